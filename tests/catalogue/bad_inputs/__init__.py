"""Files as people really send them, each with the sentence it gets."""

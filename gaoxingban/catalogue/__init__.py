"""Items, materials, questions and one-things: law as dated data, in immutable editions."""

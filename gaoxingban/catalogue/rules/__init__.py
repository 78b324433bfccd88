"""What a catalogue is and when it is sound. Pure."""

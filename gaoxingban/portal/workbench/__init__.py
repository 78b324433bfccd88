"""The designer's workbench: import a catalogue, look at what was found, publish an edition."""

"""Public face: pages, search, guides."""

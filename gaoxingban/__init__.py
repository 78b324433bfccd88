"""高兴办: a district government's promise to enterprises, computed, kept and proven."""

__version__ = "0.1.0"

"""Measurements, each figure beside its peer or raw limit. `make bench` runs them all."""

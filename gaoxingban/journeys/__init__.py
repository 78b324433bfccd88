"""Integrate, simplify, shorten: from answers to a plan, with a proof for every number. Pure."""

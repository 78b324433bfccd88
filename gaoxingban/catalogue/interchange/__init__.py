"""Catalogues in and out of the house: one module per format, one contract for all."""

"""Pure functions on names: folding, slips with their kind, forms."""

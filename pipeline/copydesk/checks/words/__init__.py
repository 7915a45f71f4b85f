"""Words: hedges and units that the figures do not bear out."""

"""Reports become bytes: one renderer a format."""

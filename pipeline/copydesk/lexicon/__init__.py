"""Words apart from logic: data files with provenance, and their loader."""

"""Who won, leads, lost or conceded, a module per family of verbs."""

"""What a figure measures, a module per family of measures."""

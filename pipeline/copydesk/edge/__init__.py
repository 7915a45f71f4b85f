"""All that touches files, screen, network and databases. Nothing below imports it."""

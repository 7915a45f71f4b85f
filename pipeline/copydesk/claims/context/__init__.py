"""Where, when, in which contest, at which count and according to whom; carried over until the story moves on."""

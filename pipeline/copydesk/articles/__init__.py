"""Input of every kind becomes an Article."""

"""Outcomes: who is said to lead, win or have a majority, against the figures."""

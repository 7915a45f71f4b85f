"""Sums: shares, seats, margins, changes and turnout that do not fit each other."""

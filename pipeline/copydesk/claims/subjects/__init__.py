"""Whose a figure is, and over whom: names, pronouns, parties, groups."""

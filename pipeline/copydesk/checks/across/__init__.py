"""Checks across the stories of a folder."""

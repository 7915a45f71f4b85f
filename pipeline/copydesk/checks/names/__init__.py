"""Checks of names: two spellings of one, acronyms with two meanings, names that are not on the list."""

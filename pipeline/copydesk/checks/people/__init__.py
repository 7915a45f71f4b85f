"""Checks of people: the offices they hold, the parties they stand for, how old they are."""

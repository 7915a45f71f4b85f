"""Checks of dates: weekdays, impossible days, spans of years, the day of the vote."""

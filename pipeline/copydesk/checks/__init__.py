"""The checks: each takes a Reading and says what in it cannot both be true."""

from copydesk.checks.runner import CheckRun, notes, run, run_across

__all__ = ["CheckRun", "notes", "run", "run_across"]

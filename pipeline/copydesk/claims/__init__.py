"""Docs, entities and quantities become claims."""

from copydesk.claims.coverage import coverage
from copydesk.claims.reader import Result, read

__all__ = ["Result", "coverage", "read"]

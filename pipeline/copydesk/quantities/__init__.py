"""Text becomes quantities: figures as printed, with hedge, unit and interval."""

from copydesk.quantities.reader import labels, read
from copydesk.quantities.scan import scan

__all__ = ["labels", "read", "scan"]

"""Text becomes quantities: figures as printed, with hedge, unit and interval."""

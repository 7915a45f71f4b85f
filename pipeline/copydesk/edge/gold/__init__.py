"""Gold: its annotation, what the desk scores against it, and slips planted into it."""

from copydesk.edge.gold.annotation import (
    Gold,
    GoldClaim,
    GoldError,
    GoldFinding,
    GoldName,
    gold_files,
    load,
    plain_name,
)

__all__ = ["Gold", "GoldClaim", "GoldError", "GoldFinding", "GoldName", "gold_files", "load", "plain_name"]

"""Three figures that stand apart, one of which should be the difference of the two others: whether a slip of the fingers explains that it is not."""

from __future__ import annotations

from copydesk.checks.compare import Bench
from copydesk.checks.fingers import by_a_slip
from copydesk.records import Claim

# So many sentences from the first to the last, figures are told together.
_TOGETHER = 1


def far_off(table: Bench, stated: Claim, one: Claim, other: Claim) -> bool:
    """Whether figures stand apart and no slip in any of the three makes them fit: mostly one was read amiss, or is of another count."""
    places = [table.scene[each].sentence for each in (stated, one, other)]
    together = max(places) - min(places) <= _TOGETHER or (
        table.scene.near(stated, one) and table.scene.near(stated, other)
    )
    return not together and not by_a_slip(stated.value, one.value, other.value)

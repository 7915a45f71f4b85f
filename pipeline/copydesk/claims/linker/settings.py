"""At which stage of the count and in which round of an election a figure can be, and what the rules tell of that, in numbers."""

from __future__ import annotations

from copydesk.claims.context.stage import status_of
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View

STAGES = ("none", "partial", "final", "poll", "exit_poll", "projection")
# Which of several votes or counts of one election a figure is of.
ROUNDS = (
    "none", "first", "late", "first_preferences", "preferred", "list", "constituency", "primary",
)  # fmt: skip
ROUND_OF = {
    "second": "late", "runoff": "late", "third": "late", "two_party_preferred": "preferred",
    "two_candidate_preferred": "preferred",
}  # fmt: skip
_STAGE_AT: dict[str | None, int] = {None: 0, **{name: at for at, name in enumerate(STAGES)}}
_ROUND_AT: dict[str | None, int] = {None: 0, **{name: at for at, name in enumerate(ROUNDS)}}
# How many kinds there are of each number that `stage_told` and `round_told` give.
STAGE_SIZES, ROUND_SIZES = (len(STAGES), len(STAGES), 16, 12), (len(ROUNDS), 16)


def stage_told(view: View, row: Row, trace: Trace) -> tuple[int, ...]:
    """What the rules tell of a trace's stage, numbers below STAGE_SIZES."""
    claim, setting, number = trace.claims[0] if trace.claims else None, trace.setting, row.line.number
    status, when = (claim.status, claim.when) if claim is not None else (setting.status, setting.when)
    if number not in view.stages:
        view.stages[number] = status_of(row.line)
    quarter = number * 4 // max(len(view.rows), 1)
    counts = sum(1 for one in view.counts[:2] if one.shape.line.number <= number)
    return (
        _STAGE_AT[status], _STAGE_AT[view.stages[number]],
        (when is not None) + 2 * view.running + 4 * view.final + 8 * (setting.speaker is not None),
        counts + 3 * quarter,
    )  # fmt: skip


def round_told(view: View, _row: Row, trace: Trace) -> tuple[int, ...]:
    """What the rules tell of a trace's round, numbers below ROUND_SIZES."""
    claim, setting = trace.claims[0] if trace.claims else None, trace.setting
    named, when = (claim.round, claim.when) if claim is not None else (setting.round, setting.when)
    several, runoff, parts = view.rounds
    return (
        _ROUND_AT.get(ROUND_OF.get(named or "", named), 0),
        (when is not None) + 2 * several + 4 * runoff + 8 * parts,
    )  # fmt: skip

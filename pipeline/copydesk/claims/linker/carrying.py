"""The source of a count carries on: figures further down the report of a body are by its word too, until another speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from copydesk.claims.linker.verdicts import Verdict

# As likely as this, at least, the network must find the body whose report it is.
CARRIED = 0.01
# What a body that counts tells, and what it does not: ages, rules, what polls and models say.
_COUNTED = frozenset(
    "vote_share votes turnout counted lead seats total_votes electorate areas_won change".split()
)
_NO_COUNT = frozenset({"poll", "exit_poll", "projection"})


def carry_on(verdicts: Sequence[Verdict], odds: Sequence[Mapping[str | None, float]]) -> None:
    """Give the figures of this election that nobody says the source of the count before them, verdicts in order of text."""
    report, of_round = None, "none"
    for verdict, likely in zip(verdicts, odds, strict=True):
        if verdict.measure not in _COUNTED:
            continue
        counted = verdict.stage not in _NO_COUNT
        if verdict.source is not None:
            if verdict.when is None:
                report, of_round = verdict.source if counted else None, verdict.round
        elif (
            report is not None
            and counted
            and verdict.when is None
            and verdict.round in ("none", of_round)
            and verdict.trace.setting.speaker is None
            and likely.get(report, 0.0) > CARRIED
        ):
            verdict.source = report

"""Figures that the words right around them settle: "With 65 percent of the vote, X", "the 21 provinces won by X"."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.claims.linker.adjacent import PLAIN
from copydesk.claims.linker.verdicts import Verdict
from copydesk.claims.linker.view import View
from copydesk.lexicon import units
from copydesk.records.late import late

# Behind a share at the head of a sentence, before whom the sentence goes on with: no word of the count.
_OF_THE_VOTE = late(r"\s+of (?:the |all )?(?:valid |popular |total )?(?:votes?|ballots)(?: cast)?,\s+\Z")
_WITH = late(
    r"(?:\A|[.;:\n]\s*)(?:[Ww]ith|[Oo]n|[Hh]aving (?:won|taken|received))\s+(?:just |only |about |nearly |almost |over |more than |some )?\Z"
)
_WON_BY = late(r"\s+(?:\w+\s+)?(?:won|carried|taken|held|led) by\s+(?:the\s+)?\Z")
_SHARES = frozenset({"counted", "turnout", "vote_share"})
_BOTH = (frozenset({"he", "her"}), frozenset({"she", "him"}))
# As sure as it can be who is who where "he" has beaten "her", and nothing tells which is which.
_UNSURE = 0.79
_OVER = frozenset({"lead", "won", "lost", "leading", "trailing", "retained", "gained"})


def by_words_around(verdicts: Sequence[Verdict]) -> None:
    """Give such figures their measure and their owner; be less sure of "he beat her"."""
    for verdict in verdicts:
        figure = verdict.trace.item.figure
        if figure is not None and verdict.measure in _SHARES and figure.unit == "percent":
            _with_share(verdict)
        if verdict.measure in _OVER and _two_pronouns(verdict):
            verdict.owner_sure = min(verdict.owner_sure, _UNSURE)


def with_areas(view: View, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The verdicts, and areas told as won by somebody that nobody has read: "the 21 provinces won by X"."""
    told = {id(verdict.trace) for verdict in verdicts}
    found = list(verdicts)
    for row in view.rows:
        for trace in row.traces:
            figure, item = trace.item.figure, trace.item
            if figure is None or figure.unit not in units.AREA_UNITS or id(trace) in told:
                continue
            who = next((one for one in row.line.items[item.index + 1 : item.index + 6] if one.who), None)
            if who is None or who.entity is None:
                continue
            if _WON_BY.fullmatch(row.line.text, item.end - row.line.start, who.start - row.line.start):
                found.append(Verdict(trace, row, "areas_won", PLAIN, subject=who, settled=True))
    return found


def _with_share(verdict: Verdict) -> None:
    """ "With 65 percent of the vote, X keeps her seat"."""
    row, item = verdict.row, verdict.trace.item
    who = next((one for one in row.line.items[item.index + 1 : item.index + 8] if one.who), None)
    if who is None or who.entity is None:
        return
    text, base = row.line.text, row.line.start
    if _WITH.search(text, 0, item.start - base) and _OF_THE_VOTE.fullmatch(
        text, item.end - base, who.start - base
    ):
        verdict.measure, verdict.subject = "vote_share", who
        verdict.owner_sure, verdict.sure, verdict.settled = PLAIN, max(verdict.sure, PLAIN), True


def _two_pronouns(verdict: Verdict) -> bool:
    """Whether it is told of "he" and "her", or of "she" and "him", each of whom may be either of two."""
    words = verdict.row.line.vocabulary
    return any(both <= words for both in _BOTH) and not any(
        one.entity is not None and one.mention is not None and one.mention.form != "pronoun"
        for one in verdict.row.who
    )

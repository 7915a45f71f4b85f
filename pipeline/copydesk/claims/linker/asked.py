"""Figures by which voters decided a question: "was rejected by 61 per cent", "passed 61-39", "41 per cent opposed it"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.claims.linker.adjacent import PLAIN
from copydesk.claims.linker.pairs import AGAINST
from copydesk.claims.linker.traces import number_of
from copydesk.claims.linker.verdicts import AMOUNTS, Verdict
from copydesk.claims.linker.view import View
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.asked import NO_SIDE, YES_SIDE, a_side, asked_about
from copydesk.records.late import late

_LOST = r"(?:rejected|defeated|refused|failed|went down|(?:turned|voted) down|thrown out|threw out)"
_PASSED = r"(?:passed|approved|accepted|adopted|carried|backed|endorsed|won)"
_HEDGE = r"(?:a vote of |a margin of |just |only |about |some |nearly |almost |around |over |more than |a narrow )?"
# What became of it, a few words, and then the figure.
_LOST_BY = late(rf"\b{_LOST}\b(?:[^.;:,\d]{{0,80}}\b(?:by|with)|,| (?:by|with))? {_HEDGE}\Z")
_PASSED_BY = late(rf"\b{_PASSED}\b(?:[^.;:,\d]{{0,80}}\b(?:by|with)|,| (?:by|with|on))? {_HEDGE}\Z")
_BY_THEM = late(
    rf"\b(?:rejected|defeated|refused|(?:turned|voted) down|thrown out|threw out)\b[^.;:,\d]{{0,80}}\b(?:by|with) {_HEDGE}\Z"
)
_DOWN_BY = late(r"\b(?:turned|voted) down by \Z")
# Behind a figure: those who were against, or what they voted for.
_UNIT = r"(?:%| ?per ?cent| ?percent| votes)?"
_OF_VOTERS = r"(?: of (?:the )?(?:[a-z]+ )?(?:voters|votes|ballots|electors|people|electorate|those (?:who )?[a-z]+(?: part| out)?))?"
_OPPOSED = late(
    rf"{_UNIT}{_OF_VOTERS},? (?:(?:who|that) )?(?:(?:were |had |have )?opposed|rejected (?:it|them|the)|turned (?:it|them) down|(?:were|voted|was) against)\b(?! to)(?! \d)"
)
_FOR = late(
    rf"{_UNIT}{_OF_VOTERS},? (?:(?:voting|voted|was|were) )?(?:in favou?r|for|yes|in support)\b",
    re.IGNORECASE,
)
_VOTED_SO = late(
    rf"{_UNIT}{_OF_VOTERS} (?:voted (?:to (?!elect|choose|pick|return)[a-z]|yes\b|no\b|against\b|in favou?r\b)|were (?:against|in favou?r|for|opposed)\b)",
    re.IGNORECASE,
)
_REACH, _WHOLE, _WORDS = 130, 100, 9


def by_question(view: View, verdicts: Sequence[Verdict]) -> None:
    """Give the figures of a vote on a question to it and to those against it, as the words of its fate tell."""
    asked = any(asked_about(item) for row in view.rows for item in row.who)
    against = _against(view)
    for at, verdict in enumerate(verdicts):
        if verdict.trace.item.figure is None or not (asked or verdict.measure == "turnout"):
            continue
        before, behind = _around(verdict)
        if verdict.measure == "turnout" and _VOTED_SO.match(behind):
            verdict.measure = "vote_share"
            _give(verdict, _side_behind(verdict))
        elif verdict.measure == "change" and _DOWN_BY.search(before) and asked_about(verdict.subject):
            # "Was turned down by 61 percent": nothing went down.
            verdict.measure = "vote_share"
            _give(verdict, against)
        elif verdict.measure in AMOUNTS:
            following = verdicts[at + 1] if at + 1 < len(verdicts) else None
            lost, passed = _LOST_BY.search(before), _PASSED_BY.search(before)
            if (lost or passed) and following is not None and _a_pair(verdict, following):
                _parted(verdict, following, against, passed=bool(passed) or not lost)
            elif _of_those_against(verdict, before, behind):
                _give(verdict, against)


def _parted(verdict: Verdict, following: Verdict, against: Item | None, *, passed: bool) -> None:
    """Part the two figures by which a question was decided: the larger is for it if it passed."""
    matter = _matter(verdict)
    values = [value for one in (verdict, following) if (value := number_of(one.trace)) is not None]
    if matter is None or len(values) < 2:
        return
    if verdict.measure != following.measure:
        verdict.measure = following.measure = "vote_share" if sum(values) == _WHOLE else "votes"
    mine, theirs = (verdict, following) if (values[0] > values[1]) == passed else (following, verdict)
    if not a_side(mine.subject, YES_SIDE):
        _give(mine, matter)
    _give(theirs, against)


def _of_those_against(verdict: Verdict, before: str, behind: str) -> bool:
    """Whether a figure that stands with the question is of those who refused it: "rejected by 61 per cent", "41 opposed it"."""
    if not asked_about(verdict.subject):
        return False
    if _OPPOSED.match(behind):
        return True
    return (
        verdict.measure == "vote_share" and _BY_THEM.search(before) is not None and _FOR.match(behind) is None
    )


def _side_behind(verdict: Verdict) -> Item | None:
    """The side that the words behind a figure name: "73.9 percent of those who took part voted Yes"."""
    at = verdict.trace.item.index
    near = verdict.row.line.items[at + 1 : at + 1 + _WORDS]
    return next((item for item in near if asked_about(item) or a_side(item, NO_SIDE)), None)


def _give(verdict: Verdict, owner: Item | None) -> None:
    verdict.subject, verdict.owner_sure = owner, PLAIN


def _around(verdict: Verdict) -> tuple[str, str]:
    """The text of the line before and behind a figure's number."""
    line, item = verdict.row.line, verdict.trace.item
    start = item.start - line.start
    figure = item.figure
    number = figure.value_span if figure is not None else None
    end = (number.end if number is not None else item.end) - line.start
    return line.text[max(start - _REACH, 0) : start], line.text[end : end + _REACH]


def _a_pair(one: Verdict, other: Verdict) -> bool:
    """Whether two figures are one result: "6,204 votes to 4,911", "61-39"."""
    if one.row is not other.row or other.measure not in AMOUNTS:
        return False
    items = one.row.line.items[one.trace.item.index + 1 : other.trace.item.index]
    between = [item.lower for item in items if item.lower not in ("votes", "%", "percent", "per", "cent")]
    return len(between) == 1 and (between[0] == "to" or between[0] in AGAINST)


def _matter(verdict: Verdict) -> Item | None:
    """The question that the line names nearest before a figure, or whose the figure is taken to be."""
    named = [item for item in verdict.row.who if item.index < verdict.trace.item.index and asked_about(item)]
    return named[-1] if named else verdict.subject if asked_about(verdict.subject) else None


def _against(view: View) -> Item | None:
    """Those against, where the story names them."""
    return next((item for row in view.rows for item in row.who if a_side(item, NO_SIDE)), None)

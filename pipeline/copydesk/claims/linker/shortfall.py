"""Who is short of what is needed: "took 34 seats, one short of a majority", "lacks two deputies", "missed the bar by 41 votes"."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.claims.linker.owners import Option
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.verdicts import Verdict
from copydesk.names.wordset import wordset
from copydesk.records.late import late

# What a line says behind a number: how much is missing, of what.
_UNIT = (
    r"(?:%| ?per ?cent| ?percent)?(?: (?:percentage )?(?:points?|votes?|ballots|seats?|mandates?|deputies|deputy|members?|mps?|lawmakers?"
    r"|legislators?|councillors?|delegates?|places?))?"
)
_BEHIND = late(
    rf"{_UNIT},? (?:(?:still|just|well|only) )?(?:short|shy|too few|adrift|(?:below|under|away from|off|from|fewer than|less than|within) "
    r"(?:an? |the |what |it |he |she |they |outright |winning |one\b))"
)
# What stands before it.
_HEDGES = r"(?:(?:just|only|some|about|around|nearly|almost|over|another|a mere|fewer than|less than|more than|the) )*"
_LACKS = late(
    r"\b(?:lack(?:s|ed|ing)?|missing|(?:short|below|under|miss(?:ed|es|ing)?)(?: [\w'’%.-]+){0,9}? by)"
    rf" {_HEDGES}\Z"
)
_NEEDS = late(
    rf"\b(?:needs?|needed|must (?:find|gain|win|get|attract)) (?:(?:a net gain of|at least|to (?:find|gain|win|flip)) )?{_HEDGES}\Z"
)
_MORE = late(rf"(?: more\b|{_UNIT} more\b)")
_ANOTHER = ("another ", "net gain of ")
# What is fallen short of, beside it in the same part of the sentence. "43.9 percent, short of the 50 required" is what somebody has.
_GOAL = r"(?:majority|super-?majority|win|victory|thresholds?|hurdle|barrier|mark|quota|cut-?off|two-thirds|needed|required|magic number|winning line)"
_SHORT_OF = late(
    rf"{_UNIT} (?:(?:still|just|only) )?(?:short of|shy of|away from)(?: [\w'’%.-]+){{0,4}}? {_GOAL}\b"
)
_LACKS_FOR = late(rf"{_UNIT} (?:for|to have|to make|to reach)(?: [\w'’-]+){{0,3}}? {_GOAL}\b")
_MISSED_BY = late(
    rf"\bmiss(?:ed|es|ing)?(?: [\w'’%.-]+){{0,5}}? {_GOAL}(?: [\w'’%.-]+){{0,5}}? by {_HEDGES}\Z"
)
# One of these stands in each of the three.
_CUES = wordset("short shy away miss misses missed missing lack lacks lacked lacking")
_LACKING = late(rf"\black(?:s|ed|ing)? {_HEDGES}\Z")
_REACH = 80
# What is short of a number of each unit is somebody with so many of them.
_AS = {"percent": "vote_share", "points": "vote_share", "votes": "votes"}


def falls_short(row: Row, trace: Trace) -> bool:
    """Whether the words by a figure say beyond doubt that so much is missing to what is needed."""
    if _CUES.isdisjoint(row.line.vocabulary):
        return False
    before, behind = _around(row, trace)
    if _SHORT_OF.match(behind) or _MISSED_BY.search(before):
        return True
    return _LACKING.search(before) is not None and _LACKS_FOR.match(behind) is not None


def lacking(verdict: Verdict) -> bool:
    """Whether a figure is how much somebody is short of, not what everybody needs."""
    if verdict.measure != "threshold" or verdict.trace.item.figure is None:
        return False
    before, behind = _around(verdict.row, verdict.trace)
    if _BEHIND.match(behind) or _LACKS.search(before):
        return True
    return _NEEDS.search(before) is not None and (
        _MORE.match(behind) is not None or before.endswith(_ANOTHER)
    )


def asked_as(verdict: Verdict, options: Sequence[Option]) -> tuple[Row, Trace, str, Sequence[Option]]:
    """The question whose a figure is: of what is missing, as of somebody's figure of the same unit."""
    if verdict.measure != "threshold":
        return verdict.row, verdict.trace, verdict.measure, options
    figure = verdict.trace.item.figure
    measure = _AS.get((figure.unit if figure is not None else None) or "", "seats")
    return verdict.row, verdict.trace, measure, options


def _around(row: Row, trace: Trace) -> tuple[str, str]:
    """The text of the line before and behind a figure's number."""
    line, item = row.line, trace.item
    number = (item.figure.value_span if item.figure is not None else None) or item
    start, end = number.start - line.start, number.end - line.start
    return line.text[max(start - _REACH, 0) : start].lower(), line.text[end : end + _REACH].lower()

"""What a figure measures: decided by its unit and by the words of its clause."""

from __future__ import annotations

from copydesk.claims.measures.change import change_told, is_earlier
from copydesk.claims.measures.counts import read_count
from copydesk.claims.measures.margin import is_lead, of_trailer
from copydesk.claims.measures.progress import is_counted
from copydesk.claims.measures.reading import Around, Reading, around, until_break
from copydesk.claims.measures.threshold import is_least_share, is_threshold
from copydesk.claims.measures.turnout import is_turnout
from copydesk.claims.measures.winning import wins_near
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import cues, units, verbs


def decide(
    frame: Frame, item: Item, previous: Reading | None, last: Reading | None = None, row: str | None = None
) -> Reading | None:
    """What the figure measures; None where it is no result.

    `previous` is the reading of the figure before it in the sentence (or of the sentence before), whose
    measure a figure without a unit shares. `last` is the figure right before it, of whatever measure; `row` is
    what the layout says of a row of results.
    """
    figure = item.figure
    if figure is None or figure.kind in ("money", "date", "ordinal"):
        return None
    words = around(frame, item)
    words.last = last
    words.row = row
    if figure.kind == "age":
        return Reading("age", unit="years")
    if figure.kind == "duration":
        return read_elapsed(words)
    if "error" in words.near_left(6) and "margin" in words.near_left(8):
        return None
    if figure.unit == "percent" or figure.kind == "percent":
        return read_percent(words, item, previous)
    if figure.unit == "points" or figure.kind == "points":
        return read_points(words)
    if figure.kind == "ratio":
        return None
    return read_count(words, item, previous)


def read_elapsed(words: Around) -> Reading | None:
    """ "In the first six hours of the count", "since the polls closed four hours ago"."""
    left = words.near_left(7)
    first = {"first", "since"} & left or {"first"} & set(words.left[:12])
    if first and ("in" in left or "for" in left):
        return Reading("elapsed")
    if words.right[:1] == ["ago"] or {"since"} & words.near_right(3):
        return Reading("elapsed", sure=0.6) if {"last", "since"} & set(words.clause) else None
    return None


def read_percent(words: Around, item: Item, previous: Reading | None) -> Reading | None:
    """What a percentage measures; a share of the vote where nothing else is told."""
    right = until_break(words.right)[:8]
    left = words.left
    if cues.NO_ELECTION & (set(left[:7]) | set(right[:4])):
        return None
    if is_counted(words):
        return Reading("counted")
    change = change_told(words)
    if is_turnout(words):
        if change is not None:
            return Reading("change", sign=change.sign, change_of="turnout", subject_kind="none")
        return Reading("turnout", earlier=is_earlier(words), subject_kind="none")
    if is_threshold(words) or is_least_share(words, item):
        return Reading("threshold", subject_kind="none")
    if is_lead(words):
        return Reading("lead", of_rival=of_trailer(words))
    if change is not None:
        change.change_of = change.change_of or "share"
        return change
    seats = {"seats", "delegates", "seat"} & set(right[:5])
    if seats:
        return Reading("seats", unit="percent")
    areas = units.AREA_UNITS & set(right[:4])
    if areas and not {"vote", "votes", "voters"} & set(right[:4]):
        return Reading("areas_won", unit="percent") if wins_near(words) else None
    if words.last is not None and words.left[:1] == ["or"] and words.last.measure == "turnout":
        return Reading("turnout", subject_kind="none")
    if previous is not None and previous.measure == "areas_won" and right[:2] == ["of", "them"]:
        return Reading("areas_won", unit="percent")
    if words.turnout:
        return Reading("turnout", subject_kind="none", earlier=is_earlier(words))
    return Reading("vote_share", earlier=is_earlier(words), sure=_share_sure(words, right))


def _share_sure(words: Around, right: list[str]) -> float:
    """How sure a bare percentage is a share of the vote."""
    if cues.VOTE_NOUNS & set(right[:6]) or {"vote", "votes", "share", "support"} & set(words.left[:6]):
        return 0.95
    if (
        words.verb in verbs.GET
        or words.verb in verbs.WIN
        or words.verb in verbs.BEAT
        or words.left[:1] in (["with"], ["on"], ["at"], ["("])
    ):
        return 0.9
    if {"to", "by", "against", "and", ","} & set(words.left[:1]):
        return 0.85
    return 0.7


def read_points(words: Around) -> Reading | None:
    """What percentage points measure: a lead or a change."""
    if {"swing"} & (set(words.left[:4]) | set(words.right[:2])):
        return change_told(words)
    turnout = cues.TURNOUT & set(words.left[:12])
    change = change_told(words)
    if change is not None:
        change.change_of = "turnout" if turnout else "share"
        change.subject_kind = "none" if turnout else None
        return change
    if is_threshold(words) and not is_lead(words):
        return Reading("threshold", subject_kind="none")
    if "need" in words.clause or "needs" in words.clause:
        return Reading("threshold", subject_kind="none")
    if turnout and ("than" in words.right[:4]):
        return Reading("change", change_of="turnout", subject_kind="none")
    return Reading("lead", of_rival=of_trailer(words), sure=0.95 if is_lead(words) else 0.8)

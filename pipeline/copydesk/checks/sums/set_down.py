"""Whether shares are set down as those of one count: exact, with as many decimals, in brackets or out of them, in one entry.

What a story adds up itself it prints alike. "59.6 percent" in one sentence and "44" in the next are of two counts, as are
"54.9" and the "(49.4)" behind it, or what a live report had at eight and at nine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from copydesk.checks.compare import Bench
from copydesk.checks.fingers import finger_of
from copydesk.checks.one_vote import one_vote
from copydesk.checks.sums.together import added
from copydesk.records import Claim
from copydesk.records.late import late

_TWO_WAY = frozenset({"runoff", "run-off", "second", "two_party_preferred"})
_SET_AGAINST = late(r"\b(?:to|against|versus|vs)\b")
_OF_VOTE = late(r"(?:%| ?per ?cent| ?percent)? of the (?:[\w-]+ ){0,2}votes?\b")
_LONGEST, _NEAR, _ROUNDED, _SURE, _HALF = 60, 30, Decimal("0.3"), 0.9, 50


def set_down_alike(table: Bench, sides: Sequence[Claim]) -> bool:
    """Whether shares that make too much are set down as of one count."""
    if in_one_breath(table, sides):
        return True
    hedged = any(one.comparator != "exactly" for one in sides)
    if (hedged and len(sides) > 2) or not _one_entry(table, sides):
        return False
    if len({_beside_another(table, one) for one in sides}) > 1 or not _as_exact(sides):
        return False
    return len(sides) > 2 or _a_pair(table, *sides)


def in_one_breath(table: Bench, sides: Sequence[Claim]) -> bool:
    """Whether a sentence surely tells what the two sides that it names have in one vote: "won 59 percent to 48.7 for Okello"."""
    if len(sides) != 2:
        return False
    first, second = sides
    text, begin, end = table.reading.article.text, first.value_span.end, second.value_span.start
    # "85 percent of the two-party vote to 42.1": both are of that.
    of_vote = _OF_VOTE.match(text, begin)
    begin = of_vote.end() if of_vote is not None else begin
    return (
        all(one.confidence >= _SURE and one.comparator == "exactly" and table.named(one) for one in sides)
        and table.scene[first].sentence == table.scene[second].sentence
        and not any(_beside_another(table, one) for one in sides)
        # "In 2019 Schuler won with 61 percent; Friesen got 44": the second may be of now.
        and ";" not in text[begin:end]
        and (_SET_AGAINST.search(text, begin, end) or any(Decimal(one.value) <= _HALF for one in sides))
        and not table.scene.between.told_apart(begin, end)
        and one_vote(table.scene, first, second, same_place=True)
    )


def slip_of_all(sides: Sequence[Claim]) -> bool:
    """Whether two surely read shares are all there is but for digits changed about: "61 percent ... 93"."""
    if len(sides) != 2 or any(one.confidence < _SURE for one in sides):
        return False
    first, second = (Decimal(one.value) for one in sides)
    return any(
        finger_of(str(one), 100 - other) and sorted(str(one)) == sorted(str(100 - other))
        for one, other in ((first, second), (second, first))
    )


def _one_entry(table: Bench, sides: Sequence[Claim]) -> bool:
    """Whether figures of a live report stand in one entry."""
    return not table.scene.live or len({table.scene[one].section for one in sides}) == 1


def _beside_another(table: Bench, one: Claim) -> bool:
    """Whether a figure stands in a bracket right behind another share: "32.7 (49.4)"."""
    text, start = table.reading.article.text, one.value_span.start
    before = table.reading.quantities_in(max(0, start - _NEAR), start)
    if not before or text[before[-1].end : start].strip() != "(":
        return False
    return before[-1].kind == "percent" or "." in (before[-1].value or "")


def _as_exact(sides: Sequence[Claim]) -> bool:
    """Whether all have as many decimals, but for one that lost its point: "63.1, 31.2, 37 and 2.0"."""
    sides = [one for one in sides if one.comparator == "exactly"]
    places = Counter(len(one.value.partition(".")[2]) for one in sides)
    if not sides:
        return True
    usual = max(places, key=lambda number: (places[number], number))
    odd = [one for one in sides if len(one.value.partition(".")[2]) != usual]
    if not odd:
        return True
    lost = Decimal(odd[0].value).scaleb(-usual)
    made = added(sides) - Decimal(odd[0].value) + lost
    return len(odd) == 1 and "." not in odd[0].value and abs(100 - made) <= _ROUNDED


def _a_pair(table: Bench, first: Claim, second: Claim) -> bool:
    """Whether two shares are of one vote: told with their sides in one sentence, of a second round, or all but for a slip."""
    exact = any("." in one.value for one in (first, second))
    if exact and table.scene.near(first, second) and table.named(first) and table.named(second):
        return True
    if {table.scene[one].round for one in (first, second)} <= _TWO_WAY:
        return True
    text, begin, end = table.reading.article.text, first.value_span.end, second.value_span.start
    if end - begin <= _LONGEST and _SET_AGAINST.search(text, begin, end):
        return True
    # What is rounded to a decimal may be one short of all.
    step = Decimal(1).scaleb(-len(first.value.partition(".")[2])) if "." in first.value else Decimal(0)
    return any(
        finger_of(one.value, 100 - Decimal(other.value) + off)
        for one, other in ((first, second), (second, first)) for off in (-step, Decimal(0), step)
    )  # fmt: skip

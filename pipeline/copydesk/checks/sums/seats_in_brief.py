"""All the seats of a brief story added up, against the size of its one body or the total that it states.

One adder over the column of counts, whosever they are: seats of a claim, however sure, a count that was taken for the size
of a body while a larger one is told, and counts of members without a claim ("five Socialists"). They are of one body unless
words set one apart. Too many are only what a slip makes; too few are wrong where the story says that these are all, or
states their sum ("59 in all").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from copydesk.checks.brief import brief, of_now, one_stage, one_vote, polled_here
from copydesk.checks.compare import Bench
from copydesk.checks.fingers import finger_of
from copydesk.checks.sums.one_tally import ALL_THESE
from copydesk.checks.sums.seating import JOINT, UNITS, Body, Misfit, a_body, bodies
from copydesk.checks.sums.together import of_a_bloc
from copydesk.records import Claim, Quantity
from copydesk.records.late import late

_READ, _SURE, _CERTAIN = 0.3, 0.75, 0.76
_FEWEST, _SMALL, _BACK = 5, 12, 60
_SEATS = frozenset({"seats", "areas_won"})
# Who sits there without a claim: "five Socialists", "two independents".
_FAMILY = late(
    r"(?:independents?|(?:\w+ )?(?:socialists|liberals|conservatives|democrats|republicans|greens|communists|nationalists|unionists|centrists|labourites|reformists|loyalists|separatists|federalists|populists|progressives|radicals|monarchists))",
    re.IGNORECASE,
)
# Right before a number: what changed, what is wanted or was before, what is of somebody's.
_NOT_HELD = late(
    r"\b(?:gain(?:ed|s|ing)?|los(?:e|es|ing|t)|net|up|down|by|from|than|before|against|need(?:s|ed|ing)?|requir\w+|another|further|extra|target(?:ed|s)?|contest(?:ed|s|ing)?|defend(?:ed|s|ing)?|held|previous|previously|some|of (?:its|their|his|her)|majority of|the (?:magic|needed)) (?:(?:at least|all|the|only|just|about|a|as many as) )*\Z",
    re.IGNORECASE,
)
# "12 seats, of which DAP ten": some of those told before.
_OF_THEM = late(r"\b(?:of|among) (?:which|whom|them|these|those|its)\b[^.;\d]{0,40}\Z")
_NO_SEATS = late(
    r" ?(?:seats? )?(?:short|more|fewer|less|needed|required|of (?:them|these|those|whom|which|his|her|its|their)|ahead|behind|candidates?|parties|lists|votes?|voters|women|men|newcomers|up for|years?|per cent|percent|%|points?|were (?:up|at stake)|in (?:19|20)\d\d)\b"
)
_EACH = late(r"\b(?:each|apiece)\b")
# "Of its 16 members ten back him".
_OF_IT = late(r"\b[Oo]f its \Z")
_HAS = late(r"\b(?:has|have|of|with|elects?|chose|elected) (?:all |now |a total of )?\Z")
_ALL = late(r"\b(?:[Aa]ll(?: of)?(?: the| its)?|[Tt]he full|[Aa] full|completes? the|fill(?:s|ed)? the) \Z")
_IN_ALL = late(r",? ?(?:seats? |members? |councillors? )?(?:in all|altogether|in total|all told)\b")
_TOTAL = late(
    r"\b(?:(?:a|the|grand) total of|add(?:s|ed|ing)? up to|adding up to|which makes|that makes|making|giving|amounts? to) (?:all |all of |the )*\Z",
    re.IGNORECASE,
)
# All sit in what is told.
_COMPLETE = late(
    r"\b(?:mak(?:e|es|ing) up|made up of|consist\w*|compris\w*|compos\w*|complet(?:e|es|ed|ing)|filled|fill(?:s|ing)?|shared? (?:by|between|among|out)|split|divided?|all (?:of )?(?:the |its )?\d+|just two|only two)\b",
    re.IGNORECASE,
)
_OTHER = late(r"\b(?:the|its) (?:other|remaining|last) (?:[a-z]+ )?\Z")
# "A Liberal", "one from the People's Forum", "an independent": a side with one, which need not be a figure.
_LONE = late(r"\b(?:an?|one|a single|a lone) (?:[a-z]+ ){0,3}(?:[A-Z][\w-]+|independent)")
_AT_STAKE = late(
    r"\b(?:up for|at stake|contested|vacan\w+|undecided|in doubt|yet to|still to|outstanding|appointed|nominated|ex officio|overhang|reserved|speaker)\b",
    re.IGNORECASE,
)


class _Held(NamedTuple):
    """A count of seats that somebody holds, and its surest claim if it has one."""

    figure: Quantity
    claim: Claim | None

    @property
    def value(self) -> int:
        return int(self.figure.value or 0)


def seats_in_brief(table: Bench) -> Iterator[Misfit | None]:
    """What the seats of a story make, where that is not what there is; None where it is."""
    if not brief(table) or not table.of_anyone("seats", "total_seats"):
        return
    sizes = _sizes(table)
    size = max(sizes, default=0)
    held = list(_column(table, size))
    stated = _stated(table, held)
    if stated is not None:
        parts = [one for one in held if one.figure.end <= stated.start]
        yield _looked(table, parts, int(stated.value or 0), (stated.start, stated.end), summed=True)
    elif size >= _FEWEST:
        held = [one for one in held if one.figure.start != sizes[size][0] and one.value < size]
        yield _looked(table, held, size, sizes[size], summed=False)


def _sizes(table: Bench) -> dict[int, tuple[int, int]]:
    """The sizes of bodies of now, and where they stand."""
    text = table.reading.article.text
    found = {one.size: (one.start, one.end) for one in bodies(table) if one.now}
    for one in table.of_anyone("total_seats"):
        here = Body(0, one.value_span.start, one.value_span.end, 0, True)
        whole = one.confidence >= _SURE and one.value.isdigit() and one.comparator == "exactly"
        if whole and of_now(table, one) and (_OF_IT.search(text, 0, here.start) or a_body(text, here)):
            found.setdefault(int(one.value), (here.start, here.end))
    units = _units(table)
    for quantity in table.reading.quantities if not found else ():
        known = quantity.unit in UNITS | units - {None} and quantity.comparator == "exactly"
        whole = quantity.unit in units and _is_all(table, quantity)
        if known and (whole or _of_no_side(table, quantity)):
            found[int(quantity.value or 0)] = (quantity.start, quantity.end)
    return found


def _units(table: Bench) -> frozenset[str | None]:
    """What the seats of sides are called that are surely read: wards, ridings."""
    quantities = table.reading.quantity_by_id
    return frozenset(
        quantities[one.quantity_id].unit for one in table.of_anyone(*_SEATS)
        if one.confidence >= _SURE and one.quantity_id in quantities
    ) - {None}  # fmt: skip


def _is_all(table: Bench, one: Quantity) -> bool:
    """Whether a number is said to be that of all: "that completes all 33 wards"."""
    text = table.reading.article.text
    return (
        one.of is None
        and (one.value or "").isdigit()
        and _ALL.search(text, max(0, one.start - _BACK), one.start) is not None
    )


def _of_no_side(table: Bench, one: Quantity) -> bool:
    """Whether a count of members stands in a sentence that names no side: "the district now has 16 councillors"."""
    text, here = table.reading.article.text, table.reading.sentences[table.reading.sentence_at(one.start)]
    if one.of is not None or not (one.value or "").isdigit() or not _HAS.search(text, here.start, one.start):
        return False
    return not table.reading.side_mentions_in(here.start, here.end) and not _NO_SEATS.match(text, one.end)


def _column(table: Bench, size: int) -> Iterator[_Held]:
    """The counts of seats that sides hold now."""
    reading, text, units = table.reading, table.reading.article.text, _units(table)
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        claims.setdefault(claim.quantity_id or "", []).append(claim)
    for one in reading.quantities_in_order:
        if one.kind != "count" or one.comparator != "exactly" or not (one.value or "").isdigit():
            continue
        if _NO_SEATS.match(text, one.end) or any(
            words.search(text, max(0, one.start - _BACK), one.start)
            for words in (_NOT_HELD, _OF_THEM, ALL_THESE)
        ):
            continue
        best = max(claims.get(one.id, []), key=lambda claim: claim.confidence, default=None)
        if best is None:
            if _FAMILY.search(one.printed) and _among_seats(table, one):
                yield _Held(one, None)
        elif not of_now(table, best) or table.scene[best].headline or of_a_bloc(best):
            continue
        elif best.measure in _SEATS and best.unit != "percent":
            if (
                best.confidence >= _READ
                or one.unit in units
                or (_FAMILY.search(one.printed) and _among_seats(table, one))
            ):
                yield _Held(one, best)
        elif best.measure == "total_seats" and int(one.value or 0) < size and best.confidence < _SURE:
            yield _Held(one, best)


def _among_seats(table: Bench, one: Quantity) -> bool:
    """Whether the sentence of a count tells of seats or of the size of a body."""
    here = table.reading.sentence_at(one.start)
    return any(
        table.reading.sentence_at(claim.value_span.start) == here
        for claim in table.reading.claims if claim.measure in ("seats", "total_seats")
    )  # fmt: skip


def _stated(table: Bench, held: Sequence[_Held]) -> Quantity | None:
    """The sum that a story states of the seats it has told."""
    text = table.reading.article.text
    for one in table.reading.quantities_in_order:
        if one.kind != "count" or not (one.value or "").isdigit() or len(held) < 2:
            continue
        before = [it for it in held if it.figure.end <= one.start]
        told = _IN_ALL.match(text, one.end) or _TOTAL.search(text, max(0, one.start - 40), one.start)
        if told and len(before) > 1:
            return one
    return None


def _all_told(table: Bench, held: Sequence[_Held], place: tuple[int, int]) -> bool:
    """Whether words say that all seats of a body are told."""
    text, sentences = table.reading.article.text, table.reading.sentences
    numbers = {table.reading.sentence_at(start) for start in (place[0], *(one.figure.start for one in held))}
    if _OTHER.search(text, max(0, held[-1].figure.start - _BACK), held[-1].figure.start):
        return True
    return any(_COMPLETE.search(text, sentences[number].start, sentences[number].end) for number in numbers)


def _looked(
    table: Bench, held: Sequence[_Held], size: int, place: tuple[int, int], *, summed: bool
) -> Misfit | None:
    """What is wrong with a column against what there is, if anything."""
    text = table.reading.article.text
    if len(held) < 2 or not _each_its_own(table, held) or _AT_STAKE.search(text):
        return None
    if not one_vote(table, [one.figure.start for one in held]):
        return None
    if any(polled_here(table, one.figure.start) for one in held):
        return None
    if not one_stage(table, [one.claim for one in held if one.claim is not None]):
        return None
    here = {table.reading.sentence_at(one.figure.start) for one in held}
    spans = [table.reading.sentences[number] for number in here]
    if any(_EACH.search(text, span.start, span.end) for span in spans):
        return None
    if not summed and any(JOINT.search(text[span.start : span.end]) for span in spans):
        return None
    values = [one.value for one in held]
    made = sum(values)
    begin, end = held[0].figure.start, held[-1].figure.end
    lone = len(_LONE.findall(text, max(0, begin - 60), end + 60))
    if made == size or made + lone == size or _of_two(table, held, size):
        return None
    if not summed and made < size and not (lone == 0 and _all_told(table, held, place)):
        return None
    if not any(finger_of(str(one.value), Decimal(one.value - made + size)) for one in held):
        # Of more than there is a slip in a longer number may leave room for sides that are not told.
        return None
    last = held[-1].figure
    places = {(one.figure.start, one.figure.end) for one in held[:-1]} | {place}
    message = f"{' + '.join(map(str, values))} = {made}; there are {size}"
    return Misfit(last.start, last.end, tuple(sorted(places)), message, made, size)


def _of_two(table: Bench, held: Sequence[_Held], size: int) -> bool:
    """Whether some that follow each other make the whole, or are the parts of the one before them."""
    text = table.reading.article.text
    for first, last in combinations(range(len(held) + 1), 2):
        part = sum(one.value for one in held[first:last])
        if not 1 < last - first < len(held):
            continue
        if part == size:
            return True
        if first and part == held[first - 1].value:
            between = text[held[first - 1].figure.end : held[first].figure.start]
            if part > _SMALL or ":" in between or "(" in between:
                return True
    return False


def _each_its_own(table: Bench, held: Sequence[_Held]) -> bool:
    """Whether every count is of a side of its own, as far as was read, or has a name of its own by it."""
    for first, second in combinations(held, 2):
        one, other = first.claim, second.claim
        if one is None or other is None or one.subject_id is None or other.subject_id is None:
            continue
        # "All 32 ridings of the Atlantic provinces and 80 of the 121 in Ontario".
        if one.place != other.place and all(map(_placed, (one, other))):
            return False
        if not table.scene.belongs(one.subject_id, other.subject_id):
            continue
        if min(one.confidence, other.confidence) >= _CERTAIN:
            return False
        if table.scene[one].sentence != table.scene[other].sentence or not _named(table, first, second):
            return False
    return True


def _placed(one: Claim) -> bool:
    """Whether the place of a count is named in its sentence."""
    return one.place is not None and one.place in one.evidence.text


def _named(table: Bench, first: _Held, second: _Held) -> bool:
    """Whether a name or a kind of side stands between two counts."""
    between = table.reading.article.text[first.figure.end : second.figure.start]
    return (
        re.search(r"\b[A-Z]", between) is not None
        or _FAMILY.search(f"{first.figure.printed} {between}") is not None
        or re.search(r"\b(?:for|to|of|from) the\b|\bopposition\b|\bbloc\b|\bgovernment\b|\bparty\b|\balliance\b|\blist\b", between) is not None
    )  # fmt: skip

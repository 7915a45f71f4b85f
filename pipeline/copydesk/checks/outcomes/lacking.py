"""What seats lack for a majority, or have beyond it, where the number needed is not told: "three short of a majority".

The seats are the only ones that the sentence tells before, or stand right beside; whose they are need not be known. Stays silent
where the gap may be one to another majority, and for majorities of another kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.checks.compare import Bench
from copydesk.checks.marked import every
from copydesk.checks.outcomes.needed import ABOVE, KIND, SEATS, SPECIAL, Missed, majorities, plain
from copydesk.checks.sums.seating import bodies
from copydesk.records import Quantity
from copydesk.records.late import late

# "With 30 of the 62 seats, three short of a majority", "34 seats in the 60-seat assembly, three more than it needs for one".
_SHORT = late(
    rf"(?:‹n(?P<k>\d+)›|\bone){SEATS} (?P<way>short of|shy of|fewer than|less than|below|under|away from|too few for|more than|above|over|beyond|clear of)"
    rf" (?:(?:what )?(?:it|they|he|she|is|are|was|were|\w+ would|the party) (?:needs?|needed|required) (?:for|to have|to win|to get|to reach) )?(?:an? |the |its |that of an? )?{KIND}majority\b(?! (?:of|in) (?:two|three|both))"
)
_COUNT, _BESIDE = (
    late(r"‹n(\d+)›"),
    late(r"[^‹›.;,:)]{0,40}?,? (?:and so |which is |or |leaving it |just |only )?"),
)
_ONE_TO, _FAR = late(r"\bone\b[^.;]*?\bmajority\b"), 120


def lacking(table: Bench) -> Iterator[Missed | None]:
    """Every such gap; None for those that fit."""
    for words, figures in every(table.reading):
        if "majority" in words:
            yield from _gaps(table, words, figures)


def _gaps(table: Bench, words: str, figures: Sequence[Quantity]) -> Iterator[Missed | None]:
    for match in _SHORT.finditer(words):
        gap = figures[int(match["k"])] if match["k"] else None
        own = _before(table, words[: match.start()], figures)
        if (
            own is None
            or not (own.value or "").isdigit()
            or (gap and not plain(gap))
            or SPECIAL.search(words)
        ):
            continue
        has, few = int(own.value or 0), int(gap.value or 0) if gap else 1
        sizes = {int(Decimal(own.of))} if own.of is not None else {one.size for one in bodies(table)}
        above = match["way"] in ABOVE
        wanted = has - few if above else has + few
        if len(sizes) != 1 or has > max(sizes):
            continue
        size = next(iter(sizes))
        least = size // 2 + 1
        real = abs(least - has)
        fits = wanted in majorities(size) | ({least - 1} if above else set())
        side = "less" if has > least else "more"
        message = f"a majority of {size} seats is {least}, {real} {side} than {has}; the story says {few} {match['way']}"
        # On the other side the gap itself must be right: else another majority may be meant.
        told = (has >= least) == above or (real == few and abs(2 * has - size) > 1)
        if fits or not told:
            yield None
        elif gap is not None:
            yield Missed(gap, ((own.start, own.end),), message, real)
        else:
            one = _ONE_TO.search(table.reading.article.text, own.end, own.end + _FAR)
            yield Missed(own, () if one is None else (one.span(),), message, real)


def _before(table: Bench, words: str, figures: Sequence[Quantity]) -> Quantity | None:
    """The number of seats that a sentence tells before a gap: the only one, or the one right before it."""
    seen = [one for one in table.of_anyone("seats") if not table.scene[one].headline]
    ids = {one.quantity_id for one in seen if table.scene[one].when is None}
    sizes = {one.start for one in bodies(table)}
    marks = [match for match in _COUNT.finditer(words) if figures[int(match[1])].start not in sizes]
    if marks and _BESIDE.fullmatch(words, marks[-1].end()):
        return figures[int(marks[-1][1])]
    own = {one.value: one for match in marks if (one := figures[int(match[1])]).id in ids}
    return next(iter(own.values())) if len(own) == 1 else None

"""A margin that is a digit away from the difference of two figures elsewhere in the story: a slip of the fingers.

Whose margin and figures they are need not be known: that two numbers of four digits differ by one is no accident.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks.base import Ledger
from copydesk.checks.fingers import digit_away
from copydesk.checks.marked import GAP, NAME, UNIT, marked
from copydesk.checks.moments import earlier_count
from copydesk.checks.otherwise import set_apart
from copydesk.checks.phrases import Difference
from copydesk.records import Quantity, Reading
from copydesk.records.late import late

_BESIDE = (
    r"(?:to|against|and|versus|while|beating|defeating|ahead of|(?:more than )?(?:double|twice)|‹x\d+› the)"
)
# "749,022 votes, or 39.91 percent, to 748,507"; "21,564 votes, beating Seth Panyako, who got 20,210".
_DUEL = late(
    rf"‹n(?P<A>\d+)›{UNIT}(?:(?:,? or|,) ‹p\d+›{UNIT}| \(‹p\d+›\))?,? {_BESIDE} [^‹›.;]{{0,60}}?‹n(?P<B>\d+)›"
)
# "Verma got 30,088, Kejriwal 25,999": two sides and their votes, and no more.
_ROW = late(
    rf"\b(?:got|had|has|polled|received|won|took|secured|with) ‹n(?P<A>\d+)›{UNIT}(?:,? or ‹p\d+›{UNIT})?,"
    rf" (?:[A-Z][\w.'’-]*|he|she|his|her|the|rival|\w+ one)(?:,? [\w.'’-]+){{0,5}}? ‹n(?P<B>\d+)›"
)
# "won in Guro by 1,354 votes", "a majority of 9,446"; not "a majority of 34 seats".
_STATED = late(
    rf"\b(?:{GAP}s? (?:of|was|is|stood at|came to)|(?:elected|re-?elected|returned|unseated|ousted|toppled|edged|survived|prevailed|seat|short|w[io]n|wins|won|lost|loses|beat|beating|beats|defeated|defeating|led|leads|leading|ahead|behind|race|runoff)"
    rf"\b(?:[^‹›.;]|‹x\d+›){{0,60}} by) {NAME}‹n(?P<S>\d+)›(?! (?:seats|points))"
)
_HEADED = late(r"\bby ‹n(?P<S>\d+)›(?! (?:seats|points))")
_FAR = 5


def mistyped(
    reading: Reading, settled: set[str | None], ledger: Ledger, *, headline: bool
) -> Iterator[Difference]:
    """Margins in votes that no two figures make, and one pair would with one digit changed or two changed about.

    Of the headline, where anything may stand before "by 366 votes", or of the story.
    """
    heads = [part for part in reading.article.parts if part.kind == "headline"]
    duels = [
        (quantities[int(match["A"])], quantities[int(match["B"])])
        for words, quantities in marked(reading, 2, "nn")
        for match in (*_DUEL.finditer(words), *_ROW.finditer(words))
    ]
    duels = [pair for pair in duels if all(_votes(one) for one in pair)]
    for words, quantities in marked(reading, 1, "n") if duels else ():
        for match in (_HEADED if headline else _STATED).finditer(words):
            stated = quantities[int(match["S"])]
            inside = any(part.start <= stated.start < part.end for part in heads)
            if inside != headline or stated.id in settled or not _votes(stated):
                continue
            all_ = [
                Difference(first, second, stated, "votes")
                for first, second in duels
                if stated not in (first, second)
            ]
            ledger.compared += len(all_)
            near = [one for one in all_ if _slip(one)]
            if (
                len(near) == 1
                and not any(one.fits for one in all_)
                and (inside or not _apart(reading, near[0]))
            ):
                yield near[0]


def _apart(reading: Reading, one: Difference) -> bool:
    """Whether margin and figures stand in sentences of which the later says what the earlier does not: "In the city alone his lead was"."""
    figures = (one.first, one.second, one.stated)
    return set_apart(reading, *(figure.start for figure in figures)) or earlier_count(
        reading, one.stated.start
    )


def _votes(quantity: Quantity) -> bool:
    """Whether a number is printed in full and long enough to tell: 1,354, not 35, nor "some 1,400"."""
    exact = quantity.comparator == "exactly" and quantity.low == quantity.high == quantity.value
    return exact and quantity.unit in ("votes", None) and len((quantity.value or "").partition(".")[0]) >= 3


def _slip(one: Difference) -> bool:
    """Whether the margin, or one of the figures where it is far off, is a digit away from what would fit."""
    first, second, said = (Decimal(quantity.value or 0) for quantity in (one.first, one.second, one.stated))
    right = abs(first - second)
    if digit_away(str(said), str(right)):
        return True
    if not (said * _FAR <= right or right * _FAR <= said):
        return False
    return any(
        digit_away(str(one), str(other)) for one, other in ((first, second + said), (second, first - said))
    )

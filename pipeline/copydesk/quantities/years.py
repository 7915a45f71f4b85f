"""Years and decades: in 1994, since 1977, 2024/25, the 1990s, (2019); not 2,019 votes nor 2019 votes."""

from __future__ import annotations

from copydesk.quantities.draft import Draft
from copydesk.quantities.tokens import Block
from copydesk.quantities.units import singular
from copydesk.records import DateParts

# Behind one of these a bare group of four digits is a number of things; "the 2019 votes" is said of the year.
_THINGS = frozenset(
    "vote ballot seat voter delegate people person precinct station member point resident supporter mp "
    "elector box "
    "polling registered valid invalid spoiled spoilt more fewer eligible km kilometers kilometres miles "
    "dollar euro "
    "soldier troop prisoner candidate councillor village booth signature respondent adult observer officer "
    "worker".split()
)
_PRECEDE = frozenset(
    "of in since until by from for to till before after during circa late early mid through between "
    "and".split()
)


def year_at(block: Block, index: int) -> Draft | None:
    """The year at token `index`, with a season's second half: 2024/25."""
    digits = block.printed(index)
    if len(digits) != 4 or not digits.isdigit():
        return None
    year = int(digits)
    before = block.at(index - 1)
    after = index + 1
    following = block.at(after)
    if not (1800 <= year <= 2099 or (1000 <= year < 1800 and before in ("in", "since"))):
        return None
    if before in ("$", "£", "€", "¥", "₹", "₦", "₱", "+", "-", "−") and (
        before not in ("-", "−") or not block.digits(index - 2)
    ):
        return None
    if following in ("%", "percent", "per", "pct", "points") or (
        block.touches(index) and following[:1].isalpha()
    ):
        return None
    if before in (
        "about",
        "around",
        "nearly",
        "over",
        "than",
        "under",
        "least",
        "some",
        "almost",
        "only",
        "with",
    ) and (before in ("than", "least") or (following[:1].isalpha() and singular(following) in _THINGS)):
        return None
    thing = singular(following) in _THINGS or (
        following[:1].isalpha() and following.endswith("s") and singular(block.at(after + 1)) in ("vote",)
    )
    if thing and before not in ("in", "since", "the", "of"):
        return None
    if thing and before == "of" and following in ("votes", "voters", "seats"):
        return None
    if (
        following in ("/", "-", "–")
        and block.touches(index)
        and block.touches(after)
        and block.digits(after + 1)
    ):
        second = block.printed(after + 1)
        if len(second) == 2 and int(second) == (year + 1) % 100:
            after += 2
    parts = DateParts(year=year, grain="year", resolved=digits)
    return Draft("date", index, after, index, index + 1, date=parts)


def decade_at(block: Block, index: int) -> Draft | None:
    """The 1990s, the '90s, the mid-1980s."""
    digits = block.printed(index)
    mark = block.at(index + 1)
    after = index + 2
    if mark in ("'", "’") and block.at(index + 2) == "s":
        after = index + 3
    elif mark != "s" or not block.touches(index):
        return None
    if not digits.isdigit() or not digits.endswith("0") or len(digits) not in (2, 4):
        return None
    first = index
    year = int(digits)
    if len(digits) == 2:
        if block.at(index - 1) not in ("'", "’", "‘"):
            return Draft("label", index, after, index, after, why="vague")  # a woman in her 50s
        year, first = 1900 + year, index - 1
    elif not 1500 <= year <= 2090:
        return None
    return Draft("date", first, after, index, after, date=DateParts(year=year, grain="decade"))

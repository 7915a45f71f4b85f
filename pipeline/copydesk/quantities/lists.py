"""Figures that stand together: ranges in one subject, pairs, and a unit printed once for several numbers."""

from __future__ import annotations

from itertools import pairwise

from copydesk.quantities.draft import Draft
from copydesk.quantities.tokens import Block

_LINKS = frozenset({",", "and", "or", "to", "-", "–", "versus", "vs", "against", ";", "&", "/"})
_DASHES = frozenset({"-", "–", "‑"})
# "By 40 to 45 percent", "from 40 to 45 percent", "lost 45-52" are two figures, not the ends of one.
_PAIR_CUES = frozenset(
    "by from lost lose loses losing trailing trails trailed vote score scored beat beats led leads lead "
    "ahead behind "
    "defeated rose fell up down rising falling climbed dropped slipped grew increased decreased declined "
    "improved "
    "went cut narrowed widened reduced margin tally".split()
)
_SHARED = frozenset({"percent", "points"})
_SHARE = 100  # "175 to 174, and 49.6 percent": no share is so large
_RANGED = frozenset({"count", "percent", "points", "duration", "age", "money"})


def join(block: Block, drafts: list[Draft]) -> list[Draft]:
    """Ranges become one draft; numbers without a unit take that of their neighbours."""
    if len(drafts) < 2:
        return drafts
    joined = [drafts[0]]
    for draft in drafts[1:]:
        if not (_ranged(joined[-1], draft) and _range(block, joined[-1], draft)):
            joined.append(draft)
    _share_back(block, joined)
    _share_on(block, joined)
    return joined


def _ranged(first: Draft, second: Draft) -> bool:
    return (
        first.kind in _RANGED
        and second.kind in _RANGED
        and first.number is not None
        and second.number is not None
        and first.upper is None
        and first.of is None
        and not second.sign
    )


def _range(block: Block, first: Draft, second: Draft) -> bool:
    """Join `second` to `first` as its upper end, if the two are the ends of one figure."""
    assert first.number is not None and second.number is not None
    gap = block.low[first.next : second.first]
    before = block.at(first.first - 1)
    if first.kind == "age" and (gap in (["to"], ["-"], ["–"]) or _between_ages(block, first, gap)):
        first.upper, first.next, first.hedge = second.number, second.next, "between"
        return second.kind in ("count", "age")
    between = (before == "between" and gap in (["and"], ["to"], ["-"], ["–"])) or (
        block.at(first.first - 2) == "between" and gap == ["and"]
    )
    low, high = first.number.amount, second.number.amount
    if second.number.rounded and not first.number.rounded and first.bare and low < 1000:
        scale = second.number.step if second.number.step >= 1000 else None
        ones = high / scale if scale else None
        if ones is not None and scale is not None and low < ones * 10:
            low = low * scale
    if low >= high or second.hedge != "exactly":
        return False
    bare = first.bare and (second.kind != "count" or second.unit is not None or second.number.rounded)
    same = first.kind == second.kind and first.unit == second.unit
    if between:
        fits = bare or same
    elif gap and gap[0] in _DASHES and len(gap) == 1:
        fits = (bare or (same and first.kind == "percent")) and before not in _PAIR_CUES
    elif gap in (["to"], ["or"]):
        whole = "." not in first.number.value and "." not in second.number.value
        fits = bare and whole and (before not in _PAIR_CUES if gap == ["to"] else high - low <= 10)
        fits = fits and not (gap == ["to"] and second.kind == "count" and second.unit in (None, "votes"))
        # "Likud was predicted to win 30 or 31": neighbours are one figure, whatever they count.
        fits = fits or (gap == ["or"] and whole and first.bare and second.kind == "count" and high - low == 1)
    else:
        fits = False
    if not fits:
        return False
    if low != first.number.amount:
        first.number.value = f"{low:f}"
    first.upper, first.kind, first.unit = second.number, second.kind, second.unit
    first.next, first.of = second.next, second.of
    first.first -= between and before == "between"
    first.hedge = "between"
    return True


def _between_ages(block: Block, first: Draft, gap: list[str]) -> bool:
    """Between the ages of 18 and 29."""
    return gap == ["and"] and "between" in block.low[max(0, first.first - 4) : first.first]


def _share_back(block: Block, drafts: list[Draft]) -> None:
    """41, 33 and 12 per cent; 50 and 49 percent; 52-48 percent: the last one's unit goes back."""
    for at in range(len(drafts) - 1, 0, -1):
        second, first = drafts[at], drafts[at - 1]
        if (
            (second.kind not in _SHARED and second.unit is None)
            or not _plain(first)
            or second.kind not in ("percent", "points", "count")
        ):
            continue
        gap = block.low[first.next : second.first]
        if not _linked(gap) or (
            second.kind in _SHARED and first.number is not None and first.number.amount > _SHARE
        ):
            continue
        if gap == [","] and not _ends_in_and(block, drafts, at):
            continue
        if (
            second.kind == "count"
            and (second.of is not None or (gap == ["-"] and second.unit in ("votes",)))
            and second.unit is None
        ):
            continue
        first.kind, first.unit = second.kind, second.unit


def _ends_in_and(block: Block, drafts: list[Draft], at: int) -> bool:
    """Whether a comma list that holds draft `at` goes on to a last "and": not "Labour 41, 33 percent"."""
    if at + 1 >= len(drafts):
        return False
    gap = block.low[drafts[at].next : drafts[at + 1].first]
    return _linked(gap) and (gap != [","] or _ends_in_and(block, drafts, at + 1))


def _share_on(block: Block, drafts: list[Draft]) -> None:
    """52.3% to 45.1; 1,204 votes to 988: the first one's unit goes on."""
    for first, second in pairwise(drafts):
        if not _plain(second) or first.unit is None or first.kind not in ("percent", "points", "count"):
            continue
        gap = block.low[first.next : second.first]
        if gap in (["to"], ["-"], ["–"], ["versus"], ["vs"], ["against"], ["vs", "."]):
            second.kind, second.unit = first.kind, first.unit


def _plain(draft: Draft) -> bool:
    return draft.bare and draft.number is not None and draft.upper is None


def _linked(gap: list[str]) -> bool:
    return (len(gap) == 1 and gap[0] in _LINKS) or gap in (
        [",", "and"],
        [",", "or"],
        [",", "to"],
        ["vs", "."],
    )

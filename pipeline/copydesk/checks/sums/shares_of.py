"""Areas and seats of a whole that one sentence shares out: "ahead in 23 of the 26 provinces, Katumbi in four".

Read from words and figures alone, whoever the sides are: "seven of the 21 areas, and Ododo in sixteen"; "Of the 32
departments Yes won 19 and No 23"; "17 of the 30 areas; the governor won the other 14". Two that share a whole have no more
than it, and with "the other" all of it. Silent where words between them tell of parts, of change, or of another time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from copydesk.checks.cued import Cued
from copydesk.checks.marked import every
from copydesk.checks.sums.seating import UNITS, Misfit
from copydesk.records import Quantity, Reading
from copydesk.records.late import late

AREAS = frozenset(
    {"regions", "areas", "provinces", "districts", "departments", "counties", "states", "constituencies", "wards", "islands", "municipalities", "cantons", "governorates",
     "parishes", "boroughs", "communes", "prefectures", "cities", "towns", "zones", "divisions", "villages", "precincts", "parliaments", "local_government_areas", "emirates"}
)  # fmt: skip
_SITTING = frozenset(
    {"representatives", "seats", "members", "commissioners", "aldermen", "places", "councillors", "deputies"}
)
# "Of the 32 departments", "Of Kogi's 21 areas" at the head of its clause.
_WHOLE = late(
    r"\b[Oo]f (?:the |its |their |all |[\w’'. -]{1,30}?['’]s? )(?:[a-z]+ )?‹n(?P<whole>\d+)›(?: [a-z]+){0,3}?,? "
)
# What stands right before the figure of a further side: its name, what it did, "in" or "the other".
_SIDE = late(
    r"(?:,|;| and| while| but| to| –| —) (?:(?:and|while|but|with|for|the|his|her|its|their) )*"
    r"(?:(?:[a-z-]+ ){0,2}[A-Z][\w.’'-]*(?: (?:of |de |the |and )?[A-Z(][\w.’')-]*){0,5}|independents?|others|(?:the )?(?:senator|governor|president|opposition|challenger|incumbent|mayor)|(?:other|small(?:er)?) (?:parties|groups|lists)(?: and independents)?)"
    r"(?: ?\([^()‹›]{1,40}\))?(?: (?:was|is|came|has|have|got|gets|won|wins?|took|takes|carried|carries|led|leads|leading|ahead|first|out on top|prevailed|kept|holds?|only|just|also|so far|on top)){0,4}(?: in)?(?: (?:the|its) (?:other|remaining|last))? \Z"
    r"|(?:,|;| and| while| but) (?:[\w.’'-]+ ){0,8}the (?:other|remaining|last) \Z"
)
_OTHER = late(r"\b(?:the |its |their )?(?:other|remaining|last) \Z")
_ALSO_OTHER = Cued(
    r"^(?:\W*(?:[A-Z][\w.’'-]*|The|the|[a-z]+) ?){0,6}(?:won|took|carried|led|leads|has|had|was ahead|went|came first|kept)? ?(?:in )?\b[Tt]he (?:other|remaining|last) ‹n(?P<rest>\d+)›(?! (?:candidates|parties|people|votes|voters|years|percent|are still|remain|to be|have yet|will))",
    "the other ‹n|the remaining ‹n|the last ‹n",
)
_PARTED = late(
    r"\b(?:of (?:them|which|whom|those|these|it)|including|among|short|more|fewer|less|than|from|up|down|by|ago|before|19\d\d|20\d\d|years?|percent|votes?|margin|counted|reported|reporting|with|each|both|second|third|behind|against|where|seats? in|same|had|declared|filled|known|called|another|would|needs?|needed|required|at least|tied|ties?|split)\b"
)
_GAP = late(
    r" (?:seats? )?(?:short of|shy of|more than|above|over|fewer than) (?:an?|the|its) (?:[a-z]+ )?(?:majority|half|line)(?: of its own| requires| needs)?"
)
_BOTH = late(r"\b(?:quarter|third|threshold|at least|passed|reached|cleared|above|over|announced|each)\b")
_AND = late(r"[A-Z][\w.’'-]+,? and (?:in )?\Z")
_ELSEWHERE = late(r"\b[Ii]n (?:the )?[A-Z]")
_MOST = 60


def shared(reading: Reading) -> Iterator[Misfit | None]:
    """The wholes that sentences share out; None for those that fit."""
    kept: tuple[list[Quantity], Quantity] | None = None
    for words, figures in every(reading):
        if kept is not None:
            yield from _the_other(words, figures, *kept)
        kept = None
        # "Passed a quarter in 16 of the 19 areas, and Akpo in 15": both may in one.
        wholes = list(_wholes(words, figures)) if "‹n" in words else []
        if not wholes or _BOTH.search(words):
            continue
        for first, size, whole in wholes:
            parts, full = _parts(words, figures, first)
            if not parts or max(_value(one) for one in parts) > size:
                continue
            alone = len([one for one in figures if one.kind == "count"]) == 1 + (whole.of is None)
            kept = (parts, whole) if len(parts) == 1 and alone else None
            if len(parts) > 1:
                yield _looked(parts, size, whole, full)


def _wholes(words: str, figures: Sequence[Quantity]) -> Iterator[tuple[int, int, Quantity]]:
    """The number of the first part in the sentence, the size of the whole, and the figure that tells it."""
    for number, one in enumerate(figures):
        if one.of is not None and one.of.isdigit() and _shareable(one) and one.unit is not None:
            yield number, int(one.of), one
    match = _WHOLE.search(words) if len(figures) > 1 else None
    if match is not None:
        number = int(match["whole"])
        one = figures[number]
        if one.of is None and one.unit is not None and _shareable(one) and number + 1 < len(figures):
            yield number + 1, _value(one), one


def _parts(words: str, figures: Sequence[Quantity], first: int) -> tuple[list[Quantity], bool]:
    """The figures of the sides that share, the first first, and whether the last has the rest."""
    parts, full = [figures[first]], False
    # "In Constanta and in 17 other counties": one more.
    if (
        not _shareable(parts[0])
        or "other" in parts[0].printed
        or _AND.search(words[: words.find(f"‹n{first}›")])
    ):
        return [], False
    last = first
    for number in range(first + 1, len(figures)):
        at, behind = words.find(f"‹n{last}›"), words.find(f"‹n{number}›")
        # "19 of the 41 seats, two short of a majority; the Rally has 24".
        if _GAP.match(words, behind + len(f"‹n{number}›")) and number == last + 1:
            last = number
            continue
        if at < 0 or behind < 0 or not _shareable(figures[number]) or figures[number].of is not None:
            break
        between = _GAP.sub("", words[at + len(f"‹n{last}›") : behind])
        if (
            len(between) > _MOST
            or _ELSEWHERE.search(between)
            or _PARTED.search(between)
            or _SIDE.search(between) is None
        ):
            break
        if re.match(
            r"[-–]| and ‹| (?:of|more|fewer|short|percent|votes|years|points|up|down|are|is|were|being|make|would|needed|required|to)\b",
            words[behind + len(f"‹n{number}›") :],
        ):
            break
        parts.append(figures[number])
        last = number
        if _OTHER.search(between):
            full = True
            break
    return parts, full


def _shareable(one: Quantity) -> bool:
    plain = one.kind == "count" and one.comparator == "exactly" and (one.value or "").isdigit()
    # "Ward representatives", "local government areas".
    last = (one.unit or "").rpartition("_")[2]
    return plain and (one.unit in UNITS or last in AREAS or last in _SITTING)


def _value(one: Quantity) -> int:
    return int(one.value or 0)


def _looked(parts: Sequence[Quantity], size: int, whole: Quantity, full: bool) -> Misfit | None:
    values = [_value(one) for one in parts]
    if any(sum(some) == size for many in range(2, len(values) + 1) for some in combinations(values, many)):
        return None
    made = sum(values)
    if made <= size and not full:
        return None
    # A bloc with its members, one after the other.
    if len(values) > 2 and any(value == made - value for value in values):
        return None
    return _odd(parts, made, size, whole)


def _odd(parts: Sequence[Quantity], made: int, size: int, whole: Quantity) -> Misfit:
    message = f"{' + '.join(str(_value(one)) for one in parts)} = {made}; there are {size}"
    last = parts[-1]
    places = {(one.start, one.end) for one in (*parts[:-1], whole)}
    return Misfit(last.start, last.end, tuple(sorted(places)), message, made, size)


def _the_other(
    words: str, figures: Sequence[Quantity], parts: list[Quantity], whole: Quantity
) -> Iterator[Misfit | None]:
    """ "The six regions that stayed loyal" or "The other 14", in the sentence behind "nine of the 14 regions"."""
    match = _ALSO_OTHER.search(words)
    if match is None:
        return
    rest = figures[int(match["rest"])]
    if _shareable(rest) and rest.of is None and not _PARTED.search(words[: match.end()]):
        size = int(whole.of or whole.value or 0)
        made = _value(parts[0]) + _value(rest)
        yield None if made == size else _odd([*parts, rest], made, size, whole)

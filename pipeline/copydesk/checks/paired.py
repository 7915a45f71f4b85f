"""Two figures that a sentence sets against each other in so many words: "beat him 48.1 to 51.2", "by 64 per cent to 63".

Whose they are need not be known: who beats has more, and two shares of one vote make no more than all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks.cued import Cued, one_of
from copydesk.checks.marked import marked
from copydesk.checks.scene import scene_of
from copydesk.checks.worded import Looked, Odd
from copydesk.checks.wording import between, figure, number
from copydesk.records import Quantity, Reading
from copydesk.records.late import late

_TO = r"(?: of the votes?)?(?: to (?:the )?| ?[-–] ?| against (?:the )?)"
_NAME = (
    r"(?:him|her|them|it|(?:(?:the|[a-z]+) ){0,3}[A-Z][\w.'’-]*(?: (?:of the |de |da )?[A-Z][\w.'’-]*){0,4})"
)
_MARGIN = r"(?: by (?:only |just |some |about )?‹[npd]\d+›(?: votes| points)?,)?"
# "Beat her 35.6 to 42.1", "was in front, 15.8 to 48.2", "ahead, 15% to 47.4%".
_BEAT = (
    Cued(
        rf"\b(?:beat|beats|beating|defeated|defeats|defeating|edged|edges|outpolled|bested|led|leads|leading|ousted|unseated) {_NAME},?{_MARGIN}"
        rf"(?: by| with)? ‹(?P<k>[pn])(?P<first>\d+)›{_TO}‹[pn](?P<second>\d+)›",
        "beat|defeat|edg|outpoll|best|led|lead|oust|unseat",
    ),
    Cued(
        rf"\b(?:ahead|in front|came (?:out )?(?:first|on top)|won|wins|prevailed)(?: (?:too|there|here|again|narrowly|easily))?,?{_MARGIN}(?<=,)(?: by| with)?"
        rf" ‹(?P<k>[pn])(?P<first>\d+)›{_TO}‹[pn](?P<second>\d+)›",
        "ahead|in front|came|won|wins|prevail",
    ),
    Cued(
        rf"\b(?:won|wins|winning|prevailed|victory|elected|(?:come|came|comes|coming) (?:in |out )?(?:‹x(?P<place>\d+)›|first|top|on top|ahead)|(?:was|were|is|are|finished|placed) (?:‹x(?P<rank>\d+)›|first|ahead|in front)"
        rf"|edged|led|leads|leading|topped the poll)(?P<gap>[^‹›.;:]{{0,70}}?) (?:by|with) ‹(?P<k>[pn])(?P<first>\d+)›{_TO}‹[pn](?P<second>\d+)›",
        "won|win|prevail|victory|elected|come|came|coming|ahead|in front|finished|placed|‹x|first|edged|led|lead|topped",
    ),
    # "Voters approved the levy, 57.6% to 42.4%".
    Cued(
        rf"\b(?:approved|passed|ratified|adopted|upheld)\b[^‹›.;:]{{0,60}}?(?:,| by) ‹(?P<k>p)(?P<first>\d+)›{_TO}‹p(?P<second>\d+)›",
        "approved|passed|ratified|adopted|upheld",
    ),
)
_NOT = late(
    r"\b(?:not|never|fail\w*|unable|hop\w+|tried|trying|need\w*|could|would|might|may|should|if|whether|than|seats?|electoral|delegates|lost to"
    r"|beaten|defeated by|sets?|games?|goals?|match)\b",
    re.IGNORECASE,
)
# "Was ahead at midnight but lost by".
_TURNED = late(
    r"\b(?:lost|los(?:es|ing)|trail\w*|behind|defeat\w*|conced\w*|beat\w*|overtak\w*|fell|but|until|till|whereas|while|yet|though|although|against|down|up|from)\b"
)
# "By 64 per cent to 63", "the other way, 61.5 to 83.5".
_FACED = late(
    rf"(?:\bby|,|:|\bwith|\bwas) ‹(?P<k>[pn])(?P<first>\d+)›{_TO}(?:[\w.'’-]+ ){{0,2}}?‹[pn](?P<second>\d+)›"
)
# "Lost to Reed (ALP), 51.6 to 58.4": no range.
_LOST = Cued(
    rf"\b(?:beat|beats|beating|defeated|defeating|ousted|unseated|edged|lost to|losing to|fell to|conceded to|beaten by|defeated by|ousted by) {_NAME}(?: \([^()‹›]{{1,30}}\))?,?"
    rf"(?: by| with)? ‹(?P<k>[pn])(?P<first>\d+)›{_TO}‹[pn](?P<second>\d+)›",
    "beat|defeat|oust|unseat|edged|lost to|losing to|fell to|conceded to",
)
_MOVED = late(
    r"\b(?:from|between|rose|fell|grew|up|down|dropped|slipped|climbed|increased|decreased|narrowed|widened|turnout|aged?|range\w*|estimat\w*"
    r"|forecast\w*|expect(?!ed votes?\b)\w*|project\w*|anywhere|odds|temperatures?|approv\w*|questions?|measures?|respectively|each|than|women|men|among)\b",
    re.IGNORECASE,
)
# What the first of two figures stands behind in `_FACED`, and what `_TO` ends in before the second.
_SIGN = late(r"%|per ?cent|pct", re.IGNORECASE)
_LEADS = ("by ‹", ", ‹", ": ‹", "with ‹", "was ‹")
_JOINTS = ("to ‹", "against ‹", "the ‹", "-‹", "–‹", "- ‹", "– ‹")
_FEW = 30
_WIDE, _MOST, _WHOLE = 8, 200, Decimal("100.5")


def beaten(reading: Reading) -> Iterator[Looked]:
    """Who beats somebody, or is ahead, by the first of two figures, must have more."""
    scene = scene_of(reading)
    for words, found in marked(reading, 2):
        if not _face_to_face(words):
            continue
        for match in (match for pattern in _BEAT for match in pattern.finditer(words)):
            own, other = found[int(match["first"])], found[int(match["second"])]
            named = match.groupdict()
            place = named.get("place") or named.get("rank")
            if place is not None and found[int(place)].value != "1":
                continue
            if _TURNED.search(named.get("gap") or "") or _from_to(own, other):
                continue
            if (
                not _alike(own, other)
                or _NOT.search(words[: match.end()])
                or scene.between.told_apart(own.end, other.start)
            ):
                continue
            said = " ".join(reading.article.text[own.start : other.end].split())
            message = f'"{said}": who wins or leads has {figure(own)}, less than {figure(other)}'
            wrong = own.interval.below(other.interval)
            yield Looked((own, other), Odd(own, (other,), message, other.value) if wrong else None)


def _from_to(one: Quantity, other: Quantity) -> bool:
    """Whether "ahead by 5 to 8 percent", "by 1,200 to 1,500" is a gap that is known roughly: two round numbers that rise."""
    low, high = Decimal(one.value or 0), Decimal(other.value or 0)
    if one.kind == "percent" or other.kind == "percent":
        return low < high <= low + _WIDE and high < _FEW and {low % 1, high % 1} == {0}
    return low < high and {low % 100, high % 100} == {0}


def _face_to_face(words: str) -> bool:
    """Whether a figure stands right behind what sets it against another: without that nobody is beaten."""
    return one_of(_JOINTS, words)


def beyond_all(reading: Reading) -> Iterator[Looked]:
    """Two shares set against each other make no more than the whole."""
    scene = scene_of(reading)
    for words, found in marked(reading, 2):
        faced = _FACED.finditer(words) if one_of(_LEADS, words) else ()
        lost = list(_LOST.finditer(words)) if _face_to_face(words) else []
        met = {match["second"] for match in lost}
        for match in (*lost, *(one for one in faced if one["second"] not in met)):
            one, other = found[int(match["first"])], found[int(match["second"])]
            if (
                not _shares(one, other)
                or (match["second"] not in met and _range(one, other))
                or _of_no_votes(reading, one, other)
                or _MOVED.search(words[max(0, match.start() - 60) : match.end()])
            ):
                continue
            if scene.between.told_apart(one.end, other.start):
                continue
            whole = one.interval + other.interval
            low = whole.low
            over = low is not None and low + Decimal("0.5") > _WHOLE and 100 < low <= _MOST
            message = (
                f"{figure(one)} + {figure(other)} = {number(Decimal(one.value or 0) + Decimal(other.value or 0))} percent"
                f" ({between(whole)}); shares of one vote cannot make more than 100"
            )
            yield Looked((one, other), Odd(other, (one,), message, "100") if over else None)


def _of_no_votes(reading: Reading, *figures: Quantity) -> bool:
    """Whether figures are read as something else than shares of the vote: "a plunge in participation: 53.5 against 79.1"."""
    ids = {one.id for one in figures}
    read = {claim.measure for claim in reading.claims if claim.quantity_id in ids}
    return bool(read) and "vote_share" not in read


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are both shares, printed alike, or both votes: no score of a game, no seats."""
    if None in (one.value, other.value) or one.of is not None or other.of is not None:
        return False
    if {one.comparator, other.comparator} != {"exactly"} or {one.unit, other.unit} & {
        "seats",
        "electoral_votes",
    }:
        return False
    if _shares(one, other):
        return True
    counts = one.kind == other.kind == "count" and {one.unit, other.unit} <= {"votes", None}
    return counts and all(Decimal(item.value or 0) >= _MOST for item in (one, other))


def _shares(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are shares: both with their sign, or printed alike with one sign or with decimals."""
    if None in (one.value, other.value) or one.of is not None or other.of is not None:
        return False
    decimals = {len((item.value or "").partition(".")[2]) for item in (one, other)}
    kinds = {one.kind, other.kind}
    if kinds - {"percent", "count"} or {one.unit, other.unit} - {"percent", None}:
        return False
    if any(Decimal(item.value or 0) >= 100 for item in (one, other)):
        return False
    return kinds == {"percent"} or (len(decimals) == 1 and (decimals != {0} or "percent" in kinds))


def _range(one: Quantity, other: Quantity) -> bool:
    """Whether "48 to 52" may be from here to there: a range rises, and not by much."""
    # A range has its sign at its end, or at both: "48.8 percent to 54.4" is none.
    if _SIGN.search(one.printed) and not _SIGN.search(other.printed):
        return False
    rise = Decimal(other.value or 0) - Decimal(one.value or 0)
    return 0 <= rise <= _WIDE or (rise > 0 and one.kind == "count" and "." not in (one.value or ""))

"""Turnouts that a sentence or two set out in so many words: those who voted, all who might, and the share.

"5,210 people voted out of 11,480 electors, a turnout of 54.4%"; "Of 19.9 million registered voters, 14.3 million turned
out, 65 percent". Whose the figures are need not be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks.hints import voted_early
from copydesk.checks.marked import every
from copydesk.checks.units import whole_of
from copydesk.checks.worded import LOOSE, Looked, Odd, told
from copydesk.checks.wording import between, figure, number, rounded
from copydesk.records import Quantity, Reading
from copydesk.records.late import late

_VOTERS = 1000
_TURNOUT = (
    late(
        r"‹n(?P<some>\d+)›(?: (?:of them|people|voters))? (?:voted|took part|turned out|went to the polls|cast (?:a|their) (?:ballots?|votes?))"
        r"[^‹›.;]{0,40}\bout of (?:a total of |the )?‹n(?P<all>\d+)›[^‹›.;]{0,30}\bturnout (?:of |at |to )‹p(?P<share>\d+)›"
    ),
    late(
        r"\b[Oo]f (?:the |some |about )?‹n(?P<all>\d+)›(?: [\w-]+){0,3},? ‹n(?P<some>\d+)› (?:voted|took part|turned out|went to the polls|cast (?:(?:a|their) )?(?:ballots?|votes?)|did)"
        r"[^‹›.;]{0,40}\bturnout (?:of |at |to )‹p(?P<share>\d+)›"
    ),
    # "Of 19.9 million registered voters, 14.3 million turned out, 65 percent, ..."
    late(
        r"\b[Oo]f (?:the (?:[\w’']+ )?|some |about |its )?‹n(?P<all>\d+)›(?: [\w-]+){0,3},? ‹n(?P<some>\d+)› (?:of them )?(?:voted|took part|turned out|went to the polls|cast (?:(?:a|their) )?(?:ballots?|votes?)|came)"
        r"(?:,| \(|, or|, which is|, that is) ‹p(?P<share>\d+)›(?! of (?:them|those|these|whom|the (?:women|men)))"
    ),
    # "253,388 from a register of 2,533,966, a turnout of ten per cent"
    late(
        r"‹n(?P<some>\d+)›(?: [a-z]+)? (?:from|of|out of|on) (?:an? |the )?(?:register|roll|electorate|list|voters['’] roll) of ‹n(?P<all>\d+)›[^‹›.;]{0,20}"
        r"\bturnout (?:of |at )(?:barely |just |only )?‹p(?P<share>\d+)›"
    ),
)
# "1.64 million of 2.48 million, which is about 66 percent"
_OF_ALL = late(
    r"‹n(?P<some>\d+)›(?: [a-z]+){0,3},? (?:which is|which makes|or|that is|making|a turnout of) ‹p(?P<share>\d+)›(?! of (?:the )?vote)"
)
_THAT_IS = late(
    r"(?:That|This|It) (?:is|makes|was|comes to|means a turnout of|is a turnout of) ‹p(?P<share>\d+)›(?! (?:of (?:the )?(?:vote|seats|women|men|those)|(?:in|at|of) (?:19|20)\d\d|last|(?:four|five) years)\b| (?:in|at|of) ‹x)"
)
# "After a turnout of 39.2 per cent", "in 2019" behind it: of another vote.
_THEN = late(
    r"\b(?:after|from|against|than|compared with|up on|down on|following) (?:an? |the |its )?turnout \w+ (?:\w+ )?\Z"
)
_LAST = late(
    r" (?:last|(?:in|at|of) (?:the )?(?:last|previous|(?:19|20)\d\d)|(?:two|three|four|five|six) years|among|amongst|abroad)\b"
    r"| (?:in|at|of) ‹x|(?: in [^‹›.;,]*)? and ‹p"
)
# "Turnout was 36.90 percent, ..." and, in the next sentence, "Of 412,730 eligible voters, 155,620 cast ballots".
_TURNOUT_WAS = late(
    r"(?:The )?[Tt]urnout (?:was|stood at|reached|came to|rose to|fell to) (?:just )?‹p(?P<share>\d+)›"
)
_OF_VOTERS = late(
    r"Of (?:the (?:[\w’']+ )?|some |about |its )?‹n(?P<all>\d+)›(?: [\w-]+){0,3},? ‹n(?P<some>\d+)›(?: [a-z]+)? (?:voted|took part|turned out|went to the polls|cast (?:(?:a|their) )?(?:ballots?|votes?))"
)


def turnouts(reading: Reading) -> Iterator[Looked]:
    """ "5,210 people voted out of 11,480 electors, a turnout of 54.4%"; the turnout may stand in the sentence before."""
    before: Quantity | None = None
    came: tuple[Quantity, Quantity] | None = None
    for words, found in every(reading):
        counts, shares = words.count("‹n"), "‹p" in words
        for match in _OF_ALL.finditer(words) if counts and shares else ():
            some, share = found[int(match["some"])], found[int(match["share"])]
            if (
                some.of is not None
                and Decimal(some.value or 0) >= _VOTERS
                and some.unit in ("voters", "votes", None)
            ):
                yield from _share_of(reading, some, share)
        is_ = _THAT_IS.match(words)
        if came is not None and is_ is not None:
            yield from _turnout(reading, *came, found[int(is_["share"])])
        came = None
        patterns = _TURNOUT if counts > 1 and shares else ()
        for match in (match for pattern in patterns for match in pattern.finditer(words)):
            if _of_then(words, match):
                continue
            yield from _turnout(reading, *(found[int(match[name])] for name in ("some", "all", "share")))
        match_ = _OF_VOTERS.match(words) if counts > 1 else None
        if match_ is not None and voted_early(words):
            match_ = None
        if before is not None and match_ is not None and "urnout" not in words:
            yield from _turnout(reading, found[int(match_["some"])], found[int(match_["all"])], before)
        if match_ is not None and not shares:
            came = found[int(match_["some"])], found[int(match_["all"])]
        said = _TURNOUT_WAS.match(words)
        if said is not None and _LAST.match(words, said.end()):
            said = None
        before = found[int(said["share"])] if said is not None else None


def _of_then(words: str, match: re.Match[str]) -> bool:
    """Whether a turnout is of another vote, or of a part: "after a turnout of 39.2 per cent last time"."""
    at = match.start("share") - 2
    return _THEN.search(words, match.start(), at) is not None or _LAST.match(words, match.end()) is not None


def _share_of(reading: Reading, some: Quantity, share: Quantity) -> Iterator[Looked]:
    """ "1.64 million of 2.48 million, which is about 66 percent": as loose as the zeros of the whole."""
    whole = whole_of(some.of or "0")
    if some.value is None or share.value is None or (whole.low or 0) <= 0:
        return
    real = some.interval.scaled(100).ratio(whole)
    said = share.interval.widened(LOOSE) if share.kind == "fraction" else share.interval
    message = f"{figure(some)} of {number(some.of or 0)} is {between(rounded(real), 'percent')}; the story says {told(reading, share)}"
    yield Looked(
        (some, share), None if said.overlaps(real) else Odd(share, (some,), message, between(rounded(real)))
    )


def _turnout(reading: Reading, some: Quantity, whole: Quantity, share: Quantity) -> Iterator[Looked]:
    if None in (some.value, whole.value) or Decimal(whole.value or 0) <= 0:
        return
    real = some.interval.scaled(100).ratio(whole.interval)
    message = (
        f"{figure(some)} of {figure(whole)} voters is {between(rounded(real), 'percent')}; "
        f"the story says {told(reading, share)}"
    )
    odd = Odd(share, (some, whole), message, between(rounded(real)))
    yield Looked((some, whole, share), None if share.interval.overlaps(real) else odd)

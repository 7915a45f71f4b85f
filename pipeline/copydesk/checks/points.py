"""Shares that have lost their point: "49.1 to 464", "AKP about 44.3, MHP 7.3, CHP 301", by the shares beside them.

A figure of three digits without a point, a comma or a unit is no count where a share with its point is what it went
up or down from, or what stands in every other line of its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.checks.marked import every, marked
from copydesk.records import Quantity, Reading
from copydesk.records.late import late

_HEDGE = r"(?:about |almost |roughly |nearly |over |just )?"
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}"
# "46.4 percent to the governor's 464", "49.1 against 464 for Miranda".
_FACED = late(
    rf"‹[pn](?P<first>\d+)›(?:%| of the votes?)?,? (?:to|against|versus) (?:(?:[\w.'’-]+ ){{0,3}}?)?{_HEDGE}‹[pn](?P<second>\d+)›"
)
# Sides in a row, each with its figure: "the ANC has 57.9 percent, the DA 224", "Lasso had 524 and Arauz 47.6".
_ROW = late(
    rf"(?:(?:(?:the |for |and )?{_NAME}|(?:and )?the (?:[a-z][a-z-]* ){{0,2}}[a-z][a-z-]*),?(?: (?:has|had|got|took|won|is|was|stood|with|on|at|party|camp|side)){{0,2}} {_HEDGE}‹[pn]\d+›"
    r"(?:%| of the votes?)?(?:,? (?:and|to|against) |, |; | )?){2,}"
)
# "Had 174, down from 21.2", "is down 7.2 to 324", "went up from 21.2 to 174".
_MOVES = (
    late(r"‹n(?P<lost>\d+)›,? (?:up|down) (?:from|on) (?:the )?‹[pn](?P<share>\d+)›"),
    late(r"\b(?:up|down|rose|fell|dropped|slipped|climbed|gained|lost)(?: by)? ‹[pdn](?P<share>\d+)›(?: points?)? to ‹n(?P<lost>\d+)›(?=[.,;)]|\Z)"),
    late(r"\bfrom ‹[pn](?P<share>\d+)› to ‹n(?P<lost>\d+)›(?=[.,;)]|\Z)"),
    late(r"‹p(?P<share>\d+)›,? (?:up|down) from ‹n(?P<lost>\d+)›(?=[.,;)]| in ‹|\Z)"),
)  # fmt: skip
# "61 per cent, far below the 686 of the previous election", "79.5 percent, against 837 five years ago".
_TURNOUT_THEN = late(
    r"\b(?:against|(?:up|down) from|below|above|than|it was|touched|reached)(?: the)? ‹n(?P<lost>\d+)›"
    r"(?=[.,;)]|\Z| (?:in ‹|‹x|of (?:the )?(?:previous|last|‹)|(?:\w+ years? |‹\w\d+› )(?:ago|earlier|before)|at the last|last time))"
)
_CAME = late(
    r"\b(?:turnout|took part|turned out|(?:people|citizens|voters|them|those|list|roll) (?:\w+ )?voted|went to the polls|cast)\b",
    re.IGNORECASE,
)
# A column of a list: a label, a share, perhaps another in brackets. From anywhere but a line's start nothing is tried: a
# long paragraph would be gone through once for every letter.
_BLOCK = late(r"^[^\n]+(?:\n[^\n]+){3,}", re.MULTILINE)
# Four lines in a row, or the end of them; begins with a letter that a search can skip to.
_LINES = late(r"\n[^\n]+\n[^\n]+\n[^\n]")
_LINE = late(
    r"^[^\w\n]*[^\W\d][^\d\n]{0,40}?[ \t:|]+(?P<figure>\d[\d.,]*\d)(?=[ \t%,;|(]|$)%?(?:[ \t]*\((?P<bracket>\d[\d.]*)%?\))?",
    re.MULTILINE,
)
_SHARE_BEHIND = late(r"[^\n\d(]*\d{1,2}\.\d")
_SIGN = late(r"\d ?(?:%|per ?cent|pct|pc\b)", re.IGNORECASE)
_ROWS, _SHARES, _NEAR, _FAR = 3, 2, 30, 80
# What can be more than a hundred percent.
_UP_FROM = late(r"\b(?:up|down) from (?:the )?\Z")
_GROWN = late(
    r"\b(?:add\w*|sum\w*|totals?|totall?ed|r[io]se|risen|rising|grew|grow\w*|increas\w*|up|jump\w*|surg\w*|soar\w*|more|higher|inflation|prices?|debt"
    r"|GDP|tariffs?|tax\w*|average|quota|target|capacity|compared|times|doubl\w*|trebl\w*|fraud\w*|stuff\w*|rigg\w*|impossibl\w*|exceed\w*"
    r"|anomal\w*|falsif\w*|than (?:registered )?voters|over|than|salar\w*|wages?|interest|loans?|profit\w*|margin of|return\w*)\b|[\"“”]",
    re.IGNORECASE,
)
_MARK = late(r"‹[pn](\d+)›")
# "Fell 3.4 to 180": no two sides.
_MOVED = late(
    r"\b(?:from|between|rose|fell|grew|up|down|dropped|slipped|climbed|increased|decreased|narrowed|widened|index|odds|inflation|prices?|rate|average|scored?|beat)\b[^.;‹]{0,40}\Z",
    re.IGNORECASE,
)
_OF_VOTES = late(
    r"%|\bper ?cent|\bpct\b|\bshares?\b|\bpolls?\b|\bvot(?:e|es|ed|ers|ing)\b|\bcount(?:ed|ing)?\b",
    re.IGNORECASE,
)
_OF_THE_VOTE = late(r"\b(?:votes?|voters|turnout|ballots?|took part|precincts)\b")
_OF_VOTE_BEHIND = late(
    r" (?:of (?:the |all |registered |eligible )?(?:valid |popular )?(?:votes?|ballots?|voters|electors|electorate)|turnout|took part|turned out|voted)\b"
)
_LOST = late(r"\d{3}")
_POINTED = late(r"\d{1,2}\.\d")
_LEAST, _TEN, _WHOLE = 101, 10, Decimal("100.5")


def lost_points(reading: Reading) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Figures over a hundred that are a share once their last digit is behind a point, with the shares beside them.

    Only where the shares beside have one decimal, and all together then make no more than the whole.
    """
    for words, figures in marked(reading, 2, "n"):
        if not any(map(_bare, figures)):
            continue
        for group in _groups(words, figures):
            lost = [one for one in group if _bare(one)]
            others = [one for one in group if _share(one)]
            if len(lost) != 1 or len(others) != len(group) - 1 or not _told(reading, lost[0]):
                continue
            whole = Decimal(lost[0].value or 0) / _TEN + sum(
                (Decimal(one.value or 0) for one in others), Decimal(0)
            )
            if whole <= _WHOLE:
                yield lost[0], tuple(others)


def against_shares(reading: Reading) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """Figures over a hundred that are a share by what they moved from or to, or by the other lines of their list."""
    seen: set[str] = set()
    before = ""
    for words, figures in every(reading):
        if not any(map(_bare, figures)):
            before = words
            continue
        for pattern in _MOVES:
            for match in pattern.finditer(words):
                lost, share = figures[int(match["lost"])], figures[int(match["share"])]
                if _bare(lost) and _share(share) and lost.id not in seen and _told(reading, lost):
                    seen.add(lost.id)
                    yield lost, (share,)
        then = _TURNOUT_THEN.search(words)
        if then is not None and ("urnout" in words or _CAME.search(before + words)):
            lost = figures[int(then["lost"])]
            # Where the turnout stands in the sentence before, this one must count nothing else.
            own = "‹p" in words
            plain = [
                one
                for one in figures
                if one.kind == "count"
                and (not own or (one.unit is None and one.of is None and _LOST.fullmatch(one.value or "")))
            ]
            shares = [one for one in figures if one.kind == "percent" and one.start < lost.start]
            if _bare(lost) and plain == [lost] and (shares or "‹p" in before) and lost.id not in seen:
                seen.add(lost.id)
                yield lost, tuple(shares[:1])
        before = words
    yield from _in_lines(reading, seen)


def _in_lines(reading: Reading, seen: set[str]) -> Iterator[tuple[Quantity, tuple[Quantity, ...]]]:
    """The one figure without a point in a column of shares: "Neuchâtel 78.5", "Geneva 755", "Vaud 72.3"."""
    text = reading.article.text
    if _LINES.search(text) is None:
        return
    for block in _BLOCK.finditer(text):
        rows = list(_LINE.finditer(text, block.start(), block.end()))
        for column in ("figure", "bracket"):
            # "Estonia 200 | 13.3": a figure with a share behind it is no share.
            cells = [
                row.span(column) for row in rows
                if row[column] and not (column == "figure" and _SHARE_BEHIND.match(text, row.end(column)))
            ]  # fmt: skip
            lost = [cell for cell in cells if _LOST.fullmatch(text[slice(*cell)])]
            pointed = [cell for cell in cells if _POINTED.fullmatch(text[slice(*cell)])]
            if len(lost) != 1 or len(pointed) < _ROWS or len(pointed) != len(cells) - 1:
                continue
            found = [one for one in reading.quantities_in(*lost[0]) if one.value == text[slice(*lost[0])]]
            if found and found[0].id not in seen and found[0].of is None:
                beside = [one for cell in pointed[:2] for one in reading.quantities_in(*cell)]
                yield found[0], tuple(one for one in beside if one.value is not None)


def signed(reading: Reading) -> Iterator[Quantity]:
    """Percentages over a hundred, printed as such and not round, in a story with shares of the vote: "104%", "515 percent"."""
    told = sum(one.measure in ("vote_share", "turnout") and one.unit == "percent" for one in reading.claims)
    if told < _SHARES:
        return
    for words, figures in marked(reading, 1, "p"):
        for number, one in enumerate(figures):
            value = one.value or ""
            if one.kind != "percent" or _LOST.fullmatch(value) is None or not int(value) % _TEN:
                continue
            at = words.index(f"‹p{number}›") if f"‹p{number}›" in words else -1
            if at < 0 or int(value) < _LEAST or _SIGN.search(one.printed) is None:
                continue
            text = reading.article.text
            # "And inflation? 143 percent.": the sentence before may say what it is of.
            around = _UP_FROM.sub("", text[max(0, one.start - _FAR) : one.start]) + " "
            if not _GROWN.search(around + words[at + len(f"‹p{number}›") :][:_NEAR]):
                yield one


def beyond(reading: Reading) -> Iterator[Quantity]:
    """Percentages over a hundred, printed as such, in a sentence on votes, whoever's they are: "515 percent of the votes"."""
    for words, figures in marked(reading, 1, "p"):
        for number, one in enumerate(figures):
            sure = (
                one.kind == "percent"
                and _LOST.fullmatch(one.value or "") is not None
                and int(one.value or 0) >= _LEAST
            )
            if not sure or _OF_THE_VOTE.search(words) is None:
                continue
            if _OF_VOTE_BEHIND.match(words, words.index(f"‹p{number}›") + len(f"‹p{number}›")):
                yield one


def _groups(words: str, figures: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Figures set face to face, or in a row, in one sentence."""
    for match in _FACED.finditer(words):
        if _MOVED.search(words, 0, match.start()) is None:
            yield [figures[int(match["first"])], figures[int(match["second"])]]
    for match in _ROW.finditer(words):
        yield [figures[int(number)] for number in _MARK.findall(match[0])]


def _told(reading: Reading, one: Quantity) -> bool:
    """Whether the paragraph speaks of votes or shares."""
    text = reading.article.text
    begin, end = text.rfind("\n\n", 0, one.start), text.find("\n\n", one.end)
    return _OF_VOTES.search(text, max(begin, 0), end if end >= 0 else len(text)) is not None


def _bare(one: Quantity) -> bool:
    """Three digits without a unit, a comma or a whole: 464."""
    return (
        one.kind == "count"
        and one.unit is None
        and one.of is None
        and _LOST.fullmatch(one.value or "") is not None
        and _LOST.fullmatch(one.printed.split()[-1]) is not None
        and int(one.value or 0) >= _LEAST
    )


def _share(one: Quantity) -> bool:
    """A share with one decimal, with its sign or without."""
    return (
        _POINTED.fullmatch(one.value or "") is not None and one.unit in (None, "percent") and one.of is None
    )

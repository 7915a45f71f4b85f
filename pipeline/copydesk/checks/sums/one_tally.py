"""Whether the figures of sides are parts of one tally: of different sides, in one body, at one time, none part of another.

By the words alone: each has a name of its own by it, nothing between turns to another place, time or vote, and nobody
speaks of partners, of parts, of what was lost, or of what might be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from copydesk.checks.compare import Bench
from copydesk.checks.context import polled
from copydesk.checks.sums.seating import Body, Seat
from copydesk.checks.sums.tally import Told
from copydesk.records.late import late
from copydesk.records.opened import Opened

# "258 of them the LDP's", "of which 60": parts of seats just told.
PARTS = late(
    r"\b(?:of which|of whom|of them|of these|of those|including|within|among (?:them|whom|which)"
    r"|(?:it|he|she|they) (?:leads?|heads?|led|headed))\b",
    re.IGNORECASE,
)
# Of several together, by themselves and with partners; what might be with others, or was of another house.
_JOINED = Opened(
    r"\b(?:alone|by itself|on (?:its|his|her|their) own|as a whole|between (?:them|the (?:two|three|four|pair))|(?-i:together|Together(?=,? (?:they|the|these|those|with)\b))|combined|jointly|in (?:all|total)|could|might|from (?:january|december)"
    r"|with (?:the )?(?:support|help|backing|votes|seats) of|with (?:[\w-]+ ){0,2}(?:smaller|minor|small|other|more) (?:parties|groups|lists|partners)|with (?:the |its |his |her |their )?[^.;,]{1,60},? (?:he|she|it|they) (?:\w+ )?(?:ha(?:s|ve)|would)|thus|so that|(?:gives|giving|makes|making) (?:it|them|for|up|a|the)|add(?:ing|ed|s)?|(?-i:plus)|each other"
    r"|(?:its|his|her|their|the|with|and) (?:[a-z-]+ )?(?:allies|ally|partners?|friends)(?! (?-i:[A-Z]))|with (?:its )?ally|(?-i:With (?:the )?[A-Z])|a total of|commands?|government of|count on|would (?:rest|start|reach|be at|command)|the (?:pair|trio|duo|quartet|(?:two|three|four|five|six) (?:parties|forces|have|hold))"
    r"|(?:old|former|last|lost|previous|outgoing) (?:parliament|house|assembly|council|chamber))\b",
    re.IGNORECASE,
)
BLOC = late(
    r"\b(?:[Aa]lliances?|[Cc]oalitions?|[Bb]locs?|blocks?|[Cc]amps?|[Oo]pposition|[Gg]overnment|[Gg]overning|ruling|left|right|[Pp]act|[Mm]ajority|[Mm]inority|centre-\w+|center-\w+|N\.?D\.?A\.?|UPA|U\.?D\.?F\.?|L\.?D\.?F\.?)\b"
)
_NOBODYS = late(
    r"\b(?:[Ii]ndependents?|[Oo]thers?|(?:[Ss]mall|[Ss]maller|[Mm]inor|[Oo]ther|[Ll]ocal) (?:parties|lists|groups))\b"
)
_OPENING = late(
    r"\A\W*(?:The|They|It|Its|He|She|Of|At|On|For|By|From|After|But|And|As|While|When|With|In(?: [A-Z]\w+)?)\b"
)
_FOR = late(r"(?: [a-z]+)?(?: go| goes| went)? (?:for|to|of) (?:the )?[A-Z]\w")
# "31 are enough", "16 needed for a majority": nobody's.
_NOT_HELD = late(
    r"(?: seats)? (?:(?:are|is|were|would be) (?:enough|needed|required|sufficient)|needed|required|for an? (?:\w+ )?majority|suffic\w+)\b"
)
# "Costing it 21 lawmakers", "lost 12": what is not there any more, or yet.
_NOT_THERE = late(
    r"\b(?:lost|loses?|losing|cost(?:ing|s)?|gain(?:ed|s|ing)?|shed|shedding|defend(?:ed|ing|s)?|needs?|short of|lacks?|won back|picked up|results? (?:for|in)|(?:counted|declared) in)(?: (?:it|them|him|her|all|some|about|only|just|its|his|their|the|a|net))* \Z"
)
# "All four seats in Himachal": a body of their own.
ALL_THESE = late(r"\b[Aa]ll (?:of )?(?:the |its |these |those )?\Z")
# "The Mahagathbandhan of the RJD, the Congress and the Left": what a bloc is made up of.
_OF_SIDES = late(
    r"\b[A-Z][\w-]+ (?:of|\(|made up of|comprising|that links) (?:the )?(?:[A-Z][\w ()-]*, (?:the )?)*\Z"
)
_AND_SIDE = late(r"(?: \([A-Z-]+\))?(?:, | and )[^.;\d]*\Z|(?: \([A-Z-]+\))?(?:, [^.;\d]*)? and [A-Zt]")
# "Of the 23 Republican delegates", "13 Democratic delegates": two parties choose their own.
_DELEGATES = late(r"\b(?:(?P<gop>Republican|GOP)|Democratic) delegates\b")
# "49 of the PN seats": of another side's.
_OF_THE = late(r" of (?:the |its )?")
_ITS_SEATS = late(r"(?:['’]s?)? (?:\d+ |[a-z]+ )?(?:seats|members|MPs|mandates|deputies|lawmakers)\b")
_OF_THEM = late(r" of (?:them|these|those)\b")
# What opens the parts of a bloc: "173 seats, with 107 for Labour".
_OPENS_PARTS = late(r"[:(]|\bwith\b|\bled by\b")
# "25 from 44: Labour 15", "14 (Labour 12": a bloc by what stands behind it.
_HAS_PARTS = late(r"[^.;:(\n]{0,12}[:(] ?[A-Z]")
# "31 of the 52 seats in Lesvania on Sunday, and": where and when the body is.
_PHRASE = late(r"[^,;.]*?(?=,|;| and | while | but | to )")
# "14 of them, against three in 2019, and".
_AGAINST = late(r",? (?:against|compared with|(?:up|down) (?:\w+ )?(?:from|on)|from) [^,;.]{1,40}(?:,|;)")
_SMALL_WORDS = frozenset({"of", "for", "the", "and", "de", "la", "bloc", "alliance", "coalition"})
_BEFORE = frozenset({"held", "up"})
_NEAR, _REACH, _ROW = 60, 40, 3


def one_tally(table: Bench, group: Sequence[Told], body: Body) -> bool:
    """Whether the figures are of different sides in one body at one time, no side part of another, as far as words tell."""
    text, sentences = table.reading.article.text, table.reading.sentences
    claims = [claim for one in group if one.seat is not None for claim in one.seat.claims]
    if not claims or (
        any(one.unit == "delegates" for one in claims) and not _one_convention(text, group, body)
    ):
        return False
    # "They held 113 at the last count; the others led in 101": of before, and of now.
    bases = {(table.scene[one].sentence, one.basis in _BEFORE) for one in claims}
    before, now = ({number for number, held in bases if held is which} for which in (True, False))
    if before - now and now - before:
        return False
    several = len({one.sentence for one in group}) > 1
    if several and any(polled(table.scene[one]) for one in claims):
        return False
    if len({one.place for one in claims if one.place}) > 1 and several:
        return False
    # "Took nine of them", the seats of the sentence before.
    first = _OF_THEM.match(text, group[0].end) if body.end < group[0].start else None
    if PARTS.search(text, first.end() if first is not None else group[0].end, group[-1].end + 20):
        return False
    # "26, 21, five and three: a dead heat of 26 to 26" tells them again.
    if any(
        ":" in text[one.end : other.start] for one, other in pairwise(group) if one.sentence == other.sentence
    ):
        return False
    # "18 seats on Kirkby council, the Conservatives 15": the place of them all.
    places = {one.place_id for one in claims}
    for number in {one.sentence for one in group}:
        span = sentences[number]
        here = [one for one in group if one.sentence == number]
        # A total behind them adds them up, and says so.
        end = here[-1].end if body.start >= here[-1].end and number == body.sentence else span.end
        if _JOINED.search(text, span.start, end) or any(_not_held(table, one) for one in here):
            return False
        begin = span.start if number != group[0].sentence or body.sentence < number else here[0].end
        if number == body.sentence and body.start < here[-1].start:
            phrase = _PHRASE.match(text, max(begin, body.end))
            begin = phrase.end() if phrase is not None else begin
        if _parted(table, begin, here[-1].start, next(iter(places)) if len(places) == 1 else None):
            return False
    return not _with_members(table, group) and _own_sides(table, group)


def _one_convention(text: str, group: Sequence[Told], body: Body) -> bool:
    """Whether delegates are those of one sentence, in a story that does not count those of two parties."""
    parties = {match["gop"] is None for match in _DELEGATES.finditer(text)}
    return len(parties) < 2 and {one.sentence for one in group} == {body.sentence}


def _not_held(table: Bench, one: Told) -> bool:
    """Whether a figure is not of seats that a side has: what a majority needs, or what was lost."""
    text, span = table.reading.article.text, table.reading.sentences[one.sentence]
    return (
        _NOT_HELD.match(text, one.end) is not None
        or ALL_THESE.search(text, span.start, one.start) is not None
        or _NOT_THERE.search(text, span.start, one.start) is not None
        or _of_a_side(table, one)
    )


def _of_a_side(table: Bench, one: Told) -> bool:
    """Whether a figure is a part of another side's: "the PAS is the largest with 49 of the PN seats"."""
    text = table.reading.article.text
    start = _OF_THE.match(text, one.end)
    return start is not None and any(
        side.start == start.end() and _ITS_SEATS.match(text, side.end) is not None
        for side in table.reading.side_mentions_in(one.end, one.end + _REACH)
    )


def _with_members(table: Bench, group: Sequence[Told]) -> bool:
    """Whether a bloc's seats may be those of a party told beside it, which has fewer; not if its parts stand behind it."""
    if any(
        one != other and table.scene.belongs(one, other)
        for first, second in combinations(group, 2) for one in first.sides for other in second.sides
    ):  # fmt: skip
        return True
    text = table.reading.article.text
    if any(_made_up_of(table, one, other) for one in group for other in group if one is not other):
        return True
    named = [
        (one, one.seat) for one in group
        if one.seat is not None and not _NOBODYS.search(one.seat.name) and not _HAS_PARTS.match(text, one.end)
    ]  # fmt: skip
    blocs = [one for one, seat in named if a_bloc(seat) and not _by_name(seat.name)]
    return any(
        bloc.whole > one.whole and not _in_a_row(table, group, bloc, one)
        for bloc in blocs for one, _seat in named if one not in blocs
    )  # fmt: skip


def _made_up_of(table: Bench, bloc: Told, one: Told) -> bool:
    """Whether one side is told as a part of another right before its figure: "the alliance of the RJD, the Congress and the Left finished on 110"."""
    text, begin = table.reading.article.text, table.reading.sentences[bloc.sentence].start
    parts = [
        side for side in table.reading.side_mentions_in(begin, bloc.start)
        if side.id in one.sides and side.id not in bloc.sides
    ]  # fmt: skip
    return any(
        _OF_SIDES.search(text, begin, side.start) and _AND_SIDE.match(text, side.end, bloc.start)
        for side in parts
    )


def _in_a_row(table: Bench, group: Sequence[Told], *two: Told) -> bool:
    """Whether two figures stand in one row of three and more, and nothing opens parts of the first."""
    first, last = sorted(group.index(one) for one in two)
    if _OPENS_PARTS.search(table.reading.article.text, group[first].end, group[first + 1].start):
        return False
    return any(
        one_row(group[begin:end]) for begin in range(first + 1) for end in range(last + 1, len(group) + 1)
        if end - begin >= _ROW
    )  # fmt: skip


def a_bloc(one: Seat) -> bool:
    """Whether a side is several by its name: "the ruling coalition", "pro-independence parties"."""
    plain = one.name == one.name.lower() and not _NOBODYS.search(one.name)
    return plain or BLOC.search(one.name) is not None


def _by_name(name: str) -> bool:
    """Whether a bloc has a name that a party may have, each word with a capital: "National Alliance", not "NDA" or "opposition alliance"."""
    words = name.split()
    return (
        len(words) > 1
        and words[0][0].isupper()
        and all(word[0].isupper() or word in _SMALL_WORDS for word in words)
    )


def _own_sides(table: Bench, group: Sequence[Told]) -> bool:
    """Whether every figure is of a side of its own, with a name by it that none before it has."""
    for place, one in enumerate(group[1:], 1):
        before = group[:place]
        known = [other for other in before if one.sides & other.sides]
        if any(other.sentence != one.sentence and other.seat and one.seat for other in known):
            return False
        again = bool(known)
        if not _named(table, before, one, again=again):
            return False
    return True


def _named(table: Bench, before: Sequence[Told], one: Told, *, again: bool) -> bool:
    """Whether a figure has a name of its own: not "went in with 42, was left with 30", nor "it has 27 and would have 28".

    `again`: of a side that has been told it must be one of another: "and Sustainable Initiative the remaining two".
    """
    text, last = table.reading.article.text, before[-1]
    # "A and B five and two respectively", "the Greens four and four independents", "eight to the Greens".
    if text[last.end : one.start] == " and " and text[one.end : one.end + 13] == " respectively":
        return True
    if one.seat is None:
        return True
    if _FOR.match(text, one.end):
        behind = {mention.id for mention in table.reading.side_mentions_in(one.end, one.end + _REACH)}
        return not again or not behind & one.sides
    piece = re.split(r"[,;.] | and | while ", text[last.end : one.start])[-1]
    by_name = (
        re.search(r"\b[A-Z]", _OPENING.sub("", piece))
        or _NOBODYS.search(piece)
        or _NOBODYS.search(text[one.start : one.end + 14].split(".")[0])
    )
    named = {mention.id for mention in table.reading.side_mentions_in(last.end, one.start)}
    if again and _label_of_its_own(table, before, one):
        return True
    if again:
        return not named & one.sides and bool(by_name or named)
    return bool(by_name or named - {side for other in before for side in other.sides})


def _label_of_its_own(table: Bench, before: Sequence[Told], one: Told) -> bool:
    """Whether the words right before a figure of a row name a side that those before no other of it do, whoever was made out.

    "The National Alliance 14 and the Regions' Alliance eight".
    """
    row = [other for other in before if other.sentence == one.sentence]
    if not row or not one_row([*row, one]):
        return False
    ends = [table.reading.sentences[one.sentence].start, *(other.end for other in row)]
    labels = [
        _words(table.reading.article.text[end : other.start])
        for end, other in zip(ends, [*row, one], strict=True)
    ]
    *others, own = labels
    return bool(own) and all(label and not own <= label and not label <= own for label in others)


def _words(label: str) -> frozenset[str]:
    """The words of a label that name somebody: those with a capital, or of those without a name."""
    piece = re.split(r"[,;:.] | and | while ", label)[-1]
    return (
        frozenset(re.findall(r"\b[A-Z][\w'’-]+", piece))
        or frozenset(_NOBODYS.findall(piece))
        or frozenset(re.findall(r"\bunaffiliated\b", piece))
    )


def _parted(table: Bench, begin: int, end: int, own: str | None) -> bool:
    """Whether words between two figures turn to another place or time, but for what somebody had: "against three in 2019"."""
    at = begin
    for match in _AGAINST.finditer(table.reading.article.text, begin, end):
        if table.scene.between.told_apart(at, match.start(), own):
            return True
        at = match.end()
    return table.scene.between.told_apart(at, end, own)


def one_row(group: Sequence[Told]) -> bool:
    """Whether figures stand in one sentence, each soon behind the last: "SNP 15, Labour 11, Conservatives six"."""
    return all(
        one.sentence == other.sentence and other.start - one.end <= _NEAR for one, other in pairwise(group)
    )

"""Who sits where, as a story tells it: the sizes of its bodies and the seats of their sides, also those that are less sure.

For checks that hold sums of seats against each other, where many figures that fit together bear out what each of them
was read as. They stand on claims of `LEAST` and more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from copydesk.checks.anycase import AnyCase
from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued
from copydesk.records import Claim
from copydesk.records.late import late

_BRACKET = late(r"(?: \w+)? \([^)]*\)")
_COLON = late(r"[^.;:\n]*: [^.;:\n]*")
LEAST = 0.3
# "20 constituencies that elect three members each": of none is that the size.
_EACH = late(r"(?: \w+)? each\b")
_PART = 0.7
_NEAR = 60
UNITS = frozenset(
    {"seats", "councillors", "members", "lawmakers", "mps", "deputies", "ridings", "wards", "mandates", "electoral_votes", "delegates", "districts",
     "constituencies", "posts", "corporators", "legislators", "mlas", "senators", None}
)  # fmt: skip
_SEATED = r"(?:seats?|members?|deputies|councillors|councilors|MPs|MLAs|MSPs|lawmakers|legislators|corporators|ridings|constituencies|wards|mandates|posts|places|senators)"
# "The 45-seat council", "all 41 seats declared", "a Dáil of 174": the size of a body.
_SIZED = AnyCase(
    r"\b(?=[\dabcdfhilopst])(?:"
    rf"(?P<strong>\d[\d,]*\d|\d)[- ](?:seat|member|strong|ward)\b(?!s)"
    rf"|[Aa]ll (?:of )?(?:the )?(?P<all>\d[\d,]*\d) (?:\w+ )?{_SEATED} (?:(?:have been|are|were|had been|have|is|are now|were now|have now been) )?(?:declared|filled|decided|counted|called|allocated|known)\b"
    rf"|(?:an?|the) (?:\w+ )?(?:house|chamber|parliament|assembly|council|senate|d[áa]il|legislature|bundestag|congress|board|lok sabha) of (?P<house>\d[\d,]*\d)\b(?! (?:per|votes|people))"
    rf"|(?:results?|tally|state of play|standings?|party positions?|seats) (?:for|in|of) (?:all )?(?:the )?(?P<results>\d[\d,]*\d) (?:\w+ )?{_SEATED}\b"
    rf"|[Oo]f (?:the |its |all |all the |[A-Z][\w-]+['’]s )(?P<of>\d[\d,]*\d) (?:[a-z]+ ){{0,2}}{_SEATED}\b"
    rf"|(?:[Ff]or|[Oo]n|[Ii]n) the (?P<the>\d[\d,]*\d) (?:[a-z]+ ){{0,2}}{_SEATED}\b"
    rf"|out of (?:the |a total of |a possible )?(?P<out>\d[\d,]*\d) (?:[a-z]+ )?{_SEATED}\b"
    rf"|(?<=\()(?P<bracket>\d[\d,]*\d) (?:{_SEATED}|declared)\)(?=:?\.?(?:\n|$))"
    rf"|(?:share|divide|fill|shared|divided|filled) all (?:the |its )?(?P<share>\d[\d,]*\d) (?:[a-z]+ )?{_SEATED}\b"
    rf"|(?:house|chamber|parliament|assembly|council|senate|legislature|congress|board) (?:now )?has (?P<numbers>\d[\d,]*\d) (?:seats|members|deputies|councillors)\b"
    rf"|(?:[Tt]here are) (?P<has>\d[\d,]*\d) seats (?:in (?:the|all|total)|at stake|on the (?:council|board)|\.))"
)
# Of somebody's together: not one side's own.
JOINT = Cued(
    r"\b(?:together|combined|combine|jointly|between (?:them|the (?:two|three|four|pair))|in (?:all|total)|(?-i:coalitions?|pacts?|camps?|blocs?|blocks?)|alliances? of [A-Z][^.;,]{1,40} and"
    r"|with (?:the )?(?:support|help|backing|votes|seats) of|with (?:any|all|both|either|two|three|four)\b|with (?:the )?[^.;,]{1,40}, (?:he|she|it|they|who|which)\b|add(?:ing|ed)?|plus|each other|allies|partners?"
    r"|government of|count on|would (?:have|rest|start|reach|be at|command)|the (?:two|three|four|five|six) (?:parties|forces|have|hold))\b",
    "together|combine|jointly|between|in all|in total|coalition|pact|camp|bloc|alliance|with |add|plus|each other|allies|partner|government of|count on|would |the two|the three|the four|the five|the six",
    re.IGNORECASE,
)

# What several have or lose together, none of them by itself: "between them they are down by ten seats".
JOINTLY = late(
    r"\b(?:[Bb]etween them|together|combined|jointly|[Tt]he two parties|[Bb]oth parties|added up|all the (?:others|rest))\b|\bTogether(?=,| the)"
)
# "The 24-seat Senate", "all 60 seats", "20 seats in the council".
_PLAINLY_ALL = late(
    r"\d+[- ](?:seat|member|strong)\b|\d+ (?:[\w-]+ ){0,2}?(?:seats|members|places|councillors|deputies)(?: at stake| up for election)?(?: (?:in|of|on) (?:the|its|a|[A-Z])|,? (?:were|are) (?:filled|shared|split|divided|contested))"
)


# "The old, smaller council, which had 30 members", "65 of what were then 87 seats".
_OLD = late(
    r"\b(?:old|smaller|larger|previous|outgoing|former)\b[^.;]{0,30}\b(?:council|house|parliament|assembly|chamber|board|which|had)\b[^.;]*\Z|\b(?:had|then) (?:all )?\Z"
)


# "The Liberals, who held 48, are down to six".
_WHO_HELD = late(
    r"\b(?:who|which|that) (?:had|held|had held|defended|went in with) (?:all |some |about |as many as )?(?:the )?\Z"
)


# "The Dream wanted 113, so as to change the constitution".
_WISHED = late(
    r"\b(?:want(?:s|ed|ing)?|need(?:s|ed|ing)?|(?:hop(?:es|ed|ing)|aim(?:s|ed|ing)?|look(?:s|ed|ing)) (?:for|at)|s(?:eeks?|ought)|target(?:s|ed|ing)?|predict(?:s|ed|ing)?|promis(?:es|ed|ing)|demand(?:s|ed|ing)?) (?:(?:at least|more than|some|about|all) )?(?:the )?\Z"
)
# "If the BSW were to get in after all, with some 35 seats".
IF_IT_WERE = late(r"\b[Ii]f [^.;\n]{1,80}\bwere to\b")
# "Velichie - / 10", "Lambie Network - (3)": behind the nil of the column that the other rows begin with.
BEHIND_NIL = late(r"[^\W\d][^\n]* [-–—] ?[(/|] ?\Z")
# "The four of the right 91": of four parties, not four of 91.
_MANY_OF = late(r"(?:two|three|four|five|six|seven) of the [a-z-]+ (\d+)", re.IGNORECASE)
# "The Rally has 125, or 142 with its friends", "was cut down to 25 from 44", "almost double its previous eight": another
# count of the same seats.
_OR_ELSE = late(
    r"\d(?: seats)?,? (?:or (?:even |rather )?|(?:up |down )?from )\Z|\b(?:previous|earlier|outgoing|former|old|prior) \Z"
)


class Body(NamedTuple):
    """The size of a body, where it is told, whether of now, and the place of the body where that was read."""

    size: int
    start: int
    end: int
    sentence: int
    now: bool
    place: str | None = None


class Seat(NamedTuple):
    """The seats of one side, or of several that a sentence names with one figure."""

    sides: frozenset[str]
    value: int
    start: int
    end: int
    sentence: int
    paragraph: int
    claims: tuple[Claim, ...]

    @property
    def name(self) -> str:
        return self.claims[0].subject or ""


class Misfit(NamedTuple):
    """A figure that does not fit: where it stands, what it is held against, and how to say so."""

    start: int
    end: int
    against: tuple[tuple[int, int], ...]
    message: str
    found: int
    expected: int


def bodies(table: Bench) -> list[Body]:
    """The sizes of bodies that a story tells, in order, of now and of then."""
    text = table.reading.article.text
    return table.kept("bodies", lambda: [one for one in sizes(table) if a_body(text, one)])


def sizes(table: Bench) -> list[Body]:
    """As `bodies`, with those of the seats that somebody fought for, or that were up."""
    return table.kept("sizes", lambda: sorted(set(_sizes(table)), key=lambda one: one.start))


def _sizes(table: Bench) -> Iterator[Body]:
    reading, text = table.reading, table.reading.article.text
    taken: set[int] = set()
    for claim in reading.claims:
        if (
            claim.measure == "total_seats"
            and claim.confidence >= LEAST
            and claim.comparator == "exactly"
            and claim.unit in UNITS
            and _EACH.match(text, claim.value_span.end) is None
        ):
            taken.add(claim.value_span.start)
            yield _body(
                table,
                int(Decimal(claim.value)),
                claim.value_span.start,
                claim.value_span.end,
                claim.when is None,
                table.scene[claim].place,
            )
        elif claim.measure == "seats" and claim.of is not None and claim.confidence >= LEAST:
            quantity = reading.quantity_by_id.get(claim.quantity_id or "")
            if quantity is None or _MANY_OF.fullmatch(quantity.printed):
                continue
            span = quantity.of_span or quantity
            if span.start not in taken:
                taken.add(span.start)
                place = table.scene[claim].place
                yield _body(table, int(Decimal(claim.of)), span.start, span.end, claim.when is None, place)
    for match in _SIZED.finditer(text):
        name = match.lastgroup or ""
        if match.start(name) not in taken:
            yield _body(table, int(match[name].replace(",", "")), match.start(name), match.end(name), True)


def a_body(text: str, one: Body) -> bool:
    """Whether a size is of a whole body, not of the seats that somebody fought for or has left."""
    if _THERE_ARE.search(text, max(0, one.start - 12), one.start) and _IN_ALL.match(text, one.end):
        return True
    if _NO_BODY.match(text, one.end) is not None:
        return False
    before = max(0, one.start - 120), one.start
    return _SOMEBODYS.search(text, *before) is None or _OF_ITS.search(text, *before) is not None


# "Of the 149 seats it contested", "12 seats reserved for", "the 41 list seats", "its 52 deputies", "the 1,968 he needs": of no body.
_NO_BODY = late(
    r"(?: [a-z]+){0,2}? (?:reserved\b|(?:list|constituency|district|direct|regional|proportional|single-member) seats|(?:that |which )?(?:it|they|he|she) (?:contested|fought|needs?|defended|held|had|stood)|contested\b|needed\b|required\b|to be had|up for|in (?:all|the north|the south|the east|the west)\b|(?:seats|ones) (?:it|they|he|she))"
    r"|(?: [a-z]+)? (?:were|was|are) (?:up|at stake)\b"
)
# "There are 156 constituencies in all".
_THERE_ARE, _IN_ALL = late(r"\b[Tt]here are \Z"), late(r"(?: [a-z]+){1,2} in (?:all|total)\b")
_SOMEBODYS = late(
    r"\b(?:takes?|needs?|requires?|its|their|his|her|remaining|other|another|last|these|those|list|reserved|some|further|extra) (?:\w+ )?\Z"
)
# "A majority in the legislature after capturing 17 of its 27 seats": those of the body; not "the senior partner won 74 of its 110".
_OF_ITS = late(
    r"\b(?:house|chamber|parliament|assembly|council|senate|legislature|congress|board)\b[^.;]{0,50}\b(?:captur|claim|secur|gain|tak|took|win|won|get|got)\w* (?:just |only |at least )?(?:\d+|[a-z]+(?:-[a-z]+)?) of its \Z"
)


def _body(table: Bench, size: int, start: int, end: int, now: bool, place: str | None = None) -> Body:
    text = table.reading.article.text
    now = now and _OLD.search(text, max(0, start - 70), start) is None
    return Body(size, start, end, table.reading.sentence_at(start), now, place)


def main_body(table: Bench) -> Body | None:
    """The only body of now, or the one that all others are much smaller than; none where several places have one."""
    now = sorted((one for one in bodies(table) if one.now), key=lambda one: one.size)
    if not now or any(_PART * now[-1].size < one.size < now[-1].size for one in now):
        return None
    if len({one.place for one in now if one.size != now[-1].size and one.place} - {now[-1].place}) > 1:
        return None
    return next(one for one in now if one.size == now[-1].size)


def seats(table: Bench, *, projected: bool = False) -> list[Seat]:
    """The seats of sides that a story tells for now, in order; a figure of several sides once. Or those it projects."""
    return table.kept(f"seats told {projected}", lambda: _seats(table, projected=projected))


def wholes(table: Bench, *, projected: bool = False) -> Iterator[Seat]:
    """The sides that stand in no brackets right behind another's seats: "12 (Labour ten, the Greens two)".

    Nor behind the colon that opens its parts: "the left holds 30 of the 48 seats: the Reds 21, the Greens 9".
    """
    text, closed = table.reading.article.text, 0
    told = sorted(seats(table, projected=projected), key=lambda one: one.start)
    for number, one in enumerate(told):
        if one.start < closed:
            continue
        yield one
        bracket = _BRACKET.match(text, one.end)
        rest = [other for other in told[number + 1 :] if other.sentence == one.sentence]
        opens = len(rest) > 1 and _COLON.fullmatch(text, one.end, rest[0].start) is not None
        if opens and sum(other.value for other in rest) <= one.value:
            closed = rest[-1].end
        closed = max(closed, bracket.end() if bracket else 0)


def _seats(table: Bench, *, projected: bool) -> list[Seat]:
    reading = table.reading
    found: dict[tuple[int, int], list[Claim]] = {}
    for claim in table.of_anyone("seats"):
        if claim.confidence < LEAST or claim.when or claim.unit not in UNITS or claim.comparator != "exactly":
            continue
        if (
            (claim.status in ("poll", "exit_poll", "projection")) is not projected
            or claim.subject is None
            or table.scene[claim].when
            or table.scene[claim].hints.earlier
        ):
            continue
        before = claim.evidence.start, claim.value_span.start
        if _WHO_HELD.search(reading.article.text, *before) or _WISHED.search(reading.article.text, *before):
            continue
        if _beside_another(reading.article.text, claim.value_span.start) or IF_IT_WERE.search(
            claim.evidence.text
        ):
            continue
        if "." in claim.value or table.scene[claim].headline:
            continue
        found.setdefault((claim.value_span.start, claim.value_span.end), []).append(claim)
    made = []
    for (start, end), claims in sorted(found.items()):
        number = reading.sentence_at(start)
        sides = frozenset(one.subject_id or (one.subject or "").lower() for one in claims)
        paragraph = reading.sentences[number].paragraph if reading.sentences else 0
        made.append(Seat(sides, int(Decimal(claims[0].value)), start, end, number, paragraph, tuple(claims)))
    return made


def _beside_another(text: str, start: int) -> bool:
    """Whether a figure is of another column than the first of its row, or says the one before it anew."""
    line = text.rfind("\n", 0, start) + 1
    before = max(line, start - _NEAR)
    return (
        BEHIND_NIL.search(text, before, start) is not None or _OR_ELSE.search(text, before, start) is not None
    )


def some_of_more(table: Bench, body: Body, made: int) -> bool:
    """Whether a body may be some of the seats of a larger one: "the owner of 20 seats", "was one of the 169"."""
    text = table.reading.article.text
    if _PLAINLY_ALL.match(text, body.start):
        return False
    return any(one.now and one.size >= max(made, 2 * body.size) for one in bodies(table))

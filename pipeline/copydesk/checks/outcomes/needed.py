"""The seats that a majority takes against the size of the body, and what is short of it or above it.

"A majority takes 56" in a house of 129; "89 seats, 37 short of the 116 needed"; "a majority of 46 in a house of 93". What
is needed is read from claims of thresholds, the rest from words and figures alone, whosever they are. Stays silent for
majorities of another kind (of both houses, to elect somebody; one of two-thirds must be that), where the story tells of
two sizes and one fits, and where any figure near fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued
from copydesk.checks.fingers import finger
from copydesk.checks.marked import every, marked
from copydesk.checks.sums.seating import UNITS, Body, bodies, main_body, seats
from copydesk.checks.sums.tally import added_up
from copydesk.records import Quantity
from copydesk.records.late import late

KIND = r"(?:(?:absolute|outright|bare|overall|simple|working|clear|slim|narrow|single-party|parliamentary|one-party) )*"
SEATS = r"(?: (?:seats?|members|deputies|votes|mps|councillors|mandates|lawmakers|legislators|ridings))?"
# What a number is needed for, where the size of the body does not stand by it.
_GOALS = late(r"\b(?:majority|(?<!head of )govern\w*|control|rule|power|half-?way|magic)\b", re.IGNORECASE)
# Behind a number that is needed for something else, or is what somebody lacks: "77 are needed to pass a law", "57 short of", "19 is a majority and 18 isn't".
_ELSE = late(
    r"[^.;,]{0,30}?\b(?:to (?!govern|rule|form|have|win|hold|secure|command|control|reach|be )[a-z]+|short|shy|below|under|away|adrift|too few|fewer|less|from|over|above|more than|not enough|not|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)\b"
)
_BY = late(r"\b(?:by|another) (?:\w+ )?\Z")
# The larger shares that laws ask for, in percent as they are read.
_LARGER = {"60": (3, 5), "66.67": (2, 3), "75": (3, 4)}
# So many short of the majority, or above it.
_APART = Cued(
    rf"‹n(?P<k>\d+)›{SEATS} (?P<way>short of|shy of|below|away from|fewer than|less than|too few for|under|above|over|more than|clear of|beyond) (?:the |a majority of |its |an absolute majority of )?(?:minimum of |required |necessary )?‹n(?P<m>\d+)›"
    rf"(?P<behind>{SEATS},? ?(?:that |which )?(?:is |are |were |it )?(?:needed|required|needs|necessary|make|makes|makes up|for a|for an|of an?|which make|a majority|an? \w+ majority|to govern|to form|threshold|mark|halfway|half-way)?)",
    "short of|shy of|below|away from|fewer than|less than|too few for|under|above|over|more than|clear of|beyond",
)
ABOVE = frozenset({"above", "over", "more than", "clear of", "beyond"})
# "Kept its majority in parliament on April 18, with 34 of 72 seats".
_WITH = late(
    rf"\b(?:won|wins|kept|keeps|has|have|retained|retains|secured|secures|holds|held|gained|got) (?:its|an?|their|his|her) (?:[a-z]+ )?{KIND}majority\b(?! of (?:\d|‹))[^‹›.;]{{0,60}}(?:‹x\d+›)?[^‹›.;]{{0,20}}(?:,|\bwith|\bwinning|\btaking) (?:with |winning |taking )?‹n(?P<own>\d+)›"
)
# "Won an absolute majority: 46.7% and 119 of 250 seats".
_WITH_ALL = late(
    rf"\b(?:won|wins|kept|keeps|has|have|retained|retains|secured|secures|took|takes|got|gets|gained) (?:an|its|their|his|her|the) (?:\w+ ){{0,2}}?{KIND}majority(?: of (?:the )?seats)?(?::|,| \(| –| with) (?:(?:with|winning|taking) )?(?:‹p\d+›(?: of the votes?)?,? and |‹n\d+› votes,? and )?‹n(?P<own>\d+)›"
)
# "With 46 of 100 seats Ludwig has more than half"; not "of the vote".
_HAS = late(
    rf"\b[Ww]ith ‹n(?P<own>\d+)›,? (?:(?!(?:no|not|never|nobody|neither) )[\w.'’“”\"-]+ ){{0,6}}?(?:has|have|holds?|commands?|enjoys?|keeps?) (?:‹x(?P<h>\d+)›(?! of the vote)|an? {KIND}majority)"
    rf"|\b[Ww]ith ‹n(?P<can>\d+)›(?: (?:in|on) (?!the vote)[^‹›.;,]{{1,40}}?)?,? (?:(?!(?:no|not|never|nobody|neither) )[\w.'’“”\"‹›-]+ ){{0,7}}?can (?:now |thus |then |therefore )?(?:govern|rule|form (?:a|the) (?:next |new )?government)\b(?! (?:with|only|if|unless|as a minority))"
)
# "Reaches 86 of the 179 seats, the smallest majority there can be".
_SMALLEST = late(
    rf"‹n(?P<own>\d+)›{SEATS}(?: (?:in|on) [^‹›.;,]{{1,40}})?(?:,| –|:) (?:(?:the (?:smallest|barest|narrowest|slimmest|thinnest|tiniest)(?: possible| of)?|a bare|the bare|the) (?:majority|majorities|majority of one)\b|a majority of (?:one|a single)\b|just enough (?:for|to (?:have|form)) an? {KIND}majority)"
)
# "Will have 36 of the 75 seats in parliament, two over the line".
_LINE = late(
    rf"‹n(?P<own>\d+)›{SEATS}(?: (?:in|on) [^‹›.;,]{{1,40}})?,? (?:and so |just |only )?‹n(?P<k>\d+)›{SEATS} (?P<way>over|above|beyond|short of|below|under|shy of) (?:the (?:finish )?line|the (?:half-?way|majority|magic) (?:line|mark|number)|half\b|the mark of a majority)"
)
# "More than half, 43.2 percent, chose him", "less than half, 50.5 percent of voters, said no".
_HALF = late(
    r"(?P<half>‹[px](?P<h>\d+)›|\b(?:[Mm]ore than|[Oo]ver|[Ww]ell over|[Jj]ust over) half)(?: of (?:all )?(?:the |those )?(?:votes?|ballots|voters|cast|vote|who voted|taking part)(?: cast| there)?)?(?:, | \(| – |: )(?:or |at |with |exactly |some )?‹p(?P<own>\d+)›"
    r"(?: of (?:all )?(?:the |those )?(?:\w+ )?(?:votes?|ballots|voters)(?: cast)?)?(?=,|\)| –|\.)"
)
# "An outright majority of 49.5 percent", "an absolute majority (48.2 percent)", "a majority of the vote, 47.1 percent".
_MAJORITY_OF = late(
    r"\b(?:an?|the|his|her|its|their) (?:(?:outright|absolute|overall|first-round) majority\b|(?:\w+ )?majority(?= of (?:the |all )?(?:valid |popular )?(?:votes?|ballots)\b))(?P<of> of (?:the |all )?(?:valid |popular )?(?:votes?|ballots)(?: cast)?)?"
    r"(?: of|,? with|:|, at|,| [–—-]| \() ?(?:‹x\d+› )?(?P<own>‹p(?P<h>\d+)›)(?! (?:turnout|over|ahead|of (?:the |all )?(?:\w+ )?(?:seats|voters|women|men)))"
)
SPECIAL = Cued(
    r"\b(?:two-thirds|three-fifths|three-quarters|four-fifths|supermajority|super-majority|veto|override|constitution\w*|joint (?:sitting|session)|both (?:houses|chambers)|senators|appointed|nominated|reserved|quorum"
    r"|first round|speaker|run-?off|delegates|nomination|electoral (?:college|votes)|impeach\w*|president|mayor|chair\w*|elect an?|ticket|keep|retain|hold on|net|flip|pick up|more (?:to|for)|gains?"
    r"|lost|two chambers|presidency)\b",
    "two-thirds|three-|four-fifths|super|veto|override|constitution|joint |both |senators|appointed|nominated|reserved|quorum|first round|speaker|run-off|runoff|delegates|nomination|electoral|impeach"
    "|president|mayor|chair|elect a|presiden|mayor|ticket|keep|retain|hold on|net|flip|pick up|more to|more for|gain|lost|two chambers",
    re.IGNORECASE,
)
# "An absolute majority voted for Museveni, 48.6 percent".
_MAJORITY_CHOSE = late(
    r"\b[Aa]n? (?:absolute|outright|overall|clear) majority(?: of (?:the |all )?(?:voters|votes|those voting|those who voted))? (?:voted (?:for|against)|chose|backed|picked|supported|favou?red|rejected|wanted|wants|said)"
    r" [^‹›.;]{2,50}?(?P<of>)(?::|,| \(| [–—-]) ?(?P<own>‹p(?P<h>\d+)›)(?! (?:turnout|of (?:the |all )?(?:\w+ )?(?:seats|women|men)))"
)
_DENIED_OR_WISHED = late(
    r"\b(?:if|unless|would|could|might|should|need\w*|requir\w*|short|shy|fail\w*|miss\w*|lack\w*|lost|los(?:e|es|ing)|without|den(?:y|ied|ies|ying)|never|no|not|nobody|neither|far|from|instead|before|than|in (?:19|20)\d\d)\b|n['’]t\b",
    re.IGNORECASE,
)
_OF_SO_MANY = late(r"\b(?:an?|his|her|its|their) (?:[\w-]+ )?majority (?:of|with) \Z")
_LEAST = 5
# How likely it must be that a number is the one needed.
_LIKELY = 0.5
# A number as far from half as a third is another mark.
_MOST_WRONG = 0.34
_EXACT = ("exactly", "at_least")
_HALF_OF_ALL = Decimal(50)


class Missed(NamedTuple):
    """A number that does not fit: where it stands, what it is held against, and how to say so.

    `begin`, if told, is where the words begin that say on which side of the number somebody is.
    """

    stated: Quantity
    against: tuple[tuple[int, int], ...]
    message: str
    expected: int
    begin: int | None = None


def numbers_needed(table: Bench) -> Iterator[Missed | None]:
    """The numbers of a majority that the story tells; None for those that fit."""
    reading, sizes = table.reading, bodies(table)
    text = reading.article.text
    for claim in table.surest("threshold").values():
        stated = reading.quantity_by_id.get(claim.quantity_id or "")
        if (
            stated is None
            or not (stated.value or "").isdigit()
            or not (stated.of or "0").isdigit()
            or stated.comparator not in _EXACT
            or claim.confidence < _LIKELY
            or claim.unit not in UNITS | {"votes"}
        ):
            continue
        number = reading.sentence_at(stated.start)
        here = reading.sentences[number]
        if _ELSE.match(text, stated.end, here.end) or _BY.search(text, here.start, stated.start):
            continue
        shares = [one for one in reading.quantities_in(here.start, stated.start) if one.kind == "fraction"]
        if shares and shares[-1].value in _LARGER:
            yield _against_larger(table, stated, _LARGER[shares[-1].value or ""])
        elif stated.of is None and not SPECIAL.search(
            text, max(here.start, stated.start - 60), min(here.end, stated.end + 40)
        ):
            yield from _against_size(
                table, stated, number, sizes, _GOALS.search(text, here.start, here.end) is not None
            )


def _against_larger(table: Bench, stated: Quantity, share: tuple[int, int]) -> Missed | None:
    """Whether "a two-thirds majority, 143 seats" is that of the body, or of the "of 59" that stands with it."""
    body = main_body(table)
    size = int(stated.of or 0) if body is None or stated.of else body.size
    least, value = -(-size * share[0] // share[1]), int(stated.value or 0)
    if size < _LEAST or value in (least, least + 1) or not finger(str(value), str(least)):
        return None
    against = () if stated.of or body is None else ((body.start, body.end),)
    return Missed(
        stated, against, f"{share[0]}/{share[1]} of {size} is {least}; the story says {value}", least
    )


def _against_size(
    table: Bench, stated: Quantity, number: int, sizes: Sequence[Body], told: bool
) -> Iterator[Missed | None]:
    value = int(stated.value or 0)
    if any(one.start == stated.start for one in sizes):
        return  # "the threshold for the 19 levelling seats": what there is, not what is needed
    known = {one.size for one in sizes} | added_up(table) | _numbers(table)
    if any(value in majorities(size) for size in known):
        yield None
        return
    now = [one for one in sizes if one.now]
    near = (
        [one for one in now if one.sentence == number]
        or [one for one in now if one.sentence == number - 1]
        or now
    )
    main = main_body(table)
    several = len({one.size for one in near}) != 1
    if value < _LEAST or (several and main is None):
        return
    body = main if several and main is not None else min(near, key=lambda one: abs(one.start - stated.start))
    least = body.size // 2 + 1
    if not body.size * _MOST_WRONG < value <= body.size or not (
        told or body.sentence in (number, number - 1)
    ):
        return
    # "Took an absolute majority of 34 seats": so many are held, not needed.
    if value > least and _OF_SO_MANY.search(
        table.reading.article.text, max(0, stated.start - 40), stated.start
    ):
        return
    if (value > least or several) and not any(finger(str(value), str(one)) for one in majorities(body.size)):
        return
    message = (
        f"{value} of {body.size} seats is no majority"
        if value < least
        else f"a majority of {body.size} seats is {least}, not {value}"
    )
    yield Missed(stated, ((body.start, body.end),), message, least)


def _numbers(table: Bench) -> set[int]:
    """All whole numbers of a story: whichever the majority fits may be a size that was read as something else."""
    told = (
        number for one in table.reading.quantities if one.kind == "count" for number in (one.value, one.of)
    )
    return {int(number) for number in told if number is not None and number.isdigit() and len(number) < 5}


def majorities(size: int) -> set[int]:
    """What is called a majority of a body: more than half, or with an even number of seats half."""
    return {size // 2 + 1} | ({size // 2} if size % 2 == 0 else set())


def apart(table: Bench) -> Iterator[Missed | None]:
    """What is short of a majority or above it, with that number told; None for what fits."""
    told = {one.value for one in seats(table)}
    before: list[Quantity] = []
    for words, figures in every(table.reading):
        counts = [one for one in figures if one.kind == "count" and plain(one)]
        for match in _APART.finditer(words) if len(counts) > 1 else ():
            gap, mark = figures[int(match["k"])], figures[int(match["m"])]
            if (
                not (plain(gap) and plain(mark))
                or not match["behind"].strip()
                or "votes" in (gap.unit, mark.unit)
            ):
                continue
            yield _looked(gap, mark, match["way"], counts, before, told)
        yield from _short(words, figures)
        before = counts


def _short(words: str, figures: Sequence[Quantity]) -> Iterator[Missed | None]:
    """ "With 30 of the 62 seats, three short of a majority": the number itself is not told."""
    yield from _line(words, figures)
    patterns = (_HAS, *((_WITH, _WITH_ALL, _SMALLEST) if "majority" in words else ()))
    for match in (match for pattern in patterns for match in pattern.finditer(words)):
        told = match.groupdict()
        own, half = figures[int(told["own"] or told.get("can") or 0)], told.get("h")
        if half and not _over_half(figures[int(half)]):
            continue
        if (
            own.of is None
            or not own.of.isdigit()
            or not (own.value or "").isdigit()
            or SPECIAL.search(words, max(0, match.start() - 12), match.end() + 40)
        ):
            continue
        size = int(own.of)
        message = f"{own.value} of {size} seats is no majority; the story says that it is"
        yield None if int(own.value or 0) * 2 > size else Missed(own, (), message, size // 2 + 1)


def _line(words: str, figures: Sequence[Quantity]) -> Iterator[Missed | None]:
    """ "36 of the 75 seats, two over the line"."""
    for match in _LINE.finditer(words) if "line" in words or "half" in words or "mark" in words else ():
        own, gap = figures[int(match["own"])], figures[int(match["k"])]
        if own.of is None or not own.of.isdigit() or not (own.value or "").isdigit() or not plain(gap):
            continue
        if SPECIAL.search(words, match.start(), match.end() + 40):
            continue
        has, size = int(own.value or 0), int(own.of)
        above, least = match["way"] in ("over", "above", "beyond"), size // 2 + 1
        if (has >= least if above else has < least) or abs(has - size / 2) <= 1:
            yield None
            continue
        side = "no majority" if above else "a majority"
        yield Missed(
            own, (), f"{has} of {size} seats is {side}; the story says {gap.value} {match['way']} it", least
        )


def halves_told(table: Bench) -> Iterator[Missed | None]:
    """Shares said to be more than half: "more than half, 43.2 percent, chose him"; None for those that are."""
    for words, figures in marked(table.reading, 1, "p"):
        yield from _majorities_of(table, words, figures)
        for match in _HALF.finditer(words):
            own, half = figures[int(match["own"])], figures[int(match["h"])] if match["h"] else None
            if own.comparator != "exactly" or own.value is None:
                continue
            if half is None or _over_half(half):
                message = f"{own.value} percent is not more than half, as the story says"
                yield None if Decimal(own.value) >= _HALF_OF_ALL else Missed(own, (), message, 50)
            elif (
                half.comparator == "under" and half.value is not None and Decimal(half.value) == _HALF_OF_ALL
            ):
                message = f"{own.value} percent is not less than half, as the story says"
                against = ((half.start, half.end),)
                yield None if Decimal(own.value) <= _HALF_OF_ALL else Missed(own, against, message, 50)


def _majorities_of(table: Bench, words: str, figures: Sequence[Quantity]) -> Iterator[Missed | None]:
    """ "An outright majority of 49.5 percent"; where there are seats, it is theirs unless the votes are named."""
    if "majority" not in words:
        return
    for match in (*_MAJORITY_OF.finditer(words), *_MAJORITY_CHOSE.finditer(words)):
        own = figures[int(match["h"])]
        seats = match["of"] is None and table.of_anyone("seats", "total_seats")
        if own.comparator != "exactly" or own.value is None or seats:
            continue
        if not _DENIED_OR_WISHED.search(words, 0, match.start()):
            message = f"{own.value} percent is no majority, as the story says"
            yield None if Decimal(own.value) >= _HALF_OF_ALL else Missed(own, (), message, 50)


def _over_half(one: Quantity) -> bool:
    return one.comparator == "over" and one.value is not None and Decimal(one.value) == _HALF_OF_ALL


def _looked(
    gap: Quantity,
    mark: Quantity,
    way: str,
    counts: Sequence[Quantity],
    before: Sequence[Quantity],
    told: set[int],
) -> Missed | None:
    above = way in ABOVE
    few, whole = int(gap.value or 0), int(mark.value or 0)
    wanted = whole + few if above else whole - few
    near = [one for one in counts if one.start < gap.start]
    others = [one for one in (*near, *before) if one is not gap and one is not mark]
    values = {int(one.value or 0) for one in others}
    if wanted in values | told or any(one + other == wanted for one in values for other in values):
        return None
    sided = [one for one in near if (int(one.value or 0) > whole) == above and int(one.value or 0) != whole]
    if not sided:
        return None
    own = next((one for one in reversed(sided) if int(one.value or 0) in told), sided[-1])
    has = int(own.value or 0)
    real = abs(whole - has)
    if not (
        finger(str(few), str(real))
        or finger(str(has), str(wanted))
        or finger(str(whole), str(has - few if above else has + few))
    ):
        return None
    sign = f"{has} - {whole}" if above else f"{whole} - {has}"
    return Missed(
        gap,
        ((own.start, own.end), (mark.start, mark.end)),
        f"{sign} = {real}; the story says {few} {way} {whole}",
        real,
    )


def plain(one: Quantity) -> bool:
    return one.kind == "count" and one.of is None and (one.value or "").isdigit() and one.comparator in _EXACT

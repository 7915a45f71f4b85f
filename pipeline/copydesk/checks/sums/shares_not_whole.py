"""Two shares that are said to be all, and do not make 100.

What it looks for: The two shares of a two-way race (a run-off, yes and no in a referendum), or a share
with "the rest", that do not make 100 percent within rounding; two neighbouring shares with decimals, one
digit of which keeps them from making 100.

Why it matters: Where only two stand, either share follows from the other. When they do not fit, one is
wrong.

In the copy: In Chile's referendum, "Yes" won with 55.8 percent and "No" had 42.2 percent, final results
showed.

Mended: In Chile's referendum, "Yes" won with 57.8 percent and "No" had 42.2 percent, final results
showed.

Stays silent when: the sum is within rounding; the figures are of polls, where some are undecided; blank,
invalid or other votes are spoken of, or the shares are of all ballots cast; a third share stands close by,
or the run-off is yet to come; or the two figures are from different places or stages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.checks import worded
from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.context import polled
from copydesk.checks.cued import Cued
from copydesk.checks.dates.calendar import MONTHS
from copydesk.checks.facing import OPTIONS
from copydesk.checks.sums.neighbours import neighbours, spoken_for
from copydesk.checks.sums.share_words import the_rest
from copydesk.checks.sums.together import added, apart, pools, side_by_side, sum_of, total
from copydesk.checks.sums.two_races import PLACE_SAID
from copydesk.checks.sums.whole_in_brief import not_whole
from copydesk.names.fold import letters
from copydesk.records import Claim, Finding, Place, Reading, Settings
from copydesk.records.late import late

TWO_WAY = frozenset({"runoff", "run-off", "second", "two_party_preferred"})
# "In February, when Yes was at 60%": nobody had voted yet.
_IN_A_POLL = late(
    rf"\b(?:[Ii]n|[Bb]y|[Aa]t the (?:start|end) of|[Ss]ince) (?:early |late |mid-)?(?:{'|'.join(MONTHS)})\b[^.;]{{0,40}}\b(?:was|were|stood|still) (?:at|on)\b"
)
# Votes that go to neither of two: "3 percent were blank", "spoiled ballots", "the None of the above option".
_NEITHER = late(
    r"\b(?:blank|invalid|spoil(?:ed|t)|null (?:and void|votes?|ballots?)|void|none of the above|write-?ins?"
    r"|undecided|abst(?:ain|ention)\w*|(?<!the )others|other (?:[a-z]+ )?(?:candidates?|contenders?|parties|lists?|votes?|shares?))\b",
    re.IGNORECASE,
)
# "Will meet in a run-off", "headed for a second round": the figures beside it are of the first.
_YET_TO_COME = Cued(
    r"\b(?:will|would|to|face|faces|meet|meets|head|heads|headed|heading|go|goes|going|advance\w*|forc\w+|set|set for|avoid\w*|call\w*|gave up)\b"
    r"[^.;]{0,60}\b(?:run-?off|second round)",
    "runoff|run-off|second round",
    re.IGNORECASE,
)
# "In a straight fight", "the two-way race": nobody else stands.
_TWO = Cued(
    r"\b(?:two-(?:way|horse|man|woman|person|candidate|party|round)|straight (?:fight|contest|race|choice)|head(?:-to-| to )head|one-on-one|both candidates|face-?off"
    r"|(?:only|sole|lone|single) (?:other )?(?:rival|opponent|challenger|competitor|candidate)|(?:the|only|just) (?:only )?two (?:\w+ )?(?:candidates|contenders|tickets|pairs|finalists|names|people|men|women|rivals)"
    r"|run-?off|second[- ](?:round|ballot)|duel)\b",
    "two-|straight |head-to-head|head to head|one-on-one|both candidates|faceoff|face-off|only |sole |lone |single |two |runoff|run-off|second|duel",
    re.IGNORECASE,
)
_RUN_OFF = Cued(
    r"\b(?:run-?off|second round|second ballot|head-to-head|two-way)\b",
    "runoff|run-off|second |head-to-head|two-way",
    re.IGNORECASE,
)
# "The rest 3.5": their share is printed.
_REST_PRINTED = late(r"\bthe (?:rest|others|remainder)\b(?: \w+){0,3} \d")
# Two who make so much are hardly the first two of several.
_NEARLY_ALL = Decimal("97.5")
# As far as a story says what it is about.
_TOP = 500
_NEARLY = 75
# Where blank votes are valid votes, or shares are of all ballots, so that they have a share of their own.
_COUNT_BLANKS = frozenset({"CO", "ES", "MK"})
_BLANKS = Decimal("0.95")
_REST = late(
    r"(?<!most of )(?<!much of )(?<!part of )(?<!some of )(?<!half of )(?<!bulk of )\bthe (?:rest|remainder|remaining)\b"
    r"(?! (?:[\w-]+ )?(?:votes?|ballots?|papers?|returns|stations|precincts|boxes|districts|count)\b)"
)

# So many characters of a paragraph are looked at on either side; more shares in one are a crowd.
_WIDE, _CROWD = 3000, 60


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Add up every two shares that must be all there are."""
    table = bench(reading, settings)
    seen: set[frozenset[str]] = set()
    shares = table.of("vote_share", unit="percent")
    for pool in [*side_by_side(table, shares), *pools(table, shares, ledger)]:
        sides = apart(table, pool)
        if sides is None or len(sides) < 2 or not _all_there_is(table, sides):
            continue
        key = frozenset(one.id for one in sides)
        ledger.compare(*sides)
        if spoken_for(table, sides):
            ledger.set_aside("contest", *sides)
            continue
        # "Pasto and Leticia came in with 64.7 percent and 53.9": of no side that is named there.
        if not any(map(table.named, sides)):
            continue
        answers = frozenset(letters(one.subject or "") for one in sides) in OPTIONS
        if key in seen or total(table, sides).contains(100) or (answers and _short(sides)):
            continue
        if _completed(table, sides):
            continue
        if not _blanks_left_out(sides) and not (_whole_numbers(sides) and added(sides) < 100):
            seen.add(key)
            yield _finding(table, sides)
    spoken: set[str | None] = {
        number
        for one in reading.claims
        if any(one.id in key for key in seen)
        for number in (one.quantity_id,)
    }
    for looked in not_whole(table):
        ledger.count()
        if looked.odd is not None and not spoken & {one.id for one in looked.figures}:
            spoken |= {one.id for one in looked.figures}
            yield worded.finding(CHECK, reading, looked.odd)
    for found in neighbours(table):
        sides = [found.first, found.second]
        if {one.quantity_id for one in sides} & spoken or not found.slipped:
            continue
        ledger.compare(*sides)
        if (
            found.room.contains(100)
            or _completed(table, sides)
            or not (found.options or _two_stand(table, sides))
        ):
            continue
        # Some of those asked have not made up their minds.
        if spoken_for(table, sides) or any(polled(table.scene[one]) for one in sides):
            continue
        if (
            (found.changed_about or not _short(sides))
            and not _NEITHER.search(_paragraphs(table, sides))
            and not _blanks_left(table, sides)
        ):
            yield _finding(table, sides)


def _completed(table: Bench, sides: Sequence[Claim]) -> bool:
    """Whether a share told near two answers is what they leave: "the remaining 2.73 per cent were invalid"."""
    room, here = total(table, sides), {table.scene[one].paragraph for one in sides}
    ids = {one.quantity_id for one in sides}
    return any(
        one.kind == "percent" and one.value is not None and one.id not in ids
        and (room + one.interval).contains(100) and not room.contains(100)
        and min(abs(table.reading.sentences[table.reading.sentence_at(one.start)].paragraph - place) for place in here) < 3
        for one in table.reading.quantities
    )  # fmt: skip


def _two_stand(table: Bench, sides: Sequence[Claim]) -> bool:
    """Whether the words by two shares, or their round, say that there are only two to choose from."""
    if any(_YET_TO_COME.search(one.evidence.text) for one in sides):
        return False
    if the_rest(table.reading.article.text, sides[0].value_span.end, sides[-1].value_span.start):
        return True
    if (
        all(table.scene[one].round in TWO_WAY for one in sides)
        or _TWO.search(_paragraphs(table, sides)) is not None
    ):
        return True
    text = table.reading.article.text
    whole = added(sides) >= _NEARLY_ALL and not any(one.round == "first" for one in sides)
    # One decimal proves little: there the run-off must be what the story is about.
    reach = len(text) if all(len(one.value.partition(".")[2]) > 1 for one in sides) else _TOP
    return whole and _RUN_OFF.search(text, 0, reach) is not None and _YET_TO_COME.search(text) is None


def _blanks_left(table: Bench, sides: Sequence[Claim]) -> bool:
    return added(sides) < 100 and any(_blanks_count(table, one) for one in sides)


def _whole_numbers(sides: Sequence[Claim]) -> bool:
    """Whether two candidates' shares are given without decimals: "51 percent against 45" leaves out the blank votes."""
    return (
        len(sides) == 2
        and all(one.subject_id is not None and "." not in one.value for one in sides)
        and (frozenset(letters(one.subject or "") for one in sides) not in OPTIONS)
    )


def _short(sides: Sequence[Claim]) -> bool:
    """Whether answers to a question make a little less than a hundred: blank and spoiled papers leave that, unsaid."""
    return 0 < 100 - added(sides) <= _BLANKS


def _blanks_left_out(sides: Sequence[Claim]) -> bool:
    """Whether two shares printed unlike each other, "86.9 percent ... 9 percent no", leave room for blank votes."""
    places = {len(one.value.partition(".")[2]) for one in sides}
    return len(places) > 1 and added(sides) < 100


def _all_there_is(table: Bench, sides: list[Claim]) -> bool:
    """Whether the story leaves no room for anybody else."""
    contexts = [table.scene[one] for one in sides]
    if any(polled(one) or one.basis not in (None, "valid") for one in contexts):
        return False
    if added(sides) < 100 and any(_blanks_count(table, one) for one in sides):
        return False
    if any(claim.subject in ("blank", "invalid") for claim in table.of("total_votes")):
        return False
    names = frozenset(letters(one.subject or "") for one in sides)
    two = len(sides) == 2 and (names in OPTIONS or all(one.round in TWO_WAY for one in contexts))
    one_sentence = len({one.sentence for one in contexts}) == 1
    # No slip makes a whole of a third: then the sides of "the rest" are not all here.
    with_rest = (
        one_sentence
        and added(sides) > _NEARLY
        and any(_REST.search(_clause(table, one)) is not None for one in sides)
    )
    if any(PLACE_SAID.search(one.evidence.text) or _IN_A_POLL.search(one.evidence.text) for one in sides):
        return False
    if with_rest and _REST_PRINTED.search(sides[-1].evidence.text):
        return False
    if not (two or with_rest) or _NEITHER.search(_paragraphs(table, sides)):
        return False
    if len(sides) == 2 and not _another(table, sides):
        return two and not any(_YET_TO_COME.search(one.evidence.text) for one in sides)
    return with_rest


def _blanks_count(table: Bench, one: Claim) -> bool:
    """Whether a share is of a land that counts blank votes among the valid ones, which leaves less than a hundred for two."""
    place = table.reading.by_id.get(one.place_id or "")
    return isinstance(place, Place) and place.country in _COUNT_BLANKS


def _paragraphs(table: Bench, sides: Sequence[Claim]) -> str:
    """The paragraphs that the shares stand in, as far as they are near."""
    text = table.reading.article.text
    first, last = min(one.evidence.start for one in sides), max(one.evidence.end for one in sides)
    low, high = max(first - _WIDE, 0), min(last + _WIDE, len(text))
    begin, end = text.rfind("\n\n", low, first), text.find("\n\n", last, high)
    return text[begin if begin >= 0 else low : end if end >= 0 else high]


def _another(table: Bench, sides: Sequence[Claim]) -> bool:
    """Whether a third share of the same vote stands close behind, which two of a kind leave no room for.

    Not one that belongs to another place or election; what is missing to 100 must hold it.
    """
    room = 100 - added(sides)
    last = max(table.scene[one].paragraph for one in sides)
    ids = {one.subject_id for one in sides}
    if len(table.by_paragraph("vote_share").get(last, ())) > _CROWD:
        return True
    return any(
        one.subject_id not in ids and one.when is None and one.place_id in (None, sides[0].place_id)
        and Decimal(one.value) <= room and one.unit == "percent" and one not in sides
        for place in (last, last + 1) for one in table.by_paragraph("vote_share").get(place, ())
    )  # fmt: skip


def _clause(table: Bench, claim: Claim) -> str:
    """The words just around a figure."""
    text = table.reading.article.text
    first = max(claim.evidence.start, claim.value_span.start - 40)
    return text[first : min(claim.evidence.end, claim.value_span.end + 15)].lower()


def _finding(table: Bench, sides: list[Claim]) -> Finding:
    *others, last = sides
    why = "the two are all there is and" if len(sides) == 2 else "with the rest they"
    message = f"{sum_of(table, sides, 'percent')}; {why} must make 100"
    return CHECK.against(table.reading, message, last, *others, found=str(added(sides)), expected="100")


CHECK = Check("SUM02", "shares-not-whole", "warning", __doc__ or "", run, rank=6)

"""All the shares of a brief story added up: what makes more than a hundred, and two that are all and do not make it.

One adder over the column of percentages, whosever they are: a share of a claim, however sure, and a percentage without a
claim that stands among shares ("another 26 percent had not made up their minds"). They are of one vote unless words set
one apart. Too much is only what a slip in one of them makes; two are all there are by the words that say so: the other, the
remaining, two candidates, a duel, yes and no.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import NamedTuple

from copydesk.checks.answers import answers
from copydesk.checks.asides import option
from copydesk.checks.brief import brief, of_now, one_stage, one_vote, polled_here
from copydesk.checks.compare import Bench
from copydesk.checks.fingers import finger_of, slips_of
from copydesk.checks.sums.seating import JOINT
from copydesk.checks.sums.several import told_of_several
from copydesk.checks.sums.two_races import person_among_parties
from copydesk.checks.worded import Looked, Odd
from copydesk.checks.wording import between, figure, number
from copydesk.records import Claim, Interval, Place, Quantity
from copydesk.records.late import late

_READ, _SURE = 0.3, 0.8
_PLAINLY, _READABLE, _LEAST = Decimal("100.2"), Decimal(140), Decimal(60)
_PAIR, _HALF = 15, 50
_NEAR, _BESIDE, _SUM, _ROUND = 35, 15, Decimal("0.1"), Decimal("0.3")
# Beside a percentage that no claim reads: it is of no side.
_NO_SHARE = late(
    r"\b(?:turnout|turned out|took part|participat\w+|growth|grew|inflation|gdp|pric\w+|wages?|rate|tax\w*|unemploy\w+|since|(?:up|down) (?:from|by|on|\d)|rise|rose|fell|fall|drop\w*|swing|margin|error|majority|threshold|hurdle|need\w*|requir\w+|count(?:ed|ing)|tables?|stations?|precincts?|boxes|reporting|seats?|women|men|young|registered|eligible|electorate|points?|of (?:them|those|these|whom|which)|in (?:19|20)\d\d|last|before|ago)\b",
    re.IGNORECASE,
)
# "51.2 percent to 22.4 for": a score of its own.
_TO = late(
    r"(?:%| ?per ?cent| ?percent| pct)?(?: of the votes?)?,? (?:to|against|versus|vs\.?) (?:\w+ ){0,2}\Z"
)
# "The Socialists (11.9, was 25.6 with allies)", "19.1 after 20.2": of before.
_WAS = late(
    r"(?:[,(;] ?(?:was|were|from|previously|against)|\b(?:after|from|than)|(?:\bhad|['’]d) (?:had|won|got|taken|polled)) \Z"
)
# "Had most of that, 2.4", "of whom": a part of the one before.
_PART_OF = late(
    r"\b(?:of|among) (?:that|them|these|those(?! (?:who|voting|taking|casting)\b)|it|which|whom)\b"
)
_ALLY = late(r"\bwith (?:its|his|her|their) (?:\w+ )?all(?:y|ies)\b")
_EACH = late(r"\b(?:each|apiece|both)\b")
_ANSWER = late(
    r"(?:%| ?per ?cent| ?percent)? (?:\w+ )?(?:in favou?r|for it|against it|yes|no)\b", re.IGNORECASE
)
_OTHER = late(
    r"\b(?:the|his|her|their|its) (?:other|remaining|rest|remainder)\b(?:,| of [\w ]{1,25},?| [\w-]+)?(?: with| at| on| of)? ?\Z",
    re.IGNORECASE,
)
_TWO = late(
    r"\b(?:(?:the |only |just |both |its |these )?two (?:\w+ )?(?:candidates|contenders|contestants|finalists|rivals|hopefuls|men|women)|both candidates|two-(?:way|horse|man|woman|person|candidate|party)|straight (?:fight|contest|race|choice)|head[- ]to[- ]head|one-on-one|duel|face-?off"
    r"|(?:only|sole|lone|single) (?:other )?(?:\w+ )?(?:rival|opponent|challenger|competitor|contender|candidate)|(?:nobody|no one|no-one) else (?:stood|ran|was standing|was running)|no other candidates?|run-?off|second (?:round|ballot)|decider|recall)\b",
    re.IGNORECASE,
)
_NEITHER = late(
    r"\b(?:blank|invalid|spoil(?:ed|t)|null|void|none of the above|write-?ins?|undecided|abst(?:ain|ention)\w*|others|other (?:\w+ )?(?:candidates?|contenders?|parties|lists?)|third|fourth|independents|of all (?:votes|ballots) cast|unsure|don['’]t know)\b",
    re.IGNORECASE,
)
_YET = late(
    r"(?<!-)\b(?:will|to|go|goes|going|face\w*|head\w*|forc\w+|advance\w*|avoid\w*|needs?|set for|through)\b(?!-)[^.;]{0,60}\b(?:run-?off|second (?:round|ballot)|decider)\b",
    re.IGNORECASE,
)
_COUNT_BLANKS = re.compile(r"\b(?:Colombia|Spain|Spanish|Macedonia)", re.IGNORECASE)
# "Some 22 percent of communes": of what is no vote.
_OF_ELSE = late(
    r" of (?!(?:the |all |its |their |her |his )?(?:\w+ ){0,2}(?:votes?|ballots?|poll|preferences|support|total)\b)"
)
_BLANKS = Decimal("0.95")


class _Share(NamedTuple):
    """A percentage of the column, its surest claim if it has one, and of how many sides it is each."""

    figure: Quantity
    claim: Claim | None
    times: int

    @property
    def room(self) -> Interval:
        return self.figure.interval.scaled(self.times)

    @property
    def value(self) -> Decimal:
        return Decimal(self.figure.value or 0) * self.times


def too_much(table: Bench) -> Iterator[tuple[list[Claim], Looked]]:
    """The shares of the story's one vote that make more than a hundred by a slip, with the claims of those that have one."""
    run = _one_run(table)
    if len(run) < 2:
        return
    odd = None
    over = _over(table, run)
    if over is not None:
        total = _total(run)
        made = number(sum((one.value for one in run), Decimal(0)))
        message = (
            f"{_sum(run)} = {made} percent ({between(total)}); shares of one vote cannot make more than 100"
        )
        odd = Odd(over.figure, tuple(one.figure for one in run if one is not over), message, "100")
    yield [one.claim for one in run if one.claim is not None], Looked(tuple(one.figure for one in run), odd)


def not_whole(table: Bench) -> Iterator[Looked]:
    """Two shares that are all there are and do not make a hundred."""
    run = _one_run(table)
    if len(run) != 2 or any(one.times > 1 for one in run):
        return
    first, second = (one.figure for one in run)
    text = table.reading.article.text
    if any(polled_here(table, one.start) for one in (first, second)) or not _two_are_all(table, run):
        return
    room = _total(run)
    odd = None
    if not room.contains(100) and _slipped(first, second, answered=bool(_options(table, run))):
        made = number(sum((one.value for one in run), Decimal(0)))
        why = "the two are all there is and must make 100"
        odd = Odd(second, (first,), f"{_sum(run)} = {made} percent; {why}", "100")
    if _NEITHER.search(text) or _YET.search(text) or _COUNT_BLANKS.search(text):
        odd = None
    yield Looked((first, second), odd)


def _sum(run: Sequence[_Share]) -> str:
    return " + ".join(" + ".join([figure(one.figure)] * one.times) for one in run)


def _total(run: Sequence[_Share]) -> Interval:
    total = Interval.exactly(0)
    for one in run:
        total = total + one.room
    return total


def _one_run(table: Bench) -> list[_Share]:
    """The column of a brief story, where all of it is of one vote, each of another side."""
    return table.kept("shares in brief", lambda: _made(table))


def _made(table: Bench) -> list[_Share]:
    if not brief(table) or told_of_several(table.reading.article.text):
        return []
    column = _once(table, list(_column(table)))
    if len(column) < 2 or not one_vote(table, [one.figure.start for one in column]):
        return []
    # A poll's shares beside a count's.
    if len({polled_here(table, one.figure.start) for one in column if one.claim is not None}) > 1:
        return []
    claims = [one.claim for one in column if one.claim is not None]
    return column if one_stage(table, claims) and _each_its_own(table, column) else []


def _once(table: Bench, column: Sequence[_Share]) -> list[_Share]:
    """The shares without those that a later sentence only tells again."""
    kept: list[_Share] = []
    for one in column:
        place = table.reading.sentence_at(one.figure.start)
        if not any(
            it.value == one.value and table.reading.sentence_at(it.figure.start) != place for it in kept
        ):
            kept.append(one)
    return kept


def _column(table: Bench) -> Iterator[_Share]:
    """The shares that a story tells of now, and the percentages without a claim that stand with them."""
    reading = table.reading
    claims: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        claims.setdefault(claim.quantity_id or "", []).append(claim)
    sentences = {
        reading.sentence_at(one.value_span.start) for one in reading.claims if one.measure == "vote_share"
    }
    for one in reading.quantities_in_order:
        read = claims.get(one.id, [])
        if one.value is None or one.comparator not in ("exactly", "about") or one.of is not None:
            continue
        if any(table.scene[claim].headline for claim in read) or _joint(table, one):
            continue
        best = max(read, key=lambda claim: claim.confidence, default=None)
        if best is not None:
            now = of_now(table, best)
            share = best.measure == "vote_share" and best.unit == "percent" and best.confidence >= _READ
            if share and now and not table.in_words(best) and not _of_then(table, one):
                sides = {claim.subject for claim in read if claim.confidence >= _SURE}
                begin, end = max(0, one.start - _BESIDE), one.end + _BESIDE
                each = _EACH.search(reading.article.text, begin, end) is not None
                yield _Share(one, best, max(len(sides), 1) if each else 1)
        elif one.kind == "percent" and any(map(str.isdigit, one.printed)):
            here = reading.sentence_at(one.start)
            span = reading.sentences[here]
            begin, end = max(span.start, one.start - _NEAR), min(span.end, one.end + _NEAR)
            text = reading.article.text
            of_else = _OF_ELSE.match(text, one.end) is not None
            if here in sentences | {place + 1 for place in sentences} and not (
                of_else or _NO_SHARE.search(text, begin, end)
            ):
                yield _Share(one, None, 1)


def _joint(table: Bench, one: Quantity) -> bool:
    """Whether words between the share before and this one say that several have it together."""
    reading = table.reading
    here = reading.sentences[reading.sentence_at(one.start)]
    before = [it.end for it in reading.quantities_in(here.start, one.start) if it.end <= one.start]
    words = reading.article.text[max(here.start, *before) if before else here.start : one.start]
    return JOINT.search(words) is not None or _ALLY.search(words) is not None


def _of_then(table: Bench, one: Quantity) -> bool:
    """Whether the words right before a share put it at another time."""
    return _WAS.search(table.reading.article.text, max(0, one.start - _BESIDE), one.start) is not None


def _each_its_own(table: Bench, column: Sequence[_Share]) -> bool:
    """Whether no two shares are surely one side's, nor a party's and its candidate's, nor a part of the other, or an answer among parties."""
    text = table.reading.article.text
    if any(_PART_OF.search(text, one.figure.end, two.figure.end + _BESIDE) for one, two in pairwise(column)):
        return False
    answered = [_ANSWER.match(text, one.figure.end) is not None for one in column]
    if any(answered) and any(
        one.claim is not None and one.claim.confidence >= _SURE and one.claim.subject_id is not None and not own
        and not option(one.claim.subject)
        for one, own in zip(column, answered, strict=True)
    ):  # fmt: skip
        return False
    claims = [one.claim for one in column if one.claim is not None]
    if len(claims) > 2 and any(
        person_among_parties(table, one, [other for other in claims if other is not one]) for one in claims
    ):
        return False
    for first, second in combinations(column, 2):
        one, other = first.claim, second.claim
        if one is None or other is None or one.subject_id is None or other.subject_id is None:
            continue
        if one.place_id != other.place_id and (_placed(table, one) or _placed(table, other)):
            return False
        if table.scene.belongs(one.subject_id, other.subject_id):
            sure = min(one.confidence, other.confidence) >= _SURE
            beside = table.scene[one].sentence == table.scene[other].sentence
            if sure and not (beside and _answered(table, first, second)):
                return False
    return True


def _placed(table: Bench, one: Claim) -> bool:
    """Whether the place of a share is named in its sentence."""
    place, here = table.reading.by_id.get(one.place_id or ""), one.evidence
    if not isinstance(place, Place) or place.id == table.scene.nation:
        return False
    return any(here.start <= mention.start < here.end for mention in place.mentions)


def _answered(table: Bench, first: _Share, second: _Share) -> bool:
    """Whether a sentence says that two shares are of two answers, whoever they were taken for."""
    return bool(_options(table, (first, second)))


def _options(table: Bench, run: Sequence[_Share]) -> tuple[str, ...]:
    """The answers that two shares are of."""
    if all(one.claim is not None and option(one.claim.subject) for one in run):
        return tuple(one.claim.subject or "" for one in run if one.claim is not None)
    reading = table.reading
    here, there = (reading.sentences[reading.sentence_at(one.figure.start)] for one in run)
    if here != there:
        return ()
    spans = [(one.figure.start, one.figure.end) for one in run]
    return answers(reading.article.text, here.start, spans, here.end)


def _over(table: Bench, run: Sequence[_Share]) -> _Share | None:
    """The share that a slip makes too large, the largest slip the likeliest; None where they fit, or are of two votes."""
    low = _total(run).low or Decimal(0)
    if not _PLAINLY < low <= _READABLE:
        return None
    text = table.reading.article.text
    values = [one.value for one in run]
    if len(run) > 2 and any(
        _TO.match(text, one.figure.end, other.figure.start) for one, other in pairwise(run)
    ):
        return None
    for first, last in combinations(range(len(run) + 1), 2):
        part = sum(values[first:last], Decimal(0))
        if 1 < last - first < len(run) and abs(part - 100) <= _ROUND:
            return None
        # A bloc and its parties behind it.
        if first and last - first > 1 and abs(part - values[first - 1]) <= _SUM:
            return None
    over = sum(values, Decimal(0)) - 100
    # Two so far above all are of two votes.
    if len(run) == 2 and over > _PAIR and min(values) > _HALF:
        return None
    for one in reversed(run):
        mended = [right * one.times for right in slips_of(one.figure.value or "0")]
        if any(
            one.value - right >= over - _ROUND and sum(values) - one.value + right >= _LEAST
            for right in mended
        ):
            return one
    return None


def _two_are_all(table: Bench, run: Sequence[_Share]) -> bool:
    """Whether words say that two shares are all there are."""
    text = table.reading.article.text
    if _options(table, run) or _TWO.search(text) is not None:
        return True
    second = run[1].figure
    here = table.reading.sentences[table.reading.sentence_at(second.start)]
    return _OTHER.search(text, here.start, second.start) is not None


def _slipped(first: Quantity, second: Quantity, *, answered: bool) -> bool:
    """Whether a finger keeps two shares from making a hundred; what blank papers leave of two answers is no slip."""
    one, other = first.value or "0", second.value or "0"
    missing = 100 - Decimal(one) - Decimal(other)
    if abs(missing) < _ROUND:
        return False
    mended = [(one, 100 - Decimal(other)), (other, 100 - Decimal(one))]
    if not any(finger_of(printed, right) for printed, right in mended):
        return False
    about = any(sorted(printed) == sorted(str(right)) for printed, right in mended)
    # A whole number on one side only: one of them is rounded.
    if ("." in one) != ("." in other):
        return abs(missing) >= 2
    return about or not (answered and 0 < missing <= _BLANKS)

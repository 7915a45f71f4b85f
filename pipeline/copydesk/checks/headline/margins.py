"""A margin in the headline that neither stands in the story nor is what its two figures make.

"By 49 votes" over 41,206 and 41,112; "16,462-vote lead" over 110,075 and 93,433; "cling to power by three seats" over
nine of 17 seats and eight. Silent where any two figures that stand together
make the margin, where the story prints it, or where neither a finger nor a name tells which two figures are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench
from copydesk.checks.fingers import finger
from copydesk.checks.headline.printed import Odd, Story, exact, rounder, story_of, value
from copydesk.records import Quantity
from copydesk.records.late import late

# "By 366 votes", "margin 1,204", "a lead of 641", "ahead by 32", "majority shrinks to 212".
_BY = late(
    r"\b(?:by|lead of|lead to|(?:majority|margin)(?: of| to|:| at)?|shrinks to|cut to|gap of)(?: (?:just|only|a mere))? \Z",
    re.IGNORECASE,
)
# "16,462-vote lead", "21 votes decide", "40 votes clear".
_LEAD = late(
    r"[- ]?(?:votes?|points?|seats?)?[- ]?(?:(?:lead|margin|majority|edge|win|victory|gap|cushion)\b|(?:decide|separate|settle|clear|ahead|apart|in front|unseat)\w*\b)",
    re.IGNORECASE,
)
# "Overturn 24,239 majority", "from a 4,000-vote lead": the margin of a vote before.
_OF_THEN = late(
    r"\b(?:overturn\w*|wip\w+ out|eras\w+|demolish\w*|slash\w*|defend\w*|from|despite|old|previous|last)(?: (?:an?|the|its|his|her|their|tory|labour))* \Z",
    re.IGNORECASE,
)
_REACH, _FEW = 30, 20
# A difference of two numbers of so many digits is told in votes.
_VOTES = 100
_WIDE = 12
_GUESS = 0.5


def odd_margins(table: Bench, settled: set[str | None], ledger: Ledger) -> Iterator[Odd]:
    """The margins of the headline that the story's figures do not make."""
    story = story_of(table)
    for head in story.heads:
        if head.id in settled or head.comparator != "exactly" or not _is_margin(story, head):
            continue
        # A handful of seats stands somewhere in every story.
        if head.unit != "seats" and story.stands(head):
            continue
        ledger.count()
        look = _of_seats if head.unit == "seats" else _of_votes
        found = look(story, head)
        if found is not None:
            yield found


def _is_margin(story: Story, head: Quantity) -> bool:
    """Whether a number of the headline is what parts two sides."""
    if head.kind != "count" or head.unit not in ("votes", "seats", None):
        return False
    text, number = story.reading.article.text, head.value_span
    before = text[max(0, head.start - _REACH) : head.start]
    if _OF_THEN.search(before):
        return False
    ends = {head.end, number.end if number else head.end}
    return _BY.search(before) is not None or any(_LEAD.match(text, end) for end in ends)


def _of_votes(story: Story, head: Quantity) -> Odd | None:
    """Told in the story with a finger's difference, or made by two numbers of votes: the only ones it has, or a finger away."""
    ways: dict[Decimal, list[tuple[Quantity, ...]]] = {}
    for one in story.body:
        near = (
            one.kind == "count"
            and one.unit in ("votes", None)
            and (len(one.value or "") > 2 or story.at_top(one))
        )
        if (
            near
            and finger(head.value or "", one.value or "")
            and (one.unit == "votes" or _is_margin(story, one))
        ):
            ways.setdefault(value(one), []).append((one,))
    pairs = list(_pairs(story))
    if any(rounder(value(head), made) or made == value(head) for made, _pair in pairs):
        return None
    for made, pair in pairs:
        if finger(head.value or "", str(made)):
            ways.setdefault(made, []).append(pair)
    # Told and made as well, or else either of the two alone.
    if len(ways) > 1:
        ways = {made: found for made, found in ways.items() if {len(way) for way in found} == {1, 2}}
    if len(ways) == 1:
        ((made, found),) = ways.items()
        return Odd(head, found[0], made)
    return None if ways else _only_duel(story, head, pairs)


def _pairs(story: Story) -> Iterator[tuple[Decimal, tuple[Quantity, Quantity]]]:
    """Two numbers of votes that stand together, and what parts them."""
    for row in story.rows:
        long = [
            one for one in row[:_WIDE]
            if one.kind == "count" and exact(one) and value(one) >= _VOTES and one.unit in ("votes", None)
        ]  # fmt: skip
        for one, other in combinations(long, 2):
            yield abs(value(one) - value(other)), (one, other)


def _only_duel(
    story: Story, head: Quantity, pairs: list[tuple[Decimal, tuple[Quantity, Quantity]]]
) -> Odd | None:
    """The first two numbers of votes in a sentence, at the top, of a side that the headline names."""
    reading = story.reading
    for made, (one, other) in pairs:
        number = reading.sentence_at(one.start)
        if number != reading.sentence_at(other.start) or not story.at_top(one):
            continue
        sentence = reading.sentences[number]
        inside = {side.id for side in reading.side_mentions_in(sentence.start, sentence.end)}
        named = any(
            side.id in inside for start, end in story.spans for side in reading.side_mentions_in(start, end)
        )
        return Odd(head, (one, other), made) if named and made else None
    return None


def _of_seats(story: Story, head: Quantity) -> Odd | None:
    """Not what the seats of the headline's own side are beyond half, or beyond anybody else's."""
    said = value(head)
    owners = {
        claim.subject_id
        for claim in story.reading.claims
        if claim.quantity_id == head.id and claim.subject_id and claim.confidence >= _GUESS
    }
    if not owners:
        owners = {
            side.id
            for start, end in story.spans
            for side in story.reading.side_mentions_in(start, end)[:1]
            if side.start < head.start
        }
    seats = [one for one in story.body if one.kind == "count" and one.unit in ("seats", None)]
    if said > _FEW or not owners or any(value(one) == said and _is_margin(story, one) for one in seats):
        return None
    told = [
        claim for claim in story.reading.claims
        if claim.measure == "seats" and claim.when is None and claim.confidence >= _GUESS
    ]  # fmt: skip
    ids = {claim.quantity_id for claim in told if claim.subject_id in owners}
    won = next((one for one in seats if one.id in ids and one.of and story.at_top(one)), None)
    if won is None or 2 * value(won) <= Decimal(won.of or 0):
        return None
    whole = Decimal(won.of or 0)
    beyond = 2 * value(won) - whole
    made = {beyond, (beyond + 1) // 2, beyond // 2}
    number = story.reading.sentence_at(won.start)
    known = {claim.quantity_id for claim in told}
    others = [one for one in seats if one.id in known and story.reading.sentence_at(one.start) == number]
    made |= {abs(value(won) - value(one)) for one in others}
    return None if said in made else Odd(head, (won,), beyond)

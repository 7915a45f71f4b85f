"""Who won a by-election and which party: "Fianna Fáil has won the Kildare by-election ... said Kinsella of Fine Gael", who won it.

One seat has one winner. Where a story has a party win at a place and somebody win there, he is of that party.
Silent where the party has a winner of its own there, the other party wins there as well, or several seats were filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from copydesk.checks.people.affiliation import Side, allied
from copydesk.checks.people.changing import changes
from copydesk.records import Claim, Party, Person, Reading, Statement
from copydesk.records.late import late

_ONE_SEAT = late(r"\b(?:by-?(?: )?elections?|bypolls?|mini-?polls?|special election)\b", re.IGNORECASE)
_MORE = late(
    r"\b(?:by-?(?: )?elections|bypolls|mini-?polls|special elections|mayoral|mayor was|councils?|referendum)\b",
    re.IGNORECASE,
)
_ENDED = frozenset({"won", "gained", "retained"})
_SURE = 0.6


def of_the_winner(reading: Reading, stands: Mapping[str, list[Side]]) -> Iterator[tuple[Person, Side, Side]]:
    """The winner of a by-election, the party that he is said to be of, and the one that won it."""
    text = reading.article.text
    if not _ONE_SEAT.search(text) or _MORE.search(text):
        return
    won = [one for one in reading.claims if one.measure == "outcome" and one.value in _ENDED and not one.when
           and one.confidence >= _SURE]  # fmt: skip
    sides = {one.subject_id for one in won}
    people = [one for one in reading.people() if one.id in sides]
    parties = [one for one in reading.parties() if one.id in sides]
    if len(people) != 1 or len(parties) != 1:
        return
    person, party = people[0], parties[0]
    places = {one.place_id for one in won}
    if len(places) != 1:
        return
    # A headline that has the wrong party win is headline-mismatch's business.
    top = max((part.end for part in reading.article.parts if part.kind == "headline"), default=0)
    claim = next((one for one in won if one.subject_id == party.id and one.evidence.start >= top), None)
    if claim is None:
        return
    theirs = Side(
        party.name, party, _statement(reading, party, claim), (claim.evidence.start, claim.evidence.end)
    )
    for side in stands[person.id]:
        if not allied(side, theirs) and not changes(reading, side) and not changes(reading, theirs):
            yield person, side, theirs
            return


def _statement(reading: Reading, party: Party, claim: Claim) -> Statement:
    """Where the claim, or else the story, names the party."""
    start, end = next(
        (
            (one.start, one.end)
            for one in party.mentions
            if claim.evidence.start <= one.start < claim.evidence.end
        ),
        (party.mentions[0].start, party.mentions[0].end),
    )
    return Statement(value=party.name, start=start, end=end, text=reading.article.text[start:end], by="won")

"""Parties and bodies whose name stands once with one word in another form: National Election Commission, National Electoral Commission.

Silent where both names are known, where figures or a sentence keep them apart, and where the odd one is set into another
land: "Moldova's Central Electoral Commission".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from rapidfuzz.distance import OSA

from copydesk.lexicon import known_names, organisations, parties, places
from copydesk.names.fold import fold
from copydesk.names.wordset import wordset
from copydesk.records import Mention, Organisation, Party, Reading
from copydesk.records.late import late

Body = Party | Organisation

_SMALL = wordset("a an and by for in of on the to with")
_STEM = 5
_WORDS = 3
# Before a name that is another land's or another body's: "Moldova's ", "the Russian ".
_OWNED = late(r"(?:['’]s?|\b(?!The\b)[A-Z][\w-]+)\s\Z")


class Reworded(NamedTuple):
    """A name that stands once, and the one that it stands for, with a place of each."""

    here: Mention
    there: Mention


def reworded(reading: Reading) -> Iterator[Reworded]:
    """Every body's name of a story that is another one but for the form of a word."""
    bodies = [one for one in reading.entities if isinstance(one, (Party, Organisation)) and " " in one.name]
    for one, other in combinations(bodies, 2):
        if one.kind != other.kind:
            continue
        for odd, right in ((other, one), (one, other)):
            if _one_name(odd, right) and _once(reading, odd, right) and not _apart(reading, odd, right):
                yield Reworded(odd.mentions[0], right.mentions[0])
                break


def _one_name(odd: Body, right: Body) -> bool:
    """Whether two names differ in one word, which has another ending there, or is another small word."""
    ours, theirs = fold(odd.name).split(), fold(right.name).split()
    apart = [(x, y) for x, y in zip(ours, theirs, strict=False) if x != y]
    if len(ours) != len(theirs) or len(apart) != 1 or _known(odd):
        return False
    (x, y) = apart[0]
    if isinstance(odd, Party) and not _known(right):
        return False
    if len(ours) < _WORDS:
        # "Sein Féin": the other word is no word but part of this name.
        rest = (set(ours) & set(theirs)).pop()
        return _known(right) and rest not in known_names.common() and x[0] == y[0] and OSA.distance(x, y) <= 2
    if {x, y} <= _SMALL:
        return True
    return x[:_STEM] == y[:_STEM] and min(len(x), len(y)) > _STEM and not {x, y} & places.demonyms().keys()


def _known(body: Body) -> bool:
    key = fold(body.name)
    return bool(parties.known_folded(key)) or organisations.known_folded(key) is not None


def _once(reading: Reading, odd: Body, right: Body) -> bool:
    """Whether the odd name stands once, bare, after the other or in a story that has the other more often."""
    if len(odd.mentions) != 1 or not right.mentions:
        return False
    here, there = odd.mentions[0], right.mentions[0]
    again = len(right.mentions) > 1
    owned = _OWNED.search(reading.article.text, max(0, here.start - 24), here.start)
    return (again or there.start < here.start) and not (owned or odd.acronyms or odd.expansions)


def _apart(reading: Reading, odd: Body, right: Body) -> bool:
    """Whether the two stand in one sentence, or each has a figure of its own."""
    here = reading.sentence_at(odd.mentions[0].start)
    if any(reading.sentence_at(one.start) == here for one in right.mentions):
        return True
    figures = ("votes", "vote_share", "seats")
    ours, theirs = (
        {one.measure for one in reading.claims if one.subject_id == body.id and one.measure in figures}
        for body in (odd, right)
    )
    return bool(ours & theirs)

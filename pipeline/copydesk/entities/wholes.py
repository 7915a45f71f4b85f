"""Names that the model sees whole where capitals alone would cut them: "Peace is Our Nation", "Jan Fischer"."""

from __future__ import annotations

from copydesk.entities.chunk import GENITIVES, Chunk, is_known
from copydesk.entities.story import Ent, Story
from copydesk.lexicon import parties, people, places
from copydesk.lexicon.known_names import common
from copydesk.lexicon.words import classes
from copydesk.names.wordset import wordset

_LONGEST = 8
# Small English words that stand in a party's name; of others only those are taken that are not English.
_INNER = wordset("is are in on at for to and the & with a + 's ’s , !")
_LAST = wordset("party parties alliance coalition bloc camp movement list")
_OWNING = frozenset({"'s", "’s"})
_JOINING = wordset("and or & with ,")
# Between two words that are parties' names elsewhere, these make one name: "Democracy at Home".
_BINDING = wordset("at for with is are")
_QUOTES = frozenset("\"“”'‘’")
_NO_NAMES = wordset("v. vs. vs v and or of the")


def whole(story: Story, found: list[Chunk]) -> list[Chunk]:
    """The candidates, those cut within a name that the model sees whole put together, wherever its words stand."""
    at: dict[int, Chunk] = {index: chunk for chunk in found for index in range(chunk.first, chunk.last)}
    spans: dict[tuple[int, int], str] = {}
    forms: dict[tuple[str, ...], str] = {}
    for ent in story.ents:
        if not 1 < ent.last - ent.first <= _LONGEST or not _unbroken(story, ent.first, ent.last):
            continue
        inner = list({id(c): c for i in range(ent.first, ent.last) if (c := at.get(i))}.values())
        if any((c.first, c.last) == (ent.first, ent.last) for c in inner):
            continue
        party = ent.label == "PARTY" and _party(story, ent, inner)
        if party or (ent.label == "PERSON" and _person(story, ent, inner)):
            spans[ent.first, ent.last] = ent.label
            if party:
                forms.setdefault(tuple(story.low[ent.first : ent.last]), ent.label)
    if not spans:
        return found
    spans |= dict.fromkeys(_elsewhere(story, forms), "PARTY")
    taken = {index for first, last in spans for index in range(first, last)}
    kept = [chunk for chunk in found if taken.isdisjoint(range(chunk.first, chunk.last))]
    kept += [Chunk(first, last, label) for (first, last), label in spans.items()]
    out: list[Chunk] = []
    for chunk in sorted(kept, key=lambda chunk: (chunk.first, -chunk.last)):
        if not out or chunk.first >= out[-1].last:
            out.append(chunk)
    return out


def _unbroken(story: Story, first: int, last: int) -> bool:
    """Whether the words begin with a capital, in one line that is in no title case."""
    return (
        story.capital[first]
        and not any(story.loud[first:last])
        and not any(story.broken[first + 1 : last])
        and story.sentence[first] == story.sentence[last - 1]
    )


def _within(ent: Ent, inner: list[Chunk]) -> bool:
    return all(ent.first <= chunk.first and chunk.last <= ent.last for chunk in inner)


def _party(story: Story, ent: Ent, inner: list[Chunk]) -> bool:
    """Whether a party's name goes over small words or marks: not "Democratic and Republican", "Hlas of Pellegrini"."""
    low, words = story.low[ent.first : ent.last], story.words[ent.first : ent.last]
    if not _within(ent, inner) or words[-1] in _LAST or not words[-1][0].isalpha():
        return False
    if all(len(word) < 3 for word in words):
        return False
    gaps = [i for i in range(ent.first, ent.last) if not story.capital[i]]
    if "of" in low:
        tail = low[low.index("of") + 1 :]
        return len(tail) == 1 and tail[0].endswith("s") and tail[0] in places.demonyms()
    if not gaps:
        return _land_opens(story, ent, inner) or _small_opens(story, ent, inner)
    if any(story.low[i] not in _INNER and story.low[i] in common() for i in gaps):
        return False
    if any(not words[i - ent.first][0].isalpha() and story.low[i] not in _INNER for i in gaps):
        return False
    if low[-1] in places.demonyms() and low[-1] not in _LAST:
        return False
    known = [c for c in inner if parties.known_folded(story.key(c.first, c.last))]
    if "+" in low:
        return all(story.ends[i - 1] == story.starts[i] == story.ends[i] - 1 for i in gaps)
    if not _JOINING.isdisjoint(low) and inner and inner[0] in known:
        return False
    if not _OWNING.isdisjoint(low):
        mark = next(i for i in gaps if story.low[i] in _OWNING)
        rest = story.key(mark + 1, ent.last)
        if low[0] in GENITIVES:
            return len(low) == 3 and not parties.known_folded(rest)
        return (
            mark == ent.first + 1
            and any(p.kind in {"country", "region"} for p in places.known_folded(story.low[ent.first]))
            and not parties.known_folded(rest)
            and low[-1] not in classes()["party_strong"]
        )
    return len(known) < 2 or not _JOINING.isdisjoint(low) or all(story.low[i] in _BINDING for i in gaps)


def _land_opens(story: Story, ent: Ent, inner: list[Chunk]) -> bool:
    """Whether a land's name opens it: not a land and its party, "Texas Democrats"."""
    return (
        len(inner) == 2
        and inner[0].first == ent.first
        and inner[1].last == ent.last
        and not is_known(story, inner[1].first, inner[1].last)
    )


def _small_opens(story: Story, ent: Ent, inner: list[Chunk]) -> bool:
    """Whether an English word opens it that opens a sentence as well: "Good Home", "Animal Justice"."""
    if len(inner) > 1 or (inner and inner[0].last != ent.last):
        return False
    opening = story.low[ent.first]
    if opening in places.demonyms():
        # "European Georgia", "Albanian List"
        land = inner and any(p.kind == "country" for p in places.known_folded(story.low[ent.last - 1]))
        return ent.last - ent.first == 2 and bool(land or (not inner and story.low[ent.last - 1] == "list"))
    return (
        opening in common()
        and opening not in classes()["never"]
        and not (inner and is_known(story, inner[0].first, inner[0].last))
    )


def _person(story: Story, ent: Ent, inner: list[Chunk]) -> bool:
    """Whether a person's name was cut, not only freed of a title: "Leo wa Muthende", "Jan Fischer", "Nirupam Sen"."""
    low, words = story.low[ent.first : ent.last], story.words[ent.first : ent.last]
    if not _within(ent, inner) or not story.capital[ent.last - 1] or not words[-1][0].isalpha():
        return False
    marks = [word for word in words if not word[0].isalpha()]
    if not _NO_NAMES.isdisjoint(low) or not all(mark in _QUOTES for mark in marks) or len(marks) % 2:
        return False
    opening = low[0].rstrip(".")
    if opening in people.honorifics():
        return False
    if len(inner) == 1 and inner[0].last == ent.last:
        # A title fell away, unless what did is a given name.
        return opening in people.given_names() or (
            opening in classes()["calendar"] and inner[0].first == ent.first + 1
        )
    return opening not in people.occupations()


def _elsewhere(story: Story, forms: dict[tuple[str, ...], str]) -> list[tuple[int, int]]:
    """Other places where the words of a party's name stand, written the same way."""
    begins: dict[str, list[tuple[str, ...]]] = {}
    for words in forms:
        begins.setdefault(words[0], []).append(words)
    found: list[tuple[int, int]] = []
    for index, low in enumerate(story.low):
        for words in begins.get(low, ()):
            last = index + len(words)
            if tuple(story.low[index:last]) == words and _unbroken(story, index, last):
                found.append((index, last))
    return found

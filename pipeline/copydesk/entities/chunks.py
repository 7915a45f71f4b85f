"""Cuts a story's capitalised words into candidates for names: one candidate, one thing."""

from __future__ import annotations

from copydesk.entities.chunk import GENITIVE_MARKS, GENITIVES, Chunk, head_of, is_known
from copydesk.entities.joins import joined
from copydesk.entities.story import Ent, Story
from copydesk.lexicon import offices, organisations, parties, people, places
from copydesk.lexicon.known_names import common
from copydesk.lexicon.words import classes
from copydesk.names.wordset import wordset

LONGEST = 8


def chunks(story: Story) -> list[Chunk]:
    """All candidates, in order, none overlapping."""
    found: list[Chunk] = []
    for first, last in _runs(story):
        found += _cut(story, first, last)
    found = joined(story, found)
    _label(story, found)
    return found


def _starts_name(story: Story, index: int, *, inside: bool = False) -> bool:
    """Whether a name can begin, or `inside` go on, with the word."""
    low = story.low[index]
    kinds = classes()
    if not story.capital[index] or low in kinds["initial_other"]:
        return False
    if low in kinds["calendar"]:
        return inside and low in _MONTH_NAMES and _is_surname(story, index)
    if low in kinds["never"]:
        # "The", "In", "All" begin sentences; inside one, "All", "First", "New" may belong to a name, and
        # within a name even "Or" and "To" (Wilson Or, James To).
        small = low in _SMALL and not (inside and _after_given(story, index))
        return not story.first_in_sentence(index) and not story.loud[index] and not small
    return True


def _after_given(story: Story, index: int) -> bool:
    """Whether a small word with a capital ends a person's name: "Wilson Or", "James To"; not "FTU In the"."""
    ent = story.ent_at[index] if story.ent_at else None
    person = ent is not None and ent.label == "PERSON" and ent.first < index
    return person or story.low[index - 1] in people.given_names()


_MONTH_NAMES = frozenset({"may", "march", "april", "june", "august"})
_SMALL = wordset("our my your its their his her") | wordset(
    "the a an and or of in on at to for from by with i he she we you they it is"
)


def _is_surname(story: Story, index: int) -> bool:
    """Whether a month's name follows a given name and no day follows it: "Theresa May", not "May 6"."""
    after = story.words[index + 1] if index + 1 < len(story) else ""
    return story.low[index - 1] in people.given_names() and not after[:1].isdigit()


def _masked(story: Story) -> set[int]:
    """Words of offices that go over an "of": "Secretary of State Brad Carver", "Speaker of the House"."""
    found: set[int] = set()
    known = offices.offices()
    for index, low in enumerate(story.low):
        if low == "of" and index and story.low[index - 1] in _OF_OFFICES:
            for first in (index - 1, index - 2):
                for last in range(index + 4, index + 1, -1):
                    if first >= 0 and tuple(w.rstrip(".") for w in story.low[first:last]) in known:
                        found.update(range(first, last))
    return found


_OF_OFFICES = wordset("secretary chancellor speaker leader member head chief minister house")


def _runs(story: Story) -> list[tuple[int, int]]:
    """Stretches of capitalised words, with particles between ("Luiz Inácio Lula da Silva")."""
    particles = classes()["particle"]
    masked = _masked(story)
    runs: list[tuple[int, int]] = []
    index, total = 0, len(story)
    while index < total:
        if index in masked or not _starts_name(story, index):
            index += 1
            continue
        first = index
        index += 1
        while index < total and not story.broken[index] and story.sentence[index] == story.sentence[first]:
            if index in masked:
                break
            if _starts_name(story, index, inside=True):
                index += 1
                continue
            end = index
            while end < total and end - index < 3 and story.low[end] in particles and not story.broken[end]:
                end += 1
            if end == index or end >= total or story.broken[end] or not _starts_name(story, end):
                break
            index = end + 1
        runs.append((first, index))
    return runs


def _cut(story: Story, first: int, last: int) -> list[Chunk]:
    """One run as candidates: titles fall away, a place or party before a person is parted from it."""
    if story.loud[first]:
        return _by_ents(story, first, last)
    title = _title(story, first, last)
    if title and _royal(story, title, last):
        left = _cut(story, first, title[0]) if title[0] > first else []
        return [*left, Chunk(title[0], last, titled=True)]
    if title:
        left = _cut(story, first, title[0]) if title[0] > first else []
        right = _cut(story, title[1], last) if title[1] < last else []
        for chunk in right[:1]:
            chunk.titled = True
        return left + right
    first = _shed(story, first, last)
    if first >= last:
        return []
    if last - first == 1 or is_known(story, first, last):
        return [Chunk(first, last)]
    at = _seam(story, first, last)
    if at is not None:
        return _cut(story, first, at) + _cut(story, at, last)
    return [Chunk(first, last)]


def _by_ents(story: Story, first: int, last: int) -> list[Chunk]:
    """In title case and capitals the model and the lexicon alone tell where names are."""
    found: list[Chunk] = []
    for ent in dict.fromkeys(e for e in story.ent_at[first:last] if e is not None):
        if first <= ent.first and ent.last <= last:
            start = _after_title(story, ent)
            if start < ent.last:
                found.append(Chunk(start, ent.last, ent.label))
    taken = {index for chunk in found for index in range(chunk.first, chunk.last)}
    index = first
    while index < last:
        for size in range(min(LONGEST, last - index), 0, -1):
            span = range(index, index + size)
            single = size == 1 and (story.low[index] in classes()["never"] or not _strong(story, index))
            if not single and taken.isdisjoint(span) and is_known(story, index, index + size):
                found.append(Chunk(index, index + size))
                index += size - 1
                break
        index += 1
    return sorted(found, key=lambda chunk: chunk.first)


def _strong(story: Story, index: int) -> bool:
    """A single word of a loud line that names a country, region or large city, or a party by acronym."""
    low = story.low[index]
    if any(p.kind in {"country", "region"} or p.population > 400_000 for p in places.known_folded(low)):
        return True
    return bool(parties.known_folded(low)) and story.words[index].isupper()


def _after_title(story: Story, ent: Ent) -> int:
    """Where a model's name begins when the title before it is left out."""
    first = ent.first
    while first < ent.last:
        size = _title_at(story, first, ent.last)
        if not size:
            return first
        first += size
    return first


def _title_at(story: Story, first: int, last: int) -> int:
    """The number of words of an office or honorific that begins at `first`."""
    low = story.low
    for size in range(min(offices.longest(), last - first), 0, -1):
        words = [word.rstrip(".") for word in low[first : first + size]]
        words[-1] = words[-1].removesuffix("-elect").removesuffix("-designate")
        words[0] = words[0].removeprefix("then-").removeprefix("ex-")
        if tuple(words) in offices.offices():
            return size
    return 1 if low[first].rstrip(".") in people.honorifics() else 0


_TITLE_PARTS = wordset(
    "vice deputy acting interim former ex-president lieutenant lt. assistant union senior junior"
)


def _title(story: Story, first: int, last: int) -> tuple[int, int] | None:
    """The words of a title inside a run: "Economy Minister" of "Economy Minister Sergio Massa".

    Not where the words name a body, party or place: "Justice Party", "General Assembly", "King County".
    """
    if is_known(story, first, last) and not story.low[first].endswith("."):
        return None
    if head_of(story, last) is not None and last - first > 1:
        return None
    for index in range(first, last):
        size = _title_at(story, index, last)
        if not size:
            continue
        if index > first and index + size == last and story.low[index] in people.given_names():
            continue
        start = index
        while start > first and (
            story.low[start - 1] in _TITLE_PARTS or (start - 1 == first and _is_portfolio(story, first))
        ):
            start -= 1
        return start, index + size
    return None


def _royal(story: Story, title: tuple[int, int], last: int) -> bool:
    """Whether the title is part of the name, as with those who go by one: "Queen Elizabeth II"."""
    if story.low[title[1] - 1] not in _CROWNS or title[1] >= last:
        return False
    return last - title[1] == 1 or (last - title[1] == 2 and set(story.words[last - 1]) <= set("IVX"))


_CROWNS = wordset("king queen emperor pope prince princess")


def _is_portfolio(story: Story, index: int) -> bool:
    """Whether a word before "Minister" is no name of its own: "Economy"; not "Istanbul", "Labour"."""
    low = story.low[index]
    return not (
        places.known_folded(low) or parties.known_folded(low) or organisations.known_folded(low)
        or low in people.given_names()
    )  # fmt: skip


def _shed(story: Story, first: int, last: int) -> int:
    """Where the name begins when demonyms and a sentence's opening word are left out."""
    demonyms = places.demonyms()
    while first < last:
        low = story.low[first]
        rest = last - first
        if last < len(story) and story.words[last] in GENITIVE_MARKS and story.low[last - 1] in GENITIVES:
            return first
        person = rest == 2 and low in people.given_names() and head_of(story, last) is None
        if low in demonyms and not person and not is_known(story, first, last):
            if rest > 1 and head_of(story, last) is not None:
                return first
            first += 1
            continue
        if rest > 1 and _ordinary(story, first) and not is_known(story, first, last):
            first += 1
            continue
        break
    return first


def _ordinary(story: Story, index: int) -> bool:
    """Whether a word opens a sentence and is no part of the name behind it: "Voter Kitty Mak"."""
    low = story.low[index]
    if not story.first_in_sentence(index) or low in people.given_names():
        return False
    if low in people.occupations() or low.startswith(("pro-", "anti-", "pan-", "non")):
        return True
    ent = story.ent_at[index]
    if ent is not None and ent.first == index and ent.last > index + 1:
        return False
    return low in story.small or (story.proper[index] is False and low in common())


def _seam(story: Story, first: int, last: int) -> int | None:
    """Where a run of two things is to be cut: party before person, place before party or person."""
    low = story.low
    head = head_of(story, last)
    if last < len(story) and story.words[last] in GENITIVE_MARKS and low[last - 1] in GENITIVES:
        return None
    if head is None and _party_first(story, first, last):
        return first + 1
    if head is None and last - first > 3 and parties.known_folded(story.key(first, first + 2)):
        return first + 2
    for at in range(first + 1, last - 1):
        if head is None and low[at] in _PLACE_HEADS:
            return at + 1
    for size in range(min(4, last - first - 1), 0, -1):
        key = story.key(first, first + size)
        found = places.known_folded(key)
        big = any(p.kind in {"country", "region"} for p in found)
        rest = story.key(first + size, last)
        if big and (parties.known_folded(rest) or organisations.known_folded(rest)):
            return first + size
        if (
            head is None
            and last - first - size > 1
            and ((size > 1 and found) or (big and _parted(story, first)))
        ):
            return first + size
    if head is None:
        for at in range(first + 1, last):
            before, here = story.ent_at[at - 1], story.ent_at[at]
            if before is not here and before is not None and here is not None and before.label != here.label:
                return at
    return None


def _party_first(story: Story, first: int, last: int) -> bool:
    """Whether a party's name of one word leads a person's: "Democrat Nana Beridze", "Likud Yair Golan"."""
    low = story.low
    if low[first] in people.given_names() or not parties.known_folded(low[first]):
        return False
    if last < len(story) and low[last] in {"for", "of"}:
        return False
    if low[first] in _PARTY_PEOPLE:
        return not parties.known_folded(story.key(first, last))
    ent = story.ent_at[first + 1]
    named = ent is not None and ent.first == first + 1 and ent.label == "PERSON"
    return last - first > 2 and (named or low[first + 1] in people.given_names())


_PLACE_HEADS = wordset("county province prefecture constituency municipality parish")


def _parted(story: Story, first: int) -> bool:
    """Whether a region's name before a person's is a place: "from Vermont Bernie Sanders", not "Chad Wolf"."""
    before = story.low[first - 1] if first else ""
    return before in {"of", "from", "in", "for"} or story.low[first] not in people.given_names()


_PARTY_PEOPLE = wordset(
    "democrat republican libertarian tory socialist independent conservative liberal labour labor "
    "green peronist"
)


def _label(story: Story, found: list[Chunk]) -> None:
    """Note the model's label on each candidate that it covers at least in half."""
    position = 0
    ents = story.ents
    for chunk in found:
        while position < len(ents) and ents[position].last <= chunk.first:
            position += 1
        best = 0
        for ent in ents[position : position + 3]:
            shared = min(ent.last, chunk.last) - max(ent.first, chunk.first)
            if shared > best and shared * 2 >= chunk.size and shared * 2 >= ent.last - ent.first:
                best, chunk.label = shared, ent.label

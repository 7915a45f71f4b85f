"""Cuts a story's capitalised words into candidates for names: one candidate, one thing."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.entities.story import Ent, Story
from copydesk.lexicon import offices, organisations, parties, people, places
from copydesk.lexicon.words import classes

LONGEST = 8


@dataclass
class Chunk:
    """Words `first` to before `last` that may name something. `label`: what the model calls just them."""

    first: int
    last: int
    label: str | None = None
    titled: bool = False

    @property
    def size(self) -> int:
        """How many words it has."""
        return self.last - self.first


def chunks(story: Story) -> list[Chunk]:
    """All candidates, in order, none overlapping."""
    found: list[Chunk] = []
    for first, last in _runs(story):
        found += _cut(story, first, last)
    found = _joined(story, found)
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
        small = low in _SMALL and not (inside and low not in {"a", "i", "the"})
        return not story.first_in_sentence(index) and not story.loud[index] and not small
    return True


_MONTH_NAMES = frozenset({"may", "march", "april", "june", "august"})
_SMALL = frozenset("the a an and or of in on at to for from by with i he she we you they it is".split())


def _is_surname(story: Story, index: int) -> bool:
    """Whether a month's name follows a given name and no day follows it: "Theresa May", not "May 6"."""
    after = story.words[index + 1] if index + 1 < len(story) else ""
    return story.low[index - 1] in people.given_names() and not after[:1].isdigit()


def _runs(story: Story) -> list[tuple[int, int]]:
    """Stretches of capitalised words, with particles between ("Luiz Inácio Lula da Silva")."""
    particles = classes()["particle"]
    runs: list[tuple[int, int]] = []
    index, total = 0, len(story)
    while index < total:
        if not _starts_name(story, index):
            index += 1
            continue
        first = index
        index += 1
        while index < total and not story.broken[index] and story.sentence[index] == story.sentence[first]:
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


def _known(story: Story, first: int, last: int) -> bool:
    """Whether a lexicon has the words as the name of a place, party or body."""
    key = story.key(first, last)
    return bool(places.known_folded(key) or parties.known_folded(key) or organisations.known_folded(key))


def _head(story: Story, last: int) -> str | None:
    """The kind of name that the word before `last` is the head of: "Party", "Commission", "County"."""
    kinds = classes()
    low = story.low[last - 1]
    return next((kind for kind in ("party_strong", "organisation", "place") if low in kinds[kind]), None)


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
    if last - first == 1 or _known(story, first, last):
        return [Chunk(first, last)]
    at = _seam(story, first, last)
    if at is not None:
        return _cut(story, first, at) + _cut(story, at, last)
    return [Chunk(first, last)]


def _by_ents(story: Story, first: int, last: int) -> list[Chunk]:
    """In title case and capitals the model and the lexicon alone tell where names are."""
    found: list[Chunk] = []
    for ent in story.ents:
        if first <= ent.first and ent.last <= last:
            start = _after_title(story, ent)
            if start < ent.last:
                found.append(Chunk(start, ent.last, ent.label))
    taken = {index for chunk in found for index in range(chunk.first, chunk.last)}
    index = first
    while index < last:
        for size in range(min(LONGEST, last - index), 0, -1):
            span = range(index, index + size)
            if taken.isdisjoint(span) and (size > 1 or story.low[index] not in classes()["never"]):
                if _known(story, index, index + size) and (size > 1 or _strong(story, index)):
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
        if tuple(word.rstrip(".") for word in low[first : first + size]) in offices.offices():
            return size
    return 1 if low[first].rstrip(".") in people.honorifics() else 0


_TITLE_PARTS = frozenset(
    "vice deputy acting interim former ex-president lieutenant lt. assistant union senior junior".split()
)


def _title(story: Story, first: int, last: int) -> tuple[int, int] | None:
    """The words of a title inside a run: "Economy Minister" of "Economy Minister Sergio Massa".

    Not where the words name a body, party or place: "Justice Party", "General Assembly", "King County".
    """
    if _known(story, first, last) and not story.low[first].endswith("."):
        return None
    if _head(story, last) is not None and last - first > 1:
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
    """Whether the title is part of the name, as with people who go by one name: "Queen Elizabeth II", "Pope Leo"."""
    if story.low[title[1] - 1] not in _CROWNS or title[1] >= last:
        return False
    return last - title[1] == 1 or (last - title[1] == 2 and set(story.words[last - 1]) <= set("IVX"))


_CROWNS = frozenset("king queen emperor pope prince princess".split())


def _is_portfolio(story: Story, index: int) -> bool:
    """Whether a word before "Minister" is no name of its own: "Economy", "Security"; not "Istanbul", "Labour"."""
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
        if low in demonyms and not _known(story, first, last):
            if rest > 1 and _head(story, last) is not None:
                return first
            first += 1
            continue
        if rest > 1 and _ordinary(story, first) and not _known(story, first, last):
            first += 1
            continue
        break
    return first


def _ordinary(story: Story, index: int) -> bool:
    """Whether a word opens a sentence and is no part of the name behind it: "Voter Kitty Mak", "Meanwhile Ali"."""
    low = story.low[index]
    if not story.first_in_sentence(index) or low in people.given_names():
        return False
    if low in people.occupations() or low.startswith(("pro-", "anti-", "pan-", "non")):
        return True
    if any(ent.first == index and ent.last > index + 1 for ent in story.ents):
        return False
    return story.proper[index] is False or low in story.small


def _seam(story: Story, first: int, last: int) -> int | None:
    """Where a run of two things is to be cut: party before person, place before party or person."""
    low = story.low
    head = _head(story, last)
    if last < len(story) and story.words[last] in _GENITIVE_MARKS and low[last - 1] in _GENITIVES:
        return None
    party_first = bool(parties.known_folded(low[first])) and low[first] not in people.given_names()
    if party_first and head is None and last - first > 2:
        return first + 1
    if party_first and head is None and low[first] in _PARTY_PEOPLE:
        return first + 1
    for size in range(min(4, last - first - 1), 0, -1):
        key = story.key(first, first + size)
        found = places.known_folded(key)
        big = any(p.kind in {"country", "region"} for p in found)
        if big and parties.known_folded(story.key(first + size, last)):
            return first + size
        if head is None and last - first - size > 1 and (size > 1 and found or big and _parted(story, first)):
            return first + size
    for ent in story.ents:
        if ent.last <= first or ent.first >= last:
            continue
        if first < ent.first < last and ent.last >= last and head is None:
            return ent.first
        if ent.first <= first < ent.last < last and head is None:
            return ent.last
    return None


def _parted(story: Story, first: int) -> bool:
    """Whether a region's one-word name before a person's is a place: "from Vermont Bernie Sanders", not "Chad Wolf"."""
    before = story.low[first - 1] if first else ""
    return before in {"of", "from", "in", "for"} or story.low[first] not in people.given_names()


_PARTY_PEOPLE = frozenset(
    "democrat republican libertarian tory socialist independent conservative liberal labour labor green peronist".split()
)
_LINKS = frozenset("of for and to in the de du des del la do da und für y e".split())


def _joined(story: Story, found: list[Chunk]) -> list[Chunk]:
    """Names over small words: "Union for the Homeland", "Justice and Development Party", "Bank of Ghana"."""
    out: list[Chunk] = []
    for chunk in found:
        while out and _belongs(story, out[-1], chunk):
            chunk = Chunk(out.pop().first, chunk.last)
        out.append(chunk)
    for number, chunk in enumerate(out):
        after = chunk.last
        if after < len(story) and story.words[after] == "party" and not story.broken[after]:
            out[number] = Chunk(chunk.first, after + 1, chunk.label, chunk.titled)
    return [chunk for chunk in out if chunk.size > 1 or not _generic(story, chunk.first)]


def _generic(story: Story, index: int) -> bool:
    """Whether a single word names nothing by itself: "Party", "Committee", a letter."""
    low, kinds = story.low[index], classes()
    if len(low.strip(".")) < 2 or low in {
        "party",
        "parties",
        "front",
        "camp",
        "bloc",
        "movement",
        "list",
        "member",
    }:
        return True
    if low in kinds["contest"] or low in kinds["place"]:
        return True
    return low in kinds["organisation"] and organisations.known_folded(low) is None


def _belongs(story: Story, left: Chunk, right: Chunk) -> bool:
    """Whether two candidates with small words between are one name."""
    gap = range(left.last, right.first)
    if not 1 <= len(gap) <= 3 or any(story.broken[i] for i in (*gap, right.first)):
        return False
    between = [story.low[index] for index in gap]
    if story.sentence[left.first] != story.sentence[right.first]:
        return False
    if between == [","]:
        return story.low[right.first].replace(".", "") == "dc" and right.size == 1
    if between in (["'s"], ["’s"], ["'"], ["’"]):
        return _genitive_name(story, left, right)
    if not set(between) <= _LINKS:
        return False
    if _known(story, left.first, right.last):
        return True
    if _known(story, left.first, left.last) and between[0] not in {"of", "for"}:
        return False
    if left.titled or _is_place(story, left):
        return False
    if any(
        ent.first <= left.first and ent.last >= right.last and ent.label in {"PARTY", "ORG"}
        for ent in story.ents
    ):
        return True
    kinds = classes()
    last = story.low[left.last - 1]
    if between[0] in {"of", "for"}:
        heads = kinds["party"] | kinds["organisation"] | _HEADS_BEFORE
        return last in heads and (
            left.size > 1 or not _known(story, left.first, left.last) or between[0] == "for"
        )
    if between == ["and"]:
        head = story.low[right.last - 1] in kinds["party_strong"] | {"commission", "ministry", "union"}
        opened = left.first > 0 and story.low[left.first - 1] in {"the", "'s", "’s", "a"}
        return head and right.size > 1 and left.size <= 3 and opened
    return False


_GENITIVE_MARKS = frozenset({"'s", "’s", "'", "’"})
_HEADS_BEFORE = frozenset(
    "movement together citizens forum umbrella rally partnership patriots people revolution".split()
)
_GENITIVES = frozenset(
    "people peoples women workers farmers children citizens pensioners nation youth mothers men".split()
)


def _is_place(story: Story, chunk: Chunk) -> bool:
    """Whether it is a country's or region's name and no more."""
    found = places.known_folded(story.key(chunk.first, chunk.last))
    return any(p.kind in {"country", "region"} for p in found)


def _genitive_name(story: Story, left: Chunk, right: Chunk) -> bool:
    """Whether an inner genitive is part of a name: "Republican People's Party"; not "Canada's Conservative Party"."""
    if _known(story, left.first, right.last):
        return True
    if story.low[left.last - 1] not in _GENITIVES:
        return False
    return _head(story, right.last) is not None or story.low[right.first] in classes()["party"]


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
            if shared > best and shared * 2 >= chunk.size:
                best, chunk.label = shared, ent.label

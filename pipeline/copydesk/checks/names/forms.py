"""Spellings: the words of a story gathered by their letters, with what speaks for each spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from copydesk.checks.names.words import Story, Word, companions, neighbours
from copydesk.lexicon import known_names, places
from copydesk.names.fold import fold
from copydesk.names.slips import shapes
from copydesk.names.sound import sound
from copydesk.records.once import once

SHORTEST = 3
_CROWD = 40


# "Southeast" is no slip of "Southwest".
_WINDS = frozenset(
    "northeast northwest southeast southwest north-east north-west south-east south-west".split()
)


@dataclass(eq=False)
class Form:
    """One spelling and all places where it stands (those marked [sic] left out). Not frozen: there are too many to make."""

    key: str
    words: tuple[Word, ...]
    story: Story
    listed: bool = False

    @property
    def count(self) -> int:
        """How often it stands in the story."""
        return len(self.words)

    @once
    def shown(self) -> str:
        """The spelling as printed most often, not in capitals if there is another."""
        plain = [word.text for word in self.words if not word.caps] or [word.text for word in self.words]
        return plain[0] if len(set(plain)) == 1 else Counter(plain).most_common(1)[0][0]

    @once
    def kinds(self) -> Counter[str | None]:
        """Kinds of the mentions that it stands in."""
        found: Counter[str | None] = Counter()
        for word in self.words:
            found[word.kind] += 1
        return found

    @once
    def companions(self) -> frozenset[str]:
        """Given or family names that it stands with anywhere."""
        return frozenset(key for word in self.words for key in companions(self.story, word))

    def stands_with(self, word: Word) -> bool:
        """Whether a place of it is part of a fuller name."""
        return bool(companions(self.story, word))

    def name(self, word: Word) -> tuple[int, int]:
        """Where the name begins and ends in which a place of it stands."""
        others = companions(self.story, word)
        spans = [word, *(one for one in self.story.runs[word.run] if one.key in others)]
        return min(one.start for one in spans), max(one.end for one in spans)

    @once
    def neighbours(self) -> frozenset[tuple[str, str]]:
        """Words before and after, where it is part of a longer stretch."""
        return frozenset(pair for word in self.words if any(pair := neighbours(self.story, word)))

    @once
    def leads(self) -> bool:
        """Whether it always stands first of several names, as a given name does."""
        pairs = [neighbours(self.story, word) for word in self.words]
        return all(after and not before for before, after in pairs)

    @once
    def full(self) -> bool:
        """Whether it never stands without other names beside it."""
        return all(self.stands_with(word) for word in self.words)

    @once
    def closes(self) -> bool:
        """Whether it stands last of several names somewhere, as a family name does."""
        pairs = [neighbours(self.story, word) for word in self.words]
        return any(before and not after for before, after in pairs)

    @once
    def known_place(self) -> bool:
        """Whether the gazetteer has it, or it is the word for a people."""
        folded = fold(self.shown)
        return bool(places.known(self.shown)) or folded in places.demonyms() or folded in _WINDS

    @once
    def known_person(self) -> bool:
        """Whether it is a given or family name on the lists."""
        return self.key in known_names.given() or self.key in known_names.family()

    @once
    def common(self) -> bool:
        """Whether it is an English word: common ones, and those that the story has in small letters."""
        return self.key in known_names.common() or self.key in self.story.small

    @once
    def known(self) -> bool:
        """Whether it is anything at all that we know."""
        return self.known_name or self.common

    @once
    def known_name(self) -> bool:
        """Whether it is a name that we know: a place's, a person's, the user's, another thing's."""
        return (
            self.listed
            or self.known_place
            or self.known_person
            or self.key in known_names.things()
            or self.key in known_names.variants()
        )


def gather(story: Story, listed: frozenset[str] = frozenset()) -> list[Form]:
    """The spellings of a story, in order of first appearance. Short ones and acronyms are left out, but SUVA is a place.

    `listed`: words of the user's own list, which vouches for them.
    """
    found: dict[str, list[Word]] = {}
    for word in story.words:
        acronym = word.caps and len(word.key) <= 5 and not (word.kind == "place" and places.known(word.key))
        if len(word.key) >= SHORTEST and not word.sic and not acronym:
            found.setdefault(word.key, []).append(word)
    return [Form(key, tuple(words), story, key in listed) for key, words in found.items()]


def close(forms: list[Form]) -> Iterator[tuple[Form, Form]]:
    """Pairs of spellings that may be one or two edits apart."""
    for a, b in close_keys([form.key for form in forms]):
        yield forms[a], forms[b]


def close_keys(keys: Sequence[str]) -> list[tuple[int, int]]:
    """Places of keys that may be one or two edits apart: those that meet when a letter is left out, or sound alike.

    Linear in the number of keys; a shape on which too many meet ("Aaaa...") is passed over.
    """
    first: dict[str, int] = {}
    meeting: dict[str, list[int]] = {}
    for number, key in enumerate(keys):
        for shape in _meets(key):
            before = first.setdefault(shape, number)
            if before != number:
                meeting.setdefault(shape, [before]).append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in meeting.values():
        if len(numbers) <= _CROWD:
            seen.update((a, b) for index, a in enumerate(numbers) for b in numbers[index + 1 :])
    return sorted(seen)


@lru_cache(4096)
def _meets(key: str) -> tuple[str, ...]:
    """Where a key meets those close to it."""
    return (*shapes(key), "~" + sound(key))

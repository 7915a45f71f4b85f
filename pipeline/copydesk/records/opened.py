"""Patterns that begin with a word, tried only where a word of the text begins as one of theirs may.

For those that are looked for again and again in parts of one text, as in its sentences. How a match may begin is read off
the pattern itself; where the words of a text begin is found out once.
"""

from __future__ import annotations

import importlib
import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from sys import maxsize
from typing import Any

from copydesk.records.late import late
from copydesk.records.once import once

# How many letters of a beginning are looked up, at least and at most; a pattern with more beginnings is not narrowed by them.
_LEAST, _LENGTH, _MOST = 2, 4, 400
_RANGE = 30
# Texts whose words are kept: of the story that is looked at, with headline and all.
_KEPT = 8
_WORD = late(r"\w+")
# Letters that a pattern in either case takes for another, though no small letter is made of them.
ALIKE = (("ı", "i"), ("ſ", "s"))


class Opened:
    """A pattern each of whose matches begins where a word does, with letters that are known."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.bare = late(pattern, flags)
        self.pattern, self.flags = pattern, flags
        # The text that it was looked for in last, and where its words begin as a match may; both at once, as threads share it.
        self._last: tuple[str, Sequence[int] | None] = "", ()

    @once
    def heads(self) -> dict[int, list[str]] | None:
        """With which letters, in lower case, a match may begin, by how many they are; None where that is not told."""
        found = beginnings(self.pattern, self.flags)
        if found is None:
            return None
        return {length: [one for one in found if len(one) == length] for length in set(map(len, found))}

    def _places(self, text: str) -> Sequence[int] | None:
        last = self._last
        if text is not last[0]:
            last = self._last = (text, _words_of(text).places(self))
        return last[1]

    def search(self, text: str, begin: int = 0, end: int = maxsize) -> re.Match[str] | None:
        """The first match in a part of a text."""
        places = self._places(text)
        if not places:
            return self.bare.search(text, begin, end) if places is None else None
        for at in places[bisect_left(places, begin) if begin else 0 :]:
            if at >= end:
                return None
            match = self.bare.match(text, at, end)
            if match is not None:
                return match
        return None

    def finditer(self, text: str, begin: int = 0, end: int = maxsize) -> Iterable[re.Match[str]]:
        """All matches in a part of a text, in order."""
        places = self._places(text)
        if not places:
            return self.bare.finditer(text, begin, end) if places is None else ()
        return self._among(places, text, begin, end)

    def _among(self, places: Sequence[int], text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
        for at in places[bisect_left(places, begin) if begin else 0 :]:
            if at >= end:
                return
            match = self.bare.match(text, at, end) if at >= begin else None
            if match is not None:
                begin = match.end()
                yield match


class _Words:
    """The words of a text by how they begin."""

    def __init__(self, text: str) -> None:
        self._small = _small(text)
        self._told = len(self._small) == len(text)  # not where the small form of a letter is two
        self._by_head: dict[int, dict[str, list[int]]] = {}

    def places(self, pattern: Opened) -> Sequence[int] | None:
        """Where a pattern may match, in order; None if that is not known."""
        if pattern.heads is None or not self._told:
            return None
        places: list[int] = []
        for length, heads in pattern.heads.items():
            known = self._by_head.get(length) or self._by_length(length)
            for head in heads:
                if head in known:
                    places += known[head]
        places.sort()
        return places

    def _by_length(self, length: int) -> dict[str, list[int]]:
        found: defaultdict[str, list[int]] = defaultdict(list)
        if length == _LENGTH:
            small = self._small
            for match in _WORD.finditer(small):
                at = match.start()
                found[small[at : at + length]].append(at)
        else:
            for head, places in (self._by_head.get(_LENGTH) or self._by_length(_LENGTH)).items():
                found[head[:length]] += places
        self._by_head[length] = found
        return found


@lru_cache(_KEPT)
def _words_of(text: str) -> _Words:
    return _Words(text)


def parts(pattern: str, flags: int) -> Any:
    """What a pattern is made of, in a row, as Python's own reader of patterns has it."""
    reader: Any = importlib.import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")
    return reader.parse(pattern, flags)


def beginnings(pattern: str, flags: int = 0) -> frozenset[str] | None:
    """With which letters, in lower case, each match of a pattern begins, if all begin where a word does.

    None of them begins as another does.
    """
    items = parts(pattern, flags)
    if not _at_word(items):
        return None
    found = {head for head, _still in heads_of(items, _LENGTH)}
    if not all(len(head) >= _LEAST and _is_letter(head[0]) for head in found):
        return None
    return frozenset(
        head for head in found if not any(head[:length] in found for length in range(_LEAST, len(head)))
    )


def _is_letter(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _at_word(items: Any) -> bool:
    """Whether the first thing that is asked for is the edge of a word."""
    for what, value in items:
        name = str(what)
        if name == "AT":
            return str(value) == "AT_BOUNDARY"
        if name == "SUBPATTERN":
            return _at_word(value[3])
        if name == "BRANCH":
            return all(map(_at_word, value[1]))
        if name not in ("ASSERT", "ASSERT_NOT"):
            return False
    return False


# How matches may begin: letters, and whether what follows them is still to be told. Backwards: how they may end, mirrored.
Heads = set[tuple[str, bool]]
_ANYTHING: Heads = {("", False)}


def heads_of(items: Any, length: int, *, backwards: bool = False) -> Heads:
    """The beginnings of all matches of some items in a row, no longer than asked for."""
    found: Heads = {("", True)}
    for what, value in reversed(items) if backwards else items:
        ready = {one for one in found if not one[1] or len(one[0]) == length}
        if len(ready) == len(found):
            break
        following = _of_item(str(what), value, length, backwards)
        if following is None:
            continue
        found = ready | {
            ((head + more)[:length], still) for head, _still in found - ready for more, still in following
        }
        if len(found) > _MOST:
            return _ANYTHING
    return found


def _of_item(name: str, value: Any, length: int, backwards: bool) -> Heads | None:
    """The beginnings of one item; None of what takes up no letters."""
    if name in ("AT", "ASSERT", "ASSERT_NOT"):
        return None
    if name == "LITERAL":
        return {(_small(chr(value)), True)}
    if name == "IN":
        return _of_class(value)
    if name == "BRANCH":
        return {head for branch in value[1] for head in heads_of(branch, length, backwards=backwards)}
    if name == "SUBPATTERN":
        return heads_of(value[3], length, backwards=backwards)
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        least, most, inner = value
        one = heads_of(inner, length, backwards=backwards)
        told = one if int(most) == 1 else {(head, False) for head, _still in one}
        return told | {("", True)} if least == 0 else told
    return _ANYTHING


def _of_class(members: Any) -> Heads:
    found: Heads = set()
    for what, value in members:
        if str(what) == "LITERAL":
            found.add((_small(chr(value)), True))
        elif str(what) == "RANGE" and value[1] - value[0] < _RANGE:
            found |= {(_small(chr(one)), True) for one in range(value[0], value[1] + 1)}
        else:
            return _ANYTHING
    return found


def _small(text: str) -> str:
    small = text.lower()
    if not small.isascii():
        for letter, plain in ALIKE:
            small = small.replace(letter, plain)
    return small

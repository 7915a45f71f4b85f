"""One name with other capitals, particles, hyphens, accents or apostrophes: Desantis and DeSantis, LePen and Le Pen, Van der and von der Leyen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise, permutations
from typing import NamedTuple
from unicodedata import normalize

from copydesk.checks.names.forms import Form
from copydesk.checks.names.words import Story, Word, companions, neighbours, titles
from copydesk.names.fold import bare, letters
from copydesk.names.slips import Slip, slip
from copydesk.records.late import late

_PARTICLES = frozenset(
    "van von der den de la le los du des del della di da dos das do ter ten zu zur vander vanden vonder dela".split()
)
_CHAIN = late(rf"(?<![\w'’-])(?:(?:{'|'.join(sorted(_PARTICLES))})[ \u00a0]){{1,3}}\Z", re.IGNORECASE)
_LOOK = 24
_MARK = late(r"['’ʼ‘]")
_CAPITAL = late(r"'[A-Z]")
_DOUBLE = late(r"[A-Z]\w{2,}-[A-Z]\w{2,}")
# Before a name at the head of a sentence, and no part of it.
_NO_NAMES = frozenset(
    "a an the on in at by for of but and as so if when while monday tuesday wednesday thursday friday saturday sunday".split()
)


class Pair(NamedTuple):
    """The odd printing and the right one. `sure`: which of them is the slip is plain."""

    odd: Form
    right: Form
    sure: bool
    slip: Slip


def printed_anew(story: Story) -> Iterator[Pair]:
    """Names of one bearer that the story prints with other capitals or apostrophes, without their hyphen, or with other particles before them."""
    by_key: dict[str, list[Word]] = {}
    for word in story.words:
        if not (word.caps or word.sic or word.quoted):
            by_key.setdefault(word.key, []).append(word)
    for words in by_key.values():
        printed = {word.text for word in words}
        if len(printed) < 2:
            continue
        if any(text[1:] != text[1:].lower() for text in printed):
            yield from _pairs(story, _by_capitals(words), Slip("capitals", 0, ""))
        if not all(map(str.isascii, printed)):
            yield from _pairs(story, _by_accents(words), Slip("accent", 0, ""))
        if any(map(_MARK.search, printed)):
            yield from _pairs(story, _by_marks(words), Slip("apostrophe", 0, ""))
    yield from _particles(story, by_key)
    yield from _hyphens(story)


def _hyphens(story: Story) -> Iterator[Pair]:
    """Double names of people that stand with their hyphen here and without it there: Siljanovska-Davkova."""
    double = [
        word
        for word in story.words
        if word.kind == "person" and not word.sic and _DOUBLE.fullmatch(word.text) and not word.quoted
    ]
    for key in dict.fromkeys(word.key for word in double):
        apart = [
            one._replace(end=other.end, text=story.text[one.start : other.end], key=key)
            for run in story.runs
            for one, other in pairwise(run)
            if one.key + other.key == key
            and other.start - one.end == 1
            and one.kind == other.kind == "person"
        ]
        if apart:
            yield from _pairs(
                story, {"-": [word for word in double if word.key == key], " ": apart}, Slip("parted", 0, "")
            )


def _by_capitals(words: list[Word]) -> dict[str, list[Word]]:
    """Printings that differ in an inner capital alone; hyphens have styles of their own: Jong-un, Jong-Un."""
    found: dict[str, list[Word]] = {}
    for word in words:
        if "-" not in word.text and word.text[:1].isupper():
            found.setdefault(word.text, []).append(word)
    return found if len({text.casefold() for text in found}) == 1 else {}


def _by_accents(words: list[Word]) -> dict[str, list[Word]]:
    """Printings with a mark on one letter here and on another there: Hernández, Hernandéz; to leave marks off is a style."""
    found: dict[str, list[Word]] = {}
    for word in words:
        if len(word.text) == len(bare(word.text)):
            found.setdefault(normalize("NFC", word.text), []).append(word)
    marked = {
        text: {at for at, (x, y) in enumerate(zip(text, bare(text), strict=True)) if x != y} for text in found
    }
    moved = {
        one
        for one, other in permutations(found, 2)
        if marked[one] - marked[other] and marked[other] - marked[one]
    }
    return {text: some for text, some in found.items() if text in moved}


def _by_marks(words: list[Word]) -> dict[str, list[Word]]:
    """Printings with the apostrophe in two places, or without it and the capital behind it: Nyong'o, Nyon'go; O'Brien, Obrien."""
    found: dict[str, list[Word]] = {}
    for word in words:
        found.setdefault(_MARK.sub("'", word.text), []).append(word)
    marked = {text for text in found if "'" in text}
    lost = {text.replace("'", "").capitalize() for text in marked if _CAPITAL.search(text)}
    return {text: some for text, some in found.items() if text in marked or text in lost}


def _particles(story: Story, by_key: dict[str, list[Word]]) -> Iterator[Pair]:
    """Family names with two strings of particles, or with a string of them grown onto the name."""
    if _PARTICLES.isdisjoint(story.small) and _PARTICLES.isdisjoint(word.key for word in story.words):
        return
    for key, words in by_key.items():
        chains: dict[str, list[Word]] = {}
        for word in words:
            before = story.text[max(0, word.start - 8) : word.start].split()
            if not before or before[-1].lower() not in _PARTICLES:
                continue  # spares the longer search
            chain = _CHAIN.search(story.text, max(0, word.start - _LOOK), word.start)
            if chain is not None:
                chains.setdefault(" ".join(chain.group().lower().split()), []).append(
                    _from(story, word, chain.start())
                )
        for chain_letters in {chain.replace(" ", "") for chain in chains}:
            grown = [word for word in by_key.get(chain_letters + key, ()) if word.kind in ("person", None)]
            if grown:
                apart = [
                    word
                    for chain, some in chains.items()
                    if chain.replace(" ", "") == chain_letters
                    for word in some
                ]
                yield from _pairs(story, {"": apart, " ": grown}, Slip("parted", 0, ""))
        plain = _without(story, words, [word for some in chains.values() for word in some])
        for particles, some in chains.items() if plain else ():
            yield from _pairs(story, {particles: some, "": plain}, Slip("particle", 0, ""))
        for one, other in combinations(chains, 2):
            if one.replace(" ", "") == other.replace(" ", ""):
                yield from _pairs(story, {one: chains[one], other: chains[other]}, Slip("parted", 0, ""))
            elif (what := _one_particle(one.split(), other.split())) is not None and (
                " " in one or _one_given(story, chains[one], chains[other])
            ):
                yield from _pairs(story, {one: chains[one], other: chains[other]}, what)


def _without(story: Story, words: list[Word], chained: list[Word]) -> list[Word]:
    """The places where a family name follows, with no particle, the given name that stands before one: Rui da Rocha, Rui Rocha."""
    given = {before for word in chained if (before := neighbours(story, word)[0])} - _PARTICLES
    taken = {(word.run, word.number) for word in chained}
    return [
        word for word in words if neighbours(story, word)[0] in given and (word.run, word.number) not in taken
    ]


def _one_particle(one: list[str], other: list[str]) -> Slip | None:
    """What sets two strings of particles apart where it is one letter of one of them: van der, von der."""
    apart = [(x, y) for x, y in zip(one, other, strict=False) if x != y]
    return slip(*apart[0]) if len(one) == len(other) and len(apart) == 1 else None


def _one_given(story: Story, words: list[Word], others: list[Word]) -> bool:
    """Whether one given name stands before two lone particles: Lula da Silva, Lula de Silva."""
    ours, theirs = ({neighbours(story, word)[0] for word in some} - {""} for some in (words, others))
    return bool(ours & theirs)


def _from(story: Story, word: Word, start: int) -> Word:
    """The word with the particles before it, which begin at `start`."""
    text = story.text[start : word.end]
    return word._replace(start=start, text=text, key=letters(text))


def _pairs(story: Story, groups: dict[str, list[Word]], what: Slip) -> Iterator[Pair]:
    """The rarer printings beside the most usual one, where one bearer may have both."""
    ranked = sorted(groups.values(), key=lambda words: (len(words), _full(story, words)), reverse=True)
    for odd in ranked[1:]:
        usual, rare = _companions(story, ranked[0]), _companions(story, odd)
        if (usual and rare and not usual & rare) or len(odd) > 2:
            continue
        if what.kind != "capitals" and not (usual or rare):
            continue
        if what.kind != "apostrophe" and _two_kinds(ranked[0], odd):
            continue
        sure = len(ranked[0]) > len(odd) or _full(story, ranked[0]) > _full(story, odd)
        if what.kind not in ("capitals", "apostrophe", "accent", "parted", "particle"):
            what = slip(odd[0].key, ranked[0][0].key, reach=2) or what
        yield Pair(_form(story, odd), _form(story, ranked[0]), sure, what)


def _two_kinds(words: list[Word], others: list[Word]) -> bool:
    """Whether one printing is only a place's, the other never: MacArthur, a man, and Macarthur, a suburb."""
    ours, theirs = ({word.kind for word in some if word.kind} for some in (words, others))
    return bool(ours and theirs) and not ours & theirs and "place" in ours | theirs


def _form(story: Story, words: list[Word]) -> Form:
    return Form(words[0].key + words[0].text, tuple(words), story)


def _full(story: Story, words: list[Word]) -> bool:
    return bool(_companions(story, words))


def _companions(story: Story, words: list[Word]) -> frozenset[str]:
    """The other names beside the printings, were they read as names or not; a particle in capitals is none."""
    found: set[str] = set()
    offices = titles()
    for word in words:
        run = story.runs[word.run]
        here = run[word.number]
        before = [
            one.key for one in run[: word.number] if one.key not in _NO_NAMES and one.key not in offices
        ]
        found |= companions(story, word if " " in word.text else here) | set(before[-1:])
    return frozenset(found - _PARTICLES)

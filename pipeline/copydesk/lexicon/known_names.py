"""Names and words that are known: they excuse a spelling, and never accuse one."""

from __future__ import annotations

from functools import cache

from copydesk.lexicon.tables import lines, words
from copydesk.names.fold import letters


@cache
def given() -> frozenset[str]:
    """Given names of the world, letters only."""
    return frozenset(map(_plain, words("known_given.txt"))) | words("known_more.txt")


@cache
def family() -> frozenset[str]:
    """Family names of the world, letters only."""
    return frozenset(map(_plain, words("known_family.txt"))) | words("known_more.txt")


@cache
def things() -> frozenset[str]:
    """Names of other things, letters only: lands of old, encyclopedias, regions without a border."""
    return words("known_things.txt")


@cache
def variants() -> frozenset[str]:
    """Every spelling that stands in a group of usual spellings of one name."""
    return frozenset(_groups("name_variants.txt"))


@cache
def common() -> frozenset[str]:
    """Common English words."""
    return words("common_words.txt")


def _plain(word: str) -> str:
    return word if word.isalpha() else letters(word)


@cache
def _groups(file: str) -> dict[str, frozenset[int]]:
    """Numbers of the groups that a spelling belongs to."""
    groups: dict[str, set[int]] = {}
    for number, line in enumerate(lines(file)):
        for spelling in line.split():
            groups.setdefault(letters(spelling), set()).add(number)
    return {spelling: frozenset(numbers) for spelling, numbers in groups.items()}


def _together(file: str, a: str, b: str) -> bool:
    none: frozenset[int] = frozenset()
    groups = _groups(file)
    one, other = (groups.get(letters(x)) or groups.get(_bare_of_article(x), none) for x in (a, b))
    return bool(one & other)


def _bare_of_article(name: str) -> str:
    """The letters of a name without the Arabic article before it: "al-Qaeda" is "qaeda"."""
    plain = letters(name)
    return plain[2:] if plain[:2] in ("al", "el") else plain


def one_name(a: str, b: str) -> bool:
    """Whether two spellings are usual ones of the same name: Mohammed, Muhammad; Labor, Labour."""
    return _together("name_variants.txt", a, b)


def one_given_name(a: str, b: str) -> bool:
    """Whether two given names are one that people spell in two ways: Sara, Sarah; Hilary, Hillary."""
    return _together("given_variants.txt", a, b)


def nicknames(a: str, b: str) -> bool:
    """Whether one given name can be short for the other: Bill, William; Kate, Katherine; Alex, Alexander."""
    one, other = sorted((letters(a), letters(b)), key=len)
    shared = next((at for at, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), len(one))
    if shared >= 3 or (shared >= 2 and len(one) <= 3) or one[:1] == one:
        return True
    return _together("nicknames.txt", a, b)

"""Slips of the hand: whether one spelling can be another mistyped, and what happened.

`slip(wrong, right)` tells the kind; `likely(wrong, right)` adds what is known of names: plurals, demonyms and
other romanisations are no slips, and short names have to be closer than long ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from copydesk.names.fold import bare, letters, name_words

SlipKind = Literal[
    "transposed", "dropped", "doubled", "added", "wrong", "doubling", "moved", "two", "capitals", "apostrophe", "parted",
    "particle", "several", "accent",
]  # fmt: skip

_LONGEST = 40
_LONG, _FIVE = 9, 5
_TWICE = re.compile(r"(?=(.{2,3})\1)")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> dict[str, frozenset[str]]:
    """Keys that touch each key of a keyboard."""
    at = {key: (row, column) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    near: dict[str, frozenset[str]] = {}
    for key, (row, column) in at.items():
        near[key] = frozenset(
            other
            for other, (r, c) in at.items()
            if other != key and abs(r - row) <= 1 and -1 <= (c - column) + (r - row) * 0.5 <= 1
        )
    return near


_NEAR = _neighbours()


@dataclass(frozen=True)
class Slip:
    """How `right` became `wrong`. `position` counts letters of `right`; `likely_key`: the keys touch."""

    kind: SlipKind
    position: int
    letter: str
    by: str = ""
    likely_key: bool = False

    def words(self) -> str:
        """What happened, as an editor says it: "d and r transposed", "g dropped"."""
        said = {
            "transposed": f"{self.letter} and {self.by} transposed",
            "dropped": f"{self.letter} dropped",
            "doubled": f"{self.letter} doubled",
            "added": f"{self.letter} added",
            "wrong": f"{self.by} for {self.letter}",
            "doubling": "a wrong letter doubled",
            "moved": "a letter in the wrong place",
            "two": "two letters off",
            "capitals": "other capitals",
            "apostrophe": "the apostrophe in another place",
            "parted": "words parted otherwise",
            "particle": "another particle",
            "several": "several letters off",
            "accent": "the accent on another letter",
        }
        return said[self.kind]


@lru_cache(maxsize=16384)
def slip(wrong: str, right: str, *, reach: int = 1) -> Slip | None:
    """What makes `wrong` of `right`, or None if they are the same or further apart than `reach` edits.

    Diacritics, case, hyphens and apostrophes do not count. A double letter set on the wrong consonant
    ("Phillipines", "Carribean") and a letter that has moved ("Ghandi") are one slip though two edits.
    """
    a, b = letters(wrong), letters(right)
    if a == b or not a or not b or abs(len(a) - len(b)) > reach:
        return None
    distance = OSA.distance(a, b, score_cutoff=max(reach, 2))
    if distance == 1:
        return _single(a, b)
    if distance == 2 and _undoubled(a) == _undoubled(b):
        return Slip("doubling", _first_difference(a, b), "")
    if distance == 2 and len(a) == len(b) >= 6 and sorted(a) == sorted(b):
        return Slip("moved", _first_difference(a, b), "")
    # One of two like syllables left out: Antanarivo.
    twice = next(
        (one for one in _TWICE.finditer(b[:_LONGEST]) if b[: one.start()] + b[one.end(1) :] == a), None
    )
    if twice is not None:
        return Slip("dropped", twice.start(), twice[1], likely_key=True)
    if distance <= reach:
        return Slip("two", _first_difference(a, b), "")
    return None


def after_z(right: str, what: Slip) -> bool:
    """Whether the letter in which two spellings differ is the h of a zh, which no romanisation leaves out: Zaporizhzhia."""
    return what.letter == "h" and right[max(0, what.position - 1) : what.position] == "z"


# A story asks for those of a name again and again.
@lru_cache(maxsize=4096)
def shapes(key: str) -> frozenset[str]:
    """What two spellings that are a slip apart have in common: the word, it without each letter, its letters.

    An index of these finds all pairs in linear time; who meets there may still be no slip.
    """
    found = {key[:at] + key[at + 1 :] for at in range(min(len(key), _LONGEST))}
    found.add(key)
    # One of two like syllables left out.
    found |= {key[: twice.start()] + key[twice.end(1) :] for twice in _TWICE.finditer(key[:_LONGEST])}
    if 6 <= len(key) <= _LONGEST:
        found.add("=" + "".join(sorted(key)))
    return frozenset(found)


def _single(a: str, b: str) -> Slip:
    """The one edit between two strings at distance one."""
    at = _first_difference(a, b)
    if len(a) > len(b):
        extra = a[at]
        doubled = (at > 0 and a[at - 1] == extra) or (at < len(b) and b[at] == extra)
        touching = any(extra in _NEAR.get(beside, ()) for beside in b[max(at - 1, 0) : at + 1])
        return Slip("doubled" if doubled else "added", at, extra, likely_key=doubled or touching)
    if len(a) < len(b):
        return Slip("dropped", at, b[at], likely_key=True)
    if a[at + 1 :] == b[at + 1 :]:
        return Slip("wrong", at, b[at], a[at], likely_key=a[at] in _NEAR.get(b[at], ()))
    return Slip("transposed", at, b[at], b[at + 1], likely_key=True)


def _first_difference(a: str, b: str) -> int:
    """The first index at which the two differ."""
    for index, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return index
    return min(len(a), len(b))


def _undoubled(text: str) -> str:
    """The text with every run of one letter shortened to a single one."""
    return "".join(x for x, before in zip(text, " " + text, strict=False) if x != before)


# Endings that make a plural, a follower or a family of a person's name.
_OF_PERSONS = (
    "s", "es", "ism", "isms", "ist", "ists", "ite", "ites", "ian", "ians", "ista", "istas", "ismo", "esque",
)  # fmt: skip
# Endings that make a people, a language or an adjective of the name of a place or party.
_OF_PLACES = (
    "n", "ns", "an", "ans", "ian", "ians", "ean", "eans", "ish", "ese", "nese", "i", "is", "er", "ers", "ic",
    "ics", "ene", "ot", "ots", "ine", "ines", "al", "als", "ies", "y", "ch", "sh", "vian", "vians", "ern",
    "erner", "erners", "lander", "landers", "man", "men", "ite", "ites", "ois", "oise", "eno", "enos", "ino",
    "inos", "ano", "anos", "ar", "ars", "iot", "iots", "ks", "k", "o", "os",
)  # fmt: skip
_TEACHING = re.compile(r"(.{3,})(?:isms?|ists?|istas?|ismo)")
_STEM_TAILS = ("a", "e", "o", "y", "i", "s", "ia", "ey", "us", "nia", "os", "land", "es")


@lru_cache(maxsize=16384)
def inflected(form: str, base: str, *, person: bool = False) -> bool:
    """Whether `form` is made of the name `base`: its plural, people, language or followers.

    `person`: the base names a person, of whom no people or language is made.

    Reads "Bidens" of "Biden", "Parties" of "Party", "Ghanaian" of "Ghana", "Turks" of "Turkey", "Catalan" of
    "Catalonia", "Polish" of "Poland". Refuses "Instanbul" of "Istanbul", and "Berli" of "Berlin": a form is
    not made by taking the last letter off.
    """
    made, name = letters(form), letters(base)
    if made == name:
        return True
    teaching, follower = _TEACHING.fullmatch(made), _TEACHING.fullmatch(name)
    if teaching is not None and follower is not None and teaching[1] == follower[1]:
        return True  # Peronism, Peronist
    if _adds(made, name, person):
        return True
    if person:
        return False
    if name.endswith("ah") and made in (name[:-1] + "n", name[:-1] + "ns"):
        return True  # Fallujah, Fallujan
    for tail in _STEM_TAILS:
        stem = name[: -len(tail)]
        if name.endswith(tail) and len(stem) >= 3 and made.startswith(stem):
            ending = made[len(stem) :]
            if (
                ending[:1] != stem[-1]
                and ending != tail
                and ending in _OF_PLACES
                and len(made) not in (len(name) - 1, len(name))
            ):
                return True
    return _peoples(made, name)


def _adds(made: str, name: str, person: bool) -> bool:
    """Whether an ending is all that the form adds: "Bidens"; not "Harriss", "Partyy": none doubles a letter."""
    ending = made[len(name) :]
    if not made.startswith(name) or ending[:1] == name[-1:]:
        return False
    return ending in _OF_PERSONS or (not person and ending in _OF_PLACES)


def _peoples(made: str, name: str) -> bool:
    """Short names of peoples, which lose the end of the land: Turkey, Turks; Catalonia, Catalan."""
    for ending in ("an", "ans", "s", "ish", "i", "is", "ese", "ian", "ians", ""):
        stem = made[: len(made) - len(ending)] if made.endswith(ending) else ""
        if len(stem) >= 4 and name.startswith(stem) and name[len(stem) :] in (
            "ey", "onia", "land", "ia", "stan", "istan", "nia", "aland", "istan", "mark",
        ):  # fmt: skip
            return True
    return False


# Stretches that one and the same name has in different romanisations. Each pair is (spelling, common shape).
_ROMAN = (
    ("schtsch", "shch"), ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("ks", "x"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("dzh", "j"), ("dj", "j"), ("qv", "q!v"), ("q", "k"), ("k!v", "qv"),
)  # fmt: skip
_ROMAN_ENDS = (
    ("skyy", "ski"), ("skiy", "ski"), ("skyi", "ski"), ("skii", "ski"), ("skij", "ski"), ("skyj", "ski"),
    ("sky", "ski"), ("skaya", "skaia"), ("skaja", "skaia"), ("off", "ov"), ("ow", "ov"), ("eff", "ev"),
    ("at", "ah"), ("yev", "ev"), ("iev", "ev"), ("jev", "ev"), ("yeva", "eva"), ("ieva", "eva"), ("owa", "ova"),
)  # fmt: skip
_ALL_ROMAN_ENDS = frozenset(ending for pair in _ROMAN_ENDS for ending in pair)
_ARTICLES = tuple("al el ul as es ash esh ad ed an en ar er at et az ez".split())


# One sound before a vowel or at the end of a name: Mariya, Marija, Mariia; Dmitrii, Dmitriy. Not "Floriida", "Fiiala", "Partyy".
_GLIDE = re.compile(r"(?:iy|ij)(?=[aeou]|\Z)|ii(?=a?\Z)")
_LONE_Y = re.compile(r"(?<!i)y(?!i)")


@lru_cache(maxsize=16384)
def romanised(name: str) -> str:
    """A key on which romanisations of one name meet: "Zelenskyy" and "Zelensky", "el-Sisi" and "al-Sisi"."""
    plain = bare(name).casefold()
    head, dash, rest = plain.partition("-")
    if dash and head in _ARTICLES:
        plain = rest
        # After an Arabic article doubling is a matter of taste: al-Sisi, el-Sissi.
        plain = _undoubled(plain)
    key = letters(plain)
    for ending, shape in _ROMAN_ENDS:
        if key.endswith(ending) and len(key) > len(ending) + 2:
            key = key[: -len(ending)] + shape
            break
    for spelling, shape in _ROMAN:
        key = key.replace(spelling, shape)
    if key.endswith("ah"):
        key = key[:-1]
    key = key[:1] + key[1:].replace("kh", "h")
    return _LONE_Y.sub("i", _GLIDE.sub("i", key))


@lru_cache(maxsize=16384)
def transliterated(a: str, b: str) -> bool:
    """Whether the two can be romanisations of one name: Tymoshenko, Timoshenko; Müller, Mueller.

    Rules only; groups such as Mohammed and Muhammad are words, and stand in the lexicon.
    """
    if romanised(a) == romanised(b):
        return True
    return _umlauts(a, b) or _umlauts(b, a)


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})


def romanised_end(a: str, b: str) -> bool:
    """Whether two names differ only in an ending that agencies romanise each in their way: Zelenskyy, Zelensky."""
    stem = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    ours, theirs = (
        {len(name) - len(end) for end in _ALL_ROMAN_ENDS if name.endswith(end)} for name in (a, b)
    )
    return any(kept <= stem for kept in ours & theirs)


def _umlauts(marked: str, spelled: str) -> bool:
    """Whether `spelled` writes out the umlauts that `marked` prints: Müller, Mueller."""
    return not marked.isascii() and letters(marked.lower().translate(_UMLAUTS)) == letters(spelled)


@lru_cache(maxsize=16384)
def likely(wrong: str, right: str) -> bool:
    """Whether the word `wrong` is in all likelihood `right` mistyped, by its letters alone.

    Reads "Erodgan"/"Erdogan", "Instanbul"/"Istanbul", "Phillipines"/"Philippines", "Bernei"/"Bernie".
    Refuses "Biden"/"Bidens", "Timoshenko"/"Tymoshenko", "Lee"/"Leo", "Kim"/"Kin", "Niger"/"Nigeria".
    The rest (other full names, roles, gazetteers) is for who asks.
    """
    return weight(wrong, right) > 0


@lru_cache(maxsize=16384)
def weight(wrong: str, right: str) -> int:
    """How strongly two words look like one mistyped: 0 not at all, 1 weakly, 2 plainly, 3 beyond doubt."""
    size = min(len(letters(wrong)), len(letters(right)))
    found = slip(wrong, right, reach=2 if size >= _LONG else 1)
    if found is None or size < 3 or inflected(wrong, right):
        return 0
    # "Rosehna" is no other romanisation of Roshena: letters changed about are by hand.
    if transliterated(wrong, right) and not (found.kind == "transposed" and size > _FIVE):
        return 0
    if size == 3:
        # "Kon" for "Kong"; names of three letters are too close to each other for more.
        return int(found.kind == "dropped" and found.position > 0 and len(letters(right)) == 4)
    if found.kind == "two":
        ending = found.position >= size - 2
        return 1 if found.position > 0 and not ending else 0
    if found.kind in ("transposed", "doubled", "doubling", "moved"):
        return 3 if size >= 5 else 2
    if size >= 7:
        return 3 if found.position > 0 else 2
    if size >= 5:
        return 2 if found.position > 0 else 1
    return 1 if found.position > 0 else 0


def name_slip(wrong: str, right: str) -> Slip | None:
    """The slip between two names of as many words, where all words but one agree and that one is likely."""
    ours, theirs = name_words(wrong), name_words(right)
    if len(ours) != len(theirs):
        return None
    apart = [(a, b) for a, b in zip(ours, theirs, strict=True) if letters(a) != letters(b)]
    if len(apart) != 1 or not likely(*apart[0]):
        return None
    size = min(len(letters(apart[0][0])), len(letters(apart[0][1])))
    return slip(*apart[0], reach=2 if size >= _LONG else 1)

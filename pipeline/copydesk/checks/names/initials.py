"""Acronyms that do not fit the name that they are set beside, where the story goes on with one that does.

"Barisan Nasional (BM) ... BN has 30 seats": the letters in brackets stand there and nowhere else, those that the story
uses are never introduced, are one slip away, and are the initials of the name. The other way about: letters that are
introduced and fit, and a lone acronym with two of them changed about.

Silent where both sets of letters fit the name, are introduced, or are a known body's of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.lexicon import parties
from copydesk.names.fold import fold, letters
from copydesk.names.forms import abbreviates
from copydesk.names.slips import slip
from copydesk.records import Reading
from copydesk.records.ended import Ended
from copydesk.records.late import late

# Of the letters that European parties have in their acronyms: ÖVP, SPÖ, ČSSD.
CAPITALS = "A-ZÀ-ÖØ-ÞĆČĐĞİŁŃŘŚŞŠŹŻŽ"
# What may not stand before comes late: a search for a capital alone is far quicker.
ACRONYM = late(rf"[{CAPITALS}](?<![\w&-].)(?:[{CAPITALS}&]|(?<=\w)[a-z](?=\w*[A-Z])){{1,8}}(?![\w&-])")
SET_BESIDE = Ended(
    r"(?:\(|,? or (?:the )?|,? (?:known|abbreviated)(?: (?:as|by))? (?:(?:its|the) (?:initials|acronym|letters) )?(?:the )?|, called (?:the )?)\Z"
)
# "the Independent National Electoral Commission, INEC, said": where the letters fit the name.
_BARE = late(r", \Z")
CLOSED = late(r"[),;.]| \(")
_WORD = late(r"[^\W\d_][\w’'.&-]*")
SMALL = frozenset(
    {
        "the",
        "of",
        "for",
        "and",
        "in",
        "a",
        "to",
        "de",
        "do",
        "da",
        "du",
        "des",
        "la",
        "le",
        "y",
        "e",
        "et",
        "und",
        "für",
    }
)
_LONGEST_NAME, _REACH = 110, 32
_WORDS = 9
_THREE = 3
# "The CUD, a club in Ulm": told as another body.
_TOLD = late(r", (?:an?|the) | \(")


class Misfit(NamedTuple):
    """An acronym that does not fit and where it stands, the one that does and where, and the name."""

    odd: str
    start: int
    end: int
    right: str
    place: tuple[int, int]
    introduced: bool
    name: tuple[str, ...]


def misfits(reading: Reading) -> Iterator[Misfit]:
    """Every acronym of a story that is set beside a name which another one of the story fits, once each."""
    text = reading.article.text
    tokens = [match for match in ACRONYM.finditer(text) if shouted(text, match) is False]
    counts = Counter(match[0] for match in tokens)
    if len(counts) < 2:
        return
    told = {match.start(): words for match in tokens if (words := name_before(text, match.start()))}
    told = {
        start: words for start, words in told.items() if CLOSED.match(text, start + len(_at(text, start)))
    }
    introduced = {_at(text, start) for start in told} | {
        match[0] for match in tokens if text[match.end() : match.end() + 2] == " ("
    }
    introduced |= {match[0] for match in tokens if _TOLD.match(text, match.end())}
    free = [match for match in tokens if match[0] not in introduced]
    for start, words in told.items():
        short = _at(text, start)
        for other in free:
            right = other[0]
            if not near(short, right):
                continue
            if counts[short] == 1 and _fits_better(right, short, words):
                yield Misfit(
                    short,
                    start,
                    start + len(short),
                    right,
                    other.span(),
                    introduced=True,
                    name=tuple(fitting(right, words)),
                )
                break
            # Neither need be the initials: "the Christian Democratic Party (PDC)".
            if _changed_about(short, right) and counts[right] == counts[short] == 1:
                yield Misfit(
                    right, *other.span(), short, (start, start + len(short)), introduced=False, name=()
                )
                break


def _at(text: str, start: int) -> str:
    match = ACRONYM.match(text, start)
    return match[0] if match else ""


def shouted(text: str, match: re.Match[str]) -> bool:
    """Whether a word in capitals stands in a line in capitals: a headline, a crosshead."""
    begin = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    line = text[begin : end if end >= 0 else len(text)]
    return not any(map(str.islower, line)) and len(_WORD.findall(line)) > 1


def name_before(text: str, at: int, *, fits: bool = True) -> tuple[str, ...]:
    """The words with capitals, and small words between them, that stand before an acronym set beside them.

    Between bare commas the letters must fit them, unless told otherwise.
    """
    beside = SET_BESIDE.search(text, max(0, at - _REACH), at)
    bare = None if beside else _BARE.search(text, max(0, at - 2), at)
    beside = beside or bare
    if beside is None:
        return ()
    stretch = text[max(0, beside.start() - _LONGEST_NAME) : beside.start()].rstrip()
    stretch = re.split(r"[,;:!?()\n“”\"]|\.\s", stretch)[-1]
    found: list[str] = []
    for word in reversed(_WORD.findall(stretch)):
        if not (word[0].isupper() or word.lower() in SMALL) or len(found) == _WORDS:
            break
        found.append(word)
    while found and not found[-1][0].isupper():
        found.pop()
    words = tuple(reversed(found))
    return words if bare is None or not fits or fitting(_at(text, at), words) else ()


def _tails(words: Sequence[str]) -> Iterator[list[str]]:
    """A name and its ends: "Parliament United National Party", "United National Party"."""
    for first, word in enumerate(words):
        if word[0].isupper() and len(words) - first >= 2:
            yield [fold(one) for one in words[first:]]


def fitting(acronym: str, words: Sequence[str]) -> list[str]:
    """The end of a name, folded, of which letters are the initials, or which is a party's of these letters; empty if none is."""
    known = {name for party in parties.known(acronym) for name in party.names}
    plain = letters(acronym)
    return next((tail for tail in _tails(words) if abbreviates(plain, tail) or " ".join(tail) in known), [])


def _fits_better(right: str, short: str, words: Sequence[str]) -> bool:
    """Whether a name is the right one's and not the short one's, or its longer form: GECOM beside GEC, S&D beside SD."""
    if letters(right) == letters(short):
        return "&" in right and "&" not in short and {"and", "&"} & {word.lower() for word in words} != set()
    if right.startswith(short):
        return any(_of_syllables(letters(right), tail) for tail in _tails(words))
    return bool(fitting(right, words)) and not fitting(short, words)


def _of_syllables(acronym: str, words: Sequence[str]) -> bool:
    """Whether letters are made of the beginnings of the words in turn: "gecom" of "guyana elections commission"."""
    rest = acronym
    for word in (one for one in words if one not in SMALL):
        shared = next(
            (at for at, (x, y) in enumerate(zip(rest, word, strict=False)) if x != y),
            min(len(rest), len(word)),
        )
        if not shared:
            return False
        rest = rest[shared:] if len(rest) > shared else ""
    return not rest


def near(one: str, other: str) -> bool:
    """Whether two acronyms are one slip apart, or one is the beginning of the other."""
    x, y = letters(one), letters(other)
    if one == other or abs(len(x) - len(y)) > 2:
        return False
    return (
        x == y
        or y.startswith(x)
        or sorted(x) == sorted(y)
        or (x[0] == y[0] or len(x) > 3)
        and slip(x, y) is not None
    )


def _changed_about(one: str, other: str) -> bool:
    if len(one) < _THREE:
        return False
    what = slip(one, other)
    return what is not None and what.kind == "transposed"

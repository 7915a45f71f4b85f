"""Which race a figure is of, by the words around it: "in the gubernatorial elections", "52 in the Senate", "the levy".

A story of several races on one day names each as it comes to it, whatever the claims' own fields say. A figure is of
the race that its paragraph names last before it, or right behind it. Where its paragraph names none, it is of the race
that was told of last, or of the story's first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from typing import NamedTuple

from copydesk.checks.cued import Cued
from copydesk.lexicon.races import races
from copydesk.records.late import late

_EVENT = r"(?:elections?|races?|votes?|polls?|contests?|ballots?|run-?offs?|primar(?:y|ies)|campaigns?|nominations?|nod|by-?elections?)"


def _plain(words: str) -> str:
    return words.lower().replace("’", "'").replace("-", " ")


def _any(names: Collection[str]) -> str:
    """The words as a pattern, the longest first; an apostrophe may be curled, a blank a hyphen.

    None is tried where no word begins with the letter that stands there.
    """
    ordered = sorted(set(names), key=lambda name: (-len(name), name))
    words = "|".join(re.escape(name).replace("'", "['’]").replace(r"\ ", "[ -]") for name in ordered)
    return f"(?=[{''.join(sorted({name[0] for name in ordered}))}])(?:{words})"


_RACES = {_plain(word): race.name for race in races() for word in (*race.kinds, *race.posts, *race.chambers)}
# A chamber whose word is a common one is meant where it has a capital: "the House", "the Commons".
_COMMON = frozenset({"house", "commons", "lords"})
_CHAMBERS = (
    f"{_any([word for race in races() for word in race.chambers if word not in _COMMON])}"
    f"|(?-i:(?<!White )(?:{'|'.join(sorted(word.title() for word in _COMMON))}))"
)
_RACE = Cued(
    # All begin with a word but one: where none begins, nothing is tried.
    r"\b(?:"
    # "For vice president Ortega had 35"; not "thanks to President Ramos".
    r"(?:for|to) (?:the )?(?-i:(?!(?:Vice President|President|Governor|Mayor|Senator) [A-Z]))"
    rf"(?P<post>{_any([word for race in races() for word in race.posts])})\b(?! (?:leader|speaker|staff|members?)\b)"
    # "President Ramos was elected that year"
    r"|(?P<title>vice president|president|governor|mayor) (?:[\w.'’-]+ ){1,4}?(?:was|is|had been) (?:re-?)?elected\b"
    # "Was elected mayor with"
    r"|(?:elected|became|becomes) (?:as )?(?:the |its |her |his )?(?:\w+ )?(?P<elected>vice president|president|governor|mayor)\b"
    rf"|(?P<kind>{_any([word for race in races() for word in race.kinds])})(?: [\w-]+)? {_EVENT}\b"
    # "52 in the Senate", "57 of the 100 Senate seats", "the Senate is where the trouble lies"
    r"|(?P<how>in|for|to|across|control of) (?:the |both |its |their )?(?:[\w.-]+ ){0,2}?"
    rf"(?P<in>{_CHAMBERS})\b(?! (?:of|race|elections?|leader|speaker|majority leader|candidate|president|committee|districts?|building|floor)\b)"
    rf"|(?P<seats>{_CHAMBERS}) (?:seats|districts)\b"
    rf"|the (?P<is>{_CHAMBERS})(?: (?:is|was|has|will|stays|remains|itself)\b|,)"
    # Questions put to the vote beside each other.
    r"|(?-i:Proposition|Prop\.|Question|Measure|Amendment|Issue|Initiative|Proposal) (?P<number>\d+|(?-i:[A-Z]{1,2}))\b"
    r"|(?:the|a|an) (?:[\w-]+ ){0,2}?(?P<question>levy|bond|recall|referendum|plebiscite)\b(?! (?:election|vote|campaign|day)\b)"
    r")|\d[\d,]* (?:(?P<senators>senators)|(?P<deputies>deputies))\b",
    "presiden|governor|mayor|senat|deputies|assembl|council|board|parliament|congress|gubernatorial|legislative|european|eu |hous|chamber|commons|lords|sabha|knesset|bundes"
    "|strasbourg|committee|proposition|prop.|question|measure|amendment|issue|initiative|proposal|levy|bond|recall|referendum|plebiscite",
    re.IGNORECASE,
)
_HEADING = 40
# A parliament may be called by its chamber; a question is asked in a referendum.
_OF_PARLIAMENT = frozenset({"parliament", "senate", "house", "assembly"})
_HOUSES = frozenset({"house", "assembly"})
_ASKED = frozenset({"referendum", "plebiscite"})
_QUESTIONS = frozenset({"levy", "bond", "recall"})
_JOINT = late(r"[,;]")
_FIGURE = late(r"\d")
_BEHIND = 36
# No words that name a race are longer.
_LONGEST = 56


class Named(NamedTuple):
    """Where a text names a race, and which.

    `weak`: as a body, in which there are seats whatever the race is. `heads`: in a crosshead, for all that stands under it.
    """

    start: int
    end: int
    race: str
    weak: bool = False
    heads: bool = False


def races_named(text: str) -> list[Named]:
    """Every race that a text names, in its order."""
    return [
        Named(match.start(), match.end(), _race(match), _weak(match))
        for match in _RACE.beside(text, _LONGEST)
    ]


def _race(match: re.Match[str]) -> str:
    if match["senators"]:
        return "senate"
    if match["deputies"]:
        return "house"
    if match["number"]:
        return f"question {match['number'].upper()}"
    if match["question"]:
        return match["question"].lower()
    words = next(
        filter(None, (match[name] for name in ("post", "title", "elected", "kind", "in", "seats", "is")))
    )
    return _RACES[_plain(words)]


def _weak(match: re.Match[str]) -> bool:
    """Whether words name a body in passing: "who sits in parliament"; not "In the Senate", "for the Senate"."""
    if match["how"]:
        return match["how"].lower() not in ("for", "to") and not match["how"][0].isupper()
    return (
        bool(match["seats"] or match["is"] or match["senators"] or match["deputies"])
        and not match[0][0].isupper()
    )


def race_of_heading(words: str) -> str | None:
    """The race that a crosshead names: "Assembly", "European Parliament", "School board"; None if none."""
    small = _plain(words)
    if len(small) > _HEADING:
        return None
    found = [
        (match.start(), -len(word), race)
        for word, race in _RACES.items()
        if word in small and (match := re.search(rf"\b{re.escape(word)}s?\b", small))
    ]
    return min(found)[2] if found else None


def meant(
    names: Sequence[Named], text: str, span: tuple[int, int], paragraph: int, sentence: tuple[int, int]
) -> frozenset[str]:
    """The races that a figure at `span` may be of; none if the story names none before it.

    `names` are those that count for it; `paragraph` is where its paragraph begins.
    """
    start, end = span
    number = bisect_left(names, (start,))
    last = names[number - 1] if number else None
    here = last is not None and last.start >= sentence[0]
    behind = names[number] if number < len(names) else None
    # "230 in the House": right behind, with no other figure between.
    near = not here and behind is not None and behind.start < min(sentence[1], end + _BEHIND)
    if near and behind is not None and not _FIGURE.search(text, end, behind.start):
        return frozenset({behind.race})
    if last is None:
        return frozenset()
    if here and _JOINT.search(text, last.end, start):
        # "49 of the 130 deputies and 16 of 36 senators, the Union 39 and 12": of either.
        return frozenset(one.race for one in names[bisect_left(names, (sentence[0],)) : number])
    if last.start >= paragraph or last.heads:
        return frozenset({last.race})
    return frozenset({last.race, names[0].race})


def differ(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two figures are of two races, whichever each may be of."""
    return bool(one and other) and not any(_may_be_one(first, second) for first in one for second in other)


def _may_be_one(one: str, other: str) -> bool:
    """Whether two names may be of one race: a parliament and a chamber of it, a referendum and its question."""
    if one == other:
        return True
    pair = {one, other}
    if pair <= _OF_PARLIAMENT:
        return "parliament" in pair or pair == _HOUSES
    return bool(pair & _ASKED) and all(name in _ASKED or question(name) for name in pair)


def question(name: str) -> bool:
    """Whether a race is a question by number or by what it asks for: Question 2, the levy."""
    return name in _QUESTIONS or name.startswith("question")

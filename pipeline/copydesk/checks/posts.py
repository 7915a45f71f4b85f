"""Which race a figure is of, by the words of its paragraph: "in the gubernatorial elections", "for the assemblies".

A story of several races on one day names each as it comes to it, whatever the claims' own fields say.
"""

from __future__ import annotations

import re

from copydesk.checks.cued import Cued

_RACES = r"(?:elections?|races?|votes?|polls?|contests?|ballots?|run-?offs?|primar(?:y|ies)|campaigns?)"
_RACE = Cued(
    r"\b(?:for|to) (?:the )?(?P<post>vice[- ]president|president|governor|mayor|(?:u\.?s\.? )?senate|(?:state )?assembl(?:y|ies)|(?:city |town |county )?councils?|(?:county|school) board"
    r"|european parliament|parliament|congress)\b"
    # "President Ramos was elected that year"
    r"|\b(?P<title>vice president|president|governor|mayor) (?:[\w.'’-]+ ){1,4}?(?:was|is|had been) (?:re-?)?elected\b"
    rf"|\b(?P<kind>vice[- ]presidential|presidential|gubernatorial|governor['’]s|mayoral|mayor['’]s|senate|council|assembly|parliamentary|legislative|congressional|european|eu|school board)"
    rf"(?: [\w-]+)? {_RACES}\b",
    "president|governor|mayor|senate|assembl|council|board|parliament|congress|gubernatorial|legislative|european|eu ",
    re.IGNORECASE,
)
_STEMS = (
    ("vice", "vice"), ("presiden", "president"), ("govern", "governor"), ("gubern", "governor"), ("mayor", "mayor"), ("european", "european"),
    ("eu", "european"), ("senate", "senate"), ("school", "school board"), ("board", "board"), ("council", "council"), ("assembl", "assembly"),
    ("parliament", "parliament"), ("legislat", "parliament"), ("congress", "parliament"),
)  # fmt: skip
_HEADING = 40
# A parliament may be called by its chamber.
_OF_PARLIAMENT = frozenset({"parliament", "senate", "assembly"})


def may_name_race(text: str, begin: int, end: int) -> bool:
    """Whether a paragraph may name a race at all: most do not."""
    return _RACE.may_match(text, begin, end)


def race_of(text: str, begin: int, start: int) -> str | None:
    """The race named last between `begin`, where a paragraph begins, and a figure at `start`; None if none is."""
    found = None
    for match in _RACE.bare.finditer(text, begin, start):
        found = match
    if found is None:
        return None
    words = (found["post"] or found["title"] or found["kind"]).lower()
    return next((race for stem, race in _STEMS if stem in words), None)


def race_of_heading(words: str) -> str | None:
    """The race that a crosshead names: "Assembly", "European Parliament", "School board"; None if none."""
    small = words.lower()
    if len(small) > _HEADING:
        return None
    found = [
        (small.index(stem), race)
        for stem, race in _STEMS
        if len(stem) > 2 and stem in small and re.search(rf"\b{stem}", small)
    ]
    return min(found)[1] if found else None


def differ(one: str | None, other: str | None) -> bool:
    """Whether two races are two: both known, and not a parliament and a chamber of it."""
    if one is None or other is None or one == other:
        return False
    return not ("parliament" in (one, other) and {one, other} <= _OF_PARLIAMENT)

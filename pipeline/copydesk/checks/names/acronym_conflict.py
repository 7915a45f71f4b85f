"""One acronym for two bodies, or one body under two acronyms.

What it looks for: a name set beside one acronym in one place and beside another elsewhere, an acronym set
beside two names, letters set beside a name that they do not fit where the story goes on with letters that do, and an
acronym that stands once with two letters of an introduced one transposed.

Why it matters: after the first paragraph the acronym is all that readers have to tell parties apart.

In the copy:
The Republican People's Party (CHP) took Ankara. In Izmir the Republican People's Party (CPH) was ahead.

Mended:
The Republican People's Party (CHP) took Ankara. In Izmir the Republican People's Party (CHP) was ahead.

Stays silent when:
- the two names are introduced side by side, are of two countries, one is used without the letters too, or one is a
  party and the other an office;
- the names are translations of one another, or in two languages;
- one acronym holds the other, or is a short name made of it (AKP, AK Party; UNP, UNP-led);
- the two names are a longer and a shorter form of one, or the story gives both acronyms at one time (CHP or
  RPP).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations

from copydesk.checks.base import Check, Ledger
from copydesk.checks.names.initials import CAPITALS, SMALL, Misfit, misfits
from copydesk.checks.names.introductions import (
    Introduced,
    introductions,
    two_acronyms_of_one,
    two_bodies_of_one,
)
from copydesk.checks.names.lone_places import countries
from copydesk.lexicon import organisations, parties
from copydesk.names.fold import fold
from copydesk.names.forms import abbreviates
from copydesk.records import Finding, Organisation, Party, Reading, Settings
from copydesk.records.late import late

_STEM = 4
# What may not stand before comes late: a search for a capital alone is far quicker.
_TOKEN = late(rf"[{CAPITALS}](?<![\w-].)[{CAPITALS}]{{2,6}}(?![\w-])")
_BETWEEN = late(r",?\s(?:and|or|nor|not|but)\s(?:the\s)?|,\s(?:the\s)?")
# "A bank, DSP, denied": behind a word for what it is; not "the commission, DKV, said" of the State Commission (DVK).
_NOUN_BEFORE = late(r"([a-z]+), \Z")


def run(reading: Reading, _settings: Settings, ledger: Ledger) -> Iterable[Finding]:
    """Findings on introductions that disagree, then on acronyms with letters transposed."""
    told: set[str] = set()
    for earlier, later in combinations(introductions(reading), 2):
        ledger.compared += 1
        finding = _two_names(reading, earlier, later) or _two_acronyms(reading, earlier, later)
        if finding is not None and later.acronym not in told:
            told.add(later.acronym)
            yield finding
    for one in misfits(reading):
        ledger.compared += 1
        if one.odd not in told and not _a_body(reading, one):
            told.add(one.odd)
            yield _misfit(reading, one)
    yield from _transposed(reading, told)


def _two_names(reading: Reading, earlier: Introduced, later: Introduced) -> Finding | None:
    """One acronym beside two names."""
    if not two_bodies_of_one(reading, earlier, later):
        return None
    message = f"{later.acronym} stands for “{later.shown}” here and for “{earlier.shown}” elsewhere."
    return _finding(reading, message, earlier, later)


def _two_acronyms(reading: Reading, earlier: Introduced, later: Introduced) -> Finding | None:
    """One name beside two acronyms of which neither holds the other."""
    if not two_acronyms_of_one(reading, earlier, later):
        return None
    message = f"{later.shown} is {later.acronym} here and {earlier.acronym} elsewhere."
    return _finding(reading, message, earlier, later)


def _finding(reading: Reading, message: str, earlier: Introduced, later: Introduced) -> Finding:
    return CHECK.finding(
        reading,
        message,
        (later.start, later.end),
        [(earlier.start, earlier.end)],
        found=f"{later.shown} ({later.acronym})",
        expected=f"{earlier.shown} ({earlier.acronym})",
    )


def _transposed(reading: Reading, told: set[str]) -> Iterator[Finding]:
    """Unknown acronyms with the letters of a frequent one in another order: CPH where the story has CHP."""
    text = reading.article.text
    token = _token(reading)
    counts = Counter(token.findall(text))
    # One that stands once is vouched for by a party whose name, printed in full, it abbreviates: UDC.
    names = [fold(party.name).split() for party in reading.parties() if _in_full(party)]
    usual = [
        one for one, often in counts.items() if often >= 2 or any(abbreviates(one, words) for words in names)
    ]
    for odd, count in sorted(counts.items()):
        same = [one for one in usual if _swapped(one, odd)] if count == 1 and odd not in told else []
        if not same or organisations.known(odd):
            continue
        places = {match.group(): match.span() for match in reversed(list(token.finditer(text)))}
        start, end = places[odd]
        if re.match(r",\s(?:an?|the)\s|\s\(", text[end : end + 6]):
            continue  # "the CUD, a club in Ulm": told as another body
        noun = _NOUN_BEFORE.search(text, max(0, start - 30), start) if text[end : end + 1] == "," else None
        if noun and not any(noun[1] in name for name in _names(reading, same)):
            continue
        if any(
            _side_by_side(text, match.span(), places[odd])
            for match in token.finditer(text)
            if match[0] in same
        ):
            continue  # "The PBP and the PPB both stood"
        for right in same[:1]:
            if _party_here(reading, odd, right):
                continue
            yield CHECK.finding(
                reading,
                f"“{odd}” stands once; the story has {right} {_times(counts[right])}.",
                places[odd],
                [places[right]],
                found=odd,
                expected=right,
                replacement=right,
                confidence=0.8,
            )


def _times(count: int) -> str:
    return "once, for a party that it tells in full" if count == 1 else f"{count} times"


def _in_full(party: Party) -> bool:
    """Whether a name of several words stands in the story."""
    return " " in party.name and any(fold(one.text) == fold(party.name) for one in party.mentions)


def _names(reading: Reading, acronyms: Iterable[str]) -> Iterator[list[str]]:
    """The words of the names that a story gives to acronyms."""
    return (list(one.name) for one in introductions(reading) if one.acronym in acronyms)


def _side_by_side(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    low, high = sorted((one, other))
    return _BETWEEN.fullmatch(text, low[1], high[0]) is not None


def _a_body(reading: Reading, one: Misfit) -> bool:
    """Whether the odd acronym is a body's of its own; set beside a name it is not, unless it is known as the letters of that one."""
    if one.introduced:
        # "Serb Democratic Party (SDS)", known as the Serbian one.
        words = [fold(word)[:_STEM] for word in one.name if fold(word) not in SMALL]
        here = (party for party in parties.known(one.odd) if party.country in countries(reading))
        names = ({word[:_STEM] for word in name.split()} for party in here for name in party.names)
        return any(name.issuperset(words) for name in names)
    known_body = organisations.known(one.odd)
    other = known_body is not None and organisations.known(one.right) is not known_body
    return other or _party_here(reading, one.odd, one.right)


def _misfit(reading: Reading, one: Misfit) -> Finding:
    if one.introduced:
        message = f"“{one.odd}” is set beside the name; the story has {one.right} elsewhere, which fits it."
    else:
        message = f"“{one.odd}” stands once; the story introduces {one.right}."
    return CHECK.finding(
        reading,
        message,
        (one.start, one.end),
        [one.place],
        found=one.odd,
        expected=one.right,
        replacement=one.right,
        confidence=0.8,
    )


def _token(reading: Reading) -> re.Pattern[str]:
    """Acronyms in capitals, and those that the story introduces with a small letter in them: AfD, PiS."""
    mixed = {
        acronym
        for entity in reading.entities
        if isinstance(entity, (Party, Organisation))
        for acronym in (*(one.acronym for one in entity.expansions), *getattr(entity, "acronyms", ()))
        if 3 <= len(acronym) <= 7
        and acronym.isalpha()
        and not acronym.isupper()
        and acronym[1:] != acronym[1:].lower()
    }
    if not mixed:
        return _TOKEN
    return late(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, mixed)))}|[{CAPITALS}]{{3,7}})(?![\w-])")


def _party_here(reading: Reading, acronym: str, right: str) -> bool:
    """Whether a party of a country in the story has the acronym, and is not the one that the other stands for."""
    lands = countries(reading)
    ours = {
        fold(one.full)
        for entity in reading.entities
        if isinstance(entity, (Party, Organisation))
        for one in entity.expansions
        if one.acronym == right
    }
    return any(party.country in lands and not ours & set(party.names) for party in parties.known(acronym))


def _swapped(one: str, other: str) -> bool:
    """Whether two acronyms differ by two neighbours changing places."""
    one, other = one.upper(), other.upper()
    apart = [at for at, (x, y) in enumerate(zip(one, other, strict=False)) if x != y]
    return (
        len(one) == len(other)
        and len(apart) == 2
        and apart[1] == apart[0] + 1
        and sorted(one) == sorted(other)
    )


CHECK = Check(code="NAM05", name="acronym-conflict", severity="warning", page=__doc__ or "", run=run)

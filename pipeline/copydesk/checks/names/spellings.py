"""Judges close spellings of one story: which can only be one name mistyped, and which is the odd one.

Reads "Erodgan" beside "Erdogan", "Bernei Sanders" beside "Bernie Sanders", "Justice and Develoment Party"
beside the right one. Leaves alone Hansen and Hanson with a given name each, Niger and Nigeria.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from copydesk.checks.names import innocent
from copydesk.checks.names.forms import Form, close, gather
from copydesk.checks.names.place_words import as_place, place_words
from copydesk.checks.names.words import scan
from copydesk.lexicon import known_names
from copydesk.names.fold import letters, name_words
from copydesk.names.slips import Slip, slip, weight
from copydesk.records import Reading, Settings

Kind = Literal["person", "place", "body"]


@dataclass(frozen=True, eq=False)
class Verdict:
    """A spelling that is the odd one out beside another. `sure`: which of them is the slip is plain."""

    odd: Form
    right: Form
    kind: Kind
    sure: bool
    slip: Slip


@dataclass(frozen=True, eq=False)
class Judged:
    """The verdicts on a story, one for each odd spelling, and all spellings that were looked at."""

    verdicts: tuple[Verdict, ...]
    forms: tuple[Form, ...]


# The last story judged: two checks, run one after the other, need the same verdicts.
_latest: tuple[Reading, Settings, Judged] | None = None


def misspelled(reading: Reading, settings: Settings) -> Judged:
    """One verdict for each odd spelling of the story, and what was looked at."""
    global _latest
    latest = _latest
    if latest is None or latest[0] is not reading or latest[1] is not settings:
        latest = _latest = (reading, settings, _judged(reading, settings))
    return latest[2]


def _judged(reading: Reading, settings: Settings) -> Judged:
    listed = frozenset(
        letters(word)
        for entry in settings.names
        for name in (entry.name, *entry.also)
        for word in name_words(name)
    )
    forms = gather(scan(reading), listed)
    found: dict[str, Verdict] = {}
    for a, b in close(forms):
        verdict = _judge(reading, a, b)
        if verdict is not None:
            before = found.get(verdict.odd.key)
            if before is None or verdict.right.count > before.right.count:
                found[verdict.odd.key] = verdict
    return Judged(tuple(_settled(found)), tuple(forms))


def _settled(found: dict[str, Verdict]) -> Iterator[Verdict]:
    """Verdicts whose right spelling is not itself the odd one of another; then the other's is right."""
    for verdict in found.values():
        better = found.get(verdict.right.key)
        if better is None:
            yield verdict
        elif better.right.key != verdict.odd.key:
            yield replace(verdict, right=better.right)


def _judge(reading: Reading, a: Form, b: Form) -> Verdict | None:
    """The verdict on two spellings, None where both may be right."""
    odd, right, sure = _odd_one(a, b)
    strength = max(weight(odd.key, right.key), weight(right.key, odd.key))
    what = slip(odd.key, right.key, reach=2)
    if not strength or what is None or innocent.one_word(a, b):
        return None
    kind = _kind(reading, odd, right, strength)
    if kind is None or innocent.side_by_side(reading, a, b):
        return None
    return Verdict(odd, right, kind, sure, what)


def _odd_one(a: Form, b: Form) -> tuple[Form, Form, bool]:
    """The two as odd and right: what is known, frequent and printed with a full name is right."""
    ranks = [_standing(form) for form in (a, b)]
    sure = ranks[0] != ranks[1]
    return (b, a, sure) if ranks[0] >= ranks[1] else (a, b, sure)


def _standing(form: Form) -> tuple[int, ...]:
    known = form.known_place or form.known_person or form.listed
    weight_of_known = 9 * form.listed + 2 * known + (form.common and not known)
    return (min(form.count, 3) + weight_of_known, form.count, int(bool(form.companions)))


def _kind(reading: Reading, odd: Form, right: Form, strength: int) -> Kind | None:
    """What the two are spellings of, None where the evidence does not reach."""
    if innocent.same_phrase(odd, right):
        return _phrase_kind(reading, odd, right, strength)
    if odd.common and right.common:
        return None
    if _place(reading, odd, right, strength):
        return "place"
    if _person(reading, odd, right, strength):
        return "person"
    return "body" if _body(odd, right, strength) else None


def _phrase_kind(reading: Reading, odd: Form, right: Form, strength: int) -> Kind | None:
    """The kind of two spellings with the same neighbour. Two known names or words there are two names."""
    kinds = right.kinds + odd.kinds
    if odd.common and right.common and (odd.count > 1 or right.count < 2 or right.key.endswith("s")):
        return None
    if kinds["place"] and kinds["place"] >= kinds["person"]:
        return None if odd.known_place and right.known_place else "place"
    if kinds["party"] + kinds["organisation"] >= max(kinds["person"], 1):
        twins = odd.common and right.common and not odd.key.startswith(right.key[:3])
        return None if twins or (odd.known_place and right.known_place) else "body"
    if odd.common and (right.common or right.count < 3):
        return None
    if odd.known_person and right.known_person:
        return "person" if _same_given(odd, right, strength) else None
    if innocent.two_people(reading, odd, right):
        return None
    return None if odd.known_place and right.known_place else "person"


def _same_given(odd: Form, right: Form, strength: int) -> bool:
    """Whether two known spellings are one name of one person: Hilary and Hillary Clinton."""
    if known_names.one_given_name(odd.key, right.key):
        return True
    what = slip(odd.key, right.key)
    if odd.leads and right.leads:
        # Carlos and Carla, Maria and Marta are relatives; nobody calls two children Boris and Boriss.
        return what is not None and what.kind in ("doubled", "transposed") and strength >= 2
    return not odd.leads and not right.leads and bool(odd.companions & right.companions)


def _place(reading: Reading, odd: Form, right: Form, strength: int) -> bool:
    """Whether the odd spelling stands where a place would, beside a place."""
    named = right.known_place or right.kinds["place"] > right.kinds["person"]
    if not named or odd.known_place or odd.kinds["person"] > odd.kinds["place"]:
        return False
    if right.kinds["person"] > right.kinds["place"]:
        return False
    here = as_place(odd)
    if not here and (odd.known or odd.kinds["party"] or odd.kinds["organisation"] or odd.companions):
        return False
    if innocent.introduced(reading, odd) and not right.known_place:
        return False
    if odd.known:
        return strength >= 3 and here and odd.kinds["place"] > 0 and right.count > odd.count
    return strength >= 2 or (here and right.count >= 2)


def _person(reading: Reading, odd: Form, right: Form, strength: int) -> bool:
    """Whether the two are one person's name: neither has a full name of its own beside the other's."""
    if right.kinds["place"] > right.kinds["person"]:
        return False
    if odd.kinds["place"] > odd.kinds["person"] and (odd.known or not right.companions or right.count < 2):
        return False  # read as a place; a word unknown to all lists may be a person's for all that
    if not (right.kinds["person"] or odd.kinds["person"]) or innocent.two_people(reading, odd, right):
        return False
    if place_words(odd) and odd.known_place:
        return False
    shared = bool(odd.companions & right.companions)
    if odd.leads and not right.leads and not shared:
        return False  # a given name with a family name of its own: Sanna Marin beside Martin
    if odd.common and not shared:
        return _lone_word(odd) and right.count >= 3 and bool(right.companions)
    if odd.known_person and not shared:
        return strength >= 3 and odd.count == 1 and right.count >= 2 and bool(right.companions) and _bare(odd)
    introduced = bool(odd.companions) != bool(right.companions)  # one is the full form, the other only bare
    return strength >= 2 or shared or (introduced and right.count >= 2)


def _bare(form: Form) -> bool:
    """Whether it stands alone, with no title or other name before it that could introduce someone."""
    return not any(any(pair) for pair in form.neighbours)


def _lone_word(form: Form) -> bool:
    """Whether a common word stands once, alone, with a capital that only a name explains."""
    return form.count == 1 and _bare(form) and not form.words[0].first and form.key not in form.story.small


def _body(odd: Form, right: Form, strength: int) -> bool:
    """Whether the two are one party's or organisation's name: Likud, Likuud."""
    kinds = right.kinds["party"] + right.kinds["organisation"]
    return kinds > 0 and kinds >= right.kinds["person"] and not odd.known and strength >= 2

"""Judges close spellings of one story: which can only be one name mistyped, and which is the odd one.

Reads "Erodgan" beside "Erdogan", "Bernei Sanders" beside "Bernie Sanders", "Justice and Develoment Party"
beside the right one. Leaves alone Hansen and Hanson with a given name each, Niger and Nigeria.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from copydesk.checks.names.beside import (
    of_a_person,
    results_of_their_own,
    side_by_side,
    somebody_else,
    two_lands,
)
from copydesk.checks.names.by_hand import by_hand
from copydesk.checks.names.called_again import called_again
from copydesk.checks.names.evidence import kind_of
from copydesk.checks.names.forms import Form, close, gather
from copydesk.checks.names.given import of_our_letters, one_bare_family, one_given
from copydesk.checks.names.joints import printed_anew
from copydesk.checks.names.one_bearer import one_bearer
from copydesk.checks.names.one_word import german_sch, of_body, one_word
from copydesk.checks.names.orphans import orphans
from copydesk.checks.names.phrases import Kind, in_known_name, lost_ending, mends_phrase
from copydesk.checks.names.told_anew import told_anew
from copydesk.checks.names.told_apart import told_apart
from copydesk.checks.names.two_people import named_again, two_people
from copydesk.checks.names.words import scan
from copydesk.lexicon import known_names
from copydesk.names.fold import fold, letters, name_words
from copydesk.names.slips import Slip, slip, weight
from copydesk.names.sound import sounds_alike
from copydesk.records import Reading, Settings


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


# No syllable of Chinese or Korean is longer in our letters, but for a few.
_SYLLABLE = 5

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
    story = scan(reading)
    forms = gather(story, listed)
    found: dict[str, Verdict] = {}
    for a, b in close(forms):
        verdict = _judge(reading, a, b)
        if verdict is not None:
            before = found.get(verdict.odd.key)
            if before is None or verdict.right.count > before.right.count:
                found[verdict.odd.key] = verdict
    alone = (
        Verdict(bare, full, "person", True, slip(bare.key, full.key, reach=2) or Slip("several", 0, ""))
        for bare, full in orphans(reading, forms, found.keys() | {one.right.key for one in found.values()})
    )
    anew = (
        Verdict(pair.odd, pair.right, "person", pair.sure, pair.slip)
        for pair in printed_anew(story)
        if not side_by_side(reading, pair.odd, pair.right)
        and not somebody_else(reading, pair.odd, pair.right)
        and not told_anew(reading, pair.odd, pair.right, pair.slip)
        and not two_people(reading, pair.odd, pair.right)
    )
    return Judged((*_settled(found), *alone, *anew), tuple(forms))


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
    what = slip(odd.key, right.key, reach=2)
    if what is None or (named_again(odd) and named_again(right)) or told_anew(reading, odd, right, what):
        return None
    again = next(((x, y) for x, y in ((a, b), (b, a)) if _again(reading, x, y)), None)
    if again is not None:
        return Verdict(*again, "person", True, slip(again[0].key, again[1].key, reach=2) or what)
    anew = None if odd.common and right.common else one_bearer(reading, a, b, what)  # "Who", "Why"
    if anew is not None:
        return _spelled_anew(reading, *anew)
    if known_names.one_name(odd.key, right.key):
        return None
    plain = _plain(a, b) or _plain(b, a)
    if plain is not None:
        apart = somebody_else(reading, plain.odd, plain.right)
        body = plain.kind != "person" and told_apart(reading, plain.odd, plain.right)
        return None if apart or body else plain
    strength = max(weight(odd.key, right.key), weight(right.key, odd.key))
    if not strength and what.kind != "two" and (german_sch(odd, right) or of_body(odd, right)):
        strength = 3
    if not strength and one_given(odd, right):
        strength = 1  # Sara, Sarah
    given = not strength and one_bare_family(reading, odd, right, what) and of_our_letters(odd, right)
    strength = 1 if given else strength  # Luisa, Louisa González
    by_ear = not strength and _by_ear(odd, right)
    strength = 1 if by_ear else strength
    if not strength or (not given and one_word(odd, right, what)) or in_known_name(odd):
        return None
    syllables = [part for form in (odd, right) for part in form.shown.split("-")]
    short = max(map(len, syllables)) <= _SYLLABLE
    if (
        "-" in odd.shown
        and "-" in right.shown
        and (
            what.kind == "two"
            or (short and (what.letter == "h" or what.kind == "wrong" or _closing(odd, right)))
        )
    ):
        # Wang Shih-cheng, Wang Shih-chien; Chen Chi-mai, Chen Chih-mai; Kim Jong-un, Kim Jong-in; Kim Min-seo, Kim Min-seok:
        # syllables are close everywhere.
        return None
    if _letters_about(odd, right, what) and not side_by_side(reading, a, b):
        return Verdict(odd, right, "place", sure, what)
    kind = kind_of(reading, odd, right, what, strength)
    if (
        kind is None
        or somebody_else(reading, odd, right)
        or (kind == "place" and _two_places(reading, odd, right, what))
    ):
        return None
    if kind == "body" and _two_bodies(reading, odd, right):
        return None
    if kind != "person" and (by_ear or told_apart(reading, odd, right)):
        return None
    if side_by_side(reading, a, b) and not by_hand(odd, right, what):
        return None
    return Verdict(odd, right, kind, sure, what)


_SHORT_PLACE = 5


def _letters_about(odd: Form, right: Form, what: Slip) -> bool:
    """Whether a spelling that nobody and nothing bears is a known place of the story with two letters changed about, whatever it is part of."""
    return (
        what.kind == "transposed"
        and len(right.key) > _SHORT_PLACE
        and right.known_place
        and right.kinds["place"] > right.kinds["person"]
        and not (odd.known or odd.common)
        and odd.count == 1
    )


def _two_places(reading: Reading, odd: Form, right: Form, what: Slip) -> bool:
    """Whether both may be places: each in a land of its own or with results of its own, or one of them somebody's name."""
    if two_lands(reading, odd, right) or of_a_person(right):
        return True
    # "Rata", "Te Rapa": names so short are too many to be a slip of one another.
    if what.kind == "wrong" and len(odd.key) < _SHORT_PLACE and not what.likely_key:
        return True
    return (
        what.kind != "transposed"
        and not by_hand(odd, right, what)
        and results_of_their_own(reading, odd, right)
    )


def _two_bodies(reading: Reading, odd: Form, right: Form) -> bool:
    """Whether each is part of a longer name, and the two have no word in common: Juntos por el Cambio, Cambia Mendoza."""
    ours, theirs = (
        {key for word in form.words if word.entity for key in fold(reading.by_id[word.entity].name).split()}
        for form in (odd, right)
    )
    return min(len(ours), len(theirs)) > 1 and not ours & theirs


def _again(reading: Reading, bare: Form, full: Form) -> bool:
    """Whether the bare spelling calls again, misspelled, whom the full one introduces."""
    what = slip(bare.key, full.key, reach=2)
    return what is not None and called_again(reading, bare, full, what)


def _closing(odd: Form, right: Form) -> bool:
    """Whether a consonant that closes a syllable is all that one has more; the g of an ng is another matter, often dropped."""
    apart = [
        (x, y)
        for x, y in zip(odd.shown.split("-"), right.shown.split("-"), strict=False)
        if fold(x) != fold(y)
    ]
    if len(apart) != 1:
        return False
    short, long = sorted(map(fold, apart[0]), key=len)
    return long[:-1] == short and long[-1] in "klmnpt"


def _spelled_anew(reading: Reading, odd: Form, right: Form) -> Verdict | None:
    """The verdict on two spellings that one person has, where nothing around tells two."""
    what = slip(odd.key, right.key, reach=2)
    apart = (
        somebody_else(reading, odd, right)
        or side_by_side(reading, odd, right)
        or two_people(reading, odd, right)
    )
    return None if apart or what is None else Verdict(odd, right, "person", right.count > odd.count, what)


def _by_ear(odd: Form, right: Form) -> bool:
    """Whether the odd one is a family name that somebody heard, of a person introduced before: Carnie, Mark Carney."""
    return (
        not (odd.common or right.common or odd.companions)
        and right.closes
        and right.words[0].start < odd.words[0].start
        and sounds_alike(odd.key, right.key)
    )


def _plain(odd: Form, right: Form) -> Verdict | None:
    """The verdict where the words around say it all: a known longer name, a possessive of a name in s."""
    what = slip(odd.key, right.key)
    if what is not None and lost_ending(odd, right):
        return Verdict(odd, right, "person", True, what)
    kind = mends_phrase(odd, right) if what is not None else None
    return None if what is None or kind is None else Verdict(odd, right, kind, True, what)


def _odd_one(a: Form, b: Form) -> tuple[Form, Form, bool]:
    """The two as odd and right: what is known, frequent and printed with a full name is right."""
    ranks = [_standing(form) for form in (a, b)]
    sure = ranks[0] != ranks[1]
    return (b, a, sure) if ranks[0] >= ranks[1] else (a, b, sure)


def _standing(form: Form) -> tuple[int, ...]:
    known = form.known_place or form.known_person or form.listed
    weight_of_known = 9 * form.listed + 2 * known + (form.common and not known)
    return (min(form.count, 3) + weight_of_known, form.count, int(bool(form.companions)))

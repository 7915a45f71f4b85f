"""Why two close spellings can be forms of one word, or usual spellings of one name: Biden and the Bidens, Medvedeva."""

from __future__ import annotations

from copydesk.checks.names.forms import Form
from copydesk.checks.names.two_people import agree
from copydesk.checks.names.words import close_neighbours, neighbours, titles
from copydesk.lexicon import known_names, organisations, parties, places
from copydesk.names.fold import bare, has_diacritics, letters
from copydesk.names.forms import ASIAN_FAMILIES
from copydesk.names.slips import Slip, after_z, inflected, transliterated

_FEMININE = (
    ("ov", "ova"),
    ("ev", "eva"),
    ("in", "ina"),
    ("ski", "ska"),
    ("sky", "ska"),
    ("cki", "cka"),
    ("yn", "yna"),
    ("ny", "na"),
    ("ry", "ra"),
    ("os", "ou"),
    ("ins", "ina"),
)
_BEFORE_FAMILIES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "president"})


def one_word(odd: Form, right: Form, what: Slip) -> bool:
    """Whether the two are forms of one word, or usual spellings of one name."""
    if _romanisations(odd, right) or known_names.one_name(odd.key, right.key) or feminine(odd.key, right.key):
        return True
    h = what.letter == "h" and what.kind in ("dropped", "added") and not after_z(right.key, what)
    if h and _other_letters(odd, right):
        return True
    if _other_end(right, what) or _part_of(odd, right) or _part_of(right, odd):
        return True
    if _foreign(odd, right) or _foreign(right, odd) or _in_one_name(odd, right):
        return True
    if _other_name(odd, right, what):
        return True
    # "Buganda" beside Uganda: who types a letter too many before a name has two capitals.
    if what.kind == "added" and what.position == 0 and odd.shown[:2].istitle():
        return True
    if _marked_there(odd, what) != _marked_there(right, what) or _diminutive(odd, right):
        return True
    # "Americas" and "American": both are made of one place.
    if {odd.key[-1], right.key[-1]} == {"s", "n"} and odd.key[:-1] == right.key[:-1]:
        return bool(places.known_folded(odd.key[:-1]))
    return _made(odd, right) or _made(right, odd)


def _part_of(form: Form, double: Form) -> bool:
    """Whether one is a part of the other, which is a double name, or its plural: the Villareals, Imelda Villareal-Sy."""
    parts = [letters(part) for part in double.shown.split("-")] if "-" in double.shown else []
    return "-" not in form.shown and any(
        form.key == part or inflected(form.key, part, person=True) for part in parts
    )


def _romanisations(odd: Form, right: Form) -> bool:
    """Whether the two can be romanisations of one name; not of an English word or a place that needs none.

    Reads "Rouhani" and "Ruhani"; refuses "Suth" for "South", "Missuri" for "Missouri".
    """
    if not (transliterated(odd.key, right.key) or transliterated(odd.shown, right.shown)):
        return False
    if odd.known:
        return True
    if german_sch(odd, right):
        return False
    ours = (
        (right.common and not right.known_person) or right.key in known_names.things() or of_body(odd, right)
    )
    return not ours and not (right.known_place and not places.romanised(right.shown))


def of_body(odd: Form, right: Form) -> bool:
    """Whether the right one alone is a party's or body's name, whose other romanisations are known: not Hezbolla."""
    known = bool(parties.known(right.shown)) or organisations.known(right.shown) is not None
    return known and len(right.key) >= 6 and not odd.known and transliterated(odd.key, right.key)


def german_sch(odd: Form, right: Form) -> bool:
    """Whether the odd spelling, which nobody bears, lacks the c of a known German name: Sholz."""
    return right.known_person and not odd.known and odd.key == right.key.replace("sch", "sh", 1) != right.key


def _other_letters(odd: Form, right: Form) -> bool:
    """Whether an h more or less can be another romanisation, or the odd spelling has a name of its own."""
    if right.known_place and not right.kinds["person"]:
        return places.romanised(right.shown) or bool(odd.companions - right.companions)
    return False


def _other_end(right: Form, what: Slip) -> bool:
    """Whether the vowel that ends a place's name is heard in two ways, in a land that writes other letters: Ramla, Ramle."""
    last = what.kind == "wrong" and what.position == len(right.key) - 1
    return (
        last
        and {what.letter, what.by} <= set("aeiou")
        and right.known_place
        and places.romanised(right.shown)
    )


def _marked_there(form: Form, what: Slip) -> bool:
    """Whether the letter in which the two differ has a mark: "März", "Iguaçu". Slips do not add marks, but change them: "Blanuča"."""
    if form.shown.isascii() or what.kind != "wrong":
        return False
    at = form.shown[what.position : what.position + 1]
    return len(form.shown) == len(form.key) and bare(at) != at


def _foreign(word: Form, other: Form) -> bool:
    """Whether one is an English word and the other, with a mark, the same in another language: Información."""
    return (
        word.common
        and not word.known_place
        and has_diacritics(other.shown)
        and not has_diacritics(word.shown)
    )


def _in_one_name(odd: Form, right: Form) -> bool:
    """Whether the odd spelling only stands right beside the other in one name: "Amin Asmin Tariq"."""
    return all(
        any(
            one.kind == "person" and one.entity == word.entity and one.key == right.key
            for one in odd.story.runs[word.run]
        )
        for word in odd.words
    )


def _other_name(odd: Form, right: Form, what: Slip) -> bool:
    """Whether one is a family name, the other a given name of somebody else: Terry Jermy, Jeremy Corbyn.

    Or both are words of longer names that share nothing else: Charta Politika, Indikator Politik.
    """
    if odd.companions & right.companions:
        return False
    if _other_places(odd, right) or _other_places(right, odd):
        return True
    ending = what.kind in ("added", "dropped") and what.position >= min(len(odd.key), len(right.key)) - 1
    if (
        not ending
        or odd.common
        or right.common
        or odd.known
        or right.known
        or odd.kinds["person"]
        or odd.kinds["place"]
    ):
        return False
    ours, theirs = ({word for pair in form.neighbours for word in pair if word} for form in (odd, right))
    return (
        bool(ours and theirs)
        and not ours & theirs
        and all(any(neighbours(form.story, word)) for form in (odd, right) for word in form.words)
    )


def _other_places(family: Form, given: Form) -> bool:
    """Whether one ends the names of one person and the other begins those of somebody else.

    The first may have no companion but a word that looks like an office: "the HDZ's Vice Mihan", Milan Bandera.
    """
    leads = all(after and (not before or before in titles()) for before, after in given.neighbours)
    ends = (close_neighbours(family.story, word) for word in family.words)
    closes = family.closes or any(before and not after for before, after in ends)  # "Kate Nicholl and Paula"
    if not (closes and given.full and leads and given.neighbours and given.kinds["person"]):
        return False
    ours, theirs = family.companions, given.companions
    if given.key in ASIAN_FAMILIES or (ours and agree(ours, theirs)):
        return False
    named = all(before and before not in _BEFORE_FAMILIES for before, _after in family.neighbours)
    return bool(ours) or (named and given.key in known_names.given())


def _diminutive(odd: Form, right: Form) -> bool:
    """Whether one is a pet form of the other: Kermit, Kermie."""
    return not odd.companions & right.companions and any(
        pet.key.endswith("ie") and full.key[:-1] == pet.key[:-1] and full.key[-1] not in "aeiouy"
        for pet, full in ((odd, right), (right, odd))
    )


def _made(form: Form, base: Form) -> bool:
    """Whether one is the plural, people or adjective of the other, and the other stands for itself."""
    person = base.kinds["person"] + form.kinds["person"] > 0 and not base.known_place
    if (
        form.key == base.key + "n"
        and base.key.endswith("a")
        and not (form.kinds["person"] and form.companions)
    ):
        return True  # "Dakotan", "Mayan": peoples of lands that no list has
    if len(form.key) < len(base.key) or not inflected(form.key, base.key, person=person):
        return False
    # "Starme" beside "Starmer", "Part" beside "Party": the shorter is only the longer cut short.
    plural = form.key.endswith("s")
    cut_short = base.count < form.count and not plural and (not base.known or same_phrase(form, base))
    return not cut_short


def same_phrase(a: Form, b: Form) -> bool:
    """Whether the two stand beside the same word of a longer name: "Electorial Commission"."""
    for before, after in a.neighbours:
        for other_before, other_after in b.neighbours:
            if (before and before == other_before and len(before) > 2) or (after and after == other_after):
                return True
    return False


def feminine(a: str, b: str) -> bool:
    """Whether two family names are a man's and a woman's: Medvedev, Medvedeva; Novotný, Novotná; Alexopoulos, Alexopoulou."""
    for him, her in _FEMININE:
        for man, woman in ((a, b), (b, a)):
            if man.endswith(him) and woman.endswith(her) and man[: -len(him)] == woman[: -len(her)]:
                return True
    return False

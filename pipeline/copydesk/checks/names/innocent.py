"""Why two close spellings can both be right: two names, two people, two places, two forms of one word."""

from __future__ import annotations

import re

from copydesk.checks.names.forms import Form
from copydesk.checks.names.words import neighbours, titles
from copydesk.lexicon import known_names, places
from copydesk.names.fold import bare, has_diacritics
from copydesk.names.forms import ASIAN_FAMILIES
from copydesk.names.slips import Slip, inflected, name_slip, slip, transliterated
from copydesk.records import Person, Reading

# Between two names that a sentence sets side by side: "Hansen and Hanson", "from Dolna to Dolni".
SIDE_BY_SIDE = re.compile(
    r"\b(?:and|or|nor|versus|vs|to|than|against|over|beat|beats|beating|defeat\w*|from|with|not|but|like|"
    r"rival|"
    r"succeed\w*|replac\w*|oust\w*|while|whereas|unlike|facing|faces|between|both|of)\b|[,;/&–—]"
)
_REACH = 60
# Names of fewer letters are a letter apart from others everywhere.
_SHORT = 5
_LINKS = frozenset({"the", "of", "de", "van", "its", "a", "nearby"})
# Words by which a place or person is set before readers for the first time.
_INTRODUCED = re.compile(
    r"\b(?:village|town|hamlet|suburb|city|district|county|province|parish|island|river|constituency|"
    r"municipality|"
    r"neighbou?rhood|state|region|commune|ward|township)s?\s(?:of|called|named)\s$"
)
_FEMININE = (
    ("ov", "ova"),
    ("ev", "eva"),
    ("in", "ina"),
    ("ski", "ska"),
    ("sky", "ska"),
    ("cki", "cka"),
    ("yn", "yna"),
)
_KIN = re.compile(
    r"\b(?:brother|sister|wife|husband|son|daughter|father|mother|cousin|uncle|aunt|nephew|niece|twin|widow|"
    r"grandson|granddaughter|grandfather|siblings?|spouse|relatives?|no relation|not related|"
    r"unrelated|namesake)\b",
    re.IGNORECASE,
)


_BEFORE_FAMILIES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "president"})
_KIN_OF = re.compile(
    r"\b(?:his|her|their|whose|\w+['’]s)\s(?:\w+\s){0,2}(?:brother|sister|wife|husband|son|daughter|father|mother|uncle|"
    r"aunt|nephew|niece|twin|widow|grandson|granddaughter|grandfather)\b",
    re.IGNORECASE,
)
_NO_KIN = re.compile(r"\bno relation|not related|unrelated|namesake", re.IGNORECASE)


def one_word(odd: Form, right: Form, what: Slip) -> bool:
    """Whether the two are forms of one word, or usual spellings of one name."""
    if (
        _romanisations(odd, right)
        or known_names.one_name(odd.key, right.key)
        or _feminine(odd.key, right.key)
    ):
        return True
    if what.letter == "h" and what.kind in ("dropped", "added") and _other_letters(odd, right):
        return True
    if _foreign(odd, right) or _foreign(right, odd) or _in_one_name(odd, right):
        return True
    if _other_name(odd, right, what):
        return True
    # "Buganda" beside Uganda: who types a letter too many before a name has two capitals.
    if what.kind == "added" and what.position == 0 and odd.shown[:2].istitle():
        return True
    if _marked_there(odd, what) or _marked_there(right, what) or _diminutive(odd, right):
        return True
    # "Americas" and "American": both are made of one place.
    if {odd.key[-1], right.key[-1]} == {"s", "n"} and odd.key[:-1] == right.key[:-1]:
        return bool(places.known_folded(odd.key[:-1]))
    return _made(odd, right) or _made(right, odd)


def _romanisations(odd: Form, right: Form) -> bool:
    """Whether the two can be romanisations of one name; not of an English word or a place that needs none.

    Reads "Rouhani" and "Ruhani"; refuses "Suth" for "South", "Missuri" for "Missouri".
    """
    if not (transliterated(odd.key, right.key) or transliterated(odd.shown, right.shown)):
        return False
    if odd.known:
        return True
    ours = (right.common and not right.known_person) or right.key in known_names.things()
    return not ours and not (right.known_place and not places.romanised(right.shown))


def _other_letters(odd: Form, right: Form) -> bool:
    """Whether an h more or less can be another romanisation, or the odd spelling has a name of its own."""
    if right.known_place and not right.kinds["person"]:
        return places.romanised(right.shown) or bool(odd.companions - right.companions)
    return False


def _marked_there(form: Form, what: Slip) -> bool:
    """Whether the letter in which the two differ has a mark: "März", "Iguaçu". Slips do not add marks."""
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
    if not (family.closes and given.full and leads and given.neighbours and given.kinds["person"]):
        return False
    ours, theirs = family.companions, given.companions
    if given.key in ASIAN_FAMILIES or (ours and _agree(ours, theirs)):
        return False
    named = all(before and before not in _BEFORE_FAMILIES for before, _after in family.neighbours)
    return bool(ours) or (named and given.key in known_names.given())


def _diminutive(odd: Form, right: Form) -> bool:
    """Whether one is a pet form of the other: Kermit, Kermie."""
    return not odd.companions & right.companions and any(
        pet.key.endswith("ie") and full.key[:-1] == pet.key[:-1] and not full.key.endswith("y")
        for pet, full in ((odd, right), (right, odd))
    )


def by_hand(odd: Form, right: Form, what: Slip) -> bool:
    """Whether nobody bears the odd spelling: unknown, and made as fingers make it, not as names differ.

    Reads "Chsndy" for "Chandy", "Parrty" for "Party"; refuses "Hanson", "Okoya", "Dolne".
    """
    if odd.known or not (right.known or right.count >= 3) or len(right.key) < _SHORT:
        return False
    if what.kind == "transposed":
        return True
    size, inside = len(right.key), what.position > 0
    if what.kind == "doubled" and right.leads and any(after for _, after in odd.neighbours):
        return False  # given names: Jane Naana Opoku-Agyemang and Nana Akufo-Addo
    if what.kind == "doubled":
        return (
            right.common
            or what.letter in "aiuhjkqvwxy"
            or (size >= 7 and (right.known_person or right.count >= 3))
        )
    if what.kind == "dropped":
        around = (
            right.key[what.position - 1 : what.position] + right.key[what.position + 1 : what.position + 2]
        )
        return (
            inside
            and size >= 6
            and _is_vowel(what.letter)
            and len(around) == 2
            and not any(map(_is_vowel, around))
        )
    if what.kind != "wrong" or not inside:
        return False
    foreign = what.letter == "s" and what.position == size - 1  # Socialists, Socialista
    mixed = _is_vowel(what.letter) != _is_vowel(what.by) and not foreign
    return mixed or (what.likely_key and right.count >= 3 and size >= 7)


def _is_vowel(letter: str) -> bool:
    return letter in "aeiouy"


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


def _feminine(a: str, b: str) -> bool:
    """Whether two Slavic family names are a man's and a woman's: Medvedev, Medvedeva."""
    for him, her in _FEMININE:
        for man, woman in ((a, b), (b, a)):
            if man.endswith(him) and woman.endswith(her) and man[: -len(him)] == woman[: -len(her)]:
                return True
    return False


def side_by_side(reading: Reading, a: Form, b: Form) -> bool:
    """Whether some sentence sets the two beside each other as two: "Hansen and Erik Hanson"."""
    text = reading.article.text
    for one in a.words[:20]:
        for other in b.words[:20]:
            low, high = (one, other) if one.start < other.start else (other, one)
            if high.start - low.end <= _REACH and _coordinated(text[low.end : high.start]):
                return True
    return False


def _coordinated(between: str) -> bool:
    """Whether only a joint and parts of names stand between: " and Erik ", ", ", " to ", " defeated Gov. "."""
    words = between.replace(",", " , ").split()
    if any(word[-1] in ".!?" and len(word) > 5 for word in words):
        return False  # a sentence ends here; "Gov." and "Sen." end none
    joints = [word for word in words if SIDE_BY_SIDE.fullmatch(word)]
    names = [
        word
        for word in words
        if word[:1].isupper() or word in ("the", "of", "de", "van", "its", "a", "nearby")
    ]
    return bool(joints) and len(joints) <= 2 and len(joints) + len(names) == len(words) and len(words) <= 6


def two_people(reading: Reading, odd: Form, right: Form) -> bool:
    """Whether the story gives each a full name of its own, or an age, party or kin that parts them."""
    ours, theirs = odd.companions, right.companions
    if ours and theirs and not _agree(ours, theirs):
        return (odd.full and right.full and _given(odd, right)) or not _one_bearer(odd, right)
    mine, others = _persons(reading, odd), _persons(reading, right)
    if ours & theirs or {x.id for x in mine} & {y.id for y in others}:
        return False
    return bool(mine and others) and all(_parted(x, y) for x in mine for y in others)


def _given(odd: Form, right: Form) -> bool:
    """Whether the two are given names, of people with other family names: Ahsan Iqbal, Ehsan Mazari.

    Or family names that come first, of people with other given names: Chee Soon Juan, Chen Show Mao.
    """
    return not odd.closes and not right.closes


def _one_bearer(odd: Form, right: Form) -> bool:
    """Whether two spellings with other given names beside them are one family name all the same.

    The bare right spelling follows the full odd one before anybody else has introduced it ("Kenji Moriuoto ...
    Morimoto ... his niece Rie Morimoto"), or an unknown spelling has two letters of a known one transposed.
    """
    if odd.known:
        return False
    what = slip(odd.key, right.key)
    if what is not None and (by_hand(odd, right, what) or _kin(odd)):
        return True
    if right.key in ASIAN_FAMILIES and right.count >= 2 and what is not None:
        return True
    full_odd = min(word.start for word in odd.words if odd.stands_with(word))
    full_right = min(word.start for word in right.words if right.stands_with(word))
    return any(full_odd < word.start < full_right for word in right.words)


def _kin(odd: Form) -> bool:
    """Whether the story calls the bearer a relative, who would bear the name: "his uncle, Eugene Golliver"."""
    text = odd.story.text
    around = [text[max(0, word.start - 48) : word.end + 24] for word in odd.words]
    return all(_KIN_OF.search(words) and not _NO_KIN.search(words) for words in around)


def _agree(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sets of names share one, in one spelling or another: {"ekrem"}, {"ekrem"}."""
    if ours & theirs:
        return True
    for x in ours:
        for y in theirs:
            if x[0] == y[0] and 1 in (len(x), len(y)):
                return True
            if name_slip(x, y) or name_slip(y, x) or transliterated(x, y) or known_names.one_given_name(x, y):
                return True
    return False


def _persons(reading: Reading, form: Form) -> list[Person]:
    found = (reading.by_id.get(word.entity) for word in form.words if word.entity)
    return [entity for entity in dict.fromkeys(found) if isinstance(entity, Person)]


def _parted(x: Person, y: Person) -> bool:
    """Whether the records of two people cannot be one person's."""
    if x.party and y.party and x.party != y.party:
        return True
    ages = [{statement.value for statement in person.ages} for person in (x, y)]
    if all(ages) and not ages[0] & ages[1]:
        return True
    return any(statement.body_or_place in (x.name, y.name) for statement in (*x.relatives, *y.relatives))


def introduced(reading: Reading, form: Form) -> bool:
    """Whether the story says what the place is: "the village of Dolne"."""
    text = reading.article.text
    return any(_INTRODUCED.search(text[max(0, word.start - 24) : word.start]) for word in form.words)


def kin_near(reading: Reading, start: int, end: int) -> bool:
    """Whether the words around a name speak of relatives or namesakes."""
    return _KIN.search(reading.article.text[max(0, start - 60) : end + 60]) is not None

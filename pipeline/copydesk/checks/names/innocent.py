"""Why two close spellings can both be right: two names, two people, two places, two forms of one word."""

from __future__ import annotations

import re

from copydesk.checks.names.forms import Form
from copydesk.lexicon import known_names
from copydesk.names.slips import inflected, name_slip, transliterated
from copydesk.records import Person, Reading

# Between two names that a sentence sets side by side: "Hansen and Hanson", "from Dolna to Dolni".
SIDE_BY_SIDE = re.compile(
    r"\b(?:and|or|nor|versus|vs|to|than|against|over|beat|beats|beating|defeat\w*|from|with|not|but|like|"
    r"rival|"
    r"succeed\w*|replac\w*|oust\w*|while|whereas|unlike|facing|faces|between|both|of)\b|[,;/&–—]"
)
_REACH = 60
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


def one_word(a: Form, b: Form) -> bool:
    """Whether the two are forms of one word, or usual spellings of one name."""
    if transliterated(a.key, b.key) or any(transliterated(x.shown, y.shown) for x, y in ((a, b),)):
        return True
    if known_names.one_name(a.key, b.key) or _feminine(a.key, b.key):
        return True
    return _made(a, b) or _made(b, a)


def _made(form: Form, base: Form) -> bool:
    """Whether one is the plural, people or adjective of the other, and the other stands for itself."""
    if len(form.key) < len(base.key) or not inflected(form.key, base.key):
        return False
    # "Starme" beside "Starmer": the shorter is no name of its own, only a name cut short.
    cut_short = not base.known and base.count < form.count and not form.key.endswith("s")
    return not cut_short


def _feminine(a: str, b: str) -> bool:
    """Whether two Slavic family names are a man's and a woman's: Medvedev, Medvedeva."""
    for him, her in _FEMININE:
        for man, woman in ((a, b), (b, a)):
            if man.endswith(him) and woman.endswith(her) and man[: -len(him)] == woman[: -len(her)]:
                return True
    return False


def side_by_side(reading: Reading, a: Form, b: Form) -> bool:
    """Whether some sentence sets the two beside each other as two."""
    text = reading.article.text
    for one in a.words:
        for other in b.words:
            low, high = sorted((one, other), key=lambda word: word.start)
            if high.start - low.end > _REACH:
                continue
            between = text[low.end : high.start]
            if "\n" in between or re.search(r"[.!?]\s", between):
                continue
            if SIDE_BY_SIDE.search(between):
                return True
    return False


def two_people(reading: Reading, a: Form, b: Form) -> bool:
    """Whether the story gives each a full name of its own, or an age, party or kin that parts them."""
    ours, theirs = a.companions, b.companions
    if ours and theirs and not _agree(ours, theirs):
        return True
    persons = _persons(reading, a), _persons(reading, b)
    return any(_parted(x, y) for x in persons[0] for y in persons[1] if x.id != y.id)


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

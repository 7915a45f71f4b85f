"""Whether two close spellings are two people's names: a full name, age, party or kin that parts them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from copydesk.checks.names.by_hand import by_hand
from copydesk.checks.names.forms import Form
from copydesk.checks.names.words import Word, close_neighbours
from copydesk.lexicon import known_names
from copydesk.names.fold import fold
from copydesk.names.forms import ASIAN_FAMILIES, PARTICLES
from copydesk.names.slips import slip, transliterated
from copydesk.records import Person, Reading
from copydesk.records.late import late
from copydesk.records.opened import Opened

_KIN = Opened(
    r"\b(?:brother|sister|wife|husband|son|daughter|father|mother|cousin|uncle|aunt|nephew|niece|twin|widow|"
    r"grandson|granddaughter|grandfather|siblings?|spouse|relatives?|no relation|no kin|not related|"
    r"unrelated|namesake)\b",
    re.IGNORECASE,
)
# "his wife Brigitte": married people are told by other names than one a letter off.
_SPOUSES = frozenset({"wife", "husband", "spouse"})
_NAMED = late(r",?\s[A-Z]\w")
_WORDS_OF_KIN = (
    r"\s(?:\w+\s){0,2}(?:brother|sister|wife|husband|son|daughter|father|mother|cousin|uncle|aunt|nephew|niece|twin|widow|"
    r"grandson|granddaughter|grandfather)"
)
_KIN_OF = late(rf"\b(?:his|her|their|whose|\w+['’]s){_WORDS_OF_KIN},?\s\Z", re.IGNORECASE)
_KIN_BEFORE = late(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|whose){_WORDS_OF_KIN},?\s\Z")
_KIN_BEHIND = late(rf",\s(?:his|her|their){_WORDS_OF_KIN}(?=[,.;])")
_LOOK = 48
_NO_KIN = late(r"\bno (?:relation|kin|relative)|not related|unrelated|namesake", re.IGNORECASE)


def two_people(reading: Reading, odd: Form, right: Form) -> bool:
    """Whether the story gives each a full name of its own, or an age, party or kin that parts them."""
    ours, theirs = odd.companions or _behind(odd), right.companions or _behind(right)
    if ours and theirs and not agree(ours, theirs):
        if not (odd.companions and right.companions):
            return not _no_given(odd, right)
        return (
            odd.full and right.full and _given(odd, right) and not _no_given(odd, right)
        ) or not _one_bearer(odd, right)
    if ours & theirs and _before_others(odd, right):
        return True
    mine, others = _persons(reading, odd), _persons(reading, right)
    if _of_two_names(odd, mine, right, others):
        return True
    if two_results(reading, odd, right) or (ours & theirs and _relatives(odd, right)):
        return True
    given = odd.leads and right.leads  # of one family, as two of one given name are not
    if (ours & theirs and not given) or {x.id for x in mine} & {y.id for y in others}:
        return False
    return bool(mine and others) and all(_parted(x, y) for x in mine for y in others)


def _of_two_names(odd: Form, mine: Sequence[Person], right: Form, others: Sequence[Person]) -> bool:
    """Whether two names behind an article are each told in one full name alone: "Mohammed al-Mutair", "Majed al-Mutairi"."""
    if len(mine) != 1 or len(others) != 1 or mine[0].id == others[0].id:
        return False
    if any(len(form.words) > 1 for form in (odd, right)):
        return False
    (one, *rest), (two, *more) = (fold(person.name).split() for person in (mine[0], others[0]))
    led = all("-" in last and last.split("-")[0] in PARTICLES for last in (rest[-1:] + more[-1:]))
    return (
        bool(rest and more and led) and one != two and slip(one, two) is None and not transliterated(one, two)
    )


def named_again(form: Form) -> bool:
    """Whether a spelling introduces somebody by a full name and calls him by it again, as no slip of the hand does."""
    full = [word.start for word in form.words if form.stands_with(word)]
    again = [word.start for word in form.words if word.kind == "person" and word.start not in full]
    return bool(full and again) and min(full) < max(again)


def two_results(reading: Reading, odd: Form, right: Form) -> bool:
    """Whether each of two full names has votes or a share of its own, as two candidates have."""
    return other_results(
        reading, *([word for word in form.words if form.stands_with(word)] for form in (odd, right))
    )


def other_results(reading: Reading, ones: Iterable[Word], others: Iterable[Word]) -> bool:
    """Whether the bearers of two names have votes or shares in this election, and none in common."""
    ours, theirs = (
        {
            (claim.measure, claim.value)
            for claim in reading.claims
            if claim.measure in ("votes", "vote_share")
            and claim.when is None
            and claim.subject_id in {word.entity for word in words if word.entity}
        }
        for words in (ones, others)
    )
    return not ours & theirs and bool({measure for measure, _ in ours} & {measure for measure, _ in theirs})


def _behind(form: Form) -> frozenset[str]:
    """What always stands right behind a given name, where it reads like an office: "Teina Bishop", "Teina King"."""
    beside = [close_neighbours(form.story, word) for word in form.words]
    always = all(after and not before for before, after in beside)
    return frozenset(after for _before, after in beside) if always else frozenset()


def _before_others(odd: Form, right: Form) -> bool:
    """Whether both are given names, each with another name right behind: Talukder Abdul Khaleque, Abul Kashem Talukder."""
    behind = [
        {after for _before, after in form.neighbours if after in form.companions} for form in (odd, right)
    ]
    return all(behind) and not (
        odd.closes or right.closes or agree(frozenset(behind[0]), frozenset(behind[1]))
    )


def _given(odd: Form, right: Form) -> bool:
    """Whether the two are given names, of people with other family names: Ahsan Iqbal, Ehsan Mazari.

    Or family names that come first, of people with other given names: Chee Soon Juan, Chen Show Mao.
    """
    return not odd.closes and not right.closes


def _no_given(odd: Form, right: Form) -> bool:
    """Whether the odd spelling is a known given name mistyped, and so nobody's: "Mohamde Muizzu" beside Mohamed Nasheed."""
    what = slip(odd.key, right.key)
    return what is not None and right.known_person and len(right.key) > 5 and by_hand(odd, right, what)


def _one_bearer(odd: Form, right: Form) -> bool:
    """Whether two spellings with other given names beside them are one family name all the same.

    The bare right spelling follows the full odd one before anybody else has introduced it ("Kenji Moriuoto ...
    Morimoto ... his niece Rie Morimoto"), or an unknown spelling has two letters of a known one transposed.
    """
    if odd.known or (odd.closes and not right.closes):
        return False  # Aminul Qadri, Abdul Qadir Khosa
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
    return all(
        (_KIN_OF.search(text, max(0, begin - _LOOK), begin) or _KIN_BEHIND.match(text, end))
        and not _NO_KIN.search(text, max(0, begin - _LOOK), end + _LOOK // 2)
        for begin, end in map(odd.name, odd.words)
    )


def _relatives(odd: Form, right: Form) -> bool:
    """Whether the story calls one of two who share a name a relative: "Joana Portela ... Joana Portella Paes, her cousin"."""
    return any(
        _KIN_BEFORE.search(form.story.text, max(0, begin - _LOOK), begin)
        or _KIN_BEHIND.match(form.story.text, end)
        for form in (odd, right)
        for begin, end in map(form.name, form.words)
    )


def agree(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether two sets of names share one, in one spelling or another: {"ekrem"}, {"ekrem"}."""
    if ours & theirs:
        return True
    for x in ours:
        for y in theirs:
            if x[0] == y[0] and 1 in (len(x), len(y)):
                return True
            if transliterated(x, y) or known_names.one_name(x, y) or known_names.one_given_name(x, y):
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


def kin_near(reading: Reading, start: int, end: int) -> bool:
    """Whether the words around a name speak of relatives or namesakes; not of somebody's wife or husband of another name."""
    text = reading.article.text
    return any(not of_spouse(text, word, start) for word in _KIN.finditer(text, max(0, start - 60), end + 60))


def of_spouse(text: str, word: re.Match[str], name: int) -> bool:
    """Whether a word for relatives is that of a wife or husband who is named there, by another name than the one at `name`."""
    named = word[0].lower() in _SPOUSES and _NAMED.match(text, word.end()) is not None
    return named and not word.end() < name < word.end() + 3

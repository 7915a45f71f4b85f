"""A family name alone that nobody of the story bears, and that can only be meant for one whom it introduces: Stamback, Cheryl Stambaugh.

So far off no two spellings are compared letter by letter. But papers call nobody by the family name alone whom they have
not named in full before: of those named, one alone has a name that begins as this one does and has most of its letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from rapidfuzz.distance import OSA

from copydesk.checks.names.called_again import DOES, introduced, set_apart, stands_alone
from copydesk.checks.names.forms import Form
from copydesk.checks.names.one_word import feminine
from copydesk.checks.names.two_people import other_results, two_people
from copydesk.checks.names.words import close_neighbours
from copydesk.lexicon import known_names
from copydesk.names.slips import inflected, romanised_end, transliterated
from copydesk.records import Reading
from copydesk.records.late import late

_SHORTEST, _BEGINS = 5, 3
_LIKE = 0.66
# A name that people bear has to be closer still.
_KNOWN_BEGINS, _KNOWN_LIKE = 4, 0.7
_MANY = 60
_SAID = late(r"\b(?:said|says|told|added|asked|conceded)\s\Z")


def orphans(reading: Reading, forms: Sequence[Form], told: Set[str]) -> Iterator[tuple[Form, Form]]:
    """Bare names and the names that they stand for. `told`: those that a finding was made of already."""
    alone = [form for form in forms if form.key not in told and _stands_bare(form)]
    full = [form for form in forms if form.kinds["person"] and _closes(form)] if alone else []
    for bare in alone if len(full) <= _MANY else ():
        like = [form for form in full if _like(bare, form)]
        if len(like) == 1 and _calls_again(reading, bare, like[0]):
            yield bare, like[0]


def _stands_bare(form: Form) -> bool:
    """Whether a spelling stands once, as somebody's family name without any other, and is nothing else that we know."""
    if form.count > 1 or len(form.key) < _SHORTEST or not form.kinds["person"] or form.companions:
        return False
    # Fernanda is no Fernandes.
    return not (form.common or form.known_place or form.listed or form.key in known_names.given())


def _closes(form: Form) -> bool:
    """Whether it stands last in a full name somewhere."""
    ends = (close_neighbours(form.story, word) for word in form.words if form.stands_with(word))
    return any(before and not after for before, after in ends)


def _like(bare: Form, full: Form) -> bool:
    """Whether two names begin alike and have most letters in common, and are no forms of one name."""
    a, b = bare.key, full.key
    begins, enough = (_KNOWN_BEGINS, _KNOWN_LIKE) if bare.known else (_BEGINS, _LIKE)
    if a == b or a[:begins] != b[:begins] or OSA.normalized_similarity(a, b) < enough:
        return False
    forms = inflected(a, b, person=True) or inflected(b, a, person=True) or feminine(a, b)
    return not (forms or romanised_end(a, b) or transliterated(bare.shown, full.shown))


def _calls_again(reading: Reading, bare: Form, full: Form) -> bool:
    """Whether the bare name is told of as of somebody whom readers have met, and nothing makes two people of the two."""
    word, text = bare.words[0], bare.story.text
    tells = DOES.match(text, word.end) or _SAID.search(text, max(0, word.start - 12), word.start)
    if not tells or not introduced(reading, full, word) or not stands_alone(bare, full, word):
        return False
    apart = set_apart(reading, bare, full, word) or two_people(reading, bare, full)
    return not apart and not other_results(reading, bare.words, full.words)

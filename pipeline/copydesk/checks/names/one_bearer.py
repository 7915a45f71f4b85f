"""Two usual spellings of one name that the story gives to one person: Jeannette Jara, Jeanette Jara; Brandstätter, Brandstetter.

Either spelling is right somewhere, so letters alone accuse nobody. But newspapers name a person in full once and by the
family name ever after, in one spelling.
"""

from __future__ import annotations

from copydesk.checks.names.forms import Form
from copydesk.checks.names.place_words import heads_place_phrase
from copydesk.checks.names.two_people import kin_near
from copydesk.checks.names.words import close_neighbours
from copydesk.lexicon import known_names
from copydesk.names.fold import has_diacritics
from copydesk.names.forms import ASIAN_FAMILIES, PARTICLES
from copydesk.names.slips import Slip, inflected, romanised, romanised_end, weight
from copydesk.names.sound import sounds_alike
from copydesk.records import Reading
from copydesk.records.late import late

_SHORT = 3


def one_bearer(reading: Reading, a: Form, b: Form, what: Slip) -> tuple[Form, Form] | None:
    """The odd and the right spelling of one person's name; None where they may be two people's or another style."""
    right, odd = sorted((a, b), key=lambda form: (form.count, bool(form.companions)), reverse=True)
    if _an_s_apart(odd, right):
        return odd, right
    if (
        odd.count > 1
        or not (odd.kinds["person"] or right.kinds["person"])
        or inflected(odd.key, right.key, person=True)
    ):
        return None
    if any(form.kinds["person"] + form.kinds[None] < form.count for form in (odd, right)):
        return None
    if heads_place_phrase(odd):
        return None  # "In Stord, the mayor" beside Jonas Gahr Støre
    if any(kin_near(reading, word.start, word.end) for word in odd.words):
        return None
    if _one_full_name(odd, right):
        family = (odd.closes and right.closes) or (
            right.key in ASIAN_FAMILIES and odd.key not in ASIAN_FAMILIES
        )
        spelled = _family_anew(odd, right, what) if family else _given_anew(odd, right)
        return (odd, right) if spelled and not _in_one_sentence(reading, odd, right) else None
    named_once = _full_and_bare(odd, right) or _full_and_bare(right, odd)
    return (odd, right) if named_once and _usual(odd, right) else None


# What one person does behind a name, with nothing before it that makes several of one: "The Stephens said".
_DOES = late(
    r"\s(?:is|was|has|had|will|would|said|says|told|asked|won|lost|conceded|thanked|promised|spoke|added|called|did)\b"
)
_SEVERAL = late(r"\b(?:[Tt]he|[Bb]oth|[Tt]wo|[Tt]hree|[Oo]ther|[Aa]ll|[Mm]any)\s\Z")


def _an_s_apart(odd: Form, right: Form) -> bool:
    """Whether a person named in full before is called by the family name with an s more or less: Mark Roberts, Robert."""
    if {odd.key + "s", odd.key} & {right.key, right.key + "s"} == set() or odd.count > 1:
        return False
    if right.count < 2 and odd.key != right.key + "s":
        return False
    text, word = odd.story.text, odd.words[0]
    named = [one.start for one in right.words if right.stands_with(one)]
    return (
        right.closes
        and bool(named)
        and min(named) < word.start
        and not odd.companions - PARTICLES
        and word.kind in ("person", None)
        and _DOES.match(text, word.end) is not None
        and not _SEVERAL.search(text, max(0, word.start - 8), word.start)
    )


def _one_full_name(odd: Form, right: Form) -> bool:
    """Whether both stand in one place of a full name that is otherwise the same."""
    beside = (odd.companions & right.companions) - ASIAN_FAMILIES
    return any(
        (before == other_before and before in beside) or (after == other_after and after in beside)
        for before, after in odd.neighbours
        for other_before, other_after in right.neighbours
    )


def _in_one_sentence(reading: Reading, odd: Form, right: Form) -> bool:
    """Whether a sentence has both, each with another name beside it: nobody is named in full twice in one."""
    ours, theirs = (
        {reading.sentence_at(word.start) for word in form.words if form.stands_with(word)}
        for form in (odd, right)
    )
    return bool(ours & theirs)


def _given_anew(odd: Form, right: Form) -> bool:
    """Whether two given names are one in two spellings: Jeanette, Jeannette; not Carla, Carlo."""
    return not _romanised_anew(odd, right) and (
        sounds_alike(odd.key, right.key)
        or known_names.one_name(odd.key, right.key)
        or known_names.one_given_name(odd.key, right.key)
    )


def _family_anew(odd: Form, right: Form, what: Slip) -> bool:
    """Whether two family names behind one given name are one in two spellings; with three letters as well: Paz, Pas."""
    short = len(odd.key) == len(right.key) == _SHORT and (what.position > 0 or what.kind == "transposed")
    return short or _usual(odd, right)


def _usual(odd: Form, right: Form) -> bool:
    """Whether the two are usual spellings of one name, or one is written without its mark; not al- and el- before one."""
    if odd.shown.partition("-")[2] == right.shown.partition("-")[2] != "" or _romanised_anew(odd, right):
        return False
    marked = has_diacritics(odd.shown) or has_diacritics(right.shown)
    return known_names.one_name(odd.key, right.key) or (marked and weight(odd.key, right.key) >= 2)


def _romanised_anew(odd: Form, right: Form) -> bool:
    """Whether the two are one name of another script, which every agency writes in its way: Rouhani, Ruhani; Tokaev, Tokayev."""
    return romanised(odd.shown) == romanised(right.shown) or romanised_end(odd.key, right.key)


def _full_and_bare(full: Form, bare: Form) -> bool:
    """Whether one introduces a person by the full name, and the other, always bare, comes after it."""
    bearers = {before for before, _after in full.neighbours if before in full.companions}
    return (
        full.closes
        and len(bearers) == 1
        and not bare.companions
        and not any(close_neighbours(bare.story, word)[1] for word in bare.words)
        and min(word.start for word in full.words if full.stands_with(word)) < bare.words[0].start
    )

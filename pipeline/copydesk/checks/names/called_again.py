"""Who is named in full and then called by one word of the name, misspelled: Gabriel Boric, Borich.

A family name that stands alone points back: papers call nobody by it whom they have not named in full before. One that
stands once, belongs to no full name of the story and is a slip away from that of somebody introduced can only be his.
Silent where the lone name may be introduced in some other way: by an office or a trade, by figures of its own, as kin,
as a family ("the Stubbs"), beside the other in one sentence.
"""

from __future__ import annotations

from copydesk.checks.names.beside import calling, side_by_side, somebody_else
from copydesk.checks.names.forms import Form
from copydesk.checks.names.lone_places import countries
from copydesk.checks.names.one_word import feminine
from copydesk.checks.names.place_words import heads_place_phrase, place_words
from copydesk.checks.names.two_people import kin_near, other_results, two_people
from copydesk.checks.names.words import Word, close_neighbours
from copydesk.lexicon import known_names, places
from copydesk.names.forms import PARTICLES
from copydesk.names.slips import Slip, inflected, romanised_end, transliterated, weight
from copydesk.names.sound import sounds_alike
from copydesk.names.wordset import wordset
from copydesk.records import Person, Reading
from copydesk.records.late import late

_COURTESY = wordset(
    "mr mrs ms miss mx dr sir dame datuk dato tun tan sri seri shri smt pak bung don doña coun cllr cr"
)
# What people do, behind their name.
DOES = late(
    r",?\s(?:also |then |later |now |has |had |would |will |himself |herself ){0,2}"
    r"(?:said|says|told|tells|asked|conceded|added|called|thanked|promised|pledged|vowed|won|lost|beat|took|spoke|wants|"
    r"wanted|warned|insisted|argued|wrote|declared|claimed|denied|is|was|became|did|who|whose|whom)\b"
)
# Before a name that stands for several of it, or for a thing called by it.
_FAMILY = late(r"\b(?:[Tt]he|[Bb]oth|[Tt]wo|[Tt]hree|[Oo]ther|[Aa]ll|[Mm]any|[Nn]o|[Aa]n?)\s\Z")
_SHORTEST = 4
_LONG = 6
_PLAIN = 2


def called_again(reading: Reading, bare: Form, full: Form, what: Slip) -> bool:
    """Whether the one spelling stands once, alone, and can only mean the person whom the other introduces in full."""
    word = bare.words[0]
    if bare.count > 1 or bare.companions or bare.listed or len(bare.key) < _SHORTEST:
        return False
    if not introduced(reading, full, word) or not stands_alone(bare, full, word):
        return False
    if not _a_slip(reading, bare, full, what):
        return False
    if other_results(reading, bare.words, full.words):
        return False
    return not (set_apart(reading, bare, full, word) or two_people(reading, bare, full))


def introduced(reading: Reading, full: Form, word: Word) -> bool:
    """Whether the story names a person in full by the other spelling, before; or later, under a headline."""
    named = [one.start for one in full.words if one.kind == "person" and full.stands_with(one)]
    if not named or full.kinds["place"] > full.kinds["person"]:
        return False
    heading = any(
        part.kind == "headline" and part.start <= word.start < part.end for part in reading.article.parts
    )
    return min(named) < word.start or heading


def stands_alone(bare: Form, full: Form, word: Word) -> bool:
    """Whether the lone spelling stands as a family name does, or as the given name by which its bearer goes."""
    text, (before, after) = bare.story.text, close_neighbours(bare.story, word)
    courteous = before in _COURTESY
    if after or (before and not courteous) or _FAMILY.search(text, max(0, word.start - 8), word.start):
        return False
    tells = courteous or DOES.match(text, word.end) is not None
    if word.kind != "person" and (word.kind in ("party", "organisation") or not tells):
        return False
    borne = (
        word.kind == "person" and bare.known_person and not word.first
    )  # "lifted Saunders in Wayne County"
    if (bare.common or bare.known_place) and (not (tells or borne) or bare.key in bare.story.small):
        return False
    if place_words(bare) or heads_place_phrase(bare):
        return False
    beside = [close_neighbours(full.story, one) for one in full.words if full.stands_with(one)]
    if any(ahead in full.companions | PARTICLES and not behind for ahead, behind in beside):
        return True  # Gabriel Boric
    # Prabowo Subianto: by a given name go those whose name no other is like.
    named = bare.known_person or bare.known_place or bare.common
    return tells and not named and len(full.key) >= _LONG


def _a_slip(reading: Reading, bare: Form, full: Form, what: Slip) -> bool:
    """Whether the lone spelling is the other mistyped or misheard, and no usual form of it."""
    a, b = bare.key, full.key
    if romanised_end(a, b) or feminine(a, b):
        return False
    cut = b == a + "s" or (a == b + "s" and DOES.match(bare.story.text, bare.words[0].end) is not None)
    if inflected(a, b, person=True) and not cut:
        return False  # four Rajapaksas
    if transliterated(bare.shown, full.shown) and countries(reading) & places.ROMANISED:
        return False
    first = what.position == 0 and what.kind != "transposed" and not what.likely_key
    if first and (bare.known or what.kind == "wrong" or len(b) < _LONG):
        return False
    if known_names.one_name(a, b) or sounds_alike(a, b):
        return True
    if what.kind == "two":
        return not bare.known and what.position > 1 and min(len(a), len(b)) > _LONG
    known = bare.known or len(b) < _LONG - 1
    return not known or cut or max(weight(a, b), weight(b, a)) >= _PLAIN


def set_apart(reading: Reading, bare: Form, full: Form, word: Word) -> bool:
    """Whether the words around make somebody else of the lone one."""
    text = reading.article.text
    if kin_near(reading, word.start, word.end) or somebody_else(reading, bare, full):
        return True
    if any(calling(text, word.start)) or side_by_side(reading, bare, full):
        return True
    here = reading.sentence_at(word.start) if reading.sentences else 0
    together = (
        any(reading.sentence_at(one.start) == here for one in full.words) if reading.sentences else False
    )
    mine = reading.by_id.get(word.entity or "")
    return together or (isinstance(mine, Person) and bool(mine.relatives))

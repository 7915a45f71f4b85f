"""What two close spellings are spellings of, if the evidence reaches: a person, a place, a party or body.

A spelling that no list has is judged by what stands beside it; one that is a name of its own, only where the story
leaves nothing else.
"""

from __future__ import annotations

from copydesk.checks.names.beside import introduced
from copydesk.checks.names.by_hand import by_hand
from copydesk.checks.names.forms import Form
from copydesk.checks.names.given import (
    called_by_first,
    given_alone,
    met_there,
    one_bare_family,
    one_given,
    one_of_the_name,
    same_given,
    turned,
)
from copydesk.checks.names.one_word import same_phrase
from copydesk.checks.names.other_kinds import person_and_place
from copydesk.checks.names.phrases import Kind, heads_name
from copydesk.checks.names.place_words import as_place, heads_place_phrase, place_words
from copydesk.checks.names.two_people import two_people
from copydesk.checks.names.words import close_neighbours
from copydesk.lexicon import known_names, places
from copydesk.names.fold import fold
from copydesk.names.forms import ASIAN_FAMILIES
from copydesk.names.slips import Slip
from copydesk.names.sound import sounds_alike
from copydesk.records import Reading
from copydesk.records.late import late

_LONG = 6
_HEARD = 5


def kind_of(reading: Reading, odd: Form, right: Form, what: Slip, strength: int) -> Kind | None:
    """What the two are spellings of, None where the evidence does not reach."""
    if heads_name(odd, right):
        return (
            "place"
            if odd.kinds["place"] + right.kinds["place"] > odd.kinds["party"] + right.kinds["party"]
            else "body"
        )
    if turned(odd, right) or turned(right, odd) or person_and_place(odd, right):
        return None
    if same_phrase(odd, right):
        return _phrase_kind(reading, odd, right, what, strength)
    if odd.common and right.common:
        return None
    if what.kind != "transposed" and (given_alone(odd, right) or given_alone(right, odd)):
        return "person" if called_by_first(reading, odd, right, what, strength) else None
    if not odd.known:
        return _unknown_kind(reading, odd, right, what, strength)
    if odd.key in known_names.things() or len(odd.key) < 4:
        return None
    if _place(reading, odd, right, strength):
        return "place"
    return "person" if _person(reading, odd, right, strength) else None


def _phrase_kind(reading: Reading, odd: Form, right: Form, what: Slip, strength: int) -> Kind | None:
    """The kind of two spellings with the same neighbour. Two known names or words there are two names."""
    kinds = right.kinds + odd.kinds
    if one_given(odd, right) and not two_people(reading, odd, right):
        return "person" if one_of_the_name(reading, odd, right) else None
    names = odd.known_person and right.known_person and bool(odd.companions & right.companions)
    words = odd.common and right.common and not names
    if words and (odd.count > 1 or right.count < 2 or right.key.endswith("s")):
        return None
    if kinds["place"] and kinds["place"] >= kinds["person"]:
        if what.position == 0 and what.kind == "wrong" and not what.likely_key:
            return None  # Sungai Tua, Sungai Dua
        return None if odd.known_place and right.known_place else "place"
    if kinds["party"] + kinds["organisation"] >= max(kinds["person"], 1):
        twins = odd.common and right.common and not odd.key.startswith(right.key[:3])
        return None if twins or (odd.known_place and right.known_place) else "body"
    if odd.common and (right.common or right.count < 3) and not odd.companions & right.companions:
        return None
    if odd.known_person and right.known_person:
        one = same_given(odd, right, what, strength) and not (odd.leads and met_there(odd))
        one = one or one_bare_family(reading, odd, right, what)
        return "person" if one else None
    if two_people(reading, odd, right):
        return None
    if odd.known_place and right.known_place and not odd.companions & right.companions:
        return None
    return "person"


def _unknown_kind(reading: Reading, odd: Form, right: Form, what: Slip, strength: int) -> Kind | None:
    """The kind of a spelling that is no known name or word, unless it may be a name of its own."""
    name = (
        right.known_place
        or right.known_person
        or right.listed
        or right.kinds["person"]
        or right.kinds["place"]
    )
    if right.common and not name:
        return _ordinary(odd, right, what, strength)
    if _only_opens(right):
        return None
    kind = _majority(odd, right)
    if kind in ("person", "body") and right.known_place and not right.kinds["person"] and place_words(odd):
        kind = "place"  # "in Tarrtu", read as a person for want of anything better
    if kind == "place" and not right.known_place and not (place_words(odd) or place_words(right)):
        for whole, bare in ((odd, right), (right, odd)):
            if whole.kinds["person"] and whole.companions and not bare.companions:
                kind = "person"  # "allies of Navalny", read as a place beside Alexei Navlany
    shared = bool(odd.companions & right.companions)
    if kind is None or two_people(reading, odd, right):
        return None
    if (
        kind == "person"
        and heads_place_phrase(odd)
        and not (right.known_place or right.kinds["place"] > right.kinds["person"])
    ):
        return None  # "In Stord, the mayor" beside Jonas Gahr Støre
    hand = by_hand(odd, right, what)
    if kind != "place" and odd.companions and right.known_place and not right.kinds["person"]:
        return None  # Paraguayo Cubas, who stood in Paraguay
    if kind == "person" and odd.companions and right.common and not right.kinds["person"] and not hand:
        return None  # Meryl Streep beside a street
    if kind == "place" and introduced(reading, odd) and not right.known_place:
        return None
    if kind == "place" and odd.count >= max(2, right.count) and not hand:
        return None  # Lienz, twice, beside Linz
    likely = what.likely_key and len(odd.key) > _LONG
    if kind == "place" and what.position == 0 and what.kind == "wrong" and not (likely or shared):
        return None  # Thamer Suwait in Kuwait; Barrow beside Harrow
    ending = what.kind == "added" and what.position == len(right.key) and what.letter not in "aeiouy"
    if kind == "person" and ending and not (hand or shared or what.likely_key or right.known):
        return None  # Mahama in Ghana, Mahamat in Chad
    apart = strength == 2 or odd.kinds["person"]
    if kind == "place" and apart and odd.companions and not shared and not as_place(odd):
        return None  # "Bremer Landesbank" beside Bremen; Paraguayo Cubas, who stood in Paraguay
    longer = odd.neighbours and all(after for _before, after in odd.neighbours)
    if kind == "place" and strength == 2 and longer and not shared:
        return None  # Pinang Tunggal, a seat in Penang
    if len(odd.key) < 4:
        often = right.count >= 3 and _alike(odd, right) and not (odd.companions and right.companions)
        follows = right.count >= 2 and right.closes and bool(right.companions) and not odd.companions
        return kind if often or (kind == "person" and follows) else None
    if what.position == 0 and what.kind != "transposed" and not shared:
        other = what.kind == "wrong" and not what.likely_key  # Groulx beside Proulx
        if other or not right.known:
            return None
    if (
        kind == "body"
        and right.kinds["place"]
        and odd.companions
        and not odd.companions & known_names.common()
    ):
        return None  # Takku Wallu Senegaal, beside Senegal
    if kind == "person" and odd.count > 1 and right.count < 3 * odd.count and not (hand or shared):
        return None  # Malava, twice a place, beside Malala
    unlike = what.kind == "wrong" and not what.likely_key
    if kind == "person" and unlike and not odd.kinds["person"] and odd.kinds["place"] and not hand:
        return None  # Kiira, a town, beside Kiiza
    full = bool(odd.companions) != bool(right.companions)  # one is the full form, the other only bare
    if strength >= 2:
        transposed = what.kind == "transposed" and len(right.key) > _LONG  # met by chance nowhere
        often = right.known or right.count > odd.count
        return kind if often or shared or full or transposed or _alike(odd, right) else None
    if shared or hand or (full and (right.count >= 2 or right.known_person)):
        return kind
    if kind == "person" and full and not right.companions and _introduces(odd, right):
        return kind
    if kind == "person" and not odd.companions and _follows(odd, right):
        return kind  # whom the story calls by the family name alone was introduced before
    lone = right.count < 2 and not (right.known_place and _alike(odd, right))
    short = len(right.key) < _HEARD  # Lienz beside Linz
    return kind if kind == "place" and as_place(odd) and not (lone or short) else None


def _introduces(odd: Form, right: Form) -> bool:
    """Whether the odd spelling is the full name by which the bearer of the right one, bare ever after, was introduced."""
    return bool(odd.companions) and right.kinds["person"] > 0 and odd.words[0].start < right.words[0].start


def _majority(odd: Form, right: Form) -> Kind | None:
    """What most mentions of the two were read as; where none was read as anything, what the right one is known as."""
    bodies = odd.kinds["party"] + odd.kinds["organisation"]
    if bodies > odd.kinds["person"] + odd.kinds["place"] and (odd.neighbours or not right.known_place):
        return "body"
    kinds = odd.kinds + right.kinds
    counts: dict[Kind, int] = {
        "person": kinds["person"],
        "place": kinds["place"] + 2 * (right.known_place and not right.known_person),
        "body": kinds["party"] + kinds["organisation"],
    }
    best = max(counts, key=lambda kind: counts[kind])
    if counts[best]:
        return best
    return "place" if right.known_place else "person" if right.known_person else None


def _alike(odd: Form, right: Form) -> bool:
    """Whether the two were read as one kind of thing."""
    return any(odd.kinds[kind] and right.kinds[kind] for kind in ("person", "place", "party", "organisation"))


_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir"})
# Letters that languages write for one sound: "Demokratic", "Nazionalist".
_SOUNDS = ({"c", "k"}, {"s", "z"}, {"t", "z"}, {"i", "y"}, {"q", "k"}, {"v", "w"})


def _ordinary(odd: Form, right: Form, what: Slip, strength: int) -> Kind | None:
    """A word of a party's or body's name mistyped: "Republcan"; not "Republicains", the same in another language."""
    bodies = [form.kinds["party"] + form.kinds["organisation"] for form in (odd, right)]
    hand = by_hand(odd, right, what) and (strength >= 2 or right.count >= 3)
    if hand and bodies[1]:
        return "body"
    inside = what.position <= len(right.key) - 3
    typed = what.likely_key or (what.kind not in ("added", "two") and {what.letter, what.by} not in _SOUNDS)
    unread = odd.kinds[None] == odd.count == 1 and not odd.words[0].first
    return "body" if strength >= 2 and bodies[1] and (bodies[0] or unread) and inside and typed else None


def _place(reading: Reading, odd: Form, right: Form, strength: int) -> bool:
    """Whether a known name or word stands where a place would, beside a place that it is a plain slip of."""
    named = right.known_place or right.kinds["place"] > right.kinds["person"]
    if not named or odd.known_place or odd.kinds["person"] > odd.kinds["place"]:
        return False
    if right.kinds["person"] > right.kinds["place"]:
        return False
    if introduced(reading, odd) and not right.known_place:
        return False
    country = fold(right.shown) in places.country_names() and place_words(
        odd
    )  # "in Isreal", which is a given name too
    often = right.count > odd.count or country
    return strength >= 3 and odd.kinds["place"] > 0 and often and as_place(odd)


def _person(reading: Reading, odd: Form, right: Form, strength: int) -> bool:
    """Whether a known name or word is one person's name mistyped: neither has a full name of its own."""
    misread = not odd.known_place  # "would switch to Stub": read as a place for the word before
    if right.kinds["place"] > right.kinds["person"] or (
        odd.kinds["place"] > odd.kinds["person"] and not misread
    ):
        return False
    if not (right.kinds["person"] or odd.kinds["person"]) or two_people(reading, odd, right):
        return False
    if place_words(odd) and odd.known_place:
        return False
    shared = bool((odd.companions & right.companions) - ASIAN_FAMILIES)
    if odd.leads and not right.leads and not shared:
        return False  # a given name with a family name of its own: Sanna Marin beside Martin
    if odd.common and not shared:
        often = right.count >= 3 or (strength >= 2 and right.count == 2 and _follows(odd, right))
        return _lone_word(odd) and often and bool(right.companions)
    if (
        odd.companions
        and not right.companions
        and strength >= 2
        and right.count >= (2 if _introduces(odd, right) else 3)
    ):
        return True  # whom the story names often without ever introducing is the one introduced
    if odd.known_person and not shared:
        long = max(len(odd.key), len(right.key)) >= _HEARD
        heard = sounds_alike(odd.key, right.key) and (right.count >= 2 or long)
        plain = strength >= 2 or heard
        return plain and odd.count == 1 and _bare(odd) and _follows(odd, right)
    full = bool(odd.companions) != bool(right.companions)
    return strength >= 2 or shared or (full and right.count >= 2)


def _bare(form: Form) -> bool:
    """Whether it stands alone, with no office or other name before it that could introduce someone."""
    beside = (close_neighbours(form.story, word) for word in form.words)
    return not any(after or (before and before not in _COURTESY) for before, after in beside)


def _follows(odd: Form, right: Form) -> bool:
    """Whether the odd spelling comes after a person was introduced by full name under the right one.

    A bare family name is that of somebody introduced before: "Olaf Scholz ... Schulz said".
    """
    full = [word.start for word in right.words if right.stands_with(word)]
    read = odd.kinds["person"] > 0 or (right.count >= 2 and not odd.known_place)
    goes_by = right.closes or any(word.kind == "person" and word.start not in full for word in right.words)
    return bool(full) and read and goes_by and min(full) < odd.words[0].start


# After a word that opens a sentence: what people do, and words do not.
_TOLD = late(r",\s(?:\d\d,|who\b|whose\b|an? (?:former|\w+er)\b)|\s(?:said|says|told|conceded|added)\b")


def _only_opens(form: Form) -> bool:
    """Whether it is a common word that only ever opens a sentence: "Small lists share the rest" beside Macky Sall."""
    text = form.story.text
    return (
        form.common
        and not (form.known_place or form.companions)
        and not any(form.kinds[kind] for kind in ("place", "party", "organisation"))
        and all(word.first and not _TOLD.match(text[word.end : word.end + 24]) for word in form.words)
    )


def _lone_word(form: Form) -> bool:
    """Whether a common word stands once, alone, with a capital that only a name explains."""
    word = form.words[0]
    named = not word.first or _TOLD.match(form.story.text[word.end : word.end + 24]) is not None
    return form.count == 1 and _bare(form) and named and form.key not in form.story.small

"""Given names in two spellings: of one person, or one that is a given name here and a family name there."""

from __future__ import annotations

from copydesk.checks.names.forms import Form
from copydesk.checks.names.two_people import kin_near, two_people
from copydesk.checks.names.words import close_neighbours, neighbours, titles
from copydesk.lexicon import known_names, people
from copydesk.names.fold import has_diacritics
from copydesk.names.forms import ASIAN_FAMILIES
from copydesk.names.slips import Slip
from copydesk.records import Reading
from copydesk.records.late import late

_LONG, _FIVE = 6, 5
_BEYOND_DOUBT = 3
# "Mariana Silva of the Greens", "Karin Boyd, a farmer": whom readers meet for the first time.
_MET = late(r"(?: [A-Z][\w’'-]+)*(?:,? (?:of|from) (?:the )?[A-Z]|, (?:an?|the) | \()")


def given_alone(given: Form, bare: Form) -> bool:
    """Whether one always has a family name behind it and the other never: "Maa, Mati, Manush" beside Manish Gupta.

    Nobody is called by the given name alone, who is not called so throughout.
    """
    behind = (close_neighbours(given.story, word)[1] for word in given.words)
    return (
        given.kinds["person"] > 0
        and given.key not in ASIAN_FAMILIES
        and not bare.neighbours
        and all(after in given.companions for after in behind)
    )


def called_by_first(reading: Reading, odd: Form, right: Form, what: Slip, strength: int) -> bool:
    """Whether the odd spelling is that of a name by which people go that no list of given names has: Issa Tchiroma Bakary.

    So long, it is met by chance nowhere.
    """
    return (
        strength >= _BEYOND_DOUBT
        and what.kind != "two"
        and len(right.key) > _LONG
        and not (odd.known or right.known)
        and odd.count == 1
        and odd.kinds["person"] > 0
        and not odd.companions
        and right.words[0].start < odd.words[0].start
        and not two_people(reading, odd, right)
    )


def turned(given: Form, family: Form) -> bool:
    """Whether two names hold the two spellings in turned places, each in full: Haruna Iddrisu, Idrisu Haruna."""
    return (
        given.full
        and given.leads
        and given.count == 1
        and family.closes
        and given.companions <= family.companions
        and not given.companions & ASIAN_FAMILIES
        and any(before in given.companions for before, _after in family.neighbours)
    )


def one_given(odd: Form, right: Form) -> bool:
    """Whether both are spellings of one given name before one family name: Jon Whitfield, John Whitfield."""
    return (
        known_names.one_given_name(odd.key, right.key)
        and bool(odd.companions & right.companions)
        and _before_family(odd)
        and _before_family(right)
    )


def one_of_the_name(reading: Reading, odd: Form, right: Form) -> bool:
    """Whether nothing makes two people of two spellings of a given name: no kin, and no votes for each."""
    if any(kin_near(reading, word.start, word.end) for word in (*odd.words, *right.words)):
        return False
    stood = {
        claim.subject_id for claim in reading.claims if claim.measure in ("votes", "vote_share", "seats")
    }
    named = [
        {
            one.id
            for one in reading.people()
            for mention in one.mentions
            for word in form.words
            if mention.start <= word.start < mention.end
        }
        for form in (odd, right)
    ]
    return not (named[0] & stood and named[1] & stood and not named[0] & named[1])


def same_given(odd: Form, right: Form, what: Slip, strength: int) -> bool:
    """Whether two known spellings are one name of one person: Hilary and Hillary Clinton."""
    if odd.leads and right.leads:
        # Carlos and Carla, Maria and Marta are relatives; nobody calls two children Boris and Boriss.
        plain = what.kind in ("doubled", "transposed")
        inside = (
            what.kind in ("dropped", "added") and 0 < what.position < len(right.key) - 1 and len(odd.key) >= 6
        )
        return strength >= 2 and (plain or inside)
    return not odd.leads and not right.leads and bool(odd.companions & right.companions)


def one_bare_family(reading: Reading, odd: Form, right: Form, what: Slip) -> bool:
    """Whether two given names a vowel apart are one person's, whom the story calls by the family name alone.

    Kamela Harris, Kamala Harris, Harris; Luisa González, Louisa González, González: of two bearers a bare family name would
    tell nobody which.
    """
    inside = 0 < what.position < len(right.key) - 1 and len(right.key) >= _FIVE
    vowels = what.kind in ("wrong", "added", "dropped") and {what.letter, what.by or what.letter} <= set(
        "aeiouy"
    )
    sexes = {people.given_names().get(form.key) for form in (odd, right)} - {None}
    vowels = vowels and len(sexes) < 2
    if not (inside and vowels and odd.count == 1 and _before_family(odd) and _before_family(right)):
        return False
    families = odd.companions & right.companions
    bare = any(
        word.key in families and not any(neighbours(odd.story, word))
        for word in odd.story.words
        if word.kind == "person"
    )
    return bare and not met_there(odd) and one_of_the_name(reading, odd, right)


def met_there(odd: Form) -> bool:
    """Whether readers are told who bears a spelling where it stands: "Mariana Silva of the Greens"."""
    return any(_MET.match(odd.story.text, word.end) for word in odd.words)


def of_our_letters(odd: Form, right: Form) -> bool:
    """Whether the family name of two given names has a mark: of a land that writes our letters, in which no other spelling is another's."""
    families = odd.companions & right.companions
    return any(word.key in families and has_diacritics(word.text) for word in odd.story.words)


def _before_family(form: Form) -> bool:
    """Whether it stands before other names wherever it stands, with nothing but an office before it."""
    return bool(form.neighbours) and all(
        after and (not before or before in titles()) for before, after in form.neighbours
    )

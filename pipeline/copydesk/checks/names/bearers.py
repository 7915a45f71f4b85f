"""What the records tell of two people of one family name: their words, figures, fates and rivals."""

from __future__ import annotations

from copydesk.lexicon import people
from copydesk.names.fold import fold
from copydesk.names.forms import core, family_first
from copydesk.records import Claim, Mention, Person, Reading, Statement

_FULL = frozenset({"full", "variant", "diacritics"})
_LONG = 3
# No courtesy title is longer.
_TITLE = len("Commissioner ")
_FIGURES = frozenset({"vote_share", "votes"})
_FATES = {"won": "won", "gained": "won", "retained": "won", "lost": "lost", "conceded": "lost"}


def name_of(person: Person) -> tuple[str, ...]:
    """The folded words of a name."""
    return core(tuple(fold(person.name).split()))


def given_of(person: Person) -> str:
    """The given name, folded."""
    words = name_of(person)
    return words[-1] if family_first(words) else words[0]


def gender_of(person: Person) -> str | None:
    """By the records, else by the given name."""
    return person.gender or people.given_names().get(given_of(person))


def by_courtesy(reading: Reading, person: Person) -> str | None:
    """The sex that a courtesy title right before a mention tells: "Ms Mairead McGuinness"."""
    text = reading.article.text
    for one in person.mentions:
        before = text[max(0, one.start - _TITLE) : one.start].split()
        sex = people.honorifics().get(before[-1].rstrip(".").lower()) if before else None
        if sex is not None:
            return sex
    return None


def in_full(person: Person) -> list[Mention]:
    """Where a person is named in full, else the first mention."""
    whole = [one for one in person.mentions if one.form in _FULL and " " in one.text]
    return whole or list(person.mentions[:1])


# How a statement stands before the name that it is told of.
_BEFORE = frozenset({"title", "genitive"})


def told_of(reading: Reading, person: Person, said: Statement) -> Mention:
    """The mention of a person that a statement is told of: of those in its sentence the nearest, before it if it stands behind."""
    here = reading.sentence_at(said.start)
    near = [one for one in person.mentions if reading.sentence_at(one.start) == here] or list(person.mentions)
    before = [one for one in near if one.end <= said.start] if said.by not in _BEFORE else []
    return min(before or near, key=lambda one: max(one.start - said.end, said.start - one.end))


def by_family_name(person: Person) -> bool:
    """Whether the story calls a person by the family name alone."""
    family = person.name.split()[-1].casefold()
    return any(one.form == "short" and one.text.casefold().endswith(family) for one in person.mentions)


def known_to_all(reading: Reading, person: Person) -> bool:
    """Whether the story has set somebody before its readers: by an office, a party, a result, or by the family name alone."""
    behind = in_full(person)[0].end
    return (
        person.candidate
        or any(role.when == "now" for role in person.roles)
        # "Raj Thackeray's MNS" is told of the party, not of him.
        or (person.party is not None and not reading.article.text.startswith(("'s", "’s"), behind))
        or any(claim.subject_id == person.id for claim in reading.claims)
        or by_family_name(person)
    )


def in_two_places(reading: Reading, one: Person, other: Person) -> bool:
    """Whether all that is told of the one's figures and fate is of other places than the other's."""
    ours, theirs = (
        {claim.place for claim in reading.claims if claim.subject_id == each.id and claim.place}
        for each in (one, other)
    )
    return bool(ours and theirs) and not ours & theirs


def figures(reading: Reading, person: Person) -> list[Claim]:
    """The votes and shares of a person."""
    return [claim for claim in reading.claims if claim.subject_id == person.id and claim.measure in _FIGURES]


def same_figure(reading: Reading, one: Person, other: Person) -> bool:
    """Whether both have one long figure of one measure."""
    ours, theirs = (
        {(claim.measure, claim.value) for claim in figures(reading, each)} for each in (one, other)
    )
    return any(len(value.replace(".", "")) > _LONG for _measure, value in ours & theirs)


def two_figures(reading: Reading, odd: Person, known: Person, begin: int, end: int) -> bool:
    """Whether each has a figure of its own of one measure, of this election, the odd one in the sentence of its name."""
    ours = {
        claim.measure
        for claim in figures(reading, odd)
        if claim.when is None and begin <= claim.value_span.start < end
    }
    theirs = {claim.measure for claim in figures(reading, known) if claim.when is None}
    return bool(ours & theirs)


def fates(reading: Reading, person: Person) -> frozenset[str]:
    """What became of somebody in the election reported: "won", "lost"."""
    told = (one for one in reading.claims if one.subject_id == person.id and one.measure == "outcome")
    return frozenset(_FATES[one.value] for one in told if not one.when and one.value in _FATES)


def against(reading: Reading, person: Person) -> set[str]:
    """The people whom claims of the election reported set against somebody."""
    told = [claim for claim in reading.claims if claim.when is None]
    found = {claim.rival_id for claim in told if claim.subject_id == person.id}
    found |= {claim.subject_id for claim in told if claim.rival_id == person.id}
    return _people(reading, found - {person.id})


def rivals(reading: Reading, person: Person) -> set[str]:
    """Who stands against somebody, by the claims: a rival, or one with a figure in the same sentence."""
    mine = {claim.evidence.start for claim in figures(reading, person)}
    found = {
        claim.subject_id
        for claim in reading.claims
        if claim.measure in _FIGURES and claim.evidence.start in mine
    }
    return against(reading, person) | _people(reading, found - {person.id})


def _people(reading: Reading, ids: set[str | None]) -> set[str]:
    return {one for one in ids if one is not None and isinstance(reading.by_id.get(one), Person)}

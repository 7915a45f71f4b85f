"""People, parties, places, organisations and contests: who and what a story names, and where."""

from typing import Annotated, Literal

from pydantic import Field

from copydesk.records.base import Record

MentionForm = Literal["full", "short", "acronym", "variant", "diacritics", "description", "pronoun"]
PlaceKind = Literal["city", "region", "country", "other"]
Time = Literal["now", "former", "next", "acting"]


class Mention(Record):
    """One place in the text where an entity is named or pointed at. `variant` is a misspelled form."""

    start: int
    end: int
    text: str
    form: MentionForm


class Statement(Record):
    """Something the story says of an entity, at `start`..`end`: a party, an office, an age, a birth year.

    `value` is the party's or office's name, a number of years, or a year. `body_or_place` is what an office
    is of ("Ankara" for its mayor). `mention_start` tells at which mention of the entity it is said.
    `by` is how it was joined: apposition, title, copula, genitive, antecedent (weak), ...
    """

    value: str
    body_or_place: str | None = None
    when: Time = "now"
    start: int
    end: int
    text: str = ""
    by: str | None = None


class Expansion(Record):
    """An acronym and what it stands for; `introduced` where the story itself sets one beside the other."""

    acronym: str
    full: str
    introduced: bool
    start: int
    end: int


class EntityBase(Record):
    """What all entities share. `name` is the fullest form in the story."""

    id: str
    name: str
    mentions: tuple[Mention, ...] = ()


class Person(EntityBase):
    """A person. `candidate`: stands, stood or is projected in the election reported. `party` is an entity id."""

    kind: Literal["person"] = "person"
    candidate: bool = False
    party: str | None = None
    parties: tuple[Statement, ...] = ()
    roles: tuple[Statement, ...] = ()
    ages: tuple[Statement, ...] = ()
    born: tuple[Statement, ...] = ()
    relatives: tuple[Statement, ...] = Field(
        default=(), description="value: the kind of relation (wife, son); body_or_place: the other's name"
    )
    gender: Literal["female", "male"] | None = None


class Party(EntityBase):
    """A party, alliance, bloc, camp, campaign or referendum option. `asked`: a question put to voters, or a side of one."""

    kind: Literal["party"] = "party"
    acronyms: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    member_of: tuple[str, ...] = ()
    country: str | None = None
    asked: bool = False


class Place(EntityBase):
    """A place. `country` is ISO 3166 alpha-2 when known; `known`: the gazetteer has it."""

    kind: Literal["place"] = "place"
    place_kind: PlaceKind = "other"
    country: str | None = None
    known: bool = False
    population: int | None = None


class Organisation(EntityBase):
    """An election board, agency, broadcaster, pollster, court, parliament or other body."""

    kind: Literal["organisation"] = "organisation"
    acronyms: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()


class Contest(EntityBase):
    """One race: an office or body, a place, a date. `votes_per_voter` above 1 lets shares exceed 100."""

    kind: Literal["contest"] = "contest"
    office_or_body: str | None = None
    place: str | None = None
    date: str | None = None
    party: str | None = Field(default=None, description="for a primary: the party's name")
    round: str | None = None
    seats: int | None = None
    votes_per_voter: int | None = None


Entity = Annotated[Person | Party | Place | Organisation | Contest, Field(discriminator="kind")]

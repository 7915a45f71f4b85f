"""The story's own facts: its country, main place, contests, date, and the date of each place's contest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from copydesk.claims.context.land import land_of, region_named, region_of
from copydesk.claims.sentences.line import Item, Line
from copydesk.lexicon.places import region_country, region_words, shortened
from copydesk.names.fold import fold
from copydesk.records import Article, Contest, Entity, Person, Place
from copydesk.records.late import late
from copydesk.records.once import once

# A headline and the first line tell the year that a story without a date is of, and a whole date in so many lines does.
_OPENING, _DATED = 2, 5
# Behind one of these a year is another's: "the first since 2006", "in 2018 he lost", "up from 2020".
_ANOTHERS = frozenset("in since from to until till than before after against of during over on by as".split())
# Where those sit who rule, which stands for them: "wins City Hall".
SEATS_OF_POWER = frozenset(
    {
        "city hall",
        "county hall",
        "town hall",
        "downing street",
        "white house",
        "the white house",
        "capitol hill",
        "capitol",
        "kremlin",
    }
)
# Words for a state's offices and for the nation's; so many lines open a story.
_STATEWIDE = frozenset(
    "gov gov. governor governorship gubernatorial statewide legislature lieutenant".split()
)
_NATIONWIDE = frozenset("president presidential presidency nation national nationwide prime federal".split())
_STATED = 5
# A dateline with so many words behind it is the first sentence.
_SENTENCE = 8
# Words for the offices of a town, of its mayor alone, and for a seat.
_LOCAL = frozenset(
    "mayor mayoral mayoralty council councillor councillors municipal by-election byelection riding constituency ward".split()
)
# Words for a vote of more than a town, with which a mayor in the opening is nobody's winner; offices of a part of the land.
_NATIONS_VOTE = frozenset(
    "parliamentary parliament presidential presidency referendum chancellor general legislative legislature assembly governor".split()
)
_OF_A_PART = frozenset({"mayor", "governor"})
_MAYORAL = frozenset({"mayor", "mayoral", "mayoralty"})
# A line that says who wrote it, and where, without a name, which `articles` would know: "By our Jakarta correspondent".
_BYLINE = late(
    r"[Bb][Yy] (?:our|the|a)\b[^.!?:]{1,60}\b(?:[Cc]orrespondent|[Rr]eporter|[Ss]taff|[Bb]ureau)\b"
)
# What the whole name of a place that is governed ends in.
_UNITS = frozenset(
    "county district parish municipality borough shire province region state prefecture city".split()
)
# What stands between such a word and the year or the contest.
_OWNERS = frozenset({"the", "that", "his", "her", "its", "their"})


class Guessed(date):
    """The first day of the year that a story brings no date for: by the years that it names."""


# Where no year is named, any will do: what is reckoned from it is told as `earlier`.
_SOME_YEAR = 2000


def _guessed(lines: Sequence[Line]) -> Guessed:
    """The year that its opening names as its own; else one behind all that it names, which are other elections' then.

    News seldom names its own year: of 932 undated practice stories eight did, all but two in the headline or right
    before a word for the vote.
    """
    own: list[int] = []
    others: list[int] = []
    for line in lines:
        for item in line.items:
            if (told := year_told(item)) is not None:
                (own if _its_own(line, item) else others).append(told)
    year = max(own) if own else max(others, default=_SOME_YEAR) + 1
    return Guessed(year, 1, 1)


def year_told(item: Item) -> int | None:
    """The year that a date, or the name of a contest, tells in digits."""
    parts = item.figure.date if item.figure is not None else None
    told = parts.year if parts is not None else None
    if told is None and isinstance(item.entity, Contest) and (item.entity.date or "")[:4].isdigit():
        told = int((item.entity.date or "")[:4])
    return told if told is not None and 1900 <= told <= 2100 else None


def _its_own(line: Line, item: Item) -> bool:
    """Whether a year is the story's own: in the opening, behind no word that makes it another's."""
    parts = item.figure.date if item.figure is not None else None
    if parts is not None and parts.day and parts.month:
        return line.number < _DATED and "since" not in line.vocabulary
    if line.number >= _OPENING:
        return False
    at = item.index - 1
    while at >= 0 and (line.items[at].lower in _OWNERS or year_told(line.items[at]) is not None):
        at -= 1
    before = line.items[at].lower if at >= 0 else ""
    if before not in _ANOTHERS:
        return True
    # "Winner of the 2023 presidential election", "wins in the 2024 election"; but "In the 2013 election he had 83.9%".
    return isinstance(item.entity, Contest) and (before == "of" or (before == "in" and at > 0))


class Story:
    """The story's own facts: its country, main place, contests, date, and what each place's date is."""

    def __init__(self, article: Article, entities: Sequence[Entity], lines: Sequence[Line]) -> None:
        self.article = article
        self.country = land_of(article, lines, entities)
        self.places = [entity for entity in entities if isinstance(entity, Place)]
        self.contests = [entity for entity in entities if isinstance(entity, Contest)]
        self._roles = [
            (role.start, role.end) for one in entities if isinstance(one, Person)
            for role in one.roles if role.value in _OF_A_PART
        ]  # fmt: skip
        self.main = self._in_full(self._main_place(lines)) or self.country
        region = None
        if self.main is None or self.main.place_kind == "country" or fold(self.main.name) in region_words():
            number = len(entities) + 2
            region = self._by_dateline(lines, number) or region_of(
                article, lines, entities, self.country, number
            )
        if region is not None:
            # A country that the story does not name either is then what its region belongs to, not what it tells of.
            self.main = region
            self.country = self.country if any(one is self.country for one in entities) else None
        # Those that the story does not name stand behind the others, for claims that hold for them.
        self.unnamed = [
            place for place in (self.country, region)
            if place is not None and all(one is not place for one in entities)
        ]  # fmt: skip
        self.entities = (*entities, *self.unnamed)
        self.places += self.unnamed
        self.by_name = {
            mention.text.lower(): place
            for place in self.places
            if all(place is not one for one in self.unnamed)
            for mention in place.mentions
        }
        self.main = self._town_of(lines, self.main) or self.main
        self.years = {year for line in lines for item in line.items if (year := year_told(item)) is not None}
        self.published: date = date_of(article.published) or _guessed(lines)
        self.dates = self._contest_dates(lines)
        self.rounds = {contest.round for contest in self.contests if contest.round}

    def only_reckoned(self, when: str | None) -> bool:
        """Whether an election's year was reckoned from a guessed year, and stands nowhere in the story."""
        return (
            isinstance(self.published, Guessed)
            and (when or "")[:4].isdigit()
            and int((when or "")[:4]) not in self.years
        )

    def _main_place(self, lines: Sequence[Line]) -> Place | None:
        """The place that the first sentences are about: a contest's, one behind "in" or "of", else the first.

        A region or city goes before a country: "Biden wins South Carolina's Democratic primary".
        """
        body, nationwide = 0, self._nationwide(lines)
        for line in lines[:8]:
            if _BYLINE.match(line.text):
                continue
            named: list[Place] = []
            for item in line.items:
                if self._in_dateline(line, item) or (nationwide and self._of_office(line, item)):
                    continue
                if isinstance(item.entity, Contest) and (place := self.place_of(item.entity)) is not None:
                    named.insert(0, place)
                elif (
                    isinstance(item.entity, Place)
                    and item.index
                    and line.items[item.index - 1].lower in ("in", "of", "across")
                ):
                    named.insert(0, item.entity)
                elif isinstance(item.entity, Place):
                    named.append(item.entity)
            named = [place for place in named if fold(place.name) not in SEATS_OF_POWER]
            if nationwide and body:
                # Behind the first sentence of the nation's vote a town or a seat is told of for itself.
                named = [place for place in named if place.place_kind == "country"]
            if named:
                return next((place for place in named if place.place_kind != "country"), named[0])
            body += line.part == "body" or (line.part == "dateline" and len(line.items) > _SENTENCE)
            if body == 2:
                return None
        return None

    def _nationwide(self, lines: Sequence[Line]) -> bool:
        """Whether the opening tells of the nation's offices alone."""
        words = {word for line in lines[:_STATED] for word in line.vocabulary}
        told = words & (_NATIONWIDE | {"general", "parliamentary"})
        return bool(told) and words.isdisjoint(_STATEWIDE | _LOCAL)

    def _of_office(self, line: Line, item: Item) -> bool:
        """Whether a place is that of a mayor's or governor's office: "former Jakarta governor Anies Baswedan", "the mayor of Quito, Y"."""
        before = line.items[item.index - 1] if item.index else None
        if before is not None and before.lower == "the" and item.index > 1:
            before = line.items[item.index - 2]
        linked = before is not None and before.lower in ("of", "for")
        ends = line.items[before.index - 1].end if linked and before is not None and before.index else None
        after = line.items[item.index + 1].start if item.index + 1 < len(line.items) else None
        return any(start <= item.start < end or start == after or end == ends for start, end in self._roles)

    def _town_of(self, lines: Sequence[Line], main: Place | None) -> Place | None:
        """The town where a story of one mayor was written, where its opening names the land alone: "the mayor of the country's capital"."""
        if main is not None and main.place_kind != "country":
            return None
        words = {word for line in lines[:_STATED] for word in line.vocabulary}
        given = self.article.dateline
        town = self.by_name.get(((given.place if given is not None else None) or "").lower())
        if words.isdisjoint(_MAYORAL) or not words.isdisjoint(_NATIONS_VOTE):
            return None
        if town is None or town.place_kind != "city":
            return None
        if main is not None and town.country != main.country:
            return None
        opening = {
            item.entity.id for line in lines[:_STATED] for item in line.items
            if isinstance(item.entity, Place) and item.entity.place_kind != "country"
        }  # fmt: skip
        told = any(
            item.entity is town and not self._in_dateline(line, item) and not self._of_office(line, item)
            for line in lines
            for item in line.items
        )
        return town if told and opening <= {town.id} else None

    def _by_dateline(self, lines: Sequence[Line], number: int) -> Place | None:
        """The state of the dateline, where the opening tells of a state's offices: "MONTPELIER, Vt. - Gov. Phil Scott"."""
        words = {word for line in lines[:_STATED] for word in line.vocabulary}
        if words.isdisjoint(_STATEWIDE) or not words.isdisjoint(_NATIONWIDE):
            return None
        given = self.article.dateline
        _town, comma, state = ((given.place or "") if given is not None else "").rpartition(",")
        part = fold(state.strip()) if comma else ""
        name = shortened().get(part.rstrip("."), part)
        if not region_country(name):
            return None
        return next((one for one in self.places if fold(one.name) == fold(name)), None) or region_named(
            name, number
        )

    def _in_dateline(self, line: Line, item: Item) -> bool:
        return line.part == "dateline" or self._written(item.start)

    def _written(self, at: int) -> bool:
        """Whether something stands in the dateline."""
        given = self.article.dateline
        return given is not None and (given.start or 0) <= at < (given.end or 0)

    def _in_full(self, main: Place | None) -> Place | None:
        """The county or district that a headline calls by its name alone: "Runoff in Redfern" in Redfern County."""
        name = fold(main.name) if main is not None else ""
        fuller = [
            place for place in self.places
            if (whole := fold(place.name)).startswith(name + " ") and whole[len(name) + 1 :] in _UNITS
        ] if main is not None and main.place_kind == "other" else []  # fmt: skip
        return fuller[0] if len(fuller) == 1 else main

    @once
    def _ids(self) -> dict[str, Place]:
        return {place.id: place for place in self.places}

    def place_of(self, contest: Contest | None) -> Place | None:
        """The place of a contest."""
        return self._ids.get(contest.place) if contest is not None and contest.place else None

    def _contest_dates(self, lines: Sequence[Line]) -> dict[str, str]:
        """Dates of contests elsewhere: "in Iowa, caucuses were held on February 3"."""
        found: dict[str, str] = {}
        for line in lines:
            words = set(line.words(0, len(line.items)))
            if not words & {
                "held",
                "caucuses",
                "caucus",
                "primary",
                "election",
                "voted",
                "runoff",
            } or not words & {"held", "voted", "took", "following"}:
                continue
            place: Place | None = None
            for item in line.items:
                if isinstance(item.entity, Place):
                    place = item.entity
                elif isinstance(item.entity, Contest):
                    held = self.place_of(item.entity)
                    place = held if held is not None and held.name.lower() in item.lower else place
                date_parts = item.figure.date if item.figure is not None else None
                if place is not None and date_parts is not None and date_parts.resolved and date_parts.day:
                    day = date_of(date_parts.resolved)
                    if day and 3 < (self.published - day).days < 400:
                        found.setdefault(place.id, date_parts.resolved)
                    place = None
        return found


def date_of(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None

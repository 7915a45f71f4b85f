"""Where, when, in which contest, at which count and according to whom: carried over until the story moves on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from copydesk.claims.clauses import Frame
from copydesk.claims.line import Item, Line
from copydesk.lexicon import results as cue
from copydesk.records import Article, Contest, Entity, Person, Place
from copydesk.records.claim import AsOf, Status

NATION = frozenset(["nationwide", "nationally", "countrywide"])
PLACE_PREPOSITIONS = frozenset(["in", "across", "at", "throughout", "within", "for", "around"])
EARLIER = frozenset(["previous", "last", "earlier", "outgoing"])
CLOCK = re.compile(
    r"^(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?(?:a\.?m\.?|p\.?m\.?|gmt|utc|bst|h)?\b", re.IGNORECASE
)


@dataclass
class Focus:
    """What the story is about at this point, and since which paragraph."""

    place: Place | None = None
    place_paragraph: int = -1
    contest: Contest | None = None
    source: str | None = None
    source_id: str | None = None
    source_paragraph: int = -1
    status: Status | None = None
    status_paragraph: int = -1
    as_of: AsOf | None = None
    when: str | None = None
    when_paragraph: int = -1
    round: str | None = None
    homes: dict[str, Place] = field(default_factory=dict)


@dataclass
class Setting:
    """The context of one figure or outcome."""

    place: str | None = None
    place_id: str | None = None
    contest: str | None = None
    contest_id: str | None = None
    status: Status | None = None
    source: str | None = None
    source_id: str | None = None
    speaker: str | None = None
    speaker_id: str | None = None
    when: str | None = None
    group: str | None = None
    round: str | None = None
    as_of: AsOf | None = None
    basis: str | None = None
    carried: bool = False


class Story:
    """The story's own facts: its country, main place, contests, date, and what each place's date is."""

    def __init__(self, article: Article, entities: Sequence[Entity], lines: Sequence[Line]) -> None:
        self.article = article
        self.places = [entity for entity in entities if isinstance(entity, Place)]
        self.contests = [entity for entity in entities if isinstance(entity, Contest)]
        self.people = {entity.id: entity for entity in entities if isinstance(entity, Person)}
        self.by_name = {mention.text.lower(): place for place in self.places for mention in place.mentions}
        self.published = _date(article.published)
        self.country = self._country()
        self.main = self._main_place(lines) or self.country
        self.dates = self._contest_dates(lines)
        self.rounds = {contest.round for contest in self.contests if contest.round}

    def _country(self) -> Place | None:
        countries = [place for place in self.places if place.place_kind == "country"]
        if not countries:
            return None
        codes: dict[str, int] = {}
        for place in self.places:
            if place.country:
                codes[place.country] = codes.get(place.country, 0) + len(place.mentions)
        return max(
            countries,
            key=lambda place: (
                codes.get(place.country or "", 0),
                len(place.mentions),
                -place.mentions[0].start,
            ),
        )

    def _main_place(self, lines: Sequence[Line]) -> Place | None:
        """The place that the first sentences are about: a contest's, one behind "in" or "of", else the first.

        A region or city goes before a country: "Biden wins South Carolina's Democratic primary".
        """
        body = 0
        given = self.article.dateline
        for line in lines[:8]:
            named: list[Place] = []
            for item in line.items:
                if line.part == "dateline" or (
                    given is not None and (given.start or 0) <= item.start < (given.end or 0)
                ):
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
            if named:
                return next((place for place in named if place.place_kind != "country"), named[0])
            body += line.part == "body"
            if body == 2:
                return None
        return None

    @property
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
                    day = _date(date_parts.resolved)
                    if day and self.published and 3 < (self.published - day).days < 400:
                        found.setdefault(place.id, date_parts.resolved)
                    place = None
        return found


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def places_of(frame: Frame, story: Story, item: Item) -> list[Place]:
    """The places that govern an item, nearest construction first; several for "in A, B and C"."""
    items = frame.line.items
    inside = _possessive_place(items, item, story)
    if inside is not None:
        return [inside]
    clause = frame.clause(item.index)
    after = _place_after(items, item, clause.end)
    if after:
        return after
    before = _place_before(items, item)
    if before:
        return before
    words = {word for other in items[clause.start : clause.end] for word in other.lower.split()}
    if words & NATION or ("across" in words and "country" in words) or ("all" in words and "across" in words):
        return [story.country] if story.country else []
    near = sorted(
        (other for other in items if isinstance(other.entity, Contest)),
        key=lambda other: (other.index < item.index, abs(other.index - item.index)),
    )
    held = [
        place
        for other in near
        if isinstance(other.entity, Contest) and (place := story.place_of(other.entity))
    ]
    return [next((place for place in held if place.place_kind != "country"), held[0])] if held else []


def line_words(line: Line) -> list[str]:
    """All words of a line, lower case."""
    return [word for item in line.items for word in item.lower.split()]


def _possessive_place(items: list[Item], item: Item, story: Story) -> Place | None:
    """ "Pennsylvania's 20 electoral votes", "36 of Turkey's 81 provinces", "the country's 81 provinces"."""
    before = items[item.index - 1] if item.index else None
    if before is not None and before.lower in ("'s", "’s", "'", "’") and item.index >= 2:
        owner = items[item.index - 2].entity
        if isinstance(owner, Place):
            return owner
    text = item.lower
    if item.figure is not None and item.figure.of is not None:
        if "country's" in text or "country’s" in text or "nation's" in text:
            return story.country
        if any(
            word in text for word in ("state's", "state’s", "province's", "region's", "city's", "county's")
        ):
            named = [other.entity for other in items[: item.index] if isinstance(other.entity, Place)]
            regions = [place for place in named if place.place_kind == "region"]
            return (
                regions[-1]
                if regions
                else (story.main if story.main and story.main.place_kind == "region" else None)
            )
        for name, place in story.by_name.items():
            if name + "'s" in text or name + "’s" in text:
                return place
    return None


def _coordinated(items: list[Item], first: Item) -> list[Place]:
    """A place and those joined to it by commas and "and"."""
    found = [first.entity] if isinstance(first.entity, Place) else []
    index = first.index + 1
    while index + 1 < len(items) and items[index].lower in (",", "and", "&"):
        step = index + 1
        while step < len(items) and items[step].lower in ("and", "the"):
            step += 1
        if step >= len(items) or not isinstance(items[step].entity, Place):
            break
        entity = items[step].entity
        if step + 1 < len(items) and (items[step + 1].verb or items[step + 1].figure is not None):
            break
        if isinstance(entity, Place):
            found.append(entity)
        index = step + 1
    # "South Bend, Indiana" is one place with its region, not two.
    if len(found) == 2 and not any(item.lower == "and" for item in items[first.index : index]):
        return found[:1]
    return found


def _place_after(items: list[Item], item: Item, end: int) -> list[Place]:
    """ "48% of the vote in Iowa", "in the northern province of Salta"."""
    armed = False
    for later in items[item.index + 1 : min(end, item.index + 14)]:
        if later.figure is not None and later.figure.kind not in ("date", "age"):
            return []
        if later.lower in (";", ".") or later.finite:
            return []
        if later.lower in PLACE_PREPOSITIONS:
            armed = True
        elif isinstance(later.entity, Place):
            if armed or items[later.index - 1].lower in ("of", "'s"):
                return _coordinated(items, later)
        elif armed and (later.who or later.lower == ","):
            armed = False
        if later.lower == "," and item.figure is not None:
            return []
    return []


def place_as_subject(line: Line) -> Place | None:
    """ "Seoul also chose a new superintendent": a place that acts opens its own stretch of story."""
    for item in line.items[:4]:
        if isinstance(item.entity, Place):
            after = line.items[item.index + 1 : item.index + 4]
            acts = any(later.finite for later in after) and not any(
                later.lower in (",", "'s", "’s") for later in after[:1]
            )
            return item.entity if acts else None
        if item.lower not in ("in", "the", "and", "but") or item.lower == "in":
            return None
    return None


def _place_before(items: list[Item], item: Item) -> list[Place]:
    """ "In Ankara, he had 60%", "led in Ankara with 60%", "second in Iowa, securing 12": the nearest before."""
    for earlier in reversed(items[: item.index]):
        if earlier.lower == "that":
            return []
        if not isinstance(earlier.entity, Place):
            continue
        lead = [word.lower for word in items[max(0, earlier.index - 6) : earlier.index]]
        if lead[-1:] and lead[-1] in DECIDED:
            return _coordinated(items, earlier)
        governed = next((word for word in reversed(lead) if word in PREPOSED), "")
        if governed in ("in", "across", "throughout", "within") and not {"born", "lives", "rally"} & set(
            lead
        ):
            return _coordinated(items, earlier)
    return []


# "called Nevada for Biden, giving him six": the place is the object.
DECIDED = frozenset(
    "called projected carried carrying flipped won winning lost losing captured swept took".split()
)
PREPOSED = frozenset("in across throughout within of from for to at near on over around".split())
BODY_NOUNS = frozenset(
    """commission board office authority ministry committee court bureau department agency tribunal broadcaster
    council network pollster officials""".split()
)


def status_of(line: Line, words: set[str]) -> Status | None:
    """The sentence's own word for the stage of its figures."""
    text = " ".join(line_words(line))
    if "exit poll" in text or "exit polls" in text:
        return "exit_poll"
    if re.search(
        r"\b(?:opinion|entrance|pre-election|tracking) polls?\b|\b(?:survey|surveys|pollster|polling (?:by|from|average))\b|\b(?:a|latest|new|recent|previous) (?:(?!presidential|general|snap|run-?off|second)\S+ ){0,3}poll\b(?! station| worker| watch)|\bpoll (?:by|last|put|had|found|showed|conducted|released|of)\b|\bpolls (?:had|have|show|showed|suggest|suggested|put|predicted|gave)\b|\bits polling\b",
        text,
    ):
        return "poll"
    if words & cue.RESULT_NOUNS:
        for at, word in enumerate(line_words(line)):
            near = line_words(line)[at + 1 : at + 4]
            if word in cue.PARTIAL and set(near) & cue.RESULT_NOUNS:
                return "partial"
            if word in cue.FINAL and set(near) & (cue.RESULT_NOUNS - {"total", "numbers"}):
                return "final"
    if "so far" in text or "preliminar" in text or "provisional" in text or "unofficial" in text:
        return "partial"
    if words & {"projected", "projection", "projections", "projects", "forecast"}:
        return "projection"
    return None


def source_of(frame: Frame) -> tuple[str, str | None] | None:
    """The named body that the sentence gives its figures to: (name, entity id)."""
    items = frame.line.items
    for item in items:
        if item.entity is None or item.entity.kind != "organisation":
            continue
        before = [word.lower for word in items[max(0, item.index - 8) : item.index]]
        after = [word.lower for word in items[item.index + 1 : item.index + 8]]
        if "according" in before and "to" in before:
            return item.entity.name, item.entity.id
        if after[:1] and (
            after[0] in cue.SAY
            or (after[0] in ("has", "had", "also") and len(after) > 1 and after[1] in cue.SAY)
        ):
            return item.entity.name, item.entity.id
        if after[:2] and after[0] in ("'s", "’s") and set(after[1:5]) & (cue.SAY_NOUNS | {"reckoning"}):
            return item.entity.name, item.entity.id
        if after[:1] and (
            after[0] in ("poll", "survey", "data", "figures", "projection", "exit")
            or after[:2] == ["exit", "poll"]
        ):
            return item.entity.name, item.entity.id
        if (
            before[-1:]
            and before[-1] in ("by", "from", "the", "broadcaster", "agency", "for")
            and set(before)
            & (
                cue.SAY_NOUNS
                | {
                    "reported",
                    "released",
                    "published",
                    "conducted",
                    "results",
                    "announced",
                    "reckoning",
                    "counted",
                }
            )
        ):
            return item.entity.name, item.entity.id
    return _body_said(items)


def _body_said(items: list[Item]) -> tuple[str, None] | None:
    """ "the city's election administration commission said": a body named by common nouns."""
    for item in items[1:]:
        told = item.lower in cue.SAY and item.lower not in ("put", "puts", "find", "call", "calls")
        body = items[item.index - 1] if told else item if item.lower in BODY_NOUNS else None
        if body is None or body.lower not in BODY_NOUNS - {"officials"} or body.entity is not None:
            continue
        start = body.index
        while start and (
            items[start - 1].tag.startswith(("NN", "JJ", "POS"))
            or items[start - 1].lower in ("'s", "’s", "of")
        ):
            start -= 1
        if (
            not told
            and [word.lower for word in items[max(0, start - 3) : start]][-3:-1] != ["according", "to"]
            and [word.lower for word in items[max(0, start - 2) : start]] != ["according", "to"]
        ):
            continue
        if body.index - start < 1:
            continue
        first, last = items[start], body
        return "".join(
            ("" if word is first or word.start == items[word.index - 1].end else " ") + word.text
            for word in items[first.index : last.index + 1]
        ), None
    return None


def speaker_of(frame: Frame, item: Item) -> Person | None:
    """The person who says what holds the item: in a quotation, or behind "X said"."""
    items = frame.line.items
    for verb in items:
        if verb.lower not in cue.SAY or verb.lower in ("show", "shows", "showed", "put", "puts"):
            continue
        near = items[max(0, verb.index - 6) : verb.index]
        person = next(
            (
                earlier.entity
                for earlier in reversed(near)
                if isinstance(earlier.entity, Person) and earlier.index not in frame.modifiers
            ),
            None,
        )
        if person is None and verb.index + 1 < len(items):
            person = next(
                (
                    later.entity
                    for later in items[verb.index + 1 : verb.index + 3]
                    if isinstance(later.entity, Person)
                ),
                None,
            )
        if person is None:
            continue
        if item.quoted or (
            verb.index < item.index
            and not any(other.lower == ";" for other in items[verb.index : item.index])
        ):
            return person
    return None


def when_of(frame: Frame, story: Story, item: Item, place: Place | None) -> str | None:
    """Another election's date: a year that is not the story's, "four years ago", "the last election"."""
    items = frame.line.items
    clause = frame.clause(item.index)
    year = story.published.year if story.published else None
    outcome = item.figure is None
    opener = items[clause.start].lower
    if opener in ("when", "where") and clause.start:
        for earlier in reversed(items[max(0, clause.start - 4) : clause.start]):
            if found := _other_election(items, earlier, year):
                return found
    for later in items[item.index + 1 : clause.end]:
        figure = later.figure
        if not outcome and (
            later.lower in (",", ";")
            or (figure is not None and figure.kind not in ("date", "duration", "ordinal", "age"))
        ):
            break
        found = _other_election(items, later, year)
        if found and not (outcome and _taken(items, later, "from")):
            return found
    opened = items[0].lower in ("in", "at", "before", "during", "four", "five", "last") or any(
        first.lower == "before" and second.lower in ("this", "the") for first, second in pairwise(items)
    )
    start = 0 if opened else clause.start
    for earlier in reversed(items[start : item.index]):
        found = _other_election(items, earlier, year)
        if found and not _taken(items, earlier):
            return found
    if place is not None and place.id in story.dates and (story.main is None or place.id != story.main.id):
        return story.dates[place.id]
    return None


def _taken(items: list[Item], item: Item, word: str = "") -> bool:
    """ "from 17.5% in 2018, a gain of 3 points": the year belongs to the figure right before it.

    With `word`, only if that word stands before the figure.
    """
    for earlier in reversed(items[max(0, item.index - 5) : item.index]):
        if earlier.figure is not None and earlier.figure.kind != "date":
            return not word or (earlier.index > 0 and items[earlier.index - 1].lower == word)
    return False


def _other_election(items: list[Item], item: Item, year: int | None) -> str | None:
    before = [word.lower for word in items[max(0, item.index - 3) : item.index]]
    if item.figure is not None and item.figure.date is not None:
        parts = item.figure.date
        named = parts.year
        if named is None and parts.grain == "year" and (parts.resolved or "")[:4].isdigit():
            named = int((parts.resolved or "")[:4])
        if named is None or year is None or named == year or named > year or year - named > 60:
            return None
        if (
            (before[-1:] and before[-1] in ("since", "born", "until"))
            or "born" in before
            or ("from" in before[-1:] and "to" in [w.lower for w in items[item.index + 1 : item.index + 2]])
        ):
            return None
        if parts.resolved and parts.day and parts.month:
            return parts.resolved
        return str(named)
    if isinstance(item.entity, Contest) and item.entity.date and year is not None:
        digits = item.entity.date[:4]
        if digits.isdigit() and int(digits) < year:
            return digits
    if (
        item.figure is not None
        and item.figure.kind == "duration"
        and year is not None
        and item.figure.unit == "years"
    ):
        after = items[item.index + 1].lower if item.index + 1 < len(items) else ""
        if (
            after in ("ago", "earlier", "before", "previously")
            and item.figure.value
            and item.figure.value.isdigit()
        ):
            return str(year - int(item.figure.value))
    if item.lower in ("ago", "earlier") and item.index and year is not None:
        number = {"four": 4, "five": 5, "two": 2, "three": 3, "six": 6}.get(
            items[item.index - 2].lower if item.index >= 2 else ""
        )
        if number and items[item.index - 1].lower == "years":
            return str(year - number)
    if (
        item.lower in EARLIER
        and item.index + 1 < len(items)
        and items[item.index + 1].lower
        in (
            "election",
            "elections",
            "vote",
            "time",
            "ballot",
            "poll",
            "parliament",
            "parliamentary",
            "general",
            "presidential",
            "legislature",
            "contest",
            "race",
        )
    ):
        return "earlier"
    if item.lower == "before" and [later.lower for later in items[item.index + 1 : item.index + 3]] in (
        ["this", "election"],
        ["the", "election"],
        ["the", "vote"],
    ):
        return "earlier"
    if item.lower in ("previously", "dissolution"):
        return "earlier"
    return None


GROUP_NOUNS = frozenset(
    [
        "voters",
        "women",
        "men",
        "people",
        "respondents",
        "adults",
        "electors",
        "graduates",
        "residents",
        "citizens",
        "workers",
        "students",
        "expatriates",
    ]
)


def group_of(frame: Frame, item: Item) -> str | None:
    """The part of the electorate: "among voters under 45", "of Latino voters", "people voted early"."""
    items = frame.line.items
    for other in items:
        if other.lower != "among" or abs(other.index - item.index) > 22:
            continue
        words = []
        for later in items[other.index + 1 : other.index + 10]:
            if later.lower in (",", ".", ";") or later.finite or later is item:
                break
            words.append(later.text)
        if words and words[0].lower() not in ("them", "candidates", "others", "the"):
            return " ".join(words)
    after = items[item.index + 1 : item.index + 9]
    for at, later in enumerate(after):
        if later.lower in GROUP_NOUNS and at >= 1:
            before = [
                word.text
                for word in after[:at]
                if word.lower not in ("of", "the", "votes", "vote", "from", "by", "all", "its", "those")
            ]
            plain = {"registered", "eligible", "total", "valid", "country's", "nation's", "'s", "’s"}
            described = [word for word in before if word.lower() not in plain and word.isalpha()]
            if described and not any(
                word.verb or word.lower in ("in", ",", "voted", "and") or word.figure is not None
                for word in after[:at]
            ):
                return " ".join([*described, later.text])
        if later.lower in (",", ";", ".") or later.finite:
            break
    text = [later.lower for later in after]
    if "early" in text[:4] or (text[:1] == ["voted"] and "before" in text[:3]):
        return "early voters"
    return None

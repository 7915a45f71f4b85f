"""Races: an office or body, a place, a date, a party for a primary. One entity each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from copydesk.entities.board import Board, name_of
from copydesk.entities.draft import Draft
from copydesk.lexicon.tables import lines
from copydesk.names.wordset import wordset

_HEADS = wordset(
    "election elections primary primaries caucus caucuses referendum plebiscite by-election "
    "by-elections byelection byelections runoff run-off race contest vote poll polls midterms ballot"
)
# Heads that make a race only with an office, place or party before them: reads "Senate race", refuses
# "the race" and "53% of the vote".
_WEAK = wordset("race contest vote poll polls ballot")
_ROUNDS = {
    "runoff": "runoff", "run-off": "runoff", "second-round": "second", "first-round": "first",
    "primary": "primary",
    "primaries": "primary", "caucus": "primary", "caucuses": "primary",
}  # fmt: skip
_MODIFIERS = wordset(
    "the a an special snap early last next first second third round final previous this upcoming "
    "closely-watched hard-fought open nationwide national key two-round polling disputed tuesday "
    "sunday saturday monday thursday friday wednesday 's ’s us american democratic republican"
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
Key = tuple[str | None, int | None, str | None, int | None, str | None]


@dataclass
class _Race:
    """A phrase that names a race."""

    first: int
    last: int
    office: str | None
    place: Draft | None
    year: str | None
    party: Draft | None
    round: str | None
    bare: bool


@cache
def _offices() -> dict[str, str]:
    """What a word says a race is for."""
    rows = (line.split("|") for line in lines("contests.txt"))
    return {word: office for office, words in rows for word in words.split()}


def read(board: Board, published: str | None) -> tuple[list[Draft], dict[int, Draft]]:
    """The races as drafts, and where primaries name their party."""
    phrases = [
        race
        for index, low in enumerate(board.story.low)
        if low in _HEADS and (race := _phrase(board, index)) is not None
    ]
    year = published[:4] if published else None
    found: list[tuple[_Race, Draft]] = []
    for race in sorted(phrases, key=lambda r: (r.bare, r.first)):
        home = _home(race, found, year)
        if home is None:
            if race.bare:
                continue
            home = Draft("contest", tuple(board.story.low[race.first : race.last]))
            home.name = " ".join(board.story.slice(race.first, race.last).split())
            found.append((race, home))
        home.add(race.first, race.last, "description" if race.bare else "full")
    primaries = {r.first: r.party for r in phrases if r.party is not None and r.round == "primary"}
    for race, draft in found:
        draft.contest = {
            "office_or_body": race.office, "place": race.place, "date": race.year, "round": race.round,
            "party": name_of(board.story, race.party) if race.party else None,
        }  # fmt: skip
    return [draft for _, draft in found], primaries


def _phrase(board: Board, head: int) -> _Race | None:
    """The race that a noun at `head` names, with what stands before and behind it."""
    low = board.word(head)
    if low not in _HEADS or (
        board.owner[head] is not None and board.kind(head) not in {"organisation", "place"}
    ):
        return None
    if low in {"primary", "caucus", "run-off", "runoff", "by-election", "special"} and board.word(
        head + 1
    ) in {"election", "elections", "vote", "race", "round"}:
        return None
    office: str | None = None
    place: Draft | None = None
    party: Draft | None = None
    year: str | None = None
    rnd = _ROUNDS.get(low)
    first, at = head, head - 1
    while at >= 0 and head - at < 9 and board.together(at, head):
        word, owner = board.word(at), board.owner[at]
        if owner is not None and owner.kind == "place":
            # "The South Carolina US Democratic primary" is held in the state.
            place = owner if place is None or place.place_kind == "country" else place
            at = board.begin[at]
        elif owner is not None and owner.kind == "party":
            party, at = party or owner, board.begin[at]
        elif owner is not None and owner.kind == "person":
            break
        elif word in _offices() and word not in {"national", "city"}:
            office = (
                _offices()[word]
                if office in {None, "presidential primary"} or word == "presidential"
                else office
            )
            rnd = rnd or _ROUNDS.get(word)
        elif _YEAR.match(word):
            year = word
        elif word not in _MODIFIERS and word not in {"united", "states"}:
            break
        first, at = at, at - 1
    if rnd == "primary" and (office in {None, "president"}):
        office = (
            "presidential primary"
            if office == "president" or party is not None or low.startswith("caucus")
            else office
        )
    if low in {"referendum", "plebiscite"} or low.startswith(("by-election", "byelection")):
        office = _offices()[low]
    last, place, year, office = _behind(board, head, place, year, office)
    while first < head and board.word(first) in {"the", "a", "an", "'s", "’s", "'"}:
        first += 1
    bare = office is None and place is None and party is None and year is None and rnd in {None}
    if low in _WEAK and office is None and (place is None or low != "race"):
        return None
    if low in {"vote", "poll", "polls", "ballot"} and not (office and board.word(head - 1) in _offices()):
        return None
    return _Race(first, last, office, place, year, party, rnd, bare)


def _behind(
    board: Board, head: int, place: Draft | None, year: str | None, office: str | None
) -> tuple[int, Draft | None, str | None, str | None]:
    """What follows the noun: "for governor of Georgia", "in Geumjeong", "of 2019"."""
    at = last = head + 1
    if board.word(at) == "for":
        nxt = at + 2 if board.word(at + 1) in {"the", "a"} else at + 1
        if board.word(nxt) in _offices() and board.owner[nxt] is None:
            office, at = office or _offices()[board.word(nxt)], nxt + 1
            last = at
    if board.word(at) in {"in", "of"}:
        nxt = at + 1
        while (
            board.word(nxt) in {"the", "state", "district", "city", "constituency", "province", "of"}
            and nxt < at + 5
        ):
            nxt += 1
        if board.kind(nxt) == "place" and board.together(head, nxt):
            end = board.end[nxt]
            # "In Argentina's biggest province": of a part of it.
            owned = board.word(end) in {"'s", "’s"} and _is_land(board.owner[nxt])
            if place is None and not _listed(board, end) and not owned:
                place, last = board.owner[nxt], end
        elif _YEAR.match(board.word(at + 1)):
            year, last = year or board.word(at + 1), at + 2
    return last, place, year, office


def _is_land(place: Draft | None) -> bool:
    return place is not None and place.place_kind == "country"


def _listed(board: Board, end: int) -> bool:
    """Whether the place is the first of a list, so that the race is in several."""
    nxt = end + 1 if board.word(end) in {",", "and"} else -1
    return (nxt > 0 and board.kind(nxt) == "place" and board.word(board.end[nxt]) in {",", "and"}) or (
        board.word(end) == "and" and board.kind(end + 1) == "place"
    )


def _home(race: _Race, found: list[tuple[_Race, Draft]], year: str | None) -> Draft | None:
    """The race already found that the phrase names too; a bare one means the one named last before it."""
    fits = [(other, draft) for other, draft in found if race.bare or _same(race, other, year)]
    if not fits:
        return None
    if race.bare:
        now = [(o, d) for o, d in fits if o.year is None or year is None or o.year == year] or fits
        before = [(o, d) for o, d in now if any(span[0] < race.first for span in d.spans)]
        pool = before or now
        return max(
            pool, key=lambda item: max((s[0] for s in item[1].spans if s[0] < race.first), default=-1)
        )[1]
    return fits[0][1]


def _same(one: _Race, other: _Race, year: str | None) -> bool:
    """Whether two phrases can name one race; fills in what the other left out."""
    if one.office != other.office and None not in (one.office, other.office):
        return False
    if (one.office is None) != (other.office is None) and one.round != other.round:
        return False
    if one.place is not other.place and None not in (one.place, other.place):
        return False
    if one.party is not other.party and (one.round == "primary" or None not in (one.party, other.party)):
        return False
    if one.round != other.round:
        return False
    if (one.year or year) != (other.year or year):
        return False
    other.place, other.party, other.year = (
        other.place or one.place,
        other.party or one.party,
        other.year or one.year,
    )
    other.office = other.office or one.office
    return True

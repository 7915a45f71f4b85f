"""Places that are not where a figure was counted: one named only later, for a figure there; one where the story was written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.claims.linker.places import LEVELS
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.view import View
from copydesk.names.fold import fold
from copydesk.records import Place
from copydesk.records.late import late

# Behind these a place is where something was counted.
WHERE = frozenset({"in", "across", "carried", "won", "took", "at"})
# So many lines open a story: a headline and what stands under it.
OPENS = 2
# What stands behind a place's name where it is told in full.
UNITS = frozenset(
    {"county", "province", "region", "prefecture", "district", "municipality", "governorate", "oblast"}
)
# They tell of the whole land.
WHOLE = frozenset({"nationwide", "nationally", "countrywide", "country", "nation", "national"})
# Seats in the house of the whole land, and words for that house; of what is a part's there.
SEATED = frozenset({"seats", "total_seats"})
OF_THE_NATION = late(
    r"(?:House of Commons|Lok Sabha|Rajya Sabha|Bundestag|(?:U\.?S\.?|United States) (?:Senate|House|Congress)|[Nn]ational [Pp]arliament|[Ff]ederal [Pp]arliament)"
)
OF_A_PART = late(r"\b(?:state|province|region|territory|island)['’]s\b", re.I)
# In the opening they tell that a town votes.
TOWN = LEVELS["city"] | {"city", "town", "councilor", "councilors"}


def counted_at(view: View, row: Row, measure: str, choices: Sequence[str | None], best: int) -> int:
    """Which choice it is where the likeliest is the place `best`: none before a place's own figures, the story's own for its dateline, its land and the popular vote."""
    value, main = choices[best], view.story.main
    if only_later(view, row, value):
        return 0
    if main is not None and (only_written_there(view, value) or only_owns(view, row, value)):
        return next((at for at, one in enumerate(choices) if one == main.id), best)
    if (
        main is not None
        and _unnamed(view, value)
        and not _unnamed(view, main.id)
        and WHOLE.isdisjoint(row.words)
    ):
        return next((at for at, one in enumerate(choices) if one == main.id), best)
    if main is not None and main.id != value and _one_place(view, value, main):
        return next((at for at, one in enumerate(choices) if one == main.id), best)
    popular = "popular" in row.words and not row.places and "popular vote" in row.line.text
    if main is not None and main.id != value and (popular or _far_behind(view, row, value)):
        return next((at for at, one in enumerate(choices) if one == main.id), best)
    country = view.story.country
    if country is not None and value != country.id and measure in SEATED and _in_parliament(row):
        return next((at for at, one in enumerate(choices) if one == country.id), best)
    return best


def _unnamed(view: View, place_id: str | None) -> bool:
    """Whether a place is the land of a story that names only a part of it, or its people: "the Danish town of Vejle"."""
    return any(place.id == place_id for place in view.story.unnamed)


def _one_place(view: View, place_id: str | None, main: Place) -> bool:
    """Whether a place is the story's own with or without what it is: "Uasin Gishu", "Uasin Gishu County"."""
    place = view.by_id.get(place_id or "")
    if place is None:
        return False
    short, long = sorted((fold(place.name), fold(main.name)), key=len)
    return long.startswith(short + " ") and long[len(short) + 1 :] in UNITS


def _far_behind(view: View, row: Row, place_id: str | None) -> bool:
    """Whether a place is named for the first time lines behind a sentence that is no opening: no figure waits so long for its place."""
    place = view.by_id.get(place_id or "")
    if (
        place is None
        or not place.mentions
        or row.line.part in ("headline", "list", "table")
        or row.line.number < OPENS
    ):
        return False
    ahead = view.rows[min(row.line.number + 1, len(view.rows) - 1)].line.end
    return min(mention.start for mention in place.mentions) >= ahead


def _in_parliament(row: Row) -> bool:
    """Whether a line tells of the nation's own house, whatever place the story is of: "155 of the 338 seats in the House of Commons"."""
    return bool(OF_THE_NATION.search(row.line.text)) and not OF_A_PART.search(row.line.text)


def only_later(view: View, row: Row, place_id: str | None) -> bool:
    """Whether a line stands before the first one that names a part of a land, the only place of the story, and with its figures.

    "Castillo leads Fujimori by 50.1 to 49.9. In Lima she has 65."
    """
    if place_id is None or len(view.places) != 1 or row.line.part != "body":
        return False
    first = view.kept(("first named",), lambda: _first(view))
    if first is None or row.line.number >= first[0]:
        return False
    return first[1]


def only_written_there(view: View, place_id: str | None) -> bool:
    """Whether a place is the dateline's alone, of a story that is about another and elects no town's officers."""
    given, main = view.story.article.dateline, view.story.main
    place = view.by_id.get(place_id or "")
    if (
        given is None
        or given.end is None
        or place is None
        or main is None
        or main is place
        or not place.mentions
    ):
        return False
    return all(
        (given.start or 0) <= mention.start < given.end for mention in place.mentions
    ) and view.opening.isdisjoint(TOWN)


def only_owns(view: View, row: Row, place_id: str | None) -> bool:
    """Whether a land stands only before what is its own, in a story of one of its towns: "Turkey's biggest city".

    Not from where on the story tells of the whole land: "Across the country the party led".
    """
    main, place = view.story.main, view.by_id.get(place_id or "")
    if (
        not isinstance(place, Place)
        or place.place_kind != "country"
        or main is None
        or main.place_kind not in ("city", "region")
    ):
        return False
    return row.line.number < view.kept(("only owns", place.id), lambda: _owns_until(view, place.id))


def _owns_until(view: View, place_id: str) -> int:
    """The number of the first line that tells of a land, by its name or as a whole; behind the last where none does."""
    for row in view.rows:
        named = (item for item in row.places if view.place_id(item) == place_id)
        if not WHOLE.isdisjoint(row.words) or any(
            row.at(item.index + 1) not in ("'s", "’s") for item in named
        ):
            return row.line.number
    return len(view.rows)


def _first(view: View) -> tuple[int, bool] | None:
    """The first line that names a place, and whether it is a part of a land that has figures of its own there."""
    for row in view.rows:
        for item in row.places:
            if view.place_id(item) is None:
                continue
            part = isinstance(item.entity, Place) and item.entity.place_kind != "country"
            before = row.at(item.index - 1)
            before = row.at(item.index - 2) if before == "the" else before
            return row.line.number, part and bool(row.results) and before in WHERE
    return None

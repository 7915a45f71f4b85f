"""Where every place stands to the figures that can be told of it, as numbers for the encoder: mention by mention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy

from copydesk.claims.linker.named import key_of, kind_of
from copydesk.claims.linker.places import (
    LEVELS,
    here_of,
    homes_of,
    level_of,
    offices_only,
    place_by_rule,
    size_of_place,
    within,
)
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.standing import PAIR_SIZES, Standing, of_choices, positions
from copydesk.claims.linker.story_codes import Coded, Ids
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import settings

# A trace, what it measures, whose it is, and where it can be told of.
Spot = tuple[Row, Trace, str, Item | None, Sequence[str | None]]
KINDS = {
    kind: at for at, kind in enumerate(("-", "noun", "person", "party", "place", "contest", "organisation"))
}
SIZES = {size: at for at, size in enumerate((None, "-", "city", "region", "country", "other"))}
ELECTED = {level: at for at, level in enumerate(("-", *LEVELS))}
# How many kinds there are of each feature of a mention, and of a place.
SPOT_SIZES = (*PAIR_SIZES, 3)
PLACE_SIZES = (18, 12, 8, len(SIZES) * len(ELECTED), len(SIZES) * len(ELECTED), 12, 16, 10, 8, 4)


def spots(coded: Coded, view: View, asked: Sequence[Spot]) -> Standing:
    """Where the places of these questions stand; `how` is the kind of whose a trace is, `who` has PLACE_SIZES, `where` SPOT_SIZES."""
    mentions = view.kept(("place mentions",), lambda: _mentions(view, coded))
    features = [
        one for row, trace, _measure, subject, choices in asked
        for one in _places(view, row, trace, subject, choices, mentions)
    ]  # fmt: skip
    how = [KINDS[kind_of(subject) if subject is not None else "-"] for *_rest, subject, _choices in asked]
    found = of_choices(
        coded, [(row, trace, measure, choices) for row, trace, measure, _subject, choices in asked],
        how, features, len(PLACE_SIZES), mentions,
    )  # fmt: skip
    subjects = [subject for *_rest, subject, _choices in asked]
    beside = _beside(coded, subjects, found.question[found.somebody], found.mention)
    found.where = numpy.vstack([found.where.T, beside]).T
    return found


def _mentions(view: View, coded: Coded) -> dict[str, Ids]:
    """Where each place and its contests are named."""
    return positions(
        view,
        coded,
        lambda row: ((view.place_id(item), item) for item in row.places),
    )


def _beside(coded: Coded, subjects: Sequence[Item | None], question: Ids, mention: Ids) -> Ids:
    """Whether the line of each mention names whose the trace is: 0 for no mention, 1 no, 2 yes."""
    keys = [key_of(subject) for subject in subjects]
    named_keys = (key for key in dict.fromkeys(keys) if key is not None and key in coded.mentions)
    everybody = {key: at for at, key in enumerate(named_keys)}
    # Which lines name whom; the last row is of nobody.
    named = numpy.zeros((len(everybody) + 1, len(coded.starts)), dtype="int64")
    for key, at in everybody.items():
        named[at, coded.line[coded.mentions[key]]] = 1
    whose = numpy.array([everybody.get(key, -1) if key is not None else -1 for key in keys], dtype="int64")
    found: Ids = numpy.where(mention < 0, 0, 1 + named[whose[question], coded.line[mention]])
    return found


def _places(
    view: View,
    row: Row,
    trace: Trace,
    subject: Item | None,
    choices: Sequence[str | None],
    mentions: Mapping[str, Ids],
) -> Iterator[tuple[int, ...]]:
    """What is known of each place, numbers below PLACE_SIZES; of none in numbers that no place has where that matters."""
    story, number = view.story, row.line.number
    rule = place_by_rule(trace)
    main = story.main.id if story.main else None
    country = story.country.id if story.country else None
    here = [place for _item, place in here_of(view, row)]
    before = [place for place, _lines in view.places_before(number)]
    opening = view.kept(("level",), lambda: level_of(view.opening))
    own = view.kept(("level", number), lambda: level_of(row.words))
    wide, narrow = ELECTED[opening], ELECTED[own]
    named = len(set(here))
    some, several = min(named, 2), named > 1
    homes, national = homes_of(view, row, subject), 2 * bool(settings.NATION & row.words)
    for rank, place in enumerate(choices):
        if place is None:
            yield (
                16 + (rule is None),
                rank,
                7,
                wide,
                narrow,
                some,
                some,
                min(named, 3),
                min(len(before), 7),
                national,
            )
            continue
        size = SIZES[size_of_place(view, place)] * len(ELECTED)
        first = view.first_places.index(place) if place in view.first_places else 2
        office = place in view.by_id and offices_only(view, place)
        yield (
            (place == rule) + 2 * (place == main) + 4 * (place == country) + 8 * trace.setting.carried,
            min(rank, 11), min(len(mentions.get(place, ())), 6), size + wide, size + narrow, 3 + 3 * first + some,
            3 + (place in view.main_places) + 2 * within(view, place) + 4 * office,
            4 + min(here.index(place), 2) + 3 * several if place in here else min(named, 3),
            min(before.index(place), 6) if place in before else 7, (place in homes) + national,
        )  # fmt: skip

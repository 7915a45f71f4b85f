"""Where every other election that a story tells of stands to its figures, as numbers for the encoder: mention by mention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from copydesk.claims.linker.elections import GRAINS, grain_of, when_by_rule, years_named
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.standing import Standing, of_choices, positions
from copydesk.claims.linker.story_codes import Coded, Ids
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View

GRAIN_AT = {grain: at for at, grain in enumerate(GRAINS)}
# How many kinds there are of each feature of an election.
BALLOT_SIZES = (8, len(GRAINS) + 1, 13, 12, 8, 10)
YEARS_APART = 10
# A trace, what it measures, where it is, and the elections that it can be of.
AskedWhen = tuple[Row, Trace, str, str | None, Sequence[str | None]]


def ballots(coded: Coded, view: View, asked: Sequence[AskedWhen]) -> Standing:
    """Where the elections of these questions stand, each with its place; `how` is whether the rules know one, `who` has BALLOT_SIZES."""
    mentions = view.kept(("election mentions",), lambda: _mentions(view, coded))
    features = [
        one
        for row, trace, _measure, place, choices in asked
        for one in _elections(view, row, trace, place, choices, mentions)
    ]
    how = [int(when_by_rule(trace) is not None) for _row, trace, *_rest in asked]
    bare = [(row, trace, measure, choices) for row, trace, measure, _place, choices in asked]
    return of_choices(coded, bare, how, features, len(BALLOT_SIZES), mentions)


def _mentions(view: View, coded: Coded) -> dict[str, Ids]:
    """Where each other election is named by its year or day."""
    return positions(
        view,
        coded,
        lambda row: ((year, item) for item, year in years_named(view, row)),
    )


def _elections(
    view: View,
    row: Row,
    trace: Trace,
    place: str | None,
    choices: Sequence[str | None],
    mentions: Mapping[str, Ids],
) -> Iterator[tuple[int, ...]]:
    """What is known of each election, numbers below BALLOT_SIZES; of this one in numbers that no other has where that matters."""
    published, rule = view.story.published, when_by_rule(trace)
    there = view.story.dates.get(place) if place is not None else None
    home = view.story.main is None or place == view.story.main.id
    here = {year for _item, year in years_named(view, row)}
    for rank, value in enumerate(choices):
        voted = 3 + 2 * (there is not None) + home
        if value is None:
            yield 6 + (rule is None), len(GRAINS), 12, min(len(here), 3), voted, 9
            continue
        apart = 11
        if value[:4].isdigit():
            apart = min(published.year - int(value[:4]), YEARS_APART)
        named = mentions.get(value, ())
        yield (
            (value == rule) + 2 * (rule is not None) + 4 * (value in here), GRAIN_AT[grain_of(value, published)], apart,
            4 + min(rank, 7), (value == there) if there is not None else 2, min(len(named), 4) + 4 * (len(choices) > 3),
        )  # fmt: skip

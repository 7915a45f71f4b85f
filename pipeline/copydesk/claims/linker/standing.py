"""Where everybody stands to the figures that can be theirs, as numbers for the encoder: mention by mention, all figures at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy

from copydesk.claims.linker.owners import Option, rule_keys
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.story_codes import READINGS, Codebook, Coded, Ids
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View
from copydesk.claims.sentences.line import Item

# A trace, what it measures, and whose it can be.
Question = tuple[Row, Trace, str, Sequence[Option]]
# So many mentions of somebody are looked at, the nearest: one in another line counts as so much farther, a later one more.
MENTIONS, OTHER_LINE, LATER_LINE = 6, 15, 8
# How many kinds there are of each feature of a mention, and of somebody.
PAIR_SIZES, WHO_SIZES = (25, 13, 17, 13, 10, 3), (8, 12, 8)
NO_MENTION = (0, 0, 0, 0, 9, 2)
# Distances in steps that widen, to either side.
_FAR = numpy.minimum(1 + (numpy.log2(numpy.maximum(numpy.arange(256), 1)) * 1.5).astype("int64"), 11)
_FAR[0] = 0


@dataclass(eq=False)
class Standing:
    """Everybody that some traces can be of.

    One entry for each question: `at`, `measure`, `how`, `keys` (everybody, each once). One for each somebody: `question`,
    `who` (a column for each of WHO_SIZES). One for each mention looked at, and for whom there is none: `somebody`,
    `mention` (its position, -1 for none), `where` (a column for each of PAIR_SIZES).
    """

    at: Ids
    measure: Ids
    how: Ids
    keys: list[list[str | None]]
    question: Ids
    who: Ids
    somebody: Ids
    mention: Ids
    where: Ids


def standing(coded: Coded, book: Codebook, questions: Sequence[Question]) -> Standing:
    """Where everybody stands to the traces of these questions."""
    at = [coded.at(row, trace) for row, trace, _measure, _options in questions]
    keys: list[list[str | None]] = []
    question: list[int] = []
    who: list[tuple[int, int, int]] = []
    found: list[Ids] = []
    none = numpy.array([-1])
    for number, (_row, trace, _measure, options) in enumerate(questions):
        everybody = list(dict.fromkeys(option.key for option in options))
        rule, rivals = rule_keys(trace)
        keys.append(everybody)
        for rank, key in enumerate(everybody):
            mentions = coded.mentions.get(key, none) if key is not None else none
            many = 7 if key is None else 0 if mentions is none else min(len(mentions), 6)
            question.append(number)
            who.append((_ruled(key, rule, rivals), min(rank, WHO_SIZES[1] - 1), many))
            found.append(_around(mentions, at[number]))
    counts = numpy.array([len(one) for one in found], dtype="int64")
    asked = numpy.array(question, dtype="int64")
    places = numpy.array(at, dtype="int64")
    somebody = numpy.arange(len(found)).repeat(counts)
    mention = numpy.concatenate(found) if found else numpy.zeros(0, dtype="int64")
    near = nearest(coded, places[asked[somebody]] if found else mention, somebody, mention)
    somebody, mention = somebody[near], mention[near]
    return Standing(
        places,
        numpy.array([READINGS[measure] for _row, _trace, measure, _options in questions], dtype="int64"),
        numpy.array([_how(book, trace) for _row, trace, _measure, _options in questions], dtype="int64"),
        keys, asked, numpy.array(who, dtype="int64").reshape(-1, 3), somebody, mention,
        where(coded, [one[:2] for one in questions], places, asked[somebody] if found else mention, mention),
    )  # fmt: skip


def positions(
    view: View, coded: Coded, named: Callable[[Row], Iterable[tuple[str | None, Item]]]
) -> dict[str, Ids]:
    """Where a story names what can be chosen: the positions of each value that `named` tells of a line's items."""
    found: dict[str, list[int]] = {}
    for row in view.rows:
        start = int(coded.starts[row.line.number])
        for value, item in named(row):
            if value is not None:
                found.setdefault(value, []).append(start + item.index)
    return {value: numpy.array(sorted(at)) for value, at in found.items()}


# A trace, what it measures, and the places, bodies or elections that it can be told of.
Asked = tuple[Row, Trace, str, Sequence[str | None]]


def of_choices(
    coded: Coded,
    asked: Sequence[Asked],
    how: Sequence[int],
    features: Sequence[tuple[int, ...]],
    wide: int,
    mentions: Mapping[str, Ids],
) -> Standing:
    """Where the choices of some questions stand; `features`: one row for each choice, each `wide`, `mentions`: the positions of a value."""
    places = numpy.array([coded.at(row, trace) for row, trace, *_rest in asked], dtype="int64")
    none = numpy.array([-1])
    counts_of = [len(choices) for *_rest, choices in asked]
    question = numpy.arange(len(asked)).repeat(counts_of)
    found = [
        _around(mentions.get(choice, none), here) if choice is not None else none
        for here, (*_rest, choices) in zip(places.tolist(), asked, strict=True)
        for choice in choices
    ]
    somebody = numpy.arange(len(found)).repeat([len(one) for one in found])
    mention = numpy.concatenate(found) if found else numpy.zeros(0, dtype="int64")
    near = nearest(coded, places[question[somebody]] if found else mention, somebody, mention)
    somebody, mention = somebody[near], mention[near]
    of_mention = question[somebody] if found else mention
    return Standing(
        places,
        numpy.array([READINGS[measure] for _row, _trace, measure, _choices in asked], dtype="int64"),
        numpy.array(how, dtype="int64"),
        [list(choices) for *_rest, choices in asked],
        question, numpy.array(features, dtype="int64").reshape(-1, wide), somebody, mention,
        where(coded, [one[:2] for one in asked], places, of_mention, mention),
    )  # fmt: skip


def _around(mentions: Ids, here: int) -> Ids:
    """Those among which the nearest to a position are: on either side the nearer count as nearer."""
    if len(mentions) <= 2 * MENTIONS:
        return mentions
    at = int(numpy.searchsorted(mentions, here))
    return mentions[max(0, at - MENTIONS) : at + MENTIONS]


def _ruled(key: str | None, rule: Sequence[str | None], rivals: Sequence[str | None]) -> int:
    """What the rules say of somebody."""
    if key is not None and key in rule:
        return 1 + min(rule.index(key), 1)
    if key is not None and key in rivals:
        return 3
    return 4 if rule else 5


def _how(book: Codebook, trace: Trace) -> int:
    return book["how"].get(trace.owner.how if trace.owner is not None else "-", 1)


def nearest(coded: Coded, at: Ids, somebody: Ids, mention: Ids) -> Ids:
    """Which mentions are looked at, by their index, in order of somebody and how near they are.

    They come in order of somebody, and somebody's in the order of the text.
    """
    line = coded.line
    far = numpy.abs(mention - at)
    if len(line):
        theirs, mine = line[mention], line[at]
        far += OTHER_LINE * (theirs != mine) + LATER_LINE * (theirs > mine)
    # Whom they are of counts first, then how far they are; of two as far the one that stands first.
    far += somebody * (int(far.max(initial=0)) + 1)
    order = numpy.argsort(far, kind="stable")
    firsts = numpy.searchsorted(somebody, somebody)
    kept: Ids = order[numpy.arange(len(order)) - firsts < MENTIONS]
    return kept


def where(coded: Coded, traces: Sequence[tuple[Row, Trace]], places: Ids, question: Ids, mention: Ids) -> Ids:
    """The features of each mention by the number of its question, shape (mentions, len(PAIR_SIZES))."""
    if not len(mention):
        return numpy.zeros((0, len(PAIR_SIZES)), dtype="int64")
    at = places[question]
    above, high = numpy.minimum(at, mention) + 1, numpy.maximum(at, mention)
    behind = (mention > at).astype("int64")
    far = mention - at
    steps = _FAR[numpy.minimum(numpy.abs(far), len(_FAR) - 1)]
    lines = coded.line[mention] - coded.line[at]
    together = lines == 0

    def between(until: Ids) -> Ids:
        passed: Ids = until[high] - until[above]
        return passed

    names = (
        1 + behind * 8 + numpy.minimum(between(coded.names_until), 3) * 2 + (between(coded.verbs_until) > 0)
    )
    results = 1 + behind * 5 + numpy.minimum(between(coded.results_until), 4)
    part = 11 + (coded.paragraph[mention] == coded.paragraph[at])
    clause = _in_clause(coded, traces, question, mention)
    # Column by column, as the encoder reads it.
    found: Ids = numpy.stack(
        [
            12 + numpy.where(far >= 0, steps, -steps), numpy.clip(lines, -8, 4) + 8, numpy.where(together, names, 0),
            numpy.where(together, results, part), numpy.where(together, clause, 0), behind,
        ]
    ).T  # fmt: skip
    found[mention < 0] = NO_MENTION
    return found


def _in_clause(coded: Coded, traces: Sequence[tuple[Row, Trace]], question: Ids, mention: Ids) -> Ids:
    """Whether each mention stands in the clause of the trace, as its subject, as its object."""
    widest = max(len(row.line.items) for row, _trace in traces)
    # What each item of the line of a trace is to the trace, by its place in the line.
    marks = numpy.zeros((len(traces), widest), dtype="int64")
    for mine, (_row, trace) in zip(marks, traces, strict=True):
        clause = trace.shape.clause(trace.item.index)
        mine[clause.start : clause.end] = 1
        for item in clause.subjects:
            mine[item.index] |= 2
        for item in clause.objects:
            mine[item.index] |= 4
    starts = coded.starts[[row.line.number for row, _trace in traces]]
    place = mention - starts[question]
    inside = (place >= 0) & (place < widest)
    found: Ids = 1 + numpy.where(inside, marks[question, numpy.where(inside, place, 0)], 0)
    return found

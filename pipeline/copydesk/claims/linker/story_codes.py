"""A story as numbers for the encoder: every word, name and figure in columns, and where each stands whose a figure can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy
from numpy.typing import NDArray

from copydesk.claims.linker.distances import apart
from copydesk.claims.linker.kinds import MEASURES, OUTCOMES, size_of
from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.rows import COUNTING, Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View
from copydesk.claims.sentences.line import Item
from copydesk.lexicon.telling import tells
from copydesk.records.once import once

Ids = NDArray[numpy.int64]
Floats = NDArray[numpy.float32]
# What is known by codes of its own, so many at most: the symbol, the tag, the relation to the head, the form of a
# mention, the part of the article, a figure's size, kind and comparator; and how the rules found an owner.
MOST = {
    "symbol": 2498, "tag": 60, "relation": 60, "form": 12, "part": 14, "size": 40, "kind": 20, "comparator": 14, "how": 24,
}  # fmt: skip
# Codes 0 and 1: nothing, and what is not known.
FIRST = 2
ENDINGS = 512
READINGS = {name: at for at, name in enumerate((*MEASURES, *OUTCOMES[1:]))}
# What a word tells by its class in the lexicon; a table's heading over a figure by a checksum; a figure's sign.
TELLS = {name: at for at, name in enumerate(
    ("beat", "concede", "gain", "lead", "lose", "majority", "retain", "runoff", "tie", "trail", "win"), 1
)}  # fmt: skip
HEADINGS = 64
SIGNS = {"+": 1, "-": 2, "\N{MINUS SIGN}": 2, "\N{EN DASH}": 2}
# The columns of the vector that the language model has of every word.
WIDTH = 96
# How many kinds there are of each column: endings stand behind symbols; last what the rules claim and what they read, marks of the
# line, and the class, the heading and the sign.
COLUMNS = (
    MOST["symbol"] + 2, ENDINGS + 1, 64, 64, 14, 16, 42, 22, 16, len(READINGS) + 2, len(READINGS) + 2, 16, len(TELLS) + 1,
    HEADINGS + 1, 3,
)  # fmt: skip
Codebook = Mapping[str, Mapping[str, int]]


@dataclass(eq=False)
class Coded:
    """A story in numbers. Positions count items through the whole story.

    `columns`: shape (items, len(COLUMNS)), each below COLUMNS. `who`: of which entity each item is, 0 of none, the one named
    most 1. `vectors`: shape (items, WIDTH). `starts`: where each line starts. `names_until`, `results_until` and
    `verbs_until` tell how many stand before each position, the last how many in all. `nodes`: the positions that the whole story
    looks at: names, figures, words that may tell an outcome or tell of the count, and the first of each line.
    """

    columns: Ids
    who: Ids
    line: Ids
    paragraph: Ids
    head: Ids
    vectors: Floats
    starts: Ids
    mentions: dict[str, Ids]
    names_until: Ids
    results_until: Ids
    verbs_until: Ids
    nodes: Ids

    def at(self, row: Row, trace: Trace) -> int:
        """The position of a trace."""
        return int(self.starts[row.line.number]) + trace.item.index

    @once
    def apart(self) -> Ids:
        """How far apart each two nodes are, as `distances.apart` tells it."""
        return self.apart_of(slice(None), slice(None))

    def apart_of(self, mine: slice, others: slice) -> Ids:
        """The same of some nodes."""
        return apart(self.nodes[mine], self.nodes[others], self.line, self.who)

    def __len__(self) -> int:
        return len(self.who)


def codebook(counts: Mapping[str, Counter[str]]) -> dict[str, dict[str, int]]:
    """Codes for what is most frequent."""
    return {
        name: {word: at for at, (word, _count) in enumerate(counts[name].most_common(most), FIRST)}
        for name, most in MOST.items()
    }


def words_of(view: View) -> dict[str, list[str]]:
    """What every item of a story is, by the names in MOST, but how an owner was found."""
    items = [item for row in view.rows for item in row.line.items]
    return _words_of(view, items, _keys(view))


def _words_of(view: View, items: Sequence[Item], keys: Sequence[str | None]) -> dict[str, list[str]]:
    # Most items are neither names nor figures.
    form, size, kind, comparator = (["-"] * len(items) for _ in range(4))
    for at, (item, key) in enumerate(zip(items, keys, strict=True)):
        figure = item.figure
        if item.mention is not None:
            form[at] = item.mention.form
        elif key:
            form[at] = "noun"
        if figure is not None:
            size[at], kind[at], comparator[at] = size_of(figure.value), figure.kind, figure.comparator
    relation: list[str] = []
    part: list[str] = []
    for row in view.rows:
        told = row.line.relations
        relation += [told[item.token.i] for item in row.line.items]
        part += [row.line.part] * len(row.line.items)
    return {
        "symbol": [symbol for row in view.rows for symbol in row.symbols],
        "tag": [item.tag for item in items],
        "relation": relation,
        "form": form,
        "part": part,
        "size": size,
        "kind": kind,
        "comparator": comparator,
    }


def code(view: View, book: Codebook) -> Coded:
    """The story of a view in numbers."""
    items = [item for row in view.rows for item in row.line.items]
    sizes = [len(row.line.items) for row in view.rows]
    starts = numpy.cumsum([0, *sizes])
    line = numpy.repeat(numpy.arange(len(sizes)), sizes)
    paragraph = numpy.repeat(numpy.array([row.line.paragraph for row in view.rows], dtype="int64"), sizes)
    claimed, read, heading, signs = (numpy.zeros(len(items), dtype="int64") for _ in range(4))
    traced: list[int] = []
    for row, start in zip(view.rows, starts.tolist(), strict=False):
        for trace in row.traces:
            at = start + trace.item.index
            traced.append(at)
            claimed[at] = 1 + READINGS.get(trace.measure, 0)
            if trace.reading is not None:
                read[at] = 1 + READINGS.get(trace.reading.measure, 0)
            if trace.item.figure is not None and (over := view.column(row, trace.item)) != "-":
                heading[at] = 1 + crc32(over.encode()) % HEADINGS
        for item in row.figures:
            if item.figure is not None:
                signs[start + item.index] = SIGNS.get(item.figure.printed[:1], 0)
    keys = _keys(view)
    words = _words_of(view, items, keys)
    told = [_coded(found, book[name]) for name, found in words.items()]
    endings = [
        _ending(item.lower[-3:]) if item.figure is None and item.entity is None else 0 for item in items
    ]
    opens, opens_part = _changes(line), _changes(paragraph)
    marks = opens + 2 * opens_part + 8 * numpy.array([item.quoted for item in items], dtype="int64")
    marks[:-1] += 4 * opens[1:]
    marks[-1:] += 4
    mentions: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        if key is not None:
            mentions.setdefault(key, []).append(at)
    who = numpy.zeros(len(items), dtype="int64")
    for rank, key in enumerate(sorted(mentions, key=lambda key: -len(mentions[key])), 1):
        who[mentions[key]] = rank
    tellings = [_telling(item.lower) if item.entity is None else 0 for item in items]
    nodes = (who > 0) | (opens > 0)
    nodes |= numpy.array(
        [
            symbol in COUNTING or item.figure is not None or item.entity is not None
            for symbol, item in zip(words["symbol"], items, strict=True)
        ],
        dtype=bool,
    )
    nodes[traced] = True
    columns = numpy.empty((len(COLUMNS), len(items)), dtype="int64")
    for into, column in zip(
        columns,
        (told[0], endings, *told[1:], claimed, read, marks, tellings, heading, signs),
        strict=True,
    ):
        into[:] = column
    return Coded(
        columns.T,
        who, line, paragraph, _heads(view, starts), _vectors(view), starts,
        {key: numpy.array(found) for key, found in mentions.items()},
        _until(starts, [row.who for row in view.rows]),
        _until(starts, [row.results for row in view.rows]),
        _until(starts, [[item for item in row.line.items if item.verb] for row in view.rows]),
        numpy.flatnonzero(nodes),
    )  # fmt: skip


def _coded(words: Sequence[str], book: Mapping[str, int]) -> list[int]:
    """The codes of words, 1 for what is not known."""
    codes = {word: book.get(word, 1) for word in set(words)}
    return [codes[word] for word in words]


@lru_cache(maxsize=8_192)
def _ending(letters: str) -> int:
    """The code of a word by its last letters."""
    return 1 + crc32(letters.encode()) % ENDINGS


@lru_cache(maxsize=16_384)
def _telling(word: str) -> int:
    """The code of the class of outcome that a word in lower case tells, 0 of none."""
    return TELLS.get(tells(word) or "", 0)


def _keys(view: View) -> list[str | None]:
    """Whom each item names: an entity, or a common noun that votes are said of."""
    found: list[str | None] = []
    for row in view.rows:
        keys: list[str | None] = [None] * len(row.line.items)
        for item in (*row.who, *row.places, *row.bodies):
            keys[item.index] = key_of(item)
        found += keys
    return found


def _heads(view: View, starts: Ids) -> Ids:
    """Over each item the one that it hangs from in the tree, itself at the top."""
    found: list[int] = []
    for row, start in zip(view.rows, starts.tolist(), strict=False):
        found += [start + head for head in row.over]
    return numpy.array(found, dtype="int64")


def _vectors(view: View) -> Floats:
    """What the language model makes of each item's main word; nothing where the pipeline has no such layer."""
    found = numpy.zeros((sum(len(row.line.items) for row in view.rows), WIDTH), dtype="float32")
    at = 0
    for row in view.rows:
        items = row.line.items
        if items:
            tensor = items[0].token.doc.tensor
            if tensor.shape[-1:] == (WIDTH,):
                found[at : at + len(items)] = tensor[[item.token.i for item in items]]
        at += len(items)
    return found


def _changes(numbers: Ids) -> Ids:
    changes = numpy.ones(len(numbers), dtype="int64")
    changes[1:] = numbers[1:] != numbers[:-1]
    return changes


def _until(starts: Ids, which: Sequence[Sequence[Item]]) -> Ids:
    found = numpy.zeros(int(starts[-1]) + 1, dtype="int64")
    for start, items in zip(starts.tolist(), which, strict=False):
        found[[start + item.index + 1 for item in items]] = 1
    return found.cumsum()

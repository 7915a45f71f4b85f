"""A line as the linker sees it: in symbols, with its names, its figures, its places and what the tree tells of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from copydesk.claims.linker.traces import Trace
from copydesk.claims.sentences.line import Item, Line
from copydesk.lexicon import owners
from copydesk.records import Contest, Place
from copydesk.records.once import once

# Common nouns that votes and seats are said of besides those that the rules know.
NOUNS = owners.GENERIC | {"write-ins", "write-in", "undecided", "abstentions"}
# Figures that are no results and stand between results without parting them.
ASIDE = frozenset({"date", "age", "ordinal", "duration", "money"})
# Words of another line that can tell what a figure is of; all others are of their own line alone.
TELLING = frozenset(
    """
    vote votes voters voter seats seat turnout counted counting lead leads majority threshold share percent change swing
    poll polls exit projected projection won win lost elected electorate registered ballots constituency constituencies
    provinces states districts councils delegates gain gains loss losses table results result final provisional partial
    """.split()
)
# Words that tell the whole story something: what is counted, at which stage, in which round, when.
COUNTING = TELLING | frozenset(
    """
    first second third round rounds runoff run-off ballot list lists proportional preference preferences preferred primary
    primaries caucus caucuses transfers advance eliminated nomination nominee survey surveys pollster forecast official
    officially declared certified complete preliminary latest unofficial tally tallies tallied outstanding remaining trends
    projections predicted count precincts wards booths ago earlier previous previously last predecessor outgoing
    dissolution record former compared since again would could if
    """.split()
)


def symbol(item: Item) -> str:
    """A word in lower case; a name by its kind, a figure by its unit."""
    if item.figure is not None:
        return f"#{item.figure.unit or item.figure.kind}"
    if item.entity is not None:
        if item.mention is not None and item.mention.form == "pronoun":
            return item.lower
        return f"@{item.entity.kind}"
    return item.lower


@dataclass(eq=False)
class Row:
    """A line in symbols; its names, figures and places."""

    line: Line
    symbols: list[str] = field(default_factory=list)
    who: list[Item] = field(default_factory=list)
    figures: list[Item] = field(default_factory=list)
    results: list[Item] = field(default_factory=list)
    places: list[Item] = field(default_factory=list)
    bodies: list[Item] = field(default_factory=list)
    dated: list[Item] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    _heads: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, line: Line) -> Row:
        """The row of a line."""
        row = cls(line)
        for item in line.items:
            row.symbols.append(symbol(item))
            entity = item.entity
            if item.figure is not None:
                row.figures.append(item)
                if item.figure.kind in ("date", "duration"):
                    row.dated.append(item)
                if item.figure.kind not in ASIDE:
                    row.results.append(item)
            elif entity is None:
                if item.lower in NOUNS:
                    row.who.append(item)
            elif item.who:
                row.who.append(item)
            elif isinstance(entity, Place | Contest):
                row.places.append(item)
                if isinstance(entity, Contest) and entity.date:
                    row.dated.append(item)
            else:
                row.bodies.append(item)
        return row

    @once
    def near(self) -> list[tuple[str, str, str, str, str, str]]:
        """For each index the three symbols before it and the three behind, as `at` tells them, left to right."""
        padded = ["^", "^", "^", *self.symbols, "$", "$", "$"]
        return list(zip(padded, padded[1:], padded[2:], padded[4:], padded[5:], padded[6:], strict=False))

    def at(self, index: int) -> str:
        """The symbol at `index`; "^" before the line, "$" behind it."""
        return "^" if index < 0 else "$" if index >= len(self.symbols) else self.symbols[index]

    @once
    def words(self) -> frozenset[str]:
        """Its symbols, each once."""
        return frozenset(self.symbols)

    @once
    def telling(self) -> frozenset[str]:
        """Those of its symbols that can tell what a figure of another line is of."""
        return self.words & TELLING

    def heads(self, index: int) -> list[tuple[int, str]]:
        """The items over one in the tree with the relation that leads up to each, from itself on."""
        chain = self._heads.get(index)
        if chain is not None:
            return chain
        chain = self._heads[index] = [(index, "")]
        line = self.line
        heads, relations, holder_of = line.heads, line.relations, line.roots.get
        token, last = line.items[index].token.i, index
        for _ in range(7):
            head = heads[token]
            if head == token:
                break
            holder = holder_of(head)
            if holder is None:
                break
            if holder.index != last:
                last = holder.index
                chain.append((last, relations[token]))
            token = head
        return chain

    @once
    def over(self) -> list[int]:
        """For each item the one over it in the tree, itself at the top."""
        heads, holder_of = self.line.heads, self.line.roots.get
        found: list[int] = []
        for index, item in enumerate(self.line.items):
            token = item.token.i
            # The tokens of a name hang from each other first.
            for _ in range(7):
                head = heads[token]
                holder = holder_of(head) if head != token else None
                if holder is None or holder.index != index:
                    break
                token = head
            else:
                holder = None
            found.append(holder.index if holder is not None else index)
        return found


def bucket(number: int) -> str:
    """Small numbers by themselves, larger ones in ranges."""
    return _BUCKETS[number] if number < 15 else "15+"


_BUCKETS = (*"01234", *["5-6"] * 2, *["7-9"] * 3, *["10-14"] * 5)

"""Features as rows of tables: what a function tells of a few words is spelled once, and all that it tells is one row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy
from numpy.typing import NDArray

Floats = NDArray[numpy.float32]
# Features as they are written, or as the rows that networks know them by.
Bag = list[Any]
Codes = tuple[Any, ...]
# Features that follow from a few words and numbers.
Tell = Callable[..., Iterable[str]]
# What one function told of so many arguments is kept, and rows that stand for several features, so many.
MOST_TOLD, MOST_ROWS = 8_000, 16_000


class Told(dict[Any, Codes]):
    """What a function tells, coded, by its arguments: the only one, or all of them as a tuple."""

    def __init__(self, tell: Tell, code: Callable[[Iterable[str]], Codes]) -> None:
        super().__init__()
        self.tell, self.code = tell, code

    def __missing__(self, of: Any) -> Codes:
        if len(self) >= MOST_TOLD:
            self.clear()
        made = self[of] = self.code(self.tell(*of) if type(of) is tuple else self.tell(of))
        return made

    def each(self, words: Iterable[Any]) -> Iterable[Any]:
        """What is told of every one of the words."""
        return chain.from_iterable(map(self.__getitem__, words))


class Spelling(dict[Tell, Told]):
    """Features of a question as they are written: for training, and for networks that are not at hand."""

    def __missing__(self, tell: Tell) -> Told:
        made = self[tell] = Told(tell, self.together)
        return made

    def code(self, bag: Iterable[str]) -> Bag:
        """A bag of features one by one."""
        return list(bag)

    def together(self, bag: Iterable[str]) -> Codes:
        """Features that often stand together."""
        return tuple(bag)


class Coder(Spelling):
    """Features of a question as rows of the table of the network that is asked it.

    Row 0 is of every bag. Features that the network does not know have no row. Behind the rows of single features stand those of
    features that were told together: their sums.
    """

    def __init__(self, rows: Mapping[str, int], table: Floats) -> None:
        """`rows`: where in the table a feature stands; the feature "" is of every bag, in row 0."""
        super().__init__()
        self.codes = {feature: at for feature, at in rows.items() if feature}
        self.size = len(table)
        self._most = self.size + MOST_ROWS
        self.table: Floats = numpy.concatenate([table, numpy.zeros((1024, table.shape[1]), "float32")])
        self._sums: dict[Codes, Codes] = {}

    def code(self, bag: Iterable[str]) -> Bag:
        """The rows of a bag's features."""
        # Those that the network does not know are None; no feature's row is 0.
        return list(filter(None, map(self.codes.get, bag)))

    def together(self, bag: Iterable[str]) -> Codes:
        """One row for all of them, where there is room for more rows."""
        rows = tuple(sorted(self.code(bag)))
        if len(rows) < 2:
            return rows
        found = self._sums.get(rows)
        if found is None:
            if self.size >= self._most:
                return rows
            found = self._sums[rows] = (self._summed(rows),)
        return found

    def _summed(self, rows: Codes) -> int:
        at = self.size
        if at == len(self.table):
            more = min(at, self._most - at + 1)
            self.table = numpy.concatenate([self.table, numpy.zeros((more, self.table.shape[1]), "float32")])
        self.table[at] = self.table.take(rows, axis=0).sum(axis=0)
        self.size += 1
        return at

    def sums(self, bags: Sequence[Sequence[int]]) -> Floats:
        """The rows of each bag added up, with that of every bag; shape (bags, columns)."""
        rows: list[int] = []
        starts: list[int] = []
        for bag in bags:
            starts.append(len(rows))
            rows.append(0)
            rows += bag
        sums: Floats = numpy.add.reduceat(self.table.take(rows, axis=0), starts, axis=0)
        return sums

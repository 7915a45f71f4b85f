"""The network of the name recogniser at run time: words embedded once and kept, then a small CNN, on numpy alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import numpy
from numpy.typing import NDArray

from copydesk.language.convolution import Convolution, Floats
from copydesk.language.lexemes import (
    LISTS,
    gram_rows,
    key,
    known_as,
    shape,
    shape_row,
    spelling,
    strangeness,
    word_rows,
)  # fmt: skip

# Words whose embedding is kept. Beyond this the cache is emptied: a million stories hold endless figures and names.
CACHE_WORDS = 40_000
TAGS = (
    "O",
    *(f"{part}-{kind}" for kind in ("PERSON", "PARTY", "ORG", "PLACE", "ELECTION") for part in "BILU"),
)
SPREAD = 1e-5


def wide(stored: Mapping[str, Any], name: str) -> Floats:
    """An array as it is computed with. Stored are whole numbers with a scale for each column, or half floats."""
    array: NDArray[Any] = stored[name]
    if array.dtype == numpy.int8:
        return numpy.asarray(array.astype("float32") * stored[f"{name}_scale"], dtype="float32")
    return array.astype("float32")


class NameNet:
    """Scores of tags for the words of a text. What it says of a text depends on that text alone, to the last bit."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        self.stored = dict(stored)
        self.word, self.gram, self.shape = (wide(stored, name) for name in ("word", "gram", "shape"))
        self.mix, self.mix_bias = wide(stored, "mix"), wide(stored, "mix_bias")
        self.gain, self.shift = wide(stored, "mix_gain"), wide(stored, "mix_shift")
        self.vectors, self.scale = stored["vectors"], stored["vectors_scale"]
        keys = stored["keys"].tolist()
        self.bits = dict(zip(keys, stored["bits"].tolist(), strict=True))
        self.place = dict(zip(keys, range(len(keys)), strict=True))
        self.nothing = numpy.zeros(len(self.scale), dtype="float32")
        self.width = len(self.gain)
        self.layers = [
            Convolution(
                wide(stored, f"conv{index}"), wide(stored, f"conv{index}_bias"), wide(stored, f"conv{index}_gain"),
                wide(stored, f"conv{index}_shift"), SPREAD, int(step),
            )
            for index, step in enumerate(stored["steps"])
        ]  # fmt: skip
        self.out, self.out_bias = wide(stored, "out"), wide(stored, "out_bias")
        self.moves: Floats = wide(stored, "moves")
        self.rows: dict[str, int] = {}
        self.table: Floats = numpy.zeros((1024, self.width), dtype="float32")

    @classmethod
    def from_bytes(cls, data: bytes) -> NameNet:
        """The network as `to_bytes` wrote it."""
        with numpy.load(BytesIO(data), allow_pickle=False) as stored:
            return cls({name: stored[name] for name in stored.files})

    def to_bytes(self) -> bytes:
        """The weights as one numpy archive."""
        out = BytesIO()
        numpy.savez(out, **self.stored)
        return out.getvalue()

    def __call__(self, words: Sequence[str]) -> Floats:
        """A row of scores for each word."""
        places = self._places(words)  # first, as it may put a longer table in place of the old
        rows = self.table[places]
        for layer in self.layers:
            rows = layer(rows)
        return rows @ self.out + self.out_bias

    def _places(self, words: Sequence[str]) -> list[int]:
        places = list(map(self.rows.get, words))
        if None in places:
            if len(self.rows) > CACHE_WORDS:
                self.rows.clear()
            for word in words:
                if word not in self.rows:
                    self._learn(word)
            places = list(map(self.rows.get, words))
        return places  # type: ignore[return-value]

    def _learn(self, word: str) -> None:
        """Embed a word, by itself: what it gets depends on no other."""
        place = len(self.rows)
        if place == len(self.table):
            self.table = numpy.concatenate([self.table, numpy.zeros_like(self.table)])
        self.table[place] = self.embed(word)
        self.rows[word] = place

    def embed(self, word: str) -> Floats:
        """The row of one word."""
        plain = spelling(word)
        known = known_as(word, plain, self.bits)
        one, two = word_rows(known or plain)
        code = key(known) if known is not None else None
        lists = 0 if code is None else self.bits[code]
        vector = self.nothing if code is None else self.vectors[self.place[code]] * self.scale
        seen = numpy.concatenate(
            [
                self.word[one] + self.word[two],
                self.gram[gram_rows(plain)].mean(axis=0),
                self.shape[shape_row(shape(word))],
                vector,
                [float(lists >> place & 1) for place in range(len(LISTS))],
                [strangeness(known, plain)],
            ]
        ).astype("float32")
        best = (self.mix @ seen + self.mix_bias).reshape(-1, self.width).max(axis=0)
        best -= best.mean()
        best /= numpy.sqrt(best @ best / self.width + SPREAD)
        return numpy.asarray(best * self.gain + self.shift, dtype="float32")

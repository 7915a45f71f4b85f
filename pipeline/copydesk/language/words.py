"""The word layer of the shipped pipeline: joint tags split into tag and part of speech, base forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
import srsly
from spacy.attrs import LEMMA, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from copydesk.language.breaks import hard_breaks
from copydesk.language.lemmas import Table, lemma


@Language.factory(
    "copydesk_breaks",
    assigns=["token.is_sent_start"],
    default_config={},
)
def make_breaks(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Where a sentence must start or must not, before any model is asked."""
    return hard_breaks


class Words:
    """Splits "VBD|VERB" into tag and part of speech and finds the base form."""

    def __init__(self, vocab: Vocab, table: Table | None = None) -> None:
        self.vocab = vocab
        self.table: Table = {} if table is None else table
        self._tags: dict[int, tuple[int, int, str]] = {}
        self._lemmas: dict[tuple[int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set tag, part of speech and base form of every word."""
        values: list[tuple[int, int, int]] = []
        for orth, joint in doc.to_array(["ORTH", "TAG"]).tolist():
            tag, pos, name = self._tags.get(joint) or self._split(joint)
            base = self._lemmas.get((orth, pos)) or self._base(orth, pos, name)
            values.append((tag, pos, base))
        # At once: to put a row into an array takes longer than to find it.
        doc.from_array([TAG, POS, LEMMA], numpy.array(values, dtype="uint64").reshape(-1, 3))
        return doc

    def _split(self, joint: int) -> tuple[int, int, str]:
        tag, _, name = self.vocab.strings[joint].partition("|")
        name = name or "X"
        known = (self.vocab.strings.add(tag), IDS[name], name)
        self._tags[joint] = known
        return known

    def _base(self, orth: int, pos: int, name: str) -> int:
        base = self.vocab.strings.add(lemma(self.vocab.strings[orth], name, self.table))
        if len(self._lemmas) < 200_000:  # a cache, so bounded: a million stories hold endless figures
            self._lemmas[orth, pos] = base
        return base

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write the table beside the other components."""
        srsly.write_msgpack(Path(path), self.table)

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> Words:
        """Read the table."""
        self.table = srsly.read_msgpack(Path(path))
        return self

    def to_bytes(self, *, exclude: tuple[str, ...] = ()) -> bytes:
        """The table as bytes, for a pipeline that is sent to another process."""
        return bytes(srsly.msgpack_dumps(self.table))

    def from_bytes(self, data: bytes, *, exclude: tuple[str, ...] = ()) -> Words:
        """Read the table from bytes."""
        self.table = srsly.msgpack_loads(data)
        return self


@Language.factory(
    "copydesk_words",
    requires=["token.tag"],
    assigns=["token.tag", "token.pos", "token.lemma"],
    default_config={},
)
def make_words(nlp: Language, name: str) -> Any:
    """The component that follows a tagger trained on joint tags."""
    return Words(nlp.vocab)

"""A document cut into its sentences and worked on sentence by sentence, all of them side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy
from spacy.attrs import ORTH, SENT_START
from spacy.tokens import Doc

# Words worked on side by side: a parser holds 4 KiB of each, and more at once pay off less where they outgrow the cache.
WORDS = 4_000


def sentences(doc: Doc) -> list[tuple[int, int]]:
    """Where each sentence starts and ends, in words; the whole document if nobody has said."""
    marks = doc.to_array([SENT_START]).astype("int64") == 1
    marks[0] = True
    starts = numpy.flatnonzero(marks).tolist()
    return list(zip(starts, [*starts[1:], len(doc)], strict=True))


def cut(doc: Doc, spans: Sequence[tuple[int, int]]) -> list[Doc]:
    """A document for each span, with the rows of the tensor that belong to it.

    A transition model takes one step in every document at a time: many short documents cost it far fewer rounds than
    one long, and what it says of a sentence depends on this document only, however documents are batched.
    """
    strings, tensor = doc.vocab.strings, doc.tensor
    words = [strings[orth] for orth in doc.to_array([ORTH]).tolist()]
    parts = []
    for start, end in spans:
        part = Doc(doc.vocab, words=words[start:end], sent_starts=[True] + [False] * (end - start - 1))
        part.tensor = tensor[start:end]
        parts.append(part)
    return parts


def together(stream: Iterable[Doc], most: int) -> Iterator[list[Doc]]:
    """Documents that are worked on side by side: no more than `most`, nor many words."""
    held: list[Doc] = []
    words = 0
    for doc in stream:
        if held and (len(held) >= most or words + len(doc) > WORDS):
            yield held
            held, words = [], 0
        held.append(doc)
        words += len(doc)
    if held:
        yield held

"""The name recogniser of the shipped pipeline, as a spaCy component."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import numpy
from spacy.attrs import ENT_IOB, ENT_TYPE, IS_SPACE, ORTH
from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from copydesk.language.convolution import Floats
from copydesk.language.decoding import SPACE, best_tags, names_of
from copydesk.language.name_net import TAGS, NameNet
from copydesk.language.pieces import sentences, together

INSIDE, OUTSIDE, BEGIN = 1, 2, 3  # spaCy's numbers


class Names:
    """Finds people, parties, organisations, places and elections; no name crosses the end of a sentence."""

    def __init__(self, vocab: Vocab, name: str = "ner") -> None:
        self.vocab, self.name = vocab, name
        self.net: NameNet | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of names."""
        return tuple(sorted({tag[2:] for tag in TAGS} - {""}))

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one document."""
        return next(iter(self.pipe([doc])))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Find names in some documents at a time, in order: what one gets does not depend on its neighbours."""
        for docs in together(stream, batch_size):
            self._name([doc for doc in docs if len(doc)])
            yield from docs

    def _name(self, docs: Sequence[Doc]) -> None:
        """Names of documents, the words of each scored by themselves, the sentences of all tagged side by side."""
        if self.net is None:
            raise ValueError(f"the component {self.name!r} has no weights: load it from disk or bytes")
        if not docs:
            return
        ends = list(accumulate(map(len, docs), initial=0))
        spans = [
            (first + start, first + end)
            for first, doc in zip(ends, docs, strict=False)
            for start, end in sentences(doc)
        ]
        tags = best_tags(numpy.concatenate([self._scores(doc) for doc in docs]), self.net.moves, spans)
        kinds = {kind: self.vocab.strings.add(kind) for kind in self.labels}
        values = numpy.zeros((len(tags), 2), dtype="uint64")
        values[:, 0] = OUTSIDE
        for start, end, kind in names_of(tags):
            values[start:end] = (INSIDE, kinds[kind])
            values[start, 0] = BEGIN
        for doc, (first, last) in zip(docs, pairwise(ends), strict=True):
            doc.from_array([ENT_IOB, ENT_TYPE], values[first:last])

    def _scores(self, doc: Doc) -> Floats:
        """A row of scores for each word; a space is no name's first or last."""
        assert self.net is not None
        read, strings = doc.to_array([ORTH, IS_SPACE]), self.vocab.strings
        scores = self.net([strings[orth] for orth in read[:, 0].tolist()])
        scores[read[:, 1] == 1] += SPACE
        return scores

    def score(self, examples: Iterable[Example], **settings: Any) -> dict[str, Any]:
        """spaCy's scores of names."""
        return dict(get_ner_prf(examples, **settings))

    def to_bytes(self, *, exclude: tuple[str, ...] = ()) -> bytes:
        """The weights."""
        return b"" if self.net is None else self.net.to_bytes()

    def from_bytes(self, data: bytes, *, exclude: tuple[str, ...] = ()) -> Names:
        """Take weights."""
        self.net = NameNet.from_bytes(data) if data else None
        return self

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write the weights as one file."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> Names:
        """Read the weights."""
        return self.from_bytes(Path(path).read_bytes())


@Language.factory(
    "copydesk_names",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={},
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def make_names(nlp: Language, name: str) -> Any:
    """The recogniser without weights; they come from disk."""
    return Names(nlp.vocab, name)

"""The name recogniser of the shipped pipeline, as a spaCy component."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy
from spacy.attrs import ENT_IOB, ENT_TYPE, IS_SPACE, ORTH
from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from copydesk.language.decoding import SPACE, best_tags, names_of
from copydesk.language.name_net import TAGS, NameNet
from copydesk.language.pieces import sentences

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
        if self.net is None:
            raise ValueError(f"the component {self.name!r} has no weights: load it from disk or bytes")
        length = len(doc)
        if not length:
            return doc
        read, strings = doc.to_array([ORTH, IS_SPACE]), self.vocab.strings
        scores = self.net([strings[orth] for orth in read[:, 0].tolist()])
        scores[read[:, 1] == 1] += SPACE
        kinds = {kind: self.vocab.strings.add(kind) for kind in self.labels}
        values = numpy.zeros((length, 2), dtype="uint64")
        values[:, 0] = OUTSIDE
        for start, end, kind in names_of(best_tags(scores, self.net.moves, sentences(doc))):
            values[start:end] = (INSIDE, kinds[kind])
            values[start, 0] = BEGIN
        doc.from_array([ENT_IOB, ENT_TYPE], values)
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Find names document by document, in order."""
        for doc in stream:
            yield self(doc)

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

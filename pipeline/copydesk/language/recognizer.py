"""The name recogniser of the shipped pipeline: spaCy's own, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy
from spacy.attrs import ENT_IOB, ENT_TYPE
from spacy.language import Language
from spacy.pipeline.ner import DEFAULT_NER_MODEL, EntityRecognizer
from spacy.tokens import Doc
from thinc.api import Model

from copydesk.language.pieces import cut, sentences


class Names(EntityRecognizer):  # type: ignore[misc]
    """spaCy's entity recogniser; no name crosses the end of a sentence."""

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one document."""
        return next(iter(self.pipe([doc], batch_size=1)))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Find names document by document, in order: what one gets does not depend on its neighbours."""
        on_error = self.get_error_handler()
        for doc in stream:
            try:
                if len(doc):
                    self._find(doc)
            except Exception as error:
                on_error(self.name, self, [doc], error)
            else:
                yield doc

    def _find(self, doc: Doc) -> None:
        parts = cut(doc, sentences(doc))
        self.set_annotations(parts, self.predict(parts))
        doc.from_array(
            [ENT_IOB, ENT_TYPE], numpy.concatenate([part.to_array([ENT_IOB, ENT_TYPE]) for part in parts])
        )


@Language.factory(
    "copydesk_names",
    assigns=["doc.ents", "token.ent_iob", "token.ent_type"],
    default_config={
        "moves": None,
        "update_with_oracle_cut_size": 100,
        "incorrect_spans_key": None,
        "model": DEFAULT_NER_MODEL,
        "scorer": {"@scorers": "spacy.ner_scorer.v1"},
    },
    default_score_weights={"ents_f": 1.0, "ents_p": 0.0, "ents_r": 0.0, "ents_per_type": None},
)
def make_names(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: Any,
    update_with_oracle_cut_size: int,
    incorrect_spans_key: str | None,
    scorer: Any,
) -> Names:
    """spaCy's entity recogniser, sentence by sentence."""
    return Names(
        nlp.vocab,
        model,
        name,
        moves=moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        incorrect_spans_key=incorrect_spans_key,
        beam_width=1,
        beam_density=0.0,
        beam_update_prob=0.0,
        multitasks=[],
        scorer=scorer,
    )

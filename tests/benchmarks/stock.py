"""spaCy's stock small configuration, as its English small pipeline has it, untrained: weights cost no time."""

from __future__ import annotations

from typing import Any

import spacy
from spacy.language import Language
from spacy.training import Example

from copydesk.desk import Desk
from tests.benchmarks.stories import texts


def stock(desk: Desk) -> Language:
    """tok2vec, tagger, parser and an NER with its own tok2vec; the rule-based parts are left out."""
    blank = spacy.blank("en")
    blank.add_pipe("tok2vec")
    shared = {
        "@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec",
    }  # fmt: skip
    blank.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": shared}})
    blank.add_pipe(
        "parser",
        config={
            "model": {
                "@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "hidden_width": 64,
                "extra_state_tokens": False, "maxout_pieces": 2, "use_upper": True, "nO": None, "tok2vec": shared,
            }
        },
    )  # fmt: skip

    blank.add_pipe("ner")
    examples = [_example(blank, doc) for doc in desk.language.pipeline.pipe(texts())]
    blank.initialize(lambda: examples)
    return blank


def _example(blank: Language, doc: Any) -> Example:
    """What our own pipeline says, so that the stock one has as many labels."""
    reference = spacy.tokens.Doc(
        blank.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ or "NN" for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ or "dep" for token in doc],
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
    )
    return Example(blank.make_doc(doc.text), reference)

"""A tokenizer without rules, for a pipeline that brings all of its own."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry

BARE = "copydesk.Bare.v1"


@registry.tokenizers(BARE)
def make_bare() -> Callable[[Language], Tokenizer]:
    """What makes it; the rules are read from the pipeline's folder afterwards."""
    return lambda nlp: Tokenizer(nlp.vocab)

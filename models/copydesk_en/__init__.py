"""The trained spaCy pipeline of copydesk: English, political news."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import copydesk.language.trees
import copydesk.language.words  # noqa: F401  registers the pipeline's own components

PATH = Path(__file__).parent / "data"


def load(**settings: Any) -> Any:
    """The pipeline, loaded; settings are those of `spacy.load`."""
    import spacy

    return spacy.load(PATH, **settings)

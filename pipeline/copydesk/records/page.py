"""A page: one spaCy Doc and where its text begins in the article. Long articles are several pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Page:
    """A Doc whose character 0 is character `start` of the article."""

    doc: Doc
    start: int = 0

    def span(self, first: Token, last: Token) -> tuple[int, int]:
        """Article positions from the start of token `first` to the end of token `last`."""
        return self.start + first.idx, self.start + last.idx + len(last)

"""A page: one spaCy Doc and where its text begins in the article. Long articles are several pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk.records.once import once

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Page:
    """A Doc whose character 0 is character `start` of the article."""

    doc: Doc
    start: int = 0

    @once
    def sentences(self) -> list[tuple[int, int]]:
        """Where its sentences begin and end in the article, told at once: spaCy's spans take ten times as long."""
        if not self.doc.has_annotation("SENT_START"):
            raise ValueError("the pipeline marks no sentences")
        rows = self.doc.to_array(["SENT_START", "IDX", "LENGTH"]).tolist()
        found: list[tuple[int, int]] = []
        begin = end = 0
        for number, (starts, at, length) in enumerate(rows):
            if number == 0 or starts == 1:
                if number:
                    found.append((begin, end))
                begin = self.start + at
            end = self.start + at + length
        return [*found, (begin, end)] if rows else []

    def span(self, first: Token, last: Token) -> tuple[int, int]:
        """Article positions from the start of token `first` to the end of token `last`."""
        return self.start + first.idx, self.start + last.idx + len(last)

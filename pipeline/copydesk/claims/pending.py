"""A figure on its way to a claim."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.claims.measures.reading import Reading
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.owner import Owner


@dataclass
class Pending:
    """A figure on its way to a claim."""

    item: Item
    reading: Reading
    owner: Owner
    when: str | None = None

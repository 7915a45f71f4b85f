"""A finding's places in their sentences, for lists where the story itself is not shown."""

from __future__ import annotations

import json

from markupsafe import Markup

from copydesk.edge.rows import unpacked
from copydesk.edge.store import Store
from copydesk.records import Finding, FindingSpan
from copydesk.reports.columns import safe
from copydesk.reports.excerpt import sentence

# Sentences of one finding; the story shows all of them.
MOST = 3


class Texts:
    """The texts of stories in a store, each fetched once; the rest of a Reading is left alone."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.known: dict[int, str] = {}

    def of(self, key: int | None) -> str:
        """The text of a story, by its key; nothing for no story."""
        if key is None:
            return ""
        if key not in self.known:
            row = self.store.db.execute("SELECT body FROM readings WHERE article = ?", (key,)).fetchone()
            self.known[key] = json.loads(unpacked(row[0]))["article"]["text"] if row else ""
        return self.known[key]


def excerpts(text: str, finding: Finding) -> list[Markup]:
    """The sentences of one text that hold places of a finding, the places marked; the first place first."""
    article = finding.primary.article
    groups: dict[tuple[int, int], list[FindingSpan]] = {}
    for span in sorted(finding.spans, key=lambda one: (one.role != "primary", one.start)):
        if span.article == article and span.role != "context" and 0 <= span.start < span.end <= len(text):
            groups.setdefault(sentence(text, span.start, span.end), []).append(span)
    return [_marked(text, *place, spans) for place, spans in list(groups.items())[:MOST]]


def _marked(text: str, start: int, end: int, spans: list[FindingSpan]) -> Markup:
    """A sentence as HTML; of places that overlap the first given is marked."""
    pieces, at = [Markup("")], start
    free: list[FindingSpan] = []
    for span in spans:
        if all(span.end <= one.start or one.end <= span.start for one in free):
            free.append(span)
    for span in sorted(free, key=lambda one: one.start):
        pieces.append(Markup("{}").format(safe(text[at : span.start])))
        pieces.append(
            Markup('<mark class="{}">{}</mark>').format(span.role, safe(text[span.start : span.end]))
        )
        at = span.end
    pieces.append(Markup("{}").format(safe(text[at:end])))
    return Markup("").join(pieces)

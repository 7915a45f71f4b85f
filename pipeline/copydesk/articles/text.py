"""Plain text to Article: title set before it, structure, date, language, counts and hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from copydesk.articles.dateline import alone, opening
from copydesk.articles.dates import iso
from copydesk.articles.lines import UNSEEN
from copydesk.articles.structure import structure
from copydesk.articles.tongue import language as language_of
from copydesk.articles.wrapping import layout
from copydesk.records import Article, Dateline
from copydesk.records.layout import Running

_SURROGATE = re.compile("[\ud800-\udfff]")


def from_text(
    text: str,
    *,
    id: str = "-",
    source: str | None = None,
    title: str | None = None,
    published: object = None,
    dateline: object = None,
    language: str | None = None,
    url: str | None = None,
    slug: str | None = None,
    version: str | None = None,
    agency: str | None = None,
) -> Article:
    """The Article of a text. A title goes before it with a blank line between; positions count in the whole.

    `dateline`: a string, a mapping with place, date and agency, or a Dateline. Raises ValueError where there
    is no story in `text`.
    """
    text = clean(text)
    if not UNSEEN.sub("", text).strip():
        raise ValueError("there is no text")
    title = " ".join(clean(title).split()) if title else ""
    whole = f"{title}\n\n{text}" if title else text
    beside = layout(whole)
    flow = Running(whole, beside)
    found = structure(flow.text, title_end=flow.narrow(len(title)))
    line = _dateline(found.dateline and flow.received_as(found.dateline), dateline)
    span = found.title_span
    return Article(
        id=clean(id),
        source=None if source is None else clean(source),
        sha256=hashlib.sha256(whole.encode()).hexdigest(),
        title=None if span is None else flow.text[span.start : span.end],
        title_span=span and flow.received_as(span),
        published=iso(published) or (iso(line.date) if line else None),
        dateline=line,
        language=language or language_of(text),
        chars=len(whole),
        words=len(whole.split()),
        parts=tuple(map(flow.received_as, found.parts)) if beside else tuple(found.parts),
        agency=agency or (line.agency if line else None),
        url=url,
        slug=slug,
        version=version or found.version,
        text=whole,
        layout=beside,
    )


def clean(text: str) -> str:
    """Without a byte-order mark, and with U+FFFD for what no encoding can write; nothing moves."""
    return _SURROGATE.sub("\ufffd", text[1:] if text.startswith("\ufeff") else text)


def _dateline(found: Dateline | None, given: object) -> Dateline | None:
    """The dateline in the text, completed by the one given apart."""
    apart = _given(given)
    if found is None or apart is None:
        return found or apart
    return found.model_copy(
        update={
            "place": found.place or apart.place,
            "date": found.date or apart.date,
            "agency": found.agency or apart.agency,
        }
    )


def _given(given: object) -> Dateline | None:
    if given is None or isinstance(given, Dateline):
        return given
    if isinstance(given, Mapping):
        values = {key: str(given[key]) for key in ("place", "date", "agency") if given.get(key)}
        return Dateline(**values) if values else None
    line = " ".join(clean(str(given)).split())
    if not line:
        return None
    parsed = alone(line) or opening(f"{line} — ") or Dateline(place=line.strip(" -–—:"))
    return parsed.model_copy(update={"start": None, "end": None})

"""NITF, alone or inside NewsML-G2."""

from __future__ import annotations

from typing import Any

from copydesk.articles.markup import every, first, inline, local, text_of
from copydesk.articles.outcome import Draft, ReadError


def draft(root: Any) -> Draft:
    """The Draft of an NITF element. Raises ReadError where it has no body."""
    content = first(root, "body.content")
    if content is None:
        content = first(root, "body")
    if content is None:
        raise ReadError("format", "NITF without a body")
    headline = first(root, "hl1")
    title = inline(headline if headline is not None else first(root, "hedline", "title"))
    document = first(root, "pubdata")
    key = first(root, "du-key")
    return Draft(
        text=text_of(content),
        title=title,
        published=_date(root),
        dateline=_dateline(root),
        language=root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        url=_link(document),
        slug=key.get("key") if key is not None else _keyword(root),
        version=_version(root, key),
        agency=_agency(root),
    )


def _date(root: Any) -> str | None:
    """The day of issue, of release, of the story, of the publication."""
    for name, attribute in (("date.issue", "norm"), ("date.release", "norm"), ("story.date", "norm"),
                            ("pubdata", "date.publication")):  # fmt: skip
        node = first(root, name)
        found = (node.get(attribute) or inline(node)) if node is not None else None
        if found:
            return str(found)
    return None


def _dateline(root: Any) -> dict[str, str] | str | None:
    """The dateline in the head, by its parts where it has them."""
    node = first(root, "dateline")
    if node is None:
        return None
    place, day = inline(first(node, "location")), inline(first(node, "story.date"))
    if not place and not day:
        return inline(node)
    return {name: value for name, value in (("place", place), ("date", day)) if value}


def _link(document: Any) -> str | None:
    link = document.get("ex-ref") if document is not None else None
    return link if link and str(link).startswith("http") else None


def _keyword(root: Any) -> str | None:
    node = first(root, "slugline", "slug")
    if node is not None:
        return inline(node)
    return next(
        (str(node.get("content")) for node in every(root, "meta") if node.get("name") == "slug"), None
    )


def _version(root: Any, key: Any) -> str | None:
    version = key.get("version") if key is not None else None
    notes = [node for node in every(root, "correction", "ed-msg") if "correct" in _told(node)]
    return ", ".join(filter(None, (version, "correction" if notes else None))) or None


def _told(node: Any) -> str:
    return f"{local(node)} {node.get('info', '')} {inline(node) or ''}".lower()


def _agency(root: Any) -> str | None:
    for name in ("distributor", "doc.rights", "doc.copyright"):
        node = first(root, name)
        if node is not None:
            found = inline(node) or node.get("provider") or node.get("holder")
            if found:
                return str(found)
    return None

"""NewsML-G2: news items, alone or in a message, with NITF, XHTML or plain text inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from copydesk.articles import nitf
from copydesk.articles.markup import every, first, fragment_text, inline, local, text_of
from copydesk.articles.outcome import Draft, ReadError

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def drafts(root: Any) -> Iterator[Draft | ReadError]:
    """A Draft for every news item under `root`; the guid names each where there are several."""
    items = every(root, "newsitem") or [root]
    for item in items:
        try:
            yield _draft(item, guid=item.get("guid") if len(items) > 1 else None)
        except ReadError as error:
            yield error


def _draft(item: Any, guid: str | None) -> Draft:
    inner = _inner(item)
    if inner is None:
        away = first(item, "remotecontent") is not None
        raise ReadError("format", f"a news item {'whose content is elsewhere' if away else 'without text'}")
    meta = first(item, "contentmeta")
    meta = item if meta is None else meta
    tag = first(meta, "language")
    link = item.get("guid") or ""
    return Draft(
        text=inner.text,
        id=guid,
        title=inline(first(meta, "headline")) or inner.title,
        published=_date(item) or inner.published,
        dateline=inline(first(meta, "dateline")) or inner.dateline or _located(meta),
        language=(tag.get("tag") if tag is not None else None) or item.get(_LANG) or inner.language,
        url=_url(item) or inner.url or (link if link.startswith("http") else None),
        slug=inline(first(meta, "slugline")) or inner.slug,
        version=_version(item) or inner.version,
        agency=_agency(item) or inner.agency,
    )


def _inner(item: Any) -> Draft | None:
    """What the content set holds: NITF, HTML, escaped HTML or plain text."""
    for node in every(item, "inlinexml", "inlinedata"):
        inside = first(node, "nitf")
        if inside is not None:
            return nitf.draft(inside)
        if local(node) == "inlinexml":
            headline = first(node, "h1", "title")
            body = first(node, "body")
            text = text_of(node if body is None else body)
            if text.strip():
                return Draft(text=text, title=inline(headline))
            continue
        raw = "".join(node.itertext())
        kind = (node.get("contenttype") or "").lower()
        text = fragment_text(raw) if "html" in kind or raw.lstrip().startswith("<") else raw
        if text.strip():
            return Draft(text=text)
    return None


def _date(item: Any) -> str | None:
    """When this version was made; else its content; else the item."""
    for name in ("versioncreated", "contentmodified", "contentcreated", "firstcreated"):
        found = inline(first(item, name))
        if found:
            return found
    return None


def _located(meta: Any) -> dict[str, str] | None:
    node = first(meta, "located")
    name = inline(first(node, "name")) if node is not None else None
    return {"place": name} if name else None


def _url(item: Any) -> str | None:
    for node in every(item, "link", "altid", "canonical"):
        target = node.get("href") or ""
        if target.startswith("http") and "canonical" in (node.get("rel") or ""):
            return str(target)
    return None


def _agency(item: Any) -> str | None:
    """Where the information is from; else who provides, made or owns it."""
    for name in ("infosource", "provider", "creator", "copyrightholder"):
        node = first(item, name)
        if node is None:
            continue
        found = inline(first(node, "name")) or node.get("literal") or _code(node.get("qcode"))
        if found:
            return str(found)
    return None


def _code(qcode: str | None) -> str | None:
    return qcode.partition(":")[2] or None if qcode else None


def _version(item: Any) -> str | None:
    """The version, and whether it corrects or withdraws an earlier one."""
    told = [str(node.get("qcode") or "") for node in every(item, "signal", "pubstatus")]
    told += [inline(node) or "" for node in every(item, "ednote")]
    words = " ".join(told).lower()
    state = (
        "withdrawn"
        if "cancel" in words or "withheld" in words
        else "correction"
        if "correct" in words
        else None
    )
    return ", ".join(filter(None, (item.get("version"), state))) or None

"""HTML: the story out of its page, with trafilatura on local bytes; positions are in the extracted text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from copydesk.articles.dates import iso
from copydesk.articles.decode import decode
from copydesk.articles.markup import every, first, inline, is_plain, parse_html, text_of
from copydesk.articles.outcome import Draft, ReadError, ReadOptions

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.I)
_DATES = (
    "article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish_date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.created", "parsely-pub-date", "sailthru.date",
    "article:modified_time",
)  # fmt: skip
_LINKED_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_STORY = frozenset(["article", "main"])
# Below this many characters trafilatura's choice is distrusted, and the page's own paragraphs are taken.
_SHORT = 250


def read(data: bytes, options: ReadOptions) -> Iterator[Draft | ReadError]:  # noqa: ARG001  as all readers
    """The story of the page, its headline set apart, with the page's date and address."""
    page = _decoded(data)
    root = parse_html(page)
    told = _told(root)
    title = _title(root, told)
    text = _without_title(_story(page, root), title)
    yield Draft(
        text=text, title=title if text.strip() else None, published=_date(root, told), url=_url(root, told)
    )


def _decoded(data: bytes) -> str:
    """Text by byte-order mark or UTF-8, else as the page says, else as any text."""
    try:
        return decode(data)
    except ReadError as error:
        named = _CHARSET.search(data[:4096])
        if error.kind != "encoding" or not named:
            raise
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            raise error from None


def _told(root: Any) -> dict[str, str]:
    """What the page's meta elements say, the first of each name."""
    told: dict[str, str] = {}
    for node in every(root, "meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        if name and node.get("content"):
            told.setdefault(name, node.get("content").strip())
    return told


def _title(root: Any, told: dict[str, str]) -> str | None:
    """The headline as the page prints it; else as it tells others; else its title without the site's name."""
    story = first(root, *_STORY)
    printed = inline(first(story, "h1")) if story is not None else None
    printed = printed or inline(first(root, "h1")) or told.get("og:title") or told.get("headline")
    if printed:
        return " ".join(printed.split())
    title = inline(first(root, "title"))
    return re.split(r" [|–—] | - ", title)[0] if title else None


def _date(root: Any, told: dict[str, str]) -> str | None:
    for name in _DATES:
        found = iso(told.get(name))
        if found:
            return found
    for node in every(root, "script"):
        if "ld+json" in (node.get("type") or ""):
            linked = _LINKED_DATE.search(node.text or "")
            if linked and iso(linked[1]):
                return iso(linked[1])
    for node in every(root, "time"):
        found = iso(node.get("datetime")) or iso(inline(node))
        if found:
            return found
    return None


def _url(root: Any, told: dict[str, str]) -> str | None:
    for node in every(root, "link"):
        if "canonical" in (node.get("rel") or "").lower() and node.get("href"):
            return str(node.get("href")).strip()
    return told.get("og:url")


def _story(page: str, root: Any) -> str:
    """trafilatura's text; the page's own paragraphs where that is next to nothing."""
    # trafilatura's own parser drops without a word what lies deep, and takes hours over what is broad.
    text = _extracted(page) if is_plain(root) else ""
    if len(text) >= _SHORT:
        return text
    story = first(root, *_STORY)
    whole = text_of(story if story is not None and inline(story) else root)
    return whole if len(whole) > len(text) else text


def _extracted(page: str) -> str:
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        return ""
    text = found.text if found is not None and not isinstance(found, dict) else None
    return "\n\n".join(_joined(text or ""))


def _joined(text: str) -> Iterator[str]:
    """Paragraphs; lines of one list or table stay together."""
    run: list[str] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if line.startswith(("- ", "|")):
            run.append(line)
            continue
        if run:
            yield "\n".join(run)
            run = []
        yield line
    if run:
        yield "\n".join(run)


def _without_title(text: str, title: str | None) -> str:
    """The text without its first line, where that is the title over again."""
    line, _, rest = text.lstrip().partition("\n")
    return rest.lstrip() if title and " ".join(line.split()) == title else text

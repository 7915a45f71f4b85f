"""An XML document: NITF, NewsML-G2 or XHTML, told apart by the root element."""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.articles import newsml, nitf
from copydesk.articles.decode import decode
from copydesk.articles.markup import first, local, parse_xml
from copydesk.articles.outcome import Draft, ReadError, ReadOptions

_NEWSML = frozenset(["newsitem", "newsmessage", "itemset", "contentmeta", "contentset", "fragment"])


def read(data: bytes, options: ReadOptions) -> Iterator[Draft | ReadError]:
    """The stories in it. Raises ReadError for XML of another kind."""
    root = parse_xml(data, _decoded(data))
    name = local(root)
    if name == "nitf":
        yield nitf.draft(root)
    elif name in _NEWSML:
        yield from newsml.drafts(root)
    elif name == "html":
        from copydesk.articles import html

        yield from html.read(data, options)
    elif first(root, "nitf") is not None:
        yield nitf.draft(first(root, "nitf"))
    else:
        raise ReadError("format", f"XML of a kind that is not read (root element {name!r})")


def _decoded(data: bytes) -> str | None:
    """The text, unless the document names an encoding that only the XML parser knows."""
    declared = data[:200].lower()
    known = b"encoding" not in declared or any(
        name in declared for name in (b"utf-8", b"utf-16", b"1252", b'8859-1"', b"8859-1'", b"ascii")
    )
    return decode(data) if known else None

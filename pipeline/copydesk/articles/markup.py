"""Elements to text: paragraphs parted by blank lines, cells by tabs, items by lines. Shared by all markup."""

from __future__ import annotations

import re
from typing import Any

from copydesk.articles.outcome import ReadError

_PARAGRAPHS = frozenset(
    ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hl2", "blockquote", "bq", "block", "section", "article",
     "pre", "ul", "ol", "dl", "table", "figure", "header", "footer", "main", "body", "body.content", "hr",
     "para", "address"]
)  # fmt: skip
_LINES = frozenset(["li", "tr", "br", "dt", "dd"])
_CELLS = frozenset(["td", "th"])
# Figures with their captions, scripts, and what a page shows beside the story.
_SILENT = frozenset(
    ["script", "style", "head", "media", "figure", "noscript", "template", "iframe", "svg", "object", "nav",
     "form", "button", "select", "body.head", "body.end", "audio", "video", "picture"]
)  # fmt: skip
# Elements within each other: deeper than a parser goes that is not told to go on.
_DEEP = 200
# Elements beside each other, each counted with each: what looks for places among them takes so long. A live page of
# 2,000 paragraphs has 4 million.
_BROAD = 25_000_000
_SPACE = re.compile(r"[ \t\r\n\x0b\x0c]+")
_GAPS = re.compile(r" *\n[ \n]*\n *")
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(r"&(?!#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)")


def local(element: Any) -> str:
    """An element's name without its namespace, in lower case; "" for comments and the like."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2].lower()


def text_of(element: Any, silent: frozenset[str] = _SILENT) -> str:
    """The text in an element, laid out by its block elements. Walks without recursion."""
    pieces: list[str] = []
    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, done = stack.pop()
        name = local(node)
        if done:
            pieces.append(_after(name))
        elif name and (name not in silent or node is element):
            pieces.append(_before(name))
            pieces.append(_SPACE.sub(" ", node.text or ""))
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node))
            continue
        if node is not element and node.tail:
            pieces.append(_SPACE.sub(" ", node.tail))
    return _tidy("".join(pieces))


def inline(element: Any) -> str | None:
    """The text in an element on one line, or None."""
    if element is None:
        return None
    return " ".join(text_of(element, frozenset()).split()) or None


def _before(name: str) -> str:
    if name in _PARAGRAPHS:
        return "\n\n"
    return "\n- " if name == "li" else "\n" if name in _LINES else ""


def _after(name: str) -> str:
    if name in _PARAGRAPHS:
        return "\n\n"
    return "\t" if name in _CELLS else "\n" if name in _LINES and name != "br" else ""


def _tidy(text: str) -> str:
    """One blank line between paragraphs, none at the ends, no space at the ends of lines."""
    lines = [re.sub(r" {2,}", " ", line).strip(" \t") for line in _GAPS.sub("\n\n", text).split("\n")]
    kept: list[str] = []
    for line in lines:
        if line and line != "-":
            kept.append(line)
        elif kept and kept[-1]:
            kept.append("")
    return "\n".join(kept).strip("\n")


def parse_xml(data: bytes, text: str | None = None) -> Any:
    """The root element of an XML document: no entities, no network, no DTD, bounded depth and size.

    HTML's named characters and bare ampersands, which agencies send, are mended. Raises ReadError.
    """
    from lxml import etree

    if b"<!ENTITY" in data or (text and "<!ENTITY" in text):
        raise ReadError("format", "XML that declares entities is not read")
    mended = _mend(text) if text is not None else data
    try:
        return _parse(mended)
    except etree.XMLSyntaxError as error:
        fault = error
    if text is not None and "Extra content" in str(fault):
        try:
            return _parse(f"<fragment>{_without_prolog(text)}</fragment>")
        except etree.XMLSyntaxError:
            pass
    raise ReadError("format", f"not well-formed XML: {fault}"[:200])


def _parse(source: str | bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    data = source.encode("utf-8") if isinstance(source, str) else source
    root = etree.fromstring(data, parser)
    if root is None:
        raise ReadError("format", "XML without an element")
    return root


def _mend(text: str) -> str:
    """Named characters of HTML as such, bare ampersands escaped, and no word of an encoding now undone."""
    from html.entities import html5

    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>\s*", "", text, count=1)
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)
    return _BARE.sub("&amp;", _ENTITY.sub(lambda match: html5.get(f"{match[1]};", f"&amp;{match[1]};"), text))


def _without_prolog(text: str) -> str:
    text = re.sub(r"^\s*<\?xml[^>]{0,200}\?>\s*", "", text, count=1)
    return re.sub(r"^\s*<!DOCTYPE[^>\[]{0,300}>\s*", "", text, count=1)


def parse_html(text: str) -> Any:
    """The root of an HTML page or fragment. Raises ReadError where there is no element, or no end of them."""
    root, whole = _parse_html(text, deep=False)
    if not whole:
        root, whole = _parse_html(text, deep=True)
    if root is None:
        raise ReadError("format", "HTML without an element")
    if not whole:
        raise ReadError("format", "HTML nested too deeply")
    return root


def _parse_html(text: str, *, deep: bool) -> tuple[Any, bool]:
    """The root, or None; and whether all of the text is in it: libxml2 drops what lies too deep."""
    from lxml import etree, html

    parser = html.HTMLParser(
        no_network=True, huge_tree=deep, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("format", f"not HTML: {error}"[:200]) from None
    return root, all(one.type_name != "ERR_RESOURCE_LIMIT" for one in parser.error_log)


def is_plain(root: Any) -> bool:
    """Whether a page is such as people make: neither deeper nor broader than `_DEEP` and `_BROAD` say."""
    from lxml import etree

    depth = pairs = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start":
            pairs += len(element) ** 2
        if depth > _DEEP or pairs > _BROAD:
            return False
    return True


def fragment_text(markup: str) -> str:
    """The text of a fragment of HTML, as JSON and NewsML-G2 carry it."""
    return text_of(parse_html(markup)) if markup.strip() else ""


def first(element: Any, *names: str) -> Any:
    """The first element in document order with one of the names, namespace and case aside; None if none."""
    wanted = frozenset(names)
    return next((node for node in element.iter() if local(node) in wanted), None)


def every(element: Any, *names: str) -> list[Any]:
    """All elements with one of the names, in document order."""
    wanted = frozenset(names)
    return [node for node in element.iter() if local(node) in wanted]

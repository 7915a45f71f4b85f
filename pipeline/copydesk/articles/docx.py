"""Word documents (.docx): the paragraphs and tables of the main part."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from copydesk.articles.markup import first, inline, local, parse_xml
from copydesk.articles.outcome import Draft, ReadError, ReadOptions

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    ["del", "movefrom", "instrtext", "deltext", "pict", "txbxcontent", "fallback", "footnotereference"]
)


def read(data: bytes, options: ReadOptions) -> Iterator[Draft | ReadError]:
    """The document's text; a paragraph in the style Title is its title. Raises ReadError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            if "word/document.xml" not in names:
                raise ReadError("binary", "a ZIP archive that is no Word document")
            body = _member(packed, "word/document.xml", options)
            core = _member(packed, "docProps/core.xml", options) if "docProps/core.xml" in names else None
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
    ) as error:
        raise ReadError("format", f"a broken Word document: {error}"[:200]) from None
    title, paragraphs = _paragraphs(parse_xml(body))
    yield Draft(text="\n\n".join(paragraphs), title=title, language=_language(core))


def _member(packed: zipfile.ZipFile, name: str, options: ReadOptions) -> bytes:
    with packed.open(name) as stream:
        data = stream.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise ReadError("too-large", f"{name} unpacks to more than {options.max_bytes:,} bytes")
    return data


def _language(core: bytes | None) -> str | None:
    if core is None:
        return None
    try:
        return inline(first(parse_xml(core), "language"))
    except ReadError:
        return None


def _paragraphs(root: Any) -> tuple[str | None, list[str]]:
    """The title, and the paragraphs; a row of a table is one, its cells parted by tabs."""
    title: str | None = None
    found: list[str] = []
    body = first(root, "body")
    if body is None:
        raise ReadError("format", "a Word document without a body")
    for node in body.iter(f"{_WORD}p", f"{_WORD}tr"):
        if local(node) == "tr":
            cells = [" ".join(_text(cell).split()) for cell in node.iter(f"{_WORD}tc")]
            text = "\t".join(cells).strip()
        elif next(node.iterancestors(f"{_WORD}tr", f"{_WORD}txbxContent", f"{_WORD}del"), None) is not None:
            continue
        else:
            text = _text(node).strip()
        if not text:
            continue
        if title is None and not found and _style(node) == "title":
            title = text
        else:
            found.append(("- " if _is_item(node) else "") + text)
    return title, found


def _style(node: Any) -> str:
    style = node.find(f"{_WORD}pPr/{_WORD}pStyle")
    return "" if style is None else str(style.get(f"{_WORD}val", "")).lower()


def _is_item(node: Any) -> bool:
    return node.find(f"{_WORD}pPr/{_WORD}numPr") is not None


def _text(node: Any) -> str:
    """The runs of a paragraph, without what was deleted."""
    pieces, stack = [], [node]
    while stack:
        current = stack.pop()
        name = local(current)
        if name in _SKIPPED:
            continue
        if name == "t":
            pieces.append(current.text or "")
        elif name in ("tab", "br", "cr"):
            pieces.append("\t" if name == "tab" else "\n")
        elif name == "nobreakhyphen":
            pieces.append("-")
        stack.extend(reversed(current))
    return "".join(pieces)

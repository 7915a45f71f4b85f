"""What kind of document some bytes are, by what stands in them; the name only where that leaves a choice."""

from __future__ import annotations

import json
import re
from typing import Literal

from copydesk.articles.decode import encoding_of
from copydesk.articles.fields import OTHER_COLUMNS, TEXT_COLUMNS
from copydesk.articles.outcome import ReadOptions
from copydesk.articles.streams import PEEK

Kind = Literal["gzip", "zip", "parquet", "html", "xml", "json", "jsonl", "csv", "markdown", "plain"]

_ROOT = re.compile(r"<(?![?!])(?:[\w.-]+:)?([A-Za-z][\w.-]*)")
_DOCTYPE_HTML = re.compile(r"<!doctype\s+html", re.I)
_PROLOG = re.compile(
    r"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?\s*>\s*)*", re.I | re.S
)
_CLOSING = re.compile(r"</[A-Za-z]")
# Elements that a page begins with, closed or not.
_HTML_ROOTS = frozenset(
    "html head body article div p main section h1 h2 h3 title meta link span br hr img header nav".split()
)
# Elements that a piece of a page begins with; a text may too, so they must be closed somewhere.
_HTML_PIECES = frozenset(
    "a abbr address aside b blockquote button center cite code dd dl dt em figure font footer form h4 h5 h6 i iframe"
    " li ol pre q s script small strong style sub sup svg table tbody td th tr u ul".split()
)
_XML_ROOTS = frozenset(
    "nitf newsitem newsmessage itemset contentmeta contentset fragment packageitem rss feed rdf".split()
)
# How a JSON object or list goes on; "[1] ..." and "{Mensah} won" are text.
_JSON_STRING = r'"(?:[^"\\\n]|\\.)*"'
_JSON = re.compile(rf"\{{\s*(?:{_JSON_STRING}\s*:|\}})|\[\s*(?:[\[{{\]]|{_JSON_STRING}\s*[,\]])")
_MARKDOWN = (".md", ".markdown", ".mdown")
_TEXTS = (".txt", ".text", *_MARKDOWN)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[A-Za-z][\w -]*:.*\r?\n)")
_HEADING = re.compile(r"#{1,3} \S")


def kind_of(head: bytes, name: str, options: ReadOptions) -> Kind:
    """The kind of a document that begins with `head`. Raises ReadError for bytes that are no text."""
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(b"PAR1"):
        return "parquet"
    encoding, skip = encoding_of(head)
    text = head[skip:].decode(encoding, errors="replace").lstrip()
    name = name.lower().removesuffix(".gz")
    if text.startswith("<"):
        return _markup(text, name)
    if text.startswith(("{", "[")):
        found = _json(text, len(head) >= PEEK, name)
        if found:
            return found
    if name.endswith((".csv", ".tsv")) or _is_table(text, name, options):
        return "csv"
    if name.endswith(_MARKDOWN) or _FRONT_MATTER.match(text) or _HEADING.match(text):
        return "markdown"
    return "plain"


def _markup(text: str, name: str) -> Kind:
    """HTML or XML; plain where nothing but the first sign looks like either: "<Mensah> won on Sunday"."""
    if _DOCTYPE_HTML.match(text):
        return "html"
    prolog = _PROLOG.match(text)
    root = _ROOT.match(text, prolog.end() if prolog else 0)
    element = root[1].lower() if root else ""
    if element in _HTML_ROOTS:
        return "html"
    if text.startswith("<?xml") or element in _XML_ROOTS:
        return "xml"
    if not root:
        return "plain"
    closed = f"</{element}" in text.lower()
    if element in _HTML_PIECES and (closed or name.endswith((".html", ".htm"))):
        return "html"
    # The end of a long document is out of sight, but not that of all that is in it.
    if closed or name.endswith(".xml") or len(_CLOSING.findall(text)) > 2:
        return "xml"
    return "plain"


def _json(text: str, cut: bool, name: str) -> Kind | None:
    """JSON Lines if the first line is a value by itself and more follow or the name says so."""
    first, _, rest = text.partition("\n")
    if name.endswith((".jsonl", ".ndjson", ".jsonlines")):
        return "jsonl"
    if name.endswith(".json") and not first.startswith("{"):
        return "json"
    whole = _parses(first)
    if whole and first.startswith("{"):
        return "jsonl" if rest.strip() else "json"
    if whole and rest.strip():
        # A list is a line of many, or a mark before a text: "[1]".
        return "jsonl" if rest.lstrip().startswith(("{", "[")) else None
    begun = _JSON.match(text)
    if begun and not whole and cut and "\n" not in text:
        # A first line longer than what was looked at: an object alone or the first of many. Lines read both.
        return "jsonl" if first.startswith("{") else "json"
    return "json" if name.endswith(".json") or whole or begun else None


def _parses(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(text: str, name: str, options: ReadOptions) -> bool:
    """A first line of named columns, one of which holds the text.

    Where the user names that column, what does not call itself a text is a table, even one that lacks it.
    """
    given = options.text_column or options.columns.get("text")
    if given and not name.endswith(_TEXTS):
        return True
    first = text.partition("\n")[0].strip()
    if len(first) > 1000:
        return False
    for mark in ",;\t|":
        names = [name.strip().strip('"').lower() for name in first.split(mark)]
        if given:
            if given.strip().lower() in names:
                return True
        elif len(names) > 1 and any(name in TEXT_COLUMNS for name in names):
            return any(name in OTHER_COLUMNS for name in names)
    return False

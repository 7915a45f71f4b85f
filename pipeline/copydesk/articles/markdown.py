"""Markdown: markup blanked out character for character, so that positions are those of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from copydesk.articles.decode import decode
from copydesk.articles.outcome import Draft, ReadError, ReadOptions

# Markup becomes no-break spaces: white space to every reader, yet no columns of a table.
_BLANK = "\xa0"
_FRONT = re.compile(r"---[ \t]*\r?\n((?:[^\r\n]*\r?\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"([A-Za-z][\w-]{0,40})[ \t]{0,20}:([^\r\n]*)")
_HEAD = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+|(?<![ \t])[ \t]+#{1,6}[ \t]*(?=\r?$)", re.M)
_TITLE = re.compile(r"[ \t\r\n\xa0]*#[ \t]+([^\r\n]{1,300})")
_RULE = re.compile(r"^[ \t]{0,3}(?:[-*_=][ \t]?){3,80}(?=\r?$)", re.M)
_QUOTED = re.compile(r"^[ \t]{0,3}(?:>[ \t]?){1,5}", re.M)
# ![picture](address), [words](address "title"), [words][1], [1]: address, <https://...>
_IMAGE = re.compile(
    r"!\[[^\[\]\n]{0,300}\](?:\([^()\s]{0,500}(?:[ \t][^()\n]{0,200})?\)|\[[^\[\]\n]{0,80}\])"
)
_LINK = re.compile(
    r"(\[)([^\[\]\n]{1,500})(\](?:\([^()\s]{0,500}(?:[ \t][^()\n]{0,200})?\)|\[[^\[\]\n]{0,80}\]))"
)
_TARGET = re.compile(r"^[ \t]{0,3}\[[^\[\]\n]{1,80}\]:[ \t]+\S.*$", re.M)
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>\s]{1,500}>")
_COMMENT = re.compile(r"<!--(?:(?!-->|<!--).){0,5000}-->", re.S)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:[ \t][^<>\n]{0,300})?/?>")
# **bold**, *stress*, __bold__, _stress_, ~~struck~~, `code`; not 3 * 4, nor snake_case
_STRESS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])|(?<=[^\s*])(\*{1,3})(?![\w*])|(?<!\w)(_{1,3})(?=[^\s_])"
                     r"|(?<=[^\s_])(_{1,3})(?!\w)|~~|`{1,3}")  # fmt: skip
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def read(data: bytes, options: ReadOptions) -> Iterator[Draft | ReadError]:  # noqa: ARG001  as all readers
    """The text with its markup blanked; what the front matter tells."""
    text = decode(data)
    front = _FRONT.match(text)
    told = _fields(front[1]) if front else {}
    heading = _TITLE.match(text, front.end() if front else 0)
    if front:
        text = _blank(front) + text[front.end() :]
    title = told.get("title") or told.get("headline")
    yield Draft(
        text=_unmarked(text),
        title=None if heading else title,
        published=told.get("published") or told.get("date") or told.get("pubdate"),
        dateline=told.get("dateline"),
        language=told.get("language") or told.get("lang"),
        url=told.get("url") or told.get("canonical_url"),
        slug=told.get("slug"),
        version=told.get("version"),
        agency=told.get("agency"),
    )


def _fields(front: str) -> dict[str, str]:
    return {
        match[1].lower(): value for match in _FIELD.finditer(front) if (value := match[2].strip("\"' \t"))
    }


def _unmarked(text: str) -> str:
    for pattern in (_COMMENT, _IMAGE, _TARGET, _ADDRESS):
        text = pattern.sub(_blank, text)
    text = _LINK.sub(lambda match: _BLANK + match[2] + _BLANK * len(match[3]), text)
    for pattern in (_TAG, _RULE, _HEAD, _QUOTED, _STRESS, _ESCAPE):
        text = pattern.sub(_blank, text)
    return text


def _blank(match: re.Match[str]) -> str:
    """The same stretch as white space, its line ends kept."""
    return re.sub(r"[^\r\n]", _BLANK, match[0])

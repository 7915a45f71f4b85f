"""What each stretch of a story is: headline, dateline, crosshead, body, caption, list, table, quote."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from copydesk.articles.dateline import alone, opening
from copydesk.articles.dates import DATE
from copydesk.articles.lines import BULLET, Line, lines
from copydesk.articles.quotes import quotes
from copydesk.records import Dateline, Part, TitleSpan
from copydesk.records.article import PartKind

# A label with figures behind it.
_LABELLED = re.compile(r"[^:\d]{1,30}(?:\d{1,3})?: [^\n]*\d")
_STOPPED = re.compile(r"[.;,:…][\"'”’)\]]{0,3}$")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){1,4}$|\b(?:Jr|Sr|St|Inc|Ltd|vs|No)\.$")
_CAPTION = re.compile(
    r"(?:FILE(?: PHOTO)?\s?[-–—:]|(?:FILE )?(?:Photo|PHOTO|Image|Picture|Photograph|Caption"
    r"|Pictured|Video|Graphic|Credit|Map|Chart)(?: by| credit| caption)?:"
    r"|(?:Image|Media|Photo) caption[,:]"
    r"|\((?:AP |File )?Photo)"
)
_CREDITED = re.compile(
    r"\((?:[A-Z]{2,5}|Reuters|File)? ?(?:[Pp]hoto|[Ii]mage|[Pp]icture)s?[^()]{0,60}\)\.?$"
    r"|/(?:Reuters|AP|AFP|Getty Images)$|(?:Photo(?:graph)?|Picture|Image|Credit)(?: by|: ?)[^.:;]{3,60}$"
)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d ?(?:[ap]\.?m\.?|[A-Z]{2,4}|h)?\b|\d{1,2} ?[ap]\.?m\.?\b", re.I)
# "11:55 p.m.", "12:35 a.m. Wednesday", "9.40pm": a live page's heads
_TIME_ALONE = re.compile(
    rf"(?:\d{{1,2}}[.:]\d\d ?(?:[ap]\.?m\.?)?|\d{{1,2}} ?[ap]\.?m\.?)(?: [A-Z]{{2,4}})?(?:,? {DATE})?$"
)
_RANKED = re.compile(r"[^\W\d_]")
# (LEAD) ..., (2nd LD) ..., UPDATE 1-..., CORRECTED-..., WRAPUP 2-..., REFILE-...
_PREFIX = re.compile(
    r"\((?:\d?(?:st|nd|rd|th)? ?(?:LEAD|LD|CORRECTED|UPDATED?|Lead|News Focus|URGENT)[^()]{0,20})\)\s*"
    r"|(?:UPDATE|WRAPUP|REFILE|CORRECTED|RPT|CORRECTION)(?: \d{1,2})?\s?[-:–—]\s?(?=\S)"
)


@dataclass
class Structure:
    """What a text is made of; `title` is the headline found in it, without "(LEAD)"."""

    parts: list[Part] = field(default_factory=list)
    title_span: TitleSpan | None = None
    dateline: Dateline | None = None
    version: str | None = None


def structure(text: str, title_end: int = 0) -> Structure:
    """Read the structure of a text whose first `title_end` characters are a title set before it."""
    found = Structure()
    if title_end:
        _add(found, "headline", 0, title_end)
        found.title_span = TitleSpan(start=0, end=title_end)
    paragraphs = [block for block in lines(text) if block.start >= title_end]
    kinds = [_kind(block) for block in paragraphs]
    first = 0 if title_end else _take_headline(found, paragraphs, kinds)
    first = _take_lead_in(found, paragraphs, kinds, first)
    _take_rest(found, paragraphs, kinds, first)
    _take_quotes(found, text)
    found.parts.sort(key=lambda part: (part.start, -part.end, part.kind))
    return found


def _add(found: Structure, kind: PartKind, start: int, end: int) -> None:
    if start < end:
        found.parts.append(Part.model_construct(kind=kind, start=start, end=end))


def _kind(block: Line) -> str:
    """What a paragraph looks like by itself: rule, row, item, result, caption, short or body."""
    line = block.text
    if block.is_rule:
        return "rule"
    if len(line) < 40 and _TIME_ALONE.match(line):
        return "short"
    if len(line) < 400 and (_CAPTION.match(line) or _CREDITED.search(line[-90:])):
        return "caption"
    if BULLET.match(line) and len(line) < 600:
        return "item"
    if block.is_row:
        return "row"
    if len(line) > 120 or len(line.split()) > 18 or (_STOPPED.search(line) and not _ABBREVIATED.search(line)):
        return "body"
    if any(char.isdigit() for char in line) and _RANKED.search(line) and not _CLOCK.match(line):
        return "result"
    return "short"


def _take_headline(found: Structure, paragraphs: list[Line], kinds: list[str]) -> int:
    """The first line, if it has no final stop and a story follows."""
    if len(paragraphs) < 2:
        return 0
    block = paragraphs[0]
    prefix = _PREFIX.match(block.text)
    line = block.text[prefix.end() :] if prefix else block.text
    stopped = _STOPPED.search(line) and not _ABBREVIATED.search(line)
    if not line or len(line) > 200 or stopped or kinds[0] in ("item", "row", "caption"):
        return 0
    if alone(line) or opening(line) or not any(kind == "body" for kind in kinds[1:40]):
        return 0
    # "Place 1: Benavides 2,210, Ohlmann 1,868" over "Place 3: ..." begins a table.
    if kinds[1] != "body" and _LABELLED.match(line) and _LABELLED.match(paragraphs[1].text):
        return 0
    start = block.end - len(line)
    _add(found, "headline", start, block.end)
    found.title_span = TitleSpan(start=start, end=block.end)
    if prefix:
        found.version = prefix[0].strip(" ()-:–—")
    return 1


def _take_lead_in(found: Structure, paragraphs: list[Line], kinds: list[str], first: int) -> int:
    """Bylines and dates under the headline; the index of the first paragraph that is neither."""
    index = first
    while index < min(first + 5, len(paragraphs) - 1):
        block = paragraphs[index]
        line = alone(block.text)
        if line is None:
            if kinds[index] not in ("caption", "short") or not _byline_near(paragraphs, index):
                break
            _add(found, "caption" if kinds[index] == "caption" else "headline", block.start, block.end)
        else:
            _add(found, "dateline", block.start, block.end)
            _merge(found, line, block.start)
        index += 1
    return index


def _byline_near(paragraphs: list[Line], index: int) -> bool:
    """Whether a byline, date or dateline is the very next paragraph: then this line is a second headline."""
    after = paragraphs[index + 1].text if index + 1 < len(paragraphs) else ""
    return bool(alone(after) or opening(after))


def _merge(found: Structure, line: Dateline, offset: int) -> None:
    """Take up what a dateline says that is not known yet; the span is that of the one with the place."""
    moved = line.model_copy(update={"start": (line.start or 0) + offset, "end": (line.end or 0) + offset})
    known = found.dateline
    if known is None:
        if line.place or line.date or line.agency:
            found.dateline = moved
        return
    base = moved if line.place and not known.place else known
    found.dateline = base.model_copy(
        update={
            "place": known.place or line.place,
            "date": known.date or line.date,
            "agency": known.agency or line.agency,
        }
    )


def _take_rest(found: Structure, paragraphs: list[Line], kinds: list[str], first: int) -> None:
    """Lists, tables, crossheads, captions, body, and the dateline in one of the first paragraphs."""
    index, looked = first, 0
    while index < len(paragraphs):
        block, kind = paragraphs[index], kinds[index]
        run = _run_end(kinds, index)
        if run > index + 1 or kind == "item":
            name: PartKind = "table" if kind == "row" else "list"
            _add(found, name, block.start, paragraphs[run - 1].end)
            index = run
            continue
        index += 1
        if kind == "rule":
            continue
        start = block.start
        if kind == "body" and looked < 3 and (found.dateline is None or not found.dateline.place):
            looked += 1
            line = opening(block.text)
            if line:
                start += line.end or 0
                _add(found, "dateline", block.start, start)
                _merge(found, line, block.start)
                while start < block.end and block.text[start - block.start].isspace():
                    start += 1
        _add(found, _final_kind(paragraphs, kinds, index - 1), start, block.end)


def _run_end(kinds: list[str], index: int) -> int:
    """The end of the run of items, rows or results that starts at `index`."""
    kind, end = kinds[index], index + 1
    if kind not in ("item", "row", "result"):
        return end
    while end < len(kinds) and kinds[end] == kind:
        end += 1
    return end


def _final_kind(paragraphs: list[Line], kinds: list[str], index: int) -> PartKind:
    """A short line with a story before and after it is a crosshead; before and after decide nothing else."""
    kind = kinds[index]
    if kind == "caption":
        return "caption"
    after = kinds[index + 1] if index + 1 < len(kinds) else ""
    if (
        kind in ("short", "result")
        and after in ("body", "item", "row", "result")
        and _headed(paragraphs[index].text)
    ):
        return "crosshead"
    return "body"


def _headed(line: str) -> bool:
    """Begins like a heading: a capital or a digit, and is no bare quotation or address."""
    return (
        len(line) <= 90 and (line[0].isupper() or line[0].isdigit() or line[0] in "'‘\"“") and "@" not in line
    )


def _take_quotes(found: Structure, text: str) -> None:
    """Quotations inside every part but tables and datelines."""
    for part in list(found.parts):
        if part.kind in ("table", "dateline"):
            continue
        for start, end in quotes(text, part.start, part.end):
            _add(found, "quote", start, end)

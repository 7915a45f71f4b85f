"""A text as received and as running text, and back: stages read paragraphs without what lays them out.

An Article's `layout` is the stretches of its text that are no part of the story: the line end inside a hard-wrapped
paragraph with the indentation after it, the "> " before a line of quoted mail, the buttons, links and notices of a web
page. Stages and checks see the text without them; every position that they give is carried back, and every text cut
from the article as received.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast, overload

from copydesk.records.article import Article
from copydesk.records.base import Record
from copydesk.records.finding import Finding
from copydesk.records.reading import Reading

AnyRecord = TypeVar("AnyRecord", bound=Record)
Spans = Sequence[tuple[int, int]]


class Running:
    """The running text of one as received, and where each position of the one lies in the other."""

    def __init__(self, text: str, layout: Spans) -> None:
        self.received = text
        pieces, position, length = [], 0, 0
        self._received, self._running = [0], [0]
        for start, end in layout:
            pieces += [text[position:start], _joint(text, start, end)]
            length += start - position + len(pieces[-1])
            self._received.append(end)
            self._running.append(length)
            position = end
        pieces.append(text[position:])
        self.text = "".join(pieces)

    def narrow(self, position: int) -> int:
        """A position of the received text in the running one."""
        at = bisect_right(self._received, position) - 1
        moved = self._running[at] + position - self._received[at]
        return moved if at + 1 == len(self._running) else min(moved, self._running[at + 1])

    def widen(self, position: int) -> int:
        """A position of the running text in the received one."""
        at = bisect_right(self._running, position) - 1
        return self._received[at] + position - self._running[at]

    def running(self, record: AnyRecord) -> AnyRecord:
        """A record of the received text as one of the running text."""
        return _moved(record, self.narrow, lambda end: self.narrow(end - 1) + 1 if end else 0, self.text)

    def received_as(self, record: AnyRecord) -> AnyRecord:
        """A record of the running text as one of the received text."""
        return _moved(record, self.widen, lambda end: self.widen(end - 1) + 1 if end else 0, self.received)


def _joint(text: str, start: int, end: int) -> str:
    """What stands in place of layout: a space for a wrap, but after a hyphen inside a word nothing, nor for the rest."""
    between = text[start:end]
    if "\n" not in between and ("\r" not in between or text[end : end + 1] == "\n"):
        return ""
    hyphened = (
        start > 1 and text[start - 1] == "-" and text[start - 2].isalnum() and text[end : end + 1].isalnum()
    )
    return "" if hyphened else " "


def running(article: Article) -> Article:
    """The article as running text; itself where nothing in it is layout."""
    if not article.layout:
        return article
    flow = Running(article.text, article.layout)
    return flow.running(article).model_copy(update={"text": flow.text, "layout": ()})


def as_received(reading: Reading, article: Article) -> Reading:
    """A Reading of `running(article)` as one of the article."""
    if not article.layout:
        return reading
    moved = Running(article.text, article.layout).received_as(reading)
    return moved.model_copy(update={"article": article})


def running_reading(reading: Reading) -> Reading:
    """A Reading as if its article were running text; itself where it is."""
    article = reading.article
    if not article.layout:
        return reading
    moved = Running(article.text, article.layout).running(reading)
    return moved.model_copy(update={"article": running(article)})


def findings_as_received(findings: Sequence[Finding], article: Article) -> tuple[Finding, ...]:
    """Findings in `running(article)` as findings in the article; spans in other articles stay."""
    if not article.layout:
        return tuple(findings)
    flow = Running(article.text, article.layout)
    return tuple(_finding(finding, flow, article.id) for finding in findings)


def _finding(finding: Finding, flow: Running, id: str) -> Finding:
    mine = [span.article == id for span in finding.spans]
    spans = tuple(
        flow.received_as(span) if own else span for span, own in zip(finding.spans, mine, strict=True)
    )
    suggestion = finding.suggestion
    if suggestion is not None and finding.primary.article == id:
        suggestion = flow.received_as(suggestion)
    return finding.model_copy(update={"spans": spans, "suggestion": suggestion})


def _moved(record: AnyRecord, start: Callable[[int], int], end: Callable[[int], int], text: str) -> AnyRecord:
    """A record with all positions in it moved, and the texts between them cut from `text`."""
    values = {name: _value(getattr(record, name), start, end, text) for name in type(record).model_fields}
    if values.get("start") is not None and values.get("end") is not None:
        first = values["start"] = start(values["start"])
        last = values["end"] = max(first, end(values["end"]))
        cut = "printed" if "printed" in values else "text"
        if values.get(cut):
            values[cut] = text[first:last]
    return cast(AnyRecord, type(record).model_construct(**values))


def _value(value: Any, start: Callable[[int], int], end: Callable[[int], int], text: str) -> Any:
    if isinstance(value, Record):
        return _moved(value, start, end, text)
    if isinstance(value, tuple):
        return tuple(_value(one, start, end, text) for one in value)
    return value


class RunningReadings(Sequence[Reading]):
    """Readings as if all articles were running text, made as they are asked for."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._wrapped: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._readings)

    @overload
    def __getitem__(self, index: int) -> Reading: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Reading]: ...
    def __getitem__(self, index: int | slice) -> Reading | Sequence[Reading]:
        if isinstance(index, slice):
            return RunningReadings(self._readings[index])
        reading = self._readings[index]
        if reading.article.layout:
            self._wrapped[reading.article.id] = index
        return running_reading(reading)

    def as_received(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Findings in these Readings as findings in the articles received."""
        for id in {span.article for finding in findings for span in finding.spans}:
            if id in self._wrapped:
                findings = findings_as_received(findings, self._readings[self._wrapped[id]].article)
        return tuple(findings)

"""A place in an article's text."""

from copydesk.records.base import Record


class Span(Record):
    """Characters `start` to `end` (code points into the article's text as received) and what stands there."""

    start: int
    end: int
    text: str

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any character is shared with `start`..`end`."""
        return self.start < end and start < self.end


def cut(text: str, start: int, end: int) -> Span:
    """The span `start`..`end` of `text`."""
    return Span(start=start, end=end, text=text[start:end])

"""An article as received: its text, where it came from, and which stretch of it is what."""

from typing import Literal

from pydantic import Field

from copydesk.records.base import Record

PartKind = Literal["headline", "dateline", "crosshead", "body", "caption", "list", "table", "quote"]
ErrorKind = Literal[
    "missing", "permission", "encoding", "empty", "binary", "format", "too-large", "timeout", "internal"
]


class Part(Record):
    """A stretch of the text and what it is. Quotes lie inside other parts; the others do not overlap."""

    kind: PartKind
    start: int
    end: int


class Dateline(Record):
    """Place, date and agency that open a wire story. `date` is as printed; `start`..`end` covers it all."""

    place: str | None = None
    date: str | None = None
    agency: str | None = None
    start: int | None = None
    end: int | None = None


class TitleSpan(Record):
    """Where the title stands in the text."""

    start: int
    end: int


class ArticleHead(Record):
    """An article without its text, as a Report carries it unless asked for more."""

    id: str
    source: str | None = None
    sha256: str
    title: str | None = None
    title_span: TitleSpan | None = None
    published: str | None = Field(default=None, description="ISO date, or date and time with offset")
    dateline: Dateline | None = None
    language: str | None = Field(default=None, description="BCP 47 tag")
    chars: int
    words: int
    parts: tuple[Part, ...] = ()
    agency: str | None = None
    url: str | None = None
    slug: str | None = None
    version: str | None = None


class Article(ArticleHead):
    """An article with its text. All positions count code points of `text`."""

    text: str
    layout: tuple[tuple[int, int], ...] = Field(
        default=(),
        description="stretches that stages do not see: line ends inside hard-wrapped paragraphs, margins, page furniture",
    )

    def head(self) -> ArticleHead:
        """The article without its text."""
        return ArticleHead(**{name: getattr(self, name) for name in ArticleHead.model_fields})


class ArticleRef(Record):
    """As much of an article as is known when it could not be read."""

    id: str
    source: str | None = None


class ErrorInfo(Record):
    """Why an article could not be read."""

    kind: ErrorKind
    message: str

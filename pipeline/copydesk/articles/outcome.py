"""What a reader gives for each story, and how it says that it could not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from copydesk.articles.lines import UNSEEN
from copydesk.articles.text import clean, from_text
from copydesk.articles.tongue import is_english, language
from copydesk.records import Article, ArticleRef, ErrorInfo, ErrorReport, SkippedReport
from copydesk.records.article import ErrorKind

Read = Article | ErrorReport | SkippedReport


@dataclass(frozen=True)
class ReadOptions:
    """What a user may set about reading. Sizes bound what a hostile file can cost.

    `published`: the date of stories that bring none. `max_text`: characters of one story. `max_bytes`: of a
    file that is one document, unpacked. `text_column` and `columns` (id, title, ...) name columns of tables.
    """

    published: str | None = None
    max_text: int = 2_000_000
    max_bytes: int = 32_000_000
    text_column: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    any_language: bool = False


class ReadError(Exception):
    """A story that cannot be read: the kind of the contract, and why, for a person."""

    def __init__(self, kind: ErrorKind, message: str) -> None:
        super().__init__(message)
        self.kind: ErrorKind = kind
        self.message = message


@dataclass(frozen=True)
class Draft:
    """A story as a format gives it: its text and what is told of it apart."""

    text: str
    id: str | None = None
    title: str | None = None
    published: object = None
    dateline: object = None
    language: str | None = None
    url: str | None = None
    slug: str | None = None
    version: str | None = None
    agency: str | None = None


def failed(id: str, source: str | None, kind: ErrorKind, message: str) -> ErrorReport:
    """The record of a story that could not be read."""
    ref = ArticleRef(id=clean(id), source=None if source is None else clean(source))
    return ErrorReport(article=ref, error=ErrorInfo(kind=kind, message=clean(message)))


def finish(draft: Draft, id: str, source: str | None, options: ReadOptions) -> Read:
    """The Article of a draft; an error record if it has no text or too much; skipped if not English."""
    if len(draft.text) > options.max_text:
        size = f"{len(draft.text):,} characters; at most {options.max_text:,} are read"
        return failed(id, source, "too-large", f"the story has {size}")
    if "\x00" in draft.text or "\x00" in (draft.title or ""):
        return failed(id, source, "binary", "NUL characters in the text or its title")
    if not UNSEEN.sub("", draft.text).strip():
        return failed(id, source, "empty", "there is no text in it")
    article = from_text(
        draft.text,
        id=id,
        source=source,
        title=draft.title,
        published=draft.published or options.published,
        dateline=draft.dateline,
        language=draft.language,
        url=draft.url,
        slug=draft.slug,
        version=draft.version,
        agency=draft.agency,
    )
    if options.any_language or (is_english(article.language) and is_english(language(draft.text))):
        return article
    head = article.head()
    if is_english(head.language):
        head = head.model_copy(update={"language": language(draft.text)})
    return SkippedReport(article=head)

"""Engines: the same work over many stories in one process or several, results in the order of the input."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from copydesk.articles import Read, failed
from copydesk.edge.rows import packed
from copydesk.records import Article, ErrorReport, Reading, Report, SkippedReport

if TYPE_CHECKING:
    from copydesk.desk import Desk

Made = TypeVar("Made")
MadeOut = TypeVar("MadeOut", covariant=True)

# Stories go through the language model in batches; a batch is closed by either bound. The bounds never
# depend on the number of processes: the same batches give the same bytes.
BATCH = 16
BATCH_CHARS = 100_000
# Seconds that a story of ordinary length may take in a process of its own, where nobody says otherwise: it takes
# one, on a busy machine some. What takes longer does not end.
LONGEST = 300.0


class Work(Protocol[MadeOut]):
    """What is done to stories: one result for each, in order. Pickles; loads its model when first used."""

    def __call__(self, articles: Iterable[Article], /) -> Iterator[MadeOut]:
        """A result for every article, in order."""
        ...


@dataclass(frozen=True)
class Reader:
    """The work of reading."""

    desk: Desk

    def __call__(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """A Reading for every article."""
        return self.desk.read_many(articles)


@dataclass(frozen=True)
class Checked:
    """A story's Report with its text; and what holding it against other stories needs, if that was wanted."""

    report: Report
    note: str = ""
    body: bytes = b""


@dataclass(frozen=True)
class Checker:
    """The work of reading and checking. `across`: also keep what findings across stories need."""

    desk: Desk
    across: bool = True

    def __call__(self, articles: Iterable[Article]) -> Iterator[Checked]:
        """What there is to say of every article."""
        for reading in self.desk.read_many(articles):
            report = self.desk.report_on(reading, with_text=True)
            if self.across:
                yield Checked(report, self.desk.note(reading), packed(reading))
            else:
                yield Checked(report)


@dataclass
class Task(Generic[Made]):
    """A batch on its way: the places of its articles in the input, and how often it was tried."""

    places: list[int]
    articles: list[Article]
    tried: int = 0


def readings(
    desk: Desk, items: Iterable[Read], *, jobs: int = 1, timeout: float | None = None
) -> Iterator[Reading | ErrorReport | SkippedReport]:
    """A Reading for every article among `items`; all else passes through in its place."""
    return run(items, Reader(desk), jobs=jobs, timeout=timeout)


def run(
    items: Iterable[Read], work: Work[Made], *, jobs: int = 1, timeout: float | None = None
) -> Iterator[Made | ErrorReport | SkippedReport]:
    """Do `work` on every article, in the order of `items`, holding only a few batches in memory.

    `timeout`: seconds that a story of ordinary length may take; one job has no limit unless it is given, and
    then a process of its own, several have LONGEST. A story that fails, is cut off or takes its process down
    becomes an error record.
    """
    if jobs > 1 or timeout is not None:
        from copydesk.edge.workers import pooled

        return pooled(batches(items), work, jobs, LONGEST if timeout is None else timeout)
    return _alone(items, work)


def batches(items: Iterable[Read]) -> Iterator[list[Read]]:
    """The items in runs of so many articles, records of other kinds among them."""
    held: list[Read] = []
    count = chars = 0
    for item in items:
        if isinstance(item, Article):
            if count and (count == BATCH or chars + item.chars > BATCH_CHARS):
                yield held
                held, count, chars = [], 0, 0
            count += 1
            chars += item.chars
        held.append(item)
        if len(held) >= 8 * BATCH:
            yield held
            held, count, chars = [], 0, 0
    if held:
        yield held


def _alone(items: Iterable[Read], work: Work[Made]) -> Iterator[Made | ErrorReport | SkippedReport]:
    for batch in batches(items):
        articles = [item for item in batch if isinstance(item, Article)]
        made = iter(worked(articles, work))
        for item in batch:
            yield next(made) if isinstance(item, Article) else item


def worked(articles: list[Article], work: Work[Made]) -> Iterator[Made | ErrorReport]:
    """The results for a batch; when it fails, its stories are tried one by one."""
    done = 0
    try:
        for made in islice(work(articles), len(articles)):
            done += 1
            yield made
    except Exception as error:
        if _is_fatal(error):
            raise
        if len(articles) == 1:
            yield internal(articles[0], error)
            return
        for article in articles[done:]:
            yield from worked([article], work)


def internal(article: Article, error: BaseException) -> ErrorReport:
    """The record of a story that the software failed on."""
    return failed(article.id, article.source, "internal", f"{type(error).__name__}: {error}"[:300])


def _is_fatal(error: Exception) -> bool:
    """A model that cannot be loaded is no story's fault."""
    return type(error).__name__ == "ModelError"

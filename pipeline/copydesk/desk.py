"""The desk: one article through every stage, in order. Read this first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import tee
from typing import TYPE_CHECKING

from copydesk.records import (
    Article,
    Coverage,
    Finding,
    ReadCoverage,
    Reading,
    Report,
    Sentence,
    Settings,
    Unread,
)
from copydesk.records.layout import (
    RunningReadings,
    as_received,
    findings_as_received,
    running,
    running_reading,
)

if TYPE_CHECKING:
    from copydesk.records.page import Page


class Desk:
    """Reads articles and checks them. Reusable; pickles as its arguments and loads the model when needed.

    `model`: name or path of a spaCy pipeline, None for the one shipped. `labels`: its entity labels to ours.
    """

    def __init__(
        self,
        model: str | None = None,
        settings: Settings | None = None,
        labels: Mapping[str, str] | None = None,
    ) -> None:
        from copydesk.language.pipeline import LanguageModel

        self.model = model
        self.settings = settings or Settings()
        self.labels = labels
        self.language = LanguageModel(model, labels)

    def __reduce__(self) -> tuple[type[Desk], tuple[object, ...]]:
        return Desk, (self.model, self.settings, self.labels)

    def read(self, article: Article) -> Reading:
        """Everything that stands in one article."""
        return next(self.read_many([article]))

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """A Reading per article, in order. Articles go through the language model in batches."""
        first, second = tee(articles)
        for received, (article, pages) in zip(
            first, self.language.pages_of(map(running, second)), strict=True
        ):
            reading = as_received(self.read_pages(article, pages), received)
            yield _with_unread_beside(reading) if received.layout else reading

    def read_pages(self, article: Article, pages: Sequence[Page]) -> Reading:
        """The Reading of an article whose text has been through the language model."""
        from copydesk import claims, entities, quantities

        who = entities.read(article, pages)
        figures = quantities.read(article.text, published=article.published, settings=self.settings)
        result = claims.read(article, pages, who, figures)
        return Reading(
            article=article,
            sentences=_sentences(article, pages),
            entities=result.entities,
            quantities=figures,
            claims=result.claims,
            coverage=claims.coverage(article, quantities.scan(article.text), figures, result),
            model=self.language.name,
        )

    def check(self, reading: Reading) -> tuple[tuple[Finding, ...], frozenset[str]]:
        """What is wrong in a Reading, and the ids of the claims that were held against something."""
        from copydesk import checks

        run = checks.run(running_reading(reading), self.settings)
        return findings_as_received(run.findings, reading.article), frozenset(run.checked)

    def report(self, article: Article) -> Report:
        """Read and check one article."""
        return self.report_on(self.read(article))

    def report_on(self, reading: Reading, *, with_text: bool = False) -> Report:
        """The Report of a Reading; with the article's text in it if asked for."""
        findings, checked = self.check(reading)
        return Report(
            article=reading.article if with_text else reading.article.head(),
            entities=reading.entities,
            quantities=reading.quantities,
            claims=reading.claims,
            findings=findings,
            coverage=Coverage(
                numbers=reading.coverage.numbers,
                in_claims=reading.coverage.in_claims,
                checked=len(checked),
                unread=reading.coverage.unread,
            ),
        )

    def note(self, reading: Reading) -> str:
        """What `across` must know of a story: small, and JSON. Best made right after `check`."""
        from copydesk import checks

        return checks.notes(running_reading(reading), self.settings)

    def across(self, readings: Sequence[Reading], notes: Iterable[str] | None = None) -> tuple[Finding, ...]:
        """Findings between stories. With the `notes` of all of them, few Readings are asked for."""
        from copydesk import checks

        flowing = RunningReadings(readings)
        return flowing.as_received(checks.run_across(flowing, self.settings, notes).findings)


def _with_unread_beside(reading: Reading) -> Reading:
    """The Reading with the numbers in its page furniture told as not read."""
    from copydesk import quantities

    text, coverage = reading.article.text, reading.coverage
    beside = [
        Unread(
            start=first + start, end=first + end, text=text[first + start : first + end], why="page furniture"
        )
        for first, last in reading.article.layout
        for start, end in quantities.scan(text[first:last])
    ]
    if not beside:
        return reading
    unread = sorted((*coverage.unread, *beside), key=lambda one: one.start)
    told = ReadCoverage(
        numbers=coverage.numbers + len(beside), in_claims=coverage.in_claims, unread=tuple(unread)
    )
    return reading.model_copy(update={"coverage": told})


def _sentences(article: Article, pages: Sequence[Page]) -> tuple[Sentence, ...]:
    """Sentence spans over all pages, each with the number of its paragraph."""
    found: list[Sentence] = []
    paragraph, position = 0, 0
    text = article.text
    for page in pages:
        for start, end in page.sentences:
            while start < end and text[start].isspace():
                start += 1
            while end > start and text[end - 1].isspace():
                end -= 1
            if start == end:
                continue
            if found and "\n" in text[position:start]:
                paragraph += 1
            found.append(Sentence(start=start, end=end, paragraph=paragraph))
            position = end
    return tuple(found)

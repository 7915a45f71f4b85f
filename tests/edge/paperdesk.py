"""A desk of paper: reads digits only, needs no model, and dies, hangs or raises where a story tells it to."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from types import SimpleNamespace

from copydesk.records import (
    Article,
    Claim,
    Finding,
    FindingSpan,
    Person,
    ReadCoverage,
    Reading,
    Settings,
    ValueSpan,
    cut,
    fingerprint,
)


class PaperDesk:
    """Keeps the protocol of `copydesk.desk.Desk`, as far as engines and runs use it."""

    def __init__(self, settings: Settings | None = None, delay: float = 0.0, log: str | None = None) -> None:
        self.settings = settings or Settings()
        self.labels = None
        self.language = SimpleNamespace(name="paper-1")
        self.delay, self.log = delay, log

    def __reduce__(self) -> tuple[type[PaperDesk], tuple[object, ...]]:
        return type(self), (self.settings, self.delay, self.log)

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            yield self.read(article)

    def read(self, article: Article) -> Reading:
        self._obey(article)
        if self.log:
            with open(self.log, "a", encoding="utf-8") as file:  # noqa: PTH123
                file.write(f"{article.id}\n")
        claims = tuple(
            Claim(
                id=f"c{number}", measure="votes", subject="Mensah", value=match[0], unit="votes",
                evidence=cut(article.text, match.start(), match.end()),
                value_span=ValueSpan(start=match.start(), end=match.end()),
            )
            for number, match in enumerate(re.finditer(r"\d+", article.text), 1)
        )  # fmt: skip
        count = len(claims)
        return Reading(
            article=article,
            entities=(Person(id="p1", name="Akua Mensah"),),
            claims=claims,
            coverage=ReadCoverage(numbers=count, in_claims=count),
            model="paper-1",
        )

    def check(self, reading: Reading) -> tuple[tuple[Finding, ...], frozenset[str]]:
        found = tuple(
            self._finding(reading, claim) for claim in reading.claims if claim.value.startswith("9")
        )
        severity = self.settings.severity.get("nines")
        if severity:
            found = tuple(one.model_copy(update={"severity": severity}) for one in found)
        return found, frozenset(claim.id for claim in reading.claims)

    def note(self, reading: Reading) -> str:
        return ""

    def across(self, readings: Sequence[Reading], notes: object = None) -> tuple[Finding, ...]:
        first: dict[str, Reading] = {}
        found: list[Finding] = []
        for reading in readings:
            for claim in reading.claims:
                if claim.value == "777":
                    if "777" in first:
                        found.append(self._finding(reading, claim))
                    first.setdefault("777", reading)
        return tuple(found)

    def _finding(self, reading: Reading, claim: Claim) -> Finding:
        span = FindingSpan(
            article=reading.article.id, start=claim.value_span.start, end=claim.value_span.end,
            text=claim.value, role="primary",
        )  # fmt: skip
        return Finding(
            check="nines", code="NIN01", severity="error", message=f"= {claim.value} begins with a nine",
            spans=(span,), claims=(claim.id,), fingerprint=fingerprint("nines", [claim.value]),
        )  # fmt: skip

    def _obey(self, article: Article) -> None:
        if self.delay:
            time.sleep(self.delay)
        if "RAISE" in article.text:
            raise RuntimeError("told to")
        if "DIE" in article.text:
            os._exit(9)
        if "HANG" in article.text:
            time.sleep(600)
        once = re.search(r"ONCE=(\S+)", article.text)
        if once and not os.path.exists(once[1]):  # noqa: PTH110
            open(once[1], "w").close()  # noqa: PTH123
            os._exit(9)

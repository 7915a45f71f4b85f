"""The work behind the pages: a draft read and checked, kept in the store, and what people decide."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.articles import Read, ReadOptions, from_bytes
from copydesk.articles.outcome import Draft, finish
from copydesk.edge import identity
from copydesk.edge.decisions import BETWEEN, Decision, Decisions, Verdict
from copydesk.edge.rows import Keeper, Kept
from copydesk.edge.serve.readers import Readers
from copydesk.edge.store import Known, Marks, Store
from copydesk.records import Article, ErrorReport, Finding, Report, SkippedReport

if TYPE_CHECKING:
    from copydesk.desk import Desk

# Stories in one drop; a table of a million belongs to `copydesk run`.
MOST_STORIES = 200
# Characters of one story: fifty thousand words, which takes some seconds.
MAX_TEXT = 300_000
MAX_BYTES = 8_000_000
NOTE = 1000
_NAME = 80


class NotThereError(Exception):
    """A story or a finding that the store does not have."""


@dataclass(frozen=True)
class Dropped:
    """What became of one story that was pasted or dropped."""

    id: str
    findings: int = 0
    trouble: str | None = None


@dataclass
class Bench:
    """A desk, its readers, a store and a clock. The store is opened for each request."""

    store: Path
    desk: Desk
    now: Callable[[], datetime]
    jobs: int = 1
    readers: Readers = field(init=False)

    def __post_init__(self) -> None:
        self.readers = Readers(self.desk, self.jobs)

    def opened(self) -> Store:
        """The store, for one request."""
        return Store(self.store)

    def check(self, draft: Draft, id: str) -> Report | ErrorReport | SkippedReport:
        """The report on a story that is not kept; what was dismissed of it at this desk is left out."""
        made = self.readers.do(finish(draft, id, None, _options()), _Reporter)
        if not isinstance(made, Report):
            return made
        with self.opened() as store:
            decisions = Decisions(store).of(id)
        dismissed = {name for name, one in decisions.items() if one.verdict == "dismissed"}
        kept = tuple(one for one in made.findings if one.fingerprint not in dismissed)
        return made.model_copy(update={"findings": kept})

    def paste(self, text: str, *, id: str | None, published: str | None) -> Dropped:
        """Read and keep one pasted story, in place of the one of the same name where a name is given."""
        # Browsers end the lines of a form's text with \r\n, whatever they ended with before.
        text = text.replace("\r\n", "\n")
        name = id or self._free_name(text)
        return self.keep([finish(Draft(text), name, None, _options(published))])[0]

    def drop(self, name: str, data: bytes, *, published: str | None = None) -> list[Dropped]:
        """Read and keep all stories of a file."""
        id = plain_name(name)
        return self.keep(from_bytes(data, id=id, source=id, name_hint=id, options=_options(published)))

    def keep(self, items: Iterable[Read]) -> list[Dropped]:
        """Read stories and put them into the store, one by one: others at the desk need not wait for all."""
        done: list[Dropped] = []
        for item in items:
            if len(done) == MOST_STORIES:
                done.append(Dropped("", trouble=f"only the first {MOST_STORIES} stories were read"))
                break
            made = self.readers.do(item, Keeper)
            done.append(self._put(made, identity.content(item) if isinstance(item, Article) else ""))
        return done

    def _put(self, one: Kept | ErrorReport | SkippedReport, content: str) -> Dropped:
        if isinstance(one, Kept):
            marks = Marks(content, identity.read_by(self.desk), identity.checked_by(self.desk))
            with self.opened() as store, store.transaction():
                store.put(one, marks)
            return Dropped(one.id, len(one.findings))
        # What could not be read is told, and replaces nothing.
        if isinstance(one, SkippedReport):
            return Dropped(one.article.id, trouble=f"not in English ({one.article.language or 'unknown'})")
        return Dropped(one.article.id, trouble=one.error.message)

    def decide(self, article: str, fingerprint: str, verdict: Verdict, note: str | None) -> Decision:
        """Keep a decision on a finding. Raises NotThereError."""
        with self.opened() as store:
            known, finding = find(store, article, fingerprint)
            decided = self.now().astimezone().isoformat(timespec="seconds")
            decision = Decision.on(
                finding,
                article,
                verdict,
                (note or "").strip()[:NOTE] or None,
                decided,
                known.content if known else None,
            )
            Decisions(store).put(decision)
        return decision

    def undo(self, article: str, fingerprint: str) -> None:
        """Take a decision back; none is none."""
        with self.opened() as store:
            Decisions(store).undo(article, fingerprint)

    def _free_name(self, text: str) -> str:
        """A name made of the first words; another where the store has a story of that name."""
        first = next((line for line in text.splitlines() if line.strip()), "")
        stem = slug(first) or "draft"
        with self.opened() as store:
            name, number = stem, 2
            while store.known(name) is not None:
                name, number = f"{stem}-{number}", number + 1
        return name


def find(store: Store, article: str, fingerprint: str) -> tuple[Known | None, Finding]:
    """A finding of a story, or of none of them, and what is known of the story. Raises NotThereError."""
    known = store.known(article) if article != BETWEEN else None
    if article != BETWEEN and known is None:
        raise NotThereError("There is no such story here.")
    for finding in store.findings(known.key if known else None):
        if finding.fingerprint == fingerprint:
            return known, finding
    raise NotThereError("There is no such finding here; the story may have changed.")


def slug(text: str) -> str:
    """A name for a story from its first line: "Amoako keeps Sekondi" is "amoako-keeps-sekondi"."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "-", plain[:400]).strip("-")[:60].strip("-")


def plain_name(name: str) -> str:
    """A file's name without its folders, as a browser may send it."""
    last = re.split(r"[\\/]", name)[-1].strip()
    return "".join(one if one.isprintable() else "\ufffd" for one in last)[:_NAME] or "story"


@dataclass(frozen=True)
class _Reporter:
    """The work of one check."""

    desk: Desk

    def __call__(self, articles: Iterable[Article]) -> Iterator[Report]:
        for reading in self.desk.read_many(articles):
            yield self.desk.report_on(reading)


def _options(published: str | None = None) -> ReadOptions:
    """What a story may cost."""
    return ReadOptions(published=published, max_text=MAX_TEXT, max_bytes=MAX_BYTES)

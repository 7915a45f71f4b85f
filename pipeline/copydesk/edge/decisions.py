"""What people decided on findings: kept in the store by story and fingerprint, honoured by later runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Literal, get_args

from copydesk.edge.database import told
from copydesk.edge.store import Store
from copydesk.records import Finding

Verdict = Literal["accepted", "dismissed", "fixed"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
# The article of a decision on a finding between stories.
BETWEEN = ""
_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True)
class Decision:
    """One decision: on which finding, what, why and when; `content` is the story as it was then."""

    article: str
    fingerprint: str
    verdict: Verdict
    note: str | None = None
    decided: str | None = None
    content: str | None = None
    code: str | None = None
    check: str | None = None
    severity: str | None = None
    message: str | None = None
    text: str | None = None

    @classmethod
    def on(
        cls,
        finding: Finding,
        article: str,
        verdict: Verdict,
        note: str | None,
        decided: str,
        content: str | None,
    ) -> Decision:
        """A decision that carries what it was about."""
        return cls(
            article, finding.fingerprint, verdict, note, decided, content, finding.code, finding.check,
            finding.severity, finding.message, finding.primary.text,
        )  # fmt: skip

    def holds(self, content: str | None) -> bool:
        """False where a finding that was marked fixed is there still, though the story has changed."""
        return self.verdict != "fixed" or self.content == content


NAMES = tuple(field.name for field in fields(Decision))
_COLUMNS = ", ".join({"article": "article_id", "check": '"check"'}.get(name, name) for name in NAMES)
_SELECT = f"SELECT {_COLUMNS} FROM decisions"
_PUT = f"INSERT OR REPLACE INTO decisions ({_COLUMNS}) VALUES ({', '.join('?' * len(NAMES))})"


class Decisions:
    """The decisions of an open store. The latest on a finding is the one that holds."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def put(self, decision: Decision) -> None:
        """Keep a decision, in place of an earlier one on the same finding."""
        with self.store.transaction():
            self.store.db.execute(_PUT, astuple(decision))

    def undo(self, article: str, fingerprint: str) -> None:
        """Take a decision back."""
        with self.store.transaction():
            self.store.db.execute(
                "DELETE FROM decisions WHERE article_id = ? AND fingerprint = ?", (article, fingerprint)
            )

    def of(self, article: str) -> dict[str, Decision]:
        """The decisions on a story's findings, by fingerprint."""
        return {one.fingerprint: one for one in self._all(f"{_SELECT} WHERE article_id = ?", article)}

    def days(self) -> list[tuple[str, int]]:
        """The days on which something was decided, the latest first, with how many decisions."""
        rows = self.store.db.execute(
            "SELECT substr(decided, 1, 10) AS day, count(*) FROM decisions WHERE decided IS NOT NULL"
            " GROUP BY day ORDER BY day DESC"
        )
        return [(str(day), int(count)) for day, count in rows]

    def during(self, day: str) -> list[Decision]:
        """The decisions of one day, in order."""
        return list(
            self._all(
                f"{_SELECT} WHERE substr(decided, 1, 10) = ? ORDER BY decided, article_id, fingerprint", day
            )
        )

    def every(self) -> Iterator[Decision]:
        """All decisions, by story."""
        return self._all(f"{_SELECT} ORDER BY article_id, fingerprint")

    def _all(self, query: str, *values: str) -> Iterator[Decision]:
        return (Decision(*row) for row in self.store.db.execute(query, values))


def is_store(path: Path) -> bool:
    """Whether a file is a database, and no list."""
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def decided(path: Path) -> list[Decision]:
    """All decisions of a store that is there. Raises StoreError."""
    with told(path), Store(path, readonly=True) as store:
        return list(Decisions(store).every())

"""The store: what was read and found, in an SQLite file that a person can query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import overload

from copydesk.edge.database import StoreError, connect, prepare, told
from copydesk.edge.rows import HEAD, Kept, Row, finding_row, head_row, packed, unpacked
from copydesk.records import ErrorReport, Finding, Reading, SkippedReport


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})"


_FINDING = _insert("findings", 15)


@dataclass(frozen=True)
class Known:
    """What the store has of a story: its state, and by which content, reader and checks it came about."""

    key: int
    state: str
    content: str | None
    read_by: str | None
    checked_by: str | None


@dataclass(frozen=True)
class Marks:
    """What a result depends on: the story's content, the model and code that read it, the checks."""

    content: str
    read_by: str
    checked_by: str


class Store:
    """One open store. Use as a context manager; write inside `with store.transaction()`."""

    def __init__(self, path: str | Path, *, readonly: bool = False) -> None:
        self.path = Path(path)
        with told(self.path):
            self.db = connect(self.path, readonly=readonly)
            try:
                prepare(self.db, self.path, readonly=readonly)
            except BaseException:
                self.db.close()
                raise

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close; what is not committed is undone."""
        self.db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing. Raises StoreError when the disk is full or the file cannot be written."""
        with told(self.path):
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self.db.in_transaction:
                    self.db.rollback()
                raise
            self.db.commit()

    def known(self, id: str) -> Known | None:
        """What is there of a story."""
        row = self.db.execute(
            "SELECT key, state, content, read_by, checked_by FROM articles WHERE id = ?", (id,)
        ).fetchone()
        return Known(*row) if row else None

    def put(self, kept: Kept, marks: Marks) -> None:
        """Put a story that was read in place of whatever was there of it."""
        key = self._put_article("read", kept.head, marks, kept.model)
        self.db.execute(
            "UPDATE articles SET numbers = ?, in_claims = ? WHERE key = ?", (*kept.counts[:2], key)
        )
        self.db.execute("INSERT INTO readings VALUES (?, ?)", (key, kept.body))
        self.db.executemany(_insert("entities", 10), ((key, *row) for row in kept.entities))
        self.db.executemany(_insert("quantities", 13), ((key, *row) for row in kept.quantities))
        self.db.executemany(_insert("claims", 23), ((key, *row) for row in kept.claims))
        self._put_findings(key, kept.findings, kept.counts[2], kept.note)

    def put_checked(
        self, key: int, findings: Sequence[Finding], checked: int, note: str, checked_by: str
    ) -> None:
        """Put the findings of a new check in place of the old ones."""
        self.db.execute("DELETE FROM state WHERE name = 'across'")
        self.db.execute("DELETE FROM findings WHERE article = ?", (key,))
        self.db.execute("UPDATE articles SET checked_by = ? WHERE key = ?", (checked_by, key))
        self._put_findings(key, map(finding_row, findings), checked, note)

    def put_skipped(self, report: SkippedReport) -> None:
        """Put a story that is not read for its language."""
        key = self._put_article("skipped", head_row(report.article), Marks("", "", ""), None)
        self.db.execute("INSERT INTO readings VALUES (?, ?)", (key, packed(report)))

    def put_error(self, report: ErrorReport) -> None:
        """Put the record of a story that failed."""
        self._remove(report.article.id)
        key = self.db.execute(
            "INSERT INTO articles (id, state, source) VALUES (?, 'error', ?)",
            (report.article.id, report.article.source),
        ).lastrowid
        self.db.execute("INSERT INTO errors VALUES (?, ?, ?)", (key, report.error.kind, report.error.message))

    def put_across(self, findings: Sequence[Finding], checked_by: str) -> None:
        """Put the findings across stories in place of the old ones, and by what they were found."""
        self.db.execute("INSERT OR REPLACE INTO state VALUES ('across', ?)", (checked_by,))
        self.db.execute("DELETE FROM findings WHERE article IS NULL")
        self.db.executemany(_FINDING, ((None, None, *finding_row(one)) for one in findings))

    def state(self, name: str) -> str | None:
        """A word that the store keeps about itself; "across" is gone as soon as any story changes."""
        row = self.db.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def severities(self, id: str | None = None) -> Counter[str]:
        """How many findings there are of each severity, of one story or in all.

        Those that a person dismissed count as "dismissed".
        """
        rows = self.db.execute(
            "SELECT iif(verdict = 'dismissed', 'dismissed', severity) AS kind, count(*) FROM faults"
            f"{'' if id is None else ' WHERE article = ?'} GROUP BY kind",
            () if id is None else (id,),
        )
        return Counter({row[0]: row[1] for row in rows})

    def errors(self, most: int) -> list[tuple[str, str, str]]:
        """Stories that failed, by id, with kind and message; so many at most."""
        rows = self.db.execute(
            "SELECT a.id, e.kind, e.message FROM errors e JOIN articles a ON a.key = e.article"
            " ORDER BY a.id LIMIT ?",
            (most,),
        )
        return [(str(id), str(kind), str(message)) for id, kind, message in rows]

    def see(self, id: str, content: str) -> bool:
        """Note a story as seen by this connection; False if its id was noted before. Costs no memory."""
        return self.db.execute("INSERT OR IGNORE INTO temp.seen VALUES (?, ?)", (id, content)).rowcount == 1

    def seen(self, id: str) -> str | None:
        """The content noted for an id."""
        row = self.db.execute("SELECT content FROM temp.seen WHERE id = ?", (id,)).fetchone()
        return row[0] if row else None

    def has_errors(self) -> bool:
        """Whether any story failed."""
        return self.db.execute("SELECT 1 FROM errors LIMIT 1").fetchone() is not None

    def see_source(self, source: str) -> None:
        """Note a file as read by this connection."""
        self.db.execute("INSERT OR IGNORE INTO temp.sources VALUES (?)", (source,))

    def see_failed(self, id: str) -> None:
        """Note a story as failed in this connection."""
        self.db.execute("INSERT OR IGNORE INTO temp.failed VALUES (?)", (id,))

    def forget_mended(self) -> None:
        """Remove failures of files noted as read that are not noted as failed: their stories have other ids now."""
        self.db.execute(
            "DELETE FROM articles WHERE state = 'error' AND source IN (SELECT source FROM temp.sources)"
            " AND id NOT IN (SELECT id FROM temp.failed)"
        )

    def reading(self, key: int) -> Reading:
        """The Reading kept of a story."""
        return Reading.model_validate_json(self._body(key))

    def skipped(self, key: int) -> SkippedReport:
        """The record of a story that was not read for its language."""
        return SkippedReport.model_validate_json(self._body(key))

    def readings(self) -> StoredReadings:
        """All Readings, by the ids of their stories, fetched as they are asked for."""
        return StoredReadings(self)

    def findings(self, key: int | None) -> tuple[Finding, ...]:
        """The findings of a story, or with None those across stories."""
        rows = self.db.execute("SELECT body FROM findings WHERE article IS ? ORDER BY key", (key,))
        return tuple(Finding.model_validate_json(row[0]) for row in rows)

    def _body(self, key: int) -> bytes:
        row = self.db.execute("SELECT body FROM readings WHERE article = ?", (key,)).fetchone()
        if row is None:
            raise StoreError(f"{self.path}: a reading is missing; the store was written by something else")
        return unpacked(row[0])

    def _put_article(self, state: str, head: Row, marks: Marks, model: str | None) -> int:
        self._remove(head[0])
        key = self.db.execute(
            f"INSERT INTO articles ({', '.join(HEAD)}, dateline, state, content, read_by, checked_by, model)"
            f" VALUES ({', '.join('?' * (len(HEAD) + 6))})",
            (*head, state, marks.content, marks.read_by, marks.checked_by, model),
        ).lastrowid
        assert key is not None
        return key

    def _put_findings(self, key: int, rows: Iterable[Row], checked: int, note: str) -> None:
        self.db.execute("UPDATE articles SET checked = ? WHERE key = ?", (checked, key))
        self.db.executemany(_FINDING, ((None, key, *row) for row in rows))
        self.db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (key, note))

    def _remove(self, id: str) -> None:
        self.db.execute("DELETE FROM state WHERE name = 'across'")
        self.db.execute("DELETE FROM articles WHERE id = ?", (id,))


class StoredReadings(Sequence[Reading]):
    """The Readings of a store, one in memory at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store
        rows = store.db.execute("SELECT key FROM articles WHERE state = 'read' ORDER BY id")
        self._keys = [row[0] for row in rows]

    def __len__(self) -> int:
        return len(self._keys)

    @overload
    def __getitem__(self, index: int) -> Reading: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Reading]: ...
    def __getitem__(self, index: int | slice) -> Reading | Sequence[Reading]:
        if isinstance(index, slice):
            return [self._store.reading(key) for key in self._keys[index]]
        return self._store.reading(self._keys[index])

    def __iter__(self) -> Iterator[Reading]:
        return (self._store.reading(key) for key in self._keys)

    @property
    def notes(self) -> Notes:
        """What findings across stories need of each, in the same order."""
        return Notes(self._store)


class Notes:
    """The notes of all stories that were read, as often as one goes through them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __iter__(self) -> Iterator[str]:
        rows = self._store.db.execute(
            "SELECT n.body FROM notes n JOIN articles a ON a.key = n.article WHERE a.state = 'read' ORDER BY a.id"
        )
        return (row[0] for row in rows)

"""The store's SQLite file: opened, its tables made or brought up to date, its troubles told in one line."""

from __future__ import annotations

import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from copydesk.edge.tables import APPLICATION_ID, MIGRATIONS

# Seconds that another program may hold the file.
_PATIENCE = 60.0


class StoreError(Exception):
    """A store that cannot be opened or written, and why."""


def connect(path: Path, *, readonly: bool) -> sqlite3.Connection:
    if readonly:
        address = f"{path.absolute().as_uri()}?mode=ro"
        db = sqlite3.connect(address, uri=True, isolation_level=None)
        try:
            db.execute("PRAGMA user_version")
        except sqlite3.OperationalError:
            db.close()
            log = path.with_name(f"{path.name}-wal")
            if log.exists() and log.stat().st_size:
                raise
            # Where nothing can be written, as on a disc, there is no room for SQLite's own files, nor a writer.
            db = sqlite3.connect(f"{address}&immutable=1", uri=True, isolation_level=None)
        return db
    return sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)


def prepare(db: sqlite3.Connection, path: Path, *, readonly: bool) -> None:
    """Set up the connection; make or bring up to date the tables."""
    # In one transaction: another program may be making the tables right now.
    db.execute("BEGIN")
    version = db.execute("PRAGMA user_version").fetchone()[0]
    application = db.execute("PRAGMA application_id").fetchone()[0]
    empty = not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    db.execute("COMMIT")
    if not empty and application != APPLICATION_ID:
        raise StoreError(f"{path}: a database of something else, not a store of copydesk")
    if version > len(MIGRATIONS):
        raise StoreError(f"{path}: made by a newer copydesk (version {version} of the tables)")
    db.execute("PRAGMA foreign_keys = ON")
    if readonly:
        if version < len(MIGRATIONS):
            raise StoreError(
                f"{path}: made by an older copydesk, or empty; copydesk run brings it up to date"
            )
        return
    _log_ahead(db)
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute("CREATE TEMP TABLE seen (id TEXT PRIMARY KEY, content TEXT) WITHOUT ROWID")
    db.execute("CREATE TEMP TABLE sources (source TEXT PRIMARY KEY) WITHOUT ROWID")
    db.execute("CREATE TEMP TABLE failed (id TEXT PRIMARY KEY) WITHOUT ROWID")
    for number in range(version, len(MIGRATIONS)):
        try:
            db.executescript(
                f"BEGIN IMMEDIATE; {MIGRATIONS[number]} PRAGMA application_id = {APPLICATION_ID};"
                f" PRAGMA user_version = {number + 1}; COMMIT;"
            )
        except sqlite3.OperationalError:
            if db.in_transaction:
                db.rollback()
            # Whoever was a moment earlier has made these tables.
            if db.execute("PRAGMA user_version").fetchone()[0] <= number:
                raise


def _log_ahead(db: sqlite3.Connection) -> None:
    """Turn to the write-ahead log. SQLite gives this up at once while another program is at the same: ask again."""
    last = time.monotonic() + _PATIENCE
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > last:
                raise
        time.sleep(0.02)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite's troubles, and those of what lies in a damaged file, as one clear line: a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(f"{path}: {error}") from error
    except (zlib.error, UnicodeDecodeError, ValidationError) as error:
        why = str(error).splitlines()[0]
        raise StoreError(f"{path}: damaged, or written by something else: {why}") from error

"""copydesk export: a store's tables as JSON Lines, CSV, Parquet or Excel."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.edge.database import StoreError, told
from copydesk.edge.decisions import BETWEEN, Decisions
from copydesk.edge.output import whole
from copydesk.edge.store import Store
from copydesk.records import (
    ArticleRef,
    Coverage,
    ErrorInfo,
    ErrorReport,
    Finding,
    FolderReport,
    Outcome,
    Reading,
    Report,
    to_json,
)
from copydesk.reports.table import row as csv_row

if TYPE_CHECKING:
    import polars

# Rows that are turned into columns at a time.
_ROWS = 50_000
FORMATS = ("jsonl", "csv", "parquet", "xlsx")
# Each table with its columns as a person wants them; the story's id instead of the key inside the store.
TABLES = {
    "articles": """
        SELECT id, state, source, title, published, dateline, agency, language, url, slug, version, chars,
               words, numbers, in_claims, checked, model
        FROM articles ORDER BY id""",
    "entities": """
        SELECT a.id AS article, e.id, e.kind, e.name, e.mentions, e.candidate, e.party, e.acronyms,
               e.place_kind, e.country
        FROM entities e JOIN articles a ON a.key = e.article ORDER BY a.id, e.rowid""",
    "quantities": """
        SELECT a.id AS article, q.id, q.kind, q.printed, q.value, q."of", q.unit, q.comparator, q.low, q.high,
               q.resolved, q.start, q."end"
        FROM quantities q JOIN articles a ON a.key = q.article ORDER BY a.id, q.rowid""",
    "claims": """
        SELECT a.id AS article, c.id, c.measure, c.subject, c.rival, c.value, c."of", c.unit, c.comparator,
               c.low, c.high, c.place, c.contest, c.round, c."group", c."when", c.status, c.source, c.speaker,
               c.evidence, c.start, c."end", c.confidence
        FROM claims c JOIN articles a ON a.key = c.article ORDER BY a.id, c.rowid""",
    "findings": """
        SELECT a.id AS article, f.code, f."check", f.severity, f.message, f.text, f.versus, f.start, f."end",
               f.found, f.expected, f.fingerprint, f.confidence, d.verdict, d.note
        FROM findings f LEFT JOIN articles a ON a.key = f.article
        LEFT JOIN decisions d ON d.article_id = coalesce(a.id, '') AND d.fingerprint = f.fingerprint
        ORDER BY a.id IS NULL, a.id, f.key""",
    "errors": """
        SELECT a.id AS article, e.kind, e.message
        FROM errors e JOIN articles a ON a.key = e.article ORDER BY a.id""",
}


def export(store: str | Path, output: str | Path, format: str | None = None, table: str = "findings") -> int:
    """Write `output` and return how many rows or records went out. Raises StoreError.

    jsonl: a report per story, as `check` gives it. csv, parquet: one table, or all of them where `output`
    is a folder. xlsx: all tables, a sheet each.
    """
    path = Path(output)
    format = format or path.suffix.lstrip(".").lower()
    if format not in FORMATS:
        raise StoreError(f"{output}: no format {format!r}; there are {', '.join(FORMATS)}")
    if table not in TABLES:
        raise StoreError(f"no table {table!r}; there are {', '.join(TABLES)}")
    if not Path(store).is_file():
        raise StoreError(f"{store}: there is no such store")
    try:
        with told(Path(store)), Store(store, readonly=True) as opened:
            if format == "jsonl":
                return _write_lines(path, (to_json(one) for one in outcomes(opened)))
            if format == "xlsx":
                return _write_excel(opened, path)
            write = _write_csv if format == "csv" else _write_parquet
            if not path.is_dir():
                return write(opened, table, path)
            return sum(write(opened, name, path / f"{name}.{format}") for name in TABLES)
    except OSError as error:
        raise StoreError(f"{output}: {error.strerror or error}") from error


def outcomes(store: Store, *, with_text: bool = False) -> Iterator[Outcome]:
    """Everything in the store as `check` would give it, by id; findings across stories last.

    What was dismissed at the review desk is left out.
    """
    rows = store.db.execute("SELECT key, id, state, checked, source FROM articles ORDER BY id")
    for key, id, state, checked, source in rows:
        if state == "read":
            findings = _undismissed(store, key, id)
            yield stored_report(store.reading(key), findings, checked or 0, with_text=with_text)
        elif state == "error":
            kind, message = store.db.execute(
                "SELECT kind, message FROM errors WHERE article = ?", (key,)
            ).fetchone()
            yield ErrorReport(
                article=ArticleRef(id=id, source=source), error=ErrorInfo(kind=kind, message=message)
            )
        else:
            yield store.skipped(key)
    findings = _undismissed(store, None, BETWEEN)
    if findings:
        yield FolderReport(folder=str(store.path), findings=findings)


def stored_report(
    reading: Reading, findings: tuple[Finding, ...], checked: int, *, with_text: bool
) -> Report:
    """The Report of a Reading and the findings kept with it."""
    coverage = reading.coverage
    return Report(
        article=reading.article if with_text else reading.article.head(),
        entities=reading.entities,
        quantities=reading.quantities,
        claims=reading.claims,
        findings=findings,
        coverage=Coverage(
            numbers=coverage.numbers, in_claims=coverage.in_claims, checked=checked, unread=coverage.unread
        ),
    )


def _undismissed(store: Store, key: int | None, article: str) -> tuple[Finding, ...]:
    decided = Decisions(store).of(article)
    dismissed = {name for name, one in decided.items() if one.verdict == "dismissed"}
    return tuple(one for one in store.findings(key) if one.fingerprint not in dismissed)


def _write_lines(path: Path, lines: Iterator[str]) -> int:
    count = 0
    with whole(path) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        for line in lines:
            file.write(f"{line}\n")
            count += 1
    return count


def _rows(store: Store, table: str) -> tuple[list[str], Iterator[tuple[Any, ...]]]:
    found = store.db.execute(TABLES[table])
    return [column[0] for column in found.description], found


def _write_csv(store: Store, table: str, path: Path) -> int:
    names, rows = _rows(store, table)
    count = 0
    with whole(path) as draft, draft.open("w", encoding="utf-8", newline="") as file:
        file.write(csv_row(names))
        for cells in rows:
            file.write(csv_row(cells))
            count += 1
    return count


def _frame(store: Store, table: str) -> polars.DataFrame:
    try:
        import polars
    except ImportError:
        raise StoreError(
            "Parquet and Excel are written with polars: pip install 'copydesk[parquet]'"
        ) from None
    names, rows = _rows(store, table)
    kinds = {"INTEGER": polars.Int64, "REAL": polars.Float64}
    declared = {
        (name, column): kind
        for name in TABLES
        for _, column, kind, *_ in store.db.execute(f"PRAGMA table_info({name})")
    }
    schema: dict[str, Any] = {
        name: polars.String
        if name == "article"
        else kinds.get(declared.get((table, name), ""), polars.String)
        for name in names
    }
    # Some rows at a time: as columns they take a tenth of the memory.
    frames = [polars.DataFrame([], schema=schema, orient="row")]
    while some := list(islice(rows, _ROWS)):
        frames.append(polars.DataFrame(some, schema=schema, orient="row"))
    return polars.concat(frames)


def _write_parquet(store: Store, table: str, path: Path) -> int:
    frame = _frame(store, table)
    with whole(path) as draft:
        try:
            frame.write_parquet(draft)
        except Exception as error:
            # polars has an error of its own for a full disk.
            if type(error).__module__.startswith("polars."):
                raise StoreError(f"{path}: {str(error).splitlines()[0]}") from None
            raise
    return frame.height


def _write_excel(store: Store, path: Path) -> int:
    """A sheet for each table. Text stays text: a message that begins with = is no formula."""
    frames = {name: _frame(store, name) for name in TABLES}
    try:
        import xlsxwriter
    except ImportError:
        raise StoreError("Excel is written with xlsxwriter: pip install 'copydesk[excel]'") from None
    buffer = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(buffer, options) as book:
        for name, frame in frames.items():
            if frame.height > 1_048_575:
                raise StoreError(
                    f"{name}: {frame.height:,} rows are more than a sheet holds; export to Parquet"
                )
            frame.write_excel(book, worksheet=name, autofit=False, float_precision=2)
    with whole(path) as draft:
        draft.write_bytes(buffer.getvalue())
    return sum(frame.height for frame in frames.values())

"""Reports in a notebook: a page in a frame, a data frame of claims or findings, spans for displaCy."""

from __future__ import annotations

from html import escape
from importlib import import_module
from typing import Any

from copydesk.records import Article, Reading, Report
from copydesk.reports.marks import marks
from copydesk.reports.view import View

TABLES = ("claims", "findings", "quantities", "entities")
KINDS = ("polars", "pandas")


def html(report: Report) -> str:
    """The report's page, in a frame of its own so that neither style reaches the other."""
    from copydesk.reports.html import render

    page = "".join(render([report], View(framed=True)))
    return (
        f'<iframe sandbox srcdoc="{escape(page)}" title="copydesk report" width="100%" height="640"></iframe>'
    )


def rows(report: Report | Reading, table: str = "claims") -> list[dict[str, Any]]:
    """Rows with plain values, figures as printed: for any frame, or none. Raises ValueError for no table."""
    if table not in TABLES:
        raise ValueError(f"no table {table!r}; there are {', '.join(TABLES)}")
    article = report.article.id
    if table == "quantities":
        return [{"article": article, **_flat(one.model_dump())} for one in report.quantities]
    if table == "claims":
        return [{"article": article, **_flat(claim.model_dump())} for claim in report.claims]
    if table == "entities":
        return [
            {
                "article": article,
                "id": one.id,
                "kind": one.kind,
                "name": one.name,
                "mentions": len(one.mentions),
            }
            for one in report.entities
        ]
    found = report.findings if isinstance(report, Report) else ()
    return [{**_flat(one.model_dump(exclude={"spans", "claims"})), "at": one.primary.text} for one in found]


def frame(report: Report | Reading, table: str = "claims", kind: str | None = None) -> Any:
    """A polars or pandas frame of the rows: the kind asked for, or the first that is installed."""
    if kind is not None and kind not in KINDS:
        raise ValueError(f"no kind of frame {kind!r}; there are {', '.join(KINDS)}")
    found = rows(report, table)
    for name in KINDS if kind is None else (kind,):
        try:
            library = import_module(name)
        except ImportError:
            continue
        return library.DataFrame(found, **({"infer_schema_length": None} if name == "polars" else {}))
    raise ImportError(f"{kind or 'polars or pandas'} is not installed: pip install 'copydesk[parquet]'")


def displacy(report: Report | Reading) -> dict[str, Any]:
    """What `displacy.render(..., style="ent", manual=True)` takes. The article must have its text."""
    article = report.article
    if not isinstance(article, Article):
        raise ValueError("the report was made without the article's text")
    whole = report if isinstance(report, Report) else _as_report(report)
    ents = [{"start": one.start, "end": one.end, "label": one.kind.upper()} for one in marks(whole)]
    return {"text": article.text, "ents": ents, "title": article.title}


def _as_report(reading: Reading) -> Report:
    from copydesk.records import Coverage

    return Report(
        article=reading.article,
        entities=reading.entities,
        quantities=reading.quantities,
        claims=reading.claims,
        coverage=Coverage(numbers=0, in_claims=0, checked=0, unread=reading.coverage.unread),
    )


def _flat(record: dict[str, Any]) -> dict[str, Any]:
    """Nested records as columns: evidence.text is evidence_text."""
    found: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict):
            found.update({f"{key}_{name}": inner for name, inner in value.items()})
        else:
            found[key] = value
    return found

"""Reports in a notebook: a page in a frame, a data frame of claims or findings, spans for displaCy."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Literal

from copydesk.records import Article, Reading, Report
from copydesk.reports.marks import marks
from copydesk.reports.view import View

if TYPE_CHECKING:
    import polars

Table = Literal["claims", "findings", "entities"]


def html(report: Report) -> str:
    """The report's page, in a frame of its own so that neither style reaches the other."""
    from copydesk.reports.html import render

    page = "".join(render([report], View()))
    return (
        f'<iframe sandbox srcdoc="{escape(page)}" title="copydesk report" width="100%" height="640"></iframe>'
    )


def rows(report: Report | Reading, table: Table = "claims") -> list[dict[str, Any]]:
    """Rows with plain values, figures as printed: for any frame, or none."""
    article = report.article.id
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


def frame(report: Report | Reading, table: Table = "claims") -> polars.DataFrame:
    """A polars frame of the rows; `.to_pandas()` makes a pandas one. Needs copydesk[parquet]."""
    import polars

    found = rows(report, table)
    return polars.DataFrame(found, infer_schema_length=None)


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

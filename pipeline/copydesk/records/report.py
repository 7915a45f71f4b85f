"""What goes out: one Report per article, or the record of why there is none."""

from importlib import import_module
from typing import Literal

from pydantic import Field

from copydesk.records.article import Article, ArticleHead, ArticleRef, ErrorInfo
from copydesk.records.base import Record
from copydesk.records.claim import Claim
from copydesk.records.entity import Entity
from copydesk.records.finding import Finding
from copydesk.records.quantity import Quantity
from copydesk.records.reading import Unread
from copydesk.records.shown import Shown

SCHEMA = "copydesk/1"


class Coverage(Record):
    """How much was read and how much of that could be compared with something."""

    numbers: int
    in_claims: int
    checked: int
    unread: tuple[Unread, ...] = ()


class Report(Record, Shown):
    """All that is known of one article."""

    schema_: Literal["copydesk/1"] = Field(default="copydesk/1", alias="schema")
    article: Article | ArticleHead
    entities: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    claims: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: Coverage

    def _repr_html_(self) -> str:
        # For notebooks. Looked up when called: records import no stage.
        html: str = import_module("copydesk.reports.notebook").html(self)
        return html


class ErrorReport(Record):
    """An article that could not be read."""

    schema_: Literal["copydesk/1"] = Field(default="copydesk/1", alias="schema")
    article: ArticleRef
    error: ErrorInfo


class SkippedReport(Record):
    """An article that is not in a language read here."""

    schema_: Literal["copydesk/1"] = Field(default="copydesk/1", alias="schema")
    article: ArticleHead
    skipped: Literal["language"] = "language"


class FolderReport(Record):
    """Findings across the stories of one run."""

    schema_: Literal["copydesk/1"] = Field(default="copydesk/1", alias="schema")
    folder: str
    findings: tuple[Finding, ...] = ()


Outcome = Report | ErrorReport | SkippedReport | FolderReport


def to_json(record: Record) -> str:
    """One line of JSON, keys in the order of the contract, characters as they are."""
    return record.model_dump_json(by_alias=True)

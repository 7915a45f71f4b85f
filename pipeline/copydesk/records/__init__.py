"""The nouns: what is handed from stage to stage. Imports nothing of copydesk but itself."""

from copydesk.records.article import Article, ArticleHead, ArticleRef, Dateline, ErrorInfo, Part, TitleSpan
from copydesk.records.claim import AsOf, Claim, ValueSpan
from copydesk.records.entity import (
    Contest,
    Entity,
    Expansion,
    Mention,
    Organisation,
    Party,
    Person,
    Place,
    Statement,
)
from copydesk.records.finding import Finding, FindingSpan, Severity, Suggestion, fingerprint
from copydesk.records.interval import Interval, plain
from copydesk.records.quantity import DateParts, Quantity
from copydesk.records.reading import ReadCoverage, Reading, Sentence, Unread
from copydesk.records.report import (
    SCHEMA,
    Coverage,
    ErrorReport,
    FolderReport,
    Outcome,
    Report,
    SkippedReport,
    to_json,
)
from copydesk.records.settings import ListedName, Settings
from copydesk.records.span import Span, cut

__all__ = [
    "SCHEMA",
    "Article",
    "ArticleHead",
    "ArticleRef",
    "AsOf",
    "Claim",
    "Contest",
    "Coverage",
    "DateParts",
    "Dateline",
    "Entity",
    "ErrorInfo",
    "ErrorReport",
    "Expansion",
    "Finding",
    "FindingSpan",
    "FolderReport",
    "Interval",
    "ListedName",
    "Mention",
    "Organisation",
    "Outcome",
    "Part",
    "Party",
    "Person",
    "Place",
    "Quantity",
    "ReadCoverage",
    "Reading",
    "Report",
    "Sentence",
    "Settings",
    "Severity",
    "SkippedReport",
    "Span",
    "Statement",
    "Suggestion",
    "TitleSpan",
    "Unread",
    "ValueSpan",
    "cut",
    "fingerprint",
    "plain",
    "to_json",
]  # fmt: skip

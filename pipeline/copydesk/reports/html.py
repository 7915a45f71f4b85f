"""HTML: a page that shows the story as received, each finding beside its places, and what was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from copydesk.records import Article, Claim, Finding, Report
from copydesk.reports.charts import charts
from copydesk.reports.columns import Lines, safe
from copydesk.reports.html_index import Entry, totals
from copydesk.reports.marks import Note, Paragraph, Run, figure_places, marks, notes, paragraphs
from copydesk.reports.reading_text import figure
from copydesk.reports.text import ORDER, coverage
from copydesk.reports.view import Item, View
from copydesk.reports.worksheet import worksheet

# Findings told of at one place.
REFERENCES = 6


def render(items: Iterable[Item], view: View) -> Iterator[str]:
    """One page: a single story alone, several under a list of them."""
    every = list(items)
    reports = [item for item in every if isinstance(item, Report)]
    anchors = {id(report): f"s{number}" for number, report in enumerate(reports, 1)}
    stories = [story(report, anchors[id(report)]) for report in reports]
    if len(every) == 1 and stories:
        yield page(stories[0]["title"], stories, None, None, framed=view.framed)
        return
    entries = [Entry.of(item, f"#{anchors[id(item)]}" if id(item) in anchors else None) for item in every]
    yield page(view.title, stories, [entry for entry in entries if entry.listed], totals(entries))


def page(
    title: str, stories: list[dict[str, Any]], entries: list[Entry] | None, sums: Any, *, framed: bool = False
) -> str:
    """The page as text."""
    template = environment().get_template("page.html")
    ordered = None if entries is None else sorted(entries, key=Entry.urgency)
    values = {"stories": stories, "entries": ordered, "totals": sums, "framed": framed}
    return template.render(title=safe(title), **values) + "\n"


@cache
def environment() -> Environment:
    """Jinja2 with all that it prints escaped."""
    return Environment(
        loader=PackageLoader("copydesk.reports"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, finalize=_printed,
    )  # fmt: skip


def _printed(value: Any) -> Any:
    """What goes between tags: None is nothing, and no control characters."""
    if value is None:
        return ""
    return value if isinstance(value, Markup) or not isinstance(value, str) else safe(value)


def story(report: Report, anchor: str, settled: Collection[str] = ()) -> dict[str, Any]:
    """What the template shows of a story. `settled`: fingerprints of findings on which nothing is to be done."""
    article = report.article
    text = article.text if isinstance(article, Article) else ""
    ordered = tuple(
        sorted(report.findings, key=lambda one: (one.primary.start, ORDER[one.severity], one.code))
    )
    report = report.model_copy(update={"findings": ordered})
    lines = Lines(text)
    cards = [_card(report, number, finding, anchor, lines) for number, finding in enumerate(ordered, 1)]
    for card in cards:
        card["settled"] = card["fingerprint"] in settled
    read = report.coverage
    items = [{**vars(item), "line": lines.at(item.start)[0]} for item in worksheet(report, text)]
    return {
        "anchor": anchor,
        "id": article.id,
        "title": article.title or article.id,
        "verdict": verdict(one for one in ordered if one.fingerprint not in settled),
        "settled": sum(card["settled"] for card in cards),
        "coverage_line": _sentence(coverage(read.numbers, read.in_claims, read.checked)),
        "facts": _facts(report),
        "findings": cards,
        "paragraphs": _paragraphs(report, text, anchor, cards, settled),
        "charts": charts(report),
        "claims": _claims(report, anchor),
        "tools": Markup(""),
        "unread": _unread(report, anchor),
        "worksheet": items,
        "unattributed": sum(item["unattributed"] for item in items),
    }


def verdict(findings: Iterable[Finding]) -> list[tuple[int, str, str]]:
    """Count, words and severity for each severity that there is."""
    counts = Counter(finding.severity for finding in findings)
    plural = {"error": "errors", "warning": "warnings", "info": "info"}
    return [
        (
            counts[severity],
            f"{counts[severity]:,} {severity if counts[severity] == 1 else plural[severity]}",
            severity,
        )
        for severity in ("error", "warning", "info")
        if counts[severity]
    ]


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _facts(report: Report) -> list[str]:
    article = report.article
    line = article.dateline
    place = ", ".join(part for part in (line.place, line.date) if part) if line else ""
    agency = article.agency or (line.agency if line else None)
    published = f"published {article.published}" if article.published else ""
    return [fact for fact in (place, agency or "", published, f"{article.words:,} words") if fact]


def _card(report: Report, number: int, finding: Finding, anchor: str, lines: Lines) -> dict[str, Any]:
    places = []
    for at, span in enumerate(finding.spans, 1):
        here = span.article == report.article.id
        if span.role == "context" and here:
            continue
        shown = here and isinstance(report.article, Article)
        line = f"line {lines.at(span.start)[0]}" if shown else span.role
        href = f"#{anchor}-f{number}p{at}" if shown else None
        places.append({"line": line, "text": span.text, "href": href, "role": span.role})
    return {
        "number": number, "severity": finding.severity, "code": finding.code, "check": finding.check,
        "message": finding.message, "places": places, "start": finding.primary.start,
        "suggestion": finding.suggestion.replacement if finding.suggestion else None,
        "fingerprint": finding.fingerprint, "controls": Markup(""),
    }  # fmt: skip


def _paragraphs(
    report: Report, text: str, anchor: str, cards: list[dict[str, Any]], settled: Collection[str]
) -> list[dict[str, Any]]:
    if not isinstance(report.article, Article):
        return [{"classes": "body", "body": Markup(""), "findings": cards}] if cards else []
    found = paragraphs(report.article, marks(report), notes(report, settled))
    beside: list[list[dict[str, Any]]] = [[] for _ in found]
    ends = [paragraph.end for paragraph in found]
    for card in cards:
        at = next((number for number, end in enumerate(ends) if card["start"] < end), len(found) - 1)
        if found:
            beside[at].append(card)
    return [
        {"classes": _classes(text, paragraph), "body": _body(text, paragraph, anchor), "findings": cards_here}
        for paragraph, cards_here in zip(found, beside, strict=True)
    ]


def _classes(text: str, paragraph: Paragraph) -> str:
    """Short lines are meant (a list, a table); long ones were only wrapped by the sender."""
    rows = text[paragraph.start : paragraph.end].splitlines()
    meant = len(rows) > 1 and (paragraph.kind in ("list", "table") or max(map(len, rows[:-1])) < 45)
    return f"{paragraph.kind}{' lines' if meant else ''}"


def _body(text: str, paragraph: Paragraph, anchor: str) -> Markup:
    """A paragraph's runs as HTML. All that comes from the story goes through `escape`."""
    return Markup("").join(_run(text, run, anchor) for run in paragraph.runs)


def _run(text: str, run: Run, anchor: str) -> Markup:
    rows = text[run.start : run.end].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    words: Markup = escape("\n".join(map(safe, rows)))
    if not run.notes:
        return _plain(run, words, anchor)
    first = min(run.notes, key=_weight)
    if run.kind in ("figure", "unread"):
        words = _plain(run, words, anchor)
    ids = [
        Markup('<span id="{}-f{}p{}"></span>').format(anchor, note.finding, note.place) for note in run.opens
    ]
    kind = "" if run.kind in ("figure", "unread") else run.kind or ""
    label = f"{kind} at {'settled' if first.settled else f'{first.severity} {first.role}'}".strip()
    mark = Markup('<a class="{}" href="#{}-f{}">{}</a>').format(label, anchor, first.finding, words)
    return Markup("").join([*ids, mark, *_references(run.closes, anchor)])


def _references(notes: Sequence[Note], anchor: str) -> Iterator[Markup]:
    """A number for each finding that ends here; of very many the first, and how many more."""
    for note in notes[:REFERENCES]:
        yield _reference(note, anchor)
    if len(notes) > REFERENCES:
        more = Markup(' <a class="ref settled-ink" href="#{}-f{}">and {} more</a>')
        yield more.format(anchor, notes[REFERENCES].finding, f"{len(notes) - REFERENCES:,}")


def _weight(note: Note) -> tuple[bool, bool, int, int]:
    """Of notes on one stretch the first shows."""
    return note.settled, note.role != "primary", ORDER[note.severity], note.finding


def _plain(run: Run, words: Markup, anchor: str) -> Markup:
    if run.kind in ("figure", "unread"):
        return Markup('<span class="{}" id="{}-at{}">{}</span>').format(run.kind, anchor, run.start, words)
    return Markup('<span class="{}">{}</span>').format(run.kind, words) if run.kind else words


def _reference(note: Note, anchor: str) -> Markup:
    return Markup('<a class="ref {}-ink" href="#{}-f{}" aria-label="finding {}">{}</a>').format(
        "settled" if note.settled else note.severity, anchor, note.finding, note.finding, note.finding
    )


def _claims(report: Report, anchor: str) -> list[dict[str, Any]]:
    marked = {mark.start for mark in marks(report) if mark.kind == "figure"}
    places, rows = figure_places(report), []
    for claim in report.claims:
        start = places[claim.id][0]
        rows.append(_claim(claim, anchor, start if start in marked and claim.measure != "outcome" else None))
    return rows


def _unread(report: Report, anchor: str) -> list[dict[str, Any]]:
    """Numbers that no claim took up, by the reason, the commonest first; each with a link to its place."""
    marked = {mark.start for mark in marks(report) if mark.kind == "unread"}
    shown = isinstance(report.article, Article)
    found: dict[str, list[dict[str, Any]]] = {}
    for one in report.coverage.unread:
        href = f"#{anchor}-at{one.start}" if shown and one.start in marked else None
        found.setdefault(one.why, []).append({"text": one.text, "href": href})
    return [
        {"why": why, "numbers": numbers}
        for why, numbers in sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    ]


def _claim(claim: Claim, anchor: str, start: int | None) -> dict[str, Any]:
    where = ", ".join(part for part in (claim.place, claim.contest, claim.round, claim.group) if part)
    stage = ", ".join(part for part in ((claim.status or "").replace("_", " "), claim.when) if part)
    what = claim.measure.replace("_", " ") + (f" over {claim.rival}" if claim.rival else "")
    source = "; ".join(part for part in (claim.source, claim.speaker) if part)
    return {
        "subject": claim.subject, "what": what, "figure": figure(claim),
        "href": None if start is None else f"#{anchor}-at{start}", "where": where,
        "stage": stage, "source": source,
    }  # fmt: skip

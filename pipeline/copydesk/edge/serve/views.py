"""What the templates show: the environment, a story with its decisions, a finding in a list."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader
from markupsafe import Markup, escape

from copydesk.edge.decisions import Decision, Decisions
from copydesk.edge.export import stored_report
from copydesk.edge.serve.bench import NotThereError
from copydesk.edge.serve.excerpts import Texts, excerpts
from copydesk.edge.serve.listing import Listed, Search, counts
from copydesk.edge.store import Store
from copydesk.records import Reading
from copydesk.reports.columns import safe
from copydesk.reports.html import environment as report_environment
from copydesk.reports.html import story as story_view

CSRF = "copydesk_csrf"
ANCHOR = "s1"


@cache
def environment() -> Environment:
    """The reports' environment with the desk's own templates before theirs."""
    loader = ChoiceLoader([PackageLoader("copydesk.edge.serve"), PackageLoader("copydesk.reports")])
    made = report_environment().overlay(loader=loader)
    made.globals = {**made.globals, "story_url": story_url, "url": url}
    return made


def story_url(id: str, anchor: str = "") -> str:
    """Where a story is shown."""
    return f"/story?id={quote(id, safe='')}" + (f"#{anchor}" if anchor else "")


def url(path: str, **values: Any) -> str:
    """A path with what of its query is not empty."""
    query = urlencode({name: value for name, value in values.items() if value not in ("", 0, None)})
    return f"{path}?{query}" if query else path


def csrf(request: Request) -> str:
    """The word that forms carry and a cookie repeats; another site's page knows neither."""
    known: str = request.state._state.setdefault("csrf", request.cookies.get(CSRF, ""))
    if len(known) != 32 or not known.isalnum():
        known = request.state.csrf = secrets.token_hex(16)
    return known


def page(request: Request, store: Store, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page, or with HTMX the part of it that a template of this name holds."""
    word = csrf(request)
    text = environment().get_template(template).render(
        csrf=word, path=request.url.path, store=store.path.name,
        open=counts(store, Search()).total(), **values,
    )  # fmt: skip
    response = HTMLResponse(text, status)
    if request.cookies.get(CSRF) != word:
        response.set_cookie(CSRF, word, httponly=True, samesite="lax", max_age=30 * 86400)
    return response


def reading_of(store: Store, id: str) -> tuple[int, Reading, int, str | None]:
    """A story's key, its Reading, how many claims were compared, and its content. Raises NotThereError."""
    row = store.db.execute(
        "SELECT key, checked, content FROM articles WHERE id = ? AND state = 'read'", (id,)
    ).fetchone()
    if row is None:
        raise NotThereError("There is no such story here.")
    key, checked, content = row
    return key, store.reading(key), checked or 0, content


def story(store: Store, id: str, word: str) -> dict[str, Any]:
    """A story as the reports show it, with what was decided and the means to decide."""
    key, reading, checked, content = reading_of(store, id)
    report = stored_report(reading, store.findings(key), checked, with_text=True)
    decisions = Decisions(store).of(id)
    settled = {name for name, one in decisions.items() if one.verdict != "accepted" and one.holds(content)}
    made = story_view(report, ANCHOR, settled)
    back = story_url(id)
    for paragraph in made["paragraphs"]:
        for card in paragraph["findings"]:
            decision = decisions.get(card["fingerprint"])
            holds = decision is not None and decision.holds(content)
            card["controls"] = controls(
                id,
                card["fingerprint"],
                decision,
                word,
                holds=holds,
                back=f"{back}#{ANCHOR}-f{card['number']}",
            )
    made["tools"] = Markup(environment().get_template("tools.html").render(s=made))
    made["text"] = lines(reading.article.text)
    made["published"] = reading.article.published or ""
    return made


def lines(text: str) -> Markup:
    """A text for a field of many lines: its line ends kept, which all else on a page does without."""
    return escape("\n".join(map(safe, text.splitlines())))


def controls(
    article: str, fingerprint: str, decision: Decision | None, word: str, *, holds: bool, back: str,
) -> Markup:  # fmt: skip
    """The state of a finding and the buttons that change it."""
    macro: Callable[..., str] = environment().get_template("controls.html").module.controls  # type: ignore[attr-defined]
    return Markup(macro(article, fingerprint, decision, word, holds, back))


def listed(one: Listed, number: int, word: str, back: str, texts: Texts) -> dict[str, Any]:
    """A finding as a list shows it: `number` makes its anchor, `texts` its sentences."""
    finding = one.finding
    article = finding.primary.article
    return {
        "number": number, "severity": finding.severity, "code": finding.code, "check": finding.check,
        "message": finding.message, "title": one.title, "settled": one.settled,
        "url": story_url(article, f"f-{finding.fingerprint}" if one.key is not None else ""),
        "excerpts": excerpts(texts.of(one.key), finding),
        "elsewhere": [span for span in finding.spans if span.article != article or one.key is None],
        "suggestion": finding.suggestion.replacement if finding.suggestion else None,
        "controls": controls(
            one.article, finding.fingerprint, one.decision, word, holds=one.holds, back=back
        ),
    }  # fmt: skip

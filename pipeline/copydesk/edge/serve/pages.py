"""The pages: paste, queue, stories, one story, decisions."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, Response

from copydesk.edge.decisions import Decision, Decisions
from copydesk.edge.serve import listing, views
from copydesk.edge.serve.bench import Bench
from copydesk.edge.serve.daybook import EXPORTS, exported
from copydesk.edge.serve.excerpts import Texts
from copydesk.edge.serve.listing import PAGE, STATES, Search
from copydesk.edge.store import Store
from copydesk.reports import View, reading_renderer

Words = Annotated[str, Query(max_length=200)]
# What an empty desk offers to try: a margin, a total, a name and a weekday are wrong.
EXAMPLE = """Amoako keeps Sekondi

SEKONDI, Ghana, May 6, 2024 (Harbour News) - Mayor Kwame Amoako won 52.3 percent of the vote and Efua Mensah \
won 44.1 percent, the Electoral Commission said. Amoako led Mensah by almost 7 percentage points.

His Harbour Party took 19 of the council's 30 seats and the Union Party 13.

"The port comes first," Amaoko told supporters on Monday, May 7.
"""
Offset = Annotated[int, Query(ge=0, le=10_000_000)]


def router(bench: Bench) -> APIRouter:
    """The pages of a bench."""
    made = APIRouter(include_in_schema=False)

    @made.get("/")
    def desk(request: Request, example: Annotated[str, Query(max_length=10)] = "") -> HTMLResponse:
        with bench.opened() as store:
            stories = listing.stories(store, Search(), 8)
            return views.page(
                request, store, "paste.html", stories=stories, total=listing.total(store, Search()),
                example=views.lines(EXAMPLE) if example else "",
            )  # fmt: skip

    @made.get("/queue")
    def queue(
        request: Request, state: Words = "open", severity: Words = "", name: Words = "", place: Words = "",
        check: Words = "", offset: Offset = 0,
    ) -> HTMLResponse:  # fmt: skip
        search = Search(state if state in STATES else "open", severity, name, place, check, offset)
        with bench.opened() as store:
            return views.page(request, store, "queue.html", **_queue(request, store, search))

    @made.get("/stories")
    def stories(
        request: Request, severity: Words = "", name: Words = "", place: Words = "", check: Words = "",
        offset: Offset = 0,
    ) -> HTMLResponse:  # fmt: skip
        search = Search("open", severity, name, place, check, offset)
        with bench.opened() as store:
            return views.page(
                request, store, "stories.html", search=search, stories=listing.stories(store, search),
                checks=listing.checks_found(store),
                **_pages(search, listing.total(store, search), "/stories"),
            )  # fmt: skip

    @made.get("/story")
    def story(request: Request, id: Annotated[str, Query(max_length=4000)]) -> HTMLResponse:
        with bench.opened() as store:
            return views.page(request, store, "review.html", s=views.story(store, id, views.csrf(request)))

    @made.get("/story/claims.csv")
    def claims(id: Annotated[str, Query(max_length=4000)]) -> Response:
        with bench.opened() as store:
            reading = views.reading_of(store, id)[1]
        text = "".join(reading_renderer("csv")([reading], View()))
        return Response(text, media_type="text/csv; charset=utf-8", headers=_attached("claims.csv"))

    @made.get("/decisions")
    def decisions(request: Request, day: Words = "") -> HTMLResponse:
        with bench.opened() as store:
            kept = Decisions(store)
            days = kept.days()
            day = day or (days[0][0] if days else "")
            return views.page(
                request, store, "decisions.html", days=days, day=day, decisions=kept.during(day),
                said=_tally(kept.during(day)), exports=EXPORTS,
            )  # fmt: skip

    @made.get("/decisions/export")
    def export(day: Words, format: Words = "csv") -> Response:
        with bench.opened() as store:
            decided = Decisions(store).during(day)
        kind = format if format in EXPORTS else "csv"
        text = exported(decided, kind)
        name = f"decisions-{day}.{kind}" if day.replace("-", "").isdigit() else f"decisions.{kind}"
        return Response(text, media_type=f"{EXPORTS[kind]}; charset=utf-8", headers=_attached(name))

    return made


def _attached(name: str) -> dict[str, str]:
    return {"content-disposition": f'attachment; filename="{name}"'}


def _queue(request: Request, store: Store, search: Search) -> dict[str, Any]:
    found = listing.findings(store, search)
    counted = listing.counts(store, search)
    word, back = views.csrf(request), views.url("/queue", **_asked(search))
    texts = Texts(store)
    shown = [views.listed(one, search.offset + at, word, back, texts) for at, one in enumerate(found, 1)]
    return {
        "search": search, "findings": shown, "counts": counted, "states": STATES,
        "checks": listing.checks_found(store),
        "stories": listing.total(store, Search()),
        **_pages(search, counted.total(), "/queue"),
    }  # fmt: skip


def _asked(search: Search) -> dict[str, Any]:
    asked = {**vars(search)}
    return {**asked, "state": "" if search.state == "open" else search.state}


def _pages(search: Search, total: int, path: str) -> dict[str, Any]:
    asked = _asked(search)
    before, after = max(search.offset - PAGE, 0), search.offset + PAGE
    return {
        "total": total, "first": min(search.offset + 1, total), "last": min(after, total),
        "before": views.url(path, **{**asked, "offset": before}) if search.offset else "",
        "after": views.url(path, **{**asked, "offset": after}) if after < total else "",
    }  # fmt: skip


def _tally(decisions: list[Decision]) -> str:
    counted = Counter(one.verdict for one in decisions)
    return ", ".join(
        f"{counted[name]} {name}" for name in ("accepted", "dismissed", "fixed") if counted[name]
    )

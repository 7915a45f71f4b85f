"""The JSON API, for newsroom systems: check a story, list findings, keep decisions. Described by /openapi.json."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from copydesk.articles import iso
from copydesk.articles.outcome import Draft
from copydesk.edge.decisions import Decision, Decisions, Verdict
from copydesk.edge.serve import listing
from copydesk.edge.serve.bench import MAX_TEXT, NOTE, Bench
from copydesk.edge.serve.listing import Search
from copydesk.records import ErrorReport, Finding, Report, SkippedReport

# What a database can hold and a line can show.
_PRINTED = r"^[^\x00-\x1f\x7f]*$"
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _printed_date(value: object) -> object:
    """Dates are ISO dates: pydantic alone takes "0.0" for the first of January 1970."""
    if not isinstance(value, str) or not _DAY.match(value):
        raise ValueError("an ISO date is needed, as 2024-05-06")
    return value


Day = Annotated[date, BeforeValidator(_printed_date)]
Published = Annotated[date | datetime, BeforeValidator(_printed_date)]
Id = Annotated[str, Field(max_length=4000, pattern=_PRINTED)]
Words = Annotated[str, Query(max_length=200, pattern=_PRINTED)]


class Strict(BaseModel):
    """A body without unknown fields."""

    model_config = ConfigDict(extra="forbid")


class StoryIn(Strict):
    """A story to check, as a line of JSON Lines gives it."""

    text: str = Field(min_length=1, max_length=MAX_TEXT)
    id: Id = "-"
    title: str | None = Field(default=None, max_length=2000, pattern=r"^[^\x00]*$")
    published: Published | None = None
    dateline: str | None = Field(default=None, max_length=400)
    language: str | None = Field(default=None, max_length=40)


class DecisionIn(Strict):
    """What a person decided on a finding. `article` is empty for a finding between stories."""

    article: Id
    fingerprint: str = Field(max_length=100, pattern=_PRINTED)
    verdict: Verdict
    note: str | None = Field(default=None, max_length=NOTE)


class DecisionOut(BaseModel):
    """A decision as it is kept."""

    article: str
    fingerprint: str
    verdict: Verdict
    note: str | None
    decided: str | None
    code: str | None
    check: str | None
    severity: str | None
    message: str | None
    text: str | None

    @classmethod
    def of(cls, decision: Decision) -> DecisionOut:
        """The same without what only the store needs."""
        return cls(**{name: getattr(decision, name) for name in cls.model_fields})


class FindingOut(BaseModel):
    """A finding in the store and what was decided on it."""

    article: str | None = Field(description="null for a finding between stories")
    title: str
    finding: Finding
    verdict: Verdict | None
    note: str | None


class FindingsOut(BaseModel):
    """A page of findings, most serious first."""

    total: int
    findings: list[FindingOut]


class Problem(BaseModel):
    """Why a request was refused."""

    detail: str


_PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "Not a name of this desk, or no JSON"},
    401: {"model": Problem, "description": "A token is needed"},
    403: {"model": Problem, "description": "Sent by a page of another site"},
    413: {"model": Problem, "description": "Too large"},
    415: {"model": Problem, "description": "Not JSON"},
    422: {"model": Problem, "description": "Not as described here"},
}
_NOT_THERE: dict[int | str, dict[str, Any]] = {404: {"model": Problem, "description": "Not in the store"}}
_UNREADABLE: dict[int | str, dict[str, Any]] = {
    422: {"model": ErrorReport | Problem, "description": "A story that cannot be read"},
    503: {"model": Problem, "description": "Too many stories wait; come again in a few seconds"},
}


def router(bench: Bench) -> APIRouter:
    """The API of a bench."""
    made = APIRouter(responses=_PROBLEMS)

    @made.post(
        "/check", summary="Check a story; nothing is kept of it", response_model=Report | SkippedReport,
        responses=_UNREADABLE,
    )  # fmt: skip
    async def check(story: StoryIn) -> Response:
        draft = Draft(
            story.text,
            title=story.title,
            published=iso(story.published),
            dateline=story.dateline,
            language=story.language,
        )
        made = await bench.readers.wait(bench.check, draft, story.id)
        return _json(made, 422 if isinstance(made, ErrorReport) else 200)

    @made.get("/api/findings", summary="Findings in the store, most serious first")
    def findings(
        state: Literal["open", "accepted", "dismissed", "fixed", "all"] = "open",
        severity: Literal["", "error", "warning", "info"] = "",
        name: Words = "",
        place: Words = "",
        check: Words = "",
        limit: Annotated[int, Query(ge=1, le=500)] = listing.PAGE,
        offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    ) -> FindingsOut:
        search = Search(state, severity, name, place, check, offset)
        with bench.opened() as store:
            found = listing.findings(store, search, limit)
            total = listing.counts(store, search).total()
        return FindingsOut(total=total, findings=[_listed(one) for one in found])

    @made.get("/api/decisions", summary="What was decided, on one day or ever")
    def decisions(day: Day | None = None) -> list[DecisionOut]:
        with bench.opened() as store:
            kept = Decisions(store)
            found = kept.every() if day is None else kept.during(day.isoformat())
            return [DecisionOut.of(one) for one in found]

    @made.put("/api/decisions", summary="Decide on a finding", responses=_NOT_THERE)
    def decide(decision: DecisionIn) -> DecisionOut:
        return DecisionOut.of(
            bench.decide(decision.article, decision.fingerprint, decision.verdict, decision.note)
        )

    @made.delete("/api/decisions", summary="Take a decision back", status_code=204)
    def undo(
        article: Annotated[str, Query(max_length=4000, pattern=_PRINTED)],
        fingerprint: Annotated[str, Query(max_length=100, pattern=_PRINTED)],
    ) -> None:
        bench.undo(article, fingerprint)

    return made


def _listed(one: listing.Listed) -> FindingOut:
    decision = one.decision
    return FindingOut(
        article=one.article or None, title=one.title, finding=one.finding,
        verdict=decision and decision.verdict, note=decision and decision.note,
    )  # fmt: skip


def _json(record: Report | SkippedReport | ErrorReport, status: int) -> JSONResponse:
    return JSONResponse(record.model_dump(mode="json", by_alias=True), status)


def wants_json(request: Request) -> bool:
    """Whether whoever asks is a program."""
    from copydesk.edge.serve.guard import is_api

    return is_api(request.url.path) or request.url.path == "/openapi.json"

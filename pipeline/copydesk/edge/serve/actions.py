"""What forms do: paste, drop, decide, sign in. Each form carries the word that its cookie repeats."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, HTTPException, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from copydesk.articles import iso
from copydesk.edge.decisions import BETWEEN, VERDICTS, Decisions, Verdict
from copydesk.edge.serve import listing, views
from copydesk.edge.serve.bench import NOTE, Bench, Dropped, find
from copydesk.edge.serve.guard import SESSION, SIGN_IN, Gate
from copydesk.edge.serve.listing import Search

MOST_FILES = 50


def _proved(request: Request, csrf: Annotated[str, Form(max_length=64)] = "") -> None:
    """Refuse a form that another site's page may have sent."""
    known = request.cookies.get(views.CSRF, "")
    if len(known) != 32 or not hmac.compare_digest(known.encode(), csrf.encode()):
        raise HTTPException(403, "This page is out of date; load it again.")


def router(bench: Bench) -> APIRouter:
    """What the forms of a bench do."""
    made = APIRouter(include_in_schema=False, dependencies=[Depends(_proved)])

    @made.post("/paste")
    async def paste(
        request: Request,
        text: Annotated[str, Form()] = "",
        id: Annotated[str, Form(max_length=4000)] = "",
        published: Annotated[str, Form(max_length=60)] = "",
    ) -> Response:
        return await bench.readers.wait(_paste, request, bench, text, id.strip() or None, _date(published))

    @made.post("/drop")
    async def drop(
        request: Request,
        files: Annotated[list[UploadFile], File()],
        published: Annotated[str, Form(max_length=60)] = "",
    ) -> Response:
        return await bench.readers.wait(_drop, request, bench, files, _date(published))

    @made.post("/decide")
    def decide(
        request: Request,
        fingerprint: Annotated[str, Form(max_length=100)],
        verdict: Annotated[str, Form(max_length=20)],
        article: Annotated[str, Form(max_length=4000)] = BETWEEN,
        note: Annotated[str, Form(max_length=NOTE)] = "",
        back: Annotated[str, Form(max_length=8000)] = "/queue",
    ) -> Response:
        if verdict == "undo":
            bench.undo(article, fingerprint)
        elif verdict == "dismissed" and not note.strip():
            raise HTTPException(422, "Say why: a dismissed finding needs a note.")
        else:
            bench.decide(article, fingerprint, _verdict(verdict), note)
        if "hx-request" not in request.headers:
            return RedirectResponse(_inside(back), 303)
        return _decided(request, bench, article, fingerprint, back)

    return made


def _paste(request: Request, bench: Bench, text: str, id: str | None, published: str | None) -> Response:
    done = bench.paste(text, id=id, published=published)
    if done.trouble is None:
        return RedirectResponse(views.story_url(done.id), 303)
    with bench.opened() as store:
        return views.page(request, store, "dropped.html", status=422, dropped=[done], text=views.lines(text))


def _drop(request: Request, bench: Bench, files: list[UploadFile], published: str | None) -> Response:
    done: list[Dropped] = []
    for file in files[:MOST_FILES]:
        done += bench.drop(file.filename or "story", file.file.read(), published=published)
    if len(files) > MOST_FILES:
        done.append(Dropped("", trouble=f"only the first {MOST_FILES} files were read"))
    if len(done) == 1 and done[0].trouble is None:
        return RedirectResponse(views.story_url(done[0].id), 303)
    with bench.opened() as store:
        return views.page(request, store, "dropped.html", dropped=done, text="")


def signing(gate: Gate) -> APIRouter:
    """Where the token is given; the guard lets nobody further without it."""
    made = APIRouter(include_in_schema=False)

    @made.get(SIGN_IN)
    def ask() -> HTMLResponse:
        return _sign_in()

    @made.post(SIGN_IN)
    def sign_in(token: Annotated[str, Form(max_length=500)] = "") -> Response:
        if not gate.knows(token.strip()):
            return _sign_in(wrong=True)
        response = RedirectResponse("/", 303)
        response.set_cookie(SESSION, gate.session, httponly=True, samesite="lax", max_age=30 * 86400)
        return response

    return made


def _sign_in(*, wrong: bool = False) -> HTMLResponse:
    text = views.environment().get_template("signin.html").render(wrong=wrong)
    return HTMLResponse(text, 401 if wrong else 200)


def _decided(request: Request, bench: Bench, article: str, fingerprint: str, back: str) -> HTMLResponse:
    """What changes on the page: the finding's state and buttons, and the counts."""
    with bench.opened() as store:
        known, _finding = find(store, article, fingerprint)
        decision = Decisions(store).of(article).get(fingerprint)
        holds = decision is not None and decision.holds(known.content if known else None)
        on_story = back.startswith("/story?")
        return views.page(
            request, store, "decided.html",
            controls=views.controls(article, fingerprint, decision, views.csrf(request), holds=holds, back=back),
            s=views.story(store, article, "") if on_story and article != BETWEEN else None,
            said=listing.counts(store, Search()).total(),
        )  # fmt: skip


def _verdict(word: str) -> Verdict:
    for verdict in VERDICTS:
        if verdict == word:
            return verdict
    raise HTTPException(422, "A finding is accepted, dismissed or fixed.")


def _date(printed: str) -> str | None:
    if not printed.strip():
        return None
    found = iso(printed)
    if found is None:
        raise HTTPException(422, f"“{printed}” is no date that can be read; 2024-05-06 is one.")
    return found


def _inside(back: str) -> str:
    """Back to a page of this desk and nowhere else."""
    ok = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if ok else "/queue"

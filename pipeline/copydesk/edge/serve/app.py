"""The application: pages, forms and API around one bench, behind the guard."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles

import copydesk
from copydesk.edge.database import StoreError
from copydesk.edge.serve import actions, api, pages, views
from copydesk.edge.serve.bench import Bench, NotThereError
from copydesk.edge.serve.guard import App, Gate, Guard
from copydesk.edge.serve.readers import BusyError
from copydesk.reports import html

STATIC = Path(__file__).parent / "static"
_STYLE = Path(html.__file__).parent / "templates" / "style.css"


def create_app(bench: Bench, gate: Gate | None = None) -> App:
    """The desk as an ASGI application."""
    gate = gate or Gate()
    app = FastAPI(
        title="copydesk", version=copydesk.__version__, docs_url=None, redoc_url=None,
        description="Reads election stories and says where a story contradicts itself.",
    )  # fmt: skip
    for router in (
        pages.router(bench), actions.router(bench), actions.signing(gate), api.router(bench)
    ):  # fmt: skip
        app.include_router(router)
    style = _STYLE.read_text(encoding="utf-8")

    @app.get("/static/style.css", include_in_schema=False)
    def stylesheet() -> Response:
        return Response(style, media_type="text/css", headers={"cache-control": "max-age=60"})

    app.mount("/static", StaticFiles(directory=STATIC), "static")
    _tell_troubles(app, bench)
    return Guard(app, gate)


def _tell_troubles(app: FastAPI, bench: Bench) -> None:
    """Every refusal as one plain sentence: JSON to programs, a page to people."""

    def told(request: Request, status: int, why: str) -> Response:
        if api.wants_json(request):
            return JSONResponse({"detail": why}, status)
        if "hx-request" in request.headers:
            return PlainTextResponse(why, status)
        with bench.opened() as store:
            return views.page(request, store, "problem.html", status=status, why=why)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        response = told(request, error.status_code, str(error.detail))
        response.headers.update(error.headers or {})
        return response

    @app.exception_handler(BusyError)
    def busy(request: Request, _error: BusyError) -> Response:
        response = told(request, 503, "Too many stories wait at this desk; try again in a few seconds.")
        response.headers["retry-after"] = "5"
        return response

    @app.exception_handler(NotThereError)
    def missing(request: Request, error: NotThereError) -> Response:
        return told(request, 404, str(error))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        status = 400 if first["type"] == "json_invalid" else 422
        return told(request, status, f"{where}: {first['msg']}" if where else str(first["msg"]))

    @app.exception_handler(StoreError)
    def broken(request: Request, error: StoreError) -> Response:
        if api.wants_json(request):
            return JSONResponse({"detail": str(error)}, 500)
        return PlainTextResponse(f"{error}\n", 500)

"""The JSON API: what it answers, and that it answers as /openapi.json says, whatever it is sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the review desk needs copydesk[serve]")
pytest.importorskip("multipart", reason="the review desk needs copydesk[serve]")

from copydesk.records import ErrorReport, Report, SkippedReport
from tests.edge.serve.running import Visitor, app, running


@pytest.fixture
def visitor(tmp_path: Path) -> Iterator[Visitor]:
    with running(app(tmp_path / "desk.db")) as port:
        yield Visitor(port)


def test_check_answers_with_a_report_and_keeps_nothing(visitor: Visitor) -> None:
    story = {
        "id": "wire-1",
        "title": "Mensah ahead",
        "text": "Mensah had 900 votes.",
        "published": "2024-05-06",
    }
    answer = visitor.api("POST", "/check", story)
    report = Report.model_validate_json(answer.text)
    assert answer.status == 200 and answer.json()["schema"] == "copydesk/1"
    assert report.article.id == "wire-1" and report.article.published == "2024-05-06"
    (finding,) = report.findings
    # Positions count in the joined text, the title before it.
    assert finding.primary.start == len("Mensah ahead\n\nMensah had ")
    assert visitor.api("GET", "/api/findings?state=all").json() == {"total": 0, "findings": []}


def test_what_cannot_be_read_is_an_error_record(visitor: Visitor) -> None:
    for story, kind in (({"text": "   "}, "empty"), ({"text": "a\x00b"}, "binary")):
        answer = visitor.api("POST", "/check", story)
        assert answer.status == 422 and ErrorReport.model_validate_json(answer.text).error.kind == kind
    french = "Le candidat est arrivé en tête du premier tour avec 28 % des voix, selon les résultats."
    answer = visitor.api("POST", "/check", {"text": french})
    assert answer.status == 200 and SkippedReport.model_validate_json(answer.text).skipped == "language"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 422),
        (b"{}", 422),
        (b'{"text": 5}', 422),
        (b'{"text": "x", "published": "someday"}', 422),
        (b'{"text": "x", "published": 0}', 422),
        (b'{"text": "x", "y": 1}', 422),
        (b'{"text": "\\ud800"}', 422),
    ],
)
def test_what_is_no_story_is_refused_in_a_sentence(visitor: Visitor, body: bytes, status: int) -> None:
    answer = visitor.ask("POST", "/check", body, content_type="application/json")
    assert answer.status == status and isinstance(answer.json()["detail"], str)


def test_decisions_by_program_are_those_of_the_pages(visitor: Visitor) -> None:
    visitor.get("/")
    visitor.follow("/paste", {"text": "Mensah had 900 votes, then 901.", "id": "wire-1"})
    listed = visitor.api("GET", "/api/findings?limit=1").json()
    assert listed["total"] == 2 and len(listed["findings"]) == 1 and listed["findings"][0]["verdict"] is None
    decision = {
        "article": "wire-1", "fingerprint": listed["findings"][0]["finding"]["fingerprint"],
        "verdict": "dismissed", "note": "by phone",
    }  # fmt: skip
    kept = visitor.api("PUT", "/api/decisions", decision).json()
    assert kept["decided"].startswith("2024-05-06T") and kept["message"] == "= 900 begins with a nine"
    assert "by phone" in visitor.get("/story?id=wire-1").words
    assert visitor.api("GET", "/api/decisions?day=2024-05-06").json() == [kept]
    assert visitor.api("GET", "/api/decisions?day=2024-05-07").json() == []
    # A check of the same story keeps silent about it.
    again = visitor.api("POST", "/check", {"id": "wire-1", "text": "Mensah had 900 votes, then 901."})
    assert [one["message"] for one in again.json()["findings"]] == ["= 901 begins with a nine"]
    gone = f"/api/decisions?article=wire-1&fingerprint={decision['fingerprint']}"
    assert visitor.api("DELETE", gone).status == 204 and visitor.api("GET", "/api/decisions").json() == []
    assert visitor.api("PUT", "/api/decisions", {**decision, "fingerprint": "none"}).status == 404
    assert visitor.api("PUT", "/api/decisions", {**decision, "verdict": "perhaps"}).status == 422


def test_the_description_names_no_other_host(visitor: Visitor) -> None:
    described = visitor.get("/openapi.json")
    assert set(described.json()["paths"]) == {"/check", "/api/findings", "/api/decisions"}
    assert visitor.get("/docs").status == 404 and visitor.get("/redoc").status == 404


OPERATIONS = (
    "POST /check",
    "GET /api/findings",
    "GET /api/decisions",
    "PUT /api/decisions",
    "DELETE /api/decisions",
)


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The API as it describes itself, a story with two findings in its store."""
    schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
    with running(app(tmp_path_factory.mktemp("api") / "desk.db")) as port:
        visitor = Visitor(port)
        visitor.get("/")
        visitor.follow("/paste", {"text": "Mensah had 900 votes, then 901.", "id": "wire-1"})
        yield schemathesis.openapi.from_url(f"http://127.0.0.1:{port}/openapi.json")


@pytest.mark.parametrize("operation", OPERATIONS)
def test_api_keeps_its_word_whatever_it_is_sent(described: Any, operation: str) -> None:
    """Schemathesis makes requests, right ones and wrong ones, and holds the answers against the description."""
    from hypothesis import HealthCheck, Phase, given, settings
    from schemathesis import GenerationMode

    method, path = operation.split()
    for mode in GenerationMode:

        @settings(
            max_examples=12, deadline=None, derandomize=True, database=None,
            phases=[Phase.generate], suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=described[path][method].as_strategy(generation_mode=mode))
        def holds(case: Any) -> None:
            case.call_and_validate(timeout=30)

        holds()

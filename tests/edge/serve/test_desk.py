"""The review desk: paste, drop, queue, decide, search, export; and what it lets nobody do."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from urllib.parse import quote

import pytest

pytest.importorskip("fastapi", reason="the review desk needs copydesk[serve]")
pytest.importorskip("multipart", reason="the review desk needs copydesk[serve]")

from copydesk.edge.baseline import Silence
from copydesk.edge.decisions import Decisions
from copydesk.edge.rows import Keeper, Kept
from copydesk.edge.run import run
from copydesk.edge.serve import readers
from copydesk.edge.store import Store
from copydesk.records import Article, ErrorReport, Reading
from tests.edge.serve.running import ReportingDesk, Visitor, Words, app, running

STORY = "Mensah ahead\n\nMensah had 900 votes in Kumasi, then 901.\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path / "desk.db"


@pytest.fixture
def visitor(store: Path) -> Iterator[Visitor]:
    with running(app(store)) as port:
        found = Visitor(port)
        found.get("/")
        yield found


def test_an_empty_store_says_what_to_do(visitor: Visitor) -> None:
    assert "Nothing kept yet" in visitor.get("/").words
    for path in ("/queue", "/stories"):
        assert "No stories yet The store is empty." in visitor.get(path).words
    assert "Amoako keeps Sekondi\n\nSEKONDI, Ghana" in visitor.get("/?example=1").text
    assert "Nothing decided" in visitor.get("/decisions").words


def test_paste_see_dismiss_and_find_it_again(visitor: Visitor, store: Path) -> None:
    page = visitor.follow("/paste", {"text": STORY})
    assert "2 errors" in page.words and "= 900 begins with a nine" in page.words
    first, *_ = page.forms("/decide")
    missing = visitor.send("/decide", {**first, "verdict": "dismissed", "note": " "})
    assert missing.status == 422 and "needs a note" in missing.words
    page = visitor.follow("/decide", {**first, "verdict": "dismissed", "note": "checked by phone"})
    assert "1 error, 1 settled" in page.words and "checked by phone" in page.words
    assert "= 901" in visitor.get("/queue").words and "= 900" not in visitor.get("/queue").words
    assert "= 900" in visitor.get("/queue?state=dismissed").words
    assert "1 dismissed on 2024-05-06" in visitor.get("/decisions").words
    # A new version of the story under its name keeps the decision, and so does check.
    page = visitor.follow("/paste", {"text": STORY + "\nMore later.\n", "id": "mensah-ahead"})
    assert "1 error, 1 settled" in page.words
    silence = Silence(dismissals=store)
    report = ReportingDesk().report_on(Store(store).readings()[0])
    (left,) = silence.filtered([report])
    assert [one.found or one.message for one in left.findings] == ["= 901 begins with a nine"]  # type: ignore[union-attr]


def test_fixed_is_open_again_where_it_is_still_there(visitor: Visitor) -> None:
    page = visitor.follow("/paste", {"text": STORY})
    first = page.forms("/decide")[0]
    page = visitor.follow("/decide", {**first, "verdict": "fixed"})
    assert "1 error, 1 settled" in page.words
    page = visitor.follow("/paste", {"text": f"{STORY}\nMore.\n", "id": "mensah-ahead"})
    assert "Marked fixed, still there" in page.words and "2 errors" in page.words
    assert "= 900" in visitor.get("/queue").words
    page = visitor.follow("/decide", {**first, "verdict": "undo"})
    assert "still there" not in page.words


def test_accepted_is_kept_and_stays_to_be_mended(visitor: Visitor) -> None:
    first = visitor.follow("/paste", {"text": STORY}).forms("/decide")[0]
    page = visitor.follow("/decide", {**first, "verdict": "accepted", "back": "/queue?state=accepted"})
    assert "= 900" in page.words and "Accepted 2024-05-06" in page.words
    assert "2 errors" in visitor.get("/story?id=mensah-ahead").words


def test_with_htmx_only_what_changes_comes_back(visitor: Visitor) -> None:
    first = visitor.follow("/paste", {"text": STORY}).forms("/decide")[0]
    part = visitor.send("/decide", {**first, "verdict": "accepted"}, hx_request="true")
    assert part.status == 200 and "<html" not in part.text and "Accepted" in part.words
    assert 'id="open-count" hx-swap-oob="true">1<' in part.text
    refused = visitor.send("/decide", {**first, "verdict": "nonsense"}, hx_request="true")
    assert refused.status == 422 and refused.text == "A finding is accepted, dismissed or fixed."


def test_two_drafts_with_one_headline_are_two(visitor: Visitor) -> None:
    for number in (1, 2):
        visitor.follow("/paste", {"text": f"Mensah ahead\n\nMensah had 90{number} votes.\n"})
    assert "2 stories" in visitor.get("/stories").words


def test_dropped_files_are_read_each_as_what_it_is(visitor: Visitor) -> None:
    lines = "\n".join(json.dumps({"id": f"s{n}", "text": f"Mensah had {n} votes."}) for n in (90, 91, 5))
    done = visitor.drop(
        ("wire/a.txt", b"Mensah had 95 votes."), ("b.jsonl", lines.encode()), ("c.bin", b"\x00\x01\x02")
    )
    assert done.status == 200 and "4 stories checked" in done.words and "c.bin" in done.words
    # Most serious first, and by name.
    assert visitor.get("/stories").words.index("a.txt") < visitor.get("/stories").words.index("s5")
    one = visitor.drop(("d.html", b"<p>Mensah had <b>97</b> votes in the city of Kumasi.</p>"))
    assert one.status == 303 and one.headers["location"] == "/story?id=d.html"


def test_search_by_name_place_check_and_severity(visitor: Visitor, store: Path) -> None:
    visitor.follow("/paste", {"text": STORY})
    for query, found in (
        ("name=m%C3%A9nsah", True), ("name=nobody", False), ("check=nines", True), ("check=NIN01", True),
        ("check=nin", True), ("check=sum", False), ("severity=error", True), ("severity=info", False),
        ("place=90", True), ("place=Accra", False), ("name=100%25", False), ("name=%27%20OR%201", False),
    ):  # fmt: skip
        assert ("= 900" in visitor.get(f"/queue?{query}").words) is found, query
    assert "No such story." in visitor.get("/stories?name=nobody").words
    assert "1 story" in visitor.get("/stories?name=mensah&check=nines&severity=error").words


def test_claims_and_decisions_leave_as_tables(visitor: Visitor) -> None:
    page = visitor.follow("/paste", {"text": f"=cmd\n\n{STORY}", "id": "a b/c&d"})
    rows = visitor.get("/story/claims.csv?id=a%20b%2Fc%26d")
    assert rows.headers["content-type"].startswith("text/csv") and rows.text.count("\n") == 3
    first, _, second, *_ = page.forms("/decide")
    visitor.send("/decide", {**first, "verdict": "dismissed", "note": "=1+1"})
    visitor.send("/decide", {**second, "verdict": "fixed"})
    table = visitor.get("/decisions/export?day=2024-05-06&format=csv")
    assert "'=1+1" in table.text and table.text.count("\n") == 3
    assert 'filename="decisions-2024-05-06.csv"' in table.headers["content-disposition"]
    assert len(visitor.get("/decisions/export?day=2024-05-06&format=json").json()) == 2
    Path("out.yml").write_text(visitor.get("/decisions/export?day=2024-05-06&format=yaml").text)
    assert len(Silence(dismissals=Path("out.yml")).dismissed) == 1
    assert visitor.get("/decisions/export?day=2024-05-07&format=yaml").text == "[]\n"


def test_five_thousand_findings_come_in_pages(visitor: Visitor, store: Path, tmp_path: Path) -> None:
    said = [" ".join(f"Mensah had 9{10 * n + m} votes." for m in range(10)) for n in range(500)]
    lines = [json.dumps({"id": f"s{n:03}", "text": text}) for n, text in enumerate(said)]
    (tmp_path / "many.jsonl").write_text("\n".join(lines))
    run(["many.jsonl"], store, ReportingDesk(), across=False)  # type: ignore[arg-type]
    page = visitor.get("/queue")
    assert "5,000 errors" in page.words and page.text.count("<article") == 50
    assert "4,951 to 5,000 of 5,000" in visitor.get("/queue?offset=4950").words
    assert "1 to 50 of 500 stories" in visitor.get("/stories").words
    assert "5,000" in visitor.get("/").words


def test_the_queue_is_read_from_the_index(store: Path) -> None:
    from copydesk.edge.serve import listing

    with Store(store) as opened:
        query = f"EXPLAIN QUERY PLAN SELECT f.key {listing._FINDINGS} ORDER BY {listing.ORDER} LIMIT 50"
        plan = " ".join(str(row[3]) for row in opened.db.execute(query))
    assert "findings_by_rank" in plan and "TEMP B-TREE" not in plan


HOSTILE = "</textarea></p><script>alert(1)</script><img src=x onerror=alert(2)>\"'{{ 7*711 }}\x1b"


def test_a_story_of_markup_is_shown_as_it_is(visitor: Visitor) -> None:
    # No NUL: that is refused as binary.
    text = f"{HOSTILE} ahead\n\nMensah had 900 votes in {HOSTILE}.\n"
    page = visitor.follow("/paste", {"text": text, "id": f"x{HOSTILE}"})
    first = page.forms("/decide")[0]
    assert first["article"].startswith("x</textarea>")
    with_note = {"article": f"x{HOSTILE}", "fingerprint": first["fingerprint"], "note": HOSTILE}
    visitor.send("/decide", {**with_note, "verdict": "dismissed"})
    for path in (
        "/",
        "/queue?state=all",
        "/stories",
        "/decisions",
        f"/story?id={quote(f'x{HOSTILE}')}",
        "/queue?name=%3Cscript%3E",
    ):
        found = visitor.get(path)
        parser = Words()
        parser.feed(found.text)
        assert parser.tags.count("script") == 2 and "img" not in parser.tags, path
        assert "4977" not in found.text and "\x1b" not in found.text, path
    assert "<script>alert(1)" in visitor.get("/queue?state=all").words


def test_what_cannot_be_read_is_told_and_replaces_nothing(visitor: Visitor) -> None:
    visitor.follow("/paste", {"text": STORY})
    for text, why in (
        (" ", "no text"),
        ("Mensah had\x00 5 votes.", "NUL"),
        (
            "Le candidat est arrivé en tête du premier tour avec 28 % des voix, selon les résultats officiels du ministère.",
            "not in English",
        ),
    ):
        answer = visitor.send("/paste", {"text": text, "id": "mensah-ahead"})
        assert answer.status == 422 and why in answer.words, text
    assert "2 errors" in visitor.get("/story?id=mensah-ahead").words
    assert visitor.send("/paste", {"text": STORY, "published": "someday"}).status == 422
    assert visitor.get("/story?id=nobody").status == 404 and visitor.get("/nothing").status == 404


def test_forms_of_other_sites_are_refused(visitor: Visitor, store: Path) -> None:
    port = visitor.port
    assert visitor.send("/paste", {"text": STORY, "csrf": ""}).status == 403
    assert visitor.send("/paste", {"text": STORY, "csrf": "0" * 32}).status == 403
    assert visitor.send("/paste", {"text": STORY}, origin="http://evil.example").status == 403
    assert visitor.send("/paste", {"text": STORY}, origin="null").status == 403
    assert visitor.send("/paste", {"text": STORY}, sec_fetch_site="cross-site").status == 403
    assert visitor.api("POST", "/check", {"text": "x"}, origin="http://evil.example").status == 403
    assert visitor.ask("POST", "/check", b'{"text": "x"}', content_type="text/plain").status == 415
    fresh = Visitor(port)
    assert fresh.send("/paste", {"text": STORY, "csrf": ""}).status == 403
    with Store(store) as opened:
        assert len(opened.readings()) == 0 and not list(Decisions(opened).every())
    assert visitor.send("/paste", {"text": STORY}, origin=f"http://127.0.0.1:{port}").status == 303


def test_other_names_and_frames_are_refused(visitor: Visitor) -> None:
    for host in ("evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "192.168.1.7"):
        assert visitor.get("/", host=host).status == 400, host
    for host in (f"localhost:{visitor.port}", "LOCALHOST", "[::1]:80"):
        assert visitor.get("/", host=host).status == 200, host
    for path in ("/", "/queue", "/static/desk.js", "/openapi.json", "/nothing"):
        headers = visitor.get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert headers["x-frame-options"] == "DENY" and headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in visitor.get("/").headers["content-security-policy"]
    for back in ("//evil.example", "/\\evil.example", "https://evil.example", "/queue\r\nx: y"):
        answer = visitor.send("/decide", {"fingerprint": "f", "verdict": "undo", "back": back})
        assert answer.headers["location"] == "/queue", back


def test_too_much_is_refused_however_it_is_sent(store: Path) -> None:
    with running(app(store, max_bytes=2000)) as port:
        visitor = Visitor(port)
        visitor.get("/")
        assert visitor.send("/paste", {"text": "x" * 3000}).status == 413
        # A browser is told on a page.
        told = visitor.send("/paste", {"text": "x" * 3000}, accept="text/html,*/*;q=0.8")
        assert told.status == 413 and "That is too large: 2,000 bytes is the most" in told.words
        assert "<h1" in told.text and told.headers["content-type"].startswith("text/html")
        assert visitor.api("POST", "/check", {"text": "x" * 3000}).status == 413
        chunked = visitor.ask("POST", "/check", iter([b"x" * 1500] * 3), content_type="application/json")  # type: ignore[arg-type]
        assert chunked.status == 413
        assert visitor.api("POST", "/check", {"text": "Mensah had 9 votes."}).status == 200


def test_a_large_draft_within_bounds_is_read(visitor: Visitor) -> None:
    text = "Mensah had many votes in the town, the commission said. " * 5000
    assert visitor.send("/paste", {"text": text}).status == 303
    told = visitor.send("/paste", {"text": text * 3})
    assert told.status == 422 and "at most 300,000 are read" in told.words and "many votes" in told.text


def test_a_token_is_asked_for(store: Path) -> None:
    with running(app(store, token="open sesame", any_address=True)) as port:
        stranger = Visitor(port)
        assert stranger.get("/queue").headers["location"] == "/signin"
        assert stranger.get("/signin").status == 200 and stranger.get("/static/desk.css").status == 200
        assert stranger.api("POST", "/check", {"text": "x"}).status == 401
        assert stranger.get("/openapi.json").status == 303
        assert stranger.send("/paste", {"text": STORY}).status == 401
        stranger.cookies["copydesk_session"] = "0" * 64
        assert stranger.get("/queue").status == 303
        assert stranger.send("/signin", {"token": "close sesame"}).status == 401
        assert stranger.get("/?token=wrong").headers["location"] == "/signin"
        assert stranger.send("/signin", {"token": "open sesame"}).status == 303
        assert stranger.get("/queue").status == 200
        linked = Visitor(port)
        answer = linked.get("/queue?token=open+sesame", host="192.168.1.7")
        assert answer.status == 303 and answer.headers["location"] == "/queue"
        assert "sesame" not in str(linked.cookies) and linked.get("/queue").status == 200
        program = Visitor(port)
        answer = program.api("POST", "/check", {"text": "x"}, authorization="Bearer open sesame")
        assert answer.status == 200
        assert program.api("POST", "/check", {"text": "x"}, authorization="Bearer no").status == 401
        assert program.get("/", host="evil.example").status == 400


class SlowDesk(ReportingDesk):
    """A desk that reads nothing until it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may = threading.Event()

    def read_many(self, articles: Iterable[Article]) -> Iterator[Reading]:
        self.may.wait(100)
        return super().read_many(articles)


def test_pages_are_answered_while_many_stories_wait(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "MOST_WAITING", 6)
    desk = SlowDesk()
    with running(app(store, desk)) as port, ThreadPoolExecutor(16) as pool:
        asked = [
            pool.submit(Visitor(port).api, "POST", "/check", {"text": f"Mensah had 9{number} votes."})
            for number in range(16)
        ]
        # More than may wait: those are told so, at once.
        refused = next(one.result() for one in as_completed(asked))
        assert refused.status == 503 and refused.headers["retry-after"] == "5"
        assert "try again" in refused.json()["detail"]
        assert "The store is empty." in Visitor(port).get("/queue").words
        desk.may.set()
        answers = [one.result() for one in asked]
    statuses = Counter(one.status for one in answers)
    # One is read, three unpack, six wait.
    assert statuses == {200: 10, 503: 6}


def test_other_processes_read_and_one_that_dies_is_replaced(store: Path) -> None:
    from copydesk.articles import from_text

    found = readers.Readers(ReportingDesk(), jobs=2)  # type: ignore[arg-type]
    try:
        story, deadly = from_text("Mensah had 900 votes."), from_text("Mensah DIED after 900 votes.")
        found.warm(story)
        with ThreadPoolExecutor(4) as pool:
            made = list(pool.map(lambda one: found.do(one, Keeper), [story, deadly, story, story]))
        assert isinstance(made[1], ErrorReport) and made[1].error.kind == "internal"
        later = found.do(story, Keeper)
        assert isinstance(later, Kept) and len(later.findings) == 1
    finally:
        found.close()

"""The review desk and the reports in a real browser: used as a person would, at two widths, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from copydesk.records import FolderReport
from copydesk.reports import View, renderer
from copydesk.reports.html_index import Entry, index
from tests.edge.serve.browser import Sheet, browser, needed
from tests.reports import samples

pytestmark = needed
# Each colour scheme and each width is looked at; not each with each.
VIEWS = (("light", 1280, 400), ("dark", 400, 1280))
STORY = """Amoako keeps Sekondi

SEKONDI, Ghana, May 6 (Harbour News) - Mayor Kwame Amoako won 52.3 percent
of the vote and Efua Mensah won 44.1 percent, the Electoral Commission said.
Amoako led Mensah by almost 7 percentage points.

His Harbour Party took 19 of the council's 30 seats and the Union Party 13.
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The desk as it is shipped, the real one, over a store of its own."""
    pytest.importorskip("fastapi", reason="the review desk needs copydesk[serve]")
    from copydesk.desk import Desk
    from tests.edge.serve.running import app, running

    with running(app(tmp_path_factory.mktemp("desk") / "desk.db", Desk())) as port:
        yield f"http://127.0.0.1:{port}"


def pasted(chromium: Any, address: str, text: str = STORY, **options: Any) -> Sheet:
    """A sheet on a story that was just pasted."""
    sheet = Sheet(chromium, **options)
    sheet.page.goto(address)
    sheet.page.get_by_label("The draft").fill(text)
    sheet.page.get_by_role("button", name="Check", exact=True).click()
    sheet.page.wait_for_url("**/story?*")
    return sheet


def test_paste_see_dismiss_reload_find_it_again(chromium: Any, address: str) -> None:
    sheet = pasted(chromium, address)
    page = sheet.page
    assert page.get_by_role("heading", level=1).inner_text() == "2 errors"
    card = page.get_by_role("article", name="Finding 1")
    assert "52.3 - 44.1 = 8.2 points" in card.inner_text()
    card.get_by_text("Dismiss…").click()
    page.locator("input[name=note]:focus").wait_for()
    page.keyboard.type("the desk rounds")
    card.get_by_role("button", name="Dismiss").click()
    card.get_by_text("the desk rounds").wait_for()
    page.locator("button:focus", has_text="Undo").wait_for()
    # Without a reload: the heading, the count, the marks in the text and the focus have followed.
    assert page.get_by_role("heading", level=1).inner_text() == "1 error, 1 settled"
    assert page.locator("#open-count").inner_text() == "1"
    assert page.locator('a.at.settled[href="#s1-f1"]').count() == 3
    page.reload()
    assert page.get_by_role("heading", level=1).inner_text() == "1 error, 1 settled"
    assert "the desk rounds" in page.get_by_role("article", name="Finding 1").inner_text()
    page.get_by_role("link", name="Queue").click()
    page.get_by_role("link", name="Dismissed").click()
    page.wait_for_url("**state=dismissed*")
    page.get_by_label("Name").fill("amoako")
    page.wait_for_url("**name=amoako*")
    # The heading and the other states follow what is sought.
    page.locator("h1", has_text="1 error dismissed").wait_for()
    assert "name=amoako" in (page.get_by_role("link", name="Accepted").get_attribute("href") or "")
    (found,) = page.get_by_role("article").all()
    assert "8.2 points" in found.inner_text() and "the desk rounds" in found.inner_text()
    found.get_by_role("button", name="Undo").click()
    found.get_by_role("button", name="Accept").wait_for()
    assert page.locator("#open-count").inner_text() == "2"
    assert sheet.troubles == []


def test_everything_can_be_done_without_scripts(chromium: Any, address: str) -> None:
    sheet = pasted(chromium, address, STORY.replace("Sekondi", "Axim"), scripts=False)
    page = sheet.page
    page.get_by_role("article", name="Finding 1").get_by_text("Dismiss…").click()
    page.get_by_role("article", name="Finding 1").get_by_label("Why").fill("by phone")
    page.get_by_role("article", name="Finding 1").get_by_role("button", name="Dismiss").click()
    page.get_by_text("by phone").wait_for()
    assert page.get_by_role("heading", level=1).inner_text() == "1 error, 1 settled"
    page.get_by_text("Worksheet").first.click()
    assert page.get_by_role("columnheader", name="Note").is_visible()


def test_a_draft_is_mended_and_checked_again(chromium: Any, address: str) -> None:
    sheet = pasted(chromium, address, STORY.replace("Sekondi", "Keta").replace("SEKONDI", "KETA"))
    field = sheet.page.get_by_label("The draft")
    assert (
        field.input_value().rstrip() == STORY.replace("Sekondi", "Keta").replace("SEKONDI", "KETA").rstrip()
    )
    field.fill(field.input_value().replace("Party 13", "Party 11"))
    field.press("Control+Enter")
    sheet.page.get_by_role("heading", level=1, name="1 error").wait_for()
    assert sheet.page.url.endswith("id=amoako-keeps-keta") and sheet.troubles == []


def test_files_are_dropped_and_claims_copied(chromium: Any, address: str) -> None:
    sheet = Sheet(chromium)
    page = sheet.page
    page.goto(address)
    page.locator("#files").set_input_files(
        {"name": "tema.txt", "mimeType": "text/plain", "buffer": STORY.encode()}
    )
    page.wait_for_url("**/story?id=tema.txt")
    sheet.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as a table").click()
    page.get_by_text("rows copied").wait_for()
    rows = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert rows[0].startswith("Of whom\tWhat\tFigure") and any(
        "Kwame Amoako\tvote share\t52.3 percent" in row for row in rows
    )
    assert sheet.troubles == []


def test_a_story_of_markup_does_nothing(chromium: Any, address: str) -> None:
    hostile = '</textarea></p><script>document.title = "taken"</script><img src=x onerror="document.title=1">{{ 7*711 }}'
    sheet = pasted(chromium, address, f"{STORY}\n{hostile}\n".replace("Sekondi", "Tema"))
    for path in ("", "/queue", "/stories"):
        sheet.page.goto(address + path) if path else None
        assert "taken" not in sheet.page.title() and "copydesk" in sheet.page.title()
        assert sheet.page.locator("img").count() == 0 and "4977" not in sheet.page.content()
    assert sheet.troubles == []


@pytest.mark.parametrize(("scheme", "width", "other"), VIEWS)
def test_the_desk_is_accessible_and_fits(
    chromium: Any, address: str, scheme: str, width: int, other: int
) -> None:
    pasted(chromium, address, STORY.replace("Sekondi", f"Elmina {scheme}")).context.close()
    sheet = Sheet(chromium, scheme=scheme, width=width)
    story = f"/story?id=amoako-keeps-elmina-{scheme}"
    for path in ("/", "/queue", "/queue?state=all", "/stories", story, "/decisions", "/nothing", "/signin"):
        sheet.page.goto(address + path)
        for summary in sheet.page.locator("summary").all():
            summary.click()
        assert sheet.faults() == [], path
        assert sheet.overflow() <= 0, path
        sheet.page.set_viewport_size({"width": other, "height": 900})
        assert sheet.overflow() <= 0, path
        sheet.page.set_viewport_size({"width": width, "height": 900})
    assert sheet.troubles == []


def reported(kind: str) -> str:
    """A page of each kind."""
    report = samples.report()
    clean = samples.report(id="clean.txt").model_copy(update={"findings": (), "claims": ()})
    across = FolderReport(folder="stories", findings=report.findings[:1])
    items = {"story": [report], "clean": [clean], "several": [report, clean, across]}.get(kind)
    if items is not None:
        return "".join(renderer("html")(items, View()))
    entries = [Entry.of(report, "a.html"), Entry.of(clean, "b.html"), Entry.of(across, None)]
    return index(entries if kind == "index" else [], View())


@pytest.mark.parametrize(("scheme", "width", "other"), VIEWS)
@pytest.mark.parametrize("kind", ["story", "clean", "several", "index", "empty"])
def test_reports_are_accessible_and_fit(
    chromium: Any, tmp_path: Path, kind: str, scheme: str, width: int, other: int
) -> None:
    (tmp_path / "page.html").write_text(reported(kind), encoding="utf-8")
    sheet = Sheet(chromium, scheme=scheme, width=width)
    sheet.page.goto((tmp_path / "page.html").as_uri())
    assert sheet.faults() == []
    sheet.page.set_viewport_size({"width": other, "height": 900})
    assert sheet.overflow() <= 0
    sheet.page.set_viewport_size({"width": width, "height": 900})
    assert sheet.overflow() <= 0
    for label in sheet.page.locator("label", has_text="Worksheet").all():
        label.click()
    if kind == "story":
        assert sheet.faults() == []
    assert sheet.overflow() <= 0 and sheet.troubles == []
    sheet.context.close()


def test_a_report_is_moved_through_by_keyboard(chromium: Any, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        "".join(renderer("html")([samples.report()], View())), encoding="utf-8"
    )
    sheet = Sheet(chromium, scripts=False)
    page = sheet.page
    page.goto((tmp_path / "page.html").as_uri())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#main")
    page.get_by_role("link", name="First finding").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#s1-f1")
    # From the finding to its place and back: the link in the text leads to the finding.
    page.get_by_role("article", name="Finding 1").get_by_role("link", name="almost 7 points").press("Enter")
    page.wait_for_url("**#s1-f1p1")
    page.get_by_role("radio", name="Report").focus()
    page.keyboard.press("ArrowRight")
    assert page.get_by_role("heading", name="Worksheet").is_visible()
    # A box to tick and room for a note at each item.
    page.get_by_role("checkbox", name="Done: 52.30 percent").check()
    page.get_by_role("textbox", name="Note on 52.30 percent").fill("by phone")


def test_an_index_is_narrowed_without_scripts(chromium: Any, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(reported("index"), encoding="utf-8")
    page = Sheet(chromium, scripts=False).page
    page.goto((tmp_path / "page.html").as_uri())
    rows = page.locator("tbody tr:visible")
    assert rows.count() == 2
    page.get_by_text("Clean 1").click()
    assert rows.count() == 1 and "clean.txt" in rows.inner_text()
    page.get_by_label("Check").select_option(label="SUM04 margin-mismatch (1)")
    assert rows.count() == 0
    page.get_by_text("All 2").click()
    assert rows.count() == 1 and "takoradi.txt" in rows.inner_text()


def test_links_in_a_notebook_stay_in_its_frame(chromium: Any, tmp_path: Path) -> None:
    (tmp_path / "notebook.html").write_text(samples.report()._repr_html_(), encoding="utf-8")
    sheet = Sheet(chromium)
    sheet.page.goto((tmp_path / "notebook.html").as_uri())
    frame = sheet.page.frames[-1]
    frame.get_by_role("link", name="Coverage").click()
    frame.wait_for_url("about:srcdoc#s1-coverage")
    # Its policy forbids what `wait_for_function` does.
    while not frame.evaluate("scrollY"):
        sheet.page.wait_for_timeout(50)
    assert sheet.page.url.endswith("notebook.html")
    assert sheet.troubles == []

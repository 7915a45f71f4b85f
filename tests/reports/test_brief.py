"""A run in brief: gravest first, whole sums, never a flood."""

from copydesk.records import ErrorInfo, ErrorReport, FolderReport
from copydesk.records.article import ArticleRef
from copydesk.reports import Item, View
from copydesk.reports.brief import MOST, Brief
from tests.reports import samples


def brief(*items: Item, view: View | None = None) -> list[str]:
    looked = Brief()
    assert list(looked.watching(items)) == list(items)
    return "".join(looked.lines(view or View())).splitlines()


def test_the_gravest_story_stands_first_and_each_finding_says_its_sum() -> None:
    report = samples.report()
    info = report.findings[0].model_copy(update={"severity": "info"})
    mild = samples.report(id="mild.txt").model_copy(update={"findings": (info,)})
    clean = samples.report(id="clean.txt").model_copy(update={"findings": ()})
    broken = ErrorReport(
        article=ArticleRef(id="broken.txt"), error=ErrorInfo(kind="empty", message="no text")
    )
    rows = brief(clean, mild, broken, report)
    assert [row for row in rows if row.endswith((" errors", " info"))] == [
        "stories/takoradi.txt: 2 errors",
        "mild.txt: 1 info",
    ]
    assert any(row.startswith("     3:230  SUM04 52.30 - 44.10 = 8.20 points") for row in rows), rows
    assert "Nothing found in 1; 1 not read." in rows
    assert rows[-2].startswith("3 stories, ") and "2 errors, 1 info" in rows[-2]
    assert all(len(row) <= 80 for row in rows)


def test_a_thousand_stories_are_one_screen() -> None:
    report = samples.report()
    many = report.model_copy(update={"findings": report.findings * 20})
    rows = brief(*[many] * 1000, FolderReport(folder="x", findings=report.findings[:1]))
    assert len(rows) < 4 * MOST and "    and 38 more" in rows
    assert any(row.startswith("Findings in 996 more") for row in rows)


def test_what_steers_a_terminal_does_not_reach_it() -> None:
    report = samples.report(id="a\x1b[2J.txt")
    finding = report.findings[0].model_copy(update={"message": "\x1b[31m\n" + "x" * 3000})
    rows = brief(report.model_copy(update={"findings": (finding,)}))
    assert "\x1b" not in "".join(rows) and len(rows) < 12

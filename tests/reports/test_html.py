"""The page: everything escaped, every link leads somewhere, nothing is fetched, shapes for all stores."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from copydesk.records import ErrorInfo, ErrorReport, FolderReport, Quantity, Report
from copydesk.records.article import ArticleRef
from copydesk.reports import Item, View, renderer
from copydesk.reports.charts import charts
from copydesk.reports.html_index import Entry, index
from copydesk.reports.marks import marks, notes, paragraphs
from copydesk.reports.worksheet import worksheet
from tests.reports import samples

VOID = {"meta", "input", "br", "rect", "link"}


class Page(HTMLParser):
    """A page taken apart: ids, links, tags, and whether every tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.attributes: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append(tag)
        self.attributes += found
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def page(*items: Item) -> Page:
    return Page("".join(renderer("html")(items, View())))


def test_every_link_leads_to_a_place_on_the_page() -> None:
    found = page(samples.report())
    assert not found.open and len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links} <= set(found.ids)
    assert {"s1-f1", "s1-f1p1", "s1-f1p2", "s1-f2"} <= set(found.ids)


def test_nothing_is_fetched_and_no_script_runs() -> None:
    text = "".join(renderer("html")([samples.report()], View()))
    assert "default-src 'none'" in text
    assert not re.search(r"https?:|src=|@import|url\(", text)
    assert "script" not in page(samples.report()).tags


HOSTILE = (
    "</p></style><script>alert(1)</script><img src=x onerror=alert(2)>\" ' {{ 711*7 }} \x00\x1b\u202e &amp;"
)


@pytest.mark.parametrize("where", ["Mr. Osie", "Osei ahead"])
def test_a_story_of_markup_is_shown_as_it_is(where: str) -> None:
    hostile = samples.report(samples.TEXT.replace(where, f"{where} {HOSTILE}"), id=f"{HOSTILE}.txt")
    unread = hostile.coverage.unread[0].model_copy(update={"why": HOSTILE, "text": HOSTILE})
    findings = tuple(
        one.model_copy(update={"message": HOSTILE, "check": HOSTILE}) for one in hostile.findings
    )
    claims = tuple(one.model_copy(update={"subject": HOSTILE, "contest": HOSTILE}) for one in hostile.claims)
    coverage = hostile.coverage.model_copy(update={"unread": (unread,)})
    update = {"findings": findings, "claims": claims, "coverage": coverage}
    for items in ([hostile.model_copy(update=update)], [hostile.model_copy(update=update), hostile]):
        found = page(*items)
        assert not {"script", "img"} & set(found.tags) and "onerror" not in found.attributes
        assert "4977" not in "".join(found.words) and "<script>alert(1)</script>" in "".join(found.words)
        assert "\x1b" not in "".join(found.words)


def test_the_story_stands_there_as_received() -> None:
    report = samples.report()
    found = paragraphs(samples.article(), marks(report), notes(report))
    shown = ["".join(samples.TEXT[run.start : run.end] for run in paragraph.runs) for paragraph in found]
    assert shown == samples.TEXT.strip().split("\n\n")


def test_marks_that_overlap_are_cut_apart() -> None:
    report = samples.report()
    found = marks(report)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert {mark.kind for mark in found} == {"person", "party", "place", "figure", "unread"}


def test_chart_has_the_rest_to_a_hundred() -> None:
    (chart,) = charts(samples.report())
    assert [(bar.label, bar.said) for bar in chart.bars] == [
        ("Kwame Osei", "52.30%"),
        ("Efua Mensah", "44.10%"),
        ("Others and not said", "3.6%"),
    ]


def test_chart_of_shares_above_a_hundred_says_so() -> None:
    report = shares_of("63.2", "63.15")
    (chart,) = charts(report)
    assert chart.bars[-1].said == "26.4% too much"
    # Where no finding says so, they are of counts that nobody told apart.
    assert charts(report.model_copy(update={"findings": ()})) == []


def test_chart_takes_a_hundredth_too_much_for_rounding() -> None:
    (chart,) = charts(shares_of("50.01", "50.00").model_copy(update={"findings": ()}))
    assert [bar.said for bar in chart.bars] == ["50.01%"] * 2


def shares_of(value: str, low: str) -> Report:
    """The sample report with every share the same."""
    report = samples.report()
    update = {"value": value, "low": low, "high": None}
    claims = tuple(
        one.model_copy(update=update) if one.measure == "vote_share" else one for one in report.claims
    )
    return report.model_copy(update={"claims": claims})


@pytest.mark.parametrize(
    ("figure", "drawn"),
    [
        ({"value": "92"}, ["92%", "8%"]),
        ({"value": "100"}, ["100%"]),
        ({"value": "36", "of": "81", "unit": "counties"}, ["36 of 81 counties", "45 counties"]),
        ({"value": "36", "unit": "counties"}, []),
    ],
)
def test_chart_has_what_is_counted_and_what_is_not(figure: dict[str, str], drawn: list[str]) -> None:
    report = samples.report()
    claims = tuple(
        one.model_copy(update=figure if one.id == "c4" else {"counted": "c4"}) for one in report.claims
    )
    (chart,) = charts(report.model_copy(update={"claims": claims}))
    assert [bar.said for bar in chart.counted] == drawn


def test_numbers_not_read_stand_by_their_reason_and_lead_to_their_place() -> None:
    report = samples.report()
    (unread,) = report.coverage.unread
    text = "".join(renderer("html")([report], View()))
    assert f'<dt>{unread.why}</dt><dd><a href="#s1-at{unread.start}">3</a></dd>' in text


def test_no_chart_of_two_counts_that_are_not_told_apart() -> None:
    report = samples.report()
    shares = [one for one in report.claims if one.measure == "vote_share"]
    earlier = [
        one.model_copy(update={"id": f"x{at}", "value": f"{at}.5"}) for at, one in enumerate(shares, 40)
    ]
    assert len(charts(report.model_copy(update={"claims": (*shares, earlier[0])}))) == 1
    assert charts(report.model_copy(update={"claims": (*shares, *earlier)})) == []


def test_a_number_in_a_date_is_verified_with_the_date() -> None:
    report = samples.report()
    (unread,) = report.coverage.unread
    date = Quantity(
        id="q1", kind="date", printed="x", comparator="exactly", start=unread.start - 4, end=unread.end
    )
    said = [item.said for item in worksheet(report, samples.TEXT)]
    without = [
        item.said for item in worksheet(report.model_copy(update={"quantities": (date,)}), samples.TEXT)
    ]
    assert unread.text in said and unread.text not in without


def test_worksheet_is_in_order_and_flags_what_nobody_is_named_for() -> None:
    items = worksheet(samples.report(), samples.TEXT)
    assert [item.start for item in items] == sorted(item.start for item in items)
    assert {item.said for item in items if item.unattributed} == {"92%", "41,200 people"}
    assert ("name", "Osie", "Kwame Osei") in {(item.kind, item.said, item.about) for item in items}


def test_index_puts_first_what_needs_a_look() -> None:
    clean = samples.report(id="clean.txt").model_copy(update={"findings": ()})
    broken = ErrorReport(
        article=ArticleRef(id="broken.txt"), error=ErrorInfo(kind="empty", message="no text")
    )
    across = FolderReport(folder="stories", findings=samples.report().findings[:1])
    items = (clean, broken, samples.report(id="bad.txt"), across)
    found = Page(index([Entry.of(item, f"{number}.html") for number, item in enumerate(items)], View()))
    words = " ".join(found.words)
    assert words.index("bad.txt") < words.index("broken.txt") < words.index("clean.txt")
    assert (
        "Between the stories 1" in words
        and {"#across", "2.html"} <= set(found.links)
        and "3 stories: 3 errors" in " ".join(words.split())
    )
    # A filter for each check that spoke; what of its name is no letter or digit is no part of a style.
    assert "c-SUM04" in "".join(found.words) and "SUM04 margin-mismatch (1)" in words


def test_index_of_nothing() -> None:
    assert "No stories were found." in " ".join(Page(index([], View())).words)


def test_five_thousand_findings_are_a_page() -> None:
    report = samples.report()
    found = page(report.model_copy(update={"findings": report.findings * 2500}))
    assert found.tags.count("article") == 5000
    assert "5,000 errors" in found.words and "and 2,494 more" in found.words

"""Text for people: places marked, columns kept, nothing that steers a terminal."""

import unicodedata

import pytest

from copydesk.records import ErrorInfo, ErrorReport, FolderReport, Report
from copydesk.records.article import ArticleRef
from copydesk.reports import View, reading_renderer, renderer
from copydesk.reports.columns import Lines, safe, width, wrapped
from copydesk.reports.excerpt import sentence
from copydesk.reports.text import problem
from tests.reports import samples


def shown(*reports: Report | FolderReport, view: View | None = None) -> str:
    return "".join(renderer("text")(reports, view or View()))


def test_both_places_are_marked_under_their_words() -> None:
    rows = shown(samples.report()).splitlines()
    assert rows[0] == "stories/takoradi.txt:3:230: error SUM04 margin-mismatch"
    for words, mark in (("52.30 percent", "-"), ("almost 7 points", "^")):
        at = next(number for number, row in enumerate(rows) if f" {words}" in row and "|" in row)
        start = rows[at].index(words)
        assert rows[at + 1][start : start + len(words)] == mark * len(words)


def test_eighty_columns_and_no_colour_without_a_terminal() -> None:
    text = shown(samples.report(), samples.report(id="a/very/long/" + "folder/" * 20 + "story.txt"))
    assert "\x1b" not in text
    assert all(width(row) <= 80 for row in text.splitlines() if "story.txt" not in row)


def test_coverage_stands_under_each_story_and_under_all() -> None:
    text = shown(samples.report(), samples.report(id="b.txt"))
    assert "b.txt: 2 errors; 6 of 7 numbers read as claims, 3 claims compared" in text
    assert text.rstrip().replace("\n", " ").endswith("12 of 14 numbers read as claims, 6 claims compared")
    assert "compared" not in shown(samples.report(), view=View(quiet=True))


def test_suggestion_is_shown() -> None:
    assert "= perhaps Osei" in shown(samples.report())


def test_escape_codes_in_a_story_do_not_reach_the_terminal() -> None:
    hostile = samples.TEXT.replace("Mr. Osie", "Mr. \x1b[31m\x9bOsie\u202e\x07")
    text = shown(samples.report(hostile, id="\x1b]0;x\x07.txt"))
    assert not any(unicodedata.category(character) in ("Cc", "Cf") for character in text if character != "\n")
    assert "\u241b[31m" in text


def test_wide_and_combining_characters_keep_the_marks_in_line() -> None:
    wide = samples.TEXT.replace("Mr. Osie", "\u6771\u4eac Jose\u0301 Osie")
    rows = shown(samples.report(wide)).splitlines()
    at = next(number for number, row in enumerate(rows) if "\u6771\u4eac" in row)
    before = rows[at][: rows[at].index("Osie")]
    assert rows[at + 1].index("^") == width(before)


def test_story_in_one_line_of_a_million_characters() -> None:
    text = samples.TEXT.replace("\n", " ") + "word " * 200_000
    assert len(shown(samples.report(text))) < 5_000


def test_colour_only_where_wanted() -> None:
    text = shown(samples.report(), view=View(colour=True))
    assert "\x1b[1;31malmost 7 points\x1b[0m" in text


def test_findings_across_stories_name_both() -> None:
    findings = samples.report().findings[:1]
    text = shown(FolderReport(folder="stories", findings=findings))
    assert text.startswith("stories/takoradi.txt: error SUM04") and '"52.30 percent"' in text


def test_a_problem_is_one_line() -> None:
    error = ErrorReport(
        article=ArticleRef(id="a.txt"), error=ErrorInfo(kind="empty", message="no text\nat all")
    )
    assert problem(error) == "a.txt: empty: no text at all"


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        ("One. Two had 37.32 percent. Three.", "37.32", "Two had 37.32 percent."),
        ("He met Mr. Smith and Gov. Lee. Then left.", "Smith", "He met Mr. Smith and Gov. Lee."),
        ("A head\n\nThe story is\nwrapped here. End.", "story", "The story is\nwrapped here."),
        ("\u201cWe won.\u201d She left.", "She", "She left."),
        ("no end at all", "end", "no end at all"),
        (
            "A mayor of some city far away won re-election easily on\nSunday there. B.",
            "won",
            "A mayor of some city far away won re-election easily on\nSunday there.",
        ),
        ("Results:\n- Lee 40\n- Roe 60", "40", "- Lee 40"),
    ],
)
def test_the_sentence_around_a_place(text: str, at: str, expected: str) -> None:
    start = text.index(at)
    first, last = sentence(text, start, start + len(at))
    assert text[first:last] == expected


def test_lines_end_as_editors_end_them() -> None:
    lines = Lines("a\r\nb\nc\rd")
    assert [lines.at(at) for at in (0, 3, 5, 7)] == [(1, 1), (2, 1), (3, 1), (4, 1)]


def test_wrapping_loses_nothing_but_spaces() -> None:
    text = safe("\u6771\u4eac\u90fd " * 30 + "x" * 100)
    rows = [text[start:end] for start, end in wrapped(text, 40)]
    assert all(width(row) <= 41 for row in rows)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")


def test_reading_for_people() -> None:
    text = "".join(reading_renderer("text")([samples.reading()], View()))
    assert "lead           Kwame Osei: almost 7 points (vs Efua Mensah; Takoradi; partial;" in text
    assert '"3": no claim of an election' in text

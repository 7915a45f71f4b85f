"""Hard-wrapped copy: which lines are one paragraph, and that every position leads back into the text received."""

from __future__ import annotations

import textwrap
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.articles import from_text
from copydesk.articles.furniture import furniture, house
from copydesk.articles.lines import lines
from copydesk.records import Reading, Sentence, cut
from copydesk.records.base import Record
from copydesk.records.layout import Running, as_received, running, running_reading
from copydesk.records.reading import ReadCoverage

CASES = yaml.safe_load((Path(__file__).parent / "wrapping.yml").read_text(encoding="utf-8"))
PROSE = (
    "The Harbour Party of Mayor Akua Mensah has won 12 of the 21 seats in Tamale, the Electoral Commission said.",
    "Kwame Asante of the Union Party had 41.3 percent of the vote, which is 2.1 points less than in 2020.",
    '"We will be back," he told some 300 supporters in Bolgatanga on Monday, May 6, and asked for patience.',
    "Turnout was 61 percent.",
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_lines_of_the_running_text(case: dict[str, Any]) -> None:
    found = running(from_text(case["text"]))
    assert [line.strip() for line in found.text.splitlines() if line.strip()] == case["lines"]
    assert not found.layout


LAYOUTS = {
    "plain": ("", "\n", "\n\n"),
    "returns": ("", "\r\n", "\r\n\r\n"),
    "indented": ("    ", "\n", "\n\n"),
    "mail": ("> ", "\n", "\n>\n"),
    "trailing": ("", "  \n", "\n\n"),
}


@pytest.mark.parametrize("width", [45, 60, 66, 72, 80, 100])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_any_width_reads_as_if_it_were_not_wrapped(width: int, layout: tuple[str, str, str]) -> None:
    margin, end, between = layout
    text = between.join(
        end.join(margin + line for line in textwrap.wrap(paragraph, width)) for paragraph in PROSE
    )
    assert running(from_text(text)).text.split("\n") and [
        line.strip() for line in running(from_text(text)).text.splitlines() if line.strip()
    ] == list(PROSE)


def test_headline_dateline_and_parts_of_wrapped_copy() -> None:
    headline = "Harbour Party wins twelve of the seats in Tamale and keeps\nthe mayor's chair for four years"
    line = "TAMALE, Northern Region, Ghana,\nMay 6 (GNA) -"
    body = "The Harbour Party of Mayor Akua Mensah has kept\nthe council of the town with 53 percent of the vote in all."
    article = from_text(f"{headline}\n\n{line} {body}\n")
    assert article.title == " ".join(headline.split())
    parts = [(part.kind, article.text[part.start : part.end]) for part in article.parts]
    assert parts == [("headline", headline), ("dateline", line), ("body", body)]
    assert article.dateline is not None and article.dateline.date == "May 6"


@given(
    st.lists(st.sampled_from([*"aZ9.-> \n", "\r\n", "the ", "of\n", "\n> ", "word "]), max_size=120).map(
        "".join
    )
)
@example("aa.of\na")
@example("word > word\na")
@example("the word the word - Z\nZ\n")
def test_positions_go_there_and_back(text: str) -> None:
    if not text.strip():
        return
    article = from_text(text)
    flow = Running(article.text, article.layout)
    held = {at for start, end in article.layout for at in range(start, end)}
    for at, char in enumerate(article.text):
        if at not in held:
            assert flow.text[flow.narrow(at)] == char and flow.widen(flow.narrow(at)) == at
    assert list(article.layout) == sorted(article.layout)
    # What is left out is white space, margins, and page furniture: whole lines, and the house behind the headline.
    held_lines = lines(article.text)
    beside = furniture(held_lines)
    named = house([line for index, line in enumerate(held_lines) if index not in beside])
    allowed = {named, *((held_lines[index].start, held_lines[index].end) for index in beside)}
    for start, end in article.layout:
        assert not article.text[start:end].replace(">", "").strip() or (start, end) in allowed


def test_a_reading_goes_there_and_back() -> None:
    article = from_text(
        "The candidate of the Harbour Party in Tamale, Akua\nMensah, has won the vote with a share of exactly 53\npercent."
    )
    flat = running(article)
    at = flat.text.index("Akua Mensah")
    reading = Reading(
        article=flat,
        sentences=(Sentence(start=0, end=len(flat.text), paragraph=0),),
        coverage=ReadCoverage(numbers=1, in_claims=0),
    )
    received = as_received(reading, article)
    assert received.article is article and received.sentences[0].end == len(article.text)
    assert running_reading(received) == reading
    flow = Running(article.text, article.layout)
    assert flow.received_as(cut(flat.text, at, at + 11)).text == "Akua\nMensah"


def test_marks_that_nobody_sees_change_nothing() -> None:
    plain = (
        "Mensah wins\n\nTAMALE, Ghana (GNA) — Mayor Akua Mensah won Sunday's election with\n"
        "53.2% of the vote, the board said.\n\nHer rival had 46.8%.\n"
    )
    marks = ["\u200f", "\u202e", "\u2067", "\u200b", "\xad", "\u061c", "\ufeff\u200e"]
    words = plain.split(" ")
    marked = "\u200e" + " ".join(
        f"{word[:2]}{mark}{word[2:]}{mark}" for word, mark in zip(words, cycle(marks), strict=False)
    )
    marked = marked.replace("\n\nHer", "\n\u200b\nHer")
    article, bare = from_text(marked), from_text(plain)
    flat = running(article)
    assert flat.text == running(bare).text
    assert [(part.kind, part.start) for part in flat.parts] == [
        (part.kind, part.start) for part in running(bare).parts
    ]
    assert (flat.title, flat.dateline and flat.dateline.place) == ("Mensah wins", "TAMALE, Ghana")
    flow = Running(article.text, article.layout)
    at = flat.text.index("Akua")
    assert (
        flow.received_as(cut(flat.text, at, at + 4)).text
        == article.text[flow.widen(at) : flow.widen(at + 3) + 1]
    )
    titled = from_text(marked, title="Mensah\u200f wins again")
    assert titled.title == "Mensah wins again" and titled.text.startswith("Mensah\u200f wins again\n\n")
    with pytest.raises(ValueError, match="no text"):
        from_text("\u200f \ufeff\n\xad")


def _integers(record: type[Record], seen: set[type[Record]]) -> set[str]:
    """Names of all fields of a record and of those in it that hold a bare integer."""
    seen.add(record)
    names = {name for name, field in record.model_fields.items() if field.annotation in (int, int | None)}
    for name in record.__subclasses__():
        if name not in seen:
            names |= _integers(name, seen)
    return names


def test_no_record_has_a_position_that_is_not_carried_back() -> None:
    """A new field that holds a position must be called start or end, or be added to `records.layout`."""
    known = {
        "start", "end", "chars", "words", "paragraph", "numbers", "in_claims", "checked", "year", "month", "day",
        "population", "seats", "votes_per_voter", "rank",
    }  # fmt: skip
    assert _integers(Record, set()) <= known


def test_windows_line_ends_and_two_spaces_are_no_part_of_the_running_text() -> None:
    plain = "Hale wins Kirkby\n\nAnn Hale won. She had 52 percent.\n\nTurnout was 61 percent.\n"
    typed = plain.replace(". She", ".  She").replace("\n", "\r\n")
    article = from_text(typed)
    assert running(article).text == plain
    assert article.text == typed

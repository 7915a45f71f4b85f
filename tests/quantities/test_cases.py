"""Every marked sentence is read as marked, and nothing in it that is not marked."""

from pathlib import Path

import pytest
import yaml

from copydesk.quantities import read
from tests.quantities.marks import answer, unmark

CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted(Path(__file__).with_name("cases").glob("*.yml"))
    for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1)
]


@pytest.mark.parametrize("marked", CASES)
def test_reads_what_is_marked(marked: str) -> None:
    text, expected = unmark(marked)
    found = read(text, published="2024-04-01")
    assert [(quantity.start, quantity.end) for quantity in found] == [
        (mark.start, mark.end) for mark in expected
    ]
    for quantity, mark in zip(found, expected, strict=True):
        assert answer(quantity, mark.answer) == mark.answer


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 250


def test_the_reader_of_marks() -> None:
    text, expected = unmark("A {25-point|points 25 points} lead, then {Sunday|date -}.")
    assert text == "A 25-point lead, then Sunday."
    assert [(text[mark.start : mark.end], mark.answer) for mark in expected] == [
        ("25-point", "points 25 points"),
        ("Sunday", "date -"),
    ]


def test_the_reader_of_marks_tells_a_wrong_answer() -> None:
    found = read("A 25-point lead")[0]
    assert answer(found, "points 24 points") != "points 24 points"
    assert answer(found, "points 25 points [24..26]") == "points 25 points [24.5..25.5]"

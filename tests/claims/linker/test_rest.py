"""Figures of those who are not named are nobody's by name."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from copydesk.claims.linker.rest import goes_on, of_the_rest
from copydesk.claims.sentences.line import Item, Line


def read(text: str, *figures: str) -> tuple[Line, list[Item]]:
    """A sentence and its figures."""
    line: Any = SimpleNamespace(text=text, start=100)
    items: list[Any] = [
        SimpleNamespace(start=100 + text.index(one), end=100 + text.index(one) + len(one)) for one in figures
    ]
    return cast(Line, line), cast(list[Item], items)


@pytest.mark.parametrize(
    ("text", "figure", "rest"),
    [
        ("Eleven other candidates shared 61,204 votes.", "61,204", True),
        ("The nine others had 61,204 between them.", "61,204", True),
        ("The other four parties took 8.5 percent together.", "8.5", True),
        ("Sow won with 52 percent, and the remaining two contenders scored 4.1 percent.", "4.1", True),
        ("Seven others made do with 61,204.", "61,204", True),
        ("The 16 other lists won 12 seats.", "12 seats", True),
        ("Others: 3.9", "3.9", True),
        ("Four minor candidates, who had 3.9 percent between them, conceded early.", "3.9", True),
        ("The last 3.9 percent went to others.", "3.9 percent", True),
        ("Thirteen also-rans had 17,000 votes.", "17,000", True),
        ("None of the other candidates got more than 3 percent.", "3 percent", False),
        ("Sow beat the other candidates by 61,204 votes.", "61,204", False),
        ("Sow was ahead of the nine others with 52 percent.", "52", False),
        ("The other candidate, Awa Diop, had 40.3 percent.", "40.3", False),
        ("Among others Awa Diop took 40.3 percent.", "40.3", False),
        ("Other counties gave Diop 40.3 percent.", "40.3", False),
        ("Sow has more seats than the others, 52.", "52", False),
        ("The three others who stood lost to Sow, who had 52 percent.", "52", False),
    ],
)
def test_of_the_rest(text: str, figure: str, rest: bool) -> None:
    line, (item,) = read(text, figure)
    assert of_the_rest(line, item) is rest


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Seven others shared 61,204 votes, or 3.3 percent.", True),
        ("Seven others shared 61,204 (3.3 percent).", True),
        ("Seven others shared 61,204 votes, and Sow had 3.3 percent.", False),
        ("Seven others shared 61,204 votes against 3.3 percent last time.", False),
    ],
)
def test_the_same_in_another_unit(text: str, again: bool) -> None:
    line, (last, item) = read(text, "61,204", "3.3 percent")
    assert goes_on(line, last, item) is again

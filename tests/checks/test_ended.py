"""Patterns tried only where a text ends as theirs do match what they match without: text is made from each, and read both ways."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.records.ended import Ended, endings
from tests.checks.patterns import LETTERS, patterns

FOUND = patterns(Ended)


@pytest.mark.parametrize("name", sorted(FOUND))
def test_how_each_may_end_is_known(name: str) -> None:
    assert all(FOUND[name].tails)


@pytest.mark.parametrize("name", sorted(FOUND))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_whatever_matches_is_found_where_the_text_ends(name: str, data: st.DataObject) -> None:
    pattern = FOUND[name]
    made = data.draw(
        st.from_regex(re.compile(pattern.bare.pattern), alphabet=st.sampled_from(LETTERS + "\n"))
    )
    for text in (made, made.upper(), f"So {made}"):
        for begin, end in ((0, len(text)), (3, len(text)), (0, len(text) - 1)):
            found, bare = pattern.search(text, begin, end), pattern.bare.search(text, begin, end)
            assert (found is None) == (bare is None)
            assert found is None or bare is None or found.span() == bare.span()


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (r"[A-Z]\w+ Minister \Z", ("ter ",)),
        (r"(?:\(|,? or (?:the )?)\Z", (" or ", "(", "the ")),
        (r"(?:a|b)?c\Z|[dE]\Z", ("ac", "bc", "c", "d", "e")),
        (r"\w\Z", ("",)),
        (r"a\Z|b", ("",)),
        (r"a", ("",)),
    ],
)
def test_endings_are_read_off_a_pattern(pattern: str, told: tuple[str, ...]) -> None:
    assert endings(pattern) == told


def test_a_letter_that_stands_for_another_is_no_reason() -> None:
    assert Ended(r"is \Z", re.IGNORECASE).search("So ıs ", 0, 6) is not None

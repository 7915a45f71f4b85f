"""Patterns tried only where a word begins as theirs do match what they match without: text is made from each pattern, and read both ways."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.records.opened import Opened, beginnings
from tests.checks.patterns import LETTERS, made_of, patterns

FOUND = patterns(Opened)


@pytest.mark.parametrize("name", sorted(FOUND))
def test_how_each_may_begin_is_known(name: str) -> None:
    assert FOUND[name].heads


@pytest.mark.parametrize("name", sorted(FOUND))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_whatever_matches_is_found_where_a_word_begins(name: str, data: st.DataObject) -> None:
    pattern = FOUND[name]
    alphabet = st.sampled_from(LETTERS)
    made = data.draw(st.from_regex(made_of(pattern), fullmatch=True, alphabet=alphabet))
    text = f"{data.draw(st.sampled_from(('', 'Who? ', 'so ')))}{made}{data.draw(st.sampled_from(('', ' of', '.')))}"
    # Of what some patterns ask for around them nothing is made: then there is nothing to find, either way.
    for one in (text, text.upper(), f"{text} {made}"):
        for begin, end in ((0, len(one)), (3, len(one) - 2)):
            assert spans(pattern, one, begin, end) == [
                it.span() for it in pattern.bare.finditer(one, begin, end)
            ]


def spans(pattern: Opened, text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """Where matches are found, and that the first is the one searched for."""
    found = [one.span() for one in pattern.finditer(text, begin, end)]
    first = pattern.search(text, begin, end)
    assert (first.span() if first is not None else None) == (found[0] if found else None)
    return found


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (r"\b(?:an? clear|most)\b", {"a cl", "an c", "most"}),
        (r"\b[Tt]o\b", {"to"}),
        (r"\b(?:(?<!x )ab{2}c|to?day)\b", {"ab", "toda", "tday"}),
        (r"\bVote[sd]\b|\b(?=v)v[io]", {"vi", "vo"}),
        (r"\b\d+", None),
        (r"vote", None),
        (r"\bvote|poll\b", None),
        (r"\b[’]s", None),
        (r"\ba\b", None),
    ],
)
def test_beginnings_are_read_off_a_pattern(pattern: str, told: set[str] | None) -> None:
    assert beginnings(pattern) == told


def test_where_beginnings_are_not_known_the_pattern_is_tried_everywhere() -> None:
    assert [one.span() for one in Opened(r"\d+").finditer("1 and 23")] == [(0, 1), (6, 8)]
    found = Opened(r"\d+").search("1 and 23", 2)
    assert found is not None and found.span() == (6, 8)


@pytest.mark.parametrize("text", ["İ: A mıllıon", "A MILLION", "a million İ"])
def test_letters_that_stand_for_others_are_known(text: str) -> None:
    pattern = Opened(r"\b(?:mill|a m)ion\b|\bmillion", re.IGNORECASE)
    assert spans(pattern, text, 0, 99) == [one.span() for one in pattern.bare.finditer(text)]
    assert len(spans(pattern, text, 0, 99)) == 1

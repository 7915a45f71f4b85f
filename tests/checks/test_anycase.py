"""Patterns looked for among small letters match what they match without: text is made from each pattern, and read both ways."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.checks.anycase import AnyCase, in_small_letters
from tests.checks.patterns import LETTERS, made_of, patterns

FOUND = patterns(AnyCase)


def _source(pattern: AnyCase) -> re.Pattern[str]:
    try:
        return made_of(pattern)
    except re.error:  # what stands around has brackets of its own
        return re.compile(pattern.bare.pattern)


@pytest.mark.parametrize("name", sorted(FOUND))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_whatever_matches_is_found_among_small_letters(name: str, data: st.DataObject) -> None:
    pattern = FOUND[name]
    made = data.draw(st.from_regex(_source(pattern), fullmatch=True, alphabet=st.sampled_from(LETTERS)))
    for text in (made, made.upper(), f"So {made} of {made}."):
        assert [one.span() for one in pattern.finditer(text)] == [
            one.span() for one in pattern.bare.finditer(text)
        ]


@pytest.mark.parametrize("text", ["İ: A MıLLIONS", "a million", "sﬁſ Million. MILLION"])
def test_letters_that_stand_for_others_are_known(text: str) -> None:
    pattern = AnyCase(r"\b(?:milLions?|ſi)\b(?![A-C])")
    assert [one.span() for one in pattern.finditer(text)] == [
        one.span() for one in pattern.bare.finditer(text)
    ]


def test_what_is_asked_for_in_one_case_is() -> None:
    pattern = AnyCase(r"\b(?:(?-i:No)|yes)\b")
    assert [one[0] for one in pattern.finditer("No no NO Yes YES")] == ["No", "Yes", "YES"]
    assert pattern.search("yes and No", 4) is not None
    assert pattern.search("yes and No", 4, 9) is None


def test_a_pattern_in_small_letters_keeps_what_is_no_letter() -> None:
    assert in_small_letters(r"\A(?P<A>[A-Z]\W)(?=B)(?P=A)\Z") == r"\A(?P<A>[a-z]\W)(?=b)(?P=A)\Z"
    with pytest.raises(ValueError, match="one case"):
        in_small_letters(r"no(?! (?-i:[A-Z]))")
    assert re.compile(in_small_letters(r"(?-i:\bN[Oo]\b)(?!X)")).search("no")

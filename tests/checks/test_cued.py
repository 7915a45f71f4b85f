"""Patterns with cues match what they match without them: text is made from each pattern, and read both ways."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from copydesk.checks import phrases
from copydesk.checks.cued import Cued
from tests.checks.patterns import LETTERS, made_of, patterns, plain

FOUND = patterns(Cued)


def test_there_are_some() -> None:
    assert len(FOUND) > 10


@pytest.mark.parametrize("name", sorted(FOUND))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_whatever_a_pattern_matches_has_a_cue(name: str, data: st.DataObject) -> None:
    pattern = FOUND[name]
    alphabet = st.sampled_from(LETTERS)
    text = data.draw(st.from_regex(made_of(pattern), fullmatch=True, alphabet=alphabet))
    assume(pattern.bare.search(text) is not None)
    match, bare = pattern.search(text), pattern.bare.search(text)
    assert match is not None and bare is not None
    assert match.span() == bare.span()
    assert [one.span() for one in pattern.finditer(text)] == [
        one.span() for one in pattern.bare.finditer(text)
    ]


@pytest.mark.parametrize("what", sorted(phrases._PATTERNS))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_a_stated_difference_has_a_cue(what: str, data: st.DataObject) -> None:
    pattern, unit = data.draw(st.sampled_from(phrases._PATTERNS[what]))
    text = data.draw(st.from_regex(plain(pattern.pattern), fullmatch=True, alphabet=st.sampled_from(LETTERS)))
    assume(pattern.search(text) is not None)
    assert any(cue in text for cue in phrases._CUES[what])
    assert unit in phrases._units(text)


def test_a_pattern_of_a_whole_text_is_told_where_a_cue_stands() -> None:
    pattern = Cued(r"\b(?:two days|runoffs?)\b", "o days|runoff", re.IGNORECASE)
    assert pattern.told("Over two days they voted.", 10)
    assert pattern.told("İ was in RUNOFFS", 10)
    assert not pattern.told("No days of runoffers", 10)


def test_nothing_is_looked_for_outside_the_part_asked_for() -> None:
    pattern = Cued(r"\bin all\b", "in all")
    assert pattern.search("in all, 12", 3) is None
    assert pattern.search("12 in all", 0, 5) is None
    found = pattern.search("12 In all, in all", 0)
    assert found is not None and found.span() == (11, 17)


def test_a_pattern_finds_all_its_matches_beside_its_cues() -> None:
    pattern = Cued(r"\bfor (?:the )?(?:mayor|senate)\b", "mayor|senat", re.IGNORECASE)
    text = f"For mayor Ana, for the Senate Bo; {'x' * 99} for mayor of Ulm. İ"
    for whole in (text, text[:-1]):
        found = [one.span() for one in pattern.beside(whole, 16)]
        assert found == [one.span() for one in pattern.bare.finditer(whole)]
        assert len(found) == 3

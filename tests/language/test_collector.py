"""Python's collector of garbage: made to look less often, never more often than somebody wants."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from copydesk.language.pipeline import collect_seldom


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_it_looks_less_often() -> None:
    gc.set_threshold(700, 10, 10)
    collect_seldom()
    assert gc.get_threshold()[0] > 5_000
    assert gc.get_threshold()[1:] == (10, 10)


@pytest.mark.parametrize("threshold", [0, 1_000_000])
def test_who_wants_it_off_or_seldom_is_obeyed(threshold: int) -> None:
    gc.set_threshold(threshold, 5, 5)
    collect_seldom()
    assert gc.get_threshold() == (threshold, 5, 5)

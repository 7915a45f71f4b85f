"""Misprints and look-alikes from all over the world: floors on what is found and on what is false."""

from __future__ import annotations

from tests.checks.probes.probe import measure, stories


def test_floors_on_both_halves() -> None:
    """A floor is lowered on purpose only; the half held out has its own."""
    scores = measure()
    worked, held = scores[False], scores[True]
    assert worked.found >= 0.97 * worked.slips and worked.false <= 1, worked.notes
    recall, false = held.found / held.slips, held.false  # numbers only: nobody is to see what was missed
    assert recall >= 0.91
    assert false <= 5


def test_probes_are_many_and_point_at_their_text() -> None:
    """At least 200 of each kind, from 60 countries, none twice; the slip stands in the text."""
    found = list(stories())
    slips = [probe for probe in found if "at" in probe]
    assert min(len(slips), len(found) - len(slips)) >= 200
    assert len({probe["country"] for probe in found}) >= 60
    assert len({probe["text"] for probe in found}) == len(found)
    assert all(probe["at"] in probe["text"] for probe in slips)

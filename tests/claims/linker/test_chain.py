"""The chain of claims: a value holds on where nothing else is told, and what is told parts from it."""

from __future__ import annotations

import numpy
import pytest

from copydesk.claims.linker.chain import STATES, along_classes, along_options, likeliest, state_of
from copydesk.claims.linker.net import Net, Shelf
from copydesk.claims.linker.view import Choice


def shelf(weights: dict[str, list[float]]) -> Shelf:
    """A shelf with one network that adds up what each feature counts for each class, and has no hidden layer to speak of."""
    classes = len(next(iter(weights.values())))
    table = numpy.zeros((len(weights) + 1, 1 + classes), dtype="float32")
    rows = {"": 0}
    for at, (feature, counts) in enumerate(weights.items(), 1):
        rows[feature] = at
        table[at, 1:] = counts
    return Shelf(
        {"it": Net(rows, table, numpy.zeros(1 + classes, "float32"), numpy.zeros((1, classes), "float32"))}
    )


def asked(nets: Shelf, *told: str) -> list[list[Choice]]:
    """For each claim none, Accra and Kumasi; what is `told` speaks for the place of that name."""
    return [
        [Choice(value, [], nets.coder("it").code([f"told {value}"] if value and value == name else [])) for value in (None, "Accra", "Kumasi")]
        for name in told
    ]  # fmt: skip


def along(nets: Shelf, *told: str) -> list[list[float]]:
    """How likely the choices of `asked` are, each claim tied to the one before by "x"."""
    tied = nets.ties({"it": STATES})
    return along_options(nets, tied, "it", asked(nets, *told), [tied.code(["x"])] * len(told))


@pytest.mark.parametrize(
    ("value", "before", "state"),
    [
        (None, None, "none"),
        ("a", None, "start"),
        ("a", "a", "again"),
        ("a", "b", "switch"),
        (None, "a", "drop"),
    ],
)
def test_how_a_value_goes_on(value: str | None, before: str | None, state: str) -> None:
    assert state_of(value, before) == state


def test_a_place_holds_on_until_another_is_told() -> None:
    nets = shelf({"told Accra": [5], "told Kumasi": [5], "~again x": [3]})
    odds = along(nets, "Accra", "", "Kumasi", "")
    assert [likeliest(one) for one in odds] == [1, 1, 2, 2]
    assert all(sum(one) == pytest.approx(1) for one in odds)


def test_without_ties_nothing_holds_on() -> None:
    nets = shelf({"told Accra": [5], "told Kumasi": [5]})
    _first, second = along(nets, "Accra", "")
    assert second == pytest.approx([1 / 3] * 3)


def test_a_claim_is_as_sure_as_the_one_that_it_goes_on_from() -> None:
    nets = shelf({"told Accra": [1], "~again x": [9]})
    first, second = along(nets, "Accra", "")
    assert second[1] == pytest.approx(first[1] + first[0] / 3, abs=0.01)


def test_classes_hold_on_too() -> None:
    nets = shelf({"says final": [0, 4], "~final x": [0, 3], "~none x": [3, 0], "~first x": [1, 0]})
    coder, tied = nets.coder("it"), nets.ties({"it": ("first", "none", "final")})
    bags = [coder.code([]), coder.code(["says final"]), coder.code([])]
    odds = along_classes(nets, tied, "it", ("none", "final"), bags, [tied.code(["x"])] * 3)
    assert [likeliest(one) for one in odds] == [0, 1, 1]


def test_no_claims_no_odds() -> None:
    nets = shelf({"x": [1]})
    assert along(nets) == []
    assert along_classes(nets, nets.ties({"it": ("first", "a")}), "it", ("a",), [], []) == []

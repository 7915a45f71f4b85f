"""The small networks: kept and read again as they were, asked in rows or in words, the unseen ignored."""

from __future__ import annotations

import numpy
import pytest

from copydesk.claims.linker.net import Net, Shelf, agreed, from_bytes, softmax, to_bytes


@pytest.fixture
def net() -> Net:
    rng = numpy.random.default_rng(1)
    features = ["", "before", "behind", "near", "far"]
    return Net(
        {feature: at for at, feature in enumerate(features)},
        rng.standard_normal((5, 5)).astype("float32"),
        rng.standard_normal(5).astype("float32"),
        rng.standard_normal((3, 2)).astype("float32"),
    )


def test_kept_and_read_again_it_says_nearly_the_same(net: Net) -> None:
    bags = [["before", "near"], ["behind", "far"], []]
    again = from_bytes(to_bytes({"owner": net}))["owner"]
    assert set(again.rows) == set(net.rows)
    # A fiftieth of the largest weight, twice over, is the most that whole numbers lose.
    assert numpy.allclose(again.scores(bags), net.scores(bags), atol=0.25)
    assert (
        again.scores(bags).tobytes() == from_bytes(to_bytes({"owner": net}))["owner"].scores(bags).tobytes()
    )


def test_the_same_networks_are_the_same_bytes(net: Net) -> None:
    assert to_bytes({"owner": net}) == to_bytes({"owner": net})


def test_what_was_never_seen_counts_nothing(net: Net) -> None:
    assert (net.scores([["near", "unheard of"]]) == net.scores([["near"]])).all()


def test_two_opinions_count_by_the_mean_of_their_log_odds() -> None:
    one, other = numpy.array([[0.8, 0.2]], "float32"), [[0.2, 0.8]]
    assert agreed(one, other, 0.5)[0] == pytest.approx([0.5, 0.5])
    assert agreed(one, other, 0)[0][0] > 0.8
    assert agreed(one, other, 1)[0][1] > 0.8
    assert agreed(one[:0], [], 0.5) == []


def test_coded_bags_are_weighed_as_those_written_out(net: Net) -> None:
    shelf = Shelf({"owner": net})
    bags = [["before", "near"], ["behind", "far", "unheard of"], []]
    likely = shelf.classes("owner", [shelf.coder("owner").code(bag) for bag in bags])
    assert likely == pytest.approx(softmax(net.scores(bags)), abs=1e-6)
    assert shelf.classes("owner", []).shape == (0, 2)


def test_a_bag_is_weighed_the_same_in_whatever_company(net: Net) -> None:
    alone = net.scores([["before", "near"]])
    assert net.scores([["far"], ["before", "near"]])[1] == pytest.approx(alone[0])

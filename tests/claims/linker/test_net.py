"""The small networks: kept and read again as they were, options weighed against each other, the unseen ignored."""

from __future__ import annotations

import numpy
import pytest

from copydesk.claims.linker.net import Net, from_bytes, to_bytes


@pytest.fixture
def net() -> Net:
    rng = numpy.random.default_rng(1)
    features = ["", "before", "behind", "near", "far"]
    return Net(
        {feature: at for at, feature in enumerate(features)},
        rng.standard_normal((5, 4)).astype("float32"),
        rng.standard_normal(4).astype("float32"),
        rng.standard_normal((3, 1)).astype("float32"),
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


def test_options_share_one_certainty(net: Net) -> None:
    first, second = net.options([[["before"], ["behind"], ["near", "far"]], [["near"]]])
    assert first.sum() == pytest.approx(1)
    assert second.tolist() == [1.0]
    assert net.options([]) == []


def test_an_option_is_weighed_the_same_in_whatever_company(net: Net) -> None:
    alone = net.scores([["before", "near"]])
    assert net.scores([["far"], ["before", "near"]])[1] == pytest.approx(alone[0])

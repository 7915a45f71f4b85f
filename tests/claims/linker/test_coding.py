"""Features as rows: what is told together counts as much as each told by itself, and nothing is kept without end."""

from __future__ import annotations

import numpy
import pytest

from copydesk.claims.linker import coding
from copydesk.claims.linker.coding import Coder, Spelling


@pytest.fixture
def coder() -> Coder:
    rows = {"": 0, "near": 1, "far": 2, "before x": 3}
    table = numpy.array([[1, 0], [2, 5], [3, 7], [4, 11]], dtype="float32")
    return Coder(rows, table)


def pair(one: str, other: str) -> list[str]:
    return [one, other]


def before(word: str) -> list[str]:
    return [f"before {word}"]


def test_told_together_counts_as_much_as_one_by_one(coder: Coder) -> None:
    together = coder[pair]["near", "far"]
    assert len(together) == 1
    alone = coder.sums([coder.code(["near", "far"])])
    assert (coder.sums([together]) == alone).all()
    assert alone.tolist() == [[6, 12]]


def test_the_same_twice_counts_twice(coder: Coder) -> None:
    assert coder.sums([coder[pair]["near", "near"]]).tolist() == [[5, 10]]


def test_what_no_network_knows_has_no_row(coder: Coder) -> None:
    assert coder[before]["y"] == ()
    assert coder.sums([[], coder[before]["x"]]).tolist() == [[1, 0], [5, 11]]


def test_where_there_is_no_room_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coding, "MOST_ROWS", 1)
    monkeypatch.setattr(coding, "MOST_TOLD", 2)
    features = [f"f{at}" for at in range(6)]
    table = numpy.arange(14, dtype="float32").reshape(7, 2)
    coder = Coder({"": 0, **{one: at for at, one in enumerate(features, 1)}}, table)
    for one in features:
        for other in features:
            bags = [coder[pair][one, other], coder.code([one, other])]
            sums = coder.sums(bags)
            assert (sums[0] == sums[1]).all()
    assert len(coder[pair]) <= 2


def test_the_table_grows() -> None:
    features = [f"f{at}" for at in range(60)]
    table = numpy.arange(61, dtype="float32").reshape(61, 1)
    coder = Coder({"": 0, **{one: at for at, one in enumerate(features, 1)}}, table)
    pairs = [(one, other) for one in features for other in features]
    bags = [coder[pair][one, other] for one, other in pairs]
    alone = [coder.code([one, other]) for one, other in pairs]
    assert (coder.sums(bags) == coder.sums(alone)).all()
    assert len(coder.table) > 1100


def test_spelled_for_training_they_are_as_written() -> None:
    spelling = Spelling()
    assert spelling[pair]["near", "far"] == ("near", "far")
    assert spelling.code(["a", "b"]) == ["a", "b"]

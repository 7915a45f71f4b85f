"""The traps of the name corpora, each on a tiny made-up sample."""

import importlib
import json
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "models" / "scripts"
sys.path.insert(0, str(SCRIPTS))
convert = importlib.import_module("names_convert")


def named(record):
    """The names of a record, as printed, by type."""
    return {(record["text"][a:b], label) for a, b, label in record["spans"]}


def masked(record):
    """The words of unknown status."""
    return [record["text"][a:b] for a, b in record["mask"]]


def columns(tmp_path, rows, separator="\t"):
    """A column file of word and tag pairs."""
    path = tmp_path / "inter-dev.txt"
    path.write_text("\n".join(separator.join(row) if row else "" for row in rows) + "\n", encoding="utf8")
    return path


def test_hidden_labels_are_unknown_not_outside(tmp_path):
    rows = [
        ("Mara", "B-person_politician"), ("Oduya", "I-person_politician"), ("left", "O"), ("the", "O"),
        ("Union", "O"), ("of", "O"), ("Fishers", "O"), ("before", "O"), ("the", "O"), ("2011", "O"),
        ("Zandian", "O"), ("general", "O"), ("election", "O"), (".", "O"),
    ]  # fmt: skip
    (record,) = convert.fewnerd_inter(columns(tmp_path, rows), hidden=True)
    assert named(record) == {("Mara Oduya", "PERSON")}
    assert masked(record) == ["Union", "of", "Fishers", "2011", "Zandian", "general", "election"]


def test_visible_types_leave_nothing_unknown(tmp_path):
    rows = [("The", "O"), ("Fishers", "O"), ("beat", "O"), ("Oduya", "B-person_athlete"), (".", "O")]
    (record,) = convert.fewnerd_inter(columns(tmp_path, rows), hidden=False)
    assert masked(record) == []


def test_first_word_of_a_sentence_is_not_taken_for_a_hidden_name(tmp_path):
    rows = [("The", "O"), ("vote", "O"), ("ended", "O"), (".", "O")]
    (record,) = convert.fewnerd_inter(columns(tmp_path, rows), hidden=True)
    assert masked(record) == []


def test_buildings_are_unknown_because_corpora_differ(tmp_path):
    rows = [("Zand", "B-building_airport"), ("Airport", "I-building_airport"), ("closed", "O")]
    (record,) = convert.fewnerd_inter(columns(tmp_path, rows), hidden=False)
    assert named(record) == set()
    assert masked(record) == ["Zand", "Airport"]


@pytest.mark.parametrize("tags", [["B-O", "O", "B-PER"], ["O", "I-O", "B-PER"]])
def test_a_document_start_mark_reads_as_outside(tags):
    assert convert.chunks(tags) == [(2, 3, "PER")]


def test_io_tags_of_one_type_join_and_two_types_part():
    assert convert.chunks(["I-PER", "I-PER", "I-LOC", "O", "I-LOC"]) == [
        (0, 2, "PER"),
        (2, 3, "LOC"),
        (4, 5, "LOC"),
    ]


def test_begin_tags_part_neighbours():
    assert convert.chunks(["B-PER", "B-PER", "I-PER"]) == [(0, 1, "PER"), (1, 3, "PER")]


def test_uner_party_named_as_organisation_becomes_party(tmp_path):
    lines = [
        "# newdoc id = made-up", "# sent_id = 1",
        "# text = The Zand Democratic Party beat Acme's Republicans.",
        "1\tThe\tO\t-\tx", "2\tZand\tB-ORG\t-\tx", "3\tDemocratic\tI-ORG\t-\tx", "4\tParty\tI-ORG\t-\tx",
        "5\tbeat\tO\t-\tx", "6\tAcme\tB-ORG\t-\tx", "7\t's\tO\t-\tx",
        "8\tRepublicans\tB-OTH\t-\tx", "9\t.\tB-O\t-\tx", "",
    ]  # fmt: skip
    path = tmp_path / "train.iob2"
    path.write_text("\n".join(lines), encoding="utf8")
    (record,) = convert.uner(path)
    assert record["text"] == "The Zand Democratic Party beat Acme's Republicans."
    assert named(record) == {("Zand Democratic Party", "PARTY"), ("Acme", "ORG")}
    assert masked(record) == ["Republicans"]


def test_misc_plural_that_may_be_a_party_is_unknown(tmp_path):
    rows = [("Zand", "B-country"), ("Greens", "B-misc"), ("met", "O"), ("Turkish", "B-misc"), ("envoys", "O")]
    (record,) = convert.crossner(columns(tmp_path, rows))
    assert named(record) == {("Zand", "PLACE")}
    assert masked(record) == ["Greens"]


def test_re3d_mention_loses_article_and_title():
    words = ["the", "Zand", "Army", "told", "President", "Mara", "Oduya"]
    tags = ["B-Organisation", "I-Organisation", "I-Organisation", "O", "B-Person", "I-Person", "I-Person"]
    record = convert.record_ambiguous("re3d", words, tags, convert.RE3D)
    assert named(record) == {("Zand Army", "ORG"), ("Mara Oduya", "PERSON")}


def test_a_sentence_held_for_measuring_never_trains():
    kept = list(convert.without([{"text": "Zand votes , today ."}, {"text": "Other."}, {"text": "Other ."}],
                                {convert.key("Zand votes, today.")}))  # fmt: skip
    assert [item["text"] for item in kept] == ["Other."]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["``", "No", ",", "''", "said", "Oduya", "(", "Zand", ")", "."], '"No," said Oduya (Zand).'),
        (["Oduya", "'s", "party"], "Oduya's party"),
        (["Oduya", "'", "s", "party"], "Oduya's party"),
        (["-LRB-", "CHP", "-RRB-"], "(CHP)"),
    ],
)
def test_words_are_joined_as_printed(words, text):
    joined, where = convert.detokenize(words)
    assert joined == text
    assert len(where) == len(words)


def test_sample_reads_types_by_number(tmp_path):
    info = tmp_path / "info.json"
    info.write_text(
        json.dumps({"entity": {"person-politician": {"id": 55}, "organization-politicalparty": {"id": 33}}})
    )
    sample = tmp_path / "sample.jsonl"
    row = {"tokens": ["Oduya", "joined", "Forward"], "ner_tags": [7, 0, 5], "fine_ner_tags": [55, 0, 33]}
    sample.write_text(json.dumps(row))
    (record,) = convert.fewnerd_sample(sample, info)
    assert named(record) == {("Oduya", "PERSON"), ("Forward", "PARTY")}

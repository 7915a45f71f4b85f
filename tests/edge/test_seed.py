"""Planted slips: each kind where it can be, gold that still points right, the same bytes every time."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from copydesk.edge.gold import GoldError, load
from copydesk.edge.gold.reading import from_gold
from copydesk.edge.gold.seed import KINDS, seed

STORY = """\
Mutua wins second term in Kisumu with 53.2 percent

KISUMU, Kenya — Prime Minister Joseph Mutua beat Grace Wanjiru by 53.2 percent to 46.8 percent on Tuesday, \
Oct. 8, a lead of 6.4 points. Mutua won 16 of the 24 wards, two-thirds of them. It was the first time in 20 years, \
since 2004, that a mayor was re-elected.

Turnout was 61.5 percent: 123,000 of 200,000 registered voters in Kisumu took part. Prime Minister Mutua, 52, \
was born in 1972. Wanjiru, who had 49.1 percent in 2019, down 2.3 points now, thanked Kisumu on Nov. 5.

His Unity Party has a majority on the council with 15 of the 28 seats, and the Reform Front won 13. Mutua had \
more than 65,000 votes: 65,436. With 53.2 percent of the vote, Mutua did better than in 2019.
"""
MUTUA, WANJIRU = {"subject": "Joseph Mutua"}, {"subject": "Grace Wanjiru"}
PERCENT = {"unit": "percent"}
GOLD = {
    "article": "kisumu.txt",
    "published": "2024-10-09",
    "people": [{"name": "Joseph Mutua"}, {"name": "Grace Wanjiru"}],
    "places": [{"name": "Kisumu", "kind": "city"}],
    "claims": [
        {"measure": "vote_share", **MUTUA, "value": "53.2", **PERCENT, "at": "53.2 percent"},
        {"measure": "outcome", **MUTUA, "value": "won", "at": "beat"},
        {"measure": "vote_share", **MUTUA, "value": "53.2", **PERCENT, "at": "53.2 percent", "nth": 2},
        {"measure": "vote_share", **WANJIRU, "value": "46.8", **PERCENT, "at": "46.8 percent"},
        {"measure": "lead", **MUTUA, "rival": "Grace Wanjiru", "value": "6.4", "unit": "points", "at": "6.4 points"},
        {"measure": "areas_won", **MUTUA, "value": "16", "of": "24", "unit": "wards", "at": "16 of the 24 wards"},
        {"measure": "areas_won", **MUTUA, "value": "66.67", **PERCENT, "at": "two-thirds of them"},
        {"measure": "elapsed", "value": "20", "unit": "years", "at": "20 years"},
        {"measure": "turnout", "value": "61.5", **PERCENT, "at": "61.5 percent"},
        {"measure": "turnout", "value": "123000", "of": "200000", "unit": "voters", "at": "123,000"},
        {"measure": "electorate", "value": "200000", "unit": "voters", "at": "200,000 registered voters"},
        {"measure": "age", **MUTUA, "value": "52", "unit": "years", "at": "52"},
        {"measure": "vote_share", **WANJIRU, "value": "49.1", **PERCENT, "when": "2019", "at": "49.1 percent"},
        {"measure": "change", **WANJIRU, "value": "-2.3", "unit": "points", "at": "2.3 points"},
        {"measure": "outcome", "subject": "Unity Party", "value": "majority", "at": "has a majority"},
        {"measure": "seats", "subject": "Unity Party", "value": "15", "of": "28", "unit": "seats",
         "at": "15 of the 28 seats"},
        {"measure": "seats", "subject": "Reform Front", "value": "13", "unit": "seats", "at": "13"},
        {"measure": "votes", **MUTUA, "value": "65000", "unit": "votes", "comparator": "over",
         "at": "more than 65,000 votes"},
        {"measure": "votes", **MUTUA, "value": "65436", "unit": "votes", "at": "65,436"},
        {"measure": "vote_share", **MUTUA, "value": "53.2", **PERCENT, "at": "53.2 percent", "nth": 3},
    ],
    "findings": [],
}  # fmt: skip


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A folder with one clean story and its gold."""
    folder = tmp_path / "clean"
    folder.mkdir()
    (folder / "kisumu.txt").write_text(STORY, encoding="utf-8")
    (folder / "kisumu.yml").write_text(yaml.safe_dump(GOLD, allow_unicode=True), encoding="utf-8")
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_planted_and_its_gold_stands_in_the_text(kind: str, clean: Path, tmp_path: Path) -> None:
    (planted,) = seed(clean, tmp_path / "out", kinds=[kind])
    assert planted.kinds == (kind,)
    gold = load(tmp_path / "out" / planted.name)
    assert len(gold.findings) == 1
    assert gold.text != STORY
    # Every claim of the gold still stands where its words say; loading would have failed else.
    assert len(from_gold(gold).claims) == len(GOLD["claims"])


def test_the_same_arguments_write_the_same_bytes(clean: Path, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        seed(clean, folder, rng=7)
    for file in sorted(folders[0].iterdir()):
        assert file.read_bytes() == (folders[1] / file.name).read_bytes()


def test_another_number_plants_otherwise(clean: Path, tmp_path: Path) -> None:
    texts = set()
    for rng in range(5):
        seed(clean, tmp_path / str(rng), rng=rng)
        texts.add((tmp_path / str(rng) / "kisumu.txt").read_text(encoding="utf-8"))
    assert len(texts) > 1


def test_stories_with_findings_are_left_out(clean: Path, tmp_path: Path) -> None:
    gold = {**GOLD, "findings": [{"check": "margin-mismatch", "at": "6.4 points"}]}
    (clean / "kisumu.yml").write_text(yaml.safe_dump(gold), encoding="utf-8")
    assert seed(clean, tmp_path / "out") == []


def test_an_unknown_kind_is_refused(clean: Path, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no such kind of slip: margins"):
        seed(clean, tmp_path / "out", kinds=["margins"])

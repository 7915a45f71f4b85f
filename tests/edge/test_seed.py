"""Planted slips: each kind where it can be, gold that still points right, the same bytes every time."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from copydesk.edge.gold import GoldError, load
from copydesk.edge.gold.reading import from_gold
from copydesk.edge.gold.seed import KINDS, seed

STORY = """\
Prime Minister Joseph Mutua re-elected in Kisumu

KISUMU, Kenya — Prime Minister Joseph Mutua beat Grace Wanjiru by 53.2 percent to 46.8 percent on Tuesday, \
Oct. 8, a lead of 6.4 points. Mutua won 16 of the 24 wards, two-thirds of them.

Turnout was 61.5 percent: 123,000 of 200,000 registered voters in Kisumu took part. Prime Minister Mutua, 52, \
was born in 1972. Wanjiru thanked Kisumu.
"""
GOLD = {
    "article": "kisumu.txt",
    "published": "2024-10-09",
    "people": [{"name": "Joseph Mutua"}, {"name": "Grace Wanjiru"}],
    "places": [{"name": "Kisumu", "kind": "city"}],
    "claims": [
        {"measure": "vote_share", "subject": "Joseph Mutua", "value": "53.2", "unit": "percent", "at": "53.2 percent"},
        {"measure": "vote_share", "subject": "Grace Wanjiru", "value": "46.8", "unit": "percent", "at": "46.8 percent"},
        {"measure": "lead", "subject": "Joseph Mutua", "rival": "Grace Wanjiru", "value": "6.4", "unit": "points",
         "at": "6.4 points"},
        {"measure": "areas_won", "subject": "Joseph Mutua", "value": "16", "of": "24", "unit": "wards",
         "at": "16 of the 24 wards"},
        {"measure": "areas_won", "subject": "Joseph Mutua", "value": "66.67", "unit": "percent",
         "at": "two-thirds of them"},
        {"measure": "turnout", "value": "61.5", "unit": "percent", "at": "61.5 percent"},
        {"measure": "turnout", "value": "123000", "of": "200000", "unit": "voters", "at": "123,000"},
        {"measure": "electorate", "value": "200000", "unit": "voters", "at": "200,000 registered voters"},
        {"measure": "age", "subject": "Joseph Mutua", "value": "52", "unit": "years", "at": "52"},
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

"""Scores against gold: counted exactly, from the text and with gold fed; splits; pairs set aside by reason."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from copydesk.desk import Desk
from copydesk.edge.gold import GoldError, load
from copydesk.edge.gold.evaluate import evaluate, score_story
from copydesk.edge.gold.reading import from_gold
from copydesk.edge.gold.table import table
from copydesk.edge.gold.tally import Scores
from copydesk.records import Article, Claim, Reading, Settings

STORY = """\
Bello wins in Kano

In Kano, Amina Bello had 48.3 percent of the vote and Musa Garba 45.1 percent. Bello led Garba by 4.2 points.
"""
BELLO, GARBA = {"subject": "Amina Bello", "place": "Kano"}, {"subject": "Musa Garba", "place": "Kano"}
GOLD: dict[str, Any] = {
    "article": "kano.txt",
    "published": "2023-03-20",
    "people": [{"name": "Amina Bello", "candidate": True}, {"name": "Musa Garba", "candidate": True}],
    "places": [{"name": "Kano", "kind": "region"}],
    "claims": [
        {"measure": "vote_share", **BELLO, "value": "48.3", "unit": "percent", "at": "48.3 percent"},
        {"measure": "vote_share", **GARBA, "value": "45.1", "unit": "percent", "at": "45.1 percent"},
        {"measure": "lead", **BELLO, "rival": "Musa Garba", "value": "4.2", "unit": "points", "at": "4.2 points"},
    ],
    "findings": [{"check": "margin-mismatch", "at": "4.2 points", "note": "48.3 - 45.1 = 3.2"}],
}  # fmt: skip


class GoldDesk:
    """Reads what gold says, its claims changed by a function: a reader whose faults are known."""

    def __init__(self, folder: Path, change: Any = lambda claim: claim) -> None:
        self.folder, self.change, self.settings = folder, change, Settings()

    def read(self, article: Article) -> Reading:
        reading = from_gold(load(self.folder / Path(article.id).with_suffix(".yml").name))
        claims = tuple(changed for claim in reading.claims if (changed := self.change(claim)) is not None)
        return reading.model_copy(update={"claims": claims})


def scored(folder: Path, change: Any = lambda claim: claim, **options: Any) -> Scores:
    return evaluate(folder, cast(Desk, GoldDesk(folder, change)), **options)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one slipped story, its gold, and a clean one: the same without its lead."""
    for name, lead in (("kano", ""), ("clean", "clean")):
        gold = {**GOLD, "article": f"{name}.txt"}
        text = STORY
        if lead:
            gold |= {"claims": GOLD["claims"][:2], "findings": []}
            text = STORY.replace(" Bello led Garba by 4.2 points.", "")
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.yml").write_text(yaml.safe_dump(gold), encoding="utf-8")
    return tmp_path


def test_perfect_reading_scores_perfectly(folder: Path) -> None:
    scores = scored(folder)
    assert (scores.stories, scores.claims["(numeric)"].f1) == (2, 1.0)
    assert scores.names["people"].f1 == scores.names["places"].f1 == 1.0
    for findings in (scores.whole, scores.fed):
        assert findings.checks["margin-mismatch"].f1 == 1.0
        assert findings.false_per_thousand == 0.0


def test_what_reading_loses_counts_from_the_text_only(folder: Path) -> None:
    scores = scored(folder, lambda claim: None if claim.subject == "Musa Garba" else claim)
    assert scores.claims["vote_share"].missed == 2
    assert scores.whole.checks["margin-mismatch"].missed == 1
    assert scores.fed.checks["margin-mismatch"].missed == 0
    kinds = {miss["kind"] for miss in scores.misses if miss["story"] == "kano.yml"}
    assert "missed finding" in kinds
    assert "missed finding (gold fed)" not in kinds


def test_a_false_finding_on_a_clean_story_is_a_false_alarm(folder: Path) -> None:
    def doubled(claim: Claim) -> Claim:
        return claim.model_copy(update={"value": "190", "low": "189.5", "high": "190.5"})

    scores = scored(folder, doubled)
    assert scores.whole.false_on_clean > 0
    assert scores.fed.false_on_clean == 0
    words = scores.whole.clean_words
    assert scores.whole.false_per_thousand == round(1000 * scores.whole.false_on_clean / words, 4)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"place": "Lagos", "place_id": None}, "place"),
        ({"status": "exit_poll"}, "stage"),
        ({"source": "Channels", "source_id": None}, "source"),
        ({"confidence": 0.2}, "confidence"),
    ],
)
def test_pairs_set_aside_are_told_by_reason(folder: Path, change: dict[str, Any], why: str) -> None:
    """The lead is of another place, stage, source, or unsure, and no slip of the fingers away: it is compared with neither figure."""
    far = {"value": "33", "low": "32.5", "high": "33.5"}

    def changed(claim: Claim) -> Claim:
        other = {"source": "INEC"} if why == "source" else {}
        return claim.model_copy(update={**far, **change} if claim.measure == "lead" else other)

    usual = scored(folder).whole.accounts["margin-mismatch"]
    account = scored(folder, changed).whole.accounts["margin-mismatch"]
    assert (usual.compared, +usual.aside) == (1, {})
    assert account.compared == 0
    assert account.aside[why] > 0


def test_only_the_stories_of_a_split(folder: Path) -> None:
    (folder / "splits.yml").write_text("dev: [kano]\ntest: []\n", encoding="utf-8")
    assert scored(folder, split="dev").stories == 1
    assert scored(folder, split="test").stories == 0
    with pytest.raises(GoldError, match="no split 'train'; there are dev, test"):
        scored(folder, split="train")


def test_a_split_without_a_table_is_refused(folder: Path) -> None:
    with pytest.raises(GoldError, match=r"no splits\.yml in"):
        scored(folder, split="dev")


def test_gold_for_checks_that_do_not_run_is_left_out(folder: Path) -> None:
    scores = Scores()
    gold = load(folder / "kano.yml")
    score_story(scores, gold, from_gold(gold), Settings(select=("DAT",)))
    assert not scores.whole.checks["(all)"].missed


def test_the_table_shows_both_ways_and_the_accounts(folder: Path) -> None:
    shown = "".join(table(scored(folder).as_dict(misses=True)))
    assert "Findings by check, from the text" in shown
    assert "Findings by check, gold claims fed" in shown
    assert "gold claims fed: 0.0 per 1,000 words" in shown
    (row,) = [line for line in shown.split("Pairs by check, gold")[1].splitlines() if "margin-mism" in line]
    assert row.split() == ["margin-mismatch", "1", "|", "0", "0", "0", "0", "0", "0"]

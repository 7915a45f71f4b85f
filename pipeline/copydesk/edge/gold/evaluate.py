"""Scores of a desk against gold: claims, names and findings, the findings with perfect reading too."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.edge.gold.annotation import Gold, gold_files, load
from copydesk.edge.gold.claim_scores import score_claims
from copydesk.edge.gold.finding_scores import score_findings, score_ledgers
from copydesk.edge.gold.name_scores import score_names
from copydesk.edge.gold.splits import of_split
from copydesk.edge.gold.tally import FindingScores, Scores
from copydesk.records import Reading, Settings
from copydesk.records.layout import findings_as_received, running_reading

if TYPE_CHECKING:
    from copydesk.desk import Desk

# Gold holds what these need: figures, outcomes, and the words around them.
FED = ("SUM", "OUT", "WRD", "HED")


def evaluate(path: Path, desk: Desk, articles: Path | None = None, split: str | None = None) -> Scores:
    """Score `desk` on the gold at `path` (file or folder), or on the stories of one split. Raises GoldError."""
    from copydesk.articles import from_text

    scores = Scores()
    for file in of_split(gold_files(path), path, split):
        gold = load(file, articles)
        article = from_text(gold.text, id=str(gold.article), published=gold.published)
        score_story(scores, gold, desk.read(article), desk.settings)
    return scores


def score_story(scores: Scores, gold: Gold, reading: Reading, settings: Settings | None = None) -> None:
    """Add one story's counts to `scores`."""
    from copydesk.edge.gold.reading import from_gold

    settings = settings or Settings()
    scores.stories += 1
    scores.words += reading.article.words
    scores.numbers += reading.coverage.numbers
    scores.in_claims += reading.coverage.in_claims
    scores.unread += len(reading.coverage.unread)
    score_claims(scores, gold, reading)
    score_names(scores, gold, reading)
    scores.misses += _score_run(scores.whole, gold, reading, settings)
    fed = settings.model_copy(update={"select": settings.select or FED})
    missed = _score_run(scores.fed, gold, from_gold(gold), fed)
    scores.misses += [{**miss, "kind": f"{miss['kind']} (gold fed)"} for miss in missed]


def _score_run(
    scores: FindingScores, gold: Gold, reading: Reading, settings: Settings
) -> list[dict[str, str]]:
    """Run the checks on a reading and add what they say and did. Gold for checks that did not run is left out."""
    from copydesk import checks
    from copydesk.checks.runner import active

    running = running_reading(reading)
    run = checks.run(running, settings)
    anyhow = checks.run(running, settings.model_copy(update={"min_confidence": -1.0}))
    findings = findings_as_received(run.findings, reading.article)
    names = {check.name for check in active(settings, "story")}
    wanted = [one for one in gold.findings if one.checks & names]
    score_ledgers(scores, run.ledgers, anyhow.ledgers, settings.min_confidence)
    return score_findings(scores, gold, findings, wanted, reading.article.words)

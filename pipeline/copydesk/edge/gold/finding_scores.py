"""Findings against gold, and what each check compared and set aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from copydesk.checks.base import Ledger
from copydesk.edge.gold.annotation import Gold, GoldFinding
from copydesk.edge.gold.tally import FindingScores
from copydesk.records import Finding

Miss = dict[str, str]


def score_findings(
    scores: FindingScores, gold: Gold, findings: Sequence[Finding], wanted: Iterable[GoldFinding], words: int
) -> list[Miss]:
    """Add one story's findings to `scores`, and list what was missed and what is beyond gold."""
    left = list(findings)
    misses: list[Miss] = []
    for one in sorted(wanted, key=lambda entry: entry.optional):
        best = _best(left, one)
        if best is not None:
            left.remove(best)
        if one.optional:
            continue
        name = best.check if best is not None else one.check
        for key in (name, "(all)"):
            scores.checks[key].right += best is not None
            scores.checks[key].missed += best is None
        if best is None:
            misses.append(_miss(gold, "missed finding", name, one.at))
    # A slip told twice is not a false alarm.
    left = [finding for finding in left if not any(speaks_of(finding, one) for one in gold.findings)]
    for finding in left:
        for key in (finding.check, "(all)" if finding.severity != "info" else "(info)"):
            scores.checks[key].extra += 1
        misses.append(_miss(gold, f"extra {finding.severity}", finding.check, finding.message))
    if not gold.findings:
        scores.clean_words += words
        scores.false_on_clean += sum(finding.severity != "info" for finding in left)
    return misses


def score_ledgers(
    scores: FindingScores, ledgers: Mapping[str, Ledger], unsure: Mapping[str, Ledger], floor: float
) -> None:
    """Add one story's ledgers. `unsure` are those of a run in which claims of any confidence took part.

    What that run compared with a claim below `floor` is what confidence alone kept apart.
    """
    for name, ledger in ledgers.items():
        account = scores.accounts[name]
        account.compared += ledger.compared
        account.aside.update(ledger.aside)
        if name in unsure:
            account.aside["confidence"] += unsure[name].resting_below(floor)


def speaks_of(finding: Finding, wanted: GoldFinding) -> bool:
    """Whether a finding is the one that gold asks for, or as good."""
    return finding.check in wanted.checks and _touches(finding, wanted.places)


def _best(findings: Sequence[Finding], wanted: GoldFinding) -> Finding | None:
    """Of the findings that tell a slip the one that points at the slip itself."""
    fits = [finding for finding in findings if speaks_of(finding, wanted)]
    return max(fits, key=lambda finding: _touches(finding, wanted.places[:1]), default=None)


def _touches(finding: Finding, places: Sequence[tuple[int, int]]) -> bool:
    return any(span.start < end and start < span.end for span in finding.spans for start, end in places)


def _miss(gold: Gold, kind: str, check: str, at: str) -> Miss:
    return {"story": gold.path.name, "kind": kind, "what": check, "at": at}

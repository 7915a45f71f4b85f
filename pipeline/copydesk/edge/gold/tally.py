"""What an evaluation counts: tallies of right, extra and missed, and the accounts of the checks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Tally:
    """Counts of one row: found and in gold, found beyond gold, in gold and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Share of what was found that is in gold; None where nothing was found."""
        found = self.right + self.extra
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Share of gold that was found; None where gold is empty."""
        gold = self.right + self.missed
        return self.right / gold if gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two; None where there is nothing in either."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else None

    def as_dict(self) -> dict[str, Any]:
        """For JSON: the counts and the three scores, to four places."""
        scores = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {
            "right": self.right, "extra": self.extra, "missed": self.missed,
            **{key: None if value is None else round(value, 4) for key, value in scores.items()},
        }  # fmt: skip


Tallies = dict[str, Tally]


def tallies() -> Tallies:
    """A tally for every key that is asked for."""
    return defaultdict(Tally)


@dataclass
class Account:
    """What one check held together, and the pairs that it left alone, by reason."""

    compared: int = 0
    aside: Counter[str] = field(default_factory=Counter)

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {"compared": self.compared, "aside": dict(sorted(self.aside.items()))}


@dataclass
class FindingScores:
    """Findings against gold, the checks' accounts, and false alarms on the clean stories."""

    checks: Tallies = field(default_factory=tallies)
    accounts: dict[str, Account] = field(default_factory=lambda: defaultdict(Account))
    false_on_clean: int = 0
    clean_words: int = 0

    @property
    def false_per_thousand(self) -> float | None:
        """False errors and warnings per 1,000 words of the stories without a slip."""
        return round(1000 * self.false_on_clean / self.clean_words, 4) if self.clean_words else None


@dataclass
class Scores:
    """All tallies of one evaluation, and the single misses for whoever wants to look.

    `whole` is of findings from text to finding, `fed` of the checks alone, gold claims given to them.
    """

    stories: int = 0
    words: int = 0
    claims: Tallies = field(default_factory=tallies)
    names: Tallies = field(default_factory=tallies)
    context: Tallies = field(default_factory=tallies)
    baseline: Tallies = field(default_factory=tallies)
    bands: Tallies = field(default_factory=tallies)
    whole: FindingScores = field(default_factory=FindingScores)
    fed: FindingScores = field(default_factory=FindingScores)
    numbers: int = 0
    in_claims: int = 0
    unread: int = 0
    misses: list[dict[str, Any]] = field(default_factory=list)

    @property
    def checks(self) -> Tallies:
        """Findings by check, from text to finding."""
        return self.whole.checks

    def as_dict(self, *, misses: bool = False) -> dict[str, Any]:
        """For JSON."""
        groups = {
            "claims": self.claims, "names": self.names, "checks": self.whole.checks,
            "checks_fed": self.fed.checks, "context": self.context, "baseline": self.baseline,
            "bands": self.bands,
        }  # fmt: skip
        result: dict[str, Any] = {name: _rows(rows) for name, rows in groups.items()}
        result["accounts"] = _accounts(self.whole.accounts)
        result["accounts_fed"] = _accounts(self.fed.accounts)
        result["coverage"] = {"numbers": self.numbers, "in_claims": self.in_claims, "unread": self.unread}
        result["false_per_1000_words_clean"] = self.whole.false_per_thousand
        result["false_per_1000_words_clean_fed"] = self.fed.false_per_thousand
        result.update(stories=self.stories, words=self.words)
        if misses:
            result["misses"] = self.misses
        return result


def _rows(rows: Mapping[str, Tally]) -> dict[str, Any]:
    return {key: tally.as_dict() for key, tally in sorted(rows.items())}


def _accounts(accounts: Mapping[str, Account]) -> dict[str, Any]:
    return {name: account.as_dict() for name, account in sorted(accounts.items())}

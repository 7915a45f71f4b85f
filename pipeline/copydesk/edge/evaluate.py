"""Scores of a Desk against gold: precision, recall and F1 per measure, per check, per kind of name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.edge.gold import Gold, GoldClaim, GoldFinding, GoldName, gold_files, load, plain_name
from copydesk.records import Claim, Finding, Reading

if TYPE_CHECKING:
    from copydesk.desk import Desk

UNITS = (
    frozenset({"percent", "points"}),
    frozenset({"votes", "voters"}),
    frozenset({"seats", "delegates", "electoral_votes"}),
)
WON = frozenset({"won", "retained", "gained", "majority"})
CONTEXT = ("of", "comparator", "place", "source", "status", "when", "group", "rival")
NATIONWIDE = frozenset({"nationwide", "nationally", "national", "country"})
TOLERANCE = Decimal("0.011")


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


@dataclass
class Scores:
    """All tallies of one evaluation, and the single misses for whoever wants to look."""

    stories: int = 0
    words: int = 0
    claims: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    names: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    checks: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    context: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    baseline: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    bands: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    numbers: int = 0
    in_claims: int = 0
    unread: int = 0
    false_on_clean: int = 0
    clean_words: int = 0
    misses: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self, *, misses: bool = False) -> dict[str, Any]:
        """For JSON."""
        groups = ("claims", "names", "checks", "context", "baseline", "bands")
        result: dict[str, Any] = {
            group: {key: tally.as_dict() for key, tally in sorted(getattr(self, group).items())}
            for group in groups
        }
        result["coverage"] = {"numbers": self.numbers, "in_claims": self.in_claims, "unread": self.unread}
        result["false_per_1000_words_clean"] = (
            round(1000 * self.false_on_clean / self.clean_words, 4) if self.clean_words else None
        )
        result.update(stories=self.stories, words=self.words)
        if misses:
            result["misses"] = self.misses
        return result


def evaluate(path: Path, desk: Desk, articles: Path | None = None) -> Scores:
    """Score `desk` on the gold at `path` (file or folder). Raises GoldError."""
    from copydesk.articles import from_text

    scores = Scores()
    for file in gold_files(path):
        gold = load(file, articles)
        article = from_text(gold.text, id=str(gold.article), published=gold.published)
        reading = desk.read(article)
        findings, _checked = desk.check(reading)
        score_story(scores, gold, reading, findings)
    return scores


def score_story(scores: Scores, gold: Gold, reading: Reading, findings: Sequence[Finding]) -> None:
    """Add one story's counts to `scores`."""
    scores.stories += 1
    scores.words += reading.article.words
    scores.numbers += reading.coverage.numbers
    scores.in_claims += reading.coverage.in_claims
    scores.unread += len(reading.coverage.unread)
    _score_claims(scores, gold, reading)
    for kind, wanted, found in (
        ("people", gold.people, reading.people()),
        ("parties", gold.parties, reading.parties()),
        ("places", gold.places, reading.places()),
    ):
        _score_names(scores, gold, kind, wanted, found)
    _score_findings(scores, gold, reading, findings)


def _score_claims(scores: Scores, gold: Gold, reading: Reading) -> None:
    pairs, extra, missed = match(gold.claims, reading.claims)
    for claim, wanted in pairs:
        if not wanted.optional:
            for key in (claim.measure, _family(claim.measure)):
                scores.claims[key].right += 1
            _score_context(scores, gold, reading, claim, wanted)
        scores.bands[_band(claim)].right += 1
    for claim in extra:
        if claim.measure in ("total_seats", "electorate") and any(
            other.of == claim.value and other is not claim for other in reading.claims
        ):
            continue
        for key in (claim.measure, _family(claim.measure)):
            scores.claims[key].extra += 1
        scores.bands[_band(claim)].extra += 1
        scores.misses.append(
            {
                "story": gold.path.name,
                "kind": "extra claim",
                "what": describe(claim),
                "at": claim.evidence.text,
            }
        )
    for wanted in missed:
        if wanted.optional:
            continue
        for key in (wanted.measure, _family(wanted.measure)):
            scores.claims[key].missed += 1
        near = [describe(claim) for claim in reading.claims if _overlaps(claim, wanted)]
        scores.misses.append(
            {"story": gold.path.name, "kind": "missed claim", "what": f"{wanted.measure} {wanted.fields.get('subject')} "
             f"{wanted.value}", "at": gold.text[max(0, wanted.start - 60) : wanted.end + 40], "instead": near}
        )  # fmt: skip
    _score_baseline(scores, gold, reading)


def match(
    gold: Sequence[GoldClaim], claims: Sequence[Claim]
) -> tuple[list[tuple[Claim, GoldClaim]], list[Claim], list[GoldClaim]]:
    """Pair claims with gold one to one: pairs, claims without gold, gold without claim."""
    left = list(claims)
    pairs: list[tuple[Claim, GoldClaim]] = []
    missed: list[GoldClaim] = []
    for wanted in sorted(gold, key=lambda entry: entry.optional):
        fits = [claim for claim in left if agrees(claim, wanted)]
        if not fits:
            missed.append(wanted)
            continue
        best = max(fits, key=lambda claim: _context_fit(claim, wanted))
        left.remove(best)
        pairs.append((best, wanted))
    return pairs, left, missed


def agrees(claim: Claim, wanted: GoldClaim) -> bool:
    """Whether a claim is the one that gold asks for: place, measure, value, unit and subject."""
    if claim.measure != wanted.measure or not _overlaps(claim, wanted):
        return False
    if claim.measure == "outcome":
        same = claim.value == wanted.value or (claim.value in WON and wanted.value in WON)
    else:
        same = _close(claim.value, wanted.value) and same_unit(claim, wanted.fields.get("unit"))
    return same and (wanted.subjects is None or plain_name(claim.subject or "") in wanted.subjects)


def same_unit(claim: Claim, unit: str | None) -> bool:
    """Whether the units are one; areas of any kind are one unit."""
    if unit is None or claim.unit == unit or claim.measure == "areas_won":
        return True
    return any(claim.unit in group and unit in group for group in UNITS)


def describe(claim: Claim) -> str:
    """A claim in a line, for lists of misses."""
    rest = [f"{name}={getattr(claim, name)}" for name in ("rival", "of", "place", "when", "status", "group")
            if getattr(claim, name)]  # fmt: skip
    return f"{claim.measure} {claim.subject} {claim.value} {claim.unit or ''} {' '.join(rest)}".strip()


def _overlaps(claim: Claim, wanted: GoldClaim) -> bool:
    return claim.value_span.start < wanted.end and wanted.start < claim.value_span.end


def _close(first: str, second: str) -> bool:
    try:
        return abs(Decimal(first) - Decimal(second)) <= TOLERANCE
    except InvalidOperation:
        return first == second


def _family(measure: str) -> str:
    return "(outcomes)" if measure == "outcome" else "(numeric)"


def _band(claim: Claim) -> str:
    return f"{int(min(claim.confidence, 0.99) * 10) / 10:.1f}"


def _context_fit(claim: Claim, wanted: GoldClaim) -> int:
    keys = ("place", "rival", "contest", "when", "status")
    return sum(
        1
        for key in keys
        if wanted.fields.get(key)
        and plain_name(str(getattr(claim, key))) == plain_name(str(wanted.fields[key]))
    )


def _score_context(scores: Scores, gold: Gold, reading: Reading, claim: Claim, wanted: GoldClaim) -> None:
    for key in CONTEXT:
        if key not in wanted.fields:
            continue
        value = wanted.fields[key]
        got = getattr(claim, key)
        right = _same_field(key, got, value, gold, reading)
        tally = scores.context[key]
        tally.right += right
        tally.extra += not right and got is not None
        tally.missed += not right
        if not right:
            scores.misses.append(
                {"story": gold.path.name, "kind": f"wrong {key}", "what": f"{describe(claim)}: {got} for {value}",
                 "at": claim.evidence.text}
            )  # fmt: skip


def _same_field(key: str, got: Any, value: Any, gold: Gold, reading: Reading) -> bool:
    if value is None or got is None:
        return bool(value is None and got is None)
    if key == "of":
        return _close(str(got), str(value))
    if key == "when":
        return str(got)[:4] == str(value)[:4]
    if key in ("comparator", "status"):
        return bool(got == value)
    if key == "group":
        return _shared_words(str(got), str(value))
    one, other = plain_name(str(got)), plain_name(str(value))
    if one == other:
        return True
    if key == "place":
        countries = {plain_name(name) for place in gold.places if place.extra.get("kind") == "country"
                     for name in (place.name, *place.also)}  # fmt: skip
        national = countries | NATIONWIDE
        if one in national and other in national:
            return True
    for group in (gold.people, gold.parties, gold.places):
        if any({one, other} <= entry.folded() for entry in group):
            return True
    aliases = {plain_name(mention.text) for entity in reading.entities if plain_name(entity.name) == one
               for mention in entity.mentions}  # fmt: skip
    return other in aliases or (key == "source" and _shared_words(one, other))


def _shared_words(one: str, other: str) -> bool:
    small = {"the", "of", "a", "in", "s", "and", "city's"}
    first, second = set(one.split()) - small, set(other.split()) - small
    return bool(first & second)


def _score_names(
    scores: Scores, gold: Gold, kind: str, wanted: Sequence[GoldName], found: Iterable[Any]
) -> None:
    left = [(entity.name, {plain_name(entity.name)} | {
        plain_name(mention.text) for mention in entity.mentions if mention.form in ("full", "acronym", "diacritics", "short")
    }) for entity in found]  # fmt: skip
    for entry in wanted:
        names = entry.folded()
        hit = next((item for item in left if plain_name(item[0]) in names), None) or next(
            (item for item in left if item[1] & names), None
        )
        if hit:
            left.remove(hit)
            scores.names[kind].right += 1
        elif not entry.extra.get("optional"):
            scores.names[kind].missed += 1
            scores.misses.append(
                {"story": gold.path.name, "kind": f"missed {kind}", "what": entry.name, "at": ""}
            )
    for name, _forms in left:
        scores.names[kind].extra += 1
        scores.misses.append({"story": gold.path.name, "kind": f"extra {kind}", "what": name, "at": ""})


def _score_findings(scores: Scores, gold: Gold, reading: Reading, findings: Sequence[Finding]) -> None:
    left = list(findings)
    for wanted in sorted(gold.findings, key=lambda entry: entry.optional):
        fits = [finding for finding in left if _speaks_of(finding, wanted)]
        best = max(fits, key=lambda finding: _touches(finding, wanted.places[:1]), default=None)
        if best is not None:
            left.remove(best)
        if wanted.optional:
            continue
        name = best.check if best is not None else sorted(wanted.checks)[0]
        for key in (name, "(all)"):
            scores.checks[key].right += best is not None
            scores.checks[key].missed += best is None
        if best is None:
            scores.misses.append(
                {"story": gold.path.name, "kind": "missed finding", "what": name, "at": wanted.at}
            )
    # A slip told twice is not a false alarm.
    left = [finding for finding in left if not any(_speaks_of(finding, wanted) for wanted in gold.findings)]
    for finding in left:
        for key in (finding.check, "(all)" if finding.severity != "info" else "(info)"):
            scores.checks[key].extra += 1
        scores.misses.append(
            {
                "story": gold.path.name,
                "kind": f"extra {finding.severity}",
                "what": finding.check,
                "at": finding.message,
            }
        )
    if not gold.findings:
        scores.clean_words += reading.article.words
        scores.false_on_clean += sum(finding.severity != "info" for finding in left)


def _speaks_of(finding: Finding, wanted: GoldFinding) -> bool:
    return finding.check in wanted.checks and _touches(finding, wanted.places)


def _touches(finding: Finding, places: Sequence[tuple[int, int]]) -> bool:
    return any(span.start < end and start < span.end for span in finding.spans for start, end in places)


def _score_baseline(scores: Scores, gold: Gold, reading: Reading) -> None:
    """The same claims, each given to the nearest name of a person or party before it: what grammar earns."""
    mentions = sorted(
        (mention.start, entity.name)
        for entity in (*reading.people(), *reading.parties())
        for mention in entity.mentions
        if mention.form not in ("pronoun", "description")
    )
    naive = []
    for claim in reading.claims:
        if claim.subject is None or claim.measure == "outcome":
            naive.append(claim)
            continue
        before = [name for start, name in mentions if start < claim.value_span.start]
        naive.append(claim.model_copy(update={"subject": before[-1] if before else None}))
    pairs, extra, missed = match(gold.claims, [claim for claim in naive if claim.measure != "outcome"])
    tally = scores.baseline["(numeric)"]
    tally.right += sum(not wanted.optional for _claim, wanted in pairs)
    tally.extra += len(extra)
    tally.missed += sum(not wanted.optional for wanted in missed if wanted.measure != "outcome")

"""One slip, one finding: where several checks see one fault, the first by rank speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from copydesk.checks.catalogue import catalogue
from copydesk.records import Finding, Reading, Settings
from copydesk.records.late import late

# "Erodgan [sic]", "35 percent (sic)": the desk knows.
_SIC = late(r"[\"'”’.,]{0,3}\s?[\[(]sic[\])]", re.IGNORECASE)


def arbitrate(
    findings: Iterable[Finding], settings: Settings, readings: Sequence[Reading]
) -> tuple[Finding, ...]:
    """The findings that stand: severities as asked for, in the order of the text, fingerprints numbered."""
    texts = {reading.article.id: reading.article.text for reading in readings}
    standing = _one_for_each([one for one in findings if not _sic(one, texts)])
    order = {reading.article.id: number for number, reading in enumerate(readings)}
    standing.sort(key=lambda one: (order[one.primary.article], one.primary.start, one.code, one.primary.end))
    return _numbered(_with_severity(one, settings) for one in standing)


def _one_for_each(findings: list[Finding]) -> list[Finding]:
    """Without the findings whose fault a check of lower rank tells. Info stands beside."""
    ranks = {check.name: check.rank for check in catalogue()}
    free = [one for one in findings if one.severity == "info" or not ranks[one.check]]
    taken: list[Finding] = []
    ranked = [one for one in findings if one.severity != "info" and ranks[one.check]]
    for one in sorted(ranked, key=lambda one: (ranks[one.check], one.primary.start)):
        if not any(other.check != one.check and _one_fault(one, other) for other in taken):
            taken.append(one)
    return free + taken


def _one_fault(one: Finding, other: Finding) -> bool:
    """Whether two findings see one fault: they rest on a claim in common, or point at one place."""
    if one.claims and other.claims:
        return not set(one.claims).isdisjoint(other.claims)
    if bool(one.claims) != bool(other.claims):
        return False
    first = one.primary
    places = (span for span in other.spans if span.role != "versus")
    return any(
        first.article == place.article and first.start < place.end and place.start < first.end
        for place in places
    )


def _sic(finding: Finding, texts: dict[str, str]) -> bool:
    """Whether the story itself marks one of the places with [sic]."""
    return any(
        _SIC.match(texts[span.article], span.end) is not None
        for span in finding.spans
        if span.role != "context"
    )


def _with_severity(finding: Finding, settings: Settings) -> Finding:
    wanted = settings.severity.get(finding.check) or settings.severity.get(finding.code)
    return finding.model_copy(update={"severity": wanted}) if wanted else finding


def _numbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Repeats of one fingerprint within a story are told apart by a number."""
    seen: Counter[tuple[str, str]] = Counter()
    numbered = []
    for finding in findings:
        key = (finding.primary.article, finding.fingerprint)
        seen[key] += 1
        mark = f"{finding.fingerprint}-{seen[key]}" if seen[key] > 1 else finding.fingerprint
        numbered.append(finding.model_copy(update={"fingerprint": mark}))
    return tuple(numbered)

"""Bars of shares: claims of one contest, place and count stage beside each other, with the rest to 100."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from copydesk.records import Claim, Reading, Report, plain


@dataclass(frozen=True)
class Bar:
    """One bar: whose, how long (percent), as printed, and what kind: share, rest, over, counted, uncounted.

    `low`: the least that the printed figure can mean. `claim`: id of the claim that it is drawn from.
    """

    label: str
    value: Decimal
    said: str
    kind: str = "share"
    low: Decimal = Decimal(0)
    claim: str = ""

    @property
    def drawn(self) -> str:
        """The length that fits the frame: a share of 130 percent fills it and is said in words."""
        return plain(min(max(self.value, Decimal(0)), Decimal(100)))


@dataclass(frozen=True)
class Chart:
    """Shares that may be compared, largest first, then the rest; below, what is counted and what is not."""

    title: str
    bars: tuple[Bar, ...]
    counted: tuple[Bar, ...] = ()


def charts(report: Report | Reading) -> list[Chart]:
    """A chart for every contest, place and count stage with at least two shares.

    Shares that make more than 100 are drawn where a finding is about them; else they are of several counts
    that the story's words do not tell apart, and side by side they would mislead.
    """
    disputed = {id for one in report.findings for id in one.claims} if isinstance(report, Report) else set()
    names = {entity.id: entity.name for entity in report.entities}
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in report.claims:
        if claim.measure == "vote_share" and claim.subject and claim.unit == "percent" and not claim.group:
            groups.setdefault(_key(claim), []).append(claim)
    found = []
    for group in groups.values():
        bars = _bars(group)
        whole = sum(bar.low for bar in bars) <= 100 or any(bar.claim in disputed for bar in bars)
        if len(bars) > 1 and whole and _one_count(bars):
            found.append(
                Chart(_title(group[0], names), (*bars, *_rest(bars)), _counted(group, report.claims))
            )
    return found


def _key(claim: Claim) -> tuple[str, ...]:
    parts = (
        claim.contest_id,
        claim.place,
        claim.round,
        claim.when,
        claim.status,
        claim.source,
        claim.counted,
    )
    return tuple(part or "" for part in parts)


def _bars(group: Iterable[Claim]) -> list[Bar]:
    """A bar per subject; a figure that is said twice is drawn once."""
    bars: dict[tuple[str, str], Bar] = {}
    for claim in group:
        hedge = "" if claim.comparator == "exactly" else claim.comparator.replace("_", " ") + " "
        value = Decimal(claim.value)
        low = Decimal(claim.low) if claim.low is not None else value
        bar = Bar(claim.subject or "", value, f"{hedge}{claim.value}%", low=low, claim=claim.id)
        bars.setdefault((bar.label, plain(bar.value)), bar)
    return sorted(bars.values(), key=lambda bar: (-bar.value, bar.label))


def _one_count(bars: list[Bar]) -> bool:
    """False where several sides have two shares each: two counts that the story does not tell apart."""
    named = Counter(bar.label for bar in bars)
    return sum(count > 1 for count in named.values()) <= 1


def _rest(bars: list[Bar]) -> list[Bar]:
    rest = Decimal(100) - sum((bar.value for bar in bars), Decimal(0))
    # 100.01 of figures that are rounded is a whole.
    if rest == 0 or (rest < 0 and sum(bar.low for bar in bars) <= 100):
        return []
    if rest < 0:
        return [Bar("Together above 100", -rest, f"{plain(-rest)}% too much", "over")]
    return [Bar("Others and not said", rest, f"{plain(rest)}%", "rest")]


def _counted(group: list[Claim], claims: Iterable[Claim]) -> tuple[Bar, ...]:
    progress = {claim.id: claim for claim in claims if claim.measure == "counted"}
    ids = {claim.counted for claim in group if claim.counted}
    if len(ids) == 1 and (claim := progress.get(next(iter(ids)) or "")) is not None:
        return _progress(claim)
    return ()


def _progress(claim: Claim) -> tuple[Bar, ...]:
    value, whole = Decimal(claim.value), Decimal(100)
    unit = "%"
    if claim.unit != "percent":
        if not claim.of or not Decimal(claim.of):
            return ()
        whole, unit = Decimal(claim.of), f" {(claim.unit or '').replace('_', ' ')}"
    share = (100 * value / whole).quantize(Decimal("0.1")) if unit != "%" else value
    done = Bar(
        "Counted",
        share,
        f"{claim.value}{unit}" if unit == "%" else f"{claim.value} of {claim.of}{unit}",
        "counted",
    )
    if not 0 <= value < whole:
        return (done,)
    return done, Bar("Not counted", 100 - share, f"{plain(whole - value)}{unit}", "uncounted")


def _title(claim: Claim, names: dict[str, str]) -> str:
    contest = claim.contest or names.get(claim.contest_id or "")
    place = claim.place if claim.place and claim.place not in (contest or "") else None
    parts = (contest, place, claim.round, claim.when, (claim.status or "").replace("_", " "), claim.source)
    return ", ".join(str(part) for part in parts if part) or "Shares of the vote"

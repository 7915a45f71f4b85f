"""One thing with two figures in two stories.

What it looks for: Across the stories of a folder, two figures for one subject and measure, in one
contest, at one place and one stage of the count, that cannot both be true.

Why it matters: A reader who follows the coverage sees both, and a correction in one story is easily
forgotten in the next.

In the copy: First story: In Sweden, the Moderates won 68 seats in the parliamentary election, final
results showed. Second story: The final results of the parliamentary election in Sweden gave the
Moderates 86 seats.

Mended: First story: In Sweden, the Moderates won 68 seats in the parliamentary election, final results
showed. Second story: The final results of the parliamentary election in Sweden gave the Moderates 68
seats.

Stays silent when: one story is a later version or take of the other; the count has moved on, or it is
not said how far it was; the figures are polls; contest, place, election, source or part of the
electorate differ or are not known; most figures of the two stories differ; or the stories have no date and
agree on no other figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from copydesk.checks.across.ground import other_people, other_years
from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.context import polled
from copydesk.checks.units import unit_class
from copydesk.checks.whereabouts import NATION
from copydesk.checks.wording import extent, told
from copydesk.names.fold import fold, letters
from copydesk.records import Claim, Finding, FindingSpan, Interval, Reading, Settings
from copydesk.records.late import late

MEASURES = (
    "vote_share", "votes", "seats", "areas_won", "lead", "turnout", "electorate", "total_votes",
    "total_seats",
)  # fmt: skip
# True of a body or its rolls at any stage of the count.
_LASTING = frozenset({"electorate", "total_seats"})
_ONE_BODY = Decimal("1.4")
_TAKE = late(
    r"\(?\b(?:\d+(?:st|nd|rd|th)\s+)?(?:lead|update|take|ld|urgent|correct(?:ed|s|ion)?)\b[\d\s]*\)?:?"
)


# "Won with 52.1 percent, according to final results".
_FINAL = late(
    r"\b(?:final|certified) (?:official |certified )?(?:results?|count|tally|figures?)\b", re.IGNORECASE
)
_YEAR = late(r"\b(?:19|20)\d\d\b")


class _Told(NamedTuple):
    """A figure: the number of its story, its claim there, and what it can mean."""

    story: int
    claim: str
    value: str
    source: str | None
    interval: Interval


# The first figure of a story for each thing.
_Figures = dict[str, _Told]


def note(reading: Reading, settings: Settings) -> list[list[Any]]:
    """The figures of a story that can be told apart from all others: what each is of, and what it can mean."""
    table = bench(reading, settings)
    noted = []
    for claim in table.of(*MEASURES):
        key = _key(table, claim)
        if key is not None:
            source = None if claim.source is None else fold(claim.source)
            interval = table.interval(claim).model_dump(mode="json")
            noted.append([key, claim.id, claim.value, source, interval])
    return noted


def run(
    notes: Iterable[tuple[int, list[list[Any]]]], readings: Sequence[Reading], ledger: Ledger
) -> Iterator[Finding]:
    """Gather the figures of all stories by what they are of, and hold every two of two stories together."""
    groups: dict[str, list[_Told]] = {}
    stories: dict[int, _Figures] = {}
    for number, noted in notes:
        for key, claim, value, source, interval in noted:
            figure = _Told(number, claim, value, source, Interval.model_validate(interval))
            groups.setdefault(key, []).append(figure)
            stories.setdefault(number, {}).setdefault(key, figure)
    for group in groups.values():
        yield from _conflicts(group, stories, readings, ledger)


def _key(table: Bench, claim: Claim) -> str | None:
    """What a figure is of, in words that mean the same in every story; None where too little is known."""
    context = table.scene[claim]
    if context.place is None or context.voice is not None or polled(context) or context.headline:
        return None
    contest = _contest(table, claim)
    # A year has several votes; nobody stands in two of them, as a rule.
    if not contest and (claim.when is None or not table.scene.person(claim.subject_id)):
        return None
    stage: str | None = "lasting"
    if claim.when is None and claim.measure not in _LASTING:
        said_final = context.status is None and _FINAL.search(claim.evidence.text) is not None
        stage = "final" if context.status == "final" or said_final else context.stage
        if stage is None:
            return None
    place = _nation(table) if context.place == NATION else context.place
    day = (table.reading.article.published or "")[:7] if claim.when is None else claim.when[:4]
    told = (
        claim.measure, unit_class(claim), _name(table, claim.subject_id, claim.subject), contest, place,
        context.round, context.group, context.basis, stage, day, claim.of,
        _name(table, claim.rival_id, claim.rival),
    )  # fmt: skip
    return "\x1f".join("" if one is None else str(one) for one in told)


def _contest(table: Bench, claim: Claim) -> str:
    """The contest without place and year, which stand apart: "parliamentary election in Sweden"."""
    words = _YEAR.sub("", claim.contest or "")
    place = table.reading.by_id.get(claim.place_id or "")
    for name in {claim.place, place.name if place is not None else None}:
        if name:
            words = re.sub(
                rf"(?i)\b(?:in|of) (?:the )?{re.escape(name)}\b|\b{re.escape(name)}(?:['’]s?)?", "", words
            )
    return letters(words)


def _name(table: Bench, entity_id: str | None, name: str | None) -> str:
    entity = table.reading.by_id.get(entity_id or "")
    return letters(entity.name if entity is not None else name or "")


def _nation(table: Bench) -> str:
    entity = table.reading.by_id.get(table.scene.nation or "")
    return fold(entity.name) if entity is not None else ""


def _conflicts(
    group: list[_Told], stories: dict[int, _Figures], readings: Sequence[Reading], ledger: Ledger
) -> Iterator[Finding]:
    """Conflicts of one thing's figures: each story against the first that gave each figure."""
    seen: set[tuple[int, int]] = set()
    figures: dict[str, _Told] = {}
    for second in group:
        for first in figures.values():
            pair = (first.story, second.story)
            if pair in seen or first.story == second.story or not _at_odds(first, second, ledger):
                continue
            one, other = readings[first.story], readings[second.story]
            if _one_story(one, other):
                ledger.set_aside("version")
            elif _other_body(first, second, one) or _other_vote(first, second, stories, readings):
                ledger.set_aside("when")
            else:
                seen.add(pair)
                yield _finding(one, one.claim_by_id[first.claim], other, other.claim_by_id[second.claim])
        figures.setdefault(second.value, second)


def _at_odds(first: _Told, second: _Told, ledger: Ledger) -> bool:
    if None not in (first.source, second.source) and first.source != second.source:
        ledger.set_aside("source")
        return False
    ledger.compared += 1
    return not first.interval.overlaps(second.interval)


def _other_body(first: _Told, second: _Told, one: Reading) -> bool:
    """Whether two sizes of rolls or chambers are too far apart to be of one: "73 members", "30 senators"."""
    if one.claim_by_id[first.claim].measure not in _LASTING:
        return False
    low, high = sorted((Decimal(first.value), Decimal(second.value)))
    return high > low * _ONE_BODY


def _other_vote(
    first: _Told, second: _Told, stories: dict[int, _Figures], readings: Sequence[Reading]
) -> bool:
    """Whether two figures at odds are rather of two votes: a slip is in one figure, another vote has others throughout.

    Stories that say no date may be years apart: they must agree on another figure, or tell this one alone.
    """
    ours, theirs = stories[first.story], stories[second.story]
    fits = [ours[key].interval.overlaps(theirs[key].interval) for key in ours.keys() & theirs.keys()]
    agreed, at_odds = fits.count(True), fits.count(False)
    if at_odds > max(agreed, 1):
        return True
    one, other = readings[first.story], readings[second.story]
    dated = one.article.published is not None and other.article.published is not None
    if dated or one.claim_by_id[first.claim].when is not None:
        return False
    if other_years(one, other):
        return True
    return not agreed and (max(len(ours), len(theirs)) > 1 or other_people(one, other))


def _one_story(one: Reading, other: Reading) -> bool:
    """Whether one is a version or take of the other: by slug, by title, or by most of its words."""
    first, second = one.article, other.article
    if first.slug is not None and first.slug == second.slug:
        return True
    titles = [_TAKE.sub("", fold(article.title or "")).strip() for article in (first, second)]
    if titles[0] and titles[0] == titles[1]:
        return True
    words = [set(fold(article.text).split()) for article in (first, second)]
    small = min(len(words[0]), len(words[1]))
    # Two reports of one short thing share words by nature; a take shares most of a paragraph or more.
    return small >= 30 and len(words[0] & words[1]) >= 0.7 * small


def _finding(one: Reading, first: Claim, other: Reading, second: Claim) -> Finding:
    found = CHECK.finding(
        other,
        f"{_about(second)}: {told(other, second)} in {other.article.id}, "
        f"{told(one, first)} in {one.article.id}",
        extent(other, second),
        claims=[second],
        found=second.value,
        expected=first.value,
    )
    start, end = extent(one, first)
    versus = FindingSpan(
        article=one.article.id, start=start, end=end, text=one.article.text[start:end], role="versus"
    )
    return found.model_copy(update={"spans": (*found.spans, versus)})


def _about(claim: Claim) -> str:
    name = claim.measure.replace("_", " ")
    return f"{name} of {claim.subject}" if claim.subject else name


CHECK = Check("XST01", "figure-across-stories", "warning", __doc__ or "", run, scope="folder", note=note)

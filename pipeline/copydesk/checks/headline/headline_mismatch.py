"""A headline that says something else than the story.

What it looks for: A figure or a winner in the headline that the story under it contradicts.

Why it matters: Most readers see the headline alone, and it is often written by somebody else, from an
earlier version of the story.

In the copy: Ortega wins Cebu mayoral race by 4,100 votes

In the Philippines, Ana Ortega was elected mayor of Cebu. Ortega won by 1,400 votes over Jose Ramos.

Mended: Ortega wins Cebu mayoral race by 1,400 votes

In the Philippines, Ana Ortega was elected mayor of Cebu. Ortega won by 1,400 votes over Jose Ramos.

Also a figure that stands nowhere in the story while one a digit away does, and a margin that the story's two
figures do not make.

Stays silent when: the headline's figure is a rounder one ("52%" for 52.3, "by 1,400" for 1,412), or the sum
or difference of figures of the story; the story has the figure for one place, stage or source and another for others; or the headline is a
quotation or a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from copydesk.checks import phrases
from copydesk.checks.apart import SETTLED_TOGETHER
from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.duels import mistyped
from copydesk.checks.gaps import of_a_swing
from copydesk.checks.headline import told_otherwise
from copydesk.checks.headline.lone import lone_figures
from copydesk.checks.headline.margins import odd_margins
from copydesk.checks.headline.printed import Odd, odd_figures, slipped, story_of
from copydesk.checks.headline.rounder import anothers, borne_out, made_of_two
from copydesk.checks.headline.swapped import finding_of, swapped
from copydesk.checks.headline.winner import against_winner, first_paragraph
from copydesk.checks.outcomes import taken
from copydesk.checks.outcomes.races import AHEAD
from copydesk.checks.outcomes.taken import in_headline, mistaken
from copydesk.checks.sums.figure_conflict import about, slip_like
from copydesk.checks.units import unit_class
from copydesk.checks.wording import extent, figure, number, told
from copydesk.names.fold import fold
from copydesk.records import Claim, Finding, Reading, Settings
from copydesk.records.late import late

MEASURES = (
    "vote_share", "votes", "seats", "areas_won", "lead", "turnout", "counted", "change", "total_seats",
)  # fmt: skip
# A headline with more claims is a story whose parts were not told apart.
_HEADS = 12
# How likely it must be whose a headline's figure is, where the story has no such figure.
_GUESS, _LIKELY = 0.3, 0.75
# How likely a headline's outcome: "Labour takes Ashby".
_TAKES, _ROUNDED = 0.55, 0.05
# "The other Lee takes 8 percent": not who is named.
_OTHER = late(r"\b(?:the|an) ?other [A-Z]", re.IGNORECASE)
# "33-30 becomes 32-31": two results in one headline.
_REVISED = late(r"\d (?:becomes?|turns? into|changes? to) \d")
# "Awami League alliance bags 262": of all of them.
_AND_ALLIES = late(
    r"(?:['’]s|-led)? (?:\w+ )?(?:alliance|bloc|coalition|front|combine|camp|grouping|pact)\b", re.IGNORECASE
)
# A headline that says itself that the count goes on.
_ON_THE_WAY = late(
    r"\b(?:leads?|leading|ahead|trails?|early|partial|so far|counted|projected|with \d+%)\b", re.IGNORECASE
)
_AT_THE_END = late(r"\b(?:final|official|certif\w+|confirm\w*|complete)\b", re.IGNORECASE)
# So many paragraphs behind the first figure are the top of the story.
_TOP = 1
_SHARED = frozenset({"seats", "votes", "vote_share", "areas_won", "lead", "change"})
_BEFORE = frozenset({"first", "primary", "first_preferences"})
_TALLY, _TALLY_LONG = late(r"\b\d+(?:[-–]\d+){2,}\b"), 20
_OF_VOTES = late(r"\bvot(?:e|es|ers?)\b|\bballots?\b|\bper ?cent\b|%", re.IGNORECASE)


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Hold every claim of the headline against those of the body, then its figures as they are printed."""
    table = bench(reading, settings)
    told_already: set[str | None] = set()
    for finding in _claims(table, ledger):
        told_already.update(finding.claims)
        yield finding
    wrong = swapped(table, ledger) if not told_already else None
    if wrong is not None:
        yield finding_of(CHECK, reading, wrong)
    one_way = mistaken(table, ledger) if not told_already and wrong is None else None
    if one_way is not None and in_headline(table, one_way):
        yield taken.finding_of(CHECK, table, one_way)
    settled = {claim.quantity_id for claim in reading.claims if claim.id in told_already}
    for one in mistyped(reading, settled, ledger, headline=True):
        settled.add(one.stated.id)
        yield phrases.finding(CHECK, reading, one)
    if not told_already and wrong is None and one_way is None:
        yield from (
            told_otherwise.finding_of(CHECK, table, one)
            for one in islice(told_otherwise.told_otherwise(table, ledger), 1)
        )
    looks = (odd_margins, odd_figures, lone_figures)
    for odd in chain.from_iterable(look(table, settled, ledger) for look in looks):
        if odd.head.id not in settled:
            settled.add(odd.head.id)
            yield _printed(reading, odd)


def _claims(table: Bench, ledger: Ledger) -> Iterator[Finding]:
    heads = _told_in_headline(table)
    if not heads or _is_question(table, heads[0]):
        return
    for head in heads:
        body = [one for one in table.of(head.measure) if not table.scene[one].headline]
        if not table.sure(head):
            body = [
                one
                for one in table.of_anyone(head.measure)
                if one.confidence >= _LIKELY and not table.scene[one].headline
            ]
        if head.measure in MEASURES:
            yield from _figure(table, head, body, ledger)
        elif head.measure == "outcome" and head.value in AHEAD:
            meant = [one for one in body if _may_be_meant(table, head, one, ledger)]
            one_ = against_winner(table, head, body, meant, ledger)
            if one_ is not None:
                yield _another_wins(table.reading, head, one_)


def _told_in_headline(table: Bench) -> list[Claim]:
    """The claims of the headline; also figures whose subject is a guess, where the story has no such figure at all."""
    heads = [
        one
        for one in table.reading.claims
        if table.scene[one].headline
        and one.measure in (*MEASURES, "outcome")
        and not table.is_misread(one)
        and not _in_tally(table, one)
        and not _OTHER.search(table.reading.article.text, one.evidence.start, one.value_span.start)
        and not _of_allies(table, one)
        and not _REVISED.search(table.reading.article.text, one.evidence.start, one.evidence.end)
        and (table.sure(one) or _told_nowhere(table, one) or _party_takes(table, one))
    ]
    return sorted(heads, key=lambda one: one.value_span.start)[:_HEADS]


def _of_allies(table: Bench, one: Claim) -> bool:
    """Whether a figure is of the alliance that a party leads, which is named by it."""
    text, here = table.reading.article.text, one.evidence
    named = table.reading.side_mentions_in(here.start, here.end)
    return one.measure in _SHARED and any(
        side.id == one.subject_id and _AND_ALLIES.match(text, side.end) for side in named
    )


def _party_takes(table: Bench, one: Claim) -> bool:
    """Whether a party is likely to have won, "Labour takes Ashby", or somebody whom the story calls no winner."""
    if one.measure != "outcome" or not table.scene.person(one.subject_id):
        return one.measure == "outcome" and one.confidence >= _TAKES
    return one.confidence >= _LIKELY - _ROUNDED and not any(
        other.subject_id == one.subject_id and other.value in AHEAD and not table.scene[other].headline
        for other in table.of_anyone("outcome")
    )


def _in_tally(table: Bench, head: Claim) -> bool:
    """Whether a figure is one of three or more with dashes between, "left with 8-8-3": whose each is is never sure."""
    text, span = table.reading.article.text, head.value_span
    return any(
        one.start() <= span.start < one.end() for one in _TALLY.finditer(text, 0, span.end + _TALLY_LONG)
    )


def _told_nowhere(table: Bench, head: Claim) -> bool:
    quantity = table.reading.quantity_by_id.get(head.quantity_id or "")
    if quantity is None or head.confidence < _GUESS:
        return False
    story = story_of(table)
    return not story.in_score(quantity) and not story.told(quantity)


def _made_by_others(table: Bench, head: Claim, one: Claim) -> bool:
    """Whether figures that stand together make the headline's: a bloc's seats, of which the story tells each party's."""
    quantity, other = (table.reading.quantity_by_id.get(claim.quantity_id or "") for claim in (head, one))
    if quantity is None or other is None:
        return False
    if head.measure == "change" and story_of(table).stands(quantity):
        return True
    if len(head.value) < 2 or slipped(quantity, other):
        return False
    return head.measure in ("seats", "votes", "areas_won") and story_of(table).stands(quantity)


def _printed(reading: Reading, odd: Odd) -> Finding:
    """A figure of the headline that the story contradicts by a finger."""
    places = [" ".join(reading.article.text[one.start : one.end].split()) for one in (odd.head, *odd.against)]
    said = (
        f'"{places[1]}"'
        if len(odd.against) == 1
        else f"{figure(odd.against[0])} and {figure(odd.against[1])}"
    )
    made = "" if len(odd.against) == 1 else f", which makes {number(odd.right)}"
    ids = {one.id for one in (odd.head, *odd.against)}
    return CHECK.finding(
        reading,
        f'"{places[0]}" in the headline, {said} in the story{made}',
        (odd.head.start, odd.head.end),
        [(one.start, one.end) for one in odd.against],
        claims=[claim for claim in reading.claims if claim.quantity_id in ids],
        found=odd.head.value,
        expected=str(odd.right),
    )


def _is_question(table: Bench, head: Claim) -> bool:
    span = table.reading.article.title_span
    text = table.reading.article.text[span.start : span.end] if span else head.evidence.text
    return text.rstrip().endswith("?")


def _figure(table: Bench, head: Claim, body: list[Claim], ledger: Ledger) -> Iterator[Finding]:
    """A figure that none of the body's figures for the same thing bears out."""
    # "Returns with two-thirds": of what, votes or seats, only the story tells.
    if head.measure == "vote_share" and table.in_words(head) and not _OF_VOTES.search(head.evidence.text):
        return
    same = [one for one in body if _same_thing(table, head, one) and _one_subject(table, head, one)]
    may = [one for one in same if _may_be_meant(table, head, one, ledger)]
    if not table.sure(head):
        may = [one for one in may if _of_one_figure(table.reading, head, one)]
    for one in may:
        ledger.compare(head, one)
    if not may or any(borne_out(table, head, one) for one in same) or anothers(table, head):
        return
    if head.measure == "lead" and made_of_two(table, head):
        return
    one = min(may, key=lambda one: not slip_like(head, one))
    # Far apart, and far down in the story, the two are of two things: seats in the headline, votes below.
    deep = table.scene[one].paragraph > first_paragraph(table) + _TOP
    if _made_by_others(table, head, one):
        return
    if deep and (table.in_words(head) or not slip_like(head, one)):
        return
    yield CHECK.against(
        table.reading,
        f"{about(one)}: {told(table.reading, head)} in the headline, {told(table.reading, one)} in the story",
        head,
        one,
    )


def _of_one_figure(reading: Reading, head: Claim, one: Claim) -> bool:
    """Whether one is the other but for a finger; of a single digit, which tells nothing, the side must be likely."""
    if len(head.value) == len(one.value) == 1 or head.comparator != "exactly":
        return head.confidence >= _LIKELY
    first, second = (reading.quantity_by_id.get(claim.quantity_id or "") for claim in (head, one))
    return first is not None and second is not None and slipped(first, second)


def _same_thing(table: Bench, head: Claim, one: Claim) -> bool:
    if unit_class(head) != unit_class(one):
        return False
    if head.measure == "change" and of_a_swing(table.reading, head) != of_a_swing(table.reading, one):
        return False
    if head.measure in ("areas_won", "total_seats") and head.unit != one.unit:
        return False
    if head.rival_id != one.rival_id and None not in (head.rival_id, one.rival_id):
        return False
    return head.change_of == one.change_of or None in (head.change_of, one.change_of)


def _one_subject(table: Bench, head: Claim, one: Claim) -> bool:
    """Whether the headline's side is the story's: the same, or its short name that only one side bears."""
    if head.subject_id == one.subject_id:
        return True
    if head.subject is None or one.subject is None or table.scene.person(head.subject_id):
        return False
    short = _words(head.subject)
    bearers = {
        other.subject_id for other in table.of(head.measure)
        if other.subject and short <= _words(other.subject) and other.subject_id != head.subject_id
    }  # fmt: skip
    return bearers == {one.subject_id} and not table.scene[one].headline


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).removeprefix("the ").split())


def _may_be_meant(table: Bench, head: Claim, one: Claim, ledger: Ledger) -> bool:
    """Whether a headline, which leaves out what the story makes plain, can mean this figure."""
    first, second = table.scene[head], table.scene[one]
    pairs = {
        "when": (first.when, second.when),
        "group": (first.group, second.group),
        "speaker": (first.voice, second.voice),
    }
    for why, (mine, its) in pairs.items():
        if mine != its:
            ledger.set_aside(why, head, one)
            return False
    # A headline is of the vote just held, not of the round before.
    if first.round is None and second.round in _BEFORE and head.measure in (*MEASURES, "outcome"):
        ledger.set_aside("round", head, one)
        return False
    for why in ("contest", "place", "round", "source", "status", "stage"):
        mine, its = getattr(first, why), getattr(second, why)
        # A headline's status is what its own words say.
        said = {"partial": _ON_THE_WAY, "final": _AT_THE_END}.get(mine or "") if why == "status" else None
        if said is not None and not said.search(head.evidence.text):
            continue
        if mine is not None and its is not None and mine != its:
            ledger.set_aside("stage" if why == "status" else why, head, one)
            return False
    elsewhere = first.place is None and second.place not in (None, table.scene.main_place)
    if elsewhere and not (head.measure in MEASURES and slip_like(head, one)):
        ledger.set_aside("place", head, one)
        return False
    if one.context_confidence < SETTLED_TOGETHER:
        ledger.set_aside("confidence", head, one)
        return False
    if second.hints.earlier and not first.hints.earlier:
        ledger.set_aside("stage", head, one)
        return False
    polls = ("poll", "exit_poll", "projection")
    return (first.status in polls) == (second.status in polls)


def _another_wins(reading: Reading, head: Claim, one: Claim) -> Finding:
    """A finding at the headline's outcome and at the side that it is told of."""
    named = [
        (side.start, side.end) for side in reading.side_mentions_in(head.evidence.start, head.evidence.end)
        if side.id == head.subject_id
    ]  # fmt: skip
    return CHECK.finding(
        reading,
        f"{head.subject}: {told(reading, head)} in the headline, but in the story "
        f"{one.subject}: {told(reading, one)}",
        extent(reading, head),
        [extent(reading, one)],
        context=named[:1],
        claims=[head, one],
        found=head.subject,
        expected=one.subject,
    )


CHECK = Check("HED01", "headline-mismatch", "error", __doc__ or "", run, rank=3)

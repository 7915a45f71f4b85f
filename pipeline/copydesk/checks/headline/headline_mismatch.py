"""A headline that says something else than the story.

What it looks for: A figure or a winner in the headline that the story under it contradicts.

Why it matters: Most readers see the headline alone, and it is often written by somebody else, from an
earlier version of the story.

In the copy: Ortega wins Cebu mayoral race by 4,100 votes

In the Philippines, Ana Ortega was elected mayor of Cebu. Ortega won by 1,400 votes over Jose Ramos.

Mended: Ortega wins Cebu mayoral race by 1,400 votes

In the Philippines, Ana Ortega was elected mayor of Cebu. Ortega won by 1,400 votes over Jose Ramos.

Stays silent when: the headline's figure is a rounder one ("52%" for 52.3, "by 1,400" for 1,412); the
story has the figure for one place, stage or source and another for others; or the headline is a
quotation or a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks import phrases
from copydesk.checks.apart import SETTLED
from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.duels import mistyped
from copydesk.checks.fingers import digit_away
from copydesk.checks.gaps import of_a_swing
from copydesk.checks.headline.clauses import joined, of_an_area, whose
from copydesk.checks.outcomes.races import AHEAD, BEHIND, one_post, primary
from copydesk.checks.sums.figure_conflict import about, slip_like
from copydesk.checks.units import unit_class
from copydesk.checks.wording import told
from copydesk.names.fold import fold
from copydesk.records import Claim, Finding, Quantity, Reading, Settings
from copydesk.records.late import late

MEASURES = (
    "vote_share", "votes", "seats", "areas_won", "lead", "turnout", "counted", "change", "total_seats",
)  # fmt: skip
# A headline with more claims is a story whose parts were not told apart.
_HEADS = 12
_FIGURES = frozenset({"count", "percent", "points"})
# A headline that says itself that the count goes on.
_ON_THE_WAY = late(
    r"\b(?:leads?|leading|ahead|trails?|early|partial|so far|counted|projected|with \d+%)\b", re.IGNORECASE
)
# So many paragraphs behind the first figure are the top of the story.
_TOP = 1
_BEFORE = frozenset({"first", "primary", "first_preferences"})
# "Carried 98 counties": the most areas are not the race.
_AREAS = late(
    r"\W*(?:\w+ ){0,2}?(?:\d+|all|most) (?:of )?(?:\w+ )?(?:counties|provinces|states|districts|wards|precincts|boroughs|towns)\b"
    # "Prevailed in four, among them".
    r"|,?(?: (?:in|across))?(?: (?:only|just|the other|all of|all|most of|some of))?(?: the)? (?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|most|both|a few)"
    r"(?=[,.;]| (?:of|among|and)\b)"
)
_OF_VOTES = late(r"\bvot(?:e|es|ers?)\b|\bballots?\b|\bper ?cent\b|%", re.IGNORECASE)
_DEPUTY = late(r"\b(?:deputy|vice|runner-up)\b", re.IGNORECASE)
# "Topped the Senate race", "carried 15 regions": in front in something, not the winner of the post.
_TOPPED = late(r"\W*(?:topp|carri|swe(?:ep|pt)|led\b|leads\b)", re.IGNORECASE)
_PASSED = late(
    r"\b(?:pass(?:es|ed|ing)?|past|tops?|topped|topping|exceeds?|cross(?:es|ed)|breaks|beyond)(?: the)? \Z",
    re.IGNORECASE,
)
# The winner of a headline "had lost five times".
_HAD = late(
    r"(?:\bhad|['’]d) (?:\w+ ){0,2}(?:los[et]|lost|trailed|been|failed|come|conceded|finished|fallen)\b"
)
_REACH = 24
_IN_FRONT = AHEAD | {"majority"}


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Hold every claim of the headline against those of the body, then its figures as they are printed."""
    table = bench(reading, settings)
    told_already: set[str | None] = set()
    for finding in _claims(table, ledger):
        told_already.update(finding.claims)
        yield finding
    settled = {claim.quantity_id for claim in reading.claims if claim.id in told_already}
    for one in mistyped(reading, settled, ledger, headline=True):
        settled.add(one.stated.id)
        yield phrases.finding(CHECK, reading, one)
    yield from _mistyped(reading, settled, ledger)


def _claims(table: Bench, ledger: Ledger) -> Iterator[Finding]:
    heads = [one for one in table.claims if table.scene[one].headline][:_HEADS]
    if not heads or _is_question(table, heads[0]):
        return
    for head in heads:
        body = [one for one in table.of(head.measure) if not table.scene[one].headline]
        if head.measure in MEASURES:
            yield from _figure(table, head, body, ledger)
        elif head.measure == "outcome" and head.value in AHEAD:
            yield from _winner(table, head, body, ledger)


def _mistyped(reading: Reading, settled: set[str | None], ledger: Ledger) -> Iterator[Finding]:
    """A figure of three digits or more that the story has not, while it has one a digit away."""
    heads = [part for part in reading.article.parts if part.kind == "headline"]
    figures = [one for one in reading.quantities if one.kind in _FIGURES and one.value is not None]
    inside = [one for one in figures if any(part.start <= one.start < part.end for part in heads)]
    body = [one for one in figures if one not in inside]
    for head in inside[:_HEADS]:
        # "Half a million" has no digit to slip.
        if not any(map(str.isdigit, head.printed)):
            continue
        if head.id in settled or any(one.value == head.value for one in body):
            continue
        ledger.count()
        near = {
            one.value: one
            for one in body
            if _one_kind(head, one) and digit_away(head.value or "", one.value or "")
        }
        # "More than 800,000" of the story's 806,000 is that number, rounder.
        if len(near) == 1 and not any(head.interval.overlaps(one.interval) for one in near.values()):
            one = next(iter(near.values()))
            places = [" ".join(reading.article.text[it.start : it.end].split()) for it in (head, one)]
            yield CHECK.finding(
                reading,
                f'"{places[0]}" in the headline, "{places[1]}" in the story',
                (head.start, head.end),
                [(one.start, one.end)],
                claims=[claim for claim in reading.claims if claim.quantity_id in (head.id, one.id)],
                found=head.value,
                expected=one.value,
            )


def _one_kind(head: Quantity, one: Quantity) -> bool:
    return head.kind == one.kind and (head.unit == one.unit or None in (head.unit, one.unit))


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
    for one in may:
        ledger.compare(head, one)
    if not may or any(_borne_out(table, head, one) for one in same):
        return
    one = min(may, key=lambda one: not slip_like(head, one))
    # Far apart, and far down in the story, the two are of two things: seats in the headline, votes below.
    top = min(scene.paragraph for claim in table.claims if not (scene := table.scene[claim]).headline)
    deep = table.scene[one].paragraph > top + _TOP
    if deep and (table.in_words(head) or not slip_like(head, one)):
        return
    yield CHECK.against(
        table.reading,
        f"{about(one)}: {told(table.reading, head)} in the headline, {told(table.reading, one)} in the story",
        head,
        one,
    )


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
        if why == "status" and mine == "partial" and not _ON_THE_WAY.search(head.evidence.text):
            continue
        if mine is not None and its is not None and mine != its:
            ledger.set_aside("stage" if why == "status" else why, head, one)
            return False
    elsewhere = first.place is None and second.place not in (None, table.scene.main_place)
    if elsewhere and not (head.measure in MEASURES and slip_like(head, one)):
        ledger.set_aside("place", head, one)
        return False
    if second.hints.earlier and not first.hints.earlier:
        ledger.set_aside("stage", head, one)
        return False
    polls = ("poll", "exit_poll", "projection")
    return (first.status in polls) == (second.status in polls)


def _borne_out(table: Bench, head: Claim, one: Claim) -> bool:
    """Whether the headline's figure is the body's, or a rounder printing of it."""
    if table.interval(head).overlaps(table.interval(one)):
        return True
    # A headline's "lose 1,000" may be read without its sign.
    if head.measure == "change" and (-table.interval(head)).overlaps(table.interval(one)):
        return True
    # "Count passes 60%", over a story of 61.4.
    start = head.value_span.start
    passed = _PASSED.search(table.reading.article.text, max(head.evidence.start, start - _REACH), start)
    if passed is not None and table.interval(head).below(table.interval(one)):
        return True
    if head.comparator != "exactly":
        return False
    short, long = Decimal(head.value), Decimal(one.value)
    if head.measure == "change":
        short, long = abs(short), abs(long)
    if unit_class(head) == "percent" and "." not in head.value:
        return short == long.to_integral_value(rounding="ROUND_DOWN")
    return _cut_to(head.value.lstrip("-"), long) == short


def _cut_to(printed: str, value: Decimal) -> Decimal | None:
    """`value` with no more leading digits than `printed` has: 1,412 as 1,400."""
    zeros = len(printed) - len(printed.rstrip("0"))
    if "." in printed or zeros < 2:
        return None
    step = Decimal(10) ** zeros
    return value // step * step


def _winner(table: Bench, head: Claim, body: list[Claim], ledger: Ledger) -> Iterator[Finding]:
    """A winner whom the body has losing, or in whose place the body names another."""
    if whose(table, head) or (table.scene[head].option and table.scene.several_questions):
        ledger.set_aside("subject", head)
        return
    meant = [one for one in body if _may_be_meant(table, head, one, ledger) and not of_an_area(table, one)]
    own = [one for one in meant if one.subject_id == head.subject_id]
    for one in own:
        ledger.compare(head, one)
    if any(one.value in _IN_FRONT or one.value in ("runoff", "tied", "no_majority") for one in own):
        return
    # Who wins may have trailed on the way, in absentee ballots or at half past nine.
    lost = BEHIND - {"trailing"} if head.value in ("won", "gained", "retained") else BEHIND
    against = [one for one in own if one.value in lost and not _of_before(table, one)]
    known = bool(own) or any(
        one.subject_id == head.subject_id and one.value in _IN_FRONT and one.when is None for one in body
    )
    against += [
        one for one in meant if not joined(table, head, one) and _wins_instead(table, head, one, known)
    ]
    if against:
        one = against[0]
        ledger.compare(head, one)
        yield CHECK.against(
            table.reading,
            f"{head.subject}: {told(table.reading, head)} in the headline, but in the story "
            f"{one.subject}: {told(table.reading, one)}",
            head,
            one,
            found=head.subject,
            expected=one.subject,
        )


def _of_before(table: Bench, one: Claim) -> bool:
    """Whether an outcome is told as one of before: "had lost five presidential elections"."""
    text, start = table.reading.article.text, one.value_span.start
    return _HAD.search(text, max(one.evidence.start, start - _REACH), one.value_span.end) is not None


def _wins_instead(table: Bench, head: Claim, one: Claim, known: bool) -> bool:
    """Whether another side wins what the headline says its subject won."""
    if _AREAS.match(table.reading.article.text, one.value_span.end):
        return False
    if bool(_DEPUTY.search(one.evidence.text)) != bool(_DEPUTY.search(head.evidence.text)):
        return False
    if one.value not in ("won", "gained", "retained") or table.scene.belongs(one.subject_id, head.subject_id):
        return False
    if head.subject_id is not None and one.rival_id == head.subject_id:
        return True
    # Two sides that win may have won two posts: where it is not sure which race either is of, both may be right.
    if min(table.scene[head].settled, table.scene[one].settled) < SETTLED:
        return False
    # "Mwale beats Phiri" over a story in which Phiri has won, and Mwale nothing.
    if head.rival_id is not None and one.subject_id == head.rival_id and not known:
        return True
    if (
        known
        or primary(table, one)
        or _TOPPED.match(told(table.reading, one))
        or not table.scene.person(one.subject_id)
    ):
        return False
    if not table.scene.person(head.subject_id) or not one_post(table, one):
        return False
    return table.scene[head].contest == table.scene[one].contest or table.scene.one_contest


CHECK = Check("HED01", "headline-mismatch", "error", __doc__ or "", run, rank=3)

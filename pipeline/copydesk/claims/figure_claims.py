"""From a figure with its measure and owner to claims."""

from __future__ import annotations

from typing import Any

from copydesk.claims.context.focus import Setting
from copydesk.claims.context.groups import group_of
from copydesk.claims.context.setting import setting_of
from copydesk.claims.figures import NO_RESULT
from copydesk.claims.measures.reading import Reading
from copydesk.claims.pending import Pending
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.state import State
from copydesk.claims.subjects.ages import aged
from copydesk.claims.subjects.naming import SUBJECTLESS, name_of
from copydesk.claims.subjects.sides import known_rival, lead_sides, leader_of
from copydesk.lexicon import units
from copydesk.records import Claim, Person, Quantity, ValueSpan, cut


def figure_claims(state: State, shape: Frame, pending: Pending) -> Setting | None:
    """Add the claims of a figure, one for each of its owners. Their context; None if there are none."""
    item, reading, who = pending.item, pending.reading, pending.owner
    figure = item.figure
    assert figure is not None
    if reading.measure == "age":
        who = aged(shape, item)
        if not who.items:
            state.reasons[figure.id] = NO_RESULT["age"]
            return None
    subjects: list[Item | None] = list(who.items) or [None]
    if reading.measure in SUBJECTLESS or reading.subject_kind == "none":
        subjects = [None]
    setting = None
    for subject in subjects:
        rival = who.rival
        if reading.measure == "lead" and who.how != "difference":
            subject, rival = lead_sides(shape, item, subject, reading)
        setting, _places = setting_of(state.story, state.focus, shape, item, subject)
        if pending.when or reading.earlier:
            setting.when = setting.when or pending.when or "earlier"
            setting.status = None if setting.status in ("partial", "final") else setting.status
        name, confidence = name_of(shape, item, subject, reading, who)
        if subject is not None and isinstance(subject.entity, Person):
            state.recent = [
                *[item for item in state.recent if item.entity is not subject.entity][-5:],
                subject,
            ]
        claim = figure_claim(
            state.story.article.text, shape, item, reading, setting, subject, rival, name, confidence
        )
        if setting.carried:
            state.carried.add(len(state.claims))
        if claim.measure == "lead" and subject is None and not any(other.who for other in shape.line.items):
            claim = leader_of(state.claims, claim)
        if claim.measure == "lead" and claim.rival is None and subject is not None and claim.when is None:
            other = known_rival(state.claims, subject, claim.place_id)
            if other is not None:
                claim = claim.model_copy(update={"rival": other.subject, "rival_id": other.subject_id})
        state.claims.append(claim)
    return setting


UNIT_OF = {
    "votes": "votes",
    "total_votes": "votes",
    "seats": "seats",
    "total_seats": "seats",
    "turnout": "voters",
    "electorate": "voters",
}


def _unit(reading: Reading, figure: Quantity) -> str | None:
    unit = reading.unit or figure.unit
    if unit in ("percent", "points", "years", "delegates", "electoral_votes"):
        return unit
    if reading.measure in UNIT_OF:
        return UNIT_OF[reading.measure]
    if unit in units.SEAT_UNITS:
        return "seats"
    return "votes" if unit in ("ballots", "vote") and reading.measure in ("lead", "change") else unit


def figure_claim(
    text: str, shape: Frame, item: Item, reading: Reading, setting: Setting,
    subject: Item | None, rival: Item | None, name: str | None, confidence: float,
) -> Claim:  # fmt: skip
    """One claim of a figure, put together."""
    figure = item.figure
    assert figure is not None
    value, low, high = figure.value or "", figure.low, figure.high
    opens = (figure.low_open, figure.high_open)
    if reading.sign < 0 and not value.startswith("-"):
        value, low, high, opens = (
            "-" + value,
            _minus(figure.high),
            _minus(figure.low),
            (figure.high_open, figure.low_open),
        )
    group = (
        None
        if reading.measure in ("age", "elapsed", "counted", "threshold", "total_seats")
        else group_of(shape, item)
    )
    personal = reading.measure in ("age", "elapsed")
    number = figure.value_span or figure
    return Claim(
        id="", quantity_id=figure.id, measure=reading.measure,
        subject=name, subject_id=subject.entity.id if subject is not None and subject.entity is not None else None,
        rival=rival.entity.name if rival is not None and rival.entity is not None else None,
        rival_id=rival.entity.id if rival is not None and rival.entity is not None else None,
        value=value.lstrip("+"), of=figure.of, unit=_unit(reading, figure), comparator=figure.comparator,
        low=low, high=high, low_open=opens[0], high_open=opens[1],
        place=None if personal else setting.place, place_id=None if personal else setting.place_id,
        contest=None if personal else setting.contest, contest_id=None if personal else setting.contest_id,
        round=setting.round, group=group, basis=reading.basis,
        as_of=setting.as_of, when=None if personal else setting.when,
        status="partial" if reading.measure == "turnout" and _timed(shape, item) else _status(reading, setting, figure), source=setting.source, source_id=setting.source_id,
        speaker=setting.speaker, speaker_id=setting.speaker_id, change_of=reading.change_of,
        evidence=cut(text, shape.line.start, shape.line.start + len(shape.line.text.rstrip())),
        value_span=ValueSpan(start=number.start, end=number.end), confidence=min(confidence, 0.99),
    )  # fmt: skip


def _timed(shape: Frame, item: Item) -> bool:
    """ "At 4 p.m. turnout had stood at 18%": a figure of the hour."""
    clause = shape.clause(item.index)
    return any(
        other.figure is not None and other.figure.date is not None and other.figure.date.grain == "time"
        for other in shape.line.items[clause.start : clause.end]
    )


def _status(reading: Reading, setting: Setting, figure: Quantity) -> Any:
    if reading.measure in ("age", "elapsed", "threshold", "electorate", "total_seats"):
        return None
    if reading.measure == "counted":
        return "final" if figure.value == "100" else "partial"
    return setting.status


def _minus(number: str | None) -> str | None:
    if number is None:
        return None
    return number[1:] if number.startswith("-") else "-" + number

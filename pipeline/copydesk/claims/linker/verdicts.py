"""What the linker makes of a figure or a word, and the claims that come of it, as sure as it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from copydesk.claims.figure_claims import figure_claim
from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.settings import ROUND_OF
from copydesk.claims.linker.told import told, unit_mended
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View
from copydesk.claims.measures.reading import Reading
from copydesk.claims.outcome_claims import outcome_claim
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.naming import SUBJECTLESS, name_of
from copydesk.claims.subjects.owner import Owner
from copydesk.records import Claim, Place

# Measures of nobody.
NOBODY = SUBJECTLESS | {"elapsed"}
# What somebody has got; in this order where two are told as often.
AMOUNTS = ("vote_share", "votes", "seats")
# Measures that are over somebody.
OVER = frozenset({"lead", "won", "lost", "leading", "trailing", "retained", "gained", "runoff", "tied"})
# Outcomes that tell one thing.
ALIKE = {"retained": "won", "gained": "won", "majority": "won"}
# Measures of a person rather than of a contest: no place, no stage.
PERSONAL = frozenset({"age", "elapsed"})
STAGELESS = frozenset({"age", "elapsed", "threshold", "electorate", "total_seats", "counted"})
# How the likelihood that the network gives is read: as it is where the rules, which see another side of
# the sentence, say the same; else raised to a power, so that it gives about how often such claims are right.
AGREED, NEW_FIGURE, OPPOSED, OPPOSED_OUTCOME = 1, 4, 1.5, 3
# Surer than this, one place counts more than several that the rules read: "won in Michigan, Missouri and Mississippi".
LISTED = 0.97
# As sure as a claim can be that the rules read otherwise. The surest are right more often than that, but those that are not
# make most of the false alarms: no check leans on them.
OPPOSED_MOST = 0.79


@dataclass
class Verdict:
    """What the linker makes of a trace."""

    trace: Trace
    row: Row
    measure: str
    sure: float
    before: str | None = None
    subject: Item | None = None
    owner_sure: float = 1.0
    # Everybody whose it can be by key, with how likely that is and where they are named.
    owners: dict[str | None, tuple[float, Item | None]] = field(default_factory=dict)
    rival: Item | None = None
    # Ids and names; None for nowhere, and for nobody's word.
    place: str | None = None
    place_sure: float = 1.0
    # The place as a list names it, whether or not it is known as one.
    named: str | None = None
    when: str | None = None
    when_sure: float = 1.0
    source: str | None = None
    round: str = "none"
    round_sure: float = 1.0
    stage: str | None = None
    stage_sure: float = 1.0
    # Whether plain words tell it, beyond what the network weighs.
    settled: bool = False


def claims_of(view: View, verdict: Verdict) -> list[Claim]:
    """The claims of a verdict: those of the rules, mended, or new ones."""
    trace = verdict.trace
    if trace.item.figure is None:
        return _outcomes(view, verdict)
    key = key_of(verdict.subject)
    same = trace.claims and trace.measure == verdict.measure
    keys = [claim.subject_id or claim.subject for claim in trace.claims]
    if same and (key in keys or verdict.measure in NOBODY):
        base = trace.claims
    else:
        reading = (
            trace.reading
            if same and trace.reading is not None
            else told(verdict.row, trace, verdict.measure, verdict.before)
        )
        base = [_figure(view, verdict, reading)]
    return [_settled(view, verdict, claim) for claim in base]


def once(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Without outcomes told twice in one breath: "has been declared the winner", "beats Y to win"."""
    kept: list[Verdict] = []
    for verdict in verdicts:
        if verdict.trace.item.figure is not None:
            kept.append(verdict)
            continue
        twin = next((one for one in reversed(kept[-3:]) if _repeats(one, verdict)), None)
        if twin is None:
            kept.append(verdict)
        elif (bool(verdict.trace.claims), verdict.sure) > (bool(twin.trace.claims), twin.sure):
            kept[kept.index(twin)] = verdict
    return kept


def _repeats(one: Verdict, other: Verdict) -> bool:
    """Whether two words of a line tell one outcome of one subject within a few words."""
    if one.trace.item.figure is not None or one.row is not other.row:
        return False
    near = abs(one.trace.item.index - other.trace.item.index) <= 7
    same = ALIKE.get(one.measure, one.measure) == ALIKE.get(other.measure, other.measure)
    return near and same and key_of(one.subject) == key_of(other.subject) and one.place == other.place


def _figure(view: View, verdict: Verdict, reading: Reading) -> Claim:
    trace, subject = verdict.trace, verdict.subject
    if verdict.measure in NOBODY or reading.subject_kind == "none":
        # "Valid", "invalid" and "blank" are what total votes are of.
        subject, name = None, name_of(trace.shape, trace.item, None, reading, Owner())[0]
    else:
        name = None if subject is None else subject.entity.name if subject.entity else subject.lower
    return figure_claim(
        view.story.article.text, trace.shape, trace.item, reading, trace.setting, subject, None, name, 0.9
    )


def _outcomes(view: View, verdict: Verdict) -> list[Claim]:
    trace, subject = verdict.trace, verdict.subject
    if subject is None or subject.entity is None:
        return []
    keys = [claim.subject_id for claim in trace.claims]
    if key_of(subject) in keys:
        base = [claim.model_copy(update={"value": verdict.measure}) for claim in trace.claims]
        return [_settled(view, verdict, claim) for claim in base]
    outcome = trace.outcome
    first, last = (outcome.first, outcome.last) if outcome is not None else (trace.item, trace.item)
    claim = outcome_claim(
        view.story.article.text,
        trace.shape,
        verdict.measure,
        first,
        last,
        subject,
        None,
        trace.setting,
        None,
        0.9,
    )
    return [_settled(view, verdict, claim)]


def _settled(view: View, verdict: Verdict, claim: Claim) -> Claim:
    """The claim with the verdict's rival and context, as sure as the verdict."""
    update: dict[str, Any] = {}
    if verdict.measure == "threshold" and verdict.subject is not None:
        # Who is short of it.
        entity = verdict.subject.entity
        update["subject"] = entity.name if entity is not None else verdict.subject.lower
        update["subject_id"] = entity.id if entity is not None else None
    if verdict.measure in OVER:
        rival = verdict.rival.entity if verdict.rival is not None else None
        update["rival"] = rival.name if rival is not None else None
        update["rival_id"] = rival.id if rival is not None else None
    if verdict.measure not in PERSONAL:
        places = {one.place_id for one in verdict.trace.claims}
        if not _listed(verdict.place, verdict.place_sure, places):
            place = view.by_id.get(verdict.place or "") or _known(view, verdict.place)
            update["place"] = place.name if place is not None else None
            update["place_id"] = place.id if place is not None else None
        if verdict.named is not None:
            known = next((one for one in view.story.places if one.name == verdict.named), None)
            update["place"], update["place_id"] = verdict.named, known.id if known is not None else None
        update["context_confidence"] = round(_context_sure(view, verdict), 2)
        update["when"] = verdict.when
        update["round"] = _round(verdict, claim)
        if verdict.measure not in STAGELESS:
            update["status"] = verdict.stage
        update["source"] = verdict.source
        update["source_id"] = view.body_ids.get(verdict.source or "")
    figure = verdict.trace.item.figure
    if figure is not None:
        update["unit"] = unit_mended(claim, figure.unit is None, verdict.before, verdict.row)
    update["confidence"] = round(_confidence(verdict), 2)
    return claim.model_copy(update=update)


def _listed(place: str | None, sure: float, places: set[str | None]) -> bool:
    """Whether the several places that the rules read stand: one of them is the likeliest, or no other one is sure."""
    return len(places) > 1 and (place in places or sure < LISTED)


def agrees(verdict: Verdict) -> bool:
    """Whether the rules read the same, and of the same one."""
    claims = verdict.trace.claims
    if not claims or verdict.trace.measure != verdict.measure:
        return False
    return verdict.measure in NOBODY or key_of(verdict.subject) in [
        one.subject_id or one.subject for one in claims
    ]


def _confidence(verdict: Verdict) -> float:
    """How often a verdict like this is right, from 0 to 0.99."""
    likely: float = min(verdict.sure * verdict.owner_sure, 0.99)
    if agrees(verdict) or verdict.settled:
        return likely**AGREED
    if verdict.trace.item.figure is None:
        return min(likely**OPPOSED_OUTCOME, OPPOSED_MOST)
    if verdict.trace.claims:
        return min(math.pow(likely, OPPOSED), OPPOSED_MOST)
    return likely**NEW_FIGURE


def _context_sure(view: View, verdict: Verdict) -> float:
    """How likely place, election and stage of the count are right together."""
    place = verdict.place_sure if len(view.places) > 1 else 1.0
    stage = verdict.stage_sure**0.5 if verdict.measure not in STAGELESS else 1.0
    return place * verdict.when_sure * stage * verdict.round_sure


def _round(verdict: Verdict, claim: Claim) -> str | None:
    """The round by its name, the rules' name where it is the same."""
    if verdict.round == "none":
        return None
    named = ROUND_OF.get(claim.round or "", claim.round)
    if named == verdict.round:
        return claim.round
    return {"late": "second", "preferred": "two_party_preferred"}.get(verdict.round, verdict.round)


def _known(view: View, value: str | None) -> Place | None:
    return next((place for place in view.story.places if place.id == value), None)

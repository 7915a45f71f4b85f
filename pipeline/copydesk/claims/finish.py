"""Afterwards: numbers the claims, ties figures to their count, doubts what was carried far, marks candidates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from copydesk.claims.context.times import EARLIER
from copydesk.claims.state import State
from copydesk.records import Claim, Entity, Person

# How sure a claim can be whose place was carried over from another paragraph of a story with several places.
CARRIED = 0.55
# What is reported at no stage of the count.
_ALONE = frozenset({"counted", "age", "elapsed", "threshold", "electorate", "total_seats"})


def finish(state: State, linked: bool) -> list[Claim]:
    """Number the claims, tie figures to the count they were reported at, let a running count tell the status.

    Places carried far are doubted here where the linker has not `linked` the claims: it says itself how sure it is.
    """
    claims = list(state.claims) if linked else _doubted(state)
    claims.sort(key=lambda claim: (claim.value_span.start, claim.value_span.end, claim.measure))
    counts = [
        (claim, f"c{at}")
        for at, claim in enumerate(claims, 1)
        if claim.measure == "counted" and claim.when is None
    ]
    running = any(not (claim.unit == "percent" and claim.value == "100") for claim, _id in counts)
    final = any(
        claim.status == "final" for claim in claims if claim.measure in ("vote_share", "votes", "seats")
    )
    result = []
    for at, claim in enumerate(claims, 1):
        update: dict[str, Any] = {"id": f"c{at}"}
        if state.story.only_reckoned(claim.when):
            update["when"] = EARLIER
        if claim.measure not in _ALONE and not claim.when:
            count = _count_for(claim, counts)
            if count is not None:
                update["counted"] = count
            if claim.status is None and claim.measure != "turnout":
                if running:
                    update["status"] = "partial"
                elif final and claim.measure in ("outcome", "vote_share", "votes", "seats"):
                    update["status"] = "final"
        result.append(claim.model_copy(update=update))
    return result


def _doubted(state: State) -> list[Claim]:
    """Where a story tells of several places, a place carried over paragraphs is too unsure for checks to lean on."""
    spots = {
        claim.place_id
        for claim in state.claims
        if claim.measure in ("vote_share", "votes", "turnout") and claim.place_id
    }
    if len(spots) < 2:
        return list(state.claims)
    return [
        claim.model_copy(update={"confidence": min(claim.confidence, CARRIED)})
        if at in state.carried
        else claim
        for at, claim in enumerate(state.claims)
    ]


def _count_for(claim: Claim, counts: Sequence[tuple[Claim, str]]) -> str | None:
    """The id of the count-progress claim that a figure was reported at: of its sentence, else the last one of its place."""
    if claim.status in ("poll", "exit_poll"):
        return None
    here = claim.evidence.start
    same = [(count, id_) for count, id_ in counts if count.evidence.start == here]
    if same:
        last, id_ = same[-1]
        return id_ if last.value_span.start < claim.value_span.start or len(same) == 1 else same[0][1]
    for count, id_ in reversed(counts):
        if count.evidence.start < here and count.place_id == claim.place_id and count.as_of == claim.as_of:
            return id_
    return None


def with_candidates(entities: Sequence[Entity], claims: Sequence[Claim]) -> tuple[Entity, ...]:
    """Who has votes, or wins or loses in the election reported, stands in it."""
    standing = {
        claim.subject_id
        for claim in claims
        if claim.when is None and claim.measure in ("vote_share", "votes")
    }
    standing |= {
        claim.subject_id for claim in claims
        if claim.when is None and claim.measure == "outcome" and claim.confidence > 0.6
    }  # fmt: skip
    return tuple(
        entity.model_copy(update={"candidate": True})
        if isinstance(entity, Person) and not entity.candidate and entity.id in standing
        else entity
        for entity in entities
    )

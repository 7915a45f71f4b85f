"""Who leads and who trails: the two sides of a margin."""

from __future__ import annotations

from copydesk.claims.measures.reading import Reading
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.sentences.voice import passive
from copydesk.claims.subjects.owner import other_side
from copydesk.lexicon import verbs
from copydesk.records import Claim


def leader_of(claims: list[Claim], claim: Claim) -> Claim:
    """ "That is a margin of 1,671,093 votes": of the two whose figures were just given."""
    shares = [
        other for other in claims[-8:]
        if other.measure in ("votes", "vote_share") and other.when is None and other.subject_id
        and other.place_id == claim.place_id and other.status not in ("poll", "exit_poll")
    ]  # fmt: skip
    same = [other for other in shares if other.measure == shares[-1].measure] if shares else []
    ranked = sorted(
        {other.subject_id: other for other in same}.values(), key=lambda other: -(other.number or 0)
    )
    if len(ranked) < 2:
        return claim
    first, second = ranked[:2]
    return claim.model_copy(
        update={
            "subject": first.subject, "subject_id": first.subject_id, "rival": second.subject,
            "rival_id": second.subject_id, "confidence": 0.6,
        }
    )  # fmt: skip


def known_rival(claims: list[Claim], subject: Item, place: str | None) -> Claim | None:
    """Whoever else had the most in the same paragraph's figures before: the rival that a bare margin is over."""
    shares = [
        claim for claim in claims[-8:]
        if claim.measure in ("vote_share", "votes", "seats") and claim.when is None and claim.subject_id
        and claim.place_id == place and claim.status not in ("poll", "exit_poll")
    ]  # fmt: skip
    if subject.entity is None or not any(claim.subject_id == subject.entity.id for claim in shares):
        return None
    others = [
        claim
        for claim in shares
        if claim.subject_id != subject.entity.id and claim.measure == shares[-1].measure
    ]
    return max(others, key=lambda claim: claim.number or 0, default=None)


def lead_sides(
    shape: Frame, item: Item, subject: Item | None, reading: Reading
) -> tuple[Item | None, Item | None]:
    """Who leads and who trails: "over Y", "ahead of Y", "behind Y", "X beat Y by", "was defeated by 10 votes"."""
    items = shape.line.items
    clause = shape.clause(item.index)
    rival: Item | None = None
    for at, later in enumerate(items[item.index + 1 : item.index + 10]):
        if later.lower in ("over", "of", "behind", "than", "against", "on", "from", "to"):
            named = next(
                (
                    name
                    for name in items[later.index + 1 : later.index + 6]
                    if name.who and shape.modifiers.get(name.index) != "title"
                ),
                None,
            )
            if named is not None and (subject is None or named.entity is not subject.entity):
                rival = named
                break
        if later.figure is not None or (later.finite and at):
            break
    if rival is None and subject is not None:
        rival = other_side(clause, subject)
    verb = clause.verb.lower if clause.verb is not None else ""
    beaten = any(
        word.lower in verbs.BEAT and passive(items, word) for word in items[clause.start : clause.end]
    )
    if reading.of_rival or beaten or verb in verbs.LOSE:
        if beaten:
            agents = [word for word in items[clause.start : clause.end] if word.lower == "by"]
            agent = [name for by in agents for name in items[by.index + 1 : by.index + 6] if name.who]
            rival = agent[0] if agent else rival
        return rival, subject
    return subject, rival

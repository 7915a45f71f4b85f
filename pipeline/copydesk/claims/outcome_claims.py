"""From an outcome to claims."""

from __future__ import annotations

from copydesk.claims.context.focus import Setting
from copydesk.claims.context.setting import setting_of
from copydesk.claims.outcomes.outcome import Outcome
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.state import State
from copydesk.records import Claim, Place, ValueSpan, cut


def outcome_claims(state: State, shape: Frame, outcome: Outcome) -> Setting | None:
    """Add the claims of an outcome, one for each subject and place. Their context; None if there are none."""
    setting = None
    for subject in outcome.subjects:
        if subject.entity is None:
            continue
        setting, places = setting_of(state.story, state.focus, shape, outcome.last, subject, outcome.spoken)
        spots: list[Place | None] = list(places[:8]) if len(places) > 1 else [places[0] if places else None]
        for spot in spots:
            vague = subject.mention is not None and subject.mention.form in ("pronoun", "description")
            state.claims.append(
                outcome_claim(
                    state.story.article.text,
                    shape,
                    outcome.value,
                    outcome.first,
                    outcome.last,
                    subject,
                    outcome.rival,
                    setting,
                    spot,
                    round(outcome.sure - (0.1 if vague else 0), 2),
                    outcome.projected,
                )
            )
    return setting


def outcome_claim(
    text: str, shape: Frame, value: str, first: Item, last: Item, subject: Item, rival: Item | None,
    setting: Setting, spot: Place | None, sure: float, projected: bool = False,
) -> Claim:  # fmt: skip
    """One claim of an outcome, put together."""
    line = shape.line
    who, other = subject.entity, rival.entity if rival is not None else None
    return Claim(
        id="", measure="outcome", value=value,
        subject=who.name if who is not None else subject.lower, subject_id=who.id if who is not None else None,
        rival=other.name if other is not None else None, rival_id=other.id if other is not None else None,
        place=spot.name if spot else setting.place, place_id=spot.id if spot else setting.place_id,
        contest=setting.contest, contest_id=setting.contest_id, round=setting.round,
        as_of=setting.as_of, when=setting.when, status="projection" if projected else setting.status,
        source=setting.source, source_id=setting.source_id, speaker=setting.speaker, speaker_id=setting.speaker_id,
        evidence=cut(text, line.start, line.start + len(line.text.rstrip())),
        value_span=ValueSpan(start=first.start, end=last.end), confidence=sure,
    )  # fmt: skip

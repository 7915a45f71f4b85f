"""From an outcome to claims."""

from __future__ import annotations

from copydesk.claims.context.setting import setting_of
from copydesk.claims.outcomes.outcome import Outcome
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.state import State
from copydesk.records import Claim, Place, ValueSpan, cut


def outcome_claims(state: State, shape: Frame, outcome: Outcome) -> None:
    """The claims of an outcome, one for each subject and place."""
    for subject in outcome.subjects:
        if subject.entity is None:
            continue
        setting, places = setting_of(state.story, state.focus, shape, outcome.last, subject, outcome.spoken)
        spots: list[Place | None] = list(places[:8]) if len(places) > 1 else [places[0] if places else None]
        for spot in spots:
            sure = outcome.sure - (
                0.1
                if subject.mention is not None and subject.mention.form in ("pronoun", "description")
                else 0
            )
            state.claims.append(
                Claim(
                    id="",
                    measure="outcome",
                    subject=subject.entity.name,
                    subject_id=subject.entity.id,
                    rival=outcome.rival.entity.name
                    if outcome.rival is not None and outcome.rival.entity
                    else None,
                    rival_id=outcome.rival.entity.id
                    if outcome.rival is not None and outcome.rival.entity
                    else None,
                    value=outcome.value,
                    place=spot.name if spot else setting.place,
                    place_id=spot.id if spot else setting.place_id,
                    contest=setting.contest,
                    contest_id=setting.contest_id,
                    round=setting.round,
                    as_of=setting.as_of,
                    when=setting.when,
                    status="projection" if outcome.projected else setting.status,
                    source=setting.source,
                    source_id=setting.source_id,
                    speaker=setting.speaker,
                    speaker_id=setting.speaker_id,
                    evidence=cut(
                        state.story.article.text,
                        shape.line.start,
                        shape.line.start + len(shape.line.text.rstrip()),
                    ),
                    value_span=ValueSpan(start=outcome.first.start, end=outcome.last.end),
                    confidence=round(sure, 2),
                )
            )

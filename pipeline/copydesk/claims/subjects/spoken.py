"""Owners known from who speaks and who was just named: "we have", "both earned"."""

from __future__ import annotations

from copydesk.claims.context.sources import speaker_of
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.owner import Owner


def speaking(shape: Frame, item: Item) -> Owner:
    """ "We have a lead of a million votes," X said: the one who says "we" is the subject."""
    clause = shape.clause(item.index)
    if not {"we", "i", "our", "my", "us"} & {
        word.lower for word in shape.line.items[clause.start : clause.end]
    }:
        return Owner()
    speaker = speaker_of(shape, item)
    named = [other for other in shape.line.items if speaker is not None and other.entity is speaker]
    return Owner(named[:1], sure=0.65, how="speaker")


def both(recent: list[Item], shape: Frame, item: Item) -> Owner:
    """ "Both earned 9 delegates", "each won two": the last two who were named."""
    clause = shape.clause(item.index)
    before = [word.lower for word in shape.line.items[clause.start : item.index]]
    if not {"both", "each"} & set(before) or len(recent) < 2:
        return Owner()
    return Owner(recent[-2:], sure=0.75, how="both")

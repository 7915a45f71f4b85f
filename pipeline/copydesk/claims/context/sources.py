"""By whose word: the body that figures are given to, the person who says them."""

from __future__ import annotations

from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import settings, verbs
from copydesk.records import Person

_SAID = settings.SAY_NOUNS | {"reckoning"}
_TOLD = _SAID | {
    "reported", "released", "published", "conducted", "results", "announced", "counted",
}  # fmt: skip


def source_of(frame: Frame) -> tuple[str, str | None] | None:
    """The named body that the sentence gives its figures to: (name, entity id)."""
    items = frame.line.items
    for item in items:
        if item.entity is None or item.entity.kind != "organisation":
            continue
        before = [word.lower for word in items[max(0, item.index - 8) : item.index]]
        after = [word.lower for word in items[item.index + 1 : item.index + 8]]
        if "according" in before and "to" in before:
            return item.entity.name, item.entity.id
        if after[:1] and (
            after[0] in verbs.SAY
            or (after[0] in ("has", "had", "also") and len(after) > 1 and after[1] in verbs.SAY)
        ):
            return item.entity.name, item.entity.id
        if after[:2] and after[0] in ("'s", "’s") and set(after[1:5]) & _SAID:
            return item.entity.name, item.entity.id
        if after[:1] and (
            after[0] in ("poll", "survey", "data", "figures", "projection", "exit")
            or after[:2] == ["exit", "poll"]
        ):
            return item.entity.name, item.entity.id
        if (
            before[-1:]
            and before[-1] in ("by", "from", "the", "broadcaster", "agency", "for")
            and set(before) & _TOLD
        ):
            return item.entity.name, item.entity.id
    return _body_said(items)


def _body_said(items: list[Item]) -> tuple[str, None] | None:
    """ "the city's election administration commission said": a body named by common nouns."""
    for item in items[1:]:
        told = item.lower in verbs.SAY and item.lower not in ("put", "puts", "find", "call", "calls")
        body = items[item.index - 1] if told else item if item.lower in settings.BODY_NOUNS else None
        if body is None or body.lower not in settings.BODY_NOUNS - {"officials"} or body.entity is not None:
            continue
        start = body.index
        while start and (
            items[start - 1].tag.startswith(("NN", "JJ", "POS", "VBG"))
            or items[start - 1].lower in ("'s", "’s", "of")
        ):
            start -= 1
        if (
            not told
            and [word.lower for word in items[max(0, start - 3) : start]][-3:-1] != ["according", "to"]
            and [word.lower for word in items[max(0, start - 2) : start]] != ["according", "to"]
        ):
            continue
        if body.index - start < 1:
            continue
        first, last = items[start], body
        return "".join(
            ("" if word is first or word.start == items[word.index - 1].end else " ") + word.text
            for word in items[first.index : last.index + 1]
        ), None
    return None


def speaker_of(frame: Frame, item: Item) -> Person | None:
    """The person who says what holds the item: in a quotation, or behind "X said"."""
    items = frame.line.items
    for verb in items:
        if verb.lower not in verbs.SAY or verb.lower in ("show", "shows", "showed", "put", "puts"):
            continue
        near = items[max(0, verb.index - 6) : verb.index]
        person = next(
            (
                earlier.entity
                for earlier in reversed(near)
                if isinstance(earlier.entity, Person) and earlier.index not in frame.modifiers
            ),
            None,
        )
        if person is None and verb.index + 1 < len(items):
            person = next(
                (
                    later.entity
                    for later in items[verb.index + 1 : verb.index + 3]
                    if isinstance(later.entity, Person)
                ),
                None,
            )
        if person is None:
            continue
        if item.quoted or (
            verb.index < item.index
            and not any(other.lower == ";" for other in items[verb.index : item.index])
        ):
            return person
    return None

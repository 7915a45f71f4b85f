"""People, parties and places against gold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copydesk.edge.gold.annotation import Gold, GoldName, plain_name
from copydesk.edge.gold.tally import Scores
from copydesk.records import Entity, Reading

_OWN_FORMS = frozenset({"full", "acronym", "diacritics", "short"})


def score_names(scores: Scores, gold: Gold, reading: Reading) -> None:
    """Add one story's names to `scores`."""
    _score_kind(scores, gold, "people", gold.people, reading.people())
    _score_kind(scores, gold, "parties", gold.parties, reading.parties())
    _score_kind(scores, gold, "places", gold.places, reading.places())


def _score_kind(
    scores: Scores, gold: Gold, kind: str, wanted: Sequence[GoldName], found: Iterable[Entity]
) -> None:
    left = [(entity.name, _names(entity)) for entity in found]
    for entry in wanted:
        names = entry.folded()
        hit = next((item for item in left if plain_name(item[0]) in names), None) or next(
            (item for item in left if item[1] & names), None
        )
        if hit:
            left.remove(hit)
            scores.names[kind].right += 1
        elif not entry.extra.get("optional"):
            scores.names[kind].missed += 1
            scores.misses.append(_miss(gold, f"missed {kind}", entry.name))
    for name, _forms in left:
        scores.names[kind].extra += 1
        scores.misses.append(_miss(gold, f"extra {kind}", name))


def _names(entity: Entity) -> set[str]:
    """All names of an entity that are its own, folded."""
    own = {plain_name(mention.text) for mention in entity.mentions if mention.form in _OWN_FORMS}
    return own | {plain_name(entity.name)}


def _miss(gold: Gold, kind: str, name: str) -> dict[str, str]:
    return {"story": gold.path.name, "kind": kind, "what": name, "at": ""}

"""Drafts to records, numbered in order of first mention."""

from __future__ import annotations

from typing import Any

from copydesk.entities.draft import Draft, mentions, printed_name
from copydesk.entities.inner_forms import inner_spans, outer_spans
from copydesk.entities.story import Story
from copydesk.records import Contest, Entity, Organisation, Party, Person, Place

_ORDER = {"person": 0, "party": 1, "place": 2, "organisation": 3, "contest": 4}


def finished(story: Story, drafts: list[Draft]) -> tuple[Entity, ...]:
    """The records of all drafts, ids e1, e2, ... by first mention."""
    ordered = sorted(drafts, key=lambda d: (d.first, _ORDER[d.kind], d.words))
    ids = {id(draft): f"e{number}" for number, draft in enumerate(ordered, 1)}
    return tuple(_record(story, draft, ids) for draft in ordered)


def _record(story: Story, draft: Draft, ids: dict[int, str]) -> Entity:
    """One draft as its record."""
    shared: dict[str, Any] = {
        "id": ids[id(draft)], "name": printed_name(story, draft), "mentions": mentions(story, draft, [*inner_spans(story, draft), *outer_spans(story, draft)]),
    }  # fmt: skip
    if draft.kind == "person":
        return Person(
            **shared, candidate=draft.candidate, party=ids.get(id(draft.party)) if draft.party else None,
            parties=tuple(draft.parties), roles=tuple(draft.roles), ages=tuple(draft.ages),
            born=tuple(draft.born), relatives=tuple(draft.relatives), gender=draft.gender,
        )  # fmt: skip
    if draft.kind == "party":
        return Party(
            **shared, acronyms=tuple(draft.acronyms), expansions=tuple(draft.expansions),
            member_of=tuple(ids[id(d)] for d in draft.member_of if id(d) in ids), country=draft.country, asked=draft.asked,
        )  # fmt: skip
    if draft.kind == "place":
        return Place(
            **shared, place_kind=draft.place_kind, country=draft.country, known=draft.known,
            population=draft.population,
        )  # fmt: skip
    if draft.kind == "organisation":
        return Organisation(**shared, acronyms=tuple(draft.acronyms), expansions=tuple(draft.expansions))
    facts = dict(draft.contest)
    place = facts.pop("place", None)
    return Contest(**shared, **facts, place=ids.get(id(place)) if place is not None else None)

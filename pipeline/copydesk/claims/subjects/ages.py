"""Whose an age is."""

from __future__ import annotations

from dataclasses import replace

from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.owner import Owner
from copydesk.records import Person


def aged(shape: Frame, item: Item) -> Owner:
    """ "X, 53,", "the 53-year-old", "Y, aged 47": the person beside the age."""
    items = shape.line.items
    if isinstance(item.described, Person):
        return Owner([replace(item, entity=item.described)], sure=0.85, how="age")
    if item.index and items[item.index - 1].lower in (",", "(", "aged", "is", "was", "turned", "at"):
        for earlier in reversed(items[max(0, item.index - 5) : item.index]):
            if isinstance(earlier.entity, Person):
                return Owner([earlier], sure=0.95, how="age")
            if (
                earlier.verb
                and earlier.lower not in ("is", "was", "turned", "aged")
                and items[item.index - 1].lower != "at"
            ):
                break
    for later in items[item.index + 1 : item.index + 9]:
        if isinstance(later.entity, Person):
            return Owner([later], sure=0.85, how="age")
        if later.lower in (",", ";") or later.finite:
            break
    for earlier in reversed(items[: item.index]):
        if isinstance(earlier.entity, Person) and earlier.index not in shape.modifiers:
            return Owner([earlier], sure=0.75, how="age")
    return Owner()

"""Stretches that only describe a name: appositives between commas, relative clauses."""

from __future__ import annotations

from copydesk.claims.sentences.line import Item, Line
from copydesk.lexicon import grammar


def appositives_of(line: Line, marked: dict[int, str]) -> list[tuple[int, int]]:
    """Stretches between commas that only describe the name before them."""
    items, found = line.items, []
    index = 0
    while index < len(items) - 2:
        item = items[index]
        if not (item.who and items[index + 1].lower == "," and item.index not in marked):
            index += 1
            continue
        end = _appositive_end(items, index + 2)
        if end is not None:
            found.append((index + 2, end))
            index = end
        index += 1
    return found


def _appositive_end(items: list[Item], start: int) -> int | None:
    """Where an appositive that begins at `start` closes (the index of its comma); None if it is none."""
    first = items[start]
    described = (
        first.lower in grammar.DETERMINERS
        or first.tag in ("NN", "NNS", "JJ")
        or first.lower in grammar.TITLES
    )
    aged = first.figure is not None and first.figure.kind == "age"
    placed = (
        first.entity is not None
        and first.entity.kind in ("place", "party")
        and not (start + 1 < len(items) and (items[start + 1].verb or items[start + 1].figure is not None))
    )
    if not (described or aged or placed):
        return None
    for index in range(start, min(len(items), start + 30)):
        item = items[index]
        if item.lower in ("who", "which") and index > start:
            continue
        if (
            item.finite
            and items[index - 1].lower != ","
            and not any(earlier.lower in grammar.RELATIVES for earlier in items[start:index])
        ):
            return None
        if item.lower in (".", ";", ":"):
            return index if described else None
        if item.lower == "," and index + 1 < len(items):
            after = items[index + 1]
            if (
                after.finite
                or after.lower in ("with", "on", "at", "and", "has", "had")
                or after.tag in ("VBN", "VBG")
            ):
                return index
            if aged and index == start + 1:
                return index
            if after.figure is not None and not aged:
                return index
    return None


def relative_zones(line: Line, modifiers: dict[int, str]) -> list[tuple[int, int, Item]]:
    """ "X, who had 45%, ...": the stretch, and the name that its figures belong to."""
    items, zones = line.items, []
    for item in items:
        if item.lower not in ("who", "which", "whose"):
            continue
        owner = next(
            (
                earlier
                for earlier in reversed(items[max(0, item.index - 12) : item.index])
                if earlier.who
                and (item.lower != "who" or (earlier.entity is not None and earlier.entity.kind == "person"))
                and not modifiers.get(earlier.index, "").startswith(("poss", "paren", "appos", "title"))
                and (
                    not modifiers.get(earlier.index, "").startswith("prep:of")
                    or earlier.index >= item.index - 2
                )
            ),
            None,
        )
        if owner is None:
            continue
        end = len(items)
        seen_verb = False
        for later in items[item.index + 1 :]:
            seen_verb |= later.finite
            after = items[later.index + 1] if later.index + 1 < len(items) else None
            if later.lower in (";", "."):
                end = later.index
                break
            if (
                later.lower == ","
                and seen_verb
                and after is not None
                and (after.finite or after.tag in ("VBG",) or after.lower in ("while", "and", "but"))
            ):
                end = later.index
                break
        zones.append((item.index, end, owner))
    return zones

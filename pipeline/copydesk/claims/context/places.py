"""The places that govern a figure or an outcome."""

from __future__ import annotations

from copydesk.claims.context.story import Story
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item, Line
from copydesk.lexicon import settings
from copydesk.records import Place

# Words of which one stands where the whole country is meant.
_ALL_OF_IT = settings.NATION | {"across"}


def places_of(frame: Frame, story: Story, item: Item) -> list[Place]:
    """The places that govern an item, nearest construction first; several for "in A, B and C"."""
    items = frame.line.items
    inside = _possessive_place(items, item, story)
    if inside is not None:
        return [inside]
    clause = frame.clause(item.index)
    after = _place_after(items, item, clause.end)
    if after:
        return after
    before = _place_before(items, item)
    if before:
        return before
    if not frame.line.vocabulary.isdisjoint(_ALL_OF_IT):
        words = {word for other in items[clause.start : clause.end] for word in other.lower.split()}
        if words & settings.NATION or ("across" in words and words & {"country", "all"}):
            return [story.country] if story.country else []
    near = sorted(
        frame.line.contests,
        key=lambda named: (named[0].index < item.index, abs(named[0].index - item.index)),
    )
    held = [place for _other, contest in near if (place := story.place_of(contest))]
    return [next((place for place in held if place.place_kind != "country"), held[0])] if held else []


def _possessive_place(items: list[Item], item: Item, story: Story) -> Place | None:
    """ "Pennsylvania's 20 electoral votes", "36 of Turkey's 81 provinces", "the country's 81 provinces"."""
    before = items[item.index - 1] if item.index else None
    if before is not None and before.lower in ("'s", "’s", "'", "’") and item.index >= 2:
        owner = items[item.index - 2].entity
        if isinstance(owner, Place):
            return owner
    text = item.lower
    if item.figure is not None and item.figure.of is not None:
        if "country's" in text or "country’s" in text or "nation's" in text:
            return story.country
        if any(
            word in text for word in ("state's", "state’s", "province's", "region's", "city's", "county's")
        ):
            named = [other.entity for other in items[: item.index] if isinstance(other.entity, Place)]
            regions = [place for place in named if place.place_kind == "region"]
            return (
                regions[-1]
                if regions
                else (story.main if story.main and story.main.place_kind == "region" else None)
            )
        for name, place in story.by_name.items():
            if name + "'s" in text or name + "’s" in text:
                return place
    return None


def _coordinated(items: list[Item], first: Item) -> list[Place]:
    """A place and those joined to it by commas and "and"."""
    found = [first.entity] if isinstance(first.entity, Place) else []
    index = first.index + 1
    while index + 1 < len(items) and items[index].lower in (",", "and", "&"):
        step = index + 1
        while step < len(items) and items[step].lower in ("and", "the"):
            step += 1
        if step >= len(items) or not isinstance(items[step].entity, Place):
            break
        entity = items[step].entity
        if step + 1 < len(items) and (items[step + 1].verb or items[step + 1].figure is not None):
            break
        if isinstance(entity, Place):
            found.append(entity)
        index = step + 1
    # "South Bend, Indiana" is one place with its region, not two.
    if len(found) == 2 and not any(item.lower == "and" for item in items[first.index : index]):
        return found[:1]
    return found


def _place_after(items: list[Item], item: Item, end: int) -> list[Place]:
    """ "48% of the vote in Iowa", "in the northern province of Salta"."""
    armed = False
    for later in items[item.index + 1 : min(end, item.index + 14)]:
        if later.figure is not None and later.figure.kind not in ("date", "age"):
            return []
        if later.lower in (";", ".") or later.finite:
            return []
        if later.lower in settings.PLACE_PREPOSITIONS:
            armed = True
        elif isinstance(later.entity, Place):
            if armed or items[later.index - 1].lower in ("of", "'s"):
                return _coordinated(items, later)
        elif armed and (later.who or later.lower == ","):
            armed = False
        if later.lower == "," and item.figure is not None:
            return []
    return []


def place_as_subject(line: Line) -> Place | None:
    """ "Seoul also chose a new superintendent", "Even in Ashanti its vote fell": a place that acts or is gone to opens its own stretch of story."""
    for item in line.items[:4]:
        if isinstance(item.entity, Place):
            if any(earlier.lower == "in" for earlier in line.items[: item.index]):
                return item.entity
            after = line.items[item.index + 1 : item.index + 4]
            acts = any(later.finite for later in after) and not any(
                later.lower in (",", "'s", "’s") for later in after[:1]
            )
            return item.entity if acts else None
        # What opens with "In X" is told of X alone as often as not.
        if item.lower not in ("in", "the", "and", "but", "even") or (item.lower == "in" and not item.index):
            return None
    return None


def _place_before(items: list[Item], item: Item) -> list[Place]:
    """ "In Ankara, he had 60%", "led in Ankara with 60%", "second in Iowa, securing 12": the nearest before."""
    for earlier in reversed(items[: item.index]):
        if earlier.lower == "that":
            return []
        if not isinstance(earlier.entity, Place):
            continue
        lead = [word.lower for word in items[max(0, earlier.index - 6) : earlier.index]]
        if lead[-1:] and lead[-1] in settings.DECIDED:
            return _coordinated(items, earlier)
        governed = next((word for word in reversed(lead) if word in settings.PREPOSED), "")
        if governed in ("in", "across", "throughout", "within") and not {"born", "lives", "rally"} & set(
            lead
        ):
            return _coordinated(items, earlier)
    return []

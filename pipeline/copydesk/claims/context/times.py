"""Another election's date: a year that is not the story's, "four years ago", "the last election"."""

from __future__ import annotations

from itertools import pairwise

from copydesk.claims.context.story import Story
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import settings
from copydesk.records import Contest, Place, Quantity

# Another election whose year is not told.
EARLIER = "earlier"
# Plain words that can tell of another election; all others are passed over.
_TELLING = settings.EARLIER | {"ago", "earlier", "before", "previously", "dissolution"}


def when_of(frame: Frame, story: Story, item: Item, place: Place | None) -> str | None:
    """Another election's date: a year that is not the story's, "four years ago", "the last election"."""
    items = frame.line.items
    clause = frame.clause(item.index)
    year = story.published.year
    outcome = item.figure is None
    opener = items[clause.start].lower
    if opener in ("when", "where") and clause.start:
        for earlier in reversed(items[max(0, clause.start - 4) : clause.start]):
            if found := _other_election(items, earlier, year):
                return found
    for later in items[item.index + 1 : clause.end]:
        figure = later.figure
        if not outcome and (
            later.lower in (",", ";")
            or (figure is not None and figure.kind not in ("date", "duration", "ordinal", "age"))
        ):
            break
        found = _other_election(items, later, year)
        if found and not (outcome and _taken(items, later, "from")):
            return found
    opened = items[0].lower in ("in", "at", "before", "during", "four", "five", "last") or any(
        first.lower == "before" and second.lower in ("this", "the") for first, second in pairwise(items)
    )
    start = 0 if opened else clause.start
    for earlier in reversed(items[start : item.index]):
        found = _other_election(items, earlier, year)
        if found and not _taken(items, earlier):
            return found
    if place is not None and place.id in story.dates and (story.main is None or place.id != story.main.id):
        return story.dates[place.id]
    return None


def _taken(items: list[Item], item: Item, word: str = "") -> bool:
    """ "from 17.5% in 2018, a gain of 3 points": the year belongs to the figure right before it.

    With `word`, only if that word stands before the figure.
    """
    for earlier in reversed(items[max(0, item.index - 5) : item.index]):
        if earlier.figure is not None and earlier.figure.kind != "date":
            return not word or (earlier.index > 0 and items[earlier.index - 1].lower == word)
    return False


def _other_election(items: list[Item], item: Item, year: int) -> str | None:
    if item.figure is None and item.entity is None and item.lower not in _TELLING:
        return None
    if item.figure is not None and item.figure.date is not None:
        parts = item.figure.date
        named = parts.year
        if named is None and parts.grain == "year":
            named = year_reckoned(item.figure, year)
        if named is None or named >= year or year - named > 60:
            return None
        before = [word.lower for word in items[max(0, item.index - 3) : item.index]]
        if (
            (before[-1:] and before[-1] in ("since", "born", "until"))
            or "born" in before
            or ("from" in before[-1:] and "to" in [w.lower for w in items[item.index + 1 : item.index + 2]])
        ):
            return None
        if parts.resolved and parts.day and parts.month:
            return parts.resolved
        return str(named)
    if isinstance(item.entity, Contest) and item.entity.date:
        digits = item.entity.date[:4]
        if digits.isdigit() and int(digits) < year:
            return digits
    if item.figure is not None and item.figure.kind == "duration" and item.figure.unit == "years":
        after = items[item.index + 1].lower if item.index + 1 < len(items) else ""
        if (
            after in ("ago", "earlier", "before", "previously")
            and item.figure.value
            and item.figure.value.isdigit()
        ):
            return str(year - int(item.figure.value))
    if (
        item.lower in settings.EARLIER
        and item.index + 1 < len(items)
        and items[item.index + 1].lower in settings.ELECTIONS
    ):
        return EARLIER
    if item.lower == "before" and [later.lower for later in items[item.index + 1 : item.index + 3]] in (
        ["this", "election"],
        ["the", "election"],
        ["the", "vote"],
    ):
        return EARLIER
    if item.lower in ("previously", "dissolution"):
        return EARLIER
    return None


def year_reckoned(figure: Quantity, year: int) -> int | None:
    """The year of "last year" and "four years ago", from the story's own where the story's date has not told it."""
    resolved = (figure.date.resolved if figure.date is not None else None) or ""
    if resolved[:4].isdigit():
        return int(resolved[:4])
    if figure.unit == "years" and (figure.value or "").isdigit():
        return year - int(figure.value or 0)
    return year - 1 if figure.printed.lower().startswith("last ") else None

"""Of which election a figure can be: this one, or another by its year, its day or as an earlier one."""

from __future__ import annotations

from datetime import date, timedelta

from copydesk.claims.context.times import EARLIER, year_reckoned
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View
from copydesk.claims.sentences.line import Item
from copydesk.records import Contest

# A day of the story's own year so many days before it can be another election's.
OTHER_DAY = 8
# How many lines back a year is looked for.
YEARS_BACK = 5
# How another election can be told.
GRAINS = (EARLIER, "year", "now", "day")


def when_choices(view: View, row: Row, trace: Trace, place: str | None = None) -> list[str | None]:
    """This election (None first), or another: a year, a date, "earlier". `place`: where the claim is, by its id."""
    named = [year for _item, year in years_named(view, row)]
    before = view.kept(("years before", row.line.number), lambda: _years_before(view, row))
    # The day on which the place voted, where the story tells it of another place than its own.
    there = view.story.dates.get(place) if place is not None else None
    others = [one for one in (*named, *before, when_by_rule(trace), there) if one is not None]
    return [None, *dict.fromkeys((*others, EARLIER))]


def when_by_rule(trace: Trace) -> str | None:
    """The other election that the rules read."""
    return trace.claims[0].when if trace.claims else trace.setting.when


def when_beside(view: View, row: Row, trace: Trace) -> str | None:
    """The year or day that stands between a figure and the result before it: "9.4 percent there, and in 2004 they had 8.2"."""
    at = trace.item.index
    before = max((item.index for item in row.results if item.index < at), default=None)
    if before is None:
        return None
    return next((year for item, year in reversed(years_named(view, row)) if before < item.index < at), None)


def years_named(view: View, row: Row) -> list[tuple[Item, str]]:
    """The items of a line that name another election's year or day, with it."""
    published = view.story.published
    return view.kept(
        ("years", row.line.number),
        lambda: [(item, year) for item in row.dated if (year := year_of(item, row, published))],
    )


def _years_before(view: View, row: Row) -> list[str]:
    """Years and days that the lines before name, the nearest first."""
    number = row.line.number
    lines = (view.rows[number - distance] for distance in range(1, min(YEARS_BACK, number) + 1))
    return list(dict.fromkeys(year for other in lines for _item, year in years_named(view, other)))


def grain_of(value: str, published: date) -> str:
    """How an election is told: by its year, by a day of the story's own year or of another, or as an earlier one."""
    if value == EARLIER:
        return value
    if len(value) == 4:
        return "year"
    return "now" if value[:4] == str(published.year) else "day"


def year_of(item: Item, row: Row, published: date) -> str | None:
    """Another election's year or day that an item names; None if it names none."""
    if isinstance(item.entity, Contest):
        year = (item.entity.date or "")[:4]
        return year if year.isdigit() and 0 < published.year - int(year) <= 70 else None
    figure = item.figure
    if figure is None:
        return None
    if figure.kind == "duration" and figure.unit == "years" and (figure.value or "").isdigit():
        after = row.at(item.index + 1)
        if after in ("ago", "earlier", "before", "previously", "after", "since"):
            return str(published.year - int(figure.value or 0))
        return None
    parts = figure.date
    if parts is None:
        return None
    named = parts.year
    resolved = parts.resolved or ""
    if named is None and parts.grain == "year":
        named = year_reckoned(figure, published.year)
    elif named is None and parts.month and resolved[:4].isdigit():
        named = int(resolved[:4])
    if named is None or not 0 <= published.year - named <= 70:
        return None
    whole = len(resolved) == 10 and bool(parts.day and parts.month)
    if named == published.year:
        return resolved if whole and resolved <= (published - timedelta(days=OTHER_DAY)).isoformat() else None
    return resolved if whole else str(named)

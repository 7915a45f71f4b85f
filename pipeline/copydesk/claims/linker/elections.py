"""Features that tell of which election a figure is: this one, or another by its year, its day or as an earlier one."""

from __future__ import annotations

from datetime import date, timedelta

from copydesk.claims.context.times import EARLIER, year_reckoned
from copydesk.claims.linker.coding import Bag, Spelling
from copydesk.claims.linker.rows import Row, bucket
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import Choice, View
from copydesk.claims.sentences.line import Item
from copydesk.records import Contest

# Words that tell of another election.
AGO = frozenset(
    """
    ago earlier previous previously last then predecessor before had that year dissolution outgoing since from held up down
    against compared record former again old first when ended election elections
    """.split()
)
# A day of the story's own year so many days before it can be another election's.
OTHER_DAY = 8
# How many lines back a year is looked for.
YEARS_BACK = 5
# How another election can be told.
GRAINS = (EARLIER, "year", "now", "day")


def when_choices(view: View, row: Row, trace: Trace, measure: str, place: str | None = None) -> list[Choice]:
    """This election (None first), or another: a year, a date, "earlier". `place`: where the claim is, by its id."""
    line, told = row.line, view.coder("when")
    rule = when_by_rule(trace)
    published = view.story.published
    dated = years_named(view, row)
    _, left_2, left, right, right_2, _ = row.near[trace.item.index]
    base = [
        *told[_when_asked][measure, min(len(dated), 3), rule is not None, line.part, len(trace.claims)],
        *told.code([f"-1={left}", f"1={right}", f"-2={left_2} {left}", f"12={right} {right_2}"]),
    ]  # fmt: skip
    years = min(len(dated), 2)
    # What the words of the line tell of this election, and of one told in each way.
    now, other = view.kept(("ago", line.number), lambda: _ago(told, row))
    near = told.code([f"now -1={left}", f"now 1={right}", f"now {left} {right}"])
    # The day on which the place voted, where the story tells it of another place than its own.
    there = view.story.dates.get(place) if place is not None else None
    at_home = view.story.main is None or place == view.story.main.id
    near += told[_now_there][at_home] if there is not None else ()
    choices = [Choice(None, base, [*told[_now][measure, rule is None, years], *near, *now])]
    bags: dict[str, Bag] = {}
    for item, year in dated:
        bags.setdefault(year, []).extend(_when_here(told, row, trace, item, measure))
    named = set(bags)
    for value, before in view.kept(("years before", line.number), lambda: _years_before(view, row)):
        if value not in bags:
            bags[value] = list(before)
            named.add(value)
    for given in (rule, there):
        if given is not None:
            bags.setdefault(given, [])
    bags.setdefault(EARLIER, [])
    for value, found in bags.items():
        kind = grain_of(value, published)
        found += told[_other][measure, value in named, value == rule, rule is not None, kind, years]
        found += told.code([f"kind={kind} {left} {right}"])
        found += other[kind]
        if there is not None:
            found += told[_other_there][value == there, at_home, value in named]
        choices.append(Choice(value, base, found))
    return choices


def when_by_rule(trace: Trace) -> str | None:
    """The other election that the rules read."""
    return trace.claims[0].when if trace.claims else trace.setting.when


def years_named(view: View, row: Row) -> list[tuple[Item, str]]:
    """The items of a line that name another election's year or day, with it."""
    published = view.story.published
    return view.kept(
        ("years", row.line.number),
        lambda: [(item, year) for item in row.dated if (year := year_of(item, row, published))],
    )


def _ago(told: Spelling, row: Row) -> tuple[Bag, dict[str, Bag]]:
    """What a line's opening and its words that tell of another election tell of this one, and of one of each grain."""
    words = sorted(row.words & AGO)
    return (
        [
            *told.code([f"now o={row.at(0)} {row.at(1)}"]),
            *(code for symbol in words for code in told[_now_word][symbol]),
        ],
        {kind: [code for symbol in words for code in told[_other_word][kind, symbol]] for kind in GRAINS},
    )


def _years_before(view: View, row: Row) -> list[tuple[str, Bag]]:
    """Years and days that the lines before name, the nearest first, with their features."""
    line, told = row.line, view.coder("when")
    found: dict[str, Bag] = {}
    for distance in range(1, min(YEARS_BACK, line.number) + 1):
        other = view.rows[line.number - distance]
        together = other.line.paragraph == line.paragraph
        for item, value in years_named(view, other):
            if value not in found:
                found[value] = [
                    *told[_when_there][distance, together, item.index <= 1, bool(other.results), len(other.symbols) <= 12],
                    *told[_when_there_at][other.at(item.index - 1), min(distance, 2)],
                    *told.code([f"there o={row.at(0)} {row.at(1)}"]),
                ]  # fmt: skip
    return list(found.items())


def _when_here(told: Spelling, row: Row, trace: Trace, item: Item, measure: str) -> Bag:
    """A year or a day that the line itself names, by where it stands to the figure or the word."""
    i, j = trace.item.index, item.index
    side = "B" if j < i else "A"
    first, stop = min(i, j), max(i, j)
    parted = row.results_until[stop] - row.results_until[min(first + 1, stop)]
    apart = f"{side}{min(parted, 2)}"
    _, left_2, left, right, _, _ = row.near[j]
    _, _, asked_left, asked_right, _, _ = row.near[i]
    covered = trace.shape.clause(i).covers(j)
    return [
        *told[_when_apart][side, apart, measure, item.entity is not None, bucket(stop - first), covered],
        *told.code([
            f"here {apart} {left}", f"here {side} {left_2} {left}", f"here {apart} i-1={asked_left}", f"here {apart} i+1={asked_right}",
            f"here {side} +{right}", f"here first={j <= 1} {left}", f"here {apart} {left} {asked_left}", f"here {side} path={row.path(i, j)}",
            f"here gap={side} {' '.join(row.symbols[first + 1 : stop])}" if stop - first <= 5 else "here far",
        ]),
    ]  # fmt: skip


def _when_asked(measure: str, years: int, ruled: bool, part: str, claims: int) -> list[str]:
    return [f"m={measure}", f"years={years}", f"rule={ruled}", f"p={part}", f"nr={claims}"]


def _now(measure: str, unruled: bool, years: int) -> list[str]:
    return ["now", f"now {measure}", f"now rule={unruled}", f"now years={years}"]


def _now_there(at_home: bool) -> list[str]:
    return [f"now voted then {at_home}"]


def _other_there(then: bool, at_home: bool, named: bool) -> list[str]:
    return [f"voted then={then}", f"voted then={then} {at_home} {named}"]


def _now_word(symbol: str) -> list[str]:
    return [f"now S={symbol}"]


def _other_word(kind: str, symbol: str) -> list[str]:
    return [f"other S={symbol}", f"kind={kind} S={symbol}"]


def _other(measure: str, named: bool, is_rule: bool, ruled: bool, kind: str, years: int) -> list[str]:
    bag = [
        "other", f"other {measure}", f"named={named}", f"rule={is_rule} {ruled}", f"kind={kind}", f"kind={kind} {measure}",
        f"kind={kind} rule={is_rule} years={years}",
    ]  # fmt: skip
    return [*bag, f"by rule {measure}", f"by rule named={named}"] if is_rule else bag


def _when_apart(side: str, apart: str, measure: str, contest: bool, far: str, covered: bool) -> list[str]:
    return [
        f"here {apart}", f"here {side} d={far}", f"here cl={covered} {side}", f"here {apart} {measure}",
        f"here contest={contest} {apart}",
    ]  # fmt: skip


def _when_there(distance: int, together: bool, first: bool, results: bool, short: bool) -> list[str]:
    return [
        f"there {distance} {together}",
        f"there first={first} {distance == 1}",
        f"there results={results} {short}",
    ]


def _when_there_at(left: str, distance: int) -> list[str]:
    return [f"there {left} {distance}"]


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

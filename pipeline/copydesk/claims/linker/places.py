"""Features that tell where: one bag for every place that can govern a figure or an outcome."""

from __future__ import annotations

from collections.abc import Set

from copydesk.claims.linker.coding import Bag, Spelling
from copydesk.claims.linker.rows import Row, bucket
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import OPENING, Choice, View
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import settings
from copydesk.records import Contest, Entity, Place

# A story of so many places tells of few.
FEW = 6
# What is elected, and so how large the place is that elects it: the narrower first, as a presidential primary is a state's.
LEVELS = {
    "nomination": frozenset("primary primaries caucus caucuses delegates delegate".split()),
    "seat": frozenset("by-election byelection riding constituency ward seat".split()),
    "city": frozenset("mayor mayoral mayoralty council councillor councillors municipal".split()),
    "region": frozenset("governor governorship gubernatorial provincial regional statewide legislature".split()),
    "senate": frozenset("senate senator".split()),
    "nation": frozenset(
        "president presidential presidency parliament parliamentary general federal national referendum chancellor".split()
    ),
}  # fmt: skip


def place_choices(view: View, row: Row, trace: Trace, measure: str, subject: Item | None) -> list[Choice]:
    """Every place that can govern a figure or an outcome, none first. Values are entity ids."""
    line, story, told = row.line, view.story, view.coder("place")
    rule = trace.claims[0].place_id if trace.claims else trace.setting.place_id
    carried = trace.setting.carried
    main = story.main.id if story.main else None
    country = story.country.id if story.country else None
    here = view.kept(("places here", line.number), lambda: places_here(view, row))
    entity = subject.entity if subject is not None else None
    kind = entity.kind if entity is not None else "-"
    base = [
        *told[_asked][measure, kind, carried, line.part],
        *told[_asked_where][min(len(here), 3), min(len(view.places), 6), len(line.items) <= 12, len(here)],
    ]
    choices = [Choice(None, base, list(told[_none][measure, kind, rule is None, len(here)]))]
    bags: dict[str, Bag] = {}
    named_here = {place for _item, place in here}
    # Those that something else is told of than what the rules and the story have of them.
    named = set(named_here)
    for item, place in here:
        bags[place] = bags.get(place, []) + _here(told, row, trace, item, here, measure)
    others = view.kept(("others", line.number), lambda: _other_lines(view, row, len(here)))
    for place, there, beside in others:
        bag = bags.setdefault(place, [])
        bag += there
        named.add(place)
        if subject is not None:
            for entities, symbol in beside:
                if any(one is entity for one in entities):
                    bag += told[_with_subject][kind, symbol]
    for rank, place in enumerate(view.main_places):
        if place not in bags:
            bags[place] = list(told[_elsewhere][rank])
            named.add(place)
    # The story's first places, and where it tells of few, those that it tells of only later.
    for place in view.first_places if len(view.told) > FEW else view.told:
        if place not in bags:
            bags[place] = list(told[_unsaid_yet][place in view.first_places])
            named.add(place)
    for known in (rule, main, country):
        if known is not None:
            bags.setdefault(known, [])
    if entity is not None:
        who = entity.id
        for place in view.kept(("homes", who, line.number), lambda: _homes(view, who, line.number)):
            bags.setdefault(place, []).extend(told[_home][kind])
            named.add(place)
    national = bool(settings.NATION & row.words)
    level = view.kept(("level",), lambda: level_of(view.opening))
    own_level = view.kept(("level", line.number), lambda: level_of(row.words))
    some = len(named_here) > 1 and country is not None
    # A place of the country that the line names, else the story's own; and places that only a contest's name brings.
    parts = [place for place in named_here if place != country and within(view, place)]
    narrower = parts[0] if parts else main if main != country else None
    contests = {place for item, place in here if isinstance(item.entity, Contest)}
    for place, found in bags.items():
        is_rule, is_main, is_country = place == rule, place == main, place == country
        size = size_of_place(view, place)
        found += told[_any][size, measure, kind, place in named, bucket(view.told.get(place, 0))]
        if place in view.first_places:
            found += told[_first][view.first_places.index(place), kind, bool(here), is_main]
        found += told[_elected][level, own_level, size, place in named, is_main, is_country]
        found += told[_known_as][is_rule, is_main, is_country, carried, kind, bool(here), national]
        for name, is_it in (("rule", is_rule), ("main", is_main), ("country", is_country)):
            if is_it:
                found += told[_known][name, measure, kind, min(len(here), 2), place in named]
        if is_country:
            found += told[_wider][
                level, own_level, narrower in named_here, narrower is not None, place in contests
            ]
        if some and place in named_here:
            # A country beside one place of it: "the South Carolina US Democratic primary".
            found += told[_beside][is_country, country in named_here, min(len(named_here), 3), kind]
        if place in view.by_id and offices_only(view, place):
            found += told[_office][bool(here)]
        choices.append(Choice(place, base, found))
    return choices


def level_of(words: Set[str]) -> str:
    """What is elected, by the words of a stretch of text."""
    return next((level for level, told in LEVELS.items() if words & told), "-")


def _elsewhere(rank: int) -> list[str]:
    return [f"elsewhere {rank}"]


def _unsaid_yet(first: bool) -> list[str]:
    return [f"not near {first}"]


def _first(rank: int, kind: str, here: bool, main: bool) -> list[str]:
    """Of the places that the story tells of first: in its headline, dateline or opening."""
    return [f"first {rank} {here}", f"first {rank} {kind}", f"first {rank} main={main}"]


def _elected(level: str, own: str, size: str | None, named: bool, main: bool, country: bool) -> list[str]:
    return [
        f"level={level} size={size}", f"level={level} size={size} {named}", f"level={level} main={main} country={country}",
        f"own level={own} size={size}",
    ]  # fmt: skip


def places_here(view: View, row: Row) -> list[tuple[Item, str]]:
    """The places that a line names, but for those of somebody's office."""
    offices = view.kept(("offices", row.line.number), lambda: view.offices(row))
    return [
        (item, place)
        for item in row.places
        if (place := view.place_id(item)) is not None and item.index not in offices
    ]


def size_of_place(view: View, place: str) -> str | None:
    entity = view.by_id.get(place)
    return entity.place_kind if isinstance(entity, Place) else "-"


def _asked(measure: str, kind: str, carried: bool, part: str) -> list[str]:
    return [f"m={measure}", f"k={kind}", f"carried={carried}", f"p={part}"]


def _asked_where(here: int, everywhere: int, short: bool, spots: int) -> list[str]:
    return [f"places={here}", f"all={everywhere}", f"spot={short} {spots}"]


def _none(measure: str, kind: str, unruled: bool, here: int) -> list[str]:
    return ["none", f"none {measure}", f"none rule={unruled}", f"none {kind}", f"none {here}"]


def _with_subject(kind: str, symbol: str) -> list[str]:
    return ["there with subject", f"there with subject {kind} {symbol}"]


def _home(kind: str) -> list[str]:
    return [f"home {kind}"]


def _any(size: str | None, measure: str, kind: str, named: bool, times: str) -> list[str]:
    return [f"size={size} {measure}", f"size={size} {kind}", f"named={named}", f"times={times}"]


def _known_as(
    rule: bool, main: bool, country: bool, carried: bool, kind: str, here: bool, national: bool
) -> list[str]:
    bag = [
        f"rule={rule}",
        f"main={main}",
        f"country={country}",
        f"rm={rule}{main}{carried}",
        f"mk={main} {kind} {here}",
    ]
    return [*bag, f"nation {country}"] if national else bag


def within(view: View, place: str) -> bool:
    """Whether a place is one of the story's country."""
    entity, country = view.by_id.get(place), view.story.country
    return isinstance(entity, Place) and country is not None and entity.country == country.country


def _wider(level: str, own: str, here: bool, narrower: bool, contest: bool) -> list[str]:
    bag = [
        f"wider {level} {here} {narrower}",
        f"wider {own} {here} {narrower}",
        f"wider contest={contest} {here} {level}",
    ]
    return [*bag, f"wider {here} {narrower} {contest}"]


def _known(name: str, measure: str, kind: str, here: int, named: bool) -> list[str]:
    return [f"{name} {measure}", f"{name} {kind}", f"{name} here={here}", f"{name} named={named}"]


def _beside(is_country: bool, country_too: bool, named: int, kind: str) -> list[str]:
    near = f"{is_country}{country_too}{named}"
    return [f"beside={near}", f"beside={near} {kind}"]


def _office(here: bool) -> list[str]:
    return ["office only", f"office only here={here}"]


def _here(
    told: Spelling, row: Row, trace: Trace, item: Item, here: list[tuple[Item, str]], measure: str
) -> Bag:
    """A place that the line itself names, by where it stands to the figure or the word."""
    i, j = trace.item.index, item.index
    side = "B" if j < i else "A"
    first, stop = min(i, j), max(i, j)
    parted = row.results_until[stop] - row.results_until[first + 1]
    names = sum(1 for other in row.who if first < other.index < stop)
    spots = sum(1 for other, _place in here if first < other.index < stop)
    apart = f"{side}{min(parted, 2)}{min(spots, 2)}"
    left_3, left_2, left, right, right_2, _ = row.near[j]
    covered = trace.shape.clause(i).covers(j)
    role = trace.shape.modifiers.get(j, "-")
    bag = [
        *told[_here_apart][apart, measure],
        *told[_here_far][side, bucket(stop - first), isinstance(item.entity, Contest), role],
        *told[_here_left][left, side, apart, covered], *told[_here_names][left, side, min(names, 3)],
    ]  # fmt: skip
    rare = [
        f"here {side} {left_2} {left}", f"here {side} {left_3} {left_2} {left}", f"here {side} +{right}",
        f"here {apart} {right} {right_2}", f"here first={j <= 1} {left} {right}", f"here {side} path={row.path(i, j)}",
    ]  # fmt: skip
    if stop - first <= 4:
        rare.append(f"here gap={side} {' '.join(row.symbols[first + 1 : stop])}")
    return bag + told.code(rare)


def _here_apart(apart: str, measure: str) -> list[str]:
    return [f"here {apart}", f"here {apart} {measure}"]


def _here_far(side: str, far: str, contest: bool, role: str) -> list[str]:
    return [f"here {side} d={far}", f"here contest={contest} {side}", f"here role={role} {side}"]


def _here_left(left: str, side: str, apart: str, covered: bool) -> list[str]:
    return [f"here {apart} {left}", f"here cl={covered} {side} {left}"]


def _here_names(left: str, side: str, names: int) -> list[str]:
    return [f"here {side} {left} names={names}"]


def _other_lines(view: View, row: Row, here: int) -> list[tuple[str, Bag, list[tuple[list[Entity], str]]]]:
    """Places of other lines with their features, and who stands beside each behind which word; the same for a whole line."""
    line, told = row.line, view.coder("place")
    found: dict[str, tuple[Bag, list[tuple[list[Entity], str]]]] = {}
    for distance in range(1, 6):
        number = line.number - distance
        if number < 0:
            break
        other = view.rows[number]
        if not other.places:
            continue
        together = other.line.paragraph == line.paragraph
        spots_there = [(item, place) for item in other.places if (place := view.place_id(item))]
        who = [one.entity for one in other.who if one.entity is not None]
        label = len(other.line.items) <= 6 and not other.results
        for order, (item, place) in enumerate(spots_there):
            if place in found and distance > 1:
                continue
            j = item.index
            left = other.at(j - 1)
            bag, beside = found.setdefault(place, ([], []))
            bag += told[_there][distance, together, j <= 1, label, order == len(spots_there) - 1]
            bag += told[_there_at][left, distance == 1]
            bag += told[_there_part][other.line.part, min(here, 2), together, distance]
            beside.append((who, left))
    far = 0
    for place, distance in view.places_before(line.number):
        if distance > 5:
            found.setdefault(place, ([], []))[0].extend(told[_far][far])
            far += 1
    if line.part in OPENING or line.number < 2:
        for number in range(line.number + 1, min(len(view.rows), line.number + 4)):
            for item in view.rows[number].places:
                behind = view.place_id(item)
                if behind is not None:
                    symbol = view.rows[number].at(item.index - 1)
                    found.setdefault(behind, ([], []))[0].extend(told[_behind][number - line.number, symbol])
    return [(place, bag, beside) for place, (bag, beside) in found.items()]


def _there(distance: int, together: bool, first: bool, label: bool, last: bool) -> list[str]:
    return [
        f"there {distance} {together}", f"there first={first} {distance} {together}", f"there label={label} {min(distance, 3)}",
        f"there last={last} {distance == 1} {together}",
    ]  # fmt: skip


def _there_at(left: str, next_line: bool) -> list[str]:
    return [f"there {left} {next_line}"]


def _there_part(part: str, here: int, together: bool, distance: int) -> list[str]:
    return [f"there part={part}", f"there here={here} {together} {distance}"]


def _far(far: int) -> list[str]:
    return [f"far {far}"]


def _behind(distance: int, symbol: str) -> list[str]:
    return [f"behind {distance} {symbol}"]


def _homes(view: View, who: str, number: int) -> list[str]:
    """Places that the rules gave to somebody's earlier figures by name."""
    homes = view.kept(("homes",), lambda: _all_homes(view))
    return [place for place, first in homes.get(who, {}).items() if first < number][:4]


def _all_homes(view: View) -> dict[str | None, dict[str, int]]:
    """The same for everybody, with the line that first has it."""
    found: dict[str | None, dict[str, int]] = {}
    for trace in view.traces:
        if trace.claims and not trace.setting.carried:
            for claim in trace.claims:
                if claim.place_id:
                    found.setdefault(claim.subject_id, {}).setdefault(claim.place_id, trace.shape.line.number)
    return found


def offices_only(view: View, place: str) -> bool:
    """Whether a place is named as that of somebody's office and nowhere else."""
    return view.kept(("office only", place), lambda: (_offices_only(view, place),))[0]


def _offices_only(view: View, place: str) -> bool:
    for row in view.rows:
        offices = view.kept(("offices", row.line.number), lambda row=row: view.offices(row))  # type: ignore[misc]
        if any(view.place_id(item) == place and item.index not in offices for item in row.places):
            return False
    return True

"""Features that tell where: one bag for every place that can govern a figure or an outcome."""

from __future__ import annotations

from collections.abc import Set

from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import OPENING, Bag, Choice, Row, View, bucket
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import settings
from copydesk.records import Contest, Entity, Place

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


def _level(words: Set[str]) -> str:
    """What is elected, by the words of a stretch of text."""
    return next((level for level, told in LEVELS.items() if words & told), "-")


def place_choices(view: View, row: Row, trace: Trace, measure: str, subject: Item | None) -> list[Choice]:
    """Every place that can govern a figure or an outcome, none first. Values are entity ids."""
    at, i, line, story, spell = row.at, trace.item.index, row.line, view.story, view.spell
    rule = trace.claims[0].place_id if trace.claims else trace.setting.place_id
    carried = trace.setting.carried
    main = story.main.id if story.main else None
    country = story.country.id if story.country else None
    offices = view.kept(("offices", line.number), lambda: view.offices(row))
    here = [item for item in row.places if view.place_id(item) and item.index not in offices]
    kind = subject.entity.kind if subject is not None and subject.entity is not None else "-"
    base = spell([
        f"m={measure}", f"k={kind}", f"carried={carried}", f"places={min(len(here), 3)}", f"p={line.part}", f"all={min(len(view.places), 6)}",
        f"spot={len(row.line.items) <= 12} {len(here)}",
    ])  # fmt: skip
    choices = [
        Choice(
            None,
            base,
            spell(
                [
                    "none",
                    f"none {measure}",
                    f"none rule={rule is None}",
                    f"none {kind}",
                    f"none {len(here)}",
                ]
            ),
        )
    ]
    named_here = {view.place_id(item) for item in here}
    bags: dict[str, Bag] = {}
    national = bool(settings.NATION & row.words)
    for item in here:
        place = view.place_id(item)
        assert place is not None
        j = item.index
        side = "B" if j < i else "A"
        first, stop = min(i, j), max(i, j)
        parted = sum(1 for other in row.results if first < other.index < stop)
        names = sum(1 for other in row.who if first < other.index < stop)
        spots = sum(1 for other in here if first < other.index < stop)
        apart = f"{side}{min(parted, 2)}{min(spots, 2)}"
        clause = trace.shape.clause(i)
        told = [
            f"here {apart}", f"here {side} d={bucket(stop - first)}", f"here {apart} {at(j - 1)}", f"here {side} {at(j - 2)} {at(j - 1)}",
            f"here {side} {at(j - 1)} names={min(names, 3)}", f"here {side} +{at(j + 1)}", f"here cl={clause.covers(j)} {side} {at(j - 1)}",
            f"here {apart} {measure}", f"here first={j <= 1} {at(j - 1)} {at(j + 1)}", f"here contest={isinstance(item.entity, Contest)} {side}",
            f"here role={trace.shape.modifiers.get(j, '-')} {side}", f"here {side} path={row.path(i, j)}",
            f"here {side} {at(j - 3)} {at(j - 2)} {at(j - 1)}", f"here {apart} {at(j + 1)} {at(j + 2)}",
        ]  # fmt: skip
        if stop - first <= 4:
            told.append(f"here gap={side} {' '.join(row.symbols[first + 1 : stop])}")
        bags[place] = bags.get(place, []) + spell(told)
    others = view.kept(("others", line.number), lambda: _other_lines(view, row, len(here)))
    for place, there, beside in others:
        bag = bags.setdefault(place, [])
        bag += there
        if subject is not None:
            for entities, symbol in beside:
                if any(one is subject.entity for one in entities):
                    bag += spell(["there with subject", f"there with subject {kind} {symbol}"])
    for rank, place in enumerate(view.main_places):
        if place not in bags:
            bags[place] = spell([f"elsewhere {rank}"])
    for place in (rule, main, country):
        if place is not None:
            bags.setdefault(place, [])
    if subject is not None and subject.entity is not None:
        who = subject.entity.id
        for place in view.kept(("homes", who, line.number), lambda: _homes(view, who, line.number)):
            bags.setdefault(place, []).extend(spell([f"home {kind}"]))
    level, own_level = view.kept(("level",), lambda: _level(view.opening)), _level(row.words)
    for place, found in bags.items():
        entity = view.by_id.get(place)
        size = entity.place_kind if isinstance(entity, Place) else "-"
        bag = [
            f"level={level} size={size}",
            f"level={level} size={size} {bool(found)}",
            f"level={level} main={place == main} country={place == country}",
            f"own level={own_level} size={size}",
            f"size={size} {measure}",
            f"size={size} {kind}",
            f"named={bool(found)}",
            f"times={bucket(view.told.get(place, 0))}",
        ]
        for name, is_it in (
            ("rule", place == rule),
            ("main", place == main),
            ("country", place == country),
        ):
            bag.append(f"{name}={is_it}")
            if is_it:
                bag += [
                    f"{name} {measure}",
                    f"{name} {kind}",
                    f"{name} here={min(len(here), 2)}",
                    f"{name} named={bool(found)}",
                ]
        if country is not None and len(named_here) > 1 and place in named_here:
            # A country beside one place of it: "the South Carolina US Democratic primary".
            near = f"{place == country}{country in named_here}{min(len(named_here), 3)}"
            bag += [f"beside={near}", f"beside={near} {kind}"]
        bag.append(f"rm={place == rule}{place == main}{carried}")
        bag.append(f"mk={place == main} {kind} {bool(here)}")
        if entity is not None and offices_only(view, place):
            bag += ["office only", f"office only here={bool(here)}"]
        if national:
            bag.append(f"nation {place == country}")
        choices.append(Choice(place, base, found + spell(bag)))
    return choices


def _other_lines(view: View, row: Row, here: int) -> list[tuple[str, Bag, list[tuple[list[Entity], str]]]]:
    """Places of other lines with their features, and who stands beside each behind which word; the same for a whole line."""
    line = row.line
    found: dict[str, tuple[list[str], list[tuple[list[Entity], str]]]] = {}
    for distance in range(1, 6):
        number = line.number - distance
        if number < 0:
            break
        other = view.rows[number]
        together = other.line.paragraph == line.paragraph
        spots_there = [item for item in other.places if view.place_id(item)]
        who = [one.entity for one in other.who if one.entity is not None]
        for order, item in enumerate(spots_there):
            place = view.place_id(item)
            assert place is not None
            if place in found and distance > 1:
                continue
            j = item.index
            label = len(other.line.items) <= 6 and not other.results
            bag, beside = found.setdefault(place, ([], []))
            bag += [
                f"there {distance} {together}", f"there {other.at(j - 1)} {distance == 1}", f"there first={j <= 1} {distance} {together}",
                f"there label={label} {min(distance, 3)}", f"there last={order == len(spots_there) - 1} {distance == 1} {together}",
                f"there part={other.line.part}", f"there here={min(here, 2)} {together} {distance}",
            ]  # fmt: skip
            beside.append((who, other.at(j - 1)))
    far = 0
    for place, distance in view.places_before(line.number):
        if distance > 5:
            found.setdefault(place, ([], []))[0].append(f"far {far}")
            far += 1
    if line.part in OPENING or line.number < 2:
        for number in range(line.number + 1, min(len(view.rows), line.number + 4)):
            for item in view.rows[number].places:
                place = view.place_id(item)
                if place is not None:
                    found.setdefault(place, ([], []))[0].append(
                        f"behind {number - line.number} {view.rows[number].at(item.index - 1)}"
                    )
    return [(place, view.spell(bag), beside) for place, (bag, beside) in found.items()]


def _homes(view: View, who: str, number: int) -> list[str]:
    """Places that the rules gave to somebody's earlier figures by name."""
    found: dict[str, None] = {}
    for trace in view.traces:
        if trace.shape.line.number >= number:
            break
        if not trace.setting.carried:
            for claim in trace.claims:
                if claim.subject_id == who and claim.place_id:
                    found[claim.place_id] = None
    return list(found)[:4]


def offices_only(view: View, place: str) -> bool:
    """Whether a place is named as that of somebody's office and nowhere else."""
    return view.kept(("office only", place), lambda: (_offices_only(view, place),))[0]


def _offices_only(view: View, place: str) -> bool:
    for row in view.rows:
        offices = view.kept(("offices", row.line.number), lambda row=row: view.offices(row))  # type: ignore[misc]
        if any(view.place_id(item) == place and item.index not in offices for item in row.places):
            return False
    return True

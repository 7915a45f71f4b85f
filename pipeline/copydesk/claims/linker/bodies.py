"""Features that tell by whose word a figure is: one bag for every body that a line or one before names."""

from __future__ import annotations

from bisect import bisect_right

from copydesk.claims.context.sources import source_of
from copydesk.claims.linker.coding import Bag, Codes
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import Choice, View
from copydesk.claims.sentences.line import Item

# How many lines back a body is looked for, and one that somebody says something by.
BODIES_BACK, SAID_BACK = 9, 20
# How many more bodies, named before that, it can still be by.
BODIES_FAR = 4
# Far bodies gathered for a line: some of them are named nearer too.
BODIES_ASKED = 24


def source_choices(view: View, row: Row, trace: Trace, measure: str) -> list[Choice]:
    """Bodies whose word a figure can be, none first. Values are names."""
    setting, told, line = trace.setting, view.coder("source"), row.line
    rule, speaker, stage = setting.source, bool(setting.speaker), setting.status
    base = [
        *told[_source_asked][measure, speaker, rule is not None, stage],
        *told[_source_where][line.part, min(len(row.bodies), 2), trace.item.quoted],
    ]
    choices = [Choice(None, base, list(told[_no_source][measure, rule is None, speaker, stage]))]
    bags: dict[str, Bag] = {}
    before = view.kept(("bodies", line.number, measure), lambda: _bodies_before(view, row, measure))
    for name, found in (*_bodies(view, row, 0, trace.item, measure), *before):
        if name not in bags:
            bags[name] = list(told[_some_source][measure, name == rule, stage])
        bags[name] += found
    far = [
        name for name in view.kept(("far", line.number), lambda: _bodies_far(view, row)) if name not in bags
    ]
    for order, name in enumerate(far[:BODIES_FAR]):
        bags[name] = [*told[_some_source][measure, name == rule, stage], *told[_body_far][order, measure]]
    if rule is not None:
        if rule not in bags:
            bags[rule] = list(told[_some_source][measure, True, stage])
        bags[rule] += told[_source_by_rule][measure]
    return choices + [Choice(name, base, bag) for name, bag in bags.items()]


def _bodies_before(view: View, row: Row, measure: str) -> list[tuple[str, Codes]]:
    """Bodies named in the lines before a line, the nearest first, with their features: some more than once."""
    found: list[tuple[str, Codes]] = []
    for distance in range(1, min(SAID_BACK, row.line.number + 1)):
        found += _bodies(view, row, distance, None, measure)
    return found


def _bodies_far(view: View, row: Row) -> list[str]:
    """Some bodies that only lines further back name, the nearest first."""
    named = view.kept(("lines of bodies",), lambda: _lines_of_bodies(view))
    found: dict[str, None] = {}
    for at in range(bisect_right(named, row.line.number - BODIES_BACK) - 1, -1, -1):
        for item in view.rows[named[at]].bodies:
            if item.entity is not None:
                found[item.entity.name] = None
        # Those of the lines between are no news: as many as there can be, and as many again.
        if len(found) >= BODIES_ASKED:
            break
    return list(found)


def _lines_of_bodies(view: View) -> list[int]:
    """The numbers of the lines that name bodies."""
    return [row.line.number for row in view.rows if row.bodies]


def _bodies(view: View, row: Row, distance: int, asked: Item | None, measure: str) -> list[tuple[str, Codes]]:
    """Bodies so many lines before, with their features; `asked` stands in the line itself."""
    number = row.line.number - distance
    other, told = view.rows[number], view.coder("source")
    said = said_by(view, number)
    if said is None and not other.bodies:
        return []
    together = other.line.paragraph == row.line.paragraph
    found: list[tuple[str, Codes]] = []
    if said is not None:
        paragraphs = min(row.line.paragraph - other.line.paragraph, 4)
        found.append((said, told[_said_by][distance, together, paragraphs, measure]))
    for item in other.bodies[-3:] if distance < BODIES_BACK else ():
        assert item.entity is not None
        side = "-" if asked is None else "B" if item.index < asked.index else "A"
        _, left_2, left, right, _, _ = other.near[item.index]
        name = item.entity.name
        found += [
            (name, told[_body][min(distance, 5), together, measure]), (name, told[_body_left][side, left]),
            (name, told[_body_right][side, right]), (name, told[_body_left_2][side, left_2, left]),
            (name, told[_body_first][item.index <= 1, right]),
        ]  # fmt: skip
    return found


def _source_asked(measure: str, speaker: bool, ruled: bool, stage: str | None) -> list[str]:
    return [f"m={measure}", f"speaker={speaker}", f"rule={ruled}", f"stage={stage}"]


def _source_where(part: str, bodies: int, quoted: bool) -> list[str]:
    return [f"p={part}", f"bodies={bodies}", f"quoted={quoted}"]


def _no_source(measure: str, unruled: bool, speaker: bool, stage: str | None) -> list[str]:
    return [
        "none",
        f"none {measure}",
        f"none rule={unruled}",
        f"none speaker={speaker}",
        f"none stage={stage}",
    ]


def _some_source(measure: str, is_rule: bool, stage: str | None) -> list[str]:
    return ["some", f"some {measure}", f"rule={is_rule}", f"some stage={stage}"]


def _source_by_rule(measure: str) -> list[str]:
    return ["by rule", f"by rule {measure}"]


def _said_by(distance: int, together: bool, paragraphs: int, measure: str) -> list[str]:
    return [
        f"said {min(distance, 5)} {together}", f"said far={distance >= BODIES_BACK} paras={paragraphs}",
        f"said {distance == 0} {measure}", f"said paras={paragraphs} {measure}",
    ]  # fmt: skip


def _body(distance: int, together: bool, measure: str) -> list[str]:
    return [f"body {distance} {together}", f"body d={distance == 0} {measure}"]


def _body_left(side: str, left: str) -> list[str]:
    return [f"body {side} {left}"]


def _body_right(side: str, right: str) -> list[str]:
    return [f"body {side} {right}"]


def _body_left_2(side: str, left_2: str, left: str) -> list[str]:
    return [f"body {side} {left_2} {left}"]


def _body_first(first: bool, right: str) -> list[str]:
    return [f"body first={first} {right}"]


def _body_far(order: int, measure: str) -> list[str]:
    return [f"body far {order}", f"body far {measure}"]


def said_by(view: View, number: int) -> str | None:
    """The body that a line says something by, as the rules see it."""
    held = view.sources
    if number not in held:
        found = source_of(view.shapes[number])
        held[number] = found[0] if found is not None else None
    return held[number]

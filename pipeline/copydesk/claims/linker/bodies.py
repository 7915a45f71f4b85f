"""By whose word a figure can be: the bodies that its line and those before it name, or say something by."""

from __future__ import annotations

from bisect import bisect_right

from copydesk.claims.context.sources import source_of
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View

# How many lines back a body is looked for, and one that somebody says something by.
BODIES_BACK, SAID_BACK = 9, 20
# How many more bodies, named before that, it can still be by.
BODIES_FAR = 4
# Far bodies gathered for a line: some of them are named nearer too.
BODIES_ASKED = 24


def source_choices(view: View, row: Row, trace: Trace) -> list[str | None]:
    """Names of the bodies whose word a figure can be, none first."""
    number = row.line.number
    near = view.kept(("bodies", number), lambda: _bodies_near(view, row))
    far = view.kept(("far", number), lambda: _bodies_far(view, row))
    choices: dict[str | None, None] = {None: None, **dict.fromkeys(near)}
    choices.update(dict.fromkeys([name for name in far if name not in choices][:BODIES_FAR]))
    if trace.setting.source is not None:
        choices[trace.setting.source] = None
    return list(choices)


def _bodies_near(view: View, row: Row) -> list[str]:
    """Bodies of a line and of those before it, the nearest first; before those of a line the one that it says something by."""
    found: dict[str, None] = {}
    for distance in range(min(SAID_BACK, row.line.number + 1)):
        number = row.line.number - distance
        said = said_by(view, number)
        if said is not None:
            found[said] = None
        for item in view.rows[number].bodies[-3:] if distance < BODIES_BACK else ():
            assert item.entity is not None
            found[item.entity.name] = None
    return list(found)


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


def said_by(view: View, number: int) -> str | None:
    """The body that a line says something by, as the rules see it."""
    held = view.sources
    if number not in held:
        found = source_of(view.shapes[number])
        held[number] = found[0] if found is not None else None
    return held[number]

"""Where every body stands to the figures that can be told by its word, as numbers for the encoder: mention by mention."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from copydesk.claims.linker.bodies import said_by
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.settings import STAGES
from copydesk.claims.linker.standing import Asked, Standing, of_choices, positions
from copydesk.claims.linker.story_codes import Coded, Ids
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View

STAGE_AT = {stage: at for at, stage in enumerate((None, *STAGES))}
# How many kinds there are of each feature of a body.
VOICE_SIZES = (12, 14, 8, 3 * len(STAGE_AT), 12)
# So many lines back somebody is looked for who says something, and so many that one is told apart.
SAID_LINES, SAID_FAR = 30, 10


def voices(coded: Coded, view: View, asked: Sequence[Asked]) -> Standing:
    """Where the bodies of these questions stand; `how` is the stage by the rules, `who` has VOICE_SIZES."""
    mentions = view.kept(("body mentions",), lambda: _mentions(view, coded))
    features = [
        one for row, trace, _measure, choices in asked for one in _bodies(view, row, trace, choices, mentions)
    ]
    how = [STAGE_AT.get(trace.setting.status, 0) for _row, trace, *_rest in asked]
    return of_choices(coded, asked, how, features, len(VOICE_SIZES), mentions)


def _mentions(view: View, coded: Coded) -> dict[str, Ids]:
    """Where each body is named."""
    return positions(
        view,
        coded,
        lambda row: ((item.entity.name, item) for item in row.bodies if item.entity is not None),
    )


def _bodies(
    view: View, row: Row, trace: Trace, choices: Sequence[str | None], mentions: Mapping[str, Ids]
) -> Iterator[tuple[int, ...]]:
    """What is known of each body, numbers below VOICE_SIZES; of none in numbers that no body has where that matters."""
    rule, speaker = trace.setting.source, trace.setting.speaker is not None
    stage = STAGE_AT.get(trace.setting.status, 0)
    said = view.kept(("said", row.line.number), lambda: _said_before(view, row))
    paragraph = row.line.paragraph
    for rank, name in enumerate(choices):
        if name is None:
            yield 8 + 2 * (rule is None) + speaker, 13, min(len(said), 3), stage, 11
            continue
        number = said.get(name)
        far = 12 if number is None else min(row.line.number - number, SAID_FAR)
        apart = 10 if number is None else min(paragraph - view.rows[number].line.paragraph, 6)
        yield (
            (name == rule) + 2 * (rule is None) + 4 * speaker, far, min(len(mentions.get(name, ())), 4) + 3,
            (1 + (rank == 1)) * len(STAGE_AT) + stage, apart,
        )  # fmt: skip


def _said_before(view: View, row: Row) -> dict[str, int]:
    """The bodies that this line and those before say something by, with the last line of each."""
    found: dict[str, int] = {}
    for number in range(row.line.number, max(-1, row.line.number - SAID_LINES), -1):
        name = said_by(view, number)
        if name is not None and name not in found:
            found[name] = number
    return found

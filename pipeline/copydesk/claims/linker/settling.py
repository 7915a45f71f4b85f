"""Where, when, by whose word, of which round and stage each verdict is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from copydesk.claims.context.times import EARLIER
from copydesk.claims.linker.answers import Reader
from copydesk.claims.linker.bodies import source_choices
from copydesk.claims.linker.elections import when_beside, when_by_rule, when_choices
from copydesk.claims.linker.footed import footed
from copydesk.claims.linker.headed import headed
from copydesk.claims.linker.later import counted_at
from copydesk.claims.linker.pairs import in_one_place
from copydesk.claims.linker.places import place_by_rule, place_choices
from copydesk.claims.linker.settings import ROUNDS, STAGES
from copydesk.claims.linker.then import governed_elsewhere, when_told
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.verdicts import PERSONAL, Verdict
from copydesk.claims.linker.view import View

# What the rules read of where, of which election and of the stage counts as so much likelier than the network alone has it.
LEANING_WHERE, LEANING_WHEN, LEANING_STAGE = 2.0, 2.0, 3.0
# The same where words right there name the place.
NAMED_WHERE = 4.0
# The same where words call a place again by what it is, or the heading of a list names it.
CALLED_WHERE = 40.0
# At least so sure is another election that words tell beyond doubt.
SURELY_THEN = 0.9
# As likely as this a body is named as the source: many practice stories leave unsaid what a story carries on.
SOURCED = 0.15
# Words without which a story tells of one round of one vote.
ROUND_WORDS = frozenset(
    """
    round rounds runoff run-off runoffs run-offs preference first-preference second-preference ballot ballots count counts preference preferences preferred transfers list lists
    constituency constituencies district districts proportional primary primaries caucus caucuses nomination
    """.split()
)
# As likely as this a figure has a stage of the count; surer than that that there is none, the rules' word for it does not count.
STAGED, NO_STAGE = 0.6, 0.97
# Stages that are no count, and what words tell of them beside those that begin with "poll" and "project".
UNCOUNTED = frozenset({"poll", "exit_poll", "projection"})
POLLING = frozenset(
    "survey surveys surveyed forecast forecasts estimate estimates estimated predicted prediction predictions exit call called calls trends".split()
)


def settle(view: View, reader: Reader, verdicts: Sequence[Verdict]) -> None:
    """Where, when, by whose word, of which round and stage each verdict is."""
    placed = sorted(
        (verdict for verdict in verdicts if verdict.measure not in PERSONAL),
        key=lambda verdict: verdict.trace.item.start,
    )
    spots = [
        (one.row, one.trace, one.measure, one.subject, place_choices(view, one.row, one.trace, one.subject))
        for one in placed
    ]
    for verdict, (*_of, choices), likely in zip(placed, spots, reader.places(spots), strict=True):
        over = headed(view, verdict.row)
        if over is not None and over in likely:
            odds = _leaned(likely, over, CALLED_WHERE)
        else:
            setting = verdict.trace.setting
            leaning = (
                CALLED_WHERE
                if setting.called
                else NAMED_WHERE
                if setting.named or not setting.carried
                else LEANING_WHERE
            )
            odds = _leaned(likely, place_by_rule(verdict.trace), leaning)
        place = max(odds, key=odds.__getitem__)
        verdict.place = choices[counted_at(view, verdict.row, verdict.measure, choices, choices.index(place))]
        verdict.place_sure = odds[verdict.place]
    bodies = [(one.row, one.trace, one.measure, source_choices(view, one.row, one.trace)) for one in placed]
    # A story that names no body is told by nobody's word.
    said = (
        reader.sources(bodies) if any(len(choices) > 1 for *_of, choices in bodies) else [{} for _ in bodies]
    )
    for verdict, odds in zip(placed, said, strict=True):
        named = {name: chance for name, chance in odds.items() if name is not None}
        best = max(named, key=named.__getitem__, default=None)
        verdict.source = best if best is not None and named[best] > SOURCED else None
    dated = [
        (one.row, one.trace, one.measure, one.place, when_choices(view, one.row, one.trace, one.place))
        for one in placed
    ]
    for verdict, likely in zip(placed, reader.elections(dated), strict=True):
        by_rule = when_beside(view, verdict.row, verdict.trace) or when_by_rule(verdict.trace)
        elsewhere = governed_elsewhere(view, verdict.row, verdict.trace)
        odds = _leaned({one: of for one, of in likely.items() if one not in elsewhere}, by_rule, LEANING_WHEN)
        told = when_told(view, verdict.row, verdict.trace)
        verdict.when = told or max(odds, key=odds.__getitem__)
        verdict.when_sure = odds[verdict.when] if told is None else max(odds.get(told, 0.0), SURELY_THEN)
    _date_earlier(placed)
    _unsource_earlier(placed)
    asked = [(one.row, one.trace, one.measure) for one in placed]
    for verdict, chances in zip(
        placed, reader.classes("round", asked) if _rounds(view) else (), strict=False
    ):
        best_at = _best(chances)
        verdict.round, verdict.round_sure = ROUNDS[best_at], chances[best_at]
    polled = _polls(view)
    for verdict, stages in zip(placed, reader.classes("stage", asked), strict=True):
        chances = stages if polled else _uncounted(stages)
        chances = _leaned_stage(chances, _by_rule(verdict.trace))
        best_at = _best(chances[1:]) + 1 if 1 - chances[0] > STAGED else 0
        by_rule = _by_rule(verdict.trace) if not best_at and chances[0] < NO_STAGE else None
        best_at = STAGES.index(by_rule) if by_rule is not None else best_at
        verdict.stage = STAGES[best_at] if best_at else None
        verdict.stage_sure = chances[best_at]
    footed(view, placed)
    in_one_place(placed)


def _leaned(likely: Mapping[str | None, float], by_rule: str | None, times: float) -> dict[str | None, float]:
    """How likely each choice is, that of the rules so many times as likely."""
    weighed = {value: chance * (times if value == by_rule else 1) for value, chance in likely.items()}
    whole = sum(weighed.values())
    return {value: chance / whole for value, chance in weighed.items()}


def _date_earlier(verdicts: Sequence[Verdict]) -> None:
    """Give "an earlier election" its year where the story tells of one other year alone."""
    years = {verdict.when[:4] for verdict in verdicts if verdict.when and verdict.when != EARLIER}
    if len(years) == 1:
        for verdict in verdicts:
            if verdict.when == EARLIER:
                (verdict.when,) = years


def _unsource_earlier(verdicts: Sequence[Verdict]) -> None:
    """Take the body that tells today's figures from those of an earlier election, unless their own line names it."""
    for verdict in verdicts:
        if verdict.when is not None and verdict.source is not None:
            named = {body.entity.name for body in verdict.row.bodies if body.entity is not None}
            if verdict.source not in named:
                verdict.source = None


def _rounds(view: View) -> bool:
    """Whether a story has a word for a round or a kind of vote."""
    return any(not ROUND_WORDS.isdisjoint(row.line.vocabulary) for row in view.rows)


def _polls(view: View) -> bool:
    """Whether a story has a word for what is no count: without one none of its figures is of a poll or a projection."""
    return any(
        symbol in POLLING or symbol.startswith(("poll", "project"))
        for row in view.rows
        for symbol in row.words
    )


def _uncounted(chances: Sequence[float]) -> list[float]:
    """How likely each stage is where there is neither poll nor projection."""
    left = [chance if STAGES[at] not in UNCOUNTED else 0.0 for at, chance in enumerate(chances)]
    whole = sum(left) or 1.0
    return [chance / whole for chance in left]


def _leaned_stage(chances: Sequence[float], by_rule: str | None) -> list[float]:
    """How likely each stage is, the one that the rules read so many times as likely."""
    weighed = [of * (LEANING_STAGE if STAGES[at] == by_rule else 1) for at, of in enumerate(chances)]
    whole = sum(weighed) or 1.0
    return [of / whole for of in weighed]


def _by_rule(trace: Trace) -> str | None:
    """The stage of the count by the rules."""
    return trace.claims[0].status if trace.claims else trace.setting.status


def _best(odds: Sequence[float]) -> int:
    """Where the most likely one stands."""
    return odds.index(max(odds))

"""Features that tell at which stage of the count and in which round of an election a figure is."""

from __future__ import annotations

from copydesk.claims.context.stage import status_of
from copydesk.claims.linker.coding import Bag
from copydesk.claims.linker.rows import TELLING, Row
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View
from copydesk.lexicon import settings

STAGES = ("none", "partial", "final", "poll", "exit_poll", "projection")
STAGE_WORDS = TELLING | settings.PARTIAL | settings.FINAL | frozenset(
    """
    exit survey surveys pollster forecast early so far official officially declared certified complete preliminary latest
    provisional unofficial tally tallies tallied outstanding remaining trends projections showed suggested predicted
    counted count counting precincts wards booths constituencies commission announced yesterday tonight live update
    """.split()
)  # fmt: skip
# Which of several votes or counts of one election a figure is of.
ROUNDS = (
    "none", "first", "late", "first_preferences", "preferred", "list", "constituency", "primary",
)  # fmt: skip
ROUND_OF = {
    "second": "late", "runoff": "late", "third": "late", "two_party_preferred": "preferred",
    "two_candidate_preferred": "preferred",
}  # fmt: skip
ROUND_WORDS = frozenset(
    """
    first second round rounds runoff run-off ballot list lists party direct constituency constituencies proportional
    preference preferences preferred primary primaries caucus caucuses transfers count counts distribution electorate
    district districts single-member mandate mandates personal outright advance advanced eliminated third fourth fifth
    then earlier weeks week month months ago april may june march october november nomination nominee
    """.split()
)


def stage_bag(view: View, row: Row, trace: Trace, measure: str) -> Bag:
    """What tells the stage of the count."""
    line, told = row.line, view.coder("stage")
    claim = trace.claims[0] if trace.claims else None
    setting = trace.setting
    rule = claim.status if claim is not None else setting.status
    elsewhen = (claim.when if claim is not None else setting.when) is not None
    if line.number not in view.stages:
        view.stages[line.number] = status_of(line)
    own = view.stages[line.number]
    counts = sum(1 for one in view.counts[:2] if one.shape.line.number <= line.number)
    _, _, left, right, _, _ = row.near[trace.item.index]
    clause = trace.shape.clause(trace.item.index)
    return [
        *told[_stage][measure, rule, own, elsewhen, view.running],
        *told[_stage_by_rule][setting.source is not None, rule, setting.speaker is not None],
        *told[_stage_counts][min(counts, 2), len(view.counts) > 0, line.part, line.number < 3, view.final],
        *told[_stage_late][line.number * 4 // max(len(view.rows), 1), view.running],
        *told[_stage_left][left], *told[_stage_right][right],
        *view.kept(
            ("stage in", line.number, clause.start, clause.end),
            lambda: told.code([f"C={symbol}" for symbol in set(row.symbols[clause.start : clause.end]) & STAGE_WORDS]),
        ),
        *view.kept(("stage", line.number), lambda: told.code(_stage_words(view, row))),
    ]  # fmt: skip


def _stage(measure: str, rule: str | None, own: str | None, elsewhen: bool, running: bool) -> list[str]:
    return [
        f"m={measure}", f"rule={rule}", f"rule={rule} {measure}", f"own={own}", f"own={own} {measure}", f"when={elsewhen}",
        f"running={running}", f"running={running} {measure}", f"run={running} rule={rule} when={elsewhen}",
    ]  # fmt: skip


def _stage_by_rule(sourced: bool, rule: str | None, speaker: bool) -> list[str]:
    return [f"source={sourced} {rule}", f"speaker={speaker}"]


def _stage_counts(counts: int, some: bool, part: str, first: bool, final: bool) -> list[str]:
    return [f"counts={counts} {some}", f"p={part}", f"first={first}", f"final={final}"]


def _stage_late(quarter: int, running: bool) -> list[str]:
    return [f"late={quarter} {running}"]


def _stage_left(word: str) -> list[str]:
    return [f"-1={word}"]


def _stage_right(word: str) -> list[str]:
    return [f"1={word}"]


def _stage_words(view: View, row: Row) -> list[str]:
    """What the words of a line, of the one before and of the story's opening tell of the stage."""
    bag = [f"S={symbol}" for symbol in row.words & STAGE_WORDS]
    if row.line.number:
        bag += [f"P={symbol}" for symbol in view.rows[row.line.number - 1].words & STAGE_WORDS]
    return bag + [f"T={symbol}" for symbol in view.opening & STAGE_WORDS]


def round_bag(view: View, row: Row, trace: Trace, measure: str) -> Bag:
    """What tells which round, ballot or count of an election a figure is of."""
    i, line, told = trace.item.index, row.line, view.coder("round")
    claim = trace.claims[0] if trace.claims else None
    rule = claim.round if claim is not None else trace.setting.round
    elsewhen = (claim.when if claim is not None else trace.setting.when) is not None
    words = view.kept(
        ("words of rounds", line.number),
        lambda: [(j, symbol) for j, symbol in enumerate(row.symbols) if symbol in ROUND_WORDS],
    )
    _, _, left, right, right_2, _ = row.near[i]
    bag = [
        *told[_round][measure, rule, elsewhen, view.rounds, bool(words)], *told[_round_where][line.part, min(line.number, 8)],
        *told.code([f"-1={left}", f"1={right} {right_2}"]),
        *view.kept(("round", line.number), lambda: told.code(_round_words(view, row, bool(words)))),
    ]  # fmt: skip
    if words:
        before = [symbol for j, symbol in words if j < i]
        behind = [symbol for j, symbol in words if j > i]
        bag += told[_round_before][" ".join(before[-2:]), before[-1] if before else "-"]
        bag += told[_round_behind][" ".join(behind[:2]), behind[0] if behind else "-"]
        clause = trace.shape.clause(i)
        for j, symbol in words:
            if clause.covers(j):
                bag += told[_round_clause][symbol]
    else:
        bag += told[_round_before]["", "-"]
        bag += told[_round_behind]["", "-"]
    bag += told[_round_word].each(row.symbols[max(0, i - 6) : i])
    return bag


def _round(measure: str, rule: str | None, elsewhen: bool, rounds: str, told: bool) -> list[str]:
    return [
        f"m={measure}", f"rule={rule}", f"rule={rule} {measure}", f"when={elsewhen}", f"rounds={rounds}",
        f"rounds={rounds} told={told} when={elsewhen}",
    ]  # fmt: skip


def _round_where(part: str, number: int) -> list[str]:
    return [f"p={part}", f"number={number}"]


def _round_before(words: str, last: str) -> list[str]:
    return [f"B={last}", f"BB={words}"]


def _round_behind(words: str, first: str) -> list[str]:
    return [f"A={first}", f"AA={words}"]


def _round_clause(word: str) -> list[str]:
    return [f"C={word}"]


def _round_word(word: str) -> list[str]:
    return [f"L={word}"]


def _round_words(view: View, row: Row, told: bool) -> list[str]:
    """What the words of a line, of those before and of the story's opening tell of the round."""
    line = row.line
    bag = [f"first={row.at(0)} {row.at(1)} {row.at(2)}" if told else "untold"]
    bag += [f"S={symbol}" for symbol in row.words & ROUND_WORDS]
    for back, name in ((1, "P"), (2, "Q")):
        if line.number >= back:
            other = view.rows[line.number - back]
            together = other.line.paragraph == line.paragraph
            bag += [f"{name}={symbol} {together}" for symbol in other.words & ROUND_WORDS]
            bag.append(
                f"{name}d={any(item.figure is not None and item.figure.date is not None for item in other.figures)} {together}"
            )
    bag += [f"H={symbol}" for symbol in view.headings[line.number] & ROUND_WORDS]
    bag += [f"T={symbol}" for symbol in view.opening & ROUND_WORDS]
    bag += [
        f"d={item.figure.date.grain}"
        for item in row.figures
        if item.figure is not None and item.figure.date is not None
    ]
    return bag

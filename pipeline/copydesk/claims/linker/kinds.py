"""Features that tell what a figure measures, and what a word tells of an outcome."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import lru_cache

from copydesk.claims.linker.coding import Bag
from copydesk.claims.linker.rows import TELLING, Row, bucket
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View
from copydesk.lexicon.telling import tells

MEASURES = (
    "none", "vote_share", "votes", "seats", "areas_won", "lead", "change", "counted", "turnout", "electorate",
    "total_votes", "total_seats", "threshold", "age", "elapsed",
)  # fmt: skip
OUTCOMES = (
    "none", "won", "lost", "leading", "trailing", "retained", "gained", "conceded", "runoff", "tied",
    "majority", "no_majority",
)  # fmt: skip
UNSURE = frozenset(
    """
    if would could may might should hopes hope hoped hoping expected expects wants needs need must will not never n't
    unless whether to can fail failed fails seeking sought target predicted deny denied denies claims claim likely "
    """.split()
)


def measure_bag(view: View, row: Row, trace: Trace) -> Bag:
    """What stands around a figure."""
    told = view.coder("measure")
    item, line = trace.item, row.line
    figure, i, at = item.figure, trace.item.index, row.at
    assert figure is not None
    unit = figure.unit or "-"
    rule = trace.measure
    reading = trace.reading
    read = reading.measure if reading is not None else "-"
    left_3, left_2, left, right, right_2, right_3 = row.near[i]
    clause = trace.shape.clause(i)
    verb = clause.verb.lower if clause.verb is not None else "-"
    bag = [
        *told[_figure][figure.kind, unit, figure.comparator, size_of(figure.value), figure.of is not None],
        *told[_by_rule][rule, unit, read, round(reading.sure, 1) if reading is not None else 0],
        *told[_left][left, unit], *told[_right][right, unit], *told[_part][line.part, unit],
        *told[_line][bucket(len(line.items) // 3), at(len(line.items) - 1)], *told[_many][min(len(row.results), 4), unit],
    ]  # fmt: skip
    rare = [
        f"-2={left_2}", f"-2-1={left_2} {left}", f"2={right_2}", f"12={right} {right_2}", f"-3={left_3}", f"-3-2-1={left_3} {left_2} {left}",
        f"-1+1={left} {right}", f"-4={at(i - 4)}", f"3={right_3}", f"4={at(i + 4)}", f"h={trace.label}", f"s={at(0)}", f"v={verb}",
    ]  # fmt: skip
    bag += told[_before].each(set(row.symbols[max(0, i - 9) : i]))
    bag += told[_behind].each(set(row.symbols[i + 1 : i + 10]))
    bag += view.kept(
        ("clause", line.number, clause.start, clause.end),
        lambda: told.code([f"C={symbol}" for symbol in set(row.symbols[clause.start : clause.end])]),
    )
    telling = told[_in_line]
    for symbol in row.telling:
        bag += telling[symbol, unit]
    where = row.figures.index(item)
    for step, name in ((-1, "B"), (1, "A")):
        other = row.figures[where + step] if 0 <= where + step < len(row.figures) else None
        if other is not None and other.figure is not None:
            first, last = sorted((i, other.index))
            gap = " ".join(row.symbols[first + 1 : last]) if last - first <= 4 else "far"
            bag += told[_other][name, other.figure.kind, other.figure.unit, size_of(other.figure.value), unit]
            rare.append(f"{name}g={other.figure.unit} {gap}")
        else:
            bag += told[_no_other][name]
    number = line.number
    bag += view.kept(("before a measure", number), lambda: told.code(_line_before(view, number)))
    if number:
        last_trace = next(
            (one for one in reversed(view.rows[number - 1].traces) if one.outcome is None and one.claims),
            None,
        )
        bag += told[_measured_before][last_trace.measure if last_trace is not None else "-", unit]
    bag += told[_column][view.column(row, item), unit]
    others = [
        one for one in row.traces if one is not trace and one.outcome is None and one.item.figure is not None
    ]
    for one in others[:6]:
        bag += told[_beside][one.measure, "B" if one.item.index < i else "A"]
    if item.quoted:
        bag += told[_quoted]["quoted"]
    if figure.printed[:1] in "+-−–":
        bag += told[_sign][figure.printed[:1], unit, left]
    rare += [f"m={word}" for word in row.symbols[clause.start : i] if word in UNSURE]
    return bag + told.code(rare)


def _line_before(view: View, number: int) -> list[str]:
    """What the line before and the heading over a line tell of all its figures."""
    before = [f"P={symbol}" for symbol in view.rows[number - 1].telling] if number else []
    return before + [f"H={symbol}" for symbol in view.headings[number]]


def _figure(kind: str, unit: str, comparator: str, size: str, share: bool) -> list[str]:
    return [f"u={kind} {unit}", f"c={comparator}", f"n={size}", f"n={size} {unit}", f"of={share} {unit}"]


def _by_rule(rule: str, unit: str, read: str, sure: float) -> list[str]:
    return [f"r={rule}", f"r={rule} {unit}", f"t={read} {rule}", f"rs={sure} {read}"]


def _left(word: str, unit: str) -> list[str]:
    return [f"-1={word}", f"u-1={unit} {word}"]


def _right(word: str, unit: str) -> list[str]:
    return [f"1={word}", f"u1={unit} {word}"]


def _part(part: str, unit: str) -> list[str]:
    return [f"p={part}", f"p={part} {unit}"]


def _line(length: str, last: str) -> list[str]:
    return [f"len={length}", f"q={last}"]


def _many(results: int, unit: str) -> list[str]:
    return [f"nf={results} {unit}"]


def _before(symbol: str) -> list[str]:
    return [f"L={symbol}"]


def _behind(symbol: str) -> list[str]:
    return [f"R={symbol}"]


def _in_line(symbol: str, unit: str) -> list[str]:
    return [f"S={symbol} {unit}"]


def _other(name: str, kind: str, other_unit: str | None, size: str, unit: str) -> list[str]:
    return [f"{name}={kind} {other_unit}", f"{name}n={size} {unit}"]


def _no_other(name: str) -> list[str]:
    return [f"{name}=none"]


def _measured_before(measure: str, unit: str) -> list[str]:
    return [f"pm={measure} {unit}"]


def _column(column: str, unit: str) -> list[str]:
    return [f"col={column}", f"col={column} {unit}"]


def _beside(measure: str, side: str) -> list[str]:
    return [f"o={measure} {side}"]


def _quoted(name: str) -> list[str]:
    return [name]


def _sign(sign: str, unit: str, left: str) -> list[str]:
    return [f"sign={sign}", f"sign={unit} {left}"]


def outcome_bag(view: View, row: Row, trace: Trace) -> Bag:
    """What stands around a word that may tell an outcome."""
    told = view.coder("outcome")
    item, line, at = trace.item, row.line, row.at
    i, word = trace.item.index, trace.item.lower
    clause = trace.shape.clause(i)
    left_3, left_2, left, right, right_2, right_3 = row.near[i]
    last, relation = at(len(line.items) - 1), line.relations[item.token.i]
    bag = [
        *told[_word][word, trace.measure, item.tag, relation, line.part],
        *told[_line][bucket(len(line.items) // 3), last],
    ]
    telling = tells(word) or "-"
    bag += told[_telling][telling, item.tag, relation, line.part]
    rare = [
        f"c1={telling} {right}", f"c-1={left} {telling}", f"-1={left}", f"w-1={left} {word}", f"1={right}", f"w1={word} {right}", f"-2={left_2}", f"-21={left_2} {left} {word}",
        f"2={right_2}", f"w12={word} {right} {right_2}", f"-1+1={left} {right}", f"-3={left_3}", f"3={right_3}", f"4={at(i + 4)}",
        f"s={at(0)}", *[f"wR={word} {symbol}" for symbol in set(row.symbols[i + 1 : i + 5])],
    ]  # fmt: skip
    bag += told[_before].each(set(row.symbols[max(0, i - 7) : i]))
    bag += told[_behind].each(set(row.symbols[i + 1 : i + 8]))
    rare += [f"m={symbol}" for symbol in row.symbols[clause.start : i] if symbol in UNSURE]
    bag += view.kept(
        ("words of an outcome", line.number),
        lambda: told.code([f"S={symbol}" for symbol in row.words if symbol in UNSURE or symbol in TELLING]),
    )
    subjects = [one for one in clause.subjects if one.index < i and one.entity is not None]
    bag += told[_acting][subjects[-1].entity.kind if subjects and subjects[-1].entity else "-", word, telling]
    following = next((one for one in row.who if one.index > i), None)
    if following is not None and following.entity is not None:
        whom = f"{following.entity.kind} {bucket(following.index - i)}"
        rare += [f"obj={whom} {word}", f"cobj={whom} {telling}"]
    ahead = next((one for one in row.figures if one.index > i), None)
    if ahead is not None and ahead.figure is not None:
        kind = ahead.figure.unit or ahead.figure.kind
        rare += [f"fig={kind} {bucket(ahead.index - i)}", f"wfig={word} {kind}", f"cfig={telling} {kind}"]
    over = row.heads(i)
    if len(over) > 1:
        symbol = at(over[1][0])
        rare += [f"g={over[1][1]} {symbol}", f"wg={word} {symbol}"]
    if item.quoted:
        bag += told[_quoted]["quoted"]
    return bag + told.code(rare)


def _word(word: str, rule: str, tag: str, relation: str, part: str) -> list[str]:
    return [
        f"w={word}", f"r={rule}", f"r={rule} {word}", f"t={tag}", f"wt={word} {tag}", f"p={part}", f"p={part} {word}",
        f"d={relation}", f"wd={word} {relation}",
    ]  # fmt: skip


def _telling(told: str, tag: str, relation: str, part: str) -> list[str]:
    return [f"c={told}", f"ct={told} {tag}", f"cd={told} {relation}", f"cp={told} {part}"]


def _acting(kind: str, word: str, told: str) -> list[str]:
    return [f"sub={kind} {word}", f"csub={kind} {told}"]


@lru_cache(maxsize=20_000)
def size_of(value: str | None) -> str:
    """How large a number is, and whether it has decimals."""
    try:
        number = Decimal(value or "")
    except InvalidOperation:
        return "?"
    point = "." if "." in (value or "") else ""
    for limit, name in ((0, "-"), (1, "1"), (5, "5"), (15, "15"), (35, "35"), (51, "51"), (100, "100"), (700, "700"),
                        (5000, "5e3"), (100_000, "1e5"), (1_000_000, "1e6"), (10_000_000, "1e7")):  # fmt: skip
        if number <= limit:
            return name + point
    return "huge"

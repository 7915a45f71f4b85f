"""Features that tell what a figure measures, and what a word tells of an outcome."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import Bag, Row, View, bucket
from copydesk.lexicon.telling import tells

MEASURES = (
    "none", "vote_share", "votes", "seats", "areas_won", "lead", "change", "counted", "turnout", "electorate",
    "total_votes", "total_seats", "threshold", "age", "elapsed",
)  # fmt: skip
OUTCOMES = (
    "none", "won", "lost", "leading", "trailing", "retained", "gained", "conceded", "runoff", "tied",
    "majority", "no_majority",
)  # fmt: skip
# Words of another line that can tell what a figure is of; all others are of their own line alone.
TELLING = frozenset(
    """
    vote votes voters voter seats seat turnout counted counting lead leads majority threshold share percent change swing
    poll polls exit projected projection won win lost elected electorate registered ballots constituency constituencies
    provinces states districts councils delegates gain gains loss losses table results result final provisional partial
    """.split()
)
UNSURE = frozenset(
    """
    if would could may might should hopes hope hoped hoping expected expects wants needs need must will not never n't
    unless whether to can fail failed fails seeking sought target predicted deny denied denies claims claim likely "
    """.split()
)


def measure_bag(view: View, row: Row, trace: Trace) -> Bag:
    """What stands around a figure."""
    item, line = trace.item, row.line
    figure, i, at = item.figure, trace.item.index, row.at
    assert figure is not None
    unit = figure.unit or "-"
    kind = f"{figure.kind} {unit}"
    rule = trace.measure
    reading = trace.reading
    told = reading.measure if reading is not None else "-"
    left, right = at(i - 1), at(i + 1)
    bag = [
        f"u={kind}", f"r={rule}", f"r={rule} {unit}", f"t={told} {rule}", f"c={figure.comparator}", f"n={_size(figure.value)}",
        f"n={_size(figure.value)} {unit}", f"of={figure.of is not None} {unit}",
        f"-1={left}", f"-2={at(i - 2)}", f"-3={at(i - 3)}", f"-4={at(i - 4)}",
        f"1={right}", f"2={at(i + 2)}", f"3={at(i + 3)}", f"4={at(i + 4)}",
        f"-2-1={at(i - 2)} {left}", f"-1+1={left} {right}", f"12={right} {at(i + 2)}", f"-3-2-1={at(i - 3)} {at(i - 2)} {left}",
        f"u-1={unit} {left}", f"u1={unit} {right}", f"p={line.part}", f"p={line.part} {unit}",
        f"h={trace.label}", f"s={row.at(0)}", f"len={bucket(len(line.items) // 3)}", f"q={at(len(line.items) - 1)}",
        f"nf={min(len(row.results), 4)} {unit}", f"rs={round(reading.sure, 1) if reading is not None else 0} {told}",
    ]  # fmt: skip
    clause = trace.shape.clause(i)
    bag.append(f"v={clause.verb.lower if clause.verb is not None else '-'}")
    for symbol in set(row.symbols[max(0, i - 9) : i]):
        bag.append(f"L={symbol}")
    for symbol in set(row.symbols[i + 1 : i + 10]):
        bag.append(f"R={symbol}")
    for symbol in set(row.symbols[clause.start : clause.end]):
        bag.append(f"C={symbol}")
    for symbol in row.words:
        if symbol in TELLING:
            bag.append(f"S={symbol} {unit}")
    where = row.figures.index(item)
    for step, name in ((-1, "B"), (1, "A")):
        other = row.figures[where + step] if 0 <= where + step < len(row.figures) else None
        if other is not None and other.figure is not None:
            first, last = sorted((i, other.index))
            gap = " ".join(row.symbols[first + 1 : last]) if last - first <= 4 else "far"
            bag += [
                f"{name}={other.figure.kind} {other.figure.unit}",
                f"{name}g={other.figure.unit} {gap}",
                f"{name}n={_size(other.figure.value)} {unit}",
            ]
        else:
            bag.append(f"{name}=none")
    number = line.number
    if number:
        before = view.rows[number - 1]
        bag += [f"P={symbol}" for symbol in before.words if symbol in TELLING]
        last_trace = next(
            (one for one in reversed(before.traces) if one.outcome is None and one.claims), None
        )
        bag.append(f"pm={last_trace.measure if last_trace is not None else '-'} {unit}")
    bag += [f"H={symbol}" for symbol in view.headings[number]]
    column = view.column(row, item)
    bag += [f"col={column}", f"col={column} {unit}"]
    others = [
        one for one in row.traces if one is not trace and one.outcome is None and one.item.figure is not None
    ]
    bag += [f"o={one.measure} {'B' if one.item.index < i else 'A'}" for one in others[:6]]
    if item.quoted:
        bag.append("quoted")
    if figure.printed[:1] in "+-−–":
        bag += [f"sign={figure.printed[:1]}", f"sign={unit} {left}"]
    bag += [f"m={word}" for word in row.symbols[clause.start : i] if word in UNSURE]
    return view.spell(bag)


def outcome_bag(view: View, row: Row, trace: Trace) -> Bag:
    """What stands around a word that may tell an outcome."""
    item, line, at = trace.item, row.line, row.at
    i, word = trace.item.index, trace.item.lower
    clause = trace.shape.clause(i)
    rule = trace.measure
    left, right = at(i - 1), at(i + 1)
    bag = [
        f"w={word}", f"r={rule}", f"r={rule} {word}", f"t={item.tag}", f"wt={word} {item.tag}",
        f"-1={left}", f"-2={at(i - 2)}", f"-3={at(i - 3)}", f"1={right}", f"2={at(i + 2)}", f"3={at(i + 3)}", f"4={at(i + 4)}",
        f"w-1={left} {word}", f"w1={word} {right}", f"w12={word} {right} {at(i + 2)}", f"-21={at(i - 2)} {left} {word}",
        f"-1+1={left} {right}", f"p={line.part}", f"p={line.part} {word}", f"s={at(0)}", f"q={at(len(line.items) - 1)}",
        f"len={bucket(len(line.items) // 3)}", f"d={item.token.dep_}", f"wd={word} {item.token.dep_}",
    ]  # fmt: skip
    told = tells(word) or "-"
    bag += [
        f"c={told}",
        f"ct={told} {item.tag}",
        f"c1={told} {right}",
        f"c-1={left} {told}",
        f"cd={told} {item.token.dep_}",
        f"cp={told} {line.part}",
    ]
    bag += [f"L={symbol}" for symbol in set(row.symbols[max(0, i - 7) : i])]
    bag += [f"R={symbol}" for symbol in set(row.symbols[i + 1 : i + 8])]
    bag += [f"wR={word} {symbol}" for symbol in set(row.symbols[i + 1 : i + 5])]
    bag += [f"m={symbol}" for symbol in row.symbols[clause.start : i] if symbol in UNSURE]
    bag += [f"S={symbol}" for symbol in row.words if symbol in UNSURE or symbol in TELLING]
    subjects = [one for one in clause.subjects if one.index < i and one.entity is not None]
    who = subjects[-1].entity.kind if subjects and subjects[-1].entity else "-"
    bag += [f"sub={who} {word}", f"csub={who} {told}"]
    following = next((one for one in row.who if one.index > i), None)
    if following is not None and following.entity is not None:
        bag.append(f"obj={following.entity.kind} {bucket(following.index - i)} {word}")
        bag.append(f"cobj={following.entity.kind} {bucket(following.index - i)} {told}")
    ahead = next((one for one in row.figures if one.index > i), None)
    if ahead is not None and ahead.figure is not None:
        bag.append(f"fig={ahead.figure.unit or ahead.figure.kind} {bucket(ahead.index - i)}")
        bag.append(f"wfig={word} {ahead.figure.unit or ahead.figure.kind}")
        bag.append(f"cfig={told} {ahead.figure.unit or ahead.figure.kind}")
    over = row.heads(i)
    if len(over) > 1:
        bag += [f"g={over[1][1]} {at(over[1][0])}", f"wg={word} {at(over[1][0])}"]
    if item.quoted:
        bag.append("quoted")
    return view.spell(bag)


def _size(value: str | None) -> str:
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

"""Features that tell whose a figure or an outcome is, and over whom: one bag for everybody it can be."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.claims.linker.coding import Bag, Spelling
from copydesk.claims.linker.named import Here, form_of, key_of, kind_of, there, there_kind
from copydesk.claims.linker.rows import Row, bucket
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import OPENING, View
from copydesk.claims.sentences.line import Item

BACK_WORDS = frozenset({"he", "she", "his", "her", "it", "its", "they", "their", "him", "them"})
BREAKS = frozenset({",", ";", ":", "(", ")", "-", "–", "—", "."})


@dataclass(eq=False, slots=True)
class Option:
    """Somebody a figure can be of, with the features of all `shared` and its `own`. `item` None: nobody."""

    item: Item | None
    # The entity's id, or the common noun.
    key: str | None
    shared: Bag
    own: Bag
    distance: int = 0

    @property
    def bag(self) -> Bag:
        """All its features."""
        return self.shared + self.own


def subject_options(view: View, row: Row, trace: Trace, measure: str) -> list[Option]:
    """Everybody a figure or an outcome can be of, nobody first."""
    return _options(view, row, trace, measure, None)


def rival_options(view: View, row: Row, trace: Trace, measure: str, subject: Item) -> list[Option]:
    """Everybody but the subject that a margin or a win can be over, nobody first."""
    return _options(view, row, trace, measure, subject)


def _options(view: View, row: Row, trace: Trace, measure: str, subject: Item | None) -> list[Option]:
    question = "subject" if subject is None else "rival"
    told = view.coder(question)
    item = trace.item
    i = item.index
    unit = item.figure.unit or item.figure.kind if item.figure is not None else item.lower
    rule, rule_rival = rule_keys(trace)
    how = trace.owner.how if trace.owner is not None else "-"
    part = row.line.part
    who = [one for one in row.who if one is not item]
    before = sum(1 for one in who if one.index < i)
    figures_before = row.results_until[i]
    back = next((symbol for symbol in reversed(row.symbols[:i]) if symbol in BACK_WORDS), "-")
    _, left_2, left, right, right_2, _ = row.near[i]
    base = [
        *told[_asked][measure, unit], *told[_asked_by_rules][how, len(trace.claims)], *told[_asked_at][part, back],
        *told[_left][left], *told[_right][right], *told[_left_2][left_2], *told[_right_2][right_2],
        *told[_asked_beside][min(before, 3), min(len(who) - before, 3), min(figures_before, 3), min(len(row.results), 4)],
    ]  # fmt: skip
    ruled = bool(rule_rival if subject is not None else rule)
    line_of_nobody = view.kept(
        (question, "nobody", row.line.number),
        lambda: told.code([f"nobody {symbol}" for symbol in row.words]),
    )
    nobody = [
        *told[_nobody][measure, min(len(who), 3), ruled, how], *told[_nobody_at][back, part], *told[_nobody_unit][unit],
        *told[_nobody_near][left], *told[_nobody_near][right], *line_of_nobody,
    ]  # fmt: skip
    options = [Option(None, None, base, nobody)]
    against = key_of(subject)
    by_rules = _ByRules(told, row, trace, how, measure)
    here = Here(told, row, trace, who, before, figures_before, measure)
    for rank, one in enumerate(who):
        key = key_of(one)
        if against is not None and key == against:
            continue
        bag = here.of(one, rank)
        if subject is not None:
            bag += _beside_subject(told, row, one, subject, who, measure)
        bag += by_rules.of(key)
        options.append(Option(one, key, base, bag))
    named = {option.key for option in options}
    none_here, named_before = min(len(who), 2), told[there_kind]
    before_here = view.kept(("named", row.line.number), lambda: view.named_before(row.line.number))
    known: dict[int, Bag] = view.kept((question, "there", row.line.number, back, none_here), dict)
    for near, (one, other, distance) in enumerate(before_here):
        key = key_of(one)
        if key in named or key == against:
            continue
        whole = known.get(near)
        if whole is None:
            whole = known[near] = there(view, told, row, one, other, distance, near, back, none_here)
        bag = [*whole, *named_before[kind_of(one), none_here, measure], *by_rules.of(key)]
        options.append(Option(one, key, base, bag, distance))
    named = {option.key for option in options}
    for rank, one in enumerate(view.leading):
        key = key_of(one)
        if key in named or key == against:
            continue
        bag = list(told[_leading][rank, kind_of(one), measure, one.start > item.start, min(len(who), 2)])
        options.append(Option(one, key, base, bag + by_rules.of(key), len(view.rows)))
    if not who and (part in OPENING or row.line.number < 2):
        named = {option.key for option in options}
        for near, (one, other, distance) in enumerate(view.named_behind(row.line.number)):
            key = key_of(one)
            if key in named or key == against:
                continue
            named.add(key)
            many = bucket(min(view.weight.get(key or "", 1), 9))
            bag = [
                *told[_behind][near, distance, other.who[0] is one],
                *told[_behind_as][kind_of(one), measure, many, form_of(one)],
            ]
            options.append(Option(one, key, base, bag, -distance))
    return options


def _leading(rank: int, kind: str, measure: str, ahead: bool, here: int) -> list[str]:
    return [f"leading {rank}", f"leading k={kind} {measure}", f"leading ahead={ahead} {here}"]


def _asked(measure: str, unit: str) -> list[str]:
    return [f"m={measure}", f"m={measure} {unit}"]


def _asked_by_rules(how: str, claims: int) -> list[str]:
    return [f"how={how}", f"nr={claims}"]


def _asked_at(part: str, back: str) -> list[str]:
    return [f"p={part}", f"back={back}"]


def _asked_beside(before: int, behind: int, figures_before: int, figures: int) -> list[str]:
    return [f"who={before} {behind}", f"figs={figures_before} {figures}"]


def _left(word: str) -> list[str]:
    return [f"-1={word}"]


def _right(word: str) -> list[str]:
    return [f"1={word}"]


def _left_2(word: str) -> list[str]:
    return [f"-2={word}"]


def _right_2(word: str) -> list[str]:
    return [f"2={word}"]


def _nobody(measure: str, who: int, ruled: bool, how: str) -> list[str]:
    return ["nobody", f"nobody {measure}", f"nobody {who}", f"nobody rule={not ruled}", f"nobody how={how}"]


def _nobody_at(back: str, part: str) -> list[str]:
    return [f"nobody back={back}", f"nobody {part}"]


def _nobody_unit(unit: str) -> list[str]:
    return [f"nobody {unit}"]


def _nobody_near(word: str) -> list[str]:
    return [f"nobody {word}"]


def _behind(near: int, distance: int, first: bool) -> list[str]:
    return ["behind", f"behind {near}", f"behind {distance} {first}"]


def _behind_as(kind: str, measure: str, many: str, form: str) -> list[str]:
    return [f"behind k={kind} {measure}", f"behind many={many}", f"behind role={form}"]


def rule_keys(trace: Trace) -> tuple[list[str | None], list[str | None]]:
    """Whom the rules take for the subjects and for the rivals."""
    return (
        [claim.subject_id or claim.subject for claim in trace.claims if claim.subject],
        [claim.rival_id for claim in trace.claims if claim.rival_id],
    )


class _ByRules:
    """What the rules say of a trace and its neighbours, as features for each one it can be of."""

    def __init__(self, told: Spelling, row: Row, trace: Trace, how: str, measure: str) -> None:
        self.told, self.how, self.measure = told, how, measure
        self.rule, self.rival = rule_keys(trace)
        self.sides: list[tuple[str, Trace, list[str | None], str]] = []
        # What is told of a side without a figure is told of everybody.
        self.always: Bag = []
        for name, one in zip(("prev", "next"), _neighbours(row, trace), strict=True):
            if one is None:
                self.always += told[_alone][name]
            else:
                self.sides.append((name, one, rule_keys(one)[0], _gap(row, one, trace)))
        self.known = {
            *self.rule,
            *self.rival,
            *(key for _name, _one, keys, _gap in self.sides for key in keys),
        }
        self.others: Bag | None = None

    def of(self, key: str | None) -> Bag:
        """The features of the one with this key: the same for all whom the rules do not name."""
        if key in self.known:
            return self._of(key)
        if self.others is None:
            self.others = self._of(key)
        return self.others

    def _of(self, key: str | None) -> Bag:
        told, rule, rival, measure = self.told, self.rule, self.rival, self.measure
        rank = rule.index(key) if key in rule else -1
        found = [
            *told[_by_rules][rank, len(rule), key in rival, bool(rival), self.how, measure],
            *self.always,
        ]
        for name, one, keys, gap in self.sides:
            mine = "own" if key in keys else "other" if keys else "nobody"
            found += told[_shared][name, mine, one.measure, measure, gap]
        return found


def _by_rules(rank: int, many: int, is_rival: bool, rivals: bool, how: str, measure: str) -> list[str]:
    bag = []
    if rank >= 0:
        bag += ["rule", f"rule {how}", f"rule {measure}", f"rule {measure} {how}"]
        if many > 1:
            bag.append(f"rule of {many} {rank}")
    elif many:
        bag += ["not rule", f"not rule {how}", f"not rule {measure}"]
    else:
        bag.append(f"no rule {measure}")
    if is_rival:
        bag += ["rule rival", f"rule rival {measure}"]
    elif rivals:
        bag.append("not rule rival")
    return bag


def _neighbours(row: Row, trace: Trace) -> tuple[Trace | None, Trace | None]:
    """The rules' claims on the figures or outcomes right before and behind."""
    previous = following = None
    for one in row.traces:
        if one is trace or not one.claims:
            continue
        if one.item.index < trace.item.index:
            if previous is None or one.item.index > previous.item.index:
                previous = one
        elif following is None or one.item.index < following.item.index:
            following = one
    return previous, following


def _gap(row: Row, one: Trace, trace: Trace) -> str:
    first, last = sorted((one.item.index, trace.item.index))
    return " ".join(row.symbols[first + 1 : last]) if last - first <= 3 else "far"


def _alone(name: str) -> list[str]:
    return [f"{name}=-"]


def _shared(name: str, mine: str, other: str, measure: str, gap: str) -> list[str]:
    """Whether the figure before or behind is theirs too, by the rules."""
    return [f"{name}={mine} {other == measure}", f"{name}={mine} {other} {measure}", f"{name}={mine} {gap}"]


def _beside_subject(told: Spelling, row: Row, one: Item, subject: Item, who: list[Item], measure: str) -> Bag:
    """Who can be the rival, by where it stands to the subject."""
    side = "B" if one.index < subject.index else "A"
    known = subject in who
    _, left_2, left, *_ = row.near[one.index]
    bag = [
        *told[_rival][side, known, measure, kind_of(one), kind_of(subject)],
        *told.code([f"R {left}", f"R {left_2} {left}"]),
    ]
    if known:
        first, last = sorted((one.index, subject.index))
        gap = row.symbols[first + 1 : last]
        bag += told[_rival_gap].each(set(gap[:8]))
        bag += told[_rival_far][bucket(last - first), side]
    return bag


def _rival(side: str, known: bool, measure: str, kind: str, subject: str) -> list[str]:
    return [f"R {side}{known} {measure}", f"R kinds={kind} {subject}"]


def _rival_gap(symbol: str) -> list[str]:
    return [f"R gap={symbol}"]


def _rival_far(far: str, side: str) -> list[str]:
    return [f"R d={far} {side}"]

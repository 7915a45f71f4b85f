"""Features that tell whose a figure or an outcome is, and over whom: one bag for everybody it can be."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import OPENING, Bag, Row, View, bucket
from copydesk.claims.sentences.line import Item

BACK_WORDS = frozenset({"he", "she", "his", "her", "it", "its", "they", "their", "him", "them"})
BREAKS = frozenset({",", ";", ":", "(", ")", "-", "–", "—", "."})


@dataclass(eq=False)
class Option:
    """Somebody a figure can be of, with the features of all `shared` and its `own`. `item` None: nobody."""

    item: Item | None
    shared: Bag
    own: Bag
    distance: int = 0

    @property
    def bag(self) -> Bag:
        """All its features."""
        return self.shared + self.own

    @property
    def key(self) -> str | None:
        """The entity's id, or the common noun."""
        return key_of(self.item)


def key_of(item: Item | None) -> str | None:
    """What makes two mentions the same one: the entity, else the word."""
    if item is None:
        return None
    return item.entity.id if item.entity is not None else item.lower


def subject_options(view: View, row: Row, trace: Trace, measure: str) -> list[Option]:
    """Everybody a figure or an outcome can be of, nobody first."""
    return _options(view, row, trace, measure, None)


def rival_options(view: View, row: Row, trace: Trace, measure: str, subject: Item) -> list[Option]:
    """Everybody but the subject that a margin or a win can be over, nobody first."""
    return _options(view, row, trace, measure, subject)


def _options(view: View, row: Row, trace: Trace, measure: str, subject: Item | None) -> list[Option]:
    item, at, spell = trace.item, row.at, view.spell
    i = item.index
    unit = item.figure.unit or item.figure.kind if item.figure is not None else item.lower
    claims = trace.claims
    rule, rule_rival = _rule_keys(trace)
    how = trace.owner.how if trace.owner is not None else "-"
    who = [one for one in row.who if one is not item]
    before = sum(1 for one in who if one.index < i)
    figures_before = [one for one in row.results if one.index < i]
    back = next((symbol for symbol in reversed(row.symbols[:i]) if symbol in BACK_WORDS), "-")
    base = spell([
        f"m={measure}", f"m={measure} {unit}", f"how={how}", f"-1={at(i - 1)}", f"1={at(i + 1)}", f"-2={at(i - 2)}", f"2={at(i + 2)}",
        f"who={min(before, 3)} {min(len(who) - before, 3)}", f"figs={min(len(figures_before), 3)} {min(len(row.results), 4)}",
        f"p={row.line.part}", f"back={back}", f"nr={len(claims)}",
    ])  # fmt: skip
    previous, following = _neighbours(row, trace)
    told = "R" if subject is not None else "O"
    options = [
        Option(
            None,
            base,
            spell(["nobody", f"nobody {measure}", f"nobody {at(i - 1)}", f"nobody {at(i + 1)}", f"nobody {min(len(who), 3)}",
             f"nobody rule={not (rule_rival if subject is not None else rule)}", f"nobody back={back}", f"nobody {unit}",
             f"nobody {row.line.part}", f"nobody how={how}"])
            + view.kept(("nobody", row.line.number), lambda: spell([f"nobody {symbol}" for symbol in row.words])),
        )
    ]  # fmt: skip
    against = key_of(subject)
    by_rules = _ByRules(view, trace, previous, following, how, measure, row)
    for rank, one in enumerate(who):
        key = key_of(one)
        if against is not None and key == against:
            continue
        bag = _here(row, trace, one, rank, who, figures_before, measure)
        if subject is not None:
            side = "B" if one.index < subject.index else "A"
            known = subject in who
            bag += [
                f"{told} {side}{known} {measure}",
                f"{told} {at(one.index - 1)}",
                f"{told} {at(one.index - 2)} {at(one.index - 1)}",
            ]
            if known:
                first, last = sorted((one.index, subject.index))
                gap = row.symbols[first + 1 : last]
                bag += [f"{told} gap={symbol}" for symbol in set(gap[:8])]
                bag.append(f"{told} d={bucket(last - first)} {side}")
            bag.append(f"{told} kinds={_kind(one)} {_kind(subject)}")
        options.append(Option(one, base, spell(bag) + by_rules.of(key)))
    here = {option.key for option in options}
    before_here = view.kept(("named", row.line.number), lambda: view.named_before(row.line.number))
    for near, (one, other, distance) in enumerate(before_here):
        key = key_of(one)
        if key in here or key == against:
            continue
        there = _elsewhere(view, row, one, other, distance, near, measure, back, len(who))
        options.append(Option(one, base, there + by_rules.of(key), distance))
    here = {option.key for option in options}
    for rank, one in enumerate(view.leading):
        key = key_of(one)
        if key in here or key == against:
            continue
        ahead = one.start > trace.item.start
        bag = spell(
            [
                f"leading {rank}",
                f"leading k={_kind(one)} {measure}",
                f"leading ahead={ahead} {min(len(who), 2)}",
            ]
        )
        options.append(Option(one, base, bag + by_rules.of(key), len(view.rows)))
    if not who and (row.line.part in OPENING or row.line.number < 2):
        here = {option.key for option in options}
        for near, (one, other, distance) in enumerate(view.named_behind(row.line.number)):
            key = key_of(one)
            if key in here or key == against:
                continue
            here.add(key)
            first = other.who[0] is one
            options.append(
                Option(
                    one,
                    base,
                    spell(
                        [
                            "behind",
                            f"behind {near}",
                            f"behind {distance} {first}",
                            f"behind k={_kind(one)} {measure}",
                            f"behind many={bucket(min(view.weight.get(key or '', 1), 9))}",
                            f"behind role={_form(one)}",
                        ]
                    ),
                    -distance,
                )
            )
    return options


def _rule_keys(trace: Trace) -> tuple[list[str | None], list[str | None]]:
    """Whom the rules take for the subjects and for the rivals."""
    return (
        [claim.subject_id or claim.subject for claim in trace.claims if claim.subject],
        [claim.rival_id for claim in trace.claims if claim.rival_id],
    )


class _ByRules:
    """What the rules say of a trace and its neighbours, as features for each one it can be of: few differ."""

    def __init__(
        self, view: View, trace: Trace, previous: Trace | None, following: Trace | None, how: str, measure: str,
        row: Row,
    ) -> None:  # fmt: skip
        self.view, self.trace, self.row, self.how, self.measure = view, trace, row, how, measure
        self.rule, self.rival = _rule_keys(trace)
        self.sides = [
            (name, one, _rule_keys(one)[0] if one is not None else [])
            for name, one in (("prev", previous), ("next", following))
        ]
        self._known: dict[tuple[object, ...], Bag] = {}

    def of(self, key: str | None) -> Bag:
        """The features of the one with this key."""
        rank = self.rule.index(key) if key in self.rule else -1
        case = (rank, key in self.rival, *(key in keys for _name, _one, keys in self.sides))
        found = self._known.get(case)
        if found is None:
            bag = _by_rules(key, self.rule, self.rival, self.how, self.measure)
            for name, one, keys in self.sides:
                bag += _shared(key, name, one, keys, self.measure, self.trace, self.row)
            found = self._known[case] = self.view.spell(bag)
        return found


def _by_rules(
    key: str | None, rule: list[str | None], rival: list[str | None], how: str, measure: str
) -> list[str]:
    bag = []
    if key in rule:
        bag += ["rule", f"rule {how}", f"rule {measure}", f"rule {measure} {how}"]
        if len(rule) > 1:
            bag.append(f"rule of {len(rule)} {rule.index(key)}")
    elif rule:
        bag += ["not rule", f"not rule {how}", f"not rule {measure}"]
    else:
        bag.append(f"no rule {measure}")
    if key in rival:
        bag += ["rule rival", f"rule rival {measure}"]
    elif rival:
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


def _shared(
    key: str | None,
    name: str,
    one: Trace | None,
    keys: list[str | None],
    measure: str,
    trace: Trace,
    row: Row,
) -> list[str]:
    """Whether the figure before or behind is theirs too, by the rules."""
    if one is None:
        return [f"{name}=-"]
    first, last = sorted((one.item.index, trace.item.index))
    gap = " ".join(row.symbols[first + 1 : last]) if last - first <= 3 else "far"
    mine = "own" if key in keys else "other" if keys else "nobody"
    same = one.measure == measure
    return [f"{name}={mine} {same}", f"{name}={mine} {one.measure} {measure}", f"{name}={mine} {gap}"]


def _kind(item: Item) -> str:
    return item.entity.kind if item.entity is not None else "noun"


def _form(item: Item) -> str:
    return item.mention.form if item.mention is not None else "noun"


def _here(
    row: Row, trace: Trace, one: Item, rank: int, who: list[Item], figures_before: list[Item], measure: str
) -> list[str]:
    """Somebody named in the line itself."""
    i, j, at = trace.item.index, one.index, row.at
    side = "B" if j < i else "A"
    first, last = min(i, j), max(i, j)
    gap = row.symbols[first + 1 : last]
    between = [other for other in who if first < other.index < last]
    parted = sum(1 for other in row.results if first < other.index < last)
    verbs = [item.lower for item in row.line.items[first + 1 : last] if item.verb]
    clause = trace.shape.clause(i)
    same = clause.covers(j)
    role = trace.shape.modifiers.get(j, "-")
    kind, form = _kind(one), _form(one)
    apart = f"{side}{min(len(between), 3)}{min(parted, 3)}"
    bag = [
        f"here {side}", f"k={kind} {measure}", f"f={form}", f"{apart}", f"{apart} {measure}", f"{apart} {role}", f"d={side}{bucket(last - first)}",
        f"role={role} {side}", f"role={role} {measure}", f"cl={same} {side}", f"subj={one in clause.subjects} {side} {clause.own}",
        f"obj={one in clause.objects} {side}", f"j-1={at(j - 1)} {side}", f"j+1={at(j + 1)} {side}", f"j-2={at(j - 2)} {at(j - 1)}",
        f"j-1i-1={at(j - 1)} {at(i - 1)} {side}", f"j+1i-1={at(j + 1)} {at(i - 1)} {side}", f"j+1={at(j + 1)} {apart}", f"j-1={at(j - 1)} {apart}",
        f"i+1={at(i + 1)} {apart}", f"i-1={at(i - 1)} {apart}", f"rank={min(rank, 4)} {side}", f"v={len(verbs) and min(len(verbs), 3)} {side}",
        f"lv={verbs[-1] if verbs else '-'} {side}", f"rel={clause.relative} {one in clause.subjects}", f"alone={len(who) == 1}",
        f"kf={kind} {form} {side} {measure}",
    ]  # fmt: skip
    if last - first <= 6:
        bag += [f"gap={side} {' '.join(gap)}", f"gap={side} {' '.join(gap)} {measure}"]
    bag += [f"g={side} {symbol}" for symbol in set(gap[:10])]
    if trace.item.figure is not None:
        shift = len(figures_before) - rank
        bag.append(f"al={max(-3, min(3, shift))} {len(who) == len(row.results)}")
        nearer = [
            other for other in row.results if other is not trace.item and abs(other.index - j) < last - first
        ]
        bag.append(f"near={len(nearer) and min(len(nearer), 3)} {side}")
        behind = at(i + 1) if side == "A" else at(i - 1)
        bag.append(f"next={behind} {at(j - 1)} {min(parted, 2)}")
    else:
        bag += [
            f"w={trace.item.lower} {apart}",
            f"w={trace.item.lower} {side} {at(j - 1)}",
            f"m={measure} {apart} {role}",
        ]
    path = row.path(i, j)
    bag += [f"path={path}", f"path={path} {measure}"]
    return bag


def _elsewhere(
    view: View, row: Row, one: Item, other: Row, distance: int, near: int, measure: str, back: str, here: int
) -> Bag:
    """Somebody named in a line before: the same for all figures of a line, but for what they measure."""
    kind, none_here = _kind(one), min(here, 2)
    said = view.kept(
        ("there", kind, none_here, measure),
        lambda: view.spell([f"there k={kind} {measure}", f"there here={none_here} {measure}"]),
    )
    whole = view.kept(
        ("there", row.line.number, near, back, none_here),
        lambda: view.spell(_there(view, row, one, other, distance, near, back, none_here)),
    )
    return whole + said


def _there(
    view: View, row: Row, one: Item, other: Row, distance: int, near: int, back: str, none_here: int
) -> list[str]:
    kind = _kind(one)
    together = row.line.paragraph == other.line.paragraph
    label = len(other.line.items) <= 6 and not other.results
    first = other.who[0] is one
    last = other.who[-1] is one
    many = view.weight.get(key_of(one) or "", 1)
    trace = next((trace for trace in reversed(other.traces) if trace.claims), None)
    owner = bool(trace) and one.entity is not None and any(
        claim.subject_id == one.entity.id for claim in (trace.claims if trace else [])
    )  # fmt: skip
    part = other.line.part
    return [
        "there", f"there {min(distance, 7)}", f"there {min(distance, 7)} {together}", f"there near={near}",
        f"there near={near} {none_here}", f"there label={label} {distance == 1}", f"there first={first} last={last}", f"there back={back} {kind}",
        f"there back={back} near={min(near, 2)}", f"there owner={owner} {distance == 1}", f"there part={part} {row.line.part}",
        f"there many={bucket(min(many, 9))}", f"there role={'-' if one.entity is None else _form(one)}",
        f"there {min(distance, 3)} first={first} here={none_here}", f"there noverb={not any(item.verb for item in row.line.items)} {label}",
        f"there owner={owner} here={none_here} near={min(near, 3)}", f"there -{row.at(0)}",
    ]  # fmt: skip

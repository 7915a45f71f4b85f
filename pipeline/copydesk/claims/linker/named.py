"""Features of somebody by where they are named: in the line itself, or in one before it."""

from __future__ import annotations

from copydesk.claims.linker.coding import Bag, Spelling
from copydesk.claims.linker.rows import Row, bucket
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View
from copydesk.claims.sentences.line import Item


def key_of(item: Item | None) -> str | None:
    """What makes two mentions the same one: the entity, else the word."""
    if item is None:
        return None
    return item.entity.id if item.entity is not None else item.lower


def kind_of(item: Item) -> str:
    """The kind of who is named."""
    return item.entity.kind if item.entity is not None else "noun"


def form_of(item: Item) -> str:
    """In which form somebody is named."""
    return item.mention.form if item.mention is not None else "noun"


class Here:
    """Somebody named in the line itself: features of each by where it stands to the figure or the word."""

    def __init__(
        self, told: Spelling, row: Row, trace: Trace, who: list[Item], before: int, figures_before: int, measure: str
    ) -> None:  # fmt: skip
        self.told, self.row, self.trace, self.who, self.measure = told, row, trace, who, measure
        self.before, self.figures_before = before, figures_before
        self.clause = trace.shape.clause(trace.item.index)
        # What each function tells, looked up once for all that are named.
        self.tells = [
            told[tell] for tell in (_here_kind, _here_apart, _here_far, _here_clause, _here_left, _here_right)
        ]
        self.subjects = set(map(id, self.clause.subjects))
        self.objects = set(map(id, self.clause.objects))

    def of(self, one: Item, rank: int) -> Bag:
        """The features of the one that stands as the `rank`th of those named."""
        told, row, trace, who, measure = self.told, self.row, self.trace, self.who, self.measure
        clause = self.clause
        i, j = trace.item.index, one.index
        if j < i:
            side, first, last, between = "B", j, i, self.before - rank - 1
        else:
            side, first, last, between = "A", i, j, rank - self.before
        gap = row.symbols[first + 1 : last]
        results, verbs = row.results_until, row.verbs_until
        parted = results[last] - results[first + 1]
        acts = verbs[last] - verbs[first + 1]
        verb = row.last_verb[last] if acts else "-"
        role = trace.shape.modifiers.get(j, "-")
        kind = kind_of(one)
        apart = f"{side}{min(between, 3)}{min(parted, 3)}"
        _, left_2, left, right, _, _ = row.near[j]
        _, _, figure_left, figure_right, _, _ = row.near[i]
        subject = id(one) in self.subjects
        of_kind, of_apart, of_far, of_clause, of_left, of_right = self.tells
        bag = [
            *of_kind[side, kind, form_of(one), measure],
            *of_apart[side, apart, role, measure],
            *of_far[side, bucket(last - first), min(rank, 4), min(acts, 3)],
            *of_clause[side, clause.covers(j), subject, id(one) in self.objects, clause.own, clause.relative, len(who) == 1],
            *of_left[left, side, apart],
            *of_right[right, side, apart],
        ]  # fmt: skip
        path = row.path(i, j)
        rare = [
            f"j-2={left_2} {left}", f"j-1i-1={left} {figure_left} {side}", f"j+1i-1={right} {figure_left} {side}",
            f"i-1={figure_left} {apart}", f"i+1={figure_right} {apart}", f"lv={verb} {side}", f"path={path}", f"path={path} {measure}",
        ]  # fmt: skip
        if last - first <= 6:
            words = " ".join(gap)
            rare += [f"gap={side} {words}", f"gap={side} {words} {measure}"]
        bag += told[_here_word_before if side == "B" else _here_word_behind].each(set(gap[:10]))
        if trace.item.figure is not None:
            shift = self.figures_before - rank
            nearer = (
                results[min(j + last - first, len(row.symbols))] - results[max(0, j - (last - first) + 1)]
            )
            behind = figure_right if side == "A" else figure_left
            bag += told[_here_aligned][
                max(-3, min(3, shift)), len(who) == len(row.results), min(nearer, 3), side
            ]
            rare.append(f"next={behind} {left} {min(parted, 2)}")
        else:
            trigger = trace.item.lower
            rare += [f"w={trigger} {apart}", f"w={trigger} {side} {left}", f"m={measure} {apart} {role}"]
        bag += told.code(rare)
        return bag


def _here_kind(side: str, kind: str, form: str, measure: str) -> list[str]:
    return [f"here {side}", f"k={kind} {measure}", f"f={form}", f"kf={kind} {form} {side} {measure}"]


def _here_apart(side: str, apart: str, role: str, measure: str) -> list[str]:
    return [
        apart,
        f"{apart} {measure}",
        f"{apart} {role}",
        f"role={role} {side}",
        f"role={role} {measure}",
    ]


def _here_far(side: str, far: str, rank: int, verbs: int) -> list[str]:
    return [f"d={side}{far}", f"rank={rank} {side}", f"v={verbs} {side}"]


def _here_clause(
    side: str, same: bool, subject: bool, acted_on: bool, own: bool, relative: bool, alone: bool
) -> list[str]:
    return [
        f"cl={same} {side}", f"subj={subject} {side} {own}", f"obj={acted_on} {side}", f"rel={relative} {subject}",
        f"alone={alone}",
    ]  # fmt: skip


def _here_left(word: str, side: str, apart: str) -> list[str]:
    return [f"j-1={word} {side}", f"j-1={word} {apart}"]


def _here_right(word: str, side: str, apart: str) -> list[str]:
    return [f"j+1={word} {side}", f"j+1={word} {apart}"]


def _here_word_before(symbol: str) -> list[str]:
    return [f"g=B {symbol}"]


def _here_word_behind(symbol: str) -> list[str]:
    return [f"g=A {symbol}"]


def _here_aligned(shift: int, as_many: bool, nearer: int, side: str) -> list[str]:
    return [f"al={shift} {as_many}", f"near={nearer} {side}"]


def there(
    view: View,
    told: Spelling,
    row: Row,
    one: Item,
    other: Row,
    distance: int,
    near: int,
    back: str,
    here: int,
) -> Bag:
    """Somebody named in a line before: the same for all figures of a line, but for what they measure."""
    kind = kind_of(one)
    first, last = other.who[0] is one, other.who[-1] is one
    many = view.weight.get(key_of(one) or "", 1)
    trace = next((trace for trace in reversed(other.traces) if trace.claims), None)
    owner = (
        trace is not None
        and one.entity is not None
        and any(claim.subject_id == one.entity.id for claim in trace.claims)
    )
    label = len(other.line.items) <= 6 and not other.results
    form = "-" if one.entity is None else form_of(one)
    return [
        *told[_there_far][min(distance, 7), row.line.paragraph == other.line.paragraph, first, here],
        *told[_there_near][near, here],
        *told[_there_label][label, distance == 1, first, last, not row.verbs_until[-1]],
        *told[_there_back][back, kind, min(near, 2)],
        *told[_there_owner][owner, distance == 1, here, min(near, 3)],
        *told[_there_part][other.line.part, row.line.part, bucket(min(many, 9)), form],
        *told[_there_opens][row.at(0)],
    ]


def there_kind(kind: str, here: int, measure: str) -> list[str]:
    """The same for all of a kind."""
    return [f"there k={kind} {measure}", f"there here={here} {measure}"]


def _there_far(distance: int, together: bool, first: bool, here: int) -> list[str]:
    return [
        "there", f"there {distance}", f"there {distance} {together}",
        f"there {min(distance, 3)} first={first} here={here}",
    ]  # fmt: skip


def _there_near(near: int, here: int) -> list[str]:
    return [f"there near={near}", f"there near={near} {here}"]


def _there_label(label: bool, next_line: bool, first: bool, last: bool, verbless: bool) -> list[str]:
    return [
        f"there label={label} {next_line}",
        f"there first={first} last={last}",
        f"there noverb={verbless} {label}",
    ]


def _there_back(back: str, kind: str, near: int) -> list[str]:
    return [f"there back={back} {kind}", f"there back={back} near={near}"]


def _there_owner(owner: bool, next_line: bool, here: int, near: int) -> list[str]:
    return [f"there owner={owner} {next_line}", f"there owner={owner} here={here} near={near}"]


def _there_part(part: str, asked_part: str, many: str, form: str) -> list[str]:
    return [f"there part={part} {asked_part}", f"there many={many}", f"there role={form}"]


def _there_opens(word: str) -> list[str]:
    return [f"there -{word}"]

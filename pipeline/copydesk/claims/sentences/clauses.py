"""Clauses of a Line: which names head them, which only modify, and where one clause ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from copydesk.claims.sentences.asides import relative_zones
from copydesk.claims.sentences.line import DASHES, Item, Line
from copydesk.claims.sentences.modifiers import modifiers_of, past_modifiers, with_subject
from copydesk.lexicon import grammar, verbs
from copydesk.records.once import once

# What a clause can begin with, besides its subject.
_TURNS = frozenset({";", ":", "that", "with", "and", "&", ",", *DASHES, *grammar.CONJUNCTIONS})


@dataclass(eq=False)
class Clause:
    """A stretch with at most one main verb. `subjects` are its own or, failing that, the clause's before."""

    start: int
    end: int
    subjects: list[Item] = field(default_factory=list)
    verb: Item | None = None
    objects: list[Item] = field(default_factory=list)
    own: bool = False
    relative: bool = False

    def covers(self, index: int) -> bool:
        """Whether the item at `index` lies in it."""
        return self.start <= index < self.end


@dataclass(eq=False)
class Frame:
    """A Line with its clauses, and which items head nothing because they modify something else."""

    line: Line
    clauses: list[Clause]
    modifiers: dict[int, str]

    def clause(self, index: int) -> Clause:
        """The innermost clause that holds the item at `index`."""
        return self._at[index]

    @once
    def _at(self) -> dict[int, Clause]:
        found: dict[int, Clause] = {}
        for clause in sorted(self.clauses, key=lambda clause: clause.end - clause.start):
            for index in range(clause.start, clause.end):
                found.setdefault(index, clause)
        return found


def frame(line: Line) -> Frame:
    """Read the clauses of a line."""
    modifiers = modifiers_of(line)
    zones = relative_zones(line, modifiers)
    clauses = _split(line, modifiers, zones)
    for start, end, owner in zones:
        relative = Clause(start, end, subjects=[owner], own=True, relative=True)
        relative.verb = next((item for item in line.items[start:end] if item.verb), None)
        relative.objects = [
            item for item in line.items[start:end] if item.who and item.index not in modifiers
        ]
        clauses.append(relative)
    return Frame(line, clauses, modifiers)


def _split(line: Line, modifiers: dict[int, str], zones: list[tuple[int, int, Item]]) -> list[Clause]:
    """Main clauses, left to right; a clause without a subject of its own takes the one before it."""
    items = line.items
    clauses = [Clause(0, len(items))]
    skip_until = -1
    zone_at = {start: end for start, end, _owner in zones}
    for item in items:
        if item.index in zone_at:
            skip_until = max(skip_until, zone_at[item.index])
        if item.index < skip_until:
            continue
        current = clauses[-1]
        if item.index > current.start and _boundary(items, item, current, modifiers):
            current.end = item.index
            current = Clause(item.index, len(items), subjects=list(current.subjects))
            clauses.append(current)
        if (
            item.verb
            and not _adjectival(items, item)
            and (current.verb is None or (item.finite and not current.verb.finite and not current.own))
        ):
            # A finite verb outranks the participle before it: "With 88% of the vote counted, X has ...".
            if current.verb is not None and current.objects:
                current.subjects, current.own, current.objects = current.objects[-1:], True, []
            current.verb = item
        elif item.who and item.index not in modifiers:
            opening = current.verb is not None and not current.verb.finite and not current.own
            if opening and items[item.index - 1].lower == ",":
                # "With 88% of the vote counted, X, a former councilman, has ...".
                current.subjects, current.own, current.verb = [item], True, None
            elif current.verb is not None:
                current.objects.append(item)
            elif current.own and _coordinated(items, current.subjects[-1], item):
                current.subjects.append(item)
            else:
                current.subjects, current.own = [item], True
    return clauses


def _adjectival(items: list[Item], item: Item) -> bool:
    """A participle before a noun ("united", "leading candidate") is no verb of its clause."""
    if item.tag not in ("VBN", "VBG") or item.index + 1 >= len(items):
        return False
    before = items[item.index - 1].lower if item.index else ""
    after = items[item.index + 1]
    return before in grammar.DETERMINERS and after.tag.startswith(("NN", "JJ"))


def _coordinated(items: list[Item], first: Item, second: Item) -> bool:
    """Whether only commas, "and", titles and modifiers stand between two names."""
    between = items[first.index + 1 : second.index]
    return bool(between) and all(
        item.lower in (",", "and", "&", "or", "both", "as", "well") or item.entity is not None
        or item.tag in ("NNP", "DT", "IN", "NN", "JJ", "POS") for item in between
    ) and any(item.lower in (",", "and", "&", "or") for item in between)  # fmt: skip


def _boundary(items: list[Item], item: Item, current: Clause, modifiers: dict[int, str]) -> bool:
    """Whether a new clause begins at `item`."""
    if current.verb is not None and _said(items, item) and _new_subject(items[item.index :], modifiers):
        return True
    if item.lower not in _TURNS:
        return False
    if item.lower in (";", ":") or (item.lower in DASHES and item.text != "-"):
        return True
    rest = items[item.index + 1 :]
    if not rest:
        return False
    if item.lower in grammar.CONJUNCTIONS and item.index > 0:
        return _finite_soon(rest) and not (
            item.lower == "as" and rest[0].tag in ("DT", "NN", "JJ") and not _who_soon(rest)
        )
    if item.lower == "that" and item.tag in ("IN", "WDT") and current.verb is not None:
        return True
    if item.lower == "with" and _who_soon(rest):
        return any(with_subject(items, later) for later in rest[:5] if later.who)
    if (
        item.lower in ("and", "&", ",")
        and current.verb is None
        and current.own
        and _list_goes_on(items, item, current, modifiers)
    ):
        return False
    if item.lower in ("and", ",", "&"):
        after = rest[0]
        if item.lower == "," and after.lower in ("and", "but", "while", "as", "with"):
            return False
        if after.verb and after.tag in ("VBD", "VBZ", "VBP", "VBG", "VBN") and current.verb is not None:
            return not _adjectival(items, after)
        if _new_subject(rest, modifiers):
            return True
        # "With 97% counted, X had ...": what opens the sentence ends where the subject begins.
        return item.lower == "," and current.verb is None and not current.own and _who_soon(rest)
    return False


def _said(items: list[Item], item: Item) -> bool:
    """Whether what somebody says begins here: "the chairman said", "told reporters"."""
    before = items[item.index - 1]
    if before.verb or before.who or before.figure is not None:
        return before.lower in verbs.TELLING_THAT
    return before.tag.startswith("NN") and item.index > 1 and items[item.index - 2].lower in ("told", "tells")


def _list_goes_on(items: list[Item], item: Item, current: Clause, modifiers: dict[int, str]) -> bool:
    """ "A of X, B of Y and C were elected": between two subjects stand only what modifies them."""
    last = current.subjects[-1]
    between = items[last.index + 1 : item.index]
    if any(
        other.figure is not None or other.verb or (other.who and other.index not in modifiers)
        for other in between
    ) or not all(
        other.entity is not None
        or other.lower in (",", "and", "'s", "’s", "(", ")", "of", "from", "the", "both")
        or other.tag in ("NNP", "DT", "NN", "JJ")
        for other in between
    ):
        return False
    return any(later.who and later.index not in modifiers for later in items[item.index + 1 : item.index + 8])


def _finite_soon(rest: list[Item]) -> bool:
    for item in rest[:14]:
        if item.finite or item.tag in ("VBG", "VBN"):
            return True
        if item.lower in (".", ";"):
            return False
    return False


def _who_soon(rest: list[Item]) -> bool:
    return any(item.who for item in rest[:6])


def _new_subject(rest: list[Item], modifiers: dict[int, str]) -> bool:
    """A name and then its verb or figure: "and Beridze 49%", ", the CHP took 32"."""
    for at, item in enumerate(rest[:9]):
        if item.who and modifiers.get(item.index, "") in ("", "poss"):
            if modifiers.get(item.index) == "poss":
                continue
            for after in past_modifiers(rest[at + 1 :])[:4]:
                if after.figure is not None or after.finite or after.tag == "VBN":
                    return True
                if after.lower in ("with", "on", "at", "(", ",", ":", "just", "only", "-", "–"):
                    continue
                if after.entity is not None and after.entity.kind in ("place", "party"):
                    continue
                return False
            return False
        if item.finite or item.lower in (",", ";", ".") or item.figure is not None:
            return False
    return False

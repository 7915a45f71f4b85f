"""Clauses of a Line: which names head them, which only modify, and where one clause ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from copydesk.claims.line import DASHES, Item, Line

PREPOSITIONS = frozenset(
    [
        "of",
        "from",
        "for",
        "in",
        "at",
        "by",
        "under",
        "within",
        "across",
        "against",
        "than",
        "over",
        "to",
        "with",
        "behind",
        "among",
        "between",
        "on",
        "into",
        "around",
        "throughout",
        "near",
        "versus",
        "vs",
        "v",
        "despite",
        "alongside",
        "about",
        "like",
        "per",
        "via",
        "outside",
        "inside",
        "toward",
        "towards",
        "through",
        "during",
        "including",
        "backing",
        "supporting",
    ]
)
CONJUNCTIONS = frozenset(
    [
        "while",
        "whereas",
        "but",
        "although",
        "though",
        "because",
        "since",
        "unless",
        "if",
        "when",
        "after",
        "before",
        "until",
        "as",
    ]
)
RELATIVES = frozenset(["who", "which", "whose", "whom", "where"])
DETERMINERS = frozenset(["the", "a", "an", "his", "her", "their", "its", "this", "that", "another", "one"])
# What may stand between a party and the person it describes: "Labour leader Keir Starmer".
TITLES = frozenset(
    [
        "leader",
        "candidate",
        "nominee",
        "senator",
        "sen.",
        "sen",
        "rep.",
        "rep",
        "representative",
        "governor",
        "gov.",
        "gov",
        "president",
        "mayor",
        "mp",
        "mps",
        "incumbent",
        "challenger",
        "chairman",
        "chairwoman",
        "chair",
        "chief",
        "secretary",
        "minister",
        "deputy",
        "former",
        "rival",
        "lawmaker",
        "councillor",
        "councilman",
        "hopeful",
        "contender",
        "veteran",
        "newcomer",
        "stalwart",
        "politician",
        "member",
        "spokesman",
        "spokeswoman",
        "premier",
        "vice",
        "'s",
        "’s",
        "party",
        "prime",
        "presidential",
        "mayoral",
        "gubernatorial",
        "parliamentary",
        "flagbearer",
        "flag-bearer",
        "standard-bearer",
        "boss",
        "acting",
        "ex",
        "first",
        "co-leader",
        "and",
        "general",
        "state",
        "lower",
        "upper",
        "house",
        "dr.",
        "mr.",
        "ms.",
        "mrs.",
        "dr",
        "mr",
        "ms",
        "mrs",
        "u.s.",
        "us",
        "running",
        "mate",
        "ally",
    ]
)
# "followed by Y", "ahead of Y": the next figure with "with", "on" or "at" is Y's.
HANDOVERS = frozenset(
    {("followed", "by"), ("ahead", "of"), ("trailed", "by"), ("chased", "by"), ("than", "")}
)


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
        found = [clause for clause in self.clauses if clause.covers(index)]
        return min(found, key=lambda clause: clause.end - clause.start)


def frame(line: Line) -> Frame:
    """Read the clauses of a line."""
    modifiers = _modifiers(line)
    zones = _relative_zones(line, modifiers)
    clauses = _split(line, modifiers, zones)
    for start, end, owner in zones:
        relative = Clause(start, end, subjects=[owner], own=True, relative=True)
        relative.verb = next((item for item in line.items[start:end] if item.verb), None)
        relative.objects = [
            item for item in line.items[start:end] if item.who and item.index not in modifiers
        ]
        clauses.append(relative)
    return Frame(line, clauses, modifiers)


def _modifiers(line: Line) -> dict[int, str]:
    """Names that head no clause, and why: prep, poss, title, paren, appositive."""
    items, marked = line.items, {}
    depth = 0
    for item in items:
        if item.lower in ("(", "["):
            depth += 1
        elif item.lower in (")", "]"):
            depth = max(0, depth - 1)
        elif item.entity is not None and depth:
            marked[item.index] = "paren"
    for item in items:
        if item.entity is None or item.index in marked:
            continue
        if _modifies_person(items, item):
            marked[item.index] = "title"
        elif item.lower in ("his", "her", "its", "their"):
            marked[item.index] = "poss"
        elif (after := line.at(item.index + 1)) is not None and after.lower in ("'s", "’s", "'", "’"):
            if not _owns_result(items, after.index):
                marked[item.index] = "poss"
        elif _with_subject(items, item):
            continue
        elif (before := _preposition(items, item.index)) and not _support_for(items, item.index, before):
            marked[item.index] = f"prep:{before}"
    for start, end in _appositives(line, marked):
        for item in items[start:end]:
            if item.entity is not None:
                marked.setdefault(item.index, "appositive")
    return marked


OWNED = frozenset(
    """share vote votes support seats majority lead total tally victory victories win wins defeat percentage result
    margin advantage count delegates score vote-share representation""".split()
)


def _owns_result(items: list[Item], index: int) -> bool:
    """ "X's share rose to 20%", "the pan-democrats' seats increased": X is what the figures are of."""
    for item in items[index + 1 : index + 5]:
        if item.lower in OWNED:
            return True
        if (
            item.entity is not None
            or item.figure is not None
            or not item.tag.startswith(("JJ", "NN", "RB", "VBG", "VBN"))
        ):
            return False
    return False


def _with_subject(items: list[Item], item: Item) -> bool:
    """ "with Junius Ho defeating Y", "with the Greens on 7%": a clause of its own behind "with"."""
    if _preposition(items, item.index) != "with":
        return False
    after = _past_modifiers(items[item.index + 1 : item.index + 8])
    if not after:
        return False
    first = after[0]
    return (
        first.tag == "VBG"
        or first.figure is not None
        or (first.lower in ("on", "at") and len(after) > 1 and after[1].figure is not None)
    )


def _support_for(items: list[Item], index: int, preposition: str) -> bool:
    """ "Support for the Greens rose to 20%": the Greens are what rose."""
    if preposition != "for" or items[index].entity is None:
        return False
    before = [item.lower for item in items[max(0, index - 4) : index]]
    return bool({"support", "backing", "share", "vote", "votes"} & set(before)) and not any(
        item.verb or item.figure is not None for item in items[:index]
    )


def _modifies_person(items: list[Item], item: Item) -> bool:
    """ "Labour leader Keir Starmer", "Democrat Nana Beridze": the party is no subject, the person is."""
    if item.entity is None or item.entity.kind == "person":
        return False
    for later in items[item.index + 1 : item.index + 7]:
        if later.entity is not None and later.entity.kind == "person":
            return later.mention is None or later.mention.form not in ("pronoun", "description")
        if later.entity is not None and later.entity.kind in ("place", "organisation", "party"):
            if later.index == item.index + 1:
                continue
            return False
        if (
            later.lower not in TITLES
            and later.tag not in ("JJ", "NN", "NNP")
            and later.lower not in ("(", ")")
        ):
            return False
        if later.lower in ("and", ","):
            return False
    return False


def _preposition(items: list[Item], index: int) -> str:
    """The preposition that governs the name at `index`: directly, or across "the", titles and adjectives."""
    for earlier in reversed(items[max(0, index - 6) : index]):
        if earlier.lower in PREPOSITIONS:
            return earlier.lower
        if earlier.lower in ("and", ",", "or") and earlier.index > 0:
            previous = items[earlier.index - 1]
            if (
                previous.entity is not None
                and previous.entity.kind == "place"
                and items[index].entity is not None
            ):
                same = items[index].entity
                if same is not None and same.kind == "place":
                    return _preposition(items, previous.index)
            return ""
        if earlier.figure is not None or earlier.verb or earlier.kind == "mark":
            return ""
        if earlier.entity is not None and not _passes(items, earlier):
            return ""
    return ""


def _passes(items: list[Item], item: Item) -> bool:
    """Whether a preposition reaches across this name: "of the CHP's X", "for Democrat Y", not "from Vermont X"."""
    after = items[item.index + 1].lower if item.index + 1 < len(items) else ""
    return after in ("'s", "’s") or (item.entity is not None and item.entity.kind == "party")


def _appositives(line: Line, marked: dict[int, str]) -> list[tuple[int, int]]:
    """Stretches between commas that only describe the name before them."""
    items, found = line.items, []
    index = 0
    while index < len(items) - 2:
        item = items[index]
        if not (item.who and items[index + 1].lower == "," and item.index not in marked):
            index += 1
            continue
        end = _appositive_end(items, index + 2)
        if end is not None:
            found.append((index + 2, end))
            index = end
        index += 1
    return found


def _appositive_end(items: list[Item], start: int) -> int | None:
    """Where an appositive that begins at `start` closes (the index of its comma); None if it is none."""
    first = items[start]
    described = first.lower in DETERMINERS or first.tag in ("NN", "NNS", "JJ") or first.lower in TITLES
    aged = first.figure is not None and first.figure.kind == "age"
    placed = (
        first.entity is not None
        and first.entity.kind in ("place", "party")
        and not (start + 1 < len(items) and (items[start + 1].verb or items[start + 1].figure is not None))
    )
    if not (described or aged or placed):
        return None
    for index in range(start, min(len(items), start + 30)):
        item = items[index]
        if item.lower in ("who", "which") and index > start:
            continue
        if (
            item.finite
            and items[index - 1].lower != ","
            and not any(earlier.lower in RELATIVES for earlier in items[start:index])
        ):
            return None
        if item.lower in (".", ";", ":"):
            return index if described else None
        if item.lower == "," and index + 1 < len(items):
            after = items[index + 1]
            if (
                after.finite
                or after.lower in ("with", "on", "at", "and", "has", "had")
                or after.tag in ("VBN", "VBG")
            ):
                return index
            if aged and index == start + 1:
                return index
            if after.figure is not None and not aged:
                return index
    return None


def _relative_zones(line: Line, modifiers: dict[int, str]) -> list[tuple[int, int, Item]]:
    """ "X, who had 45%, ...": the stretch, and the name that its figures belong to."""
    items, zones = line.items, []
    for item in items:
        if item.lower not in ("who", "which", "whose"):
            continue
        owner = next(
            (
                earlier
                for earlier in reversed(items[max(0, item.index - 12) : item.index])
                if earlier.who
                and (item.lower != "who" or (earlier.entity is not None and earlier.entity.kind == "person"))
                and not modifiers.get(earlier.index, "").startswith(("poss", "paren", "appos", "title"))
                and (
                    not modifiers.get(earlier.index, "").startswith("prep:of")
                    or earlier.index >= item.index - 2
                )
            ),
            None,
        )
        if owner is None:
            continue
        end = len(items)
        seen_verb = False
        for later in items[item.index + 1 :]:
            seen_verb |= later.finite
            after = items[later.index + 1] if later.index + 1 < len(items) else None
            if later.lower in (";", "."):
                end = later.index
                break
            if (
                later.lower == ","
                and seen_verb
                and after is not None
                and (after.finite or after.tag in ("VBG",) or after.lower in ("while", "and", "but"))
            ):
                end = later.index
                break
        zones.append((item.index, end, owner))
    return zones


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
    return before in DETERMINERS and after.tag.startswith(("NN", "JJ"))


def _coordinated(items: list[Item], first: Item, second: Item) -> bool:
    """Whether only commas, "and", titles and modifiers stand between two names."""
    between = items[first.index + 1 : second.index]
    return bool(between) and all(
        item.lower in (",", "and", "&", "or", "both", "as", "well") or item.entity is not None
        or item.tag in ("NNP", "DT", "IN", "NN", "JJ", "POS") for item in between
    ) and any(item.lower in (",", "and", "&", "or") for item in between)  # fmt: skip


def _boundary(items: list[Item], item: Item, current: Clause, modifiers: dict[int, str]) -> bool:
    """Whether a new clause begins at `item`."""
    if item.lower in (";", ":") or (item.lower in DASHES and item.text != "-"):
        return True
    rest = items[item.index + 1 :]
    if not rest:
        return False
    if item.lower in CONJUNCTIONS and item.index > 0:
        return _finite_soon(rest) and not (
            item.lower == "as" and rest[0].tag in ("DT", "NN", "JJ") and not _who_soon(rest)
        )
    if item.lower == "that" and item.tag in ("IN", "WDT") and current.verb is not None:
        return True
    if item.lower == "with" and _who_soon(rest):
        return any(_with_subject(items, later) for later in rest[:5] if later.who)
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
            return after.lower == "with" and current.verb is None and False
        if after.verb and after.tag in ("VBD", "VBZ", "VBP", "VBG", "VBN") and current.verb is not None:
            return not _adjectival(items, after)
        if _new_subject(rest, modifiers):
            return True
        # "With 97% counted, X had ...": what opens the sentence ends where the subject begins.
        return item.lower == "," and current.verb is None and not current.own and _who_soon(rest)
    return False


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


def _past_modifiers(rest: list[Item]) -> list[Item]:
    """What stands behind a name's "of the New Patriotic Party (NPP)"."""
    at = 0
    while at < len(rest) and rest[at].lower in ("of", "from", "("):
        close = at + 1
        while close < len(rest) and (
            rest[close].entity is not None
            or rest[close].lower in ("the", "'s", "’s", "(", ")", "opposition", "ruling", "of")
        ):
            close += 1
        at = close
    return rest[at:]


def _new_subject(rest: list[Item], modifiers: dict[int, str]) -> bool:
    """A name and then its verb or figure: "and Beridze 49%", ", the CHP took 32"."""
    for at, item in enumerate(rest[:9]):
        if item.who and modifiers.get(item.index, "") in ("", "poss"):
            if modifiers.get(item.index) == "poss":
                continue
            for after in _past_modifiers(rest[at + 1 :])[:4]:
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

"""Who won, leads, lost or conceded: outcomes that the story itself asserts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.claims.clauses import Clause, Frame
from copydesk.claims.line import Item
from copydesk.lexicon import results as cue

BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "'s", "’s", "got", "gets"])
HAVE = frozenset(
    [
        "has",
        "have",
        "had",
        "having",
        "’ve",
        "'ve",
        "enjoys",
        "enjoyed",
        "holds",
        "held",
        "took",
        "takes",
        "opened",
        "built",
        "gained",
        "with",
        "maintains",
        "maintained",
    ]
)
LIGHT = frozenset(
    [
        "a",
        "an",
        "the",
        "his",
        "her",
        "its",
        "their",
        "all",
        "both",
        "just",
        "only",
        "narrowly",
        "easily",
        "comfortably",
        "clearly",
        "decisively",
    ]
)
RESULT_NOUN = frozenset(
    [
        "election",
        "vote",
        "poll",
        "race",
        "ballot",
        "seat",
        "contest",
        "primary",
        "caucus",
        "caucuses",
        "runoff",
        "run-off",
        "referendum",
        "count",
    ]
)
LEADERLESS = frozenset(
    [
        "party",
        "coalition",
        "government",
        "opposition",
        "movement",
        "campaign",
        "country",
        "nation",
        "team",
        "delegation",
        "alliance",
        "charge",
        "protests",
        "protest",
        "group",
        "list",
        "slate",
        "bloc",
        "cabinet",
        "state",
        "province",
        "commission",
        "negotiations",
        "talks",
        "effort",
        "efforts",
        "ministry",
        "family",
        "faction",
        "rally",
        "march",
        "uprising",
        "revolt",
        "coup",
        "council",
        "committee",
        "union",
        "way",
    ]
)
KEPT = frozenset(
    [
        "seat",
        "seats",
        "office",
        "post",
        "majority",
        "control",
        "power",
        "mayoralty",
        "presidency",
        "governorship",
        "premiership",
        "district",
        "constituency",
        "stronghold",
        "ground",
        "council",
        "city",
        "job",
        "title",
        "crown",
        "county",
        "province",
        "riding",
        "ward",
        "borough",
    ]
)
LOST_NOTHING = frozenset(
    [
        "ground",
        "support",
        "confidence",
        "patience",
        "hope",
        "temper",
        "money",
        "interest",
        "touch",
        "sight",
        "faith",
        "face",
        "momentum",
        "steam",
    ]
)
TIES = frozenset({"tied", "level", "deadlocked"})
ADVANCE = frozenset(
    [
        "advance",
        "advances",
        "advanced",
        "advancing",
        "go",
        "goes",
        "going",
        "went",
        "head",
        "heads",
        "heading",
        "headed",
        "face",
        "faces",
        "facing",
        "forced",
        "qualify",
        "qualified",
        "meet",
        "force",
        "forces",
    ]
)
RUNOFF = frozenset(["runoff", "run-off", "runoffs", "run-offs"])


@dataclass
class Outcome:
    """One outcome word in a line: value, whose, against whom, where its words stand."""

    value: str
    subjects: list[Item]
    rival: Item | None
    first: Item
    last: Item
    sure: float = 0.85
    projected: bool = False
    spoken: bool = False
    caller: list[Item] = field(default_factory=list)


def outcomes(frame: Frame) -> Iterator[Outcome]:
    """All outcomes asserted in a line."""
    items = frame.line.items
    if (
        not items
        or items[-1].lower == "?"
        or (items[0].lower in ("who", "will", "did", "can") and items[-1].text == "?")
    ):
        return
    used: set[int] = set()
    for item in items:
        if item.entity is not None or item.figure is not None or item.index in used:
            continue
        found = _verb(frame, item) or _noun(frame, item)
        if found is None or not found.subjects:
            continue
        if _unreal(frame, item, found):
            continue
        used.update(range(found.first.index, found.last.index + 1))
        yield found


def _next(items: list[Item], index: int, skip: frozenset[str] = LIGHT) -> Item | None:
    """The next item that is not an article or a light adverb."""
    for item in items[index + 1 : index + 6]:
        if item.lower not in skip:
            return item
    return None


def passive(items: list[Item], item: Item) -> bool:
    """ "was narrowly defeated", "has been re-elected", "were successfully elected"."""
    for earlier in reversed(items[max(0, item.index - 4) : item.index]):
        if earlier.lower in BE:
            return True
        if not earlier.tag.startswith("RB") and earlier.lower not in ("not", "n't"):
            return False
    return False


def _subjects(frame: Frame, item: Item) -> list[Item]:
    clause = frame.clause(item.index)
    before = [subject for subject in clause.subjects if subject.index < item.index]
    if before:
        return before
    # "After winning the primaries, Trump ...": the subject stands in the clause behind.
    if item.tag == "VBG" and clause.start == 0:
        following = next((other for other in frame.clauses if other.start == clause.end and other.own), None)
        if following is not None:
            return following.subjects[:]
    tree = []
    for child in item.token.children:
        if child.dep_ in ("nsubj", "nsubj:pass"):
            holder = frame.line.item_of(child)
            if holder is not None and holder.who:
                tree.append(holder)
    return tree


def _object(frame: Frame, clause: Clause, item: Item) -> Item | None:
    """The first name of a person or party behind the verb that can be its object."""
    for later in frame.line.items[item.index + 1 : clause.end]:
        if later.who and frame.modifiers.get(later.index) not in ("title", "appositive", "paren"):
            role = frame.modifiers.get(later.index, "")
            if role.startswith("prep") and role not in ("prep:over",):
                return None
            return later
        if later.figure is not None or later.lower in (";", "."):
            return None
    return None


def _after(frame: Frame, clause: Clause, start: int, words: tuple[str, ...]) -> Item | None:
    """The name behind one of these prepositions: "lost to Y", "ahead of Y", "win over Y"."""
    items = frame.line.items
    for item in items[start + 1 : clause.end]:
        if item.lower in words:
            for later in items[item.index + 1 : item.index + 9]:
                if later.who and frame.modifiers.get(later.index) not in ("title", "paren"):
                    return later
                if later.figure is not None or later.verb:
                    break
    return None


def _verb(frame: Frame, item: Item) -> Outcome | None:
    word, items = item.lower, frame.line.items
    clause = frame.clause(item.index)
    headline = frame.line.part in ("headline", "crosshead")
    verbal = item.tag.startswith("VB") or (headline and item.tag.startswith(("NN", "JJ")))
    if not verbal:
        return None
    for table, reader in (
        (cue.ELECT, _elect), (cue.BEAT, _beat), (cue.CONCEDE, _concede), (cue.WIN, _win), (cue.LOSE, _lose),
        (cue.LEAD, _lead), (cue.TRAIL, _trail), (cue.RETAIN, _retain), (cue.SECURE, _secure), (cue.GAIN, _gain),
    ):  # fmt: skip
        if word in table:
            found = reader(frame, clause, item, items)
            if found is not None:
                return found
    if word in ("came", "come", "comes", "finished", "finishes", "placed", "coming", "finishing"):
        return _first(frame, item, items)
    if word in ADVANCE:
        return _runoff(frame, item, items)
    if word in ("called", "calls", "projected", "declared") and word != "declared":
        return _called(item, items)
    return None


def _make(
    frame: Frame, value: str, item: Item, last: Item | None = None, rival: Item | None = None, **more: object
) -> Outcome:
    subjects = _subjects(frame, item)
    made = Outcome(value, subjects, rival, item, last or item)
    for key, given in more.items():
        setattr(made, key, given)
    if rival is not None and any(rival.entity is subject.entity for subject in made.subjects):
        made.rival = None
    return made


def _win(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    after = _next(items, item.index)
    if after is None:
        return _make(frame, "won", item)
    if (passive(items, item) and item.tag == "VBN") or _of_figure(items, item):
        return None
    if (after.figure is not None and after.figure.unit is not None and _measured(after)) or (
        after.figure is not None and after.figure.unit is None and after.figure.kind == "count"
    ):
        return None
    words = [later.lower for later in items[item.index + 1 : min(clause.end, item.index + 9)]]
    if after.lower in cue.NOT_WON or any(word in cue.NOT_WON for word in words[:4]):
        return None
    lemma = cue.WIN[item.lower]
    if lemma in ("carry", "sweep", "clinch") and not (
        set(words[:6]) & (cue.WINNABLE | cue.VICTORY)
        or (after.entity is not None and after.entity.kind in ("place", "contest"))
    ):
        return None
    rival = _after(frame, clause, item.index, ("over", "against", "from"))
    if "majority" in words[:6] and not {"most"} & set(words[:3]):
        return _make(frame, "majority", item, items[item.index + 1 + words.index("majority")])
    if {"seats", "delegates"} & set(words[:4]) and "most" in words[:4]:
        return _make(frame, "leading", item, after)
    if {"re-election", "reelection", "second", "third", "fourth", "fifth", "another"} & set(words[:4]):
        return _make(frame, "retained", item, after, rival)
    return _make(
        frame, "won", item, after if after.entity is None or after.entity.kind != "person" else item, rival
    )


def _of_figure(items: list[Item], item: Item) -> bool:
    """ "lost a net of 20 seats", "won a record 40%": what is won or lost is a figure."""
    for later in items[item.index + 1 : item.index + 6]:
        if later.figure is not None:
            return later.figure.kind not in ("ordinal", "date", "age") and _measured(later)
        if later.lower not in (
            "a",
            "an",
            "the",
            "net",
            "total",
            "of",
            "record",
            "another",
            "only",
            "just",
            "all",
            "its",
            "more",
        ):
            return False
    return False


def _areas_follow(items: list[Item], item: Item) -> bool:
    """ "came first in 16 of the 24 districts", "leads in 27": areas won, no outcome."""
    after = items[item.index + 1 : item.index + 4]
    return (
        bool(after)
        and after[0].lower == "in"
        and any(
            later.figure is not None and later.figure.kind not in ("date", "ordinal") for later in after[1:]
        )
    )


def _measured(item: Item) -> bool:
    """Whether a figure measures votes, seats or areas, so that winning it is no victory."""
    figure = item.figure
    assert figure is not None
    unit = figure.unit or ""
    if unit in ("elections", "primaries", "contests", "races", "terms", "caucuses"):
        return False
    return figure.kind in ("percent", "points", "fraction", "count", "ratio")


def _beat(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    by = item.index + 1 < len(items) and items[item.index + 1].lower == "by"
    if item.lower in ("best", "edge", "edges") and item.tag.startswith(("JJ", "RB")):
        return None
    if item.tag == "VBN" and (passive(items, item) or by):
        return _make(frame, "lost", item, rival=_after(frame, clause, item.index, ("by",)))
    rival = _object(frame, clause, item)
    if rival is None:
        after = _next(items, item.index)
        if after is None or after.lower not in (
            "opponents",
            "opponent",
            "rivals",
            "rival",
            "challengers",
            "challenger",
            "incumbent",
            "out",
        ):
            return None
    return _make(frame, "won", item, None, rival)


def _elect(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    word = item.lower
    before = items[item.index - 1] if item.index else None
    if (
        before is not None
        and before.lower in ("the", "an", "newly", "directly", "democratically", "duly", "first")
        and not passive(items, item)
    ):
        return None
    value = "retained" if word.startswith("re") and "elected" in word else "won"
    if word in ("chose", "chosen", "choose", "return", "returned") and not passive(items, item):
        return None
    if word in ("chosen", "returned") and not {
        "unopposed",
        "parliament",
        "mayor",
        "president",
        "governor",
        "senator",
        "leader",
    } & {later.lower for later in items[item.index + 1 : item.index + 6]}:
        return None
    if passive(items, item):
        if {earlier.lower for earlier in items[max(0, item.index - 4) : item.index]} & {"is", "are", "being"}:
            following = items[item.index + 1].lower if item.index + 1 < len(items) else ""
            if following not in ("mayor", "governor", "president", "senator", "leader", "with", "to"):
                return None
        return _make(frame, "retained" if word == "returned" else value, item)
    after = _next(items, item.index)
    listing = next(
        (later for later in items[item.index + 1 : item.index + 9] if later.lower in ("were", "are", ":")),
        None,
    )
    if listing is not None and not any(
        later.verb or later.who for later in items[item.index + 1 : listing.index]
    ):
        after = listing
    if after is not None and after.lower in ("were", "are", "was", ":", "include", "included"):
        listed = [
            later
            for later in items[after.index + 1 :]
            if later.who
            and frame.modifiers.get(later.index, "") in ("", "poss", "appositive", "prep:of")
            and later.entity is not None
            and later.entity.kind == "person"
        ]
        return Outcome(value, listed, None, item, after)
    chosen = _object(frame, clause, item)
    if (
        chosen is not None
        and chosen.entity is not None
        and chosen.entity.kind == "person"
        and not (
            clause.own
            and clause.subjects
            and clause.subjects[0].entity is not None
            and clause.subjects[0].entity.kind == "person"
        )
    ):
        return Outcome(value, [chosen], None, item, item)
    if item.tag == "VBN" or frame.line.part == "headline":
        subjects = _subjects(frame, item)
        if subjects and (
            before is None
            or before.index == subjects[-1].index
            or before.lower in ("when", "and", ",", "first")
            or before.tag.startswith("RB")
        ):
            return Outcome(value, subjects, None, item, item, sure=0.8)
    return None


def _concede(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    del clause
    words = [later.lower for later in items[item.index + 1 : item.index + 5]]
    if cue.CONCEDE[item.lower] == "concede":
        if words[:1] == ["that"] and "lost" not in words:
            return None
        return _make(frame, "conceded", item)
    return _make(frame, "conceded", item) if "defeat" in words or "loss" in words[:3] else None


def _lose(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    words = [later.lower for later in items[item.index + 1 : min(clause.end, item.index + 7)]]
    after = _next(items, item.index, LIGHT | {"that"})
    if (after is not None and after.figure is not None and _measured(after)) or _of_figure(items, item):
        return None
    if set(words[:3]) & LOST_NOTHING:
        return None
    if "majority" in words[:4]:
        return _make(frame, "no_majority", item, items[item.index + 1 + words.index("majority")])
    return _make(
        frame,
        "lost",
        item,
        after if after is not None and after.entity is None else item,
        _after(frame, clause, item.index, ("to", "against")),
    )


def _lead(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    del clause
    if item.tag == "VBN" or (passive(items, item) and item.tag != "VBG"):
        return None
    if _areas_follow(items, item):
        return None
    after = items[item.index + 1] if item.index + 1 < len(items) else None
    content = _next(items, item.index)
    subjects = _subjects(frame, item)
    if cue.LEAD[item.lower] == "top":
        return (
            _make(frame, "leading", item, content)
            if content is not None
            and content.lower in ("poll", "polls", "ballot", "list", "vote", "field", "count")
            else None
        )
    before = items[item.index - 1].lower if item.index else ""
    if item.tag == "VBG" and (before in ("the", "a", "his", "her", "of", "by") or before.endswith("'s")):
        return None
    if content is not None and content.entity is not None:
        person = bool(subjects) and subjects[0].entity is not None and subjects[0].entity.kind == "person"
        if content.entity.kind in ("organisation",) or (content.entity.kind == "party" and person):
            return None
        if content.entity.kind == "place" and after is content:
            return None if person else _make(frame, "leading", item)
        if (
            content.entity.kind == "person"
            and not person
            and content.mention is not None
            and content.mention.form == "pronoun"
        ):
            return None
        return _make(frame, "leading", item, None, content if content.who else None)
    words = [later.lower for later in items[item.index + 1 : item.index + 6]]
    if set(words[:4]) & LEADERLESS and not {"in", "with", "by"} & set(words[:1]):
        return None
    if (
        content is not None
        and content.tag.startswith(("NN", "JJ"))
        and content.lower
        not in RESULT_NOUN | {"nationwide", "nationally", "field", "overall", "early", "polls", "pack"}
    ):
        return None
    return _make(frame, "leading", item)


def _trail(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    del items
    return _make(frame, "trailing", item, None, _object(frame, clause, item))


def _retain(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    if item.tag == "VBN" and passive(items, item):
        return None
    words = [later.lower for later in items[item.index + 1 : min(clause.end, item.index + 8)]]
    after = _next(items, item.index)
    if after is not None and after.figure is not None and _measured(after):
        return None
    if "majority" in words[:5]:
        return _make(frame, "majority", item, items[item.index + 1 + words.index("majority")])
    hit = next((word for word in words[:6] if word in KEPT), None)
    owned = words[:1] and words[0] in (
        "his",
        "her",
        "its",
        "their",
        "the",
        "control",
        "power",
        "on",
        "onto",
        "off",
    )
    if hit is not None and (
        owned
        or cue.RETAIN[item.lower] == "retain"
        or item.tag == "VBG"
        or frame.line.part == "headline"
        or hit == "ground"
    ):
        return _make(frame, "retained", item, items[item.index + 1 + words.index(hit)])
    if (
        cue.RETAIN[item.lower] == "retain"
        and after is not None
        and after.entity is not None
        and after.entity.kind == "place"
    ):
        return _make(frame, "retained", item)
    return None


def _secure(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    words = [later.lower for later in items[item.index + 1 : min(clause.end, item.index + 8)]]
    said = cue.SECURE[item.lower] in ("declare", "claim")
    if said and passive(items, item):
        if {"winner", "victor", "elected", "victorious", "won"} & set(words[:6]):
            return _make(frame, "won", item, sure=0.9)
        return None
    at = next(
        (
            at
            for at, word in enumerate(words[:6])
            if word in cue.VICTORY or word in ("nomination", "majority", "plurality", "term")
        ),
        None,
    )
    if at is None:
        return None
    word, last = words[at], items[item.index + 1 + at]
    if any(items[index].figure is not None for index in range(item.index + 1, last.index)):
        return None
    value = (
        "majority"
        if word == "majority"
        else "retained"
        if word in ("re-election", "reelection", "term")
        else "won"
    )
    return _make(
        frame, value, item, last, _after(frame, clause, item.index, ("over", "against")), spoken=said
    )


def _gain(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    if item.tag == "VBN" and passive(items, item):
        return None
    words = [later.lower for later in items[item.index + 1 : min(clause.end, item.index + 8)]]
    after = _next(items, item.index)
    if after is not None and after.figure is not None and after.figure.unit not in ("seats",):
        return None
    if {"control", "power"} & set(words[:2]) or (cue.GAIN[item.lower] in ("flip", "capture", "regain", "seize", "wrest", "reclaim", "snatch") and (
        {"seat", "mayoralty", "governorship", "presidency", "district", "state", "city", "county", "province", "stronghold"} & set(words[:6])
        or (after is not None and after.entity is not None and after.entity.kind == "place")
    )):  # fmt: skip
        return _make(frame, "gained", item)
    if cue.GAIN[item.lower] in ("gain", "take") and "seat" in words[:5] and "from" in words:
        return _make(frame, "gained", item, None, _after(frame, clause, item.index, ("from",)))
    return None


def _first(frame: Frame, item: Item, items: list[Item]) -> Outcome | None:
    words = [later.lower for later in items[item.index + 1 : item.index + 5]]
    first = next((at for at, word in enumerate(words) if word in ("first", "top")), None)
    if (
        first is None
        or words[:first] not in ([], ["in"], ["out", "on"])
        or _areas_follow(items, items[item.index + 1 + first])
    ):
        return None
    return _make(frame, "won", item, items[item.index + 1 + first])


def _runoff(frame: Frame, item: Item, items: list[Item]) -> Outcome | None:
    words = [later.lower for later in items[item.index + 1 : item.index + 9]]
    hit = next((at for at, word in enumerate(words) if word in RUNOFF), None)
    if hit is None and "second" in words and "round" in words:
        hit = words.index("round")
    if hit is None or "avoid" in words[:hit]:
        return None
    return _make(frame, "runoff", item, items[item.index + 1 + hit], sure=0.75)


def _called(item: Item, items: list[Item]) -> Outcome | None:
    """ "the AP called Nevada for Biden", "the network projected the race for X"."""
    for later in items[item.index + 1 : item.index + 8]:
        if later.lower == "for":
            named = next((who for who in items[later.index + 1 : later.index + 6] if who.who), None)
            if named is not None and named.entity is not None:
                return Outcome("won", [named], None, item, named, projected=True)
            return None
        if later.verb or later.figure is not None:
            return None
    return None


def _noun(frame: Frame, item: Item) -> Outcome | None:
    items, word = frame.line.items, item.lower
    clause = frame.clause(item.index)
    before = items[item.index - 1] if item.index else None
    if word in ("victory", "win", "victories", "wins", "triumph") and item.tag.startswith("NN"):
        if (
            before is not None
            and before.lower in ("'s", "’s", "'", "’")
            and item.index >= 2
            and items[item.index - 2].who
        ):
            return Outcome(
                "won",
                [items[item.index - 2]],
                _after(frame, clause, item.index, ("over",)),
                item,
                item,
                sure=0.75,
            )
        if (
            before is not None
            and before.mention is not None
            and before.mention.form == "pronoun"
            and before.who
        ):
            return Outcome("won", [before], None, item, item, sure=0.6)
    if (
        word == "winner"
        and before is not None
        and before.lower in ("declared", "the")
        and {"declared", "was", "is"} & {w.lower for w in items[max(0, item.index - 4) : item.index]}
    ):
        return _make(frame, "won", item)
    if word == "ahead" or (word == "front" and before is not None and before.lower == "in"):
        return _ahead(frame, clause, item, items)
    if word in ("lead", "advantage") and item.tag.startswith("NN"):
        words = {earlier.lower for earlier in items[max(clause.start, item.index - 6) : item.index]}
        near = items[max(0, item.index - 3) : item.index + 4]
        if words & HAVE and not any(
            other.figure is not None and other.figure.kind != "date" for other in near
        ):
            return _make(frame, "leading", item, sure=0.8)
        if "the" in words and "in" in words and items[item.index - 2].lower == "in":
            return _make(frame, "leading", item)
    if (
        (
            word in TIES
            and {"with", "at", "on"} & {later.lower for later in items[item.index + 1 : item.index + 3]}
        )
        or (
            word == "neck"
            and [later.lower for later in items[item.index + 1 : item.index + 3]] == ["and", "neck"]
        )
        or (word == "heat" and before is not None and before.lower == "dead")
    ):
        return _make(frame, "tied", item)
    if word == "majority":
        return _majority(frame, clause, item, items)
    if word in ("government", "parliament") and before is not None and before.lower in ("minority", "hung"):
        if item.index >= 2 and items[item.index - 2].who:
            return Outcome("no_majority", [items[item.index - 2]], None, before, item)
        return _make(frame, "no_majority", before, item)
    return None


def _ahead(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    if item.lower == "front" and item.index:
        item = items[item.index - 1]
    before = items[item.index - 1] if item.index else None
    if before is None or (before.figure is not None):
        return None
    rival = (
        _after(frame, clause, item.index, ("of",))
        if item.index + 1 < len(items) and items[item.index + 1].lower == "of"
        else None
    )
    if (
        before.who
        and item.index >= 2
        and items[item.index - 2].lower in ("put", "puts", "putting", "placed", "showed", "shows", "gave")
    ):
        return Outcome("leading", [before], rival, item, item)
    verbs = {earlier.lower for earlier in items[max(clause.start, item.index - 5) : item.index]}
    moved = {
        "is",
        "was",
        "are",
        "were",
        "pulled",
        "moved",
        "edged",
        "been",
        "be",
        "remained",
        "stayed",
        "looked",
        "surged",
        "ran",
        "still",
        "also",
        "well",
        "pulling",
        "moving",
        "far",
        "narrowly",
        "just",
        "goes",
        "go",
        "went",
        "going",
        "stays",
        "remains",
    }
    return _make(frame, "leading", item, None, rival) if verbs & moved else None


def _majority(frame: Frame, clause: Clause, item: Item, items: list[Item]) -> Outcome | None:
    before = [earlier.lower for earlier in items[max(clause.start, item.index - 7) : item.index]]
    if (
        "short" in before
        or ("without" in before and "left" in before)
        or ({"fell", "fall", "falls"} & set(before) and "short" in before)
    ):
        return _make(frame, "no_majority", item)
    if "not" in before and {"is", "was"} & set(before):
        return _make(frame, "no_majority", item)
    if {"has", "have", "had", "won", "secured", "kept", "retained", "held", "controlled", "securing", "winning", "commands", "gained", "gives", "giving", "gave"} & set(before) and not {
        "needed", "needs", "need", "short", "no", "of"} & set(before):  # fmt: skip
        return _make(frame, "majority", item, sure=0.75)
    return None


def _unreal(frame: Frame, item: Item, found: Outcome) -> bool:
    """Whether the outcome is hoped, denied, asked, conditional or still to come; marks projections."""
    items = frame.line.items
    clause = frame.clause(item.index)
    start = max(clause.start, item.index - 9)
    before = [earlier.lower for earlier in items[start : item.index]]
    last_break = max((at for at, word in enumerate(before) if word in (",", "that", "said")), default=-1)
    near = before[last_break + 1 :]
    if {"if", "unless", "whether"} & set(near) or (
        clause.start < len(items) and items[clause.start].lower in ("if", "unless", "whether")
    ):
        return True
    if "projected" in near or "projected" in before[-5:] or "forecast" in near[-4:]:
        found.projected = True
        return bool({"not", "would"} & set(near))
    if found.value == "runoff":
        return bool({"not", "could", "would", "may", "might", "avoid", "if"} & set(near))
    if {"failed", "fails", "fail"} & set(near) and item.lower in {**cue.WIN, **cue.ELECT, **cue.RETAIN}:
        if "elected" in item.lower or item.lower in cue.WIN:
            found.value = "lost"
            return False
        return True
    if cue.NEGATION & set(near[-5:]):
        return found.value not in ("no_majority",)
    if near[-1:] == ["to"]:
        return not _resulting(items, item, near)
    unreal = cue.UNREAL - {"to", "set", "sought", "target", "campaign", "hopes"}
    if {"will", "'ll", "’ll"} & set(near[-4:]):
        return True
    return bool(unreal & set(near[-6:])) and not ({"have", "having"} & set(near[-2:]) and "projected" in near)


def _resulting(items: list[Item], item: Item, near: list[str]) -> bool:
    """ "took 16.98% to defeat Y", "came from behind to win", "went on to win": an infinitive of result."""
    if {
        "need",
        "needs",
        "needed",
        "hoping",
        "hopes",
        "trying",
        "tried",
        "bid",
        "seeking",
        "wants",
        "yet",
        "expected",
        "likely",
        "able",
        "required",
        "must",
        "ought",
    } & set(near):
        return False
    before = items[item.index - 2] if item.index >= 2 else None
    if before is None:
        return False
    if before.figure is not None and before.figure.unit in ("percent", "votes"):
        return True
    if before.lower in ("vote", "votes", "behind", "on", "back", "elect"):
        return True
    return ({"went", "goes"} & set(near) != set() and before.lower == "on") or "voted" in near

"""What a figure measures: decided by its unit and by the words of its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass

from copydesk.claims.clauses import Frame
from copydesk.claims.line import Item
from copydesk.lexicon import results as cue

STOP = frozenset({";", "."})
FIGURE = "#"
# "the 129-seat parliament", "a 60-member council"; not "a 12-seat lead".
SIZED = re.compile(r"\w-(?:seat|member|strong)\b")
BREAKS = frozenset({",", ";", ".", "and", "but", "while", "(", ")"})


@dataclass
class Reading:
    """A figure's measure, and what follows from the words that told it."""

    measure: str
    sign: int = 1
    change_of: str | None = None
    of_rival: bool = False
    subject_kind: str | None = None
    sure: float = 0.95
    basis: str | None = None
    earlier: bool = False
    unit: str | None = None


@dataclass
class Around:
    """The words around a figure, lower case: `left` and `right` in its clause, nearest first."""

    left: list[str]
    right: list[str]
    clause: list[str]
    verb: str
    sentence: list[str]
    paired: bool = False
    owned: bool = False
    of: bool = False
    last: Reading | None = None
    row: str | None = None
    turnout: bool = False

    def near_left(self, most: int) -> set[str]:
        """The nearest words before the figure."""
        return set(self.left[:most])

    def near_right(self, most: int) -> set[str]:
        """The nearest words behind the figure."""
        return set(self.right[:most])


def around(frame: Frame, item: Item) -> Around:
    """The surroundings of a figure."""
    items = frame.line.items
    clause = frame.clause(item.index)
    left: list[str] = []
    for earlier in reversed(items[max(clause.start, item.index - 14) : item.index]):
        if earlier.lower in STOP:
            break
        left.extend(reversed(earlier.lower.split()) if earlier.entity is not None else [earlier.lower])
    right: list[str] = []
    for later in items[item.index + 1 : min(len(items), item.index + 14)]:
        if later.lower in STOP:
            break
        if later.figure is not None:
            right += [FIGURE, *(later.figure.unit or "").split("_")]
        else:
            right.extend(later.lower.split() if later.entity is not None else [later.lower])
    return Around(
        left=left,
        right=right,
        clause=[word.lower for word in items[clause.start : clause.end]],
        verb=clause.verb.lower if clause.verb is not None else "",
        sentence=[word.lower for word in items],
        paired=_paired(items, item),
        owned=item.index >= 2
        and items[item.index - 2].who
        and items[item.index - 1].lower in ("'s", "’s", "'", "’"),
        of=item.figure is not None and item.figure.of is not None,
        turnout=_turnout_before(items, item),
    )


def _turnout_before(items: list[Item], item: Item) -> bool:
    """Whether "turnout" stands before the figure with no person or party between."""
    for earlier in reversed(items[: item.index]):
        if earlier.who:
            return False
        if earlier.lower in cue.TURNOUT:
            return True
    return False


def _paired(items: list[Item], item: Item) -> bool:
    """ "50.1% to 46.5%", "52-48": one of two figures of one kind, that are two shares and no margin."""
    for step in (1, -1):
        at = item.index + step
        marks = 0
        while 0 <= at < len(items) and marks < 3:
            other = items[at]
            if other.figure is not None:
                return (
                    marks > 0 and item.figure is not None and other.figure.kind in (item.figure.kind, "count")
                )
            if other.lower not in ("to", "-", "–", "—", "percent", "%", "votes", "against", "versus"):
                break
            at += step
            marks += 1
    return False


def _row(frame: Frame, item: Item, label: str | None) -> str | None:
    """The measure of a row of results, "AfD 32.8 (23.4)" or "Seats: AfD 32, CDU 23": by its label, else its decimals."""
    items = frame.line.items
    if any(other.verb for other in items) or not any(other.who for other in items[: item.index]):
        return None
    named = next(
        (
            ROWS[other.lower]
            for other in items[:3]
            if other.lower in ROWS and other.index + 1 < len(items) and items[other.index + 1].lower == ":"
        ),
        None,
    )
    if named is not None:
        return named
    before = items[item.index - 1]
    value = item.figure.value if item.figure is not None else None
    if value is None or not (before.who or before.lower == "("):
        return None
    if "." in value and len(items) <= 9:
        return "vote_share"
    return label if len(items) <= 9 else None


ROWS = {
    "seats": "seats",
    "votes": "votes",
    "share": "vote_share",
    "shares": "vote_share",
    "mandates": "seats",
}


def until_break(words: list[str], breaks: frozenset[str] = BREAKS) -> list[str]:
    """The words up to the first break."""
    kept = []
    for word in words:
        if word in breaks:
            break
        kept.append(word)
    return kept


def decide(
    frame: Frame, item: Item, previous: Reading | None, last: Reading | None = None, label: str | None = None
) -> Reading | None:
    """What the figure measures; None where it is no result.

    `previous` is the reading of the figure before it in the sentence (or of the sentence before), whose
    measure a figure without a unit shares. `last` is the figure right before it, of whatever measure.
    """
    figure = item.figure
    if figure is None or figure.kind in ("money", "date", "ordinal"):
        return None
    words = around(frame, item)
    words.last = last
    words.row = _row(frame, item, label)
    if figure.kind == "age":
        return Reading("age", unit="years")
    if figure.kind == "duration":
        return _elapsed(words)
    if "error" in words.near_left(6) and "margin" in words.near_left(8):
        return None
    if figure.unit == "percent" or figure.kind == "percent":
        return _percent(words, item, previous)
    if figure.unit == "points" or figure.kind == "points":
        return _points(words)
    if figure.kind == "ratio":
        return None
    return _count(words, item, previous)


def _elapsed(words: Around) -> Reading | None:
    left = words.near_left(7)
    first = {"first", "since"} & left or {"first"} & set(words.left[:12])
    if first and ("in" in left or "for" in left):
        return Reading("elapsed")
    if words.right[:1] == ["ago"] or {"since"} & words.near_right(3):
        return Reading("elapsed", sure=0.6) if {"last", "since"} & set(words.clause) else None
    return None


def _threshold(words: Around) -> bool:
    left, right = words.near_left(9), words.near_right(7)
    if {"threshold", "hurdle", "barrier", "cutoff", "quota"} & (words.near_left(4) | words.near_right(4)):
        return True
    if {"need", "needs", "needed", "require", "requires", "required", "necessary"} & left:
        return not {"recount"} & left
    if {"needed", "required", "necessary"} & words.near_right(5):
        return True
    if {"must"} & left and {"receive", "win", "get", "secure", "obtain", "reach", "poll"} & left:
        return True
    if (
        words.right[:1] == ["short"]
        and "of" in right
        and {"majority", "threshold", "outright", "half", "mark", "needed"} & set(words.right[:8])
    ):
        return True
    if {"mark"} & words.near_right(2):
        return True
    if {"avoid", "qualify"} & right and {"to"} & right and not {"had", "won", "took", "got"} & left:
        return True
    return words.verb in ("need", "needs", "needed", "requires", "required", "require")


def _counted(words: Around) -> bool:
    """ "with 92% of the ballot boxes counted", "97% of precincts reporting", "90 percent in"."""
    right = until_break(words.right, frozenset({",", ";", ".", "(", ")", FIGURE}))[:9]
    has_noun = any(word in cue.COUNT_NOUNS for word in right[:7])
    done = any(
        word in cue.COUNTED and (word not in ("in", "count", "votes") or at > 0)
        for at, word in enumerate(right)
    )
    if right[:1] == ["in"]:
        begun = bool({"with", "having"} & words.near_left(3))
        return begun and (words.right[1:2] or [","])[0] in (",", ";", ".", "and")
    if right[:1] and right[0] in cue.COUNTED - {"count", "votes"}:
        return True
    if has_noun and done and not {"voted", "turnout"} & set(right):
        return _is_count_phrase(right)
    if {"count", "counting", "tally", "counted"} & words.near_left(6) and {
        "complete",
        "completed",
        "done",
        "through",
        "finished",
    } & words.near_right(3):
        return True
    if {"counted", "processed", "tallied"} & words.near_left(5) and has_noun:
        return True
    return bool({"vote", "votes", "ballots", "results"} & set(words.left[:4]) and right[:1] == ["counted"])


def _is_count_phrase(right: list[str]) -> bool:
    """Not "52% of the votes in Ankara": "in" counts only at the end or before "so far"."""
    for at, word in enumerate(right):
        if word in cue.COUNTED and word not in ("in", "count"):
            return True
        if word == "in" and at and (at == len(right) - 1 or right[at + 1] in ("so", "by", "at", "as")):
            return True
    return False


def _turnout(words: Around) -> bool:
    near = words.near_left(10) | words.near_right(4)
    if cue.TURNOUT & near:
        return True
    right = until_break(words.right, frozenset({",", ";", "."}))[:12]
    people = {"voters", "electorate", "electors", "eligible", "registered", "people", "citizens"} & set(
        right[:7]
    )
    acted = (
        {"voted", "turned", "participated"} & set(right)
        or ({"cast", "casting"} & set(right) and {"ballots", "ballot", "votes", "vote"} & set(right))
        or ("took" in right and "part" in right)
    )
    if people and acted:
        return (
            not {"for", "backed", "against"} & set(right[right.index("voted") :][:3])
            if "voted" in right
            else True
        )
    return bool("part" in right[:5] and "took" in right[:4])


def _eligible(words: Around, item: Item) -> bool:
    """ "Only lists with at least 1.5% go on": a least figure and nobody in particular."""
    figure = item.figure
    return (
        figure is not None and figure.comparator in ("at_least", "over")
        and bool({"candidates", "candidate", "parties", "party", "lists", "list", "anyone", "those"} & set(words.left[:4]))
        and bool({"with", "winning", "polling", "receiving", "getting", "that", "who"} & set(words.left[:3]))
    )  # fmt: skip


def _turnout_sentence(words: Around) -> bool:
    """The sentence is about turnout and nobody else has been named before the figure."""
    return words.turnout


def _percent(words: Around, item: Item, previous: Reading | None) -> Reading | None:
    right = until_break(words.right)[:8]
    left = words.left
    if {
        "inflation",
        "unemployment",
        "gdp",
        "tariff",
        "tariffs",
        "tax",
        "interest",
        "poverty",
        "economy",
        "wage",
        "approval",
    } & (set(left[:7]) | set(right[:4])):
        return None
    if _counted(words):
        return Reading("counted")
    change = _change(words)
    if _turnout(words):
        if change is not None:
            return Reading("change", sign=change.sign, change_of="turnout", subject_kind="none")
        return Reading("turnout", earlier=_from(words), subject_kind="none")
    if _threshold(words) or _eligible(words, item):
        return Reading("threshold", subject_kind="none")
    if _lead(words):
        return Reading("lead", of_rival=_behind(words))
    if change is not None:
        change.change_of = change.change_of or "share"
        return change
    seats = {"seats", "delegates", "seat"} & set(right[:5])
    if seats:
        return Reading("seats", unit="percent")
    areas = cue.AREA_UNITS & set(right[:4])
    if areas and not {"vote", "votes", "voters"} & set(right[:4]):
        return Reading("areas_won", unit="percent") if _wins(words) else None
    if words.last is not None and words.left[:1] == ["or"] and words.last.measure == "turnout":
        return Reading("turnout", subject_kind="none")
    if previous is not None and previous.measure == "areas_won" and right[:2] == ["of", "them"]:
        return Reading("areas_won", unit="percent")
    if _turnout_sentence(words):
        return Reading("turnout", subject_kind="none", earlier=_from(words))
    return Reading("vote_share", earlier=_from(words), sure=_share_sure(words, right))


def _share_sure(words: Around, right: list[str]) -> float:
    """How sure a bare percentage is a share of the vote."""
    if cue.VOTE_NOUNS & set(right[:6]) or {"vote", "votes", "share", "support"} & set(words.left[:6]):
        return 0.95
    if (
        words.verb in cue.GET
        or words.verb in cue.WIN
        or words.verb in cue.BEAT
        or words.left[:1] in (["with"], ["on"], ["at"], ["("])
    ):
        return 0.9
    if {"to", "by", "against", "and", ","} & set(words.left[:1]):
        return 0.85
    return 0.7


def _from(words: Around) -> bool:
    """ "from 76% in 2019", "compared with 41% last time"."""
    left = words.left[:3]
    if left[:1] == ["from"]:
        return True
    return (
        "compared" in words.left[:4]
        and bool({"with", "to"} & set(left))
        and bool({"in", "last", "earlier", "previous", "four", "five", "at"} & set(words.right[:4]))
    )


def _lead(words: Around) -> bool:
    left, right = words.left, words.right
    if words.paired:
        return False
    if any(word in cue.LEAD_NOUNS for word in right[:3] if word not in BREAKS) and right[:1] != [","]:
        first = next(word for word in right[:3] if word in cue.LEAD_NOUNS)
        return right.index(first) < next(
            (at for at, word in enumerate(right) if word in BREAKS or word == "of"), 99
        )
    near = left[:5]
    if any(word in cue.LEAD_NOUNS for word in near):
        at = next(at for at, word in enumerate(near) if word in cue.LEAD_NOUNS)
        gap = near[:at]
        return all(
            word in ("of", "by", "a", "the", "was", "is", "to", "at", "stood", "just", "only", "over", "some", "than", "more",
                     "less", "about", "nearly", "almost", "around", ",", "(", "with", "winning", "narrow") for word in gap
        ) or "of" in gap  # fmt: skip
    if right[:1] and right[0] in ("ahead", "behind", "clear"):
        return True
    if right[:2] and right[0] in ("more", "fewer", "less") and "than" in right[:3]:
        return True
    if right[:2] == ["in", "front"]:
        return True
    if left[:1] == ["by"] or (
        left[1:2] == ["by"] and left[0] in ("just", "only", "some", "a", "about", "the")
    ):
        verbs = {**cue.WIN, **cue.BEAT, **cue.LOSE, **cue.LEAD, **cue.TRAIL}
        return any(
            word in verbs or word in ("ahead", "behind", "victory", "elected", "held", "retained", "up")
            for word in left[:12]
        )
    return bool(left[:1] and left[0] in ("ahead", "behind"))


def _behind(words: Around) -> bool:
    """Whether the one named is the one who trails."""
    if words.right[:1] == ["behind"]:
        return True
    near = words.left[:10]
    if (
        near[:2]
        and near[0] == "by"
        and ("lost" in near or "losing" in near or "trailed" in near or "trails" in near)
    ):
        return True
    return bool(
        {"trailed", "trails", "trailing", "trail", "lagging", "lags", "behind", "deficit"}
        & (set(near[:8]) | set(words.right[:1]))
    )


def _change(words: Around) -> Reading | None:
    left, right = words.left[:6], words.right
    if left[:1] in (["to"], ["from"]) or (left[:1] == ["at"]):
        return None
    if "swing" in left or "swing" in right[:2]:
        down = {"against", "away"} & set(right[:6])
        return Reading("change", sign=-1 if down else 1, change_of="share")
    near = left[:3]
    up = {
        "up",
        "rose",
        "risen",
        "increase",
        "increased",
        "rise",
        "jumped",
        "climbed",
        "grew",
        "gained",
        "gain",
        "gaining",
        "+",
        "surged",
        "improved",
        "improvement",
    }
    down = {"down", "fell", "fallen", "decrease", "decreased", "drop", "dropped", "declined", "decline", "lost", "losing", "loss",
            "slipped", "slid", "fall", "plunged", "shed", "loses", "tumbled", "slump", "slumped"}  # fmt: skip
    filler = {
        "by",
        "of",
        "a",
        "an",
        "about",
        "some",
        "just",
        "only",
        "net",
        "total",
        "more",
        "than",
        "nearly",
        "almost",
        "another",
        "all",
    }
    for word in near:
        if word in up:
            return Reading("change", sign=1)
        if word in down:
            return Reading("change", sign=-1)
        if word not in filler:
            break
    first = [word for word in right[:2] if word not in ("points", "percentage")]
    if (
        first[:1]
        and first[0] in ("higher", "up", "more", "increase", "gain", "rise", "jump")
        and not ("than" in right[:3] and _who_after_than(right))
    ):
        return Reading("change", sign=1)
    if first[:1] and first[0] in (
        "lower",
        "down",
        "fewer",
        "less",
        "drop",
        "fall",
        "decrease",
        "decline",
        "loss",
        "slump",
    ):
        return Reading("change", sign=-1)
    return None


def _who_after_than(right: list[str]) -> bool:
    """ "more than in 2019" is a change, "more than Lee" is a lead."""
    at = right.index("than")
    return not {"in", "at", "last", "four", "five", "its", "the", "before", "previous"} & set(
        right[at + 1 : at + 3]
    )


def _wins(words: Around) -> bool:
    verbs = {
        *cue.WIN,
        *cue.LEAD,
        *cue.GET,
        *cue.RETAIN,
        *cue.GAIN,
        "ahead",
        "control",
        "first",
        "winning",
        "victorious",
        "carried",
    }
    return any(word in verbs for word in words.left[:14]) or words.verb in verbs


RESULT_VERBS = frozenset(
    {*cue.WIN, *cue.LEAD, *cue.LOSE, "took", "take", "takes", "taking", "carried", "carry", "captured", "capturing", "ahead", "control",
     "secured", "securing", "swept", "claimed", "claiming", "victory", "victories", "victorious", "first", "kept", "keeps",
     "retained", "earned", "earning", "received", "gained", "flipped", "held", "holds", "triumphed", "prevailed", "in"}
) - {"in"}  # fmt: skip


def _result_verb(words: Around) -> bool:
    return any(word in RESULT_VERBS for word in words.left[:14]) or words.verb in RESULT_VERBS


def _points(words: Around) -> Reading | None:
    if {"swing"} & (set(words.left[:4]) | set(words.right[:2])):
        return _change(words)
    turnout = cue.TURNOUT & set(words.left[:12])
    change = _change(words)
    if change is not None:
        change.change_of = "turnout" if turnout else "share"
        change.subject_kind = "none" if turnout else None
        return change
    if _threshold(words) and not _lead(words):
        return Reading("threshold", subject_kind="none")
    if "need" in words.clause or "needs" in words.clause:
        return Reading("threshold", subject_kind="none")
    if turnout and ("than" in words.right[:4]):
        return Reading("change", change_of="turnout", subject_kind="none")
    return Reading("lead", of_rival=_behind(words), sure=0.95 if _lead(words) else 0.8)


def _count(words: Around, item: Item, previous: Reading | None) -> Reading | None:
    figure = item.figure
    assert figure is not None
    unit = figure.unit or _unit_behind(words)
    right = words.right
    if right[:1] == ["short"]:
        return Reading("threshold", subject_kind="none")
    if {"turned"} & set(words.left[:3]) and "out" in words.left[:2]:
        return Reading("turnout", subject_kind="none", unit="voters")
    if (
        {"eligible", "registered", "enrolled", "entitled"} & set(until_break(right)[:8])
        and unit in (cue.VOTER_UNITS | cue.SEAT_UNITS | {""})
        and not cue.LEAD_NOUNS & set(right[:2])
    ) and (unit or {"registered", "eligible", "enrolled"} & set(right[:1])):
        return _voters(words, item) if unit in cue.VOTER_UNITS else Reading("electorate", subject_kind="none")
    if unit in cue.SEAT_UNITS or ({"seats", "delegates"} & set(until_break(right)[:2]) and not unit):
        return _seats(words, unit, item.lower)
    if unit in (
        "votes",
        "ballots",
        "vote",
        "ballot_papers",
        "preferences",
        "first_preferences",
        "votes_cast",
    ):
        return _votes(words, unit)
    if unit in cue.VOTER_UNITS or "voters" in unit:
        return _voters(words, item)
    if unit in cue.BALLOT_UNITS and _counted_units(words, unit):
        return Reading("counted")
    if unit in cue.AREA_UNITS:
        return _areas(words, unit)
    if unit in cue.BALLOT_UNITS:
        return None
    if not unit:
        return _bare(words, item, previous)
    if unit in ("candidates", "women") and _wins(words) and "elected" in right[:3]:
        return Reading("seats", unit="seats", sure=0.7)
    return None


def _unit_behind(words: Around) -> str:
    """The noun of "17 out of 18 of the area's districts", "all 25 of Nevada's delegates"."""
    right = until_break(words.right, BREAKS | {FIGURE})[:7]
    if right[:1] != ["of"]:
        return ""
    return next((word for word in right if word in cue.SEAT_UNITS or word in cue.AREA_UNITS), "")


def _counted_units(words: Around, unit: str) -> bool:
    right = until_break(words.right, frozenset({",", ";", ".", ")"}))[:6]
    if any(word in cue.COUNTED and word != "in" for word in right) or (right == ["in"]):
        return True
    if unit in ("votes", "ballots") and not right:
        return False
    return bool(
        {"counted", "counting", "reporting", "opened", "processed", "tallied", "returns", "results"}
        & set(words.left[:6])
    ) and ("from" in words.left[:5] or "with" in words.left[:7] or "of" in words.left[:3])


def _seats(words: Around, unit: str, printed: str = "") -> Reading | None:
    left, right = words.left, until_break(words.right, frozenset({";", "."}))
    near = set(left[:6])
    if (
        _threshold(words)
        or "short" in right[:1]
        or ("short" in near and "of" in near and "majority" in right)
    ):
        return Reading("threshold", subject_kind="none")
    if {"represent", "represented", "represents", "representing"} & set(left[:5]):
        return Reading("total_seats", subject_kind="none")
    if {"elects", "elect", "electing", "choose", "fill"} & set(left[:2]):
        return Reading("total_seats", subject_kind="none")
    total = left[:2] == ["the", "of"] or (left[:1] == ["of"] and not _wins(words))
    if not words.of and (
        total or (left[:1] in (["'s"], ["’s"]) and not words.owned and not _result_verb(words))
    ):
        return Reading("total_seats", subject_kind="none", sure=0.8)
    if SIZED.search(printed) and not (cue.LEAD_NOUNS | {"gain", "loss", "swing", "increase"}) & set(
        right[:3]
    ):
        return Reading("total_seats", subject_kind="none")
    if right[:1] and right[0] in ("parliament", "assembly", "chamber", "house", "senate", "council", "legislature", "congress", "body",
                                  "knesset", "bundestag", "lower", "national", "legislative", "city", "diet", "dáil", "storting", "riksdag"):  # fmt: skip
        return Reading("total_seats", subject_kind="none")
    if (
        ({"stake", "grabs", "contested", "available", "contention"} & set(right[:7]) and not words.of)
        or (right[:2] == ["in", "the"] and not _wins(words))
        or {"elect", "fill"} & near
    ):
        return Reading("total_seats", subject_kind="none")
    if (
        {"representing", "represented", "represent", "comprises", "includes", "has"} & set(left[:5])
        and {"total", "includes", "comprises", "primaries"} & set(left[:14])
        and not _wins_only(words)
    ):
        return Reading("total_seats", subject_kind="none")
    if _lead(words) and not {"majority"} & set(right[:1]):
        return Reading("lead", of_rival=_behind(words))
    change = _change(words)
    if change is not None and unit != "delegates":
        change.change_of = "seats"
        return change
    if "net" in near and {"gain", "gained", "netted", "loss", "lost"} & set(left[:8]):
        return Reading("change", sign=-1 if {"loss", "lost"} & set(left[:8]) else 1, change_of="seats")
    if left[:3] and {"netted", "additional", "extra"} & set(left[:3]) and "delegates" not in unit:
        return Reading("change", sign=1, change_of="seats")
    basis = "held" if {"hold", "holds", "held"} & near else None
    return Reading(
        "seats", earlier=_from(words) or "previously" in near, basis=basis, sure=0.95 if _wins(words) else 0.8
    )


def _wins_only(words: Around) -> bool:
    return any(
        word in cue.WIN or word in ("won", "took", "secured", "earned", "received")
        for word in words.left[:12]
    )


def _votes(words: Around, unit: str) -> Reading | None:
    if _counted_units(words, unit) and not _lead(words):
        return Reading("counted")
    if _lead(words):
        return Reading("lead", of_rival=_behind(words))
    right = until_break(words.right, frozenset({";", "."}))
    if _threshold(words):
        return Reading("threshold", subject_kind="none")
    if (
        right[:3]
        and (right[0] in ("cast", "were", "was") or right[:2] == ["had", "been"])
        and {"cast", "invalid", "spoiled", "spoilt", "rejected", "blank", "valid", "counted"} & set(right[:4])
    ):
        return Reading("total_votes", subject_kind="none")
    if {"invalid", "spoiled", "spoilt", "rejected", "blank", "valid", "cast"} & (
        set(words.left[:2]) | set(right[:2])
    ) or ({"invalid", "spoiled", "spoilt", "blank"} & set(words.sentence) and not _wins_only(words)):
        return Reading("total_votes", subject_kind="none")
    if "total" in words.left[:4] and right[:1] == ["cast"]:
        return Reading("total_votes", subject_kind="none")
    if words.left[:1] == ["of"] and {"total", "out"} & set(words.left[:4]) and not _wins_only(words):
        return Reading("total_votes", subject_kind="none", sure=0.8)
    change = _change(words)
    if change is not None and change.sign < 0:
        change.change_of = "votes"
        return change
    if unit == "ballots" and not _wins(words):
        return Reading("total_votes", subject_kind="none", sure=0.8)
    return Reading("votes", earlier=_from(words))


def _voters(words: Around, item: Item) -> Reading | None:
    figure = item.figure
    assert figure is not None
    right = until_break(words.right, frozenset({";", "."}))[:12]
    if (
        (words.left[:1] == ["of"] or words.left[:2] == ["the", "of"])
        and "voters" in (figure.unit or "")
        and not cue.TURNOUT & set(words.left[:3])
    ):
        return Reading("electorate", subject_kind="none")
    inside = set(figure.printed.lower().split()) | set(item.text.lower().split())
    voted = {"voted", "vote", "participated", "voting"} & set(right[:6]) or ("turned" in right and "out" in right) or (
        {"cast"} & set(right[:5]) and {"ballots", "ballot", "votes", "vote", "their"} & set(right[:8])
    ) or ("took" in right and "part" in right)  # fmt: skip
    may = {"eligible", "registered", "entitled", "enrolled", "qualified", "roll", "rolls", "register"} & (
        inside | set(right[:6]) | set(words.left[:3])
    )
    able = "to" in right[:4] and "vote" in right[:6]
    if may or able:
        if voted and not able and figure.of is not None:
            return Reading("turnout", subject_kind="none")
        return Reading("electorate", subject_kind="none")
    if voted:
        if {"for", "against"} & set(right[1:4]) and "voted" in right[:3]:
            return Reading("votes", sure=0.8)
        return Reading("turnout", subject_kind="none")
    if cue.TURNOUT & set(words.left[:8]) or {"turnout"} & set(right[:3]):
        return Reading("turnout", subject_kind="none")
    if "voters" in (figure.unit or "") and words.left[:1] == ["of"]:
        return Reading("electorate", subject_kind="none", sure=0.8)
    return None


def _areas(words: Around, unit: str) -> Reading | None:
    right = until_break(words.right, frozenset({",", ";", "."}))[:6]
    if (
        unit in cue.BALLOT_UNITS
        and any(word in cue.COUNTED for word in right if word != "in")
        and not _wins(words)
    ):
        return Reading("counted")
    if {"counted", "reporting", "declared", "results"} & set(words.left[:5]) and "from" in words.left[:4]:
        return Reading("counted")
    if {"reporting", "counted", "declared"} & set(right[:4]):
        return Reading("counted")
    if not _result_verb(words) or {"need", "needs", "needed", "must"} & set(words.clause):
        return None
    if {"holds", "hold", "held", "holding"} & set(words.left[:4]) and {
        "elections",
        "election",
        "primaries",
        "primary",
    } & set(words.right[:6]):
        return None
    return Reading("areas_won", sure=0.85)


def _bare(words: Around, item: Item, previous: Reading | None) -> Reading | None:
    """A number without a noun: it shares the measure of the figure before it."""
    right = words.right
    if _threshold(words):
        return Reading("threshold", subject_kind="none", unit="" if previous is not None else None)
    if {"invalid", "spoiled", "spoilt", "rejected", "blank"} & set(until_break(right)[:6]):
        return Reading("total_votes", subject_kind="none", unit="votes")
    if right[:1] and right[0] in ("registered", "eligible"):
        return Reading("electorate", subject_kind="none", unit="voters")
    size = abs(float(item.figure.value)) if item.figure is not None and item.figure.value else 0.0
    if previous is not None and size > 100 and previous.measure == "vote_share":
        previous = Reading("votes", unit="votes")
    if words.row is not None:
        return Reading(words.row, unit="percent" if words.row == "vote_share" else words.row, sure=0.9)
    if previous is None or previous.measure in ("age", "elapsed", "outcome"):
        noun = next(
            (word for word in words.left if word in ("delegates", "delegate", "seats", "seat", "votes")), None
        )
        told = (
            _result_verb(words)
            or {"had", "has", "have"} & set(words.left)
            or words.left[:1] in (["from"], ["to"])
        )
        if noun is not None and told:
            unit = {"delegate": "delegates", "seat": "seats"}.get(noun, noun)
            return Reading("votes" if noun == "votes" else "seats", unit=unit, sure=0.8)
    if (
        words.right[:1]
        and words.right[0] in ("voted", "cast", "participated")
        or words.right[:2] in (["turned", "out"], ["took", "part"])
    ):
        return Reading("turnout", subject_kind="none", unit="voters")
    if _lead(words) and previous is not None and previous.measure in ("votes", "vote_share", "lead", "seats"):
        size = abs(float(item.figure.value)) if item.figure is not None and item.figure.value else 0.0
        return Reading("lead", of_rival=_behind(words), sure=0.7, unit="votes" if size > 100 else "")
    change = _change(words)
    if change is not None and previous is not None and previous.measure in ("seats", "change", "vote_share"):
        return Reading(
            "change",
            sign=change.sign,
            change_of=previous.change_of or ("seats" if previous.measure == "seats" else "share"),
            unit="",
        )
    if previous is None or previous.measure in ("age", "elapsed", "outcome"):
        return None
    measure = previous.measure
    if measure == "change" and words.left[:1] and words.left[0] in ("with", "on", "at", "to"):
        return Reading(
            {"seats": "seats", "votes": "votes"}.get(previous.change_of or "", "vote_share"),
            unit="",
            sure=0.85,
        )
    if measure == "change" and words.verb not in cue.LOSE and words.verb not in cue.GAIN and change is None:
        return None
    if measure == "total_seats" and _result_verb(words):
        return Reading("seats", unit=previous.unit or "", sure=0.8)
    if measure in ("turnout", "electorate", "total_votes", "total_seats", "threshold", "counted"):
        return None
    return Reading(
        measure,
        sign=previous.sign if measure == "change" else 1,
        change_of=previous.change_of,
        unit=previous.unit or "",
        sure=0.85,
    )

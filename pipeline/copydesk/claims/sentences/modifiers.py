"""Names that head no clause because they modify something else, and why."""

from __future__ import annotations

from copydesk.claims.sentences.asides import appositives_of
from copydesk.claims.sentences.line import Item, Line
from copydesk.lexicon import grammar, owners


def modifiers_of(line: Line) -> dict[int, str]:
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
        elif with_subject(items, item):
            continue
        elif (before := _preposition(items, item.index)) and not _support_for(items, item.index, before):
            marked[item.index] = f"prep:{before}"
    for start, end in appositives_of(line, marked):
        for item in items[start:end]:
            if item.entity is not None:
                marked.setdefault(item.index, "appositive")
    return marked


def _owns_result(items: list[Item], index: int) -> bool:
    """ "X's share rose to 20%", "the pan-democrats' seats increased": X is what the figures are of."""
    for item in items[index + 1 : index + 5]:
        if item.lower in owners.OWNED:
            return True
        if (
            item.entity is not None
            or item.figure is not None
            or not item.tag.startswith(("JJ", "NN", "RB", "VBG", "VBN"))
        ):
            return False
    return False


def with_subject(items: list[Item], item: Item) -> bool:
    """ "with Junius Ho defeating Y", "with the Greens on 7%": a clause of its own behind "with"."""
    if _preposition(items, item.index) != "with":
        return False
    after = past_modifiers(items[item.index + 1 : item.index + 8])
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
            later.lower not in grammar.TITLES
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
        if earlier.lower in grammar.PREPOSITIONS:
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


def past_modifiers(rest: list[Item]) -> list[Item]:
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

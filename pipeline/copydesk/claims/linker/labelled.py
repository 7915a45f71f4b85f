"""Lists whose label says what is told of each place: "Turnout by ward: Abbey 58.2%, Castle 59.4%", rows under "Turnout"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from copydesk.claims.linker.adjacent import PLAIN
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.verdicts import Verdict
from copydesk.claims.linker.view import View
from copydesk.claims.sentences.line import Item

# What words of a label say, the first that stands in it.
_LABELS = {
    "turnout": "turnout",
    "reporting": "counted",
    "counted": "counted",
    "tallied": "counted",
    "registered": "electorate",
    "electorate": "electorate",
    "electors": "electorate",
}
# A label is of places, not of those who stand.
_OF_SIDES = frozenset(
    "party parties candidate candidates list lists share shares seats votes won result results".split()
)
_UNITS = {"turnout": ("percent",), "counted": ("percent",), "electorate": (None, "voters", "people")}
# What the network may have made of such a figure.
_MISREAD = frozenset({"vote_share", "votes", "turnout", "counted", "electorate", "total_votes"})
# No label, no heading and no row is longer, in words and marks.
_LONGEST, _ROW = 10, 12
# "Turnout", "Voter turnout", "The turnout"; what tells of more than turnout before a figure.
_OPENING = 3
_OF_VOTES = frozenset(
    "vote votes share shares support won win wins winning took got polled backed against ballots".split()
)
_JOINS = frozenset("of de la le les du des da do dos das del el al and the upon on in an am".split())
_PARTS = frozenset({",", ";", ":", "(", "\n", "-", "–", "—", "•", "*"})


def by_label(view: View, verdicts: Sequence[Verdict]) -> None:
    """Give the figures of such lists the measure of the label, nobody for their subject, and the name before each for its place."""
    at = {id(verdict.trace.item): verdict for verdict in verdicts if verdict.trace.item.figure is not None}
    heading: str | None = None
    for row in view.rows:
        _all_turnout(row, at)
        if not row.results:
            short = len(row.symbols) <= _LONGEST and not any(item.finite for item in row.line.items)
            heading = _measure(row.line.lowers) if short else None
            continue
        measure, start = _inline(row)
        if measure is None:
            plain = len(row.symbols) <= _ROW and not any(item.verb for item in row.line.items)
            heading = heading if plain else None
            measure, start = heading, 0
        for item in row.results if measure is not None else ():
            found = at.get(id(item))
            if found is not None and item.index >= start and measure is not None:
                _labelled(found, measure, start)


def _measure(words: Sequence[str]) -> str | None:
    """What the words of a label say is told."""
    measure = next((_LABELS[word] for word in words if word in _LABELS), None)
    said = {word for word in words if word != "votes"} if measure == "counted" else words
    return measure if _OF_SIDES.isdisjoint(said) else None


def _inline(row: Row) -> tuple[str | None, int]:
    """What a label at the head of a line says, and where the list begins; or a sentence about turnout with shares in brackets."""
    words = row.line.lowers
    at = words.index(":") if ":" in words[:_LONGEST] else 0
    first = min(item.index for item in row.results)
    if not 0 < at < first or any(item.finite for item in row.line.items[:at]):
        return None, 0
    # A list of names with their figures, no sentence.
    if len(row.results) < 2 or any(item.finite for item in row.line.items[at:]):
        return None, 0
    return _measure(words[:at]), at + 1


def _all_turnout(row: Row, at: Mapping[int, Verdict]) -> None:
    """Make turnout of the shares of a sentence that tells of nothing else: "Turnout was highest in Abbey (78.2%), ahead of Castle (69.4%)"."""
    words = row.line.lowers
    if "turnout" not in words[:_OPENING]:
        return
    for item in row.results:
        found = at.get(id(item))
        if item.index <= words.index("turnout") or not _OF_VOTES.isdisjoint(words[: item.index]):
            return
        if found is not None and found.measure == "vote_share":
            _labelled(found, "turnout", words.index("turnout") + 1)


def _labelled(verdict: Verdict, measure: str, start: int) -> None:
    figure = verdict.trace.item.figure
    if figure is None or figure.unit not in _UNITS[measure] or verdict.measure not in _MISREAD:
        return
    name = _name_before(verdict.row, verdict.trace.item, start)
    if name is None:
        return
    verdict.measure, verdict.subject, verdict.owner_sure = measure, None, PLAIN
    verdict.sure, verdict.settled = max(verdict.sure, PLAIN), True
    verdict.named = " ".join(item.text for item in name)


def _name_before(row: Row, figure: Item, start: int) -> list[Item] | None:
    """The name right before a figure: "Abbey" of "Abbey 58.2%", "Mahé" of "Mahé: 88.1%"."""
    items, at = row.line.items, figure.index - 1
    if at >= start and items[at].lower in (":", "(", "-", "–"):
        at -= 1
    end = at
    while (
        at >= start
        and items[at].lower not in _PARTS
        and items[at].figure is None
        and _in_name(items, at, end)
    ):
        at -= 1
    name = items[at + 1 : end + 1]
    while name and not name[0].text[:1].isupper():
        name = name[1:]
    return name if 0 < len(name) <= 5 else None


def _in_name(items: Sequence[Item], at: int, end: int) -> bool:
    """Whether a word can be of the name that ends at `end`: it has a capital, or joins two that have: "Mont de Vaux"."""
    return items[at].text[:1].isupper() or (at < end and items[at].lower in _JOINS)

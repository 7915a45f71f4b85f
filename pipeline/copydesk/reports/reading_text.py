"""What was read, for people: who, where, and every claim with its figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.records import Claim, Reading
from copydesk.reports.columns import safe, width, wrapped
from copydesk.reports.text import paint
from copydesk.reports.view import Item, View

_KINDS = {"person": "people", "party": "parties", "place": "places", "organisation": "organisations"}
_HEDGES = {
    "about": "about ", "almost": "almost ", "over": "over ", "under": "under ", "at_least": "at least ",
    "at_most": "at most ", "between": "between ", "exactly": "",
}  # fmt: skip


def render(items: Iterable[Item], view: View) -> Iterator[str]:
    """Each story: its names, its claims, and the numbers that no claim took up."""
    first = True
    for item in items:
        if isinstance(item, Reading):
            if not first:
                yield "\n"
            yield from _reading(item, view)
            first = False


def _reading(reading: Reading, view: View) -> Iterator[str]:
    article = reading.article
    yield paint(safe(article.id), "bold", view) + "\n"
    for kind, label in _KINDS.items():
        names = [safe(entity.name) for entity in reading.entities if entity.kind == kind]
        if names:
            yield _block(f"  {label:<14} ", ", ".join(names), view)
    for claim in reading.claims:
        yield _block(f"  {claim.measure:<14} ", sentence(claim), view)
    for unread in reading.coverage.unread:
        yield _block("  not read       ", f'"{safe(unread.text)}": {safe(unread.why)}', view)
    coverage = reading.coverage
    yield f"  {coverage.in_claims} of {coverage.numbers} numbers read as {len(reading.claims)} claims\n"


def sentence(claim: Claim) -> str:
    """A claim in one line: "CHP 37.32 percent (vs AKP; Turkey; partial; source: Anadolu Agency)"."""
    context = (
        ("vs", claim.rival), ("", claim.place), ("", claim.contest), ("round:", claim.round),
        ("among", claim.group),
        ("of", claim.basis), ("change of", claim.change_of), ("when:", claim.when), ("", claim.status),
        ("source:", claim.source), ("says", claim.speaker),
    )  # fmt: skip
    known = "; ".join(f"{label} {value}".strip() for label, value in context if value)
    return safe(f"{claim.subject or '-'}: {figure(claim)}{f' ({known})' if known else ''}")


def figure(claim: Claim) -> str:
    """A claim's figure: "almost 7 points", "28 of 90 seats", "won"."""
    if claim.measure == "outcome":
        return claim.value
    whole = f" of {grouped(claim.of)}" if claim.of else ""
    upper = f" and {grouped(claim.high)}" if claim.comparator == "between" and claim.high else ""
    unit = (claim.unit or "").replace("_", " ")
    return f"{_HEDGES[claim.comparator]}{grouped(claim.value)}{upper}{whole} {unit}".strip()


def grouped(value: str) -> str:
    """A number as a person reads it: "84121" is "84,121", "0.52301" stays."""
    whole, dot, rest = value.partition(".")
    digits = whole.lstrip("-")
    return (
        f"{int(whole):,}{dot}{rest}" if len(digits) > 3 and digits.isascii() and digits.isdigit() else value
    )


def _block(label: str, text: str, view: View) -> str:
    room = max(20, view.width - width(label))
    rows = [text[start:end].rstrip() for start, end in wrapped(text, room)] or [""]
    return "".join(f"{label if at == 0 else ' ' * len(label)}{part}\n" for at, part in enumerate(rows))

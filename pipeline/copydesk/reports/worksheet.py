"""The worksheet: every figure, name, title, date and source in the order of the story, to be ticked off."""

from __future__ import annotations

from dataclasses import dataclass

from copydesk.records import Report
from copydesk.reports.marks import figure_places


@dataclass(frozen=True)
class Item:
    """One thing to verify: where, what kind, what is said, and on whose word."""

    start: int
    kind: str
    said: str
    about: str
    source: str | None = None
    unattributed: bool = False


# Claims that the story knows by itself or that need no source.
_OWN = ("age", "elapsed", "outcome")
# Forms of a name that are spelled for themselves.
_SPELLED = ("full", "acronym", "variant", "diacritics")


def worksheet(report: Report, text: str) -> list[Item]:
    """All items of a story, each once at each place where it stands."""
    items = [
        *_names(report, text),
        *_titles(report, text),
        *_figures(report, text),
        *_dates(report),
        *_sources(report),
    ]
    return sorted(set(items), key=_order)


def _order(item: Item) -> tuple[int, str, str]:
    return item.start, item.kind, item.about


def _names(report: Report, text: str) -> list[Item]:
    """The first mention of each name, and each form that differs from it."""
    found = []
    for entity in report.entities:
        seen: set[str] = set()
        for mention in sorted(entity.mentions, key=lambda one: one.start):
            said = text[mention.start : mention.end]
            # "SEKONDI" of a dateline is no other spelling of Sekondi.
            if mention.form in _SPELLED and said.casefold() not in seen:
                seen.add(said.casefold())
                about = (
                    entity.name
                    if said != entity.name
                    else {"organisation": "body"}.get(entity.kind, entity.kind)
                )
                found.append(Item(mention.start, "name", said, about))
    return found


def _titles(report: Report, text: str) -> list[Item]:
    return [
        Item(
            role.start,
            "title",
            text[role.start : role.end] or role.value,
            entity.name + (f", of {role.body_or_place}" if role.body_or_place else ""),
        )
        for entity in report.entities
        if entity.kind == "person"
        for role in entity.roles
    ]


def _figures(report: Report, text: str) -> list[Item]:
    found = []
    places = figure_places(report)
    for claim in report.claims:
        start, end = places[claim.id]
        about = " ".join(part for part in (claim.subject, claim.measure.replace("_", " ")) if part)
        about += f" against {claim.rival}" if claim.rival else ""
        about += f", {claim.place}" if claim.place else ""
        source = claim.source or claim.speaker
        found.append(
            Item(
                start, "result" if claim.measure == "outcome" else "figure", text[start:end],
                about, source, source is None and claim.measure not in _OWN,
            )
        )  # fmt: skip
    # The 6 of "May 6" is verified with its date.
    dates = [one for one in report.quantities if one.kind == "date"]
    found += [
        Item(one.start, "figure", one.text, f"not read: {one.why}")
        for one in report.coverage.unread
        if not any(date.start <= one.start and one.end <= date.end for date in dates)
    ]
    return found


def _dates(report: Report) -> list[Item]:
    return [
        Item(
            quantity.start,
            "date",
            quantity.printed,
            (quantity.date.resolved if quantity.date else None) or "",
        )
        for quantity in report.quantities
        if quantity.kind == "date"
    ]


def _sources(report: Report) -> list[Item]:
    """Each source where it is first named."""
    cited = {claim.source_id for claim in report.claims} | {claim.speaker_id for claim in report.claims}
    return [
        Item(entity.mentions[0].start, "source", entity.name, "cited for figures or results")
        for entity in report.entities
        if entity.id in cited and entity.mentions
    ]

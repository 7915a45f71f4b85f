"""The names of a gold file as entities with their mentions, and claims joined to them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from copydesk.edge.gold.annotation import locate, plain_name
from copydesk.records import (
    Contest,
    DateParts,
    Entity,
    Mention,
    Organisation,
    Party,
    Person,
    Place,
    Quantity,
    Statement,
)

_PREFIX = {"people": "p", "parties": "y", "places": "l", "organisations": "o", "contests": "r"}
_NATIONWIDE = frozenset({"nationwide", "nationally"})


class Names:
    """All that gold data names, and the ids by which claims refer to it."""

    def __init__(self, path: Path, text: str, data: Mapping[str, Any]) -> None:
        self.path, self.text, self.data = path, text, data
        self.ids: dict[str, str] = {}
        self.rows: dict[str, list[dict[str, Any]]] = {kind: [] for kind in _PREFIX}
        for kind in _PREFIX:
            for entry in data.get(kind) or ():
                self._add(kind, dict(entry))
        for claim in data.get("claims") or ():
            if claim.get("contest") and plain_name(claim["contest"]) not in self.ids:
                self._add(
                    "contests", {"name": str(claim["contest"]), "office_or_body": str(claim["contest"])}
                )
            if claim.get("source") and plain_name(claim["source"]) not in self.ids:
                self._add("organisations", {"name": str(claim["source"])})

    def _add(self, kind: str, entry: dict[str, Any]) -> None:
        entry["id"] = f"{_PREFIX[kind]}{len(self.rows[kind]) + 1}"
        self.rows[kind].append(entry)
        for name in (entry["name"], *(entry.get("also") or ())):
            self.ids.setdefault(plain_name(str(name)), entry["id"])

    def joined(self, entry: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
        """Ids and full names for the names of a gold claim."""
        ids = {key: self._id(fields.get(key)) for key in ("rival", "place", "contest", "source", "speaker")}
        found: dict[str, Any] = {f"{key}_id": value for key, value in ids.items() if value}
        if entry.get("subject") is not None:
            names = [str(entry["subject"]), *map(str, entry.get("also") or ())]
            subject_id = next((one for name in names if (one := self._id(name))), None)
            found.update(subject=names[0], subject_id=subject_id or "x:" + plain_name(names[0]))
        return found

    def _id(self, name: object) -> str | None:
        if name is None:
            return None
        if str(name) in _NATIONWIDE:
            countries = [row["id"] for row in self.rows["places"] if row.get("kind") == "country"]
            return countries[0] if len(countries) == 1 else None
        return self.ids.get(plain_name(str(name)))

    def entities(self) -> tuple[Entity, ...]:
        """Every name as an entity, by first mention."""
        found: list[Entity] = [
            *(self._person(row) for row in self.rows["people"]),
            *(self._party(row) for row in self.rows["parties"]),
            *(self._place(row) for row in self.rows["places"]),
            *(Organisation(**self._base(row), acronyms=_acronyms(row)) for row in self.rows["organisations"]),
            *(Contest(**self._base(row), **_only(row, _CONTEST)) for row in self.rows["contests"]),
        ]
        late = len(self.text)
        return tuple(sorted(found, key=lambda one: one.mentions[0].start if one.mentions else late))

    def dates(self) -> list[Quantity]:
        """The dates that the data spells out under `dates`."""
        found = []
        for number, entry in enumerate(self.data.get("dates") or (), 1):
            start, end = self._locate(entry)
            found.append(
                Quantity(
                    id=f"d{number}",
                    kind="date",
                    printed=self.text[start:end],
                    start=start,
                    end=end,
                    date=DateParts(**_only(entry, tuple(DateParts.model_fields))),
                )
            )
        return found

    def _person(self, row: Mapping[str, Any]) -> Person:
        party = self.ids.get(plain_name(str(row["party"]))) if row.get("party") else None
        lists = {
            key: tuple(self._statement(one) for one in row.get(key) or ())
            for key in ("parties", "roles", "ages", "born", "relatives")
        }
        return Person(
            **self._base(row),
            candidate=bool(row.get("candidate")),
            party=party,
            gender=row.get("gender"),
            **lists,
        )

    def _party(self, row: Mapping[str, Any]) -> Party:
        member_of = tuple(
            self.ids.get(plain_name(str(name)), str(name)) for name in row.get("member_of") or ()
        )
        return Party(**self._base(row), acronyms=_acronyms(row), member_of=member_of)

    def _place(self, row: Mapping[str, Any]) -> Place:
        return Place(
            **self._base(row),
            place_kind=row.get("kind", "other"),
            **_only(row, ("country", "known", "population")),
        )

    def _base(self, row: Mapping[str, Any]) -> dict[str, Any]:
        return {"id": row["id"], "name": str(row["name"]), "mentions": tuple(self._mentions(row))}

    def _mentions(self, row: Mapping[str, Any]) -> Iterator[Mention]:
        """Where the name and its other forms stand, the longest first; then the mentions given by hand."""
        name = str(row["name"])
        forms: list[tuple[str, str]] = [(name, "full")]
        forms += [(str(one), "acronym" if str(one).isupper() else "short") for one in row.get("also") or ()]
        if row["id"].startswith("p") and " " in name:
            forms.append((name.split()[-1], "short"))
        taken: list[tuple[int, int]] = []
        found: list[Mention] = []
        for entry in row.get("mentions") or ():
            start, end = self._locate(entry)
            taken.append((start, end))
            found.append(_mention(self.text, start, end, entry.get("form", "variant")))
        for form, kind in sorted(forms, key=lambda pair: -len(pair[0])):
            for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", self.text):
                if not any(match.start() < end and start < match.end() for start, end in taken):
                    taken.append(match.span())
                    found.append(_mention(self.text, *match.span(), kind))
        yield from sorted(found, key=lambda mention: mention.start)

    def _statement(self, entry: Mapping[str, Any]) -> Statement:
        start, end = self._locate(entry)
        return Statement(
            value=str(entry["value"]),
            body_or_place=entry.get("of"),
            when=entry.get("when", "now"),
            start=start,
            end=end,
            text=self.text[start:end],
            by=entry.get("by"),
        )

    def _locate(self, entry: Mapping[str, Any]) -> tuple[int, int]:
        return locate(self.path, self.text, str(entry["at"]), int(entry.get("nth", 1)))


_CONTEST = ("office_or_body", "place", "date", "party", "round", "seats", "votes_per_voter")


def _mention(text: str, start: int, end: int, form: Any) -> Mention:
    return Mention(start=start, end=end, text=text[start:end], form=form)


def _acronyms(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(one) for one in row.get("also") or () if str(one).isupper())


def _only(row: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: row[key] for key in keys if row.get(key) is not None}

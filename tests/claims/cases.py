"""Reads claim cases ("measure | subject | value unit | field=value ...") and holds claims against them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from copydesk.edge.gold import plain_name
from copydesk.edge.gold.matching import UNITS, WON, describe
from copydesk.records import Claim, Reading

FIELD = re.compile(r"(\w+)=(.*?)(?=\s+\w+=|$)")


@dataclass
class Wanted:
    """One claim that a case asks for."""

    measure: str
    subject: str | None
    value: str
    unit: str | None
    fields: dict[str, str] = field(default_factory=dict)


@dataclass
class Case:
    """A short story with its claims; with `some`, other claims may stand beside them."""

    text: str
    claims: list[Wanted]
    published: str | None
    some: bool
    skip: str | None


def load(path: Path) -> list[Case]:
    """The cases of a file."""
    return [
        Case(
            text=entry["text"],
            claims=[_wanted(line) for line in entry["claims"]],
            published=entry.get("published"),
            some=bool(entry.get("some")),
            skip=entry.get("skip"),
        )
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def _wanted(line: str) -> Wanted:
    measure, subject, value, *rest = (piece.strip() for piece in line.split("|"))
    number, _, unit = value.partition(" ")
    fields = dict(FIELD.findall(rest[0])) if rest else {}
    return Wanted(measure, None if subject == "-" else subject, number, unit or None, fields)


def problems(case: Case, reading: Reading) -> list[str]:
    """What is wrong: claims missing, claims too many, fields wrong. Empty when all is right."""
    left = list(reading.claims)
    found = []
    for wanted in case.claims:
        hits = [claim for claim in left if _fits(claim, wanted, reading)]
        if not hits:
            found.append(f"missing: {wanted.measure} {wanted.subject} {wanted.value} {wanted.unit or ''}")
            continue
        best = min(hits, key=lambda claim: len(_wrong(claim, wanted, reading)))
        left.remove(best)
        found += _wrong(best, wanted, reading)
    if not case.some:
        found += [f"extra: {describe(claim)} ({claim.evidence.text[:60]})" for claim in left]
    return found


def _fits(claim: Claim, wanted: Wanted, reading: Reading) -> bool:
    if claim.measure != wanted.measure:
        return False
    if claim.measure == "outcome":
        return (claim.value == wanted.value or {claim.value, wanted.value} <= WON) and _named(
            claim, wanted, reading
        )
    if claim.value != wanted.value and float(claim.value) != float(wanted.value):
        return False
    unit = wanted.unit or "percent"
    same = claim.unit == unit or any({claim.unit, unit} <= group for group in UNITS)
    return (same or claim.measure in ("areas_won", "counted")) and _named(claim, wanted, reading)


def _named(claim: Claim, wanted: Wanted, reading: Reading) -> bool:
    if wanted.subject is None:
        return True
    return _is(claim.subject, claim.subject_id, wanted.subject, reading)


def _is(name: str | None, entity_id: str | None, wanted: str, reading: Reading) -> bool:
    if plain_name(name or "") == plain_name(wanted):
        return True
    entity: Any = reading.by_id.get(entity_id or "")
    return entity is not None and any(
        plain_name(mention.text) == plain_name(wanted) for mention in entity.mentions
    )


def _wrong(claim: Claim, wanted: Wanted, reading: Reading) -> list[str]:
    bad = []
    for key, value in wanted.fields.items():
        got = getattr(claim, key)
        right = got is None if value == "-" else _is(got, getattr(claim, f"{key}_id", None), value, reading) if key in ("rival", "place", "source") else (
            str(got)[:4] == value[:4] if key == "when" else got == value
        )  # fmt: skip
        if not right:
            bad.append(f"{describe(claim)}: {key} is {got}, not {value}")
    return bad

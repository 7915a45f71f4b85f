"""Sentences from many countries through the shipped pipeline: who and what they name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from copydesk import entities
from copydesk.names.fold import fold
from copydesk.records import Article, Entity, Party, Person, Place
from copydesk.records.page import Page

CASES = yaml.safe_load((Path(__file__).parent / "snippets.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def pipeline() -> Any:
    """The shipped pipeline, or no test."""
    package = pytest.importorskip("copydesk_en")
    spacy = pytest.importorskip("spacy")
    if not hasattr(package, "PATH") or not Path(package.PATH).exists():
        pytest.skip("no trained pipeline")
    return spacy.load(package.PATH)


def article(text: str) -> Article:
    """A text as an article."""
    return Article(id="case", sha256="0" * 64, chars=len(text), words=len(text.split()), text=text)


def faults(case: dict[str, Any], found: tuple[Entity, ...]) -> list[str]:
    """What is not as the case says."""
    told: list[str] = []
    people = {e.name: e for e in found if isinstance(e, Person)}
    parties = [e for e in found if isinstance(e, Party)]
    by_id = {e.id: e for e in found}
    named = {id(e): {fold(e.name), *(fold(m.text) for m in e.mentions)} for e in found}
    for name, party in case.get("people", {}).items():
        person = people.get(name)
        if person is None:
            told.append(f"no person {name}: {sorted(people)}")
        elif party:
            home = by_id.get(person.party or "")
            if home is None or fold(party) not in named[id(home)]:
                told.append(f"{name} is of {home.name if home else None}, not {party}")
    for name in case.get("parties", []):
        if not any(fold(name) in named[id(e)] for e in parties):
            told.append(f"no party {name}: {[e.name for e in parties]}")
    for name in case.get("no_parties", []):
        if any(fold(name) in named[id(e)] for e in parties):
            told.append(f"a party {name}")
    for name, kind in case.get("places", {}).items():
        place = next((e for e in found if isinstance(e, Place) and fold(name) in named[id(e)]), None)
        if place is None or place.place_kind != kind:
            told.append(f"place {name}: {place.place_kind if place else None}")
    for name in case.get("organisations", []):
        if not any(e.kind == "organisation" and fold(name) in named[id(e)] for e in found):
            told.append(f"no organisation {name}")
    for name in case.get("no_organisations", []):
        if any(e.kind == "organisation" and fold(name) in named[id(e)] for e in found):
            told.append(f"{name} is no organisation here")
    for name, office, when in case.get("roles", []):
        roles = people[name].roles if name in people else ()
        if not any((r.value, r.when) == (office, when) for r in roles):
            told.append(f"{name} is no {office} ({when}): {[(r.value, r.when) for r in roles]}")
    for name in case.get("candidates", []):
        if name not in people or not people[name].candidate:
            told.append(f"{name} is no candidate")
    for form, name in {**case.get("short", {}), **case.get("variant", {})}.items():
        if not any(e.name == name and any(m.text == form for m in e.mentions) for e in found):
            told.append(f"{form} is not {name}")
    return told


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_snippet(case: dict[str, Any], pipeline: Any) -> None:
    found = entities.read(article(case["text"]), [Page(pipeline(case["text"]))])
    text = case["text"]
    assert all(m.text == text[m.start : m.end] for e in found for m in e.mentions)
    assert not faults(case, found)

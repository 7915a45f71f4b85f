"""Amounts go to those whom "for" or a genitive right beside them names."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from copydesk.claims.linker.adjacent import by_neighbour
from copydesk.claims.linker.verdicts import Verdict

NAMES = {"Lee", "TPP", "Kovac"}


def line(text: str) -> list[Any]:
    """Items of a line; words of `NAMES` name somebody, "he" points at somebody."""
    return [
        SimpleNamespace(
            verb=word == "took", index=at, lower=word.lower(), text=word, who=word in NAMES or word == "he",
            entity=SimpleNamespace(id=word, kind="party" if word == "TPP" else "person") if word in NAMES or word == "he" else None,
            mention=SimpleNamespace(form="pronoun" if word == "he" else "full"),
        )
        for at, word in enumerate(text.split())
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "measure", "owner"),
    [
        ("Lee took 52 against 8 for the TPP", "seats", "TPP"),
        ("Lee took 52 against 8 for independents", "seats", "independents"),
        ("Kovac led with 40 to the TPP 's 8", "vote_share", "TPP"),
        ("Lee took 52 against 8 for TPP 's partner", "seats", None),
        ("Lee took 52 against 8 for the first time", "seats", None),
        ("Lee took 52 against 8 for he", "seats", None),
        ("Lee took 8 for the TPP", "vote_share", None),
        ("Lee took 52 against 8 for TPP Kovac", "seats", None),
        ("a lead of 8 for the TPP", "lead", None),
    ],
)
def test_the_neighbour_owns_it(text: str, measure: str, owner: str | None) -> None:
    items = line(text)
    figure = next(item for item in items if item.text == "8")
    verdict: Any = SimpleNamespace(
        measure=measure, subject=None, owner_sure=0.5, row=SimpleNamespace(line=SimpleNamespace(items=items)),
        trace=SimpleNamespace(item=figure),
    )  # fmt: skip
    by_neighbour(cast(list[Verdict], [verdict]))
    assert (verdict.subject.text if verdict.subject else None) == owner


def test_a_candidate_keeps_what_was_taken_for_a_party() -> None:
    items = line("Lee with 8 for the TPP")
    verdict: Any = SimpleNamespace(
        measure="vote_share", subject=items[0], owner_sure=0.5, trace=SimpleNamespace(item=items[2]),
        row=SimpleNamespace(line=SimpleNamespace(items=items)),
    )  # fmt: skip
    by_neighbour(cast(list[Verdict], [verdict]))
    assert verdict.subject.text == "Lee"

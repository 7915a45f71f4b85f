"""Margins that two figures make go to the one with more, and no others."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from copydesk.claims.linker.margins import by_difference
from copydesk.claims.linker.verdicts import Verdict


def who(name: str) -> Any:
    return SimpleNamespace(entity=SimpleNamespace(id=name), lower=name)


def verdict(measure: str, value: str, unit: str, subject: str, line: int = 1) -> Any:
    figure = SimpleNamespace(value=value, unit=unit)
    return SimpleNamespace(
        measure=measure, row=SimpleNamespace(line=SimpleNamespace(number=line)), subject=who(subject), rival=None,
        trace=SimpleNamespace(item=SimpleNamespace(figure=figure)), owner_sure=0.6,
    )  # fmt: skip


def settled(*verdicts: Any) -> tuple[str, str | None]:
    by_difference(cast(list[Verdict], list(verdicts)))
    margin = verdicts[-1]
    return margin.subject.entity.id, margin.rival and margin.rival.entity.id


def test_the_larger_share_leads() -> None:
    shares = (
        verdict("vote_share", "31.7", "percent", "Rossi"),
        verdict("vote_share", "60.4", "percent", "Bianchi"),
    )
    assert settled(*shares, verdict("lead", "28.7", "points", "Rossi")) == ("Bianchi", "Rossi")


def test_figures_of_the_line_before_count() -> None:
    votes = verdict("votes", "1204", "votes", "Okoro"), verdict("votes", "1187", "votes", "Bello")
    assert settled(*votes, verdict("lead", "17", "votes", "Bello", 2)) == ("Okoro", "Bello")
    assert settled(*votes, verdict("lead", "17", "votes", "Bello", 3)) == ("Bello", None)


def test_a_margin_that_they_do_not_make_stays() -> None:
    shares = (
        verdict("vote_share", "31.7", "percent", "Rossi"),
        verdict("vote_share", "60.4", "percent", "Bianchi"),
    )
    assert settled(*shares, verdict("lead", "29.7", "points", "Rossi")) == ("Rossi", None)
    assert settled(*shares, verdict("lead", "28.7", "votes", "Rossi")) == ("Rossi", None)


def test_two_pairs_that_make_it_leave_it() -> None:
    shares = [
        verdict("vote_share", value, "percent", name)
        for value, name in (("40", "A"), ("35", "B"), ("30", "C"))
    ]
    assert settled(*shares, verdict("lead", "5", "points", "C")) == ("C", None)

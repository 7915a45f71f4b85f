"""The index of claims: finds every pair that may be compared, counts the others by reason, stays small on tables."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench
from copydesk.edge.gold.reading import from_data
from copydesk.records import Reading, Settings

FIELDS = {
    "place": [None, "Accra", "Kumasi"],
    "contest": [None, "presidential election", "parliamentary election"],
    "when": [None, "2020", "2020-12-07", "2016"],
    "round": [None, "runoff", "second", "first"],
    "group": [None, "women"],
    "status": [None, "partial", "final"],
    "source": [None, "the commission"],
}


def story(rows: list[dict[str, Any]], breaks: list[bool]) -> Reading:
    """A story with a share for each row, each in a sentence of its own or in that of the one before."""
    text, claims = "", []
    for number, (row, apart) in enumerate(zip(rows, breaks, strict=True)):
        words = f"Mensah had {number}.5 percent"
        text += (". " if apart else ", ") * bool(text) + words
        claims.append({"measure": "vote_share", "subject": "Mensah", "value": f"{number}.5", "unit": "percent",
                       "at": f"{number}.5 percent", "nth": 1 + sum(str(n).endswith(str(number))
                       for n in range(number)), **row})  # fmt: skip
    places = [{"name": name, "kind": "city"} for name in FIELDS["place"] if name]
    return from_data(f"{text}.\n", {"people": [{"name": "Mensah"}], "places": places, "claims": claims})


ROWS = st.lists(
    st.tuples(
        st.fixed_dictionaries({key: st.sampled_from(values) for key, values in FIELDS.items()}), st.booleans()
    ),
    min_size=2,
    max_size=9,
)


@given(ROWS)
def test_nothing_comparable_is_left_out_and_everything_is_counted(
    rows: list[tuple[dict[str, Any], bool]],
) -> None:
    """Held against trying every pair: the same pairs fit, and the ledger gives the same reasons."""
    reading = story([row for row, _apart in rows], [apart for _row, apart in rows])
    table = Bench(reading, Settings())
    plain = [(one, other, table.clash(one, other)) for one, other in combinations(table.of("vote_share"), 2)]
    ledger = Ledger()
    fitting = [
        (one.id, other.id)
        for one, other in table.pairs("vote_share", ledger)
        if table.fits(one, other, ledger)
    ]
    assert fitting == [(one.id, other.id) for one, other, why in plain if why is None]
    assert +ledger.aside == Counter(why for _one, _other, why in plain if why is not None)


@given(ROWS)
def test_a_look_around_a_claim_finds_the_same(rows: list[tuple[dict[str, Any], bool]]) -> None:
    reading = story([row for row, _apart in rows], [apart for _row, apart in rows])
    table = Bench(reading, Settings())
    first, *others = table.of("vote_share")
    ledger = Ledger()
    shelf = table.shelf("vote_share", unit="percent")
    for _twice in range(2):
        fitting = [one for one in shelf.around(first, ledger) if table.fits(first, one, ledger)]
    assert fitting == [one for one in others if table.clash(first, one) is None]
    assert ledger.aside.total() == len(others) - len(fitting)


def test_a_long_table_is_compared_row_by_row() -> None:
    """400 places with two claims each: each pair of a place is looked at, the others are only counted."""
    rows = 400
    text = "".join(
        f"In Ward{n}, Mensah had {n}.25 percent. Mensah had {n}.75 percent there.\n" for n in range(rows)
    )
    claims = [
        {"measure": "vote_share", "subject": "Mensah", "value": f"{n}.{end}", "unit": "percent", "place": f"Ward{n}",
         "at": f" {n}.{end} percent"}
        for n in range(rows) for end in ("25", "75")
    ]  # fmt: skip
    places = [{"name": f"Ward{n}", "kind": "other"} for n in range(rows)]
    reading = from_data(text, {"people": [{"name": "Mensah"}], "places": places, "claims": claims})
    table, ledger = Bench(reading, Settings()), Ledger()
    pairs = list(table.pairs("vote_share", ledger))
    assert len(pairs) == rows
    assert ledger.aside["place"] == 2 * rows * (2 * rows - 1) // 2 - rows


def test_rows_that_were_not_told_apart_are_not_all_compared() -> None:
    text = "".join(f"Mensah had {n}.25 percent.\n" for n in range(300))
    claims = [
        {"measure": "vote_share", "subject": "Mensah", "value": f"{n}.25", "unit": "percent", "at": f" {n}.25 percent"}
        for n in range(300)
    ]  # fmt: skip
    reading = from_data(text, {"people": [{"name": "Mensah"}], "claims": claims})
    table, ledger = Bench(reading, Settings()), Ledger()
    pairs = list(table.pairs("vote_share", ledger))
    assert len(pairs) < 300 * 50
    assert ledger.aside["far"] == 300 * 299 // 2 - len(pairs)

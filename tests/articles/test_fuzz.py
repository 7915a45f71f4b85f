"""Readers on mutated documents of every format: never a crash, never an error of kind internal."""

from __future__ import annotations

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from copydesk.articles import from_bytes
from copydesk.records import Article, ErrorReport, to_json
from tests.articles import samples

JUNK = [
    b"",
    b"\x00",
    b"\xff",
    b"<",
    b">",
    b"&#0;",
    b'"',
    b"{",
    b"]",
    b"\r\n",
    b"\xe2\x80",
    b"<!ENTITY",
    b"PK\x03\x04",
    b"A" * 999,
]


@cache
def documents() -> list[bytes]:
    return list(samples.every().values())


Change = tuple[int, int, bytes]


def mutated(data: bytes, changes: list[Change]) -> bytes:
    for at, length, new in changes:
        start = at % (len(data) + 1)
        data = data[:start] + new + data[start + length :]
    return data


def sound(data: bytes, name: str) -> None:
    """Everything that comes out is a record that can be written, and no failure of ours."""
    count = 0
    for one in from_bytes(data, id=name):
        count += 1
        assert not (isinstance(one, ErrorReport) and one.error.kind == "internal"), one
        to_json(one)
        if isinstance(one, Article):
            assert all(0 <= part.start < part.end <= len(one.text) for part in one.parts)
    assert count


@given(
    st.integers(0, len(samples.every()) - 1),
    st.lists(
        st.tuples(st.integers(0, 1 << 20), st.integers(0, 40), st.sampled_from(JUNK) | st.binary(max_size=8)),
        max_size=6,
    ),
)
def test_mutated_documents(index: int, changes: list[Change]) -> None:
    sound(mutated(documents()[index], changes), "story")


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    sound(data, "story")

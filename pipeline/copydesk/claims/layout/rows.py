"""Rows of results: what a heading, a label or the shape of a figure says that they count."""

from __future__ import annotations

from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item, Line, line_words

# What a label before its colon says a row counts: "Seats: AfD 32, CDU 23".
ROWS = {
    "seats": "seats",
    "votes": "votes",
    "share": "vote_share",
    "shares": "vote_share",
    "mandates": "seats",
}


def row_measure(frame: Frame, item: Item, label: str | None) -> str | None:
    """The measure of a row of results, "AfD 32.8 (23.4)" or "Seats: AfD 32, CDU 23": by its label, else its decimals."""
    items = frame.line.items
    if any(other.verb for other in items) or not any(other.who for other in items[: item.index]):
        return None
    named = next(
        (
            ROWS[other.lower]
            for other in items[:3]
            if other.lower in ROWS and other.index + 1 < len(items) and items[other.index + 1].lower == ":"
        ),
        None,
    )
    if named is not None:
        return named
    before = items[item.index - 1]
    value = item.figure.value if item.figure is not None else None
    if value is None or not (before.who or before.lower == "("):
        return None
    if "." in value and len(items) <= 9:
        return "vote_share"
    return label if len(items) <= 9 else None


def label_of(line: Line, label: str | None) -> str | None:
    """A heading of a table says what its rows count: "Seats won", "the shares of 2019 in brackets"."""
    words = set(line_words(line))
    if line.figures and any(item.who for item in line.items):
        return label
    for word, measure in (
        ("seats", "seats"),
        ("votes", "votes"),
        ("share", "vote_share"),
        ("shares", "vote_share"),
    ):
        if word in words and len(line.items) <= 14:
            return measure
    return None if len(line.items) > 14 else label

"""Hedges around a figure: nearly 50.92%, more than a million, 60% or more, 40-odd, 60%+."""

from __future__ import annotations

from copydesk.quantities.tokens import Block
from copydesk.quantities.words import HEDGE_ENDS, HEDGES, LONGEST_HEDGE, OVER_WHAT

_AFTER = {
    ("or", "so"): "about", ("or", "more"): "at_least", ("or", "over"): "at_least", ("or",
    "older"): "at_least",
    ("or", "above"): "at_least", ("or", "higher"): "at_least", ("or", "better"): "at_least",
    ("or", "greater"): "at_least", ("and", "over"): "at_least", ("and", "above"): "at_least",
    ("and", "older"): "at_least", ("and", "up"): "at_least", ("or", "thereabouts"): "about",
    ("or", "less"): "at_most", ("or", "fewer"): "at_most", ("or", "under"): "at_most", ("or",
    "below"): "at_most",
    ("or", "younger"): "at_most", ("and", "under"): "at_most", ("and", "younger"): "at_most",
    ("at", "most"): "at_most", ("at", "least"): "at_least", ("or", "lower"): "at_most", ("give",
    "or"): "about",
}  # fmt: skip


def hedge_before(block: Block, first: int) -> tuple[str, int] | None:
    """The hedge that ends right before token `first`, and the token that it begins at."""
    last = block.at(first - 1)
    if last in ("a", "an") and block.at(first - 2) in HEDGE_ENDS:
        first, last = first - 1, block.at(first - 2)
    if last not in HEDGE_ENDS:
        return None
    if last == "." and block.at(first - 2) in ("c", "approx", "ca"):
        return "about", first - 2
    for length in range(min(LONGEST_HEDGE, first), 0, -1):
        words = " ".join(block.low[first - length : first])
        hedge = HEDGES.get(words)
        if hedge is None:
            continue
        if length == 1 and words in ("over", "above", "under", "below") and block.at(first - 2) in OVER_WHAT:
            return None
        if words in ("near", "just") and block.at(first - 2) in ("from", "not"):
            return None
        return hedge, first - length
    return None


def hedge_after(block: Block, after: int) -> tuple[str, int] | None:
    """The hedge that begins at token `after`, and the token behind it."""
    word = block.at(after)
    if word == "+" and block.touches(after - 1):
        return "at_least", after + 1
    if word == "-" and block.touches(after - 1) and block.at(after + 1) in ("plus", "odd"):
        return ("at_least" if block.at(after + 1) == "plus" else "about"), after + 2
    if word == "odd" and block.at(after + 1).isalpha():
        return "about", after + 1
    found = _AFTER.get((word, block.at(after + 1)))
    if found is None or (
        word == "and" and block.at(after + 2)[:1].isalnum() and block.at(after + 1) == "above"
    ):
        return None
    return found, after + (3 if word == "give" else 2)

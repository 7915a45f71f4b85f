"""The reader: every figure of a text, in order of position."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from copydesk.quantities.bounds import Bounds, bounds, step_of
from copydesk.quantities.calendar import day_of
from copydesk.quantities.dates import TRIGGERS as DATE_TRIGGERS
from copydesk.quantities.dates import date_at
from copydesk.quantities.draft import Draft, label
from copydesk.quantities.figures import amount_of, figure_at
from copydesk.quantities.fractions import TRIGGERS as FRACTION_TRIGGERS
from copydesk.quantities.fractions import fraction_at, times_at
from copydesk.quantities.hedges import hedge_after, hedge_before
from copydesk.quantities.labels import label_at
from copydesk.quantities.lists import join
from copydesk.quantities.numbers import text_of
from copydesk.quantities.numerals import Style, style_of
from copydesk.quantities.ordinals import ordinal_at
from copydesk.quantities.special import special_at
from copydesk.quantities.times import ZONES
from copydesk.quantities.tokens import Block, blocks
from copydesk.quantities.words import (
    DURATIONS,
    MONTHS,
    ONES,
    ORDINAL_SUFFIXES,
    ORDINALS,
    PARTS,
    SCALES,
    TENS,
    WEEKDAYS,
)
from copydesk.records import Quantity, Settings, Span

_SPECIAL = frozenset(
    {
        "percent",
        "percents",
        "per",
        "no",
        "a",
        "an",
        "single",
        "sole",
        "none",
        "hundreds",
        "thousands",
        "millions",
        "dozens",
        "tens",
    }
)
_TRIGGERS = DATE_TRIGGERS | FRACTION_TRIGGERS | frozenset({*ONES, *TENS, *ORDINALS}) | _SPECIAL
_SHARES = frozenset({"%", "percent", "points"})
# What may follow the digits of a date or time, of odds and ratios; the rest need not be tried.
_DATE_NEXT = frozenset(
    {
        *MONTHS,
        *WEEKDAYS,
        *ORDINAL_SUFFIXES,
        *DURATIONS,
        *ZONES,
        ":",
        ".",
        "-",
        "/",
        "–",
        "a",
        "p",
        "am",
        "pm",
        "of",
        "s",
    }
    | {"'", "’", "o'clock", "more", "full", "business", ","}
)
_PART_NEXT = frozenset({"in", "out", "of", "/", "to", "-"})
_ADDRESS = frozenset({"http", "https", "www"})
# "A" begins a figure only before one of these: a million, a third, a dozen, a decade, a seat, a month ago.
_AFTER_A = frozenset(
    {
        *SCALES,
        *PARTS,
        *DURATIONS,
        "dozen",
        "seat",
        "vote",
        "delegate",
        "point",
        "single",
        "lone",
        "sole",
        "few",
        "couple",
    }
)
_EMPTY = Settings()


@dataclass(frozen=True, slots=True)
class Story:
    """What is the same for all figures of a story."""

    style: Style
    published: date | None
    country: str | None
    settings: Settings


def read(
    text: str, published: str | None = None, settings: Settings | None = None, country: str | None = None
) -> tuple[Quantity, ...]:
    """Every figure of `text`, with ids q1, q2, ... in order of position.

    `published` is the story's ISO date, against which "Sunday" is resolved; without it such dates stay
    unresolved. `country` (ISO 3166 alpha-2) tells 3/11 in March from 3/11 in November.
    """
    story = Story(style_of(text), day_of(published), country, settings or _EMPTY)
    found: list[Quantity] = []
    for block, draft in _drafts(text, story):
        if draft.kind != "label":
            found.append(_quantity(text, block, draft, f"q{len(found) + 1}", story.settings))
    return tuple(found)


def labels(text: str) -> tuple[tuple[int, int, str], ...]:
    """The numbers that are no figures, as start, end and why: "Highway 61", "G20", "9/11", "dozens"."""
    story = Story(style_of(text), None, None, _EMPTY)
    return tuple(
        (block.start[draft.first], block.end[draft.next - 1], draft.why)
        for block, draft in _drafts(text, story)
        if draft.kind == "label"
    )


def _drafts(text: str, story: Story) -> Iterator[tuple[Block, Draft]]:
    for block in blocks(text):
        for draft in join(block, list(_block(block, story))):
            yield block, draft


def _block(block: Block, story: Story) -> Iterator[Draft]:
    """The drafts of one block, left to right, none overlapping another."""
    triggers, position, done = _TRIGGERS, 0, 0
    for index, word in enumerate(block.low[: len(block)]):
        if (
            word in _ADDRESS
            and index >= position
            and block.touches(index)
            and block.at(index + 1) in (":", ".")
        ):
            address = _address(block, index)
            position = address.next
            yield address
            continue
        if index < position or not (
            word in triggers or "0" <= word[0] <= "9" or (word[0] == "." and len(word) > 1)
        ):
            continue
        if word in ("a", "an") and block.at(index + 1) not in _AFTER_A:
            continue
        draft = _draft(block, index, story)
        if draft is None:
            continue
        if draft.number is not None and draft.kind != "date":
            _hedge(block, draft)
        draft.first = max(draft.first, done)
        position = done = max(draft.next, index + 1)
        yield draft


def _address(block: Block, index: int) -> Draft:
    """A web address, to its last character: its digits are no figures."""
    after = index + 1
    while block.touches(after - 1):
        after += 1
    return label(index, after, "address")


def _draft(block: Block, index: int, story: Story) -> Draft | None:
    """What begins at token `index`."""
    found = label_at(block, index)
    if found is not None:
        return found
    if block.digits(index):
        return _digits(block, index, story)
    return (
        date_at(block, index, story.style, story.published, story.country)
        or special_at(block, index, story.style)
        or fraction_at(block, index, story.style)
        or ordinal_at(block, index, story.style)
        or _figure(block, index, story.style)
    )


def _digits(block: Block, index: int, story: Story) -> Draft | None:
    """What begins with digits: a glance at the next token saves most figures from being tried as a date."""
    word, following = block.word[index], block.low[index + 1]
    if following not in _SHARES and (following in _DATE_NEXT or len(word) == 4 or "." in word):
        found = date_at(block, index, story.style, story.published, story.country)
        if found is not None:
            return found
    if following in _PART_NEXT:
        found = fraction_at(block, index, story.style)
        if found is not None:
            return found
    if following in ORDINAL_SUFFIXES:
        found = ordinal_at(block, index, story.style)
        if found is not None:
            return found
    return _figure(block, index, story.style)


def _figure(block: Block, index: int, style: Style) -> Draft | None:
    draft = figure_at(block, index, style)
    if draft is not None and draft.kind == "count":
        times_at(block, draft)
    return draft


def _hedge(block: Block, draft: Draft) -> None:
    """Take the hedge before or after the figure into it."""
    before = hedge_before(block, draft.first)
    if before and (draft.hedge == "exactly" or before[0] != "exactly"):
        draft.hedge, draft.first = before
    after = hedge_after(block, draft.next)
    if (
        after is None
        and draft.number is not None
        and draft.kind == "count"
        and draft.next > draft.number.next
    ):
        after = hedge_after(block, draft.number.next)
        after = (after[0], draft.next) if after else None
    if after:
        draft.hedge, draft.next = after


def _quantity(text: str, block: Block, draft: Draft, name: str, settings: Settings) -> Quantity:
    start, end = block.start[draft.first], block.end[draft.next - 1]
    fields: dict[str, Any] = {"id": name, "kind": draft.kind, "start": start, "end": end, "unit": draft.unit}
    fields["printed"] = text[start:end]
    fields["value_span"] = _span(text, block, draft.value_first, draft.value_next)
    if draft.date is not None:
        fields["date"] = draft.date
        fields["value"] = draft.value
        return Quantity(**fields)
    limits = _bounds(draft, settings)
    fields.update(
        value=(("-" if draft.sign == "-" else "") + draft.number.value) if draft.number else draft.value,
        comparator=limits.comparator,
        low=limits.low,
        high=limits.high,
        low_open=limits.low_open,
        high_open=limits.high_open,
    )
    if draft.of is not None:
        fields["of"] = draft.of.value
        fields["of_span"] = _span(text, block, draft.of.first, draft.of.next)
    return Quantity(**fields)


def _span(text: str, block: Block, first: int, after: int) -> Span:
    start, end = block.start[first], block.end[after - 1]
    return Span(start=start, end=end, text=text[start:end])


def _bounds(draft: Draft, settings: Settings) -> Bounds:
    if draft.number is None:
        return Bounds("exactly", draft.value, draft.value)
    number, amount = draft.number, amount_of(draft)
    if draft.upper is not None:
        return Bounds("between", text_of(amount), text_of(draft.upper.amount))
    step = number.step
    spread = step if step else Decimal(1)
    if draft.kind in ("count", "money"):
        step = step_of(amount, number.step, rounded=number.rounded, unit=draft.unit)
        spread = step or _spread(amount)
    elif draft.kind in ("duration", "age", "ordinal"):
        step = Decimal(0) if number.step >= 1 else number.step
        spread = Decimal(1)
    elif draft.kind == "ratio":
        step = abs(amount) * settings.about_share * 2
        spread = step
    return bounds(amount, step, draft.hedge, settings, spread=spread)


def _spread(amount: Decimal) -> Decimal:
    """The unit that "about" widens an exact count by: that of its last digit which is not zero."""
    whole = text_of(abs(amount))
    return Decimal(10) ** (len(whole) - len(whole.rstrip("0"))) if amount else Decimal(1)

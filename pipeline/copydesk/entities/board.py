"""Who is named at which word, and the small steps that the rules take from there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

from copydesk.entities.draft import Draft
from copydesk.entities.story import Story
from copydesk.lexicon.offices import last_words
from copydesk.records import Statement
from copydesk.records.entity import Time

_MARGIN = 64
_YEAR = re.compile(r"(?:19|20)\d\d\Z")


class Board:
    """The story's words with the draft that is named at each."""

    def __init__(self, story: Story, drafts: Iterable[Draft]) -> None:
        self.story = story
        self.drafts = list(drafts)
        total = len(story)
        self.owner: list[Draft | None] = [None] * total
        self.begin: list[int] = list(range(total))
        self.end: list[int] = list(range(1, total + 1))
        self.said: dict[tuple[int, int], Draft | None] = {}
        # Blanks behind the last word answer for indexes beyond either end.
        self.low = [*story.low, *[""] * _MARGIN]
        self.dotless = [low.rstrip(".") for low in self.low]
        self.offices = [_ends_office(low) for low in self.low]
        self.stretch, self.bounds = _stretches(story)
        # Which words are years, and how many that begin with a digit stand before each word.
        self.years = [index for index, low in enumerate(story.low) if low[:1].isdigit() and _YEAR.match(low)]
        self._digits = [0, *accumulate(low[:1].isdigit() for low in story.low)]
        for draft in self.drafts:
            for first, last in draft.spans:
                self.place(draft, first, last)

    def has_digit(self, low: int, high: int) -> bool:
        """Whether one of the words `low` to before `high` begins with a digit."""
        return self._digits[high] > self._digits[low]

    def take(self, draft: Draft) -> None:
        """A draft more, with its mentions."""
        self.drafts.append(draft)
        for first, last in draft.spans:
            self.place(draft, first, last)

    def cover(self, draft: Draft) -> None:
        """A draft more, whose mentions are no longer those of places: "the INDIA bloc"."""
        for first, last in draft.spans:
            for other in self.drafts:
                if other.kind == "place":
                    for span in [s for s in other.spans if first <= s[0] and s[1] <= last]:
                        del other.spans[span]
        self.drafts = [other for other in self.drafts if other.spans]
        self.take(draft)

    def place(self, draft: Draft, first: int, last: int) -> None:
        """Note that words `first` to before `last` name the draft; not where it only leads or backs another: "PF-backed"."""
        if self.low[last][:1] == "-" and self.low[last][1:].isalpha():
            return
        for index in range(first, last):
            self.owner[index] = draft
            self.begin[index], self.end[index] = first, last

    def named(self) -> set[int]:
        """The words that are part of some name."""
        return {index for index, owner in enumerate(self.owner) if owner is not None}

    def named_at(self, index: int) -> Draft | None:
        """What is named at the word; nothing beyond the ends."""
        return self.owner[index] if 0 <= index < len(self.owner) else None

    def kind(self, index: int) -> str:
        """The kind of what is named at the word, or nothing."""
        owner = self.named_at(index)
        return owner.kind if owner else ""

    def word(self, index: int) -> str:
        """The folded word, or nothing a little beyond the ends."""
        return self.low[index]

    def together(self, one: int, other: int) -> bool:
        """Whether two words stand in one sentence, with no break between."""
        stretch = self.stretch
        return one >= 0 and other >= 0 and stretch[one] == stretch[other] >= 0

    def sentence_range(self, index: int) -> tuple[int, int]:
        """The words of the sentence that holds the word."""
        return self.bounds[self.story.sentence[min(index, len(self.story.sentence) - 1)]]

    def people(self) -> Iterator[tuple[Draft, int, int]]:
        """Each named mention of each person, in order."""
        found = [
            (first, last, draft)
            for draft in self.drafts
            if draft.kind == "person"
            for first, last in draft.named_spans()
        ]
        for first, last, draft in sorted(found, key=lambda item: item[:2]):
            yield draft, first, last

    def statement(
        self, value: str, first: int, last: int, by: str, *, body: str | None = None, when: Time = "now"
    ) -> Statement:
        """A statement made by words `first` to before `last`."""
        story = self.story
        return Statement(
            value=value,
            body_or_place=body,
            when=when,
            start=story.starts[first],
            end=story.ends[last - 1],
            text=story.slice(first, last),
            by=by,
        )


@lru_cache(maxsize=8192)
def _ends_office(low: str) -> bool:
    """Whether an office's name can end with the word: "minister", "mayor-elect", "ex-premier"."""
    if low.rstrip(".") in last_words():
        return True
    return "-" in low and (
        low.startswith(("then-", "ex-", "former-")) or low.endswith(("-elect", "-designate"))
    )


def _stretches(story: Story) -> tuple[list[int], dict[int, tuple[int, int]]]:
    """The number of each word's unbroken stretch (-1 beyond the end), and the bounds of each sentence."""
    stretch: list[int] = []
    bounds: dict[int, tuple[int, int]] = {}
    number, before = 0, -1
    for index, sentence in enumerate(story.sentence):
        if sentence != before or story.broken[index]:
            number += 1
        if sentence != before:
            bounds[sentence] = (index, index)
            before = sentence
        bounds[sentence] = (bounds[sentence][0], index + 1)
        stretch.append(number)
    return stretch + [-1] * _MARGIN, bounds


def name_of(story: Story, draft: Draft) -> str:
    """A short readable name of a draft: its first mention's words."""
    first, last = min(draft.spans)
    return " ".join(story.slice(first, last).split())

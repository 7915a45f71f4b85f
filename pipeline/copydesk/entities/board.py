"""Who is named at which word, and the small steps that the rules take from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.entities.draft import Draft
from copydesk.entities.story import Story
from copydesk.records import Statement
from copydesk.records.entity import Time

CLOSERS = frozenset(".!?;:")


class Board:
    """The story's words with the draft that is named at each."""

    def __init__(self, story: Story, drafts: Iterable[Draft]) -> None:
        self.story = story
        self.drafts = list(drafts)
        self.owner: list[Draft | None] = [None] * len(story)
        self.begin: list[int] = list(range(len(story)))
        self.said: dict[tuple[int, int], Draft | None] = {}
        self.end: list[int] = list(range(1, len(story) + 1))
        for draft in self.drafts:
            for first, last in draft.spans:
                self.place(draft, first, last)

    def take(self, draft: Draft) -> None:
        """A draft more, with its mentions."""
        self.drafts.append(draft)
        for first, last in draft.spans:
            self.place(draft, first, last)

    def place(self, draft: Draft, first: int, last: int) -> None:
        """Note that words `first` to before `last` name the draft."""
        for index in range(first, last):
            self.owner[index] = draft
            self.begin[index], self.end[index] = first, last

    def kind(self, index: int) -> str:
        """The kind of what is named at the word, or nothing."""
        owner = self.owner[index] if 0 <= index < len(self.owner) else None
        return owner.kind if owner else ""

    def word(self, index: int) -> str:
        """The folded word, or nothing beyond the ends."""
        return self.story.low[index] if 0 <= index < len(self.story) else ""

    def together(self, one: int, other: int) -> bool:
        """Whether two words stand in one sentence, with no break between."""
        story = self.story
        if not (0 <= one < len(story) and 0 <= other < len(story)):
            return False
        return story.sentence[one] == story.sentence[other] and not any(
            story.broken[i] for i in range(min(one, other) + 1, max(one, other) + 1)
        )

    def sentence_range(self, index: int) -> tuple[int, int]:
        """The words of the sentence that holds the word."""
        numbers = self.story.sentence
        first, last = index, index + 1
        while first > 0 and numbers[first - 1] == numbers[index]:
            first -= 1
        while last < len(numbers) and numbers[last] == numbers[index]:
            last += 1
        return first, last

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


def name_of(story: Story, draft: Draft) -> str:
    """A short readable name of a draft: its first mention's words."""
    first, last = min(draft.spans)
    return " ".join(story.slice(first, last).split())

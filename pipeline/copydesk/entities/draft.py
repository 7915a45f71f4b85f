"""An entity while it is being put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from copydesk.entities.story import Story
from copydesk.names.fold import bare, fold
from copydesk.records import Expansion, Mention, Statement
from copydesk.records.entity import MentionForm


@dataclass
class Draft:
    """A thing named in the story: its words (folded, fullest form), where it is named, what is said of it."""

    kind: str
    words: tuple[str, ...]
    spans: dict[tuple[int, int], MentionForm] = field(default_factory=dict)
    country: str | None = None
    place_kind: str = "other"
    known: bool = False
    population: int | None = None
    acronyms: list[str] = field(default_factory=list)
    expansions: list[Expansion] = field(default_factory=list)
    member_of: list[Draft] = field(default_factory=list)
    gender: str | None = None
    candidate: bool = False
    camp: bool = False
    asked: bool = False
    party: Draft | None = None
    roles: list[Statement] = field(default_factory=list)
    parties: list[Statement] = field(default_factory=list)
    ages: list[Statement] = field(default_factory=list)
    born: list[Statement] = field(default_factory=list)
    relatives: list[Statement] = field(default_factory=list)
    contest: dict[str, object] = field(default_factory=dict)
    name: str = ""

    @property
    def first(self) -> int:
        """The word at which the story first mentions it."""
        return min(self.spans)[0] if self.spans else 0

    def add(self, first: int, last: int, form: MentionForm) -> None:
        """Note a mention at words `first` to before `last`; an earlier note of the same words stays."""
        self.spans.setdefault((first, last), form)

    def rename(self, words: tuple[str, ...]) -> None:
        """Take a fuller form for its name: what was full is short then."""
        self.words = words
        for span, form in self.spans.items():
            self.spans[span] = "short" if form == "full" else form

    def named_spans(self) -> list[tuple[int, int]]:
        """Where it is named, in order, not merely pointed at."""
        return sorted(s for s, form in self.spans.items() if form not in {"description", "pronoun"})


def printed_name(story: Story, draft: Draft) -> str:
    """The fullest form as the story mostly prints it: majority spelling, no capitals for their own sake."""
    if draft.name:
        return draft.name
    full = [s for s, form in draft.spans.items() if form in {"full", "diacritics"}] or draft.named_spans()
    if not full:
        return " ".join(draft.words)
    longest = max(last - first for first, last in full)
    counts: Counter[str] = Counter()
    for first, last in sorted(full):
        if last - first == longest:
            text = " ".join(story.slice(first, last).split())
            counts[text] += 1 if text.isupper() and len(text) > 5 else 100
    best = max(counts.items(), key=lambda item: (item[1], not item[0].isascii()))[0]
    shouted = best.isupper() and any(len(word) > 3 and word.isalpha() for word in best.split())
    shouted = shouted and len(best) > 6 and " " in best
    if not shouted:
        return best
    return " ".join(word if word in _LETTERS else word.title() for word in best.split())


# Kinds of seats and districts that go by their letters.
_LETTERS = frozenset({"GRC", "SMC", "LGA"})


def mentions(story: Story, draft: Draft, inner: Iterable[tuple[int, int]] = ()) -> tuple[Mention, ...]:
    """The mentions as records; a spelling that differs from the name only in its marks is `diacritics`.

    `inner`: words that name it too, inside its mentions.
    """
    marked = {fold(word): word for word in printed_name(story, draft).split() if bare(word) != word}
    found: list[Mention] = []
    spans: dict[tuple[int, int], MentionForm] = {**dict.fromkeys(inner, "short"), **draft.spans}
    for (first, last), form in sorted(spans.items()):
        start, end = story.starts[first], story.ends[last - 1]
        text = story.text[start:end]
        unmarked = any(
            story.low[i] in marked and bare(story.words[i]) == story.words[i] for i in range(first, last)
        )
        shown: MentionForm = "diacritics" if unmarked and form in {"full", "short"} else form
        found.append(Mention(start=start, end=end, text=text, form=shown))
    return tuple(found)

"""The story as flat lists of words, independent of the model's tokens: what every rule here works on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from copydesk.entities.cut import ABBREVIATIONS, APOSTROPHES, SUFFIXES, cut
from copydesk.names.fold import fold
from copydesk.names.forms import PARTICLES
from copydesk.records import Article
from copydesk.records.once import once
from copydesk.records.page import Page

# Hashes of the Penn tags NNP and NNPS, the same in every vocabulary.
_PROPER_TAGS = frozenset({15794550382381185553, 11233576250605462493})


@dataclass(frozen=True)
class Ent:
    """A name as the model marked it, in words `first` to before `last`."""

    first: int
    last: int
    label: str


@dataclass
class Story:
    """Words of an article with their places. `broken[i]`: a line or paragraph ends before word i."""

    text: str
    words: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    broken: list[bool]
    sentence: list[int]
    capital: list[bool]
    loud: list[bool]
    ents: list[Ent]
    headline: list[bool]
    quoted: list[bool] = field(default_factory=list)
    proper: list[bool | None] = field(default_factory=list)
    small: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    dateline: tuple[int, int] = (0, 0)
    ent_at: list[Ent | None] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    @once
    def before(self) -> dict[str, set[str]]:
        """For each word the words that stand right before it anywhere."""
        found: dict[str, set[str]] = {}
        for word, following in pairwise(self.low):
            found.setdefault(following, set()).add(word)
        return found

    def at(self, position: int) -> int:
        """The number of the word that holds `position`, or the one before it."""
        return max(bisect_right(self.starts, position) - 1, 0)

    def first_in_sentence(self, index: int) -> bool:
        """Whether a sentence begins at the word, or after an opening quotation mark before it."""
        before = index - 1
        if before >= 0 and self.words[before] in '"“' and self.quoted[index]:
            return True
        while before >= 0 and self.words[before] in "\"'“‘(—–-•█*":
            before -= 1
        return before < 0 or self.sentence[before] != self.sentence[index] or self.words[before] in ".!?:"

    def slice(self, first: int, last: int) -> str:
        """The text of words `first` to before `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def key(self, first: int, last: int) -> str:
        """The same folded."""
        return fold(self.slice(first, last))


def tell(article: Article, pages: Sequence[Page]) -> Story:
    """The words of the article, with sentences and names from the pages."""
    text = article.text
    words, starts, ends = cut(text)
    broken = _breaks(text, starts, ends)
    sentence = _sentences(pages, starts, words, broken)
    capital = list(map(_is_capital, words))
    headline = [False] * len(words)
    for part in article.parts:
        if part.kind == "headline":
            for index in range(*_inside(starts, part.start, part.end)):
                headline[index] = True
    story = Story(
        text=text, words=words, low=list(map(fold, words)), starts=starts, ends=ends, broken=broken,
        sentence=sentence, capital=capital, loud=[False] * len(words), ents=[], headline=headline,
    )  # fmt: skip
    story.loud = _loud(story)
    story.quoted = _quoted(story)
    story.ents = _ents(story, pages)
    story.ent_at = [None] * len(words)
    for ent in story.ents:
        story.ent_at[ent.first : ent.last] = [ent] * (ent.last - ent.first)
    story.proper = _proper(story, pages)
    story.small = frozenset(word for word in words if word[0].islower())
    story.surnames = _surnames(story)
    line = article.dateline
    if line is not None and line.start is not None and line.end is not None:
        story.dateline = _inside(starts, line.start, line.end)
    return story


def _surnames(story: Story) -> frozenset[str]:
    """Last words of the names of two words and more that the model takes for people's."""
    whole = (ent for ent in story.ents if ent.label == "PERSON" and ent.last - ent.first > 1)
    found = {
        story.low[ent.last - 1]
        for ent in whole
        if not story.loud[ent.first]
        and not story.words[ent.first][-1].isdigit()
        and story.low[ent.last - 1] not in SUFFIXES
    }
    # "Al-Sudani" is "Sudani" further on.
    bare = (word.split("-", 1) for word in found)
    return frozenset(found | {parts[1] for parts in bare if len(parts) == 2 and parts[0] in PARTICLES})


@lru_cache(maxsize=8192)
def _is_capital(word: str) -> bool:
    """Whether it is written as a name: "Yoon", "el-Sissi", "d'Ivoire", "uMkhonto"; not "a", "53-year-old"."""
    if word[0].isupper():
        return True
    if not word[0].isalpha():
        # "5-Star", "3D", "50Plus"
        rest = word.lstrip("0123456789") if word[-2:].islower() else word[1:]
        return len(word) > 1 and word[0].isdigit() and rest.lstrip("-")[:1].isupper()
    if len(word) < 4:
        return False
    head, mark, tail = word.partition("-")
    if (
        mark
        and head in {"al", "el", "as", "ad", "an", "ar", "at", "ash", "ould", "bin"}
        and tail[:1].isupper()
    ):
        return True
    if (word[1] in "'’" and word[2].isupper()) or (word[1].isupper() and word[2].islower()):
        return True
    # "weSizwe", "kwaZulu"
    return word.isalpha() and (word[2].isupper() or word[3].isupper()) and word[-1].islower()


def _breaks(text: str, starts: list[int], ends: list[int]) -> list[bool]:
    """Whether a line ends before each word; in hard-wrapped copy only blank lines count."""
    rows = [len(row) for row in text.split("\n") if row.strip()]
    wrapped = len(rows) > 6 and max(rows) <= 100 and sorted(rows)[len(rows) // 2] >= 55
    needed = 2 if wrapped else 1
    return [True] * bool(starts) + [
        (start - before >= needed and start - before != 1 and text.count("\n", before, start) >= needed)
        or (start - before == 1 == needed and text[before] == "\n")
        for before, start in zip(ends, starts[1:], strict=False)
    ]


def _sentences(pages: Sequence[Page], starts: list[int], words: list[str], broken: list[bool]) -> list[int]:
    """The number of each word's sentence: from the model where it has any, else from marks and lines."""
    begins: list[int] = []
    for page in pages:
        if page.doc.has_annotation("SENT_START"):
            begins += (start for start, _end in page.sentences)
    numbers: list[int] = []
    number = 0
    position = 0
    for index, start in enumerate(starts):
        new = broken[index]
        if begins:
            while position < len(begins) and begins[position] <= start:
                position += 1
                new = new or _can_end(words[index - 1] if index else ".")
        elif index and words[index - 1] in ".!?" and words[index][0].isupper():
            new = True
        number += new
        numbers.append(number)
    return numbers


@lru_cache(maxsize=8192)
def _can_end(word: str) -> bool:
    """Whether a sentence can end with the word: a mark or "U.S."; never a bare word, never "Sen."."""
    if len(word) > 1 and word[-1] == "." and word not in {"U.S.", "U.K.", "D.C.", "E.U.", "U.N."}:
        return False
    return (
        not word[-1].isalnum()
        and word.rstrip(".").lower() not in ABBREVIATIONS
        and word not in {",", "(", "-"}
    )


def _inside(starts: list[int], start: int, end: int) -> tuple[int, int]:
    """The words that begin within `start`..`end`, as a range."""
    low = bisect_right(starts, start - 1)
    return low, bisect_right(starts, end - 1)


def _loud(story: Story) -> list[bool]:
    """Which words stand in lines of capitals or in title case, where a capital letter says nothing."""
    words, broken, total = story.words, story.broken, len(story)
    loud = [False] * total
    first = 0
    for index in range(1, total + 1):
        if index < total and not broken[index]:
            continue
        long = [w for w in words[first:index] if len(w) > 3 and w[0].isalpha()]
        if (
            len(long) >= 4
            and index - first <= 25
            and words[index - 1] not in ".,;"
            and not _row(words[first:index])
        ):
            capitals = sum(w[0].isupper() for w in long)
            if capitals >= 0.75 * len(long):
                loud[first:index] = [True] * (index - first)
        first = index
    return loud


def _row(words: list[str]) -> bool:
    """Whether a line is one of results: "Havering and Redbridge: Hall 79,454, Khan 58,179"."""
    figures = sum(w[0].isdigit() for w in words)
    return ":" in words[:6] and figures > 1 and not all(w.isupper() for w in words if w.isalpha())


def _quoted(story: Story) -> list[bool]:
    """Which words stand within quotation marks; a paragraph's end closes a quotation left open."""
    inside, quoted = False, []
    for index, word in enumerate(story.words):
        if story.broken[index]:
            inside = False
        if word == "“":
            inside = True
        elif word == "”":
            inside = False
        elif word == '"':
            inside = not inside
        quoted.append(inside)
    return quoted


def _ents(story: Story, pages: Sequence[Page]) -> list[Ent]:
    """The model's names in words of ours, trimmed to whole words."""
    found: list[Ent] = []
    for page in pages:
        for ent in page.doc.ents:
            first = story.at(page.start + ent.start_char)
            last = story.at(page.start + ent.end_char - 1) + 1
            if first < last:
                found.append(Ent(first, last, ent.label_))
    return found


def _proper(story: Story, pages: Sequence[Page]) -> list[bool | None]:
    """Whether the tagger takes each word for a proper noun; None where nothing tagged it."""
    proper: list[bool | None] = [None] * len(story)
    # The tagger parts an apostrophe from the name that begins with it.
    place = {
        start + (len(word) > 1 and story.text[start] in APOSTROPHES): index
        for index, (word, start) in enumerate(zip(story.words, story.starts, strict=True))
    }
    for page in pages:
        if not page.doc.has_annotation("TAG"):
            continue
        for start, tag in page.doc.to_array(["IDX", "TAG"]).tolist():
            index = place.get(page.start + start)
            if index is not None:
                proper[index] = tag in _PROPER_TAGS
    return proper

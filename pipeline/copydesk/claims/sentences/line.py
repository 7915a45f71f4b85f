"""A sentence as the claims reader sees it: names, figures and words in a row, with the tree beside it."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy

from copydesk.lexicon import grammar
from copydesk.records import Article, Contest, Entity, Mention, Quantity
from copydesk.records.late import late
from copydesk.records.once import once
from copydesk.records.page import Page

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

QUOTES = frozenset('"“”„«»')


DASHES = frozenset({"-", "–", "—", "--", "―"})
# Nouns of those who stand for no party, which a figure may count: "four independents".
_GROUPS = frozenset({"independents", "others"})
_LED = late(grammar.LED)

# A name or a figure by where it starts and ends.
Spanned = tuple[int, int, Entity | None, Mention | None, Quantity | None]


@dataclass(eq=False, slots=True)
class Item:
    """One step of a sentence: a name, a figure, a word or a mark. Positions count in the article.

    `who`: it can be the subject of a result: a person or a party. `verb`: the tagger sees a verb; `finite`: one
    with a tense. Told once, as they are asked for many times.
    """

    index: int
    start: int
    end: int
    text: str
    lower: str
    tag: str
    token: Token
    entity: Entity | None = None
    mention: Mention | None = None
    figure: Quantity | None = None
    quoted: bool = False
    described: Entity | None = None
    who: bool = False
    verb: bool = False
    finite: bool = False

    def __post_init__(self) -> None:
        if self.entity is not None:
            self.who = self.entity.kind in ("person", "party")
        elif self.figure is None:
            self.verb = self.tag.startswith("VB") or self.tag == "MD"
            self.finite = self.tag in ("VBD", "VBZ", "VBP", "MD")

    @property
    def kind(self) -> str:
        """The entity's kind, 'figure', 'mark' or 'word'."""
        if self.figure is not None:
            return "figure"
        if self.entity is not None:
            return self.entity.kind
        return "mark" if not any(char.isalnum() for char in self.lower) else "word"


@dataclass(eq=False)
class Line:
    """A sentence: its items, its place in the article and what kind of part it stands in."""

    number: int
    start: int
    end: int
    paragraph: int
    items: list[Item]
    part: str = "body"
    text: str = ""
    roots: dict[int, Item] = field(default_factory=dict)
    # Of each token of its page the number of its head, and its relation.
    heads: Sequence[int] = ()
    relations: Sequence[str] = ()

    @once
    def lowers(self) -> list[str]:
        """Its items in lower case."""
        return [item.lower for item in self.items]

    @once
    def all_words(self) -> list[str]:
        """Its words in lower case: those of a name one by one."""
        return [word for lower in self.lowers for word in lower.split()]

    @once
    def vocabulary(self) -> frozenset[str]:
        """The same, each once."""
        return frozenset(self.all_words)

    @once
    def contests(self) -> list[tuple[Item, Contest]]:
        """The items that name contests, with what they name."""
        return [(item, item.entity) for item in self.items if isinstance(item.entity, Contest)]

    @property
    def figures(self) -> list[Item]:
        """The figures in it, left to right."""
        return [item for item in self.items if item.figure is not None]

    def words(self, start: int, end: int) -> list[str]:
        """Lower-case words of the items from `start` up to, not including, `end`."""
        return [item.lower for item in self.items[max(start, 0) : max(end, 0)]]

    def at(self, index: int) -> Item | None:
        """The item at `index`, None outside."""
        return self.items[index] if 0 <= index < len(self.items) else None

    def item_of(self, token: Token) -> Item | None:
        """The item that holds a token."""
        return self.roots.get(token.i)


class Index:
    """Mentions and figures by where they start, longest first, each handed out once."""

    def __init__(self, entities: Sequence[Entity], figures: Sequence[Quantity]) -> None:
        spans: list[tuple[int, int, int, Entity | None, Mention | None, Quantity | None]] = []
        for entity in entities:
            rank = {"person": 0, "party": 1, "place": 2, "organisation": 3, "contest": 4}[entity.kind]
            for mention in entity.mentions:
                spans.append((mention.start, -mention.end, rank, entity, mention, None))
        sides = sorted(start for start, _end, rank, *_rest in spans if rank < 2)
        for figure in figures:
            if figure.kind != "ordinal":
                spans.append((figure.start, -_own_end(figure, sides), -1, None, None, figure))
        spans.sort(key=lambda span: span[:3])
        self._spans = spans
        # Who a figure inside a description describes: "the 70-year-old".
        self.described: dict[str, Entity] = {}
        self._starts = [span[0] for span in spans]

    def within(self, start: int, end: int) -> Iterator[Spanned]:
        """Spans in `start`..`end`, not overlapping.

        A figure wins over a name that holds it unless the name is a contest, place or organisation
        ("Alabama's 2nd Congressional District"); a description gives way to the figure inside it.
        """
        chosen: list[Spanned] = []
        at = bisect_left(self._starts, start)
        while at < len(self._spans) and self._spans[at][0] < end:
            begin, minus_end, _rank, entity, mention, figure = self._spans[at]
            at += 1
            item = (begin, -minus_end, entity, mention, figure)
            if not chosen or begin >= chosen[-1][1]:
                chosen.append(item)
                continue
            last = chosen[-1]
            if begin == last[0] and entity is not None and entity.kind == "place" and _is_body(last[2]):
                # "The Marlow County Board of Elections": the place first, then the body.
                chosen[-1:] = [item, (item[1], *last[1:])]
            elif (
                figure is not None
                and last[3] is not None
                and (
                    last[3].form == "description"
                    or figure.kind == "age"
                    or (last[2] is not None and last[2].kind == "contest")
                )
            ):
                chosen[-1] = item
                if figure is not None and last[2] is not None:
                    self.described[figure.id] = last[2]
                # "the 52-year-old economist": the figure first, then the one it describes.
                if last[1] > item[1]:
                    chosen.append((item[1], *last[1:]))
        return iter(chosen)


def _own_end(figure: Quantity, sides: Sequence[int]) -> int:
    """Where a figure ends, before somebody whom its noun names: "12 Labour members", "four independents"."""
    number = figure.value_span
    if number is None or figure.kind != "count" or figure.of is not None:
        return figure.end
    at = bisect_left(sides, number.end)
    named = at < len(sides) and sides[at] < figure.end
    return number.end if named or figure.unit in _GROUPS else figure.end


def _is_body(entity: Entity | None) -> bool:
    return entity is not None and entity.kind == "organisation"


def lines(article: Article, pages: Sequence[Page], index: Index) -> list[Line]:
    """All sentences of the article as Lines."""
    parts = [part for part in article.parts if part.kind not in ("body", "quote")]
    quotes = [(part.start, part.end) for part in article.parts if part.kind == "quote"]
    result: list[Line] = []
    paragraph, last_end = 0, 0
    for page in pages:
        heads, relations = _tree(page.doc)
        for sentence in page.doc.sents:
            start, end = page.start + sentence.start_char, page.start + sentence.end_char
            text = article.text[start:end]
            if not text.strip():
                continue
            if result and "\n" in article.text[last_end:start]:
                paragraph += 1
            for piece in _pieces(sentence, text):
                line = _line(article, page, piece, index, quotes)
                if not line.items:
                    continue
                if result and "\n" in article.text[result[-1].end : line.start]:
                    paragraph = max(paragraph, result[-1].paragraph + 1)
                line.number, line.paragraph = len(result), paragraph
                line.heads, line.relations = heads, relations
                line.part = next((part.kind for part in parts if part.start <= line.start < part.end), "body")
                result.append(line)
            last_end = start + len(text.rstrip())
    return result


def _tree(doc: Doc) -> tuple[list[int], list[str]]:
    """The number of each token's head and its relation: told at once, as a token's own word for it takes far longer."""
    rows = doc.to_array(["HEAD", "DEP"])
    heads = (rows[:, 0].astype("int64") + numpy.arange(len(rows))).tolist()
    relations = rows[:, 1].tolist()
    names = {relation: doc.vocab.strings[relation] for relation in set(relations)}
    return heads, [names[relation] for relation in relations]


def _pieces(sentence: Span, text: str) -> list[Span]:
    """A sentence cut at the line breaks inside it: rows of a list or table are rows whatever the model says."""
    if "\n" not in text:
        return [sentence]
    doc = sentence.doc
    cuts = [sentence.start]
    for token in sentence:
        if token.is_space and "\n" in token.text and cuts[-1] < token.i < sentence.end - 1:
            cuts.append(token.i + 1)
    cuts.append(sentence.end)
    return [doc[first:last] for first, last in itertools.pairwise(cuts) if first < last]


def _hyphened(items: list[Item], item: Item) -> bool:
    """Words that a tokenizer cuts at the hyphen and that mean something only whole: "re-elected", "run-off"."""
    return (
        items[-1].end == item.start
        and items[-2].end == items[-1].start
        and f"{items[-2].lower}-{item.lower}" in grammar.HYPHENED
    )


def _joined(items: list[Item], item: Item) -> Item:
    """The word and the hyphen that stand last, taken away, and the word behind them, as one."""
    first = items[-2]
    del items[-2:]
    text, lower = f"{first.text}-{item.text}", f"{first.lower}-{item.lower}"
    return Item(first.index, first.start, item.end, text, lower, item.tag, item.token)


def _within(quotes: list[tuple[int, int]], position: int) -> bool:
    return any(first <= position < last for first, last in quotes)


def _spanned(article: Article, span: Spanned, number: int, token: Token, index: Index) -> Item:
    """The item of a name or a figure."""
    text = article.text[span[0] : span[1]]
    tag = token.tag_.partition("|")[0]
    item = Item(number, span[0], span[1], text, text.lower(), tag, token, *span[2:5])
    if item.figure is not None:
        item.described = index.described.get(item.figure.id)
    return item


def _as_word(text: str, span: Spanned) -> Spanned:
    """A name that only says whose something is, no name then but one word: "the BJP-led NDA"."""
    if span[3] is not None and text[span[1] : span[1] + 1] in ("-", "‑"):
        match = _LED.match(text, span[1])
        if match is not None:
            return span[0], match.end(), None, None, None
    return span


def _line(article: Article, page: Page, sentence: Span, index: Index, quotes: list[tuple[int, int]]) -> Line:
    offset = page.start
    start, end = offset + sentence.start_char, offset + sentence.end_char
    spans = [_as_word(article.text, span) for span in index.within(start, end)]
    quotes = [(first, last) for first, last in quotes if first < end and start < last]
    items: list[Item] = []
    line = Line(number=0, start=start, end=end, paragraph=0, items=items, text=article.text[start:end])
    roots = line.roots
    at, count = 0, len(spans)
    for token in sentence:
        begin = offset + token.idx
        finish = begin + len(token)
        while at < count and spans[at][1] <= begin:
            at += 1
        span = spans[at] if at < count and spans[at][0] < finish else None
        if span is not None and items and items[-1].end == span[1] and items[-1].start == span[0]:
            roots[token.i] = items[-1]
            if token.head.i == token.i or not (span[0] <= offset + token.head.idx < span[1]):
                items[-1].token = token
            continue
        if token.is_space:
            continue
        tag = token.tag_.partition("|")[0]
        if span is None:
            item = Item(len(items), begin, finish, token.text, token.lower_, tag, token)
            if len(items) > 1 and items[-1].text == "-" and _hyphened(items, item):
                item = _joined(items, item)
            elif quotes:
                item.quoted = _within(quotes, begin)
        else:
            item = _spanned(article, span, len(items), token, index)
            item.quoted = _within(quotes, item.start)
        items.append(item)
        roots[token.i] = item
        # "52–48" is one word to the tokenizer, and two figures with a dash between.
        while span is not None and at + 1 < count and item.end <= spans[at + 1][0] < finish:
            at += 1
            between = article.text[item.end : spans[at][0]].strip()
            if between:
                lower = "-" if between in DASHES else between.lower()
                mark = Item(len(items), item.end, spans[at][0], between, lower, ":", token)
                mark.quoted = item.quoted
                items.append(mark)
            quoted = item.quoted
            item = _spanned(article, spans[at], len(items), token, index)
            item.quoted = quoted
            items.append(item)
    return line


def line_words(line: Line) -> list[str]:
    """All words of a line, lower case."""
    return line.all_words

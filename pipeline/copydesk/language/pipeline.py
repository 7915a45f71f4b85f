"""The trained pipeline: found, loaded, and run over articles page by page."""

from __future__ import annotations

import gc
import importlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.records import Article
from copydesk.records.page import Page

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

KINDS = ("PERSON", "PARTY", "ORG", "PLACE", "ELECTION")
# What other pipelines call our five kinds of names. Anything not listed here is no name to us.
LABELS: Mapping[str, str] = {
    "PERSON": "PERSON", "PER": "PERSON", "PARTY": "PARTY", "ORG": "ORG", "PLACE": "PLACE", "GPE": "PLACE",
    "LOC": "PLACE", "FAC": "PLACE", "ELECTION": "ELECTION", "EVENT": "ELECTION",
}  # fmt: skip

# A Doc above this many characters costs memory out of proportion; longer articles are cut at paragraphs.
PAGE_CHARS = 60_000


# Articles taken at a time, and new words (a kilobyte or two each) that a pipeline may meet before it is loaded anew.
_TOGETHER, _NEW_WORDS = 64, 20_000
# After so many new objects Python looks for those that only hold each other.
_NEW_OBJECTS = 10_000


# The time that spaCy takes to part a word grows with the square of its length; no word is so long.
_MOST_UNBROKEN = 500
_UNBROKEN = re.compile(rf"\S{{{_MOST_UNBROKEN}}}")
_PIECES = re.compile(rf"\S{{1,{_MOST_UNBROKEN}}}\s*|\s+")


class ModelError(Exception):
    """A pipeline that cannot be found, loaded or used, and why."""


class LanguageModel:
    """A spaCy pipeline with sentences, a parse and names, loaded when first needed.

    `model` is a path or an installed package; None is the pipeline shipped with copydesk.
    """

    def __init__(self, model: str | None = None, labels: Mapping[str, str] | None = None) -> None:
        self.model = model
        self.labels = dict(LABELS if labels is None else labels)
        self._pipeline: Pipeline | None = None
        self._adopted = False
        self._name: str | None = None
        self._words: int | None = None  # that the pipeline knew when it was first used

    @property
    def pipeline(self) -> Pipeline:
        """The loaded pipeline. Raises ModelError."""
        if self._pipeline is None:
            self._pipeline = _load(self.model)
        return self._pipeline

    def adopt(self, pipeline: Pipeline) -> None:
        """Use a pipeline that is loaded already."""
        self._pipeline, self._adopted, self._name = pipeline, True, None

    @property
    def name(self) -> str:
        """Name and version of the pipeline, part of a Reading's identity."""
        if self._name is None:
            # Gathers the labels of every part, each time.
            meta = self.pipeline.meta
            self._name = f"{meta['lang']}_{meta['name']}-{meta['version']}"
        return self._name

    def pages(self, article: Article) -> list[Page]:
        """The article's text as one or more parsed Docs."""
        return next(iter(self.pages_of([article])))[1]

    def pages_of(self, articles: Iterable[Article]) -> Iterator[tuple[Article, list[Page]]]:
        """Each article with its pages, in order; texts go through the pipeline in batches."""
        from itertools import islice

        articles = iter(articles)
        while some := list(islice(articles, _TOGETHER)):
            self._renew()
            yield from self._pages_of(some)

    def _pages_of(self, articles: Sequence[Article]) -> Iterator[tuple[Article, list[Page]]]:
        cuts = ((article, start, end) for article in articles for start, end in page_cuts(article.text))
        docs = self.pipeline.pipe(
            ((self._input(article.text[start:end]), (start, end)) for article, start, end in cuts),
            as_tuples=True,
            batch_size=16,
        )
        for article in articles:
            pages = []
            for _ in page_cuts(article.text):
                doc, (start, _end) = next(docs)
                pages.append(Page(doc=self.relabelled(doc), start=start))
            yield article, pages

    def _input(self, text: str) -> str | Doc:
        """What the pipeline is given for a text: the text, or its words where spaCy would take long to part them."""
        if not _UNBROKEN.search(text):
            return text
        from spacy.tokens import Doc

        # Each piece by itself; a piece that ends in no space is followed by none.
        pieces = (self.pipeline.tokenizer(match[0]) for match in _PIECES.finditer(text))
        return Doc.from_docs(list(pieces), ensure_whitespace=False)

    def _renew(self) -> None:
        """Load the pipeline anew where it has met too many new words: spaCy forgets none, memory must not grow."""
        if self._pipeline is None or self._adopted:
            return
        words = len(self._pipeline.vocab)
        if self._words is None:
            self._words = words
        elif words - self._words > _NEW_WORDS:
            # The old one goes first, and is a web of circles: two at once would leave holes that are never filled.
            self._pipeline = self._words = None
            gc.collect()
            self._pipeline = _load(self.model)

    def relabelled(self, doc: Doc, *, aside: bool = False) -> Doc:
        """The document with its names under our labels; labels that mean nothing here are dropped.

        With `aside`, what has to be changed is changed in a copy.
        """
        if any(self.labels.get(entity.label_) != entity.label_ for entity in doc.ents):
            from spacy.tokens import Span

            doc = doc.copy() if aside else doc
            doc.ents = tuple(
                Span(doc, entity.start, entity.end, label=self.labels[entity.label_])
                for entity in doc.ents
                if entity.label_ in self.labels
            )
        return doc


def page_cuts(text: str, most: int = PAGE_CHARS) -> list[tuple[int, int]]:
    """Where to cut a text into pages: at paragraph ends, else line ends, else spaces, else anywhere."""
    cuts, start = [], 0
    while len(text) - start > most:
        end = start + most
        for mark in ("\n\n", "\n", ". ", " "):
            at = text.rfind(mark, start + most // 2, end)
            if at > 0:
                end = at + len(mark)
                break
        cuts.append((start, end))
        start = end
    cuts.append((start, len(text)))
    return cuts


def shipped() -> str:
    """Where the pipeline that comes with copydesk lies. Raises ModelError."""
    try:
        package = importlib.import_module("copydesk_en")
    except ImportError as error:
        raise ModelError("the trained pipeline copydesk_en is not installed beside copydesk") from error
    return str(package.PATH)


def one_thread() -> None:
    """Have the matrix libraries of this process and its children use one thread: more only get in each other's way.

    Measured on two cores: the language step takes a tenth of the time. Who sets the variables is obeyed.
    """
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


def collect_seldom() -> None:
    """Have Python look less often for objects that hold each other: it walks the whole pipeline whenever it looks.

    Measured over 200 stories: a twelfth of all processor time went by so. Who has set it seldom is obeyed, and who has
    it off.
    """
    often, *others = gc.get_threshold()
    if 0 < often < _NEW_OBJECTS:
        gc.set_threshold(_NEW_OBJECTS, *others)


def lacking(pipeline: Pipeline) -> str | None:
    """What a pipeline cannot do that reading needs, or None: trees and names must come from some component."""
    trees = names = False
    for part in pipeline.pipe_names:
        assigns = pipeline.get_pipe_meta(part).assigns
        trees |= "token.dep" in assigns or "parser" in part
        names |= "doc.ents" in assigns or "ner" in part
    if not trees:
        return f"has no parser; it has {', '.join(pipeline.pipe_names) or 'nothing'}"
    return None if names else "names nothing: it lacks an entity recogniser"


def _load(model: str | None) -> Pipeline:
    one_thread()
    collect_seldom()
    from copydesk.language.lean import import_lean

    import_lean()
    import spacy

    from copydesk.language.bare import BARE

    name = shipped() if model is None else model
    if model is not None and not Path(name).exists() and not spacy.util.is_package(name):
        raise ModelError(f"no spaCy pipeline called {name!r} is installed, and no folder has that name")
    try:
        # Our own holds all rules of its tokenizer: making spaCy's first takes a third of the loading.
        pipeline = spacy.load(name, config={} if model is not None else {"nlp.tokenizer.@tokenizers": BARE})
    except (OSError, ValueError) as error:
        raise ModelError(f"the pipeline {name!r} cannot be loaded: {error}") from error
    if lacks := lacking(pipeline):
        raise ModelError(f"the pipeline {name!r} {lacks}")
    if model is None:
        # What the pipeline says of itself stays as it was trained.
        pipeline._config["nlp"]["tokenizer"]["@tokenizers"] = "spacy.Tokenizer.v1"
    pipeline.max_length = max(pipeline.max_length, 2 * PAGE_CHARS)
    return pipeline

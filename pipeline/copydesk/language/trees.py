"""The parser of the shipped pipeline: keeps the sentences it is given, and can parse only those that need a tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.pipeline.dep_parser import DEFAULT_PARSER_MODEL, DependencyParser, parser_score
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

import copydesk.language.fast_tok2vec
import copydesk.language.recognizer  # noqa: F401  both register what the pipeline is made of
from copydesk.language.arcs import Arcs
from copydesk.language.pieces import cut, sentences, together

Steps = NDArray[numpy.int64]
_NO_WORDS: Steps = numpy.zeros((0, 2), dtype="int64")
# In relations that say that their word belongs elsewhere: "obj||xcomp" is the object of a verb below the head.
_LIFTED = "||"

# A sentence with one of these, or with a figure or a number word, may hold a claim or say who somebody is.
TELLING = frozenset(
    "win wins won winning winner winners lead leads led leading leader trail trails trailed trailing beat beats "
    "beaten beating defeat defeats defeated defeating concede concedes conceded conceding elect elects elected "
    "electing election elections re-elected reelected lose loses lost losing loser loss gain gains gained gaining "
    "hold holds held holding retain retains retained retaining oust ousts ousted ousting unseat unseats unseated "
    "top tops topped topping secure secures secured secures clinch clinches clinched capture captures captured "
    "sweep sweeps swept tie ties tied tying count counts counted counting turnout vote votes voted voting voters "
    "majority minority seat seats percent per-cent pct points margin ahead behind runoff run-off ballot ballots "
    "president president-elect premier prime minister chancellor mayor governor senator sen. rep. gov. congressman "
    "congresswoman deputy leader chairman chairwoman chair secretary candidate candidates incumbent challenger "
    "nominee opponent rival former acting lawmaker mp mps councillor speaker judge chief director commissioner "
    "spokesman spokeswoman spokesperson aged half third quarter two-thirds dozen dozens".split()
)


class Trees(DependencyParser):  # type: ignore[misc]
    """spaCy's parser under two promises.

    Sentences that are set before it runs stay as they are. With `parse="needed"` a sentence without a figure, a word
    of elections or an office gets no tree: its words have no relation (`dep_ == ""`) and are their own heads.
    """

    def __init__(self, vocab: Vocab, model: Model[Any, Any], name: str = "parser", *, parse: str = "all",
                 **settings: Any) -> None:  # fmt: skip
        super().__init__(vocab, model, name, **settings)
        self.parse = parse
        self._telling: dict[int, bool] = {}
        self._arcs: Arcs | None = None
        self._lifted: frozenset[int] = frozenset()

    @property
    def parse(self) -> str:
        """Which sentences get a tree: "all" or "needed"."""
        return str(self.cfg["parse"])

    @parse.setter
    def parse(self, value: str) -> None:
        if value not in ("all", "needed"):
            raise ValueError(f'parse is "all" or "needed", not {value!r}')
        self.cfg["parse"] = value

    def __call__(self, doc: Doc) -> Doc:
        """Parse one document."""
        return next(iter(self.pipe([doc], batch_size=1)))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """Parse documents some at a time, in order: what a document gets does not depend on its neighbours."""
        for docs in together(stream, batch_size):
            yield from self._parsed(docs)

    def _parsed(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        """The documents with their trees; where one cannot be parsed, each is tried by itself."""
        try:
            self._parse([doc for doc in docs if len(doc)])
        except Exception as error:
            if len(docs) == 1:
                self.get_error_handler()(self.name, self, list(docs), error)
            else:
                for doc in docs:
                    yield from self._parsed([doc])
        else:
            yield from docs

    def _parse(self, docs: Sequence[Doc]) -> None:
        """Trees for the sentences that call for them, each parsed for itself, all side by side."""
        pieces = [sentences(doc) for doc in docs]
        picked = [self._picked(doc, inside) for doc, inside in zip(docs, pieces, strict=True)]
        found = self._by_arcs(docs, picked) if Arcs.can_be(self.model) else self._by_spacy(docs, picked)
        for doc, inside, spans, rows in zip(docs, pieces, picked, found, strict=True):
            values = numpy.zeros((len(doc), 2), dtype="int64")
            taken = set(spans)
            for start, end in inside:
                if (start, end) not in taken:
                    values[start:end, 0] = -numpy.arange(end - start)
            at = 0
            for start, end in spans:
                values[start:end] = rows[at : at + end - start]
                _one_root(values[start:end])
                at += end - start
            doc.from_array([HEAD, DEP], values.astype("uint64"))

    def _picked(self, doc: Doc, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """The sentences that get a tree."""
        if self.parse != "needed":
            return list(pieces)
        tells = [self._telling.get(orth) for orth in doc.to_array(["ORTH"]).tolist()]
        return [
            (start, end)
            for start, end in pieces
            if any(
                self._tells(doc, start + step) if tell is None else tell
                for step, tell in enumerate(tells[start:end])
            )
        ]

    def _by_spacy(self, docs: Sequence[Doc], picked: Sequence[Sequence[tuple[int, int]]]) -> list[Steps]:
        """How far off the head of each word of the sentences is, and its relation, by spaCy's own parser."""
        found = []
        for doc, spans in zip(docs, picked, strict=True):
            parts = cut(doc, spans)
            if parts:
                self.set_annotations(parts, self.predict(parts))
            rows = [part.to_array([HEAD, DEP]).astype("int64") for part in parts]
            found.append(numpy.concatenate([_NO_WORDS, *rows]))
        return found

    def _by_arcs(self, docs: Sequence[Doc], picked: Sequence[Sequence[tuple[int, int]]]) -> list[Steps]:
        """The same, by the same weights laid out for numpy."""
        arcs = self._laid_out()
        told = []
        spans: list[tuple[int, int]] = []
        ends = [0]
        for doc, inside in zip(docs, picked, strict=True):
            at = ends[-1]
            for start, end in inside:
                spans.append((at, at + end - start))
                at += end - start
            whole = at - ends[-1] == len(doc)
            rows = (
                doc.tensor
                if whole
                else numpy.concatenate([doc.tensor[:0], *(doc.tensor[a:b] for a, b in inside)])
            )
            told.append(arcs.told(rows))
            ends.append(at)
        if not spans:
            return [_NO_WORDS] * len(docs)
        heads, relations = arcs(told, spans)
        steps = numpy.where(heads < 0, 0, heads - numpy.arange(len(heads)))
        relations[heads < 0] = self.vocab.strings["ROOT"]
        values = numpy.stack([steps, relations.astype("int64")], axis=1)
        parts = [(doc, span) for doc, inside in zip(docs, picked, strict=True) for span in inside]
        for (doc, (start, end)), (first, last) in zip(parts, spans, strict=True):
            if not self._lifted.isdisjoint(relations[first:last].tolist()):
                (part,) = cut(doc, [(start, end)])
                part.from_array([HEAD, DEP], values[first:last].astype("uint64"))
                for mend in self.postprocesses:
                    mend(part)
                values[first:last] = part.to_array([HEAD, DEP]).astype("int64")
        return [values[first:last] for first, last in pairwise(ends)]

    def _laid_out(self) -> Arcs:
        """The weights of now."""
        if self._arcs is None or not self._arcs.fits(self.model):
            strings, names = self.vocab.strings, self.move_names
            labels = [strings.add(name[2:]) if name[2:] else 0 for name in names]
            self._arcs = Arcs(self.model, names, labels)
            self._lifted = frozenset(label for label in labels if _LIFTED in strings[label])
        return self._arcs

    def _tells(self, doc: Doc, index: int) -> bool:
        """Whether a word calls for a tree."""
        token = doc[index]
        tells = token.like_num or token.lower_ in TELLING or any(letter.isdigit() for letter in token.text)
        if len(self._telling) < 100_000:
            self._telling[token.orth] = tells
        return tells


def _one_root(values: Steps) -> None:
    """Hang every root but the first of a sentence on the first, in place."""
    roots = numpy.flatnonzero(values[:, 0] == 0)
    values[roots[1:], 0] = roots[0] - roots[1:]


@Language.factory(
    "copydesk_trees",
    assigns=["token.dep", "token.head", "token.is_sent_start", "doc.sents"],
    default_config={
        "moves": None,
        "update_with_oracle_cut_size": 100,
        "learn_tokens": False,
        "min_action_freq": 20,
        "parse": "all",
        "model": DEFAULT_PARSER_MODEL,
        "scorer": {"@scorers": "spacy.parser_scorer.v1"},
    },
    default_score_weights={"dep_uas": 0.5, "dep_las": 0.5, "dep_las_per_type": None, "sents_f": 0.0},
)
def make_trees(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: Any,
    update_with_oracle_cut_size: int,
    learn_tokens: bool,
    min_action_freq: int,
    parse: str,
    scorer: Any,
) -> Trees:
    """spaCy's parser, keeping the sentences it is given; `parse` is "all" or "needed"."""
    return Trees(
        nlp.vocab,
        model,
        name,
        parse=parse,
        moves=moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        learn_tokens=learn_tokens,
        min_action_freq=min_action_freq,
        beam_width=1,
        beam_density=0.0,
        beam_update_prob=0.0,
        multitasks=[],
        incorrect_spans_key=None,
        scorer=scorer or parser_score,
    )

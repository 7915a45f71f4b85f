"""The parser of the shipped pipeline: keeps the sentences it is given, and can parse only those that need a tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from copydesk.language.pieces import cut, sentences

Steps = NDArray[numpy.int64]

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
        """Parse documents one by one, in order: what a document gets does not depend on its neighbours."""
        on_error = self.get_error_handler()
        for doc in stream:
            try:
                if len(doc):
                    self._parse(doc)
            except Exception as error:
                on_error(self.name, self, [doc], error)
            else:
                yield doc

    def _parse(self, doc: Doc) -> None:
        """Trees for the sentences that call for them, each parsed for itself, all side by side."""
        pieces = sentences(doc)
        if self.parse == "needed":
            tells = [self._telling.get(orth) for orth in doc.to_array(["ORTH"]).tolist()]
            picked = [
                (start, end)
                for start, end in pieces
                if any(
                    self._tells(doc, start + step) if tell is None else tell
                    for step, tell in enumerate(tells[start:end])
                )
            ]
        else:
            picked = pieces
        values = numpy.zeros((len(doc), 2), dtype="int64")
        parts = cut(doc, picked)
        if parts:
            self.set_annotations(parts, self.predict(parts))
        for (start, end), part in zip(picked, parts, strict=True):
            values[start:end] = part.to_array([HEAD, DEP]).astype("int64")
        taken = set(picked)
        for start, end in pieces:
            if (start, end) in taken:
                _one_root(values[start:end])
            else:
                values[start:end, 0] = -numpy.arange(end - start)
        doc.from_array([HEAD, DEP], values.astype("uint64"))

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

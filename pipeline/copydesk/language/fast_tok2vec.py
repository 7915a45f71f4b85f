"""A tok2vec that trains as spaCy's own and predicts several times faster: words cached, layers fused on numpy's BLAS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal, cast

import numpy
from spacy.attrs import NORM, ORTH
from spacy.ml.models.parser import build_tb_parser_model
from spacy.tokens import Doc
from spacy.util import registry
from thinc.api import Model, NumpyOps

from copydesk.language.convolution import Convolution, Floats

Backprop = Callable[[Any], Any]

# Words whose embedding is kept. Beyond this the cache is emptied: a million stories hold endless figures and names.
CACHE_WORDS = 40_000
# Words are embedded so many at a time, always, so that a word's vector never depends on its neighbours in the cache.
EMBED_ROWS = 32


def plain_ops(model: Model[Any, Any], but: Model[Any, Any]) -> Model[Any, Any]:
    """Let numpy's BLAS do a model's matrix products, but for a part; blis lacks a fast kernel for many processors."""
    ops, skip = NumpyOps(use_blis=False), {id(node) for node in but.walk()}
    for node in model.walk():
        if isinstance(node.ops, NumpyOps) and id(node) not in skip:
            node.ops = ops
    return model


@registry.architectures("copydesk.FastTok2Vec.v1")
def fast_tok2vec(tok2vec: Model[list[Doc], list[Floats]]) -> Model[list[Doc], list[Floats]]:
    """spaCy's hash-embedding CNN (`spacy.Tok2Vec` of `MultiHashEmbed` and `MaxoutWindowEncoder`), fused for prediction."""
    model: Model[list[Doc], list[Floats]] = Model(
        "copydesk_fast_tok2vec",
        _forward,
        init=_init,
        layers=[tok2vec],
        dims={"nO": tok2vec.maybe_get_dim("nO")},
        attrs={"fused": None},
    )
    # The embedding stays on blis: it runs once a word, and its rows do not depend on their place in a batch.
    return model


@registry.architectures("copydesk.Transitions.v1")
def transitions(
    tok2vec: Model[list[Doc], list[Floats]],
    state_type: Literal["parser", "ner"],
    extra_state_tokens: bool,
    hidden_width: int,
    maxout_pieces: int,
    use_upper: bool,
    nO: int | None = None,  # noqa: N803  spaCy's name
) -> Model[Any, Any]:
    """`spacy.TransitionBasedParser.v2` with its matrix products on numpy's BLAS."""
    model = build_tb_parser_model(
        tok2vec, state_type, extra_state_tokens, hidden_width, maxout_pieces, use_upper=use_upper, nO=nO
    )
    return plain_ops(model, but=tok2vec)


def _init(model: Model[Any, Any], X: Any = None, Y: Any = None) -> Model[Any, Any]:  # noqa: N803
    model.layers[0].initialize(X=X, Y=Y)
    if model.has_dim("nO") is None:
        model.set_dim("nO", model.layers[0].get_dim("nO"))
    return model


def _forward(model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[list[Floats], Backprop]:
    inner = model.layers[0]
    if is_train:
        model.attrs["fused"] = None  # the weights are about to change
        return cast("tuple[list[Floats], Backprop]", inner(docs, is_train))
    fused = model.attrs["fused"]
    if fused is None or not fused.fits(inner):
        fused = model.attrs["fused"] = Fused(inner)
    return [fused(doc) for doc in docs], _no_backprop


def _no_backprop(gradient: Any) -> Any:
    raise ValueError("a fused tok2vec does not learn: call it with is_train=True")


class Fused:
    """The weights of a tok2vec laid out for prediction, and the words it has met.

    A document's vectors depend on the document alone, to the last bit: layers are worked document by document in
    blocks that its length fixes, words in batches of one size.
    """

    def __init__(self, tok2vec: Model[Any, Any]) -> None:
        self.embed, encode = tok2vec.get_ref("embed"), tok2vec.get_ref("encode")
        self.source = tok2vec
        self.weights = [node for node in encode.walk() if node.name == "maxout"]
        norms = [node for node in encode.walk() if node.name == "layernorm"]
        self._key = self._state()
        self.width = int(encode.get_dim("nO"))
        self.pad = len(self.weights)
        self.layers = [layer_of(maxout, norm) for maxout, norm in zip(self.weights, norms, strict=True)]
        self.rows: dict[tuple[int, int], int] = {}
        self.table: Floats = numpy.zeros((1024, self.width), dtype="float32")

    def _state(self) -> tuple[int, ...]:
        """Which arrays the weights are: loading or learning puts others in their place."""
        return tuple(id(node.get_param("W")) for node in self.weights)

    def fits(self, tok2vec: Model[Any, Any]) -> bool:
        """Whether these are the model's weights still."""
        return tok2vec is self.source and self._key == self._state()

    def __call__(self, doc: Doc) -> Floats:
        """A row for each word."""
        length = len(doc)
        if not length:
            return numpy.zeros((0, self.width), dtype="float32")
        pad = self.pad
        # Zeros stand before and after, as in training, and take part in every layer.
        rows = numpy.zeros((length + 2 * pad, self.width), dtype="float32")
        words = self._words(doc)  # first, as it may put a longer table in place of the old
        rows[pad:-pad] = self.table[words]
        for layer in self.layers:
            rows = layer(rows)
        return numpy.ascontiguousarray(rows[pad:-pad])

    def _words(self, doc: Doc) -> list[int]:
        """The row of each word in the table of embeddings."""
        keys = list(zip(*doc.to_array([ORTH, NORM]).T.tolist(), strict=True))
        places = list(map(self.rows.get, keys))
        if None in places:
            if len(self.rows) > CACHE_WORDS:
                self.rows.clear()
            self._learn(doc, keys)
            places = list(map(self.rows.get, keys))
        return cast("list[int]", places)

    def _learn(self, doc: Doc, keys: list[tuple[int, int]]) -> None:
        """Embed the words of a document that are not in the table."""
        fresh = {key: index for index, key in enumerate(keys) if key not in self.rows}
        indices = list(fresh.values())
        vectors = []
        for start in range(0, len(indices), EMBED_ROWS):
            batch = indices[start : start + EMBED_ROWS]
            batch += batch[:1] * (EMBED_ROWS - len(batch))
            words = Doc(doc.vocab, words=[doc[index].text for index in batch])
            for word, index in zip(words, batch, strict=True):
                if word.norm_ != doc[index].norm_:
                    word.norm_ = doc[index].norm_
            vectors.append(self.embed.predict([words])[0])
        first = len(self.rows)
        need = first + len(indices)
        if need > len(self.table):
            table = numpy.zeros((max(need, 2 * len(self.table)), self.width), dtype="float32")
            table[:first] = self.table[:first]
            self.table = table
        self.table[first:need] = numpy.concatenate(vectors)[: len(indices)]
        self.rows.update((key, first + place) for place, key in enumerate(fresh))


def layer_of(maxout: Model[Any, Any], norm: Model[Any, Any]) -> Convolution:
    """One layer of spaCy's encoder, for prediction."""
    return Convolution(
        maxout.get_param("W"), maxout.get_param("b"), norm.get_param("G"), norm.get_param("b"), spread=1e-8
    )

"""The training corpus of the name recogniser, as spaCy readers: records to examples, changed each pass."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from spacy import registry
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from thinc.api import NumpyOps, set_current_ops

sys.path.insert(0, str(Path(__file__).parent))

# numpy's own BLAS: several times faster than blis on processors that blis has no kernel for
set_current_ops(NumpyOps(use_blis=False))

Record = dict[str, Any]


def load(path: Path) -> list[Record]:
    """The records of one JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]


def mark(doc: Doc, spans: list[list[Any]], mask: list[list[int]]) -> Doc:
    """Set names and unknown tokens; a name that does not end on token borders becomes unknown."""
    names: list[Span] = []
    taken: set[int] = set()
    unknown = [*mask]
    for a, b, label in spans:
        if a >= b:  # nothing is left of a name of one letter that lost it
            continue
        span = doc.char_span(a, b, label=label)
        if span is None:
            unknown.append([a, b])
        elif not taken.intersection(range(span.start, span.end)):
            names.append(span)
            taken.update(range(span.start, span.end))
    free = [
        t.i for t in doc if t.i not in taken and any(a < t.idx + len(t) and t.idx < b for a, b in unknown)
    ]
    doc.set_ents(names, missing=[doc[i : i + 1] for i in free], default="outside")
    return doc


def join(records: list[Record], gap: str = " ") -> Record:
    """Several sentences as one text."""
    text, spans, mask = "", [], []
    for item in records:
        at = len(text) + (len(gap) if text else 0)
        text = text + gap + item["text"] if text else item["text"]
        spans.extend([a + at, b + at, label] for a, b, label in item["spans"])
        mask.extend([a + at, b + at] for a, b in item["mask"])
    return {"source": records[0]["source"], "text": text, "spans": spans, "mask": mask}


def example(nlp: Language, item: Record) -> Example:
    """A training example for one record."""
    reference = mark(nlp.make_doc(item["text"]), item["spans"], item["mask"])
    spaces = [bool(t.whitespace_) for t in reference]
    return Example(Doc(nlp.vocab, words=[t.text for t in reference], spaces=spaces), reference)


@registry.readers("copydesk.names_train.v1")
def names_train(
    folder: str, weights: dict[str, float], augment: bool, seed: int, empty: float = 0.3
) -> Callable[[Language], Iterator[Example]]:
    """Endless varied passes over ``folder``; ``weights`` says how often a file is read in one pass.

    ``empty`` is the share kept of sentences without a name.
    """
    files = {name: load(Path(folder) / f"{name}.jsonl") for name in weights}
    state = {"pass": 0}

    def read(nlp: Language) -> Iterator[Example]:
        rng = random.Random(seed + 7919 * state["pass"])
        state["pass"] += 1
        chosen: list[Record] = []
        for name, weight in weights.items():
            for item in files[name]:
                times = int(weight) + (rng.random() < weight % 1)
                if not item["spans"] and rng.random() > empty:
                    continue
                chosen.extend([item] * times)
        rng.shuffle(chosen)
        change = _changer(rng) if augment else None
        at = 0
        while at < len(chosen):
            size = rng.choice((1, 1, 2, 3, 4))
            group = chosen[at : at + size]
            at += size
            if change is not None:
                group = [change(item) for item in group]
            yield example(nlp, join(group, rng.choice((" ", " ", " ", "\n\n", "\n"))))

    return read


def _changer(rng: random.Random) -> Callable[[Record], Record]:
    """The augmenter, loaded only where it is used."""
    from names_augment import Augmenter

    return Augmenter(rng)


@registry.readers("copydesk.names_dev.v1")
def names_dev(folder: str, names: list[str]) -> Callable[[Language], Iterator[Example]]:
    """The measuring sets as examples, a sentence each."""
    records = [item for name in names for item in load(Path(folder) / f"{name}.jsonl")]

    def read(nlp: Language) -> Iterator[Example]:
        for item in records:
            yield example(nlp, item)

    return read


@registry.readers("copydesk.names_labels.v1")
def names_labels() -> dict[str, dict[str, int]]:
    """The five types as the transition system wants them counted."""
    order = {"PERSON": 5, "PLACE": 4, "ORG": 3, "PARTY": 2, "ELECTION": 1}
    return {str(move): dict(order) for move in (1, 2, 3, 4)} | {"0": {"": 1}, "5": {"": 1}}

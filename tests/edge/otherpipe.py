"""A second small pipeline: spaCy's own components with other labels, taught six sentences in a few seconds."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

import copydesk_en

# Sentences to learn by heart; what is learned, and in which label set, is all that the tests need.
TAUGHT = (
    "Kwame Amoako won 52.3 percent of the vote in Zandville and Efua Mensah won 44.1 percent.",
    "Amoako led Mensah by almost 7 percentage points.",
    "Mary Stone of the Unity Party beat Paul Hill by 3,204 votes in Leeds.",
    "The Electoral Commission said turnout was 61%.",
    "Nothing was counted in Kumasi on Monday.",
    "She took 12 of the 40 seats.",
)
THEIRS = {"PLACE": "GPE", "PERSON": "PER", "PARTY": "NORP", "ORG": "ORG", "ELECTION": "EVENT"}


def taught(rounds: int = 60) -> Language:
    """tok2vec, tagger, parser and NER as spaCy has them; its labels of names are GPE, PER, NORP, ORG and EVENT."""
    spacy.util.fix_random_seed(1)
    ours, nlp = copydesk_en.load(), spacy.blank("en")
    for name in ("tok2vec", "tagger", "parser", "ner"):
        nlp.add_pipe(name)
    nlp.get_pipe("parser").cfg["min_action_freq"] = 1
    examples = [Example(nlp.make_doc(text), _gold(nlp, ours(text))) for text in TAUGHT]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(rounds):
        nlp.update(examples, sgd=optimizer)
    return nlp


def _gold(nlp: Language, doc: Doc) -> Doc:
    """What ours says, under their labels."""
    return Doc(
        nlp.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=[token.tag_ for token in doc],
        heads=[token.head.i for token in doc],
        deps=[token.dep_ for token in doc],
        sent_starts=[bool(token.is_sent_start) for token in doc],
        ents=[f"{token.ent_iob_}-{THEIRS[token.ent_type_]}" if token.ent_type_ else "O" for token in doc],
    )

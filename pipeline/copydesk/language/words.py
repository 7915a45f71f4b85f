"""The word layer of the shipped pipeline: joint tags split into tag and part of speech, base forms, hard breaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
import srsly
from spacy.attrs import LEMMA, POS, SENT_START, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc
from spacy.vocab import Vocab

from copydesk.language.lemmas import Table, lemma

# Ends of a sentence never stand right after these, whatever follows: "Sen. Smith", "No. 10", "St. Louis".
NEVER_LAST = frozenset(
    "mr. mrs. ms. mx. dr. prof. sen. rep. gov. lt. gen. col. maj. capt. sgt. cmdr. adm. pres. hon. rev. fr. "
    "st. ste. mt. ft. no. nos. vs. v. e.g. i.e. cf. dist. dep. sec. atty. supt. amb. sens. reps. govs. drs. "
    "messrs. mmes. mlle. mme. sr. sra. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. "
    "mon. tue. tues. wed. thu. thur. thurs. fri. sat. sun. approx. est. pct. pts. art. vol. pp. fig. op. "
    "al- bro. sr.".split()
)
# A capital and a stop is an initial when a name follows: "J. Smith". "US." or "I." may end a sentence.
SMALL_AFTER = frozenset("u.s. u.k. u.n. e.u. d.c. a.m. p.m. inc. corp. ltd. co. jr. sr. calif. ala. ariz. ark. "
                        "colo. conn. del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn. miss. mo. mont. "
                        "neb. nev. okla. ore. pa. r.i. s.c. s.d. n.c. n.d. n.h. n.j. n.m. n.y. tenn. tex. vt. va. "
                        "wash. w.va. wis. wyo. etc. p.c. b.c. a.d. ph.d. m.p. m.d.".split())  # fmt: skip
QUOTES = frozenset("\"'")
# "in the U.S. The vote": words that no name follows an abbreviation with.
OPENERS = frozenset(
    "The A An He She It They We I You This That These Those There His Her Its Their Our My In On At By For From With "
    "After Before But And Or If When While As To What Who How Why Some Many Most Both All Meanwhile However".split()
)


@Language.factory(
    "copydesk_breaks",
    assigns=["token.is_sent_start"],
    default_config={},
)
def make_breaks(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Where a sentence must start or must not, before any model is asked."""
    return hard_breaks


def hard_breaks(doc: Doc) -> Doc:
    """A line end starts a sentence; an abbreviation before its name, a figure or a small letter does not."""
    length = len(doc)
    if not length:
        return doc
    starts = doc.to_array([SENT_START]).astype("int64")
    previous = ""
    broken, spaced, opening = False, True, False
    for index, token in enumerate(doc):
        text = token.text
        if token.is_space:
            # Line ends belong to the sentence they close; bare spaces mean nothing.
            broken = broken or "\n" in text or "\r" in text
            spaced = True
            starts[index] = -1 if index else 1
            continue
        if index == 0 or broken:
            starts[index] = 1
        elif opening or _holds(previous, text) or (text in QUOTES and not spaced):
            starts[index] = -1
        elif spaced and _parts(doc, index, previous, text):
            starts[index] = 1
        # A straight quote opens where a space stands before it and none after: 'said. "Thank you', not 'you." He'.
        opening = text in QUOTES and (spaced or broken) and not token.whitespace_
        broken, spaced, previous = False, bool(token.whitespace_), text
    starts[0] = 1
    doc.from_array([SENT_START], starts.astype("int32").astype("uint64").reshape(-1, 1))
    return doc


def _holds(previous: str, text: str) -> bool:
    """Whether no sentence can end between two words."""
    if not previous.endswith("."):
        return previous in (",", "-", "(", "$", "#", "\u201c", "\u2018")
    word = previous.lower()
    if word in NEVER_LAST:
        return True
    initial = len(previous) == 2 and previous[0].isalpha() and previous != "I."
    if word in SMALL_AFTER or initial:
        return text[0].islower() or text[0].isdigit() or text[0] in ",;:)" or (initial and text[0].isupper())
    return text in (",", ";", ":", ")", "?", "!")


def _parts(doc: Doc, index: int, previous: str, text: str) -> bool:
    """Whether a sentence must end between two words with a space between: a stop, then a capital or a quotation."""
    if previous.lower() in SMALL_AFTER:
        return text in OPENERS
    if previous not in (".", "?", "!") or index < 2:
        return False
    before = doc[index - 2].text
    if previous == "." and (len(before) < 5 and before[:1].isupper() or f"{before.lower()}." in NEVER_LAST):
        return False  # perhaps an abbreviation that the tokenizer does not know: let the model say
    if text in QUOTES or text in "\u201c\u2018":
        return True
    return text[0].isupper() and len(before) > 1


class Words:
    """Splits "VBD|VERB" into tag and part of speech and finds the base form."""

    def __init__(self, vocab: Vocab, table: Table | None = None) -> None:
        self.vocab = vocab
        self.table: Table = {} if table is None else table
        self._tags: dict[int, tuple[int, int, str]] = {}
        self._lemmas: dict[tuple[int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set tag, part of speech and base form of every word."""
        read = doc.to_array(["ORTH", "TAG"])
        values = numpy.empty((len(doc), 3), dtype="uint64")
        for index, (orth, joint) in enumerate(read.tolist()):
            tag, pos, name = self._tags.get(joint) or self._split(joint)
            base = self._lemmas.get((orth, pos)) or self._base(orth, pos, name)
            values[index] = (tag, pos, base)
        doc.from_array([TAG, POS, LEMMA], values)
        return doc

    def _split(self, joint: int) -> tuple[int, int, str]:
        tag, _, name = self.vocab.strings[joint].partition("|")
        name = name or "X"
        known = (self.vocab.strings.add(tag), IDS[name], name)
        self._tags[joint] = known
        return known

    def _base(self, orth: int, pos: int, name: str) -> int:
        base = self.vocab.strings.add(lemma(self.vocab.strings[orth], name, self.table))
        if len(self._lemmas) < 200_000:  # a cache, so bounded: a million stories hold endless figures
            self._lemmas[orth, pos] = base
        return base

    def to_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> None:
        """Write the table beside the other components."""
        srsly.write_msgpack(Path(path), self.table)

    def from_disk(self, path: str | Path, *, exclude: tuple[str, ...] = ()) -> Words:
        """Read the table."""
        self.table = srsly.read_msgpack(Path(path))
        return self

    def to_bytes(self, *, exclude: tuple[str, ...] = ()) -> bytes:
        """The table as bytes, for a pipeline that is sent to another process."""
        return bytes(srsly.msgpack_dumps(self.table))

    def from_bytes(self, data: bytes, *, exclude: tuple[str, ...] = ()) -> Words:
        """Read the table from bytes."""
        self.table = srsly.msgpack_loads(data)
        return self


@Language.factory(
    "copydesk_words",
    requires=["token.tag"],
    assigns=["token.tag", "token.pos", "token.lemma"],
    default_config={},
)
def make_words(nlp: Language, name: str) -> Any:
    """The component that follows a tagger trained on joint tags."""
    return Words(nlp.vocab)

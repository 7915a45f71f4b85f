"""Where a sentence must start and must not, before any model is asked: line ends, short forms, initials, figures."""

from __future__ import annotations

import re

import numpy
from spacy.attrs import IS_SPACE, ORTH, SENT_START, SPACY
from spacy.tokens import Doc

from copydesk.names.fold import fold

# Titles and short forms before a name, in many countries' English: no sentence ends after one that has its capital
# before a capital, or right before a figure. "Hon. Akosua Mensah", "Engr. Okafor", "Sta. Rosa", "Brig.-Gen. Oni".
BEFORE_NAME = frozenset(
    "mr. mrs. ms. mx. dr. drs. prof. messrs. mmes. mlle. mme. sr. sra. srta. fr. rev. bro. hon. sen. sens. rep. reps. "
    "gov. govs. pres. lt. gen. brig. col. maj. capt. sgt. cpl. pvt. cmdr. cdr. comdr. adm. supt. insp. amb. sec. dep. "
    "asst. comm. comr. pdte. dip. atty. adv. engr. barr. arch. arc. alh. chf. cllr. ald. shri. smt. kum. mohd. md. ma. "
    "lic. ing. gral. st. ste. sta. sto. mt. mts. ft. pt. brgy. bgy. dist. dept. natl. intl. assn. assoc. govt. univ.".split()
)
# However they are printed, no sentence ends after these.
NEVER_LAST = frozenset("vs. v. cf. e.g. i.e. al- viz.".split())
# Before a figure no sentence ends after these: "No. 10", "Rs. 500", "Art. 83", "Nov. 5".
BEFORE_FIGURE = frozenset(
    "no. nos. rs. sh. shs. ksh. tsh. ush. ugx. kes. art. arts. sec. secs. ch. cl. para. paras. vol. vols. p. pp. fig. "
    "figs. op. approx. est. ca. brgy. bgy. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. tues. "
    "wed. thu. thur. thurs. fri. sat. sun.".split()
)
# Before a small letter or a figure no sentence ends after these, before "The" one does: "a vote in the U.S. is".
SMALL_AFTER = frozenset("u.s. u.k. u.n. e.u. d.c. a.m. p.m. inc. corp. ltd. co. bros. jr. sr. calif. ala. ariz. ark. "
                        "colo. conn. del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn. miss. mo. mont. "
                        "neb. nev. okla. ore. pa. r.i. s.c. s.d. n.c. n.d. n.h. n.j. n.m. n.y. tenn. tex. vt. va. "
                        "wash. w.va. wis. wyo. etc. p.c. b.c. a.d. ph.d. m.p. m.d. pct. pts. govt. dept. natl. est. "
                        "approx. rtd. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mon. tue. tues. "
                        "wed. thu. thur. thurs. fri. sat. sun.".split())  # fmt: skip
MAY_END = SMALL_AFTER | {"st."}  # "on Main St. The crowd"
SHORT = BEFORE_NAME | BEFORE_FIGURE | NEVER_LAST
QUOTES = frozenset("\"'")
# Words that no sentence has without a stop, a line end or, in lists of results, a semicolon: the time that a sentence
# takes grows with the square of its figures.
LONGEST = 400
OPENING = frozenset("\u201c\u2018")
VOWELS = frozenset("aeiou")
HOURS = frozenset(("a.m.", "p.m."))
# After these a sentence goes on.
JOINED = frozenset((",", ";", "-", "(", "$", "#", "\u201c", "\u2018"))
DECIMAL = re.compile(r"\d[\d,]*\.\d")
# "P.D.P.", "U.S.": letters with stops.
LETTERS = re.compile(r"(?:[^\W\d_]\.){2,}")
# "in the U.S. The vote": words that no name follows an abbreviation with.
OPENERS = frozenset(
    "The A An He She It They We I You This That These Those There His Her Its Their Our My In On At By For From With "
    "After Before But And Or If When While As To What Who How Why Some Many Most Both All Meanwhile However".split()
)


def hard_breaks(doc: Doc) -> Doc:
    """A line end starts a sentence; an abbreviation before its name, a figure or a small letter does not."""
    length = len(doc)
    if not length:
        return doc
    # As lists, told at once: a token's own word for each takes far longer.
    rows = doc.to_array([ORTH, SPACY, IS_SPACE])
    words, strings = rows[:, 0].tolist(), doc.vocab.strings
    spaces, blank = rows[:, 1].tolist(), rows[:, 2].tolist()
    starts = doc.to_array([SENT_START]).astype("int64").reshape(-1).tolist()
    previous, before, stopped = "", "", ""
    broken, spaced, opening, run = False, True, False, 0
    for index, word in enumerate(words):
        text = strings[word]
        if blank[index]:
            # Line ends belong to the sentence they close; bare spaces mean nothing.
            broken = broken or "\n" in text or "\r" in text
            spaced = True
            starts[index] = -1 if index else 1
            continue
        if index == 0 or broken:
            starts[index] = 1
        elif opening or holds(previous, stopped, text) or (text in QUOTES and not spaced):
            starts[index] = -1
        elif (spaced and parts(before, previous, stopped, text)) or (
            run > LONGEST and _endless(run, previous)
        ):
            starts[index] = 1
        # "1. 1. 1. " is no end of a sentence either.
        stop = text in (".", "?", "!") and not previous[-1:].isdigit()
        run = 0 if stop or starts[index] == 1 else run + 1
        # A straight quote opens where a space stands before it and none after: 'said. "Thank you', not 'you." He'.
        opening = text in QUOTES and (spaced or broken) and not spaces[index]
        # The tokenizer parts the stop from words that it does not know: "Engr" and ".", but "Gov.".
        stopped = text if len(text) > 1 else "" if spaced or broken else previous + text
        stopped = stopped if stopped.endswith(".") else ""
        broken, spaced, before, previous = False, bool(spaces[index]), previous, text
    starts[0] = 1
    told = numpy.array(starts, dtype="int32").astype("uint64")
    doc.from_array([SENT_START], told.reshape(-1, 1))
    return doc


def _endless(run: int, previous: str) -> bool:
    """Whether it is no sentence that goes on so long without a stop: figures, say, a thousand of them in a row."""
    return run > LONGEST and (previous in (",", ";") or run > 2 * LONGEST)


def holds(previous: str, stopped: str, text: str) -> bool:
    """Whether no sentence can end between two words; `stopped` is the first with its stop, if it has one."""
    if text in (".", "?", "!"):
        return True
    if not stopped:
        # After a word in small letters it always can.
        return not previous.islower() and _goes_on(previous, text)
    word = stopped.rpartition("-")[2].lower()  # "Brig.-Gen."
    if stopped.lower() in NEVER_LAST or (text[0].isdigit() and word in BEFORE_FIGURE):
        return True
    if word in MAY_END and text in OPENERS:
        return False
    if text[0].isupper() and _opens_name(stopped, word, text):
        return True
    if word in BEFORE_NAME and (text[0].islower() or (text == "(" and stopped[0].isupper())):
        return True
    if word in SMALL_AFTER or _initial(stopped) or LETTERS.fullmatch(stopped):
        return text[0].islower() or text[0].isdigit() or text[0] in ",;:)"
    return text in (",", ";", ":", ")")


def _goes_on(previous: str, text: str) -> bool:
    """The same after a word without a stop."""
    if previous == ":":
        return text[0].isdigit()  # "Turnout: 48.3 percent"
    if previous.istitle():
        if DECIMAL.match(text):
            return True  # "Isko Moreno 1.9 million"
        # "David Oh", "Humza Yousaf": web prose leaves out stops before such words, news does not.
        return previous.isalpha() and text.istitle() and text.isalpha() and text not in OPENERS
    return previous in JOINED


def _opens_name(stopped: str, word: str, text: str) -> bool:
    """The same for a word with its stop, before a capital: a title, an initial, letters that stand for names."""
    if _initial(stopped):
        return True  # "J. Smith"
    if stopped[0].isupper() and (word in BEFORE_NAME or (text not in OPENERS and _without_vowels(stopped))):
        return True  # "Hon. Mensah", "Smt. Rao"
    if not LETTERS.fullmatch(stopped) or word in HOURS:
        return False
    if _title(text):
        return True  # "U.S. Rep. Jackson"
    return word not in SMALL_AFTER and text.istitle() and text not in OPENERS  # "C.K. Ramamurthy"


def _initial(stopped: str) -> bool:
    """Whether a word with its stop is one letter: "J.", though "I." may end a sentence."""
    return len(stopped) == 2 and stopped[0].isalpha() and stopped != "I."


def _title(text: str) -> bool:
    """Whether a word is a title or another short form before a name, with its stop or without."""
    return text[0].isupper() and f"{text.lower().rstrip('.')}." in BEFORE_NAME


def _without_vowels(stopped: str) -> bool:
    """Whether a word with its stop can only be a short form: "Smt.", "Cllr.", not "BNP." or "Ali."."""
    word = stopped[:-1]
    return 1 < len(word) < 6 and word[1:].islower() and not VOWELS & set(fold(word))


def parts(before: str, previous: str, stopped: str, text: str) -> bool:
    """Whether a sentence must end between two words with a space between: a stop, then a capital or a quotation.

    `before` is the word before the first of the two.
    """
    word = stopped.lower()
    if stopped and (word in MAY_END or LETTERS.fullmatch(stopped)):
        return text in OPENERS or (word in HOURS and _title(text))  # "at 9 p.m. Gen. Perera spoke"
    if previous not in (".", "?", "!") or not before:
        return False
    if previous == ".":
        short = len(before) < 5 and before[:1].isupper()  # perhaps an abbreviation that no list knows
        if short or f"{before.lower()}." in SHORT:
            return False  # let the model say
    return text in QUOTES or text in OPENING or (text[0].isupper() and len(before) > 1)

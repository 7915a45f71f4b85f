"""The capitalised words of a story, each with what stands around it: of the text, not only of the entities.

A misspelled name is what a language model is most likely to miss, so every capitalised word counts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from copydesk.checks.of_story import of_story
from copydesk.lexicon import known_names
from copydesk.lexicon.people import honorifics
from copydesk.names.fold import letters, without_possessive
from copydesk.names.forms import PARTICLES
from copydesk.records import Reading
from copydesk.records.late import late

# A word with inner apostrophes and hyphens: "O'Brien", "Jae-myung", "al-Sisi"; not "25-point". Plain words in small letters,
# which most are, are taken as many at a time as stand together.
_WORD = late(r"(?P<small>[a-z]+(?:[ ,\n]+[a-z]+)*)(?!['’ʼ‘-]?[^\W\d_])|[^\W\d_]+(?:['’ʼ‘-][^\W\d_]+)*")
# What no reader takes for prose: addresses, handles, tags.
_MACHINE = late(
    r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w.-]{1,255}|[@#]\w+|\b[\w-]{1,63}\.(?:com|org|net|gov|edu|co|"
    r"info)\b"
)
# Without one of these there is no such thing, and the long search is spared.
_MACHINE_MARKS = ("@", "#", "://", "www.", ".com", ".org", ".net", ".gov", ".edu", ".co", ".info")
_SIC = late(r"\s?[\[(]\s?sic\s?[\])]", re.IGNORECASE)
_LED = late(
    r"-(?:led|backed|era|style|like|born|based|controlled|run|held|friendly|leaning|aligned|bound|wide|loyal|"
    r"supporting|supported|endorsed|area|appointed|dominated|ruled|nominated|trained|owned|linked|wing)$"
)
# The article that French and Italian write with an apostrophe: "L'Alliance", "dell'Ulivo".
_ELIDED = late(r"(?:[lL]|[dD]|[dD]ell|[aA]ll|[nN]ell|[sS]ull|[qQ]u)['’](?=[^\W\d_a-z])")
# The article that Arabic names have or leave off, if a name long enough to be told by itself is left: "Shia al-Sudani ... Sudani said".
_ARTICLE = late(r"(?:al|el|as|ash|an|ad|ar|at|az)-(?=[A-Z]\w{5})")
_PREFIX = late(r"(?:[A-Z]|pro|anti|ex|non|pan|then|mid|post|pre|un|trans|inter|all|vice)-(?=[A-Z])")
# What may stand between the words of one name: a blank, an initial's dot, a particle, "of the".
_INSIDE = late(
    r"[ \u00a0](?:(?:de|da|di|do|dos|das|del|della|van|von|der|den|bin|bint|ibn|al|el|ul|ur|ud|la|le|y|e|of|for|and|"
    r"the|&|on|in)[ \u00a0]){0,3}|\.?[ \u00a0]"
)
_LONGEST_INSIDE = 19
_JOINTS = frozenset({"of", "for", "and", "the", "&", "on", "in"})


class Word(NamedTuple):
    """A capitalised word. `sic`: marked so, or broken off by a dash. `kind`, `entity`: of the mention that it stands in; `first`: it opens a sentence.

    `run` numbers the stretch of capitalised words that it is part of, `number` its place there.
    """

    start: int
    end: int
    text: str
    key: str
    caps: bool
    first: bool
    quoted: bool
    sic: bool
    kind: str | None
    entity: str | None
    run: int
    number: int


@dataclass
class Story:
    """The words of a story, the stretches they make, and the words it has in small letters."""

    text: str
    words: list[Word] = field(default_factory=list)
    runs: list[list[Word]] = field(default_factory=list)
    small: frozenset[str] = frozenset()
    # The other words of the name that each stands in, of those that were asked for.
    known: dict[tuple[int, int, str], frozenset[str]] = field(default_factory=dict)


@of_story
def scan(reading: Reading) -> Story:
    """All capitalised words of a story, with the stretches that they make."""
    text = reading.article.text
    machine = (
        [match.span() for match in _MACHINE.finditer(text)]
        if any(mark in text for mark in _MACHINE_MARKS)
        else []
    )
    marked = "sic" in text
    quotes = sorted((part.start, part.end) for part in reading.article.parts if part.kind == "quote")
    mentions = _Mentions(reading)
    opens = frozenset(sentence.start for sentence in reading.sentences)
    story, small, previous = Story(text), set(), None
    for match in _WORD.finditer(text):
        printed = match.group()
        if match.lastgroup:
            small.update(printed.replace(",", " ").split())
            continue
        if printed.islower():
            small.add(printed)
            continue
        end = match.end()
        if not printed.isalpha():
            printed = _trimmed(printed)
            end = match.start() + len(printed)
            prefix = _PREFIX.match(printed) or _ELIDED.match(printed)
            if prefix is None and mentions.at(match.start())[0] == "person":
                prefix = _ARTICLE.match(printed)
            printed = printed[prefix.end() :] if prefix else printed
        start = end - len(printed)
        if not printed[0].isupper() and not any(part[:1].isupper() for part in printed.split("-")):
            small.add(printed)
            continue
        if machine and _inside(machine, start):
            continue
        joined = (
            previous is not None
            and start - previous.end <= _LONGEST_INSIDE
            and (
                text[previous.end : start] == " " or _INSIDE.fullmatch(text, previous.end, start) is not None
            )
        )
        if joined and start in opens and text[start - 2 : start - 1] == ".":
            joined = False  # a sentence ends here, no initial
        if not joined:
            story.runs.append([])
        kind, entity = mentions.at(start)
        caps = len(printed) > 1 and printed.isupper()
        first = start in opens or _opens(text, start)
        quoted = bool(quotes) and _inside(quotes, start)
        sic = (marked and _SIC.match(text, end) is not None) or text[end : end + 2] == "- "
        run, number = len(story.runs) - 1, len(story.runs[-1])
        # In the order of its fields, which takes a third of the time of naming them.
        word = Word(
            start, end, printed, letters(printed), caps, first, quoted, sic, kind, entity, run, number
        )  # fmt: skip
        story.runs[-1].append(word)
        story.words.append(word)
        previous = word
    story.small = frozenset(small)
    return story


def _trimmed(printed: str) -> str:
    """A word without possessive and without what is hung on a name: "Erdogan’s", "Erdogan-led"."""
    plain = without_possessive(printed)
    if plain[-2:-1] == "-" and plain[-1].isupper():
        return plain[:-2]  # a seat of a town that has several: "Suwon-A"
    return _LED.sub("", plain) if "-" in plain else plain


def _inside(spans: list[tuple[int, int]], position: int) -> bool:
    at = bisect_right(spans, (position, 1 << 60)) - 1
    return at >= 0 and spans[at][0] <= position < spans[at][1]


def _opens(text: str, start: int) -> bool:
    """Whether a word opens a line, a sentence or a quotation."""
    for at in range(start - 1, max(start - 4, -1), -1):
        if text[at] not in " \u00a0":
            return text[at] in "\n.!?:\"“”'‘(—–-•*"
    return True


class _Mentions:
    """Looks up which mention a position lies in."""

    def __init__(self, reading: Reading) -> None:
        spans = [
            (mention.start, mention.end, entity.kind, entity.id)
            for entity in reading.entities
            if entity.kind != "contest"
            for mention in entity.mentions
            if mention.form not in ("pronoun", "description")
        ]
        self.spans = sorted(spans)
        self.starts = [span[0] for span in self.spans]

    def at(self, position: int) -> tuple[str | None, str | None]:
        """Kind and id of the entity whose mention covers a position."""
        index = bisect_right(self.starts, position) - 1
        for number in range(index, max(index - 4, -1), -1):
            _start, end, kind, entity = self.spans[number]
            if position < end:
                return kind, entity
        return None, None


_TITLES = frozenset(
    {
        "president", "minister", "prime", "mayor", "governor", "senator", "chancellor", "premier",
        "secretary", "congressman", "congresswoman", "speaker", "judge", "justice", "chief",
        "deputy", "vice", "king", "queen", "prince", "princess", "opposition", "leader",
        "candidate", "representative", "rep", "sen", "gov", "gen", "general", "colonel", "captain",
        "former", "ex", "incumbent", "mp", "councillor", "ambassador", "chairman", "chairwoman",
        "chair", "professor", "sir", "dame", "lord", "lady", "doctor", "vicepresident", "attorney",
        "commissioner", "nominee", "independent", "mr", "mrs", "ms", "dr",
    }
)  # fmt: skip


def titles() -> frozenset[str]:
    """Words before a name that are none of it: offices and honorifics."""
    return _TITLES | frozenset(honorifics())


def companions(story: Story, word: Word) -> frozenset[str]:
    """The other words of the name that a word stands in: given names, family name; no titles."""
    place = word.start, word.end, word.key
    found = story.known.get(place)
    if found is None:
        found = story.known[place] = _companions(story, word)
    return found


def _companions(story: Story, word: Word) -> frozenset[str]:
    if len(story.runs[word.run]) == 1:
        return frozenset()
    found = set()
    for other in story.runs[word.run]:
        if word.start <= other.start < word.end:
            continue  # of a double name in two words
        if other.key == word.key or other.key in _TITLES or other.key in honorifics():
            continue
        one_name = other.entity == word.entity or word.entity is None or _particle_between(story, word, other)
        if other.kind != word.kind or not one_name:
            continue
        if other.first and other.key in known_names.common() and other.key not in known_names.given():
            continue
        if _joint_between(story, word, other):
            continue
        found.add(other.key)
    return frozenset(found)


def _joint_between(story: Story, word: Word, other: Word) -> bool:
    """Whether an English joint ("and", "of") parts two words: no name of a person has one."""
    low, high = (word, other) if word.start <= other.start else (other, word)
    between = story.text[low.end : high.start]
    return between != " " and not _JOINTS.isdisjoint(between.split())


def _particle_between(story: Story, word: Word, other: Word) -> bool:
    """Whether a particle binds two words next to each other into one name: "Ehsan ur Rehman"."""
    low, high = (word, other) if word.start <= other.start else (other, word)
    between = story.text[low.end : high.start].split()
    return high.number - low.number == 1 and len(between) == 1 and between[0] in PARTICLES


def neighbours(story: Story, word: Word) -> tuple[str, str]:
    """The words before and after in the same stretch; empty at its ends."""
    before, after = _beside(story, word)
    return before.key if before else "", after.key if after else ""


def _beside(story: Story, word: Word) -> tuple[Word | None, Word | None]:
    """The words before and after, which may be a double name in two words."""
    run = story.runs[word.run]
    number = word.number + 1
    while number < len(run) and run[number].start < word.end:
        number += 1
    return run[word.number - 1] if word.number else None, run[number] if number < len(run) else None


def close_neighbours(story: Story, word: Word) -> tuple[str, str]:
    """As `neighbours`, without those behind a joint: "Ruto in September", "in Hyderabad the BRS"."""
    before, after = _beside(story, word)
    return (
        "" if before is None or _joint_between(story, before, word) else before.key,
        "" if after is None or _joint_between(story, word, after) else after.key,
    )

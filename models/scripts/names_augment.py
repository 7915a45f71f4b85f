"""Changes made to training sentences: other names, slips, capitals, quotes, diacritics, datelines."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

from names_lists import Names, fold
from names_words import WORDS

Record = dict[str, Any]
Edit = tuple[int, int, str]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SMALL = frozenset(
    ["a", "an", "the", "of", "in", "on", "at", "by", "for", "to", "and", "or", "but", "as", "with", "from"]
)


def edited(item: Record, edits: list[Edit]) -> Record:
    """The record with pieces of its text replaced; spans and mask move along.

    An edit lies inside a span or outside all; edits do not overlap.
    """
    text, shift, moves = item["text"], 0, []
    for start, end, new in sorted(edits):
        text = text[: start + shift] + new + text[end + shift :]
        shift += len(new) - (end - start)
        moves.append((start, end, shift, len(new)))

    def at(position: int, closing: bool) -> int:
        move = 0
        for start, end, after, _ in moves:
            if end < position or (end == position and (closing or end > start)):
                move = after
            elif start < position < end:
                return position + move if not closing else end + after
            elif start == end == position and not closing:
                move = after
        return position + move

    spans = [[at(a, False), at(b, True), label] for a, b, label in item["spans"]]
    mask = [[at(a, False), at(b, True)] for a, b in item["mask"]]
    return {**item, "text": text, "spans": spans, "mask": [m for m in mask if m[1] > m[0]]}


def slip(word: str, rng: random.Random) -> str:
    """The word with one slip: letters transposed, dropped, doubled or wrong."""
    spots = [i for i in range(1, len(word)) if word[i].isalpha()]
    if len(spots) < 2:
        return word
    i = rng.choice(spots)
    kind = rng.randrange(4)
    if kind == 0:
        j = min(i, len(word) - 2)
        return word[:j] + word[j + 1] + word[j] + word[j + 2 :] if j > 0 else word
    if kind == 1:
        return word[:i] + word[i + 1 :]
    if kind == 2:
        return word[:i] + word[i] + word[i:]
    wrong = rng.choice(LETTERS)
    return word[:i] + (wrong.upper() if word[i].isupper() else wrong) + word[i + 1 :]


def slipped(item: Record, rng: random.Random, chance: float) -> Record:
    """Names with one slip each, at a chance."""
    edits: list[Edit] = []
    for a, b, label in item["spans"]:
        if label == "ELECTION" or rng.random() >= chance:
            continue
        words = list(re.finditer(r"[^\W\d_]{4,}", item["text"][a:b]))
        if words:
            word = rng.choice(words)
            edits.append((a + word.start(), a + word.end(), slip(word.group(0), rng)))
    return edited(item, edits) if edits else item


def same_length(text: str, new: str) -> str:
    """The new text where its letters stand one for one, else the old."""
    return (
        "".join(n if len(n) == 1 else o for o, n in zip(text, new, strict=False))
        if len(text) == len(new)
        else text
    )


def upper(text: str) -> str:
    """Capitals, letter for letter."""
    return "".join(c.upper() if len(c.upper()) == 1 else c for c in text)


def lower(text: str) -> str:
    """Small letters, letter for letter."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def title(text: str) -> str:
    """Title case, as headlines print it."""
    return re.sub(
        r"(?<![\w'’])[^\W\d_][\w'’]*",
        lambda m: m.group(0) if m.group(0) in SMALL and m.start() else upper(m.group(0)[0]) + m.group(0)[1:],
        text,
    )


def curly(text: str) -> str:
    """Straight quotes as curly ones."""
    text = re.sub(r'(^|[\s(\[—–-])"', r"\1“", text).replace('"', "”")
    text = re.sub(r"(^|[\s(\[“])'", r"\1‘", text)
    return text.replace("'", "’")


class Augmenter:
    """Changes a record at random, seeded."""

    def __init__(self, rng: random.Random, parties: Path | None = None) -> None:
        self.rng = rng
        self.names = shared(parties)

    def __call__(self, item: Record) -> Record:
        rng = self.rng
        made = item["source"] == "templates"
        if not made and rng.random() < 0.5:
            item = self.swap(item)
        if rng.random() < 0.3:
            item = slipped(item, rng, 0.6)
        if not made and rng.random() < 0.04:
            item = self.dateline(item)
        return self.print_as(item)

    def print_as(self, item: Record) -> Record:
        """Another house's print: diacritics, case, quotes."""
        rng, text = self.rng, item["text"]
        if not text.isascii() and rng.random() < 0.15:
            text = "".join(f if len(f := fold(c)) == 1 else c for c in text)
        chance = rng.random()
        if chance < 0.035:
            text = upper(text)
        elif chance < 0.075:
            text = title(text)
        elif chance < 0.088:
            text = lower(text)
        elif chance < 0.12:
            for a, b, label in item["spans"]:
                if label in ("PERSON", "PARTY") and rng.random() < 0.7:
                    text = text[:a] + upper(text[a:b]) + text[b:]
        if rng.random() < 0.3:
            text = curly(text)
        return {**item, "text": text} if len(text) == len(item["text"]) else item

    def swap(self, item: Record) -> Record:
        """People, places and parties replaced by others; the same name by the same other one."""
        chosen: dict[tuple[str, str], str] = {}
        edits: list[Edit] = []
        people: dict[str, str] = {}
        keep = {label for label in ("PERSON", "PLACE", "PARTY") if self.rng.random() < 0.25}
        for a, b, label in item["spans"]:
            if label in keep or label not in ("PERSON", "PLACE", "PARTY"):
                continue
            if item["text"][max(0, a - 1) : a] in "-/'" and a:
                continue
            old = item["text"][a:b]
            if (label, old) not in chosen:
                chosen[label, old] = self.other(old, label, people)
            edits.append((a, b, chosen[label, old]))
        return edited(item, edits) if edits else item

    def other(self, old: str, label: str, people: dict[str, str]) -> str:
        """Another name of the same kind."""
        rng, names = self.rng, self.names
        if label == "PERSON":
            if " " not in old:
                return people.get(old) or names.person(rng)[1]
            full, short = names.person(rng)
            people[old.split(" ")[-1]] = short
            return full
        if label == "PARTY":
            if old.isupper() and len(old) < 8:
                return names.acronym(rng)
            if " " not in old:
                return old
            return names.party(rng)
        if old in names.known_countries:
            return names.country(rng)
        return (
            names.region(rng)
            if rng.random() < 0.25
            else names.city(rng)
            if " " not in old or rng.random() < 0.5
            else old
        )

    def dateline(self, item: Record) -> Record:
        """A dateline put before the sentence."""
        rng, names = self.rng, self.names
        town, land, agency = upper(names.city(rng)), names.country(rng), rng.choice(WORDS["agencies"])
        dash = rng.choice(("—", "–", "-", "--"))
        day = rng.choice((", Feb 26", ", May 3", ", March 31", ", Nov. 8", ""))
        wide = rng.random() < 0.5
        head = f"{town}, {land}" if wide else town
        spans: list[list[Any]] = [[0, len(town), "PLACE"]]
        if wide:
            spans.append([len(town) + 2, len(head), "PLACE"])
        head += day
        if rng.random() < 0.75:
            spans.append([len(head) + 2, len(head) + 2 + len(agency), "ORG"])
            head += f" ({agency})"
        head += f" {dash} "
        at = len(head)
        return {
            **item,
            "text": head + item["text"],
            "spans": spans + [[a + at, b + at, label] for a, b, label in item["spans"]],
            "mask": [[a + at, b + at] for a, b in item["mask"]],
        }


_SHARED: dict[Path | None, Names] = {}


def shared(parties: Path | None) -> Names:
    """The lists, read once in a process; `parties` is the party table of the assets."""
    if parties not in _SHARED:
        _SHARED[parties] = Names(parties)
    return _SHARED[parties]

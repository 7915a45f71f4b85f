"""Words that tell an outcome, by what they tell: beating, winning, losing, leading, keeping, conceding."""

from __future__ import annotations

from functools import cache

from copydesk.lexicon.tables import lines


def tells(word: str) -> str | None:
    """What a word in lower case tells, if it tells an outcome: "beat" for "trounced", "win" for "mayor-elect"."""
    return "win" if word.endswith("-elect") else _classes()[0].get(word)


def plainly(word: str) -> bool:
    """Whether a word in lower case is seldom met but for outcomes."""
    return word.endswith("-elect") or word in _classes()[1]


@cache
def _classes() -> tuple[dict[str, str], frozenset[str]]:
    """The class of every form, the first listed holding; and the forms that are not marked as common."""
    classes: dict[str, str] = {}
    plain: set[str] = set()
    for line in lines("outcome_words.txt"):
        name, _, listed = line.partition("|")
        for entry in listed.split():
            for form in _forms(entry.rstrip("~")):
                classes.setdefault(form, name)
                if entry[-1] != "~":
                    plain.add(form)
    return classes, frozenset(plain)


def _forms(entry: str) -> tuple[str, ...]:
    """A verb's regular forms; one that ends in `+` as it stands, in `*` with its last letter doubled."""
    if entry[-1] == "+":
        return (entry[:-1],)
    word = entry.rstrip("*")
    stem = word + word[-1] if entry[-1] == "*" else word.removesuffix("e")
    if word[-1] == "y" and word[-2] not in "aeiou":
        return word, word[:-1] + "ies", word[:-1] + "ied", word + "ing"
    many = "es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return word, word + many, stem + "ed", stem + "ing"

"""Slips that fingers make and names do not: "Chsndy" for "Chandy", "Parrty" for "Party"."""

from __future__ import annotations

from copydesk.checks.names.forms import Form
from copydesk.names.slips import Slip

# Names of fewer letters are a letter apart from others everywhere.
_SHORT = 5


def by_hand(odd: Form, right: Form, what: Slip) -> bool:
    """Whether nobody bears the odd spelling: unknown, and made as fingers make it, not as names differ.

    Reads "Chsndy" for "Chandy", "Parrty" for "Party"; refuses "Hanson", "Okoya", "Dolne".
    """
    if odd.known or not (right.known or right.count >= 3) or len(right.key) < _SHORT:
        return False
    if what.kind == "transposed":
        return True
    size, inside = len(right.key), what.position > 0
    if what.kind == "doubled" and right.leads and any(after for _, after in odd.neighbours):
        return False  # given names: Jane Naana Opoku-Agyemang and Nana Akufo-Addo
    if what.kind == "doubled":
        return (
            right.common
            or what.letter in "aiuhjkqvwxy"
            or (size >= 7 and (right.known_person or right.count >= 3))
        )
    if what.kind == "dropped":
        around = (
            right.key[what.position - 1 : what.position] + right.key[what.position + 1 : what.position + 2]
        )
        return (
            inside
            and size >= 6
            and _is_vowel(what.letter)
            and len(around) == 2
            and not any(map(_is_vowel, around))
        )
    if what.kind != "wrong" or not inside:
        return False
    foreign = what.letter == "s" and what.position == size - 1  # Socialists, Socialista
    mixed = _is_vowel(what.letter) != _is_vowel(what.by) and not foreign
    return (mixed and size > _SHORT) or (what.likely_key and right.count >= 3 and size >= 7)


def _is_vowel(letter: str) -> bool:
    return letter in "aeiouy"

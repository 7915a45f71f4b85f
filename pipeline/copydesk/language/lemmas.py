"""English base forms: rules for endings, and a table of the words that the rules get wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Table = Mapping[str, Mapping[str, str]]

VOWELS = frozenset("aeiou")
# Verb stems that keep an e which their ending has swallowed: "receiv-ed" is receive, "chang-ed" change,
# "increas-ed" increase. Not "pass-ed", "win-ning".
SILENT_E = ("v", "u", "c", "dg", "ng", "rs", "ns", "ps", "as", "is", "us", "os", "z", "at", "it", "ut", "ot",
            "bl", "cl", "dl", "fl", "gl", "pl", "tl", "zl", "ir", "ur", "or", "ar", "er", "ag", "rg", "ug",
            "ak", "ik", "ok", "in", "an", "on", "un", "en", "am", "im", "om", "um", "id", "ad", "od", "ud", "ed",
            "ap", "ip", "op", "yp", "rap", "al", "il", "ol", "ul", "rth", "ath", "ish")  # fmt: skip
NOT_SILENT_E = ("ain", "een", "oin", "ean", "oan", "ish", "eam", "oam", "oom", "aim", "ead", "eed", "oad", "aid", "oid",
                "ood", "end", "eap", "eep", "oop", "eal", "eel", "ail", "oil", "ool", "eak", "eek", "ook", "oak",
                "eat", "oat", "oot", "out", "eit", "ait", "uit", "ect", "air", "our", "oar", "ear", "eer", "oor",
                "en", "on", "er", "or", "el", "al", "it", "et", "om", "ul", "ush", "ash", "ug", "ong", "ing",
                "op", "ip", "ap", "un")  # fmt: skip


def lemma(form: str, pos: str, table: Table) -> str:
    """The base form of a word of a given part of speech ("won", VERB: "win").

    Names keep their form; a word that neither table nor rules change is lower-cased.
    """
    if pos == "PROPN":
        return form
    word = form.lower()
    known = table.get(pos, {}).get(word)
    if known is not None:
        return known
    if pos == "NOUN":
        return _singular(word)
    if pos in ("VERB", "AUX"):
        return _infinitive(word)
    return word


def _singular(word: str) -> str:
    """A plural noun's singular: "parties" party, "losses" loss, "seats" seat; "crisis" stays."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1]


def _infinitive(word: str) -> str:
    """A verb's base form: "leads" lead, "conceded" concede, "trailing" trail, "carried" carry."""
    for ending in ("ies", "ied"):
        if word.endswith(ending) and len(word) > 4:
            return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")) else word[:-1]
    if word.endswith("ed") and len(word) > 4 and not word.endswith("eed"):
        return _stem(word[:-2])
    if word.endswith("ing") and len(word) > 5:
        return _stem(word[:-3])
    return word


def _stem(stem: str) -> str:
    """A stem less a doubled consonant ("stopp"), or with its silent e ("conced")."""
    if not any(letter in VOWELS or letter == "y" for letter in stem):
        return stem
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz" + "".join(VOWELS):
        return stem[:-1]
    if stem.endswith(SILENT_E) and (_short(stem) or not stem.endswith(NOT_SILENT_E)):
        return stem + "e"
    return stem


def _short(stem: str) -> bool:
    """One syllable, one vowel, one last consonant: "hop(e)", "vot(e)"; a doubled one would have kept it apart."""
    vowels = sum(letter in VOWELS for letter in stem)
    return vowels == 1 and len(stem) > 2 and stem[-2] in VOWELS and stem[-1] not in "wxy"


def build_table(words: Iterable[tuple[str, str, str, int]], least: int = 1) -> dict[str, dict[str, str]]:
    """The table for (form, part of speech, base form, count): of each the commonest reading that the rules miss."""
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for form, pos, base, count in words:
        readings = counts.setdefault((pos, form.lower()), {})
        readings[base] = readings.get(base, 0) + count
    table: dict[str, dict[str, str]] = {}
    for (pos, form), readings in sorted(counts.items()):
        base, count = max(readings.items(), key=lambda item: (item[1], item[0]))
        if count >= least and pos != "PROPN" and lemma(form, pos, {}) != base:
            table.setdefault(pos, {})[form] = base
    return table

"""Misspelled places whose right name the story never prints: one slip from a large place that fits it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.checks.names.beside import called_small, introduced
from copydesk.checks.names.forms import Form
from copydesk.checks.names.large_places import SHORTEST, near
from copydesk.checks.names.place_words import as_place, place_words
from copydesk.checks.names.words import close_neighbours
from copydesk.lexicon import known_names, places
from copydesk.lexicon.places import KnownPlace
from copydesk.names.fold import fold, letters
from copydesk.names.slips import Slip, inflected, slip, transliterated, weight
from copydesk.records import Reading
from copydesk.records.late import late

_HEADS = frozenset(
    {
        "city",
        "province",
        "state",
        "county",
        "district",
        "region",
        "municipality",
        "prefecture",
        "governorate",
        "and",
        "day",
    }
)
_LANDS = frozenset({"country", "region"})
_HUGE = 3_000_000
_FAMOUS = 1_000_000
_LARGE = 500_000


# Lands whose ä, ö, ü, å and ø papers without them print as ae, oe, ue, aa and oe.
_UMLAUTS = frozenset({"AT", "CH", "DE", "DK", "EE", "FI", "FO", "HU", "IS", "LI", "LU", "NO", "SE", "TR"})
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))


# So often nobody mistypes a place without once getting it right.
_SLIPS = 2


class Lone(NamedTuple):
    """A spelling that is no place, and the large place it stands one slip away from."""

    form: Form
    name: str
    slip: Slip


def lone_slips(reading: Reading, forms: Sequence[Form]) -> Iterator[Lone]:
    """Spellings that stand as places, are unknown as anything, and are one slip from a large place."""
    lands: frozenset[str] | None = None
    for form in forms:
        if len(form.key) < SHORTEST - 1 or form.kinds["person"]:
            continue
        if form.key not in _MISTAKEN and (form.count > _SLIPS or form.known):
            continue
        if not as_place(form):
            continue
        if form.key in _MISTAKEN and _mistaken(reading, form):
            name = _MISTAKEN[form.key]
            found = slip(form.key, name)
            if found is not None:
                yield Lone(form, titled(name), found)
            continue
        if form.known or called_small(reading, form) or form.count > _SLIPS:
            continue
        named = introduced(reading, form)
        for name, place in near(form.shown):
            if lands is None:
                lands = countries(reading)
            if _other_form(form, name) or not _fits(form, name, place, lands):
                continue
            if named and place.population < _FAMOUS:
                continue  # "the district of Osaki"; "the province of Barcelons" is known to all
            found = slip(form.key, letters(name), reach=2)
            if found is not None and place.population < _LARGE and _other_vowel(found, place):
                continue  # Turkestan, Turkistan
            # An h more or less is another romanisation: Bhubaneshwar, Bhubaneswar; not "Philadelpia", not "Tailand".
            if found is not None and found.position == 0 and not found.likely_key:
                continue  # "Lolland" is no slip of Holland
            if found is not None and place.country in _UMLAUTS and _written_out(form.key, letters(name)):
                continue  # "Duesseldorf" is Düsseldorf without its dots
            romanised = place.kind != "country" and place.country in places.ROMANISED
            if found is not None and not (found.letter == "h" and romanised):
                yield Lone(form, titled(name), found)
                break


# Countries that are taken for a place of nearly the same name so often that to be a place is no excuse.
_MISTAKEN = {"columbia": "colombia"}
_GOVERNS = late(r"\b(?:in|of|with|from|across|to|through|for|visit\w*)\s$")


def _mistaken(reading: Reading, form: Form) -> bool:
    """Whether a place stands where the country does that the story is about: "the president of Columbia"."""
    country = places.country_names()[_MISTAKEN[form.key]]
    text = reading.article.text
    others = {
        place.country for place in reading.places() if place.country and letters(place.name) != form.key
    }
    told = country in others or any(
        country in (places.country_names().get(word), places.demonyms().get(word))
        for word in map(fold, re.findall(r"[A-Z]\w+", text))
    )
    return told and all(
        _GOVERNS.search(text[max(0, word.start - 12) : word.start])
        and not re.match(r"\s[A-Z]|,\s[A-Z]", text[word.end : word.end + 4])
        for word in form.words
    )


def _other_form(form: Form, name: str) -> bool:
    key = letters(name)
    return (
        inflected(form.key, key)
        or transliterated(form.key, key)
        or known_names.one_name(form.key, key)
        or bool(form.companions)
        or _begins_longer(form)
        or _one_of_them(form, key)
    )


def _one_of_them(form: Form, key: str) -> bool:
    """Whether it is one of the islands that a plural names, with a word of its own before it: Grand Bahama."""
    before = [close_neighbours(form.story, word)[0] for word in form.words]
    return form.key + "s" == key and all(before)


def _other_vowel(found: Slip, place: KnownPlace) -> bool:
    """Whether two vowels are all that sets two romanisations apart."""
    return (
        found.kind == "wrong"
        and {found.letter, found.by} <= set("aeiouy")
        and place.country in places.ROMANISED
    )


def _written_out(form: str, name: str) -> bool:
    """Whether a spelling is the name with an umlaut written out in two letters."""
    return any(
        form[:at] + one + form[at + len(two) :] == name
        for two, one in _DIGRAPHS
        for at in range(len(form))
        if form.startswith(two, at)
    )


def _begins_longer(form: Form) -> bool:
    """Whether it is the first word of a longer name wherever it stands: Pinang Tunggal, a seat in Penang."""
    following = [close_neighbours(form.story, word)[1] for word in form.words]
    return all(after and after not in _HEADS for after in following)


def _fits(form: Form, name: str, place: KnownPlace, lands: frozenset[str]) -> bool:
    """Whether the place belongs in the story: its country is named, or it is a country or region itself.

    Where the story names no country at all, a city of millions or a capital does for itself.
    """
    alone = not lands and weight(form.key, letters(name)) >= (2 if place.population >= _HUGE else 3)
    famous = place.population >= _LARGE or places.capitals().get(place.country) == name
    if place.country in lands or (place.kind in _LANDS and place.population >= _FAMOUS) or (alone and famous):
        return bool(form.kinds["place"]) or place_words(form)
    return False


def countries(reading: Reading) -> frozenset[str]:
    """Countries that the story names, by their places and peoples."""
    found = {place.country for place in reading.places() if place.country}
    names, peoples = places.country_names(), places.demonyms()
    printed = reading.article.text.split()
    # "Benin City" is in Nigeria, "Kuwait City" among the places read.
    alone = {
        word for word, after in zip(printed, [*printed[1:], ""], strict=True) if after[:4].upper() != "CITY"
    }
    for word in {word for word in alone if word[0].isupper()}:
        key = fold(word.strip(".,;:!?()\"“”‘’'")).removesuffix("'s")
        code = names.get(key) or peoples.get(key)
        if code:
            found.add(code)
    return frozenset(found)


def titled(name: str) -> str:
    """A folded name as it is printed: "new hampshire" is "New Hampshire"."""
    small = {"of", "and", "the", "de", "da", "do", "la", "el", "al"}
    return " ".join(word if word in small and at else word.title() for at, word in enumerate(name.split()))

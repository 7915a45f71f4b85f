"""Misspelled places whose right name the story never prints: one slip from a large place that fits it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from copydesk.checks.names.beside import called_small, introduced
from copydesk.checks.names.forms import Form
from copydesk.checks.names.large_places import LARGE, SHORTEST, near
from copydesk.checks.names.place_words import as_place, place_words
from copydesk.checks.names.told_apart import told_apart
from copydesk.checks.names.words import Word, close_neighbours, scan
from copydesk.checks.of_story import of_story
from copydesk.lexicon import known_names, organisations, parties, places
from copydesk.lexicon.places import KnownPlace
from copydesk.names.fold import fold, letters, without_possessive
from copydesk.names.slips import Slip, after_z, inflected, slip, transliterated, weight
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
_HUGE = 3_000_000
_FAMOUS = 1_000_000
_LARGE = 500_000
_TOWN = 100_000
_LONG = 9


# Lands whose ä, ö, ü, å and ø papers without them print as ae, oe, ue, aa and oe.
_UMLAUTS = frozenset({"AT", "CH", "DE", "DK", "EE", "FI", "FO", "HU", "IS", "LI", "LU", "NO", "SE", "TR"})
# Lands in which the names of many places are written down by ear, in English, French and other ways.
_BY_EAR = places.ROMANISED | frozenset(
    "BF BI BJ CD CG CI CM GA GH GM GN GW KE KM ML MR NE NG RW SL SN SO SS TD TG TZ UG".split()
)
_ONE_SOUND = ({"k", "q"}, {"v", "w"}, {"c", "k"})
_DIGRAPHS = (("ae", "a"), ("oe", "o"), ("ue", "u"), ("aa", "a"))


# So often nobody mistypes a place without once getting it right.
_SLIPS = 2


class Lone(NamedTuple):
    """A spelling that is no place, and the large place it stands one slip away from."""

    form: Form
    name: str
    slip: Slip


def lone_slips(reading: Reading, forms: Sequence[Form], told: Set[str]) -> Iterator[Lone]:
    """Spellings that stand as places, are unknown as anything, and are one slip from a place that fits the story.

    `told`: those that a finding was made of already.
    """
    printed = {form.key: form for form in forms}
    for form in (*forms, *_longer(reading)):
        if len(form.key) < SHORTEST - 1 or form.kinds["person"] or form.key in told:
            continue
        if any(letters(word) in told for word in form.shown.split()) or not as_place(form):
            continue
        if form.key in _MISTAKEN and _mistaken(reading, form):
            name = _MISTAKEN[form.key]
            found = slip(form.key, name)
            if found is not None:
                yield Lone(form, titled(name), found)
            continue
        town = _of_another_state(form)
        if town and (found := slip(form.key, letters(town))):
            yield Lone(form, town, found)
            continue
        if form.count > _SLIPS or _body(form) or called_small(reading, form):
            continue
        lands = countries(reading, form.key)
        if form.known and not _elsewhere(form, lands):
            continue
        named = introduced(reading, form)
        for name, place in near(form.shown, lands):
            right = printed.get(letters(name))
            if right is not None and told_apart(reading, form, right):
                break
            if _other_form(form, name) or not _fits(form, name, place, lands):
                continue
            if place.population < (_FAMOUS if named else LARGE if form.known else 0):
                continue  # "the district of Osaki"; "the province of Barcelons" is known to all
            found = slip(form.key, letters(name), reach=2)
            if found is not None and not _usual(form, name, place, found):
                yield Lone(form, titled(name), found)
                break


def _longer(reading: Reading) -> Iterator[Form]:
    """Names of several words that were read as places and are none: "Kuala Lumpar", "Nothern Ireland"."""
    story = scan(reading)
    at = {word.start: word for word in story.words}
    found: dict[str, list[Word]] = {}
    for place in reading.places():
        for mention in place.mentions:
            first, text = at.get(mention.start), without_possessive(mention.text)
            if first is not None and " " in text and not places.known(text):
                whole = first._replace(end=first.start + len(text), text=text, key=letters(text))
                found.setdefault(whole.key, []).append(whole)
    for key, words in found.items():
        yield Form(key, tuple(words), story)


def _usual(form: Form, name: str, place: KnownPlace, found: Slip) -> bool:
    """Whether the spelling may be another usual one of the place."""
    if place.population < _LARGE and _other_letter(found, place):
        return True  # Turkestan, Turkistan; Petah Tikva, Petah Tiqva
    if place.population < _LARGE and place.country in _BY_EAR and _of_double(letters(name), found):
        return True  # Serekunda, Serrekunda
    if found.position == 0 and not found.likely_key:
        return True  # "Lolland" is no slip of Holland
    if place.country in _UMLAUTS and _written_out(form.key, letters(name)):
        return True  # "Duesseldorf" is Düsseldorf without its dots
    # An h more or less is another romanisation: Bhubaneshwar, Bhubaneswar; not "Philadelpia", not "Tailand".
    # China has one romanisation: "Shenzen" is none.
    romanised = place.kind != "country" and place.country in places.ROMANISED - {"CN"}
    return found.letter == "h" and romanised and not after_z(letters(name), found)


# The state behind a town: "Pittsburg, Pennsylvania", "Pittsburg, Pa.".
_STATE_AFTER = late(r",\s([A-Z][a-z]+\.?(?:\s(?:[A-Z][a-z]+|[A-Z]\.))?)")


def _of_another_state(form: Form) -> str:
    """The larger town that is meant where a state stands behind each place of a town's name that has no such town."""
    states = [_STATE_AFTER.match(form.story.text, word.end) for word in form.words]
    meant: set[str | None] = set()
    for found in states:
        state = fold(found[1]).rstrip(".") if found else ""
        meant.add(places.confused().get((form.key, fold(places.shortened().get(state, state)))))
    return next(iter(meant)) or "" if len(meant) == 1 else ""


def _body(form: Form) -> bool:
    """Whether it is the name of a party or body: Syriza is no Syria."""
    return bool(parties.known(form.shown)) or organisations.known(form.shown) is not None


def _elsewhere(form: Form, lands: frozenset[str]) -> bool:
    """Whether all that is known of it is a town in a land that the story does not tell of: Edinburg, Texas, in Scotland."""
    known = places.known(form.shown)
    return bool(lands and known) and all(
        place.kind == "city" and place.population < _TOWN and place.country not in lands for place in known
    )


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
    """Whether the spelling is another form of the name, or part of one of its own."""
    printed, right = fold(form.shown).split(), name.split()
    apart = [(x, y) for x, y in zip(printed, right, strict=True) if x != y]
    return (
        any(_one_word(x, y) for x, y in apart)
        or (len(right) > 1 and any(places.known(x) for x, _y in apart))  # Danao City, Davao City
        or (len(right) == 1 and (bool(form.companions) or _begins_longer(form)))
        or _one_of_them(form, letters(name))
    )


def _one_word(printed: str, right: str) -> bool:
    """Whether two words are forms of one."""
    return inflected(printed, right) or transliterated(printed, right) or known_names.one_name(printed, right)


def _one_of_them(form: Form, key: str) -> bool:
    """Whether it is one of the islands that a plural names, with a word of its own before it: Grand Bahama."""
    before = [close_neighbours(form.story, word)[0] for word in form.words]
    return form.key + "s" == key and all(before)


def _other_letter(found: Slip, place: KnownPlace) -> bool:
    """Whether two vowels, or two letters for one sound, are all that sets two romanisations apart."""
    pair = {found.letter, found.by}
    return (
        found.kind == "wrong"
        and (pair <= set("aeiouyj") or pair in _ONE_SOUND)
        and place.country in places.ROMANISED
    )


def _of_double(name: str, found: Slip) -> bool:
    """Whether one of two like letters more or less is all."""
    return found.kind == "doubled" or (found.kind == "dropped" and found.letter * 2 in name)


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
    told = (
        place.population >= _FAMOUS or len(name) >= _LONG
    )  # Liechtenstein; the seat of Monaro is not Monaco
    land = told and place.kind in ("country", "region")
    huge = place.population >= _HUGE and len(name) >= SHORTEST and weight(form.key, letters(name)) >= 3
    if place.country in lands or land or huge or (alone and famous):
        # "the Senate of the Phillipines" was read as nothing.
        unread = place.kind == "country" and form.kinds[None] == form.count
        return bool(form.kinds["place"]) or place_words(form) or unread
    return False


def countries(reading: Reading, apart: str = "") -> frozenset[str]:
    """Countries that the story names, by their places and peoples; one place may be left out, by its letters."""
    return _by_words(reading) | {country for name, country in _placed(reading) if name != apart}


@of_story
def _placed(reading: Reading) -> list[tuple[str, str]]:
    """The places of a story by their letters, with their countries."""
    return [(letters(place.name), place.country) for place in reading.places() if place.country]


@of_story
def _by_words(reading: Reading) -> frozenset[str]:
    """Countries whose names, or those of their peoples and large regions, are among the words of a story."""
    printed = reading.article.text.split()
    # "Benin City" is in Nigeria, "Kuwait City" among the places read.
    alone = {
        word for word, after in zip(printed, [*printed[1:], ""], strict=True)
        if word[0].isupper() and after[:4].upper() != "CITY"
    }  # fmt: skip
    return frozenset(country for country in map(_by_word, alone) if country)


# Stories of one campaign have most of their words in common.
@lru_cache(4096)
def _by_word(word: str) -> str:
    """The country that a word as printed names; empty for other words."""
    key = fold(word.strip(".,;:!?()\"“”‘’'")).removesuffix("'s")
    return places.country_names().get(key) or places.demonyms().get(key) or _region(key)


def _region(name: str) -> str:
    """The country of a large region, empty for other names: Minnesota, read as part of a party's name."""
    known = places.known_folded(name)
    return known[0].country if known and known[0].kind == "region" and known[0].population >= _FAMOUS else ""


def titled(name: str) -> str:
    """A folded name as it is printed: "new hampshire" is "New Hampshire"."""
    small = {"of", "and", "the", "de", "da", "do", "la", "el", "al"}
    return " ".join(word if word in small and at else word.title() for at, word in enumerate(name.split()))

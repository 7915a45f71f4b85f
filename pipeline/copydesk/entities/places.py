"""Joins the names of places and tells what they are, by the gazetteer and by the story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from copydesk.entities.districts import districts
from copydesk.entities.draft import Draft
from copydesk.entities.evidence import counties_follow
from copydesk.entities.kinds import Named
from copydesk.entities.story import Story
from copydesk.lexicon import places
from copydesk.lexicon.places import KnownPlace
from copydesk.lexicon.words import classes
from copydesk.names.fold import fold
from copydesk.names.wordset import wordset

_OTHER = wordset(
    "county district constituency seat riding ward borough municipality parish valley river island "
    "islands bay sea street square avenue"
)
_REGION = wordset("province state region prefecture territory governorate oblast canton county")


def join(story: Story, names: list[Named], mended: Mapping[str, str]) -> list[Draft]:
    """One draft a place."""
    drafts: dict[tuple[str, ...], Draft] = {}
    for name in names:
        if name.kind != "PLACE":
            continue
        printed = tuple(story.low[name.first : name.last])
        words = tuple(mended.get(word, word) for word in printed)
        state = _state(story, name)
        if state:
            words = tuple(fold(state).split())
        if words[-1][-1:] == "s" and (words[-1][:-1],) in drafts:
            continue
        other = ("other",) if name.first and story.low[name.first - 1] == "other" else ()
        draft = drafts.setdefault(
            _shape(words) + other, Draft("place", words, contest={"other": bool(other)})
        )
        if state and not draft.name:
            draft.name = state
        form = (
            "short"
            if state
            else "variant"
            if words != printed
            else "full"
            if words == draft.words
            else "short"
        )
        if len(words) == 1 and story.words[name.first].replace(".", "").isupper() and len(words[0]) <= 4:
            form = "acronym" if words != draft.words else "full"
        draft.add(name.first, name.last, form)  # type: ignore[arg-type]
    _units(story, drafts)
    _of_bodies(story, names, drafts)
    _parts_of_land(story, names, drafts)
    seats = districts(story, names)
    for district in seats:
        for first, last in district.spans:
            for key, draft in list(drafts.items()):
                for span in [s for s in draft.spans if first <= s[0] and s[1] <= last]:
                    del draft.spans[span]
                if not draft.spans:
                    del drafts[key]
    found = sorted([*drafts.values(), *seats], key=lambda draft: draft.first)
    _tell(story, found)
    found = _same_country(story, found)
    _the_capital(story, found)
    _everywhere(story, found)
    return found


def _units(story: Story, drafts: dict[tuple[str, ...], Draft]) -> None:
    """Let "Delmora county executive" name Delmora County, where the story writes it so elsewhere."""
    for key, draft in list(drafts.items()):
        end = draft.named_spans()[0][1] if draft.spans else len(story)
        whole = drafts.get((*key, *story.low[end : end + 1]))
        if whole is None or whole is draft:
            continue
        unit = whole.words[-1]
        for first, last in list(draft.spans):
            if story.low[last : last + 1] == [unit]:
                del draft.spans[first, last]
                whole.add(first, last, "short")
        if not draft.spans:
            del drafts[key]


def _of_bodies(story: Story, names: list[Named], drafts: dict[tuple[str, ...], Draft]) -> None:
    """The counties and towns whose bodies the story names: "the Marlow County Board of Elections"."""
    for name in names:
        if name.kind != "ORG":
            continue
        last = _owner_of_body(story, name)
        if last is not None:
            words = tuple(story.low[name.first : last])
            drafts.setdefault(_shape(words), Draft("place", words)).add(name.first, last, "full")


def _owner_of_body(story: Story, name: Named) -> int | None:
    """Where the name of a place ends that opens a body's, and more than "of" a name follows."""
    for at in range(name.first + 1, name.last - 1):
        if story.low[at] in _COUNTIES and story.capital[at] and story.low[at + 1] not in {"of", "for"}:
            return at + 1
    tail = story.low[name.first + 1 : name.last]
    if not _LOCAL.isdisjoint(tail):
        for at in range(name.last - 1, name.first, -1):
            found = places.known_folded(story.key(name.first, at))
            if any(place.kind in {"city", "region"} for place in found):
                return at
    return None


_COUNTIES = wordset("county parish township borough")
# In the names of bodies that a county, a town or a state has.
_LOCAL = wordset("council board commission assembly legislature school schools")


def _parts_of_land(story: Story, names: list[Named], drafts: dict[tuple[str, ...], Draft]) -> None:
    """Parts of the land where the story tells of several: "83 percent in the South, 52 in the North"."""
    taken = {index for name in names for index in range(name.first, name.last)}
    found = [
        index
        for index, low in enumerate(story.low[2:], 2)
        if low in _WINDS
        and story.capital[index]
        and index not in taken
        and story.low[index - 1] == "the"
        and story.low[index - 2] in _WITHIN
        and not any(story.capital[index + 1 : index + 2])
    ]
    if len({story.low[index] for index in found}) > 1:
        for index in found:
            words = (story.low[index],)
            # Known: "Southeast" is no slip of "Southwest".
            drafts.setdefault(words, Draft("place", words, known=True)).add(index, index + 1, "full")


_WINDS = wordset(
    "north south east west centre center north-east north-west south-east south-west northeast northwest southeast southwest midwest"
)
_WITHIN = wordset("in across throughout from carried won swept took lost than and")


def _state(story: Story, name: Named) -> str:
    """The name of a state that is shortened: "Ala." behind its town."""
    if name.last - name.first > 1:
        return ""
    low, end = story.low[name.first], story.ends[name.first]
    dotted = low.endswith(".") or story.text[end : end + 1] == "."
    return places.shortened().get(low.rstrip("."), "") if dotted else ""


def _the_capital(story: Story, drafts: list[Draft]) -> None:
    """ "the capital" is that of the country that the story is about, where the story names it."""
    if "capital" not in story.small:
        return
    land = next(iter(countries(story, drafts).most_common(1)), ("", 0))[0]
    name = places.capitals().get(land)
    home = next((d for d in drafts if _text(d.words) == name), None) if land not in _STATES else None
    for index, word in enumerate(story.words):
        told = word == "capital" and index and story.words[index - 1] in {"the", "The"}
        named = story.words[index + 1 : index + 2] == [","] and any(story.capital[index + 2 : index + 3])
        if (
            home is not None
            and told
            and not named
            and story.low[index + 1 : index + 2] not in _OTHER_CAPITALS
        ):
            home.add(index - 1, index + 1, "description")


def _everywhere(story: Story, drafts: list[Draft]) -> None:
    """ "Statewide, he had 54%" is told of the state that the story names most, "countywide" of the county."""
    for index, low in enumerate(story.low):
        kind = _WIDE.get(low.replace("-", ""))
        if kind is None:
            continue
        fits = [
            draft
            for draft in drafts
            if (draft.place_kind == kind and draft.known and kind != "other")
            or (draft.words[-1] == "county" and low.startswith("county"))
        ]
        fits.sort(key=lambda draft: -len(draft.spans))
        if fits and (len(fits) == 1 or len(fits[0].spans) > 2 * len(fits[1].spans)):
            fits[0].add(index, index + 1, "description")


_WIDE = {"statewide": "region", "provincewide": "region", "citywide": "city", "countywide": "other"}
# Federations whose stories tell of capitals of states.
_STATES = frozenset({"US", "AU", "CA", "BR", "DE", "NG", "MX"})
_OTHER_CAPITALS = (["of"], ["city"], ["region"], ["gains"], ["market"], ["markets"], ["punishment"], ["'s"])


def _shape(words: tuple[str, ...]) -> tuple[str, ...]:
    """What two printings of a place share: "U.S." and "US", "Ehime" and "Ehime Prefecture"."""
    bare = tuple(word.replace(".", "") for word in words)
    if bare in {("eu",), ("european", "union")}:
        return ("eu",)
    if len(bare) > 1 and bare[-1] in {"prefecture", "province", "state", "region"}:
        return bare[:-1]
    return bare


def _text(words: tuple[str, ...]) -> str:
    """Folded words as the gazetteer writes them."""
    return " ".join(words).replace(" ,", ",").replace(" 's", "'s").replace(" ’s", "'s")


_DIRECTIONS = frozenset(
    {"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central"}
)


def _tell(story: Story, drafts: list[Draft]) -> None:
    """Give each place its kind and country; those with one reading first, they tell of the others."""
    weights = countries(story, drafts)
    for draft in drafts:
        options = places.known_folded(_text(draft.words)) or places.known_folded(_text(_shape(draft.words)))
        kind = _own_kind(story, draft)
        if draft.contest.pop("other", False):
            same = next((d for d in drafts if d is not draft and d.words == draft.words), None)
            options = tuple(o for o in options if same is None or o.country != same.country) or options
        if not options:
            draft.place_kind = kind or "other"
            part = places.known_folded(_text(draft.words[1:])) if draft.words[0] in _DIRECTIONS else ()
            if part and kind is None:
                draft.place_kind, draft.country = "region", part[0].country or None
                continue
            draft.country = weights.most_common(1)[0][0] if weights else None
            continue
        best = max(options, key=lambda option: _fit(option, weights, kind, _city_too(option, options)))
        if kind in {"other", "region"} and best.kind == "city":  # "Buenos Aires province"
            draft.place_kind, draft.country, draft.known = kind, best.country or None, kind == "region"
            continue
        draft.place_kind = best.kind
        draft.country = best.country or None
        draft.known = True
        draft.population = best.population or None


# A city of so many people is plainly meant by its name; smaller towns of these countries have namesakes that the gazetteer lacks.
_PLAIN, _NAMESAKES = 100_000, frozenset({"US", "GB", "CA", "AU"})


def countries(story: Story, drafts: list[Draft]) -> Counter[str]:
    """How much the story speaks of each country: its name, its people, places that are in no other."""
    weights: Counter[str] = Counter()
    for draft in drafts:
        options = places.known_folded(" ".join(draft.words))
        if options and len({option.country for option in options}) == 1 and options[0].country:
            town = options[0].kind not in {"country", "region"} and options[0].country in _NAMESAKES
            plain = not town or options[0].population >= _PLAIN
            weights[options[0].country] += (3 if plain else 1) * len(draft.spans)
        elif options and options[0].country:
            weights[options[0].country] += len(draft.spans)
    peoples, regions = places.demonyms(), places.region_lands()
    for at, low in enumerate(story.low):
        two = places.people_of(story.low[at - 1], low) if at and story.capital[at - 1] else None
        if country := two or peoples.get(low) or regions.get(low):
            weights[country] += 2
    return weights


def _city_too(option: KnownPlace, options: tuple[KnownPlace, ...]) -> bool:
    """Whether a region bears the name of a city of its country."""
    return any(o.kind == "city" and o.country == option.country for o in options)


def _fit(option: KnownPlace, weights: Counter[str], kind: str | None, both: bool) -> tuple[float, int]:
    """How well a reading of a name fits the story."""
    total = sum(weights.values()) or 1
    share = weights.get(option.country, 0) / total
    rank = {"country": 1.0, "region": 0.8, "city": 0.6, "other": 0.3}[option.kind]
    size = min(option.population / 5_000_000, 1.0) * 0.5
    at_home = option.country == "US" and weights and weights.most_common(1)[0][0] == "US"
    if kind is None and option.kind == "region" and both and not at_home:
        rank = 0.3
    return share * 3 + rank + size + (1.5 if kind == option.kind else 0.0), option.population


def _own_kind(story: Story, draft: Draft) -> str | None:
    """What the story's words around a name call it: "the city of", "X County", "in the province of X"."""
    last = draft.words[-1]
    if len(draft.words) > 1 and last in _OTHER:
        return "other" if last not in {"island", "islands"} else None
    if len(draft.words) > 1 and last in _REGION:
        return "region"
    for first, end in draft.spans:
        if end - first > 1 and story.low[end - 1] in _REGION:
            return "region"
        after = story.low[end] if end < len(story) else ""
        before = story.low[first - 2] if first > 1 and story.low[first - 1] == "of" else ""
        if after.rstrip(".") in {"gov", "governor"}:
            return "region"
        if after in {"mayor", "city"}:
            return "city"
        if counties_follow(story, end):
            return "other"
        if (
            after in classes()["place"] and (after in _OTHER or after in {"constituency", "seat"})
        ) or before in _OTHER:
            return "other"
        if before in {"city", "town", "capital", "mayor", "suburb", "village"}:
            return "city"
        if before in _REGION or before == "governor":
            return "region"
    return None


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether words stand together in more words."""
    return len(few) < len(many) and any(
        many[at : at + len(few)] == few for at in range(len(many) - len(few) + 1)
    )


def _same_country(story: Story, drafts: list[Draft]) -> list[Draft]:
    """Countries under several names are one: "US", "United States", "America"; "UK", "Britain"."""
    kept: list[Draft] = []
    by_country: dict[str, Draft] = {}
    counts = Counter(
        {draft.words: len(draft.spans) for draft in drafts if draft.place_kind == "country" and draft.country}
    )
    for draft in drafts:
        if draft.place_kind != "country" or not draft.country:
            kept.append(draft)
            continue
        home = by_country.setdefault(draft.country, draft)
        if home is draft:
            kept.append(draft)
            continue
        longer = sum(map(len, draft.words)) > sum(map(len, home.words)) and draft.words[0] not in {"great"}
        long, plain = (draft, home) if longer else (home, draft)
        # "United States of America" is the style in full: a story that says "United States" as often goes by that.
        styled = _within(plain.words, long.words) and counts[plain.words] >= counts[long.words]
        if longer and not styled:
            home.words, home.population, home.name = draft.words, draft.population, draft.name
        elif styled:
            # Spans of other names may have joined it: "US".
            printed = [span for span in plain.spans if tuple(story.low[span[0] : span[1]]) == plain.words]
            first, last = min(printed or plain.spans)
            home.words, home.name = plain.words, " ".join(story.slice(first, last).split())
        for span, form in draft.spans.items():
            home.spans.setdefault(span, form)
    return kept

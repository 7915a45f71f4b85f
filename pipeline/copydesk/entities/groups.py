"""Joins the names of parties and bodies: full name, acronym, short and native name are one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from copydesk.entities.draft import Draft
from copydesk.entities.kinds import Named
from copydesk.entities.story import Story
from copydesk.lexicon import organisations, parties, places
from copydesk.lexicon.words import classes
from copydesk.names.forms import abbreviates
from copydesk.records import Expansion
from copydesk.records.entity import MentionForm

_KIND = {"PARTY": "party", "ORG": "organisation"}
# More drafts than any story has; against input made to be slow.
MANY = 300
Words = tuple[str, ...]
_TORY = {("tory",), ("tories",)}
_DROPPED = frozenset({"the", "party", "parties"})


def join(story: Story, names: list[Named], label: str, mended: Mapping[str, str]) -> list[Draft]:
    """One draft a party (or body), in order of first mention."""
    drafts: list[Draft] = []
    mine = [name for name in names if name.kind == label]
    words = {name: tuple(mended.get(w, w) for w in story.low[name.first : name.last]) for name in mine}
    introduced = _introduced(story, mine)
    spelled_out = _spelled_out(introduced, words)
    homes: dict[Words, Draft] = {}
    for name in sorted(mine, key=lambda n: (-_fullness(words[n]), n.first)):
        form = words[name]
        home = homes.get(form)
        if home is None and form in spelled_out:
            home = next((d for d in drafts if d.words == spelled_out[form]), None)
        if home is None:
            home = _known_home(story, name, form, drafts, label)
        if home is None and name in introduced:
            home = next(
                (d for d in drafts if (introduced[name].first, introduced[name].last) in d.spans), None
            )
        if home is None:
            home = Draft(_KIND[label], form)
            drafts.append(home)
        homes[form] = home
        home.add(name.first, name.last, _form(story, name, form, home))
        if _is_acronym(story, name) and (text := story.slice(name.first, name.last)) not in home.acronyms:
            home.acronyms.append(text)
    for name, full in introduced.items():
        _expand(story, name, full, drafts)
    return sorted(_heads_joined(drafts), key=lambda draft: draft.first)


def _spelled_out(introduced: Mapping[Named, Named], words: Mapping[Named, Words]) -> dict[Words, Words]:
    """The full name of each acronym that the story sets beside one full name alone, whose letters it has.

    "The Sweden Democrats (SD)": the Social Democrats, named as well, are not meant by it.
    """
    found: dict[Words, set[Words]] = {}
    for name, full in introduced.items():
        found.setdefault(words[name], set()).add(words[full])
    return {
        form: full
        for form, fulls in found.items()
        for full in fulls
        if len(fulls) == 1 and _stands_for(form, full)
    }


def _heads_joined(drafts: list[Draft]) -> list[Draft]:
    """A head alone is the one name that ends with it: "Alliance", where one "People's Alliance" is named."""
    kept: list[Draft] = []
    for draft in drafts:
        others = [d for d in drafts if d is not draft and len(d.words) > len(draft.words)]
        ending = [d for d in others if d.words[-1] == draft.words[0]]
        # "League": the head of "National League for Democracy".
        holding = [d for d in others if (draft.words[0], "for") in pairwise(d.words)]
        abroad = [d for d in others if _of_a_land(draft.words, d.words)]
        opening = [d for d in drafts if d is not draft and len(d.words) > 2 and d.words[0] == draft.words[0]]
        home = None
        if draft.words in _TORY:
            home = _conservatives([d for d in drafts if d is not draft])
        elif len(draft.words) == 1 and draft.words[0] in classes()["party"] and len(ending) == 1:
            home = ending[0]
        elif len(draft.words) == 1 and draft.words[0] in classes()["party"] and len(holding) == 1:
            home = holding[0]
        elif len(abroad) == 1:
            home = abroad[0]
        elif len(draft.words) == 1 and len(opening) == 1 and _begins(draft.words[0], opening[0]):
            home = opening[0]
        if home is None:
            kept.append(draft)
            continue
        for first, last in draft.spans:
            home.add(first, last, "short")
    return kept


def _conservatives(drafts: list[Draft]) -> Draft | None:
    """The one party of the story that Tories are of, the longer name first."""
    found = [draft for draft in drafts if any(word.startswith("conservative") for word in draft.words)]
    return found[0] if len(found) == 1 else None


def _of_a_land(short: Words, full: Words) -> bool:
    """Whether the full name is the short one of a land: "Scottish Greens", "Taiwan People's Party"."""
    one, other = _bare(short), _bare(full)
    at = len(other) - len(one)
    if not one or at < 1 or other[at:] != one:
        return False
    land = " ".join(other[:at])
    return all(word in places.demonyms() for word in other[:at]) or any(
        place.kind in ("country", "region") for place in places.known_folded(land)
    )


def _begins(word: str, full: Draft) -> bool:
    """Whether a word alone stands for the one known name that it begins: "Left", "Left Democratic Front".

    Not where the country of that name has a party called by the word.
    """
    lands = {party.country for party in parties.known_folded(_text(full.words))}
    return bool(lands) and lands.isdisjoint(party.country for party in parties.known_folded(word))


def _known_home(story: Story, name: Named, form: Words, drafts: list[Draft], label: str) -> Draft | None:
    """The draft that another form has; beyond some hundred drafts only an acronym is looked for."""
    pool = drafts if len(drafts) < MANY else ()
    return next((d for d in pool if _same(form, d, label)), None) or _by_acronym(story, name, drafts)


def _by_acronym(story: Story, name: Named, drafts: list[Draft]) -> Draft | None:
    """Whose acronym the name is, where the story has set it beside a full name."""
    if name.last - name.first != 1:
        return None
    text = story.words[name.first]
    return next((d for d in drafts if text in d.acronyms), None)


def _fullness(words: Words) -> int:
    """How full a name is: words of three letters and more."""
    return sum(len(word) > 2 for word in words)


def _is_acronym(story: Story, name: Named) -> bool:
    """Whether it is one word with at least two capitals, not a word in capitals for its own sake."""
    text = story.slice(name.first, name.last)
    capitals = sum(c.isupper() for c in text)
    return name.last - name.first == 1 and len(text) <= 10 and capitals >= 2 and not story.loud[name.first]


def _introduced(story: Story, names: list[Named]) -> dict[Named, Named]:
    """Acronyms in brackets with the full name before: "the Republican People's Party (CHP)"."""
    ends = {name.last: name for name in names}
    found: dict[Named, Named] = {}
    for name in names:
        if name.first < 2 or name.last >= len(story) or story.words[name.first - 1] != "(":
            continue
        if story.words[name.last] == ":":
            continue  # "(IATA: TUL)" names a code
        before = name.first - 1
        full = ends.get(before) or (ends.get(before - 1) if story.words[before - 1] in "\"'”’," else None)
        if full is not None and full.last - full.first >= name.last - name.first:
            found[name] = full
    return found


def _same(form: Words, draft: Draft, label: str) -> bool:
    """Whether a form names the draft: the same words, an acronym of them, a known other name."""
    if form == draft.words:
        return True
    bare, full = _bare(form), _bare(draft.words)
    if bare == full and bare:
        return True
    if len(draft.words) > 1 and _stands_for(form, draft.words):
        return True
    if label == "PARTY":
        return _known_same(_text(form), _text(draft.words)) or _prefix(bare, full)
    body = organisations.known_folded(_text(form))
    return body is not None and body == organisations.known_folded(_text(draft.words))


def _stands_for(form: Words, full: Words) -> bool:
    """Whether a form is the first letters of a full name: "PTI", "JD(U)" for "Janata Dal (United)", "UUP" for "Ulster Unionists"."""
    if len(form) > 1 and form[1] != "(":
        return False
    letters = "".join(filter(str.isalnum, "".join(form)))
    if len(letters) < 2:
        return False
    if len(form) == 1 and abbreviates(form[0], list(full)):
        return True
    parts = [part for part in _PARTS.split(" ".join(full)) if part]
    firsts = "".join(part[0] for part in parts)
    long = "".join(part[0] for part in parts if len(part) > 1)
    return letters in (firsts, long) or (len(firsts) > 1 and letters == firsts + "p" and "party" not in parts)


_PARTS = re.compile(r"[\s()\-–.'’]+")


def _text(words: Words) -> str:
    """Folded words as the lexicons write them: "people's" in one."""
    return " ".join(words).replace(" 's", "'s").replace(" ’s", "'s").replace(" '", "'")


def _bare(words: Words) -> Words:
    """A party's name without "the" and "party", plural and singular alike: "democrats" is "democratic"."""
    kept = tuple(word for word in words if word not in _DROPPED and word not in {"'s", "’s"})
    return tuple(_STEMS.get(word, word) for word in kept)


_STEMS = {
    "democrat": "democratic", "democrats": "democratic", "republicans": "republican", "liberals": "liberal",
    "conservatives": "conservative", "tories": "conservative", "tory": "conservative", "greens": "green",
    "socialists": "socialist", "communists": "communist", "libertarians": "libertarian", "labor": "labour",
    "nationals": "national", "lab": "labour", "con": "conservative", "cons": "conservative",
    "lib": "liberal", "libs": "liberal", "grn": "green", "cong": "congress", "dem": "democratic", "dems": "democratic", "nationalists": "nationalist", "progressives": "progressive",
    "peoples": "people",
    "people's": "people", "people’s": "people", "moderates": "moderate",
    "christian-democrats": "christian-democratic",
}  # fmt: skip


def _prefix(short: Words, full: Words) -> bool:
    """Whether a short form is the beginning of the full one: "Pheu Thai", "Justice and Development"."""
    return 0 < len(short) < len(full) and full[: len(short)] == short and len(short) >= 2


def _known_same(one: str, other: str) -> bool:
    """Whether the lexicon has both as names of one party."""
    shared = {id(p) for p in parties.known_folded(one)}
    if not shared:
        return False
    return any(other in p.names for p in parties.known_folded(one))


def _form(story: Story, name: Named, form: Words, home: Draft) -> MentionForm:
    """What kind of mention it is."""
    if tuple(story.low[name.first : name.last]) != form:
        return "variant"
    if _is_acronym(story, name):
        return "acronym"
    return "full" if form == home.words else "short"


def _expand(story: Story, name: Named, full: Named, drafts: list[Draft]) -> None:
    """Note that the story sets an acronym beside a full name."""
    home = next((d for d in drafts if (full.first, full.last) in d.spans), None)
    if home is not None:
        text = story.slice(name.first, name.last)
        home.expansions.append(
            Expansion(
                acronym=text, full=" ".join(story.slice(full.first, full.last).split()), introduced=True,
                start=story.starts[full.first], end=story.ends[name.last - 1],
            )
        )  # fmt: skip
        if text not in home.acronyms:
            home.acronyms.append(text)


def is_camp(words: Words) -> bool:
    """Whether a name is that of an alliance, bloc or camp."""
    return words[-1] in classes()["party_strong"] - {"party", "movement"}

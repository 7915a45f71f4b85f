"""Ties of a person to a party in plain words about the name, of which the reading made no statement.

"Progressive Conservative Ann Cole", "Rep. Ann Cole, an Orlando Democrat", "Cole, who replaced Lund as the PNV candidate", "Cole, the
former teacher who leads the PNV".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from copydesk.checks.of_story import of_story
from copydesk.lexicon import parties, places
from copydesk.names.fold import fold
from copydesk.records import Party, Person, Reading, Statement
from copydesk.records.late import late

_NAMED = frozenset({"full", "short", "variant", "diacritics"})
# Between a name and the party behind it: "who leads the", "who remains regional councillor for".
_AS = late(
    r",(?: \d\d,)? [^,.;\n]{0,60}\b(?:who (?:leads|heads|chairs) (?:the )?|who (?:replaced|succeeded) [^,.;\n]{3,40} as (?:the )?"
    r"|who (?:is|remains|sits as|serves as) (?:an? |the )?(?:[a-z]+ ){1,3}(?:for|of) (?:the )?)"
)
_FROM = late(r",(?: \d\d,)? an? (?P<home>[A-Z]\w+(?: [A-Z]\w+)?) ")
_ENDS = late(r"[,.;]| (?:who|and)\b")
# Leanings that are printed like parties, and are none unless with a capital or "Party".
LEANINGS = frozenset(
    {
        "independent", "nonpartisan", "conservative", "liberal", "progressive", "socialist",
        "nationalist", "centrist", "moderate", "populist", "opposition", "ruling party",
        "reformist", "communist", "islamist", "centre-right", "centre-left", "center-right",
        "center-left", "far-right", "far-left", "left", "right", "green", "labour", "labor",
        "coalition", "governing party", "main opposition party", "party",
    }
)  # fmt: skip
_FEW, _FAR = 80, 160


def ties(reading: Reading, person: Person) -> Iterator[Statement]:
    """The parties that words beside the name of a person put them in, where no statement stands already."""
    forms = _forms(reading)
    taken = [(one.start, one.end) for other in reading.people() for one in other.parties]
    for mention in person.mentions:
        if mention.form in _NAMED:
            for by, start, end in _beside(reading, forms, mention.start, mention.end):
                if not any(start < stop and begin < end for begin, stop in taken):
                    said = reading.article.text[start:end]
                    value = forms.get(said, said)
                    yield Statement(value=value, start=start, end=end, text=said, by=by)


@of_story
def _forms(reading: Reading) -> dict[str, str]:
    """The words for each party of the story, one of it and several, the longest first; two that share one have none."""
    found: dict[str, set[str]] = {}
    for party in reading.parties():
        for name in _names(party):
            bare = name.removesuffix("s") if not name.isupper() else name
            for form in {name, bare, bare + "s"} if " " in name or len(name) > len("Left") else {name}:
                found.setdefault(form, set()).add(party.id)
    alone = {form: ids.pop() for form, ids in found.items() if len(ids) == 1}
    return {form: alone[form] for form in sorted(alone, key=lambda one: (-len(one), one))}


def _names(party: Party) -> set[str]:
    names = {party.name, *party.acronyms, *(one.text for one in party.mentions)}
    return {name for name in names if name[:1].isupper()}


def _beside(
    reading: Reading, forms: Mapping[str, str], start: int, end: int
) -> Iterator[tuple[str, int, int]]:
    """Where parties stand about a name that are told of it, and how."""
    text = reading.article.text
    if text[start - 1 : start] == " ":
        form = next((one for one in forms if text.endswith(one, 0, start - 1)), "")
        at = start - 1 - len(form)
        if form and fold(form) not in LEANINGS and _opens(text, at):
            yield "title", at, start - 1
    led = _AS.match(text, end, end + _FAR)
    if led is not None and (form := _form_at(text, forms, led.end())):
        yield "apposition", led.end(), led.end() + len(form)
    home = _FROM.match(text, end, end + _FEW)
    if home is not None and places.known(fold(home["home"])):
        form = _form_at(text, forms, home.end()) or _word_at(text, home.end())
        if form and _ENDS.match(text, home.end() + len(form)):
            yield "apposition", home.end(), home.end() + len(form)


# Before the name of a party that is no end of a longer one: "New Democrat", "Anti-Green".
_LONGER = late(r"[A-Z][\w’'-]*[ -]\Z|-\Z")


def _opens(text: str, at: int) -> bool:
    """Whether nothing before a name makes it the end of a longer one."""
    return _LONGER.search(text, max(0, at - _FEW), at) is None


def _form_at(text: str, forms: Mapping[str, str], at: int) -> str:
    """The words for a party that stand at a place; empty if none."""
    return next((one for one in forms if text.startswith(one, at) and not _goes_on(text, at + len(one))), "")


def _goes_on(text: str, end: int) -> bool:
    return text[end : end + 1].isalnum() or text[end : end + 1] == "-"


_WORD = late(r"[A-Z]\w+")


def _word_at(text: str, at: int) -> str:
    """A word that is a party's in one country only, if it stands at a place: "Democrat"."""
    word = _WORD.match(text, at)
    return word[0] if word and len(parties.known_folded(fold(word[0]))) == 1 else ""

"""What tells a person's name from almost the same one of a firm, a seat or a place."""

from __future__ import annotations

from copydesk.checks.names.forms import Form
from copydesk.checks.names.place_words import as_place, place_words
from copydesk.checks.names.words import Word, titles
from copydesk.lexicon import known_names
from copydesk.records.late import late

# What firms and other things are called, behind a name: ", the wine firm", ", a pollster", " & Co", " Pharmacy".
_SUFFIX = late(
    r" (?:& |and )?(?:Co|Sons|Brothers|Ltd|Inc|LLC|LLP|GmbH|AG|plc|PLC|SA|SpA|Group|Holdings?|Media|Bank|Motors|Foods?|Industries)\b"
)
_FIRM = late(
    r", (?:an?|the|one of the|\w+['’]s) (?:[\w-]+ ){0,4}?(?:firm|company|bank|brand|chain|broadcaster|newspaper|daily|weekly|tabloid|magazine"
    r"|station|pollster|publisher|restaurant|caf[eé]|diner|pub|hotel|shop|store|bakery|brewery|winery|airline|carmaker|retailer"
    r"|supermarket|factory|pharmacy|agency|institute|group|house|club|band|film|ship|ferry)\b"
)
# Before and behind a seat: "held Sturt by 1,000 votes".
_HOLDS = late(
    r"\b(?:h[eo]lds?|held|keeps?|kept|retain(?:s|ed)|regain(?:s|ed)|gain(?:s|ed)|took|carr(?:ies|ied)|represent(?:s|ed)|contest(?:s|ed))\s\Z"
)
_HELD = late(r"[,.;]|\s(?:by|with|for|from|against|and|in|on|after|but)\b")


def of_another_kind(odd: Form, right: Form) -> bool:
    """Whether one is a firm's or a seat's and the other another thing's."""
    return _beside_a_firm(odd, right) or _seat_beside_person(odd, right) or _seat_beside_person(right, odd)


def person_and_place(a: Form, b: Form) -> bool:
    """Whether one is a person's and the other a place's."""
    return _in_a_place(a, b) or _in_a_place(b, a)


def _in_a_place(person: Form, place: Form) -> bool:
    """Whether one is always part of a person's full name, and the other stands where only a place does: Bob Kersall, in Kersal."""
    named = person.full and person.kinds["person"] == person.count and not as_place(person)
    there = place_words(place) or (
        (place.known_place or place.count > 1) and place.kinds["place"] == place.count
    )
    return named and not place.companions and there


def _beside_a_firm(odd: Form, right: Form) -> bool:
    """Whether one is a firm's name and the other a person's or place's: "Bulrich & Co, an auction house", Patricia Bullrich."""
    firms = [all(_a_firm(form, word) for word in form.words) for form in (odd, right)]
    other = right if firms[0] else odd
    named = any(word.kind == "person" and other.stands_with(word) for word in other.words)
    firm = odd if firms[0] else right
    called = all(_SUFFIX.match(firm.story.text, word.end) for word in firm.words)
    return firms[0] != firms[1] and (named or (called and other.kinds["place"] == other.count))


def _seat_beside_person(seat: Form, person: Form) -> bool:
    """Whether one is what is only held and kept, as a seat is, and the other somebody named in full: "held Sturt", Stuart Sturtz."""
    text = seat.story.text
    return (
        not seat.companions
        and any(word.kind == "person" and person.stands_with(word) for word in person.words)
        and all(
            _HOLDS.search(text, max(0, word.start - 24), word.start) and _HELD.match(text, word.end)
            for word in seat.words
        )
    )


def _a_firm(form: Form, word: Word) -> bool:
    """Whether what stands behind a name makes it a firm's: a word for one, or a common noun with a capital ("Smartt Bread")."""
    if _SUFFIX.match(form.story.text, word.end) or _FIRM.match(form.story.text, word.end):
        return True
    after = form.story.runs[word.run][word.number + 1 : word.number + 2]
    return any(
        one.start == word.end + 1 and not one.caps and one.kind != "person" and one.key in known_names.common()
        and one.key not in titles() and one.key not in known_names.given() | known_names.family()
        for one in after
    )  # fmt: skip

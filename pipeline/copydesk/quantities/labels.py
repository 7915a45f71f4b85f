"""Numbers that are no figures: roads, bills, districts, aircraft, telephone numbers, names with a number."""

from __future__ import annotations

from copydesk.quantities.draft import Draft, label
from copydesk.quantities.tokens import Block

# "Highway 61", "Article 50", "District 9": the word before, with a capital or "no." in any case.
_BEFORE = frozenset(
    "highway route road interstate motorway no nos nr nrs number numbers article articles section sections "
    "sec bill act "
    "proposition prop measure issue question district ward precinct channel chapter page room flight class "
    "grade "
    "psalm zone region part phase unit block form seat position place tier title protocol resolution "
    "amendment apollo boeing airbus windows iphone ipad formula radio fox news studio force task plan "
    "vision agenda "
    "clause paragraph annex schedule decree order case docket platform gate pier terminal level line "
    "exit junction mile camp cell lot plot floor suite apartment apt box po stage division sector area "
    "constituency ballot panel pool group team day version volume vol episode season generation gen".split()
)
_GROUPS = frozenset({"group", "gang", "council", "committee", "team", "house"})
_BIG = frozenset(
    {"top", "big", "final", "famous", "magnificent", "radio", "bbc", "itv", "sky", "formula", "world"}
)
# "2nd Congressional District", "10 Downing Street", "14th Amendment", "2 Live Crew" have the name behind.
_BEHIND = frozenset(
    "congressional district districts ward precinct division circuit amendment street avenue road lane "
    "boulevard "
    "st ave blvd rd downing infantry battalion brigade regiment legislative senatorial judicial assembly "
    "parish "
    "arrondissement corps fleet century minutes commandments drive".split()
)
# "in ward 412 with", "wards 3 and 4": small parts of a country that have a number for a name, and what may follow that is not counted.
_SMALL_PARTS = frozenset(
    f"{word}{plural}"
    for word in "ward precinct district booth station constituency".split()
    for plural in ("", "s")
) | {"constituencies"}
_NOT_COUNTED = frozenset(
    ". , ; : ) ( \n and or to with in by for at on after before where which who that was were is are has had have "
    "went saw gave voted reported opened closed".split(" ")
) | {""}
_ANY_PART = frozenset({"the", "every", "each", "a", "per", "this", "that", "all"})
_JOINTS = frozenset({",", "and", "to", "or", "-", "–", "through", "&"})
_PREFIXES = frozenset({"mid", "pre", "post", "over", "under", "sub", "top", "nearly", "all", "a", "per"})
_PAIRS = frozenset({("9", "11"), ("24", "7"), ("7", "7"), ("50", "50"), ("20", "20")})


def label_at(block: Block, index: int) -> Draft | None:
    """The label whose number is token `index`, None when it may be a figure."""
    word = block.at(index)
    before = block.at(index - 1)
    digits = block.digits(index)
    after = index + 1
    if digits and block.touches(index - 1):
        attached = _attached(block, index, before)
        if attached:
            return attached
    if digits and block.at(after) == "/" and (word, block.at(after + 1)) in _PAIRS and block.touches(index):
        return label(index, index + 3, "name")  # 9/11, 24/7
    if digits and len(word) > 30:
        return label(index, after, "too long")
    if digits and (phone := _phone(block, index)):
        return phone
    if (
        before == "."
        and block.at(index - 2) in ("no", "nos", "nr", "nrs", "sec", "art", "vol", "prop")
        and block.capital(index - 2)
    ):
        return label(index, after, "name")
    if before in _BEFORE and block.capital(index - 1) and not _sentence_start(block, index - 1):
        if digits and (block.at(after) in ("%", "percent", "per") or "," in word or "." in word):
            return None
        # "Popular Force 8 792 117": the first group of a figure.
        if (
            digits
            and len(word) < 4
            and all(block.digits(at) and len(block.word[at]) == 3 for at in (after, after + 1))
        ):
            return None
        return label(index, after, "name")
    if digits and len(word) <= 3 and word.isdigit() and _numbered(block, index):
        return label(index, after, "name")
    if (
        before == "of"
        and block.at(index - 2) in _GROUPS
        and block.capital(index - 2)
        and block.capital(index)
    ):
        return label(index, after, "name")
    if (
        before in _BIG
        and block.capital(index - 1)
        and (block.capital(index) or digits)
        and block.at(after) not in ("%", "percent", "per")
    ):
        return label(index, after, "name")
    if digits and word.isdigit() and block.capital(after) and block.at(after) in _BEHIND:
        return label(index, after, "address")
    if (
        digits
        and block.capital(after)
        and block.capital(after + 1)
        and block.at(after + 1) in ("street", "avenue", "road", "boulevard", "lane", "drive")
    ):
        return label(index, after, "address")
    return None


def _numbered(block: Block, index: int) -> bool:
    """Whether the number is one of a ward, or of several: "ward 12 was", "precincts 3, 4 and 7"."""
    if block.at(index + 1) not in _NOT_COUNTED and not block.capital(index + 1):
        return False
    at = index - 1
    while block.at(at) in _JOINTS and index - at < 12:
        at -= 1
        if block.at(at) in _JOINTS:
            at -= 1  # "3, 4, and 7"
        if not (block.digits(at) and len(block.at(at)) <= 3):
            return False
        at -= 1
    several = at < index - 1
    return (
        block.at(at) in _SMALL_PARTS
        and (not several or block.at(at)[-1] == "s")
        and block.at(at - 1) not in _ANY_PART
    )


def ordinal_label(block: Block, after: int) -> bool:
    """Whether an ordinal stands in a name: 2nd Congressional District, First Lady, Third Reich."""
    word = block.at(after)
    if word in ("lady", "minister", "nations", "nation", "gentleman", "past", "name", "names", "aid") and (
        block.capital(after) or word in ("lady", "minister", "name", "names", "aid")
    ):
        return True
    if word == "-" and block.at(after + 1) == "past":
        return True
    return block.capital(after) and (
        word in _BEHIND or word in ("world", "republic", "reich", "estate", "army", "amendment")
    )


def _attached(block: Block, index: int, before: str) -> Draft | None:
    """Letters or marks that touch the digits: G20, F-16, COVID-19, #5, x.com/123."""
    if before.isalpha() and before not in ("rs", "us", "n", "r", "rm", "sh", "ksh", "c", "ca"):
        return label(index, index + 1, "name")
    if before in ("#", "@", "_", "=", "&", "№"):
        return label(index, index + 1, "name")
    if before == "/" and block.touches(index - 2) and block.at(index - 2).isalpha():
        return label(index, index + 1, "name")
    if before in ("-", "–") and block.touches(index - 2):
        name = block.printed(index - 2)
        if (
            name.isalpha()
            and name.lower() not in _PREFIXES
            and (name.isupper() or name[:1].isupper() or len(name) == 1)
        ):
            return label(index, index + 1, "name")
    return None


def _phone(block: Block, index: int) -> Draft | None:
    """555-1234, 1-800-555-0199, +44 20 7946 0958: digit groups that no count is printed in."""
    groups, at = [block.word[index]], index
    while (
        block.at(at + 1) in ("-", "/")
        and block.digits(at + 2)
        and block.touches(at)
        and block.touches(at + 1)
    ):
        at += 2
        groups.append(block.word[at])
        if len(groups) > 6:
            break
    lengths = [len(group) for group in groups]
    if len(groups) == 2 and lengths == [3, 4] and not (groups[1].startswith(("19", "20"))):
        return label(index, at + 1, "telephone")
    if len(groups) > 3 or (len(groups) == 3 and lengths[-1] == 4 and lengths[1] == 3):
        return label(index, at + 1, "telephone")
    return None


def _sentence_start(block: Block, index: int) -> bool:
    """Whether token `index` has its capital only from standing first, so that it may be a common word."""
    return (
        False
        if index > 0 and block.at(index - 1) not in (".", "\n", '"', "“")
        else block.at(index) in ("no", "question", "part", "day", "number")
    )

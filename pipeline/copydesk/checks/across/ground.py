"""What two stories have in common: whether they can be of one vote, or of one corner of the world, at all."""

from __future__ import annotations

from copydesk.names.fold import fold
from copydesk.records import Person, Place, Reading
from copydesk.records.late import late

_YEAR = late(r"\b(?:19|20)\d\d\b")
# So many names of a story's own tell what it is about.
_ENOUGH = 2


def other_people(one: Reading, other: Reading) -> bool:
    """Whether both stories name people and have nobody in common."""
    first, second = (_families(reading) for reading in (one, other))
    return bool(first and second) and not first & second


def other_years(one: Reading, other: Reading) -> bool:
    """Whether both stories print years and have none in common."""
    first, second = (set(_YEAR.findall(reading.article.text)) for reading in (one, other))
    return bool(first and second) and not first & second


def common_ground(one: Reading, other: Reading) -> bool:
    """Whether one person, place (but the country) or party of several words is named in both stories."""
    return bool(_named(one) & _named(other))


def elsewhere(one: Reading, other: Reading) -> bool:
    """Whether each story is about people, places and parties of its own, and none of the other's."""
    names = [_named(reading) | _countries(reading) for reading in (one, other)]
    return min(map(len, names)) >= _ENOUGH and not names[0] & names[1]


def _families(reading: Reading) -> set[str]:
    return {fold(one.name).split()[-1] for one in reading.entities if isinstance(one, Person) and one.name}


def _named(reading: Reading) -> set[str]:
    return {
        fold(one.name) for one in reading.entities
        if (isinstance(one, Place) and one.place_kind != "country")
        or (one.kind in ("person", "party") and " " in one.name)
    }  # fmt: skip


def _countries(reading: Reading) -> set[str]:
    return {one.country for one in reading.entities if isinstance(one, Place) and one.country}

"""Whether shares are of two races after all: two winners, two majorities, two candidates of one party."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued
from copydesk.checks.outcomes.asides import of_another_pair
from copydesk.checks.outcomes.races import posts_named, primary
from copydesk.checks.sums.together import total
from copydesk.checks.whereabouts import NATION
from copydesk.records import Claim, Party
from copydesk.records.late import late

# Judges are kept or not, each by a vote of its own.
_RETENTION = Cued(
    r"\b(?:retention|to keep|(?:judge|justice)s? \w+ (?:retained|kept))\b",
    "retention|to keep|retained|kept",
    re.IGNORECASE,
)
# "Geneva's Yes": of one place.
PLACE_SAID = late(r"[A-Z][\w-]+['’]s (?:[Yy]es|[Nn]o|[Aa]yes?|[Nn]ays?|[Rr]emain|[Ll]eave)\b")
_HALF = 50
# "54.0 percent for Kaya and 54.1": of one race, in one breath.
_EACH_FOR = late(
    r"(?:%| ?per ?cent| ?percent)?(?: of the votes?)? for [^.;\d]{2,60}?(?:,| and| to| against)(?: \w+)? "
)
# The headline and the first sentences, which say what the story is about.
_TOP = 600
_WON = frozenset({"won", "gained", "retained", "majority"})
# A contest within a party, in which its members stand against each other.
_WITHIN = late(
    r"\b(?:primar(?:y|ies)|caucus(?:es)?|nominations?|nominees?|leadership|delegates|runoff|run-off|top-two|same party|fellow|both (?:\w+ )?(?:democrats|republicans|members))\b",
    re.IGNORECASE,
)


def person_among_parties(table: Bench, one: Claim, rest: list[Claim]) -> bool:
    """Whether one person's share stands apart from those of parties, which leave room: "The premier has 27.5. Liberals 45.6"."""
    parties = [other for other in rest if isinstance(table.reading.by_id.get(other.subject_id or ""), Party)]
    if table.scene.person(one.subject_id) is None or not len(parties) * 2 > len(rest) > 1:
        return False
    low = total(table, rest).low
    return low is not None and low <= 100 and not any(table.scene.near(one, other) for other in parties)


def two_majorities(table: Bench, sides: list[Claim]) -> bool:
    """Whether two sides have more than half each in a story of several posts: each won its own race."""
    first, second = sorted(sides, key=lambda one: one.value_span.start)[:2]
    between = table.reading.article.text[first.value_span.end : second.value_span.start]
    if len(sides) == 2 and _EACH_FOR.fullmatch(between):
        return False
    majorities = [one for one in sides if (table.interval(one).low or 0) > _HALF]
    return len(majorities) > 1 and (
        not table.scene.one_contest or len(posts_named(table.reading.article.text)) > 1
    )


def winners_among(table: Bench, sides: list[Claim], *, anywhere: bool = False) -> set[str | None]:
    """Those of the sides that are said to have won something, here or anywhere: two of them stood in two races."""
    ids = {one.subject_id for one in sides}
    here = {table.scene[one].place for one in sides} | {None, NATION}
    return {subject for subject, place in _won_where(table) if subject in ids and (anywhere or place in here)}


def _won_where(table: Bench) -> frozenset[tuple[str | None, str | None]]:
    """Who is said to have won, and where."""
    return table.kept(
        "won where",
        lambda: frozenset(
            (one.subject_id, table.scene[one].place)
            for one in table.reading.claims
            if one.measure == "outcome"
            and one.value in _WON
            and one.when is None
            and not table.is_misread(one)
        ),
    )


def of_one_party(table: Bench, sides: list[Claim]) -> bool:
    """Whether two candidates are of one party, and nothing says that they stood against each other.

    "In the city Shapiro had 86.6 percent, against 82.8 for Fetterman": one for governor, the other for the Senate.
    """
    people = [table.scene.person(one.subject_id) for one in sides]
    parties = [
        one.party for one in people if one is not None and one.party and not _independent(table, one.party)
    ]
    if len(set(parties)) == len(parties) or any(primary(table, one) for one in sides):
        return False
    text = table.reading.article.text
    return _WITHIN.search(text, 0, _TOP) is None and not any(
        _WITHIN.search(text, text.rfind("\n", 0, one.value_span.start) + 1, one.evidence.end) for one in sides
    )


def _independent(table: Bench, party: str) -> bool:
    """Whether what stands for somebody's party is none."""
    entity = table.reading.by_id.get(party)
    return entity is None or "independent" in entity.name.lower()


def two_questions(table: Bench, sides: Sequence[Claim]) -> bool:
    """Whether shares are of two questions: one of a duel told beside it, judges to be kept, "no" beside those who would follow.

    "Adams had 60.6 percent, and Coleman beat Stevenson by 58 percent to 42".
    """
    if len(sides) == 2 and of_another_pair(table, *sides):
        return True
    if any(_RETENTION.search(one.evidence.text) for one in sides):
        return True
    return len({table.scene[one].option for one in sides} - {None}) > 1

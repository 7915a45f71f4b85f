"""Whether figures are of one vote: by the fields of their claims, and by the words between them."""

from __future__ import annotations

from copydesk.checks.context import polled
from copydesk.checks.otherwise import turned
from copydesk.checks.scene import Scene
from copydesk.records import Claim


def one_vote(
    scene: Scene, first: Claim, *others: Claim, same_place: bool = False, any_contest: bool = False
) -> bool:
    """Whether no field sets figures apart; a place that is not told may be any, but for `same_place`.

    `any_contest`: of far apart figures the contest is often but the one that was named last.
    """
    here = scene[first]
    return all(
        (scene[one].when, one.round, one.group) == (here.when, first.round, first.group)
        and (not scene.live or scene[one].section == here.section)
        and (one.place_id == first.place_id or (not same_place and None in (one.place_id, first.place_id)))
        and (any_contest or scene[one].contest == here.contest)
        and polled(scene[one]) == polled(here)
        and (not polled(here) or one.source == first.source)
        for one in others
    )


def goes_on(scene: Scene, one: Claim, other: Claim, begin: int, end: int) -> bool:
    """Whether the words from one figure to the next, which stand from `begin` to `end`, turn to nothing else.

    "On the day João Seixas had 11,020 (38.6%)" turns from what the sentence before told.
    """
    text = scene.reading.article.text
    if scene[one].sentence != scene[other].sentence and turned(
        text[one.evidence.start : one.evidence.end], text[other.evidence.start : end]
    ):
        return False
    return "\n\n" not in text[begin:end] and not scene.between.told_apart(begin, end)

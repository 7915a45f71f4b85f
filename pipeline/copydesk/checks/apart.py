"""What keeps two claims apart: the first field of their contexts that contradicts.

Two claims are compared only if no field of their context contradicts. A field that is null in one equals
the other's value only within one sentence, list or table, or where the story has one contest only. What is
null by its nature stays apart all the same: a figure without a `when` is of this election, one without a
`group` is of all voters, one without a status is no poll, seats without a basis are won, not held before.
"""

from __future__ import annotations

from copydesk.checks.context import KEY, LATE_ROUNDS, Context, polled
from copydesk.checks.posts import differ
from copydesk.checks.scene import Scene

# A place carried over from another paragraph is given with this confidence or less.
CARRIED = 0.55
_ELECTION = frozenset({"when", "round"})
# How sure place, election and stage must be for two sentences to tell of one count: far apart, in paragraphs side by
# side, and in one paragraph.
SETTLED, SETTLED_BESIDE, SETTLED_TOGETHER = 0.73, 0.5, 0.3
_SEATS = frozenset({"held", "up"})


def plainly(one: Context, other: Context) -> str | None:
    """What keeps two claims apart that do not stand together, as far as their keys tell."""
    if one.key == other.key:
        return None
    return next(name for name, first, second in zip(KEY, one.key, other.key, strict=True) if first != second)


def reason(scene: Scene, one: Context, other: Context, *, then: bool = False) -> str | None:
    """Why two claims may not be held together, in a word; None if they may.

    `then`: one is of an earlier election, so that words which tell the two elections apart are no reason.
    """
    near = one.near(other)
    if near:
        by_words = scene.between.parted(one, other)
        why = _together(one, other) if by_words is None or (then and by_words in _ELECTION) else by_words
    else:
        why = plainly(one, other)
    if why is not None:
        return why
    if not _one_question(scene, one, other) or (
        one.sentence != other.sentence and differ(one.races, other.races)
    ):
        return "contest"
    if not _one_time(one.when, other.when) or (one.month != other.month and not then):
        return "when"
    # A carried place is a guess; side by side it is one guess for both.
    if min(one.confidence, other.confidence) <= CARRIED and not one.beside(other):
        return "confidence"
    least, most = sorted((one.settled, other.settled))
    if one.sentence != other.sentence and not _settled(one, other, least, most):
        return "confidence"
    settled = scene.one_contest or (one.contest is not None and one.contest == other.contest)
    if _differ(one.basis, other.basis, (near or settled) and not _SEATS & {one.basis, other.basis}):
        return "basis"
    if not _one_stage(scene, one, other, near, settled):
        return "stage"
    # Of two polls in two sentences one without its pollster may be anybody's.
    if not _one_source(one.source, other.source, near or (settled and not polled(one))):
        return "source"
    return None if one.voice == other.voice else "speaker"


def _settled(one: Context, other: Context, least: float, most: float) -> bool:
    """Whether two sentences are surely of one count: what stands together is wrong together, if at all."""
    if one.paragraph == other.paragraph:
        return least >= SETTLED_TOGETHER
    if abs(one.paragraph - other.paragraph) < 2 or one.near(other):
        return least >= SETTLED_BESIDE and most >= SETTLED
    return least >= SETTLED


def _one_question(scene: Scene, one: Context, other: Context) -> bool:
    """Whether answers are not held against candidates, nor those to one of several questions against another's."""
    if None in (one.option, other.option):
        return True
    if one.option != other.option:
        return False
    return not (one.option and scene.several_questions and one.sentence != other.sentence)


def _together(one: Context, other: Context) -> str | None:
    """As `plainly`, for two claims in one sentence, list or table, where null stands for any value."""
    if _differ(one.contest, other.contest, True):
        return "contest"
    if not _one_time(one.when, other.when):
        return "when"
    if _differ(one.round, other.round, True) and not {one.round, other.round} <= LATE_ROUNDS:
        return "round"
    if _differ(one.place, other.place, True):
        return "place"
    return "group" if one.group != other.group else None


def _one_stage(scene: Scene, one: Context, other: Context, near: bool, settled: bool) -> bool:
    if scene.live and one.section != other.section and not (one.lasting and other.lasting):
        return False
    if polled(one) or polled(other):
        return one.status == other.status or (near and None in (one.status, other.status))
    if _differ(one.status, other.status, near or settled):
        return False
    if _differ(one.as_of, other.as_of, near or one.section == other.section):
        return False
    if "final" in (one.status, other.status):
        return one.stage == other.stage
    stages = {one.stage, other.stage} if near else {scene.stage_of(one), scene.stage_of(other)}
    return len(stages) == 1 or (near and None in stages)


def _differ(one: object, other: object, null_fits: bool) -> bool:
    """Whether two fields contradict, null standing for any value where it may."""
    if one == other:
        return False
    return (one is not None and other is not None) or not null_fits


def _one_time(one: str | None, other: str | None) -> bool:
    """Whether two elections are one, as far as both are dated: a year is any of its days."""
    if one is None or other is None:
        return one == other
    return one.startswith(other) or other.startswith(one)


def _one_source(one: str | None, other: str | None, null_fits: bool) -> bool:
    if not _differ(one, other, null_fits):
        return True
    if one is None or other is None:
        return False
    first, second = set(one.split()), set(other.split())
    return first <= second or second <= first

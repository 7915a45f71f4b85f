"""A figure of the headline over a story that has one figure of its kind, and it is another: "Turnout 35%" over "53 percent took part".

Where a story tells one turnout, one lead or one number of councils won, whatever place, body or source was read of it, that is
what its headline tells. Silent where the headline's number, or what makes it, stands anywhere in the story; where two sides,
times or groups are told; and of hedged figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench
from copydesk.checks.gaps import of_a_swing
from copydesk.checks.headline.printed import Odd, Story, passed, rounder, story_of, value
from copydesk.checks.headline.rounder import borne_out
from copydesk.checks.units import unit_class
from copydesk.records import Claim, Quantity

_MEASURES = (
    "turnout",
    "counted",
    "lead",
    "change",
    "seats",
    "areas_won",
    "vote_share",
    "votes",
)
# How likely it must be what a figure measures, and whose it is for two to be of two sides.
_FAIR, _GUESS, _SURE = 0.6, 0.2, 0.8
# So many paragraphs below the headline are the top of the story.
_TOP = 2


def lone_figures(table: Bench, settled: set[str | None], ledger: Ledger) -> Iterator[Odd]:
    """Each figure of the headline that is not the only one of its measure and unit below."""
    story = story_of(table)
    heads = {one.id: one for one in story.heads if one.id not in settled}
    claims = [
        one for one in table.of_anyone(*_MEASURES)
        if one.quantity_id in heads and one.confidence >= _GUESS and one.comparator == "exactly"
    ] if heads and story.body else []  # fmt: skip
    for head in claims:
        quantity = heads[head.quantity_id or ""]
        if (
            _asked(story, quantity)
            or story.in_score(quantity)
            or passed(table.reading, quantity.start)
            or _made(story, head, quantity)
        ):
            continue
        if any(one is not head and one.measure == head.measure for one in claims):
            continue
        ledger.count(head)
        one = _only(table, head)
        other = table.reading.quantity_by_id.get(one.quantity_id or "") if one is not None else None
        # "By 26: recount overturns eight-vote win".
        if one is None or other is None or any(value(other) == value(figure) for figure in story.heads):
            continue
        if not borne_out(table, head, one):
            yield Odd(quantity, (other,), value(other))


def _asked(story: Story, quantity: Quantity) -> bool:
    """Whether the headline of a figure is a question."""
    text = story.reading.article.text
    return any(
        start <= quantity.start < end and text[start:end].rstrip().endswith("?") for start, end in story.spans
    )


def _made(story: Story, head: Claim, quantity: Quantity) -> bool:
    """Whether the number stands in the story, or what makes it, be it the rest of a whole."""
    if story.stands(quantity):
        return True
    rest = 100 - value(quantity)
    return head.unit == "percent" and any(
        rounder(rest, value(one)) or rest == value(one) or abs(rest - value(one)) < 1 for one in story.body
    )


def _only(table: Bench, head: Claim) -> Claim | None:
    """The only figure of the headline's measure and unit below it, if it stands at the top and nothing keeps the two apart."""
    body = [
        one for one in table.of_anyone(head.measure)
        if not table.scene[one].headline and one.when is None and (head.measure == "lead" or _of_one_kind(head, one))
    ]  # fmt: skip
    likely = [one for one in body if one.confidence >= _FAIR or one.of is not None]
    mine = likely
    if head.of is not None:
        mine = [one for one in likely if one.of == head.of]
    elif head.measure in ("change", "seats"):
        mine = [one for one in likely if one.subject_id == head.subject_id]
    if (
        len({(one.value, one.unit) for one in mine}) != 1
        or len({one.quantity_id for one in body if one not in likely}) > 1
    ):
        return None
    one = mine[0]
    here, there = table.scene[head], table.scene[one]
    top = min((table.scene[other].paragraph for other in body), default=0)
    polls = ("poll", "exit_poll", "projection")
    apart = (
        one.comparator != "exactly" or there.paragraph > max(top, 1) + _TOP
        or (here.group, here.voice) != (there.group, there.voice) or here.when != there.when
        or (None not in (one.of, head.of) and one.of != head.of)
        or (here.status in polls and there.status not in polls)
        or (there.hints.earlier and head.measure != "change") or there.hints.part or not _of_one_kind(head, one)
        or of_a_swing(table.reading, head) != of_a_swing(table.reading, one)
    )  # fmt: skip
    return None if apart or _two_sides(table, head, one) else one


def _of_one_kind(head: Claim, one: Claim) -> bool:
    """Whether two figures are of one unit, or out of one whole whatever it is called: "town halls", "councils"."""
    whole = head.of is not None and head.of == one.of
    return whole or (unit_class(one) == unit_class(head) and one.unit == head.unit)


def _two_sides(table: Bench, head: Claim, one: Claim) -> bool:
    """Whether the two are plainly of two sides; a number of so many out of one whole is of whoever has it."""
    if head.measure in ("turnout", "counted") or table.scene.belongs(head.subject_id, one.subject_id):
        return False
    return not (head.of is not None and head.of == one.of and head.confidence < _SURE)

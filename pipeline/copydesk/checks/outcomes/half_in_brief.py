"""Which side of half a brief story puts somebody on, by what follows from it: a run-off, a minority government, a lost majority.

"Must face a run-off" is told of shares of which none is above half; "a minority government" of seats that are not; "the
governing party holds 137 of the 275 seats, which leaves it with a majority" of the seats that its own sentence tells. Silent
where another bar is told than half, after the run-off, and for what several have together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks.brief import brief, column, one_vote
from copydesk.checks.compare import Bench
from copydesk.checks.outcomes.needed import Missed
from copydesk.checks.outcomes.races import AHEAD
from copydesk.checks.sums.seating import JOINT, main_body
from copydesk.checks.wording import figure
from copydesk.records import Claim
from copydesk.records.late import late

_RUN_OFF = late(
    r"\b(?:needs?|fac(?:es?|ing)|(?:must|will|has to|have to|is to|are to) (?:now )?(?:face|contest|fight|go (?:in)?to|meet \w[^.;]{0,50} in)|forced into|head(?:s|ed|ing)? (?:to|for|into)|go(?:es|ing)? (?:in)?to|advanc(?:es|ed?|ing) to|will be decided (?:in|by)|set for|means?|meaning|brings?|triggers?|leads? to|sets? up) (?:an? |the )?(?!no\b)(?:\w+ )?(?:run-?off|second (?:round|ballot)|decider)\b"
    r"|\b(?:a |the )?(?:run-?off|second (?:round|ballot)) (?:will be|is|is to be|must be) (?:held|needed|necessary|required)\b",
    re.IGNORECASE,
)
_MINORITY = late(r"\bminority (?:government|administration|cabinet|rule)\b", re.IGNORECASE)
_MAJORITY = late(
    r"\b(?:(?:single-party|one-party|outright|slim|bare|narrow) )?majority (?:government|administration|cabinet|rule)\b|\b(?:govern|rul)(?:e?s?|ing) (?:alone|(?:on|in) (?:its|their|his|her) own(?: right)?)\b",
    re.IGNORECASE,
)
_TOGETHER = late(
    r"\b(?:coalition|alliance|pact|partners?|allies|ally|jointly|together|combined|support of|backing of|help of|with the (?:[A-Z]\w+|two|three|independents?)|confidence and supply)\b"
)
_SIDE = late(
    r"\b(?:(?P<no>(?:without|no|short of|lacks?|lacking|denied|(?:too few|not enough|insufficient) (?:seats )?for) (?:an? |its |the )?(?:\w+ )?majority)|(?P<yes>(?:with|has|have|gives? (?:it|them|him|her)|giving (?:it|them|him|her)|enough for|holds?) an? (?:\w+ )?majority|can (?:now |thus )?(?:govern|rule) (?:alone|on its own)))\b(?! of (?:\d|the votes?|votes|about|some|only|just)| in (?:19|20)\d\d)",
    re.IGNORECASE,
)
_UNREAL = late(
    r"\b(?:if|unless|no (?!doubt\b)\w+|none|nobody|neither|would|could|might|may|should|hop\w+|expect\w*|predict\w*|avoid\w*|until|after|having|had|was|were|led|ran|ruled|governed|headed|formed|(?<!will )(?<!to )(?<!can )run|not|cannot|unable|never|no longer|two-thirds|three-fifths|three-quarters|super\w*|too|together|joint\w*|combined|with the (?:support|help|votes)|seats? (?:short|away))\b|n['’]t\b",
    re.IGNORECASE,
)
_OTHER_BAR = late(
    r"\b(?:40|45|55|60) ?(?:%|per ?cent|pct)|\bturnout (?:requirement|threshold|of (?:at least )?half)|\bquorum\b",
    re.IGNORECASE,
)
_HALF, _MOST, _SURE, _READ, _BEFORE = Decimal(50), Decimal(90), 0.75, 0.5, 45


def half_in_brief(table: Bench) -> Iterator[Missed | None]:
    """Every such statement; None for those that fit."""
    if not brief(table):
        return
    yield from _run_offs(table)
    yield from _minorities(table)
    yield from _beside(table)


def _run_offs(table: Bench) -> Iterator[Missed | None]:
    """A run-off that is to come, and somebody above half."""
    text = table.reading.article.text
    said = next((one for one in _RUN_OFF.finditer(text) if not _unreal(table, one)), None)
    if said is None or _OTHER_BAR.search(text) or any(
        one.value in AHEAD - {"leading"} and one.confidence >= _READ for one in table.of_anyone("outcome")
    ):  # fmt: skip
        return
    shares = column(table, "vote_share", "percent", _SURE)
    if not shares or not one_vote(table, [one.value_span.start for one in shares]):
        return
    top = max(shares, key=lambda one: Decimal(one.value))
    low = table.interval(top).low or Decimal(0)
    message = f'{figure(top)} percent is more than half; the story says "{" ".join(said[0].split())}"'
    yield _missed(table, top, said, message) if _HALF < low < _MOST else None


def _minorities(table: Bench) -> Iterator[Missed | None]:
    """A minority government, and a party with more than half of the seats; a majority government, and none with so many."""
    text = table.reading.article.text
    held = list(_of_bodies(table))
    said = next((one for one in _MINORITY.finditer(text) if not _unreal(table, one)), None)
    for own, size in held:
        if said is not None:
            message = _says(f"{figure(own)} of {size} seats is a majority", said)
            yield _missed(table, own, said, message) if int(own.value) * 2 > size else None
    said = next((one for one in _MAJORITY.finditer(text) if not _unreal(table, one)), None)
    if said is None or not held or _TOGETHER.search(text):
        return
    if any(int(own.value) * 2 > size for own, size in held):
        yield None
        return
    theirs = [one for one in held if len(held) == 1 or _named_in(table, said, one[0])]
    for own, size in theirs if len(theirs) == 1 else ():
        yield _missed(table, own, said, _says(f"{figure(own)} of {size} seats is no majority", said))


def _of_bodies(table: Bench) -> Iterator[tuple[Claim, int]]:
    """The seats that sides hold, with the size of the body that they are of."""
    body = main_body(table)
    for own in table.surest("seats").values():
        size = int(own.of) if own.of and own.of.isdigit() else body.size if body is not None else 0
        if _held(table, own) and 0 < int(own.value) <= size:
            yield own, size


def _says(message: str, said: re.Match[str]) -> str:
    return f'{message}; the story says "{" ".join(said[0].split())}"'


def _named_in(table: Bench, said: re.Match[str], own: Claim) -> bool:
    """Whether the side of some seats, and no other, is named in the sentence that says what they give."""
    here = table.reading.sentences[table.reading.sentence_at(said.start())]
    named = {one.id for one in table.reading.side_mentions_in(here.start, here.end)}
    return own.subject_id in named and all(table.scene.belongs(one, own.subject_id) for one in named)


def _beside(table: Bench) -> Iterator[Missed | None]:
    """Seats out of all, and the side of half that the rest of their sentence puts them on."""
    text, sentences = table.reading.article.text, table.reading.sentences
    body = main_body(table)
    told: dict[int, list[Claim]] = {}
    for own in table.surest("seats").values():
        if _held(table, own):
            told.setdefault(table.reading.sentence_at(own.value_span.start), []).append(own)
    for place, claims in told.items():
        here, own = sentences[place], claims[0]
        size = int(own.of) if own.of and own.of.isdigit() else body.size if body is not None else 0
        said = _SIDE.search(text, here.start, here.end)
        if len(claims) > 1 or said is None or not 0 < int(own.value) <= size:
            continue
        if _unreal(table, said) or JOINT.search(text[own.value_span.end : said.end()]):
            continue
        above = said["yes"] is not None
        what = "no majority" if above else "a majority"
        message = f'{figure(own)} of {size} seats is {what}; the story says "{" ".join(said[0].split())}"'
        yield None if (int(own.value) * 2 > size) == above else _missed(table, own, said, message)


def _held(table: Bench, own: Claim) -> bool:
    """Whether seats are plain, sure enough and of now."""
    plain = own.value.isdigit() and own.comparator == "exactly" and own.unit != "percent"
    return (
        plain and own.confidence >= _READ and table.scene[own].when is None and not table.scene[own].headline
    )


def _unreal(table: Bench, said: re.Match[str]) -> bool:
    """Whether words before it say that it is wished, needed, avoided, of several together or of before; a headline is short of words."""
    here = table.reading.sentences[table.reading.sentence_at(said.start())]
    if any(part.start <= said.start() < part.end for part in table.scene.headlines):
        return True
    return _UNREAL.search(said.string, max(here.start, said.start() - _BEFORE), said.start()) is not None


def _missed(table: Bench, own: Claim, said: re.Match[str], message: str) -> Missed | None:
    quantity = table.reading.quantity_by_id.get(own.quantity_id or "")
    return Missed(quantity, (said.span(),), message, 50) if quantity is not None else None

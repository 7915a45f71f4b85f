"""The order of figures that words tell: "led with 36.6 percent, followed by Ruiz with 37.1", "beat Cole, who had 4,800".

Whose the figures are need not be known: who follows has less than who goes before, and who beats somebody more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from copydesk.checks.cued import Cued, one_of, small
from copydesk.checks.marked import every
from copydesk.checks.of_story import of_story
from copydesk.checks.scene import Scene, scene_of
from copydesk.checks.worded import Looked, Odd
from copydesk.checks.wording import figure
from copydesk.records import Quantity, Reading
from copydesk.records.late import late

Way = Literal["follows", "beaten"]
_SAID = {
    "follows": '"{said}": who is put below has {more}, more than the {less} of who is put above',
    "beaten": '"{said}": who loses or is behind has {more}, more than the {less} of who wins or is ahead',
}
_NAMES = r"(?:(?:the |its |his |her |their |a |an )?[\w.'’“”\"&/-]+(?: \([^()]{1,40}\))?,? ){1,9}?"
_WORD = r"(?:the |its |his |her |their |a |an )?[\w.'’“”\"&/-]+(?: \([^()]{1,40}\))?"
_NAME = rf"{_WORD}(?: {_WORD}){{0,6}}? ?"
_HAS = r"(?:with|on|at|who (?:had|has|got|took|won|polled|received|scored|secured|drew)|which (?:had|has|got|took|won|received)|had|has|got|took|won|polled|received|for)"
_JUST = r"(?:only |just |about |some |nearly |a mere |around )?"
_HAVING = rf"(?:,? ?(?:{_HAS} {_JUST}|\({_JUST}|{_JUST}))\Z"
# Not "beat Cole with 52": that is the winner's.
_WHO_HAD = rf"(?:,? ?(?:who|which) (?:had|has|got|took|won|polled|received|scored|secured|drew|managed) {_JUST}|['’]s? {_JUST}| ?\({_JUST})\Z"
# Behind a figure: its unit, its share, its other count.
_UNIT = r"(?:\A(?: votes?| seats?| ballots?| of the (?:popular )?votes?| per cent| each)?[\s,;:()–—-]*(?:or |and |to )?(?:#[^#.;]{0,25}?)?[\s,;:()–—-]*)"
_FOLLOWED = Cued(
    rf"{_UNIT}(?:and |was |is |were |are )?(?:closely |narrowly |then |next )?(?:followed|trailed)(?: \w+)? by {_NAMES}{_HAVING}"
    rf"|{_UNIT}(?:and )?then (?:came |comes |come |it was )?(?:the )?(?=[A-Z]){_NAME}{_HAVING}"
    rf"|{_UNIT}(?:and |then |next (?:was|is|came|come|were) ){_NAMES}(?:(?:was |is )?(?:not far|close|just|right|well|far|some way) behind,? (?:with|on|at) {_JUST}\Z)",
    "followed|trailed|then |behind",
)
# "Ahead of Newton Karish, the party's candidate, who got": with what is told of him.
_SOMEBODY = r"[^#;:]{1,110}?"
_AHEAD = Cued(
    rf"{_UNIT}(?:and )?(?:just |narrowly |well |far |comfortably |clearly )?(?:ahead of|in front of|clear of) (?:{_NAME}{_HAVING}|{_SOMEBODY}{_WHO_HAD}|{_SOMEBODY}, (?:with|on|at) {_JUST}\Z|[\w.'’& -]{{1,40}}?['’]s? \Z)",
    "ahead of|in front of|clear of",
)
_BEHIND = Cued(
    rf"{_UNIT}(?:and )?(?:just |narrowly |well |far |some way )?behind (?!with\b|on\b|at\b)(?:(?:{_NAME}){_HAVING}|[\w.'’& -]{{1,40}}?['’]s? \Z)",
    "behind ",
)
_VERB = r"(?:beat|beats|beating|to beat|edged(?: out)?|edging(?: out)?|to edge(?: out)?|held off|holds off|holding off|defeated|defeats|defeating|to defeat|ousted|ousting|to oust|unseated|unseating|to unseat|overtook|outpolled|outpolling|to outpoll|saw off|seeing off|to see off|pipped|to pip|trounced|to trounce|bested|overcame|to overcome|(?:to win|winning|won)(?: \w+ly)? over|(?:a|for a) (?:\w+ )?victory over)"
_BEAT = Cued(
    rf"{_UNIT}(?:[\w.'’-]+ ){{0,3}}?(?:and |she |he |they |it )?{_VERB} {_SOMEBODY}{_WHO_HAD}",
    "beat|edg|held off|holds off|holding off|defeat|oust|unseat|overtook|outpoll|saw off|seeing off|see off|pip|trounce|bested|overcame|overcome|over ",
)
# "With 1,794 votes; his nearest rival, Ana Lima of the Greens, got": who comes next.
_NEXT = Cued(
    rf"{_UNIT}(?:and |while |but )?(?:the |his |her |their )?(?:(?:nearest|closest|next) (?:rival|challenger|opponent|competitor|contender|candidate)|runner-up),? (?:was )?(?:{_SOMEBODY},? )?(?:{_HAS}|managed|came in with|finished (?:with|on)) {_JUST}\Z",
    "nearest|closest|next|runner-up",
)
_LOST = Cued(
    rf"{_UNIT}(?:[\w.'’-]+ ){{0,3}}?(?:and |she |he |they |it )?(?:lost (?:out )?to|lost narrowly to|fell to|conceded to|was (?:beaten|ousted|unseated|defeated|edged out|outpolled|overtaken) by|finished behind|trailed) (?!with\b|in\b|on\b|at\b|by\b){_NAME}{_WHO_HAD}",
    "lost |fell to|conceded to|was beaten|was ousted|was unseated|was defeated|was edged|was outpolled|was overtaken|finished behind|trailed",
)
# "Ahead of the 43 it had": of nobody.
_NOBODY = late(r"\b(?:of|by|behind|beat|to)(?: the| its| his| her| their| an?)? \Z")
_LINKS = (*_FOLLOWED.cues, *_NEXT.cues, *_AHEAD.cues, *_BEHIND.cues, *_BEAT.cues, *_LOST.cues)
# "The Centre (14.1%) overtook the Liberals (14.3%) in seats": shares tell nothing of those.
_IN_SEATS = late(
    r"\)?(?: of the votes?)?,? (?:in|by|in terms of) (?:seats|members|deputies|councillors|delegates)\b"
)
# Of another time, or of no side: "ahead of the 43 it had", "followed by a recount".
_ELSE = late(
    r"\b(?:it|they|he|she|who|which|we|each|both|all|respectively|together|combined|polls?|forecast\w*|predict\w*|expect\w*|target\w*|threshold|quota|majority|needed|required|before|earlier"
    r"|previous\w*|last time|last year|years?|then|now|today|in (?:19|20)\d\d|(?:19|20)\d\d|rounds?|counts?|recount|women|men|turnout|seats? each|swing|preferences?|not|never|if|would|could|lead|margin|majorit\w+"
    r"|aged?|districts?|wards?|provinces?|states?|municipalities|towns?|villages?|precincts?|stations?|boxes)\b",
    re.IGNORECASE,
)
_PRONOUN = late(
    r"\b(?:who|which) (?:had|has|got|took|won|polled|received|scored|secured|drew)\b|\bthen\b|\bnot far\b"
)
_BY = late(r"\b(?:by|of|from|only|up|down|to within) \Z")
_GOT = late(r"\b(?:garnered|polled|scored|got|received|secured|obtained|amassed|collected|had|took|won) \Z")
_BY_REACH = 12
_GAP = late(
    r"\A(?: votes?| seats?| ballots?)? ?(?:fewer|more|less|ahead|behind|clear|short|adrift|up|down|better|worse|above|below)\b"
)
_SIDES = frozenset({"vote_share", "votes", "seats"})
_MARK = late(r"‹[^‹›]*›")
# "Craig Sauvé, who is no relation, was": what a name has beside it.
_ASIDE = late(r", (?:who|which|whose|where)\b[^,;#]{1,80}(?=,)")
_X = late(r"‹x(\d+)›")


class Step(NamedTuple):
    """A figure of a sentence that can be a side's, and the words between it and the one before of its kind."""

    figure: Quantity
    lead: str


@of_story
def ordered(reading: Reading) -> tuple[tuple[Way, Looked], ...]:
    """Every two figures of a sentence that words put in order; what is odd is the second."""
    return tuple(_ordered(reading))


def _ordered(reading: Reading) -> Iterator[tuple[Way, Looked]]:
    scene = scene_of(reading)
    measures = _measures(reading)
    for words, found in every(reading):
        steps = _steps(words, found, measures) if one_of(_LINKS, small(words)) else []
        for one, other in _neighbours(steps):
            yield from _linked(reading, scene, one, other)


def _steps(words: str, found: Sequence[Quantity], measures: dict[str | None, set[str]]) -> list[Step]:
    """The figures of a sentence that can be votes, shares or seats of a side, with the words before each."""
    if "‹p" not in words and "‹n" not in words:
        return []
    if "‹x" in words:
        words = _X.sub(
            lambda match: (
                found[int(match[1])].printed if found[int(match[1])].kind == "ordinal" else match[0]
            ),
            words,
        )
    steps: list[Step] = []
    ends: dict[bool, int] = {}
    for match in re.finditer(r"‹([pn])(\d+)›", words):
        one = found[int(match[2])]
        share = one.kind == "percent" or "." in (one.value or "")
        if not _may_be_a_side(one, words, match, measures):
            continue
        lead = _MARK.sub("#", words[ends.get(share, 0) : match.start()])
        steps.append(Step(one, lead))
        ends[share] = match.end()
    return steps


def _may_be_a_side(
    one: Quantity, words: str, match: re.Match[str], measures: dict[str | None, set[str]]
) -> bool:
    if one.value is None or one.of is not None or one.comparator not in ("exactly", "about"):
        return False
    if one.unit not in ("votes", "seats", "percent", None) or not one.printed[:1].isalnum():
        return False
    told = measures.get(one.id)
    before = max(0, match.start() - _BY_REACH)
    # "Garnered 15,208 votes ahead of Karish" is no lead.
    if told == {"lead"} and _GOT.search(words, before, match.start()):
        return True
    if _GAP.match(words[match.end() :]) or _BY.search(words, before, match.start()):
        return False
    return told is None or bool(told & _SIDES)


def _measures(reading: Reading) -> dict[str | None, set[str]]:
    found: dict[str | None, set[str]] = {}
    for claim in reading.claims:
        found.setdefault(claim.quantity_id, set()).add(claim.measure)
    return found


def _neighbours(steps: Sequence[Step]) -> Iterator[tuple[Step, Step]]:
    """Each figure with the next of its kind: shares with shares, votes with votes."""
    for number, other in enumerate(steps):
        for one in reversed(steps[:number]):
            if one_kind(one.figure, other.figure):
                yield one, other
                break


def _linked(reading: Reading, scene: Scene, one: Step, other: Step) -> Iterator[tuple[Way, Looked]]:
    """Two figures that the words between them put in order: "followed by", "behind", "beat"."""
    lead = _ASIDE.sub("", other.lead)
    way: Way
    if _FOLLOWED.match(lead) or _NEXT.match(lead):
        way, up = "follows", True
    elif _AHEAD.match(lead) or _BEAT.match(lead):
        way, up = "beaten", True
    elif _BEHIND.match(lead) or _LOST.match(lead):
        way, up = "beaten", False
    else:
        return
    if (
        _NOBODY.search(lead)
        or _ELSE.search(_PRONOUN.sub("", lead))
        or scene.between.told_apart(one.figure.end, other.figure.start)
        or (
            other.figure.kind == "percent"
            and _IN_SEATS.match(reading.article.text, other.figure.end) is not None
        )
    ):
        return
    high, low = (one, other) if up else (other, one)
    yield way, _looked(reading, way, high.figure, low.figure, one.figure, other.figure)


def _looked(
    reading: Reading, way: Way, high: Quantity, low: Quantity, first: Quantity, second: Quantity
) -> Looked:
    said = " ".join(reading.article.text[first.start : second.end].split())
    message = _SAID[way].format(said=said, more=figure(low), less=figure(high))
    wrong = high.interval.below(low.interval)
    return Looked((first, second), Odd(second, (first,), message, first.value) if wrong else None)


def one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one thing: both votes, both seats, both shares; a bare number goes with any printed alike."""
    if None in (one.value, other.value) or one.of is not None or other.of is not None:
        return False
    shares = {one.kind, other.kind} & {"percent"}
    if shares:
        bare = [item for item in (one, other) if item.kind != "percent"]
        return all(item.kind == "count" and item.unit is None and "." in (item.value or "") for item in bare)
    decimals = {"." in (item.value or "") for item in (one, other)}
    alike = one.unit == other.unit or None in (one.unit, other.unit)
    return one.kind == other.kind == "count" and alike and len(decimals) == 1

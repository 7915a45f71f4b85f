"""A change and the only two figures that it can be of: "She took 44.6 percent in 2022 and 41.9 now, 4.5 points more".

They stand in its sentence, or in that and one beside it, and nothing else there is of their kind; one is of another time,
as read or by the words right by it, and the other of now. Then no words need to say that the change is theirs. Silent
where two sides, places, rounds or measures are told, or any two figures near make the change; and a slip of the fingers in
one of the three must set it right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.checks import parted
from copydesk.checks.base import Ledger
from copydesk.checks.compare import Bench, surest
from copydesk.checks.context import polled
from copydesk.checks.fingers import finger, finger_of
from copydesk.checks.sums.then_and_now import Found
from copydesk.checks.units import unit_class
from copydesk.records import Claim, Interval, Quantity
from copydesk.records.late import late
from copydesk.records.opened import Opened

_READ, _WELL, _BACK = 0.3, 0.6, 40
_CHANGES = frozenset({"change", "lead"})
_LARGE, _HEDGED = Decimal(1000), frozenset({"exactly", "about"})
# "18,204 more than", "three seats fewer than".
_THAN = late(r"(?: [a-z]+)? (?:more|fewer|less|higher|lower|better|worse) than\b")
# "4.5 points more than her rival": of another side, unless what follows is a figure or a time.
_THAN_ANOTHER = late(
    r"[^.,;:]{0,30}?\b(?:more|fewer|less|higher|lower|better|worse) than (?!(?:(?:the|its|his|her|their) )?(?:about |some |previous |last )?(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen)\b(?!-)"
    r"|(?:figure|share|score|result|tally|total|number|haul|turnout|vote)\b)|(?:in|at|on|before|it|he|she|they|last|previously|four|five)\b)"
)
# "It lost four seats in the north": of a part of the land.
_PLACED = late(
    r"(?: [a-z]+)? (?:in|across|among|outside) (?:the )?(?!(?:19|20)\d\d|all\b|total|comparison|its\b|this|that|last|outgoing|previous|old|new\b|share|support|turnout|votes?\b)"
)
# "Which means that she added 3,115", "a loss of four".
_MOVED = Opened(
    r"\b(?:gain(?:ed|s|ing)?|add(?:ed|s|ing)?|lost|los(?:es|ing)|shed(?:s|ding)?|picked up|(?:gain|loss|increase|decrease|rise|fall|drop) of) (?:just |only |another )?\Z"
)
# What a difference is of that is no change of one side, and figures that are of no vote.
_ELSE = Opened(
    r"\b(?:swing|margins?|gap|ahead|behind|clear of|short of|lead(?:s|ing)?|led|majority|need(?:s|ed)?|required|threshold|each|apiece|average|combined|together|of (?:them|these|those|which)"
    r"|alone|by-?elections?|defect\w*|switch\w*|notional\w*|polls? (?:had|gave|put|showed)|pollsters?|survey\w*|forecast\w*|predict\w*|expect\w*|project\w*|if|would|could|error"
    r"|between|since (?:the )?(?:first|last) (?:round|poll))\b"
)
_FROM, _NOW = late(r"\bfrom (?:its |their |his |her |the )?\Z"), late(r"\b(?:now|today|this time)\b")
# Words of another time in the clause of a figure.
_THEN = late(
    r"\b(?:last time|(?:previous|outgoing|former|old)\b|(?:in the|at the|its|their|his|her) last (?:election|vote|poll|term|house|parliament|council|assembly)|(?:years?|terms?|elections?) (?:ago|earlier|before)|then\b(?! (?:and|on)\b)|(?:in|of|from|at|to) (?:the )?(?:[A-Z]\w+ )?(?P<year>(?:19|20)\d\d)\b"
    r"|(?:its|his|her|their|the) (?P<its>(?:19|20)\d\d) )"
)
# "When she first ran in 2022, she took", "At the last election the figure was".
_OPENS = late(
    r"\W*(?:(?:In|At|When|Back in)\b[^.;]{0,60}?\b(?:(?P<year>(?:19|20)\d\d)|last (?:time|election|vote|poll|year)|previous \w+)\b|Last time\b|Previously\b|(?:A|One|Two|Three|Four|Five|Six|Seven|Eight|Ten) (?:years?|terms?|elections?) (?:ago|earlier|before)\b)"
)
_YEARS = late(r"\b(?:19|20)\d\d\b")
_CLAUSE_ENDS = late(r"[,;:.()](?!\d)|\b(?:and|but|while)\b")


def alone(table: Bench, settled: set[str | None], ledger: Ledger) -> Iterator[Found]:
    """Changes that the only two figures near them do not bear out."""
    read = table.kept(
        "read at all", lambda: surest(one for one in table.reading.claims if one.confidence >= _READ)
    )
    for one in table.reading.quantities:
        claim = read.get(one.id)
        if one.id in settled or not _a_change(table, one, claim):
            continue
        pair = _only_two(table, one, claim)
        if pair is None or not _of_one(table, one, [read.get(it.id) for it in (one, *pair)], *pair):
            continue
        before, now = pair
        ledger.count()
        if not _made(table, one, pair) and _slipped(one, before, now):
            yield Found(one, before, now)


def _a_change(table: Bench, one: Quantity, claim: Claim | None) -> bool:
    """Whether a figure is a change, or one of those that the words behind it make of a count."""
    if one.value is None or one.of is not None or one.comparator not in _HEDGED or not Decimal(one.value):
        return False
    text = table.reading.article.text
    words = _THAN.match(text, one.end) or _MOVED.search(text, max(0, one.start - _BACK), one.start)
    if claim is not None and claim.measure not in _CHANGES and words is None:
        return False
    return one.kind == "points" or (
        one.kind == "count" and (words is not None or (claim is not None and claim.measure == "change"))
    )


def _only_two(table: Bench, one: Quantity, claim: Claim | None) -> tuple[Quantity, Quantity] | None:
    """The only two figures of a change's kind in its sentence, or in that and one beside it: that of then, and that of now."""
    sentences, here = table.reading.sentences, table.reading.sentence_at(one.start)
    for first, last in ((here, here), (here - 1, here), (here - 2, here), (here, here + 1)):
        if first < 0 or last >= len(sentences) or sentences[first].paragraph != sentences[last].paragraph:
            continue
        begin, end = sentences[first].start, sentences[last].end
        # "Lost four but gained one": one of several changes.
        if any(
            it.measure == "change" and it.quantity_id != one.id and begin <= it.value_span.start < end
            for it in table.reading.claims
        ):  # fmt: skip
            return None
        found = [
            it
            for it in table.reading.quantities_in(begin, end)
            if it is not one and _like(table, one, claim, it)
        ]
        if len(found) > 2:
            return None
        if len(found) == 2 and not _ELSE.search(table.reading.article.text, begin, end):
            then = [_of_then(table, it) for it in found]
            if then[0] == then[1]:
                return None
            return (found[0], found[1]) if then[0] else (found[1], found[0])
    return None


def _like(table: Bench, one: Quantity, claim: Claim | None, other: Quantity) -> bool:
    """Whether a figure is of the kind that a change is of, or may be."""
    points = (
        one.kind == "points"
        or "." in (one.value or "")
        or (claim is not None and unit_class(claim) == "percent")
    )
    if points:
        return other.kind in ("percent", "points") or (other.kind == "count" and "." in other.printed)
    if other.kind != "count" or other.value is None:
        return False
    units = {one.unit, other.unit} - {None}
    large = [Decimal(it.value or 0) >= _LARGE for it in (one, other)]
    if len(units) == 2 or (one.unit is None and large[0] and not large[1]):
        return any(it.measure == _measured(claim) for it in _claims(table, other))
    return True


def _measured(claim: Claim | None) -> str | None:
    """What a change of a number is one of."""
    return None if claim is None else claim.change_of or unit_class(claim)


def _claims(table: Bench, one: Quantity) -> list[Claim]:
    return [it for it in table.reading.claims if it.quantity_id == one.id and it.confidence >= _READ]


def _of_then(table: Bench, one: Quantity) -> bool:
    """Whether a figure is of another time, by the words of its clause, else as it was read."""
    text, span = table.reading.article.text, table.reading.sentences[table.reading.sentence_at(one.start)]
    if _FROM.search(text, span.start, one.start):
        return True
    begin = max((it.end() for it in _CLAUSE_ENDS.finditer(text, span.start, one.start)), default=span.start)
    stop = _CLAUSE_ENDS.search(text, one.end, span.end)
    end = stop.start() if stop is not None else span.end
    if _NOW.search(text, begin, end):
        return False
    others = [it for it in table.reading.quantities_in(begin, end) if it is not one and it.kind != "date"]
    begin = max((it.end for it in others if it.end <= one.start), default=begin)
    end = min((it.start for it in others if it.start >= one.end), default=end)
    years = [it["year"] or it["its"] for it in _THEN.finditer(text, begin, end)]
    opens = _OPENS.match(text, span.start, one.start)
    if opens is not None and all(
        it.kind == "date" for it in table.reading.quantities_in(opens.end(), one.start)
    ):
        years.append(opens["year"])
    if any(year is None or year < (table.reading.article.published or "")[:4] for year in years):
        return True
    return any(it.when is not None and it.confidence >= _WELL for it in _claims(table, one))


def _of_one(table: Bench, one: Quantity, claims: Sequence[Claim | None], *pair: Quantity) -> bool:
    """Whether nothing read of three figures, and no words from the first to the last, tell of two sides, places or measures."""
    known = [it for it in claims if it is not None]
    if any(polled(table.scene[it]) for it in known):
        return False
    two = [it for it in claims[1:] if it is not None and it.confidence >= _WELL]
    if (
        len({it.measure for it in two}) > 1
        or len({it.group for it in known}) > 1
        or len({it.round for it in two}) > 1
    ):
        return False
    if len({table.scene[it].hints.chamber for it in known}) > 1:
        return False
    if any(it.measure in ("counted", "threshold", *_CHANGES) for it in claims[1:] if it is not None):
        return False
    sides = {it.subject_id for it in two} - {None}
    text = table.reading.article.text
    if (
        _PLACED.match(text, one.end)
        or _THAN_ANOTHER.match(text, one.end)
        or not _one_year(table, one, pair[0])
    ):
        return False
    begin, end = (f(it.start for it in (one, *pair)) for f in (min, max))
    # Whoever has no figure in the story is none of its sides: "by 41.1 percent of the town's voters".
    owners = {side for it in table.reading.claims for side in (it.subject_id, it.rival_id)}
    named = {it.id for it in table.reading.side_mentions_in(begin, end) if it.id in owners} | sides
    if any(not table.scene.belongs(it, other) for it in named for other in named):
        return False
    places = {it.place_id for it in two}
    if (len(places) == 1 and None not in places) or _FROM.search(text, 0, min(it.start for it in pair)):
        return not any(mark.why != "when" for mark in parted.marks(text, begin, end))
    return not table.scene.between.turns(begin, end)


def _one_year(table: Bench, one: Quantity, before: Quantity) -> bool:
    """Whether a change is not told to be since another year than the one that the figure of then is of."""
    text = table.reading.article.text
    stop = _CLAUSE_ENDS.search(text, one.end)
    since = set(_YEARS.findall(text, one.end, stop.start() if stop is not None else len(text)))
    span = table.reading.sentences[table.reading.sentence_at(before.start)]
    own = {(it.when or "")[:4] for it in _claims(table, before) if (it.when or "")[:4].isdigit()}
    return (
        not since
        or bool(since & (own or since))
        or bool(since & set(_YEARS.findall(text, span.start, span.end)))
    )


def _made(table: Bench, one: Quantity, pair: Sequence[Quantity]) -> bool:
    """Whether two figures make a change, the pair or, of many digits, any of the story; or one is so much of the other."""
    said = one.interval
    before, now = pair
    room = now.interval - before.interval
    if room.overlaps(said) or (-room).overlaps(said) or said.low is None:
        return True
    grown = (
        now.interval.scaled(100).ratio(before.interval) - Interval.exactly(100)
        if before.interval.low
        else None
    )
    if one.kind != "points" and grown is not None and (grown.overlaps(said) or (-grown).overlaps(said)):
        return True
    if len((one.value or "").lstrip("-")) < 2:
        return False
    values = {
        abs(Decimal(it.value)) for it in table.reading.quantities
        if it is not one and it.value and it.kind == before.kind and it.value not in (before.value, now.value)
    } | {abs(Decimal(it.value or 0)) for it in pair}  # fmt: skip
    stated = abs(Decimal(one.value or 0))
    return any(stated + it in values for it in values)


def _slipped(one: Quantity, before: Quantity, now: Quantity) -> bool:
    """Whether a slip of the fingers in one of three figures sets all right."""
    stated, then, last = (abs(Decimal(it.value or 0)) for it in (one, before, now))
    if finger_of((one.value or "").lstrip("-"), abs(last - then)):
        return True
    way = stated if last > then else -stated
    return any(
        finger(printed, str(right))
        for sign in (way, -way)
        for printed, right in ((before.value or "", last - sign), (now.value or "", then + sign))
    )

"""Outcomes that say nothing of who won: one seat of several, a place by name, an early count, somebody pushed into third."""

from __future__ import annotations

from copydesk.names.fold import fold
from copydesk.records import Claim, Person, Place, Reading
from copydesk.records.late import late
from copydesk.records.opened import Opened

# "Won Hanover with", "carried Dane County and"; not "won Democratic voters", "took Sunday's vote".
_WON_PLACE = Opened(
    r"\b(?:won|wins|carried|carries|took|takes|held|holds|kept|keeps|swept|captured) (?:the )?"
    r"(?P<name>[A-Z][\w.-]+(?: (?:of )?[A-Z][\w.-]+){0,3})(?=,| with\b| by\b| and\b| but\b|\.| in\b)"
)
# "Stuns the BJP into third", "beat the Liberals into fourth place": who does so need not be first.
_PUSHED = late(
    r"[^.;,]{1,50}? into (?:(?:an? |the )?(?:distant |poor )?)(?:third|fourth|fifth|sixth|seventh|last)\b"
)
# "Lost in 16 of 17", "won in ten of the 16 provinces": a number of areas.
_IN_SO_MANY = late(
    r"\w+ in (?:all but |only |just )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) of (?:the |its |their |all )?(?:\w+ )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
)
# "Carried most precincts", "won ten of the 12 counties".
_MOST_AREAS = late(
    r"(?:carried|carries|carrying|won|wins|winning|took|takes|taking|swept|topped) (?:in )?(?:most|nearly all|almost all|all but \w+|half|many|several|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?: of (?:the |its |their |all )?(?:\d+ )?)? ?(?:\w+ )?(?:precincts|districts|counties|provinces|wards|regions|municipalities|towns|villages|boroughs|cantons|departments|parishes|polling (?:stations|places))\b"
)
# "Who once ran the ministry and leads Le Faso autrement".
_A_NAME = late(r" (?:the |his own |her own )?(?=[A-Z])")
_BY = late(r"[\w’'-]+(?: [\w’'-]+){0,3} (?:by|with|in|on|\d)")
# "The last seat went to Kane", "the other two went to": one of several.
_ONE_SEAT = late(
    r"\b(?:last|final|first|second|third|fourth|fifth|sixth|other|remaining|\w+th)(?: of the \w+| and \w+| two| three)? (?:seats?|places?|mandates?)(?: [\w’'-]+){0,4} \Z"
)
_NAMED = r"(?:called|declared|named|announced|proclaimed|hailed|pronounced|projected|thought|reported|shown|credited)"
# "Sixteen days after Lund was called the winner", "had been declared elected", "was declared winner by his party": what a later count undoes.
_UNDONE = late(
    rf"\b(?:hours?|nights?|days?|weeks?|months?) after [^.;]{{0,80}}?\b{_NAMED}\b|\b(?:had|has) (?:first |at first |initially |originally )?been {_NAMED}\b|\bfirst {_NAMED}\b"
    rf"|\b{_NAMED}\b[^.;]{{0,40}}\b(?:by (?:his|her|their|its) (?:own )?(?:party|camp|campaign|team|side|supporters|allies)|on (?:the |election )?night|at first)\b"
)
_NEAR, _CLAUSE = 60, 120


def no_outcome(reading: Reading, claim: Claim) -> bool:
    """Whether an outcome tells nothing of who won the vote, or another vote than the one it was put at."""
    text, start, end = reading.article.text, claim.value_span.start, claim.value_span.end
    if _MOST_AREAS.match(text, start) or _leads_a_body(reading, claim):
        return True
    if _IN_SO_MANY.match(text, start) or (claim.value == "won" and _PUSHED.match(text, end)):
        return True
    if _ONE_SEAT.search(text, max(claim.evidence.start, start - _NEAR), start) or undone(text, start, end):
        return True
    return _won_elsewhere(reading, claim)


def _leads_a_body(reading: Reading, claim: Claim) -> bool:
    """Whether somebody leads what is named next, which is no rival and no place: a party or movement of their own."""
    text, end = reading.article.text, claim.value_span.end
    if claim.value != "leading" or claim.rival_id is not None:
        return False
    if not isinstance(reading.by_id.get(claim.subject_id or ""), Person):
        return False
    named = _A_NAME.match(text, end)
    if named is None or _BY.match(text, named.end()):
        return False
    at = named.end()
    # Who has no figure and stands there alone may be a party, read amiss.
    figured = {one.subject_id for one in reading.claims} | {one.rival_id for one in reading.claims}
    others = (
        one for one in reading.entities
        if isinstance(one, Place) or (isinstance(one, Person) and (len(one.mentions) > 1 or one.id in figured))
    )  # fmt: skip
    return not any(mention.start == at for one in others for mention in one.mentions)


def undone(text: str, start: int, end: int) -> bool:
    """Whether words say that somebody won at an early count only, or by the word of a side of its own."""
    begin, stop = max(text.rfind("\n", 0, start) + 1, start - _CLAUSE), end + _CLAUSE
    return any(
        one.start() <= end and start <= one.end() + _NEAR // 2 for one in _UNDONE.finditer(text, begin, stop)
    )


def _won_elsewhere(reading: Reading, claim: Claim) -> bool:
    """Whether what is won is a place by name, and another than the one the outcome was put at: "Haley won Hanover"."""
    text = reading.article.text
    match = _WON_PLACE.search(text, claim.value_span.start, min(len(text), claim.value_span.end + _NEAR))
    if match is None or match.start() > claim.value_span.end:
        return False
    name, start = match["name"], match.start("name")
    if any(one.start <= start < one.end for one in reading.side_mentions_in(start, start + 1)):
        return False
    here = fold(claim.place or "")
    return bool(here) and fold(name) not in here and here not in fold(name)

"""Two figures and the word for which of them is the higher: "38.5, up from 43.1", "78.4 percent, less than the 77.7 of 2023".

What it reads: a figure that is up or down from another, that rises or falls from one to another, or that is set off as
more, less, higher or lower than another, or over or under it, in one sentence and with nothing between the two but these
words. Which way the figures go must be the way of the word.

Stays silent where the two are of different units, equal or within rounding, or where ranks, times or sums of money are told.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks.base import Check
from copydesk.checks.cued import Cued, one_of
from copydesk.checks.marked import marked
from copydesk.checks.worded import Looked, Odd
from copydesk.checks.wording import figure
from copydesk.records import Finding, Quantity, Reading
from copydesk.records.late import late

_A, _B = r"‹(?P<k>[np])(?P<own>\d+)›", r"‹[np](?P<other>\d+)›"
_UNIT = r"(?:%| ?per ?cent| percent)?(?: seats| votes| members)?(?: of the (?:popular |valid )?votes?)?"
# "38.5 percent in Kent, up from 43.1".
_WHERE = r"(?: (?:in|across) [^‹›.;:,]{2,40}(?=,))?"
_HOW = r"(?:slightly |sharply |markedly |only slightly |a little |far |well |much |just |considerably |significantly |somewhat |clearly |narrowly |even |a shade |barely |a touch |a bit |marginally )?"
_THE = r"(?:the |its |their |his |her |a |last time's )?(?:previous |record )?"
_RISES = (
    r"(?:rose|rises|risen|rising|climbed|climbs|climbing|grew|grows|grown|growing|increased|increases|increasing|improved|improves|improving|jumped|jumps"
    r"|jumping|surged|surges|soared|advanced|went up|goes up|is up|was up|moved up)"
)
_FALLS = (
    r"(?:fell|falls|fallen|falling|dropped|drops|dropping|slipped|slips|slipping|declined|declines|declining|decreased|decreases|shrank|shrunk|sank|sinks|plunged"
    r"|plunges|slumped|slumps|tumbled|slid|slides|dipped|plummeted|collapsed|went down|goes down|is down|was down|was reduced|is reduced|was cut)"
)
_UPS = "rose|ris|climb|gr|increas|improv|jump|surg|soar|advanc|up"
_DOWNS = "fell|fall|drop|slip|declin|decreas|shr|sank|sinks|plung|slump|tumbl|slid|dip|plummet|collaps|down|reduc|cut"
_MOVED = (
    (1, Cued(rf"{_A}{_UNIT}{_WHERE},? \(?{_HOW}up {_HOW}from {_THE}{_B}", "up ")),
    (-1, Cued(rf"{_A}{_UNIT}{_WHERE},? \(?{_HOW}down {_HOW}from {_THE}{_B}", "down ")),
    (1, Cued(rf"\b{_RISES} {_HOW}from ‹[np](?P<other>\d+)›{_UNIT}(?: in ‹x\d+›| ‹x\d+›)? to ‹(?P<k>[np])(?P<own>\d+)›", _UPS)),
    (-1, Cued(rf"\b{_FALLS} {_HOW}from ‹[np](?P<other>\d+)›{_UNIT}(?: in ‹x\d+›| ‹x\d+›)? to ‹(?P<k>[np])(?P<own>\d+)›", _DOWNS)),
    # "Fell by four points, from 41 to 45".
    (1, Cued(rf"\b{_RISES} (?:by )?(?:more than |almost |nearly |about |some )?‹[dnpx]\d+›(?: points| seats| votes)?,? from (?:the )?‹[np](?P<other>\d+)›{_UNIT}(?: in ‹x\d+›| ‹x\d+›)? to ‹(?P<k>[np])(?P<own>\d+)›", _UPS)),
    (-1, Cued(rf"\b{_FALLS} (?:by )?(?:more than |almost |nearly |about |some )?‹[dnpx]\d+›(?: points| seats| votes)?,? from (?:the )?‹[np](?P<other>\d+)›{_UNIT}(?: in ‹x\d+›| ‹x\d+›)? to ‹(?P<k>[np])(?P<own>\d+)›", _DOWNS)),
    (1, Cued(rf"\b{_RISES} {_HOW}to {_A}{_UNIT},? from {_THE}{_B}", _UPS)),
    (-1, Cued(rf"\b{_FALLS} {_HOW}to {_A}{_UNIT},? from {_THE}{_B}", _DOWNS)),
)  # fmt: skip
_HIGH, _LOW = (
    r"(?:record|high(?:est)?|best|most|largest|biggest)",
    r"(?:record low|low(?:est)?|worst|fewest|smallest|poorest)",
)
_PREVIOUS = r"(?:the )?(?:previous|old|last|earlier|former) (?:record|high|low|best|worst|mark)(?: (?:was|of|stood at|is|had been))?(?: only| just)?"
_COMPARED = (
    # "66.1 percent, a record, beating the 68.2 of 1995"; "the lowest ever; the previous low was 58 percent".
    (1, Cued(rf"{_A}{_UNIT}[^‹›.;:]{{0,50}}\b{_HIGH}\b[^‹›.;:]{{0,40}}\b(?:beat(?:s|ing)?|surpass(?:es|ing)|topp?(?:s|ing)|exceed(?:s|ing)|breaking|above|better than) {_THE}(?:[a-z]+ ){{0,2}}(?:of )?{_B}", "beat|surpass|top|exceed|breaking|above|better than")),
    (1, Cued(rf"{_A}{_UNIT}[^‹›.;:]{{0,50}}\b{_HIGH}\b(?! low)[^‹›.;:]{{0,40}}[;,:] {_PREVIOUS} {_B}", "previous|old |last|earlier|former")),
    (-1, Cued(rf"{_A}{_UNIT}[^‹›.;:]{{0,50}}\b{_LOW}\b[^‹›.;:]{{0,40}}[;,:] {_PREVIOUS} {_B}", "previous|old |last|earlier|former")),
    (-1, Cued(rf"{_A}{_UNIT}[^‹›.;:]{{0,50}}\b{_LOW}\b[^‹›.;:]{{0,40}}\b(?:below|under|undercutting|beating|worse than) {_THE}(?:[a-z]+ ){{0,2}}(?:of )?{_B}", "below|under|beating|worse than")),
    (-1, Cued(rf"{_A}{_UNIT}[^‹›.;:]{{0,40}},? (?:second|‹x\d+›) only to {_THE}{_B}", "only to")),
    # "86,501 rejected ballots, fewer than the margin of 54,288".
    (1, Cued(rf"{_A}(?: [a-z-]+){{0,3}},? (?:was |were |is |are |which (?:is|was) )?{_HOW}(?:more|higher|larger|greater) than (?:the|his|her|their|its) (?:[\w'’-]+ ){{1,5}}of {_B}", "than")),
    (-1, Cued(rf"{_A}(?: [a-z-]+){{0,3}},? (?:was |were |is |are |which (?:is|was) )?{_HOW}(?:fewer|less|lower|smaller) than (?:the|his|her|their|its) (?:[\w'’-]+ ){{1,5}}of {_B}", "than")),
    (1, Cued(rf"{_A}{_UNIT}{_WHERE}(?:,| \(|;| [–—]) (?:which (?:is|was) |that is |and so |still |and )?{_HOW}(?:more|higher|better|greater) than {_THE}{_B}", "than")),
    (-1, Cued(rf"{_A}{_UNIT}{_WHERE}(?:,| \(|;| [–—]) (?:which (?:is|was) |that is |and so |still |and )?{_HOW}(?:less|fewer|lower|worse) than {_THE}{_B}", "than")),
    (1, Cued(rf"{_A}{_UNIT}{_WHERE}(?:,| \(|;| [–—]) (?:which (?:is|was) |that is |still |and )?{_HOW}(?:above|over) {_THE}{_B} (?:of|in|from|it|they|won|polled|four|five|last|that|needed)", "above|over")),
    (-1, Cued(rf"{_A}{_UNIT}{_WHERE}(?:,| \(|;| [–—]) (?:which (?:is|was) |that is |still |and )?{_HOW}(?:below|under) {_THE}{_B} (?:of|in|from|it|they|won|polled|four|five|last|that|needed)", "below|under")),
)  # fmt: skip
# "42 seats and 28% of the vote, up from 33 and 23%": each from its own; "less than the 12-point lead".
_ELSE = late(r"(?:%| per ?cent)?,? (?:and|or|to) ‹|(?:%|-)?‹|-[a-z]")
# "47 in the House of 70, down from 57", "2.4 per 100,000, down from 106": of the figure before; not "a turnout of".
_OF = late(r"(?<!turnout )\b(?:of|per|in|among|out of|to|against|and|or|for) (?:the |some |about )?\Z")
_TIMES = 4


def moved(reading: Reading) -> Iterator[Looked]:
    """ "38.5 percent, up from 43.1"; "fell from 12 seats to 18"."""
    return _looked(reading, _MOVED, ("from ",))


def compared(reading: Reading) -> Iterator[Looked]:
    """ "78.4 percent, slightly less than the 77.7 percent of 2023"."""
    return _looked(
        reading, _COMPARED, (" than ", "above", "below", "over the ", "under the ", "only to", "beat", "surpass", "top", "exceed", "breaking", "previous", "old ", "last", "earlier", "former")
    )  # fmt: skip


def _looked(
    reading: Reading, patterns: tuple[tuple[int, Cued], ...], joints: tuple[str, ...]
) -> Iterator[Looked]:
    """What the patterns read in sentences with one of these joints, as all of them ask for."""
    for words, found in marked(reading, 2):
        if not one_of(joints, words):
            continue
        for way, pattern in patterns:
            for match in pattern.finditer(words):
                own, other = found[int(match["own"])], found[int(match["other"])]
                if not _alike(own, other) or _ELSE.match(
                    words, max(match.end("own"), match.end("other")) + 1
                ):
                    continue
                if words[match.start()] == "‹" and _OF.search(words, 0, match.start()):
                    continue
                low, high = (other, own) if way > 0 else (own, other)
                message = f"{_said(reading, own, other)}: {figure(own)} is {'less' if way > 0 else 'more'} than {figure(other)}"
                odd = Odd(own, (other,), message, other.value) if high.interval.below(low.interval) else None
                yield Looked((own, other), odd)


def finding(check: Check, reading: Reading, odd: Odd) -> Finding:
    """What is wrong with two figures and the word between them: the finding spans all three."""
    own, other = odd.stated, odd.against[0]
    ids = {own.id, other.id}
    return check.finding(
        reading,
        odd.message,
        (min(own.start, other.start), max(own.end, other.end)),
        claims=[claim for claim in reading.claims if claim.quantity_id in ids],
        found=own.value,
        expected=odd.expected,
    )


def _said(reading: Reading, *figures: Quantity) -> str:
    start, end = min(one.start for one in figures), max(one.end for one in figures)
    return f'"{" ".join(reading.article.text[start:end].split())}"'


def _alike(own: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one kind, whole and plain."""
    if None in (own.value, other.value) or own.of is not None or other.of is not None:
        return False
    if {own.comparator, other.comparator} - {"exactly", "about"}:
        return False
    least, most = sorted(Decimal(one.value or 0) for one in (own, other))
    if most > _TIMES * least:
        return False
    shares = [one.kind == "percent" or "." in (one.value or "") for one in (own, other)]
    if any(shares):
        return all(shares) and {own.unit, other.unit} <= {"percent", None}
    return own.kind == other.kind == "count" and len({own.unit, other.unit} - {None}) <= 1

"""Two figures that a sentence sets against each other in so many words: "beat him 48.1 to 51.2", "by 64 per cent to 63".

Whose they are need not be known: who beats has more, and two shares of one vote make no more than all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.checks.cued import Cued, one_of
from copydesk.checks.marked import marked
from copydesk.checks.parted import marks
from copydesk.checks.scene import scene_of
from copydesk.checks.worded import Looked, Odd
from copydesk.checks.wording import between, figure, number
from copydesk.records import Quantity, Reading
from copydesk.records.late import late

_TO = r"(?: of the votes?)?(?: to (?:the )?| ?[-–] ?| against (?:the )?)"
_NAME = (
    r"(?:him|her|them|it|(?:(?:the|[a-z]+) ){0,3}[A-Z][\w.'’-]*(?: (?:of the |de |da )?[A-Z][\w.'’-]*){0,4})"
)
# A score: "52.1 to 47.9", "602 votes to the Social Democrats' 604", "with 1,774 against 1,066 for the other".
_SCORE = late(
    r"‹(?P<k>[pn])(?P<first>\d+)›(?: votes?| ballots?)?(?: of the (?:\w+ )?votes?)?(?:(?:,? to| against) (?:[\w.'’&-]+ ){0,5}?| ?[-–] ?)‹[pn](?P<second>\d+)›"
)
# Who is ahead, in the clause before a score; "came ‹x1›" only if that is first.
_UP = Cued(
    r"\b(?:beat(?:s|ing)?|defeat(?:ed|s|ing)|edg(?:ed|es|ing)|outpoll(?:ed|s|ing)|bested|ousted|ousts|unseat(?:ed|s|ing)|led|leads|leading|ahead|in front|on top|w[io]n|wins|winning"
    r"|prevail(?:ed|s|ing)|victory|(?:took|takes|taking) (?:the|a|an|it|back)|h[eo]ld(?:s|ing)? (?:on|off)|hung on|squeak(?:ed|s)|squeez(?:ed|es) (?:home|in|through|past)|majority|(?:re-?)?elected|topped|tops|carried|captured|retained|keeps|kept|saved|triumphed|winner|backed|(?:came|comes|come|coming|was|were|is|are|finished|placed) (?:in |out )?(?:‹x(?P<place>\d+)(?=›)|first|top)"
    r"|(?P<passed>approved|passed|ratified|adopted|upheld))(?:\b|›)",
    "beat|defeat|edg|outpoll|best|oust|unseat|led|lead|ahead|in front|on top|won|win|prevail|victory|took|takes|taking|hold|held|hung|squea|squeez|majority|backed|elected|topped|tops|carried|captured|retained|keeps|kept|saved|triumph"
    "|‹x|first|top|approved|passed|ratified|adopted|upheld",
)
# Nothing in that clause tells of a loser, of a turn, of before, of a wish or of something else than votes.
_TURNED = Cued(
    r"\b(?:lost|los(?:es?|ing|ers?)|trail\w*|behind|defeat(?! ‹)|was (?:beaten|defeated|ousted|unseated|edged)|were (?:beaten|defeated|ousted|unseated)|beaten|defeated by|conced\w*|overt\w+|fell|until|till|whereas|down|from|second|third|fourth|runner-up"
    r"|short|fail\w*|not|never|nobody|unable|hop\w+|tried|trying|need\w*|could|would|might|may|should|if|whether|than|rais\w+|narrow(?:ed|s|ing)|widen\w*|cut|shr[aiu]nk|grew|rose"
    r"|seats|(?<!the )(?<!an )(?<!a )(?<!his )(?<!her )(?<!its )seat|electoral (?:college|votes?)|delegates|sets?|games?|goals?|match|before|had (?:been|led|won))\b|n['’]t\b",
    "lost|lose|losing|losers|trail|behind|defeat|was |were |beaten|conced|overt|fell|until|till|whereas|down|from|second|third|fourth|runner-up|short|fail|not|never|nobody|unable|hop|tried|trying|need|could"
    "|would|might|may|should|if|whether|than|rais|narrow|widen|cut|shr|grew|rose|seat|electoral|delegates|set|game|goal|match|before|had |n't|n’t",
)
# What leads up to the first figure of a score: "by ", ", ", "with ", " polling ".
_LED_TO = late(
    r"(?:\b(?:by|with|on|having|had|has|polling|taking|scoring|getting|scored|polled|got|received) (?:only |just |some |about )?|[,:(–—-] ?|(?:him|her|them|[A-Z][\w.'’-]*) )\Z"
)
_MARK = late(r"‹[a-z](\d+)›")
_PLACED = late(
    r"\b(?:been|being|was|were|is|are|came|come|coming|placed|finished|ran|in) ‹x(?P<place>\d+)›(?! (?:round|ballot|count|stage)\b)"
)
_CLAUSE = late(r"; |: (?!‹)| [–—] (?!‹)|, (?:and|but|while|although|though) (?!‹)")
# "By 64 per cent to 63", "the other way, 61.5 to 83.5".
_FACED = late(
    rf"(?:\bby|,|:|\bwith|\bwas) ‹(?P<k>[pn])(?P<first>\d+)›{_TO}(?:[\w.'’-]+ ){{0,2}}?‹[pn](?P<second>\d+)›"
)
# "Lost to Reed (ALP), 51.6 to 58.4": no range.
_LOST = Cued(
    rf"\b(?:beat|beats|beating|defeated|defeating|ousted|unseated|edged|lost to|losing to|fell to|conceded to|beaten by|defeated by|ousted by) {_NAME}(?: \([^()‹›]{{1,30}}\))?,?"
    rf"(?: by| with)? ‹(?P<k>[pn])(?P<first>\d+)›{_TO}‹[pn](?P<second>\d+)›",
    "beat|defeat|oust|unseat|edged|lost to|losing to|fell to|conceded to",
)
_MOVED = late(
    r"\b(?:from|between|rose|fell|grew|up|down|dropped|slipped|climbed|increased|decreased|narrowed|widened|turnout|aged?|range\w*|estimat\w*"
    r"|forecast\w*|expect(?!ed votes?\b)\w*|project\w*|anywhere|odds|temperatures?|approv\w*|questions?|measures?|respectively|each|than|women|men|among)\b",
    re.IGNORECASE,
)
# What the first of two figures stands behind in `_FACED`, and what `_TO` ends in before the second.
_SIGN = late(r"%|per ?cent|pct", re.IGNORECASE)
_LEADS = ("by ‹", ", ‹", ": ‹", "with ‹", "was ‹")
_JOINTS = ("to ‹", "against ‹", "the ‹", "-‹", "–‹", "- ‹", "– ‹")
_BETWEEN = (" to ", " against ", "-‹", "–‹", "- ‹", "– ‹")
_FEW, _GAP = 30, 90
# "By 49.1 to 50.9 in seats", "52 to 48 in delegates".
_BEHIND_SCORE = late(
    r"(?: of the)? ?(?:in|of) (?:the )?(?:seats?|delegates|electoral|house|chamber|council|assembly|parliament)\b",
    re.IGNORECASE,
)
_WIDE, _MOST, _WHOLE = 8, 200, Decimal("100.5")


def beaten(reading: Reading) -> Iterator[Looked]:
    """Who beats somebody, or is ahead, by the first of two figures, must have more."""
    scene = scene_of(reading)
    for words, found in marked(reading, 2):
        if not one_of(_BETWEEN, words) or not _UP.may_match(words):
            continue
        for match in _SCORE.finditer(words):
            own, other = found[int(match["first"])], found[int(match["second"])]
            if (
                not _alike(own, other)
                or _from_to(own, other)
                or _beyond(own, other)
                or not _is_ahead(words, found, match)
            ):
                continue
            if scene.between.told_apart(own.end, other.start) or _of_then(reading, other):
                continue
            said = " ".join(reading.article.text[own.start : other.end].split())
            message = f'"{said}": who wins or leads has {figure(own)}, less than {figure(other)}'
            yield Looked(
                (own, other), Odd(own, (other,), message, other.value) if _less(own, other) else None
            )


def _less(own: Quantity, other: Quantity) -> bool:
    """Whether a figure is less than another: 48.2 than 48.3, too, as rounding turns no two about."""
    if own.interval.below(other.interval):
        return True
    places = {len((one.value or "").partition(".")[2]) for one in (own, other)}
    exact = own.comparator == other.comparator == "exactly" and len(places) == 1
    return exact and Decimal(own.value or 0) < Decimal(other.value or 0)


def _is_ahead(words: str, found: Sequence[Quantity], score: re.Match[str]) -> bool:
    """Whether the clause before a score says that the first of its figures is of who wins or is ahead."""
    clauses = [one.end() for one in _CLAUSE.finditer(words, 0, score.start())]
    begin = clauses[-1] if clauses else 0
    clause = words[begin : score.start()]
    ahead = list(_UP.finditer(clause))
    if not ahead or not _LED_TO.search(clause) or len(clause) - ahead[-1].end() > _GAP:
        return False
    last = ahead[-1]
    if last["place"] is not None and found[int(last["place"])].value != "1":
        return False
    # "Approved by 1,204 votes to 1,318"; "passed 48 to 52" may be in a chamber that asks for more than half.
    if last["passed"] is not None and score["k"] != "p" and found[int(score["first"])].unit != "votes":
        return False
    # "Having been second with 19% to her 23.7%", "won 160 of 338 seats with 32.6 percent to 33.7".
    told = [found[int(one[1])] for one in _MARK.finditer(clause)]
    if any(one.unit in ("seats", "electoral_votes") for one in told):
        return False
    placed = [found[int(one["place"])] for one in _PLACED.finditer(clause)]
    if any(one.kind == "ordinal" and one.value != "1" for one in placed):
        return False
    return not _TURNED.search(clause) and not _BEHIND_SCORE.match(words, score.end())


def _of_then(reading: Reading, other: Quantity) -> bool:
    """Whether the words behind a figure put it at another election: "with 4,512 votes to 4,789 four years ago"."""
    here = reading.sentences[reading.sentence_at(other.start)]
    end = min(here.end, other.end + _GAP)
    return any(one.why == "when" for one in marks(reading.article.text, other.end, end))


def _beyond(one: Quantity, other: Quantity) -> bool:
    """Whether two shares make more than the whole: `beyond_all` says so."""
    low = (one.interval + other.interval).low
    return "percent" in (one.kind, other.kind) and low is not None and low > _WHOLE


def _from_to(one: Quantity, other: Quantity) -> bool:
    """Whether "ahead by 5 to 8 percent", "by 1,200 to 1,500" is a gap that is known roughly: two round numbers that rise."""
    low, high = Decimal(one.value or 0), Decimal(other.value or 0)
    if one.kind == "percent" or other.kind == "percent":
        return low < high <= low + _WIDE and high < _FEW and {low % 1, high % 1} == {0}
    return low < high and {low % 100, high % 100} == {0}


def _face_to_face(words: str) -> bool:
    """Whether a figure stands right behind what sets it against another: without that nobody is beaten."""
    return one_of(_JOINTS, words)


def beyond_all(reading: Reading) -> Iterator[Looked]:
    """Two shares set against each other make no more than the whole."""
    scene = scene_of(reading)
    for words, found in marked(reading, 2):
        faced = _FACED.finditer(words) if one_of(_LEADS, words) else ()
        lost = list(_LOST.finditer(words)) if _face_to_face(words) else []
        met = {match["second"] for match in lost}
        for match in (*lost, *(one for one in faced if one["second"] not in met)):
            one, other = found[int(match["first"])], found[int(match["second"])]
            if (
                not _shares(one, other)
                or (match["second"] not in met and _range(one, other))
                or _of_no_votes(reading, one, other)
                or _MOVED.search(words[max(0, match.start() - 60) : match.end()])
            ):
                continue
            if scene.between.told_apart(one.end, other.start):
                continue
            whole = one.interval + other.interval
            low = whole.low
            over = low is not None and low + Decimal("0.5") > _WHOLE and 100 < low <= _MOST
            message = (
                f"{figure(one)} + {figure(other)} = {number(Decimal(one.value or 0) + Decimal(other.value or 0))} percent"
                f" ({between(whole)}); shares of one vote cannot make more than 100"
            )
            yield Looked((one, other), Odd(other, (one,), message, "100") if over else None)


def _of_no_votes(reading: Reading, *figures: Quantity) -> bool:
    """Whether figures are read as something else than shares of the vote: "a plunge in participation: 53.5 against 79.1"."""
    ids = {one.id for one in figures}
    read = {claim.measure for claim in reading.claims if claim.quantity_id in ids}
    return bool(read) and "vote_share" not in read


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are both shares, printed alike, or both votes: no score of a game, no seats."""
    if None in (one.value, other.value) or one.of is not None or other.of is not None:
        return False
    if {one.comparator, other.comparator} != {"exactly"} or {one.unit, other.unit} & {
        "seats",
        "electoral_votes",
    }:
        return False
    if _shares(one, other):
        return True
    counts = one.kind == other.kind == "count" and {one.unit, other.unit} <= {"votes", None}
    return counts and all(Decimal(item.value or 0) >= _MOST for item in (one, other))


def _shares(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are shares: both with their sign, or printed alike with one sign or with decimals."""
    if None in (one.value, other.value) or one.of is not None or other.of is not None:
        return False
    decimals = {len((item.value or "").partition(".")[2]) for item in (one, other)}
    kinds = {one.kind, other.kind}
    if kinds - {"percent", "count"} or {one.unit, other.unit} - {"percent", None}:
        return False
    if any(Decimal(item.value or 0) >= 100 for item in (one, other)):
        return False
    return kinds == {"percent"} or (len(decimals) == 1 and (decimals != {0} or "percent" in kinds))


def _range(one: Quantity, other: Quantity) -> bool:
    """Whether "48 to 52" may be from here to there: a range rises, and not by much."""
    # A range has its sign at its end, or at both: "48.8 percent to 54.4" is none.
    if _SIGN.search(one.printed) and not _SIGN.search(other.printed):
        return False
    rise = Decimal(other.value or 0) - Decimal(one.value or 0)
    return 0 <= rise <= _WIDE or (rise > 0 and one.kind == "count" and "." not in (one.value or ""))

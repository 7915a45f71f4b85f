"""The wrong side wins in the headline: "Liberals take Portage Bay from Tories" over a Tory who beats a Liberal.

Who wins is told by the words of the headline, whatever was read of them; who wins in the story by an outcome near its top,
or by its figures. Silent where the story has the headline's side win or lead anywhere, where the two are not set
against each other by an outcome or by figures that stand together, and where the headline is of a part, a round or a wish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench
from copydesk.checks.headline.clauses import of_a_party, of_an_area
from copydesk.checks.outcomes.races import AHEAD, BEHIND, primary
from copydesk.checks.outcomes.standings import side_figures
from copydesk.checks.units import unit_class
from copydesk.checks.wording import extent, told
from copydesk.records import Claim, Finding, Party, Person, Reading
from copydesk.records.late import late
from copydesk.records.opened import Opened
from copydesk.records.reading import SideMention

_WINS = Opened(
    r"\b(?:wins?|won|beats?|defeats?|ousts?|unseats?|topples?|upsets?|edges?(?: out)?|pips?|trounces?|sweeps?|takes?|snatch(?:es)?|captures?|gains?|seizes?|wrests?|retains?|keeps|holds"
    r"|(?:re-?)?elected|(?:declared|named) (?:the )?(?:winner|mayor|governor|president)|(?:to be|is|becomes?|became|will be) (?:the )?(?:new|next|elected|first|leader|mayor|governor|president|premier)"
    r"|triumphs?|prevails?|(?:storms?|cruises?|sails?|coasts?|romps?) (?:to|into|home|back)|returns? (?:as|to)|(?:head(?:s|ed|ing)?|on course|set|on track) (?:for|to|towards?) (?:victory|win|(?:a )?landslide))\b",
)
# Of a part, a round, a wish, a doubt or another kind of victory; or no victory at all.
_NO_WIN = late(
    r"\b(?:rounds?|primar(?:y|ies)|nominations?|seats|counties|county|states?|provinces?|wards?|districts?|court|case|appeal|lawsuit|recount|support|backing|endors\w*|debate|right|praise|most|more|majority|could|would|may|might"
    r"|should|if|not|no|never|fails?|hopes?|vows?|seeks?|wants?|expected|poised|likely|polls?|office|oath|aim|part|lead|charge|steps?|power|control|claims?|says?|nearly|almost|among|talks|rallies|rally|behind|comeback|lose[sr]?|losing|lost|(?:in)?to (?:an? |the )?(?:\w+ )?(?:second|third|fourth|fifth|last)(?! term))\b|n['’]t\b",
    re.IGNORECASE,
)
_CONJUNCTION = late(
    r"\b(?:as|after|while|but|when|amid|despite|and|over|though|who|whose)\b|[;:,–—]", re.IGNORECASE
)
_LOSES = late(r" ?(?:but |then )?(?:loses|lost|trails|falls|misses)\b", re.IGNORECASE)
_FROM = late(
    r"\b(?:from|over|beat\w*|defeat\w*|oust\w*|unseat\w*|toppl\w*|upsets?|edg\w*(?: out)?|pip\w*|trounc\w*) (?:the )?\Z"
)
# "Overturns Kapterian's eight-vote win in Bradfield", "after a narrow win": not what anybody does.
_NOUN = late(
    r"(?:['’]s?|\b(?:an?|the|his|her|their|its|of|for|after|despite|this|that)|\w-\w+) (?:\w+[ -])?\Z"
)
# Who has the most at first, or in all, need not win.
_IN_STEPS = late(
    r"\bpreferences\b|\branked[- ]choice|\btransfers\b|\binstant run-?off|\belectoral (?:college|votes)\b|\bpopular vote\b",
    re.IGNORECASE,
)
_RUN_OFF = late(r"\b(?:run-?offs?|(?:first|second) (?:round|ballot))\b", re.IGNORECASE)
_NEARLY_ALL = 95
_WON = frozenset({"won", "gained", "retained"})
_TOGETHER = frozenset({None, "confidence", "speaker", "source", "stage"})
_TOP, _FIRST, _GUESS, _LIKELY = 3, 4, 0.3, 0.6


class Swapped(NamedTuple):
    """Who wins in the headline, where that stands, and what the story has against it."""

    named: SideMention
    end: int
    winner: str
    against: tuple[Claim, ...]


def swapped(table: Bench, ledger: Ledger) -> Swapped | None:
    """The headline's winner, where the story has somebody else win against it."""
    for named, end in _winners(table):
        ledger.count()
        found = _against(table, named, end)
        if found is not None:
            return found
    return None


def finding_of(check: Check, reading: Reading, wrong: Swapped) -> Finding:
    """A finding at the headline's winner, and at what the story has against it."""
    said = " ".join(reading.article.text[wrong.named.start : wrong.end].split())
    return check.finding(
        reading,
        f'"{said}" in the headline, but in the story {wrong.winner}: {told(reading, wrong.against[0])}',
        (wrong.named.start, wrong.end),
        [extent(reading, one) for one in wrong.against],
        claims=wrong.against,
        expected=wrong.winner,
    )


def _winners(table: Bench) -> Iterator[tuple[SideMention, int]]:
    """The side that stands right before each word of victory in the headline, and where the word ends."""
    text = table.reading.article.text
    for part in table.scene.headlines:
        # A question; "Cruz wins Kansas, Trump Kentucky": in several places several win.
        if text[part.start : part.end].rstrip().endswith("?") or _places(table, part.start, part.end) > 1:
            continue
        for match in _WINS.finditer(text, part.start, part.end):
            before = table.reading.side_mentions_in(part.start, match.start())
            if not before or _CONJUNCTION.search(text, before[-1].end, match.start()):
                continue
            if _NOUN.search(text, part.start, match.start()):
                continue
            behind = _CONJUNCTION.search(text, match.end(), part.end)
            # "Zielinska sweeps Warsaw, loses the country": two things of one side.
            if behind is not None and _LOSES.match(text, behind.end()):
                continue
            if not _NO_WIN.search(text, before[-1].start, behind.start() if behind else part.end):
                yield before[-1], match.end()


def _places(table: Bench, begin: int, end: int) -> int:
    """How many places a headline names."""
    return sum(
        any(begin <= mention.start < end for mention in one.mentions) for one in table.reading.places()
    )


def _against(table: Bench, named: SideMention, end: int) -> Swapped | None:
    """What the story has against a winner: another who wins, and beats it or has more."""
    body = [
        one for one in table.reading.claims
        if not table.scene[one].headline and one.when is None and one.subject_id is not None
    ]  # fmt: skip
    outcomes = [
        one for one in body if one.measure == "outcome" and table.scene[one].round not in ("first", "primary")
    ]
    if any(
        one.value in AHEAD | {"majority"}
        and one.confidence >= _GUESS
        and _kin(table, one.subject_id, named.id)
        for one in outcomes
    ):
        return None
    first = min((table.scene[one].paragraph for one in body), default=0)
    for one in outcomes:
        likely = (
            one.value in _WON and one.confidence >= _LIKELY and table.scene[one].paragraph <= first + _TOP
        )
        if not likely or of_an_area(table, one) or primary(table, one):
            continue
        if _may_be_against(table, one.subject_id, named, end) or _for_its_place(table, one, named, end):
            proof = _beaten(table, outcomes, one, named.id)
            if proof:
                return Swapped(named, end, one.subject or "", (one, *proof))
    figures = _outnumbered(table, named, end)
    return Swapped(named, end, figures[0].subject or "", figures) if figures else None


def _beaten(table: Bench, outcomes: list[Claim], one: Claim, side: str) -> tuple[Claim, ...]:
    """What shows that the headline's side lost to the story's winner: an outcome, or figures that stand together."""
    if of_the_last_vote(table, more(table, side, one.subject_id or "")):
        return ()
    if _kin(table, one.rival_id, side):
        return (one,)
    lost = [
        other for other in outcomes
        if other.value in BEHIND and other.confidence >= _LIKELY and _kin(table, other.subject_id, side)
        and (other.rival_id is None or _kin(table, other.rival_id, one.subject_id))
        and not primary(table, other) and not of_a_party(table, other)
    ]  # fmt: skip
    return (lost[0],) if lost else more(table, one.subject_id, side)


def _outnumbered(table: Bench, named: SideMention, end: int) -> tuple[Claim, ...]:
    """Where no outcome tells who won: the figures of one who has the most, and more than the headline's side in all there are."""
    # "Le Pen beats Jospin to run-off place": whoever else has more is not at issue.
    close = next((part.end for part in table.scene.headlines if part.start <= end <= part.end), end)
    beaten = [
        it.id
        for it in table.reading.side_mentions_in(end, close)
        if _FROM.search(table.reading.article.text, named.end, it.start)
    ]
    top = [one for one in side_figures(table) if not table.scene[one].headline and one.when is None]
    for one in top[:_FIRST]:
        if not _may_be_against(table, one.subject_id, named, end):
            continue
        if beaten and not any(_kin(table, one.subject_id, it) for it in beaten):
            continue
        if any(more(table, other.subject_id, one.subject_id or "") for other in top):
            continue
        figures = more(table, one.subject_id, named.id)
        if figures and not more(table, named.id, one.subject_id or ""):
            return figures
    return ()


def more(table: Bench, side: str | None, other: str) -> tuple[Claim, ...]:
    """The first two figures of two sides that stand together, if the first side has more."""
    if _IN_STEPS.search(table.reading.article.text):
        return ()
    figures = [
        one for one in side_figures(table)
        if not table.scene[one].headline and one.when is None and table.scene[one].round != "first"
    ]  # fmt: skip
    for its in figures:
        if not _kin(table, its.subject_id, side) or its.confidence < _LIKELY:
            continue
        for mine in figures:
            if (
                _kin(table, mine.subject_id, other)
                and mine.confidence >= _LIKELY
                and (its.measure, unit_class(its)) == (mine.measure, unit_class(mine))
                and table.scene.beside(its, mine)
                and table.clash(its, mine) in _TOGETHER
                and table.interval(mine).below(table.interval(its))
            ):
                return its, mine
    return ()


def of_the_last_vote(table: Bench, figures: tuple[Claim, ...]) -> bool:
    """Whether two figures decide who won: those of a story with a run-off only where the two shares are all there is."""
    if not figures or not _RUN_OFF.search(table.reading.article.text):
        return bool(figures)
    shares = all(one.measure == "vote_share" and one.unit == "percent" for one in figures)
    return shares and sum(Decimal(one.value) for one in figures) >= _NEARLY_ALL


def _kin(table: Bench, first: str | None, second: str | None) -> bool:
    return first is not None and second is not None and table.scene.belongs(first, second)


def _may_be_against(table: Bench, side: str | None, named: SideMention, end: int) -> bool:
    """Whether a side can be whom the headline's winner stood against: another person, or who is beaten in the headline."""
    one, other = table.reading.by_id.get(side or ""), table.reading.by_id.get(named.id)
    if _kin(table, side, named.id) or not isinstance(one, Person | Party):
        return False
    text = table.reading.article.text
    told = [
        mention
        for part in table.scene.headlines
        for mention in table.reading.side_mentions_in(part.start, part.end)
        if _kin(table, mention.id, side)
    ]
    if any(mention.start < end or not _FROM.search(text, named.end, mention.start) for mention in told):
        return False
    return bool(told) or (isinstance(one, Person) and isinstance(other, Person))


def _for_its_place(table: Bench, one: Claim, named: SideMention, end: int) -> bool:
    """Whether another party's candidate wins the very place that the headline's party takes."""
    winner = table.scene.person(one.subject_id)
    place = table.reading.by_id.get(one.place_id or "")
    if winner is None or winner.party is None or place is None or _kin(table, one.subject_id, named.id):
        return False
    close = next((part.end for part in table.scene.headlines if part.start <= end <= part.end), end)
    return any(end <= mention.start < close for mention in place.mentions) and not any(
        _kin(table, mention.id, one.subject_id)
        and not _FROM.search(table.reading.article.text, end, mention.start)
        for mention in table.reading.side_mentions_in(end, close)
    )

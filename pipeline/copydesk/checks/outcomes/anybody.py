"""A majority that is said of somebody unnamed, or of the voters: "none of the three won more than half", "a minority backed it".

Held against all that the story tells of the vote around it. That somebody has a majority is wrong where every share, or
every side's seats, is half or less and what is told leaves no room for another; that nobody has one is wrong where a side
has more than half of the seats of the only body. Voters who backed something, or rejected it, are held against Yes and No
of their paragraph or the one before. Stays silent in stories of several questions, for larger majorities, and for what
might have been.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from copydesk.checks.asides import option
from copydesk.checks.compare import Bench
from copydesk.checks.context import polled
from copydesk.checks.outcomes.needed import SPECIAL, Missed
from copydesk.checks.outcomes.said_beside import SPECIAL_MAJORITY
from copydesk.checks.sums.seating import main_body, seats
from copydesk.names.fold import letters
from copydesk.records import Claim, Quantity, Sentence
from copydesk.records.late import late
from copydesk.records.opened import Opened

_SIDES = r"(?:candidates?|part(?:y|ies)|lists?|groups?|contenders?|contestants|blocs?|alliances?|tickets?|runners|hopefuls)"
_KIND = r"(?:(?:absolute|outright|clear|overall|working|simple|bare|single-party) )*"
_HAS = (
    r"(?:won|wins|has|have|had|got|gets|took|takes|gained|secured|reached|received|polled|drew|managed|obtained|holds?|held|commands?|"
    r"will have|will hold|winning|getting|having|taking|reaching|securing)"
)
# "One of three candidates won more than half", "none of the five has a majority", "no list will have a majority".
_ANYBODY = Opened(
    rf"\b(?:(?P<none>none of (?:the |its |these )?(?:\w+ )?(?:{_SIDES}|two|three|four|five|six|seven|eight|nine|ten)|no (?:single |one )?{_SIDES}|nobody|no one|neither(?: of (?:them|the two)| {_SIDES})?)"
    rf"|(?:only )?(?:one|an?|any) (?:of (?:the |its |these |them\b)?(?:\w+ )?(?:{_SIDES}|two|three|four|five|six|seven|eight|nine|ten)|{_SIDES}))"
    rf" {_HAS} (?:just |well |slightly )?(?:(?P<half>more than half|over half|above half)(?: of (?:the |all )?(?:\w+ )?(?P<of>votes?|ballots|seats))?|(?P<majority>an? {_KIND}majority)(?: of (?:the |all )?(?:\w+ )?(?P<by>votes?|ballots|seats))?)\b(?! of\b)",
    re.IGNORECASE,
)
# "A minority of those who voted backed the motion", "fewer than half of the voters said no".
_VOTERS = Opened(
    r"\b(?:(?P<above>an? (?:clear |narrow |slim |large |small |bare )?majority|most|(?:just |well )?(?:more than|over) half)|(?P<below>an? (?:clear |narrow |slim |large |small )?minority|(?:just |well )?(?:less than|fewer than|under) half)) "
    r"of (?:the |all |all the )?(?:those who (?:voted|took part|turned out|cast (?:a )?(?:ballots?|votes?))|voters|people who voted|votes?|voting public)"
    r" (?:there |also )?(?:(?P<yes>backed|supported|approved|endorsed|favou?red|accepted|said yes|voted yes|voted for|voted in favou?r|ticked yes|wanted|were for|were in favou?r)"
    r"|(?P<no>rejected|opposed|said no|voted no|voted against|turned (?:it|them) down|ticked no|were against|threw (?:it|them) out|refused))\b",
    re.IGNORECASE,
)
_MAYBE = late(
    r"\b(?:if|unless|would|could|might|may|should|until|poll|survey|in (?:19|20)\d\d|ago|last time|previous)\b",
    re.IGNORECASE,
)
_AGAINST = frozenset({"no", "against", "reject", "rechazo", "novote", "noside", "nocampaign"})
_HALF, _ALL, _ROUNDED = Decimal(50), Decimal(100), Decimal("0.5")
_READ, _LEAST = 0.5, 2


def anybody(table: Bench) -> Iterator[Missed | None]:
    """Every such sentence; None for those that fit."""
    text = table.reading.article.text
    for number, here in enumerate(table.reading.sentences):
        for match in _ANYBODY.finditer(text, here.start, here.end):
            if _MAYBE.search(text, here.start, match.start()) or SPECIAL_MAJORITY.search(
                text, here.start, here.end
            ):
                continue
            of = match["of"] or match["by"] or ""
            if of != "seats":
                yield from _by_votes(table, here, match, sure=bool(of))
            if not of.startswith(("vote", "ballot")) and not SPECIAL.search(text, here.start, match.end()):
                yield from _by_seats(table, here, match)
        for match in _VOTERS.finditer(text, here.start, here.end):
            if not _MAYBE.search(text, here.start, here.end):
                yield from _voters(table, number, match)


def _by_votes(table: Bench, here: Sentence, match: re.Match[str], *, sure: bool) -> Iterator[Missed | None]:
    """That somebody has more than half of the votes, where all that is told of it is half or less."""
    shares = _shares(table)
    if match["none"] is not None or len({one.subject_id for one in shares}) < _LEAST:
        return
    if not sure and any(one.paragraph == here.paragraph for one in seats(table)):
        return
    best = max(shares, key=lambda one: Decimal(one.value))
    told = sum({one.subject_id: Decimal(one.value) for one in shares}.values())
    # What is left over for the others is less than half too.
    if Decimal(best.value) >= _HALF or told < _HALF:
        yield None
        return
    yield _missed(
        table, best, match, f"{best.value} percent is the largest share told, and not more than half"
    )


def _by_seats(table: Bench, here: Sentence, match: re.Match[str]) -> Iterator[Missed | None]:
    """That somebody, or nobody, has more than half of the seats of the only body."""
    body = main_body(table)
    told = [
        one for one in seats(table) if body is not None and len(one.sides) == 1 and one.value <= body.size
    ]
    if body is None or not told:
        return
    by_side = {one.sides: one for one in told}
    best = max(by_side.values(), key=lambda one: one.value)
    over = best.value * 2 > body.size
    near = abs(here.paragraph - best.paragraph) < _LEAST
    if match["none"] is None:
        room = body.size - sum(one.value for one in by_side.values())
        if over or room * 2 > body.size or not near:
            yield None
            return
    elif not over or not near or best.claims[0].confidence < _READ:
        yield None
        return
    what = "a majority" if over else "no majority"
    yield _missed(table, best.claims[0], match, f"{best.value} of {body.size} seats is {what}")


def _shares(table: Bench) -> list[Claim]:
    """The shares of the vote that the story is about, of all sides."""
    return [
        one for one in table.surest("vote_share").values()
        if one.unit == "percent" and one.confidence >= _READ and one.comparator == "exactly"
        and table.scene[one].when is None and one.group is None and not polled(table.scene[one])
        and table.scene[one].place in (None, "(nation)", table.scene.main_place)
    ]  # fmt: skip


def _voters(table: Bench, number: int, match: re.Match[str]) -> Iterator[Missed | None]:
    """Voters who backed something or rejected it, against Yes and No told by them."""
    sentences = table.reading.sentences
    here = sentences[number].paragraph
    shares = [one for one in _shares(table) if 0 <= here - table.scene[one].paragraph <= _LEAST]
    shares = [one for one in shares if one.value_span.start < match.start()] or shares
    # Of several questions only the one is meant whose answers stand by it.
    reach = 0 if table.scene.several_questions else _LEAST
    for paragraph in range(here, here - reach - 1, -1):
        pair = _yes_and_no([one for one in shares if table.scene[one].paragraph == paragraph])
        if pair is None:
            continue
        one = pair[0 if match["yes"] else 1]
        over = Decimal(one.value) > _HALF
        said = bool(match["above"])
        what = "a majority" if over else "no majority"
        yield None if over == said else _missed(table, one, match, f"{one.value} percent is {what}")
        return


def _yes_and_no(shares: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """The only two shares, of Yes and of No, if one of the two is either by its name."""
    if len(shares) != _LEAST or abs(sum(Decimal(one.value) for one in shares) - _ALL) > _ROUNDED:
        return None
    no = [one for one in shares if letters(one.subject or "") in _AGAINST]
    yes = [one for one in shares if one not in no]
    if len(no) == 1 and len(yes) == 1:
        return yes[0], no[0]
    named = [one for one in shares if option(one.subject)]
    return None if len(named) != 1 else (named[0], next(one for one in shares if one is not named[0]))


def _missed(table: Bench, one: Claim, match: re.Match[str], message: str) -> Missed | None:
    quantity: Quantity | None = table.reading.quantity_by_id.get(one.quantity_id or "")
    if quantity is None:
        return None
    said = " ".join(match[0].split())
    return Missed(quantity, (match.span(),), f'{message}; the story says "{said}"', 50)

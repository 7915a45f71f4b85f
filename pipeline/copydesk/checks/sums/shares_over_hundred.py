"""Shares of one race that make more than 100.

What it looks for: Shares of the vote for the sides of one race, at one place and one stage of the count,
whose sum exceeds 100 percent even if every one of them was rounded up; shares that follow each other in a
paragraph or list, one of which a slip of the fingers makes too large.

Why it matters: At least one of the figures is wrong, and with it the order or the margins that the story
tells.

In the copy: In the second round in Peru, Rosa Quispe took 53.4 percent of the vote and Luis Paredes 48.1
percent.

Mended: In the second round in Peru, Rosa Quispe took 51.9 percent of the vote and Luis Paredes 48.1
percent.

Stays silent when: the sum is within rounding; the figures are from different places, stages, sources,
polls or parts of the electorate; a bloc is listed with its members, or a party with its candidate; one
side has two different figures, or they are printed unlike each other, so that two counts are mixed; two alone, of two
sentences, that no slip keeps from making 100; two sides are said to have won, or some
of the shares make 100 by themselves or with the one beside them, so that there are two races; or voters have several votes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from copydesk.checks import paired, worded
from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.context import polled
from copydesk.checks.cued import Cued
from copydesk.checks.facing import facing
from copydesk.checks.outcomes.races import primary
from copydesk.checks.sums.neighbours import neighbours, runs, spoken_for, too_much, wholes
from copydesk.checks.sums.set_down import in_one_breath, set_down_alike, slip_of_all
from copydesk.checks.sums.several import several_votes, told_of_several
from copydesk.checks.sums.share_words import a_range, alone, bare, from_then, of_rounds, of_seats
from copydesk.checks.sums.together import added, apart, pools, side_by_side, sum_of, total, without_members
from copydesk.checks.sums.two_races import (
    PLACE_SAID,
    of_one_party,
    person_among_parties,
    two_majorities,
    two_questions,
    winners_among,
)
from copydesk.checks.sums.whole_in_brief import too_much as too_much_in_brief
from copydesk.records import Claim, Finding, Reading, Settings
from copydesk.records.late import late
from copydesk.records.opened import Opened

# Between two figures: they are of two sources or two elections after all.
_APART = late(
    r"\b(?:another|credited (?:by|with)|(?:by|on|in) (?:his|her|their|its) own (?:count|tall\w+|figures)|(?:in|for) the other (?:race|seat|contest|run-?off|election|ballot|vote)|in a field of|others (?:had|have|put|gave|showed|saw)|(?:polls?|surveys?) (?:for|by|of|from|had|gave|put|showed)|(?:a|one|two) years? (?:after|before|earlier|ago)|last time|in (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# "Quaest had both at 50%; Datafolha had Fernandes with 51".
_BY_ANOTHER = late(r"[;.] (?:The )?[A-Z][\w/]+ (?:had|has|put|puts|gave|gives|saw|sees|showed|shows) [A-Z]")
# "Five years later the two met once more": anywhere between.
_LATER = Opened(r"\b(?:years?|decades?) later\b|\b[Ii]n the next election\b", re.IGNORECASE)
_AGAINST = late(r"\b(?:to|against|versus|vs)\b")
# No slip of one digit adds so much: shares of several races were taken for one.
_SCATTERED = 102
# From here on shares are as good as all.
_WHOLE = 96
_READABLE = 140
# "Measure 439", "invalid": each a vote of its own, or of no side.
_NO_SIDE = late(
    r"\b\d|\b(?:measures?|questions?|propositions?|amendments?|initiatives?|plebiscites?|referendum|bonds?|lev(?:y|ies)|invalid|blank|spoil(?:ed|t)|informal|abstention)\b",
    re.IGNORECASE,
)
# "Sim had most of that, 2.4", "of whom".
_OF_THEM = Opened(r"\b(?:most|much|half|part|some|all) of (?:that|them|it|these|those)\b[^.;\d]{0,20}\Z")
_OF_THOSE = late(
    r"(?:%| ?per ?cent| ?percent)? of (?:that|them|it|these|those(?! (?:who|voting|taking|casting)\b))\b"
)
# "Alliance against alliance it was 44.4": a bloc without a name of its own, beside its parties.
_BLOC = late(r"alliance|coalition|bloc|camp|front|left|right|opposition|government|majority", re.IGNORECASE)
# "The lists that back Truzzu have 48.8%", beside votes for the candidates themselves.
_LISTS = Cued(
    r"\blists? (?:that|which|who|behind|backing|supporting|of)\b|\bamong the lists\b|\blist votes?\b",
    "list",
    re.IGNORECASE,
)
# "Carried the county with 58% but lost the nomination": there, not in all.
_THERE = Cued(
    r"\b(?:carried|took|won|lost) (?:the|his|her|that) (?:\w+ )?(?:county|city|town|state|district|ward|precinct|province|village|parish|island|capital)\b",
    "carried |took |won |lost ",
)
# "Catholics: Alvarenga 50. Evangelicals: Alpízar 81."
_LABEL = late(r"\W*[A-Z][\w '’-]{2,30}: ")
_AGAINST_NAME = late(r"\b[Aa]gainst [A-Z]")
_SAID_NO = late(r"(?:%| ?per ?cent| ?percent)? against(?=[,.;])")
_TWICE = 200
# More than this no slip makes of two bare numbers that are shares.
_BARE = 110
# So much more than all is no rounding, and no two counts of one side.
_PLAINLY = Decimal("100.2")
_REACH = 60


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Add up the shares of each race."""
    table = bench(reading, settings)
    seen: set[str] = set()
    told: set[str | None] = set()
    for looked in paired.beyond_all(reading):
        ledger.count()
        if looked.odd is not None and not told_of_several(reading.article.text):
            told |= {one.id for one in looked.figures}
            yield worded.finding(CHECK, reading, looked.odd)
    seen |= {one.id for one in reading.claims if one.quantity_id in told}
    for pair in facing(table, "vote_share", "percent"):
        if seen & {one.id for one in pair}:
            continue
        ledger.compare(*pair)
        low = total(table, pair).low
        # "72 to 71 in favour of ANO": bare whole numbers may be of seats, and are where they are so large.
        large = low is not None and low > _BARE
        unsure = large or not all(table.sure(one) for one in pair)
        if unsure and all(bare(table, one) for one in pair) and of_seats(table, pair[0]):
            continue
        most = _TWICE if _duel(table, pair) else _READABLE
        if low is None or not 100 < low <= most or several_votes(table, pair):
            continue
        why = _of_several(table, list(pair))
        if why is not None:
            ledger.set_aside(why, *pair)
        else:
            seen |= {one.id for one in pair}
            yield _finding(table, pair)
    shares = [one for one in table.of("vote_share", unit="percent") if not table.in_words(one)]
    tried: set[tuple[str, ...]] = set()
    for pool in [*side_by_side(table, shares), *pools(table, shares, ledger)]:
        sides = without_members(table, apart(table, pool) or [])
        ids = tuple(one.id for one in sides)
        # The sides of one sentence are mostly those of the whole story.
        if len(sides) < 2 or ids in tried or several_votes(table, sides):
            continue
        tried.add(ids)
        why = _of_several(table, sides)
        if why is not None:
            ledger.set_aside(why, *sides)
            continue
        ledger.compare(*sides)
        low = total(table, sides).low
        # A little over a hundred in several sentences is more often a share read amiss than a slip.
        floor = 100 if all(table.scene.near(sides[0], one) for one in sides) else _SCATTERED
        if _one_too_many(table, sides):
            ledger.set_aside("stage", *sides)
            continue
        most = _TWICE if in_one_breath(table, sides) or slip_of_all(sides) else _READABLE
        if low is not None and floor < low <= most and not seen & {one.id for one in sides}:
            seen |= {one.id for one in sides}
            yield _finding(table, sides)
    spoken = {one.quantity_id for one in reading.claims if one.id in seen}
    for found in _neighbouring(table, ledger, spoken):
        seen |= set(found.claims)
        yield found
    spoken |= {one.quantity_id for one in reading.claims if one.id in seen}
    for sides, looked in too_much_in_brief(table):
        ledger.count(*sides)
        told_already = spoken & {one.id for one in looked.figures}
        if looked.odd is not None and not told_already and _of_several(table, sides) is None:
            yield worded.finding(CHECK, reading, looked.odd)


def _neighbouring(table: Bench, ledger: Ledger, spoken: set[str | None]) -> Iterator[Finding]:
    """Add up shares that follow each other, with claims that are less sure."""
    sets: list[tuple[list[Claim], bool]] = [
        ([pair.first, pair.second], pair.slipped and (pair.room.low or 0) > _PLAINLY)
        for pair in neighbours(table)
        if not pair.options
    ]
    sets += [(run_, too_much(table, run_)) for run_ in runs(table)]
    full = list(wholes(table))
    sets += [(all_, True) for all_ in full]
    for sides, over in sets:
        if spoken & {one.quantity_id for one in sides} or several_votes(table, sides):
            continue
        ledger.compare(*sides)
        # A bloc of another sentence, beside its parties.
        apart_ = any(not table.scene.near(sides[0], one) for one in sides)
        if apart_ and len(without_members(table, sides)) < len(sides):
            continue
        if over and _of_several(table, sides) in (
            None,
            *_by_rights(table, sides, sharp=sides in full),
        ):
            spoken |= {one.quantity_id for one in sides}
            yield _finding(table, sides)


def _by_rights(table: Bench, run_: list[Claim], *, sharp: bool) -> Iterator[str]:
    """What sets shares apart elsewhere, but not in a run of three: labels that are parties, candidates of one primary.

    Those of a primary stand in one sentence or list, or are all there are to the decimal.
    """
    if len(run_) < 3:
        return
    if all(table.scene.person(one.subject_id) is None for one in run_):
        yield "group"
    together = sharp or all(table.scene.near(run_[0], one) for one in run_)
    if together and all(one.round == "primary" or primary(table, one) for one in run_):
        yield "contest"


def _one_too_many(table: Bench, sides: list[Claim]) -> bool:
    """Whether all but one, of another sentence, make a whole: that one is of another round or another vote."""
    if len(sides) < 3:
        return False
    for one in sides:
        rest = [other for other in sides if other is not one]
        if person_among_parties(table, one, rest):
            return True
        if table.scene.near(one, rest[0]) or not all(table.scene.near(rest[0], other) for other in rest):
            continue
        interval = total(table, rest)
        if (
            interval.high is not None
            and interval.low is not None
            and interval.high >= _WHOLE
            and interval.low <= 100
        ):
            return True
    return False


def _of_several(table: Bench, sides: list[Claim]) -> str | None:
    """Why shares are of several races, in a word, where the story shows that they are."""
    if not set_down_alike(table, sides):
        return "unlike"
    if _told_apart(table, sides):
        return "source"
    if any(_NO_SIDE.search(one.subject or "") for one in sides) or spoken_for(table, sides):
        return "contest"
    if any(a_range(table, first, second) for first, second in pairwise(sides)):
        return "range"
    text = table.reading.article.text
    # A duel has two sides: "against Silva she has 45 to 33, against Gomes 46 to 31".
    duels = _AGAINST_NAME.findall(text, sides[0].evidence.start, sides[-1].evidence.end)
    if len(sides) > 2 and len(duels) > 1:
        return "contest"
    if any(
        _OF_THEM.search(text, one.evidence.start, one.value_span.start) or _OF_THOSE.match(text, one.value_span.end)
        for one in sides
    ):  # fmt: skip
        return "part"
    if len({table.scene[one].sentence for one in sides}) == len(sides) and all(
        _LABEL.match(one.evidence.text) for one in sides
    ):
        return "group"
    if any(alone(table, one) for one in sides):
        return "part"
    if any(from_then(table, one) for one in sides):
        return "when"
    one_sentence = all(table.scene.near(sides[0], one) for one in sides)
    # The Left with 6.7 percent is a party.
    most = max(sides, key=lambda one: Decimal(one.value))
    if not one_sentence and _BLOC.fullmatch(most.subject or "") is not None:
        return "part"
    if len({_LISTS.search(one.evidence.text) is not None for one in sides}) > 1:
        return "contest"
    if any(_THERE.search(one.evidence.text) or PLACE_SAID.search(one.evidence.text) for one in sides):
        return "place"
    # "Wang held on with 57 percent against, Hsu with 54": each a vote of its own.
    if two_questions(table, sides):
        return "contest"
    if any(_SAID_NO.match(text, one.value_span.end) for one in sides):
        return "contest"
    named = [one for one in sides if one.subject != "others"]
    if len({table.scene.person(one.subject_id) is None for one in named}) > 1 and any(
        primary(table, one) for one in sides
    ):
        return "contest"
    # "Aiona took the Republican nomination with 49.6%", a paragraph behind the Democrats' figures.
    if len({table.scene[one].paragraph for one in sides}) > 1 and any(primary(table, one) for one in sides):
        return "contest"
    if any(polled(table.scene[one]) for one in sides) and not _together(table, sides):
        return "poll"
    if len({one.value_span for one in sides}) < len(sides):
        return "one figure"
    if not _duel(table, sides) and (
        len(winners_among(table, sides)) > 1 or (two_majorities(table, sides) and not slip_of_all(sides))
    ):
        return "contest"
    if (total(table, sides).low or 0) > _READABLE and len(winners_among(table, sides, anywhere=True)) > 1:
        return "contest"
    if not _duel(table, sides) and of_rounds(table, sides):
        return "round"
    if of_one_party(table, sides):
        return "contest"
    return "whole" if _makes_whole(table, sides) else None


def _duel(table: Bench, sides: Sequence[Claim]) -> bool:
    """Whether one sentence sets two shares against each other: "won by 53.7 percent to 46.3"."""
    return len(sides) == 2 and any(_AGAINST.search(words) for words in _between(table, *sides)[:1])


def _makes_whole(table: Bench, sides: list[Claim]) -> bool:
    """Whether some of the shares that stand side by side make 100 by themselves: the others are of another race."""
    return any(
        last - first > 1 and last - first < len(sides) and total(table, sides[first:last]).contains(100)
        for first, last in combinations(range(len(sides) + 1), 2)
    )


def _told_apart(table: Bench, sides: Sequence[Claim]) -> bool:
    """Whether words between the figures of this election set one apart, in the sentence of either."""
    if any(one.when is not None for one in sides):
        return False
    text = table.reading.article.text
    if _LATER.search(text, sides[0].value_span.end, sides[-1].value_span.start):
        return True
    return any(
        _APART.search(words) or _BY_ANOTHER.search(words)
        for pair in pairwise(sides)
        for words in _between(table, *pair)
    )


def _between(table: Bench, first: Claim, second: Claim) -> tuple[str, str]:
    """The rest of the sentence of the first figure, and that of the second up to it."""
    text, sentences = table.reading.article.text, table.reading.sentences
    begin, end = first.value_span.end, second.value_span.start
    if not sentences:
        return text[begin:end], ""
    close = sentences[table.scene[first].sentence].end
    start = sentences[table.scene[second].sentence].start
    return text[begin : min(close, end, begin + _REACH)], text[max(begin, start) : end]


def _together(table: Bench, sides: list[Claim]) -> bool:
    return all(table.scene.beside(one, sides[0]) for one in sides)


def _finding(table: Bench, sides: Sequence[Claim]) -> Finding:
    *others, last = sides
    message = f"{sum_of(table, sides, 'percent')}; shares of one vote cannot make more than 100"
    return CHECK.against(table.reading, message, last, *others, found=str(added(sides)), expected="100")


CHECK = Check("SUM01", "shares-over-hundred", "error", __doc__ or "", run, rank=13)

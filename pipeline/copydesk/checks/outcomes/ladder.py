"""Figures told one after another down a ladder: "first with", "9,233 for third", "number four, on", "next", "last", "in descending order".

Whose they are need not be known. Each figure stands on the rung that the words beside it name: those since the figure before, or
those right behind it. A lower rung has no more than a higher one of the same paragraph, unless words between turn to another vote,
place or time, or what was read of the two keeps them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from copydesk.checks.compare import Bench
from copydesk.checks.cued import Cued
from copydesk.checks.order import one_kind
from copydesk.checks.otherwise import set_apart
from copydesk.checks.worded import Looked, Odd
from copydesk.checks.wording import figure
from copydesk.records import Claim, Quantity, Sentence
from copydesk.records.late import late
from copydesk.records.opened import Opened

_RANKS = {
    word: number
    for number, words in enumerate(
        ("", "first one 1", "second two 2 runner-up", "third three 3", "fourth four 4", "fifth five 5", "sixth six 6", "seventh seven 7")
    )
    for word in words.split()
}  # fmt: skip
_LAST = 99
_WORD = r"(?:second|third|fourth|fifth|sixth|seventh)"
_CAME = r"(?:came|comes?|coming|finish(?:ed|es|ing)?|plac(?:ed|es|ing)|was|is|were|are|ran|remain(?:s|ed)?)"
_PARTY = r"(?:force|party|group|bloc|alliance|list|faction|movement)"
# "In last week's election", "took the second seat".
_NO_RANK = r"(?! (?:round|ballot|time|year|month|week|election|vote|seat|count|term|to)\b)"
# "In third with", "in second, the Greens"; not "in last July's election", "in second Senate races".
_IN_RANK = r"(?= (?:with|on|at|was|is|were|are|came|comes|behind|ahead|and|but|the)\b|[,.;:(])"
# A rung: "placed second", "Third was", "third the Greens", "at number four", "headed the poll", "last, with".
_RUNG = Opened(
    rf"\b(?:{_CAME} (?:in |out )?(?P<first>first|top|on top)\b|(?P<led>led|leads|head(?:ed|s|ing)|topp(?:ed|ing)|tops) the (?:polls?|field|count|vote|race|list|pack|results?|ballot)\b"
    rf"|(?P<biggest>biggest|largest|strongest) {_PARTY}\b|in (?P<place>first|{_WORD}|last) (?:place|position|spot)\b|in (?P<rank>first|{_WORD}|last){_IN_RANK}|(?P<runner>runner-up)\b"
    rf"|{_CAME} (?:in )?(?:an? \w+ |the )?(?P<came>{_WORD}|last)\b{_NO_RANK}"
    rf"|(?:at |is |was )?(?:number|No\.) ?(?P<number>two|three|four|five|six|seven|\d)\b"
    rf"|(?<!the )(?<!a )(?<!['’]s )(?<!its )(?<!his )(?<!her )(?<!one-)(?<!two-)(?P<bare>{_WORD})(?:[- ]placed?)?(?= (?:is|was|were|are|came|comes|went|goes|with|on|at)\b|,| (?:the |its )?[A-Z])"
    rf"|(?<!the )(?P<last>last)(?:,? (?:is|was|came|with|on|at)\b|, (?=[A-Z])))",
    re.IGNORECASE,
)
# "9,233 for third", "11,362 votes, good for second place and".
_BEHIND = late(
    rf"(?: votes?| seats?| ballots?| per ?cent|%)?(?: of the votes?)?,? (?:good |enough |which is )?(?:for|to finish|to come|to place|in|only) (?:an? \w+ )?(?P<behind>first|{_WORD}|last)(?: place| position| spot)?(?=[,.;:]| and\b| ahead\b| behind\b| but\b)"
)
_NUMBER = late(r"\b(?:number|No\.|#) ?\Z", re.IGNORECASE)
_NEXT = late(
    r"\b(?:was|is|came|comes|were|are) next\b|\bnext (?:was|is|came|comes|were|are)\b", re.IGNORECASE
)
_IN_ORDER = Opened(
    r"\bin (?:descending|falling) order\b|\bas follows\b|\bin (?:that|this) order\b|\bin order of (?:votes|strength|size|finish)\b",
    re.IGNORECASE,
)
_CUES = Cued(
    r"second|third|fourth|fifth|sixth|seventh|number|No\.|last|next|order|as follows",
    "second|third|fourth|fifth|sixth|seventh|number|no.|last|next|order|as follows",
    re.IGNORECASE,
)
# Of another count of the same sides, of what was, or of what somebody hoped for.
_TURNS = Opened(
    r"\b(?:ago|previous(?:ly)?|earlier|last (?:time|year|election)|had (?:been|come|finished)|up from|down from|than|in (?:18|19|20)\d\d|in (?:votes|seats|terms)|by (?:seats|votes|share)|preferences?|transfers?|quota|eliminated first|seat (?:went|goes)|round|hoped|expected|tipped|predicted|poll(?:s|sters)?|turnout|counted|margin|lead|behind him|behind her)\b",
    re.IGNORECASE,
)
# "In alphabetical order", "45 percent of his voters".
_NO_ORDER = late(
    r"\b(?:alphabet\w*|ballot paper|sheet|drawn|geographic\w*|chronolog\w*|north to south)\b", re.IGNORECASE
)
_OF_OTHERS = late(
    r"(?: percent|%| per ?cent)? of (?:his|her|their|its|those|these|them|whom|women|men|supporters)\b"
)
_SIDES = frozenset({"votes", "vote_share", "seats"})
_SURE, _DOUBTFUL = 0.9, 0.8
_LIST, _FAR = 3, 2


class _Rung(NamedTuple):
    """A figure, the rung that words put it on (None: no words do), and whether it comes right below the figure before."""

    one: Quantity
    rank: int | None
    below: bool


def climbed(table: Bench) -> Iterator[Looked]:
    """Every two figures of a paragraph that stand on two rungs, or one right below the other."""
    heads = {table.scene[one].paragraph for one in table.reading.claims if table.scene[one].headline}
    for paragraph, group in groupby(table.reading.sentences, key=lambda one: one.paragraph):
        sentences = list(group)
        text = table.reading.article.text[sentences[0].start : sentences[-1].end]
        if paragraph in heads or not _CUES.may_match(text):
            continue
        rungs = list(_rungs(table, sentences))
        for kind in _kinds(table, rungs):
            yield from _steps(table, kind)
        yield from _listed(table, sentences)


def _kinds(table: Bench, rungs: Sequence[_Rung]) -> Iterator[list[_Rung]]:
    """The rungs by what their figures are: shares, and numbers."""
    for share in (True, False):
        found = [one for one in rungs if _is_share(table, one.one) == share]
        if len(found) > 1:
            yield found


def _is_share(table: Bench, one: Quantity) -> bool:
    measures = {claim.measure for claim in _claims(table).get(one.id, [])}
    return one.kind == "percent" or "." in (one.value or "") or measures == {"vote_share"}


def _alike(table: Bench, one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one thing, as they are printed or as they were read."""
    return one_kind(one, other) or (_is_share(table, one) and _is_share(table, other))


def _rungs(table: Bench, sentences: Sequence[Sentence]) -> Iterator[_Rung]:
    """The figures of the sides, each with its rung."""
    text = table.reading.article.text
    above: int | None = None
    for sentence in sentences:
        begin = sentence.start
        inside = [
            one
            for one in table.reading.quantities_in(sentence.start, sentence.end)
            if one.kind in ("count", "percent")
        ]
        for one in inside:
            after = _BEHIND.match(text, one.end, sentence.end)
            before = list(_RUNG.finditer(text, begin, one.start))
            turned = _TURNS.search(text, begin, one.start) is not None
            if _of_a_side(table, one) and not turned:
                ranks = {_rank(match) for match in before}
                rank = (
                    _RANKS.get(after["behind"].lower(), _LAST)
                    if after
                    else ranks.pop()
                    if len(ranks) == 1
                    else None
                )
                below = _NEXT.search(text, begin, one.start) is not None
                # Next to the second is the third.
                above = above + 1 if below and rank is None and above is not None else rank
                yield _Rung(one, above, below)
            # "At number four" is no figure.
            if not _NUMBER.search(text, begin, one.start):
                begin = after.end() if after else one.end


def _rank(match: re.Match[str]) -> int:
    name = match.lastgroup or ""
    if name in ("first", "led", "biggest"):
        return 1
    return 2 if name == "runner" else _RANKS.get(match[name].lower(), _LAST)


def _of_a_side(table: Bench, one: Quantity) -> bool:
    """Whether a figure may be the votes, the share or the seats of a side: not what is read of it for sure is something else."""
    if (
        one.value is None
        or one.of is not None
        or "-" in one.printed
        or one.comparator not in ("exactly", "about")
    ):
        return False
    if one.unit not in ("votes", "seats", "percent", "ballots", None):
        return False
    if _OF_OTHERS.match(table.reading.article.text, one.end):
        return False
    told = _claims(table).get(one.id, [])
    sides = any(claim.measure in _SIDES for claim in told)
    doubtful = all(
        claim.confidence < _DOUBTFUL and claim.measure in ("electorate", "total_votes") for claim in told
    )
    return sides or (doubtful and one.unit is not None) or (bool(told) and doubtful)


def _claims(table: Bench) -> dict[str, list[Claim]]:
    """The claims of each figure."""

    def made() -> dict[str, list[Claim]]:
        found: dict[str, list[Claim]] = {}
        for one in table.reading.claims:
            if one.quantity_id is not None:
                found.setdefault(one.quantity_id, []).append(one)
        return found

    return table.kept("claims of figures", made)


def _steps(table: Bench, rungs: Sequence[_Rung]) -> Iterator[Looked]:
    """Each figure with a rung against the next that has one, and each that comes next against the one before it."""
    known = [one for one in rungs if one.rank is not None]
    pairs = [(one, other) for one, other in pairwise(known) if one.rank != other.rank]
    pairs += [
        (one, other)
        for one, other in pairwise(rungs)
        if other.below or (other.rank == _LAST and one.rank is None)
    ]
    for one, other in pairs:
        if not _alike(table, one.one, other.one) or _apart(table, one.one, other.one):
            continue
        up = other.below or (one.rank or 0) < (other.rank or 0)
        high, low = (one.one, other.one) if up else (other.one, one.one)
        yield _looked(table, one.one, other.one, high, low)


def _listed(table: Bench, sentences: Sequence[Sentence]) -> Iterator[Looked]:
    """A list said to be in order, that is so but for one figure."""
    text = table.reading.article.text
    for sentence in sentences:
        cue = _IN_ORDER.search(text, sentence.start, sentence.end)
        if cue is None or any(one.search(text, sentence.start, sentence.end) for one in (_TURNS, _NO_ORDER)):
            continue
        found = [
            one for one in table.reading.quantities_in(cue.end(), sentence.end) if _of_a_side(table, one)
        ]
        if len(found) < _LIST or not all(_alike(table, one, other) for one, other in pairwise(found)):
            continue
        rises = [(one, other) for one, other in pairwise(found) if one.interval.below(other.interval)]
        if len(rises) <= 1 and not any(_apart(table, one, other) for one, other in pairwise(found)):
            one, other = rises[0] if rises else (found[0], found[1])
            yield _looked(table, one, other, one, other)


def _looked(table: Bench, one: Quantity, other: Quantity, high: Quantity, low: Quantity) -> Looked:
    """Two figures, the later of which is odd where who stands higher has less."""
    said = " ".join(table.reading.article.text[one.start : other.end].split())
    message = (
        f'"{said}": who is put below has {figure(low)}, more than the {figure(high)} of who is put above'
    )
    wrong = high.interval.below(low.interval)
    return Looked((one, other), Odd(other, (one,), message, None) if wrong else None)


def _apart(table: Bench, one: Quantity, other: Quantity) -> bool:
    """Whether words between two figures, or what was read of both for sure, keep them apart."""
    scene, reading = table.scene, table.reading
    if abs(reading.sentence_at(one.start) - reading.sentence_at(other.start)) > _FAR:
        return True
    # "In the primaries of 13 August X came first with 30%. On 22 October he was second".
    if reading.sentence_at(one.start) != reading.sentence_at(other.start) and any(
        it.kind == "date" for it in reading.quantities_in(one.end, other.start)
    ):
        return True
    if scene.between.told_apart(one.end, other.start) or set_apart(reading, one.start, other.start):
        return True
    pairs = [
        (mine, its)
        for mine in _claims(table).get(one.id, [])
        for its in _claims(table).get(other.id, [])
        if min(mine.confidence, its.confidence) >= _DOUBTFUL
    ]
    for mine, its in pairs:
        first, second = scene[mine], scene[its]
        if scene.belongs(mine.subject_id, its.subject_id) and mine.subject_id is not None:
            return True
        if (first.when, first.group) != (second.when, second.group) or mine.measure != its.measure:
            return True
        settled = min(mine.context_confidence, its.context_confidence) >= _SURE
        if settled and None not in (first.place, second.place) and first.place != second.place:
            return True
    return False

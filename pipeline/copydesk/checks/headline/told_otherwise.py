"""What a headline tells in words and the story in others: the answer of a vote, a rank, of where the post is, who goes on to a run-off.

"Votes to scrap" over "voted to retain"; "finishes third" over "came in second"; "mayor of Ostrava" over "mayor of Brno"; "X, Y advance"
over a run-off of X and Z. Each is held against what the story tells of the same thing in the same kind of words, and only where
the story never tells it as the headline does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench
from copydesk.checks.wording import extent
from copydesk.lexicon import taken as words
from copydesk.records import Claim, Finding
from copydesk.records.late import late
from copydesk.records.opened import Opened

_NAMED = frozenset({"full", "short", "variant", "diacritics"})
_RANKS = {
    word: number
    for number, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "last"), 1)
}
_RANK = late(
    r"(?:, who)?(?: has| had)? (?:came|comes|finish(?:ed|es)|plac(?:ed|es)|ran|runs|is|was) (?:in |out )?(?:an? \w+ )?(?P<rank>first|second|third|fourth|fifth|sixth|last)\b(?! (?:round|term|time|woman|person|to|of|in line)\b)"
)
_THEN = late(
    r"\b(?:ago|previous(?:ly)?|earlier|last (?:time|year)|(?:first|second|final) (?:round|ballot)|poll(?:s|sters)?|(?:18|19|20)\d\d|hope[sd]?|could|would|might)\b"
)
_POST = Opened(rf"\b(?P<post>{words.OFFICE}) of (?:the )?", re.IGNORECASE)
_MADE = late(
    r"\b(?:elected|will be|to be|is|becom\w+|became|won|new|next|as)\b(?:(?!\b(?:former|deputy|vice|once|then|not)\b)[^,;.]){0,60}\Z"
)
_KEEP = (
    r"keep|keeps|kept|retain(?:s|ed|ing)?|preserv(?:e|es|ed|ing)|save[sd]?|uphold|upheld|maintain(?:s|ed)?"
)
_DROP = r"scrap(?:s|ped|ping)?|abolish(?:es|ed|ing)?|drop(?:s|ped|ping)?|axe[sd]?|repeal(?:s|ed|ing)?|remov(?:e|es|ed|ing)|ditch(?:es|ed)?|end(?:s|ed|ing)?|dissolv(?:e|es|ed|ing)|disband(?:s|ed|ing)?|get rid of|do away with"
_PASS = r"approv(?:e|es|ed|ing|al)|back(?:s|ed|ing)?|support(?:s|ed|ing)?|accept(?:s|ed|ing)?|endors(?:e|es|ed|ing)|adopt(?:s|ed|ing)?|ratif(?:y|ies|ied)|pass(?:es|ed)?|agree[sd]? to|(?:say|says|said|vot\w+) yes|in favou?r of|vot\w+ for|green-?light\w*"
_FAIL = r"reject(?:s|ed|ing|ion)?|(?:turn|vot)\w* down|oppos(?:e|es|ed|ing)|refus(?:e|es|ed|al)|thr[eo]ws? out|defeat(?:s|ed)?|(?:say|says|said|vot\w+) no|against|fail(?:s|ed)?|spurn(?:s|ed)?|rebuff(?:s|ed)?|block(?:s|ed)?"
_ANSWER = Opened(
    rf"\b(?:(?P<keep>{_KEEP})|(?P<drop>{_DROP})|(?P<pass>{_PASS})|(?P<fail>{_FAIL}))\b", re.IGNORECASE
)
_OPPOSITE = {"keep": "drop", "drop": "keep", "pass": "fail", "fail": "pass"}
_VOTED = late(
    r"\b(?:vot(?:e|es|ed|ers?|ing)|referendum\w*|plebiscite|residents|citizens|electors|ballots?|per ?cent|percent|%|to \d)",
    re.IGNORECASE,
)
_NOT = late(
    r"\b(?:not|never|no longer|refus\w+|declin\w+|instead of|rather than|than|whether|if|campaign\w*|urged|called|wanted|council(?:lors)? (?:had|have)|government (?:had|has))\b|n['’]t\b",
    re.IGNORECASE,
)
# "Comes back", "an end", "its support".
_NOUN = late(
    r"\b(?:(?:come|comes|came|bounc\w+|fights?|hits?|go|goes|bring|brings|win|wins|won|tak\w+|look\w*|hold\w*|roll\w*|push\w*|pull\w*|way|turn\w*) |(?:an?|the|his|her|their|its|no|with|in|for|of|at) )\Z"
)
# "A measure to repeal it failed": an answer to what is asked.
_ASKED = late(
    rf"\b(?:measure|proposal|question|initiative|motion|plan|bid|move|amendment|attempt|effort|petition)s? (?:to|that)\b|\b(?:{_FAIL})\b",
    re.IGNORECASE,
)
_JOINT = late(r"[,;:–—]| (?:in|on|over|for|as|after|with|of|to|by|from|at|despite|amid|and|but)\b")
_WORD = late(r"[^\W\d_]{4,}")
_TOGETHER = Opened(r"\b(?:together|all(?:y|ies)|partners?|combined|jointly)\b", re.IGNORECASE)
_LEAD, _OBJECT, _FAIR = 3, 50, 0.75


class Otherwise(NamedTuple):
    """Words of the headline, and those of the story that tell it otherwise."""

    head: tuple[int, int]
    body: tuple[int, int]
    claims: tuple[Claim, ...] = ()


def told_otherwise(table: Bench, ledger: Ledger) -> Iterator[Otherwise]:
    """What each headline tells otherwise than the story below it."""
    for part in table.scene.headlines:
        head = part.start, part.end
        if table.reading.article.text[part.start : part.end].rstrip().endswith("?"):
            continue
        for look in (_ranks, _posts, _answers, _run_off, _majority):
            ledger.count()
            yield from look(table, head)


def finding_of(check: Check, table: Bench, one: Otherwise) -> Finding:
    """A finding at the headline's words."""
    said, its = (
        " ".join(table.reading.article.text[start:end].split()) for start, end in (one.head, one.body)
    )
    return check.finding(
        table.reading,
        f'"{said}" in the headline, "{its}" in the story',
        one.head,
        [one.body],
        claims=one.claims,
        found=said,
        expected=its,
    )


def _ranks(table: Bench, head: tuple[int, int]) -> Iterator[Otherwise]:
    """Somebody's rank, against those that the story gives the same person right behind the name."""
    text = table.reading.article.text
    for side in (*table.reading.people(), *table.reading.parties()):
        told: list[tuple[int, int, int]] = []
        for name in side.mentions if len(side.mentions) > 1 else ():
            match = _RANK.match(text, name.end) if name.form in _NAMED else None
            if match is not None and not _THEN.search(text, *_sentence(table, name.start)):
                told.append((_RANKS[match["rank"]], name.start, match.end()))
        above = [one for one in told if head[0] <= one[1] < head[1]]
        below = [one for one in told if one[1] >= head[1]]
        if len(above) == 1 and below and all(one[0] != above[0][0] for one in below):
            yield Otherwise(above[0][1:], below[0][1:])


def _posts(table: Bench, head: tuple[int, int]) -> Iterator[Otherwise]:
    """Of where somebody holds a post, against where the story has that post."""
    text = table.reading.article.text
    places = {one.start: (place, one.end) for place in table.reading.places() for one in place.mentions}
    sides = {side.id for side in table.reading.side_mentions_in(*head)}
    told = [
        (match["post"].lower(), match.start(), *places[match.end()]) for match in _POST.finditer(text)
        if match.end() in places and (match.start() < head[1] or _is_made(table, sides, match.start()))
    ]  # fmt: skip
    for post, start, place, end in told:
        if not head[0] <= start < head[1]:
            continue
        others = [one for one in told if one[0] == post and one[1] >= head[1]]
        mine = {other[2].id for other in others}
        first = others[0] if others else None
        if first is None or place.id in mine or len(mine) > 1 or first[2].place_kind != place.place_kind:
            continue
        sentences = {table.reading.sentence_at(one[1]) for one in others}
        if min(sentences) <= _LEAD and place.name not in first[2].name and first[2].name not in place.name:
            yield Otherwise((start, end), (first[1], first[3]))


def _is_made(table: Bench, sides: set[str], at: int) -> bool:
    """Whether a sentence says of somebody of the headline, up to a post, that the post is won: "will be the first woman to be mayor of"."""
    begin, _end = _sentence(table, at)
    text, named = table.reading.article.text, table.reading.side_mentions_in(begin, at)
    return bool(named) and named[-1].id in sides and _MADE.search(text, named[-1].end, at) is not None


def _answers(table: Bench, head: tuple[int, int]) -> Iterator[Otherwise]:
    """How a vote went, against the story's words for it: where they tell the opposite of the same thing, and nowhere the same."""
    text = table.reading.article.text
    said = [
        match for match in _ANSWER.finditer(text, *head) if not _NOUN.search(text, head[0], match.start())
    ]
    if len(said) != 1 or _NOT.search(text, *head):
        return
    stop = _JOINT.search(text, said[0].end(), head[1])
    way, things = said[0].lastgroup or "", _things(text, said[0].end(), stop.start() if stop else head[1])
    if way in ("keep", "drop") and not _VOTED.search(text, *head):
        return
    found = []
    for match in _ANSWER.finditer(text, head[1]):
        if match.lastgroup == way:
            return
        begin, end = _sentence(table, match.start())
        near = table.reading.sentence_at(match.start()) <= table.reading.sentence_at(head[0]) + _LEAD
        beside = max(begin, match.start() - _OBJECT), min(end, match.end() + _OBJECT)
        if (
            match.lastgroup == _OPPOSITE[way] and near and things & _things(text, *beside)
            and _VOTED.search(text, begin, end)
            and not (way in ("keep", "drop") and _ASKED.search(text, begin, end)) and not _NOT.search(text, begin, match.end())
            and not _NOUN.search(text, begin, match.start())
        ):  # fmt: skip
            found.append(match)
    if found:
        yield Otherwise(said[0].span(), found[0].span())


def _things(text: str, begin: int, end: int) -> set[str]:
    return {word[0].lower().removesuffix("s") for word in _WORD.finditer(text, begin, end)}


def _run_off(table: Bench, head: tuple[int, int]) -> Iterator[Otherwise]:
    """Who goes on to a run-off, against the two whom the story has in it."""
    told = [
        one
        for one in table.of_anyone("outcome")
        if one.value == "runoff" and table.scene.person(one.subject_id)
    ]
    above = [one for one in told if table.scene[one].headline and one.confidence >= _FAIR]
    below = [
        one for one in told if not table.scene[one].headline and one.confidence >= _FAIR and one.when is None
    ]
    sides = {one.subject_id for one in below}
    for one in above:
        named = [side for side in table.reading.side_mentions_in(*head) if side.id == one.subject_id]
        if len(sides) == 2 and one.subject_id not in sides and named:
            yield Otherwise((named[0].start, named[0].end), extent(table.reading, below[0]), (one, *below))


def _majority(table: Bench, head: tuple[int, int]) -> Iterator[Otherwise]:
    """A majority, or none, against the seats that are likely the same side's; majority-missed sees to the sure."""
    told = [one for one in table.of("outcome") if one.value in ("majority", "no_majority")]
    if _TOGETHER.search(table.reading.article.text):
        return
    for one in told:
        if not head[0] <= one.value_span.start < head[1] or one.subject_id is None:
            continue
        seats = [
            other for other in table.of_anyone("seats")
            if other.subject_id == one.subject_id and other.of is not None and other.of.isdigit() and other.when is None
            and other.confidence >= _FAIR and not table.scene[other].headline and other.comparator == "exactly"
        ]  # fmt: skip
        below = [
            other
            for other in told
            if other.value_span.start >= head[1] and other.subject_id == one.subject_id
        ]
        has = {2 * int(other.value) > int(other.of or 0) for other in seats}
        if any(map(table.sure, seats)):
            continue
        if has == {one.value == "no_majority"} and all(other.value != one.value for other in below):
            yield Otherwise(extent(table.reading, one), extent(table.reading, seats[0]), (one, seats[0]))


def _sentence(table: Bench, at: int) -> tuple[int, int]:
    here = table.reading.sentences[table.reading.sentence_at(at)]
    return here.start, here.end

"""What a figure of a short story is of, where too little was read of it: told by the words of its clause.

A margin, those who voted, those who might, a side's votes. In a story of one vote at one place all exact figures of a kind
are one and the same, or the story says how they differ.
"""

from __future__ import annotations

import re

from copydesk.checks.compare import Bench
from copydesk.checks.context import polled
from copydesk.checks.cued import Cued
from copydesk.records import Claim, Quantity
from copydesk.records.late import late

# A story of so many sentences is of one vote, unless it names two.
_SHORT = 16
_CERTAIN, _LIKELY, _GUESS = 0.9, 0.7, 0.5
_KINDS = {
    "turnout": "voters", "total_votes": "voters", "electorate": "electorate", "lead": "margin", "votes": "votes",
    "vote_share": "votes", "counted": "counted", "seats": "seats", "total_seats": "body", "areas_won": "areas",
    "threshold": "threshold", "change": "change", "age": "age", "elapsed": "elapsed",
}  # fmt: skip
_PAPERS = r"(?:ballots?(?: papers?)?|papers|votes)"
_MARGIN = late(
    r"\b(?:margin|majority|lead|gap|difference|ahead|apart|separated|(?:st(?:ands?|ood)|l(?:ies?|ay)|were) between|more than (?:his|her|its|their) (?:nearest|closest)"
    r"|(?:beat|won|defeated|held on|clung on|lost|victory)\b[^.;,]{0,60} by)\b"
)
_CAME = late(
    r"\b(?:turnout|participation|voted\b(?! (?:yes|no|for|against|to|in favou?r))|(?:took|take|taken|taking) part(?<!to take part)|turned (?:out|up)|went to the polls|showed up|bothered|did so|had done so"
    rf"|have said|had their say|cast\b|casting\b|{_PAPERS} (?:were |had been )?(?:cast|counted|received|issued|returned|found|in the box(?:es)?|in all|in total|altogether)"
    rf"|(?:received|counted|issued|collected) [\d,.]+ {_PAPERS}|(?:drew|attracted) [\d,.]+ (?:voters|people)|number of (?:voters(?! (?:on|regist|eligib|entitl|enrol|is|was|stands|stood))|votes cast|ballots)|(?:came|come) to (?:the |their )?(?:polls|polling|stations|vote)"
    r"|returned (?:their|a) (?:papers?|ballots?))",
    re.IGNORECASE,
)
_MIGHT = Cued(
    r"\b(?:registered|eligible|entitled|enrolled|(?:of the|an|the|its) electorate(?: of| is| was| has| numbers|[,.;])|number of voters|electors|on (?:the|its|their) (?:\w+ )?(?:rolls?|register|lists?)|(?:roll|register|list)s? (?:of (?:voters|electors) )?(?:has|have|had|holds?|held|counts?|numbers?)"
    r"|voters? (?:on the )?lists?|names|(?:may|can|could) vote|(?:have|had|has) the (?:vote|right to vote)|to take part)\b",
    "regist|eligib|entitl|enrol|elector|roll|list|names| vote|take part",
    re.IGNORECASE,
)
_WON = late(r"\b(?:won|got|polled|garnered|secured|gained)\b(?![^.;,]{0,60} by\b)")
_OF_A_SIDE = late(r"\b(?:votes?|tally|total|polled|score)\b")
_SPOILED = late(
    r"\b(?:spoil\w+|invalid|valid|rejected|blank|void|null|postal|early|advance|absentee|abroad|overseas|stayed|abst\w+|did not|didn['’]t)\b",
    re.IGNORECASE,
)
_PAUSE = late(r"[,;:.–—](?!\d)|\b(?:and|but|while)\b")


def stands(table: Bench, one: Claim) -> bool:
    """Whether whoever a figure was read to be of stands in this election: not the scholar who speaks of it."""
    person = table.scene.person(one.subject_id)
    if person is None or person.candidate or person.party is not None:
        return True
    return sum(it.subject_id == one.subject_id and it.measure != "age" for it in table.reading.claims) > 1


def tells_one_vote(table: Bench) -> bool:
    """Whether a story is short and tells of one vote at one place only."""
    scene = table.scene
    if (
        len(table.reading.sentences) > _SHORT
        or not scene.one_contest
        or scene.several_questions
        or scene.live
    ):
        return False
    return len({scene[one].place for one in table.reading.claims if one.confidence >= _GUESS} - {None}) < 2


def kind_told(table: Bench, one: Quantity, claim: Claim | None) -> str | None:
    """What a figure is of: by its claim, if that is sure, else by the words of its clause, else by those up to the figure behind it."""
    here = table.reading.sentences[table.reading.sentence_at(one.start)]
    others = table.reading.quantities_in(here.start, here.end)
    begin = max((it.end for it in others if it.end <= one.start and it.kind != "date"), default=here.start)
    end = min((it.start for it in others if it.start >= one.end and it.kind != "date"), default=here.end)
    text = table.reading.article.text
    pauses = [match.end() for match in _PAUSE.finditer(text, begin, one.start)]
    pause = _PAUSE.search(text, one.end, end)
    clause = (pauses[-1] if pauses else begin, pause.start() if pause is not None else end)
    if _SPOILED.search(text, *clause):
        return None
    read = _KINDS.get(claim.measure) if claim is not None else None
    if claim is not None and claim.confidence >= _CERTAIN:
        return read
    found = _by_words(text, *clause) or _by_words(text, clause[0], end)
    return found or (read if claim is not None and claim.confidence >= _LIKELY else None)


def _by_words(text: str, begin: int, end: int) -> str | None:
    """The kind that a stretch of words tells."""
    for kind, words in (
        ("votes", _WON),
        ("margin", _MARGIN),
        ("voters", _CAME),
        ("electorate", _MIGHT),
        ("votes", _OF_A_SIDE),
    ):
        if words.search(text, begin, end):
            return kind
    return None


def fair(table: Bench, claim: Claim | None) -> bool:
    """Whether a figure is, by its claim, of the vote that the story tells of, and of all who vote."""
    if claim is None:
        return True
    here = table.scene[claim]
    return not (here.when or here.group or here.month or here.stage or polled(here))

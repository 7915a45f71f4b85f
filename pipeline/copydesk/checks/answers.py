"""Which answer to a question a share is of, by the words on one side of it: Yes or No, for or against, or neither."""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.checks.anycase import AnyCase
from copydesk.records.late import late

# "Yes", "in favour", "51.4 percent said yes", "voted for", "For: 51.4", "backed it", "to leave".
_YES = (
    r"\byes\b|\bin favou?r\b|\b(?:vot\w+|were|was|came out|cast ballots) for\b|\bfor(?=[:,.;)\]]| (?:and|to|it)\b|:? ?\Z| (?:the|an?) [\w-]+:)"
    r"|\b(?:support|back|approv|accept|endors|favour|favor)(?:s|e|es|ed|ing)?\b|\bleave\b"
)
# "No" as an answer: with its capital, in quotes, or behind who says it.
_NO = (
    r"(?-i:\bN[Oo]\b)(?!\.? \d+[:,]?\s)|[\"“'‘]no\b|\b(?:vot|say|said|answer|tick|mark)\w* no\b|\bagainst\b"
    r"|\b(?:reject|oppos)(?:s|e|es|ed|ing)?\b|\bin opposition\b|\bremain\b"
)
_NEITHER = r"\babst(?:ain|ention)\w*|\bundecided\b|\b(?:did|do) not know\b|\bdon['’]t know\b|\bno opinion\b|\bunsure\b|\bnot made up\b"
# "52.5% against 37.5": no answer.
_COMPARED = late(r"\W*(?:per ?cent |percent )?against (?:just |only |some )?\Z")
_ANSWER = AnyCase(rf"(?P<yes>{_YES})|(?P<no>{_NO})|(?P<neither>{_NEITHER})")
_PAUSE = late(r"[,;.\n](?!\d)")


def answers(text: str, begin: int, figures: Sequence[tuple[int, int]], end: int) -> tuple[str, ...]:
    """The answer that each of some figures of a text from `begin` to `end` is of, all told before them or all behind; empty where two have one.

    The words behind the last figure are those of its clause, those before the first of the line or sentence.
    """
    starts = [begin, *(stop for _start, stop in figures)]
    pause = _PAUSE.search(text, figures[-1][1], end)
    stops = [*(start for start, _stop in figures), pause.start() if pause is not None else end]
    told = [
        []
        if _COMPARED.match(text, one, other)
        else [match.lastgroup or "" for match in _ANSWER.finditer(text[one:other])]
        for one, other in zip(starts, stops, strict=True)
    ]
    before = [zone[-1] for zone in told[:-1] if zone]
    behind = [zone[0] for zone in told[1:] if zone]
    for found in (before, behind):
        if len(found) == len(figures) == len(set(found)):
            return tuple(found)
    return ()

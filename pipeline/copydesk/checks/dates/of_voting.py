"""Whether the words by a day are of voting, and of nothing else that has a day of its own.

"Polling took place on Nov. 15", "voters renewed it Tuesday, Nov. 7", "the ballots cast in the town on May 5", "elect a
president on April 14"; also what is said of a day that opens its clause or is set off: "On September 8, when Norwegians
choose a new parliament", "come 14 December, there will be 900 polling places", "When is the vote? On 3 May".
"""

from __future__ import annotations

from copydesk.checks.dates.calendar import VERB
from copydesk.checks.dates.two_places import DAY
from copydesk.records.late import late

_ON_DAY = late(rf"(?:\b[Oo]n|\b[Cc]ome|\bheld|{DAY},?|\b(?:one|a single) day,) ?\Z")
# A day that opens its clause: what follows is said of it.
_OPENS = late(rf"(?:\A|, |[“\"‘]|\b(?:and|but|that),? )(?:[Oo]n|[Cc]ome) (?:{DAY},? )?\Z")
_VOTING = late(
    r"\b(?:[Vv]oters?|[Vv]otes?|[Vv]oted|[Vv]oting|[Pp]olling|polls|ballots?(?: were)? cast|cast (?:a |their )?(?:ballots?|votes?)|held|elect(?:s|ed)?|choos(?:e|es)|chose"
    r"|[Ee]lections?|[Bb]y-?elections?|[Rr]eferendum|[Rr]un-?off)\b"
)
_ANOTHER = late(
    r"\b(?:certif\w*|results?|declar\w*|announc\w*|campaign\w*|regist\w*|deadline|debate\w*|rall\w+|nominat\w*|sworn|courts?|petition\w*|recount\w*|published|poll (?:by|of|from|published|taken)|surveys?|pollsters?"
    r"|meet\w*|session|talks|press|news|conference|protest\w*|arrest\w*|died|killed|born|called|dissol\w*|resign\w*|congress|convention|list|candidates?|training|from|between|first elected|mandate|office|inaugurat\w*|said on|told)\b"
)
# "The council votes on May 5", "delegates elect a leader": no vote of the people.
_BODY = late(
    r"\b(?:[Cc]ouncil(?:l?or)?s?|[Ss]enat(?:e|ors)|[Aa]ssembly|[Pp]arliament|[Hh]ouse|[Cc]ommittee|[Bb]oard|MPs|lawmakers|legislators|deputies|delegates|members|leaders|ministers)"
    r"(?: (?:of|for|from) [^.;,]{2,40}?)? (?:will |is to |are to )?(?:vote|elect|choose|decide)s?\b"
)
_AFTER = late(r"\b(?:after|before|since|until|when)\b")
# "Australians choose a new parliament on May 3": told by the verb, in the present, of what is to come.
_VOTERS_DO = late(
    rf"(?:\A|[.,;:–—-] |[“\"‘(]|\b(?:when|where|that|before|as|and|until) )(?P<who>[^.;:,“”\"]{{2,60}}?) (?:(?:will|is to|are to) )?"
    rf"(?:elects?|chooses?|votes?|goe?s? to the polls|heads? to the polls|picks?)\b(?P<rest>[^.;:]{{0,60}}?)(?: on|,) (?:{DAY},? )?\Z"
)
# Set off behind a day: ", when Norwegians choose", ", the day on which Italy votes", ", polling day".
_SET_OFF = late(
    r",? (?:when|on which|the (?:day|date) (?!after|before)[a-zA-Z]+|(?:the )?(?:election|polling) day)\b(?:[^;:.]|\.\d)*"
)
_OPEN, _ASKED = late(r",? (?:[^;:.]|\.\d)*"), late(r"\b(?:[Ww]hen|[Ww]hat day)\b[^.?]*\?\s*\Z")
_ALONE = late(rf"(?:[Oo]n )?(?:{DAY},? )?(?:the )?")


def of_voting(clause: str, rest: str, before: str, behind: str, *, weekday: bool) -> bool:
    """Whether a day is of voting, by the clause it stands in up to it and the `rest` of that behind it, and by its whole sentence."""
    if _OPENS.search(before):
        said = _SET_OFF.match(behind) or _OPEN.match(behind)
        if said is not None and _only_of_voting("", said[0].partition(", who ")[0]):
            return True
    set_off = _SET_OFF.match(behind)
    if set_off is not None and _only_of_voting("", set_off[0]):
        return True
    verb = VERB.search(rest)
    return (weekday or _ON_DAY.search(before) is not None) and _only_of_voting(
        _AFTER.split(clause)[-1], rest[: verb.start()] if verb else rest
    )


def voters_do(before: str) -> bool:
    """Whether the words before a day say that people vote on it: "Mexico votes on June 2"."""
    said = _VOTERS_DO.search(before)
    return said is not None and _ANOTHER.search(said[0]) is None and not of_a_body(said[0])


def of_a_body(words: str) -> bool:
    """Whether words tell of a vote in a council, a parliament or a party's board."""
    return _BODY.search(words) is not None


def answers_when(last: str, before: str) -> bool:
    """Whether a day alone answers the question when a vote is: "When is the election? Saturday, 14 October"."""
    return (
        _ASKED.search(last) is not None
        and _VOTING.search(last) is not None
        and _ANOTHER.search(last) is None
        and _ALONE.fullmatch(before) is not None
    )


def _only_of_voting(before: str, behind: str) -> bool:
    told = f"{before}_{behind}"
    return _VOTING.search(told) is not None and _ANOTHER.search(told) is None and not of_a_body(told)

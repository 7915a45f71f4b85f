"""Claims that cannot be what they were read as: the words beside them, or their figures, say so."""

from __future__ import annotations

import re

from copydesk.checks.corrections import taken_back
from copydesk.checks.misread_bodies import of_no_body
from copydesk.checks.misread_outcomes import no_outcome
from copydesk.checks.units import unit_class
from copydesk.checks.wording import extent
from copydesk.records import Claim, Party, Quantity, Reading
from copydesk.records.late import late
from copydesk.records.opened import Opened

_NEAR = 60
# "Abstention reached 31.5%", "turnout of 46 percent", "blank votes made up 4.8": read as somebody's share.
_NO_SHARE = Opened(
    r"\b(?:abstention|abstained|turnout|non-voters|invalid|spoil(?:ed|t)|blank|null|unemployment|inflation|undecided)\b[^.;,]{0,40}\Z",
    re.IGNORECASE,
)
# "Three-fifths of those who turned out had voted for somebody else".
_FOR_OTHERS = late(
    r"[^.;\d]{0,100}?\b(?:for|chose|preferred|wanted|backed|to) (?:(?:some|any)(?:body|one) else|others|another (?:candidate|party|man|woman))\b"
)
# "12 provisional ballots", "63 rejected votes"; not "12 votes".
_NO_VOTES = late(
    r" (?:more |other )?(?:provisional|mail(?:-in)?|absentee|postal|rejected|spoil(?:ed|t)|invalid|blank|challenged"
    r"|uncounted|outstanding|disputed|informal|null) (?:ballots?|votes?)\b",
    re.IGNORECASE,
)
# "Founded in December and led by Zuma": no lead in a race.
_LED_BY = late(r"led by (?!(?:about|some|more|less|just|only|nearly|almost|over|under|around)\b)(?=[A-Za-z])")


_PERCENT = late(r"%|\bper ?cent|\bpct\b|\bshare", re.IGNORECASE)
_HEAD = 4000
# "A loss of 33 seats", "by one vote", "14 more than": a difference, not what somebody has. Not "by 28 votes to 27".
_DIFFERENCE = Opened(
    r"\b(?:(?:loss|gain|lead|margin|majority|gap|difference|advantage|rise|increase|drop|fall|decline|swing)s? of"
    r"|(?:win|wins|won|winning|lost|loses|losing|beat\w*|defeat\w*|lead|leads|leading|led|ahead|behind|trail\w*|becomes?|became|re-?elected|elected"
    r"|up|down|rose|fell|gr[eo]w\w*|dropped|increased|decreased|missed|passed|failed|shr[aiu]nk\w*)\b[^.;]{0,40} by)(?: (?:only|just|some|about|nearly|almost|over|more than|less than|fewer than|an?))*\s\Z",
    re.IGNORECASE,
)
_TO_ANOTHER = late(r"(?:%| ?per ?cent| ?percent| \w+)?(?: to |[-–]| against )")
_MORE_THAN = late(
    r" (?:(?!and\b|or\b|but\b)\w+ )?(?:more|fewer|less|higher|lower|ahead|behind)\b(?! half\b)", re.IGNORECASE
)
# "Six million more than in 2018".
_MORE_THAN_THEN = late(
    r" (?:\w+ )?(?:more|fewer|less) than (?:in|at|on|last|before|then|previously|the (?:last|previous|year|time)"
    r"|(?:\w+ ){1,3}(?:ago|earlier|before)|(?:19|20)\d\d)\b"
)
# "The government wanted 53 percent": a rate or a rise that is asked for.
_WANTED = late(
    r"\b(?:want(?:s|ed)?|demand(?:s|ed)?|propos(?:es|ed)|offer(?:s|ed)?|(?:ask|call)(?:s|ed)? for) (?:an? )?\Z"
)
_COUNTED = frozenset({"seats", "total_seats", "votes", "total_votes", "electorate", "areas_won"})
_OWNED = frozenset({"vote_share", "votes", "seats"})
_AND = late(r",? and (?:the )?")
# "Together Bukele and his allies have 57", "between them"; not the party called Together.
_TOGETHER = late(
    r"\b(?:[Bb]etween them|jointly|together (?:ha[sd]|have|hold|held|won|got|took|make))\b"
    r"|\bTogether,? (?:the (?:two|three|four|five|six|parties)|they|with|[A-Z][\w-]+ and)\b"
)
_EACH = late(r"\b(?:each|apiece|respectively|both)\b")
_TWO_FIGURES = late(r"(?:%| ?per ?cent| ?percent| seats| votes)?,? and (?:[\w'’]+ ){0,2}\d")
# "57 seats fewer than the 312 of 2017": a change, not a lead.
_THAN_BEFORE = late(r" (?:\w+ )?(?:more|fewer|less|higher|lower) than (?:the |its |their )?\d")
_HELD = frozenset(
    {"vote_share", "votes", "seats", "total_seats", "total_votes", "areas_won", "turnout", "electorate"}
)
# "Four votes in ten", "one in three": how many of how many, not of whom.
_IN_SO_MANY = late(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d+) (?:\w+ )?(?:in|out of)(?: every)? \Z",
    re.IGNORECASE,
)
_SO_MANY_ENDS = ("in ", "out of ", "every ")
# "No vote was held in Tigray, with 38 seats": what a place has in the body.
_OF_A_PLACE = late(
    r"\bin (?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2}, (?:with|which has|which have) (?:its |their )?\Z"
)
_PLACE_ENDS = ("with ", "has ", "have ", "its ", "their ")
# "Half of the machines", "a third of the districts": not of the votes.
_OF_THINGS = late(
    r" of (?:all |some )?(?:the |its |their )?(?:[a-z]+ )?(?:boxes|tables|sheets|machines|stations|centres|centers|precincts|districts|wards|polls"
    r"|booths|seats|deputies|senators|members|lawmakers|constituencies|counties|provinces|regions|states|municipalities|chambers|tallies|forms"
    r"|returns|areas|lists|money|budget|time|population|country|land|points)\b"
)
# "Which Rabuka then led", "whom she leads": the head of a party, not the one in front.
_HEADED = late(
    r"\b(?:which|whom|that|party) (?:[A-Z][\w.'’-]+ |he |she |they )+(?:then |now |once |has |had |still )?\Z"
)

# "The minimum turnout, a third", "a quorum of 40 percent": what is needed, not who came.
_ASKED = late(
    r"\b(?:minimum|required|necessary|compulsory|needed|quorum|threshold|validity)\b[^.;]{0,40}\Z|\b(?:needs|requires?|must (?:reach|exceed|be))\b[^.;,]{0,40}\Z",
    re.IGNORECASE,
)
# "Abstention went up from 23.4% to 29.8%": those who did not come.
_STAYED = late(
    r"\b(?:abst(?:ention|ain)\w*|non-?voting)\b(?:(?!\bturnout\b)(?:[^.;]|\.\d))*\Z", re.IGNORECASE
)
# "39 between the two", "45 between them": of two sides together.
_BETWEEN = late(
    r"(?:%| ?per ?cent| ?percent| seats| votes)?,? between (?:the (?:two|three|four)|them|the pair)\b"
)
# "With the Greens she has 72", "with his allies he would have 61".
# "And with its nationalist ally, the MHP, had 51.6".
_WITH_ALLY = Opened(
    r"\b[Ww]ith (?:its|his|her|their) (?:[a-z-]+ ){0,2}(?:ally|allies|partners?),? (?:the )?[A-Z][^.;\d]{0,40}?"
    r" (?:had|has|have|won|got|took|holds?|makes?|reach(?:es)?) (?:\w+ ){0,2}\Z"
)
_WITH_ALLIES = late(
    r"(?:\A|[,;–—] |\b(?:and|but),? )[Ww]ith (?:the |its |his |her |their )?(?:[A-Z][\w.'’-]*|allies|partners?|friends)(?: [\w.'’-]+){0,4} "
    r"(?:he|she|it|they) (?:now |thus |then |still )?(?:has|have|had|holds?|commands?|reach(?:es)?|gets?|counts?|(?:would|will|could) (?:have|hold|reach|get)) (?:\w+ ){0,2}\Z"
)


# "A further 1,900 ballots": besides those told.
_FURTHER = late(
    r"\b(?:further|another|additional|remaining|extra|only|last|some of the) (?:\w+ )?\Z", re.IGNORECASE
)
# "By 123,001 No votes to 95,170": the first of two figures, no lead.
_TO_OTHER_FIGURE = late(
    r"(?:%| ?per ?cent| ?percent)?(?: [A-Za-z]+){0,2} (?:to|against) \d[\d,.]*\b(?! (?:seats|points))"
)
# "She gained 23 votes": a change, over nobody.
_GAINED = late(
    r"\b(?:gain(?:s|ed|ing)?|lost|los(?:es|ing)) (?:(?:only|just|some|about|another|an? (?:further|extra)) )?\Z"
)
# "Won a third, and he says last, term", "a fourth consecutive mandate": no third of the vote.
_A_TERM = late(
    r"(?: (?:and|or|but|,)[^.;\d]{0,30})? ?(?:straight |consecutive |successive |four-year |five-year |final |last )?(?:terms?|time|mandate|spell|stint|try|attempt|bid)\b"
)
# "Half of Italy stays home", "a third of the country did not vote".
_OF_A_LAND = late(
    r" of (?:the )?(?:[A-Z][a-z]+ )?(?:[A-Z][a-z]+|country|nation|population|land) (?!votes?\b|ballots?\b|electorate\b)(?:stay\w*|did|does|was|were|is|are|went|goes|has|had|chose)\b"
)
# "A majority with the Social Democrats would start from 91".
_UNREAL = Opened(r"\b(?:would|could|might) (?!have\b)(?:[\w'’-]+ ){1,3}\Z")
# "Köfer, a former Social Democrat, climbed to".
_FORMER = Opened(r"\b(?:former|ex|one-time|once an?|formerly (?:of the|an?))[ -](?:[a-z]+ )?\Z")
_FRACTION = late(r"\b(?:hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|tenths?)\b", re.IGNORECASE)


def misread(reading: Reading, claim: Claim) -> bool:
    """Whether a figure cannot be what it was read as, whatever slip is in it.

    Votes or seats taken for a share, a difference for what somebody has, "half of the machines" for half of the vote.
    """
    if taken_back(reading, claim):
        return True
    if claim.measure == "outcome":
        return no_outcome(reading, claim)
    if claim.unit == "percent" and len(claim.value.partition(".")[0].lstrip("-")) > 3:
        return True
    quantity = reading.quantity_by_id.get(claim.quantity_id or "")
    text, place, before = reading.article.text, extent(reading, claim), _before(reading, claim)
    # "The Greens have 5 (minus 1)": a change.
    # "Work it out and it's 10.7 delegates": worked out, not counted.
    if claim.measure in _COUNTED and claim.unit != "percent" and not claim.value.isdigit():
        return True
    # "More than a third of the mandates" is no number of seats.
    counted = claim.measure in ("seats", "votes") and claim.unit != "percent"
    if counted and _FRACTION.search(text, *place):
        return True
    # "Half of Italy stays home".
    if claim.measure == "vote_share" and text[place[0]].isalpha() and _OF_A_LAND.match(text, place[1]):
        return True
    # "A third and, he says, last term".
    if claim.measure in _OWNED and claim.unit == "percent" and _A_TERM.match(text, place[1]):
        return text[place[0]].isalpha() or not _PERCENT.search(text, *place)
    if claim.measure in _OWNED and (of_former(reading, claim) or _UNREAL.search(before)):
        return True
    if claim.measure in _OWNED and (
        (before.lower().endswith(_SO_MANY_ENDS) and _IN_SO_MANY.search(before))
        or (before.endswith(_PLACE_ENDS) and _OF_A_PLACE.search(before))
    ):
        return True
    if claim.measure in ("seats", "total_seats") and of_no_body(reading, claim, before):
        return True
    if claim.measure == "total_votes" and _FURTHER.search(before):
        return True
    if claim.measure == "lead" and (_TO_OTHER_FIGURE.match(text, place[1]) or _GAINED.search(before)):
        return True
    if claim.measure in _HELD and _is_difference(text, claim, *place):
        return True
    if claim.measure in _OWNED and claim.subject != "others" and _joint(reading, claim):
        return True
    if claim.measure == "change" and _over_another_side(reading, claim):
        return True
    if claim.measure == "lead" and _than_before(reading, claim):
        return True
    if unit_class(claim) != "percent" or quantity is None:
        return False
    if claim.measure == "vote_share" and (_of_things(reading, quantity) or _WANTED.search(before)):
        return True
    if claim.measure == "turnout" and (_ASKED.search(before) or _STAYED.search(before)):
        return True
    return quantity.kind == "count" and not _goes_on(reading, quantity)


def _before(reading: Reading, claim: Claim) -> str:
    """The words of its sentence right before a figure."""
    start = claim.value_span.start
    return reading.article.text[max(claim.evidence.start, start - _NEAR) : start]


def _is_difference(text: str, claim: Claim, start: int, end: int) -> bool:
    """Whether the words right by a figure at `start` to `end` make it a difference."""
    if text.startswith(" ", end):
        if _MORE_THAN_THEN.match(text, end):
            return True
        if _MORE_THAN.match(text, end) and claim.measure not in ("turnout", "electorate"):
            return True
    first, last = max(0, start - _NEAR), _first_digit(text, start, end)
    if not text[last - 1 : last].isspace():
        return False
    small = text[first:last].lower()
    if " of" not in small and " by" not in small:
        return False
    return _DIFFERENCE.search(text, first, last) is not None and _TO_ANOTHER.match(text, end) is None


def _first_digit(text: str, start: int, end: int) -> int:
    for at in range(start, end):
        if text[at].isdigit():
            return at
    return start


def of_former(reading: Reading, claim: Claim) -> bool:
    """Whether the party that a figure is read of is only what somebody once was in."""
    side, here = reading.by_id.get(claim.subject_id or ""), claim.evidence
    if not isinstance(side, Party):
        return False
    named = [one for one in side.mentions if here.start <= one.start < claim.value_span.start]
    text = reading.article.text
    return bool(named) and all(
        _FORMER.search(text, max(here.start, one.start - _NEAR // 2), one.start) for one in named
    )


def _over_another_side(reading: Reading, claim: Claim) -> bool:
    """Whether a change is a lead after all: "1.4 points more than the PSOE"."""
    end = extent(reading, claim)[1]
    match = _OVER_SIDE.match(reading.article.text, end)
    if match is None:
        return False
    sides = (*reading.people(), *reading.parties())
    return any(mention.start == match.end() for side in sides for mention in side.mentions)


_OVER_SIDE = late(
    r",? (?:\w+ )?(?:more|fewer|less|higher|lower|ahead|behind)(?: than| of)? (?:(?:the|that of) )*"
)


def _joint(reading: Reading, claim: Claim) -> bool:
    """Whether a figure is of two sides together: "the Alliance and the NFP thus had 26 seats"."""
    text, here, start = reading.article.text, claim.evidence, claim.value_span.start
    before = text[here.start : start]
    told = "ogether" in before or "jointly" in before or "etween them" in before
    if (told and _TOGETHER.search(text, here.start, start)) or _BETWEEN.match(text, claim.value_span.end):
        return True
    if "ith " in before and (_WITH_ALLIES.search(before) or _WITH_ALLY.search(text, here.start, start)):
        return True
    subject = reading.by_id.get(claim.subject_id or "")
    if subject is None:
        return False
    mine = [one for one in subject.mentions if here.start <= one.start and one.end <= start]
    if not mine or any(map(str.isdigit, text[mine[-1].end : start])):
        return False
    others = [
        one
        for one in reading.side_mentions_in(here.start, start)
        if one.id != subject.id and one.end <= start
    ]
    last = mine[-1]
    beside = any(
        _AND.fullmatch(text, *sorted((one.end, last.start))) if one.end <= last.start else _AND.fullmatch(text, last.end, one.start)
        for one in others if one.end <= last.start or last.end <= one.start
    )  # fmt: skip
    end = claim.value_span.end
    return beside and not _EACH.search(text, end, here.end) and not _TWO_FIGURES.match(text, end)


def _than_before(reading: Reading, claim: Claim) -> bool:
    """Whether a lead is over a figure of before: "57 fewer than the 312 of 2017", with no rival in its sentence."""
    if _THAN_BEFORE.match(reading.article.text, extent(reading, claim)[1]) is None:
        return False
    rival = reading.by_id.get(claim.rival_id or "")
    here = claim.evidence
    return rival is None or not any(here.start <= mention.start < here.end for mention in rival.mentions)


def _of_things(reading: Reading, quantity: Quantity) -> bool:
    """Whether a fraction or percentage is of boxes, machines or seats, not of the vote."""
    return _OF_THINGS.match(reading.article.text, quantity.end) is not None


def _goes_on(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number without a sign of percent can be a share all the same: "48.3 percent, Cole 45.1".

    The last share before it in the sentence is printed to as many digits, and it does not stand right behind that one
    ("28 percent and 77"). A number word, "in a field of five", is none.
    """
    if not any(map(str.isdigit, quantity.printed)):
        return False
    text, place = reading.article.text, reading.sentence_at(quantity.start)
    sentence = reading.sentences[place] if reading.sentences else None
    lines = text.count("\n", text.rfind("\n\n", 0, quantity.start) + 1, quantity.start)
    if sentence is None or lines > 1:
        return _PERCENT.search(text, max(0, quantity.start - _HEAD), quantity.end + _NEAR) is not None
    shares = [one for one in reading.quantities_in(sentence.start, sentence.end) if one.kind == "percent"]
    before = [one for one in shares if one.end <= quantity.start]
    if not shares:
        begin = max(text.rfind("\n\n", 0, quantity.start), 0)
        # "The others, in per cent:" over a list.
        if text.endswith(":", 0, begin):
            begin = max(text.rfind("\n\n", 0, begin), 0)
        around = text[begin : quantity.end + _NEAR]
        return _PERCENT.search(around) is not None
    last = before[-1] if before else shares[0]
    if _decimals(last.value) != _decimals(quantity.value):
        return False
    return not (before and text[last.end : quantity.start].strip() == "and")


def _decimals(value: str | None) -> int:
    return len((value or "").partition(".")[2])


def of_nobody(reading: Reading, claim: Claim) -> bool:
    """Whether the words beside a figure make it nobody's: of abstention, turnout, blank or rejected votes."""
    text, start = reading.article.text, claim.value_span.start
    if claim.measure == "outcome":
        if claim.value != "leading":
            return False
        return (
            _LED_BY.match(text, start) is not None
            or _HEADED.search(text, max(0, start - _NEAR), start) is not None
        )
    if claim.measure == "votes":
        return _NO_VOTES.match(text, claim.value_span.end) is not None
    if claim.measure == "vote_share" and _FOR_OTHERS.match(text, claim.value_span.end):
        return True
    begin = max(claim.evidence.start, start - _NEAR)
    return claim.measure == "vote_share" and _NO_SHARE.search(text, begin, start) is not None

"""What the words around a figure hint at that no field of its claim says: an earlier count, an hour, another vote."""

from __future__ import annotations

import re
from datetime import date

from copydesk.checks.cued import Cued
from copydesk.checks.hours import minutes_last, minutes_of
from copydesk.records.late import late
from copydesk.records.once import once
from copydesk.records.opened import Opened

# How far before and behind a figure words may stand that tell its time or its group.
_BEFORE, _BEHIND = 120, 40
# The next figure: what stands behind it is said of it. "63.9 percent, up from 33.4 five years ago".
_FIGURE = late(r"\d")
# An early count or another election: "early returns", "before this vote it had 318", "five years ago".
_EARLIER = Cued(
    r"\b(?:\AThen (?=[A-Z])|then (?:was|were|stood|came|reached|had been)\b|(?:was|were|stood) then\b(?! (?:elected|re-?elected|named|sworn|chosen|declared|counted|\w+ed)\b)|early (?:on|returns?|results?|count(?:s|ing)?|votes?|voting|figures?|leads?|tall(?:y|ies)|projections?)|earlier|initial(?:ly)?|at first|(?:the )?first count|at (?:the )?dissolution|in the (?:general |parliamentary |presidential )?election (?:that|which)|going into|heading into|previous(?:ly)?|before|prior|outgoing|formerly|ago"
    r"|had (?:held|won) (?:\w+ ){0,2}(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten)|(?:years?|months?|weeks?) after|by then|on (?:election|the) night"
    r"|last (?:time|election|year|month|week|vote|parliament|ran|stood)|in (?:them|those|these)|at that (?:hour|time|point|stage)|(?:it|that|this) had been|had (?:then )?been (?:ahead|behind|tied|level))\b",
    "then|early|earlier|initial|first|dissolution|in the|going into|heading into|previous|before|prior|outgoing|formerly|ago|had held|had won|after|by then|on election night|on the night"
    "|last |in them|in those|in these|at that|been",
    re.IGNORECASE,
)
# The end of the count: "when the last box was opened", "in the end"; not "the last seat", "final debate".
_ENDED = late(
    r"\b(?:(?:final|last|all(?: of)?(?: the)?) (?:ballot )?(?:box(?:es)?|ballots?|votes?|precincts?|polling stations?|returns?)"
    r"|final (?:count|tally|result|figure|total)s?|in the end|finish(?:es|ed)? (?:on|with|at)|complete (?:count|results?)"
    r"|100 ?(?:%|percent|per cent) of|count(?:ing)? (?:was|is) (?:over|complete))\b",
    re.IGNORECASE,
)
# A part of the electorate that the reader may not have taken for one: "among Latino voters", "women".
_PART = Cued(
    r"\A\W*Of (?:these|those|them|the latter|(?:his|her|their) votes)\b|\b(?:inside (?:the country|[A-Z][a-z]+)|at home|abroad|diaspora|among|amongst|women|men|young(?:er)?|older|elderly|urban|rural|graduates|youth|first-time"
    r"|voters (?:aged|under|over|between|who|with|without)"
    r"|outside (?:the )?(?:\w+ )?(?:cit(?:y|ies)|capital|towns)|(?:postal|mail(?:-in)?|absentee|overseas|advance|early|election-day|in-person) (?:votes?|voters|ballots))\b",
    "of these|of those|of them|of the latter|of his|of her|of their|inside |at home|abroad|diaspora|among|men|young|older|elderly|urban|rural|graduates|youth|first-time|voters |outside"
    "|postal|mail|absentee|overseas|advance|early|election-day|in-person",
    re.IGNORECASE,
)
# "Turnout of Māori on the roll was": of a part of the rolls; not "turnout of about 68 percent".
_TURNOUT_OF = Opened(
    r"\bturnout (?:of|among|amongst) (?:the )?(?!about|around|nearly|over|almost|just|some|more|less|only|at|under|roughly|registered"
    r"|eligible|voters|all)[^\W\d]+ [^.;]*\Z",
    re.IGNORECASE,
)
# "Highest turnout: Islands, 33.5", "the lowest turnout was in Thar, 18.2"; not "the highest turnout since 1994".
_EXTREME = Opened(
    r"\b(?:highest|lowest|best|worst|poorest)(?:(?! (?:since|in|ever|for|level)\b)[^.;\n]){0,40}\Z",
    re.IGNORECASE,
)
# Which of several votes on one day, or which count of one: "second votes", "after preferences", "the ninth count".
_VOTE = Opened(
    r"\b(?:(?P<first_preferences>first[- ](?:preferences?|choices?)|primary votes?)"
    r"|(?P<two_party_preferred>two-(?:party|candidate)[- ]preferred|(?:after|on) (?:the )?(?:distribution of )?"
    r"(?:preferences|transfers))"
    r"|(?P<count>(?:on|after|in|at) the (?P<number>\w+) count)"
    r"|(?P<list_votes>(?:second|list|party[- ]list|party|proportional) votes?\b|proportional (?:representation|race|system|election|seats?|part|side|list)|list seats"
    r"|(?:from|on|through) the (?:party |national |regional )?lists?)"
    r"|(?P<direct_votes>(?:first|direct|constituency|electorate|personal) votes?\b|direct (?:mandate|seat|election|system|race)s?|directly elected|first-past-the-post"
    r"|(?:won|elected) in (?:the )?(?:districts|constituencies|single)"
    r"|constituency seats?|single-member)"
    r"|(?P<primary>(?:(?P<party>Democratic|Republican|GOP) (?:primary|caucus|contest|ballots?|side|votes?|voters)|primar(?:y|ies))))\b",
    re.IGNORECASE,
)
# Who could have voted: "of those eligible", "of registered voters", "of voting age".
_BASIS = Opened(
    r"\b(?:(?P<eligible>eligible|entitled(?: to vote)?|old enough to vote|voting[- ](?:age|eligible)|adults?|citizens)"
    r"|(?P<valid>valid (?:votes?|ballots?))|(?P<registered>registered|on the (?:rolls?|register|electoral roll)))\b",
    re.IGNORECASE,
)
# Which of two chambers.
_CHAMBER = Opened(
    r"\b(?:(?P<party>(?:ballot|vote) of (?:\w+ )?members|party members|leadership (?:election|race|contest|ballot|vote))|(?P<upper>senate|upper (?:house|chamber)|house of (?:lords|councillors|peers))"
    r"|(?P<lower>house of (?:representatives|commons)|lower (?:house|chamber)|the house|house seats|assembly))\b",
    re.IGNORECASE,
)
# Where all of a land or a town is meant: "nationwide", "across the state", "overall".
_SCOPE = Opened(
    r"\b(?:(?P<nation>popular vote|nationwide|nationally|countrywide|country-wide|across the (?:country|nation)"
    r"|in the (?:whole|entire) (?:country|nation)|in the country as a whole|at (?:the )?national level)"
    r"|(?P<area>(?:state|province|city|county|region|island|district|borough)-?wide"
    r"|across the (?:state|province|city|county|region|island|district|borough|department|canton|prefecture|constituency)))\b",
    re.IGNORECASE,
)
# "8.4 percent (9.7", "37.0 percent (2018: 37.2", "27 seats (32 in 2019".
_BRACKETED = late(
    r"(?P<printed>\d[\d,.]*(?:%| ?per ?cent| ?percent| seats| votes)?) ?\((?:(?P<year>(?:19|20)\d\d)[:,]? |last time:? |was |from |previously |before:? )?\Z"
)
_OF_SHARES = late(r"\.\d{1,2}(?!\d)|%|cent")
_OPENED = 12
_CLOSED = late(r"(?:%| ?per ?cent| ?percent| seats| votes)?(?: in (?:19|20)\d\d)?\)")
# Behind a figure: "percent of 2019", "seats that it had won in April 2023".
_OF_YEAR = late(
    r"(?:%| ?per ?cent| ?percent| points| seats| votes)?(?: of the votes?)?(?: (?:of|in|from)| (?:that |which )?(?:it|they|he|she|the [\w ]{1,30}?)(?: had)? (?:had|won|got|took|received|held|polled)(?: in| at)?)"
    r" (?:[A-Z][a-z]+\.? )?(?P<year>(?:19|20)\d\d)\b"
)
_LINE_OF_YEAR = late(r"\W*(?P<year>(?:19|20)\d\d)(?::| [–—-]) ")
# "his party, which rules nationally, had 40 percent" in town.
_ASIDE = late(r"\b(?:which|who|that|whose|where) [^,;]*\Z")


class Hints:
    """The hints near a figure at `start`..`end`, within its sentence; with `whole` all that stands behind it too.

    Each is looked for when it is asked for: most claims are told apart by less.
    """

    def __init__(
        self, text: str, start: int, end: int, sentence: tuple[int, int], whole: bool = False
    ) -> None:
        self._text, self._start, self._end, self._sentence, self._whole = text, start, end, sentence, whole

    @once
    def _words(self) -> str:
        first, last = self._sentence
        behind = None
        if not self._whole:
            last = min(last, self._end + _BEHIND)
            behind = _FIGURE.search(self._text, self._end, last)
        return self._text[max(first, self._start - _BEFORE) : behind.start() if behind else last]

    @once
    def earlier(self) -> bool:
        """Of an early count or of another election."""
        return _EARLIER.search(self._words) is not None

    @once
    def minute(self) -> int | None:
        """At which minute of the day: the last one named before the figure, else the first."""
        before = minutes_last(self._text[max(self._sentence[0], self._start - _BEFORE) : self._start])
        return minutes_of(self._words) if before is None else before

    @once
    def ended(self) -> bool:
        """At the end of the count."""
        return _ENDED.search(self._words) is not None

    @once
    def part(self) -> bool:
        """Of a part of the voters."""
        if _PART.search(self._words) is not None:
            return True
        return of_a_group(self._text, max(self._sentence[0], self._start - _BEFORE), self._start)

    @once
    def chamber(self) -> str | None:
        """Of which chamber."""
        found = _nearest(_CHAMBER, self._text, self._start, self._end, self._sentence)
        return found.lastgroup if found is not None else None


# "Just 14,000 voted in person", "26,200 cast ballots in advance": a part of those who voted.
_VOTED_EARLY = late(
    r"\b(?:in person|in advance|early|by (?:mail|post)|absentee|postal|online|electronic(?:ally)?|from abroad|advance (?:vot|poll|ballot)\w*)\b",
    re.IGNORECASE,
)


def voted_early(text: str) -> bool:
    """Whether a text tells of votes cast early or from afar: a part of all."""
    return _VOTED_EARLY.search(text) is not None


def of_a_group(text: str, begin: int, start: int) -> bool:
    """Whether the words between `begin` and a turnout at `start` say whose it is: "turnout of women was", "lowest: Wan Chai"."""
    return (
        _TURNOUT_OF.search(text, begin, start) is not None or _EXTREME.search(text, begin, start) is not None
    )


def vote_of(text: str, start: int, end: int, sentence: tuple[int, int]) -> str | None:
    """Which vote a figure is of, by the words of its sentence: the last before it, else the first behind."""
    match = _nearest(_VOTE, text, start, end, sentence)
    if match is None:
        return None
    if match["count"]:
        return f"count {match['number'].lower()}"
    if match["party"]:
        return f"primary {match['party'].lower()}"
    return match.lastgroup


def basis_of(text: str, start: int, end: int, sentence: tuple[int, int]) -> str | None:
    """Of which voters a turnout is."""
    match = _nearest(_BASIS, text, start, end, sentence)
    return match.lastgroup if match is not None else None


def earlier_of(text: str, start: int, end: int, this_year: str | None) -> str | None:
    """The year, or "earlier", that a figure is of by the words right beside it; None where they say nothing.

    A figure in brackets behind another is that of last time; "the 312 of 2017", "26.5 percent that it had in 2023".
    """
    # The bracket stands a word or so before the figure; looking back from every digit for it takes far longer.
    opened = "(" in text[max(0, start - _OPENED) : start]
    before = _BRACKETED.search(text, max(0, start - _BEFORE), start) if opened else None
    if (
        before is not None
        and _CLOSED.match(text, end)
        and _one_kind(before["printed"], text[start : end + 1])
    ):
        year = before["year"]
        return (year if year != this_year else None) if year else "earlier"
    match = _OF_YEAR.match(text, end)
    if match is not None and this_year is not None and match["year"] < this_year:
        return match["year"]
    return None


def _one_kind(printed: str, other: str) -> bool:
    """Whether both of two figures are shares, or neither: votes have their share in brackets, "139,725 (7.0%)"."""
    return (_OF_SHARES.search(printed) is None) == (_OF_SHARES.search(other) is None)


def year_of_line(text: str, start: int, this_year: str | None) -> str | None:
    """The earlier year that a line of a chronology begins with: "1994: A scare. The Front takes 13."."""
    match = _LINE_OF_YEAR.match(text, text.rfind("\n", 0, start) + 1, start)
    return (
        match["year"] if match is not None and this_year is not None and match["year"] < this_year else None
    )


# A part of the land by the compass, and some of the seats at the head of a sentence: "in the far north", "Of the 73 district seats".
_REGION = Opened(
    r"\b(?:in|across|throughout) the (?:far |deep |mainly \w+ )?(?:north|south|east|west|centre|center|interior|countryside)(?:-?(?:east|west))?\b"
    r"|\b(?:carried|won|took|swept|held) the (?:far |deep )?(?:north|south|east|west|cent(?:re|er)|interior)(?:-?(?:east|west))?\b"
    # "In the villages", "on its own column".
    r"|\bin the (?:big(?:ger)? |larger? |small(?:er)? |rural |main )?(?:villages|cities|towns|suburbs|provinces|areas)\b"
    r"|\b(?:on|under) (?:its|his|her|their) own (?:column|line|list|label|banner|name|ticket)\b"
    r"|\b(?:in|across) (?:his|her|its|their|the) (?:\w+ ){0,2}(?:strongholds?|heartlands?|bastions?|backyard|home (?:region|town|village|state|province|county))\b"
    # "In the 11th constituency", "in his own ninth arrondissement".
    r"|\bin (?:the|his|her|its|their) (?:own |home )?(?:(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) )"
    r"(?:constituency|district|ward|arrondissement|precinct|riding|canton)\b"
    r"|\bin (?:his|her|their) (?:own |home )(?:constituency|district|ward|arrondissement|precinct|village|town|borough|canton|county|state)\b"
    # "In the four riverside wards where", "for the province it was".
    r"|\bin the (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:[a-z-]+ ){0,2}"
    r"(?:precincts|wards|villages|polling (?:stations|places)|districts|counties|towns|municipalities|boroughs)(?= where\b| that\b|,)"
    r"|\bfor the (?:whole |entire )?(?:province|state|country|county|region|nation|city|district)(?: as a whole)?(?=,| (?:it|he|she|they|that) )",
    re.IGNORECASE,
)
_OF_SOME = late(
    r"\bOf the (?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?!per)[a-z]+"
)


def part_of(text: str, begin: int, start: int) -> tuple[str, int] | None:
    """A part without a name of its own that words before a figure tell, in lower case, and where those words end."""
    found = None
    for pattern in (_REGION, _OF_SOME) if text.find("Of the ", begin, start) >= 0 else (_REGION,):
        for match in pattern.finditer(text, begin, start):
            found = match
    return None if found is None else (" ".join(found[0].lower().split()), found.end())


def scope_of(text: str, begin: int, start: int) -> str | None:
    """Whether the words between `begin` and a figure at `start` say "nationwide" or "citywide"."""
    match = next(reversed(list(_SCOPE.finditer(text, begin, start))), None)
    if match is None or _ASIDE.search(text, begin, match.start()):
        return None
    return match.lastgroup


def _nearest(
    pattern: Opened, text: str, start: int, end: int, sentence: tuple[int, int]
) -> re.Match[str] | None:
    before = list(pattern.finditer(text, sentence[0], max(start, sentence[0])))
    return before[-1] if before else pattern.search(text, end, min(sentence[1], end + _BEHIND))


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# "In March", "on March 31", "the May 18 first round"; with its year a month is the reader's business.
_MONTH = Cued(
    r"\b(?:[Ii]n|[Oo]n|[Oo]f|[Ff]rom|[Tt]he|[A-Z][a-z]+day,?) (?:(?:early|late|mid|last)[ -])?"
    r"(?:(?P<first>\d{1,2}) )?(?P<month>January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.)(?: (?P<day>\d{1,2})\b(?![.%,]\d))?(?!,? (?:19|20)\d\d)",
    "january|february|march|april|may|june|july|august|september|october|november|december|jan.|feb.|mar.|apr.|jun.|jul.|aug."
    "|sep.|sept.|oct.|nov.|dec.",
)
# "13,729 votes on March 31, had grown to 806,000": of now again.
_SINCE = late(r"\b(?:to|now|today|while|but|against|than|since|this time)\b")
_DAYS_OFF, _MONTHS_OFF = 25, 2


def month_of(text: str, start: int, end: int, sentence: tuple[int, int], today: date) -> int | None:
    """The month that the sentence of a figure names, where it is not that of the story's own vote; else None.

    The last named before the figure, else one right behind it.
    """
    found = list(_MONTH.finditer(text, sentence[0], max(start, sentence[0])))
    match = found[-1] if found else _MONTH.search(text, end, min(sentence[1], end + _BEHIND))
    if found and _SINCE.search(text, found[-1].end(), start):
        return None
    if match is None or (not found and _FIGURE.search(text, end, match.start())):
        return None
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    day = int(match["first"] or match["day"] or 0)
    try:
        gap = (today - date(today.year - (month > today.month), month, day)).days if day else 0
    except ValueError:
        return None
    back = (today.month - month) % 12
    off = _DAYS_OFF < gap < 365 - _DAYS_OFF if day else _MONTHS_OFF <= back <= 12 - _MONTHS_OFF
    return month if off else None

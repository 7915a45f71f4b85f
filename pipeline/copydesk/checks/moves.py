"""Changes since an earlier election as sentences print them: "lost 12", "up by 65 from 80", "nine more than the 23 of 2019".

Read on the marked sentence: the figure of the change, which way it goes, and, where they stand right beside it, what it
is a change from and to. Whose change it is is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.checks.cued import Cued
from copydesk.checks.marked import Marked, every
from copydesk.records import Quantity, Reading
from copydesk.records.late import late

_LITTLE = r"(?:(?:only|just|exactly|precisely|some|about|nearly|almost|another|a further|a mere|as many as|a net|an?|its|their|net|no) ){0,3}"
_BY = r"(?: by| another| a further| back by)?"
_RISEN = (
    r"r[io]ses?|rising|risen|climb(?:s|ed|ing)?|gr[eo]ws?|grown|growing|improv(?:es?|ed|ing)|advanc(?:es?|ed|ing)|jump(?:s|ed|ing)?"
    r"|increas(?:es?|ed|ing)|surg(?:es?|ed|ing)"
)
_FALLEN = (
    r"f[ae]lls?|fallen|falling|dropp?(?:s|ed|ing)?|slipp?(?:s|ed|ing)?|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|shr[aiu]nks?|s[aiu]nks?"
    r"|plung(?:es?|ed)|slump(?:s|ed)?|tumbl(?:es?|ed)|slid(?:es?)?|dipp?(?:s|ed)?|plummet(?:s|ed)?|collapsed|weakened"
)
_UP = (
    rf"\b(?:gain(?:s|ed|ing)?|pick(?:s|ed|ing)? up|puts? on|putting on|(?:won|winning|wins) back|(?<!made )(?<!make )(?<!makes )(?<!making )up{_BY}|better off by"
    rf"|(?:{_RISEN})(?: (?:its|their|his|her) [a-z]+)? by|(?:{_RISEN})"
    r"|(?:gain|rise|increase|jump|advance|improvement|growth)s? (?:of|was|is)|plus)"
)
_DOWN = (
    rf"\b(?:los(?:t|es?|ing)|shed(?:s|ding)?|forfeit(?:s|ed)?|down{_BY}|worse off by|(?:{_FALLEN})(?: back)? by|(?:{_FALLEN})"
    r"|(?:loss|drop|fall|decline|decrease|slump|slide|dip|reduction|collapse|plunge)(?:es|s)? (?:of|was|is)|minus)"
)
_S = r"‹[ndp](?P<S>\d+)›"
_UNIT = r"(?:[- ]?(?:percentage )?points?| seats| votes| mandates| members| councillors| deputies| MPs| counties)?"
_THE = r"(?:the |its |their |his |her |a )?(?:previous |earlier |total of |‹x\d+› total of )?"
_A = r"‹[np](?P<A>\d+)›"
_B = r"‹[np](?P<B>\d+)›"
_FROM = rf"(?:{_UNIT},? (?:from|on|over|compared with|against) {_THE}{_B})?"
_TO = rf"{_UNIT},? to {_A}{_FROM}"
# "On 31, up four from 27"; the figure may be a share of which words stand between.
_ON = rf"(?:{_A}(?: of the votes?| seats)?,? (?:\(|an? |and |which is |that is )?)?"
_NOUN = r"(?:gain|rise|increase|jump|advance|improvement|growth|plus|loss|drop|fall|decline|decrease|slump|slide|dip|reduction|collapse|plunge|minus|change|difference)"
_AND_SO = rf"{_UNIT}[^‹›.;]{{0,20}}?(?:,| \(|:| [–—-]) (?:or |that is,? |which is |so )?(?:(?:an? |the )?(?:[a-z]+ )?{_NOUN} (?:of|is|was)|by) {_LITTLE}{_S}(?!(?:%| per ?cent)? (?:for|to) )"
_WHEN = r"(?: (?:in|at|on) (?:‹x\d+›|the (?:[a-z]+|‹x\d+›) [a-z]+)| ‹x\d+›| last time| before)?"
# What stands before a comparison with the figure of another time: "29 counties in all, nine more than the 23".
_NOW = rf"(?:{_A}(?: [a-z]+){{0,3}}(?: [A-Z][\w-]+)?,? (?:which (?:is|was) |that is )?)?"
# "Than four years ago", "than it took in 2019"; not "than the Socialists, who had 28.1".
_LAST = (
    r"(?:(?:in|at|on|after) )?(?:‹x\d+›|(?:it|he|she|they|the (?:party|coalition|alliance|bloc|government|list|previous|last|outgoing|election of)"
    r"|last time|last|the time before)\b)"
)
_OF_THEN = (
    r"(?!(?: [a-z]+){0,3} (?:between them|together|combined))(?= (?:of|in|from|at) (?:‹x|the (?:last|previous|outgoing|old)|last)| (?:it|he|she|they|the party)\b| (?:won|held|taken|carried|had|seats? (?:of|in|from|it|they))\b"
    r"| that (?:it|they|he|she|made|gave|put|brought|won|carried)\b|,? ‹x\d+›|,? (?:last time|previously|before))"
)
_HIGHER, _LOWER = "more|higher|better|up|above|over", "fewer|less|lower|worse|down|below|under|short of|off"
_MORE, _LESS = rf"(?:{_HIGHER})", rf"(?:{_LOWER})"
_RISES = "gain|pick|put|back|up|better off|ris|rose|climb|gr|improv|advanc|jump|increas|surg|plus"
_FALLS = (
    "los|shed|forfeit|down|off|fall|fell|drop|slip|declin|decreas|shr|sink|sank|sunk|plung|slump|tumbl|slid|dip|plummet|collaps|weaken|reduc"
    "|minus"
)
_NAMED = "by |gain|rise|increase|jump|advance|improvement|growth|plus|loss|drop|fall|decline|decrease|slump|slide|dip|reduction|collapse|plunge|minus|change|difference"
_AGAINST = r"(?:up |down )?(?:from|against|compared (?:with|to)|after)"
# Each with the way that the change goes; 0 where both figures stand beside it.
_PATTERNS = (
    (1, Cued(rf"\badd(?:s|ed|ing)? {_LITTLE}{_S}(?P<A>(?!))?(?:{_UNIT},? (?:to|on) {_THE}{_B})?", "add")),
    (0, Cued(rf"\bfrom {_THE}{_B}{_UNIT}{_WHEN} to {_A}{_AND_SO}", _NAMED)),
    (0, Cued(rf"{_A}{_UNIT}(?: of the votes?)?,? {_AGAINST} {_THE}{_B}{_WHEN}{_AND_SO}", _NAMED)),
    (1, Cued(rf"{_UP} {_LITTLE}{_S}{_TO}", _RISES)),
    (-1, Cued(rf"{_DOWN} {_LITTLE}{_S}{_TO}", _FALLS)),
    (1, Cued(rf"{_ON}{_UP} {_LITTLE}{_S}{_FROM}", _RISES)),
    (-1, Cued(rf"{_ON}{_DOWN} {_LITTLE}{_S}{_FROM}", _FALLS)),
    (1, Cued(rf"{_NOW}{_S}{_UNIT} {_MORE}(?: than| on| from)? {_THE}{_B}{_OF_THEN}", _HIGHER)),
    (-1, Cued(rf"{_NOW}{_S}{_UNIT} {_LESS}(?: than| on| from)? {_THE}{_B}{_OF_THEN}", _LOWER)),
    (1, Cued(rf"{_NOW}{_S}{_UNIT} {_MORE} (?:than|on) {_LAST}(?P<B>(?!))?", _HIGHER)),
    (-1, Cued(rf"{_NOW}{_S}{_UNIT} {_LESS} (?:than|on) {_LAST}(?P<B>(?!))?", _LOWER)),
)
# The figure itself is read with its "more" and "fewer": "11 fewer seats".
_COMPARED = late(rf"{_NOW}‹n(?P<S>\d+)› than (?:(?:the |its |their )?‹n(?P<B>\d+)›{_OF_THEN}|{_LAST})")
_PRINTED = late(r"\b(?P<way>more|fewer|less)\b")
# "Up ten seats from 38, Fine Gael three from 35, and Sinn Féin two from 37"; "and the Finns seven to their 39".
_NEXT = late(
    rf",? (?:and |while )?(?:the )?[^\W\d_][\w.'’-]*(?: [\w.'’-]+){{0,4}}?,?(?: with {_A},)? ‹n(?P<S>\d+)› (?:from|on|to) {_THE}‹n(?P<B>\d+)›"
)

# "Demokraatit got 29.9, up from 9.1 four years ago. That is 20.8 points more": the two stand at the end of the sentence before.
_ENDS_IN_BOTH = Cued(
    rf"{_A}{_UNIT}(?: of the votes?)?(?: (?:in|at|on) (?:[^‹›.;,]|‹x\d+›){{1,40}})?,? \(?{_AGAINST} {_THE}{_B}{_WHEN}\)?[.]?\s*\Z",
    "from|against|compared|after",
)
_THAT_IS = late(
    rf"\A(?:That|This|It|Which) (?:is|was|means|makes|meant|made) (?:an? (?:[a-z]+ )?{_NOUN} of )?{_LITTLE}{_S}{_UNIT}(?: (?:{_HIGHER}|{_LOWER})\b)?(?=[.,;:]? |[.]?\Z)"
)
# "On Wednesday 65.8 went to vote. That is less than the 72.0 of the last referendum, held in 2015, by 6.2 points."
_THAT_IS_THAN = late(
    rf"\A(?:That|This|It|Which) (?:is|was) (?:{_HIGHER}|{_LOWER}) than {_THE}{_B}(?:[^.;‹›]|‹x\d+›){{0,60}}?,? by {_LITTLE}{_S}"
)


_SIGNS = {"+": 1, "-": -1, "−": -1, "–": -1}


class Move(NamedTuple):
    """A change: its figure, which way it goes, what it is from and to if told right beside, and where it stands."""

    stated: Quantity
    way: int
    base: Quantity | None
    now: Quantity | None
    sentence: int
    words: str
    figures: Sequence[Quantity]
    listed: bool = False


def moves(reading: Reading) -> Iterator[Move]:
    """Every change that a sentence states in so many words."""
    before: Marked = ("", ())
    for number, (words, figures) in enumerate(every(reading)):
        if "‹n" not in words and "‹d" not in words and "‹p" not in words:
            before = (words, figures)
            continue
        seen: set[str] = set()
        for way, match in _matches(words, figures):
            stated, base, now = (figures[int(match[name])] if match[name] else None for name in "SBA")
            if stated is None or stated.id in seen or stated.value is None:
                continue
            seen.add(stated.id)
            yield Move(stated, way, base, now, number, words, figures)
        for one in figures:
            sign = reading.article.text[one.start] if one.id not in seen and one.kind == "count" else ""
            if sign and sign in _SIGNS and one.of is None:
                now = _in_front(reading, one, figures)
                yield Move(one, _SIGNS[sign], None, now, number, words, figures, listed=True)
        yield from _of_before(number, words, figures, before, seen)
        before = (words, figures)


def _in_front(reading: Reading, one: Quantity, figures: Sequence[Quantity]) -> Quantity | None:
    """The figure that a change in brackets stands right behind: "30.1% (-14.6)", "16 (-10)"."""
    place = figures.index(one)
    last = figures[place - 1] if place else None
    if last is None or last.of is not None or last.value is None:
        return None
    return last if reading.article.text[last.end : one.start].strip(" %") == "(" else None


def _of_before(
    number: int, words: str, figures: Sequence[Quantity], before: Marked, seen: set[str]
) -> Iterator[Move]:
    """A change that a sentence begins with, of the two figures of the one before: "That is 20.8 points more"."""
    if not words.startswith(("That ", "This ", "It ", "Which ")):
        return
    than = _THAT_IS_THAN.match(words)
    shares = [one for one in before[1] if one.kind == "percent"]
    if than is not None and len(shares) == 1:
        stated, base = figures[int(than["S"])], figures[int(than["B"])]
        if stated.value is not None:
            yield Move(stated, 0, base, shares[0], number, words, figures)
        return
    ends, that = list(_ENDS_IN_BOTH.finditer(before[0])), _THAT_IS.match(words)
    if that is None or not ends:
        return
    stated = figures[int(that["S"])]
    if stated.value is not None and stated.id not in seen:
        now, base = (before[1][int(ends[-1][name])] for name in "AB")
        yield Move(stated, 0, base, now, number, words, figures)


def _matches(words: str, figures: Sequence[Quantity]) -> Iterator[tuple[int, re.Match[str]]]:
    cued: dict[str, bool] = {}
    for way, pattern in _PATTERNS:
        if pattern.cued not in cued:  # two patterns each have the same cues
            cued[pattern.cued] = pattern.may_match(words)
        for match in pattern.bare.finditer(words) if cued[pattern.cued] else ():
            yield way, match
            end = match.end() if match["B"] else 0
            while end and (following := _NEXT.match(words, end)) is not None:
                yield way, following
                end = following.end()
    for match in _COMPARED.finditer(words) if "› than " in words else ():
        told = _PRINTED.search(figures[int(match["S"])].printed)
        if told is not None:
            yield 1 if told["way"] == "more" else -1, match

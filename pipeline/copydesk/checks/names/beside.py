"""What the words around two close spellings say of them: side by side as two, of somebody else, spoken of as spellings."""

from __future__ import annotations

import re

from copydesk.checks.names.forms import Form
from copydesk.checks.names.other_kinds import of_another_kind
from copydesk.checks.names.words import Word, titles
from copydesk.lexicon import people, places
from copydesk.names.fold import fold
from copydesk.records import Claim, Reading
from copydesk.records.late import late

# Between two names that a sentence sets side by side: "Hansen and Hanson", "from Dolna to Dolni".
SIDE_BY_SIDE = late(
    r"\b(?:and|or|nor|versus|vs|to|than|against|over|beat|beats|beating|defeat\w*|from|with|not|but|like|"
    r"rival|"
    r"succeed\w*|replac\w*|oust\w*|while|whereas|unlike|facing|faces|between|both|of)\b|[,;/&–—]"
)
_REACH = 60
# Words by which a place or person is set before readers for the first time.
_INTRODUCED = late(
    r"\b(?:(?:village|town|hamlet|city|district|county|province|parish|island|river|constituency|municipality|"
    r"state|region|commune|ward|township)s?|the (?:\w+ )?(?:suburb|neighbou?rhood))\s(?:of|called|named)\s$"
)
_SMALL = late(
    r"\b(?:(?:village|town|hamlet|parish|island|river|municipality|commune|ward|township)s?"
    r"|the (?:\w+ )?(?:suburb|neighbou?rhood))\s(?:of|called|named)\s$"
)
# "is a village in Imo", ", a seat in Penang": what follows the first mention of a place.
_IS_PLACE = late(
    r"(?:,?\sis|,)\san?\s(?:\w+\s){0,2}(?:village|town|hamlet|suburb|island|river|township|parish|neighbou?rhood)\b"
    r"|, (?:in|on(?: the)?) [A-Z]"
)
# The sentence speaks of how a name is spelled, or of two people of almost one name.
_SPELLING = late(
    r"\bmisspel(?:l\w*|t)\b|\bspell(?:s|ed|ing)\b(?! (?:out|trouble|doom|the end|disaster|danger))|\bnamesakes?\b"
    r"|\b(?:to be confused|confus\w+ with|mistaken for|mistook|mix-?ups?|mixed up)\b|\b(?:by|one|a single) letter\b"
    r"|\bno (?:relation|kin|relative)\b|\bunrelated\b|\balmost the same name\b|\bsimilar(?:ly)?[ -]nam\w+"
    r"|\bcalls? (?:him|her|it|them) (?=[A-Z])|\bsigns (?:him|her)self\b|\bis the (?:[A-Z]\w+|\w+ian|local|usual|old) (?:way|form|version)\b"
    r"|, as (?:[\w’'-]+ ){1,5}(?:has|have|had|calls?|knows?) (?:it|him|her|(?:him|her)self)\b"
    r"|\bin (?:the )?(?:(?:[A-Z]\w+|old|foreign|local|some|many|other) papers|(?:[A-Za-z]+ )?(?:transliteration|transcription|romani[sz]ation))\b"
    r"|\bearlier version of this\b|\b(?:as|which|whom) (?:[A-Z]\w+|\w+ papers?)(?: \w+)? (?:prints?|writes?)\b"
    r"|\b(?:prints?|writes?) (?:it|[A-Z]\w+)(?=[.,;)]| with\b| as\b)"
    r"|\bis how (?:[\w’']+ ){1,6}(?:prints?|writes?|spelled)\b|\bis a common (?:sur|family )?name\b"
    r"|\b(?:writ(?:es?|ten|ing)|wrote|spell(?:s|ed|t)?|print(?:s|ed)?|signs?|signed) (?:his|her|its|their|the|that) (?:\w+ )?name\b"
    r"|\bhas (?:the|his|her|their) name as\b|\bon (?:\w+ )?posters\b"
    r"|\bwith (?:an?|one|two|the) (?:extra |second |third |final |silent )?[“\"‘']?[a-z][”\"’']?(?:['’]?s)?(?=[ ,.;:)])"
)
# Who is named for the first time in passing: somebody's aide, a bystander. Candidates and officials are not told so.
_OWNER = r"(?:[Hh]is|[Hh]er|[Tt]heir|whose|[A-Z][\w-]+['’]s)\s(?:\w+\s){0,2}"
_AIDE = (
    r"(?:aide|agent|driver|spokes(?:man|woman|person)|assistant|treasurer|lawyer|secretary|neighbou?r|tutor|teacher|"
    r"bodyguard|campaign manager|manager|chief of staff)"
)
_ASIDE = late(
    rf",\s(?:{_OWNER}{_AIDE}"
    r"|an?\s(?:\w+\s){0,2}(?:tourist|voter|resident|shopper|bystander|passer-by|vendor|customer|volunteer|supporter|"
    r"neighbou?r|poll ?worker|clerk|guard|waiter|onlooker))\b"
)
_ASIDE_BEFORE = late(rf"\b{_OWNER}{_AIDE},?\s\Z")
_KIN_BEFORE = late(
    rf"\b{_OWNER}(?:brother|sister|wife|husband|son|daughter|father|mother|cousin|uncle|aunt|nephew|niece|twin),?\s\Z"
)
# Who is set before readers for the first time by what stands before the name: "an actor called", "another independent,".
_CALLED = late(
    r"\b(?:(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he)\s(?:[\w'’-]+\s){1,4}?|(?:is|are|was|were)\s(?:\w+\s){0,3}?)(?:named|called)\s[“\"‘']?\Z"
)
_ONE_OF_MANY = late(
    r"\b([Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir)\s(?:[\w'’-]+\s){0,3}?([a-z][a-z-]+)"
    r"(?:\s(?:in|at|from|of|for)\s[A-Z][\w-]+)?,?\s\Z"
)
ANY_ONE = frozenset({"a", "an", "one", "another"})
_A_NAME = late(r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne)\s(?:(?:Mr|Mrs|Ms|Dr)\b\.?\s)?\Z")
_DESCRIBED = late(r",\san?\s(?:\w+\s){0,2}?([a-z-]+)(?=,|\.|\s(?:in|at|from|of|who)\b)")
_NOUN_BEFORE = late(r"(?<![\w-])([A-Za-z][a-z-]+)\s\Z")
_THE_ONE_BEHIND = late(r",\sthe\s(?:[\w-]+\s){0,3}?([a-z-]+)(?=[,.;]|\s(?:in|at|from|of|who|whose)\b)")
_BY_TRADE = late(r"\sthe\s([a-z]+)\b")
_NAME_ENDS = late(r"[,.;)]|\s(?:who|of|from|in|is|was|has|had)\b")
INTRODUCING = 70
_ANYBODY = frozenset("man woman boy girl candidate independent deputy senator councillor".split())
# What somebody named before may be called as well, and who bears the same name.
RELATED = frozenset(
    "rival opponent ally colleague critic husband wife father mother son daughter brother sister uncle aunt nephew niece cousin "
    "heir widow grandmother grandson granddaughter "
    "winner loser leader challenger contender runner-up frontrunner front-runner incumbent victor premier minister".split()
)
_LAND_AFTER = late(r"(?:\s[A-Z][a-z]+)?,\s([A-Z][\w.]+(?:\s[A-Z][a-z]+)?)")


def side_by_side(reading: Reading, a: Form, b: Form) -> bool:
    """Whether some sentence sets the two beside each other as two: "Hansen and Erik Hanson"."""
    text = reading.article.text
    for one in a.words[:20]:
        for other in b.words[:20]:
            low, high = (one, other) if one.start < other.start else (other, one)
            if high.start - low.end <= _REACH and _coordinated(text[low.end : high.start]):
                return True
    return False


def _coordinated(between: str) -> bool:
    """Whether only a joint and parts of names stand between: " and Erik ", ", ", " to ", " defeated Gov. ".

    An apposition of the first is passed over: ", a builder from Viby, and ", ", the speaker, and ", " (Left) and ".
    """
    between = re.sub(r"^(?:, [^,.;]{1,40},| \([^()]{1,24}\),?) (?=and\b|or\b)", " ", between)
    words = between.replace(",", " , ").split()
    if any(word[-1] in ".!?" and len(word) > 5 for word in words):
        return False  # a sentence ends here; "Gov." and "Sen." end none
    joints = [word for word in words if SIDE_BY_SIDE.fullmatch(word)]
    names = [
        word
        for word in words
        if word[:1].isupper() or word in ("the", "of", "de", "van", "its", "a", "nearby")
    ]
    return bool(joints) and len(joints) <= 2 and len(joints) + len(names) == len(words) and len(words) <= 6


def introduced(reading: Reading, form: Form) -> bool:
    """Whether the story says what the place is: "the village of Dolne", "Dolne is a village"."""
    text = reading.article.text
    return any(
        _INTRODUCED.search(text[max(0, word.start - 24) : word.start]) or _is_place(text, word)
        for word in form.words
    )


def called_small(reading: Reading, form: Form) -> bool:
    """Whether the story calls the place a village or a town: nobody calls Berlin so."""
    text = reading.article.text
    return any(
        _SMALL.search(text[max(0, word.start - 24) : word.start]) or _is_place(text, word)
        for word in form.words
    )


def _is_place(text: str, word: Word) -> bool:
    return _IS_PLACE.match(text[word.end : word.end + 60]) is not None


def somebody_else(reading: Reading, odd: Form, right: Form) -> bool:
    """Whether the words beside the odd spelling set it apart: a bystander, a lesser place, talk of spellings.

    Reads "Levine, Andy's aide", "Lingdem is a village", "Paethongtarn, with an h, is on some posters".
    """
    text = reading.article.text
    aside = any(_ASIDE.match(text[word.end : word.end + 60]) for word in odd.words if not odd.companions)
    if aside and not any(_ASIDE.match(text[word.end : word.end + 60]) for word in right.words):
        return True
    if any(_is_place(text, word) for word in odd.words) or _newcomer(odd, right):
        return True
    if any(_aside_before(text, form) for form in (odd, right)) or of_another_kind(odd, right):
        return True
    if _by_kin_alone(text, odd) and not _by_kin_alone(text, right):
        return True
    return any(_SPELLING.search(_sentence(reading, word)) for word in (*odd.words, *right.words[:20]))


def _aside_before(text: str, form: Form) -> bool:
    """Whether it stands alone, behind the word for whose aide its bearer is: "his agent, Hobson, would not comment"."""
    return not form.companions and any(
        _ASIDE_BEFORE.search(text, max(0, word.start - INTRODUCING), word.start) for word in form.words
    )


def _by_kin_alone(text: str, form: Form) -> bool:
    """Whether it stands alone, behind the word for whose relative its bearer is, wherever it stands: "her husband, Nielo,"."""
    return not form.companions and all(
        _KIN_BEFORE.search(text, max(0, word.start - INTRODUCING), word.start) for word in form.words
    )


def _newcomer(odd: Form, right: Form) -> bool:
    """Whether the words beside the odd spelling introduce its bearer, after the right one's was introduced.

    Reads "an actor called Gharibashvili", "Ebrahim the barber", "another independent, Anant Geete", "the Kosovar singer Rami", "an Agim Barisha",
    "Cathy Hochel, a nurse" beside Kathy Hochul; refuses "the comedian Zelenksy" where the story calls Zelensky a comedian.
    """
    named = min((word.start for word in right.words if right.stands_with(word)), default=None)
    text = odd.story.text
    known = {noun for word in right.words if (noun := calling(text, right.name(word)[0])[1])}
    for word in odd.words:
        begin = odd.name(word)[0]
        if right.words[0].start < begin and _CALLED.search(text, max(0, begin - INTRODUCING), begin):
            return True
        if named is None or named > begin:
            continue
        article, noun = calling(text, begin)
        if noun and (article.lower() in ANY_ONE or noun not in known):
            return True
        if _A_NAME.search(text, max(0, begin - INTRODUCING), begin) and _NAME_ENDS.match(text, word.end):
            return True
        trade = _BY_TRADE.match(text, word.end)
        if trade is not None and is_calling(trade.group(1)) and trade.group(1) not in known:
            return True
        # "Michael Martin, a farmer" beside Micheál Martin: nobody's slip is a name of its own and told anew.
        own = odd.stands_with(word) and (_two_given(odd, right) or not odd.companions & right.companions)
        described = _DESCRIBED.match(text, odd.name(word)[1]) if own else None
        if described is not None and is_calling(described.group(1)) and described.group(1) not in known:
            return True
    return False


def _two_given(odd: Form, right: Form) -> bool:
    """Whether both are given names before a family name, the odd one a name that people have as much as the other."""
    return (odd.known_person or not right.known_person) and odd.leads and right.leads


def calling(text: str, begin: int) -> tuple[str, str]:
    """The article and the word for what people do before a name: ("The", "singer"); empty where there is none."""
    found = _ONE_OF_MANY.search(text, max(0, begin - INTRODUCING), begin)
    if found is None:
        return "", ""
    article, noun = found.group(1), found.group(2).removeprefix("ex-")
    office = noun in titles() and article.lower() in ANY_ONE
    return (article, noun) if office or is_calling(noun) else ("", "")


def trades(text: str, begin: int, end: int) -> set[str]:
    """Words for what people do that introduce a name: "the jeweller Nirav Modi", "jeweller Nirav Modi", "Nirav Modi, the jeweller"."""
    before = _NOUN_BEFORE.search(text, max(0, begin - INTRODUCING), begin)
    behind = _THE_ONE_BEHIND.match(text, end)
    nouns = {calling(text, begin)[1], *(found.group(1).lower() for found in (before, behind) if found)}
    return {noun for noun in nouns if is_calling(noun)}


def is_calling(noun: str) -> bool:
    """Whether a word says what somebody does who is none of those that a story is about, nor one of their kin."""
    return noun in _ANYBODY or (people.by_trade(noun) and noun not in RELATED and noun not in titles())


def _sentence(reading: Reading, word: Word) -> str:
    if not reading.sentences:
        return ""
    sentence = reading.sentences[reading.sentence_at(word.start)]
    return reading.article.text[sentence.start : sentence.end]


_COUNTED = frozenset({"votes", "vote_share", "turnout", "electorate", "lead"})


def two_lands(reading: Reading, a: Form, b: Form) -> bool:
    """Whether the story puts each into a land of its own: Green County, Wis., and Greene County, Ohio."""
    ours, theirs = (_lands(reading.article.text, form) for form in (a, b))
    return bool(ours and theirs) and not ours & theirs


def of_a_person(form: Form) -> bool:
    """Whether a spelling is somebody's wherever it stands, with a given name at least once: Zitto Kabwe, beside the town of Kawe."""
    return bool(form.companions) and all(word.kind == "person" for word in form.words)


def results_of_their_own(reading: Reading, a: Form, b: Form) -> bool:
    """Whether each of two places has votes or shares of its own, of one measure: Greene County 4,102, Green County 2,301.

    Two that were taken for one have each those of its sentences, two at least, none of them in both.
    """
    places_ = [{word.entity for word in form.words if word.entity} for form in (a, b)]
    if places_[0] & places_[1]:
        at = [{reading.sentence_at(word.start) for word in form.words} for form in (a, b)]
        told = [
            [one for one in _counted(reading) if reading.sentence_at(one.value_span.start) in here]
            for here in at
        ]
        values = [{one.value for one in found} for found in told]
        return min(map(len, values)) > 1 and not values[0] & values[1]
    ours, theirs = (
        {(one.measure, one.value) for one in _counted(reading) if one.place_id in here} for here in places_
    )
    measures = {measure for measure, _value in ours} & {measure for measure, _value in theirs}
    return bool(measures) and not ours & theirs


def _counted(reading: Reading) -> list[Claim]:
    return [claim for claim in reading.claims if claim.measure in _COUNTED and claim.when is None]


def _lands(text: str, form: Form) -> set[str]:
    found = (_LAND_AFTER.match(text[word.end : word.end + 48]) for word in form.words)
    names = (fold(match.group(1)).rstrip(".") for match in found if match)
    return {
        places.shortened().get(name, name).casefold()
        for name in names
        if name in places.shortened() or any(p.kind != "city" for p in places.known_folded(name)[:1])
    }

"""What the words around a full name tell of its bearer: that readers meet somebody new there, or nothing at all.

Papers say of whoever they name for the first time who that is: before the name ("the returning officer Ann Hale",
"Councillor Hale", "his agent, Ann Hale,") or behind it (", a plumber", " of the University of Aarhus", " (Ind)").
"""

from __future__ import annotations

import re

from copydesk.checks.names.bearers import fates, in_full
from copydesk.checks.names.words import titles
from copydesk.lexicon import known_names, people
from copydesk.records import Mention, Person, Reading
from copydesk.records.late import late

# Before a name that is told without a word of who it is.
_BARE_BEFORE = late(
    r"(?:\A|[\n.!?:;“”\"—–•*-]|\b(?:that|as|but|said|says|by|for|to|of|with|from|than|when|while|if|where|because|gave|"
    r"gives|put|puts|had|beat|behind|over|after|before|against|in \d{4}|told|in it|there|then|whom|who|ago)"
    r"|(?:\A|[.!?\n“\"] ?)(?:In|On|At|After|For|With|By|Before)\b[^,.;]{2,50},)[ \t]*\Z",
    re.IGNORECASE,
)
_LAST_WORD = late(r"[\w'’-]+(?=\W*\Z)")
_DAY = late(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\Z")
# "The retired miner Neil Briggs", "one of them Neil Briggs"; "the seat's new member is Neil Briggs".
_NOUN = late(
    r"\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Aa]nother|[Oo]ne|\w+['’]s) "
    r"(?:(?!of|in|to|at|by|for|with|from|on)[a-z][\w-]+ ){1,4}\Z|\b(?:them|is|was|are|were) \Z"
)
# The sentence goes on with the name as its subject.
_GOES_ON = late(r" [a-z]|['’]s ")
# Where somebody stands who is told by it alone: "In Wairoa, Craig Little won".
_OF_A_PLACE = late(r"\bIn (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*,\s\Z")
# After it: a word of who it is.
DESCRIBED = late(r",(?: \d\d,)? (?:an?|the|one) ")
# After it: somebody whom readers know, "Marwan Barghouti, the uprising's best-known figure".
THE_ONE = late(r",(?: \d\d,)? the \w")
# After it: what somebody goes on being, who need not be who has won.
STAYS = late(
    r",? (?:is to |will |would |is set to |is expected to |was to )?(?:stay|remain|continue|stays|remains|continues|keeps? (?:his|her)|stays? on|stayed|remained|continued)(?: on)?(?: as)?(?: the| an?)? (?!in\b)[A-Za-z]"
)
_OF_SOMETHING = late(r" (?:of|from|at|with) (?:the )?(?P<what>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)")
_WHO_LIVES = late(
    r",(?: \d\d,)? who (?:runs|works?|worked|lives?|lived|teaches|taught|owns|sells|farms|studies|voted|came|drove|moved)\b|,(?: \d\d,)? whose\b"
)
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr", "cllr", "coun"})
# Who stays out of a race is nobody who stands in it.
_STAYS_OUT = late(
    r"\s(?:(?:did|does|will|would) not|(?:did|does|would)n['’]t|won['’]t)\s(?:stand|run|seek|contest|compete)\b"
)
# Who had the post before, and who only votes.
_SOMEBODY_ELSE = late(
    r"\b(?:once|no longer|formerly|previous(?:ly)?|predecessors?|succe(?:eds?|eded|ssors?)|replac\w+|t(?:ook|aking|akes) over from|founded|founder|legacy"
    r"|(?:ha[sd]|not|never) (?:\w+ )?voted|voted for|voted(?=[.,;]| too\b| beside\b| with\b)|(?:walked|waited|came|lined up)\b[^.]{0,40} to vote|queue\w*|voters? (?:like|such as))\b"
)
# "Came third", "is the chief whip".
_IS = late(
    r" (?:came|finished|was placed|placed|was|is) (?:an? distant |a )?(?:second|third|fourth|fifth|sixth|last|the)\b"
)
_VERB = late(r"\b(?:is|was|are|were|has|had|have|will|would|said|says)\b")
# Between a party and the name of who is of it: "the Greens' candidate Ruth Hale", "standing for the Greens, Ruth Hale".
_OF_PARTY = late(r"(?:['’]s?)?,? (?:[a-z]+ ){0,2}")
# Whose seat is empty may be followed by a relative.
_DIED = late(r"\b(?:died|dies|death|killed)\b")
_LEFT = late(
    r"\b(?:resign(?:ed|s|ation)|retir(?:ed|es|ing)|stood down|stepp(?:ed|ing) down|vacated|succeed(?:ed|s)?)\b"
)
# Between an office or a party and the name.
_JOINED = late(r"(?:['’]s?)?,? ")
# Before an office that many hold: "a Labour councillor, Derek Tuck", "another MP, Joseph Boateng".
_ANY_ONE = late(
    r"\b(?:an?|another|fellow|one|other|also|too|former|ex|deputy|vice)[ -](?:\w+ ){0,2}\Z", re.IGNORECASE
)
# What somebody of the story says now, or will do; a forebear is named for what he did.
_SPEAKS = late(
    r"[^.;\n]{0,30}?\b(?:said|says|told|added|adds|asked|promised|vowed|pledged|warned|insisted|wrote|thanked|thanks|conceded|congratulated|rang|spoke of"
    r"|takes office|will|wants|plans|hopes|is to|ha[sv]e? [^.;]{1,30} since)\b"
)
_SPOKE = late(r"\b(?:said|says|added|told by) \Z")
# "In 1968 Pierre Trudeau", "Moon Landrieu, who left in 1978": of years before, or of another generation.
_YEAR = late(r"\b(?:18|19|20)\d\d\b")
_GENERATION, _NO_YEAR = 15, 9999
_ENDS = late(r"[,.;:\n]")
_AND = late(r",? (?:and|or|nor) |, ")


def bare_before(text: str, begin: int, start: int) -> bool:
    """Whether right before a name there is a joint, a verb or nothing: what introduces nobody."""
    return _BARE_BEFORE.search(text[max(0, begin - 2) : start]) is not None


def met_anew(reading: Reading, odd: Person, known: Person, begin: int, end: int) -> bool:
    """Whether the words around a name, in its sentence, tell of somebody else than the known one."""
    text, here = reading.article.text, in_full(odd)[0]
    start = _behind_ties(text, odd, known, here)
    return (
        (
            not _bare(text, begin, start, here.end)
            if start == here.start
            else _ANY_ONE.search(text, begin, start) is not None
        )
        or _OF_A_PLACE.search(text, begin, here.start) is not None
        or _STAYS_OUT.match(text, here.end) is not None
        or (start == here.start and _IS.match(text, here.end) is not None)
        or _SOMEBODY_ELSE.search(text, begin, end) is not None
        or _described(text, odd, known, here)
        or _beside_others(reading, odd, known, begin, end)
    )


def _behind_ties(text: str, odd: Person, known: Person, here: Mention) -> int:
    """Where a name begins with the office or the party before it that is the known one's too: "Mayor Ann Hale", "the LDF's Ann Hale"."""
    held = {(role.value, role.body_or_place) for role in known.roles if role.by not in ("antecedent", None)}
    offices = {value for value, _body in held}
    ties = [
        role
        for role in odd.roles
        if role.value in offices and (role.body_or_place is None or (role.value, role.body_or_place) in held)
    ]
    ties += [one for one in odd.parties if odd.party is not None and odd.party == known.party]
    start = here.start
    for tie in sorted(ties, key=lambda one: -one.start):
        if tie.end < start and _JOINED.fullmatch(text, tie.end, start):
            start = tie.start
    return start


def _bare(text: str, begin: int, start: int, end: int) -> bool:
    """Whether a name has no word before it of who that is: no title, no party, no trade, no noun set off from it."""
    before = text[begin:start]
    if before.rstrip().endswith(","):
        # "Speaking in Kumasi, Kofi Mensah said"; not "his agent, Kofi Mensah, said".
        return _GOES_ON.match(text, end) is not None
    if bare_before(text, begin, start):
        return True
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    first = not before[: word.start()].strip("“\"‘'( ")
    noun = word[0].lower()
    if noun in _COURTESY:
        return True
    if word[0][0].isupper() and not (first and noun in known_names.common()):
        return _DAY.match(word[0]) is not None
    one = noun.removesuffix("s")
    return not ({noun, one} & titles() or people.by_trade(one) or _NOUN.search(before))


def _described(text: str, odd: Person, known: Person, here: Mention) -> bool:
    """Whether words behind a name tell who that is, and not of the office that the known one has."""
    if text.startswith(" (", here.end) or _WHO_LIVES.match(text, here.end):
        return True
    behind = DESCRIBED.match(text, here.end)
    if behind is not None and not _VERB.search(text, behind.end(), _stop(text, behind.end())):
        return not {role.value for role in odd.roles} & {role.value for role in known.roles}
    of = _OF_SOMETHING.match(text, here.end)
    return of is not None and text.count(of["what"]) < 2


def _beside_others(reading: Reading, odd: Person, known: Person, begin: int, end: int) -> bool:
    """Whether the sentence of a name has another beside it as one of several, or tells of another party before it."""
    text, here = reading.article.text, in_full(odd)[0]
    for one in reading.side_mentions_in(begin, end):
        if one.id in (odd.id, known.id):
            continue
        if not isinstance(reading.by_id[one.id], Person):
            if one.id != known.party and _OF_PARTY.fullmatch(text, one.end, here.start):
                return True
            continue
        low, high = sorted(((here.start, here.end), (one.start, one.end)))
        if _AND.fullmatch(text, low[1], high[0]):
            return True
    return False


def _stop(text: str, at: int) -> int:
    """Where a stretch of words ends: at the next comma or full stop."""
    found = _ENDS.search(text, at)
    return found.start() if found else len(text)


def told_words_of(text: str, begin: int, here: Mention, end: int) -> bool:
    """Whether somebody speaks, in words that are told beside the name."""
    return (_SPEAKS.match(text, here.end, end) or _SPOKE.search(text, begin, here.start)) is not None


def looks_back(reading: Reading, known: Person, here: Mention) -> bool:
    """Whether the sentence of a name begins with a year before the story's and the known one's, or tells of one a generation ago."""
    text = reading.article.text
    begin, end = sentence_of(reading, here.start)
    today = int((reading.article.published or "0")[:4])
    theirs = {sentence_of(reading, one.start) for one in known.mentions}
    first = min(
        (int(found[0]) for span in theirs for found in _YEAR.finditer(text, *span)), default=today or _NO_YEAR
    )
    for found in _YEAR.finditer(text, begin, end):
        year = int(found[0])
        if year + _GENERATION < today or (found.start() < here.start and year < first):
            return True
    return False


def gone(reading: Reading, odd: Person, known: Person) -> bool:
    """Whether the known one has died, or leaves a seat for which the odd one stands."""
    text = reading.article.text
    stands = odd.candidate or bool(fates(reading, odd))
    return any(
        _DIED.search(text, start, end) or (stands and _LEFT.search(text, start, end))
        for start, end in (sentence_of(reading, one.start) for one in in_full(known))
    )


def sentence_of(reading: Reading, at: int) -> tuple[int, int]:
    """Where the sentence begins and ends that holds a place of the text."""
    if not reading.sentences:
        return 0, len(reading.article.text)
    sentence = reading.sentences[reading.sentence_at(at)]
    return sentence.start, sentence.end

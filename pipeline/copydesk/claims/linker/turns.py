"""Outcomes that a turn of the sentence tells: "polled 5,120 votes to beat Y", "showed X far ahead", "will be the first woman to lead"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copydesk.claims.linker.adjacent import GENITIVE
from copydesk.claims.linker.around import MARKS, light, office, post, sided, until_mark
from copydesk.claims.outcomes.outcome import Outcome, areas_follow, subjects_of
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import grammar, modality
from copydesk.records import Person

_REACH = 6
# Before "to win": what was done by winning, never what is only wanted.
_DID = frozenset(
    """
    polled scored garnered secured got received took amassed tallied collected pulled rallied rebounded surged stormed cruised
    tripled doubled quadrupled increased overturned overcame upset stunned survived defied topped bounced fought romped rallies
    surges storms stuns upsets overcomes defies overturns tripling won wins had obtained recorded earned netted registered attained
    """.split()
)
_RESULTS = frozenset("win beat defeat retain oust unseat edge emerge keep hold regain recapture".split())
_TAKING = frozenset("win retain keep hold regain recapture emerge".split())
_KEEPING = frozenset({"retain", "keep", "hold"})
# Anywhere in the clause: what is not told as done. Right before "to": "a chance to win", "the first woman to win", "had to win".
_MUST = modality.WANTED | frozenset("enough would could should if hopes hope too failed chance".split())
_WANTING = _MUST | frozenset(
    """
    had got has have chances right way first second third only last one ones woman women man men candidate candidates party
    campaign ability time aim aims goal opportunity ready position permission how
    """.split()
)
_WINS = frozenset({"win", "victory", "triumph"})
_FACE = frozenset("face faces meet meets facing meeting".split())
_FINAL = frozenset({"runoff", "run-off", "runoffs", "run-offs"})
_PUT = frozenset(
    "put puts putting show shows showed showing have has had give gives gave place places placed leave left".split()
)
_POLLED = ("poll", "survey", "project", "forecast", "model")
_FAR = frozenset(
    "far well narrowly slightly clearly just comfortably marginally still way easily already out".split()
)
_GIVEN = {
    "edge": "leading", "lead": "leading", "advantage": "leading", "win": "won", "victory": "won", "majority": "majority",
}  # fmt: skip
_GIVING = frozenset("give gives gave giving hand hands handed handing".split())
_LEADING = frozenset({"lead", "govern", "head", "hold", "become", "be"})
_WILL = frozenset({"will", "'ll", "’ll", "becomes", "became", "become"})
# Where a sentence may turn so, besides at "mayor-elect".
TURNING = _FACE | _GIVING | _WINS | {"to", "ahead", "front", "first", "elect"}


def turned(frame: Frame, item: Item) -> Iterator[Outcome]:
    """What the sentence tells by its turn at a word."""
    items, word = frame.line.items, item.lower
    if word == "to":
        yield from _by_winning(frame, item)
    elif word in _FACE:
        yield from _facing(frame, item)
    elif word in _GIVING:
        yield from _giving(items, item)
    elif word in _WINS:
        yield from _win_for(items, item)
    elif word in ("ahead", "front"):
        yield from _put_ahead(items, item)
    else:
        yield from _elect(frame, item)


def _by_winning(frame: Frame, to: Item) -> Iterator[Outcome]:
    """ "Polled 5,120 votes to beat Y", "came from behind to win", "tripled its support to win the election"."""
    items = frame.line.items
    if to.index + 1 >= len(items) or to.index == 0:
        return
    verb = items[to.index + 1]
    if verb.lower not in _RESULTS or items[to.index - 1].lower in _WANTING:
        return
    start = to.index
    while start > 0 and items[start - 1].lower not in MARKS and to.index - start < 3 * _REACH:
        start -= 1
    before = items[start : to.index]
    done = [item for item in before if item.lower in _DID]
    if not done or any(item.lower in _MUST for item in before):
        return
    # As if told by the verb before "to", so that the infinitive is not taken for a wish; nothing else is done between them.
    did, behind = done[-1], until_mark(items, verb.index + 1, _REACH)
    if any(
        item.finite or (item.tag == "VBG" and items[item.index + 1].figure is None)
        for item in items[did.index + 1 : to.index]
    ):
        return
    if not (
        any(map(post, behind)) or not behind
        if verb.lower in _TAKING
        else any(sided(items, one) or office(one) for one in behind)
    ):
        return
    subjects = [who for who in subjects_of(frame, verb) if who.index < to.index]
    value = "retained" if verb.lower in _KEEPING else "won"
    yield Outcome(value, subjects, None, did, verb)


def _facing(frame: Frame, verb: Item) -> Iterator[Outcome]:
    """ "X will face Y in a run-off", "X and Y meet in the second round"."""
    items = frame.line.items
    behind = until_mark(items, verb.index + 1, 3 * _REACH)
    final = next(
        (
            one for one in behind
            if not _FINAL.isdisjoint(one.lower.split()) or (one.lower == "round" and items[one.index - 1].lower in ("second", "final"))
        ),
        None,
    )  # fmt: skip
    if final is None or any(
        one.lower in ("could", "would", "might", "may", "not")
        for one in items[max(0, verb.index - 3) : verb.index]
    ):
        return
    faced = [one for one in behind if one.index < final.index and sided(items, one)]
    subjects = [who for who in subjects_of(frame, verb) if who.index < verb.index]
    if subjects and faced and isinstance(faced[0].entity, Person) == isinstance(subjects[0].entity, Person):
        yield Outcome("runoff", [subjects[0], faced[0]], None, verb, final)


def _put_ahead(items: Sequence[Item], ahead: Item) -> Iterator[Outcome]:
    """ "Showed Biya far ahead in the South", "had the coalition in front"."""
    at = ahead.index - 1
    if ahead.lower == "front":
        if at < 0 or items[at].lower != "in":
            return
        at -= 1
    while at >= 0 and items[at].lower in _FAR:
        at -= 1
    if at < 1 or not items[at].who:
        return
    verb = items[at - 1] if items[at - 1].lower != "the" else items[at - 2]
    following = items[ahead.index + 1].lower if ahead.index + 1 < len(items) else ""
    # Who is ahead in a poll is nowhere ahead yet.
    if any(item.lower.startswith(_POLLED) for item in items[: verb.index]):
        return
    if verb.lower in _PUT and following != "by" and not areas_follow(list(items), ahead):
        yield Outcome("leading", [items[at]], None, verb, ahead)


def _giving(items: Sequence[Item], verb: Item) -> Iterator[Outcome]:
    """ "Early results give X the edge", "handed the party a second term"; not "gave X a lead of 210 votes"."""
    behind = until_mark(items, verb.index + 1, _REACH + 2)
    who = next((one for one in behind[:2] if sided(items, one)), None)
    if who is None:
        return
    for one in behind[behind.index(who) + 1 :]:
        if one.lower in _GIVEN and one.tag.startswith("NN"):
            if items[one.index - 1].tag.startswith(("DT", "JJ")) and not (
                one.index + 1 < len(items) and items[one.index + 1].lower == "of"
            ):
                yield Outcome(_GIVEN[one.lower], [who], None, verb, one)
            return
        if not light(one) and not (one.figure is not None and one.figure.kind == "ordinal"):
            return


def _win_for(items: Sequence[Item], noun: Item) -> Iterator[Outcome]:
    """ "It was a comfortable win for X"; in a headline "Narrow win for X"."""
    at = noun.index - 1
    while at >= 0 and light(items[at]):
        at -= 1
    if at >= 0 and not (at == 1 and items[0].lower == "it" and items[1].lower in ("was", "is")):
        return
    behind = items[noun.index + 1 : noun.index + 4]
    who = next((one for one in behind[1:] if sided(items, one)), None)
    if who is not None and any(one.tag == "MD" for one in items[who.index : who.index + 4]):
        return
    if len(behind) > 1 and behind[0].lower == "for" and who is not None and noun.index:
        yield Outcome("won", [who], None, noun, noun)


def _elect(frame: Frame, word: Item) -> Iterator[Outcome]:
    """ "X is San Marcelo's mayor-elect", "X will be the first woman to lead the province"."""
    items = frame.line.items
    before = items[max(0, word.index - _REACH) : word.index]
    verb = next((one for one in reversed(before) if one.lower in grammar.BE or one.lower in _WILL), None)
    if verb is None or any(
        one.figure is not None or one.who or one.lower in MARKS for one in items[verb.index : word.index]
    ):
        return
    if word.lower == "first":
        behind = items[word.index + 1 : word.index + _REACH]
        if verb.lower == "be" and (verb.index == 0 or items[verb.index - 1].lower not in _WILL):
            return
        if verb.lower not in _WILL | {"be"} or items[word.index - 1].lower not in {"the", *GENITIVE}:
            return
        # "The first woman to lead", "the first female mayor"; not "the first sitting president to lose".
        doing = next(
            (
                items[one.index + 1].lower
                for one in behind
                if one.lower == "to" and one.index + 1 < len(items)
            ),
            None,
        )
        if doing not in _LEADING and not (doing is None and any(map(office, behind))):
            return
        verb = items[verb.index - 1] if verb.lower == "be" else verb
    elif word.lower == "elect" and items[word.index - 1].lower != "-":
        return
    subjects = [
        who for who in subjects_of(frame, verb) if who.index < verb.index and isinstance(who.entity, Person)
    ]
    # Of what "will" comes before, no more is asked than that somebody shall take office.
    yield Outcome("won", subjects[-1:], None, verb, word)

"""Weighs the rules' reading of a story: asks the networks what each figure is, whose, over whom, where, when, by whose word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from copydesk.claims.figure_claims import figure_claim
from copydesk.claims.linker.chain import Link, Ties, along_classes, along_options, ties
from copydesk.claims.linker.guesses import Guess, Guesses, before_of, kind_extras, owner_extras
from copydesk.claims.linker.kinds import MEASURES, OUTCOMES, measure_bag, outcome_bag
from copydesk.claims.linker.net import Floats, Shelf, from_bytes
from copydesk.claims.linker.owners import Option, key_of, rival_options, subject_options
from copydesk.claims.linker.settings import (
    ROUND_OF,
    ROUNDS,
    STAGES,
    Choice,
    place_choices,
    round_bag,
    source_choices,
    stage_bag,
    when_choices,
)
from copydesk.claims.linker.told import told, unit_mended
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import Bag, Row, View
from copydesk.claims.measures.reading import Reading
from copydesk.claims.outcome_claims import outcome_claim
from copydesk.claims.sentences.line import Item
from copydesk.claims.subjects.naming import SUBJECTLESS, name_of
from copydesk.claims.subjects.owner import Owner
from copydesk.records import Claim, Place

if TYPE_CHECKING:
    from copydesk.claims.state import State

# Figures that can be results.
LINKED = frozenset({"percent", "points", "count", "fraction", "ratio", "age", "duration"})
# Measures of nobody.
NOBODY = SUBJECTLESS | {"elapsed"}
# Measures that are over somebody.
OVER = frozenset({"lead", "won", "lost", "leading", "trailing", "retained", "gained", "runoff", "tied"})
# Outcomes that tell one thing.
ALIKE = {"retained": "won", "gained": "won", "majority": "won"}
# Measures of a person rather than of a contest: no place, no stage.
PERSONAL = frozenset({"age", "elapsed"})
STAGELESS = frozenset({"age", "elapsed", "threshold", "electorate", "total_seats", "counted"})
# A claim needs more than this for its measure; where the rules see no claim, more.
CLAIMED, UNSAID = 0.4, 0.55
# An outcome needs more than this, where the rules see none more.
TOLD, UNTOLD = 0.4, 0.85
# How the likelihood that the networks give is read: they are too sure of themselves on stories of other papers, unless
# the rules, which see another side of the sentence, say the same. The powers give about how often they are right.
AGREED, NEW_FIGURE, OPPOSED = 1, 4, 12
# As sure as a claim can be that the rules read otherwise.
OPPOSED_MOST = 0.79
# Less likely than this, a reading that the rules oppose is none.
DOUBTFUL = 0.6
# As likely as this a body is named as the source: many practice stories leave unsaid what a story carries on.
SOURCED = 0.2
# Surer than this that there is no stage, the rules' word for it does not count.
NO_STAGE = 0.85


@dataclass
class Verdict:
    """What the linker makes of a trace."""

    trace: Trace
    row: Row
    measure: str
    sure: float
    before: str | None = None
    options: list[Option] = field(default_factory=list)
    subject: Item | None = None
    owner_sure: float = 1.0
    rival: Item | None = None
    place: Choice | None = None
    place_sure: float = 1.0
    when: str | None = None
    when_sure: float = 1.0
    source: Choice | None = None
    round: str = "none"
    round_sure: float = 1.0
    stage: str | None = None
    stage_sure: float = 1.0


@cache
def _nets() -> tuple[Shelf | None, frozenset[str]]:
    data = resources.files("copydesk.claims.linker").joinpath("weights.npz")
    if not data.is_file():
        return None, frozenset()
    nets = from_bytes(data.read_bytes())
    words = frozenset(feature[2:] for feature in nets["outcome"].rows if feature.startswith("w="))
    return Shelf(nets), words


def triggers() -> frozenset[str]:
    """Words that told an outcome somewhere in training."""
    return _nets()[1]


def link(state: State) -> bool:
    """Put the linker's claims in place of the rules'. False, and nothing done, where there are no weights."""
    nets, _words = _nets()
    if nets is None:
        return False
    view = View(state.story, state.shapes, state.traces)
    verdicts = _once(judge(view, nets))
    claims: list[Claim] = []
    for verdict in verdicts:
        figure = verdict.trace.item.figure
        unlikely = verdict.sure * verdict.owner_sure < DOUBTFUL and bool(verdict.trace.claims)
        made = [] if unlikely and not _agrees(verdict) else _claims(view, verdict)
        if made:
            claims += made
            if figure is not None:
                state.reasons.pop(figure.id, None)
        elif figure is not None:
            state.reasons.setdefault(figure.id, "no result that is read here")
    state.claims[:] = claims
    return True


def first_look(view: View, nets: Shelf) -> dict[Trace, Guess]:
    """What every figure and word is likely to be and whose, each by itself."""
    view.spelled_by(nets.code)
    guesses: dict[Trace, Guess] = {}
    traces = [(row, trace) for row in view.rows for trace in row.traces]
    figures = [(row, trace) for row, trace in traces if trace.item.figure is not None]
    words = [(row, trace) for row, trace in traces if trace.item.figure is None]
    bags = {
        "measure": [measure_bag(view, row, trace) for row, trace in figures],
        "outcome": [outcome_bag(view, row, trace) for row, trace in words],
    }
    for name, classes, here in (("measure", MEASURES, figures), ("outcome", OUTCOMES, words)):
        for (_row, trace), bag, odds in zip(here, bags[name], nets.classes(name, bags[name]), strict=True):
            best = int(odds.argmax())
            guesses[trace] = Guess(classes[best], float(odds[best]), bag)
    asked = []
    for row in view.rows:
        for trace in row.traces:
            guess = guesses[trace]
            if guess.measure != "none" and guess.measure not in NOBODY:
                guess.options = subject_options(view, row, trace, guess.measure)
                asked.append(guess)
    for guess, likely in zip(asked, _ask(nets, "subject", [guess.options for guess in asked]), strict=True):
        guess.odds = likely.tolist()
        guess.subject = _owner(guess.options, likely)[0]
        guess.key = key_of(guess.subject)
    return guesses


def judge(view: View, nets: Shelf) -> list[Verdict]:
    """A verdict for each figure and each word that tells something: the second look, with the neighbours in sight."""
    guesses = first_look(view, nets)
    verdicts = _kinds(view, nets, guesses)
    for verdict in verdicts:
        if verdict.measure not in NOBODY:
            guess = guesses[verdict.trace]
            same = guess.measure == verdict.measure and guess.options
            verdict.options = (
                guess.options if same else subject_options(view, verdict.row, verdict.trace, verdict.measure)
            )
    owned = [verdict for verdict in verdicts if verdict.options]
    extras = [owner_extras(view, one.row, one.trace, one.measure, one.options, guesses) for one in owned]
    for verdict, likely in zip(
        owned, _ask(nets, "subject2", [one.options for one in owned], extras), strict=True
    ):
        verdict.subject, verdict.owner_sure = _owner(verdict.options, likely)
    over = [verdict for verdict in verdicts if verdict.measure in OVER and verdict.subject is not None]
    asked = [
        rival_options(view, one.row, one.trace, one.measure, one.subject) for one in over if one.subject is not None
    ]  # fmt: skip
    for verdict, options, likely in zip(over, asked, _ask(nets, "rival", asked), strict=True):
        verdict.rival, _sure = _owner(options, likely)
    _settle(view, nets, verdicts)
    return verdicts


def _settle(view: View, nets: Shelf, verdicts: Sequence[Verdict]) -> None:
    """Where, when, by whose word, of which round and stage each verdict is, going on from the one before."""
    placed = sorted(
        (verdict for verdict in verdicts if verdict.measure not in PERSONAL),
        key=lambda verdict: verdict.trace.item.start,
    )
    links = [Link(one.row, one.trace, one.measure, key_of(one.subject)) for one in placed]
    pairs = list(zip(links, [None, *links], strict=False))
    tied = Ties(nets)

    def along(name: str, asked: list[list[Choice]]) -> Iterator[tuple[Verdict, list[Choice], list[float]]]:
        told = [ties(view, one, before, name) for one, before in pairs]
        return zip(placed, asked, along_options(tied, name, asked, told), strict=True)

    def through(name: str, classes: Sequence[str], bags: list[Bag]) -> Iterator[tuple[Verdict, list[float]]]:
        told = [ties(view, one, before, name) for one, before in pairs]
        return zip(placed, along_classes(tied, name, classes, bags, told), strict=True)

    spots = [place_choices(view, one.row, one.trace, one.measure, one.subject) for one in placed]
    for verdict, choices, odds in along("place", spots):
        best = max(range(len(odds)), key=odds.__getitem__)
        verdict.place, verdict.place_sure = choices[best], odds[best]
    bodies = [source_choices(view, one.row, one.trace, one.measure) for one in placed]
    for verdict, choices, odds in along("source", bodies):
        best = max(range(1, len(odds)), key=odds.__getitem__, default=0)
        verdict.source = choices[best if odds[best] > SOURCED else 0]
    dated = [when_choices(view, one.row, one.trace, one.measure) for one in placed]
    for verdict, choices, odds in along("when", dated):
        best = max(range(len(odds)), key=odds.__getitem__)
        verdict.when, verdict.when_sure = choices[best].value, odds[best]
    rounds = [round_bag(view, one.row, one.trace, one.measure) for one in placed]
    for verdict, odds in through("round", ROUNDS, rounds):
        best = max(range(len(odds)), key=odds.__getitem__)
        verdict.round, verdict.round_sure = ROUNDS[best], odds[best]
    stages = [stage_bag(view, one.row, one.trace, one.measure) for one in placed]
    for verdict, odds in through("stage", STAGES, stages):
        best = max(range(len(odds)), key=odds.__getitem__)
        verdict.stage_sure = odds[best]
        verdict.stage = STAGES[best] if best else _by_rule(verdict.trace) if odds[0] < NO_STAGE else None


def _by_rule(trace: Trace) -> str | None:
    """The stage of the count by the rules."""
    return trace.claims[0].status if trace.claims else trace.setting.status


def _ask(
    nets: Shelf,
    name: str,
    sets: Sequence[Sequence[Option]] | Sequence[Sequence[Choice]],
    extras: Sequence[Sequence[Bag]] | None = None,
) -> list[Floats]:
    """How likely each option is, by its features and, at second look, the `extras`."""
    own = [[one.own for one in options] for options in sets]
    if extras is not None:
        own = [
            [bag + extra for bag, extra in zip(bags, more, strict=True)]
            for bags, more in zip(own, extras, strict=True)
        ]
    return nets.options(name, own, [options[0].shared for options in sets])


def _kinds(view: View, nets: Shelf, guesses: Guesses) -> list[Verdict]:
    """The traces that make claims."""
    found = []
    for name, classes in (("measure2", MEASURES), ("outcome2", OUTCOMES)):
        here = [
            (row, trace) for row in view.rows for trace in row.traces
            if (trace.item.figure is not None) == (name == "measure2")
        ]  # fmt: skip
        bags = [guesses[trace].bag + kind_extras(view, row, trace, guesses) for row, trace in here]
        said, unsaid = (CLAIMED, UNSAID) if name == "measure2" else (TOLD, UNTOLD)
        for (row, trace), odds in zip(here, nets.classes(name, bags), strict=True):
            best = int(odds[1:].argmax()) + 1
            sure = float(odds[best])
            if sure > (said if trace.claims else unsaid):
                found.append(Verdict(trace, row, classes[best], sure, before_of(row, trace, guesses)))
    return found


def _owner(options: Sequence[Option], likely: Floats) -> tuple[Item | None, float]:
    """The likeliest one; mentions of one entity count together."""
    sums: dict[str | None, float] = {}
    best: dict[str | None, tuple[float, Item | None]] = {}
    for option, chance in zip(options, likely.tolist(), strict=True):
        key = option.key
        sums[key] = sums.get(key, 0.0) + chance
        if key not in best or chance > best[key][0]:
            best[key] = (chance, option.item)
    chosen = max(sums, key=lambda key: sums[key])
    return best[chosen][1], sums[chosen]


def _claims(view: View, verdict: Verdict) -> list[Claim]:
    """The claims of a verdict: those of the rules, mended, or new ones."""
    trace = verdict.trace
    if trace.item.figure is None:
        return _outcomes(view, verdict)
    key = key_of(verdict.subject)
    same = trace.claims and trace.measure == verdict.measure
    keys = [claim.subject_id or claim.subject for claim in trace.claims]
    if same and (key in keys or verdict.measure in NOBODY):
        base = trace.claims
    else:
        reading = (
            trace.reading
            if same and trace.reading is not None
            else told(verdict.row, trace, verdict.measure, verdict.before)
        )
        base = [_figure(view, verdict, reading)]
    return [_settled(view, verdict, claim) for claim in base]


def _once(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Without outcomes told twice in one breath: "has been declared the winner", "beats Y to win"."""
    kept: list[Verdict] = []
    for verdict in verdicts:
        if verdict.trace.item.figure is not None:
            kept.append(verdict)
            continue
        twin = next((one for one in reversed(kept[-3:]) if _repeats(one, verdict)), None)
        if twin is None:
            kept.append(verdict)
        elif (bool(verdict.trace.claims), verdict.sure) > (bool(twin.trace.claims), twin.sure):
            kept[kept.index(twin)] = verdict
    return kept


def _repeats(one: Verdict, other: Verdict) -> bool:
    """Whether two words of a line tell one outcome of one subject within a few words."""
    if one.trace.item.figure is not None or one.row is not other.row:
        return False
    near = abs(one.trace.item.index - other.trace.item.index) <= 7
    same = ALIKE.get(one.measure, one.measure) == ALIKE.get(other.measure, other.measure)
    return near and same and key_of(one.subject) == key_of(other.subject) and _spot(one) == _spot(other)


def _spot(verdict: Verdict) -> str | None:
    return verdict.place.value if verdict.place is not None else None


def _figure(view: View, verdict: Verdict, reading: Reading) -> Claim:
    trace, subject = verdict.trace, verdict.subject
    if verdict.measure in NOBODY or reading.subject_kind == "none":
        # "Valid", "invalid" and "blank" are what total votes are of.
        subject, name = None, name_of(trace.shape, trace.item, None, reading, Owner())[0]
    else:
        name = None if subject is None else subject.entity.name if subject.entity else subject.lower
    return figure_claim(
        view.story.article.text, trace.shape, trace.item, reading, trace.setting, subject, None, name, 0.9
    )


def _outcomes(view: View, verdict: Verdict) -> list[Claim]:
    trace, subject = verdict.trace, verdict.subject
    if subject is None or subject.entity is None:
        return []
    keys = [claim.subject_id for claim in trace.claims]
    if key_of(subject) in keys:
        base = [claim.model_copy(update={"value": verdict.measure}) for claim in trace.claims]
        return [_settled(view, verdict, claim) for claim in base]
    outcome = trace.outcome
    first, last = (outcome.first, outcome.last) if outcome is not None else (trace.item, trace.item)
    claim = outcome_claim(
        view.story.article.text,
        trace.shape,
        verdict.measure,
        first,
        last,
        subject,
        None,
        trace.setting,
        None,
        0.9,
    )
    return [_settled(view, verdict, claim)]


def _settled(view: View, verdict: Verdict, claim: Claim) -> Claim:
    """The claim with the verdict's rival and context, as sure as the verdict."""
    update: dict[str, Any] = {}
    if verdict.measure in OVER:
        rival = verdict.rival.entity if verdict.rival is not None else None
        update["rival"] = rival.name if rival is not None else None
        update["rival_id"] = rival.id if rival is not None else None
    if verdict.measure not in PERSONAL:
        places = {one.place_id for one in verdict.trace.claims}
        if verdict.place is not None and not (len(places) > 1 and verdict.place.value in places):
            place = view.by_id.get(verdict.place.value or "") or _known(view, verdict.place.value)
            update["place"] = place.name if place is not None else None
            update["place_id"] = place.id if place is not None else None
        update["context_confidence"] = round(_context_sure(view, verdict), 2)
        update["when"] = verdict.when
        update["round"] = _round(verdict, claim)
        if verdict.measure not in STAGELESS:
            update["status"] = verdict.stage
        if verdict.source is not None:
            update["source"] = verdict.source.value
            update["source_id"] = view.body_ids.get(verdict.source.value or "")
    figure = verdict.trace.item.figure
    if figure is not None:
        update["unit"] = unit_mended(claim, figure.unit is None, verdict.before, verdict.row)
    update["confidence"] = round(_confidence(verdict), 2)
    return claim.model_copy(update=update)


def _agrees(verdict: Verdict) -> bool:
    """Whether the rules read the same, and of the same one."""
    claims = verdict.trace.claims
    if not claims or verdict.trace.measure != verdict.measure:
        return False
    return verdict.measure in NOBODY or key_of(verdict.subject) in [
        one.subject_id or one.subject for one in claims
    ]


def _confidence(verdict: Verdict) -> float:
    """How often a verdict like this is right, from 0 to 0.99."""
    likely = min(verdict.sure * verdict.owner_sure, 0.99)
    if _agrees(verdict):
        return likely**AGREED
    if verdict.trace.claims or verdict.trace.item.figure is None:
        return min(likely**OPPOSED, OPPOSED_MOST)
    return likely**NEW_FIGURE


def _context_sure(view: View, verdict: Verdict) -> float:
    """How likely place, election and stage of the count are right together."""
    place = verdict.place_sure if len(view.places) > 1 else 1.0
    stage = verdict.stage_sure**0.5 if verdict.measure not in STAGELESS else 1.0
    return place * verdict.when_sure * stage * verdict.round_sure


def _round(verdict: Verdict, claim: Claim) -> str | None:
    """The round by its name, the rules' name where it is the same."""
    if verdict.round == "none":
        return None
    named = ROUND_OF.get(claim.round or "", claim.round)
    if named == verdict.round:
        return claim.round
    return {"late": "second", "preferred": "two_party_preferred"}.get(verdict.round, verdict.round)


def _known(view: View, value: str | None) -> Place | None:
    return next((place for place in view.story.places if place.id == value), None)

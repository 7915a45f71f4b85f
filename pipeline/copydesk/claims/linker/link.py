"""Weighs the rules' reading of a story: asks the networks what each figure is, whose, over whom, where, when, by whose word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from importlib import resources
from typing import TYPE_CHECKING

from copydesk.claims.context.times import EARLIER
from copydesk.claims.linker.adjacent import by_neighbour
from copydesk.claims.linker.bodies import source_choices
from copydesk.claims.linker.chain import (
    STATES,
    Link,
    along_classes,
    along_options,
    common_ties,
    likeliest,
    own_ties,
)
from copydesk.claims.linker.coding import Bag, Floats
from copydesk.claims.linker.elections import when_choices
from copydesk.claims.linker.encoder import Encoder, Opinion
from copydesk.claims.linker.encoder import from_bytes as encoder_from
from copydesk.claims.linker.guesses import Guess, Guesses, before_of, kind_extras, owner_extras
from copydesk.claims.linker.kinds import MEASURES, OUTCOMES, measure_bag, outcome_bag
from copydesk.claims.linker.later import counted_at
from copydesk.claims.linker.margins import by_difference
from copydesk.claims.linker.named import key_of
from copydesk.claims.linker.net import Shelf, from_bytes
from copydesk.claims.linker.owners import Option, rival_options, subject_options
from copydesk.claims.linker.pairs import apart
from copydesk.claims.linker.places import place_choices
from copydesk.claims.linker.rest import Shared, of_others
from copydesk.claims.linker.settings import ROUNDS, STAGES, round_bag, stage_bag
from copydesk.claims.linker.standing import Question
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.verdicts import (
    ALIKE,
    AMOUNTS,
    NOBODY,
    OVER,
    PERSONAL,
    Verdict,
    agrees,
    claims_of,
    once,
)
from copydesk.claims.linker.view import Choice, View
from copydesk.claims.sentences.line import Item
from copydesk.records import Claim

if TYPE_CHECKING:
    from copydesk.claims.state import State

# What a printed sign stands before, and what a figure with one can measure: "50% +1" is a threshold.
SIGNS = frozenset("+-−–")
SIGNED = frozenset({"none", "change", "lead", "threshold"})
# What makes of one opinion on all choices that of both.
ByBoth = Callable[[list[list[float]]], list[list[float]]]
# Figures that can be results.
LINKED = frozenset({"percent", "points", "count", "fraction", "ratio", "age", "duration"})
# A claim needs more than this for its measure; where the rules see no claim, more.
CLAIMED, UNSAID = 0.37, 0.5
# An outcome needs more than this, where the rules see none more.
TOLD, UNTOLD = 0.5, 0.9
# Less likely than this, a reading that the rules oppose is none.
DOUBTFUL = 0.5
# As likely as this a body is named as the source: many practice stories leave unsaid what a story carries on.
SOURCED = 0.2
# Surer than this that there is no stage, the rules' word for it does not count.
NO_STAGE = 0.85
# The networks that are asked how a claim goes on from the one before, and what it can go on from.
TIED = {
    "place": STATES, "source": STATES, "when": STATES, "round": ("first", *ROUNDS), "stage": ("first", *STAGES),
}  # fmt: skip


@cache
def _nets() -> tuple[Shelf | None, frozenset[str]]:
    data = resources.files("copydesk.claims.linker").joinpath("weights.npz")
    if not data.is_file():
        return None, frozenset()
    nets = from_bytes(data.read_bytes())
    words = frozenset(feature[2:] for feature in nets["outcome"].rows if feature.startswith("w="))
    return Shelf(nets), words


@cache
def _encoder() -> Encoder | None:
    data = resources.files("copydesk.claims.linker").joinpath("encoder.npz")
    return encoder_from(data.read_bytes()) if data.is_file() else None


def triggers() -> frozenset[str]:
    """Words that told an outcome somewhere in training."""
    return _nets()[1]


def link(state: State) -> bool:
    """Put the linker's claims in place of the rules'. False, and nothing done, where there are no weights."""
    nets, _words = _nets()
    if nets is None:
        return False
    view = View(state.story, state.shapes, state.traces)
    encoder = _encoder()
    verdicts = once(judge(view, nets, Opinion(encoder, view) if encoder is not None else None))
    claims: list[Claim] = []
    shared = Shared()
    for verdict in verdicts:
        figure = verdict.trace.item.figure
        unlikely = verdict.sure * verdict.owner_sure < DOUBTFUL and bool(verdict.trace.claims)
        amount = verdict.measure in AMOUNTS
        rest = amount and figure is not None and shared.has(verdict.row.line, verdict.trace.item)
        # "Raised its rate to 12 percent": an amount of nobody is mostly no result.
        nobody = amount and verdict.subject is None and not verdict.trace.claims
        made = [] if (nobody or (unlikely and not agrees(verdict))) and not rest else claims_of(view, verdict)
        made = [of_others(claim) for claim in made] if rest else made
        if made:
            claims += made
            if figure is not None:
                state.reasons.pop(figure.id, None)
        elif figure is not None:
            state.reasons.setdefault(figure.id, "no result that is read here")
    state.claims[:] = claims
    return True


def first_look(view: View, nets: Shelf, opinion: Opinion | None = None) -> dict[Trace, Guess]:
    """What every figure and word is likely to be and whose, each by itself; by the encoder's opinion too where there is one."""
    view.coded_by(nets.coder)
    guesses: dict[Trace, Guess] = {}
    traces = [(row, trace) for row in view.rows for trace in row.traces]
    figures = [(row, trace) for row, trace in traces if trace.item.figure is not None]
    words = [(row, trace) for row, trace in traces if trace.item.figure is None]
    bags = {
        "measure": [measure_bag(view, row, trace) for row, trace in figures],
        "outcome": [outcome_bag(view, row, trace) for row, trace in words],
    }
    for name, classes, here in (("measure", MEASURES, figures), ("outcome", OUTCOMES, words)):
        likely = nets.classes(name, bags[name])
        if opinion is not None:
            likely = opinion.on_kinds(name, here, likely)
        for (_row, trace), bag, odds in zip(here, bags[name], likely.tolist(), strict=True):
            best = likeliest(odds)
            guesses[trace] = Guess(classes[best], odds[best], bag)
    asked: list[Question] = []
    for row in view.rows:
        for trace in row.traces:
            guess = guesses[trace]
            if guess.measure != "none" and guess.measure not in NOBODY:
                guess.options = subject_options(view, row, trace, guess.measure)
                asked.append((row, trace, guess.measure, guess.options))
    found = _ask(nets, "subject", [options for *_, options in asked])
    if opinion is not None:
        found = opinion.on_owners(asked, found)
    for (_row, trace, _measure, options), shares in zip(asked, found, strict=True):
        guess = guesses[trace]
        guess.odds = shares.tolist()
        guess.subject = _likeliest(_owners(options, shares))[0]
        guess.key = key_of(guess.subject)
    return guesses


def judge(view: View, nets: Shelf, opinion: Opinion | None = None) -> list[Verdict]:
    """A verdict for each figure and each word that tells something: the second look, with the neighbours in sight."""
    guesses = first_look(view, nets, opinion)
    verdicts = _kinds(view, nets, guesses, opinion)
    for verdict in verdicts:
        if verdict.measure not in NOBODY:
            guess = guesses[verdict.trace]
            same = guess.measure == verdict.measure and guess.options
            verdict.options = (
                guess.options if same else subject_options(view, verdict.row, verdict.trace, verdict.measure)
            )
    owned = [verdict for verdict in verdicts if verdict.options]
    extras = [owner_extras(view, one.row, one.trace, one.measure, one.options, guesses) for one in owned]
    found = _ask(nets, "subject2", [one.options for one in owned], extras)
    if opinion is not None:
        found = opinion.on_owners([(one.row, one.trace, one.measure, one.options) for one in owned], found)
    for verdict, likely in zip(owned, found, strict=True):
        verdict.owners = _owners(verdict.options, likely)
        verdict.subject, verdict.owner_sure = _likeliest(verdict.owners)
    apart(owned)
    by_neighbour(verdicts)
    over = [verdict for verdict in verdicts if verdict.measure in OVER and verdict.subject is not None]
    asked = [
        rival_options(view, one.row, one.trace, one.measure, one.subject) for one in over if one.subject is not None
    ]  # fmt: skip
    for verdict, options, likely in zip(over, asked, _ask(nets, "rival", asked), strict=True):
        verdict.rival, _sure = _likeliest(_owners(options, likely))
    by_difference(verdicts)
    _settle(view, nets, verdicts, opinion)
    return verdicts


def _settle(view: View, nets: Shelf, verdicts: Sequence[Verdict], opinion: Opinion | None) -> None:
    """Where, when, by whose word, of which round and stage each verdict is, going on from the one before."""
    placed = sorted(
        (verdict for verdict in verdicts if verdict.measure not in PERSONAL),
        key=lambda verdict: verdict.trace.item.start,
    )
    links = [Link(one.row, one.trace, one.measure, key_of(one.subject)) for one in placed]
    pairs = list(zip(links, [None, *links], strict=False))
    tied = nets.ties(TIED)
    common = [common_ties(tied, one, before) for one, before in pairs]

    def told(name: str) -> list[Bag]:
        own = [own_ties(tied, view, one, before, name) for one, before in pairs]
        return [all_of + mine for all_of, mine in zip(common, own, strict=True)]

    def along(
        name: str, asked: list[list[Choice]], by_both: ByBoth | None
    ) -> Iterator[tuple[Verdict, list[Choice], list[float]]]:
        likely = along_options(nets, tied, name, asked, told(name))
        return zip(placed, asked, by_both(likely) if by_both is not None else likely, strict=True)

    # No line names a round or a stage as it does a place: the ties are the same for both.
    plainly = told("round")

    def through(name: str, classes: Sequence[str], bags: list[Bag]) -> Iterator[tuple[Verdict, list[float]]]:
        return zip(placed, along_classes(nets, tied, name, classes, bags, plainly), strict=True)

    where = [place_choices(view, one.row, one.trace, one.measure, one.subject) for one in placed]
    spots = [
        (one.row, one.trace, one.measure, one.subject, choices)
        for one, choices in zip(placed, where, strict=True)
    ]
    by_both = partial(opinion.on_places, spots) if opinion is not None else None
    for verdict, choices, odds in along("place", where, by_both):
        best = counted_at(view, verdict.row, choices, likeliest(odds))
        verdict.place, verdict.place_sure = choices[best], odds[best]
    bodies = [source_choices(view, one.row, one.trace, one.measure) for one in placed]
    spoken = [(one.row, one.trace, one.measure, choices) for one, choices in zip(placed, bodies, strict=True)]
    by_both = partial(opinion.on_sources, spoken) if opinion is not None else None
    for verdict, choices, odds in along("source", bodies, by_both):
        best = 1 + likeliest(odds[1:]) if len(odds) > 1 else 0
        verdict.source = choices[best if odds[best] > SOURCED else 0]
    held = [one.place.value if one.place is not None else None for one in placed]
    dated = [
        when_choices(view, one.row, one.trace, one.measure, place)
        for one, place in zip(placed, held, strict=True)
    ]
    voted = [
        (one.row, one.trace, one.measure, place, choices)
        for one, place, choices in zip(placed, held, dated, strict=True)
    ]
    by_both = partial(opinion.on_elections, voted) if opinion is not None else None
    for verdict, choices, odds in along("when", dated, by_both):
        best = likeliest(odds)
        verdict.when, verdict.when_sure = choices[best].value, odds[best]
    _date_earlier(placed)
    rounds = [round_bag(view, one.row, one.trace, one.measure) for one in placed]
    for verdict, odds in through("round", ROUNDS, rounds):
        best = likeliest(odds)
        verdict.round, verdict.round_sure = ROUNDS[best], odds[best]
    stages = [stage_bag(view, one.row, one.trace, one.measure) for one in placed]
    for verdict, odds in through("stage", STAGES, stages):
        best = likeliest(odds)
        verdict.stage_sure = odds[best]
        verdict.stage = STAGES[best] if best else _by_rule(verdict.trace) if odds[0] < NO_STAGE else None


def _date_earlier(verdicts: Sequence[Verdict]) -> None:
    """Give "an earlier election" its year where the story tells of one other year alone."""
    years = {verdict.when[:4] for verdict in verdicts if verdict.when and verdict.when != EARLIER}
    if len(years) == 1:
        for verdict in verdicts:
            if verdict.when == EARLIER:
                (verdict.when,) = years


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


def _kinds(view: View, nets: Shelf, guesses: Guesses, opinion: Opinion | None) -> list[Verdict]:
    """The traces that make claims."""
    found = []
    for name, classes in (("measure2", MEASURES), ("outcome2", OUTCOMES)):
        here = [
            (row, trace) for row in view.rows for trace in row.traces
            if (trace.item.figure is not None) == (name == "measure2")
        ]  # fmt: skip
        bags = [guesses[trace].bag + kind_extras(view, row, trace, guesses) for row, trace in here]
        said, unsaid = (CLAIMED, UNSAID) if name == "measure2" else (TOLD, UNTOLD)
        likely = nets.classes(name, bags)
        if opinion is not None:
            likely = opinion.on_kinds(name.rstrip("2"), here, likely)
        for (row, trace), odds in zip(here, likely.tolist(), strict=True):
            if trace.item.figure is not None and trace.item.figure.printed[:1] in SIGNS:
                odds = _signed(odds)
            best = likeliest(odds[1:]) + 1
            # A win that may be a hold is a win for all that.
            sure = odds[best] if name == "measure2" else _alike(odds, classes[best])
            if sure > (said if trace.claims else unsaid):
                found.append(Verdict(trace, row, classes[best], sure, before_of(row, trace, guesses)))
    return found


def _alike(odds: Sequence[float], outcome: str) -> float:
    """How likely an outcome or one that tells the same is."""
    family = ALIKE.get(outcome, outcome)
    return sum(chance for name, chance in zip(OUTCOMES, odds, strict=True) if ALIKE.get(name, name) == family)


def _signed(odds: Sequence[float]) -> list[float]:
    """How likely each measure is of a figure with a sign: nobody has "+3" seats, or "-2.5" percent of the vote."""
    left = [chance if name in SIGNED else 0.0 for name, chance in zip(MEASURES, odds, strict=True)]
    whole = sum(left)
    return [chance / whole for chance in left] if whole else left


def _owners(options: Sequence[Option], likely: Floats) -> dict[str | None, tuple[float, Item | None]]:
    """How likely everybody is, and their likeliest mention; mentions of one entity count together."""
    found: dict[str | None, tuple[float, Item | None]] = {}
    best: dict[str | None, float] = {}
    for option, chance in zip(options, likely.tolist(), strict=True):
        key = option.key
        whole, item = found.get(key, (0.0, None))
        if key not in best or chance > best[key]:
            best[key], item = chance, option.item
        found[key] = (whole + chance, item)
    return found


def _likeliest(owners: Mapping[str | None, tuple[float, Item | None]]) -> tuple[Item | None, float]:
    sure, item = max(owners.values(), key=lambda owner: owner[0])
    return item, sure

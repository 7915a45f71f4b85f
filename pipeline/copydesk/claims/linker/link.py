"""Weighs the rules' reading of a story: asks the network what each figure is, whose, over whom, where, when, by whose word, and decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from copydesk.claims.figures import unasserted
from copydesk.claims.linker.adjacent import PLAIN, by_neighbour
from copydesk.claims.linker.aged import told_at, with_ages
from copydesk.claims.linker.ago import told_ago
from copydesk.claims.linker.answers import Reader
from copydesk.claims.linker.asked import by_question
from copydesk.claims.linker.columns import by_heading
from copydesk.claims.linker.decided import with_decided
from copydesk.claims.linker.declared import with_declared
from copydesk.claims.linker.encoder import Encoder, from_bytes
from copydesk.claims.linker.kinds import MEASURES, OUTCOMES, measure_bag, outcome_bag
from copydesk.claims.linker.labelled import by_label
from copydesk.claims.linker.majorities import with_majorities
from copydesk.claims.linker.making import claims_made
from copydesk.claims.linker.margins import by_difference
from copydesk.claims.linker.named import kind_of
from copydesk.claims.linker.net import Shelf, agreed
from copydesk.claims.linker.net import from_bytes as nets_from
from copydesk.claims.linker.owners import Option, rival_options, subject_options
from copydesk.claims.linker.pairs import apart, as_decided
from copydesk.claims.linker.phrased import by_phrases
from copydesk.claims.linker.plainly import by_words_around, with_areas
from copydesk.claims.linker.rest import Shared
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.second_round import with_second_round
from copydesk.claims.linker.settling import settle
from copydesk.claims.linker.shortfall import asked_as, falls_short, lacking
from copydesk.claims.linker.sides import of_both
from copydesk.claims.linker.summed import of_all
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.upshots import with_upshots
from copydesk.claims.linker.verdicts import (
    ALIKE,
    AMOUNTS,
    NOBODY,
    OVER,
    Verdict,
    once,
)
from copydesk.claims.linker.view import View
from copydesk.claims.measures.reading import Reading as Plain
from copydesk.claims.sentences.line import Item
from copydesk.records import Claim

if TYPE_CHECKING:
    from copydesk.claims.state import State

# What a printed sign stands before, and what a figure with one can measure: "50% +1" is a threshold.
SIGNS = frozenset("+-−–")
SIGNED = frozenset({"none", "change", "lead", "threshold"})
# Figures that can be results.
LINKED = frozenset({"percent", "points", "count", "fraction", "ratio", "age", "duration"})
# How much the encoder's word on a kind counts beside that of the networks on features.
SHARE = {"measure": 0.4, "outcome": 0.5}
# What the rules read of an outcome counts as so much likelier than the networks alone have it.
LEANING = 5.0
# A claim needs more than this for its measure; where the rules see no claim, more.
CLAIMED, UNSAID = 0.3, 0.4
# An amount that the rules see hoped for or denied needs more.
HOPED = 0.95
# An outcome needs more than this, where the rules see none more.
TOLD, UNTOLD = 0.5, 0.6
# So much as likely as the network has it is a party that has delegates.
PLEDGED = 0.1
# Whom a story names and how likely somebody is, with the mention that is meant.
Owners = dict[str | None, tuple[float, Item | None]]


@cache
def _encoder() -> Encoder | None:
    data = resources.files("copydesk.claims.linker").joinpath("encoder.npz")
    return from_bytes(data.read_bytes()) if data.is_file() else None


@cache
def _nets() -> Shelf | None:
    data = resources.files("copydesk.claims.linker").joinpath("weights.npz")
    return Shelf(nets_from(data.read_bytes())) if data.is_file() else None


@cache
def triggers() -> frozenset[str]:
    """Words that told an outcome somewhere in training."""
    encoder, nets = _encoder(), _nets()
    if encoder is None or nets is None:
        return frozenset()
    return frozenset(encoder.book["triggers"]) | {
        feature[2:] for feature in nets.nets["outcome"].rows if feature.startswith("w=")
    }


def link(state: State) -> bool:
    """Put the linker's claims in place of the rules'. False, and nothing done, where there are no weights."""
    encoder, nets = _encoder(), _nets()
    if encoder is None or nets is None:
        return False
    view = View(state.story, state.shapes, state.traces)
    verdicts = of_all(once(judge(view, Reader(encoder, view), nets)))
    claims: list[Claim] = []
    shared = Shared()
    for verdict in verdicts:
        figure = verdict.trace.item.figure
        made = claims_made(view, verdict, shared)
        if made:
            claims += made
            if figure is not None:
                state.reasons.pop(figure.id, None)
        elif figure is not None:
            state.reasons.setdefault(figure.id, "no result that is read here")
    state.claims[:] = [*claims, *told_ago(view)]
    return True


def judge(view: View, reader: Reader, nets: Shelf) -> list[Verdict]:
    """A verdict for each figure and each word that tells something."""
    verdicts = _kinds(view, reader, nets)
    owned = [verdict for verdict in verdicts if verdict.measure not in NOBODY or lacking(verdict)]
    options = [subject_options(view, one.row, one.trace) for one in owned]
    found = reader.owners([asked_as(one, who) for one, who in zip(owned, options, strict=True)])
    for verdict, who, likely in zip(owned, options, found, strict=True):
        verdict.owners = _owners(verdict.trace, who, _of_people(verdict.trace, who, likely))
        verdict.subject, verdict.owner_sure = _likeliest(verdict.owners)
    apart(owned)
    by_neighbour(verdicts)
    by_heading(view, verdicts)
    by_label(view, verdicts)
    by_words_around(verdicts)
    by_phrases(verdicts)
    by_question(view, verdicts)
    over = [
        (verdict, rival_options(view, verdict.row, verdict.trace, verdict.subject))
        for verdict in verdicts if verdict.measure in OVER and verdict.subject is not None
    ]  # fmt: skip
    found = reader.rivals([(one.row, one.trace, one.measure, who) for one, who in over])
    for (verdict, who), likely in zip(over, found, strict=True):
        verdict.rival, _sure = _likeliest(_owners(verdict.trace, who, likely))
    by_difference(verdicts)
    verdicts = with_areas(view, verdicts)
    for more in (with_majorities, with_declared, with_upshots, with_decided, with_second_round):
        verdicts = more(view, verdicts)
    verdicts = of_both(verdicts)
    verdicts = with_ages(verdicts)
    as_decided(verdicts)
    settle(view, reader, verdicts)
    return verdicts


def _kinds(view: View, reader: Reader, nets: Shelf) -> list[Verdict]:
    """The traces that make claims."""
    view.coded_by(nets.coder)
    found = []
    for name, classes, said, unsaid in (
        ("measure", MEASURES, CLAIMED, UNSAID), ("outcome", OUTCOMES, TOLD, UNTOLD)
    ):  # fmt: skip
        here = [
            (row, trace) for row in view.rows for trace in row.traces
            if (trace.item.figure is not None) == (name == "measure")
        ]  # fmt: skip
        bags = [(measure_bag if name == "measure" else outcome_bag)(view, row, trace) for row, trace in here]
        both = agreed(nets.classes(name, bags), reader.kinds(name, here), SHARE[name])
        likely = [
            _leaning(trace, classes, odds) for (_row, trace), odds in zip(here, both, strict=True)
        ]  # fmt: skip
        measures = {trace: classes[_best(odds)] for (_row, trace), odds in zip(here, likely, strict=True)}
        for (row, trace), odds in zip(here, likely, strict=True):
            plain = _plain(row, trace) if name == "measure" else None
            if plain is not None:
                found.append(Verdict(trace, row, plain, max(odds[classes.index(plain)], PLAIN), settled=True))
                continue
            best = _best(odds[1:]) + 1
            # A win that may be a hold is a win for all that.
            sure = odds[best] if name == "measure" else _alike(odds, classes[best])
            needed = said if trace.claims else HOPED if classes[best] in AMOUNTS and _hoped(trace) else unsaid
            if sure > needed:
                found.append(Verdict(trace, row, classes[best], sure, _before(row, trace, measures)))
    return found


def _plain(row: Row, trace: Trace) -> str | None:
    """What a figure measures where the words by it leave no doubt."""
    return "threshold" if falls_short(row, trace) else "age" if told_at(row, trace) else None


def _hoped(trace: Trace) -> bool:
    """Whether the rules see a figure that is hoped, denied, asked or conditional."""
    reading = trace.reading or Plain("vote_share")
    return not trace.claims and trace.item.figure is not None and unasserted(trace.shape, trace.item, reading)


def _leaning(trace: Trace, classes: Sequence[str], odds: Sequence[float]) -> list[float]:
    """How likely each class is, with what the rules read of an outcome, or what a sign forbids a figure."""
    figure = trace.item.figure
    if figure is None:
        weighed = [
            chance * (LEANING if name == trace.measure else 1)
            for name, chance in zip(classes, odds, strict=True)
        ]
    elif figure.printed[:1] in SIGNS:
        # Nobody has "+3" seats, or "-2.5" percent of the vote.
        weighed = [chance if name in SIGNED else 0.0 for name, chance in zip(classes, odds, strict=True)]
    else:
        return list(odds)
    whole = sum(weighed)
    return [chance / whole for chance in weighed] if whole else weighed


def _before(row: Row, trace: Trace, measures: Mapping[Trace, str]) -> str | None:
    """What the result before a trace in its line measures."""
    found = None
    for one in row.traces:
        if one.item.index >= trace.item.index:
            break
        if measures.get(one, "none") != "none" and one.item.figure is not None:
            found = measures[one]
    return found


def _best(odds: Sequence[float]) -> int:
    """Where the most likely one stands."""
    return odds.index(max(odds))


def _alike(odds: Sequence[float], outcome: str) -> float:
    """How likely an outcome or one that tells the same is."""
    family = ALIKE.get(outcome, outcome)
    return sum(chance for name, chance in zip(OUTCOMES, odds, strict=True) if ALIKE.get(name, name) == family)


def _owners(trace: Trace, options: Sequence[Option], likely: Mapping[str | None, float]) -> Owners:
    """How likely everybody is, with their mention: in the line the one nearest to the trace, else the first."""
    found: Owners = {}
    for option in options:
        held = found.get(option.key)
        if held is None or _nearer(trace, option.item, held[1]):
            found[option.key] = likely[option.key], option.item
    return found


def _nearer(trace: Trace, one: Item | None, other: Item | None) -> bool:
    """Whether one of two mentions in the line stands nearer to the trace."""
    if one is None or other is None:
        return False
    return abs(one.index - trace.item.index) < abs(other.index - trace.item.index)


def _of_people(
    trace: Trace, options: Sequence[Option], likely: Mapping[str | None, float]
) -> Mapping[str | None, float]:
    """How likely everybody is, a party less so of delegates: in its own primary they are pledged to people."""
    if trace.item.figure is None or trace.item.figure.unit != "delegates":
        return likely
    parties = {one.key for one in options if one.item is not None and kind_of(one.item) == "party"}
    weighed = {key: chance * (PLEDGED if key in parties else 1) for key, chance in likely.items()}
    whole = sum(weighed.values())
    return {key: chance / whole for key, chance in weighed.items()}


def _likeliest(owners: Owners) -> tuple[Item | None, float]:
    sure, item = max(owners.values(), key=lambda owner: owner[0])
    return item, sure

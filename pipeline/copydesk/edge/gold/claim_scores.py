"""Claims against gold: by measure, by band of confidence, and the fields of the claims found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from copydesk.edge.gold.annotation import Gold, GoldClaim, plain_name
from copydesk.edge.gold.matching import close, describe, match, overlaps
from copydesk.edge.gold.tally import Scores, Tallies
from copydesk.records import Claim, Reading

CONTEXT = ("of", "comparator", "place", "source", "status", "when", "group", "rival")
NATIONWIDE = frozenset({"nationwide", "nationally", "national", "country"})


def score_claims(scores: Scores, gold: Gold, reading: Reading) -> None:
    """Add one story's claims to `scores`."""
    pairs, extra, missed = match(gold.claims, reading.claims)
    for claim, wanted in pairs:
        if not wanted.optional:
            for key in _rows(claim.measure):
                scores.claims[key].right += 1
            _score_context(scores, gold, reading, claim, wanted)
        scores.bands[_band(claim)].right += 1
    for claim in extra:
        if not _said_by_of(claim, reading):
            _count_extra(scores, gold, claim)
    for wanted in missed:
        if not wanted.optional:
            _count_missed(scores, gold, wanted, reading)
    _score_baseline(scores.baseline, gold, reading)


def _said_by_of(claim: Claim, reading: Reading) -> bool:
    """Whether a claim only says the whole of "a of b" again: that counts neither way."""
    return claim.measure in ("total_seats", "electorate") and any(
        other.of == claim.value and other is not claim for other in reading.claims
    )


def _count_extra(scores: Scores, gold: Gold, claim: Claim) -> None:
    for key in _rows(claim.measure):
        scores.claims[key].extra += 1
    scores.bands[_band(claim)].extra += 1
    scores.misses.append(
        {"story": gold.path.name, "kind": "extra claim", "what": describe(claim), "at": claim.evidence.text}
    )


def _count_missed(scores: Scores, gold: Gold, wanted: GoldClaim, reading: Reading) -> None:
    for key in _rows(wanted.measure):
        scores.claims[key].missed += 1
    scores.misses.append(
        {
            "story": gold.path.name,
            "kind": "missed claim",
            "what": f"{wanted.measure} {wanted.fields.get('subject')} {wanted.value}",
            "at": gold.text[max(0, wanted.start - 60) : wanted.end + 40],
            "instead": [describe(claim) for claim in reading.claims if overlaps(claim, wanted)],
        }
    )


def _rows(measure: str) -> Iterator[str]:
    """The rows of the table that a claim counts in."""
    yield measure
    yield "(outcomes)" if measure == "outcome" else "(numeric)"


def _band(claim: Claim) -> str:
    return f"{int(min(claim.confidence, 0.99) * 10) / 10:.1f}"


def _score_context(scores: Scores, gold: Gold, reading: Reading, claim: Claim, wanted: GoldClaim) -> None:
    for key in CONTEXT:
        if key not in wanted.fields:
            continue
        value = wanted.fields[key]
        got = getattr(claim, key)
        right = _same_field(key, got, value, gold, reading)
        tally = scores.context[key]
        tally.right += right
        tally.extra += not right and got is not None
        tally.missed += not right
        if not right:
            what = f"{describe(claim)}: {got} for {value}"
            scores.misses.append(
                {"story": gold.path.name, "kind": f"wrong {key}", "what": what, "at": claim.evidence.text}
            )


def _same_field(key: str, got: Any, value: Any, gold: Gold, reading: Reading) -> bool:
    if value is None or got is None:
        return bool(value is None and got is None)
    if key == "of":
        return close(str(got), str(value))
    if key == "when":
        return str(got)[:4] == str(value)[:4]
    if key in ("comparator", "status"):
        return bool(got == value)
    if key == "group":
        return _shared_words(str(got), str(value))
    return _same_name(key, plain_name(str(got)), plain_name(str(value)), gold, reading)


def _same_name(key: str, one: str, other: str, gold: Gold, reading: Reading) -> bool:
    """Whether two folded names are of one thing, as gold or the reading knows it."""
    if one == other:
        return True
    if key == "place":
        countries = {plain_name(name) for place in gold.places if place.extra.get("kind") == "country"
                     for name in (place.name, *place.also)}  # fmt: skip
        national = countries | NATIONWIDE
        if one in national and other in national:
            return True
    for group in (gold.people, gold.parties, gold.places):
        if any({one, other} <= entry.folded() for entry in group):
            return True
    aliases = {plain_name(mention.text) for entity in reading.entities if plain_name(entity.name) == one
               for mention in entity.mentions}  # fmt: skip
    return other in aliases or (key == "source" and _shared_words(one, other))


def _shared_words(one: str, other: str) -> bool:
    small = {"the", "of", "a", "in", "s", "and", "city's"}
    first, second = set(one.split()) - small, set(other.split()) - small
    return bool(first & second)


def _score_baseline(baseline: Tallies, gold: Gold, reading: Reading) -> None:
    """The same claims, each given to the nearest name of a person or party before it: what grammar earns."""
    mentions = sorted(
        (mention.start, entity.name)
        for entity in (*reading.people(), *reading.parties())
        for mention in entity.mentions
        if mention.form not in ("pronoun", "description")
    )
    naive = []
    for claim in reading.claims:
        if claim.subject is None or claim.measure == "outcome":
            naive.append(claim)
            continue
        before = [name for start, name in mentions if start < claim.value_span.start]
        naive.append(claim.model_copy(update={"subject": before[-1] if before else None}))
    pairs, extra, missed = match(gold.claims, [claim for claim in naive if claim.measure != "outcome"])
    tally = baseline["(numeric)"]
    tally.right += sum(not wanted.optional for _claim, wanted in pairs)
    tally.extra += len(extra)
    tally.missed += sum(not wanted.optional for wanted in missed if wanted.measure != "outcome")

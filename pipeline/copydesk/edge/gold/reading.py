"""Gold annotation turned into a Reading: what the checks would see if the story were read without a fault."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from copydesk.articles import from_text
from copydesk.edge.gold.annotation import Gold, locate
from copydesk.edge.gold.names import Names
from copydesk.records import (
    Article,
    Claim,
    Interval,
    Part,
    Quantity,
    ReadCoverage,
    Reading,
    Sentence,
    ValueSpan,
    cut,
    plain,
)
from copydesk.records.article import PartKind

EXACT_UNITS = frozenset({"votes", "voters", "ballots"})
ROUNDED_UNITS = frozenset({"percent", "points"})
# Ends a sentence: "won. The"; must not end one: "Gov. Tate", "Oct. 22", "Nana B. Owusu".
_END = re.compile(r"[.!?][\"'”’)]{0,2}(?=\s)")
_ABBREVIATION = re.compile(
    r"(?:\b[A-Z]|\b(?:Gov|Sen|Rep|Dr|Mr|Mrs|Ms|Prof|Gen|Lt|St|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct|Nov|Dec)"
    r"|a\.m|p\.m)\.$"
)
_FIELDS = (
    "rival", "of", "unit", "comparator", "place", "contest", "round", "group", "basis", "when", "status",
    "source", "speaker", "change_of", "since", "rank", "confidence",
)  # fmt: skip
_FRACTION = r"(?i)\b(?:half|halves|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)\b"
_STATUS = {"preliminary": "partial", "official": "final"}
_RECEDING = frozenset({"vote_share", "votes", "seats", "areas_won", "lead", "outcome"})


def from_gold(gold: Gold) -> Reading:
    """The Reading of a gold file's article, its claims and names taken from the gold."""
    data = yaml.safe_load(gold.path.read_text(encoding="utf-8"))
    return from_data(gold.text, data, id=str(gold.article), published=gold.published)


def from_data(
    text: str, data: Mapping[str, Any], *, id: str = "story.txt", published: str | None = None
) -> Reading:
    """The Reading of `text` with the claims and names of `data`, which has the keys of a gold file.

    Beyond the contract's keys it takes: on a claim `low`, `high`, `as_of`, `counted` (the `at` of a
    counted claim); on people `roles`, `ages`, `born`, `parties`; `organisations`, `contests`, `dates`,
    `parts` and `title`.
    """
    path = Path(id)
    when = data.get("published") or published
    article = from_text(text, id=id, published=None if when is None else str(when), language="en")
    if data.get("parts") or data.get("title"):
        article = article.model_copy(update={"parts": _parts(path, article, data)})
    sentences = sentences_of(text)
    names = Names(path, text, data)
    quantities, claims = _claims(path, text, data, names, sentences)
    quantities += names.dates()
    return Reading(
        article=article,
        sentences=sentences,
        entities=names.entities(),
        quantities=tuple(quantities),
        claims=tuple(claims),
        coverage=ReadCoverage(numbers=len(quantities), in_claims=len(claims)),
    )


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """Sentences by full stops and line ends, with the number of their paragraph."""
    found: list[Sentence] = []
    position = 0
    paragraph = -1
    for line in text.split("\n"):
        start = 0
        paragraph += bool(line.strip())
        for match in [*_END.finditer(line), None]:
            end = len(line) if match is None else match.end()
            if match is not None and _ABBREVIATION.search(line[: match.start() + 1]):
                continue
            chunk = line[start:end]
            if chunk.strip():
                first = position + start + len(chunk) - len(chunk.lstrip())
                found.append(
                    Sentence(start=first, end=position + start + len(chunk.rstrip()), paragraph=paragraph)
                )
            start = end
        position += len(line) + 1
    return tuple(found)


def implied(value: str, unit: str | None, comparator: str, printed: str = "") -> Interval:
    """The interval that a printed figure implies (contract, section 1), as far as gold tells."""
    number = Decimal(value)
    half = _half_unit(number, unit, printed)
    if comparator == "at_least":
        return Interval(low=number)
    if comparator == "at_most":
        return Interval(high=number)
    if comparator in ("over", "under"):
        just = re.search(r"(?i)\bjust\b|\bslightly\b|\ba little\b", printed)
        far = min(2 * half or Decimal(1), abs(number) / 10) if just else None
        if comparator == "over":
            return Interval(low=number, low_open=True, high=None if far is None else number + far)
        return Interval(high=number, high_open=True, low=None if far is None else number - far)
    wide = (
        min(max(2 * half, Decimal(0)) or Decimal(1), abs(number) / 10)
        if comparator != "exactly"
        else Decimal(0)
    )
    if comparator == "almost":
        return Interval(low=number - wide - half, high=number, high_open=True)
    return Interval.around(number, half + wide)


def _half_unit(number: Decimal, unit: str | None, printed: str) -> Decimal:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    if unit in ROUNDED_UNITS:
        if printed and not re.search(r"\d", printed):
            return Decimal("0.5")  # "two-thirds" is 66.67, but not to two decimals
        return Decimal(5).scaleb(exponent - 1)
    digits = str(abs(int(number)))
    zeros = len(digits) - len(digits.rstrip("0"))
    if unit in EXACT_UNITS and zeros >= 2:
        return Decimal(5).scaleb(zeros - 1)
    return Decimal(0)


def _parts(path: Path, article: Article, data: Mapping[str, Any]) -> tuple[Part, ...]:
    """The article's parts with those that the data names in place of what stood there."""
    named: list[tuple[PartKind, dict[str, Any]]] = [(one["kind"], one) for one in data.get("parts") or ()]
    if data.get("title"):
        named.append(("headline", {"at": data["title"]}))
    parts = list(article.parts)
    for kind, entry in named:
        start, end = locate(path, article.text, str(entry["at"]), int(entry.get("nth", 1)))
        parts = [one for one in parts if one.end <= start or end <= one.start]
        parts.append(Part(kind=kind, start=start, end=end))
    return tuple(sorted(parts, key=lambda part: part.start))


def _claims(
    path: Path, text: str, data: Mapping[str, Any], names: Names, sentences: Sequence[Sentence]
) -> tuple[list[Quantity], list[Claim]]:
    quantities: list[Quantity] = []
    claims: list[Claim] = []
    for number, entry in enumerate(data.get("claims") or (), 1):
        start, end = locate(path, text, str(entry["at"]), int(entry.get("nth", 1)))
        fields: dict[str, Any] = {key: entry[key] for key in _FIELDS if entry.get(key) is not None}
        fields.update(id=f"c{number}", measure=entry["measure"], value=str(entry["value"]))
        fields["status"] = _STATUS.get(str(entry.get("status")), entry.get("status"))
        for key in ("of", "when"):
            if key in fields:
                fields[key] = str(fields[key])
        if entry.get("as_of"):
            fields["as_of"] = {"printed": str(entry["as_of"]), "value": str(entry["as_of"])}
        fields.update(names.joined(entry, fields))
        interval = _interval(entry, fields, text[start:end])
        if interval is not None:
            fields.update(
                low=None if interval.low is None else plain(interval.low),
                high=None if interval.high is None else plain(interval.high),
                low_open=interval.low_open,
                high_open=interval.high_open,
                quantity_id=f"q{number}",
            )
            quantities.append(_quantity(fields, text, start, end))
        sentence = _sentence(sentences, start)
        fields["evidence"] = cut(text, min(sentence.start, start), max(sentence.end, end))
        claims.append(Claim(**fields, value_span=ValueSpan(start=start, end=end)))
    return quantities, _with_progress(path, text, data, claims, sentences)


def _interval(entry: Mapping[str, Any], fields: Mapping[str, Any], printed: str) -> Interval | None:
    try:
        Decimal(fields["value"])
    except InvalidOperation:
        return None
    if entry.get("low") is not None or entry.get("high") is not None:
        return Interval(low=entry.get("low"), high=entry.get("high"))
    return implied(fields["value"], fields.get("unit"), fields.get("comparator", "exactly"), printed)


def _quantity(fields: Mapping[str, Any], text: str, start: int, end: int) -> Quantity:
    printed = text[start:end]
    unit = fields.get("unit")
    kind = "count" if unit not in ROUNDED_UNITS else unit
    if kind == "percent" and re.search(_FRACTION, printed) and not re.search(r"\d", printed):
        kind = "fraction"
    return Quantity(
        id=fields["quantity_id"],
        kind=kind,
        printed=printed,
        start=start,
        end=end,
        **{key: fields[key] for key in ("value", "of", "unit", "comparator", "low", "high") if key in fields},
        low_open=fields["low_open"],
        high_open=fields["high_open"],
    )


def _sentence(sentences: Sequence[Sentence], position: int) -> Sentence:
    return max(
        (one for one in sentences if one.start <= position), key=lambda one: one.start, default=sentences[0]
    )


def _with_progress(
    path: Path, text: str, data: Mapping[str, Any], claims: list[Claim], sentences: Sequence[Sentence]
) -> list[Claim]:
    """Claims with `counted` filled: as gold says, else by the last progress in the paragraph."""
    entries = list(data.get("claims") or ())
    progress = [claim for claim in claims if claim.measure == "counted"]
    done = []
    for claim, entry in zip(claims, entries, strict=True):
        wanted: Claim | None = None
        if isinstance(entry.get("counted"), str):
            start, _end = locate(path, text, entry["counted"], int(entry.get("counted_nth", 1)))
            wanted = next((one for one in progress if one.value_span.start == start), None)
        elif claim.measure in _RECEDING and "counted" not in entry and claim.status in (None, "partial"):
            here = _sentence(sentences, claim.value_span.start)
            same = [
                one for one in progress
                if _sentence(sentences, one.value_span.start).paragraph == here.paragraph
                and one.value_span.start < here.end
                and (one.place, one.contest, one.when) == (claim.place, claim.contest, claim.when)
            ]  # fmt: skip
            wanted = same[-1] if same else None
        done.append(claim if wanted is None else claim.model_copy(update={"counted": wanted.id}))
    return done

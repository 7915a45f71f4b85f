"""A part larger than its whole.

What it looks for: "a of b" with more than b, also as "of b votes, a"; more seats for one side than the body has; more votes for
one side than were cast; more valid votes than votes; more voters or ballots than there are voters on the rolls.

Why it matters: It cannot be, whatever else the story says, and readers notice.

In the copy: In the Philippines the ruling coalition was leading in 94 of the country's 82 provinces, the
election commission said.

Mended: In the Philippines the ruling coalition was leading in 49 of the country's 82 provinces, the
election commission said.

Stays silent when: the part is given in percent ("80% of the 452 seats"); the whole is of another body,
place or contest, or so small that several sides exceed it; two sizes are given, as for the seats up for election and the whole chamber; or
rounding leaves room.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from copydesk.checks.base import Check, Ledger
from copydesk.checks.compare import Bench, bench
from copydesk.checks.units import of_all_ballots, unit_class
from copydesk.checks.wording import figure, number, told
from copydesk.records import Claim, Finding, Interval, Quantity, Reading, Settings
from copydesk.records.late import late

_THE = late(r"\b(?:the|its|their|all|those|\w+['’]s)\b")
# "The 130-seat lower house", "of 245 seats": the size of a body.
_SIZED = late(
    r"\b(?P<size>\d[\d,]*\d)-(?:seat|member|strong)\b|\b[Oo]f (?:the |its |all )?(?P<all>\d[\d,]*\d) (?:\w+ )?seats\b"
)
_ALL = late(r"\b[Aa]ll (?:of )?(?:the |its )?\Z")
_THOSE = late(r"\b(?:last|latter|former|other) (?:two|three|four)\b")
_NOUN = late(r" (?:[a-z]+ )?(?P<noun>\w+s)\b")
_OF = late(r" (?:[a-z]+ )?(?P<noun>\w+) of\b")
_EACH = late(r"\b(?:each|both|either|one) of\b")
# A part so much larger than a whole is one of something else.
_FAR = Decimal("1.5")
# "Of the 5,612", "Out of its 24,000".
_OF_THE = late(r"(?:Of|Out of) (?:the |its |their |all |some |about )?(?:total (?:of )?)?(?:[\w.-]+['’]s? )?")
_STOPS = late(r"[;:!?]|\b(?:and|but|while|than|whereas)\b")
_VOTERS = {
    "votes": "voters",
    "ballots": "voters",
    "people": "voters",
    "electors": "voters",
    "citizens": "voters",
}
_BEHIND = 120
# Ballots that are some of those cast.
_SOME = frozenset({"valid", "invalid", "blank", "void"})
WHOLES = {
    "seats": ("total_seats",),
    "votes": ("total_votes", "electorate"),
    "turnout": ("electorate",),
    "total_votes": ("electorate",),
}


def run(reading: Reading, settings: Settings, ledger: Ledger) -> Iterator[Finding]:
    """Hold every part against its own whole, then against the wholes that the story states."""
    table = bench(reading, settings)
    found: dict[tuple[str, ...], list[Finding]] = {}
    for claim in table.claims:
        if claim.of is None:
            for finding in _against_wholes(table, claim, ledger):
                found.setdefault(finding.claims[1:], []).append(finding)
    for findings in found.values():
        # A whole that several sides exceed is of something smaller: "the four emigrant seats".
        if len(findings) == 1:
            yield from findings
    spoken = {
        claim.quantity_id for one in found.values() for claim in reading.claims if claim.id in one[0].claims
    }
    for whole, part in _led_in(reading):
        ledger.count()
        if whole.interval.below(part.interval) and not spoken & {whole.id, part.id}:
            yield _led_finding(reading, whole, part)
    for quantity in reading.quantities:
        if quantity.of is None or quantity.value is None or quantity.kind != "count":
            continue
        if not _of_a_whole(reading, quantity):
            continue
        ledger.count()
        if Interval.exactly(quantity.of).below(quantity.interval):
            yield _own_whole(reading, quantity)


def _led_in(reading: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """Every "Of the 5,612 ballots cast in Brest, 4,380 were for the list": a whole that opens a sentence, and the first number behind it."""
    text = reading.article.text
    for sentence in reading.sentences:
        if not text.startswith(("Of ", "Out of "), sentence.start):
            continue
        counts = [
            one for one in reading.quantities_in(sentence.start, sentence.end) if one.kind != "ordinal"
        ][:2]
        if len(counts) < 2 or any(
            one.kind != "count" or one.of is not None or not (one.value or "").isdigit() for one in counts
        ):
            continue
        whole, part = counts
        opened = _OF_THE.fullmatch(text, sentence.start, whole.start) is not None
        units = {_VOTERS.get(one.unit or "", one.unit) for one in counts if one.unit}
        beside = part.start - whole.end <= _BEHIND and not _STOPS.search(text, whole.end, part.start)
        # What is far more is of something else: "Of the 12 wards eleven thousand voters live in two".
        if (
            opened
            and beside
            and whole.unit
            and len(units) == 1
            and Decimal(part.value or 0) <= Decimal(whole.value or 0) * _FAR
        ):
            yield whole, part


def _led_finding(reading: Reading, whole: Quantity, part: Quantity) -> Finding:
    return CHECK.finding(
        reading,
        f"of {figure(whole)} the story tells of {figure(part)}, which is more",
        (part.start, part.end),
        [(whole.start, whole.end)],
        claims=[claim for claim in reading.claims if claim.quantity_id in (whole.id, part.id)],
        found=part.value,
        expected=whole.value,
    )


def _of_a_whole(reading: Reading, quantity: Quantity) -> bool:
    """Whether what follows "of" is a whole: "of the 82 provinces", "of 82"; not "two members of one name"."""
    if quantity.unit is None and not any(
        claim.quantity_id == quantity.id and claim.measure in ("seats", "areas_won")
        for claim in reading.claims
    ):
        return False  # "we give it 12 out of 10"
    # "Of the 16 regions each of the two big parties took eight".
    if _EACH.search(reading.article.text, quantity.start, quantity.end):
        return False
    if quantity.of_span is None:
        return True
    text, start = reading.article.text, quantity.of_span.start
    # "More than two hundred candidates of the last two": of those named last.
    if _THOSE.search(text, max(0, quantity.of_span.start - 24), quantity.of_span.end):
        return False
    if any(map(str.isdigit, text[start : quantity.of_span.end])):
        return True
    # "781 members of the two chambers": of what has members.
    noun = _NOUN.match(text, quantity.of_span.end)
    value = quantity.value_span
    mine = _OF.match(text, value.end, start) if value is not None else None
    if noun is not None and mine is not None and noun["noun"].lower() != mine["noun"].lower():
        return False
    return _THE.search(text, max(0, start - 24), start) is not None


def _own_whole(reading: Reading, quantity: Quantity) -> Finding:
    """ "94 of the country's 82 provinces", whosever they are."""
    whole = [] if quantity.of_span is None else [(quantity.of_span.start, quantity.of_span.end)]
    said = " ".join(reading.article.text[quantity.start : quantity.end].split())
    return CHECK.finding(
        reading,
        f'"{said}": {figure(quantity)} is more than the {number(quantity.of or 0)} there are',
        (quantity.start, quantity.end),
        whole,
        claims=[claim for claim in reading.claims if claim.quantity_id == quantity.id],
        found=quantity.value,
        expected=quantity.of,
    )


def _against_wholes(table: Bench, claim: Claim, ledger: Ledger) -> Iterator[Finding]:
    if unit_class(claim) == "percent" or claim.measure not in WHOLES or table.scene[claim].headline:
        return
    some = claim.measure == "total_votes" and (claim.subject or "").casefold() in _SOME
    # "12,655 votes were cast, of which 12,402 were valid".
    measures = (*WHOLES[claim.measure], "total_votes") if some else WHOLES[claim.measure]
    # Parties have seats; a person has those of a party that was not told.
    alone = claim.measure == "seats" and table.scene.person(claim.subject_id) is not None
    wholes = [
        one
        for one in table.shelf(*measures, unit=unit_class(claim)).around(claim, ledger)
        if of_all_ballots(one)
        and not (some and (one.subject or "").casefold() in _SOME)
        and table.scene.beside(one, claim)
        and table.fits(one, claim, ledger)
        and not (alone and not table.scene.near(one, claim))
    ]
    for whole in wholes:
        ledger.compare(claim, whole)
    # "All seven seats at the table": the body itself.
    start = claim.value_span.start
    if claim.measure == "seats" and _ALL.search(table.reading.article.text, max(0, start - 16), start):
        return
    if claim.measure == "seats" and _of_another_body(table, claim, wholes):
        ledger.set_aside("contest", claim)
        return
    if wholes and all(table.interval(whole).below(table.interval(claim)) for whole in wholes):
        whole = max(wholes, key=lambda one: table.interval(one).high or 0)
        if Decimal(claim.value) > Decimal(whole.value) * _FAR or _others_exceed(table, claim, whole):
            ledger.set_aside("contest", claim, whole)
            return
        yield CHECK.against(
            table.reading,
            f"{_part(claim)}: {figure(claim)}, but {_WORDS[whole.measure]}: {told(table.reading, whole)}",
            claim,
            whole,
        )


def _others_exceed(table: Bench, claim: Claim, whole: Claim) -> bool:
    """Whether another figure of the measure, whosever it is, is more than a whole: what several exceed is no whole of theirs."""
    return any(
        one.quantity_id != claim.quantity_id and one.value != claim.value and unit_class(one) == unit_class(claim)
        and table.interval(whole).below(table.interval(one))
        for one in table.of_anyone(claim.measure)
    )  # fmt: skip


def _of_another_body(table: Bench, claim: Claim, wholes: list[Claim]) -> bool:
    """Whether seats are of a body that the story gives another size, beside them or for another side.

    "The 130-seat lower house, where the MAS is to have 73. In the Senate, of 36"; "of 245 seats in the six states".
    """
    own = Decimal(claim.value)
    stated = {one.value for one in wholes}
    sizes = [
        one.of for one in table.of("seats")
        if one.of is not None and one.unit == claim.unit and one.when == claim.when and table.fits(one, claim)
    ]  # fmt: skip
    text, sentence = table.reading.article.text, table.reading.sentences[table.scene[claim].sentence]
    sizes += [
        (match["size"] or match["all"]).replace(",", "")
        for match in _SIZED.finditer(text, sentence.start, sentence.end)
    ]
    if any(size not in stated and Decimal(size) > own for size in sizes):
        return True
    chambers = {table.scene[one].hints.chamber for one in wholes} - {None}
    mine = table.scene[claim].hints.chamber
    return mine is not None and bool(chambers) and mine not in chambers


_WORDS = {
    "total_seats": "the size of the body is less",
    "total_votes": "fewer votes were cast in all",
    "electorate": "there are fewer voters",
}


def _part(claim: Claim) -> str:
    name = claim.measure.replace("_", " ")
    return f"{name} of {claim.subject}" if claim.subject else name


CHECK = Check("SUM05", "part-exceeds-whole", "error", __doc__ or "", run, rank=2)

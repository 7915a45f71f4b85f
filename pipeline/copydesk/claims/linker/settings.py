"""Features that tell when, at which stage of the count and by whose word: one bag for every possibility."""

from __future__ import annotations

from datetime import date, timedelta

from copydesk.claims.context.sources import source_of
from copydesk.claims.context.stage import status_of
from copydesk.claims.linker.kinds import TELLING
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import Bag, Choice, Row, View, bucket
from copydesk.claims.sentences.line import Item
from copydesk.lexicon import settings
from copydesk.records import Contest

STAGES = ("none", "partial", "final", "poll", "exit_poll", "projection")
STAGE_WORDS = TELLING | settings.PARTIAL | settings.FINAL | frozenset(
    """
    exit survey surveys pollster forecast early so far official officially declared certified complete preliminary latest
    provisional unofficial tally tallies tallied outstanding remaining trends projections showed suggested predicted
    counted count counting precincts wards booths constituencies commission announced yesterday tonight live update
    """.split()
)  # fmt: skip
# Which of several votes or counts of one election a figure is of.
ROUNDS = (
    "none", "first", "late", "first_preferences", "preferred", "list", "constituency", "primary",
)  # fmt: skip
ROUND_OF = {
    "second": "late", "runoff": "late", "third": "late", "two_party_preferred": "preferred",
    "two_candidate_preferred": "preferred",
}  # fmt: skip
ROUND_WORDS = frozenset(
    """
    first second round rounds runoff run-off ballot list lists party direct constituency constituencies proportional
    preference preferences preferred primary primaries caucus caucuses transfers count counts distribution electorate
    district districts single-member mandate mandates personal outright advance advanced eliminated third fourth fifth
    then earlier weeks week month months ago april may june march october november nomination nominee
    """.split()
)
# Words that tell of another election.
AGO = frozenset(
    """
    ago earlier previous previously last then predecessor before had that year dissolution outgoing since from held up down
    against compared record former again old first when ended election elections
    """.split()
)
# Another election whose year is not told.
EARLIER = "earlier"
# A day of the story's own year so many days before it can be another election's.
OTHER_DAY = 8
# How many lines back a year is looked for, and a body that somebody says something by.
YEARS_BACK, BODIES_BACK, SAID_BACK = 5, 9, 20
# How many more bodies, named before that, it can still be by.
BODIES_FAR = 4


def when_choices(view: View, row: Row, trace: Trace, measure: str, place: str | None = None) -> list[Choice]:
    """This election (None first), or another: a year, a date, "earlier". `place`: where the claim is, by its id."""
    i, at, line = trace.item.index, row.at, row.line
    rule = trace.claims[0].when if trace.claims else trace.setting.when
    published = view.story.published
    told = [item for item in row.dated if year_of(item, row, published)]
    words = sorted(row.words & AGO)
    base: Bag = [
        f"m={measure}", f"years={min(len(told), 3)}", f"rule={rule is not None}", f"p={line.part}", f"nr={len(trace.claims)}",
        f"-1={at(i - 1)}", f"-2={at(i - 2)} {at(i - 1)}", f"1={at(i + 1)}", f"12={at(i + 1)} {at(i + 2)}",
    ]  # fmt: skip
    base = view.spell(base)
    now = [
        "now", f"now {measure}", f"now rule={rule is None}", f"now years={min(len(told), 2)}", f"now -1={at(i - 1)}", f"now 1={at(i + 1)}",
        f"now {at(i - 1)} {at(i + 1)}", f"now o={at(0)} {at(1)}",
    ]  # fmt: skip
    # The day on which the place voted, where the story tells it of another place than its own.
    there = view.story.dates.get(place) if place is not None else None
    here = view.story.main is None or place == view.story.main.id
    if there is not None:
        now.append(f"now voted then {here}")
    choices = [Choice(None, base, view.spell([*now, *(f"now S={symbol}" for symbol in words)]))]
    bags: dict[str, list[str]] = {}
    for item in told:
        j = item.index
        side = "B" if j < i else "A"
        first, stop = min(i, j), max(i, j)
        parted = sum(1 for other in row.results if first < other.index < stop)
        apart = f"{side}{min(parted, 2)}"
        clause = trace.shape.clause(i)
        bags.setdefault(year_of(item, row, published) or "", []).extend(
            [
                f"here {apart}", f"here {apart} {at(j - 1)}", f"here {side} {at(j - 2)} {at(j - 1)}", f"here {side} d={bucket(stop - first)}",
                f"here cl={clause.covers(j)} {side}", f"here {apart} i-1={at(i - 1)}", f"here {apart} i+1={at(i + 1)}", f"here {side} +{at(j + 1)}",
                f"here first={j <= 1} {at(j - 1)}", f"here {apart} {at(j - 1)} {at(i - 1)}", f"here {apart} {measure}",
                f"here contest={item.entity is not None} {apart}", f"here {side} path={row.path(i, j)}",
                f"here gap={side} {' '.join(row.symbols[first + 1 : stop])}" if stop - first <= 5 else "here far",
            ]
        )  # fmt: skip
    for distance in range(1, min(YEARS_BACK, line.number) + 1):
        other = view.rows[line.number - distance]
        together = other.line.paragraph == line.paragraph
        for item in other.dated:
            value = year_of(item, other, published)
            if value and value not in bags:
                bags[value] = [
                    f"there {distance} {together}", f"there {other.at(item.index - 1)} {min(distance, 2)}", f"there first={item.index <= 1} {distance == 1}",
                    f"there results={bool(other.results)} {len(other.symbols) <= 12}", f"there o={at(0)} {at(1)}",
                ]  # fmt: skip
    for given in (rule, there):
        if given is not None:
            bags.setdefault(given, [])
    bags.setdefault(EARLIER, [])
    for value, found in bags.items():
        kind = _grain(value, published)
        bag = [
            *found, "other", f"other {measure}", f"named={bool(found)}", f"rule={value == rule} {rule is not None}", f"kind={kind}", f"kind={kind} {measure}",
            f"kind={kind} {at(i - 1)} {at(i + 1)}", f"kind={kind} rule={value == rule} years={min(len(told), 2)}",
            *(f"other S={symbol}" for symbol in words), *(f"kind={kind} S={symbol}" for symbol in words),
        ]  # fmt: skip
        if value == rule:
            bag += [f"by rule {measure}", f"by rule named={bool(found)}"]
        if there is not None:
            bag += [f"voted then={value == there}", f"voted then={value == there} {here} {bool(found)}"]
        choices.append(Choice(value, base, view.spell(bag)))
    return choices


def _grain(value: str, published: date | None) -> str:
    """How an election is told: by its year, by a day of the story's own year or of another, or as an earlier one."""
    if value == EARLIER:
        return value
    if len(value) == 4:
        return "year"
    return "now" if published is not None and value[:4] == str(published.year) else "day"


def year_of(item: Item, row: Row, published: date | None) -> str | None:
    """Another election's year or day that an item names; None if it names none."""
    if published is None:
        return None
    if isinstance(item.entity, Contest):
        year = (item.entity.date or "")[:4]
        return year if year.isdigit() and 0 < published.year - int(year) <= 70 else None
    figure = item.figure
    if figure is None:
        return None
    if figure.kind == "duration" and figure.unit == "years" and (figure.value or "").isdigit():
        after = row.at(item.index + 1)
        if after in ("ago", "earlier", "before", "previously", "after", "since"):
            return str(published.year - int(figure.value or 0))
        return None
    parts = figure.date
    if parts is None:
        return None
    named = parts.year
    resolved = parts.resolved or ""
    if named is None and resolved[:4].isdigit() and (parts.grain == "year" or parts.month):
        named = int(resolved[:4])
    if named is None or not 0 <= published.year - named <= 70:
        return None
    whole = len(resolved) == 10 and bool(parts.day and parts.month)
    if named == published.year:
        return resolved if whole and resolved <= (published - timedelta(days=OTHER_DAY)).isoformat() else None
    return resolved if whole else str(named)


def source_choices(view: View, row: Row, trace: Trace, measure: str) -> list[Choice]:
    """Bodies whose word a figure can be, none first. Values are names."""
    i, line = trace.item.index, row.line
    setting = trace.setting
    rule = setting.source
    speaker = bool(setting.speaker)
    spell = view.spell
    base = spell([f"m={measure}", f"speaker={speaker}", f"rule={rule is not None}", f"p={line.part}", f"bodies={min(len(row.bodies), 2)}",
            f"stage={setting.status}", f"quoted={trace.item.quoted}"])  # fmt: skip
    choices = [
        Choice(
            None,
            base,
            spell(
                [
                    "none",
                    f"none {measure}",
                    f"none rule={rule is None}",
                    f"none speaker={speaker}",
                    f"none stage={setting.status}",
                ]
            ),
        )
    ]
    seen: dict[str, Choice] = {}

    def add(name: str, found: list[str]) -> None:
        if name in seen:
            seen[name].own += spell(found)
            return
        some = ["some", f"some {measure}", f"rule={name == rule}", f"some stage={setting.status}"]
        seen[name] = Choice(name, base, spell(found + some))

    for distance in range(SAID_BACK):
        number = line.number - distance
        if number < 0:
            break
        other = view.rows[number]
        together = other.line.paragraph == line.paragraph
        paragraphs = min(line.paragraph - other.line.paragraph, 4)
        said = _said(view, number)
        if said is not None:
            add(
                said,
                [
                    f"said {min(distance, 5)} {together}",
                    f"said far={distance >= BODIES_BACK} paras={paragraphs}",
                    f"said {distance == 0} {measure}",
                    f"said paras={paragraphs} {measure}",
                ],
            )
        for item in other.bodies[-3:] if distance < BODIES_BACK else ():
            assert item.entity is not None
            j = item.index
            side = "-" if distance else "B" if j < i else "A"
            add(
                item.entity.name,
                [
                    f"body {min(distance, 5)} {together}", f"body {side} {other.at(j - 1)}", f"body {side} {other.at(j + 1)}",
                    f"body {side} {other.at(j - 2)} {other.at(j - 1)}", f"body d={distance == 0} {measure}",
                    f"body first={j <= 1} {other.at(j + 1)}",
                ],
            )  # fmt: skip
    far = 0
    for number in range(line.number - BODIES_BACK, -1, -1):
        for item in view.rows[number].bodies:
            assert item.entity is not None
            if item.entity.name not in seen and far < BODIES_FAR:
                add(item.entity.name, [f"body far {far}", f"body far {measure}"])
                far += 1
    if rule is not None:
        add(rule, ["by rule", f"by rule {measure}"])
    return choices + list(seen.values())


def _said(view: View, number: int) -> str | None:
    """The body that a line says something by, as the rules see it."""
    held = view.sources
    if number not in held:
        found = source_of(view.shapes[number])
        held[number] = found[0] if found is not None else None
    return held[number]


def stage_bag(view: View, row: Row, trace: Trace, measure: str) -> Bag:
    """What tells the stage of the count."""
    i, at, line = trace.item.index, row.at, row.line
    claim = trace.claims[0] if trace.claims else None
    rule = claim.status if claim is not None else trace.setting.status
    own = view.stages.get(line.number)
    if line.number not in view.stages:
        own = view.stages[line.number] = status_of(line, set(line.all_words))
    when = claim.when if claim is not None else trace.setting.when
    counts = [one for one in view.counts if one.shape.line.number <= line.number]
    bag = [
        f"m={measure}", f"rule={rule}", f"rule={rule} {measure}", f"own={own}", f"own={own} {measure}", f"when={when is not None}",
        f"running={view.running}", f"running={view.running} {measure}", f"counts={min(len(counts), 2)} {len(view.counts) > 0}",
        f"run={view.running} rule={rule} when={when is not None}", f"p={line.part}", f"first={line.number < 3}", f"-1={at(i - 1)}", f"1={at(i + 1)}",
        f"source={trace.setting.source is not None} {rule}", f"speaker={trace.setting.speaker is not None}", f"final={view.final}",
        f"late={line.number * 4 // max(len(view.rows), 1)} {view.running}",
    ]  # fmt: skip
    clause = trace.shape.clause(i)
    bag += [f"C={symbol}" for symbol in set(row.symbols[clause.start : clause.end]) & STAGE_WORDS]
    return view.spell(bag) + view.kept(("stage", line.number), lambda: _stage_words(view, row))


def _stage_words(view: View, row: Row) -> Bag:
    """What the words of a line, of the one before and of the story's opening tell of the stage."""
    bag = [f"S={symbol}" for symbol in row.words & STAGE_WORDS]
    if row.line.number:
        bag += [f"P={symbol}" for symbol in view.rows[row.line.number - 1].words & STAGE_WORDS]
    bag += [f"T={symbol}" for symbol in view.opening & STAGE_WORDS]
    return view.spell(bag)


def round_bag(view: View, row: Row, trace: Trace, measure: str) -> Bag:
    """What tells which round, ballot or count of an election a figure is of."""
    i, line, at = trace.item.index, row.line, row.at
    claim = trace.claims[0] if trace.claims else None
    rule = claim.round if claim is not None else trace.setting.round
    when = claim.when if claim is not None else trace.setting.when
    told = [(j, symbol) for j, symbol in enumerate(row.symbols) if symbol in ROUND_WORDS]
    before = [symbol for j, symbol in told if j < i]
    behind = [symbol for j, symbol in told if j > i]
    clause = trace.shape.clause(i)
    near = [symbol for j, symbol in told if clause.covers(j)]
    bag = [
        f"m={measure}", f"rule={rule}", f"rule={rule} {measure}", f"when={when is not None}", f"rounds={view.rounds}",
        f"B={before[-1] if before else '-'}", f"BB={' '.join(before[-2:])}", f"A={behind[0] if behind else '-'}", f"AA={' '.join(behind[:2])}",
        f"first={row.at(0)} {row.at(1)} {row.at(2)}" if told else "untold", f"p={line.part}", f"-1={at(i - 1)}", f"1={at(i + 1)} {at(i + 2)}",
        f"rounds={view.rounds} told={bool(told)} when={when is not None}", f"number={min(line.number, 8)}",
    ]  # fmt: skip
    bag += [f"C={symbol}" for symbol in near]
    bag += [f"L={symbol}" for symbol in row.symbols[max(0, i - 6) : i]]
    return view.spell(bag) + view.kept(("round", line.number), lambda: _round_words(view, row))


def _round_words(view: View, row: Row) -> Bag:
    """What the words of a line, of those before and of the story's opening tell of the round."""
    line = row.line
    bag = [f"S={symbol}" for symbol in row.words & ROUND_WORDS]
    for back, name in ((1, "P"), (2, "Q")):
        if line.number >= back:
            other = view.rows[line.number - back]
            together = other.line.paragraph == line.paragraph
            bag += [f"{name}={symbol} {together}" for symbol in other.words & ROUND_WORDS]
            bag.append(
                f"{name}d={any(item.figure is not None and item.figure.date is not None for item in other.figures)} {together}"
            )
    bag += [f"H={symbol}" for symbol in view.headings[line.number] & ROUND_WORDS]
    bag += [f"T={symbol}" for symbol in view.opening & ROUND_WORDS]
    bag += [
        f"d={item.figure.date.grain}"
        for item in row.figures
        if item.figure is not None and item.figure.date is not None
    ]
    return view.spell(bag)

"""The claims reader: goes through the story line by line and turns figures and verbs into claims."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from copydesk.claims import context, measures
from copydesk.claims.clauses import Frame, frame
from copydesk.claims.line import Index, Item, Line, lines
from copydesk.claims.outcomes import Outcome, outcomes, passive
from copydesk.claims.parties import result_parties
from copydesk.claims.subjects import Owner, other_side, owner
from copydesk.lexicon import results as cue
from copydesk.records import Article, Claim, Contest, Entity, Person, Place, Quantity, ValueSpan, cut
from copydesk.records.claim import AsOf
from copydesk.records.page import Page

SUBJECTLESS = frozenset({"counted", "turnout", "electorate", "total_votes", "total_seats", "threshold"})
GENERIC = frozenset(
    [
        "independents",
        "independent",
        "others",
        "opposition",
        "coalition",
        "alliance",
        "bloc",
        "camp",
        "conservatives",
        "liberals",
        "socialists",
        "greens",
        "nationalists",
        "populists",
        "reformists",
        "hardliners",
        "unionists",
        "separatists",
        "centrists",
        "incumbent",
        "challenger",
        "challengers",
        "rivals",
        "rest",
        "candidates",
        "newcomers",
        "women",
        "communists",
        "leftists",
        "islamists",
        "moderates",
    ]
)
# How sure a claim can be whose place was carried over from another paragraph of a story with several places.
CARRIED = 0.55
RANGE_MARKS = frozenset({"-", "–", "—", "to", "against", "versus", "v", "vs"})
NO_RESULT = {
    "date": "a date", "money": "money", "ordinal": "an ordinal", "duration": "a length of time", "ratio": "a ratio",
    "age": "an age whose person is not clear",
}  # fmt: skip


@dataclass
class Result:
    """What was read: claims, entities with what the claims tell of them, and why figures made no claim."""

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    reasons: dict[str, str]


@dataclass
class Pending:
    """A figure on its way to a claim."""

    item: Item
    reading: measures.Reading
    owner: Owner
    when: str | None = None


@dataclass
class State:
    """What carries over from line to line."""

    story: context.Story
    focus: context.Focus
    claims: list[Claim] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    previous: measures.Reading | None = None
    last_subject: Item | None = None
    counted: list[Claim] = field(default_factory=list)
    recent: list[Item] = field(default_factory=list)
    label: str | None = None
    carried: set[int] = field(default_factory=set)


def read(
    article: Article, pages: Sequence[Page], entities: Sequence[Entity], figures: Sequence[Quantity]
) -> Result:
    """All claims of an article, in order of where their value stands."""
    entities = result_parties(article.text, entities, figures)
    rows = lines(article, pages, Index(entities, figures))
    state = State(context.Story(article, entities, rows), context.Focus())
    state.focus.place = state.story.main
    paragraph = -1
    for line in rows:
        if line.paragraph != paragraph:
            paragraph = line.paragraph
            state.previous = None if line.part not in ("list", "table") else state.previous
        _read_line(state, line)
    claims = _finish(state)
    return Result(claims=tuple(claims), entities=_candidates(entities, claims), reasons=state.reasons)


def _read_line(state: State, line: Line) -> None:
    shape = frame(line)
    _refocus(state, shape)
    _relabel(state, line)
    found: list[Outcome] = []
    for outcome in outcomes(shape):
        if not _told_already(found, outcome):
            found.append(outcome)
    for outcome in found:
        _outcome_claims(state, shape, outcome)
    for pending in _figures(state, shape):
        _figure_claims(state, shape, pending)
    if line.items and (
        subject := next((item for item in line.items if item.who and item.index not in shape.modifiers), None)
    ):
        state.last_subject = subject


def _relabel(state: State, line: Line) -> None:
    """A heading of a table says what its rows count: "Seats won", "the shares of 2019 in brackets"."""
    words = set(context.line_words(line))
    if line.figures and any(item.who for item in line.items):
        return
    for word, measure in (
        ("seats", "seats"),
        ("votes", "votes"),
        ("share", "vote_share"),
        ("shares", "vote_share"),
    ):
        if word in words and len(line.items) <= 14:
            state.label = measure
            return
    if len(line.items) > 14:
        state.label = None


# Context ------------------------------------------------------------------------------------------------


def _refocus(state: State, shape: Frame) -> None:
    """Let the line's own words move the story's place, source, status and clock."""
    line, focus = shape.line, state.focus
    words = set(context.line_words(line))
    if context.CLOCK.match(line.text.strip()) and len(line.items) <= 6:
        stamp = line.text.strip()
        time = next(
            (item.figure for item in line.items if item.figure is not None and item.figure.date), None
        )
        focus.as_of = AsOf(
            printed=stamp, value=time.date.resolved if time is not None and time.date else None
        )
    acting = context.place_as_subject(line)
    if acting is not None:
        focus.place, focus.place_paragraph = acting, line.paragraph
    status = context.status_of(line, words)
    if status is not None:
        focus.status, focus.status_paragraph = status, line.paragraph
    elif focus.status in ("poll", "exit_poll", "projection") and focus.status_paragraph != line.paragraph:
        focus.status = None
    source = context.source_of(shape)
    if source is not None:
        focus.source, focus.source_id = source
        focus.source_paragraph = line.paragraph
    elif focus.source_paragraph != line.paragraph:
        focus.source = focus.source_id = None
    for item in line.items:
        if isinstance(item.entity, Contest) and (state.story.place_of(item.entity) or not item.entity.place):
            focus.contest = item.entity
    if "first" in words and "round" in words:
        focus.round = "first"
    elif words & {"runoff", "run-off"} or ("second" in words and "round" in words):
        focus.round = "runoff" if words & {"runoff", "run-off"} else "second"


def _setting(
    state: State, shape: Frame, item: Item, subject: Item | None, spoken: bool = False
) -> tuple[context.Setting, list[Place]]:
    """The context of one item, and all places that it holds for."""
    story, focus, line = state.story, state.focus, shape.line
    setting = context.Setting()
    places = context.places_of(shape, story, item)
    explicit = bool(places)
    who = subject.entity.id if subject is not None and subject.entity is not None else None
    if not places:
        setting.carried = line.paragraph != focus.place_paragraph
        places = _carried_place(state, shape, subject)
    if places:
        setting.place, setting.place_id = places[0].name, places[0].id
        if explicit:
            focus.place, focus.place_paragraph = places[0], line.paragraph
        if who is not None and len(places) == 1:
            focus.homes.setdefault(who, places[0])
    setting.when = context.when_of(shape, story, item, places[0] if places else None)
    contest = _contest(state, shape, places[0] if places else None)
    if contest is not None:
        setting.contest, setting.contest_id = contest.name, contest.id
    speaker = context.speaker_of(shape, item)
    if speaker is not None:
        setting.speaker, setting.speaker_id = speaker.name, speaker.id
    elif spoken and subject is not None and isinstance(subject.entity, Person):
        setting.speaker, setting.speaker_id = subject.entity.name, subject.entity.id
    else:
        setting.source, setting.source_id = focus.source, focus.source_id
    if setting.when is None:
        setting.status = focus.status
        setting.as_of = focus.as_of
        if focus.round and (story.rounds or focus.round in ("runoff", "first")):
            words = set(context.line_words(line))
            if "round" in words or words & {"runoff", "run-off"}:
                setting.round = focus.round
    return setting, places


def _carried_place(state: State, shape: Frame, subject: Item | None) -> list[Place]:
    """The place of a figure that names none: the focus within a paragraph, then the subject's own, then the story's."""
    story, focus, line = state.story, state.focus, shape.line
    entity = subject.entity if subject is not None else None
    own = _role_place(story, shape, subject) if subject is not None else None
    home = focus.homes.get(entity.id) if entity is not None else None
    if own is not None:
        place: Place | None = own
    elif line.paragraph == focus.place_paragraph:
        place = focus.place
    elif home is not None and isinstance(entity, Person):
        place = home
    elif entity is None or entity.kind == "party":
        place = story.main
    else:
        place = focus.place
    return [place] if place is not None else []


STAYS = frozenset(
    "retained retains retain re-elected held holds keeps kept term re-election second third fourth fifth".split()
)


def _role_place(story: context.Story, shape: Frame, subject: Item) -> Place | None:
    """The city of a mayor who stays: "the mayor of Ankara retained his seat"."""
    if not isinstance(subject.entity, Person) or not STAYS & set(context.line_words(shape.line)):
        return None
    for role in subject.entity.roles:
        near = shape.line.start <= role.start < shape.line.end
        if (
            role.value in ("mayor", "governor")
            and role.when in ("now", "next")
            and near
            and role.body_or_place
        ):
            return story.by_name.get(role.body_or_place.lower())
    return None


def _contest(state: State, shape: Frame, place: Place | None) -> Contest | None:
    here = [item.entity for item in shape.line.items if isinstance(item.entity, Contest)]
    pool = here or ([state.focus.contest] if state.focus.contest else []) or state.story.contests[:1]
    for contest in [*pool, *state.story.contests]:
        if place is None or contest.place is None or contest.place == place.id:
            return contest
    return None


# Figures ------------------------------------------------------------------------------------------------


def _figures(state: State, shape: Frame) -> Iterator[Pending]:
    """The figures of a line with measure and owner, pairs and lists told apart."""
    pending: list[Pending] = []
    earlier, last = state.previous, None
    for item in shape.line.figures:
        assert item.figure is not None
        reading = measures.decide(shape, item, earlier, last, state.label)
        last = reading or last
        if reading is None:
            state.reasons[item.figure.id] = NO_RESULT.get(item.figure.kind, "no result that is read here")
            continue
        if _unasserted(shape, item, reading):
            state.reasons[item.figure.id] = "hoped, denied, asked or conditional"
            continue
        if reading.unit == "" or (item.figure.unit is None and reading.unit is None):
            reading.unit = earlier.unit if earlier is not None else None
        else:
            reading.unit = reading.unit or item.figure.unit
        if reading.measure not in ("age", "elapsed", "counted", "turnout", "electorate", "threshold"):
            earlier = reading
        who = Owner()
        if reading.measure not in SUBJECTLESS and reading.subject_kind != "none":
            who = owner(shape, item)
            if not who.items and reading.measure not in ("lead", "change"):
                who = _both(state, shape, item)
            if not who.items and item.quoted:
                who = _speaking(shape, item)
        pending.append(Pending(item, reading, who))
    state.previous = earlier
    _pairs(shape, pending, state.recent)
    _distribute(shape, pending)
    _next_in_line(shape, pending)
    _trailing_margin(shape, pending)
    return iter(pending)


def _unasserted(shape: Frame, item: Item, reading: measures.Reading) -> bool:
    if reading.measure in ("threshold", "age", "electorate", "total_seats"):
        return False
    items = shape.line.items
    clause = shape.clause(item.index)
    before = [word.lower for word in items[max(clause.start, item.index - 12) : item.index]]
    if items[-1].lower == "?":
        return True
    if {"if", "unless", "whether"} & set(before) or items[clause.start].lower in ("if", "unless"):
        return True
    modal = {
        "would",
        "could",
        "might",
        "should",
        "hopes",
        "hoped",
        "hoping",
        "aims",
        "aimed",
        "wants",
        "wanted",
        "target",
        "predicted",
        "expects",
        "expected",
        "vowed",
        "promised",
    }
    verb = clause.verb
    if verb is not None and verb.index < item.index:
        near = [word.lower for word in items[max(clause.start, verb.index - 3) : verb.index + 3]]
        if modal & set(near) and "projected" not in near:
            return True
    return bool(
        {"not", "n't", "never"} & set(before[-4:]) and reading.measure in ("vote_share", "votes", "seats")
    )


def _speaking(shape: Frame, item: Item) -> Owner:
    """ "We have a lead of a million votes," X said: the one who says "we" is the subject."""
    clause = shape.clause(item.index)
    if not {"we", "i", "our", "my", "us"} & {
        word.lower for word in shape.line.items[clause.start : clause.end]
    }:
        return Owner()
    speaker = context.speaker_of(shape, item)
    named = [other for other in shape.line.items if speaker is not None and other.entity is speaker]
    return Owner(named[:1], sure=0.65, how="speaker")


def _both(state: State, shape: Frame, item: Item) -> Owner:
    """ "Both earned 9 delegates", "each won two": the last two who were named."""
    clause = shape.clause(item.index)
    before = [word.lower for word in shape.line.items[clause.start : item.index]]
    if not {"both", "each"} & set(before) or len(state.recent) < 2:
        return Owner()
    return Owner(state.recent[-2:], sure=0.75, how="both")


def _same_unit(first: Pending, second: Pending) -> bool:
    return first.reading.measure == second.reading.measure and (first.reading.unit == second.reading.unit)


def _pairs(shape: Frame, pending: list[Pending], recent: list[Item]) -> None:
    """ "beat Y by 61.03 to 38.96", "52-48", "from 45 to 52"."""
    items = shape.line.items
    for first, second in itertools.pairwise(pending):
        between = [item.lower for item in items[first.item.index + 1 : second.item.index]]
        text = shape.line.text[
            first.item.end - shape.line.start : second.item.start - shape.line.start
        ].strip()
        joined = text in RANGE_MARKS or (between and between[-1] in RANGE_MARKS and len(between) <= 5 and not any(
            item.who for item in items[first.item.index + 1 : second.item.index]))  # fmt: skip
        if not joined:
            continue
        before = [word.lower for word in items[max(0, first.item.index - 3) : first.item.index]]
        if "from" in before:
            first.reading.measure = (
                second.reading.measure if first.reading.measure == "change" else first.reading.measure
            )
            first.when = first.when or "earlier"
            if second.owner.how in ("none", "tree"):
                second.owner = first.owner
            continue
        if second.owner.how in ("for", "possessive", "adjacent", "bracket") or not _same_unit(first, second):
            continue
        _split_pair(shape, first, second, recent)


def _split_pair(shape: Frame, first: Pending, second: Pending, recent: list[Item]) -> None:
    clause = shape.clause(first.item.index)
    subjects = [item for item in clause.subjects if item.index < first.item.index]
    if len(subjects) >= 2:
        first.owner, second.owner = (
            Owner(subjects[:1], sure=0.85, how="pair"),
            Owner(subjects[1:2], sure=0.85, how="pair"),
        )
        return
    if not subjects:
        if not first.owner.items and not any(item.who for item in shape.line.items) and len(recent) >= 2:
            first.owner = Owner(recent[-2:-1], sure=0.6, how="pair")
            second.owner = Owner(recent[-1:], sure=0.6, how="pair")
        elif first.owner.items and not second.owner.items:
            other = [item for item in recent if item.entity is not first.owner.items[0].entity]
            second.owner = Owner(other[-1:], sure=0.6, how="pair")
        return
    lead: Item | None
    trail: Item | None
    rival = other_side(clause, subjects[0])
    if rival is None or rival.index > second.item.index + 8:
        rival = next(
            (item for item in shape.line.items[second.item.index + 1 : second.item.index + 8] if item.who),
            rival,
        )
    if (
        clause.verb is not None
        and clause.verb.lower in ("put", "puts", "gave", "gives", "showed", "shows", "had")
        and rival is not None
    ):
        lead, trail = (rival, None) if clause.verb.lower.startswith("put") else (subjects[0], rival)
    else:
        lead, trail = subjects[0], rival
    lost = clause.verb is not None and clause.verb.lower in {**cue.LOSE, **cue.TRAIL}
    if lost and _number(first) > _number(second):
        lead, trail = trail, lead
    first.owner = Owner([lead] if lead else [], sure=0.85 if lead else 0.4, how="pair")
    second.owner = Owner([trail] if trail else [], sure=0.8 if trail else 0.4, how="pair")


def _number(pending: Pending) -> float:
    figure = pending.item.figure
    return float(figure.value) if figure is not None and figure.value else 0.0


def _distribute(shape: Frame, pending: list[Pending]) -> None:
    """ "A, B and C won 10, 20 and 30": as many figures in a run as subjects are dealt out in order."""
    at = 0
    while at < len(pending):
        group = [pending[at]]
        while at + len(group) < len(pending):
            following = pending[at + len(group)]
            gap = shape.line.items[group[-1].item.index + 1 : following.item.index]
            if not _same_unit(group[-1], following) or any(
                item.lower not in (",", "and", "&", "percent", "%", "per", "cent") for item in gap
            ):
                break
            group.append(following)
        names = group[0].owner.items
        if len(group) > 1 and len(names) == len(group):
            for one, name in zip(group, names, strict=True):
                one.owner = Owner([name], sure=0.9, how="respectively")
        elif len(group) > 1 and len(names) > 1:
            for one in group:
                one.owner = Owner(one.owner.items[-1:], sure=0.4, how=one.owner.how)
        at += len(group)


def _next_in_line(shape: Frame, pending: list[Pending]) -> None:
    """Nobody has two shares: the second one is of the name between the two, if there is one."""
    for at, one in enumerate(pending):
        if one.owner.how not in ("clause", "clause before", "tree") or one.reading.measure not in (
            "vote_share",
            "votes",
            "seats",
        ):
            continue
        for other in pending[:at]:
            if (
                not _same_unit(one, other)
                or not one.owner.items
                or not other.owner.items
                or other.when
                or one.when
            ):
                continue
            if (
                one.owner.items[0].entity is not other.owner.items[0].entity
                or other.reading.earlier
                or one.reading.earlier
            ):
                continue
            between = [
                item for item in shape.line.items[other.item.index + 1 : one.item.index]
                if item.who and item.entity is not one.owner.items[0].entity
                and shape.modifiers.get(item.index, "") in ("", "prep:with", "prep:over", "prep:than")
            ]  # fmt: skip
            if between:
                one.owner = Owner(between[-1:], sure=0.75, how="next")


def _trailing_margin(shape: Frame, pending: list[Pending]) -> None:
    """ "X had 50.49% and Y 48.85%, a difference of 233,211 votes": the lead of the one with more."""
    for at, one in enumerate(pending):
        if one.reading.measure != "lead" or at < 2 or one.reading.of_rival:
            continue
        shares = [
            other
            for other in pending[:at]
            if other.reading.measure in ("vote_share", "votes", "seats") and other.owner.items
        ]
        names = {id(other.owner.items[0].entity) for other in shares}
        between = shape.line.items[pending[at - 1].item.index + 1 : one.item.index]
        if len(names) < 2 or any(
            item.finite or (item.who and id(item.entity) not in names) for item in between
        ):
            continue
        same = [other for other in shares if other.reading.measure == shares[-1].reading.measure][-2:]
        if len(same) == 2:
            first, second = sorted(same, key=_number, reverse=True)
            one.owner = Owner(first.owner.items[:1], second.owner.items[0], 0.85, "difference")


def _leader_of(state: State, claim: Claim) -> Claim:
    """ "That is a margin of 1,671,093 votes": of the two whose figures were just given."""
    shares = [
        other for other in state.claims[-8:]
        if other.measure in ("votes", "vote_share") and other.when is None and other.subject_id
        and other.place_id == claim.place_id and other.status not in ("poll", "exit_poll")
    ]  # fmt: skip
    same = [other for other in shares if other.measure == shares[-1].measure] if shares else []
    ranked = sorted(
        {other.subject_id: other for other in same}.values(), key=lambda other: -(other.number or 0)
    )
    if len(ranked) < 2:
        return claim
    first, second = ranked[:2]
    return claim.model_copy(
        update={
            "subject": first.subject, "subject_id": first.subject_id, "rival": second.subject,
            "rival_id": second.subject_id, "confidence": 0.6,
        }
    )  # fmt: skip


def _known_rival(state: State, subject: Item, place: str | None) -> Claim | None:
    """Whoever else had the most in the same paragraph's figures before: the rival that a bare margin is over."""
    shares = [
        claim for claim in state.claims[-8:]
        if claim.measure in ("vote_share", "votes", "seats") and claim.when is None and claim.subject_id
        and claim.place_id == place and claim.status not in ("poll", "exit_poll")
    ]  # fmt: skip
    if subject.entity is None or not any(claim.subject_id == subject.entity.id for claim in shares):
        return None
    others = [
        claim
        for claim in shares
        if claim.subject_id != subject.entity.id and claim.measure == shares[-1].measure
    ]
    return max(others, key=lambda claim: claim.number or 0, default=None)


def _figure_claims(state: State, shape: Frame, pending: Pending) -> None:
    item, reading, who = pending.item, pending.reading, pending.owner
    figure = item.figure
    assert figure is not None
    if reading.measure == "age":
        who = _aged(shape, item)
        if not who.items:
            state.reasons[figure.id] = NO_RESULT["age"]
            return
    subjects: list[Item | None] = list(who.items) or [None]
    if reading.measure in SUBJECTLESS or reading.subject_kind == "none":
        subjects = [None]
    for subject in subjects:
        rival = who.rival
        if reading.measure == "lead" and who.how != "difference":
            subject, rival = _lead_sides(state, shape, item, subject, reading)
        setting, _places = _setting(state, shape, item, subject)
        if pending.when or reading.earlier:
            setting.when = setting.when or pending.when or "earlier"
            setting.status = None if setting.status in ("partial", "final") else setting.status
        name, confidence = _generic(shape, item, subject, reading, who)
        if subject is not None and isinstance(subject.entity, Person):
            state.recent = [
                *[item for item in state.recent if item.entity is not subject.entity][-5:],
                subject,
            ]
        claim = _claim(state, shape, item, reading, setting, subject, rival, name, confidence)
        if setting.carried:
            state.carried.add(len(state.claims))
        if claim.measure == "lead" and subject is None and not any(other.who for other in shape.line.items):
            claim = _leader_of(state, claim)
        if claim.measure == "lead" and claim.rival is None and subject is not None and claim.when is None:
            other = _known_rival(state, subject, claim.place_id)
            if other is not None:
                claim = claim.model_copy(update={"rival": other.subject, "rival_id": other.subject_id})
        state.claims.append(claim)
        if reading.measure == "counted":
            state.counted.append(claim)


def _aged(shape: Frame, item: Item) -> Owner:
    """ "X, 53,", "the 53-year-old", "Y, aged 47": the person beside the age."""
    items = shape.line.items
    if isinstance(item.described, Person):
        return Owner([replace(item, entity=item.described)], sure=0.85, how="age")
    if item.index and items[item.index - 1].lower in (",", "(", "aged", "is", "was", "turned", "at"):
        for earlier in reversed(items[max(0, item.index - 5) : item.index]):
            if isinstance(earlier.entity, Person):
                return Owner([earlier], sure=0.95, how="age")
            if (
                earlier.verb
                and earlier.lower not in ("is", "was", "turned", "aged")
                and items[item.index - 1].lower != "at"
            ):
                break
    for later in items[item.index + 1 : item.index + 9]:
        if isinstance(later.entity, Person):
            return Owner([later], sure=0.85, how="age")
        if later.lower in (",", ";") or later.finite:
            break
    for earlier in reversed(items[: item.index]):
        if isinstance(earlier.entity, Person) and earlier.index not in shape.modifiers:
            return Owner([earlier], sure=0.75, how="age")
    return Owner()


def _lead_sides(
    state: State, shape: Frame, item: Item, subject: Item | None, reading: measures.Reading
) -> tuple[Item | None, Item | None]:
    """Who leads and who trails: "over Y", "ahead of Y", "behind Y", "X beat Y by", "was defeated by 10 votes"."""
    items = shape.line.items
    clause = shape.clause(item.index)
    rival: Item | None = None
    for at, later in enumerate(items[item.index + 1 : item.index + 10]):
        if later.lower in ("over", "of", "behind", "than", "against", "on", "from", "to"):
            named = next(
                (
                    name
                    for name in items[later.index + 1 : later.index + 6]
                    if name.who and shape.modifiers.get(name.index) != "title"
                ),
                None,
            )
            if named is not None and (subject is None or named.entity is not subject.entity):
                rival = named
                break
        if later.figure is not None or (later.finite and at):
            break
    if rival is None and subject is not None:
        rival = other_side(clause, subject)
    verb = clause.verb.lower if clause.verb is not None else ""
    beaten = any(word.lower in cue.BEAT and passive(items, word) for word in items[clause.start : clause.end])
    if reading.of_rival or beaten or verb in cue.LOSE:
        if beaten:
            agents = [word for word in items[clause.start : clause.end] if word.lower == "by"]
            agent = [name for by in agents for name in items[by.index + 1 : by.index + 6] if name.who]
            rival = agent[0] if agent else rival
        return rival, subject
    if (
        subject is None
        and state.last_subject is not None
        and not any(name.who for name in items[: item.index])
    ):
        return None, None
    return subject, rival


def _generic(
    shape: Frame, item: Item, subject: Item | None, reading: measures.Reading, who: Owner
) -> tuple[str | None, float]:
    """The subject's name and how sure it is; common nouns such as "independents" count as names."""
    if subject is not None and subject.entity is not None:
        sure = who.sure
        if subject.mention is not None and subject.mention.form in ("pronoun", "description"):
            sure -= 0.1
        return subject.entity.name, round(min(sure, 0.99) * reading.sure, 2)
    if reading.measure == "total_votes":
        kind = {
            "invalid": "invalid",
            "spoiled": "invalid",
            "spoilt": "invalid",
            "rejected": "invalid",
            "blank": "blank",
            "valid": "valid",
        }
        near = shape.line.words(item.index - 3, item.index + 7) + item.lower.split()
        return next((kind[word] for word in near if word in kind), None), reading.sure
    if reading.measure in SUBJECTLESS or reading.subject_kind == "none" or reading.measure == "elapsed":
        return None, reading.sure
    if "independent" in item.lower.split():
        return "independents", 0.8
    clause = shape.clause(item.index)
    for word in shape.line.items[clause.start : item.index + 4]:
        after = shape.line.at(word.index + 1)
        heads = after is None or (after.entity is None and not after.tag.startswith("NN"))
        if word.lower in GENERIC and word.entity is None and word.index != item.index and heads:
            return word.text.lower(), 0.6
    return None, 0.4


UNIT_OF = {
    "votes": "votes",
    "total_votes": "votes",
    "seats": "seats",
    "total_seats": "seats",
    "turnout": "voters",
    "electorate": "voters",
}


def _unit(reading: measures.Reading, figure: Quantity) -> str | None:
    unit = reading.unit or figure.unit
    if unit in ("percent", "points", "years", "delegates", "electoral_votes"):
        return unit
    if reading.measure in UNIT_OF:
        return UNIT_OF[reading.measure]
    if unit in cue.SEAT_UNITS:
        return "seats"
    return "votes" if unit in ("ballots", "vote") and reading.measure in ("lead", "change") else unit


def _claim(
    state: State, shape: Frame, item: Item, reading: measures.Reading, setting: context.Setting,
    subject: Item | None, rival: Item | None, name: str | None, confidence: float,
) -> Claim:  # fmt: skip
    figure = item.figure
    assert figure is not None
    value, low, high = figure.value or "", figure.low, figure.high
    opens = (figure.low_open, figure.high_open)
    if reading.sign < 0 and not value.startswith("-"):
        value, low, high, opens = (
            "-" + value,
            _minus(figure.high),
            _minus(figure.low),
            (figure.high_open, figure.low_open),
        )
    group = (
        None
        if reading.measure in ("age", "elapsed", "counted", "threshold", "total_seats")
        else context.group_of(shape, item)
    )
    personal = reading.measure in ("age", "elapsed")
    number = figure.value_span or figure
    return Claim(
        id="", quantity_id=figure.id, measure=reading.measure,
        subject=name, subject_id=subject.entity.id if subject is not None and subject.entity is not None else None,
        rival=rival.entity.name if rival is not None and rival.entity is not None else None,
        rival_id=rival.entity.id if rival is not None and rival.entity is not None else None,
        value=value.lstrip("+"), of=figure.of, unit=_unit(reading, figure), comparator=figure.comparator,
        low=low, high=high, low_open=opens[0], high_open=opens[1],
        place=None if personal else setting.place, place_id=None if personal else setting.place_id,
        contest=None if personal else setting.contest, contest_id=None if personal else setting.contest_id,
        round=setting.round, group=group, basis=reading.basis,
        as_of=setting.as_of, when=None if personal else setting.when,
        status="partial" if reading.measure == "turnout" and _timed(shape, item) else _status(reading, setting, figure), source=setting.source, source_id=setting.source_id,
        speaker=setting.speaker, speaker_id=setting.speaker_id, change_of=reading.change_of,
        evidence=cut(state.story.article.text, shape.line.start, shape.line.start + len(shape.line.text.rstrip())),
        value_span=ValueSpan(start=number.start, end=number.end), confidence=min(confidence, 0.99),
    )  # fmt: skip


def _timed(shape: Frame, item: Item) -> bool:
    """ "At 4 p.m. turnout had stood at 18%": a figure of the hour."""
    clause = shape.clause(item.index)
    return any(
        other.figure is not None and other.figure.date is not None and other.figure.date.grain == "time"
        for other in shape.line.items[clause.start : clause.end]
    )


def _status(reading: measures.Reading, setting: context.Setting, figure: Quantity) -> Any:
    if reading.measure in ("age", "elapsed", "threshold", "electorate", "total_seats"):
        return None
    if reading.measure == "counted":
        return "final" if figure.value == "100" else "partial"
    return setting.status


def _minus(number: str | None) -> str | None:
    if number is None:
        return None
    return number[1:] if number.startswith("-") else "-" + number


# Outcomes -----------------------------------------------------------------------------------------------


def _told_already(found: list[Outcome], outcome: Outcome) -> bool:
    """ "has been elected governor, defeating Y": one win told in two verbs; the rival goes to the first."""
    won = ("won", "retained", "gained")
    for earlier in found:
        same = [item.entity for item in earlier.subjects] == [item.entity for item in outcome.subjects]
        if same and earlier.value in won and outcome.value in won and outcome.first.tag == "VBG":
            earlier.rival = earlier.rival or outcome.rival
            return True
    return False


def _outcome_claims(state: State, shape: Frame, outcome: Outcome) -> None:
    for subject in outcome.subjects:
        if subject.entity is None:
            continue
        setting, places = _setting(state, shape, outcome.last, subject, outcome.spoken)
        spots: list[Place | None] = list(places[:8]) if len(places) > 1 else [places[0] if places else None]
        for spot in spots:
            sure = outcome.sure - (
                0.1
                if subject.mention is not None and subject.mention.form in ("pronoun", "description")
                else 0
            )
            state.claims.append(
                Claim(
                    id="",
                    measure="outcome",
                    subject=subject.entity.name,
                    subject_id=subject.entity.id,
                    rival=outcome.rival.entity.name
                    if outcome.rival is not None and outcome.rival.entity
                    else None,
                    rival_id=outcome.rival.entity.id
                    if outcome.rival is not None and outcome.rival.entity
                    else None,
                    value=outcome.value,
                    place=spot.name if spot else setting.place,
                    place_id=spot.id if spot else setting.place_id,
                    contest=setting.contest,
                    contest_id=setting.contest_id,
                    round=setting.round,
                    as_of=setting.as_of,
                    when=setting.when,
                    status="projection" if outcome.projected else setting.status,
                    source=setting.source,
                    source_id=setting.source_id,
                    speaker=setting.speaker,
                    speaker_id=setting.speaker_id,
                    evidence=cut(
                        state.story.article.text,
                        shape.line.start,
                        shape.line.start + len(shape.line.text.rstrip()),
                    ),
                    value_span=ValueSpan(start=outcome.first.start, end=outcome.last.end),
                    confidence=round(sure, 2),
                )
            )


# Afterwards ---------------------------------------------------------------------------------------------


def _finish(state: State) -> list[Claim]:
    """Number the claims, tie figures to the count they were reported at, let a running count tell the status."""
    claims = _doubted(state)
    claims.sort(key=lambda claim: (claim.value_span.start, claim.value_span.end, claim.measure))
    numbered = [claim.model_copy(update={"id": f"c{at}"}) for at, claim in enumerate(claims, 1)]
    counts = [claim for claim in numbered if claim.measure == "counted" and claim.when is None]
    running = [claim for claim in counts if not (claim.unit == "percent" and claim.value == "100")]
    final = any(
        claim.status == "final" for claim in numbered if claim.measure in ("vote_share", "votes", "seats")
    )
    result = []
    for claim in numbered:
        if (
            claim.measure in ("counted", "age", "elapsed", "threshold", "electorate", "total_seats")
            or claim.when
        ):
            result.append(claim)
            continue
        update: dict[str, Any] = {}
        count = _count_for(claim, counts)
        if count is not None:
            update["counted"] = count.id
        if claim.status is None and claim.measure != "turnout":
            if running:
                update["status"] = "partial"
            elif final and claim.measure in ("outcome", "vote_share", "votes", "seats"):
                update["status"] = "final"
        result.append(claim.model_copy(update=update) if update else claim)
    return result


def _doubted(state: State) -> list[Claim]:
    """Where a story tells of several places, a place carried over paragraphs is too unsure for checks to lean on."""
    spots = {
        claim.place_id
        for claim in state.claims
        if claim.measure in ("vote_share", "votes", "turnout") and claim.place_id
    }
    if len(spots) < 2:
        return list(state.claims)
    return [
        claim.model_copy(update={"confidence": min(claim.confidence, CARRIED)})
        if at in state.carried
        else claim
        for at, claim in enumerate(state.claims)
    ]


def _count_for(claim: Claim, counts: list[Claim]) -> Claim | None:
    """The count-progress claim that a figure was reported at: of its sentence, else the last one of its place."""
    if claim.status in ("poll", "exit_poll"):
        return None
    same = [count for count in counts if count.evidence.start == claim.evidence.start]
    if same:
        return same[-1] if same[-1].value_span.start < claim.value_span.start or len(same) == 1 else same[0]
    before = [
        count for count in counts
        if count.evidence.start < claim.evidence.start and count.place_id == claim.place_id and count.as_of == claim.as_of
    ]  # fmt: skip
    return before[-1] if before else None


def _candidates(entities: Sequence[Entity], claims: Sequence[Claim]) -> tuple[Entity, ...]:
    """Who has votes, or wins or loses in the election reported, stands in it."""
    standing = {
        claim.subject_id
        for claim in claims
        if claim.when is None and claim.measure in ("vote_share", "votes")
    }
    standing |= {
        claim.subject_id for claim in claims
        if claim.when is None and claim.measure == "outcome" and claim.confidence > 0.6
    }  # fmt: skip
    return tuple(
        entity.model_copy(update={"candidate": True})
        if isinstance(entity, Person) and not entity.candidate and entity.id in standing
        else entity
        for entity in entities
    )

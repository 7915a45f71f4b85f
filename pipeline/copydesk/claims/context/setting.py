"""The context of one item, put together; and how a line's own words move the story's focus."""

from __future__ import annotations

from copydesk.claims.context.focus import Focus, Setting
from copydesk.claims.context.places import place_as_subject, places_of
from copydesk.claims.context.sources import source_of, speaker_of
from copydesk.claims.context.stage import CLOCK, status_of
from copydesk.claims.context.story import Story
from copydesk.claims.context.times import when_of
from copydesk.claims.sentences.clauses import Frame
from copydesk.claims.sentences.line import Item, Line
from copydesk.lexicon import settings, verbs
from copydesk.names.fold import fold
from copydesk.records import Contest, Person, Place
from copydesk.records.claim import AsOf

# What a place can be called when it is told of again, and how many paragraphs on it can be.
_UNITS = {
    "city": frozenset("city town village municipality ward constituency seat district".split()),
    "region": frozenset("state province region county prefecture department canton district island".split()),
    "other": frozenset(
        "ward constituency seat riding electorate division district precinct parish county town village state province region island".split()
    ),
}
_THE, _CALLED_NEAR = frozenset({"the", "this", "that", "same"}), 2
# So many characters behind one of the first lines a contest is still that of the line: a headline's stands in the opening.
NEAR_BEHIND, OPENING_LINES = 400, 2


def refocus(story: Story, focus: Focus, shape: Frame) -> None:
    """Let the line's own words move the story's place, source, status and clock."""
    line = shape.line
    words = line.vocabulary
    if CLOCK.match(line.text.strip()) and len(line.items) <= 6:
        stamp = line.text.strip()
        time = next(
            (item.figure for item in line.items if item.figure is not None and item.figure.date), None
        )
        focus.as_of = AsOf(
            printed=stamp, value=time.date.resolved if time is not None and time.date else None
        )
    acting = place_as_subject(line)
    if acting is not None:
        focus.place, focus.place_paragraph = acting, line.paragraph
    status = status_of(line)
    if status is not None:
        focus.status, focus.status_paragraph = status, line.paragraph
    elif focus.status in ("poll", "exit_poll", "projection") and (
        focus.status_paragraph != line.paragraph or not words.isdisjoint(settings.COUNTING)
    ):
        focus.status = None
    source = source_of(shape)
    if source is not None:
        focus.source, focus.source_id = source
        focus.source_paragraph = line.paragraph
    elif focus.source_paragraph != line.paragraph:
        focus.source = focus.source_id = None
    for _item, contest in line.contests:
        if story.place_of(contest) or not contest.place:
            focus.contest = contest
    if "first" in words and "round" in words:
        focus.round = "first"
    elif words & {"runoff", "run-off"} or ("second" in words and "round" in words):
        focus.round = "runoff" if words & {"runoff", "run-off"} else "second"


def setting_of(
    story: Story, focus: Focus, shape: Frame, item: Item, subject: Item | None, spoken: bool = False
) -> tuple[Setting, list[Place]]:
    """The context of one item, and all places that it holds for."""
    line = shape.line
    setting = Setting()
    places = places_of(shape, story, item)
    setting.named = bool(places)
    if not places:
        places = _called_again(focus, line)
        setting.called = bool(places)
    explicit = bool(places)
    who = subject.entity.id if subject is not None and subject.entity is not None else None
    if not places:
        setting.carried = line.paragraph != focus.place_paragraph
        places = _carried_place(story, focus, shape, subject)
    if places:
        setting.place, setting.place_id = places[0].name, places[0].id
        if explicit:
            focus.place, focus.place_paragraph = places[0], line.paragraph
        if who is not None and len(places) == 1:
            focus.homes.setdefault(who, places[0])
    setting.when = when_of(shape, story, item, places[0] if places else None)
    contest = _contest(story, focus, shape, places[0] if places else None)
    if contest is not None:
        setting.contest, setting.contest_id = contest.name, contest.id
    speaker = speaker_of(shape, item)
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
            words = line.vocabulary
            if "round" in words or words & {"runoff", "run-off"}:
                setting.round = focus.round
    return setting, places


def _called_again(focus: Focus, line: Line) -> list[Place]:
    """The place of a paragraph or two ago that a line calls by what it is, or by "there": "in the same ward", "he had 40% there"."""
    place = focus.place
    if (
        place is None
        or place.place_kind == "country"
        or line.paragraph - focus.place_paragraph > _CALLED_NEAR
    ):
        return []
    units = _UNITS.get(place.place_kind or "other", frozenset()) | set(fold(place.name).split()[-1:])
    for item in line.items:
        if item.lower == "there" and not (
            item.index + 1 < len(line.items) and line.items[item.index + 1].verb
        ):
            return [place]
        before = line.items[item.index - 1].lower if item.index else ""
        after = line.items[item.index + 1] if item.index + 1 < len(line.items) else None
        if (
            item.lower in units and before in _THE
            and not (after is not None and (after.lower in ("of", "'s", "’s") or isinstance(after.entity, Place) or after.tag in ("NN", "NNS")))
        ):  # fmt: skip
            return [place]
    return []


def _carried_place(story: Story, focus: Focus, shape: Frame, subject: Item | None) -> list[Place]:
    """The place of a figure that names none: the focus within a paragraph, then the subject's own, then the story's."""
    line = shape.line
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


def _role_place(story: Story, shape: Frame, subject: Item) -> Place | None:
    """The city of a mayor who stays: "the mayor of Ankara retained his seat"."""
    if not isinstance(subject.entity, Person) or verbs.STAYS.isdisjoint(shape.line.vocabulary):
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


def _told_by_then(contest: Contest, shape: Frame) -> bool:
    """Whether a contest has been named before, or is named not far behind a line."""
    first = min((mention.start for mention in contest.mentions), default=0)
    return first <= shape.line.end + (NEAR_BEHIND if shape.line.number < OPENING_LINES else 0)


def _contest(story: Story, focus: Focus, shape: Frame, place: Place | None) -> Contest | None:
    here = [contest for _item, contest in shape.line.contests]
    # "In the presidential race in the constituency", at the end of a by-election story: not what was told before.
    told = [one for one in story.contests if _told_by_then(one, shape)]
    pool = here or ([focus.contest] if focus.contest else []) or told[:1]
    for contest in [*pool, *told]:
        if place is None or contest.place is None or contest.place == place.id:
            return contest
    return None

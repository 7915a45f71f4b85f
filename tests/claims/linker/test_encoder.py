"""The network: kept and read again as it was, long stories as short ones, everybody and every place, body and election weighed once."""

from __future__ import annotations

import numpy
import pytest

from copydesk import entities, quantities
from copydesk.articles import from_text
from copydesk.claims.linker import encoder as encoding
from copydesk.claims.linker import link
from copydesk.claims.linker.answers import Reader
from copydesk.claims.linker.ballots import BALLOT_SIZES, AskedWhen, ballots
from copydesk.claims.linker.bodies import source_choices
from copydesk.claims.linker.elections import when_choices
from copydesk.claims.linker.encoder import WIDE, Answers, Encoder, from_bytes, to_bytes
from copydesk.claims.linker.owners import rival_options, subject_options
from copydesk.claims.linker.places import place_choices
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.settings import STAGES
from copydesk.claims.linker.spots import PLACE_SIZES, SPOT_SIZES, Spot, spots
from copydesk.claims.linker.standing import MENTIONS, Asked, Question, standing
from copydesk.claims.linker.story_codes import COLUMNS, Coded, Floats, code
from copydesk.claims.linker.traces import Trace
from copydesk.claims.linker.view import View
from copydesk.claims.linker.voices import VOICE_SIZES, voices
from copydesk.claims.reader import by_rules
from copydesk.desk import Desk

STORY = (
    "Grace Amponsah won the seat with 47.9 percent of the vote.\n\n"
    "Daniel Osei took 41.2 percent. He had led in 2019, when the Greens had 9.4%. Turnout was 66.5%.\n"
)
PLACES = (
    "AUSTIN, Texas - Ted Cruz won 53 percent of the vote in Texas.\n\n"
    "Colin Allred took 44.5 percent there.\n\nIn Ohio, Bernie Moreno won 50.2 percent of the vote.\n"
)
BODIES = (
    "ACCRA - Grace Amponsah won 47.9 percent of the vote, the Electoral Commission said on Monday.\n\n"
    "Daniel Osei took 41.2 percent.\n\nA poll by Ipsos had given Osei 44.5 percent in May.\n"
)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


@pytest.fixture(scope="module")
def shipped() -> Encoder:
    found = link._encoder()
    assert found is not None
    return found


def view_of(desk: Desk, text: str) -> View:
    article = from_text(text, published="2024-06-10")
    ((_, pages),) = desk.language.pages_of([article])
    figures = quantities.read(article.text, published=article.published, settings=desk.settings)
    state = by_rules(article, pages, entities.read(article, pages), figures, link.triggers())
    return View(state.story, state.shapes, state.traces)


def figures_of(view: View) -> list[tuple[Row, Trace]]:
    return [(row, trace) for row in view.rows for trace in row.traces if trace.item.figure is not None]


def questions_of(view: View) -> list[Question]:
    return [(row, trace, "vote_share", subject_options(view, row, trace)) for row, trace in figures_of(view)]


def spots_of(view: View) -> list[Spot]:
    return [
        (row, trace, "vote_share", None, place_choices(view, row, trace, None))
        for row, trace in figures_of(view)
    ]


def voices_of(view: View) -> list[Asked]:
    return [(row, trace, "vote_share", source_choices(view, row, trace)) for row, trace in figures_of(view)]


def ballots_of(view: View) -> list[AskedWhen]:
    return [
        (row, trace, "vote_share", None, when_choices(view, row, trace)) for row, trace in figures_of(view)
    ]


def random_story(items: int) -> Coded:
    rng = numpy.random.default_rng(1)
    columns = numpy.stack([rng.integers(0, size, items) for size in COLUMNS], axis=1)
    line = numpy.arange(items) // 20
    return Coded(
        columns, rng.integers(0, 30, items), line, line // 3, rng.integers(0, items, items),
        rng.standard_normal((items, 96)).astype("float32"), numpy.arange(0, items, 20), {},
        *(numpy.zeros(items + 1, dtype="int64") for _ in range(3)), numpy.flatnonzero(rng.random(items) < 0.5),
    )  # fmt: skip


def hidden(encoder: Encoder, story: Coded) -> Floats:
    """What is known of every item at second look, of which nobody was asked at the first."""
    x, none = encoder.first(story), numpy.zeros(0, dtype="int64")
    return encoder.known(
        1, encoder.second(x, story, Answers(none, none, none, none, numpy.zeros(0, "float32")))
    )


def test_kept_and_read_again_it_says_nearly_the_same(shipped: Encoder) -> None:
    story = random_story(60)
    data = to_bytes(shipped.weights, shipped.book)
    again = from_bytes(data)
    assert data == to_bytes(shipped.weights, shipped.book)
    assert again.book == shipped.book
    assert numpy.allclose(hidden(again, story), hidden(shipped, story), atol=1e-3)


def test_a_story_is_read_the_same_in_one_block_as_in_several(
    shipped: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = random_story(300)
    whole = hidden(shipped, story)
    monkeypatch.setattr(encoding, "BLOCK", 70)
    assert numpy.allclose(hidden(shipped, story), whole, atol=1e-4)


def test_far_beyond_what_is_in_sight_nothing_is_heard(shipped: Encoder) -> None:
    story, other = random_story(3000), random_story(3000)
    for one in (story, other):
        one.who[:] = 0
        one.head[:] = numpy.arange(3000)
    other.columns[:100, 0] = 2
    apart = numpy.abs(hidden(shipped, story) - hidden(shipped, other)).max(axis=1)
    assert apart[:100].min() > 0
    assert apart[-300:].max() == 0


def test_a_story_without_a_word(shipped: Encoder) -> None:
    assert hidden(shipped, random_story(0)).shape == (0, WIDE)


def test_everybody_of_a_question_is_weighed_once(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, STORY)
    questions = questions_of(view)
    found = Reader(shipped, view).owners(questions)
    assert len(found) == len(questions) >= 4
    for (_row, _trace, _measure, options), likely in zip(questions, found, strict=True):
        assert set(likely) == {option.key for option in options}
        assert sum(likely.values()) == pytest.approx(1, abs=1e-4)
    assert Reader(shipped, view).owners([]) == []


def test_nobody_is_over_themselves(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, STORY)
    reader = Reader(shipped, view)
    reader.owners(questions_of(view))
    row, trace = figures_of(view)[0]
    subject = subject_options(view, row, trace)[1]
    assert subject.item is not None
    rivals = rival_options(view, row, trace, subject.item)
    (likely,) = reader.rivals([(row, trace, "lead", rivals)])
    assert subject.key not in likely
    assert sum(likely.values()) == pytest.approx(1, abs=1e-4)


def test_only_the_nearest_mentions_are_looked_at(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, "Daniel Osei won. " + "Osei spoke to Osei. " * 8 + "Osei took 41.2 percent.\n")
    coded = code(view, shipped.book)
    asked = standing(coded, shipped.book, questions_of(view)[-1:])
    (his,) = (
        at for at, key in enumerate(asked.keys[0]) if key is not None and len(coded.mentions[key]) > MENTIONS
    )
    looked_at = asked.mention[asked.somebody == his]
    assert len(looked_at) == MENTIONS
    assert looked_at.min() > coded.at(*questions_of(view)[-1][:2]) - 20
    nobody = asked.somebody == asked.keys[0].index(None)
    assert asked.mention[nobody].tolist() == [-1]


def test_at_first_look_it_is_the_same_whatever_else_is_asked(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, STORY)
    reader, traces = Reader(shipped, view), figures_of(view)
    together = reader.kinds("measure", traces)
    for one, likely in zip(traces, together, strict=True):
        (alone,) = reader.kinds("measure", [one])
        assert alone == pytest.approx(likely, abs=1e-5)
    assert reader.kinds("outcome", []) == []


def test_every_place_of_a_question_is_weighed_once_and_where_it_is_told(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, PLACES)
    asked = spots_of(view)
    reader = Reader(shipped, view)
    reader.owners(questions_of(view))
    found = reader.places(asked)
    assert len(found) == len(asked) == 3
    for (*_rest, choices), likely in zip(asked, found, strict=True):
        assert [*likely] == choices
        assert sum(likely.values()) == pytest.approx(1, abs=1e-4)
    names = {place.id: place.name for place in view.story.places}
    likeliest = [max(likely, key=likely.__getitem__) for likely in found]
    assert [names.get(place or "") for place in likeliest] == ["Texas", "Texas", "Ohio"]
    assert reader.places([]) == []


def test_what_is_known_of_places_is_in_bounds(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, PLACES)
    coded = code(view, shipped.book)
    asked = spots(coded, view, spots_of(view))
    assert (asked.who >= 0).all()
    assert (asked.who < PLACE_SIZES).all()
    assert (asked.where >= 0).all()
    assert (asked.where < SPOT_SIZES).all()
    none = [at for at, place in enumerate(key for keys in asked.keys for key in keys) if place is None]
    assert (asked.mention[numpy.isin(asked.somebody, none)] == -1).all()
    # Every mention is one of the place that is asked for.
    flat = [key for keys in asked.keys for key in keys]
    items = [item for row in view.rows for item in row.line.items]
    for somebody, mention in zip(asked.somebody.tolist(), asked.mention.tolist(), strict=True):
        assert mention == -1 or view.place_id(items[mention]) == flat[somebody]


def test_every_body_of_a_question_is_weighed_once_and_by_whose_word_it_is(
    desk: Desk, shipped: Encoder
) -> None:
    view = view_of(desk, BODIES)
    asked, reader = voices_of(view), Reader(shipped, view)
    reader.owners(questions_of(view))
    standing_of = voices(reader.coded, view, asked)
    assert (standing_of.who >= 0).all()
    assert (standing_of.who < VOICE_SIZES).all()
    found = reader.sources(asked)
    for (*_rest, choices), likely in zip(asked, found, strict=True):
        assert [*likely] == choices
        assert sum(likely.values()) == pytest.approx(1, abs=1e-4)
    likeliest = [max(likely, key=likely.__getitem__) for likely in found]
    assert likeliest == ["Electoral Commission", "Electoral Commission", "Ipsos"]
    assert reader.sources([]) == []


def test_every_election_of_a_question_is_weighed_once_and_which_it_is(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, STORY)
    asked, reader = ballots_of(view), Reader(shipped, view)
    reader.owners(questions_of(view))
    standing_of = ballots(reader.coded, view, asked)
    assert (standing_of.who >= 0).all()
    assert (standing_of.who < BALLOT_SIZES).all()
    found = reader.elections(asked)
    for (*_rest, choices), likely in zip(asked, found, strict=True):
        assert [*likely] == choices
        assert sum(likely.values()) == pytest.approx(1, abs=1e-4)
    figures = [trace.item.text for _row, trace, *_rest in asked]
    likeliest = {
        figure: max(likely, key=likely.__getitem__) for figure, likely in zip(figures, found, strict=True)
    }
    assert likeliest["9.4%"] == "2019"
    assert likeliest["66.5%"] is None
    assert reader.elections([]) == []


def test_of_which_stage_and_round(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, BODIES)
    reader = Reader(shipped, view)
    reader.owners(questions_of(view))
    asked = [(row, trace, "vote_share") for row, trace in figures_of(view)]
    stages = [STAGES[one.index(max(one))] for one in reader.classes("stage", asked)]
    assert stages[-1] == "poll"
    assert stages[0] != "poll"
    assert all(sum(one) == pytest.approx(1, abs=1e-4) for one in reader.classes("round", asked))
    assert reader.classes("round", []) == []


def test_a_look_is_asked_only_for_what_it_tells(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, STORY)
    reader, questions = Reader(shipped, view), questions_of(view)
    with pytest.raises(RuntimeError, match="look 2"):
        reader.rivals(questions)
    reader.owners(questions)
    with pytest.raises(RuntimeError, match="look 1"):
        reader.kinds("measure", figures_of(view))


def test_two_traces_of_one_word_are_both_told(shipped: Encoder) -> None:
    story = random_story(30)
    at, measure = numpy.array([5, 5]), numpy.array([1, 2])
    likely = numpy.ones(2, "float32")
    told = [
        shipped.second(
            shipped.first(story),
            story,
            Answers(at[one], measure[one], numpy.arange(len(one)), at[one], likely[one]),
        )
        for one in ([0], [1], [0, 1])
    ]
    assert not numpy.allclose(told[0], told[2], atol=1e-4)
    assert not numpy.allclose(told[1], told[2], atol=1e-4)

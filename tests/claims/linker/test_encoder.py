"""The encoder: kept and read again as it was, long stories as short ones, two opinions made one, everybody and every place, body and election weighed once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy
import pytest

from copydesk import entities, quantities
from copydesk.articles import from_text
from copydesk.claims.linker import encoder as encoding
from copydesk.claims.linker import link
from copydesk.claims.linker.ballots import BALLOT_SIZES, AskedWhen, ballots
from copydesk.claims.linker.bodies import source_choices
from copydesk.claims.linker.elections import when_choices
from copydesk.claims.linker.encoder import (
    WIDE,
    Encoder,
    Opinion,
    agreed,
    agreed_on_owners,
    from_bytes,
    to_bytes,
)
from copydesk.claims.linker.owners import Option, subject_options
from copydesk.claims.linker.places import place_choices
from copydesk.claims.linker.rows import Row
from copydesk.claims.linker.spots import PLACE_SIZES, SPOT_SIZES, Spot, spots
from copydesk.claims.linker.standing import MENTIONS, Asked, Question, standing
from copydesk.claims.linker.story_codes import COLUMNS, Coded, code
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
    return [
        (row, trace, "vote_share", subject_options(view, row, trace, "vote_share"))
        for row, trace in figures_of(view)
    ]


def spots_of(view: View) -> list[Spot]:
    return [
        (row, trace, "vote_share", None, place_choices(view, row, trace, "vote_share", None))
        for row, trace in figures_of(view)
    ]


def voices_of(view: View) -> list[Asked]:
    return [
        (row, trace, "vote_share", source_choices(view, row, trace, "vote_share"))
        for row, trace in figures_of(view)
    ]


def ballots_of(view: View) -> list[AskedWhen]:
    return [
        (row, trace, "vote_share", None, when_choices(view, row, trace, "vote_share"))
        for row, trace in figures_of(view)
    ]


def owners_by(shipped: Encoder, view: View, questions: list[Question]) -> list[dict[str | None, float]]:
    read = shipped.read(view)
    return shipped.each("subject", read, standing(read.coded, shipped.book, questions))


def random_story(items: int) -> Coded:
    rng = numpy.random.default_rng(1)
    columns = numpy.stack([rng.integers(0, size, items) for size in COLUMNS], axis=1)
    line = numpy.arange(items) // 20
    return Coded(
        columns, rng.integers(0, 30, items), line, line // 3, rng.integers(0, items, items),
        rng.standard_normal((items, 96)).astype("float32"), numpy.arange(0, items, 20), {},
        *(numpy.zeros(items + 1, dtype="int64") for _ in range(3)),
    )  # fmt: skip


def test_kept_and_read_again_it_says_nearly_the_same(shipped: Encoder) -> None:
    story = random_story(60)
    data = to_bytes(shipped.weights, shipped.book)
    again = from_bytes(data)
    assert data == to_bytes(shipped.weights, shipped.book)
    assert again.book == shipped.book
    assert numpy.allclose(again.hidden(story), shipped.hidden(story), atol=1e-3)


def test_a_story_is_read_the_same_in_one_block_as_in_several(
    shipped: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = random_story(300)
    whole = shipped.hidden(story)
    monkeypatch.setattr(encoding, "BLOCK", 70)
    assert numpy.allclose(shipped.hidden(story), whole, atol=1e-4)


def test_far_beyond_what_is_in_sight_nothing_is_heard(shipped: Encoder) -> None:
    story, other = random_story(1200), random_story(1200)
    for one in (story, other):
        one.who[:] = 0
        one.head[:] = numpy.arange(1200)
    other.columns[:100, 0] = 2
    apart = numpy.abs(shipped.hidden(story) - shipped.hidden(other)).max(axis=1)
    assert apart[:100].min() > 0
    assert apart[-300:].max() == 0


def test_a_story_without_a_word(shipped: Encoder) -> None:
    assert shipped.hidden(random_story(0)).shape == (0, WIDE)


def test_everybody_of_a_question_is_weighed_once(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, STORY)
    questions = questions_of(view)
    found = owners_by(shipped, view, questions)
    assert len(found) == len(questions) >= 4
    for (_row, _trace, _measure, options), likely in zip(questions, found, strict=True):
        assert set(likely) == {option.key for option in options}
        assert sum(likely.values()) == pytest.approx(1, abs=1e-4)
    assert owners_by(shipped, view, []) == []


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


def test_an_opinion_is_the_same_whatever_else_is_asked(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, STORY)
    questions = questions_of(view)
    together = owners_by(shipped, view, questions)
    for one, likely in zip(questions, together, strict=True):
        (alone,) = owners_by(shipped, view, [one])
        assert alone == pytest.approx(likely, abs=1e-5)


def test_every_place_of_a_question_is_weighed_once_and_where_it_is_told(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, PLACES)
    asked = spots_of(view)
    read = shipped.read(view)
    found = shipped.each("place", read, spots(read.coded, view, asked))
    assert len(found) == len(asked) == 3
    for (*_rest, choices), likely in zip(asked, found, strict=True):
        assert [*likely] == [choice.value for choice in choices]
        assert sum(likely.values()) == pytest.approx(1, abs=1e-4)
    names = {place.id: place.name for place in view.story.places}
    likeliest = [max(likely, key=likely.__getitem__) for likely in found]
    assert [names.get(place or "") for place in likeliest] == ["Texas", "Texas", "Ohio"]
    assert shipped.each("place", read, spots(read.coded, view, [])) == []


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


def test_an_opinion_on_places_moves_between_both(
    desk: Desk, shipped: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = view_of(desk, PLACES)
    asked, opinion = spots_of(view), Opinion(shipped, view)
    even = [[1 / len(choices)] * len(choices) for *_rest, choices in asked]
    monkeypatch.setitem(encoding.SHARE, "place", 0)
    assert opinion.on_places(asked, even) == [pytest.approx(one, abs=1e-5) for one in even]
    monkeypatch.setitem(encoding.SHARE, "place", 1)
    own = shipped.each("place", opinion.read, spots(opinion.read.coded, view, asked))
    assert opinion.on_places(asked, even) == [pytest.approx([*one.values()], abs=1e-5) for one in own]
    assert opinion.on_places([], []) == []


def test_every_body_of_a_question_is_weighed_once_and_by_whose_word_it_is(
    desk: Desk, shipped: Encoder
) -> None:
    view = view_of(desk, BODIES)
    asked, read = voices_of(view), shipped.read(view)
    standing_of = voices(read.coded, view, asked)
    assert (standing_of.who >= 0).all()
    assert (standing_of.who < VOICE_SIZES).all()
    found = shipped.each("source", read, standing_of)
    for (*_rest, choices), likely in zip(asked, found, strict=True):
        assert [*likely] == [choice.value for choice in choices]
        assert sum(likely.values()) == pytest.approx(1, abs=1e-4)
    likeliest = [max(likely, key=likely.__getitem__) for likely in found]
    assert likeliest == ["Electoral Commission", "Electoral Commission", "Ipsos"]
    opinion, even = Opinion(shipped, view), [[1 / len(choices)] * len(choices) for *_rest, choices in asked]
    assert opinion.on_sources(asked, even)[2][0] < even[2][0]
    assert opinion.on_sources([], []) == []


def test_every_election_of_a_question_is_weighed_once_and_which_it_is(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, STORY)
    asked, read = ballots_of(view), shipped.read(view)
    standing_of = ballots(read.coded, view, asked)
    assert (standing_of.who >= 0).all()
    assert (standing_of.who < BALLOT_SIZES).all()
    found = shipped.each("when", read, standing_of)
    for (*_rest, choices), likely in zip(asked, found, strict=True):
        assert [*likely] == [choice.value for choice in choices]
        assert sum(likely.values()) == pytest.approx(1, abs=1e-4)
    figures = [trace.item.text for _row, trace, *_rest in asked]
    likeliest = {
        figure: max(likely, key=likely.__getitem__) for figure, likely in zip(figures, found, strict=True)
    }
    assert likeliest["9.4%"] == "2019"
    assert likeliest["66.5%"] is None
    opinion, even = Opinion(shipped, view), [[1 / len(choices)] * len(choices) for *_rest, choices in asked]
    assert opinion.on_elections(asked, even)[-1][0] > even[-1][0]
    assert opinion.on_elections([], []) == []


def test_two_opinions_as_one() -> None:
    one, other = numpy.array([[0.9, 0.1]], "float32"), numpy.array([[0.1, 0.9]], "float32")
    assert agreed(one, other, 0)[0] == pytest.approx([0.9, 0.1])
    assert agreed(one, other, 0.5)[0] == pytest.approx([0.5, 0.5])
    assert agreed(one, one, 0.3)[0] == pytest.approx([0.9, 0.1])


def test_the_options_of_one_entity_keep_their_shares() -> None:
    options = [cast(Option, SimpleNamespace(key=key)) for key in (None, "e1", "e2", "e1")]
    likely = numpy.array([0.1, 0.2, 0.3, 0.4], "float32")
    (found,) = agreed_on_owners([options], [likely], [{None: 0.1, "e1": 0.6, "e2": 0.3}])
    assert found == pytest.approx(likely, abs=1e-4)
    (found,) = agreed_on_owners([options], [likely], [{None: 0.01, "e1": 0.01, "e2": 0.98}])
    assert found.argmax() == 2
    assert found[3] / found[1] == pytest.approx(2, abs=1e-3)
    assert found.sum() == pytest.approx(1, abs=1e-4)


def test_without_the_encoder_the_networks_read_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(link, "_encoder", lambda: None)
    reading = desk.read(from_text(STORY, published="2024-06-10"))
    assert ("Daniel Osei", "41.2") in {(claim.subject, claim.value) for claim in reading.claims}


def test_an_opinion_on_a_story_without_a_figure(desk: Desk, shipped: Encoder) -> None:
    view = view_of(desk, "The sky was blue.\n")
    opinion = Opinion(shipped, view)
    nothing = numpy.zeros((0, 15), "float32")
    assert opinion.on_kinds("measure", [], nothing) is nothing
    assert opinion.on_owners([], []) == []

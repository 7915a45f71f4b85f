"""The encoder: kept and read again as it was, long stories as short ones, two opinions made one, everybody weighed once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import numpy
import pytest

from copydesk import entities, quantities
from copydesk.articles import from_text
from copydesk.claims.linker import encoder as encoding
from copydesk.claims.linker import link
from copydesk.claims.linker.encoder import (
    WIDE,
    Encoder,
    Opinion,
    agreed,
    agreed_on_owner,
    from_bytes,
    to_bytes,
)
from copydesk.claims.linker.owners import Option, subject_options
from copydesk.claims.linker.standing import MENTIONS, Question, standing
from copydesk.claims.linker.story_codes import COLUMNS, Coded, code
from copydesk.claims.linker.view import View
from copydesk.claims.reader import by_rules
from copydesk.desk import Desk

STORY = (
    "Grace Amponsah won the seat with 47.9 percent of the vote.\n\n"
    "Daniel Osei took 41.2 percent. He had led in 2019, when the Greens had 9.4%. Turnout was 66.5%.\n"
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


def questions_of(view: View) -> list[Question]:
    return [
        (row, trace, "vote_share", subject_options(view, row, trace, "vote_share"))
        for row in view.rows
        for trace in row.traces
        if trace.item.figure is not None
    ]


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
    found = shipped.owners(shipped.read(view), questions)
    assert len(found) == len(questions) >= 4
    for (_row, _trace, _measure, options), likely in zip(questions, found, strict=True):
        assert set(likely) == {option.key for option in options}
        assert sum(likely.values()) == pytest.approx(1, abs=1e-4)
    assert shipped.owners(shipped.read(view), []) == []


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
    together = shipped.owners(shipped.read(view), questions)
    for one, likely in zip(questions, together, strict=True):
        (alone,) = shipped.owners(shipped.read(view), [one])
        assert alone == pytest.approx(likely, abs=1e-5)


def test_two_opinions_as_one() -> None:
    one, other = numpy.array([[0.9, 0.1]], "float32"), numpy.array([[0.1, 0.9]], "float32")
    assert agreed(one, other, 0)[0] == pytest.approx([0.9, 0.1])
    assert agreed(one, other, 0.5)[0] == pytest.approx([0.5, 0.5])
    assert agreed(one, one, 0.3)[0] == pytest.approx([0.9, 0.1])


def test_the_options_of_one_entity_keep_their_shares() -> None:
    options = [cast(Option, SimpleNamespace(key=key)) for key in (None, "e1", "e2", "e1")]
    likely = numpy.array([0.1, 0.2, 0.3, 0.4], "float32")
    found = agreed_on_owner(options, likely, {None: 0.1, "e1": 0.6, "e2": 0.3})
    assert found == pytest.approx(likely, abs=1e-4)
    found = agreed_on_owner(options, likely, {None: 0.01, "e1": 0.01, "e2": 0.98})
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

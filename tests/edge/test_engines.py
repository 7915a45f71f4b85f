"""Engines: the same results in the same order from any number of processes; a bad story costs only itself."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from copydesk.articles import Read, failed, from_text
from copydesk.edge.engines import readings
from copydesk.edge.workers import PoolError
from copydesk.records import Article, ErrorReport, Reading, to_json
from tests.edge.paperdesk import PaperDesk


def items(count: int, **special: str) -> list[Read]:
    made: list[Read] = []
    for number in range(count):
        text = special.get(f"n{number}", f"Mensah had {number} votes.")
        made.append(
            failed(f"s{number}", None, "empty", "no text") if text == "" else from_text(text, id=f"s{number}")
        )
    return made


def told(found: Any) -> list[str]:
    return [one.error.kind if isinstance(one, ErrorReport) else one.article.id for one in found]


def test_one_and_three_processes_give_the_same_bytes() -> None:
    stories = items(70, n5="", n40="", n69="")
    alone = [to_json(one) for one in readings(PaperDesk(), stories)]  # type: ignore[arg-type]
    several = [to_json(one) for one in readings(PaperDesk(), stories, jobs=3)]  # type: ignore[arg-type]
    assert alone == several and len(alone) == 70


def test_a_story_that_fails_costs_itself_alone() -> None:
    found = told(readings(PaperDesk(), items(20, n7="RAISE now")))  # type: ignore[arg-type]
    assert found == [f"s{n}" if n != 7 else "internal" for n in range(20)]


def test_deaths_and_hangs_cost_themselves_alone(tmp_path: Path) -> None:
    stories = items(40, n3="DIE now", n11=f"ONCE={tmp_path / 'once'}", n20="HANG now", n30="RAISE now")
    found = list(readings(PaperDesk(), stories, jobs=2, timeout=1.5))  # type: ignore[arg-type]
    expected = {3: "internal", 20: "timeout", 30: "internal"}
    assert told(found) == [expected.get(n, f"s{n}") for n in range(40)]
    assert isinstance(found[11], Reading), "a story whose worker dies once is tried again"


class SlowStart(PaperDesk):
    """A desk that takes long over its first story, as one that loads its model then."""

    def read(self, article: Article) -> Reading:
        if not hasattr(self, "loaded"):
            time.sleep(1.5)
            self.loaded = True
        return super().read(article)


def test_loading_is_not_the_first_storys_time() -> None:
    stories = items(20, n3="HANG now")
    found = told(readings(SlowStart(), stories, jobs=1, timeout=1.0))  # type: ignore[arg-type]
    assert found == ["timeout" if n == 3 else f"s{n}" for n in range(20)]


class Broken(PaperDesk):
    """A desk whose model cannot be loaded."""

    def __reduce__(self) -> Any:
        return Broken, ()

    def read_many(self, articles: Any) -> Any:
        raise RuntimeError("no model here")


def test_a_model_that_cannot_be_loaded_ends_the_run() -> None:
    with pytest.raises(PoolError, match="no model here"):
        list(readings(Broken(), items(3), jobs=2))  # type: ignore[arg-type]


def test_input_is_not_read_far_ahead() -> None:
    taken = 0

    def endless() -> Any:
        nonlocal taken
        for number in range(100_000):
            taken += 1
            yield from_text(f"Mensah had {number} votes.", id=str(number))

    found = readings(PaperDesk(), endless(), jobs=2)  # type: ignore[arg-type]
    for _ in range(50):
        next(found)
    assert taken < 2_000
    found.close()  # type: ignore[attr-defined]

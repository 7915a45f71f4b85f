"""What is found out once a story is found out once, and anew for another story."""

from __future__ import annotations

from copydesk.articles import from_text
from copydesk.checks.of_story import of_story
from copydesk.desk import Desk
from copydesk.records import Reading


def test_it_is_made_once_for_a_story_and_anew_for_another() -> None:
    asked: list[str] = []

    @of_story
    def words(reading: Reading) -> int:
        asked.append(reading.article.id)
        return reading.article.words

    desk = Desk()
    one, other = (desk.read(from_text(text, id=text)) for text in ("Ann Lee won.", "Ann Lee has won again."))
    assert [words(one), words(one), words(other), words(one)] == [3, 3, 5, 3]
    assert asked == [one.article.id, other.article.id, one.article.id]

"""One JSON record a line, as the contract gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copydesk.records import Article, Report, to_json
from copydesk.reports.view import Item, View


def render(items: Iterable[Item], view: View) -> Iterator[str]:
    """Each outcome as one line."""
    for outcome in items:
        yield line(outcome, view) + "\n"


def line(outcome: Item, view: View) -> str:
    """One outcome as JSON; the article's text only where it was asked for."""
    if isinstance(outcome, Report) and isinstance(outcome.article, Article) and not view.with_text:
        outcome = outcome.model_copy(update={"article": outcome.article.head()})
    return to_json(outcome)

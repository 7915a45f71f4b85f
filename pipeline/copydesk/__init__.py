"""copydesk reads election stories the way a copy desk does, and says where a story contradicts itself."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copydesk.desk import Desk
    from copydesk.records import Reading, Report

__all__ = ["Desk", "check", "read"]
__version__ = "0.1.0"


def check(
    text: str, *, published: str | None = None, title: str | None = None, with_text: bool = False
) -> Report:
    """Read and check one story. `published` is its date (ISO); nothing depends on today's.

    `with_text`: the story's text stands in the Report, for what shows it. Raises ValueError where there is no
    story in `text`.
    """
    from copydesk import articles

    reading = _desk().read(articles.from_text(text, published=published, title=title))
    return _desk().report_on(reading, with_text=with_text)


def read(text: str, *, published: str | None = None, title: str | None = None) -> Reading:
    """Read one story without checking it. Raises ValueError where there is no story in `text`."""
    from copydesk import articles

    return _desk().read(articles.from_text(text, published=published, title=title))


@cache
def _desk() -> Desk:
    from copydesk.desk import Desk

    return Desk()


def __getattr__(name: str) -> Any:
    # spaCy takes a second to import; `import copydesk` should not.
    if name == "Desk":
        from copydesk.desk import Desk

        return Desk
    raise AttributeError(f"module 'copydesk' has no attribute {name!r}")

"""How a record shows itself in a notebook: as a data frame, as spans. Looked up when called: records import no stage."""

from importlib import import_module
from typing import Any


class Shown:
    """What a Report and a Reading have in common there."""

    def to_frame(self, table: str = "claims", kind: str | None = None) -> Any:
        """A data frame of "claims", "findings", "quantities" or "entities", figures as printed.

        `kind`: "polars" or "pandas"; None takes polars where it is installed, else pandas. Raises ImportError
        where neither is, ValueError for another table or kind.
        """
        return import_module("copydesk.reports.notebook").frame(self, table, kind)

    def to_displacy(self) -> dict[str, Any]:
        """Names and figures for `displacy.render(..., style="ent", manual=True)`.

        Raises ValueError where the article's text is not in the record.
        """
        found: dict[str, Any] = import_module("copydesk.reports.notebook").displacy(self)
        return found

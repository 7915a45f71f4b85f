"""The spaCy component: `nlp.add_pipe("copydesk")` leaves the Reading and the findings on the Doc."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from copydesk.records import Finding, Reading, Settings


@Language.factory("copydesk", requires=["doc.ents", "token.dep"], default_config={"published": None})
def make_component(nlp: Language, name: str, published: str | None) -> Component:
    """Make the component. `published` is the date of the stories, ISO."""
    return Component(nlp, name, published)


class Component:
    """Reads and checks each Doc; `doc._.copydesk` is a dict with `reading` and `findings`."""

    def __init__(self, nlp: Language, name: str, published: str | None) -> None:
        from copydesk.desk import Desk

        if not Doc.has_extension("copydesk"):
            Doc.set_extension("copydesk", getter=_results)
        self.name = name
        self.published = published
        self.desk = Desk(settings=Settings())
        self.desk.language.adopt(nlp)

    def __call__(self, doc: Doc) -> Doc:
        from copydesk.articles import from_text
        from copydesk.records.page import Page

        article = from_text(doc.text, published=self.published)
        reading = self.desk.read_pages(article, [Page(doc=doc, start=0)])
        findings, _checked = self.desk.check(reading)
        doc.user_data["copydesk"] = {
            "reading": reading.model_dump_json(),
            "findings": [finding.model_dump_json() for finding in findings],
        }
        return doc

    def to_disk(self, path: Any, *, exclude: Any = ()) -> None:
        """Nothing to write: the component is made of its configuration."""

    def from_disk(self, path: Any, *, exclude: Any = ()) -> Component:
        """Nothing to read."""
        return self


def _results(doc: Doc) -> dict[str, Any] | None:
    kept = doc.user_data.get("copydesk")
    if kept is None:
        return None
    return {
        "reading": Reading.model_validate_json(kept["reading"]),
        "findings": tuple(Finding.model_validate_json(text) for text in kept["findings"]),
    }

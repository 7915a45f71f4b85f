"""The spaCy component: `nlp.add_pipe("copydesk")` leaves the Reading and the findings on the Doc."""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from copydesk.records import Finding, Reading, Settings


@Language.factory(
    "copydesk", requires=["doc.ents", "token.dep"], default_config={"published": None, "labels": None}
)
def make_component(
    nlp: Language, name: str, published: str | None, labels: dict[str, str] | None
) -> Component:
    """Make the component.

    `published` is the date of the stories, ISO. `labels` adds to what the pipeline's labels of names mean: a label to
    PERSON, PARTY, ORG, PLACE or ELECTION.
    """
    return Component(nlp, name, published, labels)


class Component:
    """Reads and checks each Doc; `doc._.copydesk` is a dict with `reading` and `findings`.

    Raises ModelError when called in a pipeline without a parser or without an entity recogniser.
    """

    def __init__(
        self, nlp: Language, name: str, published: str | None, labels: dict[str, str] | None = None
    ) -> None:
        from copydesk.desk import Desk
        from copydesk.language.pipeline import LABELS

        if not Doc.has_extension("copydesk"):
            Doc.set_extension("copydesk", getter=_results)
        self.name = name
        self.published = published
        self.desk = Desk(settings=Settings(), labels={**LABELS, **labels} if labels else None)
        self.desk.language.adopt(nlp)
        self._fits = False

    def __call__(self, doc: Doc) -> Doc:
        from copydesk.articles import from_text
        from copydesk.records.page import Page

        if not self._fits:
            self._check()
        article = from_text(doc.text, published=self.published)
        page = Page(doc=self.desk.language.relabelled(doc, aside=True), start=0)
        reading = self.desk.read_pages(article, [page])
        findings, _checked = self.desk.check(reading)
        doc.user_data["copydesk"] = {
            "reading": reading.model_dump_json(),
            "findings": [finding.model_dump_json() for finding in findings],
        }
        return doc

    def _check(self) -> None:
        """Whether the pipeline can do what is needed: asked when first called, as parts may be added till then."""
        from copydesk.language.pipeline import ModelError, lacking

        if lacks := lacking(self.desk.language.pipeline):
            raise ModelError(f"the pipeline that {self.name!r} was added to {lacks}")
        self._fits = True

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

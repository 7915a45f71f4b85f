"""The spaCy component: in any pipeline with a parse and names, over processes, to disk and back."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from copydesk.language.pipeline import ModelError, shipped
from copydesk.records import Reading
from tests.edge.otherpipe import TAUGHT, taught

TEXT = (
    "Kwame Amoako won 52.3 percent of the vote and Efua Mensah won 44.1 percent. "
    "Amoako led Mensah by almost 7 percentage points."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.load(shipped())
    pipeline.add_pipe("copydesk", config={"published": "2024-05-06"})
    return pipeline


def checks(doc: spacy.tokens.Doc) -> list[str]:
    return [finding.code for finding in doc._.copydesk["findings"]]


def test_doc_carries_reading_and_findings(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert isinstance(doc._.copydesk["reading"], Reading) and checks(doc) == ["SUM04"]
    assert doc._.copydesk["reading"].article.published == "2024-05-06"


def test_over_processes_the_same(nlp: Language) -> None:
    texts = [TEXT, "Nothing was counted.", TEXT]
    alone = [checks(doc) for doc in nlp.pipe(texts)]
    assert [checks(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == alone


def test_to_disk_and_back(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    doc = again(TEXT)
    assert checks(doc) == ["SUM04"]
    assert doc._.copydesk["reading"].article.published == "2024-05-06"


def test_results_travel_with_the_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.copydesk == doc._.copydesk
    assert nlp.make_doc(TEXT)._.copydesk is None


def test_in_another_pipeline_whose_labels_stay_as_they_are() -> None:
    other = taught()
    other.add_pipe("copydesk", config={"labels": {"NORP": "PARTY"}})
    doc = other(TAUGHT[2])
    assert ("Leeds", "GPE") in {(name.text, name.label_) for name in doc.ents}
    kinds = {entity.name: entity.kind for entity in doc._.copydesk["reading"].entities}
    assert (kinds["Leeds"], kinds["Unity Party"], kinds["Mary Stone"]) == ("place", "party", "person")


@pytest.mark.parametrize(
    ("parts", "word"),
    [((), "no parser; it has copydesk"), (("sentencizer",), "no parser"), (("parser",), "names nothing")],
)
def test_a_pipeline_that_lacks_a_part_is_told(parts: tuple[str, ...], word: str) -> None:
    blank = spacy.blank("en")
    for part in (*parts, "copydesk"):
        blank.add_pipe(part)
    with pytest.raises(ModelError, match=word):
        blank.get_pipe("copydesk")(blank.make_doc(TEXT))

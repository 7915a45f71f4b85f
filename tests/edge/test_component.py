"""The spaCy component: in any pipeline with a parse and names, over processes, to disk and back."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from copydesk.language.pipeline import shipped
from copydesk.records import Reading

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
    assert checks(again(TEXT)) == ["SUM04"]

"""Another pipeline in place of ours: loaded by path, its labels mapped, and a clear word where it cannot do."""

from pathlib import Path

import pytest
import spacy
from typer.testing import CliRunner

from copydesk.articles import from_text
from copydesk.desk import Desk
from copydesk.edge.cli import app
from copydesk.language.pipeline import LABELS, LanguageModel, ModelError
from tests.edge.otherpipe import TAUGHT, taught

# Two shares that make more than a hundred.
TEXT = TAUGHT[0].replace("52.3", "62.3")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("other") / "pipeline"
    taught().to_disk(folder)
    return str(folder)


def copydesk(*words: object, stdin: str = TEXT) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(word) for word in words], input=stdin)
    return result.exit_code, result.stdout, result.stderr


def test_a_stock_pipeline_reads_and_checks(path: str) -> None:
    code, out, err = copydesk("check", "--model", path, "-")
    assert (code, err) == (1, "")
    assert "SUM01" in out
    code, out, _ = copydesk("read", "--model", path, "--format", "json", "-")
    assert code == 0
    assert "Zandville" in out


def test_their_labels_are_ours_in_a_reading(path: str) -> None:
    (page,) = LanguageModel(path).pages(from_text(TEXT, id="x"))
    named = {(name.text, name.label_) for name in page.doc.ents}
    assert {("Zandville", "PLACE"), ("Kwame Amoako", "PERSON")} <= named


def test_a_label_of_theirs_can_be_mapped_and_one_unknown_is_no_name(path: str) -> None:
    text = TAUGHT[2]
    article = from_text(text, id="x")
    plain = LanguageModel(path).pages(article)[0].doc
    mapped = LanguageModel(path, {**LABELS, "NORP": "PARTY"}).pages(article)[0].doc
    assert "Unity Party" not in {name.text for name in plain.ents}
    assert ("Unity Party", "PARTY") in {(name.text, name.label_) for name in mapped.ents}


def test_the_map_comes_from_the_configuration(path: str, tmp_path: Path) -> None:
    config = tmp_path / "copydesk.toml"
    config.write_text(f'model = "{path}"\nlabels = {{NORP = "PARTY", PER = "PERSON"}}\n', encoding="utf-8")
    code, out, err = copydesk("read", "--config", config, "--format", "json", "-", stdin=TAUGHT[2])
    assert (code, err) == (0, "")
    assert '"party"' in out
    config.write_text('labels = {NORP = "CLUB"}\n', encoding="utf-8")
    code, _, err = copydesk("read", "--config", config, "-")
    assert code == 2
    assert "labels must be a table of a model's label = PERSON | PARTY | ORG | PLACE | ELECTION" in err


@pytest.mark.parametrize(
    ("without", "word"),
    [
        ("parser", "has no parser; it has tok2vec, tagger, ner"),
        ("ner", "names nothing: it lacks an entity recogniser"),
    ],
)
def test_what_is_missing_is_named(path: str, tmp_path: Path, without: str, word: str) -> None:
    spacy.load(path, exclude=[without]).to_disk(tmp_path / "part")
    code, out, err = copydesk("check", "--model", tmp_path / "part", "-")
    assert (code, out) == (2, "")
    assert word in err.replace("\n", " ")
    with pytest.raises(ModelError, match=word[:12]):
        Desk(str(tmp_path / "part")).read(from_text(TEXT, id="x"))


@pytest.mark.parametrize("model", ["no_such_pipeline", "EMPTY"])
def test_a_model_that_is_none_ends_the_run_with_its_name(model: str, tmp_path: Path) -> None:
    named = tmp_path if model == "EMPTY" else model
    code, out, err = copydesk("check", "--model", named, "-")
    assert (code, out) == (2, "")
    assert str(named) in err.replace("\n", "")
    assert "Traceback" not in err

"""Formats for machines: SARIF by its schema, annotations that a story cannot forge, JUnit, CSV, JSON."""

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from copydesk.records import ErrorInfo, ErrorReport, FolderReport, SkippedReport
from copydesk.records.article import ArticleRef
from copydesk.reports import FINDINGS, READINGS, Item, View, reading_renderer, renderer
from copydesk.reports.sarif import uri
from tests.reports import samples

SARIF = json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def written(name: str, *items: Item) -> str:
    return "".join(renderer(name)(items, View()))


def everything() -> tuple[Item, ...]:
    broken = ErrorReport(article=ArticleRef(id="a b.txt"), error=ErrorInfo(kind="empty", message="no text"))
    skipped = SkippedReport(article=samples.article(id="fr.txt").head())
    across = FolderReport(folder="stories", findings=samples.report().findings[:1])
    return (samples.report(), broken, skipped, across)


def sarif(*items: Item) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(written("sarif", *items))
    jsonschema.Draft7Validator(SARIF).validate(log)
    return log


def test_sarif_holds_both_places_and_the_mending() -> None:
    margin, name, across = sarif(*everything())["runs"][0]["results"]
    region = margin["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 230, 245)
    assert [one["message"]["text"] for one in margin["relatedLocations"]] == [
        "52.30 percent",
        "44.10 percent",
    ]
    fix = name["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert fix["insertedContent"]["text"] == "Osei"
    assert len(margin["partialFingerprints"]["copydesk/v1"]) == 16 and "fixes" not in across


def test_sarif_tells_what_could_not_be_read() -> None:
    (invocation,) = sarif(*everything())["runs"][0]["invocations"]
    assert not invocation["executionSuccessful"]
    assert [note["level"] for note in invocation["toolExecutionNotifications"]] == ["error", "note"]


def test_sarif_of_nothing_and_of_a_clean_story() -> None:
    clean = samples.report().model_copy(update={"findings": ()})
    for items in ((), (clean,)):
        log = sarif(*items)
        assert log["runs"][0]["results"] == [] and log["runs"][0]["invocations"][0]["executionSuccessful"]


@pytest.mark.parametrize(
    ("article", "expected"),
    [("./a b.txt", "a%20b.txt"), ("/x/y.txt", "file:///x/y.txt"), ("-", "stdin"), ("a\\b.txt", "a/b.txt")],
)
def test_paths_as_uris(article: str, expected: str) -> None:
    assert uri(article) == expected


def test_github_annotation() -> None:
    first = written("github", samples.report()).splitlines()[0]
    assert first.startswith(
        "::error file=stories/takoradi.txt,line=3,endLine=3,col=230,endColumn=245,"
        "title=SUM04 margin-mismatch::52.30"
    )


def test_a_story_cannot_forge_an_annotation() -> None:
    report = samples.report(id="x,y:\n::error ::forged.txt")
    findings = tuple(one.model_copy(update={"message": "a\n::error ::forged"}) for one in report.findings)
    lines = written("github", report.model_copy(update={"findings": findings})).splitlines()
    assert len(lines) == 2 and all(line.startswith("::error file=x%2Cy%3A%0A") for line in lines)


def test_junit_counts_and_escapes() -> None:
    report = samples.report(id='<"\x00&.txt')
    suite = ElementTree.fromstring(written("junit", report, *everything()))
    assert {key: suite.get(key) for key in ("tests", "failures", "errors", "skipped")} == {
        "tests": "5", "failures": "3", "errors": "1", "skipped": "1",
    }  # fmt: skip
    assert "almost 7 points" in (suite.findtext(".//failure") or "")


def test_junit_is_not_failed_by_info_alone() -> None:
    mild = tuple(one.model_copy(update={"severity": "info"}) for one in samples.report().findings)
    suite = ElementTree.fromstring(written("junit", samples.report().model_copy(update={"findings": mild})))
    assert suite.get("failures") == "0" and "margin-mismatch" in (suite.findtext(".//system-out") or "")


def test_csv_has_a_row_per_finding_and_no_formulas() -> None:
    report = samples.report()
    formula = report.findings[0].model_copy(update={"message": "=1+1", "found": "-12", "expected": "-cmd"})
    text = written("csv", report.model_copy(update={"findings": (formula, report.findings[1])}))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["check"] for row in rows] == ["margin-mismatch", "name-misspelled"]
    assert (rows[0]["message"], rows[0]["found"], rows[0]["expected"]) == ("'=1+1", "-12", "'-cmd")
    assert (rows[1]["line"], rows[1]["column"], rows[1]["suggestion"]) == ("5", "5", "Osei")


def test_claims_as_csv() -> None:
    text = "".join(reading_renderer("csv")([samples.reading()], View()))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 6 and rows[2]["printed"] == "almost 7 points" and rows[2]["rival"] == "Efua Mensah"


def test_json_is_the_lines_as_an_array() -> None:
    lines = [json.loads(line) for line in written("jsonl", *everything()).splitlines()]
    assert lines == json.loads(written("json", *everything())) and json.loads(written("json")) == []
    assert [sorted(line)[-1] for line in lines] == ["schema", "schema", "skipped", "schema"]


def test_reading_as_json_has_text_and_schema() -> None:
    for array in (False, True):
        text = "".join(reading_renderer("jsonl")([samples.reading()], View(array=array)))
        found = json.loads(text)[0] if array else json.loads(text)
        assert found["schema"] == "copydesk/1" and found["article"]["text"] == samples.TEXT


@pytest.mark.parametrize("name", sorted(FINDINGS))
def test_every_format_takes_every_outcome_and_none(name: str) -> None:
    assert written(name, *everything()) == written(name, *everything())
    assert isinstance(written(name), str)


@pytest.mark.parametrize("name", sorted(READINGS))
def test_every_reading_format_takes_every_item(name: str) -> None:
    text = "".join(reading_renderer(name)([samples.reading(), *everything()[1:3]], View()))
    assert "Osei" in text

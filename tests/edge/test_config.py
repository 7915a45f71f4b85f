"""Configuration: found, validated, overridden, explained."""

from decimal import Decimal
from pathlib import Path

import pytest

from copydesk.edge.config import ConfigError, Override, load
from copydesk.edge.house import overridden
from copydesk.edge.listed import read_names
from tests.reports import samples


def configured(folder: Path, text: str, name: str = "copydesk.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_defaults_where_there_is_no_file(tmp_path: Path) -> None:
    config = load(start=tmp_path)
    assert config["fail_on"] == "error" and set(config.origins.values()) == {"default"}


def test_nearest_file_wins_and_says_so(tmp_path: Path) -> None:
    configured(tmp_path, "fail-on = 'warning'\n[tolerances]\nabout-share = 0.05\n")
    (tmp_path / "desk" / "night").mkdir(parents=True)
    config = load(start=tmp_path / "desk" / "night")
    assert config["fail_on"] == "warning" and config.origins["fail_on"] == str(tmp_path / "copydesk.toml")
    assert config.settings().about_share == Decimal("0.05")


def test_pyproject_counts_only_with_our_table(tmp_path: Path) -> None:
    configured(tmp_path, "[tool.other]\nx = 1\n", "pyproject.toml")
    assert load(start=tmp_path).path is None
    configured(tmp_path, "[tool.copydesk]\nrounding = 'down'\n", "pyproject.toml")
    assert load(start=tmp_path).settings().rounding == "down"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("igonre = ['NAM03']", "unknown key igonre; did you mean ignore?"),
        ("fail_on = 'always'", "fail_on must be one of error, warning, info, never"),
        ("select = 'SUM'", "select must be a list of strings"),
        ("[tolerances]\nabout_shares = 1", "did you mean about_share?"),
        ("[tolerances]\nabout_share = -1", "must be a number, zero or more"),
        ("[severity]\nSUM04 = 'fatal'", "severity must be a table"),
        ("[[overrides]]\nignore = []", "each of overrides needs paths"),
        ("[[overrides]]\npath = ['x']", "unknown key path; did you mean paths?"),
        ("select = [", "not TOML"),
    ],
)
def test_what_is_wrong_is_said_with_the_file(tmp_path: Path, text: str, said: str) -> None:
    path = configured(tmp_path, text)
    with pytest.raises(ConfigError, match=r"copydesk\.toml") as error:
        load(path)
    assert said in str(error.value)


def test_unknown_check_in_select(tmp_path: Path) -> None:
    path = configured(tmp_path, "select = ['no-such-check-at-all']")
    with pytest.raises(ConfigError, match="there is no check called"):
        load(path).settings()


def test_override_takes_out_and_softens() -> None:
    report = samples.report(id="archive/2019/takoradi.txt")
    override = Override(
        ("archive/*.txt",), ignore=frozenset({"name-misspelled"}), severity={"margin-mismatch": "info"}
    )
    found = overridden(report.findings, (override,))
    assert [(finding.check, finding.severity) for finding in found] == [("margin-mismatch", "info")]
    assert (
        overridden(samples.report(id="today.txt").findings, (override,))
        == samples.report(id="today.txt").findings
    )


def test_names_from_csv_and_yaml(tmp_path: Path) -> None:
    sheet = configured(tmp_path, "\ufeffName,Also,Party\nKwame Osei,K. Osei; Osei,Harbour\n,,\n", "names.csv")
    (only,) = read_names(sheet)
    assert (only.name, only.also, only.party) == ("Kwame Osei", ("K. Osei", "Osei"), "Harbour")
    listing = configured(tmp_path, "- Efua Mensah\n- {name: No, kind: party, also: Nope}\n", "names.yml")
    assert [(entry.name, entry.also) for entry in read_names(listing)] == [
        ("Efua Mensah", ()),
        ("No", ("Nope",)),
    ]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("n.csv", "who\nx\n", "a column called name is needed"),
        ("n.csv", "name,born\nx,1\n", "unknown field born"),
        ("n.yml", "a: b", "a list of entries is needed"),
        ("n.yml", "- {party: x}", "no name"),
        ("n.yml", "[", "not YAML"),
    ],
)
def test_a_list_of_names_that_cannot_be_used(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said):
        read_names(configured(tmp_path, text, name))


def test_names_file_is_beside_the_configuration(tmp_path: Path) -> None:
    configured(tmp_path, "name\nKwame Osei\n", "names.csv")
    path = configured(tmp_path, "names = 'names.csv'\n")
    assert load(path).settings().names[0].name == "Kwame Osei"

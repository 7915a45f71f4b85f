"""The shape of the recipe: every script, option, input and output it names is there; data are fetched and checked."""

import hashlib
import importlib
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from weasel.util.config import load_project_config

MODELS = Path(__file__).parents[2] / "models"
sys.path.insert(0, str(MODELS / "scripts"))
assets = importlib.import_module("assets")
smoke = importlib.import_module("smoke")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The recipe as spaCy reads it, from a copy, as reading makes folders."""
    return load_project_config(smoke.copy(tmp_path_factory.mktemp("recipe")))


@pytest.fixture(scope="module")
def commands(project):
    """The commands in the order of the workflow that does all."""
    by_name = {command["name"]: command for command in project["commands"]}
    return [by_name[name] for name in project["workflows"]["all"]]


def test_one_workflow_runs_every_command_once(project):
    names = [command["name"] for command in project["commands"]]
    assert sorted(project["workflows"]["all"]) == sorted(names)
    assert len(set(names)) == len(names)


def test_every_script_and_configuration_is_there_and_knows_its_options(commands):
    for command in commands:
        for line in command["script"]:
            words = shlex.split(line)
            assert words[0] == "python"
            if words[1:4] == ["-m", "spacy", "train"]:
                assert (MODELS / words[4]).is_file()
                assert (MODELS / words[words.index("--code") + 1]).is_file()
                continue
            source = (MODELS / words[1]).read_text(encoding="utf8")
            for option in (word.partition("=")[0] for word in words[2:] if word.startswith("--")):
                assert f'add_argument("{option}"' in source or f'"{option}",' in source, (words[1], option)


def test_every_input_is_kept_fetched_or_made_before(project, commands):
    fetched = {asset["dest"] for asset in project["assets"]}
    made: set[str] = set()
    for command in commands:
        for needed in command["deps"]:
            kept = (MODELS / needed).exists() and not needed.startswith(("assets/", "training/", "corpus/"))
            from_data = any(needed == dest or needed.startswith(f"{dest}/") or dest.startswith(f"{needed}/")
                            for dest in fetched)  # fmt: skip
            assert kept or from_data or needed in made, needed
        assert not made & set(command.get("outputs", []))
        made.update(command.get("outputs", []))


def test_what_a_command_reads_and_writes_is_declared(commands):
    """A path on a command line lies in a declared input or output, or holds some, or is made from one."""
    made: set[str] = set()
    for command in commands:
        known = {*command["deps"], *command.get("outputs", []), *made}
        for word in shlex.split(" ".join(command["script"])):
            if word.startswith(("training/", "corpus/", "assets/")):
                assert any(path == word or path.startswith(f"{word}/") or word.startswith(f"{path}/")
                           for path in known), (command["name"], word)  # fmt: skip
        made.update(command.get("outputs", []))


def test_variables_are_all_used_and_the_trial_sets_none_other(project):
    text = (MODELS / "project.yml").read_text(encoding="utf8")
    assert set(re.findall(r"\$\{vars\.(\w+)\}", text)) == set(project["vars"])
    assert set(smoke.SMALL) < set(project["vars"])


def test_every_file_of_the_data_has_an_origin_and_a_checksum():
    names, table = assets.sums(MODELS / "assets.sha256"), assets.origins(MODELS / "project.yml")
    assert all(re.fullmatch(r"[0-9a-f]{64}", told) for told in names.values())
    paths = [(assets.origin_of(name, table), assets.origin_of(name, table).at(name)) for name in names]
    assert len(set(paths)) == len(names)
    assert all(origin.package or re.fullmatch(r"[0-9a-f]{7,40}", origin.commit) for origin, _ in paths)
    used = {name for name in table if any(n == name or n.startswith(f"{name}/") for n in names)}
    assert used == set(table)


def test_no_data_that_must_not_train():
    names = assets.sums(MODELS / "assets.sha256")
    assert {name for name in names if name.startswith("crossner")} == {
        "crossner-politics/dev.txt", "crossner-politics/train.txt",
    }  # fmt: skip
    genres = {name.split("_")[1] for name in names if name.startswith("gum/")}
    assert genres == {"academic", "bio", "court", "interview", "news", "speech", "textbook", "vlog", "voyage"}
    assert not any("BBC" in name or "reddit" in name for name in names)


@pytest.mark.parametrize("name", ["trees", "names", "names-fifth", "challenge", "breaks"])
def test_scores_are_kept_with_day_and_commit(name):
    kept = json.loads((MODELS / f"scores-{name}.json").read_text(encoding="utf8"))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", kept["date"])
    assert re.fullmatch(r"[0-9a-f]{7,}", kept["commit"])
    assert kept["scores"]


def git(folder, *words):
    """A git command in a folder, under a name of its own."""
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, "-C", str(folder), *words], check=True, capture_output=True)


@pytest.fixture
def hub(tmp_path):
    """A hub with one repository; the wanted commit is not its newest."""
    home = tmp_path / "hub" / "someone" / "corpus"
    (home / "parts" / "blog").mkdir(parents=True)
    git(home, "init", "-q")
    (home / "plain.txt").write_text("right\n")
    (home / "parts" / "blog" / "b.xml.conllu").write_text("second\n\n")
    (home / "parts" / "blog" / "a.xml.conllu").write_text("first\n")
    (home / "parts" / "blog" / "a.xml.enhanced.conllu").write_text("not this\n")
    git(home, "add", ".")
    git(home, "commit", "-q", "-m", "one")
    commit = subprocess.run(["git", "-C", str(home), "rev-parse", "--short=7", "HEAD"], capture_output=True, text=True,
                            check=True).stdout.strip()  # fmt: skip
    (home / "plain.txt").write_text("newer\n")
    git(home, "commit", "-q", "-a", "-m", "two")
    return tmp_path / "hub", commit


CONTENT = {"one/text.txt": "right\n", "tree/blog.conllu": "first\n\n\nsecond\n\n\n"}


@pytest.fixture
def recipe(tmp_path, hub):
    """A small recipe of two assets from the hub."""
    models = tmp_path / "models"
    models.mkdir()
    origin = f"{{repo: someone/corpus, commit: '{hub[1]}', path: "
    (models / "project.yml").write_text(
        f"assets:\n  - dest: assets/one/text.txt\n    origin: {origin}plain.txt}}\n"
        f"  - dest: assets/tree\n    origin: {origin}'parts/{{stem}}/*.xml.conllu'}}\n"
    )
    lines = [f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n" for name, text in CONTENT.items()]
    (models / "assets.sha256").write_text("".join(lines))
    return models


def test_data_come_from_their_commit_joined_and_checked(recipe, hub):
    assert assets.bring(recipe, None, str(hub[0])) == "2 files, all as they were"
    assert {name: (recipe / "assets" / name).read_text() for name in CONTENT} == CONTENT
    assert assets.bring(recipe, None, "/nowhere").startswith("2 files")  # nothing is fetched twice


def test_data_come_from_a_local_folder_and_the_rest_from_the_origin(recipe, hub, tmp_path):
    (tmp_path / "local" / "one").mkdir(parents=True)
    (tmp_path / "local" / "one" / "text.txt").write_text("right\n")
    assert assets.bring(recipe, tmp_path / "local", str(hub[0])).startswith("2 files")


def test_data_that_cannot_be_had_or_are_others_end_the_run(recipe, hub, tmp_path):
    with pytest.raises(assets.AssetError, match="someone/corpus@"):
        assets.bring(recipe, None, str(tmp_path))
    with pytest.raises(assets.AssetError, match="no folder"):
        assets.bring(recipe, tmp_path / "missing", str(hub[0]))
    assets.bring(recipe, None, str(hub[0]))
    (recipe / "assets" / "tree" / "more.conllu").write_text("of another licence")
    with pytest.raises(assets.AssetError, match=r"not the recipe's, tree/more\.conllu"):
        assets.bring(recipe, None, str(hub[0]))
    (recipe / "assets.sha256").write_text(f"{'0' * 64}  one/text.txt\n")
    with pytest.raises(assets.AssetError, match="1 files are other than"):
        assets.bring(recipe, None, str(hub[0]))


def test_a_package_that_is_missing_is_named(tmp_path):
    origin = assets.Origin("model/{name}", package="no_such_package")
    with pytest.raises(assets.AssetError, match="no_such_package is not installed"):
        assets.from_package(origin, ["minilm/config.json"], tmp_path)

"""Try the whole recipe with few steps in a copy of it: one command from the data to a pipeline that loads."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

MODELS = Path(__file__).parents[1]
CHALLENGE = ("challenge_names.yml", "challenge_breaks.yml")
# Enough to go through every step in minutes; what comes out has learned next to nothing.
SMALL = {
    "limit": 120, "trees_first": 12, "trees_second": 12, "templates": 200, "teacher": 12, "words": 4000, "stock": 12,
    "names_first": 8, "names_half": 4, "names_second": 4, "names_third": 4, "stories": 12,
    "names_fourth": 4, "names_fifth": 4, "names_fifth_last": 4,
}  # fmt: skip
SENTENCE = "Joyce Banda of the People's Party won 40% of the vote in Zomba. Turnout was 61%."


def copy(folder: Path) -> Path:
    """A fresh copy of the recipe alone, with nothing that it makes; where its project.yml lies."""
    project = folder / "models"
    for name in ("project.yml", "assets.sha256"):
        project.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(MODELS / name, project / name)
    for name in ("configs", "practice", "scripts"):
        shutil.copytree(MODELS / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in CHALLENGE:
        shutil.copyfile(MODELS.parent / "tests" / "models" / name, project / name)
    return project


def command(local: str, small: dict[str, int]) -> list[str]:
    """The one command, with few steps."""
    settings = {"local": local, "challenge": ".", **small}
    given = [part for name, value in settings.items() if value for part in (f"--vars.{name}", str(value))]
    return [sys.executable, "-m", "spacy", "project", "run", "all", ".", *given]


def look(path: Path) -> str:
    """What the made pipeline leaves on two sentences; an AssertionError if a part of it is silent."""
    import spacy

    import copydesk.language.trees
    import copydesk.language.words  # noqa: F401  both register the components

    nlp = spacy.load(path)
    doc = nlp(SENTENCE)
    assert len(list(doc.sents)) > 1
    assert all(token.tag_ and token.pos_ and token.lemma_ and token.dep_ for token in doc)
    assert doc.has_annotation("ENT_IOB")
    return f"{path} loads: {', '.join(nlp.pipe_names)}"


def main() -> None:
    """Copy, run, load."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a new folder to work in")
    parser.add_argument("--local", default="", help="a folder laid out as assets/, in place of the network")
    args = parser.parse_args()
    project = copy(args.folder)
    subprocess.run(command(args.local and str(Path(args.local).resolve()), SMALL), cwd=project, check=True)
    print(look(project / "copydesk_en" / "data"))


if __name__ == "__main__":
    main()

"""Bring in the training data: from a local folder, from each origin at its commit, and checked against its checksum."""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import srsly

MODELS = Path(__file__).parents[1]
HUB = "https://github.com"


class AssetError(Exception):
    """Data that cannot be had, or is other than the recipe was made with."""


@dataclass(frozen=True)
class Origin:
    """Where an asset comes from: a path in a git repository at a commit, or a folder in an installed package.

    `path` may hold `{name}` and `{stem}` of the file that is made. With a star in it, all files that fit are joined
    in the order of their names, each ended by two blank lines.
    """

    path: str
    repo: str = ""
    commit: str = ""
    package: str = ""

    def at(self, name: str) -> str:
        """The path at the origin of a file of the assets."""
        return self.path.format(name=PurePosixPath(name).name, stem=PurePosixPath(name).stem)


def origins(project: Path) -> dict[str, Origin]:
    """The origin of each folder or file, by its place under assets/, as project.yml tells."""
    config = srsly.read_yaml(project)
    return {asset["dest"].removeprefix("assets/"): Origin(**asset["origin"]) for asset in config["assets"]}


def origin_of(name: str, table: dict[str, Origin]) -> Origin:
    """The origin of a file."""
    for place in (name, *map(str, PurePosixPath(name).parents)):
        if place in table:
            return table[place]
    raise AssetError(f"project.yml names no origin of {name}")


def sums(path: Path) -> dict[str, str]:
    """File names and their checksums."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines if line)}


def digest(path: Path) -> str:
    """The checksum of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def wrong(folder: Path, names: dict[str, str]) -> list[str]:
    """The files that are missing or other than they were."""
    return [
        name for name, told in names.items() if not (folder / name).is_file() or digest(folder / name) != told
    ]


def strangers(folder: Path, names: dict[str, str]) -> list[str]:
    """Files that the recipe does not know; converters read whole folders, so they would be trained on."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for name in found if name not in names)


def from_local(folder: Path, names: list[str], assets: Path) -> None:
    """Copy what a folder laid out as assets/ has."""
    if not folder.is_dir():
        raise AssetError(f"{folder} is no folder")
    for name in names:
        if (folder / name).is_file():
            (assets / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / name, assets / name)


def from_package(origin: Origin, names: list[str], assets: Path) -> None:
    """Copy files that an installed package holds."""
    found = importlib.util.find_spec(origin.package)
    if found is None or found.origin is None:
        raise AssetError(f"{origin.package} is not installed: pip install -r requirements.txt")
    for name in names:
        (assets / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(Path(found.origin).parent / origin.at(name), assets / name)


def from_git(hub: str, repo: str, commit: str, wanted: dict[str, str], assets: Path) -> None:
    """Fetch files of one commit, and no others; `wanted` tells the path at the origin of each file to be made."""
    with tempfile.TemporaryDirectory() as temp:
        clone = ["clone", "--quiet", "--no-checkout", "--filter=blob:none", f"{hub}/{repo}", temp]
        steps = [clone, ["-C", temp, "checkout", "--quiet", commit, "--", *sorted(set(wanted.values()))]]
        for step in steps:
            ran = subprocess.run(
                ["git", "-c", "core.autocrlf=false", *step], capture_output=True, text=True, check=False
            )
            if ran.returncode:
                raise AssetError(f"{repo}@{commit} cannot be had: {ran.stderr.strip()}")
        for name, path in wanted.items():
            (assets / name).parent.mkdir(parents=True, exist_ok=True)
            if "*" in path:
                texts = [part.read_text(encoding="utf-8") for part in sorted(Path(temp).glob(path))]
                joined = "".join(text.strip("\n") + "\n\n\n" for text in texts)
                (assets / name).write_text(joined, encoding="utf-8", newline="\n")
            else:
                shutil.copyfile(Path(temp) / path, assets / name)


def fetch(names: list[str], table: dict[str, Origin], assets: Path, hub: str) -> None:
    """Bring files in from their origins, one clone for each commit."""
    groups: dict[Origin | tuple[str, str], list[str]] = {}
    for name in names:
        origin = origin_of(name, table)
        groups.setdefault(origin if origin.package else (origin.repo, origin.commit), []).append(name)
    for where, group in groups.items():
        if isinstance(where, Origin):
            from_package(where, group, assets)
        else:
            print(f"{len(group)} files from {where[0]}@{where[1]}", flush=True)
            from_git(hub, *where, {name: origin_of(name, table).at(name) for name in group}, assets)


def bring(models: Path, local: Path | None, hub: str) -> str:
    """Have every file in assets/ as it was; raises AssetError. Files that are there already are left alone."""
    assets, names = models / "assets", sums(models / "assets.sha256")
    assets.mkdir(exist_ok=True)
    if local is not None:
        from_local(local, wrong(assets, names), assets)
    table = origins(models / "project.yml")
    fetch(wrong(assets, names), table, assets, hub)
    if bad := wrong(assets, names):
        raise AssetError(f"{len(bad)} files are other than the recipe was made with, {bad[0]} the first")
    if extra := strangers(assets, names):
        raise AssetError(
            f"{len(extra)} files in assets/ are not the recipe's, {extra[0]} the first: remove them"
        )
    return f"{len(names)} files, all as they were"


def main() -> None:
    """Bring in what is missing and check all; a file that cannot be had or is another than it was ends the run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--local", default="", help="a folder laid out as assets/, in place of the network")
    parser.add_argument("--hub", default=HUB, help="where the git repositories are")
    parser.add_argument("--write", action="store_true", help="write the checksums of what is in assets/")
    args = parser.parse_args()
    if args.write:
        files = sorted(path for path in (MODELS / "assets").rglob("*") if path.is_file())
        lines = [f"{digest(path)}  {path.relative_to(MODELS / 'assets').as_posix()}\n" for path in files]
        (MODELS / "assets.sha256").write_text("".join(lines), encoding="utf-8")
        return
    try:
        print(bring(MODELS, Path(args.local) if args.local else None, args.hub))
    except AssetError as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    main()

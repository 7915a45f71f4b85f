"""Where a report goes: standard output, a file, or a folder with one file a story."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from copydesk.edge import screen
from copydesk.records import FolderReport, Report
from copydesk.reports import Item, Render, View

SUFFIXES = {
    "text": "txt",
    "sarif": "sarif",
    "github": "txt",
    "junit": "xml",
    "nist": "json",
    "claimreview": "json",
}
SUFFIXES["openelections"] = "csv"


def is_folder(output: str | None) -> bool:
    """Whether `--output` names a folder: one that is there, or a path that ends as folders do."""
    return output is not None and (output.endswith(("/", os.sep)) or Path(output).is_dir())


def is_own(path: str, output: str | None) -> bool:
    """Whether a file is what is written to `output`, or in it."""
    return output not in (None, "-") and Path(path).resolve().is_relative_to(Path(output or "").resolve())


def lies_in(output: str | None, paths: Iterable[str]) -> bool:
    """Whether the reports go somewhere below the stories, in no place that was named as one of stories."""
    if output in (None, "-") or any(is_own(path, output) for path in paths):
        return False
    return any(is_own(output or "", path) for path in paths if Path(path).is_dir())


def place(output: str, format_: str) -> str:
    """What to open of what was written: of a folder of pages its index."""
    return str(Path(output) / "index.html") if is_folder(output) and format_ == "html" else output


def write(output: str | None, format_: str, render: Render, items: Iterable[Item], view: View) -> None:
    """Write a report to stdout, to the file `output`, or as one file a story into the folder `output`."""
    if output is None or output == "-":
        screen.out(render(items, view))
    elif is_folder(output):
        write_folder(Path(output), format_, render, items, view)
    else:
        write_file(Path(output), render(items, view))


def write_file(path: Path, pieces: Iterable[str]) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with (
        whole(path) as draft,
        draft.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file,
    ):
        file.writelines(pieces)


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to, moved there at the end; after a failure nothing is left of it.

    What is no file (a pipe, /dev/stdout wherever that leads) is written to as it is; a link stays one.
    """
    if path.absolute().is_relative_to("/dev") or (path.exists() and not path.is_file()):
        try:
            yield path
        except OSError as error:
            error.filename = error.filename or str(path)
            raise
        return
    path = path.resolve()
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        yield draft
        draft.replace(path)
    except OSError as error:
        if error.filename is None or str(error.filename) == str(draft):
            error.filename = str(path)
        raise
    finally:
        with suppress(OSError):
            draft.unlink()


def write_folder(folder: Path, format_: str, render: Render, items: Iterable[Item], view: View) -> None:
    """A file per story, named after it; HTML gets an index besides, which holds all that is no story's."""
    names = Names(SUFFIXES.get(format_, format_))
    entries = []
    for item in items:
        name = names.of(item)
        if format_ != "html" or isinstance(item, Report):
            write_file(folder / name, render([item], view))
        if format_ == "html":
            from copydesk.reports.html_index import Entry

            entries.append(Entry.of(item, name))
    if format_ == "html":
        from copydesk.reports.html_index import index

        write_file(folder / "index.html", [index(entries, view)])


class Names:
    """File names for stories: readable, safe on every system, no two alike."""

    def __init__(self, suffix: str) -> None:
        self.suffix = suffix
        self.used = {f"index.{suffix}"}

    def of(self, item: Item) -> str:
        """The name for one story's file."""
        if isinstance(item, FolderReport):
            stem = "across-stories"
        else:
            stem = Path(item.article.id.replace("\\", "/")).stem or "story"
        stem = re.sub(r"[^\w.-]", "_", stem).strip("._")[:80] or "story"
        name, number = f"{stem}.{self.suffix}", 2
        while name.lower() in self.used:
            name, number = f"{stem}-{number}.{self.suffix}", number + 1
        self.used.add(name.lower())
        return name


def view_for(output: str | None, color: str, *, quiet: bool, with_text: bool, array: bool) -> View:
    """How to show it: colour and width of the terminal where there is one."""
    terminal = output in (None, "-")
    return View(
        width=screen.columns(sys.stdout) if terminal else 80,
        colour=screen.coloured(sys.stdout, color) if terminal else color == "always",
        quiet=quiet,
        with_text=with_text,
        array=array,
    )

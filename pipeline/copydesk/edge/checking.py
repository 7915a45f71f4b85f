"""The commands check, read and baseline: from paths to outcomes to a report, and the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from copydesk.edge import screen
from copydesk.edge.baseline import Silence, written
from copydesk.edge.config import Config, ConfigError, load
from copydesk.edge.house import desk_of
from copydesk.edge.output import is_own, lies_in, place, view_for, write, write_file
from copydesk.records import ErrorReport, FolderReport, Outcome, Reading, Report, SkippedReport
from copydesk.reports import Item, Render, reading_renderer, renderer
from copydesk.reports.brief import Brief

if TYPE_CHECKING:
    from copydesk.articles import Read, ReadOptions
    from copydesk.edge.engines import Checked

AnyItem = TypeVar("AnyItem", bound=Item)

SEVERITIES = ("error", "warning", "info")
# Formats that hold error records themselves; for all others an error is a line on stderr.
HOLD_ERRORS = ("jsonl", "json")


@dataclass(frozen=True)
class Request:
    """What the command line asked for."""

    paths: tuple[str, ...]
    format: str = "text"
    output: str | None = None
    published: str | None = None
    fail_on: str | None = None
    jobs: int = 1
    with_text: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    names: Path | None = None
    baseline: Path | None = None
    dismissals: Path | None = None
    config: Path | None = None
    model: str | None = None
    quiet: bool = False
    color: str = "auto"
    across: bool = True
    text_column: str | None = None
    columns: tuple[str, ...] = ()
    brief: bool = False

    def options(self) -> ReadOptions:
        """What the readers of files are told. Raises ConfigError."""
        from copydesk.articles import COLUMNS, ReadOptions, iso

        if self.published is not None and iso(self.published) is None:
            raise ConfigError(f"--published {self.published}: no date; write it as 2024-05-06")
        columns = {}
        for one in self.columns:
            field, sign, column = (piece.strip() for piece in one.partition("="))
            if not sign or not column or field not in COLUMNS:
                raise ConfigError(f"--column {one}: FIELD=NAME is needed, FIELD one of {', '.join(COLUMNS)}")
            columns[field] = column
        return ReadOptions(published=self.published, text_column=self.text_column, columns=columns)

    def configured(self, start: Path | None = None) -> Config:
        """The configuration file, sought from `start` or here, with the command line over it."""
        config = load(self.config, start)
        config.put(
            "command line", select=self.select, ignore=self.ignore, fail_on=self.fail_on, model=self.model,
            names=self.names, baseline=self.baseline, dismissals=self.dismissals,
        )  # fmt: skip
        return config


def _source(item: Read) -> str:
    named = item.article.source if isinstance(item, ErrorReport | SkippedReport) else item.source
    return named or ""


@dataclass
class Verdict:
    """What decides the exit code: whether all could be read, and the gravest finding."""

    fail_on: str = "error"
    unread: int = 0
    grave: int = 0

    def watching(self, items: Iterable[AnyItem], *, tell: bool) -> Iterator[AnyItem]:
        """The same items, counted; troubles told on stderr where the format does not hold them."""
        from copydesk.reports.text import problem

        grave = SEVERITIES[: SEVERITIES.index(self.fail_on) + 1] if self.fail_on in SEVERITIES else ()
        for outcome in items:
            if isinstance(outcome, Report | FolderReport):
                self.grave += sum(finding.severity in grave for finding in outcome.findings)
            elif isinstance(outcome, ErrorReport | SkippedReport):
                self.unread += isinstance(outcome, ErrorReport)
                if tell:
                    screen.say(problem(outcome))
            yield outcome

    @property
    def code(self) -> int:
        """Exit code: 2 if anything could not be read, else 1 for a grave finding, else 0."""
        return 2 if self.unread else int(self.grave > 0)


class Session:
    """One request with its configuration and its desk; it can be run again, the model stays loaded."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.config = request.configured()
        self.desk = desk_of(self.config)

    def check(self) -> int:
        """Check all paths and write the findings."""
        silence = Silence(self.config.file("baseline"), self.config.file("dismissals"))
        verdict = Verdict(self.config["fail_on"])
        outcomes = verdict.watching(silence.filtered(self.outcomes()), tell=self._tells)
        self._tell(outcomes)
        if silence.silenced and not self.request.quiet:
            screen.say(f"{silence.silenced} known or dismissed findings not shown")
        return verdict.code

    def _tell(self, outcomes: Iterable[Outcome]) -> None:
        """Write the findings; where they go elsewhere, say here what they come to."""
        request = self.request
        elsewhere = request.output not in (None, "-")
        if request.brief and not elsewhere and request.format != "text":
            raise screen.UserError("--brief goes with text, or with --output FILE")
        brief = Brief()
        looked = brief.watching(outcomes)
        view = view_for(None, request.color, quiet=False, with_text=False, array=False)
        if request.brief and not elsewhere:
            for _outcome in looked:
                pass
            screen.out(brief.lines(view))
            return
        self._write(renderer(request.format), looked)
        if elsewhere and not request.quiet:
            if request.brief:
                screen.say("".join(brief.lines(view)).rstrip("\n"))
            else:
                screen.say(brief.totals.line())
            screen.say(f"written to {place(request.output or '', request.format)}")

    def read(self) -> int:
        """Read all paths and write what was read."""
        verdict = Verdict("never")
        items = verdict.watching(self.readings(), tell=self._tells)
        self._write(reading_renderer(self.request.format), items)
        return verdict.code

    def baseline(self) -> int:
        """Check all paths and write the findings as a baseline."""
        verdict = Verdict("never")
        outcomes = list(verdict.watching(self.outcomes(), tell=True))
        if self.request.output is None:
            screen.out([written(outcomes)])
        else:
            write_file(Path(self.request.output), [written(outcomes)])
        count = sum(len(one.findings) for one in outcomes if isinstance(one, Report | FolderReport))
        screen.say(f"{count} findings noted")
        return verdict.code

    def readings(self) -> Iterator[Reading | ErrorReport | SkippedReport]:
        """A Reading for each article found at the paths, or why there is none, in order."""
        from copydesk.edge import engines

        return engines.readings(self.desk, self._loaded(), jobs=self.request.jobs)

    def checked(self) -> Iterator[Checked | ErrorReport | SkippedReport]:
        """What there is to say of each article found at the paths, in order."""
        from copydesk.edge import engines

        work = engines.Checker(self.desk, self.request.across)
        return engines.run(self._loaded(), work, jobs=self.request.jobs)

    def outcomes(self) -> Iterator[Outcome]:
        """A Report for each article, then the findings across stories."""
        from copydesk.edge.spool import Spool

        with Spool() as kept:
            for item in self.checked():
                if isinstance(item, ErrorReport | SkippedReport):
                    yield item
                    continue
                if self.request.across:
                    kept.add(item.note, item.body)
                yield item.report
            findings = self.desk.across(kept, kept.notes) if len(kept) > 1 else ()
            if findings:
                yield FolderReport(folder=" ".join(self.request.paths), findings=findings)

    def _loaded(self) -> Iterator[Read]:
        from copydesk.edge import files

        request = self.request
        items = files.load(request.paths, options=request.options())
        if lies_in(request.output, request.paths):
            # The reports of the last run are no stories of this one.
            return (item for item in items if not is_own(_source(item), request.output))
        return items

    @property
    def _tells(self) -> bool:
        return self.request.format not in HOLD_ERRORS

    def _write(self, render: Render, items: Iterable[Item]) -> None:
        request = self.request
        array = request.format == "json"
        view = view_for(
            request.output, request.color, quiet=request.quiet, with_text=request.with_text, array=array
        )
        write(request.output, request.format, render, items, view)

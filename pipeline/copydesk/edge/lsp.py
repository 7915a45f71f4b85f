"""Findings in an editor: a language server with diagnostics, the sum on hover, quick fixes for spellings."""

from __future__ import annotations

import asyncio
from bisect import bisect_right
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

import copydesk
from copydesk.articles import ReadOptions
from copydesk.articles.outcome import Draft, finish
from copydesk.edge.baseline import Silence
from copydesk.edge.house import desk_of
from copydesk.records import Article, Finding, FindingSpan
from copydesk.reports.columns import Lines, safe

if TYPE_CHECKING:
    from pygls.workspace import TextDocument

    from copydesk.desk import Desk
    from copydesk.edge.checking import Request

# Someone who types is not checked at every letter.
PAUSE = 0.3
# Their text is not the story: places in it would be wrong.
_NOT_PLAIN = frozenset({"html", "xml", "json", "jsonc", "jsonl", "csv", "yaml", "python", "javascript"})
_SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "info": lsp.DiagnosticSeverity.Information,
}


class Places:
    """Offsets in a text as the editor counts: lines from 0, columns in units of its encoding.

    "\N{GRINNING FACE}52%" has its 5 at column 2 in UTF-16, at 4 in UTF-8, at 1 in UTF-32.
    """

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text, self.encoding = text, encoding
        self.starts = Lines(text).starts

    def position(self, offset: int) -> lsp.Position:
        """The position of a character."""
        line = bisect_right(self.starts, offset) - 1
        return lsp.Position(line, self._units(self.text[self.starts[line] : offset]))

    def offset(self, position: lsp.Position) -> int:
        """The character at a position; the end of the line where there is none."""
        if position.line >= len(self.starts):
            return len(self.text)
        start = self.starts[position.line]
        last = position.line + 1 == len(self.starts)
        end = len(self.text) if last else self.starts[position.line + 1]
        row = self.text[start:end].rstrip("\r\n")
        units = 0
        for at, character in enumerate(row):
            if units >= position.character:
                return start + at
            units += self._units(character)
        return start + len(row)

    def range(self, start: int, end: int) -> lsp.Range:
        """A stretch of the text."""
        return lsp.Range(self.position(start), self.position(end))

    def _units(self, text: str) -> int:
        if self.encoding == "utf-32" or text.isascii():
            return len(text)
        if self.encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(character > "\uffff" for character in text)


@dataclass(frozen=True)
class Checked:
    """A document as it was checked. `shift`: what stands before the story, a byte-order mark."""

    uri: str
    version: int | None
    places: Places
    findings: tuple[Finding, ...]
    shift: int = 0

    def range(self, start: int, end: int) -> lsp.Range:
        """A stretch of the story as a range of the document."""
        return self.places.range(start + self.shift, end + self.shift)

    def diagnostics(self) -> list[lsp.Diagnostic]:
        """A diagnostic for each finding, the other places beside it."""
        return [self._diagnostic(finding) for finding in self.findings]

    def hover(self, position: lsp.Position) -> lsp.Hover | None:
        """What was found at a position, with the sum and all its places."""
        offset = self.places.offset(position) - self.shift
        here = [one for one in self.findings if any(span.start <= offset <= span.end for span in one.spans)]
        if not here:
            return None
        told = "\n\n".join(map(self._told, here))
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.PlainText, told))

    def actions(self, asked: lsp.Range) -> list[lsp.CodeAction]:
        """The quick fixes for findings that touch a range."""
        first = self.places.offset(asked.start) - self.shift
        last = self.places.offset(asked.end) - self.shift
        return [
            action
            for finding in self.findings
            if finding.primary.start <= last and first <= finding.primary.end
            for action in self._fixes(finding)
        ]

    def _diagnostic(self, finding: Finding) -> lsp.Diagnostic:
        primary = finding.primary
        others = [
            lsp.DiagnosticRelatedInformation(
                lsp.Location(self.uri, self.range(span.start, span.end)), safe(span.text)
            )
            for span in self._here(finding)
            if span is not primary and span.role != "context"
        ]
        return lsp.Diagnostic(
            self.range(primary.start, primary.end), safe(finding.message), _SEVERITIES[finding.severity],
            code=f"{finding.code} {finding.check}", source="copydesk", related_information=others,
        )  # fmt: skip

    def _told(self, finding: Finding) -> str:
        lines = [f"{finding.code} {finding.check} ({finding.severity})", safe(finding.message)]
        for span in self._here(finding):
            line = self.places.position(span.start + self.shift).line + 1
            lines.append(f"line {line}: “{safe(span.text)}”")
        if finding.suggestion is not None:
            lines.append(f"perhaps {safe(finding.suggestion.replacement)}")
        return "\n".join(lines)

    def _here(self, finding: Finding) -> list[FindingSpan]:
        article = finding.primary.article
        return [span for span in finding.spans if span.article == article]

    def _fixes(self, finding: Finding) -> list[lsp.CodeAction]:
        fix = finding.suggestion
        if fix is None:
            return []
        edit = lsp.TextEdit(self.range(fix.start, fix.end), fix.replacement)
        return [
            lsp.CodeAction(
                f"Write “{safe(fix.replacement)}”", lsp.CodeActionKind.QuickFix, [self._diagnostic(finding)],
                is_preferred=True, edit=lsp.WorkspaceEdit({self.uri: [edit]}),
            )
        ]  # fmt: skip


class Checker:
    """The desk behind the server: its configuration is sought from the editor's folder."""

    def __init__(self, request: Request, root: Path | None, desk: Desk | None = None) -> None:
        self.config = request.configured(root)
        self.options = ReadOptions(published=request.published)
        self.desk = desk or desk_of(self.config)

    def check(self, uri: str, version: int | None, path: str, text: str, encoding: str) -> Checked:
        """Check a document; what is no English story has no findings."""
        item = finish(Draft(text), path, path, self.options)
        findings: tuple[Finding, ...] = ()
        if isinstance(item, Article):
            # Read anew each time: what was dismissed meanwhile is not said again.
            silence = Silence(self.config.file("baseline"), self.config.file("dismissals"))
            found = self.desk.report(item).findings
            findings = tuple(one for one in found if not silence.silences(one))
        return Checked(uri, version, Places(text, encoding), findings, int(text.startswith("\ufeff")))


def server(request: Request, desk: Desk | None = None, *, pause: float = PAUSE) -> LanguageServer:
    """The language server for what the command line asked."""
    made = LanguageServer(
        "copydesk", f"v{copydesk.__version__}", text_document_sync_kind=lsp.TextDocumentSyncKind.Full
    )
    # One story at a time; the editor is answered meanwhile.
    pool = ThreadPoolExecutor(1)
    checkers: list[Checker] = []
    known: dict[str, Checked] = {}

    def checker() -> Checker:
        if not checkers:
            root = made.workspace.root_path
            checkers.append(Checker(request, Path(root) if root else None, desk))
        return checkers[0]

    def work(document: TextDocument, encoding: str) -> Checked:
        return checker().check(document.uri, document.version, document.path, document.source, encoding)

    async def check(uri: str, wait: float) -> None:
        document = made.workspace.get_text_document(uri)
        version = document.version
        if document.language_id in _NOT_PLAIN:
            return
        await asyncio.sleep(wait)
        if made.workspace.get_text_document(uri).version != version:
            return
        encoding = str(getattr(made.workspace.position_encoding, "value", made.workspace.position_encoding))
        checked = await asyncio.get_running_loop().run_in_executor(pool, work, document, encoding)
        # Text that has changed meanwhile is checked by the change that did it.
        if uri in made.workspace.text_documents and made.workspace.get_text_document(uri).version == version:
            known[uri] = checked
            publish(uri, checked.diagnostics(), version)

    def publish(uri: str, diagnostics: list[lsp.Diagnostic], version: int | None = None) -> None:
        made.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, diagnostics, version))

    @made.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        await check(params.text_document.uri, 0)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        known.pop(params.text_document.uri, None)
        await check(params.text_document.uri, pause)

    @made.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        known.pop(params.text_document.uri, None)
        publish(params.text_document.uri, [])

    @made.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        checked = known.get(params.text_document.uri)
        return checked.hover(params.position) if checked else None

    @made.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix])
    )
    def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        checked = known.get(params.text_document.uri)
        return checked.actions(params.range) if checked else []

    return made

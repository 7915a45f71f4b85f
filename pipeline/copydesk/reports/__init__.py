"""The reports: one renderer per format, all from the same records. None prints; each yields text."""

from __future__ import annotations

from importlib import import_module

from copydesk.reports.view import Item, Render, View

# Format, and the module whose `render` makes it. Modules are imported when asked for: Jinja2 is not free.
FINDINGS = {
    "text": "text",
    "jsonl": "jsonl",
    "json": "jsonarray",
    "csv": "table",
    "html": "html",
    "sarif": "sarif",
    "github": "github",
    "junit": "junit",
}
READINGS = {
    "text": "reading_text",
    "jsonl": "reading_json",
    "json": "reading_json",
    "csv": "reading_table",
    "openelections": "openelections",
    "nist": "nist",
    "claimreview": "claimreview",
}


def renderer(name: str) -> Render:
    """The renderer of findings in this format. KeyError where there is none."""
    render: Render = import_module(f"copydesk.reports.{FINDINGS[name]}").render
    return render


def reading_renderer(name: str) -> Render:
    """The renderer of readings in this format. KeyError where there is none."""
    render: Render = import_module(f"copydesk.reports.{READINGS[name]}").render
    return render


__all__ = ["FINDINGS", "READINGS", "Item", "Render", "View", "reading_renderer", "renderer"]

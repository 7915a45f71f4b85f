"""The catalogue as a page: writes CHECKS.md from the docstrings of the checks. Run as a module."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from copydesk.checks.base import Check
from copydesk.checks.catalogue import catalogue

HEADINGS = ("What it looks for", "Why it matters", "In the copy", "Mended", "Stays silent when")
PAGE = Path(__file__).parents[2] / "CHECKS.md"
_STORIES = re.compile(r"\s*(?:First|Second) story: ")
_FAMILIES = {
    "NAM": "Names", "PEO": "People", "SUM": "Sums", "OUT": "Outcomes", "WRD": "Words", "DAT": "Dates",
    "HED": "Headline", "XST": "Across stories",
}  # fmt: skip
_HEAD = """\
# The checks

Written from the docstrings of the checks by `python -m copydesk.edge.pages`; do not edit. Each page says what
a check looks for and why, shows a sentence that it flags and the sentence mended, and tells when it stays
silent.
`copydesk explain NAME` prints one page, `copydesk checks` lists them all.

"""


@dataclass(frozen=True)
class Page:
    """The manual page of a check: its caption and five parts, each of paragraphs without line breaks."""

    check: Check
    caption: str
    parts: dict[str, str]

    def stories(self, part: str) -> list[str]:
        """The example under `part` as texts: one, or two for a check across stories."""
        return [text.strip() for text in _STORIES.split(self.parts[part]) if text.strip()]


def page(check: Check) -> Page:
    """Parse a check's docstring. Raises ValueError where a part is missing or out of order."""
    caption, _blank, body = check.page.strip().partition("\n\n")
    pattern = "|".join(map(re.escape, HEADINGS))
    pieces = re.split(rf"(?m)^({pattern}):[ \n]", body)
    if tuple(pieces[1::2]) != HEADINGS or pieces[0].strip():
        raise ValueError(f"{check.name}: its page must have the parts {', '.join(HEADINGS)}, in this order")
    parts = {name: _paragraphs(text) for name, text in zip(pieces[1::2], pieces[2::2], strict=True)}
    return Page(check, " ".join(caption.split()), parts)


def _paragraphs(text: str) -> str:
    """Line breaks kept between paragraphs and before items, nowhere else."""
    blocks = re.split(r"\n\n|\n(?=- )", text.strip())
    joined = [" ".join(one.split()) for one in blocks]
    return "".join(
        one if not place else ("\n" if one.startswith("- ") else "\n\n") + one
        for place, one in enumerate(joined)
    )


def render(checks: Iterable[Check]) -> str:
    """The whole page, in Markdown."""
    pages = [page(check) for check in checks]
    lines = [_HEAD, "| code | name | severity | in a word |\n|---|---|---|---|\n"]
    lines += [
        f"| [{check.code}](#{check.name}) | `{check.name}` | {check.severity} | {one.caption} |\n"
        for one in pages
        for check in [one.check]
    ]
    family = ""
    for one in pages:
        if one.check.code[:3] != family:
            family = one.check.code[:3]
            lines.append(f"\n## {_FAMILIES.get(family, family)}\n")
        lines.append(_entry(one))
    return "".join(lines)


def _entry(one: Page) -> str:
    check = one.check
    across = ", across a folder" if check.scope == "folder" else ""
    lines = [f'\n<a id="{check.name}"></a>\n### {check.code} {check.name}\n\n']
    lines.append(f"*{check.severity}{across}.* {one.caption}\n")
    for name in HEADINGS:
        text = one.parts[name]
        if name in ("In the copy", "Mended"):
            quoted = "\n".join("> " + line if line else ">" for line in _wrapped(text, 106).split("\n"))
            lines.append(f"\n**{name}**\n\n{quoted}\n")
        else:
            start = "\n\n" if text.startswith("- ") else " "
            lines.append(f"\n{_wrapped(f'**{name}:**{start}{text}', 110)}\n")
    return "".join(lines)


def _wrapped(text: str, width: int) -> str:
    return "\n".join(
        textwrap.fill(
            one, width, break_long_words=False, break_on_hyphens=False,
            subsequent_indent="  " if one.startswith("- ") else "",
        )
        for one in text.split("\n")
    )  # fmt: skip


def main() -> None:
    """Write CHECKS.md beside the package."""
    PAGE.write_text(render(catalogue()), encoding="utf-8")


if __name__ == "__main__":
    main()

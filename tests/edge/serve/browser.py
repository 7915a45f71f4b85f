"""A headless Chromium, driven by playwright, and axe in it; skipped with a reason where either is missing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import util
from typing import Any

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def missing() -> str | None:
    """Why no browser can be driven here."""
    if util.find_spec("playwright") is None:
        return "playwright is not installed"
    if util.find_spec("axe_playwright_python") is None:
        return "axe-playwright-python is not installed"
    if chromium() is None:
        return f"no Chromium found: none of {', '.join(_NAMES)}"
    return None


def chromium() -> str | None:
    """The system's Chromium, or the one that COPYDESK_CHROMIUM names."""
    return os.environ.get("COPYDESK_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)


needed = pytest.mark.skipif(missing() is not None, reason=missing() or "")


@contextmanager
def browser() -> Iterator[Any]:
    """One browser; nothing but this machine is in reach of it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        found = driver.chromium.launch(
            executable_path=chromium(),
            args=["--no-sandbox", "--disable-background-networking", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
        )  # fmt: skip
        try:
            yield found
        finally:
            found.close()


class Sheet:
    """A page that remembers its troubles: what it asked of other hosts, what failed, what the console said."""

    def __init__(
        self, browser: Any, *, scheme: str = "light", width: int = 1280, scripts: bool = True
    ) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=scripts
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.troubles: list[str] = []
        self.page.on("requestfailed", self._failed)
        self.page.on("pageerror", lambda one: self.troubles.append(f"error: {one}"))
        self.page.on("request", self._asked)
        self.page.on("console", self._said)

    def _failed(self, request: Any) -> None:
        # What is still on its way when the page is left is given up.
        if request.failure != "net::ERR_ABORTED":
            self.troubles.append(f"failed: {request.url}: {request.failure}")

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "file://", "data:", "blob:")):
            self.troubles.append(f"asked of another host: {request.url}")

    def _said(self, message: Any) -> None:
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.troubles.append(f"{message.type}: {message.text}")

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))

    def faults(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA and good practice, a line for each place."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(self.page)
        return [
            f"{fault['id']}: {node['html'][:200]} ({node.get('failureSummary', '')})"
            for fault in found.response["violations"]
            for node in fault["nodes"]
        ]

"""check --watch: check again whenever a file changes, until stopped."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.edge import screen
from copydesk.edge.output import is_own
from copydesk.edge.screen import UserError

if TYPE_CHECKING:
    from copydesk.edge.checking import Request, Session


def watch(request: Request, *, rounds: int | None = None) -> int:
    """Check, then check again after each change below the paths; `rounds` bounds it for tests."""
    try:
        from watchfiles import watch as changes
    except ImportError:
        raise UserError('--watch needs watchfiles: pip install "copydesk[watch]"') from None
    from copydesk.edge import checking

    folders = [Path(path) for path in request.paths if path != "-"]
    if not folders or not all(path.exists() for path in folders):
        raise UserError("--watch needs files or folders that are there")
    session = checking.Session(request)
    code, done = _round(session), 1
    try:
        for changed in changes(*folders, raise_interrupt=True) if done != rounds else ():
            names = sorted({Path(path).name for _kind, path in changed if not is_own(path, request.output)})
            if all(name.startswith(".") or name.endswith(("~", ".part")) for name in names):
                continue
            screen.say(f"changed: {', '.join(names[:3])}{' ...' if len(names) > 3 else ''}")
            code, done = _round(session), done + 1
            if done == rounds:
                break
    except KeyboardInterrupt:
        screen.say("stopped")
    return code


def _round(session: Session) -> int:
    if sys.stdout.isatty():
        screen.out(["\x1b[2J\x1b[H"])
    code = session.check()
    screen.say("watching; Ctrl-C stops")
    return code

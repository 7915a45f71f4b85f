"""The command serve: the desk on a port, its address and token told, until stopped."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.edge import screen
from copydesk.edge.screen import UserError
from copydesk.edge.store import Store

if TYPE_CHECKING:
    from copydesk.desk import Desk

# A story with something of everything, so that every word list is loaded before anyone waits for it.
_WARMING = """Osei ahead in Takoradi

TAKORADI, Ghana, May 6 (Harbour News) - Mayor Kwame Osei, 53, of the Harbour Party won 52.3 percent of the vote
in Sunday's runoff, up 3.2 points on 2019, and Efua Mensah 44.1 percent, the Electoral Commission said on Monday,
May 7, 2024, with 92% of the ballots counted. His party took 19 of the council's 30 seats. Mr. Osie led by almost
7 points on a turnout of 58%, the first win in 35 years.
"""


def serve(
    desk: Desk,
    store: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8765,
    token: str | None = None,
    names: tuple[str, ...] = (),
    jobs: int = 1,
    now: Callable[[], datetime] = datetime.now,
) -> None:
    """Serve a desk until it is stopped. Raises UserError where the extra is missing or the port is taken.

    `names`: further names that the desk answers to. `jobs`: processes that read; 1 reads in this one. `now` is
    the only clock: the time of a decision.
    """
    try:
        import uvicorn

        from copydesk.articles import from_text
        from copydesk.edge.serve.app import create_app
        from copydesk.edge.serve.bench import Bench
        from copydesk.edge.serve.guard import LOCAL, Gate
    except ImportError as error:
        raise UserError(f'copydesk serve needs {error.name}: pip install "copydesk[serve]"') from None
    beyond = host not in LOCAL
    if beyond and token is None:
        token = secrets.token_urlsafe(24)
    gate = Gate(LOCAL | {host.lower()} | {name.lower() for name in names}, any_address=beyond, token=token)
    # Made or brought up to date before anyone comes, and the model loaded: the first story is not slow.
    Store(store).close()
    bench = Bench(store, desk, now, jobs)
    app = create_app(bench, gate)
    config = uvicorn.Config(
        app, host, port, log_level="warning", access_log=False, server_header=False, date_header=False,
        lifespan="off", proxy_headers=False,
    )  # fmt: skip
    try:
        socket = config.bind_socket()
    except (OSError, SystemExit):
        raise UserError(f"{host}:{port} cannot be used; another program may have it") from None
    # Whoever comes as soon as the address is told waits a moment, and is not refused.
    socket.listen(config.backlog)
    bench.readers.warm(from_text(_WARMING))
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{socket.getsockname()[1]}/"
    screen.say(f"copydesk: the desk is at {address}{f'?token={token}' if token else ''}; Ctrl-C stops")
    try:
        uvicorn.Server(config).run(sockets=[socket])
    finally:
        bench.readers.close()

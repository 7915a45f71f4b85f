"""A review desk on a port of its own, and a visitor who keeps cookies: no browser is needed for most of it."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timezone
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from copydesk.records import Article, Reading, Report
from tests.edge.paperdesk import PaperDesk

NOON = datetime(2024, 5, 6, 12, 0, tzinfo=timezone.utc)
BOUNDARY = "a-boundary-that-no-story-holds"


class ReportingDesk(PaperDesk):
    """The paper desk with reports: every number that begins with a nine is a finding."""

    def report_on(self, reading: Reading, *, with_text: bool = False) -> Report:
        from copydesk.edge.export import stored_report

        findings, checked = self.check(reading)
        return stored_report(reading, findings, len(checked), with_text=with_text)

    def report(self, article: Article) -> Report:
        return self.report_on(self.read(article))


def app(store: Path, desk: Any = None, **gate: Any) -> Any:
    """The application over a store, its clock standing at noon."""
    from copydesk.edge.serve.app import create_app
    from copydesk.edge.serve.bench import Bench
    from copydesk.edge.serve.guard import Gate

    return create_app(Bench(store, desk or ReportingDesk(), lambda: NOON), Gate(**gate))


@contextmanager
def running(application: Any) -> Iterator[int]:
    """Serve an application from a thread; gives the port."""
    import uvicorn

    config = uvicorn.Config(application, "127.0.0.1", 0, log_level="error", lifespan="off")
    server, socket = uvicorn.Server(config), config.bind_socket()
    # Who comes before the server is up waits.
    socket.listen(64)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, daemon=True)
    thread.start()
    try:
        yield int(socket.getsockname()[1])
    finally:
        server.should_exit = True
        thread.join(10)
        socket.close()


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str

    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def words(self) -> str:
        """What a reader sees, white space evened."""
        parser = Words()
        parser.feed(self.text)
        return " ".join(" ".join(parser.found).split()).replace(" ,", ",")

    def forms(self, action: str) -> list[dict[str, str]]:
        """The hidden fields of each form that leads to `action`."""
        found = re.findall(rf'<form[^>]*action="{action}".*?</form>', self.text, re.S)
        hidden = r'<input type="hidden" name="(\w+)" value="([^"]*)">'
        return [{name: unescape(value) for name, value in re.findall(hidden, form)} for form in found]


class Words(HTMLParser):
    """The text of a page, scripts and styles too: nothing may hide there."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.found.append(data)


@dataclass
class Visitor:
    """Asks one desk, keeps its cookies."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request. Header names are given with underscores."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            text = response.read().decode()
            for value in response.headers.get_all("set-cookie") or ():
                name, _, rest = value.partition("=")
                self.cookies[name] = rest.partition(";")[0]
            return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, text)
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, **headers)

    def send(self, path: str, values: dict[str, str], **headers: str) -> Answer:
        """A form, with the word of the page where it stands."""
        values = {"csrf": self.cookies.get("copydesk_csrf", ""), **values}
        headers = {"content_type": "application/x-www-form-urlencoded", **headers}
        return self.ask("POST", path, urlencode(values).encode(), **headers)

    def follow(self, path: str, values: dict[str, str]) -> Answer:
        """A form, and the page it leads to."""
        answer = self.send(path, values)
        assert answer.status == 303, answer.words
        return self.get(answer.headers["location"].partition("#")[0])

    def drop(self, *files: tuple[str, bytes]) -> Answer:
        """Files, as a browser sends them."""
        word = self.cookies.get("copydesk_csrf", "")
        parts = [f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="csrf"\r\n\r\n{word}\r\n'.encode()]
        for name, data in files:
            head = f'--{BOUNDARY}\r\ncontent-disposition: form-data; name="files"; filename="{name}"\r\n'
            parts.append(f"{head}content-type: application/octet-stream\r\n\r\n".encode() + data + b"\r\n")
        body = b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
        return self.ask("POST", "/drop", body, content_type=f"multipart/form-data; boundary={BOUNDARY}")

    def api(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """JSON to the API."""
        data = None if body is None else json.dumps(body).encode()
        given = {} if body is None else {"content_type": "application/json"}
        return self.ask(method, path, data, **{**given, **headers})

"""What is let in: hosts, origins, sizes and the token; and the headers that keep a page to itself."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from html import escape
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

SESSION = "copydesk_session"
SIGN_IN = "/signin"
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
_SAFE = ("GET", "HEAD", "OPTIONS")
# What pages need before anyone has signed in; none of it tells of a story.
_OPEN = (SIGN_IN, "/static/")
_API = ("/check", "/api/")
_HEADERS = {
    # Nothing from elsewhere, no inline script or style, no frame around it.
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    # "no-referrer" would make browsers send "Origin: null" with our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    # Drafts are nobody else's business.
    "cache-control": "no-store",
}


@dataclass(frozen=True)
class Gate:
    """Who may come in. `token` is asked for where the desk is bound beyond localhost."""

    hosts: frozenset[str] = LOCAL
    any_address: bool = False
    token: str | None = None
    max_bytes: int = 10_000_000

    def admits(self, host: str) -> bool:
        """Whether a Host header names this desk: a name it answers to, so that no other leads here.

        Where it is bound beyond localhost, any address in figures will do: no name service can be behind it.
        """
        name = host_name(host)
        if name in self.hosts:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return self.any_address

    def knows(self, given: str) -> bool:
        """Whether this is the token."""
        return self.token is not None and hmac.compare_digest(given.encode(), self.token.encode())

    @property
    def session(self) -> str:
        """What the cookie of someone who gave the token holds."""
        return hashlib.sha256(f"copydesk session {self.token}".encode()).hexdigest()


def host_name(host: str) -> str:
    """The name in a Host header: "localhost:8765" is "localhost", "[::1]:80" is "::1"."""
    host = host.strip().lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0].rstrip(".")


class RefusedError(Exception):
    """A request that is not let in: status, why, and headers."""

    def __init__(self, status: int, why: str, **headers: str) -> None:
        super().__init__(why)
        self.status, self.why, self.headers = status, why, headers


class Guard:
    """ASGI middleware around the whole desk."""

    def __init__(self, app: App, gate: Gate) -> None:
        self.app, self.gate = app, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer it here."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        told = _with_headers(send)
        try:
            body = await self._checked(scope, receive)
        except RefusedError as refusal:
            await _refuse(scope, told, refusal)
            return
        await self.app(scope, _replay(body, receive), told)

    async def _checked(self, scope: Scope, receive: Receive) -> bytes:
        """The body of a request that may come in. Raises RefusedError."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if not self.gate.admits(headers.get("host", "")):
            raise RefusedError(400, "This desk does not answer to that name. --allow-host NAME lets it.")
        if self.gate.token is not None:
            self._sign_in(scope, headers)
        if scope["method"] in _SAFE:
            return b""
        _same_origin(scope, headers)
        if is_api(scope["path"]) and scope["method"] != "DELETE":
            kind = headers.get("content-type", "").partition(";")[0].strip().lower()
            if kind != "application/json":
                raise RefusedError(415, "JSON is needed: Content-Type: application/json")
        return await self._body(headers, receive)

    def _sign_in(self, scope: Scope, headers: dict[str, str]) -> None:
        path: str = scope["path"]
        given = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("token", [""])[0]
        if scope["method"] == "GET" and self.gate.knows(given):
            cookie = f"{SESSION}={self.gate.session}; Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000"
            raise RefusedError(303, "", location=_inside(path), **{"set-cookie": cookie})
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self.gate.knows(bearer.strip()):
            return
        if hmac.compare_digest(_cookie(headers, SESSION).encode(), self.gate.session.encode()):
            return
        if path == SIGN_IN or path.startswith(_OPEN[1:]):
            return
        if is_api(path) or scope["method"] not in _SAFE:
            raise RefusedError(401, "A token is needed.", **{"www-authenticate": "Bearer"})
        raise RefusedError(303, "", location=SIGN_IN)

    async def _body(self, headers: dict[str, str], receive: Receive) -> bytes:
        too_large = RefusedError(
            413, f"That is too large: {self.gate.max_bytes:,} bytes is the most at one time."
        )
        length = headers.get("content-length", "0")
        if length.isascii() and length.isdigit() and int(length) > self.gate.max_bytes:
            raise too_large
        body, more = bytearray(), True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                raise RefusedError(400, "The request broke off.")
            body += message.get("body", b"")
            if len(body) > self.gate.max_bytes:
                raise too_large
            more = message.get("more_body", False)
        return bytes(body)


def is_api(path: str) -> bool:
    """Whether a path belongs to the JSON API."""
    return path == _API[0] or path.startswith(_API[1:])


def _inside(path: str) -> str:
    """A path to be sent to: one of this desk, and of none that a second slash would name."""
    return "/" + path.lstrip("/\\")


def _same_origin(scope: Scope, headers: dict[str, str]) -> None:
    """Refuse what another site's page sends. Programs that are no browsers send neither header."""
    origin = headers.get("origin")
    if origin is not None:
        if origin.lower() != f"{scope['scheme']}://{headers.get('host', '').lower()}":
            raise RefusedError(403, "Sent by a page of another site.")
    elif headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        raise RefusedError(403, "Sent by a page of another site.")


def _cookie(headers: dict[str, str], name: str) -> str:
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def _replay(body: bytes, receive: Receive) -> Receive:
    """The body once more, for the application."""
    given = False

    async def again() -> Message:
        nonlocal given
        if not given:
            given = True
            return {"type": "http.request", "body": body, "more_body": False}
        return await receive()

    return again


def _with_headers(send: Send) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _value in message.get("headers", ())}
            extra = [
                (name.encode(), value.encode())
                for name, value in _HEADERS.items()
                if name.encode() not in given
            ]
            message = {**message, "headers": [*message.get("headers", ()), *extra]}
        await send(message)

    return told


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Not done · copydesk</title>
<link rel="stylesheet" href="/static/style.css">
<link rel="stylesheet" href="/static/desk.css">
</head>
<body>
<div class="page desk"><header class="bar-of"><a class="mark" href="/">copydesk</a></header>
<main id="main"><h1 class="verdict"><b class="error-ink">That was not done</b></h1>
<p>{}</p>
<p><a href="/">Check a story</a></p></main></div>
</body>
</html>
"""


async def _refuse(scope: Scope, send: Send, refusal: RefusedError) -> None:
    """Answer in the language of whoever asked: JSON to programs, a page to a browser, else a line of text."""
    asked = {name: value for name, value in scope["headers"] if name in (b"accept", b"hx-request")}
    if is_api(scope["path"]):
        kind, body = "application/json", json.dumps({"detail": refusal.why}).encode()
    elif refusal.why and b"text/html" in asked.get(b"accept", b"") and b"hx-request" not in asked:
        kind, body = "text/html; charset=utf-8", _PAGE.format(escape(refusal.why)).encode()
    else:
        kind, body = "text/plain; charset=utf-8", f"{refusal.why}\n".encode()
    headers = {"content-type": kind, "content-length": str(len(body)), **refusal.headers}
    raw = [(name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": refusal.status, "headers": raw})
    await send({"type": "http.response.body", "body": body})

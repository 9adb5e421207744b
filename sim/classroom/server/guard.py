"""What stands before every request: Host, Origin, size and kind of the body, and the headers that bind a browser.

A page of another site can make a browser send requests to this machine. It cannot choose the Host (DNS rebinding),
hide its Origin, or set a bearer token, and nothing here is done for a request that lacks the right ones.
"""

import asyncio
from collections.abc import Iterable
from email.message import Message as EmailHeaders

from attrs import frozen
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sim.classroom.server.refusing import Refusal

MOST_BYTES = 64 * 1024
"""So large may a body be."""
MOST_PASSED_OVER = 16 * 1024 * 1024
"""So much of a larger one is read and passed over, so that its client hears why it is refused."""
PATIENCE = 10.0
"""So many seconds a client may take to send its body, or to read what it is sent."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
HEADERS = (
    ("content-security-policy", _POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)
"""On every answer."""


@frozen
class Guard:
    """An ASGI application that lets through to another only what was asked in the right way.

    `hosts` are the names under which the server may be addressed, with their port, in small letters.
    """

    app: ASGIApp
    hosts: frozenset[str]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return  # a web socket that is not accepted is closed by the server
        headers = Headers(scope=scope)

        async def bound(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in HEADERS:
                    out.setdefault(name, value)
            await send(message)

        try:
            self._check(scope["method"], headers)
            body = await _body(receive, headers) if scope["method"] in ("POST", "PUT", "PATCH", "DELETE") else b""
        except Refusal as refusal:
            await refusal.response()(scope, receive, bound)
            return
        await self.app(scope, _replayed(body, receive), bound)

    def _check(self, method: str, headers: Headers) -> None:
        """Refuse a request with a wrong Host, from another site, or with a body that is not JSON."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            raise Refusal(421, "this address is not served here; expected the one that the server shows")
        origin = headers.get("origin")
        if origin is not None and origin.lower() != f"http://{hosts[0].lower()}":
            raise Refusal(403, "the request comes from a page of another site")
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise Refusal(403, "the request comes from a page of another site")
        if method == "POST":
            said = EmailHeaders()
            said["content-type"] = headers.get("content-type", "")
            kind, charset = said.get_content_type(), said.get_content_charset("utf-8")
            if kind != "application/json" or charset not in ("utf-8", "utf8"):
                raise Refusal(415, "expected a body of the type application/json, in UTF-8")


async def _body(receive: Receive, headers: Headers) -> bytes:
    """Read a body, no more of it than is allowed and no longer than it may take.

    A client that is still sending when it is answered and cut off does not see the answer, so one that sends
    somewhat too much is heard out.
    """
    said = headers.get("content-length")
    if said is not None and said.isdecimal() and int(said) > MOST_PASSED_OVER:
        raise _too_large()
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(PATIENCE):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refusal(400, "the body is not complete", close=True)
                part = message.get("body", b"")
                size += len(part)
                if size > MOST_PASSED_OVER:
                    raise _too_large()
                if size <= MOST_BYTES:
                    parts.append(part)
                if not message.get("more_body", False):
                    break
    except TimeoutError:
        raise Refusal(408, f"the body did not come within {PATIENCE:.0f} seconds", close=True) from None
    if size > MOST_BYTES:
        raise _too_large()
    return b"".join(parts)


def _too_large() -> Refusal:
    return Refusal(413, f"the body is larger than {MOST_BYTES} bytes", close=True)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """Return a channel that gives the body that was read, and then what else the client does."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def hosts_of(names: Iterable[str], port: int) -> frozenset[str]:
    """Return the values of the Host header for some names and addresses at a port.

    >>> sorted(hosts_of(["127.0.0.1", "::1"], 8700))
    ['127.0.0.1:8700', '[::1]:8700']
    """
    found = set()
    for name in names:
        host = f"[{name}]" if ":" in name else name.lower()
        found.add(f"{host}:{port}")
        if port == 80:
            found.add(host)
    return frozenset(found)

"""What a request must look like: Host, Origin, size and kind of its body; and what every answer carries."""

import asyncio
import http.client
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sim.classroom.server import guard
from sim.classroom.server.guard import HEADERS, MOST_BYTES, Guard, hosts_of
from tests.classroom.served import served
from tests.effort import examples

OWN = "127.0.0.1:8765"
JSON = {"content-type": "application/json"}


async def _echo(request: Request) -> Response:
    return JSONResponse({"size": len(await request.body())})


INSIDE = Starlette(routes=[Route("/", _echo, methods=["GET", "POST"])])
GUARDED = Guard(INSIDE, hosts_of(["127.0.0.1", "localhost"], 8765))


def ask(method: str = "POST", host: str = OWN, **more: Any) -> httpx.Response:
    async def asked() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(GUARDED), base_url=f"http://{OWN}") as client:
            return await client.request(method, "/", headers={"host": host, **more.pop("headers", {})}, **more)

    return asyncio.run(asked())


def test_a_request_from_the_page_itself_is_let_through() -> None:
    answer = ask(content=b"{}", headers={**JSON, "origin": f"http://{OWN}", "sec-fetch-site": "same-origin"})
    assert (answer.status_code, answer.json()) == (200, {"size": 2})
    assert ask("GET").status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example:8765", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8765", "", "[::1]:8765"]
)
def test_another_host_is_refused_so_that_no_name_can_be_bound_anew_to_this_machine(host: str) -> None:
    answer = ask("GET", host=host)
    assert answer.status_code == 421
    assert "this address" in answer.json()["error"]["message"]


def test_two_hosts_are_refused() -> None:
    async def asked() -> list[int]:
        found: list[int] = []

        async def send(message: Any) -> None:
            if message["type"] == "http.response.start":
                found.append(message["status"])

        async def receive() -> Any:
            return {"type": "http.request", "body": b""}

        headers = [(b"host", OWN.encode()), (b"host", b"evil.example")]
        await GUARDED({"type": "http", "method": "GET", "path": "/", "headers": headers}, receive, send)
        return found

    assert asyncio.run(asked()) == [421]


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1:8765"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_is_refused(headers: dict[str, str]) -> None:
    for method in ("GET", "POST"):
        assert ask(method, content=b"{}", headers={**JSON, **headers}).status_code == 403


@pytest.mark.parametrize(
    "kind",
    [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/json",
        "application/jsonp",
        "application/json; charset=latin-1",
        'application/json; charset="utf-16"',
    ],
)
def test_a_body_that_is_not_json_is_refused(kind: str) -> None:
    assert ask(content=b"{}", headers={"content-type": kind} if kind else {}).status_code == 415


def test_json_may_say_that_it_is_in_utf_8() -> None:
    for kind in ("application/json; charset=utf-8", 'Application/JSON;charset="UTF-8"', "application/json;"):
        assert ask(content=b"{}", headers={"content-type": kind}).status_code == 200


def test_who_sends_far_too_much_hears_why_it_is_refused(tmp_path: Path) -> None:
    with served(tmp_path) as server:
        for size in (5 << 20, MOST_BYTES + 1):
            # As most clients do, it sends the whole of it before it reads.
            client = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
            client.request("POST", "/api/join", b" " * size, JSON)
            answer = client.getresponse()
            assert answer.status == 413
            assert "larger than" in json.loads(answer.read())["error"]["message"]
            client.close()


def test_a_body_may_be_as_large_as_said_and_no_larger() -> None:
    assert ask(content=b" " * MOST_BYTES, headers=JSON).json() == {"size": MOST_BYTES}
    assert ask(content=b" " * (MOST_BYTES + 1), headers=JSON).status_code == 413


def test_a_body_without_a_length_is_counted_as_it_comes() -> None:
    async def parts() -> AsyncIterator[bytes]:
        for _ in range(MOST_BYTES // 1024 + 1):
            yield b" " * 1024

    assert ask(content=parts(), headers=JSON).status_code == 413


def test_a_body_that_does_not_come_is_waited_for_only_so_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "PATIENCE", 0.05)

    async def asked() -> list[Any]:
        sent: list[Any] = []

        async def never() -> Any:
            await asyncio.sleep(60)

        async def send(message: Any) -> None:
            sent.append(message)

        headers = [(b"host", OWN.encode()), (b"content-type", b"application/json")]
        await GUARDED({"type": "http", "method": "POST", "path": "/", "headers": headers}, never, send)
        return sent

    assert asyncio.run(asked())[0]["status"] == 408


def test_every_answer_carries_what_binds_the_browser() -> None:
    for answer in (ask("GET"), ask("GET", host="evil.example"), ask(content=b"{}", headers=JSON), ask("PUT")):
        for name, value in HEADERS:
            assert answer.headers[name] == value
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy


@settings(max_examples=examples(100))
@given(
    st.dictionaries(
        st.sampled_from(["origin", "content-type", "sec-fetch-site", "x"]), st.text("aZ0 /:;,.'\t-", max_size=30)
    )
)
def test_no_header_makes_it_fail(headers: dict[str, str]) -> None:
    assert ask(content=b"{}", headers=headers).status_code in (200, 403, 415)

"""Connections are counted, and one that says nothing is closed: an idle crowd keeps nobody out for long."""

import contextlib
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from sim.classroom.server.connections import SHARE, Connections
from tests.classroom.served import Server, served


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("connections")) as started:
        yield started


def connected(server: Server, number: int) -> list[socket.socket]:
    return [socket.create_connection(("127.0.0.1", server.port)) for _ in range(number)]


def test_one_address_has_its_share_and_no_more() -> None:
    connections = Connections(10)
    assert [connections.let_in("a") for _ in range(10 // SHARE + 1)] == [True] * (10 // SHARE) + [False]
    assert connections.let_in("b")
    connections.left("a")
    assert connections.let_in("a")


def test_all_together_have_no_more_than_there_are() -> None:
    connections = Connections(4)
    assert [connections.let_in(str(n)) for n in range(6)] == [True] * 4 + [False] * 2
    for n in range(4):
        connections.left(str(n))
    assert not connections.open


def test_a_crowd_that_says_nothing_keeps_nobody_out_and_is_sent_away(server: Server) -> None:
    with contextlib.ExitStack() as stack:
        crowd = [stack.enter_context(each) for each in connected(server, 600)]
        assert httpx.get(f"{server.address}/api/health", timeout=10).status_code == 200
        crowd[0].settimeout(25)
        start = time.monotonic()
        with contextlib.suppress(ConnectionError):
            assert crowd[0].recv(1) == b""
        assert 5 < time.monotonic() - start < 25


def test_a_request_that_trickles_in_is_given_up(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port)) as one:
        start = time.monotonic()
        with contextlib.suppress(OSError):
            for byte in b"GET /api/health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: " + b"x" * 1000:
                one.sendall(bytes([byte]))
                time.sleep(0.3)
        assert time.monotonic() - start < 25


def test_a_page_that_follows_is_not_idle(tmp_path: Path, server: Server) -> None:
    code = server.host("GET", "/api/rooms")["rooms"][0]["code"]
    token = httpx.post(f"{server.address}/api/join", json={"code": code, "as": "screen"}).json()["token"]
    head = f"GET /api/room/stream HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
    request = f"{head}Authorization: Bearer {token}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", server.port)) as page:
        page.sendall(request.encode())
        page.settimeout(20)
        received, start = b"", time.monotonic()
        while time.monotonic() - start < 17:
            with contextlib.suppress(TimeoutError):
                more = page.recv(65536)
                assert more, "it was closed"
                received += more
        assert b"event: view" in received and b": here" in received

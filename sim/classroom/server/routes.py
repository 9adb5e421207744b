"""What can be asked of the server, address by address; `openapi.yaml` says it to those who write clients."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from functools import wraps
from importlib.resources import files
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from sim import __version__
from sim.classroom import sheets
from sim.classroom.server import keys
from sim.classroom.server.following import ViewStream
from sim.classroom.server.guard import Guard
from sim.classroom.server.guesses import Guesses
from sim.classroom.server.live import Live, now_ms
from sim.classroom.server.refusing import Refusal, answer
from sim.classroom.server.rooms import MOST_PEOPLE, Rooms
from sim.errors import UnscError

MOST_STREAMS = 1000
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
_ROLES = ("delegate", "screen")
Asked = Callable[[Request], Awaitable[Response]]


def application(rooms: Rooms, hosts: frozenset[str]) -> ASGIApp:
    """Return the server as an ASGI application; `hosts` are the values of Host it answers to."""
    app = Starlette(
        routes=_routes(),
        exception_handlers={HTTPException: _http_error, Refusal: _refused, UnscError: _at_fault},
    )
    app.router.redirect_slashes = False
    app.state.rooms = rooms
    app.state.guesses = Guesses()
    app.state.pages = _pages()
    app.state.openapi = _openapi()
    return Guard(app, hosts)


def _routes() -> list[Route]:
    return [
        Route("/", _index, methods=["GET"]),
        Route("/static/{file:path}", _static, methods=["GET"]),
        Route("/openapi.json", _described, methods=["GET"]),
        Route("/api/health", _health, methods=["GET"]),
        Route("/api/scenarios", _scenarios, methods=["GET"]),
        Route("/api/rooms", _rooms, methods=["GET"]),
        Route("/api/rooms", _new_room, methods=["POST"]),
        Route("/api/rooms/{room}", _close_room, methods=["DELETE"]),
        Route("/api/join", _join, methods=["POST"]),
        Route("/api/room", _view, methods=["GET"]),
        Route("/api/room/stream", _stream, methods=["GET"]),
        Route("/api/room/commands", _command, methods=["POST"]),
        Route("/api/room/why", _why, methods=["GET"]),
        Route("/api/room/sheet", _sheet, methods=["GET"]),
        Route("/api/room/scenario", _scenario, methods=["GET"]),
        Route("/api/room/transcript", _transcript, methods=["GET"]),
    ]


# Who asks


def _bearer(request: Request) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Refusal(401, "expected `Authorization: Bearer TOKEN`", headers={"www-authenticate": "Bearer"})
    return token.strip()


def _by_host(ask: Asked) -> Asked:
    """Let only the host ask."""

    @wraps(ask)
    async def asked(request: Request) -> Response:
        if not keys.same(_bearer(request), request.app.state.rooms.host_key):
            raise Refusal(403, "this is for the host, who has the key the server printed")
        return await ask(request)

    return asked


def _person(request: Request) -> tuple[Live, str]:
    found: tuple[Live, str] | None = request.app.state.rooms.by_token(_bearer(request))
    if found is None:
        raise Refusal(401, "nobody has this token; join again", headers={"www-authenticate": "Bearer"})
    return found


async def _body(request: Request) -> dict[str, Any]:
    """Return the body, which must be an object."""
    try:
        found = json.loads(await request.body(), parse_constant=_no_number)
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise Refusal(400, "the body is not JSON") from None
    if not isinstance(found, dict):
        raise Refusal(422, "expected an object")
    return found


def _no_number(name: str) -> float:
    raise ValueError(name)


def _only(body: dict[str, Any], *names: str) -> None:
    other = next((name for name in body if name not in names), None)
    if other is not None:
        raise Refusal(422, f"there is no key {other!r:.60}; expected {', '.join(names)}")


def _text(body: dict[str, Any], name: str, most: int, default: str | None = None) -> str:
    value = body.get(name, default)
    if not isinstance(value, str) or len(value) > most:
        raise Refusal(422, f"{name}: expected a text of at most {most} letters")
    return value


# The page


async def _index(request: Request) -> Response:
    return _file(request, "index.html")


async def _static(request: Request) -> Response:
    return _file(request, request.path_params["file"])


def _file(request: Request, name: str) -> Response:
    pages: dict[str, tuple[bytes, str]] = request.app.state.pages
    if name not in pages:
        raise Refusal(404, "there is no such file")
    body, kind = pages[name]
    return Response(body, headers={"content-type": kind, "cache-control": "no-cache"})


def _pages() -> dict[str, tuple[bytes, str]]:
    """Read the page once: what is not in it when the server starts is never served."""
    found: dict[str, tuple[bytes, str]] = {}

    def read(folder: Any, above: str) -> None:
        for each in folder.iterdir():
            if each.is_dir():
                read(each, f"{above}{each.name}/")
            elif (dot := each.name.rfind(".")) > 0 and each.name[dot:] in _TYPES:
                found[above + each.name] = (each.read_bytes(), _TYPES[each.name[dot:]])

    read(files("sim.classroom") / "page", "")
    return found


def _openapi() -> dict[str, Any]:
    import yaml

    described = yaml.safe_load((files("sim.classroom.server") / "openapi.yaml").read_text(encoding="utf-8"))
    described["info"]["version"] = __version__
    found: dict[str, Any] = described
    return found


async def _described(request: Request) -> Response:
    return JSONResponse(request.app.state.openapi)


async def _health(request: Request) -> Response:
    return answer({"ok": True, "version": __version__, "rooms": len(request.app.state.rooms.live)})


# The host


@_by_host
async def _scenarios(request: Request) -> Response:
    return answer({"scenarios": await asyncio.to_thread(sheets.catalogue)})


@_by_host
async def _rooms(request: Request) -> Response:
    return answer({"rooms": [*request.app.state.rooms.rows()]})


@_by_host
async def _new_room(request: Request) -> Response:
    body = await _body(request)
    _only(body, "scenario", "seed")
    seed = body.get("seed", 0)
    if type(seed) is not int or not 0 <= seed < 2**53:
        raise Refusal(422, "seed: expected a whole number from 0")
    rooms: Rooms = request.app.state.rooms
    name = _text(body, "scenario", 200)
    if name not in {row["name"] for row in await asyncio.to_thread(sheets.catalogue)}:
        raise Refusal(422, f"there is no scenario {name!r:.80} in the catalogue; GET /api/scenarios lists them")
    live = rooms.new(name, seed)
    room = live.room
    await live.save()
    key = keys.chair_key(rooms.host_key, room.name)
    return answer({"room": room.name, "code": room.code, "chair_key": key}, 201)


@_by_host
async def _close_room(request: Request) -> Response:
    request.app.state.rooms.close(request.path_params["room"])
    return answer({"closed": True})


# Those in a room


async def _join(request: Request) -> Response:
    body = await _body(request)
    rooms: Rooms = request.app.state.rooms
    guesses: Guesses = request.app.state.guesses
    client = request.client.host if request.client is not None else ""
    if "chair_key" in body:
        # It cannot be guessed, and must get in while somebody tries codes.
        _only(body, "chair_key")
        role, name, live = "chair", "", rooms.by_chair_key(_text(body, "chair_key", 100))
        if live is None:
            raise Refusal(403, "no room has this key; open the page of the chair from that of the host")
    else:
        wait = guesses.wait(client, time.monotonic())
        if wait:
            raise Refusal(
                429, f"too many wrong codes; try again in {wait} seconds", headers={"retry-after": str(wait)}
            )
        _only(body, "code", "as", "name")
        role, name = _text(body, "as", 20, "delegate"), _text(body, "name", 40, "").strip()
        if role not in _ROLES:
            raise Refusal(422, f"as: expected one of {', '.join(_ROLES)}")
        code = keys.as_code(_text(body, "code", 40))
        live = rooms.by_code(code)
        if live is None:
            guesses.wrong(client, code, time.monotonic())
            raise Refusal(403, "no room has this code; look at the screen again")
    if rooms.people >= MOST_PEOPLE and role != "chair":
        raise Refusal(429, f"{MOST_PEOPLE} have joined already")
    token = f"{live.room.name}.{keys.new_token()}"
    person = await live.join(role, name, keys.hash_of(token))
    return answer({"room": live.room.name, "person": person, "token": token})


async def _view(request: Request) -> Response:
    live, person = _person(request)
    await live.on_disk()
    return _json(live.room.view(person, now_ms()))


async def _stream(request: Request) -> Response:
    live, person = _person(request)
    if sum(sum(each.streams.values()) for each in request.app.state.rooms.live.values()) >= MOST_STREAMS:
        raise Refusal(429, f"{MOST_STREAMS} pages follow already")
    return ViewStream(live, person)


async def _command(request: Request) -> Response:
    live, person = _person(request)
    reply = await live.handle(person, await _body(request))
    return answer(reply.body, reply.status)


async def _why(request: Request) -> Response:
    live, person = _person(request)
    return answer({"why_not": live.room.why_not(person)})


async def _sheet(request: Request) -> Response:
    live, person = _person(request)
    return answer(live.room.sheet(person, request.query_params.get("seat")))


async def _scenario(request: Request) -> Response:
    live, person = _person(request)
    name, text = live.room.scenario_text(person, request.query_params.get("line"))
    return Response(
        text,
        headers={
            "content-type": "application/yaml; charset=utf-8",
            "content-disposition": f'attachment; filename="{name}"',
            "cache-control": "no-store",
        },
    )


async def _transcript(request: Request) -> Response:
    live, person = _person(request)
    start = request.query_params.get("from", "0")
    if not start.isascii() or not start.isdigit() or len(start) > 9:
        raise Refusal(422, "from: expected a whole number from 0")
    return answer(live.room.transcript(person, int(start)))


def _json(body: bytes) -> Response:
    return Response(body, headers={"content-type": "application/json", "cache-control": "no-store"})


# What goes wrong


async def _http_error(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    said = {404: "there is nothing at this address", 405: "this cannot be done at this address"}
    message = said.get(error.status_code, str(error.detail))
    return answer({"error": {"message": message}}, error.status_code, error.headers)


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    return error.response()


async def _at_fault(_: Request, error: Exception) -> Response:
    return answer({"error": {"message": str(error)}}, getattr(error, "status", 422))

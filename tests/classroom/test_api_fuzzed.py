"""The interface as it describes itself, tried with all that schemathesis thinks of: no input makes it fail."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
import yaml
from attrs import NOTHING, fields
from hypothesis import HealthCheck, settings

from tests.classroom.served import Server, chair_of, delegate_of, served
from tests.effort import examples

ROOT = Path(__file__).resolve().parents[2]
DESCRIBED = yaml.safe_load((ROOT / "sim/classroom/server/openapi.yaml").read_text(encoding="utf-8"))
SCHEMA = schemathesis.openapi.from_dict(DESCRIBED)
WHO = ("nobody", "host", "chair", "delegate", "screen")
CHECKS = (
    schemathesis.checks.not_a_server_error,
    schemathesis.specs.openapi.checks.status_code_conformance,
    schemathesis.specs.openapi.checks.content_type_conformance,
    schemathesis.specs.openapi.checks.response_schema_conformance,
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with served(tmp_path_factory.mktemp("fuzzed")) as started:
        yield started
        assert httpx.get(f"{started.address}/api/health").status_code == 200
        assert started.stop() == "", "it wrote nothing to stderr"


@pytest.fixture(scope="module")
def tokens(server: Server) -> dict[str, str]:
    code = server.host("GET", "/api/rooms")["rooms"][0]["code"]
    screen = httpx.post(f"{server.address}/api/join", json={"code": code, "as": "screen"}).json()["token"]
    return {
        "nobody": "",
        "host": server.key,
        "chair": chair_of(server).token,
        "delegate": delegate_of(server, "CHN").token,
        "screen": screen,
    }


@pytest.mark.parametrize("who", WHO)
@SCHEMA.include(path_regex=r"^/(?!api/room/stream)").parametrize()
@settings(max_examples=examples(8), suppress_health_check=list(HealthCheck), deadline=None)
def test_every_answer_is_as_described(case: Any, who: str, server: Server, tokens: dict[str, str]) -> None:
    headers = {"authorization": f"Bearer {tokens[who]}"} if tokens[who] else {}
    if case.operation.path == "/api/rooms/{room}" and who == "host":
        case.path_parameters = {"room": "room-999"}  # the room in which the others are tried stays
    answer = case.call(base_url=server.address, headers=headers)
    case.validate_response(answer, checks=list(CHECKS))


def test_the_description_is_served_as_it_stands(server: Server) -> None:
    told = httpx.get(f"{server.address}/openapi.json").json()
    assert {**told, "info": {}} == {**DESCRIBED, "info": {}}


def test_every_address_is_described() -> None:
    from sim.classroom.server.routes import _routes

    routed = {(route.path.replace(":path", ""), method) for route in _routes() for method in route.methods or ()}
    written = {(path, method.upper()) for path, item in DESCRIBED["paths"].items() for method in item}
    assert {each for each in routed if each[1] != "HEAD"} == written


def test_every_command_is_described_key_by_key() -> None:
    from sim.classroom.commands import COMMANDS

    schemas = DESCRIBED["components"]["schemas"]
    offered = [schemas[one["$ref"].rsplit("/", 1)[1]] for one in schemas["Command"]["properties"]["do"]["oneOf"]]
    described = {}
    for schema in offered:
        keys, what = schema["properties"], schema["properties"]["what"]
        for name in what.get("enum", [what.get("const")]):
            described[name] = ({*keys} - {"what"}, {*schema["required"]} - {"what"})
    written = {
        name: ({a.name for a in fields(cls)}, {a.name for a in fields(cls) if a.default is NOTHING})
        for name, cls in COMMANDS.items()
    }
    assert described == written

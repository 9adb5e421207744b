"""What comes in: read strictly, refused in words, and whatever it is, answered."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.classroom.commands import COMMANDS, JOURNALLED, Do
from sim.classroom.commands_json import command_from_json, do_from_json, do_to_json
from sim.classroom.strict import Malformed
from tests.classroom.classes import Class

ONE_OF_EACH: dict[str, dict[str, Any]] = {
    "rename": {"name": "Ann"},
    "sit": {"seat": "CHN"},
    "stand": {},
    "take_card": {},
    "give_card": {"to": "p2", "seat": None},
    "act": {"act": {"act": "Move", "by": "RUS", "motion": "suspend", "until": "", "to": ""}},
    "hand": {"choice": "not_voting", "seat": None},
    "show": {"which": "all"},
    "fill_empty": {"rule": "odds"},
    "empty_seats": {"rule": "odds"},
    "gavel": {"held_by": "president"},
    "timer": {"seconds": 60},
    "timer_stop": {},
    "reveal": {"shown": True},
    "remove": {"person": "p3"},
    "unseat": {"person": "p3"},
    "close_door": {"closed": True},
    "look": {"step": 3, "line": "record"},
    "branch": {"line": "main", "at": 2},
    "go": {"line": "record"},
    "what_if": {"changes": [["timeline.agenda.CHN", "abstaining"]]},
    "poll": {"kind": "straw", "names": ["A", "B"], "seats": 1, "coloured": True},
    "ballot": {"poll": "poll-1", "marks": {"A": "encourage"}, "names": None},
    "poll_close": {},
    "name_line": {"line": "main", "name": "Ours"},
    "join": {"role": "delegate", "name": "", "token_hash": "ab"},
}


def test_one_of_each_is_here() -> None:
    assert set(ONE_OF_EACH) == set(JOURNALLED)


@pytest.mark.parametrize("what", ONE_OF_EACH)
def test_there_and_back(what: str) -> None:
    row = {"what": what, **ONE_OF_EACH[what]}
    do = do_from_json(row, JOURNALLED)
    assert type(do) is JOURNALLED[what]
    assert json.loads(json.dumps(do_to_json(do))) == row


@pytest.mark.parametrize("what", COMMANDS)
def test_no_key_more(what: str) -> None:
    with pytest.raises(Malformed, match="there is no key"):
        do_from_json({"what": what, **ONE_OF_EACH[what], "mroe": 1}, COMMANDS)


def test_nobody_joins_by_a_command() -> None:
    with pytest.raises(Malformed, match="found 'join'"):
        command_from_json({"id": "12345678", "do": {"what": "join", **ONE_OF_EACH["join"]}})


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "id: found null"),
        ({"id": "short", "do": {}}, "8 to 64"),
        ({"id": "a" * 65, "do": {}}, "8 to 64"),
        ({"id": "with blanks", "do": {}}, "letters, digits"),
        ({"id": 12345678, "do": {}}, "found 12345678"),
        ({"id": "12345678"}, "do: found null"),
        ({"id": "12345678", "do": {}}, "do.what: found null"),
        ({"id": "12345678", "do": {"what": "sti"}}, "did you mean sit?"),
        ({"id": "12345678", "do": {"what": "sit"}}, "do.seat: it is missing"),
        ({"id": "12345678", "do": {"what": "sit", "seat": "CHN"}, "now": 1}, "there is no key 'now'"),
        ({"id": "12345678", "do": {"what": "hand", "choice": "yes"}}, "line and at are missing"),
        ({"id": "12345678", "line": "main", "at": -1, "do": {"what": "stand"}}, "at: found -1"),
        ({"id": "12345678", "line": "main", "at": True, "do": {"what": "stand"}}, "at: found true"),
        ({"id": "12345678", "line": "../x", "at": 1, "do": {"what": "stand"}}, "line: found '../x'"),
        ({"id": "12345678", "do": {"what": "timer", "seconds": 4}}, "expected 5 to 3600"),
        ({"id": "12345678", "do": {"what": "timer", "seconds": 10**400}}, "far too large"),
        ({"id": "12345678", "do": {"what": "rename", "name": "  "}}, "1 to 40 characters"),
        ({"id": "12345678", "do": {"what": "rename", "name": "x" * 41}}, "at most 40"),
        ({"id": "12345678", "do": {"what": "what_if", "changes": []}}, "1 to 20 pairs"),
        ({"id": "12345678", "do": {"what": "what_if", "changes": [["a", "b"]] * 21}}, "1 to 20 pairs"),
        ({"id": "12345678", "do": {"what": "look", "step": -1}}, "from 0 on"),
        ({"id": "12345678", "do": {"what": "gavel", "held_by": "delegate"}}, "expected one of teacher, president"),
    ],
)
def test_what_is_refused(body: dict[str, Any], words: str) -> None:
    with pytest.raises(Malformed) as refusal:
        command_from_json(body)
    assert words in str(refusal.value)


def test_placed_are_those_that_hang_on_where_the_meeting_stands() -> None:
    assert {what for what, do in COMMANDS.items() if do.placed} == {"act", "fill_empty", "hand", "show"}
    assert not Do.placed


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["CHN", "main", "record", "yes", "all", "p1", "p2", "Move", "poll-1", "\ud800", "\0"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=6) | st.sampled_from(["what", "act", "by", "seat", "line", "at", "step", "draft"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
NEARLY = st.sampled_from(sorted(COMMANDS)).flatmap(
    lambda what: st.fixed_dictionaries(
        {"what": st.just(what), **{key: st.just(value) | JSON for key, value in ONE_OF_EACH[what].items()}}
    )
)
BODIES = (
    JSON
    | st.fixed_dictionaries({"id": st.text("ab-1", min_size=8, max_size=9) | JSON, "do": NEARLY | JSON})
    | st.fixed_dictionaries(
        {
            "id": st.text("ab-1", min_size=8, max_size=9),
            "do": NEARLY,
            "line": st.sampled_from(["main", "record", "line-2"]) | JSON,
            "at": st.integers(0, 5) | JSON,
        }
    )
)


@given(bodies=st.lists(st.tuples(st.sampled_from(["p1", "p2", "p3", "p9"]), BODIES), max_size=12))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whatever_comes_in_is_answered(bodies: list[tuple[str, Any]], tmp_path_factory: Any) -> None:
    folder: Path = tmp_path_factory.mktemp("room")
    played = Class(folder, seats="CHN")
    played.join("screen")
    for person, body in bodies:
        before = played.room.state
        reply = played.send(person, body)
        assert reply.status in (200, 400, 403, 409, 422)
        json.dumps(reply.body).encode()
        if reply.status != 200:
            assert played.room.state is before
            assert reply.body["error"]["message"]
    state = played.room.state
    assert played.again().state == state
    played.room.close()


def test_what_is_deep_is_called_by_its_kind(tmp_path: Path) -> None:
    played = Class(tmp_path, seats="CHN")
    deep: Any = "x"
    for _ in range(5_000):
        deep = [deep]
    for body in (
        {"id": "12345678", "do": {"what": "sit", "seat": deep}},
        {"id": deep},
        {"id": "12345678", "do": deep},
    ):
        reply = played.send(played.by_seat["CHN"], body)
        assert reply.status == 422 and "a list" in reply.body["error"]["message"]

"""Every act of a meeting goes to JSON and back unchanged, and nothing else comes in."""

import enum
import json
import types
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.classroom.acts_json import ACTS, act_from_json, act_to_json
from sim.classroom.limits import LISTED, TEXT
from sim.classroom.strict import Malformed
from sim.law import Question
from sim.procedure import Motion
from sim.procedure.actions import Action, Move, Submit
from sim.procedure.matters import Draft
from sim.procedure.order import TABLE

TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")) | st.just(" "), max_size=20)


def values(kind: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Draw values of the type of a field."""
    if name == "parties":
        return st.lists(st.sampled_from(["RUS", "UKR", "PRK"]), max_size=2).map(tuple)
    if name == "paragraph":
        return st.sampled_from([1, 3])
    if kind is str:
        return TEXTS
    if kind is bool:
        return st.booleans()
    if kind is int:
        return st.integers(-1000, 1000)
    if kind is type(None):
        return st.none()
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return st.sampled_from(kind)
    if get_origin(kind) in (Union, types.UnionType):
        return st.one_of([values(each) for each in get_args(kind)])
    if get_origin(kind) is tuple:
        return st.lists(values(get_args(kind)[0]), max_size=3).map(tuple)
    hints = get_type_hints(kind)
    return st.builds(kind, **{a.name: values(hints[a.name], a.name) for a in attrs.fields(kind)})


ANY_ACT: st.SearchStrategy[Action] = st.sampled_from([entry.act for entry in TABLE]).flatmap(values)


@given(ANY_ACT)
def test_there_and_back(act: Action) -> None:
    assert act_from_json(json.loads(json.dumps(act_to_json(act)))) == act


@pytest.mark.parametrize("cls", [entry.act for entry in TABLE], ids=lambda cls: cls.__name__)
@given(data=st.data())
def test_every_act_is_read_and_no_key_more(cls: type[Action], data: st.DataObject) -> None:
    act = data.draw(values(cls))
    row = act_to_json(act)
    assert row["act"] == cls.__name__
    assert set(row) == {"act", *attrs.fields_dict(cls)}
    with pytest.raises(Malformed, match="there is no key"):
        act_from_json({**row, "extra": 1})


def test_the_table_is_whole() -> None:
    assert set(ACTS.values()) == {entry.act for entry in TABLE}


def test_what_is_left_out_is_as_by_default() -> None:
    assert act_from_json({"act": "Move", "by": "RUS", "motion": "adjourn"}) == Move("RUS", Motion.ADJOURN)
    row = {"act": "Submit", "by": "USA", "draft": {"symbol": "S/2022/431", "question": {"kind": "substantive"}}}
    assert act_from_json(row) == Submit("USA", Draft("S/2022/431", Question("substantive")))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (None, "found null"),
        ([], "found a list"),
        ({}, "found null, expected the name of an act"),
        ({"act": "Mvoe", "by": "RUS"}, "did you mean Move?"),
        ({"act": ["Move"]}, "found a list"),
        ({"act": "Move", "by": "RUS"}, "Move.motion: it is missing"),
        ({"act": "Move", "by": "RUS", "motion": "suspended"}, "did you mean suspend?"),
        ({"act": "Move", "by": "RUS", "motion": 1}, "expected one of suspend, adjourn"),
        ({"act": "Move", "by": 7, "motion": "suspend"}, "Move.by: found 7, expected text"),
        ({"act": "Move", "by": "RUS", "motion": "adjourn_to", "untl": "x"}, "did you mean until?"),
        ({"act": "Object", "by": "x" * (TEXT + 1)}, f"expected at most {TEXT}"),
        ({"act": "Object", "by": "CHN\n"}, "U+000A"),
        ({"act": "Object", "by": "CHN\ud800"}, "U+D800"),
        ({"act": "Object", "by": "CHN\u202e"}, "RIGHT-TO-LEFT OVERRIDE"),
        ({"act": "PutQuestion", "by": "CHN", "without_vote": 1}, "found 1, expected true or false"),
        ({"act": "PutQuestion", "by": "CHN", "question": {"kind": "x"}}, "question.kind: found 'x'"),
        ({"act": "PutQuestion", "by": "CHN", "question": {"kind": "procedural", "parties": ["RSU"]}}, "RSU"),
        ({"act": "GiveRuling", "by": "CHN", "ruling": {"order": "ABC"}}, "found 'ABC', expected a list"),
        ({"act": "GiveRuling", "by": "CHN", "ruling": {"order": ["A"] * (LISTED + 1)}}, f"at most {LISTED}"),
        ({"act": "SubmitAmendment", "by": "CHN", "amendment": {"symbol": "A", "to": "B", "distance": 1.5}}, "1.5"),
    ],
)
def test_what_is_refused(row: object, words: str) -> None:
    with pytest.raises(Malformed) as refusal:
        act_from_json(row)
    assert words in str(refusal.value)


def test_what_is_no_act_of_a_meeting_is_not_written() -> None:
    with pytest.raises(Malformed):
        act_to_json(Action("CHN"))

"""Every key the server sends is in the page's catalogue, with no others, and every act and matter has one."""

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, get_args

import pytest

from sim.classroom import saying
from sim.classroom.saying import KEYS, OURS, matter, rule, say, what_of
from sim.classroom.saying_acts import ACTS, FORMS, NEVER_ON_A_BUTTON
from sim.engine.running import run
from sim.law import Kind, Question
from sim.procedure import matters as m
from sim.procedure import rules
from sim.procedure.meeting import Pending
from sim.procedure.order import TABLE
from sim.scenario import load
from sim.source import Source

FORMS_FOR_NUMBERS = {"by", "zero", "one", "two", "few", "many", "other"}
WORDS = files("sim.classroom") / "page" / "words.en.json"


def flat(words: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the keys of a catalogue; one with forms for numbers is one key."""
    for key, value in words.items():
        if isinstance(value, dict) and not (
            "other" in value and set(value) <= {"by", "zero", "one", "two", "other"}
        ):
            yield from flat(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


@pytest.fixture(scope="module")
def words() -> dict[str, Any]:
    catalogue = json.loads(WORDS.read_text("utf-8"))
    return {key: value for key, value in flat(catalogue) if key.partition(".")[0] in OURS}


def test_the_catalogue_has_every_key_and_no_other(words: dict[str, Any]) -> None:
    assert sorted(KEYS.keys() - words.keys()) == []
    assert sorted(words.keys() - KEYS.keys()) == []


def test_the_catalogue_fills_in_only_what_is_sent(words: dict[str, Any]) -> None:
    for key, value in words.items():
        forms = [value] if isinstance(value, str) else [text for name, text in value.items() if name != "by"]
        for text in forms:
            asked = set(re.findall(r"\{([\w.]+)\}", text))
            assert asked <= set(KEYS[key]), key
            assert text.strip(), key


def test_no_key_begins_another() -> None:
    assert [key for key in KEYS if any(other.startswith(f"{key}.") for other in KEYS)] == []


def test_every_act_is_said() -> None:
    said = {name.partition(".")[0] for name in ACTS}
    assert said == {entry.act.__name__ for entry in TABLE}
    for name in ACTS:
        assert f"did.{name}" in KEYS and f"what.{what_of(name)}" in KEYS
        assert (f"do.{name}" in KEYS) != (name in NEVER_ON_A_BUTTON)
    assert {name.partition(".")[0] for name in FORMS} <= said


GUEST = m.Guest("PRK", m.InvitedUnder.RULE_37)
MADE: tuple[m.Matter, ...] = (
    m.AgendaAdoption(),
    m.Invitation(GUEST),
    *[m.ProceduralMotion(motion) for motion in m.Motion],
    m.ProceduralMotion(m.Motion.POSTPONE, "2015-01-05"),
    m.PrivateMeeting(),
    m.PublicMeeting(),
    m.SingleCopy(),
    m.AppointmentProposed(m.Appointment(m.AppointedBody.RAPPORTEUR, "the border", "CHL")),
    m.CredentialsReported("CHN"),
    m.CredentialsChallenged("CHN"),
    m.DraftVote("S/1"),
    m.AmendmentVote("A/1"),
    m.PartVote("S/1", "OP 3"),
    m.OrderOfDrafts("S/1"),
    m.PointOfOrder("the list"),
    m.KindClaim("S/1"),
    m.KindClaim(),
    m.RulingGiven(m.Ruling("no")),
    m.RulingGiven(m.Ruling("no"), "CHN"),
    m.OtherQuestion(Question(Kind.PROCEDURAL, "hear two experts")),
)


def test_every_matter_is_said() -> None:
    meeting = run(load("dprk/2014")).standing[0].state
    assert {type(made) for made in MADE} == set(get_args(m.Matter))
    said = {matter(Pending(made, "RUS"), meeting)["say"] for made in MADE}
    assert said == {key for key in KEYS if key.startswith("matter.")}
    assert matter(Pending(m.Invitation(GUEST), "RUS"), meeting)["with"] == {
        "by": "RUS",
        "guest": "the Democratic People's Republic of Korea",
        "rule": "37",
    }


def test_what_is_said_has_all_its_parameters() -> None:
    assert say("did.Object", by="CHN") == {"say": "did.Object", "with": {"by": "CHN"}}
    with pytest.raises(KeyError):
        say("did.Nothing")
    with pytest.raises(AssertionError):
        say("did.Object")


def test_every_rule_of_a_meeting_is_in_the_book() -> None:
    cited = [value for value in vars(rules).values() if isinstance(value, Source)]
    assert len(cited) > 40
    for source in cited:
        shown = rule(source)
        assert shown["title"] and shown["says"] and shown["status"], source.cite


def test_a_source_that_is_no_rule_is_cited_and_leads_nowhere_unsafe() -> None:
    shown = rule(Source("A record of 1950", "javascript:alert(1)"))
    assert shown == {"cite": "A record of 1950", "title": "", "says": "", "status": "", "url": None}
    assert rule(Source("A record", "https://example.org/a b"))["url"] is None
    assert rule(Source("A record", "https://example.org/a"))["url"] == "https://example.org/a"


def test_the_keys_are_a_table_nobody_can_change() -> None:
    with pytest.raises(TypeError):
        saying.KEYS["do.Nothing"] = ()

"""Who is invited by what is typed: under Rule 37 a State by code or name, under Rule 39 anybody but a State."""

from pathlib import Path
from typing import Any

import pytest

from sim.procedure.meeting import Phase
from tests.classroom.classes import Class


def in_business(folder: Path, scenario: str = "dprk/2014") -> Class:
    """Return a class that has adopted its agenda."""
    played = Class(folder, scenario, seats="CHN RUS USA")
    played.preside("DecideWithoutVote")
    meeting = played.room.state.meeting
    assert meeting is not None and meeting.phase is Phase.BUSINESS
    return played


def invitation(name: str, rule: int = 37) -> dict[str, Any]:
    return {"act": "ProposeInvitation", "by": "USA", "guest": {"name": name, "under": f"rule_{rule}"}}


def guest_of(played: Class) -> str:
    pending = played.room.state.here.pending
    assert pending is not None
    name: str = pending.matter.guest.name
    return name


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("PRK", "PRK"),
        ("prk", "PRK"),
        ("Democratic People's Republic of Korea", "PRK"),
        ("north korea", "PRK"),
        (" the Netherlands ", "NLD"),
        ("IRAN", "IRN"),
        ("Ceylon", "LKA"),
        ("cote d'ivoire", "CIV"),
        ("Congo", "COG"),
        ("Venezuela", "VEN"),
    ],
)
def test_under_rule_37_a_state_is_known_by_its_code_or_a_name(tmp_path: Path, typed: str, code: str) -> None:
    played = in_business(tmp_path)
    played.ok(played.by_seat["USA"], "act", act=invitation(typed))
    assert guest_of(played) == code
    assert guest_of(played) == (played.again(), guest_of(played))[1]


@pytest.mark.parametrize(
    "typed", ["USA", "usa", "France", "FRANCE", "United States", "the United States of America", "russia", "UK"]
)
@pytest.mark.parametrize("rule", [37, 39])
def test_a_member_of_the_council_is_not_invited_whatever_it_is_called(
    tmp_path: Path, typed: str, rule: int
) -> None:
    played = in_business(tmp_path)
    error = played.no(played.by_seat["USA"], "act", 409, act=invitation(typed, rule))
    assert "is a member of the Council and takes part as of right" in error["why"]
    assert error["instead"] == "asking for the floor"
    assert error["rule"]["cite"] == f"Rule {rule}"


@pytest.mark.parametrize(
    ("typed", "near"), [("Narnia", ""), ("Palestine", ""), ("Jappan", "JPN (Japan)"), ("Soviet Union", "any more")]
)
def test_what_is_no_state_on_the_day_is_not_invited_under_rule_37(tmp_path: Path, typed: str, near: str) -> None:
    played = in_business(tmp_path)
    error = played.no(played.by_seat["USA"], "act", 422, near, act=invitation(typed))
    assert "Rule 39" in error["instead"]


def test_under_rule_39_anybody_is_invited_but_a_state(tmp_path: Path) -> None:
    played = in_business(tmp_path)
    for typed in ("Japan", "jpn", "South Korea"):
        error = played.no(played.by_seat["USA"], "act", 409, act=invitation(typed, 39))
        assert "Rule 37" in error["instead"] or "asking for the floor" in error["instead"]
    for typed in ("Palestine", "Ivan Šimonović", "Jordan Peele"):
        played.ok(played.by_seat["USA"], "act", act=invitation(typed, 39))
        assert guest_of(played) == typed
        played.preside("DecideWithoutVote")


def test_whom_the_scenario_invites_is_invited_as_it_names_them(tmp_path: Path) -> None:
    """The PLO was invited under the same rights as a Member, which it was not; the record binds nobody here."""
    from sim.classroom.papers import papers_of
    from sim.procedure.matters import InvitedUnder
    from sim.scenario import load
    from sim.scenario.library import names

    found = 0
    for name in names():
        guests = papers_of(load(name)).guests
        if not any(guest.name.startswith("the Palestine") for guest in guests):
            continue
        found += 1
        played = Class(tmp_path, name)
        by = next(code for code in played.room.state.council.codes)
        for guest in guests:
            rule = 37 if guest.under is InvitedUnder.RULE_37 else 39
            body = {**invitation(guest.name, rule), "by": by}
            reply = played.do(played.chair, "act", act=body)
            assert reply.status in (200, 409), reply  # it may not be the moment; it is not misunderstood
        played.room.close()
        played.room.journal.unlink()
    assert found


def test_china_is_who_was_called_so_on_the_day(tmp_path: Path) -> None:
    played = Class(tmp_path, "rulings/1950-korea")
    council = played.room.state.council
    assert council is not None and "ROC" in council.codes
    for typed in ("China", "CHN"):
        body = {**invitation(typed), "by": "FRA"}
        reply = played.do(played.chair, "act", act=body)
        assert reply.status == 409

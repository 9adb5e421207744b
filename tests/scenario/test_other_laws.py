"""A scenario by another law, or with the seats a reform adds; a law by name, or in a small file of its own."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import sim
from sim.council import held_by_nobody
from sim.errors import UnscError
from sim.law import Chapter
from sim.law.reforms import REFORMS
from sim.scenario.bodies import council_for, law_for, law_named
from sim.scenario.loading import loads

DAY = date(2024, 3, 28)
VOTE = "title: A draft\ndate: 2022-05-26\nquestion: adopt the draft\nkind: substantive\nagainst: CHN RUS\n"


def one_vote(more: str) -> sim.Run:
    return sim.run(loads(VOTE + more))


@pytest.mark.parametrize("name", REFORMS)
def test_a_bare_name_is_a_law_like_it(name: str) -> None:
    bare = loads(f"{VOTE}law: {name}\nin_favour: the rest\n")
    full = loads(f"{VOTE}law: {{like: {name}}}\nin_favour: the rest\n")
    assert bare.law == full.law
    assert bare.fingerprint == full.fingerprint
    assert law_for(bare, DAY).name == REFORMS[name].title
    assert (law_for(bare, DAY), REFORMS[name]) == law_named(name, DAY)


def test_a_law_that_adds_seats_adds_them_to_the_council() -> None:
    scenario = loads(f"{VOTE}law: g4\nin_favour: the rest\n")
    assert council_for(scenario, DAY).size == 25
    decision = sim.run(scenario).decisions["vote"]
    assert decision.tally is not None
    assert (decision.tally.yes, decision.tally.unknown) == (13, 10)


def test_a_new_seat_votes_where_it_is_named() -> None:
    decision = one_vote("law: g4\nabstaining: XPA XEA\nin_favour: the rest\n").decisions["vote"]
    assert str(decision.tally) == "13-2-2, 8 unknown"
    new = " ".join(f"XP{x}" for x in "ABCDEF") + " " + " ".join(f"XE{x}" for x in "ABCD")
    decision = one_vote(f"law: g4\npositions: [{{on: vote, in_favour: {new}}}]\nin_favour: the rest\n").decisions[
        "vote"
    ]
    assert str(decision.tally) == "23-2-0"


def test_a_position_for_the_rest_is_none_of_a_seat_nobody_holds() -> None:
    decision = one_vote("law: g4\npositions: [{on: vote, in_favour: the rest}]\nunknown: the rest\n").decisions[
        "vote"
    ]
    assert str(decision.tally) == "13-2-0, 10 unknown"


def test_the_keys_beside_a_reform_change_it_further() -> None:
    scenario = loads(
        f"{VOTE}law: {{like: g4, substantive_votes: 15, veto: {{noes_to_block: 2}}}}\nin_favour: the rest\n"
    )
    law = law_for(scenario, DAY)
    assert (law.procedural.needed(0, 0), law.substantive.needed(0, 0)) == (14, 15)
    assert law.veto is not None and law.veto.noes_to_block == 2
    assert law.veto.holders is not None and "XPA" not in law.veto.holders  # the reform's freeze stays
    assert law.name.endswith(", changed")


def test_a_council_may_be_enlarged_without_the_law() -> None:
    scenario = loads(f"{VOTE}council: {{like: ezulwini}}\nin_favour: the rest\n")
    assert council_for(scenario, DAY).size == 26
    assert law_for(scenario, DAY).substantive.needed(0, 0) == 9
    both = loads(
        f"{VOTE}council: {{like: panel-b, as_of: 2024-06-12}}\nlaw: g4\nunknown: the rest\nabsent: XEI\n".replace(
            "against: CHN RUS\n", ""
        )
    )
    assert council_for(both, DAY).size == 24
    assert "KOR" in council_for(both, date(2022, 5, 26)).codes


def test_a_council_composed_by_hand_has_the_seats_it_is_given() -> None:
    scenario = loads(
        f"{VOTE}council: {{members: CHN RUS USA, permanent: CHN RUS USA}}\n"
        "law: {like: two-noes, substantive_votes: 2}\nin_favour: USA\n"
    )
    assert council_for(scenario, DAY).size == 3


def test_the_pledge_of_some_or_of_all() -> None:
    some = one_vote(
        "mass_atrocities: true\nlaw: {like: act-code, pledge: FRA CHN}\nin_favour: the rest\n"
    ).decisions["vote"]
    assert (some.blocked_by, str(some.tally)) == (("RUS",), "13-1-1")
    for everybody in ("act-code", "{pledge: all}"):
        every = one_vote(f"mass_atrocities: true\nlaw: {everybody}\nin_favour: the rest\n").decisions["vote"]
        assert (every.outcome.value, str(every.tally)) == ("adopted", "13-0-2")


@pytest.mark.parametrize(("mass", "outcome"), [("true", "adopted"), ("false", "not_adopted")])
def test_the_veto_may_spare_a_draft_on_mass_atrocities(mass: str, outcome: str) -> None:
    law = "law: {veto: {spares_mass_atrocities: true}}"
    decision = one_vote(f"mass_atrocities: {mass}\n{law}\nin_favour: the rest\n").decisions["vote"]
    assert decision.outcome.value == outcome


# What-ifs: what the record says of the Council that sat is not extended to seats that did not exist


@pytest.mark.parametrize("name", [name for name in REFORMS if REFORMS[name].enlarges])
def test_the_rest_of_the_record_is_not_the_rest_of_a_larger_council(name: str) -> None:
    for file, yes in (("dprk/2022-sanctions", 13), ("dprk/2024-panel", 13)):
        run = sim.run(sim.load(file, {"law": name}))
        assert run.agrees is None
        decided = next(
            e for e in run.log if getattr(e, "id", "") and getattr(e, "votes", ()) and len(e.votes) < 30
        )
        unknown = [v.member for v in decided.votes if v.choice is None]
        assert unknown and all(map(held_by_nobody, unknown))
        assert decided.tally.yes == yes


@pytest.mark.parametrize(
    "changes",
    [
        {"law": "g4", "law.substantive_votes": 15},
        {"law.like": "g4", "law.substantive_votes": 15},
        [("law", "{like: g4, substantive_votes: 15}")],
    ],
)
def test_a_name_can_be_changed_further_by_a_path(changes: Any) -> None:
    scenario = sim.load("dprk/2022-sanctions", changes)
    assert law_for(scenario, DAY).substantive.needed(0, 0) == 15
    assert council_for(scenario, DAY).size == 25


def test_a_council_written_as_a_date_can_be_changed_further_by_a_path() -> None:
    scenario = loads(f"{VOTE}council: 2022-03-01\nin_favour: the rest\n", overrides=["council.like=panel-a"])
    assert scenario.council is not None
    assert (scenario.council.as_of, council_for(scenario, DAY).size) == (date(2022, 3, 1), 24)


# A law in a file of its own


def test_a_law_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text("name: mine\nlike: g4\nveto: {chapters: VII}\n")
    law, chosen = law_named(str(file), DAY)
    assert (law.name, chosen) == ("mine", REFORMS["g4"])
    assert law.veto is not None and law.veto.chapters == frozenset({Chapter.VII})
    file.write_text("two-noes\n")
    assert law_named(str(file), DAY) == law_named("two-noes", DAY)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("like: g44\n", ":1:7: like: there is no reform g44; did you mean g4?"),
        ("name: x\nveto:\n  noes: 2\n", ":3:3: veto.noes: there is no key noes here; expected holders"),
        ("like: g4\nsubstantive_votes: 26\n", ":2:20: substantive_votes: found 26, expected from 1 to 25"),
        ("procedural_votes: 0\n", ":1:19: procedural_votes: found 0, expected from 1 to 15"),
        ("no_veto: true\nveto: {noes_to_block: 2}\n", ":1:10: no_veto: nobody holds a veto"),
        ("veto: {noes_to_block: 0}\n", ":1:23: veto.noes_to_block: found 0, expected at least 1"),
        ("pledge: FRX\n", ":1:9: pledge: FRX is no State code; did you mean FRA (France)?"),
        ("pledge: ''\n", ":1:10: pledge: found nothing, expected `all`, or State codes"),
        ("two-nos\n", ":1:1: like: there is no reform two-nos; did you mean two-noes?"),
        ("- g4\n", ":1:1: found a list, expected keys such as "),
        ("", ":1:1: nothing is written in this file"),
    ],
)
def test_what_is_wrong_in_such_a_file_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(text)
    with pytest.raises(sim.ScenarioError) as error:
        law_named(str(file), DAY)
    assert len(error.value.faults) == 1
    assert str(error.value).startswith(f"{file}{told}")


@pytest.mark.parametrize(
    ("law", "hold", "takes"),
    [
        ("{veto: {holders: DEU}}", 0, 1),
        ("{veto: {noes_to_block: 6}}", 5, 6),
        ("{like: g4, veto: {noes_to_block: 7}}", 5, 7),
    ],
)
def test_a_veto_that_nobody_of_the_council_can_use_is_refused(law: str, hold: int, takes: int) -> None:
    said = f"nobody of this Council can block: {hold} of its members hold a veto, and blocking takes {takes};"
    with pytest.raises(UnscError, match=said):
        one_vote(f"law: {law}\nin_favour: the rest\n")


def test_a_scenario_without_a_veto_says_why_a_permanent_member_does_not_block() -> None:
    decision = one_vote("law: {name: mine, no_veto: true}\nin_favour: the rest\n").decisions["vote"]
    assert "The negative votes of CHN and RUS do not block: nobody holds a veto under this law." in decision.why
    assert decision.decision.sources[-1].cite == "mine"


def test_a_permanent_member_without_a_veto_is_said_to_hold_none() -> None:
    decision = one_vote("law: {veto: {holders: FRA GBR}}\nin_favour: the rest\n").decisions["vote"]
    assert decision.outcome.value == "adopted"
    assert "do not block: CHN and RUS hold no veto under this law." in decision.why


def test_a_name_that_is_neither_a_reform_nor_a_file() -> None:
    with pytest.raises(UnscError, match=r"no reform two-nos; did you mean two-noes\? The file of a law"):
        law_named("two-nos", DAY)
    with pytest.raises(UnscError, match="there is no such file"):
        law_named("nowhere/mine.yaml", DAY)


# Faults of a scenario


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("law: two-nos\n", "law: there is no reform two-nos; did you mean two-noes?"),
        ("council: {like: g4, members: CHN RUS USA}\n", "council.like: a Council composed by hand has the seats"),
        ("law: {like: g4, substantive_votes: 26}\n", "found 26, expected from 1 to 25"),
        ("law: {like: two-noes, substantive_votes: 16}\n", "found 16, expected from 1 to 15"),
        ("law: g4\nabsent: XEE\n", "XEE was not a member on 2022-05-26"),
        ("absent: XPA\n", "XPA was not a member on 2022-05-26"),
        ("law: {pledge: []}\n", "law.pledge: found nothing, expected `all`"),
        ("law: g4\ncouncil: 1950-01-01\n", "g4 adds 10 seats to a Council of 15; the one of 1950-01-01 has 11"),
    ],
)
def test_faults(more: str, told: str) -> None:
    with pytest.raises(sim.ScenarioError) as error:
        loads(f"{VOTE}in_favour: the rest\n{more}")
    assert told in str(error.value)
    assert all(fault.line for fault in error.value.faults)


FOUR = """\
title: An invented Council
date: 2024-06-12
question: adopt the draft
kind: substantive
council: {members: BRA CHN IND USA, permanent: CHN USA}
in_favour: the rest
"""
AGENDA = """\
title: An invented Council that meets
council: {members: BRA CHN IND USA}
timeline:
  - at: 2024-06-12
    meeting:
      agenda: {in_favour: the rest}
      proceedings:
        - put_to_vote: {question: adopt the draft, in_favour: the rest}
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (FOUR, "this Council has 4 members, but its law asks more affirmative votes to adopt a question: 9 "),
        (FOUR, "file.yaml:5:20: council.members: "),
        (FOUR, "such as `law: {substantive_votes: 3}`"),
        (FOUR.replace("substantive", "preliminary"), "such as `law: {substantive_votes: 3}`"),
        (FOUR.replace("substantive", "ruling-challenge"), "9 for a procedural one; "),
        (FOUR + "law: {substantive_votes: 3}\n" + "kind: procedural\n", "9 for a procedural one"),
        (FOUR + "law: {procedural_votes: 3}\n", "9 for a substantive one"),
        (FOUR + "law: two-noes\n", "9 for a substantive one"),
        (AGENDA, "9 for a substantive one and 9 for a procedural one; "),
        (AGENDA, "such as `law: {substantive_votes: 3, procedural_votes: 3}`"),
    ],
)
def test_a_council_too_small_for_its_law_is_refused(text: str, told: str) -> None:
    text = text.replace("kind: substantive\n", "", 1) if text.count("kind: ") > 1 else text
    with pytest.raises(sim.ScenarioError) as error:
        loads(text, "file.yaml")
    assert told in str(error.value)
    assert len(error.value.faults) == 1


@pytest.mark.parametrize(
    "text",
    [
        FOUR + "law: {substantive_votes: 3}\n",
        FOUR.replace("substantive", "procedural") + "law: {procedural_votes: 4}\n",
        AGENDA + "law: {substantive_votes: 3, procedural_votes: 3}\n",
        AGENDA.replace("agenda: {in_favour: the rest}", "agenda: {without_vote: true}")
        + "law: {substantive_votes: 3}\n",
    ],
)
def test_a_council_of_four_may_say_how_many_votes_it_takes(text: str) -> None:
    decisions = sim.run(loads(text)).decisions.values()
    assert {decision.outcome for decision in decisions} == {sim.Outcome.ADOPTED}

"""What is offered is in order, what is in order is offered to somebody, and a filled form is accepted."""

import json
from typing import Any

from hypothesis import given, settings

from sim.classroom.acts_json import act_from_json, act_to_json
from sim.classroom.offers import MOST_ORDERS, Offered, Offers
from sim.classroom.saying import KEYS
from sim.engine.running import run
from sim.procedure import actions as a
from sim.procedure.entry import Papers
from sim.procedure.meeting import Meeting
from sim.procedure.order import apply, legal_actions
from sim.scenario import load
from tests.classroom.meetings_at_random import standing
from tests.effort import examples

Standing = tuple[Meeting, Papers]


def all_of(offers: Offers) -> list[Offered]:
    return [each for who in offers.actors for each in offers.by(who)]


def filled(row: Any, *, choose: int = 0) -> dict[str, Any]:
    """Fill in a form as a page does: texts with a text, choices with one of the options."""
    act: dict[str, Any] = json.loads(json.dumps(row["act"]))
    for n, field in enumerate(row["fields"]):
        options = field["options"]
        value = options[choose % len(options)]["value"] if options else f"new {n}"
        inside, path = act, field["name"].split(".")
        for part in path[:-1]:
            inside = inside.setdefault(part, {})
        assert path[-1] in inside, field["name"]
        inside[path[-1]] = value
    return act


@settings(max_examples=examples(60))
@given(standing())
def test_every_offer_without_a_blank_is_accepted(stands: Standing) -> None:
    meeting, papers = stands
    for offered in all_of(Offers(meeting, papers)):
        if not any(field["required"] for field in offered.row["fields"]):
            apply(meeting, act_from_json(offered.row["act"]))


@settings(max_examples=examples(60))
@given(standing())
def test_every_form_is_accepted_when_it_is_filled_in(stands: Standing) -> None:
    meeting, papers = stands
    for offered in all_of(Offers(meeting, papers, ("PRK", "UKR"))):
        row = offered.row
        for choose in range(max([len(f["options"]) for f in row["fields"] if f["kind"] == "choice"], default=1)):
            apply(meeting, act_from_json(filled(row, choose=choose)))


@settings(max_examples=examples(60))
@given(standing())
def test_every_legal_act_is_offered_to_somebody(stands: Standing) -> None:
    meeting, papers = stands
    offers = Offers(meeting, papers)
    offered = [json.dumps(each.row["act"], sort_keys=True) for each in all_of(offers)]
    chosen = {
        (each.by, each.row["act"]["act"], option["value"])
        for each in all_of(offers)
        for field in each.row["fields"]
        if field["name"] == "of"
        for option in field["options"]
    }
    orders = 0
    for legal in legal_actions(meeting, papers):
        act = legal.action
        if legal.needs or isinstance(act, a.CastVotes):
            continue
        if isinstance(act, a.ReportCredentials | a.ChallengeCredentials):
            assert (act.by, type(act).__name__, act.of) in chosen
            continue
        if isinstance(act, a.GiveRuling) and act.ruling.order:
            orders += 1
            if orders > MOST_ORDERS:
                continue
        assert json.dumps(act_to_json(act), sort_keys=True) in offered, act


@settings(max_examples=examples(40))
@given(standing())
def test_offers_have_keys_of_their_own_and_words_in_the_catalogue(stands: Standing) -> None:
    meeting, papers = stands
    offers = Offers(meeting, papers)
    for who in offers.actors:
        mine = offers.by(who)
        assert len({each.key for each in mine}) == len(mine)
        for each in mine:
            assert each.row["say"] in KEYS and set(each.row["with"]) == set(KEYS[each.row["say"]])
            assert f"group.{each.row['group']}" in KEYS
            assert each.row["rule"]["cite"]
            assert all(field["say"] in KEYS and field["max"] > 0 for field in each.row["fields"])
            assert len(each.key) <= 48
        assert all(each.by == who for each in mine)


@settings(max_examples=examples(20))
@given(standing())
def test_the_same_meeting_offers_the_same(stands: Standing) -> None:
    meeting, papers = stands
    once, again = (json.dumps([dict(o.row) for o in all_of(Offers(meeting, papers))]) for _ in range(2))
    assert once == again


def test_votes_are_not_offered_but_raised() -> None:
    begun = run(load("dprk/2014")).standing[0].state
    meeting = apply(apply(begun, a.AskForVote("CHN")), a.PutToVote("TCD"))
    offers = Offers(meeting)
    assert "Council" not in offers.actors
    assert {each.key for each in offers.by("CHN")} == {"RaisePointOfOrder", "ExplainVote"}


def test_what_comes_first_for_a_chair_and_for_a_delegation() -> None:
    meeting = run(load("dprk/2014")).standing[0].state
    offers = Offers(meeting)
    assert [o.key for o in offers.by("TCD") if o.for_the_chair and o.row["main"]] == ["DecideWithoutVote"]
    assert [o.key for o in offers.by("CHN") if o.row["main"]] == ["Object", "AskForVote", "RequestFloor-agenda"]
    asked = Offers(apply(meeting, a.AskForVote("CHN")))
    assert [o.row["say"] for o in asked.by("TCD") if o.for_the_chair and o.row["main"]] == ["do.PutToVote.matter"]


def test_who_asked_to_speak_on_the_agenda_is_heard_before_it_is_decided() -> None:
    meeting = run(load("dprk/2014")).standing[0].state
    asked = apply(apply(meeting, a.RequestFloor("CHN")), a.Object("CHN"))
    rows = {o.act: o.row for o in Offers(asked).by("TCD") if o.for_the_chair}
    assert [act for act, row in rows.items() if row["main"]] == [a.CallSpeaker]
    assert rows[a.CallSpeaker]["say"] == "do.CallSpeaker.agenda"
    assert rows[a.CallSpeaker]["with"] == {"speaker": "CHN"}
    assert rows[a.CallSpeaker]["rule"]["cite"] == "Rule 27"
    assert {a.DecideWithoutVote, a.PutToVote} <= set(rows), "still in order"
    heard = apply(asked, a.CallSpeaker("TCD", "CHN"))
    assert a.DecideWithoutVote in {o.act for o in Offers(heard).by("TCD") if o.row["main"]}
    adopted = Offers(apply(heard, a.DecideWithoutVote("TCD"))).by("CHN")
    assert "do.RequestFloor.business" in [o.row["say"] for o in adopted]
    assert {o.row["say"] for o in Offers(asked).by("Secretary-General")} == {"form.ReportCredentials"}


def test_a_form_stands_beside_what_the_scenario_has() -> None:
    played = run(load("dprk/2014"))
    meeting = apply(played.standing[0].state, a.DecideWithoutVote("TCD"))
    from sim.classroom.papers import papers_of

    said = [o.row["say"] for o in Offers(meeting, papers_of(played.scenario)).by("CHN")]
    assert "do.ProposeInvitation.rule_39" in said
    assert {"form.ProposeInvitation.rule_37", "form.ProposeInvitation.rule_39", "form.Submit"} <= set(said)

"""What is not in order is explained by the law that refuses it, and nothing is both offered and explained."""

from hypothesis import given, settings

from sim.classroom.offers import Offers
from sim.classroom.saying import KEYS, what_of
from sim.classroom.saying_acts import ACTS
from sim.classroom.why_not import why_not
from sim.engine.running import run
from sim.procedure import actions as a
from sim.procedure.entry import Papers
from sim.procedure.meeting import Meeting
from sim.procedure.order import apply
from sim.scenario import load
from tests.classroom.meetings_at_random import standing
from tests.effort import examples

MEMBERS_NEVER = {
    *("ApproveAgenda", "CommunicateAgenda", "OpenMeeting", "GiveRuling", "LetRulingStand", "DecideWithoutVote"),
    *("PutToVote", "PutQuestion", "CastVotes", "StateResult", "LeaveOpen", "ResumeMeeting", "CallSpeaker"),
    *("IssueCommunique", "ReportCredentials", "CedeChair", "CloseMeeting"),
}


def begun() -> Meeting:
    return run(load("dprk/2014")).standing[0].state


@settings(max_examples=examples(60))
@given(standing())
def test_what_a_member_could_do_is_either_offered_or_explained(stands: tuple[Meeting, Papers]) -> None:
    meeting, papers = stands
    offers = Offers(meeting, papers)
    for code in meeting.council.codes[::4]:
        offered = offers.by(code)
        told = why_not(meeting, offered, code, papers=papers)
        have = {what_of(each.name) for each in offered}
        explained = [row["say"].removeprefix("what.") for row in told]
        assert len(explained) == len(set(explained))
        assert not have & set(explained)
        could = {what_of(name) for name in ACTS} - MEMBERS_NEVER
        assert could - have - set(explained) <= {"SubmitAmendment"}, "a form without a draft to amend is no offer"
        assert set(explained) <= could
        for row in told:
            assert row["say"] in KEYS and row["why"] and row["instead"] and row["rule"]["cite"]


@settings(max_examples=examples(30))
@given(standing())
def test_the_chair_is_told_of_what_is_for_the_president(
    stands: tuple[Meeting, Papers],
) -> None:
    meeting, papers = stands
    offers = Offers(meeting, papers)
    mine = [*offers.by(meeting.chair), *offers.by("Secretary-General"), *offers.by("record")]
    told = why_not(meeting, mine, None, chair=True, secretariat=True, papers=papers)
    explained = {row["say"].removeprefix("what.") for row in told}
    have = {what_of(each.name) for each in mine}
    assert explained | have >= MEMBERS_NEVER - {"CastVotes", "LeaveOpen"}
    assert explained <= MEMBERS_NEVER


def told_of(meeting: Meeting, act: str, code: str = "CHN") -> dict[str, object]:
    rows = why_not(meeting, Offers(meeting).by(code), code)
    return next(row for row in rows if row["say"] == f"what.{act}")


def test_before_the_agenda_is_adopted_members_speak_on_that_alone() -> None:
    row = told_of(begun(), "Submit")
    assert row["why"] == "Submitting a draft is not in order: the Council adopts its agenda before anything else"
    assert str(row["instead"]).startswith("speaking on the adoption of the agenda")
    assert row["rule"] == {**row["rule"], "cite": "Rule 9"}
    (asking,) = [o for o in Offers(begun()).by("CHN") if o.act is a.RequestFloor]
    assert asking.row["say"] == "do.RequestFloor.agenda"
    waiting = told_of(apply(begun(), a.RequestFloor("CHN")), "RequestFloor")
    assert waiting["why"] == "CHN is on the list of speakers already"


def test_the_secretary_general_is_told_to_wait_for_an_item() -> None:
    rows = why_not(begun(), Offers(begun()).by("Secretary-General"), "Secretary-General", secretariat=True)
    (row,) = [row for row in rows if row["say"] == "what.RequestFloor"]
    assert row["why"] == "Until the agenda is adopted members alone speak: no item is before the Council"


def test_who_has_objected_is_told_so() -> None:
    row = told_of(apply(begun(), a.Object("CHN")), "Object")
    assert (row["why"], row["instead"]) == ("CHN has objected already", "asking for a vote")


def test_the_public_meeting_is_not_made_public() -> None:
    row = told_of(apply(begun(), a.DecideWithoutVote("TCD")), "ProposePublicMeeting")
    assert row["why"] == "The meeting is public already"

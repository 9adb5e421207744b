"""Motions and invitations played from a file: made, voted on, refused with their rule, left undecided."""

import pytest
from stage import all_of, met, names, of_step, played, refusal, sound, the

import sim
from sim.engine.events import Decided, Invited, MeetingEnded, Suspended
from sim.engine.events_in_meeting import LeftUndecided, Moved, SetAsideOnMotion, StillBefore
from sim.source import Status

CARRIED = "{question: x, kind: procedural, against: CHN RUS, in_favour: the rest}"
LOST = "{question: x, kind: procedural, counts: 8-7-0}"
DRAFT = "- put_to_vote: {question: adopt S/1, draft: S/1, kind: substantive, in_favour: the rest}"


# Rule 33


@pytest.mark.parametrize(
    ("motion", "told", "follows"),
    [
        ("what: suspend", "suspend the meeting", Suspended),
        ("what: adjourn", "adjourn the meeting", MeetingEnded),
        ("what: adjourn-to, until: 7 January", "adjourn the meeting to 7 January", MeetingEnded),
        ("what: refer, to: the Secretary-General", "refer the matter to the Secretary-General", SetAsideOnMotion),
        (
            "what: postpone, until: 7 January",
            "postpone discussion of the question to 7 January",
            SetAsideOnMotion,
        ),
        ("what: postpone", "postpone discussion of the question indefinitely", SetAsideOnMotion),
    ],
)
def test_rule_33_each_motion_is_carried_by_nobody_objecting_or_by_a_vote_and_falls(motion, told, follows):
    by_itself = met(f"- {{id: m, motion: {{{motion}, by: USA}}}}")
    assert the(by_itself, Moved).what == told
    assert len(all_of(by_itself, follows)) == 1
    voted = met(f"- {{id: m, motion: {{{motion}, by: USA, vote: {CARRIED}}}}}")
    assert voted.decisions["m"].outcome.value == "adopted"
    assert names(voted).index("Decided") < names(voted).index(follows.__name__)
    lost = met(f"- {{id: m, motion: {{{motion}, by: USA, vote: {LOST}}}}}")
    assert (lost.decisions["m"].outcome.value, lost.decisions["m"].reason.value) == (
        "not_adopted",
        "too_few_votes",
    )
    assert [e.how for e in lost.log if isinstance(e, MeetingEnded)] == ["the business was concluded"]
    assert not all_of(lost, SetAsideOnMotion) and not all_of(lost, Suspended)


def test_rule_35_a_motion_is_withdrawn_before_a_vote():
    done = met(f"- {{id: m, motion: {{what: adjourn, by: USA, withdrawn: true}}}}\n{DRAFT}")
    assert the(done, Moved).withdrawn and of_step(done, "m") is the(done, Moved)
    assert len(all_of(done, Decided)) == 1


def test_rule_33_what_is_postponed_or_referred_is_not_voted_on():
    done = met(f"- {{motion: {{what: postpone, by: USA}}}}\n{DRAFT}")
    rule, why = refusal(done)
    assert rule == "Rule 33"
    assert "postponed" in why


def test_rule_33_nothing_but_resuming_is_in_order_in_a_suspended_meeting():
    done = met(f"- {{motion: {{what: suspend, by: USA}}}}\n{DRAFT}\n- {{resume: }}")
    assert "suspended" in refusal(done)[1]
    assert [e for e in names(done) if e in ("Suspended", "Refused", "Resumed", "MeetingEnded")] == [
        "Suspended",
        "Refused",
        "Resumed",
        "MeetingEnded",
    ]


def test_a_motion_made_when_a_proposal_waits_is_decided_first():
    against = "put_as: against, vote: {question: who is against, counts: 6-9-0}"
    done = met(f"""
        - {{invite: {{who: A, rule: 39, {against}}}}}
        - {{id: m, motion: {{what: adjourn, by: FRA, vote: {CARRIED}}}}}
    """)
    assert the(done, MeetingEnded).how == "it was adjourned"
    assert all_of(done, LeftUndecided) == []


# The polarity of the question put: 5 October 2020 (S/PV.8764)

AGAINST = """
- id: against
  invite:
    who: a former director
    rule: 39
    proposed_by: RUS
    put_as: against
    vote: {question: who is against, in_favour: BEL DEU EST FRA GBR USA, counts: 6-3-6, unknown: the rest}
"""
IN_FAVOUR = """
- id: in-favour
  invite:
    who: a former director
    rule: 39
    proposed_by: RUS
    vote: {question: who is in favour of it, against: BEL DEU EST FRA GBR USA, counts: 3-6-6, unknown: the rest}
"""


def bustani(steps: str):
    return met(steps, at="2020-10-05")


def test_asked_who_objects_six_noes_decide_nothing_and_the_log_says_what_is_left():
    done = bustani(AGAINST)
    assert done.decisions["against"].outcome.value == "not_adopted"
    still, left = the(done, StillBefore), the(done, LeftUndecided)
    assert still.what == "the proposal to invite a former director"
    assert left.what == (still.what,)
    assert still.status is left.status is Status.DERIVED
    assert all_of(done, Invited) == all_of(done, MeetingEnded) == []


def test_the_proposal_that_waits_is_then_put_the_other_way_round():
    done = bustani(AGAINST + IN_FAVOUR + "- {statement: {by: RUS}}")
    assert str(done.decisions["in-favour"].tally) == "3-6-6"
    assert all_of(done, Invited) == all_of(done, LeftUndecided) == []
    assert the(done, MeetingEnded).how == "the business was concluded"
    few_against = IN_FAVOUR.replace(
        "against: BEL DEU EST FRA GBR USA, counts: 3-6-6", "against: USA, counts: 9-1-5"
    )
    carried = bustani(AGAINST + few_against)
    assert the(carried, Invited).who == "a former director"


def test_put_in_favour_first_it_falls_and_nothing_waits():
    done = bustani(IN_FAVOUR)
    assert done.decisions["in-favour"].outcome.value == "not_adopted"
    assert "StillBefore" not in names(done) and "LeftUndecided" not in names(done)
    again = bustani(IN_FAVOUR + IN_FAVOUR.replace("in-favour", "again"))
    assert again.decisions["again"].outcome.value == "not_adopted"


def test_nine_noes_put_as_who_objects_keep_him_out():
    done = bustani(AGAINST.replace("6-3-6", "9-3-3"))
    assert done.decisions["against"].outcome.value == "adopted"
    assert "StillBefore" not in names(done) and all_of(done, Invited) == []


def test_while_it_waits_another_invitation_and_the_close_are_out_of_order():
    done = bustani(f"{AGAINST}- {{id: other, invite: {{who: B, rule: 39}}}}\n- {{id: end, adjourn: }}")
    assert "a motion or proposal is before the Council" in refusal(done, "other")[1]
    assert "a motion or proposal is before the Council" in refusal(done, "end")[1]
    assert the(done, LeftUndecided).what == ("the proposal to invite a former director",)


def test_the_shipped_what_if_says_that_the_proposal_waits():
    done = sound(sim.run(sim.load("what-if/2020-bustani-who-objects")))
    assert len(all_of(done, StillBefore)) == 1


# What an ended file leaves


def test_a_meeting_without_a_record_of_its_end_is_closed_when_nothing_waits():
    done = played("- {at: 2014-12-22, meeting: {item: x}}")
    assert all_of(done, LeftUndecided) == []
    assert the(done, MeetingEnded).how == "the business was concluded"

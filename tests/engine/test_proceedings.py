"""What happens in a meeting: kinds of question, invitations, suspension, adjournment, the chair, explanations."""

import pytest
from stage import all_of, faults_of, of_step, played, the

from sim.engine.events import (
    ChairCeded,
    Decided,
    Invited,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    NotReached,
    Objected,
    QuestionPut,
    Refused,
    Resumed,
    Spoke,
    Suspended,
    VoteAsked,
)
from sim.source import Status

YES = "in_favour: the rest"


def meeting(*proceedings: str, agenda: str = "", source: str = "source: S/PV.1"):
    inside = "".join(f"\n              - {{{p}}}" for p in proceedings)
    return played(f"""
        - id: meeting
          at: 2014-12-22
          {source}
          meeting:
            item: x
            {f"agenda: {{{agenda}}}" if agenda else ""}
            proceedings:{inside or " []"}
    """)


# Kinds of question


@pytest.mark.parametrize(
    ("question", "outcome", "reason"),
    [
        ("question: overrule the ruling, in_favour: USA FRA, against: the rest", "not_adopted", "too_few_votes"),
        ("question: overrule the ruling, against: CHN, in_favour: the rest", "adopted", "enough_votes"),
        ("question: uphold the ruling, put_as: uphold, in_favour: the rest", "adopted", "enough_votes"),
        ("question: elect a judge, counts: 8-0-7", "adopted", "enough_votes"),
        ("question: elect a judge, counts: 7-0-8", "not_adopted", "too_few_votes"),
        ("question: call a review conference, against: CHN, in_favour: the rest", "adopted", "enough_votes"),
        ("question: call a review conference, counts: 8-7-0", "not_adopted", "too_few_votes"),
        ("question: call a review conference, paragraph: 3, counts: 7-8-0", "adopted", "enough_votes"),
        ("question: agree on a presidential statement, in_favour: the rest", "adopted", "consensus"),
        ("question: issue a presidential statement, counts: 14-1-0", "not_adopted", "objection"),
        ("question: issue a presidential statement, in_favour: USA, unknown: the rest", "open", "unknown_votes"),
        ("question: defer consideration, against: CHN RUS, in_favour: the rest", "adopted", "enough_votes"),
        ("question: condemn the launch, against: CHN RUS, in_favour: the rest", "not_adopted", "veto"),
        ("question: condemn the launch, without_vote: true", "adopted", "without_vote"),
        ("question: agree on a presidential statement, without_vote: true", "adopted", "without_vote"),
    ],
)  # fmt: skip
def test_every_kind_is_decided_by_its_rule(question, outcome, reason):
    done = meeting(f"id: q, put_to_vote: {{{question}}}")
    decided = done.decisions["q"]
    assert (decided.outcome.value, decided.reason.value) == (outcome, reason)
    assert faults_of(done.log) == []


def test_one_objection_prevents_a_consensus_whoever_makes_it():
    done = meeting("id: q, put_to_vote: {question: x, kind: consensus, against: NGA, in_favour: the rest}")
    assert done.decisions["q"].blocked_by == ("NGA",)


def test_uphold_and_overrule_are_two_questions():
    asked = "question: x, kind: ruling-challenge, put_as: {}, counts: 8-7-0"
    overrule, uphold = (meeting(f"id: q, put_to_vote: {{{asked.format(w)}}}") for w in ("overrule", "uphold"))
    assert overrule.decisions["q"].why != uphold.decisions["q"].why
    assert {d.decisions["q"].outcome.value for d in (overrule, uphold)} == {"not_adopted"}


def test_how_the_kind_is_known():
    statuses = {
        question: meeting(f"id: q, put_to_vote: {{question: {question}, {YES}}}").decisions["q"].kind_status
        for question in ("defer consideration", "condemn the launch", "x, kind: procedural")
    }
    assert statuses == {
        "defer consideration": Status.DERIVED,
        "condemn the launch": Status.ASSUMED,
        "x, kind: procedural": Status.RECORDED,
    }


@pytest.mark.parametrize(
    ("put", "status"),
    [
        ("status: recorded, source: S/PV.1, ", Status.RECORDED),
        ("status: reported, source: S/PV.1, ", Status.REPORTED),
        ("status: assumed, ", Status.ASSUMED),
        ("", Status.RECORDED),  # as the meeting
    ],
)
def test_a_decision_is_known_as_well_as_the_weakest_it_rests_on(put, status):
    everybody = "ARG AUS TCD CHL CHN FRA JOR LTU LUX NGA KOR RUS RWA GBR USA"
    named = f"in_favour: {{members: {everybody}, status: recorded, source: S/PV.1}}"
    vote = f"id: q, {put}put_to_vote: {{question: x, kind: procedural, {named}}}"
    assert meeting(vote).decisions["q"].status is status
    rest = vote.replace(named, f"against: {{members: CHN, status: recorded, source: S/PV.1}}, {YES}")
    assert meeting(rest).decisions["q"].status is max(status, Status.DERIVED, key=list(Status).index)


def test_a_single_vote_makes_its_own_meeting():
    done = played("- {id: q, at: 2014-12-22, put_to_vote: {question: defer consideration, in_favour: the rest}}")
    assert [type(e) for e in done.log[1:]] == [MeetingCalled, QuestionPut, Decided]
    agenda = played("""
        - {at: 2014-12-22, put_to_vote: {question: adopt the agenda, asked_by: CHN, in_favour: the rest}}
        - {at: 2014-12-23, put_to_vote: {question: adopt the agenda, without_vote: true}}
        - {at: 2014-12-23, put_to_vote: {question: defer consideration, in_favour: the rest}}
        - {id: agenda, at: 2014-12-23, meeting: {}}
    """)
    assert [e.by for e in all_of(agenda, VoteAsked)] == ["CHN"]
    assert len(agenda.decisions) == 3  # each under a name of its own
    assert faults_of(agenda.log) == []


# The agenda


def test_nobody_is_named_as_asking_for_a_vote_where_the_file_names_nobody():
    asked = the(meeting(agenda="in_favour: the rest"), VoteAsked)
    assert asked.by == ""
    named = all_of(meeting(agenda="vote_asked_by: CHN RUS, in_favour: the rest"), VoteAsked)
    assert [e.by for e in named] == ["CHN", "RUS"]


def test_an_objection_is_not_yet_a_vote():
    done = meeting(agenda="objecting: CHN RUS")
    assert [e.by for e in all_of(done, Objected)] == ["CHN", "RUS"]
    assert all_of(done, VoteAsked) == []
    decided = done.decisions["agenda"]
    assert decided.reason.value == "without_vote"
    assert "CHN and RUS objected, but nobody asked for a vote" in decided.why


def test_a_request_for_a_vote_without_votes_leaves_the_agenda_open():
    assert meeting(agenda="vote_asked_by: CHN, unknown: the rest").decisions["agenda"].outcome.value == "open"


def test_an_agenda_taken_as_substantive_can_be_vetoed_and_says_its_kind():
    vetoed = meeting(agenda="kind: substantive, against: CHN, in_favour: the rest").decisions["agenda"]
    assert (vetoed.kind.value, vetoed.reason.value) == ("substantive", "veto")
    assert (vetoed.kind_status, vetoed.status) == (Status.ASSUMED, Status.ASSUMED)
    silent = meeting(agenda="kind: substantive, without_vote: true").decisions["agenda"]
    assert silent.kind.value == "substantive"


# Invitations


def test_an_invitation_without_a_vote_and_the_guest_speaks():
    done = meeting("id: g, invite: {who: a briefer}", "id: s, statement: {by: a briefer, says: words}")
    assert the(done, Invited).rule == 39
    assert the(done, Spoke).says == "words"


def test_nobody_speaks_uninvited():
    done = meeting("id: s, statement: {by: a briefer}", "id: t, statement: {by: CHN}")
    assert isinstance(of_step(done, "s"), Refused)
    assert isinstance(of_step(done, "t"), Spoke)


@pytest.mark.parametrize(
    ("votes", "invited"),
    [(YES, 1), ("against: CHN RUS, in_favour: the rest", 1), ("counts: 8-7-0", 0), ("unknown: the rest", 0)],
)
def test_an_invitation_is_voted_on(votes, invited):
    done = meeting(
        f"id: g, invite: {{who: UKR, rule: 37, vote: {{question: invite UKR, asked_by: RUS, {votes}}}}}"
    )
    decided = done.decisions["g"]
    assert decided.kind.value == "procedural"
    assert the(done, VoteAsked).by == "RUS"
    assert len(all_of(done, Invited)) == invited
    assert [e.cause for e in all_of(done, Invited)] == [decided.number] * invited


def test_an_invitation_voted_in_words_of_its_own_is_still_procedural():
    words = "question: hear Ukraine, against: RUS, in_favour: the rest"
    decided = meeting(f"id: g, invite: {{who: UKR, rule: 37, vote: {{{words}}}}}").decisions["g"]
    assert (decided.kind.value, decided.outcome.value, decided.kind_status) == (
        "procedural",
        "adopted",
        Status.RECORDED,
    )
    what_if = meeting(f"id: g, invite: {{who: UKR, rule: 37, vote: {{kind: substantive, {words}}}}}")
    assert what_if.decisions["g"].reason.value == "veto"


def test_an_invitation_granted_without_a_vote_is_a_decision_where_the_file_calls_it_one():
    done = meeting("id: g, invite: {who: UKR, rule: 37, vote: {question: invite UKR, without_vote: true}}")
    assert done.decisions["g"].reason.value == "without_vote"
    assert the(done, Invited).who == "UKR"


def test_a_member_is_not_invited_and_nobody_twice():
    done = meeting("id: a, invite: {who: CHN, rule: 37}", "id: b, invite: {who: x}", "id: c, invite: {who: x}")
    assert [type(of_step(done, s)) for s in "abc"] == [Refused, Invited, Refused]


# Suspending, adjourning, the chair


def test_suspended_twice():
    done = meeting(
        "id: a, suspend: ", "id: b, suspend: ", "id: c, resume: ", "id: d, resume: ", "id: e, suspend: {by: CHN}"
    )
    assert [type(of_step(done, s)) for s in "abcde"] == [Suspended, Refused, Resumed, Refused, Suspended]
    assert (of_step(done, "a").by, of_step(done, "e").by) == ("TCD", "CHN")
    assert all_of(done, MeetingEnded) == []  # suspended, and the file does not say what came of it


def test_nothing_is_in_order_while_suspended():
    done = meeting(
        "id: a, suspend: ",
        "id: b, statement: {by: CHN}",
        f"id: c, put_to_vote: {{question: adopt S/1, draft: S/1, {YES}}}",
        f"id: d, put_to_vote: {{question: defer consideration, {YES}}}",
        "id: e, put_to_vote: {question: adopt S/2, draft: S/2, without_vote: true}",
        "id: f, adjourn: ",
        "id: g, invite: {who: x}",
        "id: h, draft: {symbol: S/3, by: USA}",
    )
    assert {type(of_step(done, s)) for s in "bcdefgh"} == {Refused}
    assert done.decisions == {}


def test_adjourned_and_then_nothing():
    done = meeting("id: a, adjourn: ", "id: b, statement: {by: CHN}", "id: c, adjourn: ")
    ended = the(done, MeetingEnded)
    assert (ended.step, ended.how) == ("a", "the business was concluded")
    assert [type(of_step(done, s)) for s in "bc"] == [NotReached, NotReached]
    assert {of_step(done, s).cause for s in "bc"} <= {ended.number, ended.number + 1}
    assert of_step(done, "b").why == "the meeting had ended: the business was concluded"


def test_adjourned_on_a_motion():
    assert the(meeting("id: a, adjourn: {by: CHN}"), MeetingEnded).how == "it was adjourned"
    assert isinstance(of_step(meeting("id: a, adjourn: {by: DEU}"), "a"), Refused)


def test_an_end_the_file_does_not_tell_is_derived_and_one_it_tells_is_not():
    assert the(meeting(), MeetingEnded).status is Status.DERIVED
    assert the(meeting("id: a, adjourn: "), MeetingEnded).status is Status.RECORDED
    assert the(meeting("id: a, status: reported, adjourn: "), MeetingEnded).status is Status.REPORTED
    assert the(meeting("id: a, adjourn: ", source=""), MeetingEnded).status is Status.ASSUMED


def test_ceding_the_chair():
    done = meeting(
        "id: a, cede_chair: ",
        f"id: b, put_to_vote: {{question: defer consideration, {YES}}}",
        "id: c, cede_chair: {by: USA}",
        "id: d, resume: {by: CHN}",
    )
    # Chile follows Chad in the English alphabet.
    ceded = the(done, ChairCeded)
    assert (ceded.by, ceded.to) == ("TCD", "CHL")
    assert the(done, QuestionPut).by == "CHL"
    assert the(done, MeetingOpened).chair == "TCD"
    assert isinstance(of_step(done, "c"), Refused)  # the chair is not the United States' to cede
    assert isinstance(of_step(done, "d"), Refused)


def test_only_the_chair_resumes():
    done = meeting("id: a, suspend: ", "id: b, resume: {by: CHN}", "id: c, resume: {by: TCD}")
    assert [type(of_step(done, s)) for s in "bc"] == [Refused, Resumed]


# Explanations of vote


def test_a_vote_is_explained_before_and_after():
    done = meeting(
        "id: before, explanation: {by: CHN, says: we oppose}",
        f"id: vote, put_to_vote: {{question: adopt S/1, draft: S/1, {YES}}}",
        "id: after, explanation: {by: CHN}",
        "id: again, explanation: {by: CHN}",
        "id: guest, explanation: {by: UKR}",
    )
    assert [type(of_step(done, s)) for s in ("before", "after", "again", "guest")] == [
        Spoke,
        Spoke,
        Refused,
        Refused,
    ]
    assert of_step(done, "before").explains_vote
    assert of_step(done, "before").says == "we oppose"


def test_there_is_nothing_to_explain_where_no_vote_is_taken():
    assert isinstance(of_step(meeting("id: a, explanation: {by: CHN}"), "a"), Refused)
    stranger = meeting("id: a, explanation: {by: UKR}", f"id: b, put_to_vote: {{question: x, {YES}}}")
    assert isinstance(of_step(stranger, "a"), Refused)


def test_causes_run_through_a_meeting():
    done = meeting("id: a, invite: {who: x}", "id: b, statement: {by: x}", "id: c, statement: {by: CHN}")
    assert [e.cause for e in done.log] == [None, None, *range(2, len(done.log))]

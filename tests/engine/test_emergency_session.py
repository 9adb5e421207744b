"""Emergency special sessions in a run: who calls one, by when it meets, what it can do, what it spares."""

import pytest
from stage import all_of, faults_of, names, of_step, played, the

from sim.engine.events import NotReached, Refused, VetoDebateDue
from sim.engine.events_around import QuestionReferred, SessionCalled, SessionOpened
from sim.engine.log_file import from_lines, to_lines
from sim.scenario.faults import ScenarioError
from sim.source import Status

VOTES = "against: RUS, abstaining: ARE CHN IND, in_favour: the rest"
CALL = "question: 'adopt S/2022/160, calling an emergency special session', "


def called(votes: str = VOTES, more: str = "", at="2022-02-27T16:00", question: str = CALL, source="S/PV.8980"):
    return played(f"""
        - id: call
          at: {at}
          source: {source}
          put_to_vote: {{{question}{votes}}}
        {more}
    """)


def opened(keys: str, at="2022-02-28T10:00", **how):
    return called(more=f"- {{id: ess, at: {at}, source: A/ES-11/PV.1, emergency_session: {{{keys}}}}}", **how)


ON = "on: call, number: eleventh, topic: Ukraine"


def test_the_council_calls_it_over_a_permanent_negative_vote():
    done = opened(ON)
    call, session = the(done, SessionCalled), the(done, SessionOpened)
    assert done.decisions["call"].outcome.value == "adopted"
    assert (call.cause, str(call.deadline)) == (done.decisions["call"].number, "2022-02-28T16:00")
    assert (session.cause, session.in_time, session.status) == (call.number, True, Status.RECORDED)
    assert "binds nobody" in session.cannot and "armed force" in session.can
    assert {"GA res. 377 A (V)", "GA Rule 8"} <= {s.cite for s in session.sources}
    assert from_lines(to_lines(done.log)) == done.log
    assert faults_of(done.log) == []


@pytest.mark.parametrize(
    ("at", "in_time"),
    [("2022-02-28T16:00", True), ("2022-02-28T16:01", False), ("2022-02-28", None), ("2022-03-01", False)],
)
def test_within_twenty_four_hours_of_the_request(at, in_time):
    assert the(opened(ON, at), SessionOpened).in_time is in_time


@pytest.mark.parametrize(
    ("votes", "why"),
    [
        ("in_favour: USA, abstaining: the rest", "call was not adopted, so no session is called"),
        ("in_favour: USA, unknown: the rest", "call is open"),
    ],
)
def test_a_call_that_is_not_adopted_calls_nothing(votes, why):
    done = opened(ON, votes=votes)
    assert isinstance(of_step(done, "ess"), NotReached)
    assert of_step(done, "ess").why.startswith(why)
    assert of_step(done, "ess").cause == done.decisions["call"].number
    assert all_of(done, SessionCalled) == all_of(done, SessionOpened) == []


def test_where_no_step_tells_of_the_opening_it_is_assumed_by_the_last_moment():
    session = the(called(), SessionOpened)
    assert not session.day_given and the(opened(ON), SessionOpened).day_given
    assert (str(session.at), session.status, session.in_time) == ("2022-02-28T16:00", Status.ASSUMED, None)


def test_a_vote_whose_words_do_not_tell_calls_one_where_a_step_says_so():
    done = opened(ON, question="question: adopt S/2022/160, kind: procedural, ")
    assert the(done, SessionCalled) and the(done, SessionOpened).in_time
    alone = called(question="question: adopt S/2022/160, kind: procedural, ")
    assert all_of(alone, SessionCalled) == []


def test_the_veto_before_it_is_told_and_its_absence_too():
    assert "no veto before it" in the(called(), SessionCalled).condition
    done = played(f"""
        - {{id: draft, at: 2022-02-25, put_to_vote: {{question: adopt it, kind: substantive, {VOTES}}}}}
        - {{id: call, at: 2022-02-27, put_to_vote: {{{CALL}{VOTES}}}}}
    """)
    assert "(draft)" in the(done, SessionCalled).condition


def test_seven_votes_call_it_before_1966_and_nine_since():
    seven = "in_favour: ROC CUB IRN PER SUN USA YUG, against: FRA GBR, abstaining: AUS BEL"
    assert the(called(seven, at="1956-10-31"), SessionCalled)
    eight = "in_favour: ALB BRA FRA GAB GBR GHA IRL KEN, abstaining: the rest"
    assert all_of(called(eight), SessionCalled) == []


def test_while_the_assembly_sits_the_question_is_referred_to_it():
    votes = "in_favour: ARG BDI BEL CHN ITA JPN NIC SLE SOM SYR USA, abstaining: the rest"
    question = "question: refer the question to the General Assembly, kind: procedural, "
    done = called(
        votes,
        "- {id: ess, at: 1971-12-07, emergency_session: {on: call, topic: x, regular_session: true}}",
        at="1971-12-06",
        question=question,
    )
    referred = the(done, QuestionReferred)
    assert referred.cause == done.decisions["call"].number
    assert "S/RES/303 (1971)" in [s.cite for s in referred.sources]
    assert all_of(done, SessionCalled) == all_of(done, SessionOpened) == []


def by_members(keys: str, at="2024-05-10"):
    return played(f"- {{id: ess, at: {at}, emergency_session: {{topic: x, {keys}}}}}")


def test_a_majority_of_the_members_calls_it():
    session = the(by_members("requests: 97, requested: 2024-05-09"), SessionOpened)
    assert (session.in_time, str(session.deadline)) == (None, "2024-05-10")
    assert "GA Rule 9" in [s.cite for s in session.sources]


def test_fewer_than_a_majority_do_not():
    refused = the(by_members("requests: 96"), Refused)
    assert refused.rule.cite == "GA Rule 9" and "97" in refused.why
    assert isinstance(of_step(by_members("requested_by: QAT SEN"), "ess"), Refused)


def test_how_many_members_there_were_before_2011_is_not_made_up():
    unknown = the(by_members("requests: 100", "1997-04-24"), SessionOpened)
    assert "not in our tables" in unknown.note
    assert isinstance(of_step(by_members("requests: 92, members: 185", "1997-04-24"), "ess"), Refused)
    assert (
        "not in our tables" not in the(by_members("requests: 93, members: 185", "1997-04-24"), SessionOpened).note
    )


def test_a_session_that_was_adjourned_meets_again_and_nobody_calls_it():
    session = the(by_members("again: true, number: tenth"), SessionOpened)
    assert (session.again, session.cause, session.deadline) == (True, None, None)
    assert "GA Rule 9" not in [s.cite for s in session.sources]
    with pytest.raises(ScenarioError, match="called before"):
        by_members("again: true, requests: 97")


def test_there_was_none_before_the_resolution():
    assert the(by_members("requests: 60, members: 60", "1950-11-01"), Refused).rule.cite == "GA res. 377 A (V)"


# What follows for a veto on the same situation


def vetoed_during(topic: str, item: str, more: str = "", veto="2022-09-30"):
    return played(f"""
        - {{id: call, at: 2022-02-27, put_to_vote: {{{CALL}{VOTES}}}}}
        - {{id: ess, at: 2022-02-28, emergency_session: {{on: call, number: eleventh, topic: {topic}{more}}}}}
        - at: {veto}
          meeting:
            item: {item}
            proceedings:
              - id: vote
                put_to_vote: {{question: adopt it, kind: substantive, against: RUS, in_favour: the rest}}
    """)


def test_no_debate_on_a_veto_is_due_while_the_session_meets_on_the_same_situation():
    done = vetoed_during("Letter of Ukraine", "letter  of ukraine")
    assert all_of(done, VetoDebateDue) == []
    (none,) = [e for e in all_of(done, NotReached) if e.what.startswith("debate")]
    assert none.why == "the eleventh emergency special session is meeting on the situation"


def test_on_another_situation_or_after_its_end_the_debate_is_due():
    assert the(vetoed_during("Letter of Ukraine", "Syria"), VetoDebateDue)
    assert the(vetoed_during("x", "x", ", closed: 2022-09-29"), VetoDebateDue)
    assert all_of(vetoed_during("x", "x", ", closed: 2022-09-30"), VetoDebateDue) == []


def test_a_session_that_is_taken_to_have_opened_is_on_the_item_of_the_call():
    done = played(f"""
        - at: 2022-02-27
          meeting: {{item: Ukraine, proceedings: [{{id: call, put_to_vote: {{{CALL}{VOTES}}}}}]}}
        - at: 2022-09-30
          meeting:
            item: Ukraine
            proceedings:
              - id: vote
                put_to_vote: {{question: adopt it, kind: substantive, against: RUS, in_favour: the rest}}
    """)
    assert the(done, SessionOpened).topic == "Ukraine"
    assert all_of(done, VetoDebateDue) == []


def test_a_call_put_as_another_kind_says_what_it_takes():
    votes = "kind: substantive, in_favour: the rest"
    assert "procedural, and takes 9" in the(called(votes), SessionCalled).note
    assert the(called(), SessionCalled).note == ""


# What it can do


def text_in_session(keys: str, appears: str = "aggression", counts="141-5-35, unknown: the rest"):
    return played(f"""
        - {{id: call, at: 2022-02-27, put_to_vote: {{{CALL}{VOTES}}}}}
        - {{id: ess, at: 2022-02-28, emergency_session: {{on: call, topic: x, appears: {appears}}}}}
        - id: text
          at: 2022-03-02
          assembly_vote: {{session: ess, text: A/RES/ES-11/1, counts: {counts}, {keys}}}
    """)


@pytest.mark.parametrize("keys", ["effect: recommend", "effect: recommend-force", "recommends: peace"])
def test_it_recommends_by_two_thirds(keys):
    decided = text_in_session(keys).decisions["text"]
    assert (decided.kind.value, decided.kind_status) == ("assembly-two-thirds", Status.DERIVED)
    assert decided.outcome.value == "adopted"
    assert text_in_session(keys, counts="90-46-45, unknown: the rest").decisions["text"].outcome.value == "open"
    assert text_in_session(keys, counts="90-50-53").decisions["text"].outcome.value == "not_adopted"


@pytest.mark.parametrize(
    ("effect", "appears", "rule"),
    [
        ("bind", "aggression", "Charter Art. 10"),
        ("enforce", "aggression", "Charter Art. 11(2)"),
        ("admit", "aggression", "Charter Art. 4"),
        ("recommend-force", "threat", "GA res. 377 A (V)"),
    ],
)
def test_what_it_cannot_do_is_refused(effect, appears, rule):
    event = of_step(text_in_session(f"effect: {effect}", appears), "text")
    assert isinstance(event, Refused)
    assert event.rule.cite == rule


def test_without_the_session_nothing_is_voted_on_in_it():
    done = played("""
        - {id: ess, at: 2024-05-10, emergency_session: {topic: x, requests: 3}}
        - {id: text, assembly_vote: {session: ess, text: y, counts: 141-5-35, unknown: the rest}}
    """)
    event = of_step(done, "text")
    assert event.why == "ess did not open, so there is no session to vote in"
    assert event.cause == of_step(done, "ess").number
    assert names(done).count("Decided") == 0


def test_of_two_calls_each_session_follows_from_its_own():
    done = played(f"""
        - {{id: one, at: 1980-01-09, put_to_vote: {{{CALL}in_favour: the rest}}}}
        - {{id: two, at: 1980-01-10T10:00, put_to_vote: {{{CALL}in_favour: the rest}}}}
        - {{id: ess, at: 1980-01-11T09:00, emergency_session: {{on: two, topic: x}}}}
    """)
    opened_session = of_step(done, "ess")
    assert str(opened_session.deadline) == "1980-01-11T10:00"
    assert opened_session.in_time is True
    assert opened_session.cause == all_of(done, SessionCalled)[1].number

"""Rules 58 to 60: an application from the Secretary-General to the Assembly, each step in its turn."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.council import council_on
from sim.law import Choice, Kind, Question, RollCall, Tally, adopted_without_vote, assembly_on, decide, law_on
from sim.procedure import OutOfOrder
from sim.procedure.new_members import (
    Session,
    Stage,
    admit,
    apply_for_membership,
    deadlines,
    postpone,
    recommend,
    refer,
    report,
    send_back,
    send_special_report,
)

DAY = date(2024, 4, 18)
REGULAR, SPECIAL = Session(date(2024, 9, 10)), Session(date(2024, 5, 10), special=True)


def council_decides(**votes):
    question = Question(Kind.SUBSTANTIVE, "recommend the admission of Palestine")
    council = council_on(DAY)
    return decide(question, RollCall.of(council, **votes), council, law_on(DAY))


def assembly_decides(yes, no, on=date(2024, 5, 10), kind=Kind.ASSEMBLY_TWO_THIRDS):
    body = assembly_on(on)
    counts = Tally(yes, no, 0, body.size - yes - no)
    return decide(Question(kind), RollCall.of(body, counts=counts), body, law_on(on))


RECOMMENDS = council_decides(rest=Choice.YES)
VETOES = council_decides(no="USA", abstain="CHE GBR", rest=Choice.YES)
ADMITS = assembly_decides(143, 9)


def received():
    return apply_for_membership("PSE", date(2011, 9, 23))


def before_the_council():
    return refer(received(), council_decides_otherwise=True)


def refused(step, *args, **more):
    with pytest.raises(OutOfOrder) as info:
        step(*args, **more)
    return info.value


def test_rule_58_an_application_declares_that_the_obligations_are_accepted():
    error = refused(apply_for_membership, "PSE", DAY, declaration=False)
    assert (error.rule.cite, "formal instrument" in error.instead) == ("Rule 58", True)
    assert received().stage is Stage.RECEIVED


def test_rule_59_the_president_refers_it_to_the_committee_unless_the_council_decides_otherwise():
    assert refer(received()).stage is Stage.IN_COMMITTEE
    assert before_the_council().stage is Stage.BEFORE_THE_COUNCIL
    assert refused(refer, refer(received())).instead == "the report of the Committee (Rule 59)"


def test_rule_59_the_committee_reports_and_binds_nobody():
    reported = report(refer(received()), date(2011, 11, 11), favourable=None)
    assert (reported.stage, reported.favourable) == (Stage.BEFORE_THE_COUNCIL, None)
    against = report(refer(received()), DAY, favourable=False)
    assert recommend(against, RECOMMENDS, DAY).stage is Stage.RECOMMENDED
    assert refused(report, received(), DAY, favourable=True).rule.cite == "Rule 59"


@pytest.mark.parametrize(("session", "days"), [(REGULAR, 35), (SPECIAL, 14)])
def test_rule_59_the_report_comes_35_or_14_days_before_the_session(session, days):
    last = date.fromordinal(session.opens.toordinal() - days)
    assert deadlines(session).report == last
    in_time, late = (
        report(refer(received()), date.fromordinal(last.toordinal() + more), favourable=True, session=session)
        for more in (0, 1)
    )
    assert (in_time.late, late.late) == ((), ("the report of the Committee",))


@pytest.mark.parametrize(("session", "days"), [(REGULAR, 25), (SPECIAL, 4)])
def test_rule_60_the_recommendation_comes_25_or_4_days_before_the_session(session, days):
    last = date.fromordinal(session.opens.toordinal() - days)
    assert deadlines(session).recommendation == last
    in_time, late = (
        recommend(before_the_council(), RECOMMENDS, date.fromordinal(last.toordinal() + more), session=session)
        for more in (0, 1)
    )
    # In special circumstances the Council may recommend later: the application goes on, and is said to be late.
    assert (in_time.late, late.late) == ((), ("the recommendation of the Council",))
    assert late.stage is Stage.RECOMMENDED


def test_rule_60_a_veto_means_no_recommendation_and_a_special_report():
    # 18 April 2024: 12-1-2, the United States against.
    vetoed = recommend(before_the_council(), VETOES, DAY)
    assert (vetoed.stage, vetoed.special_report_due) == (Stage.NOT_RECOMMENDED, True)
    assert send_special_report(vetoed).special_report_due is False
    assert refused(send_special_report, send_special_report(vetoed)).rule.cite == "Rule 60"
    assert recommend(before_the_council(), RECOMMENDS, DAY).special_report_due is False


def test_rule_60_a_postponement_is_reported_too_and_can_be_taken_up_again():
    postponed = postpone(before_the_council())
    assert (postponed.stage, postponed.special_report_due) == (Stage.POSTPONED, True)
    assert recommend(postponed, RECOMMENDS, DAY).stage is Stage.RECOMMENDED
    assert refused(postpone, postponed).rule.cite == "Rule 60"


def test_rule_60_the_question_is_substantive_and_must_be_settled():
    assert refused(recommend, before_the_council(), adopted_without_vote(Kind.PROCEDURAL), DAY).rule.cite == (
        "Charter Art. 4(2)"
    )
    unanimous = adopted_without_vote(Kind.SUBSTANTIVE)
    assert recommend(before_the_council(), unanimous, DAY).stage is Stage.RECOMMENDED
    open_still = council_decides(yes="CHN")
    assert "do not settle" in refused(recommend, before_the_council(), open_still, DAY).why
    assert refused(recommend, received(), RECOMMENDS, DAY).rule.cite == "Rule 60"


def test_the_assembly_sends_back_what_was_reported_to_it():
    vetoed = recommend(before_the_council(), VETOES, DAY)
    assert refused(send_back, vetoed).instead == "the special report of the Council"
    assert send_back(send_special_report(vetoed)).stage is Stage.BEFORE_THE_COUNCIL
    assert refused(send_back, before_the_council()).rule.cite == "GA Rule 137"


def test_article_4_the_assembly_admits_only_what_is_recommended():
    vetoed = recommend(before_the_council(), VETOES, DAY)
    # 143-9-25 on 10 May 2024 is two thirds, and admits nobody without the Council.
    error = refused(admit, vetoed, ADMITS)
    assert (error.rule.cite.startswith("ICJ, Competence"), "special report" in error.instead) == (True, True)
    assert refused(admit, before_the_council(), ADMITS).rule.cite == "Charter Art. 4(2)"
    assert admit(recommend(before_the_council(), RECOMMENDS, DAY), ADMITS).stage is Stage.ADMITTED


def test_article_18_admission_takes_two_thirds():
    recommended = recommend(before_the_council(), RECOMMENDS, DAY)
    assert admit(recommended, assembly_decides(100, 51)).stage is Stage.NOT_ADMITTED
    assert admit(recommended, assembly_decides(100, 50)).stage is Stage.ADMITTED
    assert admit(recommended, adopted_without_vote(Kind.ASSEMBLY_TWO_THIRDS)).stage is Stage.ADMITTED
    by_majority = assembly_decides(143, 9, kind=Kind.ASSEMBLY_MAJORITY)
    assert refused(admit, recommended, by_majority).rule.cite == "Charter Art. 18(2)"


STEPS = (
    refer,
    lambda a: refer(a, council_decides_otherwise=True),
    lambda a: report(a, DAY, favourable=True),
    lambda a: recommend(a, RECOMMENDS, DAY),
    lambda a: recommend(a, VETOES, DAY),
    postpone,
    send_special_report,
    send_back,
    lambda a: admit(a, ADMITS),
    lambda a: admit(a, assembly_decides(1, 100)),
)


@given(st.lists(st.sampled_from(STEPS), max_size=20))
def test_nobody_is_admitted_without_a_recommendation_and_there_is_always_a_way_on(steps):
    application = received()
    recommended = False
    for step in steps:
        try:
            after = step(application)
        except OutOfOrder as error:
            assert error.rule.cite and error.why and error.instead
            continue
        assert after != application
        recommended = after.stage is Stage.RECOMMENDED or (recommended and after.stage is Stage.ADMITTED)
        assert after.stage is not Stage.ADMITTED or recommended
        application = after
    on = []
    for step in STEPS:
        try:
            on.append(step(application))
        except OutOfOrder:
            continue
    # After a refusal by the Assembly it may be sent back; only a Member has nowhere to go.
    assert bool(on) is (application.stage is not Stage.ADMITTED)

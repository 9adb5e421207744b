"""After a veto the Assembly debates it within ten working days (A/RES/76/262); a recorded date wins."""

from datetime import date, timedelta

import pytest
from stage import all_of, faults_of, of_step, played, the

from sim.bodies.calendar import HOLIDAYS, is_working_day, working_days_after
from sim.engine.events import NotReached, Refused, VetoDebated, VetoDebateDue
from sim.source import Status


@pytest.mark.parametrize(
    ("veto", "deadline"),
    [
        ("2022-05-26", "2022-06-10"),  # Memorial Day on 30 May
        ("2022-04-26", "2022-05-11"),  # Eid al-Fitr on 2 May
        ("2024-03-28", "2024-04-15"),  # Good Friday and Eid al-Fitr
        ("2024-11-20", "2024-12-05"),  # Thanksgiving
        ("2022-12-16", "2023-01-03"),  # Christmas and New Year, both kept on a Monday
        ("2023-10-18", "2023-11-01"),  # no holiday: two weeks
        ("2023-10-21", "2023-11-03"),  # a Saturday
        ("2022-06-30", "2022-07-18"),  # Independence Day and Eid al-Adha
    ],
)
def test_ten_working_days(veto, deadline):
    assert working_days_after(date.fromisoformat(veto), 10).isoformat() == deadline


def test_the_last_day_is_a_working_day_and_ten_of_them_have_passed():
    for n in range(4 * 365):
        day = date(2022, 4, 26) + timedelta(days=n)
        last = working_days_after(day, 10)
        between = [day + timedelta(days=k) for k in range(1, (last - day).days + 1)]
        assert is_working_day(last)
        assert sum(map(is_working_day, between)) == 10


def test_the_table_of_holidays():
    assert all(day.weekday() < 5 for day in HOLIDAYS)
    by_year = {year: sum(d.year == year for d in HOLIDAYS) for year in range(2022, 2027)}
    # Nine holidays a year are listed; New Year of 2022 fell on a Saturday, and was kept in 2021.
    assert by_year == {2022: 8, 2023: 9, 2024: 9, 2025: 9, 2026: 9}


def vetoed(at: str, more: str = "", votes: str = "against: CHN RUS, in_favour: the rest"):
    return played(f"""
        - id: vote
          at: {at}
          source: S/PV.9048
          put_to_vote: {{question: adopt the draft, kind: substantive, {votes}}}
        {more}
    """)


def test_a_veto_is_debated_by_the_last_day_where_no_date_is_given():
    done = vetoed("2022-05-26")
    due, debated = the(done, VetoDebateDue), the(done, VetoDebated)
    assert (due.cause, due.on, due.vetoed_by) == (done.decisions["vote"].number, "vote", ("CHN", "RUS"))
    assert str(due.deadline) == "2022-06-10" == str(debated.at)
    assert (debated.cause, debated.in_time, debated.status) == (due.number, None, Status.ASSUMED)
    assert (debated.day_given, due.status) == (False, Status.DERIVED)
    assert "A/RES/76/262" in [s.cite for s in due.sources]


@pytest.mark.parametrize(("at", "in_time"), [("2022-06-08", True), ("2022-06-10", True), ("2022-06-11", False)])
def test_a_recorded_date_wins(at, in_time):
    done = vetoed("2022-05-26", f"- {{id: debate, at: {at}, source: GA/1, veto_debate: {{on: vote}}}}")
    debated = the(done, VetoDebated)  # one debate, and no other on the last day
    assert (str(debated.at), debated.in_time, str(debated.deadline)) == (at, in_time, "2022-06-10")
    assert debated.cause == the(done, VetoDebateDue).number
    assert (debated.status, debated.day_given) == (Status.RECORDED, True)
    assert done.log[-1] is debated


@pytest.mark.parametrize(("at", "due"), [("2022-04-25", 0), ("2022-04-26", 1)])
def test_only_vetoes_from_26_april_2022_on(at, due):
    done = vetoed(at)
    assert done.decisions["vote"].reason.value == "veto"
    assert len(all_of(done, VetoDebateDue)) == len(all_of(done, VetoDebated)) == due


@pytest.mark.parametrize("at", ["2022-04-25", "2022-05-10"])
def test_an_older_veto_is_not_debated_under_the_resolution(at):
    done = vetoed("2022-04-25", f"- {{id: debate, at: {at}, veto_debate: {{on: vote}}}}")
    refused = of_step(done, "debate")
    assert isinstance(refused, Refused)
    assert refused.rule.cite == "A/RES/76/262"
    assert refused.cause == done.decisions["vote"].number


@pytest.mark.parametrize(
    ("votes", "why"),
    [
        ("against: CHN FRA RUS USA, in_favour: GBR, abstaining: the rest", "too few votes"),  # hidden vetoes
        ("in_favour: GBR, abstaining: the rest", "too few votes"),
        ("in_favour: the rest", "enough votes"),
        ("abstaining: CHN RUS, in_favour: the rest", "enough votes"),
        ("against: CHN, unknown: the rest", "veto or too few votes"),
        ("in_favour: USA, unknown: the rest", "vote is open"),
    ],
)
def test_without_a_veto_no_debate(votes, why):
    done = vetoed("2022-05-26", "- {id: debate, at: 2022-06-08, veto_debate: {on: vote}}", votes)
    event = of_step(done, "debate")
    assert isinstance(event, NotReached)
    assert why in event.why
    assert event.cause == done.decisions["vote"].number
    assert all_of(done, VetoDebateDue) == all_of(done, VetoDebated) == []
    assert all_of(vetoed("2022-05-26", votes=votes), VetoDebateDue) == []


def test_no_negative_vote_vetoes_a_procedural_matter():
    done = played("""
        - {id: vote, at: 2022-05-26, put_to_vote: {question: defer consideration, against: CHN RUS,
           in_favour: the rest}}
    """)
    assert all_of(done, VetoDebateDue) == []


def test_a_vote_that_was_refused_is_debated_by_nobody():
    done = played("""
        - at: 2022-05-26
          meeting:
            format: consultations
            proceedings: [{id: vote, put_to_vote: {question: adopt the draft, against: CHN, in_favour: the rest}}]
        - {id: debate, at: 2022-06-08, veto_debate: {on: vote}}
    """)
    event = of_step(done, "debate")
    assert event.why.startswith("vote was not decided")
    assert event.cause == of_step(done, "vote").number


def test_at_most_one_debate_for_each_veto():
    done = vetoed(
        "2022-05-26",
        """
        - {id: debate, at: 2022-06-08, veto_debate: {on: vote}}
        - {id: again, at: 2022-06-09, veto_debate: {on: vote}}
    """,
    )
    assert the(done, VetoDebated).step == "debate"
    again = of_step(done, "again")
    assert isinstance(again, Refused)
    assert again.cause == of_step(done, "debate").number


def test_each_veto_has_its_debate():
    done = vetoed(
        "2022-05-26",
        """
        - {id: second, at: 2022-05-27, put_to_vote: {question: adopt the draft, against: RUS, in_favour: the rest}}
        - {id: debate, at: 2022-06-08, veto_debate: {on: second}}
    """,
    )
    assert [(e.on, str(e.at)) for e in all_of(done, VetoDebated)] == [
        ("second", "2022-06-08"),
        ("vote", "2022-06-10"),
    ]
    assert faults_of(done.log) == []


def test_a_supposed_veto_leads_to_a_supposed_debate():
    done = vetoed("2022-05-26", votes="against: {members: CHN, status: assumed}, in_favour: the rest")
    assert the(done, VetoDebateDue).status is Status.ASSUMED


def test_where_the_holidays_are_not_known_the_log_says_so():
    law = "council: {members: CHN FRA USA, permanent: CHN, president: FRA}\nlaw: {substantive_votes: 1}"
    text = "- {id: vote, at: %s, put_to_vote: {question: adopt the draft, against: CHN, in_favour: the rest}}"
    notes = [the(played(text % day, law), VetoDebateDue).note for day in ("2026-05-26", "2029-05-24")]
    assert "not known" not in notes[0]
    assert "not known" in notes[1]


def test_no_debate_while_an_emergency_special_session_meets_on_the_situation():
    # 30 September 2022: a veto on Ukraine while the eleventh emergency special session met on it.
    votes = "against: RUS, abstaining: BRA CHN GAB IND, in_favour: the rest, special_session: the eleventh"
    done = vetoed("2022-09-30", votes=votes)
    assert all_of(done, VetoDebateDue) == all_of(done, VetoDebated) == []
    assert "the eleventh is meeting" in the(done, NotReached).why


def test_a_vetoed_preliminary_question_is_no_vetoed_draft():
    done = played(
        """
        - id: vote
          at: 2022-05-26
          put_to_vote: {question: is the matter procedural, against: CHN, in_favour: the rest}
    """,
        top="law: {claim_not_procedural: true}",
    )
    assert done.decisions["vote"].reason.value == "veto"
    assert all_of(done, VetoDebateDue) == []


def vetoed_before(session: str, topic="Syria", veto="2024-06-12", more=""):
    return played(f"""
        - at: {veto}
          meeting:
            item: Syria
            proceedings:
              - id: vote
                put_to_vote: {{question: adopt it, kind: substantive, against: RUS, in_favour: the rest}}
        - {{id: ess, at: {session}, emergency_session: {{topic: {topic}, requests: 100, number: twelfth}}}}
        {more}
    """)


@pytest.mark.parametrize(("session", "topic", "due"), [
    ("2024-06-14", "Syria", False), ("2024-06-14", "syria", False), ("2024-06-27", "Syria", False),
    ("2024-06-28", "Syria", True), ("2024-06-14", "Mali", True),
])  # fmt: skip
def test_a_session_that_meets_on_the_item_within_the_ten_working_days_spares_the_debate(session, topic, due):
    done = vetoed_before(session, topic)
    assert str(the(done, VetoDebateDue).deadline) == "2024-06-27"
    assert len(all_of(done, VetoDebated)) == due
    spared = [e for e in all_of(done, NotReached) if e.what.startswith("debate")]
    assert [(str(e.at), e.cause) for e in spared] == ([] if due else [(session, of_step(done, "ess").number)])
    assert all(e.why.endswith("none is due on the veto of 2024-06-12") for e in spared)
    assert faults_of(done.log) == []


def test_a_debate_that_is_on_record_was_held_though_a_session_met():
    done = vetoed_before("2024-06-14", more="- {at: 2024-06-20, veto_debate: {on: vote}}")
    assert the(done, VetoDebated).in_time is True
    assert all_of(done, NotReached) == []


def test_a_report_on_a_veto_whose_debate_was_spared_is_for_no_debate():
    done = vetoed_before("2024-06-14", more="- {id: report, at: 2024-06-20, special_report: {on: vote}}")
    assert (of_step(done, "report").debate, of_step(done, "report").in_time) == (None, None)

"""What the bodies around the Council do, as a reader is told it."""

import pytest
from accounts import flat, ran, told

import sim
from sim.law.provisions import find

CALL = "put_to_vote: {question: call an emergency special session, against: RUS, in_favour: the rest}"


def run_told(timeline: str) -> str:
    return flat(told(ran(f"title: T\ntimeline:\n{timeline}")))


def test_a_session_that_is_called_and_opens() -> None:
    text = run_told(
        f"  - {{id: call, at: 2022-02-27T16:00, {CALL}}}\n"
        "  - {at: 2022-02-28T10:00, emergency_session: {on: call, number: eleventh, topic: Ukraine}}\n"
    )
    assert (
        "The Security Council calls an emergency special session, which is to meet no later than 28 February"
        in text
    )
    assert (
        'The eleventh emergency special session of the General Assembly opens on "Ukraine", within 24 hours.'
        in text
    )
    assert "It binds nobody" in text


def test_where_the_file_gives_no_day_nothing_is_said_to_happen_on_the_last_one() -> None:
    text = run_told(f"  - {{id: call, at: 2022-02-27, {CALL}}}\n")
    assert "By this day the emergency special session of the General Assembly is to meet; no day is given." in text
    assert "opens" not in text
    veto = "put_to_vote: {question: adopt it, kind: substantive, against: RUS, in_favour: the rest}"
    text = run_told(f"  - {{id: one, at: 2024-06-12, {veto}}}\n  - {{id: two, at: 2024-06-12, {veto}}}\n")
    for name in ("one", "two"):
        said = f"By this day the General Assembly is to have debated the veto ({name}); the file gives no day."
        assert said in text
        assert f"The veto by the Russian Federation ({name}) calls for a debate" in text
    assert "debates the veto" not in text


def test_the_book_and_the_scenario_agree_on_what_bolivia_did() -> None:
    rule = find("rule 35")
    assert rule.scenario == "order-of-drafts/2017-syria"
    scenario = flat(told(sim.run(sim.load(rule.scenario))))
    assert "Bolivia seconds S/2017/933" in scenario and "Whether that is seconding is disputed" in scenario
    assert "not seconded" not in rule.episode and "seconding is disputed" in rule.note


@pytest.mark.parametrize("name", ["icc/2005-darfur", "icc/2011-libya"])
def test_the_referrals_tell_whom_they_exempt_after_whom_the_court_reaches(name: str) -> None:
    text = flat(told(sim.run(sim.load(name))))
    assert "Exempt from it all the same, by the resolution: nationals" in text.split("States not party to its")[1]


def test_a_session_that_was_adjourned_meets_again() -> None:
    text = flat(told(sim.run(sim.load("vetoes/2024-2025-gaza"))))
    assert "The tenth emergency special session of the General Assembly meets again on" in text
    assert "none is due on the veto of 2024-11-20" in text


def test_snapback_says_what_ends_the_days_and_who_denies_them() -> None:
    text = flat(told(sim.run(sim.load("snapback/2025"))))
    assert "France, Germany and the United Kingdom notify significant non-performance" in text
    assert "by 27 September 2025, 20:00, the earlier resolutions apply again" in text
    assert "China, the Russian Federation and Iran deny that it is one." in text
    assert "The earlier sanctions apply again, S/RES/1696 (2006) to S/RES/1929 (2010)" in text
    assert "cannot be said" in flat(told(sim.run(sim.load("snapback/2020"))))


def test_a_committee_has_no_tally_and_nobody_is_needed() -> None:
    text = flat(told(sim.run(sim.load("committee/2022-hold"))))
    assert "Who says nothing by 20 January 2022, 15:00 agrees." in text
    assert "1718 Committee: NOT ADOPTED, somebody objected" in text
    assert "None needed" not in text
    statement = run_told(
        "  - at: 2024-05-02\n"
        "    put_to_vote: {question: issue a presidential statement, against: RUS, in_favour: the rest}\n"
    )
    assert "None needed" not in statement


def test_a_report_a_mandate_a_tie_and_a_deferral() -> None:
    text = run_told("""
  - {id: v, at: 2024-03-28, put_to_vote: {question: x, kind: substantive, against: RUS, in_favour: the rest}}
  - {at: 2024-04-08, special_report: {on: v}}
  - {id: debate, at: 2024-04-11, veto_debate: {on: v}}
  - {at: 2024-04-12, assembly_vote: {text: thanks, counts: 60-60-60-13}}
  - {at: 2024-04-30, mandate: {of: the Panel of Experts, renewed_in: v}}
  - at: 2024-05-02
    put_to_vote: {question: x, chapter: VII, defers: {situation: it, months: 1}, in_favour: the rest}
""")
    assert "a special report on the veto to the General Assembly." in text
    assert "a second vote is to follow, no later than 14 April 2024." in text
    assert "The mandate lapses: the Panel of Experts; v was not adopted." in text
    assert "2 June 2024" in text and "The deferral has run out and was not renewed" in text

"""Each Rule that the code applies has an example that passes, and that fails when the Rule is disabled."""

import re
from pathlib import Path

import pytest
import test_rules_by_number_1_to_29
import test_rules_by_number_30_to_61
from attrs import evolve
from disabling import FAILED, Row, always, put_in_place, unchecked, without_effect
from without_rules import (
    anybody_calls_for_the_president,
    challenged_does_not_sit,
    everything_is_adopted,
    for_any_member,
    in_the_order_of_submission,
    invited_by_whoever_asks,
    kept_by_the_council,
    no_report_is_due,
    nothing_binds_the_president,
    one_state_presides_for_ever,
    only_what_is_seconded,
    opened_in_business,
    taken_over_behind_the_others,
    the_day_itself,
    the_most_votes_elect,
    unapproved_does_not_sit,
    without_the_secretary_general,
)

from sim.law.provisions import PROVISIONS, find
from sim.procedure.actions import Notice
from sim.procedure.new_members import Application
from sim.procedure.rules import RULE_13, RULE_14, RULE_34

P = "sim.procedure."


def row(rule, where, example, disable):
    module = "test_rules_by_number_1_to_29" if rule < 30 else "test_rules_by_number_30_to_61"
    return Row(f"Rule {rule}", where, f"{module}.test_rule_{rule}_{example}", disable)


ROWS = (
    row(
        1, P + "calling.call", "the_president_calls_a_meeting_and_nobody_for_him", anybody_calls_for_the_president
    ),
    row(2, P + "calling.call", "the_request_of_one_member_binds_the_president", nothing_binds_the_president),
    row(3, P + "calling.call", "a_state_s_own_submission_binds_him_too", nothing_binds_the_president),
    row(7, P + "agenda.COMMUNICATE", "nothing_goes_out_that_the_president_has_not_approved", unchecked),
    row(8, P + "agenda.notice_given", "members_have_the_agenda_three_days_before", always(Notice.THREE_DAYS)),
    row(8, P + "calling.OPEN", "members_have_the_agenda_three_days_before", unchecked),
    row(9, P + "calling.OPEN", "the_adoption_of_the_agenda_comes_first", opened_in_business),
    row(9, P + "speaking.REQUEST", "the_adoption_of_the_agenda_comes_first", unchecked),
    row(10, P + "seizure.carried_over", "an_item_not_finished_is_on_the_next_agenda", always(())),
    row(
        11,
        P + "seizure.with_agenda",
        "an_adopted_item_is_one_the_council_is_seized_of",
        lambda old: lambda seized, agenda: seized,
    ),
    row(13, P + "credentials.seating", "credentials_come_a_day_before_the_seat_is_taken", always(RULE_13)),
    row(14, P + "credentials.seating", "an_invited_state_sends_credentials_too", always(RULE_14)),
    row(
        15,
        P + "credentials.REPORT",
        "the_secretary_general_reports_and_the_council_approves",
        without_effect,
    ),
    row(
        16,
        P + "credentials.REPORTED",
        "a_representative_sits_until_his_credentials_are_approved",
        unapproved_does_not_sit,
    ),
    row(
        17,
        P + "credentials.CHALLENGE",
        "a_challenged_representative_keeps_his_rights_until_it_is_decided",
        challenged_does_not_sit,
    ),
    row(
        17,
        P + "credentials.votes_of_the_seated",
        "a_delegation_that_was_rejected_does_not_vote",
        lambda old: lambda votes, meeting: votes,
    ),
    row(
        18,
        "sim.council.presidency.turns",
        "the_chair_goes_round_in_english_alphabetical_order",
        one_state_presides_for_ever,
    ),
    row(19, P + "voting.STATE", "only_the_president_presides", for_any_member),
    row(
        20,
        P + "presidency.CEDE",
        "a_president_who_steps_aside_gives_the_chair_to_the_next",
        without_effect,
    ),
    row(22, P + "speaking.others", "the_secretary_general_makes_statements", always(())),
    row(23, P + "rapporteurs.reporting", "the_secretary_general_can_be_rapporteur", without_the_secretary_general),
    row(27, P + "speaking.CALL", "speakers_are_called_in_the_order_they_asked", unchecked),
    row(28, P + "rapporteurs.APPOINTMENT", "the_council_appoints_a_rapporteur", without_effect),
    row(29, P + "rapporteurs.reporting", "a_rapporteur_may_be_heard_out_of_turn", always(())),
    row(30, P + "points_of_order.RULING", "a_ruling_stands_unless_it_is_overruled", without_effect),
    row(30, P + "points_of_order.RAISE", "the_president_rules_on_a_point_of_order_at_once", without_effect),
    row(31, P + "putting.PUT_QUESTION", "a_matter_of_substance_is_put_as_a_draft_in_writing", unchecked),
    row(
        32,
        P + "drafts.in_turn",
        "the_draft_submitted_first_is_voted_on_first",
        lambda old: lambda meeting, symbol: meeting.tabled(symbol),
    ),
    row(
        32,
        P + "separate_votes.OBJECT_TO_PARTS",
        "parts_are_voted_separately_unless_the_mover_objects",
        unchecked,
    ),
    row(
        32,
        P + "separate_votes.check_part",
        "parts_are_voted_separately_unless_the_mover_objects",
        always(),
    ),
    row(33, P + "motions.MOVE", "motions_have_precedence_in_its_order", unchecked),
    row(33, P + "motions.check_debate", "suspension_and_simple_adjournment_are_not_debated", always()),
    row(33, P + "motions.check_not_set_aside", "what_is_postponed_or_referred_is_not_gone_on_with", always()),
    row(34, P + "putting.PUT", "no_seconder_is_needed", only_what_is_seconded),
    row(35, P + "withdrawal.WITHDRAW", "what_was_not_voted_on_can_be_withdrawn", unchecked),
    row(
        35,
        P + "withdrawal.TAKE_OVER",
        "the_seconder_takes_a_draft_over_with_its_place",
        taken_over_behind_the_others,
    ),
    row(36, P + "amendments.check_none_waits", "additions_first_and_then_the_one_furthest_removed", always()),
    row(
        36,
        P + "amendments.ordinary_order",
        "additions_first_and_then_the_one_furthest_removed",
        in_the_order_of_submission,
    ),
    row(36, P + "amendments.check_order", "additions_first_and_then_the_one_furthest_removed", always(RULE_34)),
    row(
        37,
        P + "invitations.INVITATION",
        "a_state_takes_part_by_decision_of_the_council_and_without_a_vote",
        invited_by_whoever_asks,
    ),
    row(
        38,
        P + "drafts.in_turn",
        "a_draft_of_an_invited_state_is_voted_on_only_at_a_member_s_request",
        lambda old: lambda meeting, symbol: meeting.tabled(symbol),
    ),
    row(39, P + "drafts.SUBMIT", "a_person_is_invited_to_give_information_and_moves_nothing", unchecked),
    row(40, "sim.law.decide.decide", "votes_are_counted_as_the_charter_says", everything_is_adopted),
    row(48, P + "publicity.check_publicity", "a_secretary_general_is_recommended_in_private", always()),
    row(
        51,
        P + "publicity.PROPOSE_SINGLE_COPY",
        "a_single_copy_is_kept_of_a_private_record_only",
        unchecked,
    ),
    row(
        55,
        P + "meeting.Meeting.communique_due",
        "a_communique_follows_a_private_meeting",
        lambda old: property(lambda meeting: False),
    ),
    row(
        58,
        P + "new_members.apply_for_membership",
        "an_application_holds_a_declaration",
        lambda old: lambda state, received, **more: Application(state, received),
    ),
    row(
        59,
        P + "new_members.refer",
        "an_application_goes_to_the_committee_which_reports_in_time",
        kept_by_the_council,
    ),
    row(
        59,
        P + "new_members.deadlines",
        "an_application_goes_to_the_committee_which_reports_in_time",
        the_day_itself,
    ),
    row(
        60,
        P + "new_members.recommend",
        "without_a_recommendation_a_special_report_is_due",
        no_report_is_due,
    ),
    row(
        61,
        P + "court_ballots.cast",
        "ballots_go_on_until_all_seats_have_a_majority",
        the_most_votes_elect,
    ),
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rule} at {row.where.removeprefix(P)}")
def test_the_example_of_a_rule_fails_when_the_rule_is_disabled(row):
    row.test()
    with pytest.MonkeyPatch.context() as patch:
        put_in_place(row, patch)
        with pytest.raises(FAILED):
            row.test()
    row.test()


def test_every_rule_that_the_code_applies_has_a_row_and_no_other():
    applied = {p.cite for p in PROVISIONS if p.cite.startswith("Rule ") and p.applied_in}
    assert {row.rule for row in ROWS} == applied


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rule} at {row.where.removeprefix(P)}")
def test_a_rule_is_disabled_where_the_book_says_it_is_applied(row):
    assert row.where in find(row.rule).applied_in


def test_every_example_is_named_after_its_rule_and_used():
    modules = (test_rules_by_number_1_to_29, test_rules_by_number_30_to_61)
    examples = {name for module in modules for name in vars(module) if name.startswith("test_")}
    used = {row.example.rpartition(".")[2]: row.rule for row in ROWS}
    assert examples == set(used)
    for example, rule in used.items():
        number = re.match(r"test_rule_(\d+)_", example)
        assert number and rule == f"Rule {number[1]}"


def test_a_row_that_disables_nothing_would_be_found_out():
    for one in ROWS[:5]:
        idle = evolve(one, disable=lambda old: old)
        with pytest.MonkeyPatch.context() as patch:
            put_in_place(idle, patch)
            with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"), pytest.raises(FAILED):
                idle.test()


def test_no_test_anywhere_is_named_after_a_rule_that_nothing_applies():
    named = set()
    for path in Path(__file__).resolve().parents[1].rglob("test_*.py"):
        for name in re.findall(
            r"^def test_rules?_(\d+(?:_(?:and_|to_)?\d+)*)_", path.read_text("utf-8"), re.MULTILINE
        ):
            named |= {int(number) for number in re.findall(r"\d+", name)}
    assert {f"Rule {number}" for number in named} == {row.rule for row in ROWS}

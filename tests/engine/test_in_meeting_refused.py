"""What was refused once is not voted on later, a draft keeps its kind, and Rule 48 holds in files."""

import pytest
from stage import met, of_step, played, refusal

from sim.engine.events import Decided, MeetingEnded, Refused
from sim.engine.events_in_meeting import DraftTakenOver, Moved
from sim.errors import UnscError

FOR = "in_favour: the rest"


def put(draft: str, more: str = "") -> str:
    return f"- {{id: vote, put_to_vote: {{question: adopt it, draft: {draft}{more}, {FOR}}}}}\n"


def test_rule_38_a_draft_that_was_refused_is_not_voted_on():
    done = met("- {draft: {symbol: S/9, by: UKR}}\n" + put("S/9"))
    assert {e.rule.cite for e in done.log if isinstance(e, Refused)} == {"Rule 38"}
    assert isinstance(of_step(done, "vote"), Refused)
    assert "vote" not in done.decisions


def test_rule_36_an_amendment_to_no_draft_is_not_voted_on():
    done = met("- {amendment: {symbol: A1, to: S/99, by: FRA}}\n" + put("A1"))
    assert "vote" not in done.decisions


def test_rule_36_an_amendment_that_comes_after_the_vote_is_not_voted_on_before():
    done = met(
        "- {draft: {symbol: S/1, by: USA}}\n" + put("A1") + "- {amendment: {symbol: A1, to: S/1, by: FRA}}\n"
    )
    event = of_step(done, "vote")
    assert isinstance(event, Refused)
    assert (event.rule.cite, event.why) == ("Rule 36", "A1 has not been introduced")


def test_rule_31_a_draft_that_the_file_submits_later_is_not_voted_on_before():
    done = met(put("S/1") + "- {draft: {symbol: S/1, by: USA}}\n")
    event = of_step(done, "vote")
    assert isinstance(event, Refused)
    assert event.rule.cite == "Rule 31"


def test_a_draft_of_which_no_step_tells_is_voted_on():
    assert isinstance(of_step(met(put("S/1")), "vote"), Decided)


def test_rule_38_an_amendment_of_an_invited_state_waits_for_a_member():
    begun = "- {invite: {who: UKR, rule: 37}}\n- {draft: {symbol: S/1, by: USA}}\n"
    begun += "- {amendment: {symbol: A1, to: S/1, by: UKR}}\n"
    assert isinstance(of_step(met(begun + put("A1")), "vote"), Refused)
    assert isinstance(of_step(met(begun + put("A1", ", asked_by: FRA")), "vote"), Decided)


@pytest.mark.parametrize("kind", ["procedural", "review-conference"])
def test_a_draft_is_not_put_as_another_kind_than_it_was_submitted_as(kind):
    with pytest.raises(UnscError, match=rf"found {kind}, but S/1 is substantive above"):
        met("- {draft: {symbol: S/1, by: USA, kind: substantive}}\n" + put("S/1", f", kind: {kind}"))


def test_a_part_is_of_the_kind_of_its_draft():
    steps = "- {draft: {symbol: S/1, by: USA}}\n- {separate_vote: {draft: S/1, part: op 3, by: FRA}}\n"
    votes = "against: RUS, in_favour: the rest"
    done = met(f"{steps}- {{id: part, put_to_vote: {{question: keep it, draft: S/1, part: op 3, {votes}}}}}\n")
    assert (done.decisions["part"].kind.value, done.decisions["part"].blocked_by) == ("substantive", ("RUS",))


def test_rule_48_a_secretary_general_is_recommended_in_private():
    question = "{id: vote, put_to_vote: {question: recommend Jane Doe as Secretary-General, in_favour: the rest}}"
    public = met(f"- {question}\n")
    assert refusal(public)[0] == "Rule 48"
    private = met(f"- {{go_private: {{by: USA}}}}\n- {question}\n")
    assert private.decisions["vote"].outcome.value == "adopted"


def test_a_vote_asked_for_on_the_agenda_is_not_told_of_as_none():
    agenda = "{objecting: RUS, vote_asked_by: RUS, without_vote: true}"
    with pytest.raises(UnscError, match="found true, but RUS asked for a vote"):
        played(f"- {{at: 2024-06-12, meeting: {{item: x, agenda: {agenda}}}}}")


def test_a_motion_decided_as_another_kind_says_that_it_departs():
    vote = "{question: adjourn, kind: substantive, against: RUS, in_favour: the rest}"
    done = met(f"- {{id: m, motion: {{what: adjourn, by: USA, vote: {vote}}}}}\n")
    assert "by the rules it is procedural" in done.decisions["m"].note
    assert not [e for e in done.log if type(e).__name__ == "VetoDebateDue"]


def test_who_moved_the_adjournment_is_told_and_what_was_not_voted_on():
    adjourned = met("- {adjourn: {by: RUS}}\n")
    assert [e.by for e in adjourned.log if isinstance(e, Moved)] == ["RUS"]
    left = met("- {draft: {symbol: S/1, by: USA}}\n- {separate_vote: {draft: S/1, part: x, by: FRA}}\n")
    (ended,) = [e for e in left.log if isinstance(e, MeetingEnded)]
    assert "not voted on: S/1" in ended.how


@pytest.mark.parametrize(("second", "seconder"), [("- {second: {draft: S/1, by: CHN}}\n", True), ("", False)])
def test_rule_35_by_which_right_a_draft_is_taken_over_is_told(second, seconder):
    steps = "- {draft: {symbol: S/1, by: RUS}}\n" + second
    done = met(steps + "- {withdraw: {draft: S/1, by: RUS}}\n- {take_over: {draft: S/1, by: CHN}}\n" + put("S/1"))
    (taken,) = [e for e in done.log if isinstance(e, DraftTakenOver)]
    assert taken.seconder is seconder
    assert done.decisions["vote"].outcome.value == "adopted"

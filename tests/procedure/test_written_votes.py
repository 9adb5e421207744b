"""S/2020/253: drafts voted on by letter in 2020 and 2021, under the law of Art. 27(3) and without a meeting."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sim.council import NotAMember, council_on
from sim.law import Choice, How, Kind, Outcome, Question, Reason, RollCall, Tally, law_on
from sim.procedure import OutOfOrder
from sim.procedure import actions as acts
from sim.procedure.written_votes import (
    FIRST_DAY,
    LAST_DAY,
    begin,
    check_act,
    check_withdrawal,
    decide_in_writing,
    reply,
    result,
    roll_of,
)

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
BEGINS = datetime(2020, 8, 13, 17)
COUNCIL = council_on(BEGINS.date())
HOUR = timedelta(hours=1)


def put(kind=Kind.SUBSTANTIVE, begins=BEGINS):
    on = begins.date()
    return begin(Question(kind, "adopt S/2020/797"), begins, council_on(on), law_on(on))


def refused(step, *args):
    with pytest.raises(OutOfOrder) as info:
        step(*args)
    assert info.value.rule.cite == "S/2020/253"
    return info.value


def answered(vote, **choices):
    for name, codes in choices.items():
        for code in codes.split():
            vote = reply(vote, code, Choice(name), vote.begins + HOUR)
    return vote


@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.SUBSTANTIVE])
def test_only_a_substantive_draft_is_voted_on_by_letter(kind):
    assert kind.value in refused(put, kind).why


@pytest.mark.parametrize("on", [FIRST_DAY - timedelta(1), LAST_DAY + timedelta(1), date(2024, 3, 28)])
def test_out_of_its_time_there_is_no_written_vote(on):
    error = refused(put, Kind.SUBSTANTIVE, datetime(on.year, on.month, on.day, 12))
    assert error.instead == "a vote at a meeting, by show of hands (Rule 40)"
    assert str(on) in error.why


def test_there_are_24_hours_and_the_result_comes_within_36():
    vote = put()
    assert (vote.ends - vote.begins, vote.result_by - vote.begins) == (24 * HOUR, 36 * HOUR)
    for at in (vote.begins, vote.ends):
        assert reply(vote, "FRA", Choice.YES, at).replies[0].member == "FRA"
    late = refused(reply, vote, "FRA", Choice.YES, vote.ends + timedelta(minutes=1))
    assert ("cannot be extended" in late.why, "counts as absent" in late.instead) == (True, True)
    assert "has not begun" in refused(reply, vote, "FRA", Choice.YES, vote.begins - HOUR).why


def test_who_does_not_answer_is_absent_and_no_veto():
    vote = answered(put(), yes="BEL CHN DOM EST FRA GBR DEU IDN NER")
    votes = roll_of(vote).by_member()
    assert (votes["RUS"].choice, votes["RUS"].how) == (Choice.NOT_VOTING, How.ABSENT)
    decision = result(vote)
    assert (decision.outcome, decision.tally) == (Outcome.ADOPTED, Tally(9, 0, 0, 6))
    assert decision.sources[-1].cite == "S/2020/253"


def test_14_august_2020_the_draft_on_iran_had_two_votes():
    counts = RollCall.of(COUNCIL, yes="USA", counts=Tally(2, 2, 11))
    decision = decide_in_writing(put(), counts)
    assert (decision.outcome, decision.reason) == (Outcome.NOT_ADOPTED, Reason.TOO_FEW_VOTES)


def test_the_veto_applies():
    # 31 August 2020: fourteen in favour, the United States against.
    others = " ".join(c for c in COUNCIL.codes if c != "USA")
    decision = result(answered(put(begins=datetime(2020, 8, 30, 17)), no="USA", yes=others))
    assert (decision.reason, decision.blocked_by) == (Reason.VETO, ("USA",))


def test_a_member_votes_once_and_says_how():
    vote = answered(put(), yes="FRA")
    assert refused(reply, vote, "FRA", Choice.NO, vote.begins + HOUR).why == "FRA has voted already"
    assert "counts as absent" in refused(reply, vote, "USA", Choice.NOT_VOTING, vote.begins + HOUR).instead
    with pytest.raises(NotAMember, match="KEN was not a member on 2020-08-13"):
        reply(vote, "KEN", Choice.YES, vote.begins + HOUR)


def test_a_draft_is_withdrawn_before_the_voting_begins_and_not_after():
    vote = put()
    assert check_withdrawal(vote, vote.begins - HOUR).cite == "S/2020/253"
    assert refused(check_withdrawal, vote, vote.begins).instead == "voting against it"


def test_no_act_of_a_meeting_has_a_place_in_it():
    allowed = {acts.CastVotes, acts.ExplainVote, acts.PutToVote, acts.StateResult}
    for act in acts.Action.__subclasses__():
        if act.__module__ == acts.__name__ and act not in allowed:
            assert act.__name__ in refused(check_act, act).why
    for act in allowed:
        assert check_act(act).cite == "S/2020/253"


def written_votes_on_record():
    found = []
    for name in ("recorded_votes", "vetoes", "failed_drafts"):
        with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as rows:
            found += [
                row
                for row in csv.DictReader(rows)
                if "2020-03-12" <= row["date"] <= "2021-06-30" and not row["meeting"].startswith("S/PV")
            ]
    return found


@pytest.mark.skipif(not DATA.is_dir(), reason="the recorded votes are not here")
def test_every_written_vote_on_record_was_in_time_and_comes_out_as_recorded():
    outcomes = {
        "adopted": Reason.ENOUGH_VOTES,
        "vetoed": Reason.VETO,
        "not_adopted_insufficient_votes": Reason.TOO_FEW_VOTES,
    }
    rows = written_votes_on_record()
    assert len(rows) > 30
    checked = 0
    for row in rows:
        on = date.fromisoformat(row["date"])
        vote = put(begins=datetime(on.year, on.month, on.day, 9))
        if row["votes_basis"] == "recorded":
            by = {"Y": "yes", "N": "no", "A": "abstain", "X": "not_voting"}
            cast_votes = [v.split("=") for v in row["votes"].split(";")]
            votes = {name: [code for code, v in cast_votes if v == letter] for letter, name in by.items()}
            decision = decide_in_writing(vote, RollCall.of(vote.council, **votes))
            assert decision.reason is outcomes[row["outcome"]], row["id"]
            checked += 1
    assert checked > 30

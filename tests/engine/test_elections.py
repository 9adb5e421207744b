"""Votes by letter, elections to the Court and admissions in a run, and what a file cannot say of them."""

import pytest
from stage import all_of, of_step, played, the

from sim.engine.events import Decided, NotReached, Refused
from sim.engine.events_of_elections import (
    ApplicationReceived,
    ApplicationStands,
    BallotHeld,
    CandidateWithdrew,
    ElectionStands,
    VotePutByLetter,
)
from sim.engine.log_file import from_lines, to_lines
from sim.scenario.faults import ScenarioError
from sim.show.transcript import transcript
from sim.source import Status


def told(done):
    return [paragraph.text for block in transcript(done.log) for paragraph in block if paragraph.text]


# By letter


def by_letter(more: str, at: str = "2020-08-14T18:00"):
    return played(f"- id: vote\n  at: {at}\n  written_vote: {{question: adopt S/2020/797, {more}}}")


def test_a_draft_is_voted_on_by_letter():
    done = by_letter("kind: substantive, begins: 2020-08-13T17:00, counts: 2-2-11")
    letter, vote = the(done, VotePutByLetter), the(done, Decided)
    assert (letter.by, str(letter.ends)) == ("IDN", "2020-08-14T17:00")
    assert (str(vote.tally), vote.reason.value, vote.cause) == ("2-2-11", "too_few_votes", letter.number)
    assert vote.decision.sources[-1].cite == "S/2020/253"
    assert the(by_letter("counts: 2-2-11"), VotePutByLetter).ends is None
    assert str(the(by_letter("counts: 2-2-11, begins: 2020-08-13T18:00"), VotePutByLetter).ends) == str(vote.at)
    assert the(by_letter("counts: 2-2-11, begins: 2020-08-13"), VotePutByLetter).ends is None
    assert the(by_letter("counts: 2-2-11, begins: 2020-08-13T20:00", "2020-08-14"), Decided).at.hour is None


def test_the_veto_applies_by_letter_and_the_draft_is_done_with():
    done = played(
        """
        - at: 2020-08-30
          draft: {symbol: S/2020/852, by: IDN}
        - id: vote
          at: 2020-08-31
          written_vote: {question: adopt S/2020/852, draft: S/2020/852, against: USA, in_favour: the rest}
        - id: again
          at: 2020-09-01
          put_to_vote: {question: adopt S/2020/852, draft: S/2020/852, in_favour: the rest}
        """
    )
    assert done.decisions["vote"].blocked_by == ("USA",)
    assert of_step(done, "again").why.startswith("S/2020/852 has been voted on")


@pytest.mark.parametrize(
    ("more", "at", "why"),
    [
        ("kind: procedural, in_favour: the rest", "2020-08-14", "Only draft resolutions on substantive matters"),
        ("in_favour: the rest", "2020-03-26", "not yet agreed"),
        ("in_favour: the rest", "2021-05-25", "could not meet"),
        (
            "part: operative paragraph 1, in_favour: the rest",
            "2020-08-14",
            "AskForSeparateVote is an act of a meeting",
        ),
    ],
)
def test_what_had_no_place_in_a_written_vote_is_refused(more, at, why):
    refused = the(by_letter(more, at), Refused)
    assert (why in refused.why, refused.rule.cite, refused.step) == (True, "S/2020/253", "vote")


# The Court

COURT = """
- id: seat
  at: 2011-11-10
  source: SC/10444
  election:
    candidates:
      Abdul G. Koroma: {of: SLE}
      Julia Sebutinde: {of: UGA}
    ballots:
      - {in: council, votes: {Abdul G. Koroma: 9, Julia Sebutinde: 6}}
      - {in: assembly, votes: {Abdul G. Koroma: 88, Julia Sebutinde: 105}}
"""
AGREED = """\
      - {in: council, votes: {Abdul G. Koroma: 6, Julia Sebutinde: 9}}
      - {in: assembly, votes: {Abdul G. Koroma: 88, Julia Sebutinde: 105}}
"""


def test_a_deadlock_leaves_the_seat_vacant():
    done = played(COURT)
    stands = the(done, ElectionStands)
    assert (stands.elected, stands.vacant, stands.meetings, stands.step) == ((), 1, 1, "seat")
    assert [(b.organ, b.majority, b.with_majority) for b in all_of(done, BallotHeld)] == [
        ("Security Council", 8, ("Abdul G. Koroma",)),
        ("General Assembly", 97, ("Julia Sebutinde",)),
    ]
    assert all_of(done, BallotHeld)[0].sources[-1].cite == "ICJ Statute Art. 10"
    assert stands.status is Status.DERIVED


def test_both_organs_elect_at_a_second_meeting():
    done = played(COURT + AGREED + "      - {in: council, votes: {Abdul G. Koroma: 15}}\n")
    stands = the(done, ElectionStands)
    assert (stands.elected, stands.vacant, stands.meetings) == (("Julia Sebutinde",), 0, 2)
    refused = the(done, Refused)
    assert (refused.attempt, refused.rule.cite) == ("a ballot in the Security Council", "ICJ Statute Art. 11")
    assert from_lines(to_lines(done.log)) == done.log


def test_a_candidate_withdraws_and_a_conference_is_too_early():
    done = played(
        COURT + "      - {withdraws: Abdul G. Koroma}\n      - {conference: assembly}\n"
        "      - {in: council, votes: {Julia Sebutinde: 15}}\n"
        "      - {in: assembly, votes: {Julia Sebutinde: 183}}\n"
    )
    assert the(done, CandidateWithdrew).name == "Abdul G. Koroma"
    assert "1 of 3 meetings was concluded" in the(done, Refused).why
    assert the(done, ElectionStands).elected == ("Julia Sebutinde",)


def test_after_three_meetings_a_conference_is_formed_and_no_ballot_is_in_order():
    deadlock = COURT.partition("ballots:\n")[2].rstrip() + "\n"
    done = played(COURT.rstrip() + "\n" + deadlock * 2 + "      - {conference: council}\n" + deadlock)
    assert [r.rule.cite for r in all_of(done, Refused)] == ["ICJ Statute Art. 11"] * 2
    assert the(done, ElectionStands).meetings == 3


def test_a_meeting_that_is_not_over_is_not_told_as_held():
    one = COURT[: COURT.index("      - {in: assembly")]
    done = played(one + "      - {conference: council}\n")
    assert "0 of 3 meetings were concluded, and meeting 1 is not over" in the(done, Refused).why
    stands = the(done, ElectionStands)
    assert (stands.meetings, stands.under_way) == (0, 1)
    assert any("meeting 1 of the election not over, elected: nobody; 1 seat still" in line for line in told(done))
    after = the(played(COURT + AGREED.splitlines()[0]), ElectionStands)
    assert (after.meetings, after.under_way) == (1, 2)


def test_article_10_3_that_the_elder_of_two_nationals_is_elected_is_said():
    done = played(
        """
        - at: 2011-11-10
          election:
            places: 2
            candidates:
              Elder: {of: UGA, born: 1940-01-01}
              Younger: {of: UGA, born: 1950-01-01}
            ballots:
              - {in: council, votes: {Elder: 8, Younger: 15}}
              - {in: assembly, votes: {Elder: 97, Younger: 193}}
        """
    )
    assert the(done, ElectionStands).elected == ("Elder",)
    last = all_of(done, BallotHeld)[-1]
    assert (last.passed_over, last.sources[-1].cite) == (("Younger",), "ICJ Statute Art. 10(3)")
    assert any("Younger" in line and "Art. 10(3)" in line for line in told(done))
    assert from_lines(to_lines(done.log)) == done.log


@pytest.mark.parametrize(("expected", "agrees"), [("[Julia Sebutinde]", True), ("[Abdul G. Koroma]", False)])
def test_who_was_elected_can_be_expected(expected, agrees):
    done = played(COURT + AGREED, f"expect:\n  seat: {{elected: {expected}, outcome: held}}")
    assert done.agrees is agrees
    assert [d.field for d in done.differences] == ([] if agrees else ["elected"])


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Koroma: 9", "Koroma: 16", "16 votes for Abdul G. Koroma, expected from 0 to 15"),
        ("Koroma: 9", "Koroma: 10", "16 votes on 15 papers, expected at most 15"),
        ("in: council", "papers: 15", "found nothing, expected one of `in`, `withdraws`, `conference`"),
        ("in: council", "in: council, withdraws: X", "found `in` and `withdraws`, expected one of"),
        ("Abdul G. Koroma: 9", "A. Koroma: 9", "A. Koroma cannot be voted for in this ballot"),
        ("at: 2011-11-10", "at: 1993-11-10", "expected `members`, how many may vote in the Assembly"),
        ("{of: SLE}", "{of: SLE UGA}", "found more than one State"),
        ("{of: SLE}", "{}", "the key `of` is missing"),
        ("  election:\n", "  election:\n    places: 0\n", "0 places cannot be filled"),
    ],
)
def test_a_ballot_that_could_not_have_been_held_is_told_where_it_stands(old, new, message):
    assert old in COURT
    with pytest.raises(ScenarioError, match=message):
        played(COURT.replace(old, new, 1))


# New Members

APPLIES = """
- id: application
  at: 2024-04-02
  application: {of: Palestine, document: S/2011/592}
- at: 2024-04-08
  admission: {on: application, does: refer}
- at: 2024-04-16
  admission: {on: application, does: report}
- id: vote
  at: 2024-04-18
  put_to_vote: {question: recommend the admission of Palestine, kind: substantive, %s, in_favour: the rest}
- id: recommended
  at: 2024-04-18
  admission: {on: application, does: recommend, decided_in: vote}
"""
PLENARY = """
- id: plenary
  at: 2024-05-10
  assembly_vote: {text: admit Palestine, kind: assembly-two-thirds, counts: 143-9-25, recommended_in: vote}
- id: admitted
  at: 2024-05-10
  admission: {on: application, does: admit, decided_in: plenary}
"""


def test_an_application_goes_its_way_to_the_assembly():
    done = played(APPLIES % "against: VNM".replace("VNM", "JPN") + PLENARY)
    assert the(done, ApplicationReceived).document == "S/2011/592"
    assert [e.stage for e in all_of(done, ApplicationStands)] == [
        "before the Committee on the Admission of New Members",
        "before the Council",
        "recommended by the Council",
        "granted: the State is a Member",
    ]
    assert of_step(done, "admitted").cause == done.decisions["plenary"].number


def test_a_veto_means_a_special_report_and_the_assembly_cannot_admit():
    done = played(APPLIES % "against: USA" + PLENARY.replace(", decided_in: plenary", ""))
    stands = of_step(done, "recommended")
    assert (stands.stage, stands.special_report_due) == ("not recommended by the Council", True)
    refused = of_step(done, "admitted")
    assert isinstance(refused, Refused)
    assert refused.rule.cite.startswith("ICJ, Competence of the General Assembly")


def test_a_step_out_of_order_is_refused_and_the_application_stands_where_it_was():
    done = played(
        APPLIES % "against: USA" + "- id: late\n  at: 2024-04-19\n  admission: {on: application, does: refer}"
    )
    assert of_step(done, "late").rule.cite == "Rule 59"
    reported = played(
        APPLIES % "against: USA"
        + "- at: 2024-04-19\n  admission: {on: application, does: special-report}\n"
        + "- id: back\n  at: 2024-05-10\n  admission: {on: application, does: send-back}"
    )
    assert of_step(reported, "back").stage == "before the Council"
    said = [line for line in told(reported) if "not recommended" in line or "reports to the General" in line]
    assert ["is now not recommended" in line for line in said] == [True, False]
    assert "complete record of the discussion (Rule 60)" in said[1]


def test_without_a_declaration_there_is_no_application():
    done = played(
        "- id: a\n  at: 2024-04-02\n  application: {of: Palestine, declaration: false}\n"
        "- id: b\n  at: 2024-04-03\n  admission: {on: a, does: refer}"
    )
    assert of_step(done, "a").rule.cite == "Rule 58"
    assert isinstance(of_step(done, "b"), NotReached)


def test_what_comes_after_the_time_limit_is_told():
    done = played(
        "- id: a\n  at: 2024-08-01\n  application: {of: Palestine}\n"
        "- at: 2024-08-02\n  admission: {on: a, does: refer}\n"
        "- id: b\n  at: 2024-08-07\n  admission: {on: a, does: report, favourable: true, session: 2024-09-10}"
    )
    assert of_step(done, "b").late == ("the report of the Committee",)


def test_a_recommendation_that_was_not_voted_on_is_not_reached():
    done = played(
        (APPLIES % "against: USA")
        .replace("- id: vote\n", "- id: vote\n  if: {before: adopted}\n")
        .replace(
            "- id: application",
            "- id: before\n  at: 2024-04-01\n"
            "  put_to_vote: {question: adopt S/1, kind: substantive, against: the rest}\n"
            "- id: application",
        )
    )
    assert "vote was not decided" in of_step(done, "recommended").why


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("on: application, does: refer", "on: applicant, does: refer", "there is no application called applicant"),
        (
            "on: application, does: refer",
            "on: vote, does: refer",
            "vote is no application; expected one of application",
        ),
        (
            "does: refer",
            "does: refer, favourable: true",
            "`favourable` goes with `does: report`, and this is refer",
        ),
        ("does: report", "does: report, special_session: true", "`special_session` goes with `session`"),
        ("decided_in: vote", "decided_in: nowhere", "there is no vote of the Council called nowhere"),
        ("does: recommend", "does: admit", "vote is no vote of the Assembly"),
        ("does: refer", "does: refuse", "found refuse, expected refer, keep"),
    ],
)
def test_what_cannot_be_said_of_an_application_is_told(old, new, message):
    with pytest.raises(ScenarioError, match=message):
        played((APPLIES % "against: USA").replace(old, new, 1))


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ("without_vote: true", "is not adopted without a vote"),
        ("in_favour: the rest, begins: 2020-08-15T10:00", "2020-08-15T10:00 is after the result was announced"),
        (
            "in_favour: the rest, begins: 2020-08-14T10:00",
            "announced .2020-08-14T18:00. before .*2020-08-15T10:00",
        ),
        ("in_favour: the rest, begins: 2020-08-13T18:01", "members have until 2020-08-14T18:01"),
        ("in_favour: the rest, begins: 2020-08-14", "announced .2020-08-14T18:00. before .*2020-08-15"),
        ('in_favour: the rest, begins: "10:00"', "an hour alone will not do here"),
        ("in_favour: USA", "named nowhere"),
    ],
)
def test_what_cannot_be_said_of_a_written_vote_is_told(more, message):
    with pytest.raises(ScenarioError, match=message):
        by_letter(more)

"""Credentials, bodies appointed and private meetings in a run: what the file tells, and what follows by itself."""

import pytest
from stage import all_of, of_step, played, the

from sim.engine.events import Decided, DraftSubmitted, MeetingEnded, MeetingOpened, Refused, Spoke
from sim.engine.events_of_the_meeting import (
    BodyAppointed,
    CommuniqueIssued,
    CredentialsChallenged,
    CredentialsReported,
    CredentialsSettled,
    CredentialsUndecided,
    PublicityChanged,
)
from sim.law import Choice
from sim.scenario.faults import ScenarioError
from sim.show.transcript import transcript
from sim.source import Status

JANUARY_1950 = """
- at: 1950-01-13T15:00
  meeting:
    item: Representation of China
    called_by: SUN
    proceedings:
"""


def meeting(proceedings: str, of: str = JANUARY_1950, **more):
    lines = "\n".join(f"      {line}" for line in proceedings.strip("\n").splitlines())
    return played(of + lines, **more)


def told(done):
    return [paragraph.text for block in transcript(done.log) for paragraph in block]


CHALLENGE = """
- id: challenge
  credentials:
    of: ROC
    challenged_by: SUN
    vote: {question: not recognize the credentials of ROC, %s, against: the rest}
- statement: {by: ROC}
"""
LOST, CARRIED = "in_favour: IND SUN YUG, abstaining: GBR NOR", "in_favour: IND SUN YUG GBR NOR EGY ECU"


def test_rule_17_a_challenge_that_is_lost_changes_nothing():
    done = meeting(CHALLENGE % LOST)
    assert str(done.decisions["challenge"].tally) == "3-6-2"
    assert the(done, CredentialsChallenged).of == "ROC"
    assert (all_of(done, CredentialsSettled), all_of(done, CredentialsUndecided)) == ([], [])
    assert the(done, Spoke).by == "ROC"


def test_rule_17_a_delegation_that_was_rejected_no_longer_sits():
    done = meeting(
        CHALLENGE % CARRIED
        + "- id: after\n  put_to_vote: {question: adopt S/1, kind: substantive, in_favour: the rest, against: ROC}"
    )
    settled = the(done, CredentialsSettled)
    assert (settled.of, settled.sits, settled.chair, settled.status) == ("ROC", False, "CUB", Status.ASSUMED)
    assert the(done, Refused).rule.cite == "Rule 17"
    after = done.decisions["after"]
    assert (str(after.tally), after.blocked_by) == ("10-0-0, 1 not voting", ())
    (vote,) = (v for v in after.votes if v.member == "ROC")
    assert (vote.choice, vote.how and vote.how.value) == (Choice.NOT_VOTING, "absent")


def test_rule_15_a_report_that_is_approved_seats_it_again():
    done = meeting(CHALLENGE % CARRIED + "- id: new\n  credentials: {of: ROC}\n- statement: {by: ROC}")
    assert the(done, CredentialsReported).step == "new"
    assert [(s.sits, s.chair) for s in all_of(done, CredentialsSettled)] == [(False, "CUB"), (True, "ROC")]
    assert [s.by for s in all_of(done, Spoke)] == ["ROC"]


def test_a_challenge_put_the_other_way_round_decides_nothing_when_it_is_lost():
    done = meeting(
        "- id: challenge\n  credentials: {of: ROC, challenged_by: SUN, put_as: against, "
        "vote: {question: recognize the credentials of ROC, in_favour: USA ROC, against: the rest}}"
    )
    assert done.decisions["challenge"].outcome.value == "not_adopted"
    assert all_of(done, CredentialsSettled) == []
    assert the(done, CredentialsUndecided).of == "ROC"


def test_a_challenge_in_private_and_one_by_itself_are_refused_with_the_rule():
    done = meeting("- id: own\n  credentials: {of: SUN, challenged_by: SUN}")
    refused = of_step(done, "own")
    assert isinstance(refused, Refused)
    assert refused.rule.cite == "Rule 17"


@pytest.mark.parametrize(
    ("vote", "refused"), [("", 0), (", vote: {question: reject them, without_vote: true}", 1)]
)
def test_rule_17_a_challenge_of_which_no_decision_is_told_unseats_nobody(vote, refused):
    done = meeting(
        f"""
- id: challenge
  credentials: {{of: ROC, challenged_by: SUN{vote}}}
- id: after
  put_to_vote: {{question: adopt S/1, kind: substantive, in_favour: the rest}}
- id: again
  credentials: {{of: ROC, challenged_by: SUN, vote: {{question: reject them, in_favour: the rest}}}}
"""
    )
    undecided = the(done, CredentialsUndecided)
    assert undecided.of == "ROC"
    assert any("keeps its seat" in line for line in told(done))
    assert (str(done.decisions["after"].tally), len(all_of(done, Refused))) == ("11-0-0", refused)
    assert [(s.of, s.sits) for s in all_of(done, CredentialsSettled)] == [("ROC", False)]


def test_rule_17_an_unseated_delegation_submits_nothing_and_proposes_nothing():
    done = meeting(
        CHALLENGE % CARRIED
        + """
- id: own
  draft: {symbol: S/2, by: ROC}
- id: with-others
  draft: {symbol: S/3, by: ROC CUB}
- id: private
  go_private: {by: ROC}
- id: body
  appoint: {what: committee, question: it, speaks: CHL, by: ROC}
"""
    )
    for step in ("own", "private", "body"):
        refused = of_step(done, step)
        assert isinstance(refused, Refused)
        assert (refused.rule.cite, "credentials of the representative of ROC" in refused.why) == ("Rule 17", True)
    submitted = the(done, DraftSubmitted)
    assert (submitted.symbol, submitted.by) == ("S/3", ("CUB",))


def test_rule_17_a_draft_submitted_outside_a_meeting_too():
    lines = "\n".join(f"      {line}" for line in (CHALLENGE % CARRIED).strip().splitlines())
    done = played(JANUARY_1950 + lines + "\n- id: later\n  at: 1950-01-14\n  draft: {symbol: S/2, by: ROC}\n")
    refused = of_step(done, "later")
    assert isinstance(refused, Refused)
    assert refused.rule.cite == "Rule 17"


def test_who_presides_is_said_only_where_it_changes():
    proceedings = (CHALLENGE % CARRIED).replace("ROC", "EGY").replace(" EGY ECU", " CUB ECU")
    done = meeting(proceedings)
    settled = the(done, CredentialsSettled)
    assert (settled.of, settled.chair) == ("EGY", "")
    (line,) = (line for line in told(done) if "no longer sits" in line)
    assert "presides" not in line


TODAY = """
- at: 2014-12-22T15:00
  meeting:
    item: An item
    proceedings:
"""


def test_rule_28_a_body_is_appointed_and_who_reports_for_it_speaks():
    done = meeting(
        """
- statement: {by: A rapporteur}
- id: appointed
  appoint: {what: rapporteur, question: the incident, speaks: A rapporteur, by: FRA}
- statement: {by: A rapporteur}
- id: lost
  appoint: {what: committee, question: it, speaks: CHL, vote: {question: appoint it, against: the rest}}
""",
        TODAY,
    )
    assert the(done, BodyAppointed).speaks == "A rapporteur"
    assert [r.rule.cite for r in all_of(done, Refused)] == ["Rule 37"]
    assert [s.by for s in all_of(done, Spoke)] == ["A rapporteur"]
    assert done.decisions["lost"].kind.value == "procedural"


def test_rules_48_51_and_55_private_and_public_and_the_communique():
    done = meeting(
        """
- id: early
  single_copy:
- id: private
  go_private: {by: FRA, vote: {question: meet in private, in_favour: the rest}}
- single_copy: {by: FRA}
- id: twice
  go_private:
- go_public:
""",
        TODAY,
    )
    assert [e.rule.cite for e in all_of(done, Refused)] == ["Rule 51", "Rule 48"]
    assert [e.how for e in all_of(done, PublicityChanged)] == [
        "goes on in private",
        "has its record kept in a single copy",
        "goes on in public",
    ]
    assert done.decisions["private"].kind.value == "procedural"
    communique = the(done, CommuniqueIssued)
    assert communique.cause == the(done, MeetingEnded).number
    assert communique.sources[-1].cite == "Rule 55"


@pytest.mark.parametrize(("format", "issued"), [("private", 1), ("public", 0), ("consultations", 0)])
def test_rule_55_a_communique_on_private_meetings_only(format, issued):
    done = played(f"- at: 2014-12-22\n  meeting: {{item: An item, format: {format}}}")
    assert len(all_of(done, CommuniqueIssued)) == issued


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ("credentials: {of: ROC SUN}", "found 2 States, expected one"),
        ("credentials: {of: KEN}", "KEN was not a member on 1950-01-13"),
        ("credentials: {of: ROC, challenged_by: POL}", "POL was not a member"),
        ("credentials: {challenged_by: SUN}", "the key `of` is missing"),
        ("appoint: {what: panel, question: it, speaks: X}", "found panel, expected commission, committee or"),
        ("go_private: {by: FRA GBR}", "found 2 States, expected the one that proposes it"),
        ("appoint: {what: committee, question: it, speaks: X, by: KEN}", "KEN was not a member"),
    ],
)
def test_what_cannot_be_is_told_where_it_stands(step, message):
    with pytest.raises(ScenarioError, match=message):
        meeting(f"- {step}")


def test_a_decision_on_credentials_can_be_what_another_step_depends_on():
    done = meeting(CHALLENGE % LOST + "- if: {challenge: adopted}\n  statement: {by: SUN}")
    assert [s.by for s in all_of(done, Spoke)] == ["ROC"]
    assert isinstance(of_step(done, "challenge"), Decided)


def test_what_was_decided_on_credentials_and_bodies_holds_at_the_next_meeting():
    next_day = """
- at: 1950-01-14
  meeting:
    item: Another item
    proceedings:
      - statement: {by: ROC}
      - statement: {by: A rapporteur}
      - credentials: {of: ROC}
- at: 1950-01-15
  meeting: {item: A third}
"""
    appointed = "- appoint: {what: rapporteur, question: it, speaks: A rapporteur}\n"
    lines = "\n".join(f"      {line}" for line in (appointed + (CHALLENGE % CARRIED).strip()).splitlines())
    done = played(JANUARY_1950 + lines + next_day)
    assert [e.chair for e in all_of(done, MeetingOpened)] == ["ROC", "CUB", "ROC"]
    assert [e.rule.cite for e in all_of(done, Refused)] == ["Rule 17", "Rule 17"]
    assert [e.by for e in all_of(done, Spoke)] == ["A rapporteur"]

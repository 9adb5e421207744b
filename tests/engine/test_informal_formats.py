"""Outside a formal meeting nothing is decided: every attempt is refused with its rule, and the run goes on."""

import pytest
from stage import all_of, faults_of, of_step, played, the

from sim.engine.events import Decided, ItemSeized, MeetingEnded, MeetingOpened, NotReached, Refused, Spoke
from sim.procedure import Format

INFORMAL = [f.value for f in Format if not f.formal]

TRIES = """
    - id: meeting
      at: 2020-12-11
      meeting:
        format: {format}
        item: x
        called_by: USA
        agenda: {{objecting: CHN, vote_asked_by: CHN, against: CHN RUS, in_favour: the rest}}
        proceedings:
          - {{id: draft, draft: {{symbol: S/1, by: USA}}}}
          - {{id: vote, put_to_vote: {{question: adopt S/1, draft: S/1, asked_by: USA, in_favour: the rest}}}}
          - {{id: silent, put_to_vote: {{question: adopt S/2, draft: S/2, without_vote: true}}}}
          - {{id: procedure, put_to_vote: {{question: defer consideration, in_favour: the rest}}}}
          - {{id: statement, put_to_vote: {{question: agree on a presidential statement, in_favour: the rest}}}}
          - {{id: guest, invite: {{who: a briefer}}}}
          - {{id: guest-vote, invite: {{who: another, vote: {{question: invite, in_favour: the rest}}}}}}
          - {{id: explained, explanation: {{by: CHN}}}}
          - {{id: pause, suspend: }}
          - {{id: again, resume: }}
          - {{id: ceded, cede_chair: }}
          - {{id: said, statement: {{by: CHN}}}}
          - {{id: end, adjourn: }}
    - {{id: debate, at: 2020-12-12, veto_debate: {{on: vote}}}}
"""
REFUSED = ["draft", "vote", "silent", "procedure", "statement", "guest", "guest-vote", "explained", "pause"]
REFUSED += ["again", "ceded", "agenda"]


@pytest.mark.parametrize("format", INFORMAL)
def test_every_decision_is_refused_and_the_run_goes_on(format):
    done = played(TRIES.format(format=format))
    assert faults_of(done.log) == []
    assert all_of(done, Decided) == []
    assert all_of(done, ItemSeized) == []
    for step in REFUSED:
        event = of_step(done, step)
        assert isinstance(event, Refused), step
        assert event.rule.cite == "Council practice: the Provisional Rules apply to formal meetings only"
        assert "formal meeting" in event.instead
    assert isinstance(of_step(done, "said"), Spoke)
    assert isinstance(of_step(done, "end"), MeetingEnded)
    assert isinstance(of_step(done, "debate"), NotReached)


@pytest.mark.parametrize("format", [f.value for f in Format if f.formal])
def test_the_same_in_a_formal_meeting(format):
    done = played(TRIES.format(format=format))
    assert {"agenda", "vote", "silent", "procedure", "statement", "guest-vote"} <= set(done.decisions)


def test_a_draft_refused_there_can_be_submitted_in_a_formal_meeting():
    done = played("""
        - id: talk
          at: 2020-12-11
          meeting: {format: consultations, proceedings: [{id: draft, draft: {symbol: S/1, by: USA}}]}
        - id: meeting
          at: 2020-12-12
          meeting: {proceedings: [{id: again, draft: {symbol: S/1, by: USA}}]}
    """)
    assert isinstance(of_step(done, "draft"), Refused)
    assert not isinstance(of_step(done, "again"), Refused)


def test_an_informal_meeting_is_opened_and_ended():
    done = played("- {at: 2021-12-15, meeting: {format: other_matters, called_by: USA}}")
    assert the(done, MeetingOpened).chair == "NER"
    assert the(done, MeetingEnded).how == "the business was concluded"

"""Drafts from submission to the vote: in the order of submission, in blue by custom, by members or for them."""

from stage import all_of, faults_of, of_step, played, the

from sim.engine.events import Decided, DraftInBlue, DraftSubmitted, Invited, QuestionPut, Refused, VetoDebateDue
from sim.source import Status

YES = "in_favour: the rest"


def two(first: str, second: str, between: str = ""):
    """Two drafts submitted on one day, and voted in a meeting on the next."""
    return played(f"""
        - {{id: one, at: 2022-05-20, draft: {{symbol: S/1, by: USA}}}}
        - {{id: two, at: 2022-05-20, draft: {{symbol: S/2, by: RUS}}}}
        - id: meeting
          at: 2022-05-23
          meeting:
            proceedings:
              {between or "- {id: said, statement: {by: USA}}"}
              - {{id: a, put_to_vote: {{question: adopt {first}, draft: {first}, {YES}}}}}
              - {{id: b, put_to_vote: {{question: adopt {second}, draft: {second}, {YES}}}}}
    """)


def test_drafts_are_voted_in_the_order_of_submission():
    assert list(two("S/1", "S/2").decisions) == ["a", "b"]


def test_the_other_order_is_refused():
    done = two("S/2", "S/1")
    refused = of_step(done, "a")
    assert isinstance(refused, Refused)
    assert refused.rule.cite == "Rule 32"
    assert refused.why == "S/1 was submitted before S/2"
    assert refused.instead == "putting S/1 to the vote"
    assert list(done.decisions) == ["b"]


def test_a_procedural_vote_can_change_the_order():
    vote = "- {id: order, put_to_vote: {question: vote first on S/2, %s}}"
    assert list(two("S/2", "S/1", vote % YES).decisions) == ["order", "a", "b"]
    lost = two("S/2", "S/1", vote % "in_favour: RUS CHN, against: the rest")
    assert list(lost.decisions) == ["order", "b"]
    assert isinstance(of_step(lost, "a"), Refused)


def test_the_order_is_kept_within_the_meeting_too():
    done = played(f"""
        - at: 2022-05-23
          meeting:
            proceedings:
              - {{draft: {{symbol: S/1, by: USA}}}}
              - {{draft: {{symbol: S/2, by: RUS}}}}
              - {{id: a, put_to_vote: {{question: adopt S/2, draft: S/2, {YES}}}}}
              - {{id: b, put_to_vote: {{question: adopt S/1, draft: S/1, {YES}}}}}
              - {{id: c, put_to_vote: {{question: adopt S/2, draft: S/2, {YES}}}}}
    """)
    assert list(done.decisions) == ["b", "c"]


def test_a_draft_that_waits_for_another_meeting_stands_in_nobodys_way():
    done = played(f"""
        - {{at: 2022-05-20, draft: {{symbol: S/1, by: USA}}}}
        - {{at: 2022-05-20, draft: {{symbol: S/2, by: RUS}}}}
        - {{id: b, at: 2022-05-23, put_to_vote: {{question: adopt S/2, draft: S/2, {YES}}}}}
        - {{id: a, at: 2022-05-24, put_to_vote: {{question: adopt S/1, draft: S/1, {YES}}}}}
    """)
    assert list(done.decisions) == ["b", "a"]


def test_when_an_unannounced_draft_was_submitted_is_not_guessed():
    done = two("S/3", "S/1")
    assert list(done.decisions) == ["a", "b"]


def test_a_draft_is_voted_on_once():
    for votes in (YES, "against: RUS, in_favour: the rest", "without_vote: true"):
        done = played(f"""
            - {{at: 2022-05-20, draft: {{symbol: S/1, by: USA}}}}
            - {{id: a, at: 2022-05-23, put_to_vote: {{question: adopt S/1, draft: S/1, {votes}}}}}
            - {{id: b, at: 2022-05-24, put_to_vote: {{question: adopt S/1, draft: S/1, {YES}}}}}
            - {{id: c, at: 2022-05-25, put_to_vote: {{question: adopt S/1, draft: S/1, without_vote: true}}}}
        """)
        assert list(done.decisions) == ["a"]
        assert [of_step(done, s).why for s in "bc"] == ["S/1 has been voted on"] * 2


def test_a_draft_left_open_is_still_to_be_voted_on():
    done = played(f"""
        - {{at: 2022-05-20, draft: {{symbol: S/1, by: USA}}}}
        - {{id: a, at: 2022-05-23, put_to_vote: {{question: adopt S/1, draft: S/1, unknown: the rest}}}}
        - {{id: b, at: 2022-05-24, put_to_vote: {{question: adopt S/1, draft: S/1, {YES}}}}}
    """)
    assert [d.outcome.value for d in done.decisions.values()] == ["open", "adopted"]


def test_adopted_without_a_vote_makes_way_for_the_next_and_keeps_the_order():
    votes = f"""
              - {{id: b, put_to_vote: {{question: adopt S/2, draft: S/2, without_vote: true}}}}
              - {{id: a, put_to_vote: {{question: adopt S/1, draft: S/1, without_vote: true}}}}
              - {{id: c, put_to_vote: {{question: adopt S/2, draft: S/2, {YES}}}}}
    """
    done = played(f"""
        - {{at: 2022-05-20, draft: {{symbol: S/1, by: USA}}}}
        - {{at: 2022-05-20, draft: {{symbol: S/2, by: RUS}}}}
        - at: 2022-05-23
          meeting:
            proceedings:{votes}
    """)
    assert {k: d.reason.value for k, d in done.decisions.items()} == {"a": "without_vote", "c": "enough_votes"}
    assert of_step(done, "b").rule.cite == "Rule 32"
    assert done.decisions["a"].tally is None


def test_a_symbol_is_taken_once():
    done = played("""
        - {id: a, at: 2022-05-20, draft: {symbol: S/1, by: USA}}
        - {id: b, at: 2022-05-21, draft: {symbol: S/1, by: RUS}}
        - {at: 2022-05-22, meeting: {proceedings: [{id: c, draft: {symbol: S/1, by: CHN}}]}}
    """)
    assert [type(of_step(done, s)) for s in "abc"] == [DraftSubmitted, Refused, Refused]
    assert of_step(done, "c").why == "S/1 has been submitted already"


def test_who_submitted_a_draft_is_not_said_where_the_file_does_not():
    held = the(played("- {at: 2022-05-20, draft: {symbol: S/1, penholder: USA}}"), DraftSubmitted)
    assert (held.by, held.penholder) == ((), ("USA",))
    inside = played("- {at: 2022-05-20, meeting: {proceedings: [{draft: {symbol: S/1, penholder: USA}}]}}")
    assert (the(inside, DraftSubmitted).by, the(inside, DraftSubmitted).penholder) == ((), ("USA",))


def test_a_sponsor_that_is_no_member_does_no_harm_beside_one_that_is():
    done = played("- {at: 2022-05-20, draft: {symbol: S/1, by: UKR USA}}")
    assert the(done, DraftSubmitted).by == ("UKR", "USA")


# In blue: custom, noted and not enforced


def blue(in_blue: str, vote: str, at: str = "2022-05-20"):
    return played(f"""
        - {{id: draft, at: {at}, draft: {{symbol: S/1, by: USA, in_blue: {in_blue}}}}}
        - {{id: vote, at: {vote}, put_to_vote: {{question: adopt S/1, draft: S/1, against: CHN, {YES}}}}}
    """)


def test_in_blue_a_day_before_the_vote_needs_no_remark():
    for in_blue, vote in (
        ("2022-05-25", "2022-05-26"),
        ("2022-05-25T18:00", "2022-05-26T18:00"),
        ("2022-05-25T18:00", "2022-05-26"),  # the hour of the vote is not known
    ):
        done = blue(in_blue, vote)
        assert str(the(done, DraftInBlue).at) == in_blue
        assert the(done, DraftInBlue).cause == of_step(done, "draft").number
        assert the(done, QuestionPut).note == ""


def test_sooner_is_noted_and_voted_all_the_same():
    for in_blue, vote in (
        ("2022-05-26T10:00", "2022-05-26T15:00"),
        ("2022-05-25T18:00", "2022-05-26T17:59"),
        ("2022-05-26", "2022-05-26"),
    ):
        done = blue(in_blue, vote)
        assert the(done, QuestionPut).note.startswith(f"S/1 has been in blue since {in_blue}; by custom")
        assert done.decisions["vote"].reason.value == "veto"


def test_the_vote_does_not_wait_for_blue():
    done = blue("2022-05-27", "2022-05-26")
    assert done.decisions["vote"].reason.value == "veto"
    assert all_of(done, DraftInBlue) == []
    refused = the(done, Refused)
    assert (refused.why, str(refused.at)) == ("S/1 has been voted on", "2022-05-27")
    assert "custom" in refused.rule.cite
    assert faults_of(done.log) == []


def test_in_blue_before_it_is_submitted_is_refused_and_time_does_not_go_back():
    done = blue("10:00", "2022-05-26", at="2022-05-20T12:00")
    assert "was not submitted by 2022-05-20T10:00" in the(done, Refused).why
    assert faults_of(done.log) == []


def test_in_blue_on_the_day_it_is_submitted():
    done = blue("2022-05-20", "2022-05-26", at="2022-05-20T12:00")
    assert str(the(done, DraftInBlue).at) == "2022-05-20T12:00"
    assert faults_of(done.log) == []


def test_in_blue_at_an_hour_of_the_day_it_is_submitted():
    assert str(the(blue("18:00", "2022-05-26"), DraftInBlue).at) == "2022-05-20T18:00"


def test_a_draft_submitted_in_a_meeting_is_put_in_blue_too():
    done = played("""
        - at: 2022-05-20
          meeting: {proceedings: [{id: draft, draft: {symbol: S/1, by: USA, in_blue: 2022-05-25}}]}
    """)
    assert str(the(done, DraftInBlue).at) == "2022-05-25"


# Rule 38


def test_a_draft_of_a_state_that_is_neither_member_nor_invited_is_refused():
    for text in (
        "- {id: d, at: 2022-05-20, draft: {symbol: S/1, by: UKR}}",
        "- {at: 2022-05-20, meeting: {proceedings: [{id: d, draft: {symbol: S/1, by: UKR}}]}}",
    ):
        refused = the(played(text), Refused)
        assert refused.rule.cite == "Rule 38"
        assert refused.step == "d"


def test_an_invited_state_submits_and_a_member_asks_for_the_vote():
    def voted(asked_by: str, rule: str = "37"):
        return played(f"""
            - at: 2022-05-20
              meeting:
                proceedings:
                  - {{invite: {{who: UKR, rule: {rule}}}}}
                  - {{id: draft, draft: {{symbol: S/1, by: UKR}}}}
                  - {{id: vote, put_to_vote: {{question: adopt S/1, draft: S/1, {asked_by} {YES}}}}}
        """)

    assert the(voted("asked_by: ALB,"), Invited).who == "UKR"
    assert list(voted("asked_by: ALB,").decisions) == ["vote"]
    assert list(voted("").decisions) == []
    assert of_step(voted(""), "vote").rule.cite == "Rule 38"
    assert of_step(voted("asked_by: ALB,", rule="39, outside_the_rules: true"), "draft").rule.cite == "Rule 38"


def test_a_vetoed_draft():
    done = played("""
        - id: draft
          at: 2022-05-20
          source: S/2022/431
          draft: {symbol: S/2022/431, by: USA, in_blue: 2022-05-24}
        - id: vote
          at: 2022-05-26
          source: S/PV.9048
          put_to_vote:
            {question: adopt it, kind: substantive, draft: S/2022/431, against: CHN RUS, in_favour: the rest}
    """)
    vote = done.decisions["vote"]
    assert isinstance(vote, Decided)
    assert vote.blocked_by == ("CHN", "RUS")
    assert vote.status is Status.DERIVED
    assert the(done, VetoDebateDue).cause == vote.number

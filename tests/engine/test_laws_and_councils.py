"""What a scenario changes in the law, or in who sits: the run uses it, and calls no decision by it recorded."""

import pytest
from stage import all_of, of_step, played, the

from sim.engine.events import MeetingCalled, SituationReferred, VetoDebateDue
from sim.source import Status

TWO_NOES = """
    - id: vote
      at: 2014-12-22
      source: S/PV.7353
      put_to_vote: {question: adopt the draft, kind: substantive, against: CHN RUS, in_favour: the rest}
"""
ONE_NO = TWO_NOES.replace("CHN RUS", "CHN")


@pytest.mark.parametrize(
    ("text", "law", "outcome", "blocked_by"),
    [
        (TWO_NOES, "{}", "not_adopted", ("CHN", "RUS")),
        (TWO_NOES, "{no_veto: true}", "adopted", ()),
        (TWO_NOES, "{veto: {noes_to_block: 2}}", "not_adopted", ("CHN", "RUS")),
        (ONE_NO, "{veto: {noes_to_block: 2}}", "adopted", ()),
        (ONE_NO, "{veto: {holders: FRA GBR}}", "adopted", ()),
        (ONE_NO, "{veto: {chapters: [VII]}}", "adopted", ()),
        (ONE_NO.replace("kind:", "chapter: VII, kind:"), "{veto: {chapters: [VII]}}", "not_adopted", ("CHN",)),
        (ONE_NO, "{no_veto: true, substantive_votes: 15}", "not_adopted", ()),
        (TWO_NOES.replace("substantive", "procedural"), "{procedural_votes: 14}", "not_adopted", ()),
    ],
)
def test_changed_laws(text, law, outcome, blocked_by):
    decided = played(text, f"law: {law}").decisions["vote"]
    assert (decided.outcome.value, decided.blocked_by) == (outcome, blocked_by)


def test_a_decision_by_a_supposed_law_or_council_is_supposed():
    council = "council: {members: ARG CHN FRA, permanent: CHN, president: ARG}"
    statuses = [
        played(TWO_NOES, top).decisions["vote"].status
        for top in ("", "law: {no_veto: true}", "council: 2015-01-05", "council: 2014-12-01")
    ]
    # The rest is completed from the membership, and so derived; the last is the Council of the day itself.
    assert statuses == [Status.DERIVED, Status.ASSUMED, Status.ASSUMED, Status.DERIVED]
    text = TWO_NOES.replace("CHN RUS", "CHN")
    assert played(text, f"{council}\nlaw: {{substantive_votes: 2}}").decisions["vote"].status is Status.ASSUMED


def test_another_council_votes():
    decided = played(TWO_NOES, "council: 2015-01-05").decisions["vote"]
    members = {v.member for v in decided.votes}
    assert {"AGO", "ESP"} <= members
    assert not {"AUS", "KOR"} & members


@pytest.mark.parametrize(
    ("members", "president"),
    [("ARG CHN TCD", "TCD"), ("ARG CHN FRA", "ARG"), ("ARG CHN FRA, president: FRA", "FRA")],
)
def test_somebody_presides_over_a_composed_council(members, president):
    done = played(ONE_NO, f"council: {{members: {members}, permanent: CHN}}\nlaw: {{substantive_votes: 2}}")
    assert the(done, MeetingCalled).president == president
    assert done.decisions["vote"].blocked_by == ("CHN",)
    assert done.decisions["vote"].permanent == ("CHN",)


PARTY = """
    - id: vote
      at: 2014-03-15
      put_to_vote: {question: adopt the draft, chapter: VI, parties: RUS UKR, against: RUS, abstaining: CHN,
        in_favour: the rest}
"""


def test_a_party_to_a_dispute_is_held_to_abstain_where_the_law_is_enforced():
    as_practised, enforced = (played(PARTY, top).decisions["vote"] for top in ("", "law: {enforce_proviso: true}"))
    assert (as_practised.outcome.value, as_practised.blocked_by) == ("not_adopted", ("RUS",))
    assert "not enforced in practice" in as_practised.why
    assert (enforced.outcome.value, enforced.blocked_by) == ("adopted", ())
    under_vii = played(PARTY.replace("chapter: VI,", "chapter: VII,"), "law: {enforce_proviso: true}")
    assert under_vii.decisions["vote"].outcome.value == "not_adopted"


PRELIMINARY = """
    - id: meeting
      at: {day}
      meeting:
        proceedings:
          - {{id: claim, put_to_vote: {{question: is the matter procedural, against: {no}, in_favour: the rest}}}}
          - id: vote
            if: {{claim: adopted}}
            put_to_vote: {{question: defer consideration, in_favour: the rest}}
"""


def test_the_preliminary_question_is_refused_today_and_allowed_by_a_switch():
    off = played(PRELIMINARY.format(day="2014-12-22", no="CHN"))
    assert of_step(off, "claim").rule.cite.startswith("San Francisco")
    assert "claim_not_procedural" in of_step(off, "claim").instead
    on = played(PRELIMINARY.format(day="2014-12-22", no="CHN"), "law: {claim_not_procedural: true}")
    claim = on.decisions["claim"]
    assert (claim.kind.value, claim.outcome.value, claim.blocked_by) == ("preliminary", "not_adopted", ("CHN",))
    assert "vote" not in on.decisions


def test_the_preliminary_question_when_it_was_asked():
    done = played(PRELIMINARY.format(day="1948-05-24", no="SUN"))
    assert done.decisions["claim"].blocked_by == ("SUN",)
    elected = played(PRELIMINARY.format(day="1948-05-24", no="ARG"))
    assert list(elected.decisions) == ["claim", "vote"]


def test_the_law_reaches_what_follows():
    text = """
        - id: vote
          at: 2022-05-26
          put_to_vote: {question: refer it, kind: substantive, chapter: VII, refers: {situation: x}, against: RUS,
            in_favour: the rest}
    """
    real, reform = played(text), played(text, "law: {no_veto: true}")
    assert (len(all_of(real, VetoDebateDue)), len(all_of(real, SituationReferred))) == (1, 0)
    assert (len(all_of(reform, VetoDebateDue)), len(all_of(reform, SituationReferred))) == (0, 1)


def test_the_council_of_eleven_needs_seven():
    text = "- {id: vote, at: 1965-11-23, put_to_vote: {question: adopt the draft, counts: 7-0-4}}"
    assert played(text).decisions["vote"].outcome.value == "adopted"
    assert played(text.replace("7-0-4", "6-0-5")).decisions["vote"].outcome.value == "not_adopted"

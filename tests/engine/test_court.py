"""After an adopted referral: jurisdiction under Art. 13(b), the Prosecutor's decision, deferral under Art. 16."""

import pytest
from stage import all_of, of_step, played, the

from sim.engine.events import CaseDeferred, NotReached, ProsecutorDecided, Refused, SituationReferred
from sim.engine.events_around import DeferralLapsed, NonOpeningReviewed
from sim.source import Status

YES = "in_favour: the rest"


def referral(votes: str = YES, more: str = "", chapter: str = "chapter: VII,", at="2014-12-23", refers: str = ""):
    return played(f"""
        - id: referral
          at: {at}
          put_to_vote: {{question: refer it, {chapter} refers: {{situation: the DPRK{refers}}}, {votes}}}
        {more}
    """)


def test_an_adopted_referral_gives_jurisdiction_and_nothing_follows_by_itself():
    done = referral()
    referred, decided = the(done, SituationReferred), the(done, ProsecutorDecided)
    assert referred.cause == done.decisions["referral"].number
    assert [s.cite for s in referred.sources] == ["Rome Statute Art. 13(b)", "Rome Statute Art. 11"]
    assert "consent is not needed" in referred.says
    assert (decided.opens, decided.cause) == (None, referred.number)
    assert "stays open" in decided.says
    assert [s.cite for s in decided.sources] == ["Rome Statute Art. 53"]


def test_what_follows_from_a_supposed_referral_is_supposed():
    assert the(referral(), ProsecutorDecided).status is Status.ASSUMED


@pytest.mark.parametrize(("refers", "since"), [("", "2002-07-01"), (", since: 2011-02-15", "2011-02-15")])
def test_since_when(refers, since):
    assert str(the(referral(refers=refers), SituationReferred).since) == since


@pytest.mark.parametrize("opens", ["true", "false"])
def test_the_prosecutor_decides_where_the_file_says_so(opens):
    done = referral(
        more=f"- {{id: p, at: 2015-03-02, prosecutor: {{on: referral, opens: {opens}, because: why}}}}"
    )
    decided = the(done, ProsecutorDecided)  # and no second, open one
    assert decided.step == "p"
    assert decided.opens is (opens == "true")
    assert decided.says.endswith("an investigation: why")
    assert decided.cause == the(done, SituationReferred).number


@pytest.mark.parametrize(
    ("votes", "why"),
    [
        ("against: CHN RUS, in_favour: the rest", "referral was not adopted"),
        ("in_favour: USA, abstaining: the rest", "referral was not adopted"),
        ("in_favour: USA, unknown: the rest", "referral is open"),
    ],
)
def test_without_adoption_the_court_is_not_concerned(votes, why):
    done = referral(votes, "- {id: p, at: 2015-03-02, prosecutor: {on: referral, opens: true}}")
    event = of_step(done, "p")
    assert isinstance(event, NotReached)
    assert event.why.startswith(why)
    assert event.cause == done.decisions["referral"].number
    assert all_of(done, SituationReferred) == all_of(done, ProsecutorDecided) == []


@pytest.mark.parametrize("chapter", ["", "chapter: VI,"])
def test_a_referral_takes_chapter_vii(chapter):
    done = referral(chapter=chapter, more="- {id: p, at: 2015-03-02, prosecutor: {on: referral, opens: true}}")
    assert done.decisions["referral"].outcome.value == "adopted"
    refused = the(done, Refused)
    assert refused.rule.cite == "Rome Statute Art. 13(b)"
    assert refused.cause == done.decisions["referral"].number
    assert isinstance(of_step(done, "p"), NotReached)
    assert all_of(done, SituationReferred) == []


def test_no_referral_before_the_statute_was_in_force():
    assert "1 July 2002" in the(referral(at="2002-06-28"), Refused).why
    assert the(referral(at="2002-07-01"), SituationReferred)


def test_a_vote_that_refers_nothing():
    done = played("""
        - {id: vote, at: 2014-12-23, put_to_vote: {question: adopt the draft, chapter: VII, in_favour: the rest}}
        - {id: p, at: 2015-03-02, prosecutor: {on: vote, opens: true}}
    """)
    assert of_step(done, "p").why == "vote was adopted, and nothing was referred by it"


def deferred(opens_on: str, situation: str = "the DPRK", months: str = "", opens: str = "true", again: str = ""):
    return referral(
        more=f"""
        - id: deferral
          at: 2015-01-31
          put_to_vote: {{question: defer it, chapter: VII, defers: {{situation: {situation}{months}}}, {YES}}}
        {again}
        - {{id: p, at: {opens_on}, prosecutor: {{on: referral, opens: {opens}}}}}
        """
    )


@pytest.mark.parametrize(("on", "refused"), [("2015-02-01", True), ("2016-01-30", True), ("2016-01-31", False)])
def test_a_deferral_in_force_forbids_to_open(on, refused):
    done = deferred(on)
    assert str(the(done, CaseDeferred).until) == "2016-01-31"
    assert the(done, CaseDeferred).cause == done.decisions["deferral"].number
    event = of_step(done, "p")
    assert isinstance(event, Refused if refused else ProsecutorDecided)
    if refused:
        assert event.rule.cite == "Rome Statute Art. 16"
        assert event.cause == the(done, SituationReferred).number


def test_a_deferral_does_not_forbid_to_decline():
    assert isinstance(of_step(deferred("2015-02-01", opens="false"), "p"), ProsecutorDecided)


def test_a_deferral_of_another_situation_changes_nothing():
    assert isinstance(of_step(deferred("2015-02-01", "Darfur"), "p"), ProsecutorDecided)


def test_a_situation_is_known_by_its_words():
    assert isinstance(of_step(deferred("2015-02-01", "'The  dprk'"), "p"), Refused)


def test_months_end_on_the_last_day_there_is():
    assert str(the(deferred("2017-01-01", months=", months: 1"), CaseDeferred).until) == "2015-02-28"


@pytest.mark.parametrize("months", ["0", "13", "999999999"])
def test_one_resolution_defers_for_twelve_months_at_most(months):
    done = deferred("2015-02-01", months=f", months: {months}")
    assert the(done, Refused).rule.cite == "Rome Statute Art. 16"
    assert isinstance(of_step(done, "p"), ProsecutorDecided)


def test_a_renewal_counts_and_a_shorter_one_takes_nothing_away():
    again = """
        - id: renewal
          at: 2015-12-01
          put_to_vote: {question: defer it, chapter: VII, defers: {situation: the DPRK%s}, in_favour: the rest}
    """
    assert isinstance(of_step(deferred("2016-06-01", again=again % ""), "p"), Refused)
    assert isinstance(of_step(deferred("2016-01-15", again=again % ", months: 1"), "p"), Refused)


@pytest.mark.parametrize("votes", ["against: CHN, in_favour: the rest", "unknown: the rest"])
def test_a_deferral_that_is_not_adopted_defers_nothing(votes):
    done = played(f"""
        - {{id: vote, at: 2015-01-31, put_to_vote: {{question: adopt the draft, chapter: VII,
           defers: {{situation: the DPRK}}, {votes}}}}}
    """)
    assert all_of(done, CaseDeferred) == []


def test_a_deferral_takes_chapter_vii():
    done = played("""
        - {id: vote, at: 2015-01-31, put_to_vote: {question: adopt the draft, defers: {situation: the DPRK},
           in_favour: the rest}}
    """)
    assert the(done, Refused).rule.cite == "Rome Statute Art. 16"


def test_a_referral_adopted_without_a_vote():
    done = referral("without_vote: true")
    assert the(done, SituationReferred).cause == done.decisions["referral"].number


# When a deferral runs out; what a review comes to; what the resolution says of exemptions


def test_a_deferral_that_nothing_renews_lapses():
    done = deferred("2017-02-01")
    lapsed = the(done, DeferralLapsed)
    assert (str(lapsed.at), lapsed.cause) == ("2016-01-31", the(done, CaseDeferred).number)
    assert lapsed.sources[0].cite == "Rome Statute Art. 16"


def test_a_renewal_puts_off_the_day_on_which_it_lapses():
    again = """
        - id: renewal
          at: 2015-12-01
          put_to_vote: {question: defer it, chapter: VII, %sdefers: {situation: the DPRK%s}, in_favour: the rest}
    """
    assert str(the(deferred("2017-02-01", again=again % ("", "")), DeferralLapsed).at) == "2016-12-01"
    starting = again % ("", ", starting: 2016-01-31")
    assert str(the(deferred("2017-02-01", again=starting), DeferralLapsed).at) == "2017-01-31"


def test_a_renewal_that_is_vetoed_lets_it_lapse():
    again = """
        - id: renewal
          at: 2015-12-01
          put_to_vote:
            {question: defer it, chapter: VII, defers: {situation: the DPRK}, against: CHN, in_favour: the rest}
    """
    assert str(the(deferred("2017-02-01", again=again), DeferralLapsed).at) == "2016-01-31"


def reviewed(opens: str, keys: str = "", more: str = ""):
    return referral(
        more=f"""
        - {{id: p, at: 2015-03-02, prosecutor: {{on: referral, opens: {opens}}}}}
        {more}
        - {{id: review, at: 2015-06-02, chamber_review: {{on: referral{keys}}}}}
        """
    )


@pytest.mark.parametrize(
    ("reconsider", "says"),
    [(", reconsider: true", "to reconsider;"), (", reconsider: false", "stand"), ("", "not known")],
)
def test_the_pre_trial_chamber_can_at_most_ask_to_reconsider(reconsider, says):
    event = of_step(reviewed("false", reconsider), "review")
    assert isinstance(event, NonOpeningReviewed)
    assert says in event.says
    assert event.sources[-1].cite == "Rome Statute Art. 53"


def test_only_a_decision_not_to_open_is_reviewed():
    event = of_step(reviewed("true"), "review")
    assert isinstance(event, Refused)
    assert event.rule.cite == "Rome Statute Art. 53"
    undecided = referral(more="- {id: review, at: 2015-06-02, chamber_review: {on: referral}}")
    assert "not known to have decided" in of_step(undecided, "review").why


@pytest.mark.parametrize(("votes", "held"), [(YES, True), ("against: RUS, in_favour: the rest", False)])
def test_the_council_has_to_ask_for_the_review(votes, held):
    ask = f"- {{id: ask, at: 2015-05-02, put_to_vote: {{question: ask for a review, kind: substantive, {votes}}}}}"
    event = of_step(reviewed("false", ", asked_in: ask", ask), "review")
    assert isinstance(event, NonOpeningReviewed if held else NotReached)


def test_exemptions_and_costs_are_told_and_change_nothing():
    done = referral(refers=", exempts: nationals of others on missions, costs: the parties")
    referred = the(done, SituationReferred)
    assert "nationals of others" in referred.clauses and "the parties" in referred.clauses
    assert referred.says == the(referral(), SituationReferred).says


@pytest.mark.parametrize(
    ("opens", "says"), [("true", "the Prosecutor opens"), ("false", "the Prosecutor does not open")]
)
def test_what_the_prosecutor_decided_is_said(opens, says):
    done = referral(more=f"- {{id: p, at: 2015-03-02, prosecutor: {{on: referral, opens: {opens}}}}}")
    assert the(done, ProsecutorDecided).says.startswith(says)


def test_a_refusal_says_what_was_attempted():
    assert the(referral(chapter=""), Refused).attempt == "a referral to the Court"
    assert the(deferred("2015-02-01", months=", months: 13"), Refused).attempt == "a deferral"


def test_a_deferral_lapses_once_and_each_situation_by_itself():
    again = """
        - id: renewal
          at: 2015-06-01
          put_to_vote:
            {question: defer it, chapter: VII, defers: {situation: %s, starting: 2015-01-31}, in_favour: the rest}
    """
    assert len(all_of(deferred("2017-02-01", again=again % "the DPRK"), DeferralLapsed)) == 1
    others = all_of(deferred("2017-02-01", again=again % "Darfur"), DeferralLapsed)
    assert [(e.situation, str(e.at)) for e in others] == [("the DPRK", "2016-01-31"), ("Darfur", "2016-01-31")]

"""Votes of the Assembly in a run: the majority by who votes and the words, what has to come first, ties."""

import pytest
from stage import all_of, of_step, played, the

from sim.engine.events import Decided, NotReached, Refused
from sim.engine.events_around import SecondVoteDue
from sim.source import Status


def voted(keys: str, counts="100-60-20, unknown: the rest", at="2014-12-18", source="A/69/PV.73", more=""):
    return played(f"""
        - {{id: v, at: {at}, source: {source}, assembly_vote: {{{keys}, counts: {counts}}}}}
        {more}
    """)


@pytest.mark.parametrize(
    ("keys", "kind", "known"),
    [
        ("text: the programme budget", "assembly-two-thirds", Status.DERIVED),
        ("text: the programme budget, body: Fifth Committee", "assembly-majority", Status.DERIVED),
        ("text: amendments to the Charter", "assembly-two-thirds-of-members", Status.DERIVED),
        ("text: human rights in X", "assembly-majority", Status.DERIVED),
        ("text: A/RES/69/1", "assembly-majority", Status.ASSUMED),
        ("text: the programme budget, kind: assembly-majority", "assembly-majority", Status.RECORDED),
    ],
)
def test_the_majority_is_derived_where_the_file_does_not_say_it(keys, kind, known):
    decided = voted(keys).decisions["v"]
    assert (decided.kind.value, decided.kind_status) == (kind, known)


def test_an_open_vote_is_settled_by_as_many_as_are_unknown():
    decided = voted("text: the programme budget", "110-60-10, unknown: the rest").decisions["v"]
    assert decided.outcome.value == "open"
    assert decided.decision.why.endswith("it can still be settled by the 13 members whose vote is unknown.")


def test_what_is_assumed_of_the_majority_counts_only_where_it_matters():
    close = voted("text: A/RES/69/1").decisions["v"]
    assert close.status is Status.ASSUMED and "two thirds would come to something else" in close.note
    clear = voted("text: A/RES/69/188", "116-20-53-4").decisions["v"]
    assert clear.status is Status.RECORDED and "two thirds would come to the same" in clear.note


def admitted(votes: str, keys="effect: admit, recommended_in: c"):
    return played(f"""
        - {{id: c, at: 2015-01-10, put_to_vote: {{question: recommend the admission of X, {votes}}}}}
        - id: v
          at: 2015-01-20
          assembly_vote: {{text: admission of X to membership, {keys}, counts: 150-1-9-33}}
    """)


def test_nobody_is_admitted_without_the_councils_recommendation():
    done = admitted("in_favour: the rest")
    assert done.decisions["v"].cause == done.decisions["c"].number
    assert done.decisions["v"].kind.value == "assembly-two-thirds"
    event = of_step(admitted("against: CHN, in_favour: the rest"), "v")
    assert isinstance(event, NotReached) and "no recommendation of the Council" in event.why
    refused = of_step(admitted("in_favour: the rest", "effect: admit"), "v")
    assert (refused.rule.cite, refused.cause) == ("Charter Art. 4", None)


@pytest.mark.parametrize(
    ("keys", "rule"),
    [
        ("text: appoint Jane Doe Secretary-General", "Charter Art. 97"),
        ("text: a text, effect: appoint", "Charter Art. 97"),
        ("text: the admission of Freedonia", "Charter Art. 4"),
        ("text: expel Freedonia", "Charter Art. 6"),
        ("text: suspend the rights of membership of Freedonia", "Charter Art. 5"),
    ],
)
def test_what_takes_the_councils_recommendation_is_refused_without_one(keys, rule):
    event = of_step(voted(keys), "v")
    assert isinstance(event, Refused) and event.rule.cite == rule
    recommending = voted(f"{keys.replace(', effect: appoint', '')}, recommends: look at it again")
    assert isinstance(of_step(recommending, "v"), Decided)


def test_a_secretary_general_who_was_recommended_is_appointed_by_a_majority():
    done = played("""
        - {id: c, at: 2016-10-06, put_to_vote: {question: recommend Jane Doe, kind: substantive,
           in_favour: the rest}}
        - {id: v, at: 2016-10-13, assembly_vote: {text: appoint Jane Doe Secretary-General, recommended_in: c,
           counts: 100-60-25-8}}
    """)
    decided = done.decisions["v"]
    assert (decided.kind.value, decided.outcome.value) == ("assembly-majority", "adopted")
    assert {"Charter Art. 97", "GA Rule 141"} <= {s.cite for s in decided.decision.sources}


def test_a_member_of_the_human_rights_council_is_suspended_by_two_thirds_of_those_voting():
    # 7 April 2022, A/RES/ES-11/3: the Russian Federation, 93-24-58, the others not voting.
    text = "text: suspend the rights of membership of the Russian Federation in the Human Rights Council"
    decided = voted(text, "93-24-58-18").decisions["v"]
    assert (decided.outcome.value, decided.needed, decided.kind_status) == ("adopted", 78, Status.DERIVED)
    assert voted(text, "77-40-58-18").decisions["v"].outcome.value == "not_adopted"


def test_to_admit_takes_two_thirds_whatever_the_words():
    done = played("""
        - {id: c, at: 2015-01-10, put_to_vote: {question: recommend the admission of X, in_favour: the rest}}
        - {id: v, at: 2015-01-20, assembly_vote: {text: admit Freedonia, effect: admit, recommended_in: c,
           counts: 100-60-25-8}}
    """)
    assert (done.decisions["v"].outcome.value, done.decisions["v"].needed) == ("not_adopted", 107)


@pytest.mark.parametrize(("effect", "rule"), [("bind", "Charter Art. 10"), ("enforce", "Charter Art. 11(2)")])
def test_the_assembly_neither_binds_nor_enforces(effect, rule):
    event = of_step(voted(f"text: x, effect: {effect}"), "v")
    assert isinstance(event, Refused) and event.rule.cite == rule


AGAIN = "- {id: w, at: 2014-12-19, assembly_vote: {text: A/RES/69/1, repeats: v, counts: %s}}"


def test_a_tie_in_plenary_is_voted_on_again_within_48_hours():
    done = voted("text: A/RES/69/1", "60-60-60-13", more=AGAIN % "61-60-60-12")
    due = the(done, SecondVoteDue)
    assert (due.on, str(due.deadline), due.sources[0].cite) == ("v", "2014-12-20", "GA Rule 95")
    assert [done.decisions[n].outcome.value for n in "vw"] == ["not_adopted", "adopted"]


def test_a_second_tie_and_a_tie_in_a_committee_reject():
    done = voted("text: A/RES/69/1", "60-60-60-13", more=AGAIN % "59-59-60-15")
    assert len(all_of(done, SecondVoteDue)) == 1
    assert "a second tie rejects" in all_of(done, NotReached)[-1].why
    committee = voted("text: x, body: Third Committee", "60-60-60-13")
    assert all_of(committee, SecondVoteDue) == []
    assert all_of(committee, NotReached)[-1].sources[0].cite == "GA Rule 133"


def test_what_was_not_equally_divided_is_not_voted_on_again():
    done = voted("text: A/RES/69/1", "61-60-60-12", more=AGAIN % "61-60-60-12")
    assert isinstance(of_step(done, "w"), NotReached)
    assert len(all_of(done, Decided)) == 1

"""One member voting otherwise: the shortest what-if there is."""

import pytest

import sim
from sim.scenario import ScenarioError, loads
from sim.source import Status


def test_one_member_votes_otherwise_and_the_others_as_they_did() -> None:
    was = sim.run(sim.load("dprk/2014")).decisions["agenda"]
    now = sim.run(sim.load("dprk/2014", {"timeline.agenda.CHN": "abstaining"})).decisions["agenda"]
    assert str(now.tally) == "11-1-3"
    before, after = ({v.member: v for v in d.votes} for d in (was, now))
    assert after.pop("CHN").status is Status.ASSUMED
    before.pop("CHN")
    assert {m: v.choice for m, v in before.items()} == {m: v.choice for m, v in after.items()}


def test_the_change_says_what_the_member_did_before() -> None:
    (change,) = sim.load("dprk/2014", {"timeline.agenda.CHN": "abstaining"}).changes
    assert (change.path, change.recorded, change.now) == ("timeline.agenda.CHN", "against", "abstaining")


@pytest.mark.parametrize(
    ("override", "words"),
    [
        ("timeline.agenda.KEN=against", "KEN was not a member on 2014-12-22"),
        ("timeline.agenda.CHN=agianst", "did you mean against?"),
        ("timeline.agenda.XXX=against", "XXX is no State code"),
    ],
)
def test_a_change_that_cannot_be_is_refused_with_one_fault(override: str, words: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        sim.load("dprk/2014", [override])
    assert words in str(refused.value) and len(refused.value.faults) == 1


def test_a_member_known_only_by_number_cannot_be_singled_out() -> None:
    text = "title: T\ndate: 2014-12-22\nquestion: adopt the draft\ncounts: 11-2-2\nunknown: the rest\n"
    with pytest.raises(ScenarioError, match="known only by number"):
        loads(text, overrides=["CHN=against"])


def test_the_short_form_knows_it_too() -> None:
    text = "title: T\ndate: 2014-12-22\nquestion: adopt the draft\nin_favour: the rest\n"
    vote = sim.run(loads(text, overrides=["CHN=against"])).decisions["vote"]
    assert vote.blocked_by == ("CHN",)

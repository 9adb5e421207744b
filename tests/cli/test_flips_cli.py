"""`unsc flips` as its users call it."""

import json

import pytest

from sim.cli.flips import command
from tests.cli.commandline import answer, unsc

DRAFT = ("--on", "2022-05-26", "--kind", "substantive", "--no", "CHN,RUS", "--rest", "yes")


def test_the_answer_for_scripts():
    found = answer("flips", *DRAFT, "--json")
    assert (found["size"], found["count"], found["smallest"]) == (2, 4, 2)
    assert found["sets"][1] == [
        {"member": "CHN", "from": "no", "to": "yes"},
        {"member": "RUS", "from": "no", "to": "abstain"},
    ]
    assert found["margins"]["CHN"] == 2
    assert found["margins"]["FRA"] is None
    assert found["no_sooner_than"]["settled_by"] == "CHN"
    assert [p["member"] for p in found["no_sooner_than"]["points"]][:4] == [None, "ALB", "BRA", "CHN"]


def test_a_question_of_a_scenario_answers_as_its_votes_do():
    of_scenario = answer("flips", "dprk/2022-sanctions", "vote", "--json")
    typed = answer("flips", *DRAFT, "--chapter", "VII", "--json")
    assert of_scenario.pop("question") == "vote"
    assert of_scenario == typed


def test_the_only_question_needs_no_name_and_one_of_several_does():
    assert answer("flips", "dprk/2022-sanctions", "--json")["question"] == "vote"
    result = unsc("flips", "dprk/2014", "--json")
    assert result.exit_code == 2
    assert "expected which of its questions: " in json.loads(result.stdout)["error"]["message"]
    assert answer("flips", "dprk/2014", "agenda", "--json")["count"] == 1320


def test_another_law_and_a_changed_scenario():
    assert answer("flips", *DRAFT, "--law", "two-noes", "--json")["size"] == 1
    found = answer("flips", "dprk/2022-sanctions", "--law", "two-noes", "--json")
    assert (found["size"], found["count"]) == (1, 4)
    found = answer("flips", "dprk/2014", "agenda", "--set", "timeline.agenda.ARG=against", "--json")
    assert found["size"] == 2


def test_sets_of_a_size_and_as_many_as_wanted():
    found = answer("flips", *DRAFT, "--size", "3", "--limit", "5", "--json")
    assert (found["size"], found["smallest"], len(found["sets"])) == (3, 2, 5)
    # Both vetoes and one of the thirteen, to no or to abstain; not one of the three permanent ones to no.
    assert found["count"] == 4 * (13 * 2 - 3)
    found = answer("flips", *DRAFT, "--size", "1", "--json")
    assert (found["size"], found["sets"], found["count"], found["smallest"]) == (None, [], 0, 2)


def test_costs():
    costs = ("--cost", "CHN:abstain=5", "--cost", "CHN:yes=0.1", "--cost", "rest=1/3")
    found = answer("flips", *DRAFT, *costs, "--json")["cheapest"]
    assert (found["cost"], found["count"]) == ("13/30", 2)
    assert found["sets"] == [
        [{"member": "CHN", "from": "no", "to": "yes"}, {"member": "RUS", "from": "no", "to": to}]
        for to in ("yes", "abstain")
    ]
    # The rest are members no other cost names: what is left out of one that is named cannot be had.
    found = answer("flips", *DRAFT, *costs, "--cost", "RUS:yes=5", "--json")["cheapest"]
    assert (found["cost"], found["count"]) == ("51/10", 1)
    found = answer("flips", *DRAFT, "--cost", "CHN=1", "--json")["cheapest"]
    assert (found["cost"], found["sets"], found["count"]) == (None, [], 0)


def test_an_outcome_that_cannot_be_reversed():
    found = answer("flips", "--on", "2022-05-26", "--kind", "substantive", "--no", "CHN", "--json")
    assert (found["size"], found["sets"], found["count"]) == (None, [], 0)


def test_who_votes_first():
    found = answer("flips", *DRAFT, "--order", "USA,RUS", "--json")["no_sooner_than"]
    assert (found["settled_by"], found["settled_after"]) == ("RUS", 2)


def test_what_people_read():
    text = unsc("flips", *DRAFT, "--cost", "rest=0.5").stdout
    assert text.startswith("Not adopted: vetoed by CHN and RUS;")
    assert "It takes 2 changed votes to make it adopted; there are 4 sets of that size." in text
    assert "CHN no to abstain, RUS no to abstain" in text
    assert "cost 1\n" in text
    words = " ".join(text.split())
    assert "in the order of the seats, the vote of CHN, the third, settled it" in words
    assert "as the first to be cast, a no of CHN, FRA, RUS, GBR or USA could have settled it" in words
    words = " ".join(unsc("flips", *DRAFT, "--order", "RUS").stdout.split())
    assert "in the order asked for, the vote of RUS, the first, settled it" in words
    agenda = unsc("flips", "dprk/2014", "agenda").stdout
    assert "and 1,310 more" in agenda
    assert "never: CHN NGA RUS TCD" in agenda


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--yes", "USA", "--rest", "abstain"), "It takes 8 changed votes to overrule the ruling; "),
        (("--no", "RUS", "--rest", "yes"), "It takes 6 changed votes to let the ruling stand; "),
        (("--no", "RUS", "--rest", "yes", "--put-as", "uphold"), "to keep the ruling from being upheld; "),
        (("--no", "RUS", "--rest", "abstain", "--put-as", "uphold"), "to uphold the ruling; "),
    ],
)
def test_a_ruling_is_overruled_or_stands(words: tuple[str, ...], told: str) -> None:
    text = " ".join(unsc("flips", "--on", "2024-06-12", "--kind", "ruling-challenge", *words).stdout.split())
    assert told in text
    assert "make it" not in text


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--on", "2022-05-26", "--kind", "procedural", "--no", "CHN"), "the outcome is open"),
        (("--kind", "procedural"), "Missing option '--on'"),
        ((*DRAFT, "--set", "title=x"), "expected the name of one"),
        (("dprk/2014", "agenda", "--no", "CHN"), "a scenario says this itself; remove --no"),
        (("dprk/2014", "agend"), "did you mean agenda?"),
        (("dprk/2023",), "no vote is taken in it"),
        (("dprk/2014", "cuban-amendment"), "only by number"),
        (("what-if/2024-no-objection", "agenda"), "without a vote"),
        ((*DRAFT, "--cost", "CHN"), "is no cost"),
        ((*DRAFT, "--cost", "CHN:perhaps=1"), "is no cost"),
        ((*DRAFT, "--cost", "CHN=0"), "--cost CHN=0: found 0, expected a cost above 0, or never"),
        ((*DRAFT, "--cost", "CHN=-1"), "--cost CHN=-1: found -1, expected a number from 0 up; a cost is above 0"),
        ((*DRAFT[:2], "--kind", "substantiv"), "did you mean substantive?"),
        ((*DRAFT, "--chapter", "VIII"), "'VIII' is not one of 'VI', 'VII', '52.3'; did you mean VII?"),
        ((*DRAFT, "--cost", "CHN=x"), "--cost CHN=x: found 'x', expected a number"),
        ((*DRAFT, "--cost", "KEN,XXX=1"), "XXX is no State code"),
        ((*DRAFT, "--cost", "DEU=1"), "DEU has a cost"),
        ((*DRAFT, "--cost", "CHN=1", "--cost", "CHN=2"), "given already"),
        ((*DRAFT, "--order", "CHN,CHN"), "named twice"),
        ((*DRAFT, "--size", "0"), "range"),
    ],
)
def test_what_cannot_be_asked(words: tuple[str, ...], message: str) -> None:
    result = unsc("flips", *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1


def test_it_takes_the_options_of_a_vote():
    names = {p.name for p in command.params}
    assert {
        "on",
        "kind",
        "yes",
        "no",
        "abstain",
        "not_voting",
        "rest",
        "party",
        "chapter",
        "law",
        "council",
    } <= names
    assert "batch" not in names

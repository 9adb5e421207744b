"""What is wrong in a step of a body around the Council is told where it stands, with the nearest right name."""

import pytest

from sim.scenario import ScenarioError, loads

VOTE = "- {id: vote, at: 2022-05-26, put_to_vote: {question: adopt it, kind: substantive, in_favour: the rest}}\n"


def faults(*steps: str) -> list[str]:
    text = "title: x\ntimeline:\n" + "".join(f"  {line}\n" for step in steps for line in step.splitlines())
    with pytest.raises(ScenarioError) as error:
        loads(text)
    return str(error.value).splitlines()


def ess(keys: str, at="2022-06-01") -> str:
    return f"- {{id: ess, at: {at}, emergency_session: {{topic: x, {keys}}}}}"


def committee(keys: str) -> str:
    return f"- {{at: 2022-06-01, committee: {{proposal: x, {keys}}}}}"


@pytest.mark.parametrize(
    ("step", "told"),
    [
        (ess("number: eleventh"), "nobody calls it; expected `on`, `requested_by` or `requests`"),
        (ess("on: vote, requests: 97"), "the Council called it already"),
        (ess("requests: 97, requested_by: QAT"), "who asked is named already"),
        (ess("requests: 0"), "expected"),
        (ess("requests: 60, members: 50"), "expected 51 or more"),
        (ess("on: vote, requested: 2022-05-31"), "`requested` goes with a request by Members"),
        (ess("requests: 97, requested: 2022-06-02"), "2022-06-02 is after the session opened"),
        (ess("requests: 97, requested: '15:00'"), "an hour alone will not do here"),
        (ess("on: vote, closed: 2022-05-01"), "2022-05-01 is before the session opened"),
        (ess("on: voet"), "did you mean vote"),
        (ess("on: vote, appears: peril"), "expected threat, breach or aggression"),
        ("- {at: 2022-06-01, emergency_session: {on: vote}}", "topic"),
        (committee("objecting: CHN, unknown: CHN"), "one member, one position"),
        (committee("objecting: JPN"), "JPN"),
        (committee("unknown: DEU"), "DEU"),
        (committee("until: 2022-06-09"), "`until` goes with `by: silence`"),
        (committee("by: silence, until: 2022-05-09"), "is before the proposal was made"),
        (committee("by: fax"), "expected meeting or silence"),
        ("- {at: 2022-06-01, special_report: {on: voet}}", "did you mean vote"),
        ("- {at: 2022-06-01, special_report: {on: vote, decided_in: vtoe}}", "did you mean vote"),
        ("- {at: 2022-06-01, mandate: {of: x, renewed_in: voet}}", "did you mean vote"),
        ("- {at: 2022-06-01, chamber_review: {on: voet}}", "did you mean vote"),
        ("- {at: 2022-06-01, snapback: {by: FRA, votes: vote}}", "vote comes before this step"),
        ("- {at: 2022-06-01, snapback: {by: FRA, votes: voet}}", "did you mean vote"),
        ("- {at: 2022-06-01, snapback: {by: UK}}", "did you mean GBR"),
        (
            "- {at: 2022-06-01, assembly_vote: {text: x, session: vote, counts: 1-1-1}}",
            "no emergency special session",
        ),
        ("- {at: 2022-06-01, assembly_vote: {text: x, recommended_in: voet, counts: 1-1-1}}", "did you mean vote"),
        (
            "- {at: 2022-06-01, assembly_vote: {text: x, repeats: vote, counts: 1-1-1}}",
            "vote is no vote of the Assembly",
        ),
        ("- {at: 2022-06-01, assembly_vote: {text: x, effect: force, counts: 1-1-1}}", "expected recommend"),
    ],
)
def test_it_is_told_what_was_found_and_what_expected(step, told):
    found = faults(VOTE, step)
    assert told in " ".join(found)
    assert all("timeline" in line for line in found if line.startswith("scenario.yaml"))


@pytest.mark.parametrize("step", [ess("requests: 60, members: 51"), ess("on: vote, closed: 2022-06-01"),
                                   ess("requests: 97, requested: 2022-06-01")])  # fmt: skip
def test_what_is_just_right(step):
    assert loads(f"title: x\ntimeline:\n  {VOTE}  {step}\n").timeline


def test_what_comes_later_cannot_be_spoken_of_but_a_vote_on_relief_must():
    found = faults("- {at: 2022-05-01, special_report: {on: vote}}", VOTE)
    assert "comes no earlier than this step" in " ".join(found)
    loads("title: x\ntimeline:\n  - {at: 2022-05-01, snapback: {by: FRA, votes: vote}}\n  " + VOTE)


def test_a_condition_may_hang_on_a_decision_of_a_committee():
    loads(
        "title: x\ntimeline:\n  - {id: a, at: 2022-05-01, committee: {proposal: x}}\n"
        "  - {if: {a: adopted}, committee: {proposal: y}}\n"
    )

"""Scenarios as a teacher or a researcher would write them at first: each loads, and comes out as it says."""

from pathlib import Path

import pytest

from sim.engine import run
from sim.scenario import load

EXAMPLES = Path(__file__).parent / "examples"
FILES = sorted(EXAMPLES.glob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_an_example_comes_out_as_it_says(path):
    assert run(load(path)).differences == ()


def test_one_vote_takes_six_lines():
    assert len((EXAMPLES / "one-vote.yaml").read_text(encoding="utf-8").splitlines()) == 6


@pytest.mark.parametrize(
    ("override", "codes"),
    [
        ("timeline.agenda.against=CHN RUS", ("CHN", "RUS")),
        ("timeline.meeting.agenda.against=CHN RUS", ("CHN", "RUS")),
        ("timeline[0].meeting.agenda.against=[CHN, RUS]", ("CHN", "RUS")),
        ("timeline.agenda.against=CHN", ("CHN",)),
    ],
)
def test_an_override_is_written_as_one_would_say_it(override, codes):
    scenario = load(EXAMPLES / "override.yaml", [override])
    agenda = scenario.timeline[0].meeting.agenda
    assert agenda.against.members == codes
    assert len(agenda.in_favour.members) == 11
    assert scenario.changes[0].recorded == "CHN RUS"


def test_another_day_brings_another_council():
    """Six of the eleven in favour still sat in January; for the five that are new nobody votes."""
    scenario = load(EXAMPLES / "override.yaml", ["timeline.meeting.at=2015-01-05"])
    assert str(scenario.timeline[0].at) == "2015-01-05"
    assert scenario.timeline[0].meeting.agenda.unknown.rest

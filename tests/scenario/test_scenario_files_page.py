"""The page for authors, docs/scenario-files.md: its example runs, and its table has every key of a meeting."""

import re
from pathlib import Path

import sim
from sim.engine.events import Refused, Spoke
from sim.scenario import loads
from sim.scenario.model import INSIDE

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "scenario-files.md").read_text(encoding="utf-8")

EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.S | re.M)


def test_the_table_has_every_key_that_the_proceedings_of_a_meeting_may_hold() -> None:
    rows = re.findall(r"^\| (`.*?) \|", PAGE, re.M)
    told = [key for row in rows for key in re.findall(r"`(\w+)`", row)]
    assert sorted(told) == sorted(INSIDE)


def test_the_example_runs_as_the_page_says_and_without_the_ruling_it_is_vetoed() -> None:
    example, _ = EXAMPLES
    done = sim.run(loads(example))
    assert {
        name: d.outcome.value for name, d in done.decisions.items() if name in ("five", "preliminary", "draft")
    } == {
        "five": "adopted",
        "preliminary": "not_adopted",
        "draft": "adopted",
    }
    ruling = re.search(r"        - id: ruling\n.*\n", example)
    assert ruling is not None
    vetoed = sim.run(loads(example.replace(ruling[0], ""))).decisions["draft"]
    assert (vetoed.outcome.value, vetoed.blocked_by) == ("not_adopted", ("SUN",))


def test_the_other_example_has_a_member_speak_on_the_agenda_and_one_on_the_item() -> None:
    _, example = EXAMPLES
    done = sim.run(loads(example))
    assert [(e.by, e.on_agenda) for e in done.log if isinstance(e, Spoke)] == [("CHN", True), ("FRA", False)]
    assert str(done.decisions["agenda"].tally) == "10-3-2"
    guest = sim.run(loads(example.replace("{by: CHN, says", "{by: PRK, says")))
    assert [e.rule.cite for e in guest.log if isinstance(e, Refused)] == ["Rule 37"]


def test_the_numbers_of_an_assembly_before_2011_are_enough() -> None:
    assert "`counts: 46-5-8`" in PAGE
    vote = "{id: g, at: 1950-11-01, assembly_vote: {text: extend the term, counts: 46-5-8}}"
    assert sim.run(loads(f"title: T\ntimeline:\n  - {vote}\n")).decisions["g"].outcome.value == "adopted"

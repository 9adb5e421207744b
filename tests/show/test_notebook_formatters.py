"""In a notebook what we have draws itself; outside one nothing of that is loaded."""

import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from typing import Any

import nbformat
import pytest
from IPython.core.interactiveshell import InteractiveShell
from nbclient import NotebookClient

import sim
from sim.scenario.model import Scenario
from sim.show.notebook import load_ipython_extension, unload_ipython_extension


@pytest.fixture
def shell() -> InteractiveShell:
    shell = InteractiveShell()
    shell.display_formatter.active_types = ["text/plain", "text/html"]
    load_ipython_extension(shell)
    return shell


def shown(shell: InteractiveShell, thing: Any) -> dict[str, str]:
    return shell.display_formatter.format(thing)[0]


class _Tags(HTMLParser):
    """The tags of a page, each closed that was opened."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.open.append(tag)
        self.seen.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.seen.add(tag)


def test_a_run_draws_its_timeline_and_folds_the_transcript(shell: InteractiveShell) -> None:
    data = shown(shell, sim.run(sim.load("dprk/2014")))
    assert {"svg", "details", "pre"} <= _Tags(data["text/html"]).seen
    assert "Charter Art. 27(2)" in data["text/html"]
    assert "agenda: adopted 11-2-2 (enough votes)" in data["text/plain"]


def test_a_decision_draws_itself_with_its_council_or_without(shell: InteractiveShell) -> None:
    decided = sim.run(sim.load("abstention/2011-2016-settlements")).decisions["vote-2011"]
    around, alone = shown(shell, decided), shown(shell, decided.decision)
    for data in (around, alone):
        _Tags(data["text/html"])
        assert "vetoed by USA" in data["text/html"]
        assert data["text/plain"].startswith("Not adopted: vetoed by USA")
        assert "Charter Art. 27(3)" in data["text/plain"]
    assert ">VETO<" in around["text/html"] and ">VETO<" not in alone["text/html"]


def test_an_assembly_draws_its_numbers(shell: InteractiveShell) -> None:
    html = shown(shell, sim.run(sim.load("dprk/2014")).decisions["plenary"])["text/html"]
    _Tags(html)
    assert ">Y 116<" in html and ">69 needed<" in html


def test_a_scenario_is_a_card(shell: InteractiveShell) -> None:
    data = shown(shell, sim.load("dprk/2014"))
    assert "svg" not in _Tags(data["text/html"]).seen
    assert "45 minutes" in data["text/html"] and "45 minutes" in data["text/plain"]
    what_if = shown(shell, sim.load("what-if/2014-treated-as-substantive"))
    assert "timeline.meeting.agenda.kind = substantive" in what_if["text/plain"]


def test_odds_draw_their_tree(shell: InteractiveShell) -> None:
    found = sim.odds_of(sim.load("what-if/referral-2014-odds-referrals"))
    data = shown(shell, found)
    assert "svg" in _Tags(data["text/html"]).seen
    assert f">{found.title}</title>" in data["text/html"]
    assert "44.44%" in data["text/html"] and "44.44%" in data["text/plain"]
    assert "44.44%" in shown(shell, found.questions["referral"])["text/plain"]


def test_a_council_sits_round_its_table(shell: InteractiveShell) -> None:
    data = shown(shell, sim.council_on(date(2014, 12, 22)))
    assert ">TCD<" in data["text/html"]
    assert data["text/plain"].endswith("TCD presides")
    assert "CHN*" in data["text/plain"]


def test_hostile_words_stay_text(shell: InteractiveShell) -> None:
    scenario = sim.load("dprk/2014", {"title": "</svg><script>alert(1)</script><b onclick=x>"})
    assert isinstance(scenario, Scenario)
    for thing in (scenario, sim.run(scenario)):
        assert not {"script", "b"} & _Tags(shown(shell, thing)["text/html"]).seen


def test_what_was_registered_can_be_taken_away(shell: InteractiveShell) -> None:
    scenario = sim.load("dprk/2014")
    load_ipython_extension(shell)
    assert "text/html" in shown(shell, scenario)
    unload_ipython_extension(shell)
    assert set(shown(shell, scenario)) == {"text/plain"}
    assert shown(shell, scenario)["text/plain"].startswith("Scenario(")


def test_import_alone_is_enough_in_a_kernel() -> None:
    cell = nbformat.v4.new_code_cell('import sim\nsim.run(sim.load("dprk/2014")).decisions["agenda"]')
    notebook = nbformat.v4.new_notebook(cells=[cell])
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    (output,) = notebook.cells[0].outputs
    assert "<svg" in output["data"]["text/html"]
    assert output["data"]["text/plain"].startswith("Carried: 11 affirmative votes")


def test_outside_a_notebook_nothing_of_it_is_loaded() -> None:
    code = (
        "import sys, sim; sim.decide; sim.run\n"
        "found = [m for m in sys.modules if m.startswith(('sim.show', 'IPython'))]\n"
        "sys.exit(str(found) if found else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_registering_loads_no_picture_and_no_law() -> None:
    code = (
        "import sys\nfrom IPython.core.interactiveshell import InteractiveShell\n"
        "InteractiveShell.instance()\nimport sim\n"
        "found = [m for m in sys.modules if m.startswith(('sim.show.pictures', 'sim.law', 'sim.engine'))]\n"
        "sys.exit(str(found) if found else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_no_picture_is_wider_than_its_letters_need(shell: InteractiveShell) -> None:
    """A horseshoe has large letters, so that a phone can show it; as wide as a page they would shout."""
    agenda = sim.run(sim.load("dprk/2014")).decisions["agenda"]
    assert 'style="max-width:640px"' in shown(shell, agenda)["text/html"]
    assert 'style="max-width:640px"' in shown(shell, agenda.decision)["text/html"]
    assert 'style="max-width:900px"' in shown(shell, sim.run(sim.load("dprk/2014")))["text/html"]

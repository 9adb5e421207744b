"""Every notebook runs from top to bottom, its own assertions included, and is committed without outputs."""

import ast
import json
import re
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TITLES = {
    "start": "Start here: the 2014 agenda fight, and the referral that was never put",
    "agenda-2014": "The 2014 agenda fight",
    "no-referral": "Why there was no referral",
    "ten-years": "Ten years of agenda votes",
    "power-and-reform": "Power and reform",
    "your-own-sweep": "Your own sweep",
}
LONGEST_CELL = 16
"""Lines of code that a reader takes in at once."""

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda p: p.stem)


def read(path: Path) -> dict[str, Any]:
    """Return a notebook as it is committed."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def code_of(path: Path) -> list[str]:
    """Return the code cells of a notebook, each as one text."""
    return ["".join(c["source"]) for c in read(path)["cells"] if c["cell_type"] == "code"]


@cache
def executed(path: Path) -> Any:
    """Run a notebook in an empty folder, so that it needs nothing that stands beside it, and return it."""
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory() as empty:
        resources = {"metadata": {"path": empty}}
        NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources=resources, coalesce_streams=True
        ).execute()
        assert not list(Path(empty).iterdir()), "a notebook leaves nothing behind"
    return notebook


def outputs(path: Path) -> Iterator[Any]:
    """Yield all that a notebook shows when it runs."""
    for cell in executed(path).cells:
        yield from cell.get("outputs", ())


def shown(output: Any) -> str:
    """Return an output as text, in all the forms it has."""
    return "\n".join([output.get("text", ""), *map(str, output.get("data", {}).values())])


def test_there_are_the_notebooks_and_their_titles() -> None:
    assert {p.stem: read(p)["cells"][0]["source"][0].strip() for p in NOTEBOOKS} == {
        name: f"# {title}" for name, title in TITLES.items()
    }


@each_notebook
def test_a_notebook_runs_and_shows_something_and_warns_of_nothing(path: Path) -> None:
    found = list(outputs(path))
    assert found, "a notebook that shows nothing teaches nothing"
    assert [o.text for o in found if o.output_type == "stream" and o.name == "stderr"] == []


@each_notebook
def test_a_notebook_draws_pictures_with_a_table_for_those_who_do_not_see_them(path: Path) -> None:
    found = [shown(o) for o in outputs(path) if "<svg" in shown(o)]
    assert found
    ours = [each for each in found if '<figure class="unsc">' in each]
    assert all("<title" in each and "<desc" in each and "<table>" in each for each in ours)


@each_notebook
def test_nothing_shown_names_a_path_of_the_machine_it_ran_on(path: Path) -> None:
    machine = (ROOT, Path.home(), Path(tempfile.gettempdir()))
    pattern = re.compile("|".join(re.escape(f"{folder}/") for folder in machine))
    for text in (*code_of(path), *(shown(o) for o in outputs(path))):
        assert not pattern.search(text), pattern.search(text)


@each_notebook
def test_a_notebook_is_committed_without_outputs(path: Path) -> None:
    cells = read(path)["cells"]
    assert all(not c["outputs"] and c["execution_count"] is None for c in cells if c["cell_type"] == "code")


@each_notebook
def test_a_notebook_is_written_as_the_others_are(path: Path) -> None:
    notebook = read(path)
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert notebook["metadata"] == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert [c["id"] for c in notebook["cells"]] == [f"cell-{n:02}" for n in range(len(notebook["cells"]))]
    assert all(c["metadata"] == {} for c in notebook["cells"])
    assert path.read_text(encoding="utf-8") == json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


@each_notebook
def test_a_notebook_asserts_its_figures_in_short_cells(path: Path) -> None:
    cells = code_of(path)
    asserted = [node for code in cells for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Assert)]
    assert len(asserted) >= 5
    assert [code for code in cells if len(code.splitlines()) > LONGEST_CELL] == []


@each_notebook
def test_what_a_notebook_links_to_is_there(path: Path) -> None:
    text = "".join("".join(c["source"]) for c in read(path)["cells"] if c["cell_type"] == "markdown")
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
        assert (path.parent / target).is_file(), target


def test_a_notebook_shows_the_same_each_time() -> None:
    path = ROOT / "notebooks" / "agenda-2014.ipynb"
    first = [shown(o) for o in outputs(path)]
    executed.cache_clear()
    assert [shown(o) for o in outputs(path)] == first

"""`unsc validate`: check scenarios, sweeps and drafts by elements, and tell all that is wrong in all of them."""

from collections import Counter

import click

from sim.cli.answers import BAD_INPUT, FINE, faults_in, say, say_json
from sim.cli.files import check_all
from sim.scenario.faults import ScenarioError


@click.command("validate")
@click.argument("files", metavar="FILE|FOLDER...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def command(files: tuple[str, ...], as_json: bool) -> int:
    """Check scenario files, and those in folders (*.yaml), and list all faults of all of them.

    A sweep (*.sweep.yaml) and a draft by its elements (*.elements.yaml) are checked as such, where they are named.
    """
    found: ScenarioError | None = None
    checked: list[str] = []
    try:
        checked = check_all(files)
    except ScenarioError as error:
        found = error
    if as_json:
        say_json({"faults": faults_in(found)})
    elif found is not None:
        say(map(str, found.faults), err=True)
    else:
        say([f"{_counted(checked)} without fault"])
    return FINE if found is None else BAD_INPUT


def _counted(kinds: list[str]) -> str:
    """Return how many there are of each kind.

    >>> _counted(["scenario", "sweep", "scenario"])
    '2 scenarios, 1 sweep'
    """
    plural = {kind: kind.replace(kind.split()[0], f"{kind.split()[0]}s", 1) for kind in kinds}
    return ", ".join(f"{n} {kind if n == 1 else plural[kind]}" for kind, n in Counter(kinds).items())

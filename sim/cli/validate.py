"""`unsc validate`: check scenario files, and tell all that is wrong in all of them."""

import click

from sim.cli.answers import BAD_INPUT, FINE, faults_in, say, say_json
from sim.cli.files import load_all
from sim.scenario.faults import ScenarioError


@click.command("validate")
@click.argument("files", metavar="FILE|FOLDER...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def command(files: tuple[str, ...], as_json: bool) -> int:
    """Check scenario files, and those in folders (*.yaml), and list all faults of all of them."""
    found: ScenarioError | None = None
    checked = 0
    try:
        checked = len(load_all(files))
    except ScenarioError as error:
        found = error
    if as_json:
        say_json({"faults": faults_in(found)})
    elif found is not None:
        say(map(str, found.faults), err=True)
    else:
        say([f"{checked} {'scenario' if checked == 1 else 'scenarios'} without fault"])
    return FINE if found is None else BAD_INPUT

"""`unsc reforms`: proposals to change the Council or its voting, each by a name that `--law` takes."""

import click

from sim.cli.answers import say, say_json
from sim.law.reforms import REFORMS, reform
from sim.show.reforms_list import reform_row, reform_text, reforms_list


@click.command("reforms")
@click.argument("name", metavar="[NAME]", required=False)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def command(name: str | None, as_json: bool) -> None:
    """List the reforms that can be named as a law, or tell of one what it changes and where that is from.

    A number or a fact that no source gives is marked as assumed.
    """
    asked = REFORMS.values() if name is None else (reform(name),)
    if as_json:
        say_json({"reforms": [reform_row(each) for each in asked]})
    elif name is None:
        say(reforms_list(asked))
    else:
        say(reform_text(reform(name)))

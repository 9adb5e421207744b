"""`unsc explain`: what a rule, an article or a custom says, and where it is applied."""

import click

from sim.cli.answers import say, say_json
from sim.errors import UnscError
from sim.law.provisions import find
from sim.show.provision import provision_row, provision_text

_LONGEST = 200


@click.command("explain")
@click.argument("words", metavar="RULE-OR-ARTICLE...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def command(words: tuple[str, ...], as_json: bool) -> None:
    """Say what a rule, an article or a custom is: `rule 9`, `27(3)`, `veto`, `uniting for peace`."""
    asked = " ".join(words)
    if len(asked) > _LONGEST:
        raise UnscError("that is too long for the name of a provision")
    found = find(asked)
    if as_json:
        say_json(provision_row(found))
    else:
        say(provision_text(found))

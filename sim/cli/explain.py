"""`unsc explain`: what a rule, an article or a custom says, and where it is applied."""

import click

from sim.cli.answers import say, say_json
from sim.errors import UnscError
from sim.law.provisions import PROVISIONS, find
from sim.show.provision import provision_row, provision_text, provisions_list, provisions_row

_LONGEST = 200


@click.command("explain")
@click.argument("words", metavar="[RULE-OR-ARTICLE]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def command(words: tuple[str, ...], as_json: bool) -> None:
    """Say what a rule, an article or a custom is: `rule 9`, `27(3)`, `veto`, `uniting for peace`.

    Without one it lists all that it knows.
    """
    if not words:
        if as_json:
            say_json(provisions_row(PROVISIONS))
        else:
            say(provisions_list(PROVISIONS))
        return
    asked = " ".join(words)
    if len(asked) > _LONGEST:
        raise UnscError("that is too long for the name of a provision")
    found = find(asked)
    if as_json:
        say_json(provision_row(found))
    else:
        say(provision_text(found))

"""`unsc explain`: what a rule, an article or a custom says, its force, and where it is applied."""

import click

from sim.cli.answers import say, say_json
from sim.errors import UnscError
from sim.law.provisions import PROVISIONS, find_all
from sim.show.provision import (
    provision_row,
    provision_text,
    provisions_list,
    provisions_row,
    provisions_rows,
    provisions_text,
)

_LONGEST = 200
"""How long the name of one provision may be; several may take as much each."""


@click.command("explain")
@click.argument("words", metavar="[RULE-OR-ARTICLE]...", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Tell all that it knows, each in full.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def command(words: tuple[str, ...], everything: bool, as_json: bool) -> None:
    """Say what a rule, an article or a custom is: `rule 9`, `27(3)`, `veto`, `uniting for peace`.

    Several can be asked for at once: `"Rule 30" "Art. 27(3)"`, `rules 13-17`. Without one it lists all that it
    knows.
    """
    if everything and words:
        raise UnscError("--all tells every provision: leave out --all, or the names")
    if not words and not everything:
        if as_json:
            say_json(provisions_row(PROVISIONS))
        else:
            say(provisions_list(PROVISIONS))
        return
    if any(len(word) > _LONGEST for word in words):
        raise UnscError("that is too long for the name of a provision")
    found = PROVISIONS if everything else find_all(words)
    if as_json:
        say_json(provision_row(found[0]) if len(found) == 1 else provisions_rows(found))
    else:
        say(provision_text(found[0]) if len(found) == 1 else provisions_text(found))

"""`unsc new`: write a scenario to begin with, which runs as it stands and explains itself."""

from pathlib import Path

import click

from sim.cli.answers import say
from sim.errors import UnscError

STARTER = Path(__file__).with_name("starter.yaml")


@click.command("new")
@click.argument("file", metavar="FILE")
def command(file: str) -> None:
    """Write a commented scenario to begin with; a file that exists is left as it is."""
    path = Path(file)
    text = STARTER.read_text("utf-8")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        raise UnscError(f"{file} exists already; choose another name") from None
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnscError(f"{file} cannot be written: {why}") from None
    say([f"{file} is written. Run it with: unsc run {file}"])

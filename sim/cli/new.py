"""`unsc new`: write a scenario or a sweep to begin with, which runs as it stands and explains itself."""

from pathlib import Path

import click

from sim.cli.answers import say
from sim.errors import UnscError

STARTER, SWEEP_STARTER = (Path(__file__).with_name(name) for name in ("starter.yaml", "starter.sweep.yaml"))
_SWEEP = ".sweep.yaml"


@click.command("new")
@click.argument("file", metavar="FILE")
@click.option("--sweep", is_flag=True, help="Write a sweep; as is done where FILE ends in .sweep.yaml.")
def command(file: str, sweep: bool) -> None:
    """Write a commented scenario, or sweep, to begin with; a file that exists is left as it is."""
    path = Path(file)
    is_sweep = sweep or path.name.endswith(_SWEEP)
    text = (SWEEP_STARTER if is_sweep else STARTER).read_text("utf-8")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        raise UnscError(f"{file} exists already; choose another name") from None
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnscError(f"{file} cannot be written: {why}") from None
    say([f"{file} is written. Run it with: unsc {f'sweep {file} -o results' if is_sweep else f'run {file}'}"])

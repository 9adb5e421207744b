"""`unsc records scenario`: a recorded vote written as a scenario, to ask what-ifs of."""

from pathlib import Path

import click

from sim.cli.answers import FINE, say
from sim.cli.records_reading import kinds_option, votes_of
from sim.errors import UnscError
from sim.records.finding import vote_called
from sim.records.scenario_of import scenario_of


@click.command("scenario")
@click.argument("wanted", metavar="ID")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@kinds_option
@click.option("-o", "--out", metavar="FILE.yaml", help="Write it to a new file; without it, it is printed.")
def command(wanted: str, files: tuple[str, ...], kinds_files: tuple[str, ...], out: str | None) -> int:
    """Write a recorded vote as a scenario; a file that exists is left as it is.

    ID is that of the vote: a resolution such as 'S/RES/1973(2011)', a draft such as S/2022/431, or what the file
    has in its place. Change a vote with `unsc run FILE.yaml --set CHN=abstaining`.
    """
    text = scenario_of(vote_called(wanted, lambda: votes_of(files, kinds_files)))
    if out is None:
        say(text.splitlines())
        return FINE
    try:
        with Path(out).open("x", encoding="utf-8", newline="\n") as new:
            new.write(text)
    except FileExistsError:
        raise UnscError(f"{out} exists already; choose another name") from None
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise UnscError(f"{out} cannot be written: {why}") from None
    say([f"{out} is written. Run it with: unsc run {out}"])
    return FINE

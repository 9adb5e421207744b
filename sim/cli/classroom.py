"""`unsc classroom`: open a Council for a class, on a page that everybody joins with a code."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sim.errors import UnscError

if TYPE_CHECKING:
    from sim.classroom.server.serving import Opened

PORT = 8765


@click.command("classroom")
@click.argument("scenario", metavar="[SCENARIO]", required=False)
@click.option(
    "-o", "--out", default="classroom", metavar="DIR", show_default=True, help="Where sessions are kept."
)
@click.option("--lan", is_flag=True, help="Let other computers and phones of the network join.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, metavar="N", help="0: any."
)
@click.option(
    "--host-name", "names", multiple=True, metavar="NAME", help="A further name by which it may be addressed."
)
@click.option("--seed", type=click.IntRange(0), default=0, metavar="N", help="The seed of votes drawn by odds.")
@click.option("--no-open", is_flag=True, help="Do not open a browser.")
def command(
    scenario: str | None, out: str, lan: bool, port: int, names: tuple[str, ...], seed: int, no_open: bool
) -> None:
    """Open a classroom page: a chair, delegates who join with a code, and a projector view.

    Without a scenario the page lists them. Everything is saved as it happens: the same command goes on where a
    session stopped, and DIR holds each session as a scenario file for `unsc run`.
    """
    from sim.analysis.sweeps.extras import required

    required("starlette", "web")
    required("uvicorn", "web")
    from sim.classroom.server.serving import Place, serve

    if not out.strip():
        raise UnscError("--out is empty; expected the name of a folder")
    serve(
        Path(out),
        scenario,
        Place(port, lan, names),
        seed=seed,
        open_browser=not no_open,
        tell=lambda opened: _tell(opened, out, lan),
    )


def _tell(opened: "Opened", out: str, lan: bool) -> None:
    """Say where the classroom is, and how one joins."""
    for why in opened.failed:
        click.echo(f"Not opened again: {why}", err=True)
    click.echo(f"The classroom is open at {opened.address}")
    for live in opened.rooms:
        room = live.room
        code = f"{room.code[:3]} {room.code[3:]}"
        click.echo(f"  {code:<13} joins {room.title} ({room.scenario_name})")
        click.echo(f"                projector: {opened.address}/#screen={room.code}")
    click.echo(f"  Your page     {opened.own_page}")
    click.echo(f"  Kept in       {out}{', from where it stopped' if opened.resumed else ''}")
    if lan:
        click.echo("  What is sent is not encrypted: who listens in the network can read it, codes and votes too.")
    else:
        click.echo("  Only this computer can reach it; --lan lets the network in.")
    click.echo("Ctrl-C ends it; the same command goes on where it stopped.")

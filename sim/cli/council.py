"""`unsc council`: who sat on a day, who presided, and how many votes a procedural motion took."""

import click

from sim.cli.answers import say, say_json
from sim.cli.asking import read_day
from sim.cli.pictures import draw, picture_place, plot_option
from sim.council import council_on
from sim.law import law_on
from sim.show.seats import council_row, council_table


@click.command("council")
@click.argument("day", metavar="DATE")
@plot_option("Draw who sits where round the table.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def command(day: str, plot: str | None, as_json: bool) -> None:
    """Say who sat on the Council on a DATE such as 2014-12-22, and who presided.

    From 17 January 1946 to 31 December 2027, as far as elections have been held.
    """
    place = None if plot is None else picture_place(plot, ours=True)
    on = read_day(day)
    council, needed = council_on(on), law_on(on).procedural.needed(0, 0)
    if place is not None:
        from sim.show.pictures.horseshoe import horseshoe

        draw(place, horseshoe(council))
    if as_json:
        say_json(council_row(council, needed))
    else:
        say(council_table(council, needed))

"""`unsc list`: the scenarios of the package, or of a folder, by what they teach; or the votes in them."""

from collections.abc import Collection, Iterable
from pathlib import Path

import click

from sim.cli.answers import say, say_json
from sim.cli.pictures import draw, picture_place, plot_option
from sim.cli.places import Place, opened
from sim.errors import UnscError
from sim.scenario.catalogue import Entry, entries, teaching
from sim.scenario.faults import ScenarioError, nearest
from sim.scenario.library import names
from sim.show.words import count


@click.command("list")
@click.argument("folder", metavar="[FOLDER]", required=False)
@click.option("--teaches", metavar="WORDS", help="Only what has a topic with these words, such as veto.")
@click.option("--kind", metavar="KIND", help="List the votes on one kind of question, such as procedural.")
@click.option("--out", metavar="FILE.csv", help="Write what is listed as a table; votes with their sources.")
@plot_option("With --kind, draw the votes of the Council: members by meetings.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def command(
    folder: str | None, teaches: str | None, kind: str | None, out: str | None, plot: str | None, as_json: bool
) -> None:
    """List scenarios: what each shows, how long a lesson with it takes, its topics.

    Without a FOLDER those that come with the package. With --kind the votes on record in them on that kind of
    question, `procedural` being all kinds of question about how the Council proceeds.
    """
    if plot is not None and kind is None:
        raise UnscError(f"--plot {plot} draws votes; expected --kind as well, such as --kind procedural")
    drawn = None if plot is None else picture_place(plot, ours=True, beside=(out,))
    listed = _listed(folder or "")
    if teaches is not None:
        listed = teaching(listed, teaches)
    with opened((out,)) as (place,):
        if kind is not None:
            _votes(listed, kind, place, drawn, as_json)
        else:
            _scenarios(listed, place, as_json)


def _listed(folder: str) -> tuple[Entry, ...]:
    """Read what is in a folder, or one scenario. Raises `UnscError` for a file that is none."""
    if folder and Path(folder).is_file() and Path(folder).suffix not in (".yaml", ".yml"):
        raise UnscError(f"{folder} is no scenario file (.yaml); expected a folder of scenarios, or none at all")
    try:
        return entries(folder)
    except ScenarioError as error:
        near = nearest(folder, {name.rpartition("/")[0] for name in names()})
        if near and "did you mean" not in str(error):
            raise UnscError(f"{error}{near}") from None
        raise


def _scenarios(listed: Collection[Entry], place: Place | None, as_json: bool) -> None:
    from sim.show.lessons import lesson_row, lessons_csv, lessons_list

    _write(place, [lessons_csv(listed)] if place is not None else ())
    if as_json:
        say_json({"scenarios": [lesson_row(entry) for entry in listed]})
    else:
        say(lessons_list(listed) if place is None else [_written(place, len(listed), "scenario")])


def _votes(
    listed: Iterable[Entry], kind: str, place: Place | None, drawn: tuple[Path, str] | None, as_json: bool
) -> None:
    from sim.engine.collected import collected
    from sim.show.lessons_votes import vote_row, votes_lines
    from sim.show.votes_list_csv import votes_list_csv

    if not kind:
        raise UnscError("--kind is empty; expected a kind of question, such as procedural")
    # What-ifs have no votes on record, and need not be read whole to know it.
    votes = list(collected([entry.name for entry in listed if not entry.base], kind))
    _write(place, votes_list_csv(votes))
    if drawn is not None:
        from sim.show.pictures.strip import strip_of

        draw(drawn, strip_of([vote.decided for vote in votes], f"Votes on record: {kind}"))
    if as_json:
        say_json({"votes": [vote_row(vote) for vote in votes]})
    else:
        say(votes_lines(votes) if place is None else [_written(place, len(votes), "vote")])


def _write(place: Place | None, pieces: Iterable[str]) -> None:
    if place is not None:
        for piece in pieces:
            place.write(piece)
        place.done()


def _written(place: Place, number: int, noun: str) -> str:
    return f"{place.name} is written: {count(number, noun)}."

"""`unsc records summary`: what a record of votes adds up to, as text, JSON or one tidy table."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import click

from sim.cli.answers import FINE, say, say_json
from sim.cli.asking import read_day
from sim.cli.choices import OneOf
from sim.cli.pictures import draw, picture_place, plot_option
from sim.cli.places import opened
from sim.cli.records_reading import check_not_read, kinds_option, votes_of
from sim.cli.run import dictionary_of
from sim.errors import UnscError
from sim.records.kinds import Kinds
from sim.records.recorded import RecordedVote
from sim.records.summing import Asked, By, law_called, pair_of, summed
from sim.records.summing.pairs import EVERY_PAIR_OF_SEATS
from sim.show.records_summary_rows import dictionary_csv, summary_csv, summary_row
from sim.show.records_summary_text import summary_text

if TYPE_CHECKING:
    from sim.show.pictures.picture import Picture

T = TypeVar("T")
MOST_DRAWN = 200
"""So many votes are still readable side by side."""
_YEAR = re.compile(r"[0-9]{4}")
_BY = {by.value: by for by in By}


@click.command("summary")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("--from", "first", metavar="DATE", help="The first day to count, such as 1966-01-01, or 1966.")
@click.option("--to", "last", metavar="DATE", help="The last day to count, such as 1989-12-31, or 1989.")
@click.option(
    "--by", type=OneOf(_BY), default="year", metavar="[year|decade]", help="The period; a year unless told."
)
@click.option(
    "--between",
    metavar="USA,RUS",
    multiple=True,
    help="Two members whose agreement is asked for, as often as you like; else all pairs of permanent members. "
    "CHN and RUS stand for their seats since 1946, ROC and SUN for those alone.",
)
@click.option(
    "--law",
    "laws",
    metavar="NAME|FILE",
    multiple=True,
    help="Say what another law would have made of every draft that failed: a reform that `unsc reforms` lists, or "
    "a file with the keys of a scenario's `law:`.",
)
@kinds_option
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option(
    "--out", metavar="FILE.csv", help="Write all figures as one tidy table, and what its columns mean beside it."
)
@plot_option(f"Draw the votes of a short period, at most {MOST_DRAWN}: members by meetings.")
def command(
    files: tuple[str, ...],
    first: str | None,
    last: str | None,
    by: str,
    between: tuple[str, ...],
    laws: tuple[str, ...],
    kinds_files: tuple[str, ...],
    as_json: bool,
    out: str | None,
    plot: str | None,
) -> int:
    """Say what recorded votes add up to: outcomes, unanimity, vetoes, agreement, who was pivotal.

    Each figure says of how many votes it is and what is left out. Where members matter, only votes count whose
    full roll call is known. docs/records.md defines every figure.
    """
    asked = Asked(
        None if first is None else _day(first, 1, 1),
        None if last is None else _day(last, 12, 31),
        _BY[by],
        tuple(dict.fromkeys(pair_of(each) for each in between)) or EVERY_PAIR_OF_SEATS,
        tuple(law_called(each) for each in dict.fromkeys(laws)),
    )
    if asked.first is not None and asked.last is not None and asked.last < asked.first:
        raise UnscError(f"--from {first} is after --to {last}; expected the earlier day first")
    beside_out = None if out is None else dictionary_of(out)
    for name in (out, beside_out, plot):
        check_not_read(name, (*files, *kinds_files))
    drawn = None if plot is None else picture_place(plot, ours=True, beside=(out, beside_out))
    kept: dict[str, RecordedVote] = {}
    with opened((out, beside_out)) as (place, beside):
        votes = votes_of(files, kinds_files, _tell_unmatched)
        found = summed(votes if drawn is None else _kept(votes, asked, kept), asked)
        if place is not None and beside is not None:
            for piece in summary_csv(found, asked):
                place.write(piece)
            beside.write(dictionary_csv())
            place.done()
            beside.done()
        if drawn is not None:
            draw(drawn, _strip(kept.values()))
    if as_json:
        say_json(summary_row(found, asked, files))
    else:
        say(summary_text(found, asked, files))
    return FINE


def _kept(votes: Iterable[T], asked: Asked, kept: dict[str, RecordedVote]) -> Iterator[T]:
    """Pass votes on, and keep each of the period once, by its id. Raises `UnscError` where they are too many."""
    for vote in votes:
        if isinstance(vote, RecordedVote) and asked.covers(vote.on):
            kept.setdefault("".join(vote.id.casefold().split()), vote)
            if len(kept) > MOST_DRAWN:
                raise UnscError(
                    f"--plot draws at most {MOST_DRAWN} votes, and there are more; expected a shorter period, by "
                    "--from and --to"
                )
        yield vote


def _strip(votes: Iterable[RecordedVote]) -> "Picture":
    from sim.show.pictures.columns import columns_of_records
    from sim.show.pictures.strip import strip

    return strip(tuple(columns_of_records(votes)), "Recorded votes of the Security Council")


def _tell_unmatched(kinds: Kinds) -> None:
    if told := kinds.unmatched():
        say([told], err=True)


def _day(text: str, month: int, of_month: int) -> date:
    """Read a day, or a year as its first or last day. Raises `UnscError`."""
    if _YEAR.fullmatch(text) and int(text) > 0:
        return date(int(text), month, of_month)
    return read_day(text)

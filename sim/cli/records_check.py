"""`unsc records check`: compare recorded votes with the law, and say where they differ or cannot be compared."""

import contextlib
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from sim.cli.answers import DIFFERS, FINE, say, say_json
from sim.cli.places import Place, opened
from sim.cli.run import dictionary_of
from sim.errors import UnscError
from sim.records.checking import check
from sim.records.kinds import Kinds, read_kinds
from sim.records.met_before import Met
from sim.records.reading import votes_in
from sim.records.recorded import BadRow
from sim.records.report import EXAMPLES, Report
from sim.show.records_csv import checked_csv, checked_dictionary_csv
from sim.show.records_json import report_row
from sim.show.records_text import report_text

LONG = 2_000_000
"""Files of so many bytes take long enough for a bar to be of use."""


@click.command("check")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--kinds",
    "kinds_files",
    metavar="FILE.csv",
    multiple=True,
    help="State kinds of question: columns id, kind, source; a file of one row per vote will do.",
)
@click.option("--all", "everything", is_flag=True, help="List every vote of a group, not examples.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option(
    "--out", metavar="FILE.csv", help="Write the verdict on every vote, and what the columns mean beside it."
)
@click.option("-q", "--quiet", is_flag=True, help="Show no progress bar.")
def command(
    files: tuple[str, ...],
    kinds_files: tuple[str, ...],
    everything: bool,
    as_json: bool,
    out: str | None,
    quiet: bool,
) -> int:
    """Compare recorded votes with the law in force on their day.

    A vote agrees where the members' votes, or the totals where the file has only those, settle the outcome, and
    the record has it. A resolution adopted over the negative vote of a permanent member is consistent only if it
    was procedural: that is stated by the file, by --kinds, or by a scenario of record that comes with the package.
    Exits with 1 where a vote differs or a row could not be used.
    """
    read = {Path(name).resolve() for name in (*files, *kinds_files)}
    for name in (out, out and dictionary_of(out)):
        if name and Path(name).resolve() in read:
            raise UnscError(f"{name} is one of the files to read; choose another file to write")
    kinds = Kinds([read_kinds(Path(name), name) for name in kinds_files])
    report = Report(None if everything else EXAMPLES)
    with opened((out, out and dictionary_of(out)), read) as (place, beside):
        if place is not None and beside is not None:
            place.write(checked_csv())
            beside.write(checked_dictionary_csv())
        _check(files, kinds, report, place, shown=not quiet and sys.stderr is not None and sys.stderr.isatty())
        if place is not None and beside is not None:
            place.done()
            beside.done()
    with contextlib.suppress(BrokenPipeError):
        if unmatched := kinds.unmatched():
            say([unmatched], err=True)
        if as_json:
            say_json(report_row(report))
        else:
            say(report_text(report, len(files)))
    return FINE if report.fine else DIFFERS


def _check(files: tuple[str, ...], kinds: Kinds, report: Report, place: Place | None, *, shown: bool) -> None:
    met = Met()
    with contextlib.ExitStack() as stack:
        # All are opened before any is read: a name mistyped is told at once.
        streams = [stack.enter_context(_stream(name)) for name in files]
        move = stack.enter_context(_bar(streams, shown))
        for name, stream in zip(files, streams, strict=True):
            # One file tells by itself what comes twice in it.
            read = votes_in(stream, name)
            for vote in met.once(read) if len(files) > 1 else read:
                if isinstance(vote, BadRow):
                    report.add_bad(vote)
                else:
                    checked = check(vote, kinds)
                    report.add(checked)
                    if place is not None:
                        place.write(checked_csv([checked]))
                move()


def _stream(name: str) -> io.BufferedReader:
    if Path(name).is_dir():
        raise UnscError(f"{name} is a folder; expected a CSV file of recorded votes")
    return Path(name).open("rb")


@contextlib.contextmanager
def _bar(streams: list[io.BufferedReader], shown: bool) -> Iterator[Callable[[], None]]:
    """Show on stderr how much of long files is read."""
    sizes = [Path(stream.name).stat().st_size for stream in streams] if shown else []
    if sum(sizes) < LONG:
        yield lambda: None
        return
    with click.progressbar(length=sum(sizes), file=sys.stderr, update_min_steps=LONG // 10) as bar:
        at = 0

        def move() -> None:
            nonlocal at
            now = sum(stream.tell() for stream in streams)
            bar.update(now - at)
            at = now

        yield move

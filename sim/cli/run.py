"""`unsc run`: run scenarios, tell what happened, and write the log and the votes to files."""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sim.cli.answers import DIFFERS, FINE, say_json
from sim.cli.files import load_all
from sim.cli.laws import law_options, scenario_changes
from sim.cli.pictures import draw as draw_picture
from sim.cli.pictures import picture_place, plot_option
from sim.cli.places import opened
from sim.cli.screen import tell_all, walk
from sim.engine import Run
from sim.engine import run as run_scenario
from sim.engine.log_file import to_lines
from sim.show.json_rows import run_row
from sim.show.lines import Paragraph
from sim.show.transcript import Block, Verdict, transcript
from sim.show.votes_csv import dictionary_csv, votes_csv

if TYPE_CHECKING:
    from sim.show.pictures.picture import Picture


@click.command("run")
@click.argument("files", metavar="FILE|FOLDER...", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.option("--log", metavar="FILE.jsonl", help="Write the event log, a JSON object a line.")
@click.option(
    "--out", metavar="votes.csv", help="Write all votes as a table, and what its columns mean beside it."
)
@click.option(
    "--set", "changes", metavar="PATH=VALUE", multiple=True, help="Change a value; as often as you like."
)
@law_options
@click.option(
    "--seed", type=int, default=0, metavar="N", help="The seed of what is left to chance; 0 unless said."
)
@click.option("--draw", is_flag=True, help="Draw the votes that are given as odds, by the seed.")
@plot_option(
    "Draw it: of one scenario its timeline; of a what-if, or with --set, --law or --council, before and after; of "
    "several scenarios a strip of all votes of the Council."
)
@click.option("--step", is_flag=True, help="Walk through it event by event: Enter goes on, q ends it.")
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[str, ...],
    as_json: bool,
    log: str | None,
    out: str | None,
    changes: tuple[str, ...],
    seed: int,
    draw: bool,
    plot: str | None,
    step: bool,
    law: str | None,
    council: str | None,
) -> int:
    """Run scenarios and tell what happened; of a folder, all files *.yaml in it.

    A run is fixed by its file, the changes made with --set, --law and --council, and the seed. Exits with 1 where
    a run differs from what its file expects, be that the record or the author's own claim.
    """
    if step and as_json:
        raise click.UsageError("--step and --json do not go together", ctx)
    beside = None if out is None else dictionary_of(out)
    place = None if plot is None else picture_place(plot, ours=True, beside=(log, out, beside))
    made: tuple[str | tuple[str, Any], ...] = (*scenario_changes(law, council), *changes)
    loaded = load_all(files, made)
    read = {path.resolve() for path, _ in loaded}
    with opened((log, out, beside), read) as (log_place, out_place, beside_place):
        runs = [run_scenario(scenario, seed=seed, draw=draw) for _, scenario in loaded]
        if log_place is not None:
            for each in runs:
                log_place.write(to_lines(each.log))
            log_place.done()
        if out_place is not None and beside_place is not None:
            for piece in votes_csv((each.scenario.file, each.log) for each in runs):
                out_place.write(piece)
            beside_place.write(dictionary_csv())
            out_place.done()
            beside_place.done()
        if place is not None:
            draw_picture(place, _picture(loaded[0][0], runs, draw, changed=bool(made)))
    with contextlib.suppress(BrokenPipeError):
        if as_json:
            say_json({"runs": [_row(each) for each in runs]})
        elif not step:
            tell_all(_told(runs))
        elif not walk(_told(runs)):
            return FINE
    return DIFFERS if any(each.differences for each in runs) else FINE


def dictionary_of(out: str) -> str:
    """Return the file in which the columns of a table are explained.

    >>> dictionary_of("votes.csv")
    'votes.dictionary.csv'
    """
    path = Path(out)
    return str(path.with_name(f"{path.stem or path.name}.dictionary.csv")) if path.name else out


def _picture(file: Path, runs: Sequence[Run], draw: bool, *, changed: bool) -> "Picture":
    """Return what is drawn of some runs: a strip of several, before and after of a what-if, else the timeline."""
    if len(runs) > 1:
        from sim.show.pictures.strip import strip_of

        return strip_of(runs, f"Votes of the Security Council in {len(runs)} scenarios")
    (run,) = runs
    base = file if changed else _base_of(file, run.scenario.base)
    if base is not None:
        from sim.scenario import load
        from sim.show.pictures.before_after import before_after

        return before_after(run_scenario(load(base), seed=run.seed, draw=draw), run)
    from sim.show.pictures.timeline import timeline

    return timeline(run.log, run.scenario.title)


def _base_of(file: Path, base: str) -> Path | None:
    """Return the file or the name that a what-if has as its base; None of what has none."""
    if not base:
        return None
    beside = file.parent / base
    return beside if beside.exists() else Path(base)


def _row(each: Run) -> dict[str, object]:
    return run_row(each.log, file=each.scenario.file, agrees=each.agrees, differences=each.differences)


def _told(runs: list[Run]) -> Iterator[Block]:
    for n, each in enumerate(runs):
        if n:
            yield (Paragraph(""), Paragraph("* * *"), Paragraph(""))
        yield from transcript(each.log, verdict_of(each), each.scenario.about)


def verdict_of(run: Run) -> Verdict:
    """Return what is said at the end of a run, and what only its file can tell."""
    scenario = run.scenario
    steps = [s for step in scenario.timeline for s in (step, *(step.meeting.proceedings if step.meeting else ()))]
    puts = [s.put_to_vote for s in steps if s.put_to_vote is not None]
    return Verdict(
        run.agrees,
        bool(scenario.expect),
        run.differences,
        scenario.reported,
        of_record=scenario.of_record,
        kind_not_said=frozenset(put.question for put in puts if put.kind is None),
    )

"""`unsc sensitivity`: whose position matters most to each question, and what explains its variance."""

from typing import TYPE_CHECKING, Any

import click

from sim.cli.answers import say, say_json
from sim.cli.choices import OneOf
from sim.cli.laws import law_options, scenario_changes
from sim.errors import UnscError

if TYPE_CHECKING:
    from sim.analysis.sensitivity.estimates import Estimates
    from sim.analysis.sensitivity.matters import Sensitivity
    from sim.scenario.sweep_file import SweepFile

SAMPLES = 1024


@click.command("sensitivity")
@click.argument("file", metavar="FILE")
@click.argument("question", metavar="[QUESTION]", required=False)
@click.option("--set", "changes", metavar="PATH=VALUE", multiple=True, help="Change a value of the scenario.")
@law_options
@click.option(
    "--outcome",
    type=OneOf(["adopted", "too-few-votes", "vetoed"]),
    default="adopted",
    show_default=True,
    help="Whose chance the text and the plot are about; JSON has all.",
)
@click.option(
    "--vary",
    type=OneOf(["chances", "votes"]),
    default="chances",
    show_default=True,
    help="What the effects are of: members' chances anywhere their odds leave open, or votes cast by the odds.",
)
@click.option(
    "--samples",
    type=int,
    metavar="N",
    help=f"Estimate the effects with SALib too, on N samples, a power of two. Of a sweep file they always are "
    f"({SAMPLES} unless said).",
)
@click.option("--seed", type=click.IntRange(0, 2**31), default=0, metavar="N", help="The seed of the samples.")
@click.option("--plot", metavar="FILE.svg|png|pdf", help="Draw a tornado of one question.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, with every fraction.")
@click.pass_context
def command(
    ctx: click.Context,
    file: str,
    question: str | None,
    changes: tuple[str, ...],
    law: str | None,
    council: str | None,
    outcome: str,
    vary: str,
    samples: int | None,
    seed: int,
    plot: str | None,
    as_json: bool,
) -> None:
    """Say whose position matters most to each question of a scenario, or what matters among the ranges of a sweep.

    The derivative of each outcome's chance to each member's position is exact, and so are first-order and total
    effects (Sobol' indices) of members that vote independently: no sampling is needed. With --samples SALib's
    estimates and their 95 per cent confidence intervals stand beside them. Of a sweep file, the ranges of its
    chances vary, once for each combination of all else it changes: --law NAME takes one of its laws alone, and
    --set KEY=VALUE sets a value of the sweep file or of its scenario (--set vary.china.to=0.5).
    """
    place = None
    if plot is not None:
        from sim.cli.pictures import picture_place

        place = picture_place(plot)
    outcome = outcome.replace("-", "_")
    sweep = _sweep(file)
    if sweep is not None:
        if council:
            raise click.UsageError("a sweep file says itself which Council votes; remove --council", ctx)
        if changes:
            sweep = _with_values(file, changes)
        size = SAMPLES if samples is None else samples
        _of_sweep(sweep, law, question, outcome, size, seed, place, as_json)
        return
    from sim.analysis.sensitivity.effects import Vary
    from sim.analysis.sensitivity.matters import sensitivities
    from sim.scenario import load

    scenario = load(file, (*scenario_changes(law, council), *changes))
    found = [s for s in sensitivities(scenario, Vary(vary)) if question in (None, s.put.voting.id)]
    if not found:
        names = dict.fromkeys(s.put.voting.id for s in sensitivities(scenario, Vary(vary)))
        raise UnscError(f"{file}: there is no question {question!r}; expected one of {', '.join(names)}")
    estimated = [None if samples is None else _estimated(each, samples, seed) for each in found]
    if place is not None:
        from sim.show.sensitivity_plots import members_plot

        _draw(place, members_plot(_one(found, lambda s: s.put.voting.id), outcome, scenario, place[1]))
    if as_json:
        from sim.show.sensitivity_rows import sensitivity_row

        rows = [sensitivity_row(*pair) for pair in zip(found, estimated, strict=True)]
        say_json({"fingerprint": scenario.fingerprint, "questions": rows})
        return
    from sim.show.sensitivity_text import sensitivity_text

    for n, (each, estimates) in enumerate(zip(found, estimated, strict=True)):
        say([*([""] if n else []), *sensitivity_text(each, outcome, estimates)])


def _estimated(found: "Sensitivity", samples: int, seed: int) -> "Estimates | None":
    """Return SALib's estimates for a question; None where there is nothing to estimate."""
    from sim.analysis.sensitivity.effects import varying
    from sim.analysis.sensitivity.estimates import check, estimates, model_of, sizes

    varied = varying(found.units)
    check(samples, len(varied))
    if not found.effects or not varied:
        return None
    factors = [(" ".join(u.codes), size) for u, size in zip(varied, sizes(varied, found.vary), strict=True)]
    return estimates(factors, model_of(found.units, varied, found.measure, found.vary), samples, seed)


def _sweep(file: str) -> "SweepFile | None":
    """Read a sweep file; None where the name means a scenario, or nothing."""
    from sim.scenario import ScenarioError
    from sim.scenario.library import SWEEP, find, name_of
    from sim.scenario.reading import read_path
    from sim.scenario.sweep_file import is_sweep, read_sweep

    try:
        path = find(file, SWEEP)
        root = read_path(path, name_of(path))
    except ScenarioError:
        return None  # the scenario of that name is looked for next, and what is wrong with it told
    return read_sweep(path.read_bytes(), name_of(path), path) if is_sweep(root) else None


def _with_values(file: str, changes: tuple[str, ...]) -> "SweepFile":
    """Read a sweep file with some values set. Raises `UnscError`."""
    from sim.analysis.sweeps.setting import with_values
    from sim.scenario.library import SWEEP, find, name_of
    from sim.scenario.sweep_file import read_sweep

    path = find(file, SWEEP)
    text = with_values(path.read_bytes().decode("utf-8-sig"), changes, name_of(path))
    return read_sweep(text.encode(), name_of(path), path)


def _of_sweep(
    sweep: "SweepFile",
    law: str | None,
    question: str | None,
    outcome: str,
    samples: int,
    seed: int,
    place: Any,
    as_json: bool,
) -> None:
    from sim.analysis.sweeps.extras import required

    for library in ("numpy", "SALib"):
        required(library)
    from sim.analysis.sensitivity.ranges import range_sensitivities

    every = range_sensitivities(sweep, samples, seed, law)
    found = [each for each in every if question in (None, each.question)]
    if not found:
        names = ", ".join(dict.fromkeys(each.question for each in every))
        raise UnscError(f"{sweep.name}: there is no question {question!r}; expected one of {names}")
    if as_json:
        from sim.show.sensitivity_rows import range_row

        fingerprint = sweep.scenario.fingerprint
        _draw_ranges(found, outcome, sweep, place)  # JSON is one object: either this or the error
        say_json(
            {"fingerprint": fingerprint, "seed": seed, "samples": samples, "ranges": list(map(range_row, found))}
        )
        return
    from sim.show.sensitivity_text import range_text

    for n, each in enumerate(found):
        say([*([""] if n else []), *range_text(each, outcome)])
    _draw_ranges(found, outcome, sweep, place)


def _draw_ranges(found: list[Any], outcome: str, sweep: "SweepFile", place: Any) -> None:
    """Draw the one question of a sweep, where a picture is asked for."""
    if place is None:
        return
    from sim.show.sensitivity_plots import ranges_plot

    _draw(place, ranges_plot(_one(found, lambda s: s.question), outcome, sweep, place[1]))


def _one(found: list[Any], name: Any) -> Any:
    """Return the one question to draw. Raises `UnscError` naming all where there are several."""
    if len(found) == 1:
        return found[0]
    names = dict.fromkeys(map(name, found))
    if len(names) == 1:
        raise UnscError(
            f"{next(iter(names))} stands there for {len(found)} cases and a plot shows one{_told_apart(found)}"
        )
    raise UnscError(f"a plot shows one question; expected which: {', '.join(names)}")


def _told_apart(found: list[Any]) -> str:
    """Say how to take one of several cases of a question: those of a sweep differ in what it changes."""
    combinations = [dict(getattr(each, "combination", ())) for each in found]
    for name, value in combinations[0].items():
        if len({combination[name] for combination in combinations}) > 1:
            values = ", ".join(dict.fromkeys(combination[name] for combination in combinations))
            return (
                f"; expected one {name}, such as `--law {value}`, of {values}"
                if "law" in name
                else (f"; expected one {name} of {values}: `--set vary.{name}...` sets it")
            )
    return "; they come after other results of the questions before, so use `--set` to fix those"


def _draw(place: Any, data: bytes) -> None:
    from sim.cli.pictures import write_picture

    write_picture(place[0], data)

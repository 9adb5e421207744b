"""`unsc odds`: the chance of each outcome of a scenario's questions, and the tree of all they may lead to."""

import click

from sim.cli.answers import say, say_json
from sim.cli.laws import law_options, scenario_changes


@click.command("odds")
@click.argument("file", metavar="FILE")
@click.option("--set", "changes", metavar="PATH=VALUE", multiple=True, help="Change a value of the scenario.")
@law_options
@click.option("--plot", metavar="FILE.svg", help="Draw the tree.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, with every fraction.")
def command(
    file: str,
    changes: tuple[str, ...],
    law: str | None,
    council: str | None,
    plot: str | None,
    as_json: bool,
) -> None:
    """Count how likely each outcome is, from positions that are given as odds.

    Chances are exact fractions, counted and never sampled. Where votes are unknown they are told from the least to
    the greatest that any votes lead to. With a `correlation` they come from an integral, with a bound on its
    error. Questions are independent of each other but for conditions (`if`) that the scenario states.
    """
    from sim.analysis.odds.chain import chain
    from sim.analysis.odds.reading import ends, error_along, questions
    from sim.cli.places import opened
    from sim.scenario import load

    scenario = load(file, (*scenario_changes(law, council), *changes))
    with opened((plot,)) as (place,):
        tree = chain(scenario)
        if place is not None:
            from sim.show.chain_svg import chain_svg

            place.write(chain_svg(tree, scenario.title))
            place.done()
    if as_json:
        from sim.show.odds_rows import odds_row

        say_json(odds_row(tree))
        return
    from sim.show.chain_text import chain_text, ends_text
    from sim.show.odds_text import odds_text

    found = questions(tree)
    if not found:
        say([scenario.title, "", "No question is voted on."])
        return
    say([scenario.title, "", *odds_text(found)])
    come_to = ends(tree)
    if len(come_to) > 1:
        say(["", "Step by step, with the chance of coming so far:", *chain_text(tree)])
        say(["", "What comes of it in the end:", *ends_text(come_to, error_along(tree))])

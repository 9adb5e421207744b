"""`unsc odds`: the chance of each outcome of a scenario's questions, and the tree of all they may lead to."""

import click

from sim.cli.answers import say, say_json
from sim.cli.laws import law_options, scenario_changes
from sim.cli.pictures import draw, picture_place, plot_option, write_picture


@click.command("odds")
@click.argument("file", metavar="FILE")
@click.option("--set", "changes", metavar="PATH=VALUE", multiple=True, help="Change a value of the scenario.")
@law_options
@plot_option("Draw the tree of all that may come of it.")
@plot_option("Draw the chance of each outcome as bars, with bounds where votes are unknown.", "--bars")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, with every fraction.")
def command(
    file: str,
    changes: tuple[str, ...],
    law: str | None,
    council: str | None,
    plot: str | None,
    bars: str | None,
    as_json: bool,
) -> None:
    """Count how likely each outcome is, from positions that are given as odds.

    Chances are exact fractions, counted and never sampled. Questions are independent of each other but for
    conditions (`if`) that the scenario states; at most 10,000 possible ends are followed.

    Where votes are unknown, chances are told from the least to the greatest that any votes lead to: an unknown
    vote may be any, but does not follow the chances of others.

    With a `correlation` (rho, at most 0.99) votes go together by a one-factor Gaussian copula: each member, or
    bloc, has a latent disposition sqrt(rho) F + sqrt(1 - rho) e, where F is common to all on that question and e
    its own, both standard normal, so that rho is the correlation of the dispositions of any two. It votes no if
    that is low, abstains or does not vote if it is between, and votes yes if it is high, with thresholds that
    give each vote the chance the file states. Such chances come from an integral, with a bound on its error.
    What is impossible or certain stays exact, and so does all that no correlation bears on.
    """
    from sim.analysis.odds.chain import chain
    from sim.analysis.odds.reading import ends_with_errors, questions
    from sim.scenario import load

    tree_place = None if plot is None else picture_place(plot, ours=True)
    bars_place = None if bars is None else picture_place(bars, beside=(plot,))
    scenario = load(file, (*scenario_changes(law, council), *changes))
    tree = chain(scenario)
    if tree_place is not None:
        from sim.show.pictures.tree import outcome_tree

        draw(tree_place, outcome_tree(tree, scenario.title))
    if bars_place is not None:
        from sim.show.odds_plots import odds_plot

        write_picture(bars_place[0], odds_plot(tree, scenario, bars_place[1]))
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
    come_to = ends_with_errors(tree)
    if len(come_to) > 1:
        say(["", "Step by step, with the chance of coming so far:", *chain_text(tree)])
        say(["", "What comes of it in the end:", *ends_text(come_to)])

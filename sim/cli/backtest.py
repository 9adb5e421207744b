"""`unsc backtest`: compare positions derived from another roll call with what the Council then did."""

import click

from sim.cli.answers import say, say_json


@click.command("backtest")
@click.argument("files", metavar="FILE|FOLDER...", nargs=-1, required=True)
@click.option("--set", "changes", metavar="PATH=VALUE", multiple=True, help="Change a value of each scenario.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def command(files: tuple[str, ...], changes: tuple[str, ...], as_json: bool) -> None:
    """Compare positions derived from another roll call (`derived_from`) with the votes on record.

    For every member: how it voted there, what the mapping derives from that, and how it voted here. The share is
    the mean chance that was given to the vote then cast.
    """
    from sim.analysis.odds.backtest import backtest
    from sim.cli.files import load_all
    from sim.scenario.loading import other_of
    from sim.show.backtest_text import backtest_row, backtest_text

    loaded = [scenario for _, scenario in load_all(files, changes)]
    tests = tuple([test for scenario in loaded for test in backtest(scenario, other_of(scenario.file))])
    if as_json:
        say_json(backtest_row(tests))
    else:
        say(backtest_text(tests))

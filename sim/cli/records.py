"""`unsc records`: what files of recorded votes hold, in commands of their own."""

import click

from sim.cli.loaded import LoadedWhenCalled

COMMANDS = {
    "check": "Compare recorded votes with the law.",
    "summary": "Add up a record: vetoes, agreement, who was pivotal.",
    "scenario": "Write a recorded vote as a scenario.",
}


@click.group("records", cls=LoadedWhenCalled, modules=COMMANDS, prefix="sim.cli.records_")
def command() -> None:
    """Read files of recorded votes: compare them with the law, add them up, or take one to ask what-ifs of.

    Two layouts are read, told by the header: the UN Digital Library's "Security Council Voting Data", a row for
    each member and vote (https://digitallibrary.un.org/record/4055387), and a row for each vote, with the columns
    that `unsc records check FILE --out FILE.csv` writes. No such file comes with the package.
    """

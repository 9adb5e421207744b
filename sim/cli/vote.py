"""`unsc vote`: decide one roll call from what is known of it, or a batch of them."""

from typing import Any

import click

from sim.cli.answers import say, say_json
from sim.cli.asking import CHAPTERS, KINDS, PARAGRAPHS, PUT_AS, REST, decide_one


@click.command("vote")
@click.option("--on", metavar="DATE", help="The day of the vote, such as 2014-12-22.")
@click.option(
    "--kind",
    type=click.Choice(list(KINDS)),
    metavar="KIND",
    help=f"The kind of question, which chooses the rule: {', '.join(KINDS)}.",
)
@click.option("--yes", metavar="CODES", help="Members in favour, such as CHN,RUS.")
@click.option("--no", metavar="CODES", help="Members against.")
@click.option("--abstain", metavar="CODES", help="Members abstaining.")
@click.option("--not-voting", metavar="CODES", help="Members absent or not participating.")
@click.option(
    "--rest",
    type=click.Choice(list(REST)),
    metavar="CHOICE",
    help="How every other member voted: yes, no, abstain or not-voting; without it that is unknown.",
)
@click.option("--counts", metavar="Y-N-A[-X]", help="All votes by number, such as 11-2-2.")
@click.option("--party", metavar="CODES", help="Parties to the dispute the question concerns.")
@click.option("--chapter", type=click.Choice(list(CHAPTERS)), help="The part of the Charter a draft acts under.")
@click.option("--enforce-proviso", is_flag=True, default=None, help="Hold parties to abstain (Art. 27(3)).")
@click.option("--put-as", type=click.Choice(list(PUT_AS)), help="For a challenged ruling: what yes means.")
@click.option("--paragraph", type=click.Choice(list(PARAGRAPHS)), help="For a review conference: of Art. 109.")
@click.option(
    "--claim-not-procedural",
    is_flag=True,
    default=None,
    help="Let the preliminary question be raised, as until 1959.",
)
@click.option(
    "--batch",
    metavar="FILE|-",
    help="Decide many: a JSON object on each line, its keys named as these options (`not_voting`), answered by "
    "one JSON object a line.",
)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.pass_context
def command(ctx: click.Context, /, batch: str | None, as_json: bool, **options: Any) -> None:
    """Decide one roll call.

    CODES are ISO 3166 codes with commas or spaces between them. Members named nowhere are unknown, not absent, and
    the answer is then what every possible vote of theirs leads to.
    """
    asked = {key: value for key, value in options.items() if value is not None}
    if batch is not None:
        if asked:
            given = ", ".join(f"--{key.replace('_', '-')}" for key in asked)
            raise click.UsageError(f"--batch takes all from its lines; remove {given}", ctx)
        from sim.cli.batch import decide_all

        decide_all(batch)
        return
    for key in ("on", "kind"):
        if key not in asked:
            raise click.UsageError(f"Missing option '--{key}'.", ctx)
    decision = decide_one(asked)
    if as_json:
        from sim.show.decision_row import decision_row

        say_json(decision_row(decision))
        return
    from sim.show.verdict import verdict

    say(verdict(decision, asked["on"]))

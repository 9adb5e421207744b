"""`unsc vote`: decide one roll call from what is known of it, or a batch of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sim.cli.answers import say, say_json
from sim.cli.asking import CHAPTERS, KINDS, PARAGRAPHS, PUT_AS, REST, by_another, decide_one, what_is_asked
from sim.cli.choices import OneOf
from sim.cli.laws import law_options
from sim.cli.pictures import plot_option

if TYPE_CHECKING:
    from sim.law import Decision

CODES = ("yes", "no", "abstain", "not_voting", "party")
"""The options that take codes, and may be given more than once."""


@click.command("vote")
@click.option("--on", metavar="DATE", help="The day of the vote, such as 2014-12-22.")
@click.option(
    "--kind",
    type=OneOf(KINDS),
    metavar="KIND",
    help=f"The kind of question, which chooses the rule: {', '.join(KINDS)}.",
)
@click.option("--yes", metavar="CODES", multiple=True, help="Members in favour, such as CHN,RUS.")
@click.option("--no", metavar="CODES", multiple=True, help="Members against.")
@click.option("--abstain", metavar="CODES", multiple=True, help="Members abstaining.")
@click.option("--not-voting", metavar="CODES", multiple=True, help="Members absent or not participating.")
@click.option(
    "--rest",
    type=OneOf(REST),
    metavar="CHOICE",
    help="How every other member voted: yes, no, abstain or not-voting; without it that is unknown.",
)
@click.option("--counts", metavar="Y-N-A[-X]", help="All votes by number, such as 11-2-2.")
@click.option("--party", metavar="CODES", multiple=True, help="Parties to the dispute the question concerns.")
@click.option(
    "--chapter",
    type=OneOf(CHAPTERS),
    metavar=f"[{'|'.join(CHAPTERS)}]",
    help="The part of the Charter a draft acts under.",
)
@click.option(
    "--mass-atrocities",
    is_flag=True,
    default=None,
    help="A draft against genocide, crimes against humanity or war crimes, which some reforms treat apart.",
)
@law_options
@click.option("--enforce-proviso", is_flag=True, default=None, help="Hold parties to abstain (Art. 27(3)).")
@click.option("--put-as", type=OneOf(PUT_AS), help="For a challenged ruling: what yes means.")
@click.option("--paragraph", type=OneOf(PARAGRAPHS), help="For a review conference: of Art. 109.")
@click.option(
    "--claim-not-procedural",
    is_flag=True,
    default=None,
    help="For the preliminary question: let the claim that a matter is not procedural be raised, as until 1959; "
    "without this the answer says that it is no longer raised.",
)
@click.option(
    "--batch",
    metavar="FILE|-",
    help="Decide many: a JSON object on each line, its keys named as these options (`not_voting`), answered by "
    "one JSON object a line.",
)
@plot_option("Draw the vote round the table: who voted how, the bar of votes needed, who blocked it.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.pass_context
def command(ctx: click.Context, /, batch: str | None, plot: str | None, as_json: bool, **options: Any) -> None:
    """Decide one roll call.

    CODES are ISO 3166 codes with commas or spaces between them; an option given again adds to them. Members named
    nowhere are unknown, not absent, and the answer is then what every possible vote of theirs leads to.
    """
    # What is typed may be in small letters; the lines of a batch are written by programs.
    codes = {key: " ".join(options.pop(key)).upper() if options[key] else None for key in CODES}
    asked = {key: value for key, value in {**options, **codes}.items() if value is not None}
    if batch is not None:
        if asked or plot is not None:
            given = ", ".join(f"--{key.replace('_', '-')}" for key in (*asked, *(["plot"] if plot else [])))
            raise click.UsageError(f"--batch takes all from its lines; remove {given}", ctx)
        from sim.cli.batch import decide_all

        decide_all(batch)
        return
    for key in ("on", "kind"):
        if key not in asked:
            raise click.UsageError(f"Missing option '--{key}'.", ctx)
    place = None
    if plot is not None:
        from sim.cli.pictures import picture_place

        place = picture_place(plot, ours=True)
    decision = decide_one(asked, typed=True)
    other = by_another(asked)
    if place is not None:
        _draw(place, decision, asked)
    if as_json:
        from sim.show.decision_row import decision_row

        say_json(decision_row(decision, other))
        return
    from sim.show.verdict import verdict

    say(verdict(decision, asked["on"], by_another=other))


def _draw(place: tuple[Path, str], decision: "Decision", asked: dict[str, Any]) -> None:
    """Draw the roll call round the table of those who vote."""
    from sim.cli.pictures import draw
    from sim.show.pictures.horseshoe import horseshoe
    from sim.show.words import KINDS as IN_WORDS
    from sim.show.words import sentence

    question, roll, council, law = what_is_asked(asked, typed=True)
    words = IN_WORDS[question.kind].partition(":")[0]
    title = f"A {words} question" if " " not in words else sentence(words).removesuffix(".")
    if asked.get("law") is not None:
        title += f", by the law {law.name}"
    draw(place, horseshoe(council, roll, decision, title=title))

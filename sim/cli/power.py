"""`unsc power`: how often each member makes the difference, under this law or another."""

from datetime import date
from pathlib import Path

import click
from attrs import evolve

from sim.cli.answers import say, say_json
from sim.cli.asking import CHAPTERS, KINDS, PARAGRAPHS, read_day
from sim.cli.choices import OneOf
from sim.cli.laws import law_and_council, law_options
from sim.cli.pictures import picture_place, plot_option, write_picture
from sim.council import Council
from sim.law import Body, Kind, Law, Question, law_on

_KINDS = {**KINDS, **{kind.value: kind for kind in (Kind.ASSEMBLY_MAJORITY, Kind.ASSEMBLY_TWO_THIRDS)}}


@click.command("power")
@click.option("--on", metavar="DATE", required=True, help="The day of the vote, such as 2024-06-12.")
@click.option(
    "--kind",
    type=OneOf(_KINDS),
    default="substantive",
    metavar="KIND",
    help=f"The kind of question, which chooses the rule: {', '.join(_KINDS)}; substantive unless told.",
)
@click.option("--paragraph", type=OneOf(PARAGRAPHS), help="For a review conference: of Art. 109.")
@click.option(
    "--chapter",
    type=OneOf(CHAPTERS),
    metavar=f"[{'|'.join(CHAPTERS)}]",
    help="The part of the Charter a draft acts under, which some reforms ask for.",
)
@click.option(
    "--mass-atrocities",
    is_flag=True,
    help="A draft against genocide, crimes against humanity or war crimes, which some reforms treat apart.",
)
@click.option(
    "--party", metavar="CODES", multiple=True, help="Parties to a dispute, held to abstain (Art. 27(3))."
)
@law_options
@click.option("--ternary", is_flag=True, help="Let members abstain; without it each votes yes or no.")
@click.option("--reforms", is_flag=True, help="Compare the law as it is with every reform.")
@plot_option("Draw both indices as bars, and with --reforms those of every reform.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON, the indices as exact fractions.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    on: str,
    kind: str,
    paragraph: str | None,
    chapter: str | None,
    mass_atrocities: bool,
    party: tuple[str, ...],
    law: str | None,
    council: str | None,
    ternary: bool,
    reforms: bool,
    plot: str | None,
    as_json: bool,
) -> None:
    """Say how much voting power each member has, exactly, and what every index counts.

    A priori: every way of voting, or every order of members, is as likely as any other; nobody's wishes enter.
    """
    place = None if plot is None else picture_place(plot)
    asked = _KINDS[kind]
    if paragraph is not None and asked is not Kind.REVIEW_CONFERENCE:
        raise click.UsageError(f"--paragraph belongs to the kind review-conference; remove it from {kind}", ctx)
    question = Question(
        asked,
        chapter=CHAPTERS[chapter] if chapter is not None else None,
        parties=tuple(" ".join(party).upper().replace(",", " ").split()),
        paragraph=PARAGRAPHS[paragraph] if paragraph is not None else 1,
        mass_atrocities=mass_atrocities,
    )
    day = read_day(on)
    if reforms:
        _by_reform(ctx, question, day, law, council, ternary, as_json, place)
        return
    body, applied = _body_and_law(ctx, question, day, law, council)
    from sim.analysis.power import powers
    from sim.law import measure_of, sources_of

    measure = measure_of(question, body, applied)
    if question.parties and not measure.held_to_abstain:
        raise click.UsageError(
            "--party holds nobody to abstain; expected a member, a substantive question, --chapter VI or 52.3",
            ctx,
        )
    found = powers(measure, body, ternary=ternary)
    from sim.show.power_table import power_row, power_table

    sources = sources_of(question, body, applied)
    if place is not None:
        from sim.show.power_plots import powers_plot

        write_picture(place[0], powers_plot(found, question, applied, _named(body, day), day, place[1]))
    if as_json:
        say_json(power_row(found, question, applied, sources))
    else:
        say(power_table(found, question, applied, sources, _named(body, day), day))


def _body_and_law(
    ctx: click.Context, question: Question, on: date, law: str | None, council: str | None
) -> tuple[Body, Law]:
    """Return who votes and by which law; who is a party is held to abstain, or naming it would change nothing."""
    if question.kind.of_the_assembly:
        if law is not None or council is not None:
            raise click.UsageError("in the Assembly neither --law nor --council changes anything; remove it", ctx)
        from sim.law import assembly_on

        return assembly_on(on), law_on(on)
    applied, body = law_and_council(law, council, on)
    return body, evolve(applied, enforce_proviso=True) if question.parties else applied


def _named(body: Body, on: date) -> str:
    """Name who votes, with the day of the Council where that is another one."""
    from sim.show.words import day

    if not isinstance(body, Council):
        return "the General Assembly"
    return "the Security Council" + (f" of {day(body.on)}," if body.on not in (None, on) else "")


def _by_reform(
    ctx: click.Context,
    question: Question,
    on: date,
    law: str | None,
    council: str | None,
    ternary: bool,
    as_json: bool,
    place: tuple[Path, str] | None,
) -> None:
    """Answer with the table of power by reform."""
    if law is not None:
        raise click.UsageError("--reforms goes through all laws that have a name; remove --law", ctx)
    if question.kind.of_the_assembly or question.parties:
        raise click.UsageError("--reforms compares questions of the Council; remove --party and ask for one", ctx)
    from sim.analysis.power import power_by_reform
    from sim.law.reforms import REFORMS
    from sim.show.power_table import reforms_row, reforms_table

    applied, body = law_and_council(None, council, on)
    fitting = [each for each in REFORMS.values() if each.fits(body)]
    left_out = [name for name, each in REFORMS.items() if not each.fits(body)]
    found = power_by_reform(question, body, applied, ternary=ternary, reforms=fitting)
    if place is not None:
        from sim.show.power_plots import reforms_plot

        drawn = reforms_plot(found, question, _named(body, on), on, ternary=ternary, to=place[1])
        write_picture(place[0], drawn)
    if as_json:
        say_json(reforms_row(found, question, ternary, left_out))
    else:
        say(reforms_table(found, question, _named(body, on), on, ternary, left_out))

"""`unsc flips`: which changed votes would have reversed an outcome, of a roll call or a scenario's question."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import click

from sim.analysis.flips import flips, settling
from sim.analysis.flips.changes import TARGETS
from sim.cli.answers import say, say_json
from sim.cli.pictures import draw, picture_place, plot_option
from sim.cli.vote import CODES
from sim.cli.vote import command as vote
from sim.council import state
from sim.errors import UnscError
from sim.law import Body, Choice, Law, Question, RollCall
from sim.scenario.chances import read_fraction
from sim.show.flips_text import Shown, flips_row, flips_text

OF_A_VOTE = [p for p in vote.params if p.name not in ("batch", "plot", "as_json")]
"""The options of `unsc vote` that say what was voted on and how."""
_CHANGES_LISTED, _LISTED_AS_TEXT = 500_000, 10
_OF_ANY = ("law", "council")
"""The options that a scenario can be asked with too."""


@click.command("flips", params=OF_A_VOTE)
@click.argument("scenario", metavar="[SCENARIO", required=False)
@click.argument("question", metavar="[QUESTION]]", required=False)
@click.option("--set", "changes", metavar="PATH=VALUE", multiple=True, help="Change a value of the scenario.")
@click.option("--size", type=click.IntRange(1), metavar="N", help="List the sets of N changes, not the smallest.")
@click.option(
    "--cost",
    "costs",
    metavar="WHO[:CHOICE]=COST",
    multiple=True,
    help="What it costs, above 0, to bring a member to a vote, such as CHN:abstain=5, CHN,RUS=10 or rest=1 (all "
    "members that no other --cost names); `never`, or what is left out, cannot be had. The cheapest sets are "
    "listed too.",
)
@click.option("--order", metavar="CODES", multiple=True, help="Who votes first; without it, as seated.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    help=f"How many sets to list; as text {_LISTED_AS_TEXT}, and in JSON so many that they hold "
    f"{_CHANGES_LISTED:,} changes in all. All are counted.",
)
@plot_option("Draw the vote round the table, and the first set listed beside it: the cheapest with --cost.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    scenario: str | None,
    question: str | None,
    changes: tuple[str, ...],
    size: int | None,
    costs: tuple[str, ...],
    order: tuple[str, ...],
    limit: int | None,
    plot: str | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Tell which votes, had they been otherwise, would have reversed an outcome.

    Asked of a roll call, with the options of `unsc vote`, or of a question of a scenario, by its id. A change goes
    to yes, no or abstain; sets that differ in the new vote are different sets. An outcome that is open is refused.
    A member's margin is the fewest changes in a set with this member in which every change is needed.
    """
    codes = {key: " ".join(options.pop(key)).upper() if options[key] else None for key in CODES}
    asked = {key: value for key, value in {**options, **codes}.items() if value is not None}
    place = None if plot is None else picture_place(plot, ours=True)
    name = ""
    put: tuple[Question, RollCall, Body, Law]
    if scenario is None:
        if changes:
            raise click.UsageError("--set changes a scenario; expected the name of one", ctx)
        for key in ("on", "kind"):
            if key not in asked:
                raise click.UsageError(f"Missing option '--{key}', or the name of a scenario.", ctx)
        from sim.cli.asking import what_is_asked

        put = what_is_asked(asked, typed=True)
    else:
        if given := [f"--{key.replace('_', '-')}" for key in asked if key not in _OF_ANY]:
            raise click.UsageError(f"a scenario says this itself; remove {', '.join(given)}", ctx)
        name, put = _of_scenario(scenario, question, changes, asked)
    found = flips(*put)
    listed = _CHANGES_LISTED // (size or found.size or 1) if as_json else _LISTED_AS_TEXT
    most = listed if limit is None else limit
    shown = Shown(
        found,
        settling(found.standing, put[2], " ".join(order).upper().replace(",", " ").split()),
        most,
        size,
        found.cheapest(_costs(costs, dict(found.standing.votes)), most) if costs else None,
        name,
        ordered=bool(order),
        put=put[0],
    )
    if place is not None:
        from sim.show.pictures.flipped import flipped

        sets = shown.cheapest.sets if shown.cheapest is not None else found.sets(size)
        draw(place, flipped(found, put, changes=next(iter(sets), None), under=name))
    if as_json:
        say_json(flips_row(shown))
    else:
        say(flips_text(shown))


def _of_scenario(
    file: str, wanted: str | None, changes: tuple[str, ...], asked: Mapping[str, Any]
) -> tuple[str, tuple[Question, RollCall, Body, Law]]:
    """Run a scenario, and return the id of one question voted on in it, with all that decided it."""
    from sim.cli.laws import scenario_changes
    from sim.engine import Voting, run
    from sim.scenario import load
    from sim.scenario.faults import nearest

    votings: dict[str, Voting] = {}

    def cast(voting: Voting) -> Any:
        votings[voting.id] = voting
        return voting.votes

    loaded = load(file, (*scenario_changes(asked.get("law"), asked.get("council")), *changes))
    decisions = run(loaded, cast=cast).decisions
    voted = [name for name in decisions if name in votings]
    if wanted is None:
        if len(voted) != 1:
            which = f"expected which of its questions: {', '.join(voted)}" if voted else "no vote is taken in it"
            raise UnscError(f"{file}: {which}")
        wanted = voted[0]
    if wanted in decisions and wanted not in votings:
        raise UnscError(f"{wanted} was decided without a vote, so no vote could have been otherwise")
    if wanted not in voted:
        raise UnscError(
            f"{file}: there is no question {wanted!r}; expected one of {', '.join(voted)}{nearest(wanted, voted)}"
        )
    voting = votings[wanted]
    return wanted, (voting.question, voting.votes.roll_call(), voting.body, voting.law)


_CHOICES = {choice.value: choice for choice in TARGETS}
_REST = "REST"


def _costs(given: Iterable[str], votes: Mapping[str, Choice]) -> dict[tuple[str, Choice], Fraction]:
    """Read what changes cost; what is said of a choice goes before all of them. The rest are those not named."""
    said: dict[tuple[str, Choice | None], Fraction | None] = {}
    for entry in given:
        who, colon, choice = entry.rpartition("=")[0].partition(":")
        to = _CHOICES.get(choice.strip().lower()) if colon else None
        members = who.upper().replace(",", " ").split()
        if not members or (colon and to is None):
            raise UnscError(f"{entry[:60]!r} is no cost; expected such as CHN:abstain=5, CHN=5 or rest:yes=1")
        cost = _cost(entry.rpartition("=")[2].strip(), entry)
        for code in members:
            if code != _REST and code not in votes:
                state(code)
                raise UnscError(f"{code[:40]} has a cost, but no vote that is known and could be changed")
            if (code, to) in said:
                raise UnscError(f"{entry[:60]!r}: a cost of that change is given already; expected one")
            said[code, to] = cost
    costs = {}
    named = {code for code, _ in said}
    for member in votes:
        for to in TARGETS:
            who = member if member in named else _REST
            ways = ((who, to), (who, None))
            cost = next((said[way] for way in ways if way in said), None)
            if cost is not None:
                costs[member, to] = cost
    return costs


def _cost(text: str, entry: str) -> Fraction | None:
    if text.lower() == "never":
        return None
    try:
        cost = read_fraction(text)
    except ValueError as error:
        raise UnscError(f"--cost {entry[:60]}: {error}; a cost is above 0, or never") from None
    if not cost:
        raise UnscError(f"--cost {entry[:60]}: found {text[:40]}, expected a cost above 0, or never")
    return cost

"""`unsc soften`: which parts of a draft pass, the most demanding that do, and what it takes to lift a veto."""

import click

from sim.analysis.softening import soften
from sim.cli.answers import say, say_json
from sim.cli.laws import council_day, law_options
from sim.show.soften_text import Shown, soften_row, soften_text

_LISTED, _LISTED_AS_TEXT = 1000, 10


@click.command("soften")
@click.argument("file")
@law_options
@click.option(
    "--limit",
    type=click.IntRange(0),
    metavar="N",
    help=f"How many sub-drafts of a sort to list; {_LISTED} in JSON and {_LISTED_AS_TEXT} as text.",
)
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
def command(file: str, law: str | None, council: str | None, limit: int | None, as_json: bool) -> None:
    """Tell which parts of a draft pass, by the attitudes of members to its elements.

    FILE names the elements of a draft and who is against which, such as softening/dprk-referral. Every
    sub-draft is decided; an attitude that is not known leaves a vote unknown. The most demanding sub-drafts are
    those that pass and are part of no other that passes.
    """
    from attrs import evolve

    from sim.scenario.bodies import law_change
    from sim.scenario.drafting import load_draft
    from sim.scenario.model import CouncilChoice
    from sim.source import Status, weakest

    draft = load_draft(file)
    asked = draft
    if law is not None:
        asked = evolve(asked, law=law_change(law))
    if council is not None:
        asked = evolve(asked, council=CouncilChoice(as_of=council_day(council)))
    body = asked.body
    attitudes = draft.attitudes(body)
    weights = {name: element.weight for name, element in draft.elements.items()}
    by = asked.its_law
    found = soften(draft.question, weights, attitudes, body, by)
    statuses = [draft.status(code) for code in attitudes]
    status = weakest(*statuses) if len(attitudes) == len(body.codes) else Status.ASSUMED
    most = limit if limit is not None else _LISTED if as_json else _LISTED_AS_TEXT
    shown = Shown(draft, found, status, most, (by, body))
    if as_json:
        say_json(soften_row(shown))
    else:
        say(soften_text(shown))

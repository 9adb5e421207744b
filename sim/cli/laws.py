"""The options `--law` and `--council`: another law and another Council, for a day or for a scenario."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from sim.council import Council
    from sim.law import Law

F = TypeVar("F", bound=Callable[..., Any])


def law_options(command: F) -> F:
    """Give a command the options --law and --council; they arrive as texts, or None, under `law` and `council`."""
    council = click.option(
        "--council",
        metavar="DATE",
        help="Let the Council of another day vote, such as 2024-06-12; votes are carried over only "
        "where known, and the law stays that of the day of the vote.",
    )
    law = click.option(
        "--law",
        metavar="NAME|FILE",
        help="Decide by another law: a reform that `unsc reforms` lists, or a file with the keys of a scenario's "
        "`law:`. Seats that a reform adds are members nobody has named, and their votes are unknown.",
    )
    return law(council(command))


@lru_cache(maxsize=4096)
def law_and_council(law: str | None, council: str | None, on: date) -> "tuple[Law, Council]":
    """Return the law of a day or another, and the Council of that day or another with the seats the law adds.

    Raises `UnscError`.
    """
    # What reads files is loaded only where one may have to be read: a plain vote goes without it.
    from sim.cli.asking import read_day
    from sim.council import council_on
    from sim.law import law_on

    day = on if council is None else read_day(council)
    if law is None:
        return law_on(on), council_on(day)
    from sim.scenario.bodies import law_and_body, law_change
    from sim.scenario.model import CouncilChoice

    return law_and_body(law_change(law), CouncilChoice(as_of=day), on, day)


def council_day(text: str) -> date:
    """Return the day that --council names. Raises `UnscError` for one without a Council that is known."""
    from sim.cli.asking import read_day
    from sim.council import council_on
    from sim.errors import UnscError

    day = read_day(text)
    try:
        council_on(day)
    except UnscError as error:
        raise UnscError(f"--council {day}: {error}") from None
    return day


def scenario_changes(law: str | None, council: str | None) -> tuple[tuple[str, Any], ...]:
    """Return the two options as changes of a scenario, to be loaded with it. Raises `UnscError`."""
    changes: list[tuple[str, Any]] = []
    if council is not None:
        from sim.scenario.places import Block, Text

        changes.append(("council", Block([(Text("as_of", 1, 1), Text(str(council_day(council)), 1, 1))], 1, 1)))
    if law is not None:
        from sim.scenario.bodies import law_change, law_node

        law_change(law)  # its faults are told with their place in its file, not as those of an override
        changes.append(("law", law_node(law)))
    return tuple(changes)

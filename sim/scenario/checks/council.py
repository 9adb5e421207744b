"""The Council that votes in a scenario, and its law."""

from collections.abc import Iterator
from datetime import date

from sim.council import Council, compose, council_on
from sim.errors import UnscError
from sim.scenario.bodies import council_for, law_for, wrong_in_law
from sim.scenario.checks.finding import Finding, word
from sim.scenario.model import Scenario
from sim.scenario.places import Block
from sim.scenario.resolving import Way


def council_of_first_day(scenario: Scenario) -> Council | None:
    """Return the Council of the first day of a scenario; None where there is none, or nobody can say it."""
    days = [s.at.day for s in scenario.timeline if s.at is not None and s.at.day != date.min]
    try:
        return council_for(scenario, days[0] if days else date(1946, 1, 17))
    except UnscError:
        return None  # told where the vote is, with the day that is outside our tables


def wrong_in_council(scenario: Scenario, root: Block) -> Iterator[Finding]:
    """Find what is wrong in the Council a scenario chooses."""
    choice = scenario.council
    if choice is None:
        return
    way: Way = ("council",)
    if choice.as_of is not None:
        if choice.members:
            yield (
                (*way, "as_of"),
                None,
                "a Council is that of a date or one composed by hand; expected one of the two",
            )
        try:
            council_on(choice.as_of)
        except UnscError as error:
            yield (*way, "as_of"), None, str(error)
    if choice.like is not None and choice.members:
        message = "a Council composed by hand has the seats it is given; expected `like` or `members`"
        yield (*way, "like"), None, message
    if choice.permanent and not choice.members:
        yield (
            (*way, "permanent"),
            None,
            "`permanent` goes with `members`; `law.veto.holders` says who holds a veto in the Council of a date",
        )
    if len(choice.president) > 1:
        second = word(root, (*way, "president"), choice.president[1])
        yield (*way, "president"), second, "found more than one State, expected the one that presides"
    if not choice.members:
        return
    for name in ("permanent", "president"):
        for code in getattr(choice, name):
            if code not in choice.members:
                yield (
                    (*way, name),
                    word(root, (*way, name), code),
                    f"{code} is not among the members of this Council",
                )
    try:
        compose(choice.members, on=date(2000, 1, 1))
    except UnscError as error:
        yield (*way, "members"), None, str(error)


def wrong_in_its_law(scenario: Scenario, council: Council | None) -> Iterator[Finding]:
    """Find what is wrong in the law a scenario gives, for the Council of its first day."""
    if scenario.law is None:
        return
    wrong = list(wrong_in_law(scenario.law, None if council is None else council.size))
    for way, message in wrong:
        yield ("law", *way), None, message
    if not wrong and council is not None and council.on is not None:
        try:
            law_for(scenario, council.on)
        except UnscError as error:  # a veto that nobody could use
            yield ("law", "veto"), None, str(error).removeprefix("law.veto: ")

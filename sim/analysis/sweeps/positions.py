"""Where a case puts members: its chances laid over what the scenario knows. Arrays or fractions alike."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from sim.analysis.sweeps.axes import Axis, ChanceAxis, ChangeAxis, RandomAxis
from sim.council import Council, why_not_member
from sim.engine import Voting
from sim.errors import UnscError
from sim.law import Body, Choice
from sim.scenario.known_votes import KnownVote
from sim.scenario.model import Scenario
from sim.scenario.resolving import body_of, votes_in

TOO_MUCH = 1e-12
"""Chances may exceed one by so much: rounding."""


def units_of(voting: Voting) -> dict[str, tuple[str, ...]]:
    """Return for each member of a vote those it casts its vote with: its bloc, or itself."""
    alone = {vote.member: (vote.member,) for vote in voting.votes.members}
    return alone | {code: bloc for bloc in voting.votes.blocs for code in bloc}


def refuse_absent(scenario: Scenario, axes: Iterable[Axis]) -> None:
    """Refuse a scenario in which a member whose position varies has no seat, whether or not it comes to the vote.

    Raises `UnscError`. One of `the rest` of a random axis is not named, and is passed over.
    """
    named = [a for a in axes if isinstance(a, ChanceAxis) or (isinstance(a, RandomAxis) and not a.rest)]
    for placed in votes_in(scenario) if named else ():
        body = None
        for axis in named:
            if placed.id in axis.on:
                body = body or body_of(placed.votes, scenario, placed.at)
                absent = next((code for code in axis.codes if code not in body.codes), None)
                if absent is not None:
                    raise UnscError(f"{axis.name}: {_why_absent(absent, body, placed.id)}")


def _why_absent(code: str, body: Body, question: str) -> str:
    if not isinstance(body, Council):
        return f"{code} is no member of the body that votes on {question}"
    return f"{why_not_member(code, body)}; {question} is voted on by {' '.join(body.codes)}"


Varied = Mapping[tuple[str, ...], tuple[Axis, ...]]
"""What varies of each unit of a vote."""


def varied_in(voting: Voting, axes: Sequence[Axis]) -> Varied:
    """Return which units of a vote vary, by which axes. Raises `UnscError` for a member that does not vote."""
    here = [axis for axis in axes if not isinstance(axis, ChangeAxis) and voting.id in axis.on]
    if not here:
        return {}
    units = units_of(voting)
    found: dict[tuple[str, ...], list[Axis]] = {}
    for axis in here:
        for code in axis.codes:
            if code not in units:
                if isinstance(axis, RandomAxis) and axis.rest:
                    continue  # one of the rest of the base, that has no seat in this body
                raise UnscError(f"{axis.name}: {code} is no member of the body that votes on {voting.id}")
            listed = found.setdefault(units[code], [])
            if axis not in listed:
                listed.append(axis)
    for unit, listed in found.items():
        if len(listed) > 1 and any(isinstance(a, RandomAxis) for a in listed):
            names = " and ".join(a.name for a in listed)
            raise UnscError(f"{names} both say how {' '.join(unit)} votes; expected one of them")
    if found and voting.votes.unnamed.known:
        raise UnscError(f"the votes on {voting.id} are known by number; name them to vary a member's")
    return {unit: tuple(listed) for unit, listed in found.items()}


def base_of(vote: KnownVote) -> Mapping[Choice, Fraction] | None:
    """Return the chances a scenario gives a member's vote; None where it is not known."""
    if vote.chances is not None:
        return {choice: vote.chances.of(choice) for choice in Choice}
    return None if vote.choice is None else {c: Fraction(int(c is vote.choice)) for c in Choice}


def shares(vote: KnownVote, axes: Sequence[ChanceAxis]) -> Mapping[Choice, Fraction]:
    """Return how what is left of a member's chances is shared among the choices that do not vary.

    As stated by `otherwise`; else in the proportions the scenario gives them. Raises `UnscError` where neither
    says it.
    """
    given = [axis.choice for axis in axes]
    if len(set(given)) < len(given):
        raise UnscError(f"{' and '.join(a.name for a in axes)} both say how likely {vote.member} is to vote so")
    stated = {axis.otherwise for axis in axes if axis.otherwise is not None} - set(given)
    if len(stated) > 1:
        raise UnscError(f"{' and '.join(a.name for a in axes)} differ on what {vote.member} does otherwise")
    if stated:
        return {stated.pop(): Fraction(1)}
    base = base_of(vote)
    others = {c: p for c, p in base.items() if c not in given and p} if base is not None else {}
    if not others:
        known = "is not known" if base is None else f"is {given[0].value} for certain in the base"
        raise UnscError(
            f"{vote.member}'s vote {known}: say what it does if not {given[0].value.replace('_', ' ')}, such as "
            "`otherwise: abstain`"
        )
    return {c: p / sum(others.values()) for c, p in others.items()}


def moved(share: Mapping[Choice, Any], given: Mapping[Choice, Any]) -> dict[Choice, Any]:
    """Return the chances of all four choices, with some given and the rest shared out.

    They are negative where what is given adds up to more than one; the caller says what comes of that.
    """
    left = 1 - sum(given.values())
    return {c: given[c] if c in given else left * share[c] if c in share else 0 * left for c in Choice}


def too_much(unit: Sequence[str]) -> str:
    """Say that the chances given to a unit add up to more than one."""
    return f"the chances of {' '.join(unit)} add up to more than 1"

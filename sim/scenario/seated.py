"""A what-if without the members its base names and that have no seat in it: play passes them over."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve

from sim.scenario.bodies import council_for
from sim.scenario.known_votes import groups
from sim.scenario.model import Codes, Meeting, Scenario, Step, Votes

_OF_MEMBERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "put_to_vote": ("asked_by",),
        "invite": ("proposed_by",),
        "motion": ("by",),
        "separate_vote": ("by",),
        "order_of_drafts": ("by",),
        "ruling": ("challenged_by",),
        "appoint": ("by",),
        "go_private": ("by",),
        "go_public": ("by",),
        "single_copy": ("by",),
        "committee": ("objecting", "unknown", "proposed_by"),
        "meeting": ("called_by", "president"),
    }
)
"""The keys that name members, and where nobody need be named."""


def with_the_seated(scenario: Scenario) -> Scenario:
    """Return a scenario that names under its votes in the Council only members that sit when it votes.

    A what-if may have another Council vote than its base, and the file it is written to as its own may not name
    who has no seat. What it comes to does not change. Raises `UnscError` for a day without a Council.
    """
    steps, at = [], None
    for step in scenario.timeline:
        at = step.at or at
        assert at is not None, "a checked scenario has a time on its first step"
        steps.append(_step(step, frozenset(council_for(scenario, at.day).codes)))
    return evolve(scenario, timeline=tuple(steps))


def _step(step: Step, seated: frozenset[str]) -> Step:
    action = step.action
    does = getattr(step, action)
    if isinstance(does, Meeting):
        agenda = does.agenda
        if agenda is not None:
            names = {name: _codes(getattr(agenda, name), seated) for name in ("objecting", "vote_asked_by")}
            agenda = evolve(_votes(agenda, seated), **names)
        does = evolve(does, agenda=agenda, proceedings=tuple([_step(inner, seated) for inner in does.proceedings]))
    elif step.in_council is not None:
        (*_, last), put = step.in_council
        put = evolve(_votes(put, seated), asked_by=_codes(put.asked_by, seated))
        does = evolve(does, vote=put) if last == "vote" else put
    for name in _OF_MEMBERS.get(action, ()):
        does = evolve(does, **{name: _codes(getattr(does, name), seated)})
    more: Any = {action: does}
    return evolve(step, **more)


def _votes(votes: Any, seated: frozenset[str]) -> Any:
    assert isinstance(votes, Votes)
    kept: dict[str, Any] = {
        name: evolve(group, members=_codes(group.members, seated)) for name, group, _, _ in groups(votes)
    }
    kept["odds"] = {code: chances for code, chances in votes.odds.items() if code in seated or not code.isupper()}
    blocs = [_codes(bloc, seated) for bloc in votes.blocs]
    kept["blocs"] = tuple([bloc for bloc in blocs if len(bloc) > 1])
    return evolve(votes, **kept)


def _codes(codes: Codes, seated: frozenset[str]) -> Codes:
    return Codes(tuple([code for code in codes if code in seated]))

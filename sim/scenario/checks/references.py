"""References: every id is given once, and every id spoken of is given, and earlier."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from sim.scenario.checks.finding import Finding, key_node, word
from sim.scenario.elections import AdmissionStep
from sim.scenario.faults import nearest, shown
from sim.scenario.model import Scenario, Step
from sim.scenario.places import Block, Text
from sim.scenario.resolving import Way
from sim.scenario.structuring import node_at


@frozen
class _Named:
    """An id, the way to where it is given, and what it names: a letter, a vote of a body, or another step."""

    id: str
    way: Way
    what: str


_LETTER, _COUNCIL, _ASSEMBLY = "letter", "vote of the Council", "vote of the Assembly"
_SESSION, _COMMITTEE = "emergency special session", "decision of a committee"
_APPLICATION = "application"
_VOTES = (_COUNCIL, _ASSEMBLY)
_DECIDED = (*_VOTES, _COMMITTEE)
_IN_WORDS: Mapping[tuple[str, ...], str] = {(): "step", _VOTES: "vote", _DECIDED: "vote"}


def _ids(steps: Iterable[Step], way: Way) -> Iterator[_Named]:
    for n, step in enumerate(steps):
        yield from _ids_of(step, (*way, n))


def _ids_of(step: Step, way: Way) -> Iterator[_Named]:
    if step.id is not None:
        if step.in_council is not None:
            what = _COUNCIL
        elif step.emergency_session is not None:
            what = _SESSION
        elif step.committee is not None:
            what = _COMMITTEE
        elif step.application is not None:
            what = _APPLICATION
        else:
            what = _LETTER if step.letter is not None else _ASSEMBLY if step.assembly_vote is not None else "step"
        yield _Named(step.id, (*way, "id"), what)
    if step.meeting is not None:
        if step.meeting.agenda is not None:
            yield _Named(step.meeting.agenda.id, (*way, "meeting", "agenda", "id"), _COUNCIL)
        yield from _ids(step.meeting.proceedings, (*way, "meeting", "proceedings"))


def wrong_in_references(scenario: Scenario, root: Block) -> Iterator[Finding]:
    """Find ids that are given twice, and those spoken of that are not given, or not of what is meant."""
    known: dict[str, _Named] = {}
    for named in _ids(scenario.timeline, ("timeline",)):
        if named.id in known:
            node = node_at(root, named.way)
            message = f"two steps are called {named.id}; give each its own `id`"
            yield named.way, node if isinstance(node, Text) else None, message
        known.setdefault(named.id, named)
    for n, step in enumerate(scenario.timeline):
        yield from _references_of(step, ("timeline", n), known, root)
    for name in scenario.expect:
        if name not in known:
            yield ("expect", name), key_node(root, "expect", name), _no_step(name, known)
    votes = {name for name, named in known.items() if named.what in _VOTES}
    for n, position in enumerate(scenario.positions):
        way: Way = ("positions", n, "on")
        for name in position.on:
            if name not in known or known[name].what not in _VOTES:
                yield way, word(root, way, name), _no_step(name, known, *_VOTES)
        derived = position.derived_from
        if derived is not None and "#" not in derived.vote and derived.vote not in votes:
            way = ("positions", n, "derived_from", "vote")
            yield way, word(root, way, derived.vote), _no_step(derived.vote, known, *_VOTES)
        for name in position.condition:
            if name not in known or known[name].what not in _DECIDED:
                here: Way = ("positions", n, "if", name)
                yield here, key_node(root, *here), _no_step(name, known, *_DECIDED)
    for n, reported in enumerate(scenario.reported):
        if reported.on is not None and reported.on not in known:
            yield ("reported", n, "on"), None, _no_step(reported.on, known)


_SPOKEN_OF = (
    ("assembly_vote", "approved_by", _ASSEMBLY),
    ("assembly_vote", "recommended_in", _COUNCIL),
    ("assembly_vote", "session", _SESSION),
    ("assembly_vote", "repeats", _ASSEMBLY),
    ("veto_debate", "on", _COUNCIL),
    ("special_report", "on", _COUNCIL),
    ("special_report", "decided_in", _COUNCIL),
    ("emergency_session", "on", _COUNCIL),
    ("admission", "on", _APPLICATION),
    ("mandate", "renewed_in", _COUNCIL),
    ("prosecutor", "on", _COUNCIL),
    ("chamber_review", "on", _COUNCIL),
    ("chamber_review", "asked_in", _COUNCIL),
)
"""The keys of a step by which it speaks of an earlier one, and what that has to be."""


def _references_of(step: Step, way: Way, known: dict[str, _Named], root: Block) -> Iterator[Finding]:
    spoken_of: list[tuple[Way, str, tuple[str, ...]]] = [((*way, "if"), name, _DECIDED) for name in step.condition]
    if step.drop is not None:
        spoken_of.append(((*way, "drop", "request"), step.drop.request, (_LETTER,)))
    for action_name, key, sort in _SPOKEN_OF:
        action = getattr(step, action_name)
        spoken = None if action is None else getattr(action, key)
        if spoken is not None:
            spoken_of.append(((*way, action_name, key), spoken, (sort,)))
    if step.admission is not None and step.admission.decided_in is not None:
        sort = _ASSEMBLY if step.admission.does is AdmissionStep.ADMIT else _COUNCIL
        spoken_of.append(((*way, "admission", "decided_in"), step.admission.decided_in, (sort,)))
    for name in step.meeting.requested_in if step.meeting is not None else ():
        spoken_of.append(((*way, "meeting", "requested_in"), name, (_LETTER,)))
    for here, name, what in spoken_of:
        written = key_node(root, *here, name) if here[-1] == "if" else word(root, here, name)
        if here[-1] == "if":
            here = (*here, name)
        if name not in known or known[name].what not in what:
            yield here, written, _no_step(name, known, *what)
        elif known[name].way[: len(way)] >= way:
            yield (
                here,
                written,
                f"{name} comes no earlier than this step; expected a {_IN_WORDS.get(what) or what[0]} before it",
            )
    yield from _of_snapback(step, way, known, root)
    if step.meeting is not None:
        for n, inner in enumerate(step.meeting.proceedings):
            yield from _references_of(inner, (*way, "meeting", "proceedings", n), known, root)


def _of_snapback(step: Step, way: Way, known: dict[str, _Named], root: Block) -> Iterator[Finding]:
    """Find votes that a notification names and that do not come after it."""
    here: Way = (*way, "snapback", "votes")
    for name in step.snapback.votes if step.snapback is not None else ():
        if name not in known or known[name].what != _COUNCIL:
            yield here, word(root, here, name), _no_step(name, known, _COUNCIL)
        elif known[name].way < way:
            message = f"{name} comes before this step; expected a vote on continuing the relief after it"
            yield here, word(root, here, name), message


def _no_step(name: str, known: Mapping[str, _Named], *what: str) -> str:
    names = sorted(n for n, named in known.items() if not what or named.what in what)
    kind = _IN_WORDS.get(what) or what[0]
    if name in known:
        return f"{name} is no {kind}; expected {_one_of(names, kind)}"
    return f"there is no {kind} called {shown(name)}{nearest(name, names) or f'; expected {_one_of(names, kind)}'}"


def _one_of(names: list[str], kind: str) -> str:
    return f"one of {', '.join(names[:12])}" if names else f"the id of one, and this file has no {kind} with an id"

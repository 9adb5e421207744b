"""Making "the rest" explicit before anything changes, so that a what-if carries over only what is known.

"The rest" of the 2014 Council is eleven States; if the vote slips into 2015 it is not whoever sits then. So in
a base each "the rest" is replaced by the members it stood for, and everybody else becomes unknown.
"""

from collections.abc import Iterator
from datetime import date

from attrs import evolve, frozen

from sim.council import held_by_nobody
from sim.council.united_nations import COMPLETE_SINCE
from sim.law import Body, assembly_by_number, assembly_on
from sim.scenario.bodies import council_for
from sim.scenario.known_votes import groups, of_the_rest, status_of
from sim.scenario.model import AssemblyVote, Meeting, Scenario, Sources, Step, Votes
from sim.scenario.moments import Moment
from sim.scenario.places import Block, Items, Node, Text
from sim.scenario.structuring import THE_REST, is_the_rest, node_at
from sim.scenario.trees import Tree, block, replaced, written_out
from sim.source import Status

Way = tuple[str | int, ...]


@frozen
class Placed:
    """A vote of a scenario: the way to it, when it is taken, its id (or none), and how it is known."""

    way: Way
    votes: Votes
    at: Moment
    id: str
    status: Status
    sources: Sources
    note: str


def votes_in(scenario: Scenario) -> Iterator[Placed]:
    """List every vote of a scenario, in the order of the file."""
    before: Moment | None = None
    for n, step in enumerate(scenario.timeline):
        at = step.at or before
        if at is None or at.day == date.min:  # an hour without a day: told as a fault, and of no use here
            continue
        before = at
        yield from _votes_of(step, ("timeline", n), at, Status.ASSUMED, Sources(()))


def _votes_of(step: Step, way: Way, at: Moment, status: Status, sources: Sources) -> Iterator[Placed]:
    own = step.source or sources
    status = status_of(step.status, step.source) if step.status or step.source else status
    if step.in_council is not None:
        keys, put = step.in_council
        yield Placed((*way, *keys), put, at, step.id or "", status, own, step.note)
    if step.assembly_vote is not None:
        yield Placed((*way, "assembly_vote"), step.assembly_vote, at, step.id or "", status, own, step.note)
    meeting: Meeting | None = step.meeting
    if meeting is not None:
        agenda = meeting.agenda
        if agenda is not None:
            known = status_of(agenda.status, agenda.source) if agenda.status or agenda.source else status
            yield Placed(
                (*way, "meeting", "agenda"), agenda, at, agenda.id, known, agenda.source or own, agenda.note
            )
        for n, inner in enumerate(meeting.proceedings):
            yield from _votes_of(inner, (*way, "meeting", "proceedings", n), at, status, own)


def body_of(votes: Votes, scenario: Scenario, at: Moment) -> Body:
    """Return the body that votes: the Assembly of the day, or the scenario's Council.

    An Assembly whose Members our tables do not name votes by number. Raises `UnscError` where names are given.
    """
    if isinstance(votes, AssemblyVote):
        by_name = groups(votes) or votes.odds or votes.instead or votes.blocs
        if at.day < COMPLETE_SINCE and votes.counts is not None and not by_name:
            return assembly_by_number(votes.counts.known, at.day)
        return assembly_on(at.day)
    return council_for(scenario, at.day)


def is_of_record(scenario: Scenario) -> bool:
    """Tell whether a file is of something that happened: it says what came of it, and cites a document."""
    if not scenario.expect:
        return False
    steps = list(scenario.timeline)
    for step in scenario.timeline:
        steps += step.meeting.proceedings if step.meeting is not None else ()
    cited = any(step.source for step in steps) or any(e.source for e in scenario.expect.values())
    return cited or any(p.sources or any(g.source for _, g, _, _ in groups(p.votes)) for p in votes_in(scenario))


def resolved(tree: Tree, scenario: Scenario) -> Tree:
    """Return the tree with every "the rest" replaced by the members it stands for."""
    root: Node = written_out(tree.root)
    for placed in votes_in(scenario):
        listed = groups(placed.votes)
        rest = next(
            ((name, group) for name, group, choice, _ in listed if group.rest and choice is not None), None
        )
        likely = THE_REST in placed.votes.odds
        if rest is None and not likely:
            continue
        named = {m for _, g, _, _ in listed for m in g.members} | set(placed.votes.odds)
        seated = body_of(placed.votes, scenario, placed.at).codes
        codes = [m for m in seated if m not in named and not held_by_nobody(m)]
        if likely:
            root = _odds_of_the_rest(root, (*placed.way, "odds"), codes)
        if rest is None:
            if placed.votes.unknown is None:
                root = _unknown_rest(root, placed.way)
            continue
        name, group = rest
        root = _put(root, (*placed.way, name), codes, group.status or of_the_rest(placed.status))
        if placed.votes.unknown is None:
            root = _unknown_rest(root, placed.way)
    assert isinstance(root, Block)
    return evolve(tree, root=root)


def _put(root: Node, way: Way, codes: list[str], status: Status) -> Node:
    there = node_at(root, way)
    entries: dict[str, Node] = dict(there) if isinstance(there, Block) else {}
    # As written it is still "the rest": every code has the place of that.
    members = Text(" ".join(codes), there.line, there.column, THE_REST) if codes else Items()
    entries |= {"members": members, "status": Text(status.value)}
    return replaced(root, way, block(entries, there), Text(str(way[-1])))[0]


def _odds_of_the_rest(root: Node, way: Way, codes: list[str]) -> Node:
    """Give each of the rest its odds by name, where "the rest" had them together."""
    there = node_at(root, way)
    assert isinstance(there, Block)
    entries: dict[str, Node] = {}
    for key, chances in there.items():
        if not is_the_rest(Text(key)):
            entries[key] = chances
            continue
        for code in codes:
            entries[Text(code, there.line, there.column)] = chances
    return replaced(root, way, block(entries, there), Text("odds"))[0]


def _unknown_rest(root: Node, way: Way) -> Node:
    return replaced(root, (*way, "unknown"), Text(THE_REST), Text("unknown"))[0]


def without_stale_counts(tree: Tree, scenario: Scenario, base: Scenario) -> Tree:
    """Drop numbers known of one Council's vote where another Council now votes: they are not its numbers."""
    was = {p.id or p.way: body_of(p.votes, base, p.at).codes for p in votes_in(base) if p.votes.counts}
    root: Node = tree.root
    for placed in votes_in(scenario):
        before = was.get(placed.id or placed.way)
        now = placed.votes.counts and body_of(placed.votes, scenario, placed.at).codes
        if before is None or not now or before == now:
            continue
        root, _ = replaced(root, (*placed.way, "counts"), None, Text("counts"))
        if placed.votes.unknown is None:
            root = _unknown_rest(root, placed.way)
    if root is tree.root:
        return tree
    assert isinstance(root, Block)
    return evolve(tree, root=root)

"""What must hold in a scenario beyond its form: ids that exist, members that sat, votes that add up."""

from collections.abc import Callable, Iterator
from datetime import date

from sim.council import why_not_member
from sim.council.membership import Council
from sim.errors import UnscError
from sim.law import BadRollCall, Body
from sim.scenario.bodies import council_for
from sim.scenario.faults import nearest, shown
from sim.scenario.known_votes import GROUPS, groups, known_votes
from sim.scenario.model import INSIDE, OUTSIDE, AssemblyVote, Meeting, Position, PutToVote, Scenario, Step, Votes
from sim.scenario.moments import Moment
from sim.scenario.places import Block, Node, Text
from sim.scenario.resolving import Placed, Way, body_of, votes_in
from sim.scenario.structuring import node_at, words_of

Finding = tuple[Way, Node | None, str]
"""The way to what is wrong, the node to point at where it is not the one at the end of the way, the message."""

PassedOver = Callable[[Node], bool]


def check(scenario: Scenario, root: Block, passed_over: PassedOver) -> Iterator[Finding]:
    """Find everything wrong in a scenario of the right form.

    `passed_over` tells of a node whether members named there may have lost their seat: those named in the base
    of a what-if may, those that the what-if itself names must sit.
    """
    yield from _steps(scenario)
    yield from _references(scenario, root)
    council = scenario.council
    if council is not None and council.members:
        try:
            council_for(scenario, _first_day(scenario))
        except UnscError as error:
            yield ("council",), None, str(error)
            return
    for placed in votes_in(scenario):
        yield from _vote(placed, scenario, root, passed_over)
    for n, position in enumerate(scenario.positions):
        yield from _position(position, ("positions", n), scenario)


def _first_day(scenario: Scenario) -> date:
    return next((s.at.day for s in scenario.timeline if s.at is not None), date(1946, 1, 17))


# Steps: each says what happens, where it may happen, and when


def _steps(scenario: Scenario) -> Iterator[Finding]:
    before: Moment | None = None
    if not scenario.timeline:
        yield ("timeline",), None, "the timeline is empty; expected at least one step"
    for n, step in enumerate(scenario.timeline):
        way: Way = ("timeline", n)
        yield from _one_action(step, way, OUTSIDE, "the timeline")
        if step.at is None and before is None:
            yield way, None, "the first step needs a time: `at: 2014-12-22`"
        elif step.at is not None and step.at.day == date.min:
            yield (
                (*way, "at"),
                None,
                "an hour alone will do only in `proceedings`; expected such as 2014-12-22T15:08",
            )
        elif step.at is not None and before is not None and step.at.day < before.day:
            yield (
                (*way, "at"),
                None,
                f"{step.at} is before the step above it ({before}); put the steps in order of time",
            )
        before = step.at or before
        if step.meeting is not None:
            yield from _proceedings(step.meeting, (*way, "meeting"), before)


def _proceedings(meeting: Meeting, way: Way, opened: Moment | None) -> Iterator[Finding]:
    before = opened
    for n, step in enumerate(meeting.proceedings):
        here: Way = (*way, "proceedings", n)
        yield from _one_action(step, here, INSIDE, "the proceedings of a meeting")
        if step.at is None or before is None or opened is None:
            continue
        at = Moment(opened.day, step.at.hour) if step.at.day == date.min else step.at
        if at < before:
            yield (
                (*here, "at"),
                None,
                f"{at} is before what comes above it ({before}); put the steps in order of time",
            )
        before = at


def _one_action(step: Step, way: Way, allowed: tuple[str, ...], where: str) -> Iterator[Finding]:
    said = [name for name in dict.fromkeys(OUTSIDE + INSIDE) if getattr(step, name) is not None]
    if not said:
        yield way, None, f"this step does not say what happens; expected one of {', '.join(allowed)}"
    for name in said[1:]:
        yield (*way, name), None, f"a step says one thing, and this one says `{said[0]}` already; begin a new step"
    if said and said[0] not in allowed:
        yield (*way, said[0]), None, f"`{said[0]}` has no place in {where}; expected one of {', '.join(allowed)}"


# References: every id is given once, and every id spoken of is given


def _ids(scenario: Scenario) -> Iterator[tuple[str, Way, Step]]:
    for n, step in enumerate(scenario.timeline):
        yield from _ids_of(step, ("timeline", n))


def _ids_of(step: Step, way: Way) -> Iterator[tuple[str, Way, Step]]:
    if step.id is not None:
        yield step.id, (*way, "id"), step
    if step.meeting is not None:
        if step.meeting.agenda is not None:
            yield step.meeting.agenda.id, (*way, "meeting", "agenda", "id"), step
        for n, inner in enumerate(step.meeting.proceedings):
            yield from _ids_of(inner, (*way, "meeting", "proceedings", n))


def _references(scenario: Scenario, root: Block) -> Iterator[Finding]:
    known: dict[str, Step] = {}
    for name, way, step in _ids(scenario):
        if name in known:
            node = node_at(root, way)
            yield (
                way,
                node if isinstance(node, Text) else None,
                f"two steps are called {name}; give each its own `id`",
            )
        known.setdefault(name, step)
    letters = {n for n, step in known.items() if step.letter is not None}
    council_votes = {n for n, step in known.items() if step.assembly_vote is None and step.letter is None}
    for n, step in enumerate(scenario.timeline):
        yield from _references_of(step, ("timeline", n), known, letters, council_votes, root)
    for name in scenario.expect:
        if name not in known:
            yield ("expect", name), _key_node(root, "expect", name), _no_step(name, known)
    for n, position in enumerate(scenario.positions):
        for name in position.on:
            if name not in known:
                yield ("positions", n, "on"), _word(root, ("positions", n, "on"), name), _no_step(name, known)
    for n, reported in enumerate(scenario.reported):
        if reported.on is not None and reported.on not in known:
            yield ("reported", n, "on"), None, _no_step(reported.on, known)


def _references_of(
    step: Step, way: Way, known: dict[str, Step], letters: set[str], votes: set[str], root: Block
) -> Iterator[Finding]:
    for name in step.condition:
        if name not in known:
            node = node_at(root, (*way, "if"))
            key = next((k for k in node if k == name), None) if isinstance(node, Block) else None
            yield (*way, "if", name), key, _no_step(name, known)
    approved_by = step.assembly_vote.approved_by if step.assembly_vote is not None else None
    if approved_by is not None and approved_by not in known:
        yield (*way, "assembly_vote", "approved_by"), None, _no_step(approved_by, known)
    if step.drop is not None and step.drop.request not in letters:
        yield (*way, "drop", "request"), None, _no_step(step.drop.request, letters, "letter")
    for action_name in ("veto_debate", "prosecutor"):
        action = getattr(step, action_name)
        if action is not None and action.on not in votes:
            yield (*way, action_name, "on"), None, _no_step(action.on, votes, "vote of the Council")
    if step.meeting is not None:
        for name in step.meeting.requested_in:
            if name not in letters:
                at = (*way, "meeting", "requested_in")
                yield at, _word(root, at, name), _no_step(name, letters, "letter")
        for n, inner in enumerate(step.meeting.proceedings):
            yield from _references_of(inner, (*way, "meeting", "proceedings", n), known, letters, votes, root)


def _no_step(name: str, known: object, what: str = "step") -> str:
    names = sorted(known)  # type: ignore[call-overload]
    near = nearest(name, names)
    return f"there is no {what} called {shown(name)}" + (near or f"; expected one of {', '.join(names) or 'none'}")


def _key_node(root: Block, *path: str) -> Node | None:
    above = node_at(root, path[:-1])
    return next((k for k in above if k == path[-1]), None) if isinstance(above, Block) else None


def _word(root: Block, way: Way, name: str) -> Node | None:
    node = node_at(root, way)
    return next((w for w in words_of(node) if w == name), node) if not isinstance(node, Block) else node


# Votes: who sat, who is named twice, whether everybody is accounted for


def _vote(placed: Placed, scenario: Scenario, root: Block, passed_over: PassedOver) -> Iterator[Finding]:
    votes, way = placed.votes, placed.way
    if isinstance(votes, PutToVote):
        yield from _question(votes, way)
    if isinstance(votes, AssemblyVote) and not votes.kind.of_the_assembly:
        yield (*way, "kind"), None, "the Assembly decides by assembly-majority or assembly-two-thirds"
    try:
        body = body_of(votes, scenario, placed.at)
    except UnscError as error:
        yield way, _time_node(root, way), str(error)
        return
    faulty = False
    for finding in _members(votes, way, body, root, passed_over):
        faulty = True
        yield finding
    if faulty:
        return
    try:
        known_votes(votes, body, placed.status, placed_positions(scenario, placed))
    except BadRollCall as error:
        yield (*way, "counts"), None, str(error)
        return
    if not passed_over(node_at(root, way)):
        yield from _everybody(votes, way, body, scenario)


def placed_positions(scenario: Scenario, placed: Placed) -> tuple[Position, ...]:
    """Return the standing positions that may fill a vote; only those named for it by id are checked here."""
    return tuple(p for p in scenario.positions if placed.id in p.on)


def _time_node(root: Block, way: Way) -> Node | None:
    for end in range(len(way), 0, -1):
        node = node_at(root, way[:end])
        if isinstance(node, Block) and "at" in node:
            return node["at"]
    return None


def _question(votes: PutToVote, way: Way) -> Iterator[Finding]:
    if not votes.question.strip():
        yield (
            (*way, "question"),
            None,
            "found nothing, expected the question, such as adopt the provisional agenda",
        )
    if votes.kind is not None and votes.kind.of_the_assembly:
        yield (*way, "kind"), None, "this is a vote in the Council; a vote of the Assembly is an `assembly_vote`"
    if votes.paragraph not in (1, 3):
        yield (*way, "paragraph"), None, f"found {votes.paragraph}, expected 1 or 3 (of Art. 109)"
    if votes.without_vote and (votes.counts or groups(votes)):
        yield (
            (*way, "without_vote"),
            None,
            "adopted without a vote, and yet votes are given; expected one of the two",
        )
    if votes.refers is not None and votes.refers.since is not None and votes.refers.since < date(2002, 7, 1):
        yield (
            (*way, "refers", "since"),
            None,
            "the Court's jurisdiction begins on 1 July 2002 (Rome Statute Art. 11)",
        )


def _members(votes: Votes, way: Way, body: Body, root: Block, passed_over: PassedOver) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    rest = ""
    for name, group, _, _ in groups(votes):
        here: Way = (*way, name)
        node = node_at(root, here)
        if isinstance(node, Block):
            here = (*here, "members")
            node = node_at(root, here)
        if group.rest:
            if rest:
                yield here, node, f"`{rest}` says the rest already; only one of them can"
            rest = name
            continue
        placed = {str(w): w for w in words_of(node)} if not isinstance(node, Block) else {}
        for code in group.members:
            word = placed.get(code, node)
            if code in seen:
                yield here, word, f"{code} is named under {seen[code]} already; one member, one vote"
            seen.setdefault(code, name)
            if code not in body.codes and not passed_over(node):
                yield here, word, _stranger(code, body)


def _stranger(code: str, body: Body) -> str:
    if isinstance(body, Council):
        return why_not_member(code, body)
    try:
        body.member(code)
    except UnscError as error:
        return str(error)
    return f"{code} has no vote here"


def _everybody(votes: Votes, way: Way, body: Body, scenario: Scenario) -> Iterator[Finding]:
    if getattr(votes, "without_vote", False):
        return
    listed = groups(votes)
    if not listed and votes.counts is None:
        nothing_said = not isinstance(votes, PutToVote | AssemblyVote)
        if not nothing_said and not scenario.positions:
            keys = ", ".join(name for name, _, _ in GROUPS)
            yield way, None, f"nobody's vote is given; expected some of {keys}, counts"
        return
    if any(group.rest for _, group, _, _ in listed):
        return
    named = {m for _, group, _, _ in listed for m in group.members}
    missing = [m for m in body.codes if m not in named]
    by_number = 0 if votes.counts is None else votes.counts.known - len(named)
    if not missing or (votes.counts is not None and by_number >= 0):
        return
    who = ", ".join(missing[:6]) + (f" and {len(missing) - 6} others" if len(missing) > 6 else "")
    yield (
        way,
        None,
        f"{who} {'is' if len(missing) == 1 else 'are'} named nowhere; say what the rest did, for example "
        "`in_favour: the rest`, or `unknown: the rest`",
    )


def _position(position: Position, way: Way, scenario: Scenario) -> Iterator[Finding]:
    if not (position.on or position.kind or position.matter):
        yield way, None, "a position needs `on`, `kind` or `matter`, so that it is clear which questions it is for"
    seen: dict[str, str] = {}
    for name, group, _, _ in groups(position):
        for code in group.members:
            if code in seen:
                yield (*way, name), None, f"{code} is named under {seen[code]} already; one member, one position"
            seen.setdefault(code, name)
    if position.counts is not None:
        yield (*way, "counts"), None, "a position is a member's; numbers without names are no positions"

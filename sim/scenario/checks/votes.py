"""Votes: who sat, who is named twice, whether everybody is accounted for."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from attrs import evolve

from sim.council import Council, why_not_member
from sim.errors import UnscError
from sim.law import BadRollCall, Body, Kind
from sim.scenario.checks.finding import FIRST_YEAR, LAST_YEAR, Finding, PassedOver, word
from sim.scenario.known_votes import GROUPS, THE_REST, NoBloc, groups, known_votes
from sim.scenario.model import AssemblyVote, Position, PutToVote, Scenario, Votes
from sim.scenario.places import Block, Node
from sim.scenario.resolving import Placed, Way, body_of
from sim.scenario.structuring import node_at, words_of


def wrong_in_vote(placed: Placed, scenario: Scenario, root: Block, passed_over: PassedOver) -> Iterator[Finding]:
    """Find what is wrong in a vote: its question, who is named, and whether everybody is accounted for."""
    votes, way = placed.votes, placed.way
    if isinstance(votes, PutToVote):
        yield from _question(votes, way)
    if isinstance(votes, AssemblyVote) and votes.kind and not votes.kind.of_the_assembly:
        kinds = " or ".join(kind.value for kind in Kind if kind.of_the_assembly)
        yield (*way, "kind"), None, f"the Assembly decides by {kinds}"
    try:
        body = body_of(votes, scenario, placed.at)
    except UnscError as error:
        if FIRST_YEAR <= placed.at.day.year <= LAST_YEAR:  # else told where the step is
            yield way, _time_node(root, way), str(error)
        return
    faulty = False
    of_form = chain(_two_rests(votes, way, root), _odds(votes, way, body, root, passed_over))
    for finding in chain(of_form, _members(votes, way, body, root, passed_over)):
        faulty = True
        yield finding
    if faulty:
        return
    try:
        known_votes(votes, body, placed.status, placed_positions(scenario, placed))
    except BadRollCall as error:
        yield (*way, "blocs" if isinstance(error, NoBloc) else "counts"), None, str(error)
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
    named: dict[str, tuple[str, Way, Node, bool]] = {}
    for name, here, node, code in _named(votes, way, root):
        of_base = passed_over(node_at(root, here))
        if code in named:
            before, there, other, was_of_base = named[code]
            if of_base and not was_of_base:
                # The file under it is not at fault; what was laid over it is.
                yield there, other, f"{code} is named under {name} too; one member, one vote"
            else:
                yield here, node, f"{code} is named under {before} already; one member, one vote"
        elif code in votes.odds and _both_said(votes, way, code, of_base, root, passed_over):
            yield here, node, f"{code} has odds already; one member, one vote"
        named.setdefault(code, (name, here, node, of_base))
        if code not in body.codes and not of_base:
            yield here, node, _stranger(code, body)
    written = node_at(root, (*way, "instead")) if votes.instead else Block()
    keys = {str(key): key for key in written} if isinstance(written, Block) else {}
    for code in votes.instead:
        if code not in body.codes:
            yield (*way, "instead", code), keys.get(code), _stranger(code, body)


def _two_rests(votes: Votes, way: Way, root: Block) -> Iterator[Finding]:
    rests = [name for name, group, _, _ in groups(votes) if group.rest]
    if rests and THE_REST in votes.odds:
        yield (*way, "odds"), None, f"`{rests[0]}` says the rest already; only one of them can"
    for name in rests[1:]:
        here = _way_to_members(way, name, root)
        yield here, node_at(root, here), f"`{rests[0]}` says the rest already; only one of them can"


def _named(votes: Votes, way: Way, root: Block) -> Iterator[tuple[str, Way, Node, str]]:
    """List the members a vote names: the group, the way to it, the word that names the member, its code."""
    for name, group, _, _ in groups(votes):
        here = _way_to_members(way, name, root)
        node = node_at(root, here)
        written = {str(w): w for w in words_of(node)} if not isinstance(node, Block) else {}
        for code in group.members:
            yield name, here, written.get(code, node), code


def _way_to_members(way: Way, name: str, root: Block) -> Way:
    here = (*way, name)
    return (*here, "members") if isinstance(node_at(root, here), Block) else here


def _odds(votes: Votes, way: Way, body: Body | None, root: Block, passed_over: PassedOver) -> Iterator[Finding]:
    """Find what is wrong in the odds of a vote: strangers, members of two blocs, a correlation out of range."""
    node = node_at(root, (*way, "odds"))
    if body is not None and isinstance(node, Block) and not passed_over(node):
        for code in votes.odds:
            if code != THE_REST and code not in body.codes:
                key = next((k for k in node if code in words_of(k)), node)
                yield (*way, "odds"), key, _stranger(code, body)
    if votes.correlation >= 1:
        yield (*way, "correlation"), None, f"found {votes.correlation}, expected from 0 to below 1"
    seen: set[str] = set()
    for n, bloc in enumerate(votes.blocs):
        here: Way = (*way, "blocs", n)
        if len(bloc) < 2:
            yield here, None, f"found {' '.join(bloc)} alone; expected two members or more that vote together"
        for code in bloc:
            if code in seen:
                yield here, word(root, here, code), f"{code} votes in another bloc already; one member, one bloc"
            elif body is not None and code not in body.codes and not passed_over(node_at(root, here)):
                yield here, word(root, here, code), _stranger(code, body)
            seen.add(code)


def _both_said(
    votes: Votes, way: Way, code: str, vote_of_base: bool, root: Block, passed_over: PassedOver
) -> bool:
    """Tell whether one file gives a member odds and a vote; odds laid over a base's vote take its place."""
    odds = node_at(root, (*way, "odds"))
    if vote_of_base or not isinstance(odds, Block):
        return False
    key = next((k for k in odds if code in words_of(k)), None)
    return key is not None and not (passed_over(key) and passed_over(odds[key]))


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
    if not listed and not votes.odds and votes.counts is None:
        nothing_said = not isinstance(votes, PutToVote | AssemblyVote)
        if not nothing_said and not scenario.positions:
            keys = ", ".join(name for name, _, _ in GROUPS)
            yield way, None, f"nobody's vote is given; expected some of {keys}, counts"
        return
    if THE_REST in votes.odds or any(group.rest for _, group, _, _ in listed):
        return
    named = {m for _, group, _, _ in listed for m in group.members} | set(votes.odds)
    missing = [m for m in body.codes if m not in named]
    if not missing:
        return
    if votes.counts is not None:
        # The Assembly's records often give three numbers only, and who stayed away is nobody's concern.
        told = votes.counts.known + len(votes.unknown.members if votes.unknown is not None else ())
        left = len(body.codes) - told
        if left > 0 and isinstance(body, Council):
            whole = evolve(votes.counts, not_voting=votes.counts.not_voting + left)
            yield (
                (*way, "counts"),
                None,
                f"`counts` adds up to {told}, but {len(body.codes)} members sat; a fourth number counts those not "
                f"voting ({whole.yes}-{whole.no}-{whole.abstain}-{whole.not_voting}), and `unknown: the rest` "
                "says that they are not known",
            )
        return
    who = ", ".join(missing[:6]) + (f" and {len(missing) - 6} others" if len(missing) > 6 else "")
    yield (
        way,
        None,
        f"{who} {'is' if len(missing) == 1 else 'are'} named nowhere; say what the rest did, for example "
        "`in_favour: the rest`, or `unknown: the rest`",
    )


def wrong_in_position(position: Position, way: Way, root: Block, passed_over: PassedOver) -> Iterator[Finding]:
    """Find what is wrong in a standing position by itself."""
    if not (position.on or position.kind or position.matter):
        yield way, None, "a position needs `on`, `kind` or `matter`, so that it is clear which questions it is for"
    if not (groups(position) or position.odds or position.derived_from) and position.counts is None:
        keys = ", ".join(name for name, _, _ in GROUPS)
        yield way, None, f"a position says how members vote; expected some of {keys}"
    yield from _two_rests(position, way, root)
    yield from _odds(position, way, None, root, lambda _: True)
    seen: dict[str, str] = {}
    for name, here, node, code in _named(position, way, root):
        if code in seen:
            yield here, node, f"{code} is named under {seen[code]} already; one member, one position"
        elif code in position.odds:
            of_base = passed_over(node_at(root, here))
            if _both_said(position, way, code, of_base, root, passed_over):
                yield here, node, f"{code} has odds already; one member, one position"
        seen.setdefault(code, name)
    if position.counts is not None:
        yield (*way, "counts"), None, "a position is a member's; numbers without names are no positions"

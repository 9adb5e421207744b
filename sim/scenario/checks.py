"""What must hold in a scenario beyond its form: ids that exist, members that sat, votes that add up."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain

from attrs import evolve, frozen

from sim.council import Council, compose, council_on, why_not_member
from sim.errors import UnscError
from sim.law import BadRollCall, Body, Kind
from sim.scenario.around_checks import wrong_around
from sim.scenario.bodies import council_for, law_for, wrong_in_law
from sim.scenario.election_checks import wrong_by_itself, wrong_in_elections
from sim.scenario.elections import AdmissionStep
from sim.scenario.faults import nearest, shown
from sim.scenario.in_the_meeting import IN_THE_MEETING
from sim.scenario.known_votes import GROUPS, THE_REST, NoBloc, groups, known_votes
from sim.scenario.lesson_checks import wrong_in_lesson
from sim.scenario.meeting_checks import (
    wrong_guest,
    wrong_in_agenda,
    wrong_in_kinds,
    wrong_in_meeting,
    wrong_in_step,
)
from sim.scenario.model import (
    ACTIONS,
    INSIDE,
    OUTSIDE,
    AssemblyVote,
    Codes,
    Meeting,
    Position,
    PutToVote,
    Scenario,
    Step,
    Votes,
)
from sim.scenario.moments import Moment
from sim.scenario.of_the_meeting import OF_THE_MEETING
from sim.scenario.places import Block, Node, Text
from sim.scenario.reach_checks import out_of_reach
from sim.scenario.resolving import Placed, Way, body_of, votes_in
from sim.scenario.status_checks import NO_SOURCE, recorded_without_source
from sim.scenario.structuring import node_at, words_of

Finding = tuple[Way, Node | None, str]
"""The way to what is wrong, the node to point at where it is not the one at the end of the way, the message."""

PassedOver = Callable[[Node], bool]

FIRST_YEAR, LAST_YEAR = 1945, 2200
"""The years a scenario may tell of: from the founding to well beyond any what-if."""

NO_TIME = "the first step needs a time: `at: 2014-12-22`"


def check(scenario: Scenario, root: Block, passed_over: PassedOver) -> Iterator[Finding]:
    """Find everything wrong in a scenario of the right form.

    `passed_over` tells of a node whether members named there may have lost their seat: those named in the base
    of a what-if may, those that the what-if itself names must sit.
    """
    yield from _steps(scenario, root)
    yield from _references(scenario, root)
    for way in recorded_without_source(scenario):
        yield way, None, NO_SOURCE
    for n, position in enumerate(scenario.positions):
        yield from _position(position, ("positions", n), root, passed_over)
    faulty = False
    for finding in _council(scenario, root):
        faulty = True
        yield finding
    yield from _law(scenario, None if faulty else _council_of_first_day(scenario))
    if faulty:
        return
    if message := out_of_reach(scenario):
        yield ("council", "members"), None, message
    for placed in votes_in(scenario):
        yield from _vote(placed, scenario, root, passed_over)
    yield from _who_sat(scenario, root, passed_over)
    for way, message in wrong_in_elections(scenario):
        yield way, None, message
    yield from wrong_in_lesson(scenario, root, passed_over)


# The Council that votes, and its law


def _council_of_first_day(scenario: Scenario) -> Council | None:
    days = [s.at.day for s in scenario.timeline if s.at is not None and s.at.day != date.min]
    try:
        return council_for(scenario, days[0] if days else date(1946, 1, 17))
    except UnscError:
        return None  # told where the vote is, with the day that is outside our tables


def _council(scenario: Scenario, root: Block) -> Iterator[Finding]:
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
        second = _word(root, (*way, "president"), choice.president[1])
        yield (*way, "president"), second, "found more than one State, expected the one that presides"
    if not choice.members:
        return
    for name in ("permanent", "president"):
        for code in getattr(choice, name):
            if code not in choice.members:
                yield (
                    (*way, name),
                    _word(root, (*way, name), code),
                    f"{code} is not among the members of this Council",
                )
    try:
        compose(choice.members, on=date(2000, 1, 1))
    except UnscError as error:
        yield (*way, "members"), None, str(error)


def _law(scenario: Scenario, council: Council | None) -> Iterator[Finding]:
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


# Steps: each says what happens, where it may happen, and when


def _placed(scenario: Scenario) -> Iterator[tuple[Way, Step]]:
    for n, step in enumerate(scenario.timeline):
        yield ("timeline", n), step
        for m, inner in enumerate(step.meeting.proceedings if step.meeting is not None else ()):
            yield ("timeline", n, "meeting", "proceedings", m), inner


def _steps(scenario: Scenario, root: Block) -> Iterator[Finding]:
    before: Moment | None = None
    for wrong, message in wrong_in_kinds(_placed(scenario)):
        yield wrong, None, message
    if not scenario.timeline:
        yield ("timeline",), None, "the timeline is empty; expected at least one step"
    for n, step in enumerate(scenario.timeline):
        way: Way = ("timeline", n)
        yield from _one_action(step, way, root, OUTSIDE, "the timeline")
        if step.at is None and before is None:
            yield way, None, NO_TIME
        elif step.at is not None and step.at.day == date.min:
            yield (
                (*way, "at"),
                None,
                "an hour alone will do only in `proceedings`; expected such as 2014-12-22T15:08",
            )
        elif step.at is not None and before is not None and _earlier(step.at, before):
            yield (
                (*way, "at"),
                None,
                f"{step.at} is before the step above it ({before}); put the steps in order of time",
            )
        elif step.at is not None and not FIRST_YEAR <= step.at.day.year <= LAST_YEAR:
            yield (*way, "at"), None, f"found the year {step.at.day.year}, expected {FIRST_YEAR} to {LAST_YEAR}"
        yield from _of_its_kind(step, way, step.at or before)
        before = _later(before, step.at)
        if step.meeting is not None:
            yield from _proceedings(step.meeting, (*way, "meeting"), before, root)


def _of_its_kind(step: Step, way: Way, at: Moment | None) -> Iterator[Finding]:
    """Find what is wrong in a step by itself."""
    if step.invite is not None:
        for name, message in wrong_guest(step.invite, at):
            yield (*way, "invite", name), None, message
    for here, message in wrong_around(step, at):
        yield (*way, *here), None, message
    for there, message in wrong_by_itself(step, at):
        yield (*way, *there), None, message
    in_blue = step.draft.in_blue if step.draft is not None else None
    if in_blue is not None and at is not None and in_blue.day != date.min and _earlier(in_blue, at):
        yield (*way, "draft", "in_blue"), None, f"{in_blue} is before the draft was submitted ({at})"


def _later(before: Moment | None, at: Moment | None) -> Moment | None:
    """Return where time stands after a step: a day without an hour takes nothing back of the hour above it."""
    if at is None or at.day == date.min:
        return before
    return before if before is not None and at.hour is None and at.day == before.day else at


def _proceedings(meeting: Meeting, way: Way, opened: Moment | None, root: Block) -> Iterator[Finding]:
    before = opened
    for wrong, message in wrong_in_meeting(meeting, way):
        yield wrong, None, message
    if meeting.agenda is not None:
        for wrong, message in wrong_in_agenda(meeting.agenda, (*way, "agenda")):
            yield wrong, None, message
    for n, step in enumerate(meeting.proceedings):
        here: Way = (*way, "proceedings", n)
        yield from _one_action(step, here, root, INSIDE, "the proceedings of a meeting")
        for wrong, message in wrong_in_step(step, here):
            yield wrong, None, message
        yield from _of_its_kind(step, here, before)
        if step.at is None or before is None or opened is None:
            continue
        at = Moment(before.day, step.at.hour) if step.at.day == date.min else step.at
        if _earlier(at, before):
            yield (
                (*here, "at"),
                None,
                f"{at} is before what comes above it ({before}); put the steps in order of time",
            )
        before = _later(before, at)


def _earlier(moment: Moment, than: Moment) -> bool:
    """Tell whether a moment is surely before another; on one day it is so only where both give the hour."""
    if moment.day != than.day:
        return moment.day < than.day
    return moment.hour is not None and than.hour is not None and moment.hour < than.hour


def _one_action(step: Step, way: Way, root: Block, allowed: tuple[str, ...], where: str) -> Iterator[Finding]:
    written = node_at(root, way)
    said = [name for name in written if name in ACTIONS] if isinstance(written, Block) else []
    if not said:
        yield way, None, f"this step does not say what happens; expected one of {', '.join(allowed)}"
    for name in said[1:]:
        yield (*way, name), name, f"a step says one thing, and this one says `{said[0]}` already; begin a new step"
    if said and said[0] not in allowed:
        yield (
            (*way, said[0]),
            said[0],
            f"`{said[0]}` has no place in {where}; expected one of {', '.join(allowed)}",
        )


# References: every id is given once, and every id spoken of is given, and earlier


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


def _references(scenario: Scenario, root: Block) -> Iterator[Finding]:
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
            yield ("expect", name), _key_node(root, "expect", name), _no_step(name, known)
    votes = {name for name, named in known.items() if named.what in _VOTES}
    for n, position in enumerate(scenario.positions):
        way: Way = ("positions", n, "on")
        for name in position.on:
            if name not in known or known[name].what not in _VOTES:
                yield way, _word(root, way, name), _no_step(name, known, *_VOTES)
        derived = position.derived_from
        if derived is not None and "#" not in derived.vote and derived.vote not in votes:
            way = ("positions", n, "derived_from", "vote")
            yield way, _word(root, way, derived.vote), _no_step(derived.vote, known, *_VOTES)
        for name in position.condition:
            if name not in known or known[name].what not in _DECIDED:
                here: Way = ("positions", n, "if", name)
                yield here, _key_node(root, *here), _no_step(name, known, *_DECIDED)
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
        word = _key_node(root, *here, name) if here[-1] == "if" else _word(root, here, name)
        if here[-1] == "if":
            here = (*here, name)
        if name not in known or known[name].what not in what:
            yield here, word, _no_step(name, known, *what)
        elif known[name].way[: len(way)] >= way:
            yield (
                here,
                word,
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
            yield here, _word(root, here, name), _no_step(name, known, _COUNCIL)
        elif known[name].way < way:
            message = f"{name} comes before this step; expected a vote on continuing the relief after it"
            yield here, _word(root, here, name), message


def _no_step(name: str, known: Mapping[str, _Named], *what: str) -> str:
    names = sorted(n for n, named in known.items() if not what or named.what in what)
    kind = _IN_WORDS.get(what) or what[0]
    if name in known:
        return f"{name} is no {kind}; expected {_one_of(names, kind)}"
    return f"there is no {kind} called {shown(name)}{nearest(name, names) or f'; expected {_one_of(names, kind)}'}"


def _one_of(names: list[str], kind: str) -> str:
    return f"one of {', '.join(names[:12])}" if names else f"the id of one, and this file has no {kind} with an id"


def _key_node(root: Block, *path: str | int) -> Node | None:
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
                yield here, _word(root, here, code), f"{code} votes in another bloc already; one member, one bloc"
            elif body is not None and code not in body.codes and not passed_over(node_at(root, here)):
                yield here, _word(root, here, code), _stranger(code, body)
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


def _position(position: Position, way: Way, root: Block, passed_over: PassedOver) -> Iterator[Finding]:
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


# Others that must sit on the Council: who presides, who asks for a vote or a meeting, who objects


def _who_sat(scenario: Scenario, root: Block, passed_over: PassedOver) -> Iterator[Finding]:
    at: Moment | None = None
    choice = scenario.council
    if choice is not None and choice.president and not choice.members:
        first = next((s.at for s in scenario.timeline if s.at is not None), None)
        yield from _sat(choice.president, ("council", "president"), first, scenario, root, passed_over)
    for n, step in enumerate(scenario.timeline):
        at = step.at or at
        yield from _who_sat_in(step, ("timeline", n), at, scenario, root, passed_over)


def _who_sat_in(
    step: Step, way: Way, at: Moment | None, scenario: Scenario, root: Block, passed_over: PassedOver
) -> Iterator[Finding]:
    said: list[tuple[str, str, Codes]] = []
    if step.action in IN_THE_MEETING:
        by: Codes = getattr(getattr(step, step.action), "by", Codes(()))
        # An amendment may have further sponsors who do not sit; an invited State may withdraw its own draft.
        if step.action not in ("amendment", "withdraw"):
            said.append((step.action, "by", by))
    if step.credentials is not None:
        said += [("credentials", key, getattr(step.credentials, key)) for key in ("of", "challenged_by")]
    for action in OF_THE_MEETING:
        said.append((action, "by", getattr(getattr(step, action), "by", Codes(()))))
    if step.ruling is not None:
        said.append(("ruling", "challenged_by", step.ruling.challenged_by))
    if step.put_to_vote is not None:
        said.append(("put_to_vote", "asked_by", step.put_to_vote.asked_by))
    if step.invite is not None:
        said.append(("invite", "proposed_by", step.invite.proposed_by))
    if step.committee is not None:
        said += [
            ("committee", key, getattr(step.committee, key)) for key in ("objecting", "unknown", "proposed_by")
        ]
    meeting = step.meeting
    if meeting is not None:
        said += [("meeting", "called_by", meeting.called_by), ("meeting", "president", meeting.president)]
        if len(meeting.president) > 1:
            here: Way = (*way, "meeting", "president")
            second = _word(root, here, meeting.president[1])
            yield here, second, "found more than one State, expected the one that presides"
        if meeting.agenda is not None:
            for name in ("objecting", "vote_asked_by"):
                yield from _sat(
                    getattr(meeting.agenda, name),
                    (*way, "meeting", "agenda", name),
                    at,
                    scenario,
                    root,
                    passed_over,
                )
    for action, name, codes in said:
        yield from _sat(codes, (*way, action, name), at, scenario, root, passed_over)
    for n, inner in enumerate(meeting.proceedings if meeting is not None else ()):
        yield from _who_sat_in(inner, (*way, "meeting", "proceedings", n), at, scenario, root, passed_over)


def _sat(
    codes: Codes, way: Way, at: Moment | None, scenario: Scenario, root: Block, passed_over: PassedOver
) -> Iterator[Finding]:
    node = node_at(root, way)
    if not codes or at is None or passed_over(node):
        return
    try:
        council = council_for(scenario, at.day)
    except UnscError:
        return  # told where the vote is
    for code in codes:
        if code not in council.codes:
            yield way, _word(root, way, code), why_not_member(code, council)

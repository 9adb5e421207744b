"""The votes that a set of scenarios tells of, each with where it was taken: what a table of votes is made from.

Only what is on the record is collected: no what-if, no override, and nothing that was decided without a vote.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from attrs import evolve, frozen

from sim.engine.events import Decided, Event, MeetingCalled
from sim.engine.running import run
from sim.errors import UnscError
from sim.law import Kind
from sim.law.matters import matter_of
from sim.scenario.faults import nearest
from sim.scenario.loading import load
from sim.source import Source

PROCEDURE = (Kind.PROCEDURAL, Kind.RULING_CHALLENGE, Kind.PRELIMINARY, Kind.REVIEW_CONFERENCE)
"""Kinds of question about how the Council proceeds; each keeps its own rule, and the preliminary one its veto."""

KINDS: Mapping[str, tuple[Kind, ...]] = MappingProxyType(
    {**{kind.value: (kind,) for kind in Kind}, "procedural": PROCEDURE}
)
"""What can be asked for: every kind by its name, where `procedural` stands for all of `PROCEDURE`."""


@frozen
class CollectedVote:
    """One vote on the record, and the scenario and meeting it was taken in.

    `meeting` is the symbol of the verbatim record, empty where the scenario has none. `matter` is what the
    question is about, as the words of the question tell by `sim.law.matters`; empty where they do not tell.
    `sources` are the documents of the vote, of single members' votes, and of the result, each once.
    """

    scenario: str
    title: str
    meeting: str
    matter: str
    decided: Decided
    sources: tuple[Source, ...]
    also_in: tuple[str, ...] = ()
    """Other scenarios that tell of the same vote, as SCENARIO#id."""


def kinds_named(name: str) -> tuple[Kind, ...]:
    """Return the kinds of question that a name asks for; all of them for an empty one. Raises `UnscError`.

    >>> [kind.value for kind in kinds_named("procedural")]
    ['procedural', 'ruling-challenge', 'preliminary', 'review-conference']
    >>> [kind.value for kind in kinds_named("substantive")]
    ['substantive']
    """
    if not name:
        return tuple(Kind)
    if name not in KINDS:
        raise UnscError(
            f"{name!r} is no kind of question; expected one of {', '.join(KINDS)}{nearest(name, KINDS)}"
        )
    return KINDS[name]


def collected(names: Iterable[str], kind: str = "") -> Iterator[CollectedVote]:
    """Yield the votes that some scenarios tell of, scenario by scenario and in the order in which they were taken.

    `names` are names or files as `sim.load` takes them; `kind` is a kind of question (see `kinds_named`), all of
    them where it is empty. A scenario that supposes something, or has no record to agree with, has no votes to
    give. A vote that several scenarios tell of is given once, as the first has it (see `told_once`). Raises
    `UnscError` for a kind that is none, `ScenarioError` for a file that cannot be read.

    >>> [(v.decided.id, v.meeting, str(v.decided.tally)) for v in collected(["dprk/2014"], "procedural")]
    [('agenda', 'S/PV.7353', '11-2-2')]
    """
    wanted = kinds_named(kind)
    return told_once(vote for name in names for vote in _votes_of(name, wanted))


def told_once(votes: Iterable[CollectedVote]) -> Iterator[CollectedVote]:
    """Yield each vote once, with the other scenarios that tell of it; the votes of one scenario come together.

    Two scenarios tell of the same vote where day, meeting, kind and numbers are the same and no member is said to
    have voted in two ways. Within one scenario every vote is another one, whatever it looks like.
    """
    alike: dict[tuple[object, ...], list[CollectedVote]] = {}
    also: dict[tuple[str, str], list[CollectedVote]] = {}
    order: list[CollectedVote] = []
    for vote in votes:
        known = alike.setdefault(_told_of(vote), [])
        same = next((v for v in known if _one_vote(v, vote, also[v.scenario, v.decided.id])), None)
        if same is not None:
            also[same.scenario, same.decided.id].append(vote)
            continue
        known.append(vote)
        order.append(vote)
        also[vote.scenario, vote.decided.id] = []
    for vote in order:
        others = also[vote.scenario, vote.decided.id]
        matter = next((v.matter for v in (vote, *others) if v.matter), "")
        yield evolve(vote, matter=matter, also_in=tuple([f"{v.scenario}#{v.decided.id}" for v in others]))


def _told_of(vote: CollectedVote) -> tuple[object, ...]:
    decided = vote.decided
    return decided.at.day, decided.body, vote.meeting, decided.kind, decided.tally


def _one_vote(first: CollectedVote, second: CollectedVote, also: list[CollectedVote]) -> bool:
    """Tell whether a vote is one told before: not by the same scenario, and nobody votes in two ways."""
    if second.scenario in (first.scenario, *(v.scenario for v in also)):
        return False
    named = {v.member: v.choice for v in first.decided.votes}
    return all(
        None in (named.get(v.member), v.choice) or named[v.member] is v.choice for v in second.decided.votes
    )


def _votes_of(name: str, wanted: tuple[Kind, ...]) -> Iterator[CollectedVote]:
    scenario = load(name)
    if scenario.base or scenario.changes or not scenario.of_record:
        return
    done = run(scenario)
    # Each once, when it was first decided and as it stood at the end: a ruling, even of a later meeting, may have
    # had the votes counted again as on another kind of question.
    first: dict[str, Decided] = {}
    for event in done.log:
        if isinstance(event, Decided):
            first.setdefault(event.id, event)
    for event in done.decisions.values():
        if event.tally is None or event.kind not in wanted:
            continue
        matter = matter_of(event.question)
        expected = scenario.expect.get(event.id)
        documents = [*event.sources, *(s for v in event.votes for s in v.sources)]
        documents += expected.source if expected is not None else ()
        yield CollectedVote(
            scenario=str(name),
            title=scenario.title,
            meeting=_record_of(first[event.id], done.log),
            matter="" if matter is None else matter.name,
            decided=evolve(event, at=first[event.id].at),
            sources=tuple(dict.fromkeys(documents)),
        )


def _record_of(event: Event, log: tuple[Event, ...]) -> str:
    """Return the verbatim record of the meeting an event happened in, by following its causes back to the call."""
    while event.cause is not None:
        event = log[event.cause - 1]
        if isinstance(event, MeetingCalled):
            return event.record
    return ""

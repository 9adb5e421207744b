"""The votes that a set of scenarios tells of, each with where it was taken: what a table of votes is made from.

Only what is on the record is collected: no what-if, no override, and nothing that was decided without a vote.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from attrs import frozen

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
    give. Raises `UnscError` for a kind that is none, `ScenarioError` for a file that cannot be read.

    >>> [(v.decided.id, v.meeting, str(v.decided.tally)) for v in collected(["dprk/2014"], "procedural")]
    [('agenda', 'S/PV.7353', '11-2-2')]
    """
    wanted = kinds_named(kind)
    return (vote for name in names for vote in _votes_of(name, wanted))


def _votes_of(name: str, wanted: tuple[Kind, ...]) -> Iterator[CollectedVote]:
    scenario = load(name)
    if scenario.base or scenario.changes or not scenario.of_record:
        return
    log = run(scenario).log
    for event in log:
        if not isinstance(event, Decided) or event.tally is None or event.kind not in wanted:
            continue
        matter = matter_of(event.question)
        expected = scenario.expect.get(event.id)
        documents = [*event.sources, *(s for v in event.votes for s in v.sources)]
        documents += expected.source if expected is not None else ()
        yield CollectedVote(
            scenario=str(name),
            title=scenario.title,
            meeting=_record_of(event, log),
            matter="" if matter is None else matter.name,
            decided=event,
            sources=tuple(dict.fromkeys(documents)),
        )


def _record_of(event: Event, log: tuple[Event, ...]) -> str:
    """Return the verbatim record of the meeting an event happened in, by following its causes back to the call."""
    while event.cause is not None:
        event = log[event.cause - 1]
        if isinstance(event, MeetingCalled):
            return event.record
    return ""

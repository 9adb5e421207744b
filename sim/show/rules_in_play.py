"""Which provisions a run brings into play, for a teacher's page: those its events cite or stand for."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from sim.engine import events as e
from sim.law.matters import matter_of
from sim.law.provisions import PROVISIONS, Provision
from sim.procedure.rules import RULE_2, RULE_18, RULE_20, RULE_31, RULE_33
from sim.source import Source

_STANDS_FOR: Mapping[type[e.Event], Source] = MappingProxyType(
    {
        e.MeetingRequested: RULE_2,
        e.MeetingOpened: RULE_18,
        e.ChairCeded: RULE_20,
        e.DraftSubmitted: RULE_31,
        e.Suspended: RULE_33,
    }
)
"""The rule that an event is an act under, where it does not cite it itself."""
_BY_CITE = MappingProxyType({provision.cite: provision for provision in PROVISIONS})


def rules_in_play(log: Sequence[e.Event]) -> tuple[Provision, ...]:
    """Return the provisions in the order in which they come up, each once. Documents of the record are none."""
    return tuple(dict.fromkeys(_BY_CITE[cite] for cite in _cites(log) if cite in _BY_CITE))


def _cites(log: Sequence[e.Event]) -> Iterator[str]:
    for event in log:
        if type(event) in _STANDS_FOR:
            yield _STANDS_FOR[type(event)].cite
        rule = getattr(event, "rule", None)
        if isinstance(rule, Source):
            yield rule.cite
        elif isinstance(rule, int):
            yield f"Rule {rule}"
        if isinstance(event, e.Decided):
            matter = matter_of(event.question)
            if matter is not None:
                yield matter.source.cite
            yield from (source.cite for source in event.decision.sources)
        yield from (source.cite for source in event.sources)

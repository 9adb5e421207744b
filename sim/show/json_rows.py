"""Runs as rows ready for JSON: a contract for scripts, whose keys stay. It decides nothing."""

from collections.abc import Iterable
from typing import Any, Protocol

from sim.engine.events import Began, Decided, Event
from sim.show.decision_row import cites, effect_rows, tally_row


class Differing(Protocol):
    """One thing that came out otherwise than expected."""

    @property
    def id(self) -> str:
        """The step or decision."""
        ...

    @property
    def field(self) -> str:
        """What of it."""
        ...

    @property
    def expected(self) -> str:
        """What the file expects."""
        ...

    @property
    def computed(self) -> str:
        """What the run came to."""
        ...

    @property
    def source(self) -> str:
        """The document the expectation is taken from."""
        ...


def run_row(
    log: Iterable[Event], *, file: str, agrees: bool | None, differences: Iterable[Differing] = ()
) -> dict[str, Any]:
    """Return what a script is told of a run: what fixes it, its decisions, where it differs from its file.

    Each decision is given once, as it stands at the end: a ruling may have had its votes counted again.
    """
    events = tuple(log)
    standing = {e.id: e for e in events if isinstance(e, Decided)}
    began = next(e for e in events if isinstance(e, Began))
    return {
        "file": file,
        "title": began.title,
        "seed": began.seed,
        "fingerprint": began.fingerprint,
        "agrees": agrees,
        "decisions": [decided_row(e) for e in standing.values()],
        "differences": [
            {
                "id": d.id,
                "field": d.field,
                "expected": d.expected,
                "computed": d.computed,
                "source": d.source,
            }
            for d in differences
        ],
        "changed_from_record": [
            {"path": path, "recorded": recorded or None, "now": now or None}
            for path, recorded, now in began.changes
        ],
    }


def decided_row(event: Decided) -> dict[str, Any]:
    """Return what a script is told of one decision of a run; `sources` are the law's, then the record's."""
    decision = event.decision
    return {
        "id": event.id,
        "at": str(event.at),
        "body": event.body,
        "question": event.question,
        "kind": decision.kind.value,
        "outcome": decision.outcome.value,
        "reason": decision.reason.value,
        "tally": tally_row(decision.tally),
        "needed": decision.needed,
        "blocked_by": list(decision.blocked_by),
        "sources": cites((*decision.sources, *event.sources)),
        "why": decision.why,
        "effects": effect_rows(decision.effects),
        "status": event.status.value,
    }

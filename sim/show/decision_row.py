"""A decision as a row ready for JSON: a contract for scripts, whose keys stay. It decides nothing."""

from collections.abc import Iterable
from typing import Any

from sim.council import Council
from sim.law import Decision, Law, Tally, VoteEffect
from sim.source import Source


def decision_row(decision: Decision, by_another: tuple[Law, Council] | None = None) -> dict[str, Any]:
    """Return what a script is told of one decision; `tally` and `needed` are None where no vote was taken.

    Where it was decided by another law or Council than those of the day, the row names them.
    """
    row = {
        "outcome": decision.outcome.value,
        "reason": decision.reason.value,
        "tally": tally_row(decision.tally),
        "needed": decision.needed,
        "blocked_by": list(decision.blocked_by),
        "could_settle": list(decision.could_settle),
        "sources": cites(decision.sources),
        "why": decision.why,
        "effects": effect_rows(decision.effects),
    }
    if by_another is None:
        return row
    law, council = by_another
    return {**row, "law": law.name, "council": list(council.codes)}


def tally_row(tally: Tally | None) -> dict[str, int] | None:
    """Return the votes by number, None where no vote was taken."""
    if tally is None:
        return None
    return {
        "yes": tally.yes,
        "no": tally.no,
        "abstain": tally.abstain,
        "not_voting": tally.not_voting,
        "unknown": tally.unknown,
    }


def effect_rows(effects: Iterable[VoteEffect]) -> list[dict[str, Any]]:
    """Return the votes counted otherwise than cast, or blocking nothing; `cast` is None where not known."""
    return [
        {
            "member": each.member,
            "cast": None if each.cast is None else each.cast.value,
            "effect": each.effect.value,
            "basis": each.basis.value,
            "sources": cites(each.sources),
        }
        for each in effects
    ]


def cites(sources: Iterable[Source]) -> list[str]:
    """Return the citations of some sources, each once."""
    return list(dict.fromkeys(s.cite for s in sources))

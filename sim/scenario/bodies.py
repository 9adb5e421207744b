"""Which Council votes in a scenario, under which law: the ones in office on the day, unless the file says else."""

from datetime import date

from attrs import evolve

from sim.council import Council, compose, council_on, president_on
from sim.errors import UnscError
from sim.law import Law, Veto, law_on
from sim.law.thresholds import AtLeast
from sim.scenario.model import LawChange, Scenario
from sim.source import Source


def council_for(scenario: Scenario, on: date) -> Council:
    """Return the Council that votes on a day. Raises `UnscError` where none can be said."""
    choice = scenario.council
    if choice is None:
        return council_on(on)
    if choice.members:
        council = compose(choice.members, permanent=choice.permanent, on=on)
        return evolve(council, president=choice.president[0] if choice.president else _president_of(council, on))
    council = council_on(choice.as_of or on)
    return evolve(council, president=choice.president[0]) if choice.president else council


def _president_of(council: Council, on: date) -> str:
    """Return who presides over a composed Council: the month's President if seated, else the first by name."""
    try:
        in_office = president_on(on)
    except UnscError:
        in_office = ""
    return in_office if in_office in council.codes else council.codes[0]


def law_for(scenario: Scenario, on: date) -> Law:
    """Return the law of a day with what the scenario changes in it."""
    return changed_law(law_on(on), scenario.law) if scenario.law is not None else law_on(on)


def changed_law(law: Law, change: LawChange) -> Law:
    """Return a law with some things changed; a number that was changed is cited as the scenario's own."""
    own = (Source(change.name or "the scenario's own law"),)
    new: dict[str, object] = {"name": change.name or f"{law.name}, changed"}
    if change.enforce_proviso is not None:
        new["enforce_proviso"] = change.enforce_proviso
    if change.claim_not_procedural is not None:
        new["claim_not_procedural"] = change.claim_not_procedural
    for name, votes in (("procedural", change.procedural_votes), ("substantive", change.substantive_votes)):
        if votes is not None:
            new[name] = AtLeast(votes, date.min, own)
    if change.no_veto:
        new["veto"] = None
    elif change.veto is not None:
        new["veto"] = Veto(
            None if change.veto.holders is None else frozenset(change.veto.holders),
            change.veto.noes_to_block,
            None if change.veto.chapters is None else frozenset(change.veto.chapters),
            own,
        )
    return evolve(law, **new)  # type: ignore[arg-type]

"""Whether a Council composed by hand has the members its law asks votes of: without them it can adopt nothing."""

from sim.errors import UnscError
from sim.law import Kind, Law
from sim.law.matters import matter_of
from sim.law.thresholds import AtLeast
from sim.scenario.bodies import council_for, law_for
from sim.scenario.known_votes import groups
from sim.scenario.model import Agenda, PutToVote, Scenario, Votes
from sim.scenario.resolving import votes_in

_KEYS = ("substantive_votes", "procedural_votes")
_OF_KIND = {
    Kind.SUBSTANTIVE: "substantive_votes",
    Kind.PRELIMINARY: "substantive_votes",
    Kind.PROCEDURAL: "procedural_votes",
    Kind.RULING_CHALLENGE: "procedural_votes",
}
"""The key of a law that says how many affirmative votes a kind of question takes, where one does."""


def out_of_reach(scenario: Scenario) -> str:
    """Say that the law asks more affirmative votes than a composed Council has members; "" where it does not.

    Only the kinds of question that the scenario puts to a vote are looked at.
    """
    if scenario.council is None or not scenario.council.members:
        return ""
    asked: dict[str, tuple[int, int]] = {}
    for placed in votes_in(scenario):
        key = _key_of(placed.votes)
        if not key:
            continue
        try:
            council, law = council_for(scenario, placed.at.day), law_for(scenario, placed.at.day)
        except UnscError:
            continue  # told where the vote or the law is
        votes = _needed(law, key)
        if votes > council.size:
            asked.setdefault(key, (votes, council.size))
    if not asked:
        return ""
    size = next(size for _, size in asked.values())
    said = " and ".join(f"{asked[key][0]} for a {key.split('_')[0]} one" for key in _KEYS if key in asked)
    # As nine are of fifteen.
    keys = ", ".join(f"{key}: {-(-size * 3 // 5)}" for key in _KEYS if key in asked)
    members = f"{size} member{'' if size == 1 else 's'}"
    return (
        f"this Council has {members}, but its law asks more affirmative votes to adopt "
        f"a question: {said}; say how many it takes, such as `law: {{{keys}}}`"
    )


def _key_of(votes: Votes) -> str:
    """Return the key of a law that says how many votes carry a question; "" where none does, or none is voted."""
    if not (groups(votes) or votes.odds or votes.counts is not None):
        return ""
    if not isinstance(votes, PutToVote | Agenda):
        return ""
    if votes.kind is not None:
        return _OF_KIND.get(votes.kind, "")
    matter = matter_of(votes.question)
    return _OF_KIND.get(Kind.SUBSTANTIVE if matter is None else matter.kind, "")


def _needed(law: Law, key: str) -> int:
    requirement = law.substantive if key == "substantive_votes" else law.procedural
    return requirement.votes if isinstance(requirement, AtLeast) else 0

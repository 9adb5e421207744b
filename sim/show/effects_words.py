"""What single votes come to where that is not plain, in the words of a table."""

from collections.abc import Iterable, Mapping

from sim.engine.events import Decided
from sim.law import Basis, Choice, Effect, VoteEffect

BASES: Mapping[Basis, str] = {
    Basis.PARTY_TO_THE_DISPUTE: "party to the dispute",
    Basis.PLEDGE: "by its pledge",
    Basis.NO_NEGATIVE_VOTE: "no negative vote",
    Basis.KIND_OF_QUESTION: "no vote on such a question is a veto",
    Basis.HOLDS_NO_VETO: "holds no veto under this law",
    Basis.OUT_OF_REACH: "no veto under this law reaches such a draft",
    Basis.TOO_FEW_NEGATIVE_VOTES: "too few negative votes to block",
    Basis.LOST_WITHOUT_IT: "lost without it",
}
EFFECTS: Mapping[Effect, str] = {
    Effect.COUNTS_AS_ABSTENTION: "Counted as abstaining",
    Effect.DOES_NOT_BLOCK: "Does not block",
}
CAST: Mapping[Choice | None, str] = {
    Choice.YES: "cast in favour",
    Choice.NO: "cast against",
    None: "not known",
}
"""What is said of a vote that counts as an abstention, and was none as far as is known."""


def effects_told(effects: Iterable[VoteEffect]) -> tuple[tuple[str, str], ...]:
    """Return what there is to say of single votes: an effect, and on what ground it is whose.

    >>> held = VoteEffect("RUS", Choice.NO, Effect.COUNTS_AS_ABSTENTION, Basis.PARTY_TO_THE_DISPUTE, ())
    >>> effects_told([held])
    (('Counted as abstaining', 'RUS (party to the dispute)'),)
    """
    found: dict[Effect, dict[Basis, list[str]]] = {}
    for each in effects:
        found.setdefault(each.effect, {}).setdefault(each.basis, []).append(each.member)
    return tuple(
        (words, "; ".join(f"{', '.join(who)} ({BASES[basis]})" for basis, who in found[effect].items()))
        for effect, words in EFFECTS.items()
        if effect in found
    )


def counted_as_abstaining(effects: Iterable[VoteEffect]) -> frozenset[str]:
    """Return the members whose vote counts as an abstention, whatever was cast."""
    return frozenset(each.member for each in effects if each.effect is Effect.COUNTS_AS_ABSTENTION)


def as_counted(event: Decided) -> Mapping[str, Choice | None]:
    """Return what each vote of a decision is counted as: what was cast, unless the decision says otherwise.

    >>> import sim
    >>> as_counted(sim.run(sim.load("what-if/parties/2022-annexation-proviso")).decisions["vote"])["RUS"].value
    'abstain'
    """
    otherwise = counted_as_abstaining(event.decision.effects)
    return {v.member: Choice.ABSTAIN if v.member in otherwise else v.choice for v in event.votes}

"""A show of hands in stages: what is shown, what it settles, and who could still settle it. The law counts."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from attrs import frozen

from sim.classroom.lines import Hand, Hands, Origin, Stage
from sim.council import Council
from sim.law import (
    Choice,
    Decision,
    Kind,
    Law,
    Outcome,
    Question,
    Reason,
    RollCall,
    Tally,
    Vote,
    decide,
    measure_of,
)
from sim.procedure.meeting import Meeting

_STAGES = tuple(Stage)
_SHOWN_AT: Mapping[Choice, Stage] = MappingProxyType(
    {
        Choice.YES: Stage.YES,
        Choice.NO: Stage.NO,
        Choice.ABSTAIN: Stage.ABSTAIN,
        Choice.NOT_VOTING: Stage.ALL,
    }
)

Effect = tuple[int, int, int]
"""What a vote adds: affirmative votes, negative votes, negative votes that count towards a block."""
_NOTHING: Effect = (0, 0, 0)


def asked_for(choice: Choice, stage: Stage) -> bool:
    """Tell whether the President has already asked who votes so."""
    return _STAGES.index(_SHOWN_AT[choice]) <= _STAGES.index(stage)


def may_follow(stage: Stage, which: Stage) -> bool:
    """Tell whether a stage can be shown now: any later one, which shows what comes before it too."""
    return _STAGES.index(which) > _STAGES.index(stage)


def hand_of(hands: Hands, member: str) -> Hand | None:
    """Return what a member chose, shown or not: the hand that was raised, or what an empty seat votes."""
    return hands.raised.get(member) or hands.filled.get(member)


def shown(hands: Hands, council: Council) -> dict[str, Hand]:
    """Return the hands everybody can see, in the order of the seats.

    When all is shown, a delegation that raised no hand is shown as not voting.
    """
    seen: dict[str, Hand] = {}
    if hands.stage is Stage.HANDS:
        return seen
    for member in council.codes:
        hand = hand_of(hands, member)
        if hand is None and hands.stage is Stage.ALL and member not in hands.empty:
            hand = Hand(Choice.NOT_VOTING)
        if hand is not None and asked_for(hand.choice, hands.stage):
            seen[member] = hand
    return seen


def roll_call(seen: Mapping[str, Hand]) -> RollCall:
    """Return the roll call of the hands that are shown; a member not among them is unknown."""
    return RollCall(tuple([Vote(member, hand.choice) for member, hand in seen.items()]))


def origins(seen: Mapping[str, Hand]) -> tuple[tuple[str, Origin], ...]:
    """Return where each vote that is shown comes from."""
    return tuple([(member, hand.origin) for member, hand in seen.items()])


@frozen
class SoFar:
    """What the hands shown amount to.

    `outcome` is None until it is settled: until nothing that can still be shown changes it. `could_settle` are the
    members whose hand, not yet shown, can still make the difference; `vetoes` those whose negative vote counts
    towards a block.
    """

    tally: Tally
    needed: int | None
    outcome: Outcome | None
    why: str
    could_settle: tuple[str, ...]
    vetoes: tuple[str, ...]


def so_far(meeting: Meeting, hands: Hands) -> SoFar:
    """Return what the hands shown amount to on the question now put.

    Who is not shown can still show whatever has not been asked for; an empty seat of which nothing is known could
    have voted in any way. Exact: every distinct completion is counted.
    """
    question = meeting.question
    assert question is not None, "hands are raised on a question"
    council = meeting.council
    seen = shown(hands, council)
    unknown = tuple([m for m in hands.empty if hands.stage is not Stage.HANDS and hand_of(hands, m) is None])
    votes = tuple([(member, hand.choice) for member, hand in seen.items()])
    return _so_far(question, council, meeting.law, meeting.without_credentials, votes, hands.stage, unknown)


@lru_cache(maxsize=512)
def _so_far(
    question: Question,
    council: Council,
    law: Law,
    out: tuple[str, ...],
    votes: tuple[tuple[str, Choice], ...],
    stage: Stage,
    unknown: tuple[str, ...],
) -> SoFar:
    # A delegation that does not sit has not voted, whatever it showed (Rule 17).
    counted = {**dict(votes), **dict.fromkeys(out, Choice.NOT_VOTING)}

    def decided(extra: Mapping[str, Choice] = MappingProxyType({})) -> Decision:
        roll = RollCall(tuple([Vote(m, c) for m, c in {**counted, **extra}.items()]))
        return decide(question, roll, council, law)

    decision = decided()
    effects, holders = _effects(question, council, law)
    vetoes = tuple([m for m, choice in counted.items() if choice is Choice.NO and m in holders])
    if decision.outcome is not Outcome.OPEN or stage is Stage.HANDS:
        outcome = None if decision.outcome is Outcome.OPEN else decision.outcome
        return SoFar(
            decision.tally or Tally(), decision.needed, outcome, decision.why, decision.could_settle, vetoes
        )
    later = [c for c in Choice if not asked_for(c, stage)]
    left = {m: tuple(Choice) if m in unknown else tuple(later) for m in council.codes if m not in counted}
    carried = _carried(question, council, law)
    can = {m: frozenset([effects(m, c) for c in choices]) for m, choices in left.items()}
    base = _added(_NOTHING, [effects(m, c) for m, c in counted.items()])
    results = {carried(*total) for total in _reached(base, can.values())}
    if len(results) == 1:
        adopted = results.pop()
        return SoFar(
            decision.tally or Tally(),
            decision.needed,
            Outcome.ADOPTED if adopted else Outcome.NOT_ADOPTED,
            _why_settled(decision, adopted, left, decided),
            (),
            vetoes,
        )
    matter = {kinds: _matters(base, list(can.values()), kinds, carried) for kinds in set(can.values())}
    could = tuple([m for m, kinds in can.items() if matter[kinds]])
    # The law's own sentence would take the unseen hands for unknown, and name more who could settle it.
    return SoFar(decision.tally or Tally(), decision.needed, None, "", could, vetoes)


def _why_settled(
    decision: Decision,
    adopted: bool,
    left: Mapping[str, tuple[Choice, ...]],
    decided: Callable[[Mapping[str, Choice]], Decision],
) -> str:
    """Say why nothing that can still be shown changes the result: by what is certain, not by one way it may go."""
    tally, needed = decision.tally or Tally(), decision.needed

    def with_all(*wanted: Choice) -> Decision:
        return decided({m: next((c for c in wanted if c in left[m]), Choice.NOT_VOTING) for m in left})

    best, worst = with_all(Choice.YES, Choice.ABSTAIN), with_all(Choice.NO, Choice.ABSTAIN)
    if needed is not None and {best.needed, worst.needed, with_all().needed} != {needed}:
        # A share of those voting is needed: how many that is hangs on the hands that are left.
        return f"At worst: {worst.why}" if adopted else f"At best: {best.why}"
    if needed is not None and adopted:
        return f"At least {_votes(tally.yes)}, {needed} needed, and nobody who is left can block."
    most = tally.yes + sum(Choice.YES in choices for choices in left.values())
    if needed is not None and most < needed:
        return f"At most {_votes(most)}, {needed} needed."
    return best.why


def _votes(number: int) -> str:
    return f"{number} affirmative {'vote' if number == 1 else 'votes'}"


def _effects(
    question: Question, council: Council, law: Law
) -> tuple[Callable[[str, Choice], Effect], frozenset[str]]:
    """Return what each vote adds under this law, and whose negative vote counts towards a block."""
    if question.kind is Kind.CONSENSUS:
        holders = held = not_against = frozenset[str]()
    else:
        measure = measure_of(question, council, law)
        holders = measure.holders if measure.noes_to_block is not None else frozenset()
        held, not_against = measure.held_to_abstain, measure.not_against

    def effect(member: str, choice: Choice) -> Effect:
        if member in held:
            return _NOTHING
        if choice is Choice.YES:
            return 1, 0, 0
        if choice is Choice.NO and member not in not_against:
            return 0, 1, int(member in holders)
        return _NOTHING

    return effect, holders


def _carried(question: Question, council: Council, law: Law) -> Callable[[int, int, int], bool]:
    if question.kind is Kind.CONSENSUS:
        return lambda yes, no, vetoes: no == 0
    measure = measure_of(question, council, law)
    return lambda yes, no, vetoes: measure.reason(yes, no, vetoes) is Reason.ENOUGH_VOTES


def _added(total: Effect, effects: Iterable[Effect]) -> Effect:
    for effect in effects:
        total = (total[0] + effect[0], total[1] + effect[1], total[2] + effect[2])
    return total


def _reached(base: Effect, can: Iterable[frozenset[Effect]]) -> set[Effect]:
    """Return every total that the votes still to come can lead to."""
    totals = {base}
    for kinds in can:
        totals = {_added(total, (effect,)) for total in totals for effect in kinds}
    return totals


def _matters(
    base: Effect,
    can: list[frozenset[Effect]],
    kinds: frozenset[Effect],
    carried: Callable[[int, int, int], bool],
) -> bool:
    """Tell whether one member that can still vote in these ways makes the difference in some completion."""
    if len(kinds) == 1:
        return False
    others = list(can)
    others.remove(kinds)
    return any(
        len({carried(*_added(total, (effect,))) for effect in kinds}) > 1 for total in _reached(base, others)
    )

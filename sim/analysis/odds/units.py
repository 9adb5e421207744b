"""Who casts votes together, and what each such unit's vote adds to the count. It knows no chances of outcomes."""

from collections.abc import Iterable, Mapping
from math import lcm

from attrs import frozen

from sim.analysis.counting import State, Weight, Weights, spread
from sim.errors import UnscError
from sim.law import Choice, Measure, Tally
from sim.law.thresholds import AtLeast
from sim.scenario.chances import Chances

YES, NO, HARMLESS = range(3)
"""The choices of a unit in the order of `Weights`; abstaining and not voting are the same to the count."""


@frozen
class Unit:
    """Members that cast one joint vote: one member by itself, or a bloc. `weights` None: the vote is not known."""

    codes: tuple[str, ...]
    weights: Weights | None

    def weight(self, choice: int) -> Weight:
        """Return the weight of a choice; one for each where the vote is not known."""
        weights = self.weights
        if weights is None:
            return 1
        return weights.yes if choice == YES else weights.no if choice == NO else weights.harmless

    @property
    def certain(self) -> int | None:
        """The choice that is certain; None where there is more than one, or the vote is not known."""
        weights = self.weights
        if weights is None:
            return None
        if weights.yes:
            return None if weights.no or weights.harmless else YES
        if weights.no:
            return None if weights.harmless else NO
        return HARMLESS

    def only(self, choice: int) -> "Unit":
        """Return the unit with the weight of one choice, and none on the others."""
        kept = [self.weight(c) if c == choice else 0 for c in range(3)]
        return Unit(self.codes, Weights(*kept))


CERTAIN = {
    Choice.YES: Weights(1, 0, 0),
    Choice.NO: Weights(0, 1, 0),
    Choice.ABSTAIN: Weights(0, 0, 1),
    Choice.NOT_VOTING: Weights(0, 0, 1),
}

Stance = Choice | Chances | None
"""What is known of a member's vote: the choice, how likely each is, or nothing."""


def weights_of(stance: Stance) -> Weights | None:
    """Return a stance as weights; None stays None.

    >>> weights_of(Choice.NO)
    Weights(yes=0, no=1, harmless=0)
    """
    if isinstance(stance, Choice):
        return CERTAIN[stance]
    return None if stance is None else Weights(stance.yes, stance.no, stance.abstain + stance.not_voting)


def units_of(stances: Mapping[str, Stance], blocs: Iterable[Iterable[str]] = ()) -> tuple[Unit, ...]:
    """Return who casts votes: the blocs, and every other member by itself, in the order of the members.

    Members of a bloc of whom nothing is known vote as the others of their bloc do. Raises `UnscError` for a member
    in two blocs, a stranger, or a bloc whose members are known to differ.
    """
    bloc_of: dict[str, tuple[str, ...]] = {}
    for bloc in map(tuple, blocs):
        for code in bloc:
            if code in bloc_of or code not in stances:
                fault = "stands in two blocs" if code in bloc_of else "stands in a bloc, but does not vote"
                raise UnscError(f"{code} {fault}; expected each voting member in one bloc at most")
            bloc_of[code] = bloc
    units: dict[tuple[str, ...], Unit] = {}
    for code in stances:
        codes = bloc_of.get(code, (code,))
        if codes not in units:
            units[codes] = Unit(codes, _joint(codes, stances))
    return tuple(units.values())


def _joint(codes: tuple[str, ...], stances: Mapping[str, Stance]) -> Weights | None:
    known = [(code, w) for code in codes if (w := weights_of(stances[code])) is not None]
    for code, weights in known[1:]:
        if weights != known[0][1]:
            raise UnscError(f"{known[0][0]} and {code} vote as a bloc, but are said to vote differently")
    return known[0][1] if known else None


def step_of(codes: Iterable[str], choice: int, measure: Measure) -> State:
    """Return what the votes of some members, cast alike, add to the count: as the shared count holds them."""
    if choice == HARMLESS:
        return 0, 0, 0
    counted = [c for c in codes if c not in measure.held_to_abstain]
    if choice == YES:
        return added((0, 0, 0), (len(counted), 0, 0), measure)
    against = [c for c in counted if c not in measure.not_against]
    # With a fixed number of votes needed the negative votes are not counted apart.
    noes = 0 if isinstance(measure.requirement, AtLeast) else len(against)
    return added((0, 0, 0), (0, noes, len(measure.holders.intersection(against))), measure)


def added(state: State, step: State, measure: Measure) -> State:
    """Return a count with more votes; of affirmative votes and vetoes no more than can matter."""
    yes, no, vetoes = state[0] + step[0], state[1] + step[1], state[2] + step[2]
    if isinstance(measure.requirement, AtLeast):
        yes = min(yes, measure.requirement.votes)
    return yes, no, min(vetoes, measure.noes_to_block or 0)


def combined(
    states: Mapping[State, Weight], others: Mapping[State, Weight], measure: Measure
) -> dict[State, Weight]:
    """Return the weight of every count that two sets of members, voting independently, come to together."""
    if len(others) == 1:
        [(step, share)] = others.items()
        if step == (0, 0, 0) and share == 1:
            return dict(states)
    after: dict[State, Weight] = {}
    for state, weight in states.items():
        for step, share in others.items():
            to = added(state, step, measure)
            after[to] = after[to] + weight * share if to in after else weight * share
    return after


def counts_of(units: Iterable[Unit], measure: Measure) -> dict[State, Weight]:
    """Return the weight of every count that units with weights may come to, each voting on its own."""
    single: list[tuple[str, Weights]] = []
    states: dict[State, Weight] = {(0, 0, 0): 1}
    for unit in units:
        assert unit.weights is not None, "what is not known has no weight"
        open_to = [c for c in range(3) if unit.weight(c)]
        if len(unit.codes) == 1 and len(open_to) > 1:
            single.append((unit.codes[0], unit.weights))
        else:
            steps: dict[State, Weight] = {}
            for choice in open_to:
                step = step_of(unit.codes, choice, measure)
                steps[step] = steps.get(step, 0) + unit.weight(choice)
            states = combined(states, steps, measure)
    of_single = {state: weight for state, weight in spread(single, measure).items() if weight}
    return combined(of_single, states, measure)


def whole_numbers(units: Iterable[Unit]) -> tuple[tuple[Unit, ...], int]:
    """Return units with whole weights and what their product is to be divided by: sums of fractions are slow.

    Weights are whole numbers or fractions.
    """
    scaled, divisor = [], 1
    for unit in units:
        weights = [unit.weight(choice) for choice in range(3)]
        common = lcm(*[w.denominator for w in weights])
        scaled.append(Unit(unit.codes, Weights(*[w.numerator * (common // w.denominator) for w in weights])))
        divisor *= common
    return tuple(scaled), divisor


Added = tuple[State, bool, int, int, int]
"""What unknown votes add to the count; whether the member watched voted no; the yeses, noes and others cast."""


def ways_to_complete(
    units: Iterable[Unit], measure: Measure, by_number: Tally, watched: str = ""
) -> frozenset[tuple[State, bool]]:
    """Return what the votes of unknown units may add to the count, each way once: types are counted, not members.

    `by_number` are votes known to have been cast among them, by nobody knows whom. The flag of each way tells
    whether the member watched, if it is one of them, voted against.
    """
    counted = bool(by_number.known)
    ways: set[Added] = {((0, 0, 0), False, 0, 0, 0)}
    for unit in units:
        size = len(unit.codes)
        steps = [(c, step_of(unit.codes, c, measure)) for c in range(3)]
        further: set[Added] = set()
        for state, flag, *cast in ways:
            for choice, step in steps:
                votes = list(cast)
                if counted:
                    votes[choice] += size
                against = flag or (choice == NO and watched in unit.codes)
                further.add((added(state, step, measure), against, votes[0], votes[1], votes[2]))
        ways = further
    harmless = by_number.abstain + by_number.not_voting
    return frozenset(
        (state, flag)
        for state, flag, yes, no, rest in ways
        if not counted or (yes >= by_number.yes and no >= by_number.no and rest >= harmless)
    )

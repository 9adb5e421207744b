"""The procedure at length: 10,000 sequences of fifty acts, a walk of 100,000 (by default a tenth of both)."""

import random
from collections import Counter

from council_of_three import PAPERS, STARTS, choose, next_meeting, sound
from effort import LONG, examples
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from sim.procedure import Meeting, Phase, apply, legal_actions
from sim.procedure.actions import Action
from sim.procedure.order import TABLE

REACHED: Counter[tuple[type[Action], Phase]] = Counter()
"""How often each act was done in each phase."""
TRANSITIONS = {(entry.act, phase) for entry in TABLE for phase in entry.phases}
SEQUENCES, LENGTH, AT_LEAST = examples(1000), 50, examples(10)
WALK = examples(10_000)


def step(meeting: Meeting, choice: tuple[int, int]) -> Meeting:
    """Do one act of those in order, or where there is none call the next meeting."""
    offers = [o for o in legal_actions(meeting, PAPERS) if not o.needs]
    if not offers:
        assert meeting.phase.over, f"a dead end in {meeting.phase}"
        return next_meeting(meeting)
    action = choose(offers, choice)
    REACHED[type(action), meeting.phase] += 1
    return apply(meeting, action)


class Procedure(RuleBasedStateMachine):
    """Meetings of a Council of three, one after the other: what is offered is done, and what holds is checked."""

    meeting: Meeting

    @initialize(start=st.sampled_from(STARTS))
    def begin(self, start: Meeting) -> None:
        self.meeting = start

    @rule(act=st.integers(0, 2**20), which=st.integers(0, 2**20))
    def do(self, act: int, which: int) -> None:
        self.meeting = step(self.meeting, (act, which))

    @invariant()
    def what_holds_of_every_meeting(self) -> None:
        if hasattr(self, "meeting"):
            sound(self.meeting)


def test_every_transition_is_reached_and_there_is_no_dead_end() -> None:
    REACHED.clear()
    Procedure.TestCase.settings = settings(
        max_examples=SEQUENCES,
        stateful_step_count=LENGTH,
        deadline=None,
        derandomize=not LONG,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    Procedure.TestCase().runTest()
    seldom = {(a.__name__, p.value): REACHED[a, p] for a, p in TRANSITIONS if REACHED[a, p] < AT_LEAST}
    assert not seldom
    assert set(REACHED) == TRANSITIONS


def test_a_long_walk_keeps_what_holds_of_every_meeting() -> None:
    draw = random.Random(20_141_222)
    meeting = STARTS[0]
    for _ in range(WALK):
        meeting = step(meeting, (draw.randrange(2**20), draw.randrange(2**20)))
        sound(meeting)

"""How many roll calls carry: one of each distinct count is decided, and stands for all that have it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import pytest
from tallies import FOUR, THREE, distinct

from sim.council import council_on
from sim.law import Choice, Kind, Outcome, Question, Reason, decide, law_on

NOW, BEFORE_1966 = date(2014, 12, 22), date(1950, 9, 1)


def counted(kind: Kind, on: date, choices: Sequence[Choice]) -> Counter[Outcome | Reason]:
    council, law, question = council_on(on), law_on(on), Question(kind)
    found: Counter[Outcome | Reason] = Counter()
    for roll, weight in distinct(council, choices):
        decision = decide(question, roll, council, law)
        found[decision.outcome] += weight
        found[decision.reason] += weight
    return found


@pytest.mark.parametrize(
    ("on", "choices", "procedural", "substantive"),
    [
        (NOW, THREE, 442_347, 146_796),
        (NOW, FOUR, 4_502_215, 2_211_624),
        (BEFORE_1966, THREE, 6_843, 2_503),
    ],
    ids=["fifteen members", "fifteen members, some not voting", "eleven members"],
)
def test_so_many_of_all_roll_calls_carry(
    on: date, choices: Sequence[Choice], procedural: int, substantive: int
) -> None:
    everything = len(choices) ** council_on(on).size
    motions = counted(Kind.PROCEDURAL, on, choices)
    assert motions[Outcome.ADOPTED] == procedural
    assert motions[Outcome.NOT_ADOPTED] == motions[Reason.TOO_FEW_VOTES] == everything - procedural
    drafts = counted(Kind.SUBSTANTIVE, on, choices)
    assert drafts[Outcome.ADOPTED] == substantive
    # Both take the same number of votes, so what a veto costs is just the difference.
    assert drafts[Reason.VETO] == procedural - substantive
    assert drafts[Reason.TOO_FEW_VOTES] == everything - procedural


def test_the_figures_of_the_fifteen() -> None:
    assert 3**15 == 14_348_907
    drafts = counted(Kind.SUBSTANTIVE, NOW, THREE)
    assert (drafts[Reason.ENOUGH_VOTES], drafts[Reason.VETO]) == (146_796, 295_551)
    assert drafts.total() == 2 * 3**15  # each roll call under its outcome and its reason

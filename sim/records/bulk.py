"""All recorded votes decided at once, in numpy: the numbers of each in columns, and the kernel of a single vote.

One vote decided by `sim.law.decide` comes with its reason in words; a record of thousands, decided again under one
law after another, needs the outcome alone. Both count by `sim.law.kernel`. Needs numpy (extra `sweep`).
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from attrs import frozen

from sim.council import Council, council_on
from sim.errors import UnscError
from sim.law import Choice, Kind, Law, Outcome, Question, Reason, RollCall, law_on, measure_of
from sim.law.kernel import NEVER, reachable
from sim.law.thresholds import AtLeast
from sim.records.held import rolls_of
from sim.records.recorded import RecordedVote

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

CODES = {choice: code for code, choice in enumerate(Choice)}
UNNAMED, NO_SEAT = len(CODES), len(CODES) + 1
"""What stands in a column where a member's vote is not known by name, and below the last member."""


@frozen(eq=False)
class Rolls:
    """Roll calls in columns, one column a roll call.

    `choices` (seats, rolls) holds the code of each member's choice, `holds` whether a no of the member counts
    towards a block; `unnamed` (3, rolls) the votes in favour, against and neither that are known by number;
    `needed` and `noes_to_block` what the law asks of each.
    """

    choices: "Array"
    holds: "Array"
    unnamed: "Array"
    needed: "Array"
    noes_to_block: "Array"

    def __len__(self) -> int:
        return int(self.choices.shape[1])


@frozen(eq=False)
class Reached:
    """Which results each roll call can come to: three arrays of truth values. Of a complete one it is just one."""

    adopted: "Array"
    too_few: "Array"
    vetoed: "Array"

    def decision(self, n: int) -> tuple[Outcome, Reason]:
        """Return the outcome and the reason of one roll call, as `sim.law.decide` names them."""
        if self.adopted[n]:
            if self.too_few[n] or self.vetoed[n]:
                return Outcome.OPEN, Reason.UNKNOWN_VOTES
            return Outcome.ADOPTED, Reason.ENOUGH_VOTES
        if self.too_few[n] and self.vetoed[n]:
            return Outcome.NOT_ADOPTED, Reason.VETO_OR_TOO_FEW_VOTES
        return Outcome.NOT_ADOPTED, Reason.VETO if self.vetoed[n] else Reason.TOO_FEW_VOTES


def rolls_in_columns(cases: Iterable[tuple[Question, RollCall, Council, Law]]) -> Rolls:
    """Put roll calls into columns, with what the law of each asks.

    Raises `UnscError` for what no recorded vote of the Council has: a share of those voting, as in the Assembly,
    and members held to abstain or pledged not to vote against.
    """
    np = _numpy()
    listed = list(cases)
    seats = max((len(council.codes) for _, _, council, _ in listed), default=0)
    choices = np.full((seats, len(listed)), NO_SEAT, dtype=np.int8)
    holds = np.zeros((seats, len(listed)), dtype=bool)
    numbers = np.zeros((5, len(listed)), dtype=np.int32)
    for n, (question, roll, council, law) in enumerate(listed):
        measure = measure_of(question, council, law)
        if not isinstance(measure.requirement, AtLeast) or measure.held_to_abstain or measure.not_against:
            raise UnscError(
                f"a question of the kind {question.kind.value} under {law.name} is not decided in bulk"
            )
        at = {code: seat for seat, code in enumerate(council.codes)}
        choices[: len(at), n] = UNNAMED
        for vote in roll.votes:
            choices[at[vote.member], n] = CODES[vote.choice]
        holds[[at[code] for code in measure.holders], n] = True
        unnamed, block = roll.unnamed, measure.noes_to_block
        numbers[:3, n] = unnamed.yes, unnamed.no, unnamed.abstain + unnamed.not_voting
        numbers[3:, n] = measure.requirement.votes, NEVER if block is None else block
    return Rolls(choices, holds, numbers[:3], numbers[3], numbers[4])


def reached(rolls: Rolls) -> Reached:
    """Count all roll calls and say which results each can come to; a few milliseconds for thousands.

    >>> from sim.law import Vote
    >>> council, law = council_on(date(2022, 2, 25)), law_on(date(2022, 2, 25))
    >>> roll = RollCall.of(council, no="RUS", abstain="ARE CHN IND", rest=Choice.YES)
    >>> reached(rolls_in_columns([(Question(Kind.SUBSTANTIVE), roll, council, law)])).vetoed.tolist()
    [True]
    """
    choices, holds = rolls.choices, rolls.holds
    against, missing = choices == CODES[Choice.NO], choices == UNNAMED
    unnamed_yes, unnamed_no, unnamed_rest = rolls.unnamed
    left = missing.sum(0)
    holders_left = (missing & holds).sum(0)
    return Reached(
        *reachable(
            (choices == CODES[Choice.YES]).sum(0) + unnamed_yes,
            against.sum(0) + unnamed_no,
            (against & holds).sum(0),
            holders_left,
            left - holders_left,
            unnamed_no,
            left - unnamed_yes - unnamed_no - unnamed_rest,
            carried=lambda yes, no: yes >= rolls.needed,
            noes_to_block=rolls.noes_to_block,
        )
    )


def recorded_in_columns(
    votes: Iterable[RecordedVote],
    kind_of: Callable[[RecordedVote], Kind] = lambda vote: vote.kind or Kind.SUBSTANTIVE,
    law_of: Callable[[date], Law] = law_on,
) -> tuple[Rolls, tuple[RecordedVote, ...]]:
    """Put recorded votes into columns, and return of each column whose it is.

    A vote of which too little is known has no column, one that is known between two bounds has two. `kind_of` says
    as what a vote is decided, `law_of` by which law: that of its day, or another.
    """
    cases = []
    whose = []
    for vote in votes:
        council = council_on(vote.on)
        for roll in rolls_of(vote, council):
            cases.append((Question(kind_of(vote)), roll, council, law_of(vote.on)))
            whose.append(vote)
    return rolls_in_columns(cases), tuple(whose)


def _numpy() -> Any:
    try:
        import numpy
    except ImportError:
        raise UnscError("this needs numpy, of the extra `sweep`: pip install 'unsc-sim[sweep]'") from None
    return numpy

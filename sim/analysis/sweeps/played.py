"""The engine's path of a sweep: every case is a scenario, run from its own stream. It chooses no path."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import evolve

from sim.analysis.sweeps import positions
from sim.analysis.sweeps.axes import Axis, ChanceAxis, RandomAxis
from sim.analysis.sweeps.extras import required
from sim.analysis.sweeps.frames import CASE, FAILED, QUESTION, columns_of, of_axes
from sim.analysis.sweeps.plan import ERROR, Column
from sim.analysis.sweeps.reached import is_put
from sim.analysis.sweeps.series import Numbers
from sim.analysis.sweeps.study import Cases, Combination, Study
from sim.engine import Cast, Run, Voting, drawing, run
from sim.errors import UnscError
from sim.scenario.chances import Chances
from sim.scenario.known_votes import KnownVotes
from sim.source import Status

if TYPE_CHECKING:
    import polars as pl

ANSWERED = (
    Column("outcome", "adopted, not_adopted or open; null where it was not put, or is not known to be"),
    Column("reason", "why: enough_votes, too_few_votes, veto and others"),
    Column("yes", "affirmative votes"),
    Column("no", "negative votes"),
    Column("abstain", "abstentions"),
    Column("not_voting", "members absent or not taking part"),
    Column("unknown", "members whose vote is not known"),
    Column("blocked_by", "members whose negative votes blocked it, in seating order"),
)
PUT = Column("put", "whether the question was put to the vote; null where that depends on one that is open")
REPETITION = Column(
    "repetition",
    "which of the runs of the case, from 0; each has draws of its own, the same in cases that differ only in what "
    "changes the scenario",
)
COUNTED = ("yes", "no", "abstain", "not_voting", "unknown")


def played_columns(axes: Sequence[Axis]) -> tuple[Column, ...]:
    """Return the columns of the engine's path."""
    return (CASE, REPETITION, *(c for axis in axes for c in columns_of(axis)), QUESTION, PUT, *ANSWERED, FAILED)


Row = tuple[Any, ...]
"""Question, whether it was put, outcome, reason, the five numbers, who blocked it, and the error."""


def played_frame(study: Study, start: int, stop: int) -> "pl.DataFrame":
    """Do runs start..stop-1, and lay out their rows: one a question, or one with its error.

    The repetitions of a case are runs that follow one another.
    """
    import numpy as np

    required("polars")
    import polars as pl

    cases = study.cases(start // study.repetitions, -(-stop // study.repetitions))
    places: list[int] = []
    repetitions: list[int] = []
    rows: list[Row] = []
    for place, combination, given in _each(study, cases):
        point = cases.start + place if cases.points is None else int(cases.points[place])
        first = (cases.start + place) * study.repetitions
        for repetition in range(max(0, start - first), min(study.repetitions, stop - first)):
            found = _rows_of(study, point, repetition, combination, given)
            rows += found
            places += [place] * len(found)
            repetitions += [repetition] * len(found)
    at = np.array(places, dtype=np.int64)
    names = ("question", "put", "outcome", "reason", *COUNTED, "blocked_by", ERROR)
    kinds = [pl.Int64 if n in COUNTED else pl.Boolean if n == "put" else pl.String for n in names]
    listed = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    columns = [
        pl.Series("case", at + cases.start, dtype=pl.Int64),
        pl.Series("repetition", repetitions, dtype=pl.Int64),
        *of_axes(study.axes, cases, at),
        *(pl.Series(name, values, dtype=kind) for name, values, kind in zip(names, listed, kinds, strict=True)),
    ]
    return pl.DataFrame(columns)


Given = Mapping[str, Any]
"""What a case says of positions: by the name of an axis its chance, or of a random one the chances by member."""


def _each(study: Study, cases: Cases) -> "Iterable[tuple[int, Combination, Given]]":
    """Go through the cases: where each is among the changes, and what it says of positions."""
    drawn = {
        axis.name: {code: cases.drawn(axis, code) for code in axis.codes}
        for axis in study.axes
        if isinstance(axis, RandomAxis)
    }
    for place in range(cases.count):
        combination = tuple(cases.at[axis.name][place].item() for axis in study.changes)
        given: dict[str, Any] = {}
        for axis in study.positions:
            if isinstance(axis, RandomAxis):
                given[axis.name] = {code: _exactly(c[:, place]) for code, c in drawn[axis.name].items()}
            elif isinstance(axis, ChanceAxis):
                at = cases.at[axis.name][place].item()
                given[axis.name] = axis.series.at(at) if isinstance(axis.series, Numbers) else Fraction(at)
        yield place, combination, given


def _exactly(chances: Any) -> Chances:
    """Return drawn chances as fractions that add up to one."""
    yes, no = Fraction(chances[0].item()), Fraction(chances[1].item())
    no = min(no, 1 - yes)
    return Chances(yes=yes, no=no, abstain=1 - yes - no)


def _rows_of(study: Study, point: int, repetition: int, combination: Combination, given: Given) -> list[Row]:
    """Run one case once, with the stream of its point (see `Cases`).

    Whatever goes wrong is a row with its error, and the sweep goes on.
    """
    try:
        scenario = study.scenario(combination)
        cast = casting(study.positions, given, drawing(study.seed, point, repetition))
        done = run(scenario, seed=study.seed, cast=cast)
    except UnscError as error:
        return [_failed(str(error))]
    except Exception as error:  # a case that breaks the engine is an answer about that case
        return [_failed(f"{type(error).__name__}: {error}")]
    return [_row(name, done) for name in study.questions]


def _failed(error: str) -> Row:
    return (*[None] * 10, error)


def _row(name: str, done: Run) -> Row:
    decided = done.decisions.get(name)
    if decided is None:
        return (name, is_put(done, name), *[None] * 9)
    decision = decided.decision
    tally = [None] * 5 if decision.tally is None else [getattr(decision.tally, each) for each in COUNTED]
    return (
        name,
        True,
        decision.outcome.value,
        decision.reason.value,
        *tally,
        " ".join(decision.blocked_by),
        None,
    )


def casting(axes: Sequence[Axis], given: Given, draw: Cast) -> Cast:
    """Return what casts the votes of a case: its chances laid over what is known, then drawn."""

    def cast(voting: Voting) -> KnownVotes:
        return draw(evolve(voting, votes=_laid_over(voting, axes, given)))

    return cast


def _laid_over(voting: Voting, axes: Sequence[Axis], given: Given) -> KnownVotes:
    varied = positions.varied_in(voting, axes)
    if not varied:
        return voting.votes
    by_member = {vote.member: vote for vote in voting.votes.members}
    for unit, listed in varied.items():
        first = listed[0]
        if isinstance(first, RandomAxis):
            drawn = given[first.name]
            chances: Chances = drawn[next(code for code in unit if code in drawn)]
        else:
            chances = _chances(unit, [a for a in listed if isinstance(a, ChanceAxis)], voting, given)
        for code in unit:
            by_member[code] = evolve(
                by_member[code], choice=None, how=None, chances=chances, status=Status.ASSUMED, sources=()
            )
    return evolve(voting.votes, members=tuple(by_member.values()))


def _chances(unit: tuple[str, ...], axes: Sequence[ChanceAxis], voting: Voting, given: Given) -> Chances:
    vote = next(v for v in voting.votes.members if v.member == unit[0])
    share = positions.shares(vote, axes)
    moved = positions.moved(share, {axis.choice: given[axis.name] for axis in axes})
    if min(moved.values()) < 0:
        raise UnscError(positions.too_much(unit))
    return Chances(**{choice.value: Fraction(chance) for choice, chance in moved.items() if chance})

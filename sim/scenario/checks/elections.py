"""What must hold in votes by letter, elections, applications and credentials, each by itself."""

from collections.abc import Iterator
from datetime import date

from sim.errors import UnscError
from sim.law import assembly_on
from sim.procedure import OutOfOrder
from sim.procedure.written_votes import VOTING_PERIOD
from sim.scenario.bodies import council_for
from sim.scenario.court_election import begun, gone_on
from sim.scenario.elections import Admission, AdmissionStep, CourtBallot, CourtElection, WrittenVote
from sim.scenario.model import Scenario, Step
from sim.scenario.moments import Moment

Way = tuple[str | int, ...]
Wrong = tuple[Way, str]
"""The way to what is wrong, below the step, and the message."""

_GOES_WITH = {
    "favourable": (AdmissionStep.REPORT,),
    "decided_in": (AdmissionStep.RECOMMEND, AdmissionStep.ADMIT),
    "session": (AdmissionStep.REPORT, AdmissionStep.RECOMMEND),
}


def wrong_by_itself(step: Step, at: Moment | None) -> Iterator[Wrong]:
    """Find what is wrong in such a step by itself; `at` is its moment, None where it has none."""
    if step.written_vote is not None:
        yield from _written(step.written_vote, at)
    if step.admission is not None:
        yield from _admission(step.admission)
    if step.credentials is not None:
        for name in ("of", "challenged_by"):
            codes = getattr(step.credentials, name)
            if len(codes) > 1:
                yield ("credentials", name), f"found {len(codes)} States, expected one"
    for name in ("appoint", "go_private", "go_public", "single_copy"):
        plan = getattr(step, name)
        if plan is not None and len(plan.by) > 1:
            yield (name, "by"), f"found {len(plan.by)} States, expected the one that proposes it"


def _written(vote: WrittenVote, at: Moment | None) -> Iterator[Wrong]:
    if vote.without_vote:
        yield (
            ("written_vote", "without_vote"),
            "a draft on which members vote by letter is not adopted without a vote",
        )
    if vote.begins is None:
        return
    if vote.begins.day == date.min:
        yield ("written_vote", "begins"), "an hour alone will not do here; expected such as 2020-08-13T17:00"
    elif at is not None and vote.begins > at:
        yield ("written_vote", "begins"), f"{vote.begins} is after the result was announced ({at})"
    elif at is not None:
        ends = Moment(vote.begins.day + VOTING_PERIOD, vote.begins.hour)
        hours_known = ends.hour is not None and at.hour is not None
        if at.day < ends.day or (hours_known and at < ends):
            yield (
                ("written_vote", "begins"),
                f"members have until {ends}, and the result was announced ({at}) before the voting period of 24 "
                f"hours was over ({ends}), which cannot be cut short (S/2020/253)",
            )


def _admission(plan: Admission) -> Iterator[Wrong]:
    for name, steps in _GOES_WITH.items():
        if getattr(plan, name) is not None and plan.does not in steps:
            with_what = " or ".join(f"`does: {s.value}`" for s in steps)
            yield ("admission", name), f"`{name}` goes with {with_what}, and this is {plan.does.value}"
    if plan.special_session and plan.session is None:
        yield ("admission", "special_session"), "`special_session` goes with `session`, the day on which it opens"


def wrong_in_elections(scenario: Scenario) -> Iterator[Wrong]:
    """Find ballots that could not have been held, in each election of a scenario, with the way from the top."""
    at: Moment | None = None
    for n, step in enumerate(scenario.timeline):
        at = step.at or at
        if step.election is not None and at is not None and at.day != date.min:
            for way, message in _election(step.election, scenario, at.day):
                yield ("timeline", n, "election", *way), message


def _election(plan: CourtElection, scenario: Scenario, on: date) -> Iterator[Wrong]:
    several = [name for name, c in plan.candidates.items() if len(c.of) > 1]
    for name in several:
        yield ("candidates", name, "of"), "found more than one State, expected that of which the candidate is one"
    if not plan.ballots:
        yield ("ballots",), "found no ballot, expected at least one"
    if plan.members is None:
        try:
            assembly_on(on)
        except UnscError as error:
            yield (), f"{error}; expected `members`, how many may vote in the Assembly"
            return
    try:
        election = begun(plan, council_for(scenario, on), on)
    except UnscError as error:
        yield ("places",), str(error)
        return
    for n, ballot in enumerate(plan.ballots):
        said = [name for name, there in _says(ballot).items() if there]
        if len(said) != 1:
            found = " and ".join(f"`{name}`" for name in said) or "nothing"
            yield ("ballots", n), f"found {found}, expected one of `in`, `withdraws`, `conference`"
            return
        try:
            election = gone_on(election, ballot)
        except OutOfOrder:
            continue  # refused in the run, with its rule
        except UnscError as error:
            yield ("ballots", n, "withdraws" if ballot.withdraws else "votes"), str(error)
            return


def _says(ballot: CourtBallot) -> dict[str, bool]:
    return {
        "in": ballot.where is not None,
        "withdraws": bool(ballot.withdraws),
        "conference": ballot.conference is not None,
    }

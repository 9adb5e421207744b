"""An election to the Court as a file tells of it, begun and gone on with by the rules. It logs nothing."""

from datetime import date

from attrs import evolve

from sim.council import Council
from sim.law import assembly_on
from sim.procedure.court_ballots import cast, withdraw
from sim.procedure.court_conference import request_conference
from sim.procedure.court_elections import Ballot, Candidate, Election, Organ, begin
from sim.scenario.elections import CourtBallot, CourtElection


def begun(plan: CourtElection, council: Council, on: date) -> Election:
    """Return the election before the first ballot the file tells of. Raises `UnscError` as `begin` does.

    Raises `UnscError` also where the file does not say how many vote in an Assembly our tables do not know.
    """
    candidates = [Candidate(name, c.of[0], c.born) for name, c in plan.candidates.items()]
    members = assembly_on(on).size if plan.members is None else plan.members
    return evolve(begin(plan.places, candidates, council, members), meeting=plan.meetings_before + 1)


def gone_on(election: Election, ballot: CourtBallot) -> Election:
    """Return the election after a ballot, a withdrawal or a request for a conference.

    Raises `OutOfOrder` for what is out of order, and `UnscError` for a ballot that could not have been held.
    """
    if ballot.withdraws:
        return withdraw(election, ballot.withdraws)
    if ballot.conference is not None:
        return request_conference(election, Organ[ballot.conference.name])
    assert ballot.where is not None, "a checked ballot says where it is held"
    organ = Organ[ballot.where.name]
    papers = election.electors(organ) if ballot.papers is None else ballot.papers
    return cast(election, organ, Ballot(papers, tuple(ballot.votes.items())))

"""What follows three meetings in vain: a joint conference, and then the judges themselves (ICJ Statute Art. 12).

No rule makes it follow: the organs may go on voting, as they did each time so far. It counts no ballots but those
on what the conference proposes.
"""

from collections import Counter
from collections.abc import Mapping

from attrs import evolve

from sim.errors import UnscError
from sim.law.wording import names
from sim.procedure.court_ballots import check_ballot, elect, on_ballot, with_selected
from sim.procedure.court_elections import STATUTE, Ballot, Candidate, Election, Held, Organ, Stage
from sim.procedure.out_of_order import OutOfOrder
from sim.source import Source

STATUTE_12 = Source("ICJ Statute Art. 12", STATUTE)
MEETINGS = 3
"""After so many meetings a conference may be formed."""
CONFEREES = 6
"""Three appointed by each organ. In the Council no vote on them is a veto (Art. 10(2))."""


def request_conference(election: Election, by: Organ) -> Election:
    """Return an election that goes to a joint conference, at the request of either organ.

    Raises `OutOfOrder` before three meetings were held. Source: ICJ Statute Art. 12(1).
    """
    held = election.meeting - 1
    if election.stage is not Stage.BALLOTING or held < MEETINGS:
        why = election.stage.value if held >= MEETINGS else _too_few(election, held)
        raise OutOfOrder(
            f"A joint conference cannot be formed at the request of the {by.value}: {why}",
            instead="a further meeting of both organs (Art. 11)" if held < MEETINGS else "what Art. 12 has follow",
            rule=STATUTE_12,
        )
    return evolve(election, stage=Stage.CONFERENCE, council=(), assembly=())


def _too_few(election: Election, held: int) -> str:
    """Say how many meetings there were; one at which an organ has still to select somebody is not over."""
    begun = any(ballot.meeting == election.meeting for ballot in election.ballots)
    under_way = f", and meeting {election.meeting} is not over" if begun else ""
    return f"{held} of {MEETINGS} meetings {'was' if held == 1 else 'were'} concluded{under_way}"


def propose(election: Election, candidate: Candidate, votes: int) -> Election:
    """Return an election in which the conference puts one more name to the organs.

    It chooses by an absolute majority of its six members one name for each vacant seat; for a person who was not
    nominated it must be unanimous. Raises `OutOfOrder`. Source: ICJ Statute Art. 12(1) and (2).
    """
    _in_conference(election)
    if len(election.proposed) == election.vacant or election.answered:
        raise OutOfOrder(
            "There is a name for each vacant seat already, or the organs are voting on what was proposed",
            instead="the organs answering the conference",
            rule=STATUTE_12,
        )
    nominated = candidate in election.candidates
    if nominated and (
        candidate.name in election.proposed or candidate.name not in on_ballot(election, Organ.COUNCIL)
    ):
        raise OutOfOrder(
            f"{candidate.name} is proposed already, or can be elected no more",
            instead="another candidate",
            rule=STATUTE_12,
        )
    needed = CONFEREES // 2 + 1 if nominated else CONFEREES
    if not needed <= votes <= CONFEREES:
        whom = "a candidate" if nominated else "a person who was not nominated"
        raise OutOfOrder(
            f"{candidate.name} has {votes} of {CONFEREES} votes, and {whom} needs {needed}",
            instead="another name, or telling the judges that no election can be procured (Art. 12(3))",
            rule=STATUTE_12,
        )
    listed = election.candidates if nominated else (*election.candidates, candidate)
    return evolve(election, candidates=listed, proposed=(*election.proposed, candidate.name))


def answer(election: Election, organ: Organ, ballot: Ballot) -> Election:
    """Return an election in which an organ votes on the names of the conference; those both accept are elected.

    By which majority it accepts, the article does not say; it is taken to be the absolute one of Art. 10.
    """
    _in_conference(election)
    if not election.proposed or organ in election.answered:
        done = "has answered" if organ in election.answered else "has nothing to answer"
        raise OutOfOrder(
            f"The {organ.value} {done}", instead="the conference, or the other organ, going on", rule=STATUTE_12
        )
    check_ballot(ballot, election.proposed, len(election.proposed), election.electors(organ))
    majority = election.majority(organ)
    had = tuple([name for name, votes in ballot.votes if votes >= majority])
    held = Held(organ, election.meeting, ballot, majority, had)
    election = evolve(election, ballots=(*election.ballots, held), answered=(*election.answered, organ))
    election = with_selected(election, organ, had)
    if len(election.answered) < len(Organ):
        return election
    return evolve(elect(election), council=(), assembly=(), proposed=(), answered=())


def give_up(election: Election) -> Election:
    """Return an election of which the conference is satisfied that it will not procure it. Source: Art. 12(3)."""
    _in_conference(election)
    return evolve(election, stage=Stage.CO_OPTION, council=(), assembly=(), proposed=(), answered=())


def co_opt(election: Election, votes: Mapping[str, str], *, eldest: str) -> Election:
    """Return an election in which the judges already elected fill one seat: the candidate with most votes.

    `votes` are their votes by judge; that of the `eldest` judge decides between equals. Only candidates that
    obtained votes in either organ can be selected. Raises `OutOfOrder`, and `UnscError` for a vote that nobody
    could cast. Source: ICJ Statute Art. 12(3) and (4).
    """
    if election.stage is not Stage.CO_OPTION:
        raise OutOfOrder(
            f"The judges do not fill the seat: the election is {election.stage.value}",
            instead="a joint conference, satisfied that it will not succeed",
            rule=STATUTE_12,
        )
    if eldest not in votes:
        raise UnscError(f"{eldest or 'the eldest judge'} casts no vote; expected one of {names(votes)}")
    eligible = with_votes(election)
    for judge, name in votes.items():
        if name not in eligible:
            expected = names(eligible) or "nobody, for no ballot was held"
            raise UnscError(f"{judge} votes for {name}, who obtained no votes; expected one of {expected}")
    count = Counter(votes.values())
    most = max(count.values())
    leading = [name for name in count if count[name] == most]
    if len(leading) > 1 and votes[eldest] not in leading:
        raise OutOfOrder(
            f"{names(leading)} have equal votes, and the eldest judge voted for {votes[eldest]}",
            instead=f"a casting vote of {eldest} for one of them",
            rule=STATUTE_12,
        )
    chosen = leading[0] if len(leading) == 1 else votes[eldest]
    elected = (*election.elected, chosen)
    stage = Stage.COMPLETE if len(elected) == election.places else Stage.CO_OPTION
    return evolve(election, elected=elected, stage=stage)


def with_votes(election: Election) -> tuple[str, ...]:
    """Return the candidates that obtained votes in either organ and can still be elected."""
    voted = {name for held in election.ballots for name, votes in held.ballot.votes if votes}
    return tuple([name for name in on_ballot(election, Organ.COUNCIL) if name in voted])


def _in_conference(election: Election) -> None:
    if election.stage is not Stage.CONFERENCE:
        raise OutOfOrder(
            f"There is no joint conference: the election is {election.stage.value}",
            instead="a request of either organ after three meetings",
            rule=STATUTE_12,
        )

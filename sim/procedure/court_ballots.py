"""Ballots for judges of the International Court of Justice, until both organs elect (Rule 61, ICJ Statute 4-14).

Council and Assembly vote independently of one another, and whoever has an absolute majority in both is elected. No
vote is a veto, and a permanent member's is worth no more than another's.
"""

from datetime import date

from attrs import evolve

from sim.errors import UnscError
from sim.law.wording import names, plural
from sim.procedure.court_elections import STATUTE, Ballot, Candidate, Election, Held, Organ, Stage
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_61
from sim.source import Source

STATUTE_5 = Source("ICJ Statute Art. 5", STATUTE)
STATUTE_8 = Source("ICJ Statute Art. 8", STATUTE)
STATUTE_10_3 = Source("ICJ Statute Art. 10(3)", STATUTE)
STATUTE_11 = Source("ICJ Statute Art. 11", STATUTE)
STATUTE_14 = Source("ICJ Statute Art. 14", STATUTE)
MONTHS_FOR_NOMINATIONS = 3


def on_ballot(election: Election, organ: Organ) -> tuple[str, ...]:
    """Return who can be voted for in an organ now.

    Everybody nominated that is not elected, has not withdrawn, is no national of a State of which a judge was
    elected, and was not selected by this organ at this meeting. No rule restricts a ballot to those that led the
    last one. Source: ICJ Statute Art. 3(1) and 10.
    """
    states = {election.candidate(name).nationality for name in election.elected}
    gone = (*election.withdrawn, *election.selected(organ))
    return tuple([c.name for c in election.candidates if c.name not in gone and c.nationality not in states])


def cast(election: Election, organ: Organ, ballot: Ballot) -> Election:
    """Return the election after a ballot in one of the organs.

    An organ goes on, ballot by ballot, until as many candidates as there are seats have an absolute majority.
    Where more have it in one ballot, that ballot selects nobody. When both organs have done, those whom both
    selected are elected, of two nationals of one State the elder; for what remains there is another meeting.
    Raises `OutOfOrder`, and `UnscError` for a ballot that could not have been held.
    Source: Rule 61; GA Rule 151; ICJ Statute Art. 8, 10 and 11.
    """
    if election.stage is not Stage.BALLOTING:
        raise OutOfOrder(
            f"No ballot is in order: the election is {election.stage.value}",
            instead="the report of the joint conference, or the selection by the judges (Art. 12)",
            rule=STATUTE_11,
        )
    places = election.vacant - len(election.selected(organ))
    if not places:
        raise OutOfOrder(
            f"The {organ.value} has selected as many candidates as there are seats",
            instead="waiting for the other organ, which votes independently",
            rule=STATUTE_8,
        )
    check_ballot(ballot, on_ballot(election, organ), places, election.electors(organ))
    majority = election.majority(organ)
    ranked = sorted(ballot.votes, key=lambda vote: -vote[1])
    had = tuple([name for name, votes in ranked if votes >= majority])
    void = len(had) > places
    held = Held(organ, election.meeting, ballot, majority, had, void)
    election = evolve(election, ballots=(*election.ballots, held))
    if void:
        return election
    election = with_selected(election, organ, (*election.selected(organ), *had))
    done = all(len(election.selected(o)) == election.vacant for o in Organ)
    return _next_meeting(elect(election)) if done else election


def with_selected(election: Election, organ: Organ, selected: tuple[str, ...]) -> Election:
    """Return the election in which an organ has selected some candidates at this meeting."""
    if organ is Organ.COUNCIL:
        return evolve(election, council=selected)
    return evolve(election, assembly=selected)


def elect(election: Election) -> Election:
    """Elect whom both organs have selected, of two nationals of one State the elder. Source: Statute Art. 10."""
    both = [election.candidate(name) for name in election.council if name in election.assembly]
    elected = [c for c in both if c is _eldest([o for o in both if o.nationality == c.nationality])]
    younger = [c.name for c in both if c not in elected]
    complete = len(election.elected) + len(elected) == election.places
    return evolve(
        election,
        elected=(*election.elected, *[c.name for c in elected]),
        passed_over=(*election.passed_over, *younger),
        stage=Stage.COMPLETE if complete else election.stage,
    )


def _eldest(of_one_state: list[Candidate]) -> Candidate:
    if len(of_one_state) == 1:
        return of_one_state[0]
    born = {c.born for c in of_one_state}
    if None in born or len(born) < len(of_one_state):
        raise OutOfOrder(
            f"{names([c.name for c in of_one_state])} are of one nationality, and who is the elder is not known",
            instead="the same ballot, with the days on which they were born",
            rule=STATUTE_10_3,
        )
    return min(of_one_state, key=lambda c: c.born or date.max)


def _next_meeting(election: Election) -> Election:
    return evolve(election, meeting=election.meeting + (election.vacant > 0), council=(), assembly=())


def withdraw(election: Election, name: str) -> Election:
    """Return the election without a candidate that withdraws. Raises `OutOfOrder` for one that cannot any more.

    Source: Council practice; so the last seat was filled on 20 November 2017, on which the organs had voted since
    the 9th.
    """
    election.candidate(name)
    if name in (*election.elected, *election.withdrawn):
        raise OutOfOrder(
            f"{name} {'is elected' if name in election.elected else 'has withdrawn'} already",
            instead="a further ballot, where a seat is vacant",
            rule=RULE_61,
        )
    return evolve(
        election,
        withdrawn=(*election.withdrawn, name),
        council=tuple([n for n in election.council if n != name]),
        assembly=tuple([n for n in election.assembly if n != name]),
        proposed=tuple([n for n in election.proposed if n != name]),
    )


def check_ballot(ballot: Ballot, candidates: tuple[str, ...], places: int, electors: int) -> None:
    """Refuse a ballot that could not have been held, with what is wrong in it. Raises `UnscError`."""
    if not 0 <= ballot.papers <= electors:
        raise UnscError(f"{plural(ballot.papers, 'valid paper')}, expected from 0 to {electors}, the electors")
    seen: set[str] = set()
    for name, votes in ballot.votes:
        if name not in candidates:
            raise UnscError(f"{name} cannot be voted for in this ballot; expected {names(candidates) or 'nobody'}")
        if name in seen:
            raise UnscError(f"{name} is named twice in this ballot; expected one number for each candidate")
        if not 0 <= votes <= ballot.papers:
            raise UnscError(f"{plural(votes, 'vote')} for {name}, expected from 0 to {ballot.papers}, the papers")
        seen.add(name)
    cast_votes = sum(votes for _, votes in ballot.votes)
    if cast_votes > ballot.papers * places:
        raise UnscError(
            f"{plural(cast_votes, 'vote')} on {plural(ballot.papers, 'paper')}, expected at most "
            f"{ballot.papers * places}: an elector votes for no more than {plural(places, 'candidate')}"
        )


def check_election_day(invited: date, on: date) -> Source:
    """Return the article by which a vacancy may be filled on a day; raises `OutOfOrder` if it is too early.

    `invited` is when the Secretary-General invited nominations, which is to be within a month of the vacancy; the
    Council fixes the day, and three months are left for nominations. Source: ICJ Statute Art. 5 and 14.

    >>> str(check_election_day(date(1995, 11, 24), date(1996, 2, 28)))
    'ICJ Statute Art. 14'
    """
    months = (on.year - invited.year) * 12 + on.month - invited.month - (on.day < invited.day)
    if months < MONTHS_FOR_NOMINATIONS:
        raise OutOfOrder(
            f"Nominations were invited on {invited}, less than {MONTHS_FOR_NOMINATIONS} months before {on}",
            instead="a later day, fixed by the Council",
            rule=STATUTE_5,
        )
    return STATUTE_14

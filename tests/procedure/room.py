"""The Councils and meetings these tests use, brought to the point a test starts from. It checks nothing."""

from datetime import date

from attrs import evolve

from sim.council import Council, compose, council_on
from sim.law import Choice, Kind, Question, RollCall, law_on
from sim.law.thresholds import AtLeast
from sim.procedure import Basis, Draft, Format, Guest, InvitedUnder, Meeting, Request, apply, call, play
from sim.procedure.actions import (
    SECRETARY_GENERAL,
    Action,
    ApproveAgenda,
    AskForVote,
    CastVotes,
    CommunicateAgenda,
    DecideWithoutVote,
    Notice,
    OpenMeeting,
    PutToVote,
    StateResult,
)

DPRK = "The situation in the Democratic People's Republic of Korea"
DAY = date(2014, 12, 22)
CHAIR = "TCD"  # the State presiding that day
COUNCIL = council_on(DAY)

UKRAINE = Guest("UKR", InvitedUnder.RULE_37)
BRIEFER = Guest("a briefer", InvitedUnder.RULE_39)


def draft(symbol: str, kind: Kind = Kind.SUBSTANTIVE) -> Draft:
    return Draft(symbol, Question(kind, f"adopt {symbol}"))


def called(format: Format = Format.PUBLIC, on: date = DAY, **more: object) -> Meeting:
    council = council_on(on)
    asking = council.codes[0]
    return call(Request((asking,), Basis.MEMBER, DPRK), council, law_on(on), on, format=format, **more)


def opened(on: date = DAY, **more: object) -> Meeting:
    """A meeting whose provisional agenda is before the Council."""
    return play(called(on=on, **more), *opening(council_on(on)))


def opening(council: Council) -> tuple[Action, ...]:
    chair = council.president
    assert chair is not None
    return ApproveAgenda(chair), CommunicateAgenda(SECRETARY_GENERAL, Notice.URGENT), OpenMeeting(chair)


def in_business(on: date = DAY, **more: object) -> Meeting:
    """A meeting that has adopted its agenda."""
    meeting = opened(on, **more)
    return apply(meeting, DecideWithoutVote(meeting.chair))


def roll(council: Council, in_favour: int, against: int = 0) -> RollCall:
    """So many in favour, so many against, in the order of the seats from the end; the others abstain."""
    codes = council.codes[::-1]
    return RollCall.of(
        council, yes=codes[:in_favour], no=codes[in_favour : in_favour + against], rest=Choice.ABSTAIN
    )


def vote(meeting: Meeting, votes: RollCall, **how: object) -> Meeting:
    """Ask for a vote on what is before the Council, put it, vote, state the result."""
    chair = meeting.chair
    return play(meeting, AskForVote(chair), PutToVote(chair, **how), CastVotes(votes), StateResult(chair))


# Three members, of whom two carry anything: small enough to try everything that could be done.
SMALL = compose(["BRA", "CHN", "IND"], permanent=["CHN"], on=DAY, president="CHN")
TWO_CARRY = evolve(
    law_on(DAY),
    procedural=AtLeast(2, DAY, law_on(DAY).procedural.sources),
    substantive=AtLeast(2, DAY, ()),
    claim_not_procedural=True,
)


def called_small(format: Format = Format.PUBLIC, **more: object) -> Meeting:
    return call(Request(("BRA",), Basis.MEMBER, DPRK), SMALL, TWO_CARRY, DAY, format=format, **more)

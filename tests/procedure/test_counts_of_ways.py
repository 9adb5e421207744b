"""How many sequences of acts are in order from six positions, pinned as chess engines pin node counts.

Each count is made twice: by asking what is offered, and by trying every act that can be written down.
"""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from council_of_three import ADDS, BEGUN, GUESTS_DRAFT, PARTED, REVISES, parted
from effort import LONG
from room import SMALL, TWO_CARRY, called_small

from sim.law import Choice, Kind, RollCall
from sim.procedure import (
    Guest,
    InvitedUnder,
    Meeting,
    Motion,
    OutOfOrder,
    Papers,
    Phase,
    Polarity,
    Ruling,
    Tabled,
    apply,
    legal_actions,
    play,
)
from sim.procedure import actions as acts
from sim.procedure.actions import COUNCIL, RECORD, SECRETARY_GENERAL, Action

UKRAINE = Guest("UKR", InvitedUnder.RULE_37)
ALL, LOST = RollCall.of(SMALL, rest=Choice.YES), RollCall.of(SMALL, yes="BRA", rest=Choice.NO)
PAPERS = Papers(rolls=(ALL, LOST), days=("tomorrow",), referees=("a rapporteur",), guests=(UKRAINE,))
TABLED = (Tabled(PARTED, "IND"), GUESTS_DRAFT)

POSITIONS: dict[str, Meeting] = {
    "the agenda is before the Council": play(called_small(), *BEGUN[:3]),
    "a motion to adjourn is before it": play(called_small(), *BEGUN, acts.Move("BRA", Motion.ADJOURN)),
    "two amendments wait for their order": play(
        called_small(drafts=(Tabled(parted("S/A"), "IND"),)),
        *BEGUN,
        acts.SubmitAmendment("BRA", ADDS),
        acts.SubmitAmendment("CHN", REVISES),
    ),
    "a draft is claimed not to be procedural": play(
        called_small(drafts=TABLED), *BEGUN, acts.ClaimNotProcedural("CHN", "S/B")
    ),
    "a ruling is challenged": play(
        called_small(),
        *BEGUN,
        acts.RaisePointOfOrder("IND"),
        acts.GiveRuling("CHN", Ruling()),
        acts.ChallengeRuling("IND"),
    ),
    "somebody is to be invited": play(
        called_small(), *BEGUN, acts.ProposeInvitation("IND", UKRAINE), acts.Object("BRA")
    ),
}
DEPTH = 4 if LONG else 3
WAYS = {
    "the agenda is before the Council": (35, 812, 15_509, 266_889),
    "a motion to adjourn is before it": (18, 219, 3_097, 51_246),
    "two amendments wait for their order": (55, 1_909, 53_109, 1_300_953),
    "a draft is claimed not to be procedural": (3, 16, 174, 6_061),
    "a ruling is challenged": (2, 10, 28, 184),
    "somebody is to be invited": (37, 879, 17_896, 337_225),
}
"""The sequences of one act, of two, of three and of four."""

Successors = Callable[[Meeting], Iterable[Meeting]]


def offered(meeting: Meeting) -> list[Meeting]:
    """The meetings that the acts offered lead to; forms do not count."""
    return [apply(meeting, o.action) for o in legal_actions(meeting, PAPERS) if not o.needs]


SYMBOLS = ("S/A", "S/B", "S/G", "S/A/1", "S/A/2")
BLANKS: dict[type[Action], tuple[tuple[object, ...], ...]] = {
    acts.CommunicateAgenda: (tuple(acts.Notice),),
    acts.PutToVote: ((None, *SYMBOLS), tuple(Polarity), (None, *PARTED.parts)),
    acts.CallSpeaker: ((*SMALL.codes, "UKR", SECRETARY_GENERAL),),
    acts.ProposeInvitation: ((UKRAINE,),),
    acts.PutInBlue: (SYMBOLS,),
    acts.Move: (tuple(Motion), ("", "tomorrow"), ("", "a rapporteur")),
    acts.RequestVote: (SYMBOLS,),
    acts.AskForSeparateVote: (SYMBOLS, PARTED.parts),
    acts.ObjectToSeparateVotes: (SYMBOLS,),
    acts.ProposeOrder: (SYMBOLS,),
    acts.Second: (SYMBOLS,),
    acts.Withdraw: (("", *SYMBOLS),),
    acts.TakeOver: (SYMBOLS,),
    acts.RaisePointOfOrder: (("",),),
    acts.ClaimNotProcedural: (("", *SYMBOLS),),
    acts.GiveRuling: (
        tuple(
            Ruling(of=of, kind=kind, order=order)
            for of in ("", *SYMBOLS)
            for kind in (None, Kind.PROCEDURAL, Kind.SUBSTANTIVE)
            for order in ((), ("S/A/1", "S/A/2"), ("S/A/2", "S/A/1"))
        ),
    ),
    acts.ReportCredentials: (SMALL.codes,),
    acts.ChallengeCredentials: (SMALL.codes,),
}
"""What fills the blanks of each act, written down here and not asked of the rules."""
FORMS = (acts.PutQuestion, acts.Submit, acts.SubmitAmendment, acts.ProposeAppointment)
"""Acts that stay forms with these papers."""


def every_act() -> list[Action]:
    """Every act that somebody at these meetings could do, sensible or not."""
    anybody = (*SMALL.codes, "UKR", SECRETARY_GENERAL, RECORD)
    found: list[Action] = [acts.CastVotes(roll, COUNCIL) for roll in (ALL, LOST)]
    for act in Action.__subclasses__():
        if act in FORMS or act is acts.CastVotes or act.__module__ != acts.__name__:
            continue
        found += [act(by, *rest) for by, *rest in itertools.product(anybody, *BLANKS.get(act, ()))]
    return found


EVERY_ACT = every_act()


def accepted(meeting: Meeting) -> list[Meeting]:
    """The meetings that the acts accepted lead to, each act having been tried."""
    found = []
    for action in EVERY_ACT:
        try:
            found.append(apply(meeting, action))
        except OutOfOrder:
            continue
    return found


def ways(start: Meeting, depth: int, successors: Successors) -> tuple[int, ...]:
    """Count the sequences of acts from a meeting: of one act, of two, and so on.

    Meetings that come about in several ways are followed once, with the number of ways that lead there.
    """
    counts, at = [], Counter({start: 1})
    for _ in range(depth):
        following: Counter[Meeting] = Counter()
        for meeting, number in at.items():
            for after in successors(meeting):
                following[after] += number
        counts.append(following.total())
        at = following
    return tuple(counts)


@pytest.mark.parametrize("name", POSITIONS)
def test_the_ways_on_from_here_are_as_pinned(name: str) -> None:
    assert ways(POSITIONS[name], DEPTH, offered) == WAYS[name][:DEPTH]


@pytest.mark.parametrize("name", POSITIONS)
def test_trying_every_act_comes_to_the_same_counts(name: str) -> None:
    assert ways(POSITIONS[name], DEPTH, accepted) == WAYS[name][:DEPTH]


def test_the_positions_are_where_their_names_say() -> None:
    assert TWO_CARRY.claim_not_procedural
    phases = [meeting.phase for meeting in POSITIONS.values()]
    expected = [Phase.AGENDA, Phase.PROPOSAL, Phase.BUSINESS, Phase.RULING, Phase.CHALLENGED, Phase.PROPOSAL]
    assert phases == expected

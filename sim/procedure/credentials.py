"""Credentials (Rules 13 to 17): reported on, approved, challenged. Until it is decided, nobody loses a right.

A State is a member whoever speaks for it, so the Council keeps its size and its permanent members; a delegation
whose credentials were rejected does not sit, and its vote is counted as one not cast.
"""

import enum
from collections.abc import Iterable
from functools import lru_cache

from attrs import evolve

from sim.law import BadRollCall, Choice, How, Kind, Outcome, Question, RollCall, Vote
from sim.procedure.actions import SECRETARY_GENERAL, ChallengeCredentials, ReportCredentials
from sim.procedure.entry import Actor, Entry, MatterEntry, Papers
from sim.procedure.matters import CredentialsChallenged, CredentialsReported, Polarity
from sim.procedure.meeting import Meeting, Pending, Phase, Taken, changed, phase_with, without_top
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.presidency import with_chair
from sim.procedure.rules import RULE_13, RULE_14, RULE_15, RULE_16, RULE_17
from sim.source import Source

_HOURS = 24


class Office(enum.Enum):
    """In what office somebody speaks for a State; the first two need no credentials (Rule 13)."""

    HEAD_OF_GOVERNMENT = "head_of_government"
    FOREIGN_MINISTER = "foreign_minister"
    REPRESENTATIVE = "representative"
    """Anybody else, the permanent representative included."""
    INVITED = "invited"
    """The representative of a State that was invited (Rule 14)."""


def seating(office: Office, hours_before: int | None, *, approved: bool = False) -> Source:
    """Return the rule under which a representative takes a seat.

    `hours_before` says how long before that the credentials came to the Secretary-General; None says that they
    did not. `approved` says that the Council has approved the Secretary-General's report on them. Raises
    `OutOfOrder` where they are missing or late. Source: Rules 13 to 16.

    >>> str(seating(Office.FOREIGN_MINISTER, None)), str(seating(Office.REPRESENTATIVE, 30))
    ('Rule 13', 'Rule 16')
    """
    if office in (Office.HEAD_OF_GOVERNMENT, Office.FOREIGN_MINISTER):
        return RULE_13
    rule = RULE_14 if office is Office.INVITED else RULE_13
    if hours_before is None or hours_before < _HOURS:
        when = "not at all" if hours_before is None else f"{hours_before} hours before"
        raise OutOfOrder(
            f"Credentials are communicated {_HOURS} hours before the seat is taken, and these were {when}",
            instead="the head of government or the foreign minister, who need none, or a later meeting",
            rule=rule,
        )
    if approved:
        return RULE_15
    return RULE_14 if office is Office.INVITED else RULE_16


def votes_of_the_seated(roll: RollCall, meeting: Meeting) -> RollCall:
    """Return a roll call in which delegations that do not sit have not voted, whatever they did.

    Raises `BadRollCall` where votes known by number leave no room for that. Source: Rule 17.
    """
    out = meeting.without_credentials
    if not out:
        return roll
    named = {v.member for v in roll.votes}
    votes = [Vote(v.member, Choice.NOT_VOTING, How.ABSENT) if v.member in out else v for v in roll.votes]
    unnamed = roll.unnamed
    for code in out:
        if code in named:
            continue
        if len(votes) + unnamed.known == len(meeting.council.codes):
            if not unnamed.not_voting:
                raise BadRollCall(f"the votes known by number count one of {code}, which does not sit")
            unnamed = evolve(unnamed, not_voting=unnamed.not_voting - 1)
        votes.append(Vote(code, Choice.NOT_VOTING, How.ABSENT))
    return RollCall(tuple(votes), unnamed, roll.held_to_abstain)


def _check_report(meeting: Meeting, action: ReportCredentials) -> Source:
    _check_member(meeting, action.of, RULE_15)
    return RULE_15


def _check_challenge(meeting: Meeting, action: ChallengeCredentials) -> Source:
    _check_member(meeting, action.of, RULE_17)
    if action.of in meeting.without_credentials:
        raise OutOfOrder(
            f"The credentials of the representative of {action.of} have been rejected already",
            instead="new credentials, on which the Secretary-General reports (Rule 15)",
            rule=RULE_17,
        )
    if action.of == action.by:
        raise OutOfOrder(
            f"{action.by} cannot object to the credentials it issued itself",
            instead="sending another representative, with credentials of its own (Rule 13)",
            rule=RULE_17,
        )
    return RULE_17


def _check_member(meeting: Meeting, of: str, rule: Source) -> None:
    if of not in meeting.council.codes:
        raise OutOfOrder(
            f"{of} has no representative on the Council",
            instead="a member of the Council",
            rule=rule,
        )


def _report(meeting: Meeting, action: ReportCredentials) -> Meeting:
    before = (*meeting.before, Pending(CredentialsReported(action.of), action.by))
    return changed(meeting, before=before, phase=phase_with(before))


def _challenge(meeting: Meeting, action: ChallengeCredentials) -> Meeting:
    """Bring a challenge before the Council. It is an objection: only a vote rejects credentials, never silence."""
    challenge = Pending(CredentialsChallenged(action.of), action.by, objecting=(action.by,))
    before = (*meeting.before, challenge)
    return changed(meeting, before=before, phase=phase_with(before))


def go_on_undecided(meeting: Meeting) -> Meeting:
    """Return a meeting that goes on with its business, the challenge before it undecided.

    The representative sits with the same rights until the Council has decided, and no rule has it decide before
    anything else. Raises `OutOfOrder` where no challenge waits for a decision. Source: Rule 17.
    """
    top = meeting.before[-1] if meeting.before else None
    if top is None or not isinstance(top.matter, CredentialsChallenged) or top.question is not None:
        raise OutOfOrder(
            "No challenge to credentials waits to be put to the vote",
            instead="a challenge, or stating the result of the vote on one",
            rule=RULE_17,
        )
    return without_top(meeting)


def _reports(meeting: Meeting, papers: Papers) -> Iterable[ReportCredentials]:
    return _reports_on(meeting.council.codes)


def _challenges(meeting: Meeting, papers: Papers) -> Iterable[ChallengeCredentials]:
    return _challenges_to(meeting.council.codes)


@lru_cache(maxsize=64)
def _reports_on(codes: tuple[str, ...]) -> tuple[ReportCredentials, ...]:
    return tuple([ReportCredentials(SECRETARY_GENERAL, of) for of in codes])


@lru_cache(maxsize=64)
def _challenges_to(codes: tuple[str, ...]) -> tuple[ChallengeCredentials, ...]:
    return tuple([ChallengeCredentials(by, of) for of in codes for by in codes if by != of])


@lru_cache(maxsize=1024)
def _to(verb: str, of: str) -> Question:
    return Question(Kind.PROCEDURAL, f"{verb} the credentials of the representative of {of}")


def _approval(meeting: Meeting, matter: CredentialsReported, put_as: Polarity) -> Question:
    return _to("approve", matter.of)


def _rejection(meeting: Meeting, matter: CredentialsChallenged, put_as: Polarity) -> Question:
    return _to("reject" if put_as is Polarity.IN_FAVOUR else "approve", matter.of)


def _settle_report(meeting: Meeting, matter: CredentialsReported, pending: Pending, taken: Taken) -> Meeting:
    """Seat the delegation; without approval one that sat goes on sitting provisionally (Rule 16)."""
    if taken.decision.outcome is not Outcome.ADOPTED or matter.of not in meeting.without_credentials:
        return meeting
    out = tuple([m for m in meeting.without_credentials if m != matter.of])
    return with_chair(changed(meeting, without_credentials=out))


def _settle_challenge(meeting: Meeting, matter: CredentialsChallenged, pending: Pending, taken: Taken) -> Meeting:
    """Unseat the delegation, or do not.

    It sits until the Council has decided (Rule 17), and the Council decides nothing with a question that does not
    carry. So where it was asked who approves and too few did, the challenge is still before it, and the President
    can ask who rejects. On 13 January 1950 a proposal to reject was put and lost, 3-6-2 (S/PV.461).
    """
    adopted = taken.decision.outcome is Outcome.ADOPTED
    if taken.put_as is Polarity.AGAINST:
        if adopted:
            return meeting
        waiting = evolve(pending, question=None, roll=None, decision=None, explained=())
        before = (*meeting.before, waiting)
        return changed(meeting, before=before, phase=phase_with(before))
    if not adopted:
        return meeting
    out = (*meeting.without_credentials, matter.of)
    speakers = tuple([s for s in meeting.speakers if s != matter.of])
    return with_chair(changed(meeting, without_credentials=out, speakers=speakers))


REPORT = Entry(
    ReportCredentials,
    "reporting on credentials",
    (Phase.AGENDA, Phase.BUSINESS),
    Actor.SECRETARY_GENERAL,
    _check_report,
    _report,
    _reports,
)
CHALLENGE = Entry(
    ChallengeCredentials,
    "challenging credentials",
    (Phase.AGENDA, Phase.BUSINESS),
    Actor.MEMBER,
    _check_challenge,
    _challenge,
    _challenges,
)
REPORTED = MatterEntry("the report on credentials", RULE_15, _approval, _settle_report)
CHALLENGED = MatterEntry(
    "the challenge to credentials",
    RULE_17,
    _rejection,
    _settle_challenge,
    polarities=(Polarity.IN_FAVOUR, Polarity.AGAINST),
)

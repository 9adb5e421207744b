"""What a person may not do now, and why: in the words of the law, with the rule and what is in order instead."""

from collections.abc import Iterable, Iterator
from typing import Any

from sim.classroom.offers import Offered
from sim.classroom.saying import rule, say, what_of
from sim.classroom.saying_acts import name_of
from sim.procedure import actions as a
from sim.procedure.actions import SECRETARY_GENERAL, Notice
from sim.procedure.entry import NO_PAPERS, Actor, Entry, Papers
from sim.procedure.matters import Motion, Ruling
from sim.procedure.meeting import Meeting
from sim.procedure.order import TABLE, in_order
from sim.procedure.out_of_order import OutOfOrder

_NEVER_ASKED = (a.CastVotes, a.LeaveOpen)
"""Nobody does these: all vote together, and it is the record that does not tell."""

_ON_A_DRAFT = (
    *(a.PutInBlue, a.RequestVote, a.AskForSeparateVote, a.ObjectToSeparateVotes, a.ProposeOrder),
    *(a.Second, a.TakeOver),
)


def why_not(
    meeting: Meeting,
    offered: Iterable[Offered],
    by: str | None,
    *,
    chair: bool = False,
    secretariat: bool = False,
    papers: Papers = NO_PAPERS,
) -> list[dict[str, Any]]:
    """Return the acts that are not in order for somebody, each with why, what is instead, and the rule.

    `by` is the State somebody acts for, if any; `chair` says that the President's acts are theirs too, and
    `secretariat` those of the Secretary-General. `offered` are the acts that are in order for them. An act with
    nothing it could be about, such as withdrawing a draft where there is none, is asked about as it would be said.
    """
    have = {what_of(each.name) for each in offered}
    found = []
    for act in _acts(meeting, by, chair, secretariat, papers):
        name = what_of(name_of(act))
        if name in have:
            continue
        try:
            in_order(meeting, act)
        except OutOfOrder as refusal:
            have.add(name)
            found.append(
                {
                    **say(f"what.{name}"),
                    "why": refusal.why,
                    "instead": refusal.instead,
                    "rule": rule(refusal.rule),
                }
            )
    return found


def _acts(meeting: Meeting, by: str | None, chair: bool, secretariat: bool, papers: Papers) -> Iterator[a.Action]:
    """Yield what somebody might want to do, the most telling form of each act first."""
    for entry in TABLE:
        if entry.act in _NEVER_ASKED:
            continue
        who = _who(entry, meeting, by, chair, secretariat)
        if who is None:
            continue
        if meeting.phase in entry.phases:
            yield from [act for act in entry.candidates(meeting, papers) if act.by == who]
        yield from _as_said(entry.act, who)


def _who(entry: Entry[Any], meeting: Meeting, by: str | None, chair: bool, secretariat: bool) -> str | None:
    if entry.by is Actor.CHAIR:
        return meeting.chair if chair else None
    if entry.by is Actor.SECRETARY_GENERAL:
        return SECRETARY_GENERAL if secretariat else None
    return by


def _as_said(act: type[a.Action], by: str) -> Iterator[a.Action]:
    """Yield an act as it would be said of nothing in particular."""
    if act is a.Move:
        yield from [a.Move(by, motion) for motion in Motion]
    elif act is a.CommunicateAgenda:
        yield a.CommunicateAgenda(by, Notice.URGENT)
    elif act is a.GiveRuling:
        yield a.GiveRuling(by, Ruling())
    elif act is a.CallSpeaker:
        yield a.CallSpeaker(by, "A speaker")
    elif act in (a.ReportCredentials, a.ChallengeCredentials):
        yield act(by, by)
    elif act in _ON_A_DRAFT:
        yield act(by, "The draft")
    elif act is a.Withdraw:
        yield a.Withdraw(by, "")
    else:
        yield act(by)

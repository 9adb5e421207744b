"""The steps that tell of acts that bring nothing before the Council, or end what they do at once."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve

from sim.law import Kind
from sim.procedure import Meeting, Phase, apply
from sim.procedure import actions as acts
from sim.procedure.actions import Action
from sim.procedure.speaking import on_the_agenda
from sim.scenario.in_the_meeting import Amendment, OfDraft, SeparateVote
from sim.scenario.model import Draft, Plain, Statement, Step
from sim.scenario.played import redoing
from sim.scenario.played.telling import Telling, Told, done, same, step
from sim.scenario.played.words import codes, said, seen
from sim.source import Status

Tells = Callable[[Telling, int, Any], bool]
"""Tells of an act, which has a number, and says whether it could."""


def _done(action: Action) -> Callable[[Meeting], Meeting]:
    return lambda meeting: apply(meeting, action)


def _by_itself(telling: Telling, number: int, action: Action) -> bool:
    """A run calls and opens a meeting by itself."""
    telling.on_file = telling.begun = apply(telling.on_file, action)
    return True


def _communique(telling: Telling, number: int, action: Action) -> bool:
    """A run issues a communique by itself, at the end of a meeting on which one is due."""
    return telling.on_file.communique_due


def _request_floor(telling: Telling, number: int, action: acts.RequestFloor) -> bool:
    telling.asked_for_floor[action.by] = number
    return False  # told when the speaker is called


def _call_speaker(telling: Telling, number: int, action: acts.CallSpeaker) -> bool:
    by = said(action.speaker, "somebody")
    asked = telling.asked_for_floor.pop(action.speaker, None)
    if on_the_agenda(telling.live) is not on_the_agenda(telling.on_file):
        return False  # said on a motion before the agenda was adopted, it would be told as said on the agenda

    def does(meeting: Meeting) -> Meeting:
        return apply(apply(meeting, acts.RequestFloor(by)), acts.CallSpeaker(meeting.chair, by))

    told = Step(statement=Statement(by=by), status=Status.ASSUMED)
    return telling.tell([Told(does, told, with_acts=() if asked is None else (asked,))])


def explanation(telling: Telling, by: str, *, before_a_vote: bool = False, note: str = "") -> bool:
    """Tell of an explanation of vote; say whether a file can."""

    def does(meeting: Meeting) -> Meeting:
        return redoing.explained(meeting, by, before_a_vote=before_a_vote)

    return telling.tell([Told(does, Step(explanation=Statement(by=by), status=Status.ASSUMED, note=note))])


def _submit(telling: Telling, number: int, action: acts.Submit) -> bool:
    assert action.draft is not None
    draft = action.draft
    kind = draft.question.kind
    block = Draft(
        symbol=said(draft.symbol, "draft"),
        by=codes(action.by),
        text=_text(draft.question.text),
        kind=None if kind is Kind.SUBSTANTIVE else kind,
    )
    told = step(telling, "draft", block, called=f"draft {draft.symbol}")
    known = telling.known
    return telling.tell([Told(lambda meeting: redoing.submitted(meeting, action, known), told)])


def _text(question: str) -> str:
    """Return what a draft would do, where its question says more than that it be adopted."""
    return "" if question.lower().startswith("adopt ") else seen(question)


def _blue(telling: Telling, number: int, action: acts.PutInBlue) -> bool:
    """A file says only of a draft submitted before the meeting when it was in blue; here a remark says it."""
    for n, told in enumerate(telling.told):
        made = told.step
        if made is not None and made.draft is not None and made.draft.symbol == action.symbol:
            note = " ".join(filter(None, [made.note, "Put in blue at the meeting."]))
            telling.told[n] = evolve(told, step=evolve(made, note=note))
            return True
    return False


def _request_vote(telling: Telling, number: int, action: acts.RequestVote) -> bool:
    telling.votes_requested[action.symbol] = number, action.by
    return False  # told when the vote is put


def _amendment(telling: Telling, number: int, action: acts.SubmitAmendment) -> bool:
    assert action.amendment is not None
    given, by = action.amendment, action.by
    block = Amendment(symbol=given.symbol, to=given.to, by=codes(by), does=given.change, distance=given.distance)
    return telling.tell([Told(_done(action), step(telling, "amendment", block, called=f"amend {given.symbol}"))])


def _ask_for_part(telling: Telling, number: int, action: acts.AskForSeparateVote) -> bool:
    part = said(action.part, "a part")
    block = SeparateVote(draft=action.symbol, part=part, by=codes(action.by))
    told = step(telling, "separate_vote", block, called=f"separate vote on {action.symbol}")
    return telling.tell([Told(_done(evolve(action, part=part)), told)])


def _object_to_parts(telling: Telling, number: int, action: acts.ObjectToSeparateVotes) -> bool:
    """Tell of the objection with the last request for a separate vote, as a file does: both at this point."""
    asked = [told for told in telling.told if _asks_for_part(told, action.symbol)]
    if not asked:
        return False
    last = asked[-1]
    assert last.step is not None and last.step.separate_vote is not None
    both = Told(
        lambda meeting: apply(last.does(meeting), action),
        evolve(last.step, separate_vote=evolve(last.step.separate_vote, mover_objects=True)),
    )
    told = [*[each for each in telling.told if each is not last], both]
    after = done(telling.begun, told)
    if after is None or not same(after.taken, telling.on_file.taken):
        return False
    telling.told, telling.on_file = told, after
    return True


def _asks_for_part(told: Told, symbol: str) -> bool:
    asked = None if told.step is None else told.step.separate_vote
    return asked is not None and asked.draft == symbol


_OF_DRAFTS: Mapping[type[Action], str] = MappingProxyType(
    {acts.Second: "second", acts.Withdraw: "withdraw", acts.TakeOver: "take_over"}
)


def _of_draft(telling: Telling, number: int, action: Any) -> bool:
    name, symbol = _OF_DRAFTS[type(action)], action.symbol
    block = OfDraft(draft=symbol, by=codes(action.by))
    return telling.tell([Told(_done(action), step(telling, name, block, called=f"{name} {symbol}"))])


_PLAIN: Mapping[type[Action], str] = MappingProxyType(
    {acts.CedeChair: "cede_chair", acts.ResumeMeeting: "resume", acts.CloseMeeting: "adjourn"}
)


def _plain(telling: Telling, number: int, action: Any) -> bool:
    act = type(action)
    told = step(telling, _PLAIN[act], Plain())
    return telling.tell([Told(lambda meeting: apply(meeting, act(meeting.chair)), told)])


TOLD_BY: Mapping[type[Action], Tells] = MappingProxyType(
    {
        acts.ApproveAgenda: _by_itself,
        acts.CommunicateAgenda: _by_itself,
        acts.OpenMeeting: _by_itself,
        acts.IssueCommunique: _communique,
        acts.RequestFloor: _request_floor,
        acts.CallSpeaker: _call_speaker,
        acts.Submit: _submit,
        acts.PutInBlue: _blue,
        acts.RequestVote: _request_vote,
        acts.SubmitAmendment: _amendment,
        acts.AskForSeparateVote: _ask_for_part,
        acts.ObjectToSeparateVotes: _object_to_parts,
        acts.Second: _of_draft,
        acts.Withdraw: _of_draft,
        acts.TakeOver: _of_draft,
        acts.CedeChair: _plain,
        acts.ResumeMeeting: _plain,
        acts.CloseMeeting: _plain,
    }
)
"""What tells of each act that is told as it happens."""


def told_as_it_happens(telling: Telling, action: Action) -> Tells | None:
    """Return what tells of an act at once; None for one that is told when what it is about is decided."""
    if isinstance(action, acts.Withdraw) and not action.symbol:
        return None
    if isinstance(action, acts.ExplainVote) and telling.live.phase is Phase.BUSINESS:
        return lambda telling, number, action: explanation(telling, action.by, before_a_vote=False)
    return TOLD_BY.get(type(action))

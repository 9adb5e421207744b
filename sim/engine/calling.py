"""A meeting is called and opened (Rules 1-3, 7-8). Who may ask for one is decided in `sim.procedure`."""

from sim.council import Council
from sim.engine.events import MeetingCalled, MeetingOpened, MeetingRequested
from sim.engine.play import Play
from sim.engine.sitting import Sitting
from sim.law.wording import names
from sim.procedure import Basis, OutOfOrder, Request, call, notice_given
from sim.procedure.actions import SECRETARY_GENERAL, ApproveAgenda, CommunicateAgenda, OpenMeeting
from sim.procedure.rules import RULE_1, RULE_2
from sim.scenario.bodies import council_for, law_for
from sim.scenario.model import Meeting, Step
from sim.scenario.moments import Moment
from sim.source import Status, weakest

_NOT_TOLD = (
    "Who asked for it is not told here; one member's request is enough (Rule 2), and so is the President's own "
    "judgment (Rule 1)."
)


def called(play: Play, step: Step, plan: Meeting, at: Moment, *, quietly: bool = False) -> Sitting | None:
    """Call a meeting and open it; None where it does not come about, and the log says why.

    It does not when all letters that asked for it were given up or never sent, or when the rules forbid it. A
    meeting called quietly is one the file does not tell of: its step stands for what is decided in it. Source:
    Rules 1-3, 7-8, 18.
    """
    letters = [e for n in plan.requested_in if isinstance(e := play.happened.get(n), MeetingRequested)]
    standing = [e for e in letters if e.step not in play.dropped]
    if plan.requested_in and not standing:
        name = plan.requested_in[-1]
        given_up = play.dropped.get(name)
        why = f"the request {name} was not made" if given_up is None else f"the request {name} had been given up"
        play.not_reached(step, at, why, given_up or play.happened.get(name))
        return None
    council, law = council_for(play.scenario, at.day), law_for(play.scenario, at.day)
    known = play.known(step)
    item = plan.item or next((e.item for e in standing if e.item), "")
    documents = ", ".join(e.document for e in standing if e.document)
    by, basis, why = _asked(play, plan, standing, council)
    symbols = _in_turn_here(play, plan)
    untold = why == _NOT_TOLD and plan.format.formal
    cause = standing[-1] if standing else None
    try:
        state = call(
            Request(by, basis, item, documents),
            council,
            law,
            at.day,
            format=plan.format,
            seized=play.seized,
            appointed=play.appointed,
            without_credentials=play.without_credentials,
            drafts=tuple([tabled for symbol, tabled in play.tabled.items() if symbol in symbols]),
            taken_before=tuple([voted.taken for symbol, voted in play.voted.items() if symbol in symbols]),
        )
    except OutOfOrder as refusal:
        play.refused("calling a meeting", refusal, at, step.id or "", cause, known, step.note)
        return None
    event = play.record(
        MeetingCalled,
        at,
        "" if quietly else step.id or "",
        cause,
        format=plan.format.value,
        item=item,
        president=council.president or "",
        why=why if why and plan.format.formal else state.called.why,
        record=plan.record,
        status=weakest(known[0], Status.DERIVED) if untold else known[0],
        sources=(*known[1], *((RULE_1, RULE_2) if untold else (state.called.rule,))),
        note="" if quietly else step.note,
    )
    sitting = Sitting(play, at, state, known, event, symbols)
    if plan.format.formal:
        days = (at.day - min((e.at.day for e in standing), default=at.day)).days
        notice = notice_given(days, urgent=days < 3)
        sitting.do(ApproveAgenda(state.chair), CommunicateAgenda(SECRETARY_GENERAL, notice))
    sitting.do(OpenMeeting(state.chair))
    if not quietly:
        sitting.record(MeetingOpened, chair=state.chair)
    return sitting


def _in_turn_here(play: Play, plan: Meeting) -> frozenset[str]:
    """Return the drafts that stand in turn at a meeting: those its steps handle; others wait for another.

    A file may say which these are. Else, where it tells of a proposal on the order of drafts, it is about all that
    wait: those submitted before, and those submitted at the meeting itself, whether the file has them put to the
    vote there or not.
    """
    if plan.drafts:
        return frozenset(plan.drafts)
    symbols = [symbol for step in plan.proceedings for symbol in step.drafts]
    if any(step.order_of_drafts is not None for step in plan.proceedings):
        symbols += [step.draft.symbol for step in plan.proceedings if step.draft is not None]
        symbols += [symbol for symbol, tabled in play.tabled.items() if tabled.waits]
    return frozenset(symbols)


def _asked(
    play: Play, plan: Meeting, letters: list[MeetingRequested], council: Council
) -> tuple[tuple[str, ...], Basis, str]:
    """Say who asks for a meeting and on what ground, and why it is called where the rules alone do not say it.

    Those a file names in `called_by` sat when they asked, as the signers of a letter may have. Where they are the
    President alone, the meeting is one that the President deems necessary. Source: Rules 1-3.
    """
    presiding = (council.president,) if council.president is not None else ()
    if presiding and not letters and tuple(plan.called_by) == presiding:
        return presiding, Basis.PRESIDENT, ""
    asking = tuple(dict.fromkeys([m for e in letters for m in e.by] + list(plan.called_by)))
    members = tuple([m for m in asking if m in council.codes])
    if members:
        return members, Basis.MEMBER, ""
    sat = [m for e in letters for m in e.by if m in council_for(play.scenario, e.at.day).codes]
    sat += plan.called_by
    if sat:
        who = names(dict.fromkeys(sat))
        why = f"{who} asked for it when still on the Council; the President calls it, bound by that or not."
        return presiding, Basis.PRESIDENT, why
    return (asking, Basis.ARTICLE_35, "") if asking else (presiding, Basis.PRESIDENT, _NOT_TOLD)

"""A meeting is called and opened (Rules 1-3, 7-8). Who may ask for one is decided in `sim.procedure`."""

from sim.council import Council
from sim.engine.events import MeetingCalled, MeetingOpened, MeetingRequested
from sim.engine.play import Play
from sim.engine.sitting import Sitting
from sim.law.wording import names
from sim.procedure import Basis, OutOfOrder, Request, call, notice_given
from sim.procedure.actions import SECRETARY_GENERAL, ApproveAgenda, CommunicateAgenda, OpenMeeting
from sim.scenario.bodies import council_for, law_for
from sim.scenario.model import Meeting, Step
from sim.scenario.moments import Moment


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
    symbols = frozenset([symbol for s in plan.proceedings for symbol in s.drafts])
    cause = standing[-1] if standing else None
    try:
        state = call(
            Request(by, basis, item, documents),
            council,
            law,
            at.day,
            format=plan.format,
            seized=play.seized,
            drafts=tuple([tabled for symbol, tabled in play.tabled.items() if symbol in symbols]),
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
        status=known[0],
        sources=(*known[1], state.called.rule),
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


def _asked(
    play: Play, plan: Meeting, letters: list[MeetingRequested], council: Council
) -> tuple[tuple[str, ...], Basis, str]:
    """Say who asks for a meeting and on what ground, and why it is called where the rules alone do not say it.

    Those a file names in `called_by` sat when they asked, as the signers of a letter may have. Source: Rules 1-3.
    """
    asking = tuple(dict.fromkeys([m for e in letters for m in e.by] + list(plan.called_by)))
    members = tuple([m for m in asking if m in council.codes])
    if members:
        return members, Basis.MEMBER, ""
    presiding = (council.president,) if council.president is not None else ()
    sat = [m for e in letters for m in e.by if m in council_for(play.scenario, e.at.day).codes]
    sat += plan.called_by
    if sat:
        who = names(dict.fromkeys(sat))
        why = f"{who} asked for it when still on the Council; the President calls it, bound by that or not."
        return presiding, Basis.PRESIDENT, why
    return (asking, Basis.ARTICLE_35, "") if asking else (presiding, Basis.PRESIDENT, "")

"""Calling a meeting (Rules 1 to 3) and opening it. It says whether the President is bound, and forces nobody."""

from collections.abc import Iterable
from datetime import date

from sim.council import Council
from sim.law import Law
from sim.procedure.actions import OpenMeeting
from sim.procedure.agenda import draw_up
from sim.procedure.drafts import check_draft
from sim.procedure.entry import Actor, Entry, Papers
from sim.procedure.formats import Format
from sim.procedure.matters import AgendaAdoption, Appointment, Item
from sim.procedure.meeting import (
    Basis,
    Calling,
    Meeting,
    Pending,
    Phase,
    Request,
    Tabled,
    TakenBefore,
    changed,
)
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.presidency import with_chair
from sim.procedure.rules import (
    NO_VOTE_IN_INFORMAL,
    RULE_1,
    RULE_2,
    RULE_3,
    RULE_8,
    RULE_17,
    RULE_18,
    RULE_19,
)
from sim.source import Source

_RULE_3 = {
    Basis.ARTICLE_35: "a State brings the matter under Charter Art. 35",
    Basis.ARTICLE_11_3: "the General Assembly calls attention to the situation under Charter Art. 11(3)",
    Basis.ASSEMBLY: "the General Assembly makes a recommendation or refers the question under Charter Art. 11(2)",
    Basis.ARTICLE_99: "the Secretary-General brings the matter under Charter Art. 99",
}


def call(
    request: Request,
    council: Council,
    law: Law,
    on: date,
    *,
    format: Format = Format.PUBLIC,
    seized: tuple[str, ...] = (),
    carried_over: tuple[Item, ...] = (),
    drafts: tuple[Tabled, ...] = (),
    appointed: tuple[Appointment, ...] = (),
    taken_before: tuple[TakenBefore, ...] = (),
    without_credentials: tuple[str, ...] = (),
) -> Meeting:
    """Call a meeting at somebody's request; `called` says by which rule, and whether that binds the President.

    One member's request is enough, and no number of members is ever needed to ask. `seized` are the items
    the Council is seized of already, `carried_over` those not finished at the last meeting (Rule 10), `drafts`
    those submitted before and `taken_before` the votes taken on them, `appointed` the commissions, committees and
    rapporteurs at work (Rule 28), `without_credentials` the members whose credentials were rejected and not
    replaced (Rule 17). Raises `OutOfOrder` if nobody who asks may ask on that ground, nobody presides, or two
    drafts have one symbol.
    Source: Rules 1 to 3.
    """
    calling = _calling(request, council)
    for number, tabled in enumerate(drafts):
        check_draft(tabled.draft, drafts[:number])
    if council.president is None:
        raise OutOfOrder(
            "Nobody presides over this Council",
            instead="compose the Council with a President, and call again",
            rule=RULE_18,
        )
    out = tuple([code for code in without_credentials if code in council.codes])
    if len(out) == len(council.codes):
        raise OutOfOrder(
            "No delegation of this Council sits: the credentials of all were rejected",
            instead="new credentials, on which the Secretary-General reports (Rule 15)",
            rule=RULE_17,
        )
    called = Meeting(
        council=council,
        law=law,
        on=on,
        format=format,
        called=calling if format.formal else _informal(request),
        chair=council.president,
        provisional_agenda=draw_up(request, carried_over) if format.formal else (),
        seized=seized,
        drafts=drafts,
        appointed=appointed,
        taken_before=taken_before,
        without_credentials=out,
    )
    return with_chair(called) if out else called


def _calling(request: Request, council: Council) -> Calling:
    if request.basis is Basis.PRESIDENT:
        if any(by != council.president for by in request.by):
            raise OutOfOrder(
                f"{', '.join(request.by)} cannot call a meeting for the President, who is {council.president}",
                instead="a request by any member of the Council, which the President must follow (Rule 2)",
                rule=RULE_1,
            )
        return Calling(request, RULE_1, False, "The President deems the meeting necessary.")
    if request.basis is Basis.MEMBER:
        asking = [by for by in request.by if by in council.codes]
        if not asking:
            who = ", ".join(request.by) or "nobody"
            raise OutOfOrder(
                f"A meeting is called at the request of a member of the Council, and {who} is none",
                instead="a request by any one member, or a State's own submission under Charter Art. 35 (Rule 3)",
                rule=RULE_2,
            )
        return Calling(
            request, RULE_2, True, f"{asking[0]} requests it, and the request of any one member is enough."
        )
    ground = _RULE_3[request.basis]
    return Calling(request, RULE_3, True, f"The President calls a meeting when {ground}.")


def _informal(request: Request) -> Calling:
    return Calling(request, NO_VOTE_IN_INFORMAL, False, "Members meet informally; no rule of procedure calls it.")


def _check_open(meeting: Meeting, action: OpenMeeting) -> Source:
    if not meeting.format.formal:
        return NO_VOTE_IN_INFORMAL
    if not meeting.communicated:
        raise OutOfOrder(
            "The provisional agenda has not been communicated to the members",
            instead="the President approves it (Rule 7), then the Secretary-General communicates it (Rule 8)",
            rule=RULE_8,
        )
    return RULE_19


def _open(meeting: Meeting, action: OpenMeeting) -> Meeting:
    if not meeting.format.formal:
        return changed(meeting, phase=Phase.BUSINESS)
    return changed(meeting, phase=Phase.AGENDA, before=(Pending(AgendaAdoption(), meeting.chair),))


def _openings(meeting: Meeting, papers: Papers) -> Iterable[OpenMeeting]:
    return (OpenMeeting(meeting.chair),)


OPEN = Entry(
    OpenMeeting,
    "opening the meeting",
    (Phase.CALLED,),
    Actor.CHAIR,
    _check_open,
    _open,
    _openings,
    formal_only=False,
)

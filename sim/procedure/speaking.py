"""The list of speakers and the end of it (Rule 27). What a speaker says is no part of a meeting's state.

Before the agenda is adopted members speak on whether it should be (S/PV.7353, S/PV.8130), and nobody else does.
"""

from collections.abc import Iterable

from sim.procedure.actions import SECRETARY_GENERAL, CallSpeaker, CloseMeeting, RequestFloor
from sim.procedure.entry import Actor, Entry, Papers, by_each
from sim.procedure.formats import Format
from sim.procedure.meeting import Ended, Meeting, Phase, changed
from sim.procedure.motions import check_debate
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rapporteurs import reporting
from sim.procedure.rules import (
    CONCLUDED,
    NO_VOTE_IN_INFORMAL,
    OTHER_MATTERS,
    PRESIDENT_SPEAKS_LAST,
    RULE_9,
    RULE_22,
    RULE_27,
    RULE_29,
)
from sim.source import Source


def on_the_agenda(meeting: Meeting) -> bool:
    """Tell whether who has the floor now speaks on the adoption of the agenda, not on an item. Source: Rule 9."""
    return meeting.phase is Phase.AGENDA


def _agenda_waits(meeting: Meeting) -> bool:
    return meeting.format.formal and not meeting.agenda_adopted


def _rule(meeting: Meeting, speaker: str) -> Source:
    if meeting.format.formal:
        return RULE_22 if speaker == SECRETARY_GENERAL else RULE_27
    return OTHER_MATTERS if meeting.format is Format.OTHER_MATTERS else NO_VOTE_IN_INFORMAL


def _check_request(meeting: Meeting, action: RequestFloor) -> Source:
    check_debate(meeting)
    # Who is invited, reports, or speaks for the Secretariat does so on an item (Rules 22, 29, 37 and 39).
    if _agenda_waits(meeting) and action.by not in meeting.council.codes:
        raise OutOfOrder(
            "Until the agenda is adopted members alone speak: no item is before the Council",
            instead="asking for the floor once the agenda is adopted",
            rule=RULE_9,
        )
    if action.by in meeting.speakers:
        raise OutOfOrder(
            f"{action.by} is on the list of speakers already",
            instead="waiting to be called in the order of the requests",
            rule=RULE_27,
        )
    return _rule(meeting, action.by)


def _request(meeting: Meeting, action: RequestFloor) -> Meeting:
    return changed(meeting, speakers=(*meeting.speakers, action.by))


def _requests(meeting: Meeting, papers: Papers) -> Iterable[RequestFloor]:
    yield from by_each(RequestFloor, meeting.council.codes)
    guests = [guest.name for guest in meeting.invited]
    yield from [RequestFloor(name) for name in guests]
    known = (*meeting.council.codes, *guests)
    yield from [RequestFloor(name) for name in others(meeting) if name not in known]


def others(meeting: Meeting) -> tuple[str, ...]:
    """Return who may speak beside members and the invited: the Secretary-General, and who reports to the Council.

    Source: Rules 22, 23 and 29.
    """
    first = (SECRETARY_GENERAL,) if meeting.format.formal else ()
    return tuple(dict.fromkeys((*first, *reporting(meeting))))


def _check_call(meeting: Meeting, action: CallSpeaker) -> Source:
    """Speakers are called in the order of their requests (Rule 27).

    Before them the President may call who reports for a commission or committee, or as a rapporteur (Rule 29);
    but no report is explained before the agenda is adopted.

    That the President speaks last in the national capacity is practice and no rule: the President may let
    the others go first, and may as well take the floor in turn.
    """
    check_debate(meeting)
    speakers = meeting.speakers
    if speakers:
        if action.speaker == speakers[0]:
            return _rule(meeting, action.speaker)
        if speakers[0] == meeting.chair and action.speaker == speakers[1 % len(speakers)]:
            return PRESIDENT_SPEAKS_LAST
        if action.speaker in speakers and action.speaker in _called_first(meeting):
            return RULE_29
    raise OutOfOrder(
        f"{action.speaker} is not the next on the list of speakers",
        instead=f"calling {speakers[0]}" if speakers else "asking for the floor first",
        rule=RULE_27,
    )


def _call(meeting: Meeting, action: CallSpeaker) -> Meeting:
    return changed(meeting, speakers=tuple([s for s in meeting.speakers if s != action.speaker]))


def _called_first(meeting: Meeting) -> tuple[str, ...]:
    return () if _agenda_waits(meeting) else reporting(meeting)


def _calls(meeting: Meeting, papers: Papers) -> Iterable[CallSpeaker]:
    first = meeting.speakers[:2]
    named = (*first, *[s for s in meeting.speakers[2:] if s in _called_first(meeting)])
    return [CallSpeaker(meeting.chair, speaker) for speaker in named]


def _check_close(meeting: Meeting, action: CloseMeeting) -> Source:
    if meeting.speakers:
        raise OutOfOrder(
            f"{meeting.speakers[0]} is still on the list of speakers",
            instead="calling the speakers on the list, or a motion to adjourn (Rule 33)",
            rule=RULE_27,
        )
    return CONCLUDED


def _close(meeting: Meeting, action: CloseMeeting) -> Meeting:
    return changed(meeting, phase=Phase.CLOSED, ended=Ended.CONCLUDED)


def _closings(meeting: Meeting, papers: Papers) -> Iterable[CloseMeeting]:
    return (CloseMeeting(meeting.chair),)


REQUEST = Entry(
    RequestFloor,
    "asking for the floor",
    (Phase.AGENDA, Phase.BUSINESS, Phase.PROPOSAL),
    Actor.SPEAKER,
    _check_request,
    _request,
    _requests,
    formal_only=False,
)
CALL = Entry(
    CallSpeaker,
    "calling a speaker",
    (Phase.AGENDA, Phase.BUSINESS, Phase.PROPOSAL),
    Actor.CHAIR,
    _check_call,
    _call,
    _calls,
    formal_only=False,
)
CLOSE = Entry(
    CloseMeeting,
    "closing the meeting",
    (Phase.BUSINESS,),
    Actor.CHAIR,
    _check_close,
    _close,
    _closings,
    formal_only=False,
)

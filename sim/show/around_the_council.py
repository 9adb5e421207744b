"""What the bodies around the Council do, told aloud: one sentence or two for each kind of record."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sim.engine import events_around as e
from sim.engine.event import Event
from sim.scenario.moments import Moment
from sim.show.words import all_named, day, named, sentence


def _by(moment: Moment) -> str:
    """Write a moment as one says it: the day, and the hour where there is one."""
    hour = f", {moment.hour:%H:%M}" if moment.hour is not None else ""
    return f"{day(moment.day)}{hour}"


def _second_vote(x: e.SecondVoteDue) -> str:
    return f"The votes are equally divided: a second vote is to follow, no later than {_by(x.deadline)}."


def _special_report(x: e.SpecialReported) -> str:
    text = "The Council submits a special report on the veto to the General Assembly"
    if x.debate is None or x.in_time is None:
        return f"{text}."
    when = "at least" if x.in_time else "less than"
    return f"{text}, {when} 72 hours before the debate (by {_by(x.debate)})."


def _session_called(x: e.SessionCalled) -> str:
    text = sentence(f"{x.by} calls an emergency special session, which is to meet no later than {_by(x.deadline)}")
    return f"{text} {sentence(x.condition)}"


def _session_opened(x: e.SessionOpened) -> str:
    which = f"the {x.session} emergency special session" if x.session else "the emergency special session"
    on = f' on "{x.topic}"' if x.topic else ""
    if not x.day_given:
        text = f"by this day the emergency special session of the General Assembly is to meet{on}; no day is given"
        return f"{sentence(text)} {sentence(x.can)} {sentence(x.cannot)}"
    meets = "meets again" if x.again else "opens"
    when = {True: ", within 24 hours", False: ", later than 24 hours after the request", None: ""}[x.in_time]
    return (
        f"{sentence(f'{which} of the General Assembly {meets}{on}{when}')} {sentence(x.can)} {sentence(x.cannot)}"
    )


def _question_referred(x: e.QuestionReferred) -> str:
    return f"{sentence(f'the question goes to the General Assembly: {x.topic}')} {sentence(x.says)}"


def _notified(x: e.SnapbackNotified) -> str:
    who = all_named(x.notified_by, x.at.day)
    verb = "notify" if len(x.notified_by) > 1 else "notifies"
    text = sentence(f"{who} {verb} significant non-performance under S/RES/2231 (2015)")
    ends = f"Unless a draft to continue the relief is adopted by {_by(x.last_day)}, the earlier resolutions apply"
    ends += " again."
    deny = "deny" if len(x.denied_by) > 1 else "denies"
    denied = f" {sentence(f'{all_named(x.denied_by, x.at.day)} {deny} that it is one')}" if x.denied_by else ""
    disputed = " Whether it is one is disputed." if x.standing == "disputed" else ""
    return f"{text} {ends}{disputed}{denied}"


def _president_to_submit(x: e.PresidentToSubmit) -> str:
    who = f"{named(x.president, x.at.day)}, the President," if x.president else "the President"
    return sentence(f"ten days have passed, and {who} is to submit a draft to continue the relief")


def _restored(x: e.SanctionsRestored) -> str:
    first, last = x.resolutions[0], x.resolutions[-1]
    return f"The earlier sanctions apply again, {first} to {last}: {x.why}."


def _left_open(x: e.ReliefLeftOpen) -> str:
    return sentence(f"whether the earlier sanctions apply again cannot be said: {x.why}")


def _circulated(x: e.ProposalCirculated) -> str:
    by = f" by {all_named(x.proposed_by, x.at.day)}" if x.proposed_by else ""
    return sentence(
        f"a proposal{by} goes to the members of the {x.committee} in writing: {x.proposal}. Who says nothing by "
        f"{_by(x.deadline)} agrees"
    )


def _renewed(x: e.MandateRenewed) -> str:
    return sentence(f"the mandate goes on, renewed by a resolution: {x.of}")


def _lapsed(x: e.MandateLapsed) -> str:
    return sentence(f"the mandate lapses: {x.of}; {x.why}")


def _deferral_lapsed(x: e.DeferralLapsed) -> str:
    return sentence(f"the deferral has run out and was not renewed, and the Court may go on: {x.situation}")


def _reviewed(x: e.NonOpeningReviewed) -> str:
    return sentence(x.says)


TOLD_AROUND: Mapping[type[Event], Callable[[Any], str]] = MappingProxyType(
    {
        e.SecondVoteDue: _second_vote,
        e.SpecialReported: _special_report,
        e.SessionCalled: _session_called,
        e.SessionOpened: _session_opened,
        e.QuestionReferred: _question_referred,
        e.SnapbackNotified: _notified,
        e.PresidentToSubmit: _president_to_submit,
        e.SanctionsRestored: _restored,
        e.ReliefLeftOpen: _left_open,
        e.ProposalCirculated: _circulated,
        e.MandateRenewed: _renewed,
        e.MandateLapsed: _lapsed,
        e.DeferralLapsed: _deferral_lapsed,
        e.NonOpeningReviewed: _reviewed,
    }
)
"""How each of these records is told."""

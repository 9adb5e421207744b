"""The veto initiative: which votes call for a debate of the General Assembly, by when, and who speaks first.

When the debate was held is for the record to say; a recorded date wins over the last day computed here.
"""

from datetime import date, time, timedelta

from sim.bodies.bar import Bar
from sim.bodies.calendar import YEARS, working_days_after
from sim.bodies.sources import VETO_INITIATIVE
from sim.law import Decision, Kind, Reason

SINCE = date(2022, 4, 26)
"""The day on which the General Assembly adopted the resolution."""
WORKING_DAYS = 10
"""Within how many working days of a veto the Assembly is to debate it (A/RES/76/262, para. 1)."""
REPORT_HOURS = 72
"""How many hours before the debate the Council is invited to have reported (A/RES/76/262, para. 3)."""


def calls_for_a_debate(decision: Decision, on: date) -> bool:
    """Tell whether a decision of the Council taken on a day is a veto that the Assembly is to debate.

    A draft that lacks the votes anyway is not vetoed, whoever votes against it; an amendment or a part of a draft
    can be, and counts (24 February 2025). The preliminary question does not. Source: A/RES/76/262, para. 1.
    """
    return decision.reason is Reason.VETO and decision.kind is Kind.SUBSTANTIVE and on >= SINCE


def speak_first(decision: Decision) -> tuple[str, ...]:
    """Return who comes first on the list of speakers: the permanent members that cast the veto (para. 2)."""
    return decision.blocked_by


def debate_by(veto: date) -> date:
    """Return the last day for the debate on a veto: the tenth working day after it. Source: para. 1.

    >>> debate_by(date(2022, 5, 26))
    datetime.date(2022, 6, 10)
    """
    return working_days_after(veto, WORKING_DAYS)


def holidays_known(last: date) -> bool:
    """Tell whether the holidays up to a last day are known; if not, weekdays alone were counted."""
    return last.year in YEARS


def bar_to_a_debate(veto: date, held: str = "") -> Bar | None:
    """Say why a veto is not debated under the resolution; None if it can be.

    `held` tells when it was debated before, empty if it was not.
    """
    why = f"that veto was debated on {held}" if held else ""
    if veto < SINCE:
        why = "the resolution dates from 26 April 2022, and the veto is older"
    return (
        Bar(why, "the Assembly discussing the matter under Charter Art. 10 and 11", VETO_INITIATIVE)
        if why
        else None
    )


def report_by(debate: date, hour: time | None = None) -> tuple[date, time | None]:
    """Return the last moment for the Council's special report: seventy-two hours before a debate (para. 3)."""
    return debate - timedelta(hours=REPORT_HOURS), hour


def report_in_time(by: tuple[date, time | None], day: date, hour: time | None = None) -> bool | None:
    """Tell whether a report of a moment came in time; None where it hangs on an hour that is not known."""
    last, at = by
    if day != last:
        return day < last
    return None if at is None or hour is None else hour <= at


def bar_to_a_report(debate: str) -> Bar:
    """Say why a report comes too late for a debate that has been held."""
    return Bar(
        f"the debate it is for was held on {debate}",
        "a special report at least 72 hours before the debate, or one on what is necessary later (Art. 24(3))",
        VETO_INITIATIVE,
    )

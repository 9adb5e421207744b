"""The International Criminal Court and the Council: what a referral reaches, how long a deferral lasts, a review.

Nothing here is automatic: a referral gives the Court jurisdiction, and whether an investigation is opened is for
the Prosecutor to decide. Nobody is held to anything by what is said here.
"""

import calendar
from datetime import date

from sim.bodies.bar import Bar
from sim.law import Chapter
from sim.source import Source

ROME_STATUTE = "https://www.icc-cpi.int/resource-library/core-legal-texts"
ART_11 = Source("Rome Statute Art. 11", ROME_STATUTE)
ART_13_B = Source("Rome Statute Art. 13(b)", ROME_STATUTE)
ART_16 = Source("Rome Statute Art. 16", ROME_STATUTE)
ART_53 = Source("Rome Statute Art. 53", ROME_STATUTE)
ART_126 = Source("Rome Statute Art. 126", ROME_STATUTE)

ENTRY_INTO_FORCE = date(2002, 7, 1)
"""The day the Statute entered into force; the Court reaches no earlier crime (Rome Statute Art. 11 and 126)."""
LONGEST_DEFERRAL = 12
"""For how many months one resolution can ask the Court to wait; it can be renewed (Rome Statute Art. 16)."""

REACH = (
    "the Court may exercise jurisdiction, also over nationals and territory of States not party to its Statute; "
    "the State's consent is not needed"
)
LEFT_TO_THE_PROSECUTOR = "whether an investigation is opened is for the Prosecutor to decide, and stays open here"


def bar_to_a_referral(day: date, chapter: Chapter | None) -> Bar | None:
    """Say why an adopted resolution refers nothing to the Court; None if it does.

    Source: Rome Statute Art. 13(b) and 126.
    """
    return _bar(day, chapter, ART_13_B)


def bar_to_a_deferral(day: date, chapter: Chapter | None, months: int) -> Bar | None:
    """Say why an adopted resolution defers nothing; None if it does. Source: Rome Statute Art. 16 and 126."""
    bar = _bar(day, chapter, ART_16)
    if bar is None and not 1 <= months <= LONGEST_DEFERRAL:
        return Bar(
            f"the Court defers for {LONGEST_DEFERRAL} months, not {months}",
            "a deferral for twelve months, which a further resolution can renew",
            ART_16,
        )
    return bar


def _bar(day: date, chapter: Chapter | None, rule: Source) -> Bar | None:
    if chapter is not Chapter.VII:
        return Bar(
            "the Council acts on the Court only under Chapter VII",
            "a resolution under Chapter VII (`chapter: VII`)",
            rule,
        )
    if day < ENTRY_INTO_FORCE:
        return Bar(
            "the Rome Statute entered into force on 1 July 2002",
            "a tribunal of the Council's own, as for Rwanda in 1994 (S/RES/955)",
            ART_126,
        )
    return None


def reaches_back_to(since: date | None) -> date:
    """Return from which day on a referral reaches crimes: not before 1 July 2002, whatever it names (Art. 11)."""
    return max(since or ENTRY_INTO_FORCE, ENTRY_INTO_FORCE)


def clauses(exempts: str, costs: str) -> str:
    """State what the referring resolution says of exemptions and costs; it changes nothing that is decided here.

    Both referrals so far exempted nationals of States that are not parties and that contribute to operations.
    """
    said = [f"exempt from it all the same, by the resolution: {exempts}"] if exempts else []
    return "; ".join([*said, *([f"of the costs it says: {costs}"] if costs else [])])


def deferred_until(adopted: date, months: int, starting: date | None = None) -> date:
    """Return the day on which a deferral runs out: so many months after its adoption, or its own first day.

    >>> deferred_until(date(2002, 7, 12), 12, date(2002, 7, 1))
    datetime.date(2003, 7, 1)
    """
    return months_later(starting or adopted, months)


def bar_to_open(day: date, until: date | None, said: str) -> Bar | None:
    """Say why no investigation is opened on a day; None if one can be.

    `until` is the day to which the Council has asked to defer the situation, None without a deferral; `said` is
    that moment as a reader would write it. Source: Rome Statute Art. 16.
    """
    if until is None or day >= until:
        return None
    return Bar(
        f"the Council has asked the Court to defer it until {said}",
        "opening it when the deferral has run out",
        ART_16,
    )


def bar_to_a_review(opened: bool) -> Bar | None:
    """Say why the Pre-Trial Chamber reviews nothing at the Council's request; None where the Prosecutor declined.

    Source: Rome Statute Art. 53(3)(a): it is a decision not to proceed that can be reviewed.
    """
    if not opened:
        return None
    return Bar(
        "the Prosecutor has opened an investigation, and only a decision not to proceed is reviewed",
        "asking the Court to defer the situation (Art. 16)",
        ART_53,
    )


def of_a_review(reconsider: bool | None) -> str:
    """State what a review comes to: the Chamber may ask the Prosecutor to reconsider, and opens nothing itself."""
    if reconsider is None:
        return "what the Pre-Trial Chamber finds is not known; it can at most ask the Prosecutor to reconsider"
    if reconsider:
        return (
            "the Pre-Trial Chamber asks the Prosecutor to reconsider; the final decision is still the Prosecutor's"
        )
    return "the Pre-Trial Chamber lets the Prosecutor's decision not to proceed stand"


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or the last there is.

    >>> months_later(date(2015, 1, 31), 1)
    datetime.date(2015, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def plainly(situation: str) -> str:
    """Return a situation as it is compared: capitals and spaces make no other of it."""
    return " ".join(situation.lower().split())

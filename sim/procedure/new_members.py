"""Admission of new Members (Rules 58 to 60, Charter Art. 4): an application on its way. It counts no votes.

Each function takes an application and gives the next, or refuses with the rule and says what is in order instead.
"""

import enum
from datetime import date, timedelta

from attrs import evolve, frozen

from sim.law import Decision, Kind, Outcome
from sim.law.sources import ART_18_2, article
from sim.procedure.out_of_order import OutOfOrder
from sim.procedure.rules import RULE_58, RULE_59, RULE_60
from sim.source import Source

ART_4_1 = article("4(1)")
ART_4_2 = article("4(2)")
NOT_WITHOUT_THE_COUNCIL = Source(
    "ICJ, Competence of the General Assembly for the Admission of a State, Advisory Opinion, 1950",
    "https://www.icj-cij.org/case/9",
)


class Stage(enum.Enum):
    """Where an application stands; the value says so in words."""

    RECEIVED = "received, and not yet referred"
    IN_COMMITTEE = "before the Committee on the Admission of New Members"
    BEFORE_THE_COUNCIL = "before the Council"
    RECOMMENDED = "recommended by the Council"
    NOT_RECOMMENDED = "not recommended by the Council"
    POSTPONED = "postponed by the Council"
    ADMITTED = "granted: the State is a Member"
    NOT_ADMITTED = "recommended, and not granted by the Assembly"


@frozen
class Session:
    """A session of the General Assembly: the day it opens, and whether it is a special one."""

    opens: date
    special: bool = False


@frozen
class Deadlines:
    """The last days for the Committee's report and the Council's recommendation to be taken up at a session."""

    report: date
    recommendation: date


@frozen
class Application:
    """The application of a State for membership.

    `favourable` is what the Committee concluded, None where it did not conclude or was not asked. `late` names
    what came after its time limit; `special_report_due` says that the Council owes the Assembly a report on why it
    recommends nothing.
    """

    state: str
    received: date
    stage: Stage = Stage.RECEIVED
    favourable: bool | None = None
    late: tuple[str, ...] = ()
    special_report_due: bool = False


# What is in order at each stage.
_NEXT = {
    Stage.RECEIVED: "the President referring it to the Committee, or the Council deciding otherwise (Rule 59)",
    Stage.IN_COMMITTEE: "the report of the Committee (Rule 59)",
    Stage.BEFORE_THE_COUNCIL: "the Council deciding whether to recommend the State, or postponing it (Rule 60)",
    Stage.RECOMMENDED: "the Assembly deciding by two thirds (Charter Art. 18(2))",
    Stage.NOT_RECOMMENDED: "a special report to the Assembly, which may send the application back (Rule 60)",
    Stage.POSTPONED: "a special report to the Assembly, and the Council taking the application up again (Rule 60)",
    Stage.ADMITTED: "nothing: the State is a Member",
    Stage.NOT_ADMITTED: "a new application (Rule 58)",
}


def deadlines(session: Session) -> Deadlines:
    """Return the last days for an application to be taken up at a session. Source: Rules 59 and 60.

    >>> deadlines(Session(date(2011, 9, 13)))
    Deadlines(report=datetime.date(2011, 8, 9), recommendation=datetime.date(2011, 8, 19))
    """
    report, recommendation = (14, 4) if session.special else (35, 25)
    return Deadlines(session.opens - timedelta(report), session.opens - timedelta(recommendation))


def apply_for_membership(state: str, received: date, *, declaration: bool = True) -> Application:
    """Return an application as the Secretary-General places it before the Council.

    It contains a declaration, in a formal instrument, that the State accepts the obligations of the Charter.
    Raises `OutOfOrder` without one. Source: Rule 58.
    """
    if not declaration:
        raise OutOfOrder(
            f"The application of {state} holds no declaration that it accepts the obligations of the Charter",
            instead="an application with such a declaration, made in a formal instrument",
            rule=RULE_58,
        )
    return Application(state, received)


def refer(application: Application, *, council_decides_otherwise: bool = False) -> Application:
    """Return it referred to the Committee, or kept by the Council if it so decides. Source: Rule 59."""
    _at(application, (Stage.RECEIVED,), "referring the application to the Committee", RULE_59)
    stage = Stage.BEFORE_THE_COUNCIL if council_decides_otherwise else Stage.IN_COMMITTEE
    return evolve(application, stage=stage)


def report(
    application: Application, on: date, *, favourable: bool | None, session: Session | None = None
) -> Application:
    """Return an application on which the Committee has reported; it binds the Council to nothing.

    `favourable` None says that the Committee came to no conclusion, as on Palestine in 2011. One too late for a
    session is not void: it is named in `late`. Source: Rule 59.
    """
    _at(application, (Stage.IN_COMMITTEE,), "the report of the Committee", RULE_59)
    late = application.late
    if session is not None and on > deadlines(session).report:
        late = (*late, "the report of the Committee")
    return evolve(application, stage=Stage.BEFORE_THE_COUNCIL, favourable=favourable, late=late)


def recommend(
    application: Application, decision: Decision, on: date, *, session: Session | None = None
) -> Application:
    """Return an application on which the Council has decided whether to recommend it.

    It is a substantive matter, so a permanent member can veto it. Without a recommendation a special report to the
    Assembly is due. A recommendation after the time limit is possible in special circumstances, and named in
    `late`. Raises `OutOfOrder` for a decision of another kind, or an open one. Source: Rule 60; Charter Art. 4.
    """
    _at(application, (Stage.BEFORE_THE_COUNCIL, Stage.POSTPONED), "deciding on a recommendation", RULE_60)
    if decision.kind is not Kind.SUBSTANTIVE:
        raise OutOfOrder(
            f"To recommend a State is no question of the kind {decision.kind.value}",
            instead="a decision on a substantive matter (Charter Art. 27(3))",
            rule=ART_4_2,
        )
    _settled(decision, RULE_60)
    if decision.outcome is not Outcome.ADOPTED:
        return evolve(application, stage=Stage.NOT_RECOMMENDED, special_report_due=True)
    late = application.late
    if session is not None and on > deadlines(session).recommendation:
        late = (*late, "the recommendation of the Council")
    return evolve(application, stage=Stage.RECOMMENDED, late=late, special_report_due=False)


def postpone(application: Application) -> Application:
    """Return an application that the Council puts off; a special report is due. Source: Rule 60."""
    _at(application, (Stage.BEFORE_THE_COUNCIL,), "postponing the application", RULE_60)
    return evolve(application, stage=Stage.POSTPONED, special_report_due=True)


def send_special_report(application: Application) -> Application:
    """Return an application on which the Council has reported to the Assembly why it does not recommend it.

    With the complete record of the discussion. Source: Rule 60.
    """
    if not application.special_report_due:
        raise OutOfOrder(
            f"No special report on {application.state} is due: its application is {application.stage.value}",
            instead=_NEXT[application.stage],
            rule=RULE_60,
        )
    return evolve(application, special_report_due=False)


def send_back(application: Application) -> Application:
    """Return an application that the Assembly sends back to the Council, having the special report.

    Source: GA Rule 137; so the Assembly did with the applications of the years to 1955.
    """
    _at(
        application,
        (Stage.NOT_RECOMMENDED, Stage.POSTPONED, Stage.NOT_ADMITTED),
        "sending the application back",
        GA_RULE_137,
    )
    if application.special_report_due:
        raise OutOfOrder(
            "The Council has not yet reported to the Assembly",
            instead="the special report of the Council",
            rule=RULE_60,
        )
    return evolve(application, stage=Stage.BEFORE_THE_COUNCIL)


GA_RULE_137 = Source("GA Rule 137", "https://www.un.org/en/ga/about/ropga/adms.shtml")


def admit(application: Application, decision: Decision) -> Application:
    """Return an application on which the Assembly has decided: two thirds of those present and voting admit.

    Raises `OutOfOrder` without a recommendation of the Council, which nothing replaces. Source: Charter Art. 4(2)
    and 18(2); ICJ, Competence of the General Assembly, 1950.
    """
    if application.stage is not Stage.RECOMMENDED:
        raise OutOfOrder(
            f"The Assembly admits a State only upon the recommendation of the Council; {application.state} is not "
            f"recommended (its application is {application.stage.value})",
            instead=_NEXT[application.stage],
            rule=ART_4_2 if application.stage is not Stage.NOT_RECOMMENDED else NOT_WITHOUT_THE_COUNCIL,
        )
    if decision.kind is not Kind.ASSEMBLY_TWO_THIRDS:
        raise OutOfOrder(
            f"The admission of a Member is no question of the kind {decision.kind.value}",
            instead="a decision of the Assembly by two thirds of the Members present and voting",
            rule=ART_18_2,
        )
    _settled(decision, ART_18_2)
    admitted = decision.outcome is Outcome.ADOPTED
    return evolve(application, stage=Stage.ADMITTED if admitted else Stage.NOT_ADMITTED)


def _at(application: Application, stages: tuple[Stage, ...], what: str, rule: Source) -> None:
    if application.stage not in stages:
        raise OutOfOrder(
            f"{what.capitalize()} is not in order: the application of {application.state} is "
            f"{application.stage.value}",
            instead=_NEXT[application.stage],
            rule=rule,
        )


def _settled(decision: Decision, rule: Source) -> None:
    if decision.outcome is Outcome.OPEN:
        raise OutOfOrder(
            "The votes that are known do not settle whether the State is recommended or admitted",
            instead="a complete roll call: nothing that depends on it is guessed",
            rule=rule,
        )

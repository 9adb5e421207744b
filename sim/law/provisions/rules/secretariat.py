"""Rules 21 to 26: the Secretary-General and the staff, in our own words."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import rule

NOT_CHECKED = Standing.NOT_CHECKED

SECRETARIAT = (
    provision(
        rule("21", 5),
        "The Secretary-General at meetings",
        "The Secretary-General acts in that capacity in all meetings of the Council and may authorize a deputy to "
        "act in his place.",
        NOT_CHECKED,
    ),
    provision(
        rule("22", 5),
        "Statements by the Secretary-General",
        "The Secretary-General, or his deputy, may make oral or written statements on any question before the "
        "Council.",
        NOT_CHECKED,
        applied_in=(
            "sim.procedure.speaking.REQUEST",
            "sim.procedure.speaking.others",
        ),
    ),
    provision(
        rule("23", 5),
        "The Secretary-General as rapporteur",
        "The Council may appoint the Secretary-General as its rapporteur for a question.",
        NOT_CHECKED,
        applied_in=(
            "sim.procedure.rapporteurs.reporting",
            "sim.procedure.speaking.CALL",
        ),
    ),
    provision(
        rule("24", 5),
        "Staff",
        "The Secretary-General provides the staff that the Council and its bodies need.",
        NOT_CHECKED,
    ),
    provision(
        rule("25", 5),
        "Notice of meetings",
        "The Secretary-General gives members notice of the meetings of the Council and of its bodies.",
        NOT_CHECKED,
    ),
    provision(
        rule("26", 5),
        "Documents",
        "The Secretary-General prepares the documents the Council needs and, except in urgent circumstances, "
        "distributes them at least forty-eight hours before the meeting that is to consider them.",
        NOT_CHECKED,
    ),
)

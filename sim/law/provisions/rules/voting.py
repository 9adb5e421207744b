"""Rule 40: voting, in our own words. The Rules set no majorities."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import rule

NOT_CHECKED = Standing.NOT_CHECKED

VOTING = (
    provision(
        rule("40", 7),
        "Voting",
        "Voting follows the Charter and the Statute of the International Court of Justice: the Rules set no "
        "majorities of their own.",
        NOT_CHECKED,
        applied_in=("sim.procedure.voting.CAST", "sim.law.decide.decide"),
        episode="25 and 27 February 2022, S/PV.8979 and S/PV.8980: 11-1-3 lost under Article 27(3) and "
        "carried under Article 27(2).",
        scenario="uniting-for-peace/2022-ukraine",
    ),
)

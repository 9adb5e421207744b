"""Rule 40: voting, in our own words. The Rules set no majorities."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import rule

READ, REPORTED, NOT_CHECKED = Standing.READ, Standing.REPORTED, Standing.NOT_CHECKED

_MATTERS = "sim.law.matters.matter_of"

VOTING = (
    provision(
        rule("40", 7),
        "Voting",
        "Voting follows the Charter and the Statute of the International Court of Justice: the Rules set no "
        "majorities of their own.",
        NOT_CHECKED,
        applied_in=("sim.procedure.voting.CAST", "sim.law.decide.decide"),
        scenario="uniting-for-peace/2022-ukraine",
    ),
)

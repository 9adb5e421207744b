"""Rule 61: the election of judges, in our own words."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import rule

READ = Standing.READ

OTHER_ORGANS = (
    provision(
        rule("61", 11),
        "Election of judges",
        "A meeting of the Council to elect judges of the International Court of Justice goes on through as many "
        "ballots as it takes, until the candidates needed have each an absolute majority.",
        READ,
        applied_in=("sim.procedure.court_ballots.cast",),
        episode="4 June 1947, 138th meeting: the rule was added by S/RES/26 (1947).",
        scenario="court-elections/2017-last-seat",
        note="It was added in 1947, and the General Assembly took the same rule, now its Rule 151. The majority "
        "itself is that of Article 10 of the Statute.",
    ),
)

"""Rules 18 to 20: who presides, in our own words."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import rule

READ = Standing.READ

PRESIDENCY = (
    provision(
        rule("18", 4),
        "The monthly presidency",
        "The members hold the presidency in turn, in the English alphabetical order of their names, each for one "
        "calendar month. The order is that of the names in use at the United Nations; a newly elected member "
        "slots into it on 1 January and the turn goes on from where it was.",
        READ,
        applied_in=("sim.council.presidency.president_on", "sim.council.presidency.turns"),
        episode="16 December 1946: S/RES/14 (1946) suspended the rule, so that the United States presided to "
        "the end of the year and 1947 could begin with the calendar.",
        scenario="agenda/1948-berlin",
        note="The second sentence is practice.",
    ),
    provision(
        rule("19", 4),
        "What the President does",
        "The President presides over the meetings and, under the authority of the Council, represents it as an "
        "organ of the United Nations.",
        READ,
        applied_in=(
            "sim.procedure.voting.STATE",
            "sim.procedure.putting.PUT",
            "sim.procedure.motions.RESUME",
            "sim.procedure.order.in_order",
        ),
    ),
    provision(
        rule("20", 4),
        "A President who steps aside",
        "A President who thinks that he should not preside over a question with which his State is directly "
        "connected says so, and for that question the chair passes to the next member in English alphabetical "
        "order. Whether to do so is left to him. The stand-in takes over neither the approval of the agenda "
        "under Rule 7 nor the representation of the Council under Rule 19.",
        READ,
        applied_in=("sim.procedure.presidency.CEDE", "sim.council.membership.next_in_order"),
        episode="25 February 2022, S/PV.8979: the Russian Federation presided over the vote on S/2022/155, about "
        "its own invasion of Ukraine, and vetoed it.",
        scenario="uniting-for-peace/2022-ukraine",
        note="An obligation in conscience, by the Committee of Experts of 1946; Ukraine appealed to it in vain in "
        "July 2024.",
    ),
)

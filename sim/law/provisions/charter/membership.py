"""Articles 2 to 6 of the Charter: domestic matters, joining, suspension and expulsion, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import article

READ = Standing.READ

_SUBSTANTIVE = "sim.law.veto.decide_substantive"

MEMBERSHIP = (
    provision(
        article("2(7)"),
        "Matters of domestic jurisdiction",
        "The Charter lets the United Nations meddle in nothing that is by nature a State's own affair; but that "
        "does not stand in the way of enforcement measures under Chapter VII.",
        READ,
        episode="22 December 2014, S/PV.7353: China and the Russian Federation voted against an item on human "
        "rights in the DPRK, and it was put on the agenda.",
        scenario="dprk/2014",
        note="Those who object to an item on human rights often argue from it. It sets no majority and stops no "
        "vote.",
    ),
    provision(
        article("4"),
        "Admission of new Members",
        "Membership is open to other peace-loving States. The General Assembly admits them, but only upon a "
        "recommendation of the Council; without one nobody is admitted.",
        READ,
        applied_in=(_SUBSTANTIVE, "sim.law.matters.matter_of"),
        episode="25 August 1972, S/PV.1660: the admission of Bangladesh was vetoed by China, 11-1-3.",
        scenario="admission/1972-bangladesh",
        note="The recommendation is a matter of substance, so that a veto stops it: many drafts on admission are "
        "in the list of vetoes. The Assembly then needs two thirds.",
    ),
    provision(
        article("5"),
        "Suspension of rights",
        "A Member against which the Council has taken preventive or enforcement action may be suspended from its "
        "rights by the General Assembly, upon a recommendation of the Council; the Council can restore them.",
        READ,
        status=Status.UNUSED,
        applied_in=(_SUBSTANTIVE,),
        note="That it is a matter of substance, and that none was ever made, is from general knowledge.",
    ),
    provision(
        article("6"),
        "Expulsion",
        "A Member that keeps violating the principles of the Charter may be expelled by the General Assembly, "
        "upon a recommendation of the Council.",
        READ,
        status=Status.UNUSED,
        applied_in=(_SUBSTANTIVE,),
        note="That it is a matter of substance, and that none was ever made, is from general knowledge.",
    ),
)

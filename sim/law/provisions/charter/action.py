"""Articles 39 to 53 of the Charter: threats to the peace and what is done, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import article

READ = Standing.READ

_SUBSTANTIVE = "sim.law.veto.decide_substantive"

ACTION = (
    provision(
        article("39"),
        "Threats to the peace",
        "The Council determines whether there is a threat to the peace, a breach of it or an act of aggression, "
        "and recommends or decides what is to be done. This is the gate to Chapter VII.",
        READ,
        applied_in=(_SUBSTANTIVE,),
        episode="11 July 2008: S/2008/447 would have found the situation in Zimbabwe a threat to the peace; "
        "China and the Russian Federation vetoed it, 9-5-1.",
        scenario="vetoes/2008-zimbabwe",
    ),
    provision(
        article("40"),
        "Provisional measures",
        "Before it does that, the Council may call on the parties to comply with provisional measures, which "
        "prejudge nobody's rights.",
        READ,
        applied_in=(_SUBSTANTIVE,),
        episode="3 April 1982, S/PV.2350: S/RES/502 (1982) determined a breach of the peace in the Falkland "
        "Islands (Malvinas) and demanded a withdrawal, 10-1-4.",
        scenario="parties/1982-falklands",
    ),
    provision(
        article("41"),
        "Measures without force",
        "The Council may decide on measures short of armed force, sanctions for example, and call on Members to "
        "apply them.",
        READ,
        applied_in=(_SUBSTANTIVE,),
        episode="S/RES/1970 (2011) on Libya was adopted under this article.",
        scenario="icc/2011-libya",
    ),
    provision(
        article("42"),
        "Use of force",
        "Where such measures would not do, or have not done, the Council may take action by air, sea or land "
        "forces.",
        READ,
        applied_in=(_SUBSTANTIVE,),
        episode="17 March 2011, S/PV.6498: S/RES/1973 (2011) authorized all necessary measures to protect "
        "civilians in Libya, 10-0-5.",
        scenario="abstention/2011-libya-no-fly",
    ),
    provision(
        article("43"),
        "Forces at the Council's disposal",
        "By special agreements the Members were to make armed forces available to the Council on its call.",
        READ,
        status=Status.UNUSED,
        note="That no such agreement was ever made is from general knowledge.",
    ),
    provision(
        article("47"),
        "The Military Staff Committee",
        "The chiefs of staff of the permanent members form a committee that advises the Council on military "
        "questions.",
        READ,
        status=Status.DORMANT,
        episode="25 January 1946: S/RES/1 (1946) had it meet for the first time, adopted without a vote.",
        note="That it has had no tasks since the first years is from general knowledge.",
    ),
    provision(
        article("48"),
        "Who carries decisions out",
        "What is needed to carry out the Council's decisions on peace and security is done by all Members or by "
        "some of them, as the Council determines.",
        READ,
    ),
    provision(
        article("49"),
        "Mutual assistance",
        "The Members help one another to carry out the measures the Council has decided on.",
        READ,
    ),
    provision(
        article("51"),
        "Self-defence",
        "Nothing in the Charter takes away the right of a State to defend itself, alone or with others, against "
        "an armed attack, until the Council has done what is necessary. What is done in self-defence is reported "
        "to the Council at once.",
        READ,
    ),
    provision(
        article("53"),
        "Enforcement by regional bodies",
        "The Council may use regional arrangements for enforcement under its authority; without its authorization "
        "they take no enforcement action.",
        READ,
    ),
)

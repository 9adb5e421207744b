"""Articles 39 to 54 of the Charter: threats to the peace and what is done, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import article

READ, NOT_CHECKED = Standing.READ, Standing.NOT_CHECKED

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
        article("44"),
        "A say for those who send forces",
        "Once the Council has decided to use force, a Member outside it that is to send armed forces "
        "under Article 43 is invited, if it wishes, to take part in the decisions on the use of its "
        "contingents.",
        NOT_CHECKED,
        status=Status.UNUSED,
        note="That there never was an agreement under Article 43, so that this could not be used, is from "
        "general knowledge.",
    ),
    provision(
        article("45"),
        "Air force contingents held ready",
        "For urgent military measures the Members hold national air force contingents ready for joint "
        "enforcement; how strong and how ready is for the Council to say, within the agreements of "
        "Article 43.",
        NOT_CHECKED,
        status=Status.UNUSED,
        note="That there never was such an agreement is from general knowledge.",
    ),
    provision(
        article("46"),
        "Plans for the use of force",
        "The Council makes the plans for the use of armed force, with the help of the Military Staff Committee.",
        NOT_CHECKED,
        status=Status.UNUSED,
        note="That no such plans were made is from general knowledge.",
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
        article("50"),
        "Economic problems from measures",
        "A State that meets special economic problems from carrying out measures of the Council against "
        "another may consult the Council about solving them, whether it is a Member or not.",
        NOT_CHECKED,
        episode="24 September 1990: S/RES/669 (1990) had requests under it, made over the sanctions against "
        "Iraq, examined by a committee.",
        note="The episode is from general knowledge.",
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
    provision(
        article("54"),
        "Regional bodies keep the Council informed",
        "The Council is kept fully informed, at all times, of what is done or planned under regional "
        "arrangements to keep the peace.",
        NOT_CHECKED,
    ),
)

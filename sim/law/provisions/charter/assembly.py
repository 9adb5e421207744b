"""Articles 10 to 20 of the Charter: the General Assembly beside the Council, in our own words."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import ART_18_2, ART_18_3, article

READ, NOT_CHECKED = Standing.READ, Standing.NOT_CHECKED

_ASSEMBLY_VOTE = "sim.engine.assembly_votes.assembly_vote"

ASSEMBLY = (
    provision(
        article("10"),
        "What the General Assembly may discuss",
        "The General Assembly may discuss anything within the scope of the Charter and make recommendations on "
        "it to the Members, to the Council, or to both, save as Article 12 limits it.",
        READ,
        applied_in=(_ASSEMBLY_VOTE,),
        episode="18 December 2014: A/RES/69/188 recommended to the Council that it consider a referral of "
        "the DPRK to the International Criminal Court.",
        scenario="dprk/2014",
    ),
    provision(
        article("11(2)"),
        "Peace and security in the General Assembly",
        "The General Assembly may discuss questions of peace and security brought before it and make "
        "recommendations on them. One on which action is necessary it refers to the Council, before or after "
        "discussing it.",
        READ,
        applied_in=("sim.procedure.calling.call", _ASSEMBLY_VOTE),
        note="The simulator knows it as a ground for a meeting, by Rule 3, and for what the Assembly recommends.",
    ),
    provision(
        article("11(3)"),
        "Calling the attention of the Council",
        "The General Assembly may draw the Council's attention to situations likely to endanger peace; by Rule 3 "
        "the President then calls a meeting.",
        READ,
        applied_in=("sim.procedure.calling.call",),
        note="A request of the Assembly that the Council consider something, a referral for example, has no other "
        "legal effect on the Council.",
    ),
    provision(
        article("12(1)"),
        "No recommendation meanwhile",
        "While the Council is dealing with a dispute or situation the General Assembly makes no recommendation "
        "on it, unless the Council asks for one.",
        READ,
        applied_in=(_ASSEMBLY_VOTE,),
        episode="15 September 1947, S/PV.202: so that the General Assembly could deal with the Greek "
        "question, S/RES/34 (1947) took it off the Council's list, 9-2-0.",
        scenario="seizure/1947-greece",
        note="The simulator cites it with a recommendation of the Assembly, and refuses none by it. "
        "Later practice reads it narrowly and both organs act in parallel (ICJ, Wall, Advisory Opinion, "
        "2004, paras. 27-28, not checked here).",
    ),
    provision(
        article("12(2)"),
        "Notification of matters dealt with",
        "With the consent of the Council the Secretary-General tells the General Assembly, at each session, which "
        "matters of peace and security the Council is dealing with, and when it ceases to.",
        READ,
        note="The consent is treated as procedural, as the annex to GA res. 267 (III) recommends.",
    ),
    provision(
        article("15"),
        "Reports to the General Assembly",
        "The General Assembly receives and considers annual and special reports from the Council, which "
        "tell of the measures it has decided on or taken to keep the peace, and reports of the other "
        "organs.",
        NOT_CHECKED,
        note="The Council's own duty to report stands in Article 24(3).",
    ),
    provision(
        article("18(1)"),
        "One Member, one vote",
        "Each Member of the General Assembly has one vote.",
        READ,
        applied_in=("sim.law.counting.count",),
    ),
    provision(
        ART_18_2,
        "Important questions in the General Assembly",
        "Important questions are decided by two thirds of the Members present and voting: among them "
        "recommendations on peace and security, the election of members of the Council, and the admission, "
        "suspension and expulsion of Members.",
        READ,
        applied_in=("sim.law.assembly.decide_assembly_two_thirds", "sim.law.thresholds.ASSEMBLY_TWO_THIRDS"),
        episode="14 December 1955: upon the Council's recommendation (S/PV.705) the General Assembly "
        "admitted sixteen States.",
    ),
    provision(
        ART_18_3,
        "Other questions in the General Assembly",
        "Everything else is decided by a majority of the Members present and voting, and so is whether a further "
        "kind of question shall need two thirds.",
        READ,
        applied_in=("sim.law.assembly.decide_assembly_majority", "sim.law.thresholds.ASSEMBLY_MAJORITY"),
        episode="18 December 2014: A/RES/69/188 on human rights in the DPRK was adopted 116-20-53.",
        scenario="dprk/2014",
        note="That such a resolution on a country is no important question is from general knowledge.",
    ),
    provision(
        article("20"),
        "Special sessions of the General Assembly",
        "The Assembly meets once a year, and in special sessions which the Secretary-General convokes when the "
        "Council or a majority of the Members asks.",
        READ,
        applied_in=("sim.bodies.uniting_for_peace.bar_to_a_request",),
        episode="27 February 2022: S/RES/2623 (2022) called an emergency special session.",
        scenario="uniting-for-peace/2022-ukraine",
    ),
)

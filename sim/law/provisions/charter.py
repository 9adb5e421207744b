"""The articles of the Charter of the United Nations that bear on the Council and its votes, in our own words."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import (
    ART_18_2,
    ART_18_3,
    ART_23,
    ART_27_2,
    ART_27_3,
    ART_108,
    ART_109_1,
    ART_109_3,
    article,
)

READ = Standing.READ

_SUBSTANTIVE = "sim.law.veto.decide_substantive"
_ASSEMBLY_VOTE = "sim.engine.assembly.assembly_vote"

CHARTER = (
    provision(
        article("4"),
        "Admission of new Members",
        "Membership is open to other peace-loving States. The General Assembly admits them, but only upon a "
        "recommendation of the Council; without one nobody is admitted.",
        READ,
        applied_in=(_SUBSTANTIVE, "sim.law.matters.matter_of"),
        note="The recommendation is a matter of substance, so that a veto stops it: many drafts on admission are "
        "in the list of vetoes. The Assembly then needs two thirds.",
    ),
    provision(
        article("5"),
        "Suspension of rights",
        "A Member against which the Council has taken preventive or enforcement action may be suspended from its "
        "rights by the General Assembly, upon a recommendation of the Council; the Council can restore them.",
        READ,
        applied_in=(_SUBSTANTIVE,),
        note="That the recommendation is a matter of substance is from general knowledge.",
    ),
    provision(
        article("6"),
        "Expulsion",
        "A Member that keeps violating the principles of the Charter may be expelled by the General Assembly, "
        "upon a recommendation of the Council.",
        READ,
        applied_in=(_SUBSTANTIVE,),
        note="That the recommendation is a matter of substance is from general knowledge.",
    ),
    provision(
        article("10"),
        "What the General Assembly may discuss",
        "The General Assembly may discuss anything within the scope of the Charter and make recommendations on "
        "it to the Members, to the Council, or to both, save as Article 12 limits it.",
        READ,
        applied_in=(_ASSEMBLY_VOTE,),
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
        ART_18_2,
        "Important questions in the General Assembly",
        "Important questions are decided by two thirds of the Members present and voting: among them "
        "recommendations on peace and security, the election of members of the Council, and the admission, "
        "suspension and expulsion of Members.",
        READ,
        applied_in=("sim.law.assembly.decide_assembly_two_thirds", "sim.law.thresholds.ASSEMBLY_TWO_THIRDS"),
    ),
    provision(
        ART_18_3,
        "Other questions in the General Assembly",
        "Everything else is decided by a majority of the Members present and voting, and so is whether a further "
        "kind of question shall need two thirds.",
        READ,
        applied_in=("sim.law.assembly.decide_assembly_majority", "sim.law.thresholds.ASSEMBLY_MAJORITY"),
        episode="18 December 2014: A/RES/69/188 on human rights in the DPRK was adopted 116-20-53.",
        note="That such a resolution on a country is no important question is from general knowledge.",
    ),
    provision(
        article("20"),
        "Special sessions of the General Assembly",
        "The Assembly meets once a year, and in special sessions which the Secretary-General convokes when the "
        "Council or a majority of the Members asks.",
        READ,
        episode="27 February 2022: S/RES/2623 (2022) called an emergency special session.",
    ),
    provision(
        ART_23,
        "Members of the Council",
        "The Council has fifteen members. Five are permanent and named in the text; ten are elected by the "
        "General Assembly for two years, and one that retires cannot be re-elected at once.",
        READ,
        applied_in=("sim.council.membership.council_on", "sim.council.terms.seats_on"),
        note="Eleven members until the end of 1965. The text still names the Republic of China and the Union of "
        "Soviet Socialist Republics; the People's Republic of China has held the one seat since 25 October 1971 "
        "and the Russian Federation the other since December 1991.",
    ),
    provision(
        article("24(1)"),
        "Primary responsibility",
        "The Members confer on the Council the primary responsibility for international peace and security, so "
        "that action can be prompt, and it acts on behalf of them all.",
        READ,
    ),
    provision(
        article("24(3)"),
        "Reports to the General Assembly",
        "The Council reports to the General Assembly every year, and makes special reports when necessary.",
        READ,
        note="A/RES/76/262 invites it to make one on each use of the veto.",
    ),
    provision(
        article("25"),
        "Decisions bind",
        "The Members of the United Nations agree to accept and carry out what the Council decides.",
        READ,
    ),
    provision(
        article("27(1)"),
        "One member, one vote",
        "Each member of the Council has one vote.",
        READ,
        applied_in=("sim.law.counting.count", "sim.procedure.voting.CAST"),
    ),
    provision(
        ART_27_2,
        "Procedural matters",
        "Procedural matters are decided by the affirmative votes of nine members, any nine. No veto reaches "
        "them. Only affirmative votes count, so that abstaining, staying away and voting against all weigh the "
        "same.",
        READ,
        applied_in=("sim.law.procedural.decide_procedural", "sim.law.thresholds.PROCEDURAL"),
        episode="28 March 2024, S/PV.9592: an agenda with six in favour, none against and nine abstaining was not "
        "adopted.",
        note="Seven votes until the end of 1965.",
    ),
    provision(
        ART_27_3,
        "The veto",
        "All other matters take nine affirmative votes, and the permanent members must concur: as practice reads "
        "it, none of them may vote against. Under Chapter VI and Article 52(3) a party to a dispute has to "
        "abstain, permanent member or not.",
        READ,
        applied_in=(
            _SUBSTANTIVE,
            "sim.law.veto.decide_vetoable",
            "sim.law.thresholds.SUBSTANTIVE",
            "sim.law.parties.bound_to_abstain",
        ),
        episode="25 February 2022, S/PV.8979: S/2022/155 on the invasion of Ukraine got 11-1-3 and was vetoed by "
        "the Russian Federation; two days later the same 11-1-3 carried S/RES/2623 (2022), which was procedural.",
        note="Seven votes until the end of 1965. The duty of a party to abstain is hardly observed today; the "
        "last clear use known to us is S/RES/138 (1960).",
    ),
    provision(
        article("28"),
        "Continuous functioning and meetings",
        "The Council is organized to function continuously, and each member is represented at the seat of the "
        "United Nations at all times. It holds periodic meetings, and may meet elsewhere when that helps its "
        "work.",
        READ,
        note="The periodic meetings are dormant.",
    ),
    provision(
        article("29"),
        "Subsidiary organs",
        "The Council may set up the subsidiary organs it needs.",
        READ,
        episode="7 September 1959, S/PV.848: a subcommittee on Laos was set up as a procedural matter, over the "
        "negative vote of the Soviet Union (S/RES/132 (1959)).",
        note="Normally procedural; a body with powers to enforce or to investigate was treated otherwise in 1946 "
        "to 1948.",
    ),
    provision(
        article("30"),
        "Its own rules",
        "The Council adopts its own rules of procedure, including how its President is chosen.",
        READ,
        applied_in=("sim.procedure.questions.check_question",),
        note="A question on procedure that no rule names is put under it.",
    ),
    provision(
        article("31"),
        "A Member whose interests are affected",
        "A Member that does not sit on the Council may take part in a discussion without vote when the Council "
        "finds its interests specially affected. That is at the Council's discretion.",
        READ,
        applied_in=("sim.procedure.order.in_order",),
    ),
    provision(
        article("32"),
        "A party to the dispute",
        "A State that does not sit on the Council and is party to a dispute before it has to be invited to take "
        "part without vote. For a State outside the United Nations the Council sets fair conditions.",
        READ,
    ),
    provision(
        article("34"),
        "Investigation",
        "The Council may investigate a dispute, or a situation that could lead to one, to see whether its "
        "continuing is likely to endanger peace.",
        READ,
    ),
    provision(
        article("35"),
        "Who may bring a matter",
        "Any Member may bring a dispute or such a situation before the Council or the General Assembly. Another "
        "State may bring a dispute it is party to, if it first accepts the obligations of peaceful settlement.",
        READ,
        applied_in=("sim.procedure.calling.call",),
        note="By Rule 3 the President then calls a meeting.",
    ),
    provision(
        article("39"),
        "Threats to the peace",
        "The Council determines whether there is a threat to the peace, a breach of it or an act of aggression, "
        "and recommends or decides what is to be done. This is the gate to Chapter VII.",
        READ,
        applied_in=(_SUBSTANTIVE,),
    ),
    provision(
        article("40"),
        "Provisional measures",
        "Before it does that, the Council may call on the parties to comply with provisional measures, which "
        "prejudge nobody's rights.",
        READ,
        applied_in=(_SUBSTANTIVE,),
    ),
    provision(
        article("41"),
        "Measures without force",
        "The Council may decide on measures short of armed force, sanctions for example, and call on Members to "
        "apply them.",
        READ,
        applied_in=(_SUBSTANTIVE,),
        episode="S/RES/1970 (2011) on Libya was adopted under this article.",
    ),
    provision(
        article("42"),
        "Use of force",
        "Where such measures would not do, or have not done, the Council may take action by air, sea or land "
        "forces.",
        READ,
        applied_in=(_SUBSTANTIVE,),
    ),
    provision(
        article("52(3)"),
        "Settlement through regional arrangements",
        "The Council encourages the settlement of local disputes through regional arrangements or agencies.",
        READ,
        applied_in=("sim.law.parties.bound_to_abstain",),
        note="In such decisions the duty of a party to abstain, in Article 27(3), applies.",
    ),
    provision(
        article("97"),
        "Appointment of the Secretary-General",
        "The General Assembly appoints the Secretary-General upon a recommendation of the Council.",
        READ,
        applied_in=(_SUBSTANTIVE, "sim.procedure.publicity.check_publicity"),
        note="The recommendation is decided in private (Rule 48). That it is a matter of substance, open to the "
        "veto, and that straw polls before it are informal, is from general knowledge.",
    ),
    provision(
        article("99"),
        "The Secretary-General's initiative",
        "The Secretary-General may bring to the Council any matter that he thinks may threaten international "
        "peace and security; by Rule 3 the President then calls a meeting.",
        READ,
        applied_in=("sim.procedure.calling.call",),
    ),
    provision(
        ART_108,
        "Amendment of the Charter",
        "An amendment is adopted by two thirds of all Members of the General Assembly and comes into force when "
        "two thirds of the Members have ratified it, all the permanent members among them. The Council does not "
        "vote: a permanent member can only refuse to ratify.",
        READ,
        episode="GA res. 1991 A (XVIII), A/RES/1991(XVIII), enlarged the Council in this way.",
    ),
    provision(
        ART_109_1,
        "Calling a conference to review the Charter",
        "A conference to review the Charter may be called by two thirds of all Members of the General Assembly "
        "together with any nine members of the Council; no vote there is a veto.",
        READ,
        applied_in=("sim.law.review_conference.decide_review_conference", "sim.law.thresholds.REVIEW_CONFERENCE"),
        note="Any seven members of the Council until 12 June 1968.",
    ),
    provision(
        ART_109_3,
        "The review proposal of the tenth session",
        "If no such conference had been held by then, calling one went on the agenda of the tenth session of the "
        "General Assembly, and a majority of its Members with any seven members of the Council was enough.",
        READ,
        applied_in=(
            "sim.law.review_conference.decide_review_conference",
            "sim.law.thresholds.REVIEW_CONFERENCE_TENTH_SESSION",
        ),
        episode="16 December 1955, S/PV.707: S/RES/110 (1955) was adopted 9-1-1 although the Soviet Union voted "
        "against.",
        note="The number seven was never amended.",
    ),
)

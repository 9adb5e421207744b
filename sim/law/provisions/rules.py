"""The Provisional Rules of Procedure of the Council (S/96/Rev.7), Rules 1 to 61, in our own words."""

from sim.law.provisions.provision import Provision, Standing, provision
from sim.law.sources import rule

READ, REPORTED, NOT_CHECKED = Standing.READ, Standing.REPORTED, Standing.NOT_CHECKED

_MATTERS = "sim.law.matters.matter_of"

_MEETINGS = (
    provision(
        rule("1", 1),
        "When the Council meets",
        "The President calls a meeting whenever he thinks one is needed. Not more than fourteen days should pass "
        "between two meetings; the periodic meetings of Rule 4 are apart from this.",
        READ,
        applied_in=("sim.procedure.calling.call",),
    ),
    provision(
        rule("2", 1),
        "Any member may ask for a meeting",
        "The President has to call a meeting when any member of the Council asks for one. One member is enough: "
        "nine are never needed to ask, only to adopt the agenda once the Council sits.",
        READ,
        applied_in=("sim.procedure.calling.call",),
        episode="19 March 2018, S/PV.8209: seven members asked for a meeting on Syria and it was held, but only "
        "eight voted for its agenda, and it ended there.",
    ),
    provision(
        rule("3", 1),
        "Submissions that oblige the President to call a meeting",
        "The President calls a meeting when a dispute or situation is submitted under Article 35 or 11(3) of the "
        "Charter, when the General Assembly recommends something or refers a question under Article 11(2), and "
        "when the Secretary-General acts under Article 99.",
        READ,
        applied_in=("sim.procedure.calling.call",),
    ),
    provision(
        rule("4", 1),
        "Periodic meetings",
        "The periodic meetings that Article 28(2) provides for are held twice a year, at times the Council sets.",
        READ,
        note="Dormant.",
    ),
    provision(
        rule("5", 1),
        "Where the Council meets",
        "The Council normally meets at the seat of the United Nations. A member or the Secretary-General may "
        "propose another place; the Council decides where, and for how long.",
        READ,
    ),
)

_AGENDA = (
    provision(
        rule("6", 2),
        "Communications",
        "The Secretary-General passes on to all members, without delay, every communication about a matter the "
        "Council is to consider.",
        READ,
        applied_in=("sim.procedure.agenda.draw_up",),
        note="Read in the official French version.",
    ),
    provision(
        rule("7", 2),
        "The provisional agenda",
        "The Secretary-General draws up the provisional agenda of a meeting and the President approves it. Only "
        "what came in under Rule 6, what Rule 10 carries over, and what the Council put off before may be on it.",
        READ,
        applied_in=("sim.procedure.agenda.draw_up", "sim.procedure.agenda.APPROVE"),
        note="Read in the official French version.",
    ),
    provision(
        rule("8", 2),
        "Notice of the provisional agenda",
        "Members get the provisional agenda at least three days before the meeting; in urgent circumstances it "
        "may come together with the notice of the meeting.",
        READ,
        applied_in=("sim.procedure.agenda.notice_given", "sim.procedure.agenda.COMMUNICATE"),
        note="Read in the official French version.",
    ),
    provision(
        rule("9", 2),
        "Adoption of the agenda",
        "The first item of every provisional agenda is its own adoption. This is where a meeting can be stopped: "
        "a vote that is asked for is a procedural one; while nobody asks for one, the agenda is "
        "adopted without a vote.",
        READ,
        applied_in=(
            "sim.procedure.agenda.ADOPTION",
            _MATTERS,
            "sim.law.procedural.decide_procedural",
            "sim.law.consensus.adopted_without_vote",
            "sim.engine.agenda.adopt_agenda",
        ),
        episode="22 December 2014, S/PV.7353: the agenda on the situation in the DPRK was adopted 11-2-2, the "
        "negative votes of China and the Russian Federation being no vetoes.",
        note="The rule names the item; what follows from an objection is practice, and an objection alone "
        "does not ask for a vote. Read in the official French "
        "version.",
    ),
    provision(
        rule("10", 2),
        "Unfinished items",
        "An item whose consideration was not completed is on the agenda of the next meeting as well, unless the "
        "Council decides otherwise.",
        READ,
        applied_in=("sim.procedure.seizure.carried_over", _MATTERS),
        note="In practice each meeting adopts an agenda of its own. Read in the official French version.",
    ),
    provision(
        rule("11", 2),
        "The summary statement of matters",
        "Every week the Secretary-General sends members a summary of the matters the Council is seized of and how "
        "far each has come. An item enters this list once a formal meeting has adopted it; that it stands there "
        "obliges nobody to agree to the next meeting on it.",
        READ,
        applied_in=("sim.procedure.seizure.with_agenda",),
        episode="10 December 2015, S/PV.7575: a year after the item on the DPRK had been adopted, a new vote on "
        "the agenda was forced, and carried 9-4-2.",
        note="The last point is practice. Read in the official French version.",
    ),
    provision(
        rule("12", 2),
        "Agenda of a periodic meeting",
        "The provisional agenda of a periodic meeting goes out at least twenty-one days ahead and changes to it "
        "at least five days ahead; urgent matters can be added at any time.",
        READ,
        note="Dormant, as are the periodic meetings. The five days were not seen in the stored copy.",
    ),
)

_CREDENTIALS = (
    provision(
        rule("13", 3),
        "Representatives and their credentials",
        "Each member is represented by an accredited representative, whose credentials reach the "
        "Secretary-General at least twenty-four hours before he first sits. They come from the head of State or "
        "of government or from the foreign minister; a head of government or foreign minister sits without any.",
        READ,
        note="Read in the official French version.",
    ),
    provision(
        rule("14", 3),
        "Credentials of invited States",
        "A State that is not on the Council and is invited to take part also sends credentials for its "
        "representative, at least twenty-four hours before the first meeting he attends.",
        READ,
        note="Read in the official French version.",
    ),
    provision(
        rule("15", 3),
        "Examination of credentials",
        "The Secretary-General examines the credentials of members and of invited States and reports on them for "
        "the Council to approve.",
        READ,
        note="Read in the official French version.",
    ),
    provision(
        rule("16", 3),
        "Seated meanwhile",
        "Until credentials are approved the representative sits provisionally, with the same rights as the "
        "others.",
        READ,
        note="Read in the official French version.",
    ),
    provision(
        rule("17", 3),
        "Challenged credentials",
        "A representative whose credentials are objected to within the Council keeps his seat and all his rights "
        "until the Council has decided the matter.",
        READ,
        note="Read in the official French version.",
    ),
)

_PRESIDENCY = (
    provision(
        rule("18", 4),
        "The monthly presidency",
        "The members hold the presidency in turn, in the English alphabetical order of their names, each for one "
        "calendar month. The order is that of the names in use at the United Nations; a newly elected member "
        "slots into it on 1 January and the turn goes on from where it was.",
        READ,
        applied_in=("sim.council.presidency.president_on", "sim.council.presidency.turns"),
        note="The second sentence is practice.",
    ),
    provision(
        rule("19", 4),
        "What the President does",
        "The President presides over the meetings and, under the authority of the Council, represents it as an "
        "organ of the United Nations.",
        READ,
        applied_in=("sim.procedure.voting.STATE", "sim.procedure.motions.RESUME"),
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
        note="An obligation in conscience, by the Committee of Experts of 1946; Ukraine appealed to it in vain in "
        "July 2024.",
    ),
)

_SECRETARIAT = (
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
    ),
    provision(
        rule("23", 5),
        "The Secretary-General as rapporteur",
        "The Council may appoint the Secretary-General as its rapporteur for a question.",
        NOT_CHECKED,
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

_BUSINESS = (
    provision(
        rule("27", 6),
        "Order of speakers",
        "The President calls on representatives in the order in which they asked to speak.",
        READ,
        applied_in=("sim.procedure.speaking.REQUEST", "sim.procedure.speaking.CALL"),
        note="In practice the list is drawn by lot, the member that asked for the meeting and the penholder speak "
        "first, and the President speaks last for his own State.",
    ),
    provision(
        rule("28", 6),
        "Commissions, committees and rapporteurs",
        "The Council may appoint a commission, a committee or a rapporteur for a question it names.",
        READ,
    ),
    provision(
        rule("29", 6),
        "Precedence of a rapporteur",
        "The President may let a rapporteur speak out of turn; the head of a commission or committee, or its "
        "rapporteur, may be let forward to explain its report.",
        READ,
    ),
    provision(
        rule("30", 6),
        "Points of order",
        "The President rules on a point of order at once. If the ruling is challenged he puts it to the Council "
        "for immediate decision, and it stands unless it is overruled: so it is overruling that needs the votes, "
        "and eight votes to overrule against seven leave the ruling in place.",
        READ,
        applied_in=("sim.law.ruling.decide_ruling_challenge", _MATTERS),
        episode="1 September 1950, S/PV.494: the question was put the other way round, and the ruling was upheld "
        "9-1-1.",
        note="That overruling takes the votes of a procedural matter is our inference from practice. What too few "
        "votes to uphold would mean is unsettled.",
    ),
    provision(
        rule("31", 6),
        "Proposals in writing",
        "Draft resolutions, amendments and motions of substance are normally put before members in writing.",
        READ,
        applied_in=("sim.procedure.drafts.SUBMIT", "sim.procedure.questions.check_question"),
    ),
    provision(
        rule("32", 6),
        "Order of proposals, and votes in parts",
        "Principal motions and draft resolutions come to the vote in the order in which they were submitted. "
        "Parts of one are voted on separately when any representative asks for it, unless the original mover "
        "objects; the objection is final.",
        READ,
        applied_in=("sim.procedure.drafts.next_draft", "sim.procedure.drafts.in_turn", _MATTERS),
        episode="16 November 2017, S/PV.8105: a Russian bid to have its own draft voted on after that of the "
        "United States failed 3-7-5.",
        note="The rule names no exception to the order of submission; in practice the Council may decide on "
        "another by a procedural vote. That the recorded 3-7-5 was this vote is our reading of the record.",
    ),
    provision(
        rule("33", 6),
        "Motions with precedence",
        "Six motions go before all principal motions and drafts, in this order: to suspend the meeting; to "
        "adjourn it; to adjourn it to a certain day or hour; to refer a matter to a committee, the "
        "Secretary-General or a rapporteur; to postpone the discussion; to introduce an amendment. Only "
        "suspension and simple adjournment are decided without debate.",
        READ,
        applied_in=("sim.procedure.motions.MOVE", _MATTERS),
        episode="24 October 2017, S/PV.8073: a motion to adjourn to 7 November was debated, because it named a "
        "day, and lost 4-8-3.",
    ),
    provision(
        rule("34", 6),
        "No seconder needed",
        "A motion or draft resolution of a member of the Council is put to the vote without being seconded.",
        READ,
    ),
    provision(
        rule("35", 6),
        "Withdrawal",
        "A motion or draft resolution can be withdrawn as long as no vote has been taken on it. If it was "
        "seconded, the seconder may keep it before the Council as his own, with the precedence it had.",
        READ,
        episode="16 November 2017, S/PV.8105: the Russian Federation withdrew its draft, Bolivia, which had not "
        "seconded it, submitted the text again, and it was voted on.",
        note="Practice thus goes further than the rule. Its second half was not seen in the stored copy.",
    ),
    provision(
        rule("36", 6),
        "Order of amendments",
        "With two or more amendments to one proposal the President rules on their order. Ordinarily the one "
        "furthest from the original in substance is voted on first, then the next furthest; but one that adds to "
        "or deletes from the text goes before them.",
        NOT_CHECKED,
        episode="24 February 2025, S/PV.9866: amendments were voted on one by one before the draft, which passed "
        "unamended as S/RES/2774 (2025).",
    ),
    provision(
        rule("37", 6),
        "Invitation of Member States",
        "By decision of the Council a Member of the United Nations that does not sit on it may take part in a "
        "discussion without vote, when its interests are specially affected or when it brought the matter itself "
        "under Article 35(1).",
        READ,
        applied_in=("sim.procedure.invitations.PROPOSE", _MATTERS),
        episode="6 July 2023: Ukraine was invited, 12-2-1, to a meeting on S/RES/2231 (2015).",
        note="The number of the record of that meeting is not verified.",
    ),
    provision(
        rule("38", 6),
        "Proposals of invited States",
        "A State invited to take part may submit proposals and draft resolutions, but they are put to the vote "
        "only if a member of the Council asks for it.",
        REPORTED,
        applied_in=("sim.engine.drafts.submit", "sim.engine.putting.put_question"),
    ),
    provision(
        rule("39", 6),
        "Invitation of other persons",
        "The Council may invite members of the Secretariat, or other persons it holds competent, to give it "
        "information or other help.",
        REPORTED,
        applied_in=("sim.procedure.invitations.PROPOSE",),
        episode="5 October 2020, S/PV.8764: put as who was in favour of inviting a former head of the OPCW, the "
        "question failed 3-6-6.",
        note="Up to March 2023 only four votes under it are on record.",
    ),
    provision(
        rule("40", 7),
        "Voting",
        "Voting follows the Charter and the Statute of the International Court of Justice: the Rules set no "
        "majorities of their own.",
        NOT_CHECKED,
        applied_in=("sim.procedure.voting.CAST", "sim.law.decide.decide"),
    ),
)

_LANGUAGES = (
    provision(
        rule("41", 8),
        "Languages",
        "Arabic, Chinese, English, French, Russian and Spanish are both the official and the working languages "
        "of the Council.",
        NOT_CHECKED,
        note="An older wording, without Arabic, was read in S/RES/263 (1969); Arabic was added in 1982.",
    ),
    provision(
        rule("42", 8),
        "Interpretation",
        "A speech in one of the six languages is interpreted into the other five.",
        NOT_CHECKED,
        note="An older wording was read in S/RES/263 (1969).",
    ),
    Provision(
        rule("43", 8).cite,
        "Deleted",
        "There is no Rule 43. It dealt with speeches in official languages that were not working languages, and "
        "lost its object when all of them became both; the number was kept and carries the remark that the rule "
        "is deleted.",
        rule("43", 8).url,
        REPORTED,
        (),
        "",
        "Deleted: there are 60 live rules, numbered 1 to 61.",
    ),
    provision(
        rule("44", 8),
        "Other languages",
        "A representative may speak in another language if he himself provides for interpretation into one of "
        "the six.",
        NOT_CHECKED,
        note="An older wording was read in S/RES/263 (1969).",
    ),
    provision(
        rule("45", 8),
        "Languages of the records",
        "Verbatim records are drawn up in the languages of the Council.",
        NOT_CHECKED,
    ),
    provision(
        rule("46", 8),
        "Languages of documents",
        "Resolutions and other documents are published in the languages of the Council.",
        NOT_CHECKED,
    ),
    provision(
        rule("47", 8),
        "Documents in further languages",
        "Documents are published in yet another language if the Council so decides.",
        NOT_CHECKED,
    ),
)

_RECORDS = (
    provision(
        rule("48", 9),
        "Public and private meetings",
        "The Council meets in public unless it decides otherwise. A recommendation on the appointment of the "
        "Secretary-General is discussed and decided in private.",
        READ,
        applied_in=(
            "sim.procedure.publicity.check_publicity",
            "sim.procedure.publicity.PROPOSE_PRIVATE",
            _MATTERS,
        ),
        note="Read in the official French version.",
    ),
    provision(
        rule("49", 9),
        "The verbatim record",
        "The verbatim record is available to those who took part not later than ten in the morning of the next "
        "working day, save where Rule 51 applies.",
        READ,
        note="Read in the official French version.",
    ),
    provision(
        rule("50", 9),
        "Corrections",
        "Those who took part have two working days from then to tell the Secretary-General what they wish "
        "corrected.",
        READ,
        note="Read in the official French version.",
    ),
    provision(
        rule("51", 9),
        "A record in a single copy",
        "For a private meeting the Council may decide to have one single copy of the record, which the "
        "Secretary-General keeps; corrections to it may be asked for within ten days.",
        READ,
        note="Read in the official French version.",
    ),
    provision(
        rule("52", 9),
        "Approval of corrections",
        "Corrections that were asked for count as approved, unless the President finds them weighty enough to be "
        "put to the members, who then have two working days to comment; without an objection they are made.",
        READ,
        note="Read in the official French version.",
    ),
    provision(
        rule("53", 9),
        "Approval of the record",
        "A record for which no correction was asked for in time, or which has been corrected, counts as approved "
        "and becomes the official record.",
        NOT_CHECKED,
        note="Only its beginning was seen, in the official French version.",
    ),
    provision(
        rule("54", 9),
        "Publication of the record",
        "The official records of public meetings, with the documents that belong to them, are published in the "
        "languages of the Council.",
        NOT_CHECKED,
    ),
    provision(
        rule("55", 9),
        "Communique after a private meeting",
        "At the close of each private meeting the Council issues a communique through the Secretary-General.",
        NOT_CHECKED,
        applied_in=("sim.procedure.meeting.Meeting.communique_due",),
        note="The simulator tells that one is due, and writes none.",
    ),
    provision(
        rule("56", 9),
        "Access to private records",
        "Representatives of States that took part in a private meeting may consult its record; the Council may "
        "grant access to others.",
        NOT_CHECKED,
    ),
    provision(
        rule("57", 9),
        "Yearly list of confidential records",
        "Once a year the Secretary-General gives the Council a list of the records and documents that were kept "
        "confidential until then, for it to decide which to open.",
        NOT_CHECKED,
    ),
)

_MEMBERSHIP = (
    provision(
        rule("58", 10),
        "Application for membership",
        "A State that wishes to join applies to the Secretary-General, with a formal declaration that it accepts "
        "the obligations of the Charter.",
        READ,
        note="Read in S/RES/37 (1947).",
    ),
    provision(
        rule("59", 10),
        "Examination of an application",
        "The President refers an application to a committee of all members, unless the Council decides "
        "otherwise. The committee reports at least thirty-five days before a regular session of the General "
        "Assembly, or fourteen before a special one.",
        READ,
        note="Read in the official French version.",
    ),
    provision(
        rule("60", 10),
        "Recommendation of a new Member",
        "The Council decides whether to recommend the applicant. A recommendation goes to the General Assembly "
        "with the record of the discussion, at least twenty-five days before a regular session or four before a "
        "special one; if the Council does not recommend, or puts the matter off, it makes a special report.",
        READ,
        note="Read in S/RES/37 (1947).",
    ),
)

_OTHER_ORGANS = (
    provision(
        rule("61", 11),
        "Election of judges",
        "A meeting of the Council to elect judges of the International Court of Justice goes on through as many "
        "ballots as it takes, until the candidates needed have each an absolute majority.",
        READ,
        episode="4 June 1947, 138th meeting: the rule was added by S/RES/26 (1947).",
        note="The majority itself is that of Article 10 of the Statute; the series of ballots is not counted.",
    ),
)

RULES = (
    *_MEETINGS,
    *_AGENDA,
    *_CREDENTIALS,
    *_PRESIDENCY,
    *_SECRETARIAT,
    *_BUSINESS,
    *_LANGUAGES,
    *_RECORDS,
    *_MEMBERSHIP,
    *_OTHER_ORGANS,
)

"""Texts beside the Charter and the Rules: statutes, resolutions, notes, an opinion, single decisions."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import (
    AMENDMENT_1965,
    AMENDMENT_1968,
    COMMITTEE_1718,
    EICHMANN,
    GA_RULE_86,
    ICJ_STATUTE_10,
    LAOS,
    NAMIBIA,
    RULING_1950,
    SAN_FRANCISCO,
    VETO_LIST,
)
from sim.source import Source

READ, REPORTED, NOT_CHECKED = Standing.READ, Standing.REPORTED, Standing.NOT_CHECKED

_SUBSTANTIVE = "sim.law.veto.decide_substantive"
_ICJ_URL = ICJ_STATUTE_10.url
_ROME_URL = "https://www.icc-cpi.int/resource-library/core-legal-texts"
_AFTER_A_DECISION, _PROSECUTOR = "sim.engine.court.after_a_decision", "sim.engine.court.prosecutor"
_NOTES = "https://main.un.org/securitycouncil/en/content/repertoire/provisional-rules-procedure"


def _icj(number: str) -> Source:
    return Source(f"ICJ Statute Art. {number}", _ICJ_URL)


def _rome(number: str) -> Source:
    return Source(f"Rome Statute Art. {number}", _ROME_URL)


ICJ_STATUTE = (
    provision(
        _icj("4"),
        "Who elects the judges",
        "The General Assembly and the Council elect the judges, from a list of persons whom national groups have "
        "nominated.",
        READ,
        note="One candidate's majority in the Council is what the simulator decides, under Article 10.",
    ),
    provision(
        _icj("8"),
        "Two independent elections",
        "The General Assembly and the Council proceed independently of each other.",
        READ,
    ),
    provision(
        ICJ_STATUTE_10,
        "Majority in the election of judges",
        "A candidate is elected with an absolute majority in the General Assembly and in the Council. In the "
        "Council permanent and other members are not told apart, so that eight of fifteen votes are enough and "
        "there is no veto. Of two nationals of one State who get both majorities only the elder is elected.",
        READ,
        applied_in=("sim.law.icj_election.decide_icj_election",),
        note="Six of eleven votes before 1966. That the majority is counted by seats, eight of fifteen, is from "
        "an account (EJIL: Talk!, 2023).",
    ),
    provision(
        _icj("11"),
        "Further meetings",
        "If seats are left after the first meeting for the election, a second is held, and if need be a third.",
        READ,
    ),
    provision(
        _icj("12"),
        "The joint conference",
        "If seats are left after that, either organ may ask for a conference of three members from each, which "
        "proposes names; one outside the list if it is unanimous. If that fails too, the judges already elected "
        "choose among the candidates who got votes, the eldest judge breaking a tie. Article 10 keeps the veto "
        "out of the choice of the Council's three.",
        READ,
    ),
    provision(
        _icj("14"),
        "Vacancies on the Court",
        "A vacancy is filled in the same way as at the first election, on a date the Council sets.",
        READ,
    ),
)

ROME_STATUTE = (
    provision(
        _rome("11"),
        "No jurisdiction over earlier crimes",
        "The Court has jurisdiction only over crimes committed after its Statute came into force, on 1 July 2002. "
        "A referral by the Council cannot reach back further.",
        READ,
        applied_in=(_AFTER_A_DECISION,),
        note="The second sentence is our reading of the first. Read at iccdb.hrlc.net/data/keyword/172.",
    ),
    provision(
        _rome("12"),
        "Territory or nationality",
        "Unless the Council has referred the situation, the State where the crime was committed or that of the "
        "accused must be a party to the Statute or have accepted the jurisdiction. The condition is stated for "
        "the other two ways only, and so does not limit a referral by the Council.",
        READ,
    ),
    provision(
        _rome("13(b)"),
        "Referral by the Council",
        "The Court may act on a situation that the Council, under Chapter VII, refers to the Prosecutor. Such a "
        "referral reaches States that are not parties; it takes nine votes and no veto, but neither the consent "
        "of the State nor a prior request by anybody.",
        READ,
        applied_in=(_SUBSTANTIVE, "sim.law.matters.matter_of", _AFTER_A_DECISION),
        episode="31 March 2005, S/PV.5158: S/RES/1593 (2005) referred Darfur, 11-0-4. 22 May 2014, S/PV.7180: "
        "S/2014/348 on Syria was vetoed by China and the Russian Federation, 13-2-0.",
        note="Used twice, the other time for Libya in S/RES/1970 (2011). It does not itself open an "
        "investigation.",
    ),
    provision(
        _rome("15 ter"),
        "Aggression, referred by the Council",
        "Where the Council refers a situation the Court may also exercise its jurisdiction over the crime of "
        "aggression. For nationals of States that are not parties this is the only way.",
        READ,
        note="Read in an official German translation, and in commentary. The second sentence rests on Article "
        "15 bis, which was not checked.",
    ),
    provision(
        _rome("16"),
        "Deferral by the Council",
        "If the Council asks for it in a resolution adopted under Chapter VII, no investigation or prosecution "
        "goes on for twelve months; the request can be renewed. It needs an adopted resolution: a veto, or fewer "
        "than nine votes, means that the case goes on.",
        READ,
        applied_in=(_SUBSTANTIVE, _AFTER_A_DECISION, _PROSECUTOR),
        episode="12 July 2002, S/PV.4572: S/RES/1422 (2002) asked for twelve months for peacekeepers of States "
        "that are not parties, 15-0-0.",
    ),
    provision(
        _rome("53"),
        "Whether to investigate",
        "The Prosecutor decides whether there is a reasonable basis to go on, and may decline. At the request of "
        "the Council that referred the situation the Pre-Trial Chamber may review that decision.",
        READ,
        applied_in=(_AFTER_A_DECISION, _PROSECUTOR),
        note="What became of it under the two referrals is not verified. Read at iccdb.hrlc.net/data/keyword/226.",
    ),
    provision(
        _rome("126"),
        "Entry into force",
        "The Statute entered into force two months after sixty States had ratified it: on 1 July 2002. Before "
        "that day there was no Court to refer anything to.",
        NOT_CHECKED,
        applied_in=(_AFTER_A_DECISION,),
        note="The second sentence is our reading of the first.",
    ),
)

ASSEMBLY = (
    provision(
        GA_RULE_86,
        "Present and voting",
        "Members present and voting are those who vote for or against; those who abstain are not voting.",
        READ,
        applied_in=("sim.law.thresholds.ShareOfVoting", "sim.law.assembly.decide_assembly_majority"),
        note="Read as quoted from A/520/Rev.17.",
    ),
    provision(
        Source("A/RES/76/262", "https://undocs.org/A/RES/76/262"),
        "The veto initiative",
        "After a veto the President of the General Assembly convenes a debate on the situation within ten working "
        "days, unless an emergency special session is meeting on it. States that cast the veto come first on the "
        "list of speakers, and the Council is invited to send a special report at least seventy-two hours "
        "before. No outcome is required.",
        READ,
        applied_in=(
            "sim.engine.assembly.after_a_veto",
            "sim.engine.assembly.veto_debate",
            "sim.engine.calendar.working_days_after",
        ),
        episode="8 June 2022: the first debate, after the vetoes of S/2022/431 on the DPRK on 26 May.",
        note="Adopted on 26 April 2022 without a vote. A veto of an amendment counts as well (24 February 2025); "
        "a negative vote on a draft that lacked nine votes does not.",
    ),
    provision(
        Source("GA res. 377 A (V)", "https://press.un.org/en/2022/sc14809.doc.htm"),
        "Uniting for peace",
        "If the permanent members are not unanimous, and the Council therefore fails to act where peace appears "
        "threatened or broken, the General Assembly may meet in emergency special session within twenty-four "
        "hours. The Council can ask for it by a procedural vote, or a majority of Members can; the Assembly then "
        "recommends, and binds nobody.",
        READ,
        applied_in=("sim.law.matters.matter_of",),
        episode="27 February 2022, S/PV.8980: S/RES/2623 (2022) called the eleventh such session, 11-1-3, over "
        "the negative vote of the Russian Federation.",
        note="Its text says any seven members; since the enlargement it is read as nine.",
    ),
    provision(
        Source("GA res. 267 (III)", "https://history.state.gov/historicaldocuments/frus1948v01p1/d169"),
        "Which decisions to treat as procedural",
        "The General Assembly recommended to the members of the Council a long list of decisions to be treated as "
        "procedural: among them submissions to the Assembly, credentials, reports, meetings away from "
        "Headquarters and subsidiary organs.",
        READ,
        note="A recommendation only, read in draft; several items of its annex never became practice.",
    ),
    provision(
        AMENDMENT_1965,
        "The enlargement of the Council",
        "This amendment took the Council from eleven members to fifteen and the votes needed from seven to nine. "
        "It divides the ten elected seats: five for Africa and Asia, one for Eastern Europe, two for Latin "
        "America, two for Western Europe and others.",
        READ,
        applied_in=("sim.law.thresholds.ENLARGED", "sim.council.terms.seats_on"),
        episode="23 November 1965: S/RES/218 (1965) was still adopted with seven votes.",
        note="In force on 31 August 1965, but the new Council sat from 1 January 1966, and the simulator changes "
        "both numbers on that day. How the months between are to be treated in law is not verified.",
    ),
    provision(
        AMENDMENT_1968,
        "The later amendment of Article 109",
        "It raised the votes of the Council needed to call a review conference under Article 109(1) from seven to "
        "nine, with effect from 12 June 1968.",
        READ,
        applied_in=("sim.law.thresholds.AMENDED_109",),
    ),
)

SECRETARIAT = (
    provision(
        Source("ST/IC information circulars on official holidays", "https://ask.un.org/faq/14617"),
        "Official holidays of the United Nations",
        "The Secretariat announces each year the days on which the Organization does not work in New York. They "
        "are no working days when the ten of the veto initiative are counted.",
        REPORTED,
        applied_in=("sim.engine.calendar.is_working_day", "sim.engine.assembly.after_a_veto"),
        note="The circulars themselves were not seen; the days of the two Eids are from general calendars.",
    ),
)

COUNCIL = (
    provision(
        NAMIBIA,
        "Abstention of a permanent member is no veto",
        "The Court found that the Council had always and uniformly taken a permanent member's voluntary "
        "abstention as no bar to adopting a resolution. A concurring vote is thus one that is not negative.",
        REPORTED,
        applied_in=(_SUBSTANTIVE,),
        episode="15 December 1973, S/PV.1760: S/RES/344 (1973) was adopted 10-0-4 with no permanent member in "
        "favour.",
        note="The exact wording of the paragraph is not checked.",
    ),
    provision(
        SAN_FRANCISCO,
        "The statement behind the double veto",
        "The four sponsoring powers, with France joining them, listed what they held to be procedural, and said "
        "that a decision which may start a chain of events ending in enforcement is not. Whether a matter is "
        "procedural they held to be itself open to the veto.",
        NOT_CHECKED,
        applied_in=("sim.law.preliminary.decide_preliminary",),
        episode="24 May 1948, S/PV.303: eight members called a proposal on Czechoslovakia procedural, but the "
        "Soviet Union voted against and it was treated as not procedural, then vetoed.",
        note="11 UNCIO Docs. 711. No treaty, and the wording of Part II is not checked.",
    ),
    provision(
        VETO_LIST,
        "What is listed as a veto",
        "The Library of the United Nations lists the drafts that failed through the negative vote of a permanent "
        "member. A draft that lacked the votes anyway is not in the list, whoever voted against it.",
        READ,
        applied_in=("sim.law.veto.decide_vetoable",),
        episode="16 November 2017, S/PV.8105: S/2017/968 got 4-7-4, and the negative votes of France, the United "
        "Kingdom and the United States are not listed.",
    ),
    provision(
        Source(
            "Repertoire of the Practice of the Security Council, chapter on voting",
            "https://main.un.org/securitycouncil/en/content/repertoire/structure",
        ),
        "Which votes are on record as procedural",
        "The Secretariat's Repertoire groups the votes that were taken as procedural: the agenda, the order, "
        "deferment and removal of items, challenges to rulings, suspension and adjournment, invitations, conduct "
        "of business, and calling an emergency special session.",
        READ,
        applied_in=("sim.law.matters.matter_of",),
        note="The headings were read.",
    ),
    provision(
        Source("Note S/2017/507", _NOTES),
        "Working methods, 2017 edition",
        "The President's note that gathered the working methods of the Council from 30 August 2017 until the "
        "edition of 2024 replaced it.",
        REPORTED,
        note="Its paragraph numbers are not verified.",
    ),
    provision(
        Source("Note S/2024/507", "https://press.un.org/en/2024/sc15940.doc.htm"),
        "Working methods, current edition",
        "The President's note of 13 December 2024 that gathers the working methods of the Council: the edition of "
        "2017 and fifteen notes since.",
        REPORTED,
        note="Agreed by consensus, beside the Rules and below them. Its paragraph numbers are not verified.",
    ),
    provision(
        Source("S/2020/253", "https://press.un.org/en/2020/sc14277.doc.htm"),
        "Votes in writing during the pandemic",
        "While the Council could not meet in 2020 and 2021 its members met by video, which was no formal meeting: "
        "procedural votes were not possible, an open one needed everybody's agreement, and draft resolutions were "
        "voted on in writing.",
        REPORTED,
        episode="14 August 2020, SC/14277: a draft on the arms embargo against Iran failed in writing, 2-2-11.",
    ),
    provision(
        COMMITTEE_1718,
        "The Committee on the DPRK",
        "All fifteen members sit on it, and it decides by consensus: any one of them can block, and the "
        "arithmetic of the veto plays no part.",
        READ,
        applied_in=("sim.law.consensus.decide_consensus",),
        note="Read in a copy of the page of the Committee. That decisions pass when nobody objects within five "
        "working days is not verified. Its Panel of Experts lapsed on 30 April 2024, after a Russian veto.",
    ),
    provision(
        EICHMANN,
        "A party to the dispute did not vote",
        "Adopted 8-0-2 on 23 June 1960, with Argentina, the party that had brought the case, not taking part in "
        "the vote. It is the last clear use of the proviso of Article 27(3) known to us.",
        READ,
        applied_in=("sim.law.parties.bound_to_abstain", "sim.law.decide.decide"),
        episode="23 June 1960, S/PV.868. On 15 March 2014 the Russian Federation voted on S/2014/189, about "
        "Crimea, and vetoed it.",
    ),
    provision(
        LAOS,
        "A claim of a double veto turned down",
        "The President ruled that setting up a subcommittee on Laos was procedural under Article 29, and the "
        "draft was adopted 10-1. The Soviet Union, against, denied that it was valid.",
        READ,
        applied_in=("sim.law.laws.law_on",),
        episode="7 September 1959, S/PV.848: S/RES/132 (1959).",
        note="That the double veto has not been used since is from general knowledge.",
    ),
    provision(
        RULING_1950,
        "A ruling put the other way round",
        "The question put was whether to uphold the President's ruling, not whether to overrule it; it was upheld "
        "9-1-1.",
        REPORTED,
        applied_in=("sim.law.ruling.decide_ruling_challenge",),
        episode="1 September 1950, S/PV.494.",
        note="No rule settles what too few votes to uphold would have meant.",
    ),
    provision(
        Source(
            "S/PV.8764 (5 Oct. 2020)",
            "https://www.securitycouncilreport.org/monthly-forecast/2020-11/"
            "in-hindsight-formulating-the-motion-to-be-put-to-a-procedural-vote.php",
        ),
        "Which way round the question is put",
        "Only affirmative votes carry, so that asking who favours an invitation and asking who is against it can "
        "both fail on the same opinions. The President and the members who objected disputed which to ask; it was "
        "put as who was in favour.",
        REPORTED,
        applied_in=("sim.procedure.matters.Polarity", "sim.procedure.invitations.INVITATION"),
        episode="5 October 2020, S/PV.8764: 3-6-6, and the guest was not invited.",
    ),
)

ELSEWHERE = (*ICJ_STATUTE, *ROME_STATUTE, *ASSEMBLY, *SECRETARIAT, *COUNCIL)

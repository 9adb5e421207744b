"""Customs of voting that no text lays down, in our own words; none of them is a rule."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import ART_27_3, CONSENSUS, WITHOUT_VOTE
from sim.source import Source

READ, REPORTED, GENERAL_KNOWLEDGE = Standing.READ, Standing.REPORTED, Standing.GENERAL_KNOWLEDGE


def _custom(what: str, url: str | None = None) -> Source:
    return Source(f"Council practice: {what}", url)


CUSTOMS_OF_VOTING = (
    provision(
        _custom("an abstention is not a veto", "https://digitallibrary.un.org/record/4055387"),
        "Abstention, absence, not taking part",
        "A permanent member that abstains, stays away or does not take part in the vote blocks nothing, though "
        "its vote is missing from the nine. No affirmative vote of a permanent member is needed.",
        READ,
        status=Status.PRACTICE,
        applied_in=("sim.law.veto.decide_substantive",),
        episode="June and July 1950: S/RES/82 (1950) and the three that followed were adopted while the Soviet "
        "Union stayed away. 15 December 1973: S/RES/344 (1973) had no permanent member in favour.",
        scenario="abstention/1973-middle-east",
        note="Read in the voting data of the UN Digital Library; 433 of 2,725 resolutions to March "
        "2024 have a permanent abstention.",
    ),
    provision(
        _custom("the double veto"),
        "Double veto",
        "A member claims that a matter is not procedural; a permanent member vetoes the finding that it is, and "
        "with a second negative vote the matter itself. Presidents contained it by ruling that the matter was "
        "procedural and letting the ruling stand.",
        REPORTED,
        status=Status.PRACTICE,
        applied_in=("sim.law.preliminary.decide_preliminary", "sim.law.laws.LAST_YEAR_OF_THE_CLAIM"),
        episode="24 May 1948, S/PV.303: it succeeded on Czechoslovakia. 29 September 1950, S/RES/87 (1950): a "
        "claim of it by the Republic of China was turned down.",
        scenario="double-veto/1948-czechoslovakia",
        note="That it has not been used since 1959 is from general knowledge; the tallies of 1946 and 1947 are "
        "not verified.",
    ),
    provision(
        _custom("the hidden veto"),
        "Hidden veto: too few votes",
        "A draft with fewer than nine in favour fails for lack of votes, whatever the permanent members did: "
        "keeping others from voting for it spares them the veto. A permanent negative vote on such a draft is "
        "not counted as one, and no debate in the General Assembly follows.",
        REPORTED,
        status=Status.PRACTICE,
        applied_in=("sim.law.veto.decide_vetoable",),
        episode="23 December 2016, S/PV.7850: S/2016/1085, an arms embargo on South Sudan, failed 7-0-8.",
        scenario="hidden-vetoes/2016-south-sudan",
    ),
    provision(
        _custom("votes on amendments", "https://press.un.org/en/2025/ga12677.doc.htm"),
        "Amendments can be vetoed",
        "An amendment to a draft on a matter of substance is itself one, so that it needs nine votes and can be "
        "vetoed alone.",
        REPORTED,
        status=Status.PRACTICE,
        applied_in=("sim.procedure.amendments.AMENDMENT",),
        episode="24 February 2025, S/PV.9866: of three European amendments one lacked nine votes and two were "
        "vetoed by the Russian Federation, then S/RES/2774 (2025) passed without them.",
        scenario="amendments/2025-ukraine",
    ),
    provision(
        _custom("no quorum"),
        "Quorum: there is none",
        "Neither the Charter nor the Rules set a number of members that must be present. Nine affirmative votes "
        "are needed however many attend, so that an absence weighs as much as an abstention.",
        GENERAL_KNOWLEDGE,
        status=Status.PRACTICE,
        applied_in=("sim.law.majority.decide_by_votes",),
        episode="27 June 1950, S/PV.474: the Soviet Union stayed away, and seven of eleven votes were enough "
        "for S/RES/83 (1950).",
        scenario="abstention/1950-korea",
        note="That there is none was read for the Charter, and not in every one of the Rules.",
    ),
    provision(
        _custom("no ties", ART_27_3.url),
        "Ties: there are none",
        "In the Council a fixed number of affirmative votes decides, so that equal votes for and against have no "
        "meaning of their own and the President has no casting vote: 7-7-1 fails because seven are fewer than "
        "nine.",
        READ,
        status=Status.PRACTICE,
        applied_in=("sim.law.majority.decide_by_votes",),
        episode="24 April 2024, S/PV.9616: an amendment got 7-7-1, and fell for want of nine.",
        scenario="amendments/2024-outer-space",
        note="It follows from Article 27. In the General Assembly, where more must vote for than against, votes "
        "equally divided do not adopt.",
    ),
    provision(
        WITHOUT_VOTE,
        "Adoption without a vote",
        "What nobody objects to is declared adopted and no vote is taken: agendas usually, and the referral of "
        "applications for membership. It is not a unanimous vote, though voting data may show it as one.",
        REPORTED,
        status=Status.PRACTICE,
        applied_in=("sim.law.consensus.adopted_without_vote", "sim.procedure.objecting.GRANT"),
        episode="17 August 2023, S/PV.9398: the agenda of an open meeting on the DPRK was adopted without a vote.",
        scenario="dprk/2023",
    ),
    provision(
        _custom("an objection is not yet a vote", "https://www.un.org/press/en/2018/sc13482.doc.htm"),
        "Objecting and asking for a vote",
        "To object to an agenda and to ask for a vote on it are two things: while nobody asks, the President may "
        "go on.",
        REPORTED,
        status=Status.PRACTICE,
        applied_in=("sim.procedure.objecting.OBJECT", "sim.procedure.objecting.ASK"),
        episode="5 September 2018, SC/13482: four members objected to a meeting on Nicaragua, and it was held.",
        scenario="agenda/2018-nicaragua",
        note="Whether anybody asked for a vote that day is not verified.",
    ),
    provision(
        CONSENSUS,
        "Decisions by consensus",
        "Statements by the President and the decisions of sanctions committees need everybody: nobody may object. "
        "The objection of any member, permanent or not, is enough to stop one, however many are in favour.",
        GENERAL_KNOWLEDGE,
        status=Status.PRACTICE,
        applied_in=("sim.law.consensus.decide_consensus",),
        episode="20 January 2022: China and the Russian Federation put five names on hold in the 1718 "
        "Committee (S/RES/1718), and nobody was listed.",
        scenario="committee/2022-hold",
        note="Of the 1718 Committee it was read; see its guidelines.",
    ),
    provision(
        _custom("explanations of vote"),
        "Explaining a vote",
        "Members explain their votes before the voting or after it.",
        GENERAL_KNOWLEDGE,
        status=Status.PRACTICE,
        applied_in=("sim.procedure.voting.EXPLAIN",),
    ),
    provision(
        _custom("voting is not interrupted"),
        "No interruption of the voting",
        "Once voting has begun, only a point of order about the voting itself interrupts it.",
        GENERAL_KNOWLEDGE,
        status=Status.PRACTICE,
        applied_in=("sim.procedure.order.in_order",),
    ),
    provision(
        Source("The record: votes that are not known decide nothing here", None),
        "Votes that are not known",
        "Where the votes that are known leave a result open, the simulator says so and guesses nothing that "
        "depends on it.",
        Standing.OURS,
        status=Status.OURS,
        applied_in=("sim.law.majority.left_open", "sim.procedure.voting.LEAVE"),
    ),
    provision(
        _custom("the order of drafts can be changed", "https://www.scprocedure.org/chapter-5-section-11"),
        "Another order of voting on drafts",
        "Rule 32 knows no exception to the order of submission, but by a procedural vote the Council has taken up "
        "a later draft first.",
        REPORTED,
        status=Status.PRACTICE,
        applied_in=("sim.procedure.order_of_drafts.PROPOSE_ORDER", "sim.procedure.order_of_drafts.ORDER"),
        episode="13 December 1955, S/PV.703: a draft on eighteen new Members was given priority 8-1-2. "
        "16 November 2017, S/PV.8105: a Russian bid for another order failed 3-7-5.",
        scenario="order-of-drafts/1955-new-members",
    ),
    provision(
        _custom("taking over a withdrawn draft", "https://tass.com/world/976127"),
        "A withdrawn draft, taken over by any member",
        "Rule 35 lets a seconder keep a withdrawn draft before the Council. In practice a member has done so that "
        "had only put on record that it supported it; whether that is seconding is disputed.",
        REPORTED,
        status=Status.PRACTICE,
        applied_in=("sim.procedure.withdrawal.TAKE_OVER",),
        episode="16 November 2017, S/PV.8105: Bolivia took over the text that the Russian Federation had "
        "withdrawn, and S/2017/968 got 4-7-4.",
        scenario="order-of-drafts/2017-syria",
    ),
    provision(
        _custom("more candidates than places"),
        "Too many with a majority",
        "If in a ballot for judges more candidates have an absolute majority than there are seats to fill, the "
        "ballot elects nobody and another one is held.",
        REPORTED,
        status=Status.PRACTICE,
        applied_in=("sim.procedure.court_ballots.cast",),
        note="Read of in A. W. Rudzinski, 53 American Journal of International Law, 1959: once in 1951 and three "
        "times in 1954.",
    ),
)

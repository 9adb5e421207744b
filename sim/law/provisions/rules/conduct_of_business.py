"""Rules 27 to 36: speakers, points of order, motions, drafts and amendments, in our own words."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import rule

READ, NOT_CHECKED = Standing.READ, Standing.NOT_CHECKED

_MATTERS = "sim.law.matters.matter_of"

CONDUCT_OF_BUSINESS = (
    provision(
        rule("27", 6),
        "Order of speakers",
        "The President calls on representatives in the order in which they asked to speak.",
        READ,
        applied_in=("sim.procedure.speaking.REQUEST", "sim.procedure.speaking.CALL"),
        episode="28 November 1950, S/PV.526: a proposal to hear the representative of the People's Republic "
        "of China first was lost 1-8-2.",
        scenario="invitations/1950-order-of-speakers",
        note="In practice the list is drawn by lot, the member that asked for the meeting and the penholder speak "
        "first, and the President speaks last for his own State.",
    ),
    provision(
        rule("28", 6),
        "Commissions, committees and rapporteurs",
        "The Council may appoint a commission, a committee or a rapporteur for a question it names.",
        READ,
        applied_in=(
            "sim.procedure.rapporteurs.PROPOSE_APPOINTMENT",
            "sim.procedure.rapporteurs.APPOINTMENT",
        ),
        episode="7 September 1959, S/PV.848: S/RES/132 (1959) appointed a subcommittee on Laos, 10-1-0.",
        scenario="double-veto/1959-laos",
    ),
    provision(
        rule("29", 6),
        "Precedence of a rapporteur",
        "The President may let a rapporteur speak out of turn; the head of a commission or committee, or its "
        "rapporteur, may be let forward to explain its report.",
        READ,
        applied_in=(
            "sim.procedure.rapporteurs.reporting",
            "sim.procedure.speaking.CALL",
        ),
    ),
    provision(
        rule("30", 6),
        "Points of order",
        "The President rules on a point of order at once. If the ruling is challenged he puts it to the Council "
        "for immediate decision, and it stands unless it is overruled: so it is overruling that needs the votes, "
        "and eight votes to overrule against seven leave the ruling in place.",
        READ,
        applied_in=(
            "sim.procedure.points_of_order.RAISE",
            "sim.procedure.points_of_order.RULE",
            "sim.procedure.points_of_order.CHALLENGE",
            "sim.procedure.points_of_order.RULING",
            "sim.law.ruling.decide_ruling_challenge",
            _MATTERS,
        ),
        episode="1 September 1950, S/PV.494: the question was put the other way round, and the ruling was upheld "
        "9-1-1.",
        scenario="rulings/1950-korea",
        note="That overruling takes the votes of a procedural matter is our inference from practice. What too few "
        "votes to uphold would mean is unsettled.",
    ),
    provision(
        rule("31", 6),
        "Proposals in writing",
        "Draft resolutions, amendments and motions of substance are normally put before members in writing.",
        READ,
        applied_in=(
            "sim.procedure.drafts.SUBMIT",
            "sim.procedure.drafts.check_draft",
            "sim.procedure.putting.PUT_QUESTION",
        ),
        episode="24 February 2025, S/PV.9866: a draft, three European amendments and two Russian ones were "
        "before the Council in writing.",
        scenario="amendments/2025-ukraine",
    ),
    provision(
        rule("32", 6),
        "Order of proposals, and votes in parts",
        "Principal motions and draft resolutions come to the vote in the order in which they were submitted. "
        "Parts of one are voted on separately when any representative asks for it, unless the original mover "
        "objects; the objection is final.",
        READ,
        applied_in=(
            "sim.procedure.drafts.next_draft",
            "sim.procedure.drafts.in_turn",
            "sim.procedure.separate_votes.OBJECT_TO_PARTS",
            "sim.procedure.separate_votes.check_part",
            _MATTERS,
        ),
        episode="16 November 2017, S/PV.8105: a Russian bid to have its own draft voted on after that of the "
        "United States failed 3-7-5.",
        scenario="order-of-drafts/2017-syria",
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
        applied_in=(
            "sim.procedure.motions.MOVE",
            "sim.procedure.motions.check_debate",
            "sim.procedure.motions.check_not_set_aside",
            "sim.procedure.amendments.SUBMIT_AMENDMENT",
            _MATTERS,
        ),
        episode="24 October 2017, S/PV.8073: a motion to adjourn to 7 November was debated, because it named a "
        "day, and lost 4-8-3.",
        scenario="motions/2017-syria-adjournment",
    ),
    provision(
        rule("34", 6),
        "No seconder needed",
        "A motion or draft resolution of a member of the Council is put to the vote without being seconded.",
        READ,
        applied_in=(
            "sim.procedure.withdrawal.SECOND",
            "sim.procedure.putting.PUT",
        ),
        episode="16 November 2017, S/PV.8105: Bolivia, which no other member had to second, had S/2017/968 "
        "put to the vote.",
        scenario="order-of-drafts/2017-syria",
        note="A seconder is recorded for what Rule 35 gives him, and never required.",
    ),
    provision(
        rule("35", 6),
        "Withdrawal",
        "A motion or draft resolution can be withdrawn as long as no vote has been taken on it. If it was "
        "seconded, the seconder may keep it before the Council as his own, with the precedence it had.",
        READ,
        applied_in=(
            "sim.procedure.withdrawal.WITHDRAW",
            "sim.procedure.withdrawal.TAKE_OVER",
        ),
        episode="16 November 2017, S/PV.8105: the Russian Federation withdrew its draft; Bolivia, which had "
        "put on record that it supported it, invoked this rule and had the text voted on.",
        scenario="order-of-drafts/2017-syria",
        note="Whether such support is seconding is disputed: some heard a political statement. Where it is none, "
        "practice goes further than the rule, whose second half was not seen in the stored copy.",
    ),
    provision(
        rule("36", 6),
        "Order of amendments",
        "With two or more amendments to one proposal the President rules on their order. Ordinarily the one "
        "furthest from the original in substance is voted on first, then the next furthest; but one that adds to "
        "or deletes from the text goes before them.",
        NOT_CHECKED,
        applied_in=(
            "sim.procedure.amendments.ordinary_order",
            "sim.procedure.amendments.check_order",
            "sim.procedure.amendments.check_none_waits",
        ),
        episode="24 February 2025, S/PV.9866: amendments were voted on one by one before the draft, which passed "
        "unamended as S/RES/2774 (2025).",
        scenario="amendments/2025-ukraine",
    ),
)

"""Articles 23 to 32 of the Charter: the Council, its vote and its procedure, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import ART_23, ART_27_2, ART_27_3, article

READ, NOT_CHECKED = Standing.READ, Standing.NOT_CHECKED

_SUBSTANTIVE = "sim.law.veto.decide_substantive"

COUNCIL = (
    provision(
        ART_23,
        "Members of the Council",
        "The Council has fifteen members. Five are permanent and named in the text; ten are elected by the "
        "General Assembly for two years, and one that retires cannot be re-elected at once.",
        READ,
        status=Status.AMENDED,
        applied_in=("sim.council.membership.council_on", "sim.council.terms.seats_on"),
        episode="25 October 1971: by A/RES/2758 (XXVI) the People's Republic of China took the seat that the "
        "text gives to the Republic of China.",
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
        article("24(2)"),
        "Within the purposes of the Charter",
        "In doing so the Council acts in accordance with the purposes and principles of the United Nations. Its "
        "particular powers stand in Chapters VI, VII, VIII and XII.",
        READ,
    ),
    provision(
        article("24(3)"),
        "Reports to the General Assembly",
        "The Council reports to the General Assembly every year, and makes special reports when necessary.",
        READ,
        applied_in=("sim.engine.assembly.special_report",),
        note="A/RES/76/262 invites it to make one on each use of the veto.",
    ),
    provision(
        article("25"),
        "Decisions bind",
        "The Members of the United Nations agree to accept and carry out what the Council decides.",
        READ,
        episode="25 March 2024: S/RES/2728 (2024) on Gaza was adopted 14-0-1, and whether it bound anybody "
        "was disputed at once.",
        scenario="competing-drafts/2024-gaza-march",
    ),
    provision(
        article("26"),
        "Regulation of armaments",
        "The Council draws up plans, with the help of the Military Staff Committee, for a system that "
        "regulates armaments, so that the least of the world's means goes into them; they are put to the "
        "Members.",
        NOT_CHECKED,
        status=Status.DORMANT,
        note="That no such plan was put to the Members is from general knowledge.",
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
        status=Status.AMENDED,
        applied_in=("sim.law.procedural.decide_procedural", "sim.law.thresholds.PROCEDURAL"),
        episode="28 March 2024, S/PV.9592: an agenda with six in favour, none against and nine abstaining was not "
        "adopted.",
        scenario="agenda/2024-yugoslavia",
        note="Seven votes until the end of 1965.",
    ),
    provision(
        ART_27_3,
        "The veto",
        "All other matters take nine affirmative votes, and the permanent members must concur: as practice reads "
        "it, none of them may vote against. Under Chapter VI and Article 52(3) a party to a dispute has to "
        "abstain, permanent member or not.",
        READ,
        status=Status.AMENDED,
        applied_in=(
            _SUBSTANTIVE,
            "sim.law.veto.decide_vetoable",
            "sim.law.thresholds.SUBSTANTIVE",
            "sim.law.parties.bound_to_abstain",
        ),
        episode="25 February 2022, S/PV.8979: S/2022/155 on the invasion of Ukraine got 11-1-3 and was vetoed by "
        "the Russian Federation; two days later the same 11-1-3 carried S/RES/2623 (2022), which was procedural.",
        scenario="uniting-for-peace/2022-ukraine",
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
        applied_in=("sim.procedure.rapporteurs.APPOINTMENT",),
        episode="7 September 1959, S/PV.848: a subcommittee on Laos was set up as a procedural matter, over the "
        "negative vote of the Soviet Union (S/RES/132 (1959)).",
        scenario="double-veto/1959-laos",
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
        episode="6 July 2023: Ukraine was invited, 12-2-1, to a meeting on S/RES/2231 (2015).",
        scenario="invitations/2023-ukraine",
    ),
    provision(
        article("32"),
        "A party to the dispute",
        "A State that does not sit on the Council and is party to a dispute before it has to be invited to take "
        "part without vote. For a State outside the United Nations the Council sets fair conditions.",
        READ,
        episode="25 June 1950, S/PV.473: a bid to hear the Government of North Korea was lost 1-6-3, a "
        "member not voting.",
        scenario="invitations/1950-north-korea",
    ),
)

"""Rules and resolutions of the General Assembly that touch the Council, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import AMENDMENT_1965, AMENDMENT_1968, GA_RULE_86
from sim.source import Source

READ, NOT_CHECKED = Standing.READ, Standing.NOT_CHECKED


def _ga_rule(number: str, page: str = "") -> Source:
    return Source(f"GA Rule {number}", f"https://www.un.org/en/ga/about/ropga/{page}")


GENERAL_ASSEMBLY = (
    provision(
        _ga_rule("8"),
        "Calling an emergency special session",
        "An emergency special session under GA res. 377 A (V) meets within twenty-four hours of the request: of "
        "the Council, by the votes of any nine of its members, or of a majority of the Members of the United "
        "Nations.",
        NOT_CHECKED,
        applied_in=(
            "sim.bodies.uniting_for_peace.opens_by",
            "sim.engine.emergency_session.after_a_call",
        ),
        episode="27 February 2022, S/PV.8980: S/RES/2623 (2022) called the eleventh such session, which met the "
        "next day.",
        scenario="uniting-for-peace/1956-suez",
    ),
    provision(
        _ga_rule("9"),
        "Asked for by Members",
        "Any Member may ask for an emergency special session; it is held once a majority of the Members has "
        "agreed to that.",
        NOT_CHECKED,
        applied_in=("sim.bodies.uniting_for_peace.bar_to_a_request",),
    ),
    provision(
        _ga_rule("63", "plenary.shtml"),
        "An emergency special session meets in plenary",
        "Unless it decides otherwise the General Assembly meets in plenary only and goes straight to the item it "
        "was called for, without a committee.",
        NOT_CHECKED,
    ),
    provision(
        _ga_rule("82", "plenary.shtml"),
        "Voting rights in the General Assembly",
        "Each Member of the General Assembly has one vote.",
        NOT_CHECKED,
        applied_in=("sim.law.counting.count",),
    ),
    provision(
        _ga_rule("83", "plenary.shtml"),
        "Two thirds for important questions",
        "On the important questions that Article 18(2) of the Charter lists, two thirds of the Members present "
        "and voting decide.",
        NOT_CHECKED,
        applied_in=("sim.law.assembly.decide_assembly_two_thirds",),
    ),
    provision(
        _ga_rule("84", "plenary.shtml"),
        "Two thirds for amendments to them as well",
        "Amendments to a proposal on an important question, and parts of it voted on separately, take two thirds "
        "of the Members present and voting as the proposal does.",
        READ,
        applied_in=("sim.bodies.general_assembly.majority_for",),
        note="Read in A/RES/475(V) of 1 November 1950, which added it as Rule 84(a). So there too an amendment "
        "needs the majority of its proposal.",
    ),
    provision(
        _ga_rule("85", "plenary.shtml"),
        "A majority for other questions",
        "Everything else is decided by a majority of the Members present and voting, and so is whether a further "
        "kind of question shall need two thirds.",
        NOT_CHECKED,
        applied_in=("sim.law.assembly.decide_assembly_majority",),
        scenario="dprk/2014",
    ),
    provision(
        GA_RULE_86,
        "Present and voting",
        "Members present and voting are those who vote for or against; those who abstain are not voting.",
        READ,
        applied_in=("sim.law.thresholds.ShareOfVoting", "sim.law.assembly.decide_assembly_majority"),
        scenario="dprk/2014",
        note="Read as quoted from A/520/Rev.17.",
    ),
    provision(
        _ga_rule("95", "plenary.shtml"),
        "Votes equally divided in plenary",
        "If as many vote for as against, a second vote is taken at another meeting within forty-eight hours; if "
        "that is equal too, the proposal counts as rejected. Elections are apart from this.",
        NOT_CHECKED,
        applied_in=("sim.bodies.general_assembly.after_a_tie",),
    ),
    provision(
        _ga_rule("125"),
        "Majorities in committees",
        "In the committees of the General Assembly a majority of the members present and voting decides, on "
        "important questions too.",
        NOT_CHECKED,
        applied_in=("sim.law.assembly.decide_assembly_majority",),
        episode="18 November 2014: the Third Committee approved what became A/RES/69/188, on human rights in the "
        "DPRK, 111-19-55.",
        scenario="dprk/2014",
    ),
    provision(
        _ga_rule("133"),
        "Votes equally divided in committees",
        "If as many vote for as against in a committee, the proposal counts as rejected. Elections are apart from "
        "this.",
        NOT_CHECKED,
        applied_in=("sim.bodies.general_assembly.after_a_tie",),
    ),
    provision(
        _ga_rule("136", "adms.shtml"),
        "Admission after a recommendation",
        "If the Council recommends an applicant, the General Assembly considers whether it is a peace-loving "
        "State able and willing to carry out the Charter, and decides by two thirds of the Members present and "
        "voting.",
        NOT_CHECKED,
        applied_in=("sim.procedure.new_members.admit",),
        episode="14 December 1955, S/PV.705: sixteen States were recommended, and admitted on the same day.",
        scenario="admission/1955-package",
    ),
    provision(
        _ga_rule("137", "adms.shtml"),
        "Sending an application back",
        "If the Council does not recommend an applicant or puts the matter off, the General Assembly may, after "
        "considering the Council's special report, send the application back for it to be considered again.",
        NOT_CHECKED,
        applied_in=("sim.procedure.new_members.send_back",),
    ),
    provision(
        _ga_rule("141", "adms.shtml"),
        "Appointing the Secretary-General",
        "Once the Council has submitted its recommendation, the General Assembly considers it and votes on it by "
        "secret ballot in private meeting.",
        NOT_CHECKED,
        applied_in=("sim.bodies.uniting_for_peace.bar_to_a_text",),
    ),
    provision(
        _ga_rule("151"),
        "Ballots for judges in the General Assembly",
        "A meeting of the General Assembly to elect judges of the International Court of Justice goes on through "
        "as many ballots as it takes, until the candidates needed have each an absolute majority.",
        READ,
        applied_in=("sim.procedure.court_ballots.cast",),
        note="Read in S/RES/26 (1947), where it is still Rule 99 A; it is the twin of the Council's Rule 61.",
    ),
    provision(
        Source("A/RES/60/251, para. 8", "https://undocs.org/A/RES/60/251"),
        "Suspension from the Human Rights Council",
        "The General Assembly may suspend the rights of membership in the Human Rights Council of a member that "
        "grossly and systematically violates human rights, by two thirds of the Members present and voting.",
        NOT_CHECKED,
        applied_in=("sim.bodies.general_assembly.majority_for",),
        episode="7 April 2022, A/RES/ES-11/3: the Russian Federation was suspended, 93-24-58.",
        note="That Council is no organ of the Charter: nobody recommends it first.",
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
            "sim.bodies.calendar.working_days_after",
        ),
        episode="8 June 2022: the first debate, after the vetoes of S/2022/431 on the DPRK on 26 May.",
        scenario="dprk/2022-sanctions",
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
        applied_in=(
            "sim.law.matters.matter_of",
            "sim.bodies.uniting_for_peace.votes_of_the_council",
            "sim.bodies.uniting_for_peace.bar_to_a_request",
            "sim.bodies.uniting_for_peace.opens_by",
        ),
        episode="27 February 2022, S/PV.8980: S/RES/2623 (2022) called the eleventh such session, 11-1-3, over "
        "the negative vote of the Russian Federation.",
        scenario="uniting-for-peace/2022-ukraine",
        note="Its text says any seven members; since the enlargement it is read as nine.",
    ),
    provision(
        Source("GA res. 267 (III)", "https://history.state.gov/historicaldocuments/frus1948v01p1/d169"),
        "Which decisions to treat as procedural",
        "The General Assembly recommended to the members of the Council a long list of decisions to be treated as "
        "procedural: among them submissions to the Assembly, credentials, reports, meetings away from "
        "Headquarters and subsidiary organs.",
        READ,
        status=Status.GUIDANCE,
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

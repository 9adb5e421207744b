"""Single decisions that practice looks back to, in our own words. None of them is a rule."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import EICHMANN, LAOS, NAMIBIA, RULING_1950
from sim.source import Source

READ, REPORTED, NOT_CHECKED = Standing.READ, Standing.REPORTED, Standing.NOT_CHECKED

_SUBSTANTIVE = "sim.law.veto.decide_substantive"

CASES = (
    provision(
        NAMIBIA,
        "Abstention of a permanent member is no veto",
        "The Court found that the Council had always and uniformly taken a permanent member's voluntary "
        "abstention as no bar to adopting a resolution. A concurring vote is thus one that is not negative.",
        REPORTED,
        status=Status.CASE,
        applied_in=(_SUBSTANTIVE,),
        episode="15 December 1973, S/PV.1760: S/RES/344 (1973) was adopted 10-0-4 with no permanent member in "
        "favour.",
        scenario="abstention/1973-middle-east",
        note="The exact wording of the paragraph is not checked.",
    ),
    provision(
        EICHMANN,
        "A party to the dispute did not vote",
        "Adopted 8-0-2 on 23 June 1960, with Argentina, the party that had brought the case, not taking part in "
        "the vote. It is the last clear use of the proviso of Article 27(3) known to us.",
        READ,
        status=Status.CASE,
        applied_in=("sim.law.parties.bound_to_abstain", "sim.law.decide.decide"),
        episode="23 June 1960, S/PV.868. On 15 March 2014 the Russian Federation voted on S/2014/189, about "
        "Crimea, and vetoed it.",
        scenario="parties/1960-eichmann",
    ),
    provision(
        LAOS,
        "A claim of a double veto turned down",
        "The President ruled that setting up a subcommittee on Laos was procedural under Article 29, and the "
        "draft was adopted 10-1. The Soviet Union, against, denied that it was valid.",
        READ,
        status=Status.CASE,
        applied_in=("sim.law.laws.law_on",),
        episode="7 September 1959, S/PV.848: S/RES/132 (1959).",
        scenario="double-veto/1959-laos",
        note="That the double veto has not been used since is from general knowledge.",
    ),
    provision(
        RULING_1950,
        "A ruling put the other way round",
        "The question put was whether to uphold the President's ruling, not whether to overrule it; it was upheld "
        "9-1-1.",
        REPORTED,
        status=Status.CASE,
        applied_in=("sim.law.ruling.decide_ruling_challenge",),
        episode="1 September 1950, S/PV.494.",
        scenario="rulings/1950-korea",
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
        status=Status.CASE,
        applied_in=("sim.procedure.matters.Polarity", "sim.procedure.invitations.INVITATION"),
        episode="5 October 2020, S/PV.8764: 3-6-6, and the guest was not invited.",
        scenario="invitations/2020-bustani",
    ),
    provision(
        Source(
            "ICJ, Competence of the General Assembly for the Admission of a State, Advisory Opinion, 1950",
            "https://www.icj-cij.org/case/9",
        ),
        "No admission without a recommendation",
        "The Court found that the General Assembly cannot admit a State which the Council has not recommended, "
        "whether for want of votes or through a veto.",
        NOT_CHECKED,
        status=Status.CASE,
        applied_in=("sim.procedure.new_members.admit",),
        episode="13 December 1955, S/PV.703: State after State was vetoed, and the General Assembly could "
        "admit none of them.",
        scenario="admission/1955-package",
    ),
    provision(
        Source("S/RES/303 (1971)", "https://digitallibrary.un.org/record/280356"),
        "Referred to a session already meeting",
        "The Council referred the question of India and Pakistan to the General Assembly under GA res. 377 A (V). "
        "As the Assembly was in its regular session, none had to be called.",
        READ,
        status=Status.CASE,
        applied_in=("sim.engine.emergency_session.emergency_session",),
        episode="6 December 1971, S/PV.1608: S/RES/303 (1971) was adopted 11-0-4.",
        scenario="uniting-for-peace/1971-india-pakistan",
    ),
)

"""Undertakings not to use the veto, or not to vote against: conduct that members promise, beside the Charter."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import CODE_OF_CONDUCT, FRANCE_MEXICO

RESTRAINT = (
    provision(
        CODE_OF_CONDUCT,
        "The code of conduct of the ACT group",
        "Any State that sits on the Council, or will, permanent or elected, may pledge to support timely action "
        "against genocide, crimes against humanity and war crimes, and not to vote against a credible draft to "
        "prevent or end them. Abstaining is not excluded.",
        Standing.READ,
        status=Status.GUIDANCE,
        applied_in=("sim.law.pledges.pledged_not_to_oppose", "sim.law.decide.decide"),
        note="Launched on 23 October 2015. A pledge and no rule: it is modelled as conduct, by abstaining, "
        "where a scenario says `pledge` or is under the reform `act-code`. Read at "
        "kipdf.com/general-assembly-security-council_5aae09061723dd7a2c9b1e0e.html.",
    ),
    provision(
        FRANCE_MEXICO,
        "Suspending the veto in cases of mass atrocity",
        "France and Mexico ask the permanent members to agree, of their own will and together, not to use the "
        "veto where mass atrocities are being committed.",
        Standing.REPORTED,
        status=Status.GUIDANCE,
        applied_in=("sim.law.laws.Veto", "sim.law.measure.measure_vetoable"),
        note="A French idea of 2013, and no rule: it is modelled as one only under the reform `france-mexico`.",
    ),
)

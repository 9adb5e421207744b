"""Articles 33 to 38 and 52 of the Charter: peaceful settlement, in our own words."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import article

READ, NOT_CHECKED = Standing.READ, Standing.NOT_CHECKED

DISPUTES = (
    provision(
        article("33"),
        "Peaceful means first",
        "The parties to a dispute that could endanger peace first seek a solution by peaceful means of their own "
        "choice, from negotiation to the courts. The Council calls on them to do so when it finds that necessary.",
        NOT_CHECKED,
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
        article("36"),
        "Recommending how to settle",
        "At any stage of such a dispute the Council may recommend procedures or methods of settling it. It should "
        "bear in mind that legal disputes as a rule belong before the International Court of Justice.",
        NOT_CHECKED,
        note="A decision under Chapter VI, in which a party to the dispute has to abstain (Article 27(3)).",
    ),
    provision(
        article("37"),
        "Disputes the parties could not settle",
        "Parties that fail to settle a dispute by those means bring it to the Council, which then recommends a "
        "procedure, or terms of settlement that it finds fit.",
        NOT_CHECKED,
    ),
    provision(
        article("38"),
        "At the wish of all parties",
        "If all parties to a dispute ask for it, the Council may recommend to them how to settle it.",
        NOT_CHECKED,
    ),
    provision(
        article("52(3)"),
        "Settlement through regional arrangements",
        "The Council encourages the settlement of local disputes through regional arrangements or agencies.",
        READ,
        applied_in=("sim.law.parties.bound_to_abstain",),
        scenario="parties/eichmann-1960",
        note="In such decisions the duty of a party to abstain, in Article 27(3), applies.",
    ),
)

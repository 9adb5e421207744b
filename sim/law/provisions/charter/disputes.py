"""Articles 33 to 38 and 52 of the Charter: peaceful settlement, in our own words."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import article

READ = Standing.READ

DISPUTES = (
    provision(
        article("33"),
        "Peaceful means first",
        "The parties to a dispute that could endanger peace first seek a solution by peaceful means of their own "
        "choice, from negotiation to the courts. The Council calls on them to do so when it finds that necessary.",
        READ,
    ),
    provision(
        article("34"),
        "Investigation",
        "The Council may investigate a dispute, or a situation that could lead to one, to see whether its "
        "continuing is likely to endanger peace.",
        READ,
        episode="19 December 1946: S/RES/15 (1946) sent a commission to investigate incidents at the borders "
        "of Greece.",
        note="The episode is from general knowledge.",
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
        READ,
        episode="9 April 1947: S/RES/22 (1947) recommended that Albania and the United Kingdom take the "
        "Corfu Channel dispute to the Court; the United Kingdom, a party, did not vote.",
        note="A decision under Chapter VI, in which a party to the dispute has to abstain (Article "
        "27(3)). The episode is from general knowledge.",
    ),
    provision(
        article("37"),
        "Disputes the parties could not settle",
        "Parties that fail to settle a dispute by those means bring it to the Council, which then recommends a "
        "procedure, or terms of settlement that it finds fit.",
        READ,
    ),
    provision(
        article("38"),
        "At the wish of all parties",
        "If all parties to a dispute ask for it, the Council may recommend to them how to settle it.",
        READ,
    ),
    provision(
        article("52(3)"),
        "Settlement through regional arrangements",
        "The Council encourages the settlement of local disputes through regional arrangements or agencies.",
        READ,
        applied_in=("sim.law.parties.bound_to_abstain",),
        episode="23 June 1960, S/PV.868: Argentina, a party to the dispute, took no part in the vote on S/4349.",
        scenario="parties/1960-eichmann",
        note="In such decisions the duty of a party to abstain, in Article 27(3), applies.",
    ),
)

"""The Rome Statute of the International Criminal Court, where the Council comes in, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.source import Source

READ, NOT_CHECKED = Standing.READ, Standing.NOT_CHECKED

_SUBSTANTIVE = "sim.law.veto.decide_substantive"
_AFTER_A_DECISION, _PROSECUTOR = "sim.engine.court.after_a_decision", "sim.engine.court.prosecutor"


def _rome(number: str) -> Source:
    return Source(f"Rome Statute Art. {number}", "https://www.icc-cpi.int/resource-library/core-legal-texts")


ROME_STATUTE = (
    provision(
        _rome("11"),
        "No jurisdiction over earlier crimes",
        "The Court has jurisdiction only over crimes committed after its Statute came into force, on 1 July 2002. "
        "A referral by the Council cannot reach back further.",
        READ,
        applied_in=(_AFTER_A_DECISION,),
        episode="31 March 2005, S/PV.5158: S/RES/1593 (2005) referred Darfur from 1 July 2002, the first day "
        "the Court can reach.",
        scenario="icc/2005-darfur",
        note="The second sentence is our reading of the first. Read at iccdb.hrlc.net/data/keyword/172.",
    ),
    provision(
        _rome("12"),
        "Territory or nationality",
        "Unless the Council has referred the situation, the State where the crime was committed or that of the "
        "accused must be a party to the Statute or have accepted the jurisdiction. The condition is stated for "
        "the other two ways only, and so does not limit a referral by the Council.",
        READ,
        episode="22 May 2014, S/PV.7180: Syria is no party, and a referral by the Council was vetoed.",
        scenario="icc/2014-syria",
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
        scenario="icc/2005-darfur",
        note="Used twice, the other time for Libya in S/RES/1970 (2011). It does not itself open an "
        "investigation.",
    ),
    provision(
        _rome("15 ter"),
        "Aggression, referred by the Council",
        "Where the Council refers a situation the Court may also exercise its jurisdiction over the crime of "
        "aggression. For nationals of States that are not parties this is the only way.",
        READ,
        status=Status.UNUSED,
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
        scenario="icc/2002-peacekeepers",
    ),
    provision(
        _rome("53"),
        "Whether to investigate",
        "The Prosecutor decides whether there is a reasonable basis to go on, and may decline. At the request of "
        "the Council that referred the situation the Pre-Trial Chamber may review that decision.",
        READ,
        applied_in=(_AFTER_A_DECISION, _PROSECUTOR),
        scenario="what-if/referral-2014-investigated",
        note="What became of it under the two referrals is not verified. Read at iccdb.hrlc.net/data/keyword/226.",
    ),
    provision(
        _rome("126"),
        "Entry into force",
        "The Statute entered into force two months after sixty States had ratified it: on 1 July 2002. Before "
        "that day there was no Court to refer anything to.",
        NOT_CHECKED,
        applied_in=(_AFTER_A_DECISION,),
        scenario="what-if/icc/1994-rwanda-referred",
        note="The second sentence is our reading of the first.",
    ),
)

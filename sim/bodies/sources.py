"""The texts the bodies around the Council go by, each cited once and named elsewhere by its constant."""

from sim.law.matters import UNITING_FOR_PEACE as UNITING_FOR_PEACE
from sim.law.sources import COMMITTEE_1718 as COMMITTEE_1718
from sim.law.sources import GA_RULE_86, article
from sim.source import Source


def _ga_rule(number: str) -> Source:
    return Source(f"GA Rule {number}", GA_RULE_86.url)


ART_4 = article("4")
ART_5 = article("5")
ART_6 = article("6")
ART_10 = article("10")
ART_11_2 = article("11(2)")
ART_24_3 = article("24(3)")
ART_97 = article("97")

GA_RULE_8 = _ga_rule("8")
GA_RULE_9 = _ga_rule("9")
GA_RULE_83 = _ga_rule("83")
GA_RULE_84 = _ga_rule("84")
GA_RULE_85 = _ga_rule("85")
GA_RULE_95 = _ga_rule("95")
GA_RULE_125 = _ga_rule("125")
GA_RULE_133 = _ga_rule("133")
GA_RULE_141 = _ga_rule("141")

HUMAN_RIGHTS_COUNCIL = Source("A/RES/60/251, para. 8", "https://undocs.org/A/RES/60/251")
VETO_INITIATIVE = Source("A/RES/76/262", "https://undocs.org/A/RES/76/262")
REFERRED_IN_1971 = Source("S/RES/303 (1971)", "https://digitallibrary.un.org/record/280356")
RELIEF_CONTINUED = Source("S/RES/2231 (2015), para. 11", "https://undocs.org/S/RES/2231(2015)")
RELIEF_ENDS = Source("S/RES/2231 (2015), para. 12", "https://undocs.org/S/RES/2231(2015)")
PLAN_OF_ACTION = Source("Joint Comprehensive Plan of Action, paras. 36-37", "https://undocs.org/S/2015/544")

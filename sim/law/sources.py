"""The texts the law is taken from, each cited once here and named everywhere else by its constant."""

from sim.source import Source

CHARTER = "https://www.un.org/en/about-us/un-charter/full-text"
RULES = "https://www.un.org/securitycouncil/content/rop"


def article(number: str) -> Source:
    """Cite an article of the Charter, for example `article("27(3)")`."""
    return Source(f"Charter Art. {number}", CHARTER)


def rule(number: str, chapter: int) -> Source:
    """Cite a rule of the Provisional Rules of Procedure (S/96/Rev.7) and the chapter it stands in."""
    return Source(f"Rule {number}", f"{RULES}/chapter-{chapter}")


ART_23 = article("23")
ART_27_2 = article("27(2)")
ART_27_3 = article("27(3)")
ART_108 = article("108")
ART_109_1 = article("109(1)")
ART_109_3 = article("109(3)")
ART_18_2 = article("18(2)")
ART_18_3 = article("18(3)")

RULE_30 = rule("30", 6)

AMENDMENT_1965 = Source("GA res. 1991 A (XVIII)", "https://treaties.un.org/doc/source/events/2016/I-5-a.pdf")
AMENDMENT_1968 = Source("GA res. 2101 (XX)", "https://treaties.un.org/doc/source/events/2016/I-5-b.pdf")
NAMIBIA = Source(
    "ICJ, Namibia, Advisory Opinion, 1971, para. 22",
    "http://www.worldcourts.com/icj/eng/decisions/1971.06.21_namibia.htm",
)
SAN_FRANCISCO = Source("San Francisco Statement of 7 June 1945, Part II", None)
VETO_LIST = Source("UN Library veto list", "https://research.un.org/en/docs/sc/quick/veto")
ICJ_STATUTE_10 = Source("ICJ Statute Art. 10", "https://www.icj-cij.org/statute")
GA_RULE_86 = Source("GA Rule 86", "https://www.un.org/en/ga/about/ropga/plenary.shtml")
COMMITTEE_1718 = Source("1718 Committee guidelines", "https://main.un.org/securitycouncil/en/sanctions/1718")
CONSENSUS = Source(
    "Council practice: decisions by consensus (presidential statements, sanctions committees)", None
)
PRESIDENTIAL_STATEMENTS = Source("Council practice on presidential statements", None)
WITHOUT_VOTE = Source("Council practice: adopted without a vote when nobody objects", None)
EICHMANN = Source("S/RES/138 (1960)", "https://digitallibrary.un.org/record/280594")
LAOS = Source("S/PV.848 (7 Sept. 1959)", "https://digitallibrary.un.org/record/280588")
RULING_1950 = Source("S/PV.494 (1 Sept. 1950)", None)
CODE_OF_CONDUCT = Source(
    "A/70/621-S/2015/978, annex I (ACT code of conduct)", "https://undocs.org/A/70/621-S/2015/978"
)
FRANCE_MEXICO = Source(
    "Political declaration on suspension of veto powers in cases of mass atrocity (France, Mexico, 2015)",
    "https://docslib.org/doc/7146117",
)

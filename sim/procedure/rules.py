"""The rules and customs of a meeting, each cited once and named elsewhere by its constant. Citations only."""

from sim.law.sources import article, rule
from sim.source import Source

RULE_1 = rule("1", 1)
RULE_2 = rule("2", 1)
RULE_3 = rule("3", 1)
RULE_7 = rule("7", 2)
RULE_8 = rule("8", 2)
RULE_9 = rule("9", 2)
RULE_13 = rule("13", 3)
RULE_14 = rule("14", 3)
RULE_15 = rule("15", 3)
RULE_16 = rule("16", 3)
RULE_17 = rule("17", 3)
RULE_18 = rule("18", 4)
RULE_19 = rule("19", 4)
RULE_20 = rule("20", 4)
RULE_22 = rule("22", 5)
RULE_27 = rule("27", 6)
RULE_28 = rule("28", 6)
RULE_29 = rule("29", 6)
RULE_30 = rule("30", 6)
RULE_31 = rule("31", 6)
RULE_32 = rule("32", 6)
RULE_33 = rule("33", 6)
RULE_34 = rule("34", 6)
RULE_35 = rule("35", 6)
RULE_36 = rule("36", 6)
RULE_37 = rule("37", 6)
RULE_38 = rule("38", 6)
RULE_39 = rule("39", 6)
RULE_40 = rule("40", 7)
RULE_48 = rule("48", 9)
RULE_51 = rule("51", 9)
RULE_55 = rule("55", 9)
RULE_58 = rule("58", 10)
RULE_59 = rule("59", 10)
RULE_60 = rule("60", 10)
RULE_61 = rule("61", 11)

ART_31 = article("31")

OBJECTION_IS_NO_VOTE = Source(
    "Council practice: an objection to the agenda does not by itself call for a vote (September 2018, Nicaragua)",
    "https://www.un.org/press/en/2018/sc13482.doc.htm",
)
NO_VOTE_IN_INFORMAL = Source(
    "Council practice: the Provisional Rules apply to formal meetings only",
    "https://scprocedure.org/chapter-6-section-3b",
)
OTHER_MATTERS = Source(
    'Council practice: in consultations any member may raise a topic under "other matters"',
    None,
)
EXPLANATION_OF_VOTE = Source("Council practice: a vote is explained before or after the voting", None)
VOTING_NOT_INTERRUPTED = Source(
    "Council practice: a vote that has begun is interrupted only by a point of order about the voting", None
)
PRESIDENT_SPEAKS_LAST = Source(
    "Council practice, not a rule: the President speaks last in the national capacity", None
)
IN_BLUE = Source(
    "Council custom, not a rule: the final text of a draft is printed in blue before it is voted", None
)
CONCLUDED = Source("Council practice: the President adjourns when the list of speakers is exhausted", None)
RECORD_IS_SILENT = Source("The record: votes that are not known decide nothing here", None)
QUESTION_PUT_2020 = Source(
    "S/PV.8764 (5 Oct. 2020)",
    "https://www.securitycouncilreport.org/monthly-forecast/2020-11/"
    "in-hindsight-formulating-the-motion-to-be-put-to-a-procedural-vote.php",
)
ORDER_BY_VOTE = Source(
    "Council practice: the order of drafts is changed by a procedural vote (16 November 2017, S/PV.8105)",
    "https://www.scprocedure.org/chapter-5-section-11",
)
TAKEN_OVER_BY_ANY = Source(
    "Council practice: any member may take over a withdrawn draft (16 November 2017, S/PV.8105)",
    "https://tass.com/world/976127",
)

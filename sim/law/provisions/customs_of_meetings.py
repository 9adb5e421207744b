"""Customs of meetings that no text lays down, in our own words; none of them is a rule."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.source import Source

REPORTED, GENERAL_KNOWLEDGE = Standing.REPORTED, Standing.GENERAL_KNOWLEDGE


def _custom(what: str, url: str | None = None) -> Source:
    return Source(f"Council practice: {what}", url)


CUSTOMS_OF_MEETINGS = (
    provision(
        _custom("no votes outside formal meetings", "https://scprocedure.org/chapter-6-section-3b"),
        "Consultations, Arria-formula meetings, dialogues",
        "Consultations, Arria-formula meetings, informal dialogues and meetings by video are not formal meetings "
        "of the Council: the Rules do not apply to them, and nothing can be put to a procedural vote.",
        REPORTED,
        status=Status.PRACTICE,
        applied_in=("sim.procedure.calling.call",),
        scenario="dprk/2020",
        note="During 2020 and 2021 an open meeting by video needed unanimity; one on the DPRK was blocked so on "
        "11 December 2020.",
    ),
    provision(
        _custom("other matters (AOB)"),
        "Any other business",
        "In closed consultations any member may raise a topic under other matters. It takes neither consensus nor "
        "a vote, and there is no record.",
        REPORTED,
        status=Status.PRACTICE,
        applied_in=("sim.procedure.speaking.REQUEST",),
        scenario="dprk/2021",
        note="On 15 December 2021 the United States raised human rights in the DPRK in this way.",
    ),
    provision(
        _custom("the programme of work", "https://www.un.org/press/en/2018/sc13482.doc.htm"),
        "Programme of work",
        "At the start of a month the members agree on its programme by consensus, not by a vote. If they do not, "
        "the presidency works without one.",
        REPORTED,
        status=Status.PRACTICE,
        episode="4 September 2018, S/PV.8339 and SC/13482: none was adopted, over Nicaragua, and the "
        "meetings were held.",
        scenario="agenda/2018-nicaragua",
    ),
    provision(
        _custom("the President speaks last"),
        "The President's own statement",
        "Speaking for his own State, the President comes last on the list.",
        GENERAL_KNOWLEDGE,
        status=Status.PRACTICE,
        applied_in=("sim.procedure.speaking.CALL",),
    ),
    provision(
        _custom("the end of a meeting"),
        "How a meeting ends",
        "With nobody left on the list of speakers the President adjourns the meeting; no motion is needed.",
        GENERAL_KNOWLEDGE,
        status=Status.PRACTICE,
        applied_in=("sim.procedure.speaking.CLOSE",),
    ),
)

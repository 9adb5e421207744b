"""Customs of drafting that no text lays down, in our own words; none of them is a rule."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import PRESIDENTIAL_STATEMENTS
from sim.source import Source

REPORTED, GENERAL_KNOWLEDGE = Standing.REPORTED, Standing.GENERAL_KNOWLEDGE


def _custom(what: str, url: str | None = None) -> Source:
    return Source(f"Council practice: {what}", url)


CUSTOMS_OF_DRAFTING = (
    provision(
        _custom("the penholder", "https://press.un.org/en/2024/sc15940.doc.htm"),
        "Penholder",
        "For most situations some member drafts what the Council adopts, by custom. Any member may draft, and "
        "sharing the pen is encouraged.",
        GENERAL_KNOWLEDGE,
        status=Status.PRACTICE,
        note="Custom, not a rule. That notes of the President deal with it was read: S/2023/945, now part of "
        "S/2024/507.",
    ),
    provision(
        _custom("sponsors"),
        "Sponsors of a draft",
        "Any number of States may sponsor a draft; it changes nothing about the votes needed.",
        REPORTED,
        status=Status.PRACTICE,
        episode="22 May 2014: S/2014/348 had more than sixty sponsors and was vetoed.",
        scenario="icc/2014-syria",
    ),
    provision(
        _custom("the silence procedure"),
        "Silence procedure",
        "A draft is sent round with a deadline, and is taken as agreed unless somebody breaks the silence before "
        "it.",
        GENERAL_KNOWLEDGE,
        status=Status.PRACTICE,
        note="Custom, not a rule; the usual times are not verified.",
    ),
    provision(
        _custom("in blue"),
        "A draft in blue",
        "When its sponsors think a draft is final the Secretariat prints it in blue. By custom it is voted on not "
        "sooner than the next day, though members may waive that.",
        GENERAL_KNOWLEDGE,
        status=Status.PRACTICE,
        applied_in=("sim.procedure.drafts.BLUE", "sim.engine.drafts.too_soon"),
        note="Custom, not a rule. The term was read; the twenty-four hours are not verified.",
    ),
    provision(
        PRESIDENTIAL_STATEMENTS,
        "Presidential and press statements",
        "A statement by the President on behalf of the Council, or a statement to the press on behalf of its "
        "members, needs all fifteen: the objection of any one of them, permanent or not, is enough to block it.",
        GENERAL_KNOWLEDGE,
        status=Status.PRACTICE,
        applied_in=("sim.law.consensus.decide_consensus", "sim.procedure.questions.check_question"),
    ),
)

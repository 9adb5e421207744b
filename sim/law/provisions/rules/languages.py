"""Rules 41 to 47: the languages of the Council, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import rule

READ, REPORTED, NOT_CHECKED = Standing.READ, Standing.REPORTED, Standing.NOT_CHECKED

LANGUAGES = (
    provision(
        rule("41", 8),
        "Languages",
        "Arabic, Chinese, English, French, Russian and Spanish are both the official and the working languages "
        "of the Council.",
        READ,
        status=Status.AMENDED,
        episode="21 December 1982, 2410th meeting: S/RES/528 (1982) added Arabic, by consensus; it is the last "
        "change made to the Rules.",
        note="Read in that resolution. In 1946 there were five official and two working languages, and S/RES/263 "
        "(1969) made Russian and Spanish working ones.",
    ),
    provision(
        rule("42", 8),
        "Interpretation",
        "A speech in one of the six languages is interpreted into the other five.",
        READ,
        status=Status.AMENDED,
        note="Read in S/RES/528 (1982), which gave it this form.",
    ),
    provision(
        rule("43", 8),
        "Deleted",
        "There is no Rule 43. It dealt with speeches in official languages that were not working languages, and "
        "lost its object when all of them became both; the number was kept and carries the remark that the rule "
        "is deleted.",
        REPORTED,
        status=Status.DELETED,
        note="There are 60 live rules, numbered 1 to 61.",
    ),
    provision(
        rule("44", 8),
        "Other languages",
        "A representative may speak in another language if he himself provides for interpretation into one of "
        "the six. The interpreters of the Secretariat may work from that one into the others.",
        NOT_CHECKED,
        status=Status.AMENDED,
        note="An older wording was read in S/RES/263 (1969).",
    ),
    provision(
        rule("45", 8),
        "Languages of the records",
        "Verbatim records are drawn up in the languages of the Council.",
        NOT_CHECKED,
    ),
    provision(
        rule("46", 8),
        "Languages of documents",
        "Resolutions and other documents are published in the languages of the Council.",
        NOT_CHECKED,
    ),
    provision(
        rule("47", 8),
        "Documents in further languages",
        "Documents are published in yet another language if the Council so decides.",
        NOT_CHECKED,
    ),
)

"""Rules 48 to 57: public and private meetings and their records, in our own words."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import rule

READ, NOT_CHECKED = Standing.READ, Standing.NOT_CHECKED

_MATTERS = "sim.law.matters.matter_of"

PUBLICITY = (
    provision(
        rule("48", 9),
        "Public and private meetings",
        "The Council meets in public unless it decides otherwise. A recommendation on the appointment of the "
        "Secretary-General is discussed and decided in private.",
        READ,
        applied_in=(
            "sim.procedure.publicity.check_publicity",
            "sim.procedure.publicity.PROPOSE_PRIVATE",
            _MATTERS,
        ),
        episode="13 December 1996, S/PV.3725: Kofi Annan was recommended in a private meeting.",
        scenario="secretary-general/1996-boutros-ghali",
        note="Read in the official French version.",
    ),
    provision(
        rule("49", 9),
        "The verbatim record",
        "The verbatim record is available to those who took part not later than ten in the morning of the next "
        "working day, save where Rule 51 applies.",
        READ,
        note="Read in the official French version.",
    ),
    provision(
        rule("50", 9),
        "Corrections",
        "Those who took part have two working days from then to tell the Secretary-General what they wish "
        "corrected.",
        READ,
        note="Read in the official French version.",
    ),
    provision(
        rule("51", 9),
        "A record in a single copy",
        "For a private meeting the Council may decide to have one single copy of the record, which the "
        "Secretary-General keeps; corrections to it may be asked for within ten days.",
        READ,
        applied_in=("sim.procedure.publicity.PROPOSE_SINGLE_COPY",),
        note="Read in the official French version.",
    ),
    provision(
        rule("52", 9),
        "Approval of corrections",
        "Corrections that were asked for count as approved, unless the President finds them weighty enough to be "
        "put to the members, who then have two working days to comment; without an objection they are made.",
        READ,
        note="Read in the official French version.",
    ),
    provision(
        rule("53", 9),
        "Approval of the record",
        "A record for which no correction was asked for in time, or which has been corrected, counts as approved "
        "and becomes the official record.",
        NOT_CHECKED,
        note="Only its beginning was seen, in the official French version.",
    ),
    provision(
        rule("54", 9),
        "Publication of the record",
        "The official records of public meetings, with the documents that belong to them, are published in the "
        "languages of the Council.",
        NOT_CHECKED,
    ),
    provision(
        rule("55", 9),
        "Communique after a private meeting",
        "At the close of each private meeting the Council issues a communique through the Secretary-General.",
        NOT_CHECKED,
        applied_in=(
            "sim.procedure.meeting.Meeting.communique_due",
            "sim.procedure.publicity.COMMUNIQUE",
        ),
        scenario="secretary-general/1996-boutros-ghali",
        note="The simulator tells that one is due and when it is issued, and writes none.",
    ),
    provision(
        rule("56", 9),
        "Access to private records",
        "Representatives of States that took part in a private meeting may consult its record; the Council may "
        "grant access to others.",
        NOT_CHECKED,
    ),
    provision(
        rule("57", 9),
        "Yearly list of confidential records",
        "Once a year the Secretary-General gives the Council a list of the records and documents that were kept "
        "confidential until then, for it to decide which to open.",
        NOT_CHECKED,
    ),
)

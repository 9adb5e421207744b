"""Rules 13 to 17: representatives and their credentials, in our own words."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import rule

READ = Standing.READ

REPRESENTATION = (
    provision(
        rule("13", 3),
        "Representatives and their credentials",
        "Each member is represented by an accredited representative, whose credentials reach the "
        "Secretary-General at least twenty-four hours before he first sits. They come from the head of State or "
        "of government or from the foreign minister; a head of government or foreign minister sits without any.",
        READ,
        applied_in=("sim.procedure.credentials.seating",),
        note="Read in the official French version.",
    ),
    provision(
        rule("14", 3),
        "Credentials of invited States",
        "A State that is not on the Council and is invited to take part also sends credentials for its "
        "representative, at least twenty-four hours before the first meeting he attends.",
        READ,
        applied_in=("sim.procedure.credentials.seating",),
        note="Read in the official French version.",
    ),
    provision(
        rule("15", 3),
        "Examination of credentials",
        "The Secretary-General examines the credentials of members and of invited States and reports on them for "
        "the Council to approve.",
        READ,
        applied_in=(
            "sim.procedure.credentials.REPORT",
            "sim.procedure.credentials.REPORTED",
        ),
        note="Read in the official French version.",
    ),
    provision(
        rule("16", 3),
        "Seated meanwhile",
        "Until credentials are approved the representative sits provisionally, with the same rights as the "
        "others.",
        READ,
        applied_in=(
            "sim.procedure.credentials.seating",
            "sim.procedure.credentials.REPORTED",
        ),
        note="Read in the official French version.",
    ),
    provision(
        rule("17", 3),
        "Challenged credentials",
        "A representative whose credentials are objected to within the Council keeps his seat and all his rights "
        "until the Council has decided the matter.",
        READ,
        applied_in=(
            "sim.procedure.credentials.CHALLENGE",
            "sim.procedure.credentials.CHALLENGED",
            "sim.procedure.credentials.votes_of_the_seated",
        ),
        episode="13 January 1950, S/PV.461: a proposal not to recognize the credentials of the representative of "
        "China was lost 3-6-2, and he sat all the while.",
        scenario="credentials/1950-china",
        note="Read in the official French version.",
    ),
)

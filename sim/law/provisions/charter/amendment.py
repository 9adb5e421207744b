"""Articles 106 to 109 of the Charter: a time of transition, amendment and review, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import ART_108, ART_109_1, ART_109_3, article

READ, NOT_CHECKED = Standing.READ, Standing.NOT_CHECKED

AMENDMENT = (
    provision(
        article("106"),
        "Until there are forces",
        "Until the agreements of Article 43 let the Council take military measures, the four powers of "
        "the Moscow Declaration of 1943 and France consult one another, and other Members as need be, on "
        "joint action for the peace.",
        NOT_CHECKED,
        status=Status.UNUSED,
        note="Meant for a time of transition; that nothing was ever done under it is from general knowledge.",
    ),
    provision(
        ART_108,
        "Amendment of the Charter",
        "An amendment is adopted by two thirds of all Members of the General Assembly and comes into force when "
        "two thirds of the Members have ratified it, all the permanent members among them. The Council does not "
        "vote: a permanent member can only refuse to ratify.",
        READ,
        applied_in=("sim.law.assembly.decide_assembly_two_thirds_of_members",),
        episode="GA res. 1991 A (XVIII), A/RES/1991(XVIII), enlarged the Council in this way.",
    ),
    provision(
        ART_109_1,
        "Calling a conference to review the Charter",
        "A conference to review the Charter may be called by two thirds of all Members of the General Assembly "
        "together with any nine members of the Council; no vote there is a veto.",
        READ,
        status=Status.UNUSED,
        applied_in=("sim.law.review_conference.decide_review_conference", "sim.law.thresholds.REVIEW_CONFERENCE"),
        note="Any seven members of the Council until 12 June 1968. That none was ever called is from general "
        "knowledge.",
    ),
    provision(
        ART_109_3,
        "The review proposal of the tenth session",
        "If no such conference had been held by then, calling one went on the agenda of the tenth session of the "
        "General Assembly, and a majority of its Members with any seven members of the Council was enough.",
        READ,
        status=Status.DORMANT,
        applied_in=(
            "sim.law.review_conference.decide_review_conference",
            "sim.law.thresholds.REVIEW_CONFERENCE_TENTH_SESSION",
        ),
        episode="16 December 1955, S/PV.707: S/RES/110 (1955) was adopted 9-1-1 although the Soviet Union voted "
        "against.",
        scenario="charter-review/1955-review-conference",
        note="It spoke of one session, that of 1955, and has no further use. The number seven was never amended.",
    ),
)

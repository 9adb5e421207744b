"""Rules 37 to 39: who takes part without being a member, in our own words."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import rule

READ, REPORTED = Standing.READ, Standing.REPORTED

_MATTERS = "sim.law.matters.matter_of"

PARTICIPATION = (
    provision(
        rule("37", 6),
        "Invitation of Member States",
        "By decision of the Council a Member of the United Nations that does not sit on it may take part in a "
        "discussion without vote, when its interests are specially affected or when it brought the matter itself "
        "under Article 35(1).",
        READ,
        applied_in=(
            "sim.procedure.invitations.PROPOSE",
            "sim.procedure.invitations.INVITATION",
            "sim.procedure.order.in_order",
            _MATTERS,
        ),
        episode="6 July 2023: Ukraine was invited, 12-2-1, to a meeting on S/RES/2231 (2015).",
        scenario="invitations/2023-ukraine",
        note="The number of the record of that meeting is not verified.",
    ),
    provision(
        rule("38", 6),
        "Proposals of invited States",
        "A State invited to take part may submit proposals and draft resolutions, but they are put to the vote "
        "only if a member of the Council asks for it.",
        REPORTED,
        applied_in=(
            "sim.procedure.drafts.REQUEST_VOTE",
            "sim.procedure.drafts.next_draft",
            "sim.procedure.drafts.in_turn",
        ),
        episode="24 May 1948, S/PV.303: Chile, which was invited, had made the proposal; that it was voted "
        "on took a request by a member.",
        scenario="double-veto/1948-czechoslovakia",
    ),
    provision(
        rule("39", 6),
        "Invitation of other persons",
        "The Council may invite members of the Secretariat, or other persons it holds competent, to give it "
        "information or other help.",
        REPORTED,
        applied_in=(
            "sim.procedure.invitations.PROPOSE",
            "sim.procedure.invitations.INVITATION",
            "sim.procedure.drafts.SUBMIT",
        ),
        episode="5 October 2020, S/PV.8764: put as who was in favour of inviting a former head of the OPCW, the "
        "question failed 3-6-6.",
        scenario="invitations/2020-bustani",
        note="Up to March 2023 only four votes under it are on record.",
    ),
)

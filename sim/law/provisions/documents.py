"""Statements, notes, resolutions and lists the Council works with, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import COMMITTEE_1718, SAN_FRANCISCO, VETO_LIST
from sim.source import Source

READ, REPORTED, NOT_CHECKED = Standing.READ, Standing.REPORTED, Standing.NOT_CHECKED

_NOTES = "https://main.un.org/securitycouncil/en/content/repertoire/provisional-rules-procedure"

DOCUMENTS = (
    provision(
        SAN_FRANCISCO,
        "The statement behind the double veto",
        "The four sponsoring powers, with France joining them, listed what they held to be procedural, and said "
        "that a decision which may start a chain of events ending in enforcement is not. Whether a matter is "
        "procedural they held to be itself open to the veto.",
        NOT_CHECKED,
        status=Status.GUIDANCE,
        applied_in=("sim.law.preliminary.decide_preliminary",),
        episode="24 May 1948, S/PV.303: eight members called a proposal on Czechoslovakia procedural, but the "
        "Soviet Union voted against and it was treated as not procedural, then vetoed.",
        scenario="double-veto/1948-czechoslovakia",
        note="11 UNCIO Docs. 711. No treaty, and the wording of Part II is not checked.",
    ),
    provision(
        VETO_LIST,
        "What is listed as a veto",
        "The Library of the United Nations lists the drafts that failed through the negative vote of a permanent "
        "member. A draft that lacked the votes anyway is not in the list, whoever voted against it.",
        READ,
        status=Status.RECORD,
        applied_in=("sim.law.veto.decide_vetoable",),
        episode="16 November 2017, S/PV.8105: S/2017/968 got 4-7-4, and the negative votes of France, the United "
        "Kingdom and the United States are not listed.",
        scenario="order-of-drafts/2017-syria",
    ),
    provision(
        Source(
            "Repertoire of the Practice of the Security Council, chapter on voting",
            "https://main.un.org/securitycouncil/en/content/repertoire/structure",
        ),
        "Which votes are on record as procedural",
        "The Secretariat's Repertoire groups the votes that were taken as procedural: the agenda, the order, "
        "deferment and removal of items, challenges to rulings, suspension and adjournment, invitations, conduct "
        "of business, and calling an emergency special session.",
        READ,
        status=Status.RECORD,
        applied_in=("sim.law.matters.matter_of",),
        note="The headings were read.",
    ),
    provision(
        Source("Note S/2017/507", _NOTES),
        "Working methods, 2017 edition",
        "The President's note that gathered the working methods of the Council from 30 August 2017 until the "
        "edition of 2024 replaced it.",
        REPORTED,
        status=Status.LAPSED,
        note="Its paragraph numbers are not verified.",
    ),
    provision(
        Source("Note S/2024/507", "https://press.un.org/en/2024/sc15940.doc.htm"),
        "Working methods, current edition",
        "The President's note of 13 December 2024 that gathers the working methods of the Council: the edition of "
        "2017 and fifteen notes since.",
        REPORTED,
        status=Status.GUIDANCE,
        note="Agreed by consensus, beside the Rules and below them. Its paragraph numbers are not verified.",
    ),
    provision(
        Source("S/2020/253", "https://press.un.org/en/2020/sc14277.doc.htm"),
        "Votes in writing during the pandemic",
        "While the Council could not meet in 2020 and 2021 its members met by video, which was no formal meeting: "
        "procedural votes were not possible, an open one needed everybody's agreement, and draft resolutions were "
        "voted on in writing.",
        REPORTED,
        status=Status.LAPSED,
        applied_in=(
            "sim.procedure.written_votes.begin",
            "sim.procedure.written_votes.reply",
            "sim.procedure.written_votes.result",
        ),
        episode="14 August 2020, SC/14277: a draft on the arms embargo against Iran failed in writing, "
        "2-2-11. 31 August 2020: S/2020/852 on foreign terrorist fighters was vetoed by letter, "
        "14-1-0.",
        scenario="written-votes/2020-foreign-fighters",
    ),
    provision(
        COMMITTEE_1718,
        "The Committee on the DPRK",
        "All fifteen members sit on it, and it decides by consensus: any one of them can block, and the "
        "arithmetic of the veto plays no part.",
        READ,
        applied_in=("sim.law.consensus.decide_consensus",),
        scenario="committee/2022-hold",
        note="Read in a copy of the page of the Committee. That decisions pass when nobody objects within five "
        "working days is not verified. Its Panel of Experts lapsed on 30 April 2024, after a Russian veto.",
    ),
    provision(
        Source("ST/IC information circulars on official holidays", "https://ask.un.org/faq/14617"),
        "Official holidays of the United Nations",
        "The Secretariat announces each year the days on which the Organization does not work in New York. They "
        "are no working days when the ten of the veto initiative are counted.",
        REPORTED,
        status=Status.RECORD,
        applied_in=("sim.bodies.calendar.is_working_day", "sim.engine.assembly.after_a_veto"),
        scenario="dprk/2022-sanctions",
        note="The circulars themselves were not seen; the days of the two Eids are from general calendars.",
    ),
    provision(
        Source("S/RES/2231 (2015)", "https://undocs.org/S/RES/2231(2015)"),
        "Snapback: relief that one veto ends",
        "A participant in the nuclear agreement with Iran could notify the Council of significant "
        "non-performance. The Council then had thirty days to adopt a resolution that continued the relief from "
        "sanctions; without one, the earlier sanctions came back. So one veto, or fewer than nine votes, brought "
        "them back.",
        NOT_CHECKED,
        status=Status.DISPUTED,
        applied_in=(
            "sim.bodies.snapback.what_became_of_it",
            "sim.engine.snapback.snapback",
        ),
        episode="19 September 2025, S/PV.10001: a draft to continue the relief got 4-9-2, and the sanctions "
        "were declared re-imposed at the end of the thirty days.",
        scenario="snapback/2025",
        note="That the sanctions were declared re-imposed is from press reports. China, the Russian "
        "Federation and Iran deny that there was a valid notification, and that the sanctions are "
        "back.",
    ),
    provision(
        Source("A/RES/2758 (XXVI)", "https://digitallibrary.un.org/record/192054"),
        "Who represents China",
        "The General Assembly recognized the representatives of the People's Republic of China as the only lawful "
        "ones of China. From 25 October 1971 they hold the permanent seat of China in the Council.",
        REPORTED,
        applied_in=("sim.council.terms.seats_on",),
        episode="25 October 1971: A/RES/2758 (XXVI) was adopted 76-35-17.",
        note="The tally is from general knowledge.",
    ),
    provision(
        Source("Joint Comprehensive Plan of Action, paras. 36-37", "https://undocs.org/S/2015/544"),
        "The dispute about the agreement with Iran",
        "A participant that finds another in significant non-performance takes it to a joint commission, and if "
        "it stays unresolved may notify the Council; then the sanctions come back unless the Council votes to "
        "continue the relief.",
        NOT_CHECKED,
        status=Status.DISPUTED,
        applied_in=("sim.bodies.snapback.bar_to_notify",),
        episode="20 August 2020: the United States notified the Council though it had left the agreement, "
        "and thirteen members answered that only a participant can (S/RES/2231).",
        scenario="snapback/2020",
        note="S/RES/2231 (2015) makes it binding; see there.",
    ),
)

"""Rules 6 to 12: communications, the agenda and the list of matters, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import rule

READ = Standing.READ

_MATTERS = "sim.law.matters.matter_of"

AGENDA = (
    provision(
        rule("6", 2),
        "Communications",
        "The Secretary-General passes on to all members, without delay, every communication about a matter the "
        "Council is to consider.",
        READ,
        note="Read in the official French version. A letter in a scenario counts as passed on on its day.",
    ),
    provision(
        rule("7", 2),
        "The provisional agenda",
        "The Secretary-General draws up the provisional agenda of a meeting and the President approves it. Only "
        "what came in under Rule 6, what Rule 10 carries over, and what the Council put off before may be on it.",
        READ,
        applied_in=(
            "sim.procedure.agenda.draw_up",
            "sim.procedure.agenda.APPROVE",
            "sim.procedure.agenda.COMMUNICATE",
        ),
        note="Read in the official French version.",
    ),
    provision(
        rule("8", 2),
        "Notice of the provisional agenda",
        "Members get the provisional agenda at least three days before the meeting; in urgent circumstances it "
        "may come together with the notice of the meeting.",
        READ,
        applied_in=("sim.procedure.agenda.notice_given", "sim.procedure.calling.OPEN"),
        note="Read in the official French version.",
    ),
    provision(
        rule("9", 2),
        "Adoption of the agenda",
        "The first item of every provisional agenda is its own adoption. This is where a meeting can be stopped: "
        "a vote that is asked for is a procedural one; while nobody asks for one, the agenda is "
        "adopted without a vote.",
        READ,
        applied_in=(
            "sim.procedure.agenda.ADOPTION",
            "sim.procedure.calling.OPEN",
            "sim.procedure.speaking.REQUEST",
            "sim.law.procedural.decide_procedural",
            "sim.law.consensus.adopted_without_vote",
            "sim.engine.agenda.adopt_agenda",
            _MATTERS,
        ),
        episode="22 December 2014, S/PV.7353: the agenda on the situation in the DPRK was adopted 11-2-2, the "
        "negative votes of China and the Russian Federation being no vetoes.",
        scenario="dprk/2014",
        note="The rule names the item; what follows from an objection is practice, and an objection alone "
        "does not ask for a vote. Members speak on the adoption before it is decided; in what order is Rule 27. "
        "Read in the official French version.",
    ),
    provision(
        rule("10", 2),
        "Unfinished items",
        "An item whose consideration was not completed is on the agenda of the next meeting as well, unless the "
        "Council decides otherwise.",
        READ,
        applied_in=("sim.procedure.seizure.carried_over", _MATTERS),
        episode="10 December 1990, S/PV.2967: the meeting on the occupied Arab territories was adjourned to "
        "12 December, 9-4-2, and went on with the same item.",
        scenario="motions/1990-occupied-territories",
        note="In practice each meeting adopts an agenda of its own. Read in the official French version.",
    ),
    provision(
        rule("11", 2),
        "The summary statement of matters",
        "Every week the Secretary-General sends members a summary of the matters the Council is seized of and how "
        "far each has come. An item enters this list once a formal meeting has adopted it; that it stands there "
        "obliges nobody to agree to the next meeting on it.",
        READ,
        applied_in=("sim.procedure.seizure.with_agenda",),
        episode="10 December 2015, S/PV.7575: a year after the item on the DPRK had been adopted, a new vote on "
        "the agenda was forced, and carried 9-4-2.",
        scenario="dprk/2015",
        note="The last point is practice. Read in the official French version.",
    ),
    provision(
        rule("12", 2),
        "Agenda of a periodic meeting",
        "The provisional agenda of a periodic meeting goes out at least twenty-one days ahead and changes to it "
        "at least five days ahead; urgent matters can be added at any time.",
        READ,
        status=Status.DORMANT,
        note="Dormant, as are the periodic meetings. The five days were not seen in the stored copy.",
    ),
)

"""Rules 1 to 5: when and where the Council meets, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import rule

READ = Standing.READ

MEETINGS = (
    provision(
        rule("1", 1),
        "When the Council meets",
        "The President calls a meeting whenever he thinks one is needed. Not more than fourteen days should pass "
        "between two meetings; the periodic meetings of Rule 4 are apart from this.",
        READ,
        applied_in=("sim.procedure.calling.call",),
        note="The simulator does not watch the fourteen days: it knows the meetings a scenario tells of.",
    ),
    provision(
        rule("2", 1),
        "Any member may ask for a meeting",
        "The President has to call a meeting when any member of the Council asks for one. One member is enough: "
        "nine are never needed to ask, only to adopt the agenda once the Council sits.",
        READ,
        applied_in=("sim.procedure.calling.call",),
        episode="19 March 2018, S/PV.8209: seven members asked for a meeting on Syria and it was held, but only "
        "eight voted for its agenda, and it ended there.",
        scenario="agenda/2018-syria",
    ),
    provision(
        rule("3", 1),
        "Submissions that oblige the President to call a meeting",
        "The President calls a meeting when a dispute or situation is submitted under Article 35 or 11(3) of the "
        "Charter, when the General Assembly recommends something or refers a question under Article 11(2), and "
        "when the Secretary-General acts under Article 99.",
        READ,
        applied_in=("sim.procedure.calling.call",),
        episode="6 December 2023, S/2023/962: the Secretary-General brought the situation in Gaza to the "
        "Council under Article 99.",
        note="The episode is from general knowledge.",
    ),
    provision(
        rule("4", 1),
        "Periodic meetings",
        "The periodic meetings that Article 28(2) provides for are held twice a year, at times the Council sets.",
        READ,
        status=Status.DORMANT,
        episode="21 October 1970, S/PV.1555: the first periodic meeting.",
        note="That none has followed the rule since, and the episode, are from general knowledge.",
    ),
    provision(
        rule("5", 1),
        "Where the Council meets",
        "The Council normally meets at the seat of the United Nations. A member or the Secretary-General may "
        "propose another place; the Council decides where, and for how long.",
        READ,
        episode="28 January 1972: by S/RES/308 (1972) the Council went to meet in Addis Ababa.",
        note="The episode is from general knowledge.",
    ),
)

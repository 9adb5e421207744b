"""Articles 94 to 99 of the Charter: the Court and the Secretary-General, in our own words."""

from sim.law.provisions.provision import Standing, provision
from sim.law.sources import article

READ, NOT_CHECKED = Standing.READ, Standing.NOT_CHECKED

_SUBSTANTIVE = "sim.law.veto.decide_substantive"

OTHER_ORGANS = (
    provision(
        article("94(2)"),
        "When a judgment is not complied with",
        "If a party does not do what a judgment of the International Court of Justice obliges it to do, the other "
        "party may go to the Council, which may make recommendations or decide on measures.",
        NOT_CHECKED,
        applied_in=(_SUBSTANTIVE,),
        episode="31 July 1986, S/PV.2704: S/18250, on complying with the judgment for Nicaragua, was vetoed "
        "by the United States.",
        scenario="parties/nicaragua-1986",
        note="That such a decision is a matter of substance, open to the veto, is from general knowledge.",
    ),
    provision(
        article("96(1)"),
        "Asking for an advisory opinion",
        "The General Assembly or the Council may ask the International Court of Justice for an advisory opinion "
        "on any legal question.",
        NOT_CHECKED,
        episode="The opinion on Namibia of 1971 was asked for by S/RES/284 (1970).",
        note="That resolution, and whether such a request is procedural, are from general knowledge.",
    ),
    provision(
        article("97"),
        "Appointment of the Secretary-General",
        "The General Assembly appoints the Secretary-General upon a recommendation of the Council.",
        READ,
        applied_in=(_SUBSTANTIVE, "sim.procedure.publicity.check_publicity"),
        scenario="secretary-general/boutros-ghali-1996",
        note="The recommendation is decided in private (Rule 48). That it is a matter of substance, open to the "
        "veto, and that straw polls before it are informal, is from general knowledge.",
    ),
    provision(
        article("98"),
        "The Secretary-General in the organs",
        "The Secretary-General acts as such in all meetings of the Council, performs what it entrusts to him, and "
        "reports once a year to the General Assembly.",
        NOT_CHECKED,
        note="Rules 21 to 26 say what that means in the Council.",
    ),
    provision(
        article("99"),
        "The Secretary-General's initiative",
        "The Secretary-General may bring to the Council any matter that he thinks may threaten international "
        "peace and security; by Rule 3 the President then calls a meeting.",
        READ,
        applied_in=("sim.procedure.calling.call",),
    ),
)

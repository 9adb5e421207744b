"""Articles 65 to 99 of the Charter: the other organs, the Court and the Secretary-General, in our own words."""

from sim.law.provisions.provision import Standing, Status, provision
from sim.law.sources import article

READ, NOT_CHECKED = Standing.READ, Standing.NOT_CHECKED

_SUBSTANTIVE = "sim.law.veto.decide_substantive"

OTHER_ORGANS = (
    provision(
        article("65"),
        "Help of the Economic and Social Council",
        "The Economic and Social Council may give the Council information, and helps it when it asks.",
        NOT_CHECKED,
        note="That it is hardly ever asked is from general knowledge.",
    ),
    provision(
        article("83"),
        "Strategic areas under trusteeship",
        "What the United Nations does for the strategic areas of trust territories is done by the "
        "Council, which also approves the terms of their trusteeship and any change of them.",
        NOT_CHECKED,
        status=Status.DORMANT,
        episode="2 April 1947: S/RES/21 (1947) approved the terms for the former Japanese islands in the Pacific.",
        note="The episode, and that the last territory, Palau, left trusteeship in 1994, are from general "
        "knowledge.",
    ),
    provision(
        article("93"),
        "Parties to the Statute of the Court",
        "All Members are parties to the Statute of the International Court of Justice. Another State may "
        "become one on conditions that the General Assembly sets, case by case, on the Council's "
        "recommendation.",
        NOT_CHECKED,
        episode="15 November 1946: S/RES/11 (1946) recommended the conditions for Switzerland.",
        note="The episode is from general knowledge.",
    ),
    provision(
        article("94(2)"),
        "When a judgment is not complied with",
        "If a party does not do what a judgment of the International Court of Justice obliges it to do, the other "
        "party may go to the Council, which may make recommendations or decide on measures.",
        READ,
        applied_in=(_SUBSTANTIVE,),
        episode="31 July 1986, S/PV.2704: S/18250, on complying with the judgment for Nicaragua, was vetoed "
        "by the United States.",
        scenario="parties/1986-nicaragua",
        note="That such a decision is a matter of substance, open to the veto, is from general knowledge.",
    ),
    provision(
        article("96(1)"),
        "Asking for an advisory opinion",
        "The General Assembly or the Council may ask the International Court of Justice for an advisory opinion "
        "on any legal question.",
        READ,
        episode="The opinion on Namibia of 1971 was asked for by S/RES/284 (1970).",
        note="That resolution, and whether such a request is procedural, are from general knowledge.",
    ),
    provision(
        article("97"),
        "Appointment of the Secretary-General",
        "The General Assembly appoints the Secretary-General upon a recommendation of the Council.",
        READ,
        applied_in=(_SUBSTANTIVE, "sim.procedure.publicity.check_publicity"),
        episode="19 November 1996: a second term for Boutros Boutros-Ghali was vetoed by the United States, "
        "14-1-0. 13 December, S/PV.3725: Kofi Annan was recommended without a vote.",
        scenario="secretary-general/1996-boutros-ghali",
        note="The recommendation is decided in private (Rule 48). That it is a matter of substance, open to the "
        "veto, and that straw polls before it are informal, is from general knowledge.",
    ),
    provision(
        article("98"),
        "The Secretary-General in the organs",
        "The Secretary-General acts as such in all meetings of the Council, performs what it entrusts to him, and "
        "reports once a year to the General Assembly.",
        READ,
        note="Rules 21 to 26 say what that means in the Council.",
    ),
    provision(
        article("99"),
        "The Secretary-General's initiative",
        "The Secretary-General may bring to the Council any matter that he thinks may threaten international "
        "peace and security; by Rule 3 the President then calls a meeting.",
        READ,
        applied_in=("sim.procedure.calling.call",),
        episode="6 December 2023, S/2023/962: the Secretary-General invoked it over Gaza.",
        note="The episode is from general knowledge.",
    ),
)

"""The majorities of the General Assembly: which of them a question takes by its matter, and what a tie comes to.

How votes are counted against a majority is for `sim.law`; what the Assembly can do at all stands elsewhere.
"""

from datetime import date, timedelta

from attrs import frozen

from sim.bodies.matters_of_the_assembly import PART, matter_of
from sim.bodies.sources import (
    GA_RULE_83,
    GA_RULE_84,
    GA_RULE_85,
    GA_RULE_95,
    GA_RULE_125,
    GA_RULE_133,
    UNITING_FOR_PEACE,
)
from sim.bodies.uniting_for_peace import Effect
from sim.law import Kind, Tally
from sim.law.sources import ART_18_2, ART_18_3
from sim.source import Source, Status

_TWO_THIRDS, _OF_MEMBERS = Kind.ASSEMBLY_TWO_THIRDS, Kind.ASSEMBLY_TWO_THIRDS_OF_MEMBERS


@frozen
class Majority:
    """The majority a question takes, how that is known, and by what texts.

    `matter` is empty where the words of the text tell nothing; the majority is then the ordinary one of Art.
    18(3), by assumption. `on_recommendation` is the article by which the Council must recommend it first, if any.
    """

    kind: Kind
    matter: str
    status: Status
    sources: tuple[Source, ...]
    why: str
    on_recommendation: Source | None = None


def majority_for(
    text: str, *, committee: bool = False, emergency_session: bool = False, effect: Effect | None = None
) -> Majority:
    """Return the majority a text takes in the plenary, in a committee, or in an emergency special session.

    A committee decides everything by a majority of those present and voting; the plenary takes two thirds on the
    questions that Art. 18(2) lists, on amendments to texts on them and on parts of those. What such a session
    recommends is a recommendation on peace and security. `effect` is what the text would do, where that is
    known: it goes before the words. Source: Charter Art. 18, 108 and 109; GA Rules 83-85, 125; A/RES/60/251, para.
    8.

    >>> majority_for("the programme budget for 2026").kind.value
    'assembly-two-thirds'
    """
    if committee:
        return Majority(
            Kind.ASSEMBLY_MAJORITY,
            "",
            Status.DERIVED,
            (GA_RULE_125,),
            "a committee decides by a majority of those present and voting, whatever the matter",
        )
    matter = matter_of(text, effect)
    if matter is None and emergency_session:
        return Majority(
            _TWO_THIRDS,
            "peace and security",
            Status.DERIVED,
            (ART_18_2, GA_RULE_83, UNITING_FOR_PEACE),
            "what an emergency special session recommends is a recommendation on peace and security",
        )
    if matter is None:
        return Majority(
            Kind.ASSEMBLY_MAJORITY,
            "",
            Status.ASSUMED,
            (ART_18_3, GA_RULE_85),
            "the words of the text name none of the important questions, so an ordinary majority is assumed",
        )
    asked = () if matter.on_recommendation is None else (matter.on_recommendation,)
    if matter.kind is Kind.ASSEMBLY_MAJORITY:
        return Majority(
            matter.kind,
            matter.name,
            Status.DERIVED,
            (matter.source, *asked, *matter.further, GA_RULE_85),
            f"{matter.name}: not among the important questions, unless the Assembly decides otherwise",
            matter.on_recommendation,
        )
    rule: tuple[Source, ...] = ()
    if matter.source is ART_18_2:
        rule = (GA_RULE_84,) if PART.search(text) else (GA_RULE_83,)
    of_all = ", of all Members and not only of those voting" if matter.kind is _OF_MEMBERS else ""
    return Majority(
        matter.kind,
        matter.name,
        Status.DERIVED,
        (matter.source, *rule, *matter.further),
        f"{matter.name}: two thirds{of_all}",
        matter.on_recommendation,
    )


SECOND_VOTE_HOURS = 48
"""Within how many hours the plenary votes again on what was equally divided (GA Rule 95)."""


def equally_divided(kind: Kind, tally: Tally | None) -> bool:
    """Tell whether a complete vote on an ordinary question was equally divided, with some votes each way."""
    return (
        kind is Kind.ASSEMBLY_MAJORITY and tally is not None and tally.yes == tally.no > 0 and tally.unknown == 0
    )


def after_a_tie(day: date, *, committee: bool) -> tuple[date | None, Source]:
    """Return the last day for the second vote after a tie, and the rule; none in a committee, which rejects.

    A second tie rejects in the plenary as well. Source: GA Rules 95 and 133.

    >>> after_a_tie(date(2014, 12, 18), committee=False)[0]
    datetime.date(2014, 12, 20)
    """
    return (None, GA_RULE_133) if committee else (day + timedelta(hours=SECOND_VOTE_HOURS), GA_RULE_95)

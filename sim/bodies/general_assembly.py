"""The majorities of the General Assembly: which of them a question takes by its matter, and what a tie comes to.

How votes are counted against a majority is for `sim.law`; what the Assembly can do at all stands elsewhere.
"""

import re
from datetime import date, timedelta

from attrs import field, frozen

from sim.bodies.sources import (
    ART_4,
    ART_5,
    ART_6,
    ART_97,
    GA_RULE_83,
    GA_RULE_84,
    GA_RULE_85,
    GA_RULE_95,
    GA_RULE_125,
    GA_RULE_133,
    UNITING_FOR_PEACE,
)
from sim.law import Kind, Tally
from sim.law.sources import ART_18_2, ART_18_3, ART_108, ART_109_1
from sim.source import Source, Status


def _compiled(words: str) -> re.Pattern[str]:
    return re.compile(words)


@frozen
class Matter:
    """A matter of the Assembly, the majority it takes, and the words by which a text is on it.

    `on_recommendation` is the article by which the Assembly acts only on the Council's recommendation.
    """

    name: str
    kind: Kind
    words: re.Pattern[str] = field(converter=_compiled)
    source: Source
    on_recommendation: Source | None = None


_TWO_THIRDS, _OF_MEMBERS = Kind.ASSEMBLY_TWO_THIRDS, Kind.ASSEMBLY_TWO_THIRDS_OF_MEMBERS

MATTERS = (
    Matter("amendment of the Charter", _OF_MEMBERS, r"\bamend(ment)?s? (of|to) the charter\b", ART_108),
    Matter(
        "review conference",
        _OF_MEMBERS,
        r"\b(call|hold)(ing)? a (general |review )*conference\b.*\b(charter|review)|\breview conference\b",
        ART_109_1,
    ),
    Matter(
        "election to the Security Council",
        _TWO_THIRDS,
        r"\belect(ion)?\b.*\bsecurity council\b|\bnon-permanent members?\b",
        ART_18_2,
    ),
    Matter(
        "election to the Economic and Social Council",
        _TWO_THIRDS,
        r"\belect(ion)?\b.*\beconomic and social council\b",
        ART_18_2,
    ),
    Matter(
        "election to the Trusteeship Council", _TWO_THIRDS, r"\belect(ion)?\b.*\btrusteeship council\b", ART_18_2
    ),
    Matter(
        "admission",
        _TWO_THIRDS,
        r"\badmi(t|ssion of) .*\b(membership|united nations|member)\b|\badmission of new members\b",
        ART_18_2,
        ART_4,
    ),
    Matter(
        "suspension of rights",
        _TWO_THIRDS,
        r"\bsuspen(d|sion)\b.*\brights and privileges\b.*\bmembership\b",
        ART_18_2,
        ART_5,
    ),
    Matter(
        "expulsion",
        _TWO_THIRDS,
        r"\bexp(el|ulsion)\b.*\b(united nations|organi[sz]ation|member)\b",
        ART_18_2,
        ART_6,
    ),
    Matter("trusteeship", _TWO_THIRDS, r"\btrusteeship (system|agreement)", ART_18_2),
    Matter(
        "the budget",
        _TWO_THIRDS,
        r"\b(programme budget|budget(ary)?|scale of assessments|apportionment of (the )?expenses)\b",
        ART_18_2,
    ),
    Matter(
        "appointment of the Secretary-General",
        Kind.ASSEMBLY_MAJORITY,
        r"\bappoint(ment of)?\b.*\bsecretary-general\b",
        ART_18_3,
        ART_97,
    ),
    Matter(
        "peace and security",
        _TWO_THIRDS,
        r"\binternational peace and security\b|\b(threat to|breach of) the peace\b|\b(act of )?aggression\b"
        r"|\bwithdraw(al of)?\b.*\b(forces|troops)\b|\b(cease-?fire|cessation of hostilities)\b"
        r"|\buse of (armed )?force\b|\bpeacekeeping force\b",
        ART_18_2,
    ),
    Matter("human rights", Kind.ASSEMBLY_MAJORITY, r"\bhuman rights\b", ART_18_3),
)
"""The questions Art. 18(2) calls important, and some that are not; the first whose words fit is meant."""

_PART = re.compile(r"\b(amendment|paragraph|part)s?\b")


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


def matter_of(text: str) -> Matter | None:
    """Return the matter that the words of a text are on, or None where they do not tell.

    >>> matter_of("Admission of South Sudan to membership in the United Nations").name
    'admission'
    >>> matter_of("A/RES/69/188") is None
    True
    """
    words = " ".join(text.lower().split())
    return next((m for m in MATTERS if m.words.search(words)), None)


def majority_for(text: str, *, committee: bool = False, emergency_session: bool = False) -> Majority:
    """Return the majority a text takes in the plenary, in a committee, or in an emergency special session.

    A committee decides everything by a majority of those present and voting; the plenary takes two thirds on the
    questions that Art. 18(2) lists, on amendments to texts on them and on parts of those. What such a session
    recommends is a recommendation on peace and security. Source: Charter Art. 18; GA Rules 83-85, 125.

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
    matter = matter_of(text)
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
    if matter.kind is Kind.ASSEMBLY_MAJORITY:
        return Majority(
            matter.kind,
            matter.name,
            Status.DERIVED,
            (matter.source, GA_RULE_85),
            f"{matter.name}: not among the important questions, unless the Assembly decides otherwise",
            matter.on_recommendation,
        )
    part = bool(_PART.search(text.lower())) and matter.kind is _TWO_THIRDS
    rule = () if matter.kind is _OF_MEMBERS else (GA_RULE_84 if part else GA_RULE_83,)
    of_all = ", of all Members and not only of those voting" if matter.kind is _OF_MEMBERS else ""
    return Majority(
        matter.kind,
        matter.name,
        Status.DERIVED,
        (matter.source, *rule),
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

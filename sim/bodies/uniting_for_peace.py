"""Uniting for peace: who may call an emergency special session, by when it meets, what it can and cannot do.

Whether the resolution's condition is met (the permanent members not unanimous, the Council failing to act where
peace appears threatened or broken) is for those who call it to say. Nothing here judges it.
"""

import enum
from datetime import date, time, timedelta

from sim.bodies.bar import Bar
from sim.bodies.sources import (
    ART_4,
    ART_5,
    ART_6,
    ART_10,
    ART_11_2,
    ART_97,
    GA_RULE_8,
    GA_RULE_9,
    REFERRED_IN_1971,
    UNITING_FOR_PEACE,
)
from sim.law import law_on
from sim.law.thresholds import Requirement

SINCE = date(1950, 11, 3)
"""The day on which the General Assembly adopted the resolution."""
HOURS = 24
"""Within how many hours of the request the session meets (GA res. 377 A (V), para. 1)."""
MATTER = "emergency special session"
"""The matter a question of the Council is on that calls one, as `sim.law.matters` names it."""

CAN = (
    "it may discuss the matter and recommend collective measures to Members; in a breach of the peace or an act "
    "of aggression also the use of armed force"
)
CANNOT = (
    "it binds nobody, takes no enforcement measures under Chapter VII, and admits no Member without the Council's "
    "recommendation"
)


class Appears(enum.Enum):
    """What there appears to be, as those say who call the session.

    >>> Appears("aggression") is Appears.AGGRESSION
    True
    """

    THREAT = "threat"
    BREACH = "breach"
    AGGRESSION = "aggression"


class Effect(enum.Enum):
    """What a text before the Assembly would do.

    >>> Effect("recommend-force").value
    'recommend-force'
    """

    RECOMMEND = "recommend"
    RECOMMEND_FORCE = "recommend-force"
    BIND = "bind"
    ENFORCE = "enforce"
    ADMIT = "admit"
    SUSPEND = "suspend"
    EXPEL = "expel"
    APPOINT = "appoint"
    AMEND_CHARTER = "amend-charter"


def votes_of_the_council(on: date) -> Requirement:
    """Return what a call takes in the Council: any seven members, read as nine since the Council has fifteen.

    It is procedural, so that no vote is a veto. Source: GA res. 377 A (V), para. 1; Charter Art. 27(2).

    >>> votes_of_the_council(date(1956, 10, 31)).needed(0, 0), votes_of_the_council(date(2022, 2, 27)).needed(0, 0)
    (7, 9)
    """
    return law_on(on).procedural


def bar_of_date(on: date) -> Bar | None:
    """Say that there was no such session before the resolution; None from its day on."""
    if on >= SINCE:
        return None
    return Bar(
        "the General Assembly decided on emergency special sessions only on 3 November 1950",
        "a special session at the request of the Council or of a majority of Members (Charter Art. 20)",
        UNITING_FOR_PEACE,
    )


def majority_of_members(members: int) -> int:
    """Return how many Members are a majority of all of them.

    >>> majority_of_members(193)
    97
    """
    return members // 2 + 1


def bar_to_a_request(asking: int, members: int) -> Bar | None:
    """Say why a request by so many of all the Members calls no session; None if it does.

    It takes a majority of the Members of the United Nations, not of those that answer. Source: GA res. 377 A (V),
    para. 1; GA Rules 8(b) and 9(b).
    """
    needed = majority_of_members(members)
    if asking >= needed:
        return None
    return Bar(
        f"{asking} of {members} Members ask for it, and it takes a majority of the Members, {needed}",
        "a request that a majority of the Members joins, or a call by the Council",
        GA_RULE_9,
    )


def opens_by(day: date, hour: time | None = None) -> tuple[date, time | None]:
    """Return the last moment for the session to meet after a request; without an hour the whole next day counts.

    Source: GA res. 377 A (V), para. 1; GA Rule 8(b).
    """
    return day + timedelta(hours=HOURS), hour


def in_time(by: tuple[date, time | None], day: date, hour: time | None = None) -> bool | None:
    """Tell whether a session that opened then met in time; None where it hangs on an hour that is not known."""
    last, at = by
    if day != last:
        return day < last
    return None if at is None or hour is None else hour <= at


def condition(vetoed: tuple[str, ...]) -> str:
    """State how it stands with the resolution's condition, as far as earlier votes show; nothing is judged.

    `vetoed` are the drafts vetoed before, by the names the caller has for them.
    """
    if vetoed:
        which = "a veto" if len(vetoed) == 1 else f"{len(vetoed)} vetoes"
        return f"{which} came before it ({', '.join(vetoed)}): the permanent members were not unanimous"
    return (
        "no veto before it is told here; that the permanent members were not unanimous, and that the Council "
        "failed to act, is for those who call it to say"
    )


SESSION_SOURCES = (UNITING_FOR_PEACE, GA_RULE_8)
"""What says by when a session meets and what it may do."""
REFERRED = (
    "the Assembly is in regular session, so the question is referred to it and no emergency session is called; "
    "what it may do is the same"
)
"""What becomes of a call while the Assembly sits anyway, as in 1971 (S/RES/303 (1971))."""
REFERRED_SOURCES = (UNITING_FOR_PEACE, REFERRED_IN_1971)


_ON_RECOMMENDATION = {
    Effect.ADMIT: ("a State is admitted", ART_4),
    Effect.SUSPEND: ("the rights and privileges of membership are suspended", ART_5),
    Effect.EXPEL: ("a Member is expelled", ART_6),
    Effect.APPOINT: ("the Secretary-General is appointed", ART_97),
}
"""What the Assembly does on the Council's recommendation only, and by what article."""


def bar_to_a_text(effect: Effect, appears: Appears | None, *, recommended: bool) -> Bar | None:
    """Say why the Assembly cannot do what a text would do; None if it can, or if that hangs on what is not said.

    `appears` is what there appears to be, None where nobody says; `recommended` tells whether the Council has
    recommended the admission, suspension, expulsion or appointment. Source: Charter Art. 4-6, 10, 11(2) and 97; GA
    res. 377 A (V), para. 1.
    """
    if effect is Effect.BIND:
        return Bar(
            "resolutions of the Assembly on peace and security recommend, and bind no State",
            "a recommendation to Members, or a decision of the Council (Charter Art. 25)",
            ART_10,
        )
    if effect is Effect.ENFORCE:
        return Bar(
            "enforcement measures under Chapter VII are for the Council to take",
            "a recommendation of collective measures to Members, which each takes by its own decision",
            ART_11_2,
        )
    if effect in _ON_RECOMMENDATION and not recommended:
        what, article = _ON_RECOMMENDATION[effect]
        return Bar(
            f"{what} on the Council's recommendation only, in a special session as in any other",
            "the Council's recommendation first",
            article,
        )
    if effect is Effect.RECOMMEND_FORCE and appears is Appears.THREAT:
        return Bar(
            "armed force can be recommended in a breach of the peace or an act of aggression, not on a threat",
            "a recommendation of other collective measures",
            UNITING_FOR_PEACE,
        )
    return None

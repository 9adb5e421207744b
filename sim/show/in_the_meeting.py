"""Motions, rulings and what is done with drafts, told aloud: one sentence for each kind of record."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from sim.engine import events_in_meeting as e
from sim.engine.event import Event
from sim.show.words import all_named, listed, named, sentence


def _moved(x: e.Moved) -> str:
    withdrawn = ", and withdraws the motion" if x.withdrawn else ""
    return sentence(f"{named(x.by, x.at.day)} moves to {x.what}{withdrawn}")


def _set_aside(x: e.SetAsideOnMotion) -> str:
    return sentence(f"the Council agrees to {x.how}")


def _point(x: e.PointRaised) -> str:
    says = f": {x.says}" if x.says else ""
    return sentence(f"{named(x.by, x.at.day)} raises a point of order{says} (Rule 30)")


def _claimed(x: e.Claimed) -> str:
    return sentence(f"{named(x.by, x.at.day)} claims that {x.symbol} is not procedural")


def _ruled(x: e.Ruled) -> str:
    what = "; ".join(text for text in (x.says, x.ruling) if text) or "on the point of order"
    colon = "" if what == "on the point of order" else ":"
    return sentence(f"{named(x.by, x.at.day)}, the President, rules{colon} {what}")


def _challenged(x: e.RulingChallenged) -> str:
    if not x.by:
        return "The ruling is challenged, and goes to the Council at once (Rule 30); by whom is not known."
    return sentence(f"{named(x.by, x.at.day)} challenges the ruling, and it goes to the Council at once (Rule 30)")


def _treated(x: e.TreatedAs) -> str:
    effect = "no vote on it is a veto" if x.kind == "procedural" else "a permanent member can veto it"
    return sentence(f"{x.symbol} is treated as {x.kind}: {effect}")


def _introduced(x: e.AmendmentIntroduced) -> str:
    by = f" by {all_named(x.by, x.at.day)}" if x.by else ""
    text = f", to {x.text}" if x.text else ""
    return sentence(f"the amendment {x.symbol} to {x.to} is introduced{by}{text}")


def _separate(x: e.SeparateVoteAsked) -> str:
    asked = f"{named(x.by, x.at.day)} asks for a separate vote on {x.part} of {x.symbol}"
    if not x.refused_by:
        return sentence(f"{asked} (Rule 32)")
    mover = named(x.refused_by, x.at.day)
    return sentence(f"{asked}; {mover}, which moved it, objects, and that is final (Rule 32)")


def _seconded(x: e.DraftSeconded) -> str:
    return sentence(f"{named(x.by, x.at.day)} seconds {x.symbol}, which no draft needs (Rule 34)")


def _withdrawn(x: e.DraftWithdrawn) -> str:
    return sentence(f"{named(x.by, x.at.day)} withdraws {x.symbol} (Rule 35)")


def _taken_over(x: e.DraftTakenOver) -> str:
    why = (
        "as its seconder, with the place it had (Rule 35)"
        if x.seconder
        else "after all others, as practice allows"
    )
    return sentence(f"{named(x.by, x.at.day)} takes over {x.symbol} as its own, {why}")


def _still_before(x: e.StillBefore) -> str:
    return sentence(f"that decides nothing yet: {x.what} is before the Council still")


def _left(x: e.LeftUndecided) -> str:
    return sentence(f"nothing more is told here of the meeting, which has not decided {listed(x.what)}")


TOLD_IN_MEETING: Mapping[type[Event], Callable[[Any], str]] = MappingProxyType(
    {
        e.Moved: _moved,
        e.SetAsideOnMotion: _set_aside,
        e.PointRaised: _point,
        e.Claimed: _claimed,
        e.Ruled: _ruled,
        e.RulingChallenged: _challenged,
        e.TreatedAs: _treated,
        e.AmendmentIntroduced: _introduced,
        e.SeparateVoteAsked: _separate,
        e.DraftSeconded: _seconded,
        e.DraftWithdrawn: _withdrawn,
        e.DraftTakenOver: _taken_over,
        e.StillBefore: _still_before,
        e.LeftUndecided: _left,
    }
)
"""How each of these records is told."""

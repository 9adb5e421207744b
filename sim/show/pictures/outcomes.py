"""The marks of what became of a question, told apart by colour, by shape and by sign, for pictures of many."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen

from sim.engine.events import Decided
from sim.law import Outcome, Reason
from sim.show.pictures.picture import element, group


@frozen
class Mark:
    """How a result is marked: its words, the class of its colour, its shape and the sign in it."""

    words: str
    colour: str
    shape: str
    sign: str


MARKS: Mapping[str, Mark] = MappingProxyType(
    {
        "adopted": Mark("adopted", "yes", "circle", "+"),
        "too_few_votes": Mark("too few votes", "abstain", "square", "\N{MINUS SIGN}"),
        "vetoed": Mark("vetoed", "no", "diamond", "V"),
        "not_adopted": Mark("not adopted", "abstain", "square", "\N{MINUS SIGN}"),
        "open": Mark("open", "unknown", "circle", "?"),
    }
)
"""The marks by result; the first three are the results of `sim.analysis.odds`."""


def result_of(event: Decided) -> str:
    """Return the result of a decision as `MARKS` names it."""
    return result(event.outcome, event.reason)


def result(outcome: Outcome, reason: Reason | None) -> str:
    """Return an outcome, and its reason if that is known, as `MARKS` names them.

    >>> result(Outcome.NOT_ADOPTED, Reason.VETO)
    'vetoed'
    """
    if outcome is not Outcome.NOT_ADOPTED:
        return "adopted" if outcome is Outcome.ADOPTED else "open"
    if reason is Reason.VETO:
        return "vetoed"
    return "too_few_votes" if reason is Reason.TOO_FEW_VOTES else "not_adopted"


def mark_of(name: str, x: float, y: float, r: float) -> str:
    """Return the mark of a result around a point; `r` is half its height, in user units."""
    mark = MARKS[name]
    on = {} if mark.colour == "unknown" else {"class_": "on-vote"}
    sign = element(
        "text", mark.sign, x=x, y=y + 0.42 * r, text_anchor="middle", font_size=1.2 * r, font_weight="bold", **on
    )
    return group([shape(mark.shape, x, y, r, mark.colour), sign])


def shape(name: str, x: float, y: float, r: float, colour: str) -> str:
    """Return a circle, a square or a diamond around a point, of about the same size to the eye."""
    if name == "circle":
        return element("circle", cx=x, cy=y, r=r, class_=colour, stroke_width=1.5)
    if name == "square":
        half = 0.9 * r
        return element("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, rx=2, class_=colour)
    far = 1.2 * r
    points = ((x, y - far), (x + far, y), (x, y + far), (x - far, y))
    return element("polygon", points=" ".join(f"{a:.2f},{b:.2f}" for a, b in points), class_=colour)

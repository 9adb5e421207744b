"""How a vote is marked, in every picture the same: by colour, by shape and by letter. It counts nothing."""

import enum
from collections.abc import Iterable
from typing import Any

from sim.law import Choice, Vote
from sim.law.votes import How
from sim.show.pictures.picture import element, group


class VoteMark(enum.Enum):
    """What a picture shows of one member's vote.

    >>> VoteMark.of(None) is VoteMark.UNKNOWN
    True
    """

    YES = "in favour"
    NO = "against"
    ABSTAIN = "abstaining"
    NOT_VOTING = "not voting"
    NOT_NAMED = "not named in the record"
    """The record counts votes and does not name who cast them: the member's may be one of these."""
    UNKNOWN = "unknown"
    OBJECTS = "objects"
    """An objection, which prevents a consensus."""
    NO_VOTE = "no vote taken"

    @classmethod
    def of(cls, vote: Vote | None) -> "VoteMark":
        """Return the mark of a vote that is known by name, or of one that is not known."""
        return cls.UNKNOWN if vote is None else cls.of_choice(vote.choice)

    @classmethod
    def of_choice(cls, choice: Choice | None) -> "VoteMark":
        """Return the mark of a choice; None stands for one that is not known."""
        return cls.UNKNOWN if choice is None else _OF_CHOICES[choice]

    @property
    def letter(self) -> str:
        """The letter that stands in the mark; none where no vote was taken."""
        return _LETTERS[self]

    @property
    def colour(self) -> str:
        """The class of its colour in `look.STYLE`."""
        return _CLASSES[self]

    @property
    def on_it(self) -> dict[str, Any]:
        """What a text that stands on its colour takes as attributes."""
        return {"class_": "on-vote"} if self in _FILLED else {}


_OF_CHOICES = {
    Choice.YES: VoteMark.YES,
    Choice.NO: VoteMark.NO,
    Choice.ABSTAIN: VoteMark.ABSTAIN,
    Choice.NOT_VOTING: VoteMark.NOT_VOTING,
}
_LETTERS = {
    VoteMark.YES: "Y",
    VoteMark.NO: "N",
    VoteMark.ABSTAIN: "A",
    VoteMark.NOT_VOTING: "X",
    VoteMark.NOT_NAMED: "#",
    VoteMark.UNKNOWN: "?",
    VoteMark.OBJECTS: "O",
    VoteMark.NO_VOTE: "",
}
_VETO = "V"
_CLASSES = {
    VoteMark.YES: "yes",
    VoteMark.NO: "no",
    VoteMark.ABSTAIN: "abstain",
    VoteMark.NOT_VOTING: "absent",
    VoteMark.NOT_NAMED: "unknown",
    VoteMark.UNKNOWN: "unknown",
    VoteMark.OBJECTS: "no",
    VoteMark.NO_VOTE: "seat",
}
_FILLED = (VoteMark.YES, VoteMark.NO, VoteMark.ABSTAIN, VoteMark.OBJECTS)
_HOW = {How.ABSENT: "absent", How.NOT_PARTICIPATING: "not participating"}
RING = 1.24
"""How much wider than its mark the ring of a permanent member is."""
REACH = 1.2 * RING
"""How far from its middle a mark with its ring may reach, as a multiple of its size."""


def said(mark: VoteMark, how: How | None = None) -> str:
    """Return what a mark stands for in words, with the way in which a member did not vote.

    >>> said(VoteMark.NOT_VOTING, How.ABSENT), said(VoteMark.YES)
    ('not voting (absent)', 'in favour')
    """
    return mark.value if how is None else f"{mark.value} ({_HOW[how]})"


def drawn(mark: VoteMark, x: float, y: float, size: float, *, ring: bool = False, blocks: bool = False) -> str:
    """Return a mark as an element, its middle at x and y; `size` is the radius of a circle of the same weight.

    A ring round it marks a permanent member. A vote against that `blocks` has the letter of a veto.
    """
    thick = max(1.5, size / 10)
    parts = [_shape(mark, x, y, size, class_=mark.colour, stroke_width=thick)]
    if ring:
        parts.append(_shape(mark, x, y, size * RING, class_="line", stroke_width=thick))
    letter = _VETO if blocks and mark is VoteMark.NO else mark.letter
    if letter:
        down = y + size * (0.52 if mark is VoteMark.ABSTAIN else 0.36)
        large = size * (0.88 if mark in (VoteMark.ABSTAIN, VoteMark.NOT_VOTING) else 1.02)
        parts.append(
            element(
                "text",
                letter,
                x=x,
                y=down,
                text_anchor="middle",
                font_size=large,
                font_weight="bold",
                **mark.on_it,
            )
        )
    return group(parts)


def _shape(mark: VoteMark, x: float, y: float, size: float, **look: Any) -> str:
    if mark in (VoteMark.NO, VoteMark.OBJECTS):
        half = size * 0.9
        return element("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, **look)
    if mark is VoteMark.ABSTAIN:
        return _through(
            [(x, y - 1.18 * size), (x + 1.16 * size, y + 0.88 * size), (x - 1.16 * size, y + 0.88 * size)], look
        )
    if mark is VoteMark.NOT_VOTING:
        far = 1.18 * size
        return _through([(x, y - far), (x + far, y), (x, y + far), (x - far, y)], look)
    return element("circle", cx=x, cy=y, r=size, **look)


def _through(corners: Iterable[tuple[float, float]], look: dict[str, Any]) -> str:
    points = " ".join(f"{round(x, 2):g},{round(y, 2):g}" for x, y in corners)
    return element("polygon", points=points, stroke_linejoin="round", **look)

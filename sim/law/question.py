"""What is put to the vote. The kind of a question chooses its rule; nothing here decides."""

import enum

from attrs import frozen


class Kind(enum.Enum):
    """The kinds of question, each with a rule of its own for what carries it.

    >>> Kind("procedural") is Kind.PROCEDURAL
    True
    """

    PROCEDURAL = "procedural"
    SUBSTANTIVE = "substantive"
    PRELIMINARY = "preliminary"
    """Is the matter procedural? Yes means that it is."""
    RULING_CHALLENGE = "ruling-challenge"
    ICJ_ELECTION = "icj-election"
    """Votes for one candidate: yes is a vote for the candidate."""
    REVIEW_CONFERENCE = "review-conference"
    ASSEMBLY_MAJORITY = "assembly-majority"
    ASSEMBLY_TWO_THIRDS = "assembly-two-thirds"
    CONSENSUS = "consensus"

    @property
    def of_the_assembly(self) -> bool:
        """Whether it is the General Assembly, or a committee of it, that votes."""
        return self in (Kind.ASSEMBLY_MAJORITY, Kind.ASSEMBLY_TWO_THIRDS)


class Chapter(enum.Enum):
    """The part of the Charter a draft acts under, where that bears on who may vote."""

    VI = "VI"
    VII = "VII"
    ART_52_3 = "52.3"


class PutAs(enum.Enum):
    """Which way round the question on a challenged ruling was put; yes then means this."""

    OVERRULE = "overrule"
    UPHOLD = "uphold"


@frozen
class Question:
    """A question put to the vote.

    `parties` are the parties to the dispute it concerns, which matters under Chapter VI and Art. 52(3).
    `put_as` is for challenges to a ruling; `paragraph` (1 or 3) for a review conference under Art. 109.

    >>> Question(Kind.SUBSTANTIVE, "adopt S/2022/431", chapter=Chapter.VII).kind.value
    'substantive'
    """

    kind: Kind
    text: str = ""
    chapter: Chapter | None = None
    parties: tuple[str, ...] = ()
    put_as: PutAs = PutAs.OVERRULE
    paragraph: int = 1

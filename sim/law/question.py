"""What is put to the vote. The kind of a question chooses its rule; nothing here decides."""

import enum
from collections.abc import Callable, Iterable
from typing import TypeVar

from attrs import Attribute, field, frozen

from sim.council import state
from sim.errors import UnscError

E = TypeVar("E", bound=enum.Enum)


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
    ASSEMBLY_TWO_THIRDS_OF_MEMBERS = "assembly-two-thirds-of-members"
    """Amendments of the Charter: of all Members, whether they vote or not."""
    CONSENSUS = "consensus"

    @property
    def of_the_assembly(self) -> bool:
        """Whether it is the General Assembly, or a committee of it, that votes."""
        return self.value.startswith("assembly-")


class Chapter(enum.Enum):
    """The part of the Charter a draft acts under, where that bears on who may vote.

    >>> Chapter("52.3") is Chapter.ART_52_3
    True
    """

    VI = "VI"
    VII = "VII"
    ART_52_3 = "52.3"


class PutAs(enum.Enum):
    """Which way round the question on a challenged ruling was put; yes then means this.

    >>> PutAs("uphold") is PutAs.UPHOLD
    True
    """

    OVERRULE = "overrule"
    UPHOLD = "uphold"


def _one_of(cls: type[E], *, optional: bool = False) -> Callable[[E | str | None], E | None]:
    """Return a converter that takes a member of an enumeration or its value, and refuses anything else."""

    def convert(value: E | str | None) -> E | None:
        if value is None and optional:
            return None
        try:
            return cls(value)
        except ValueError:
            valid = ", ".join(str(member.value) for member in cls)
            raise UnscError(f"{value!r} is no {cls.__name__}; expected one of {valid}") from None

    return convert


def _states(codes: str | Iterable[str]) -> tuple[str, ...]:
    listed = codes.replace(",", " ").split() if isinstance(codes, str) else codes
    return tuple([state(code).code for code in listed])


def _one_or_three(_question: object, _attribute: "Attribute[int]", paragraph: int) -> None:
    if paragraph not in (1, 3):
        raise UnscError(
            f"{paragraph} is no paragraph on calling a review conference; expected 1 or 3 (of Art. 109)"
        )


@frozen
class Question:
    """A question put to the vote.

    `parties` are the parties to the dispute it concerns, which matters under Chapter VI and Art. 52(3).
    `put_as` is for challenges to a ruling; `paragraph` (1 or 3) for a review conference under Art. 109.
    `mass_atrocities` says that the draft is directed against genocide, crimes against humanity or war crimes,
    which matters to some proposals and not to the Charter. Words may stand for the enumerations
    ("substantive", "VI"); anything else raises `UnscError`.

    >>> Question(Kind.SUBSTANTIVE, "adopt S/2022/431", chapter=Chapter.VII).kind.value
    'substantive'
    """

    kind: Kind = field(converter=_one_of(Kind))  # type: ignore[misc]
    text: str = ""
    chapter: Chapter | None = field(default=None, converter=_one_of(Chapter, optional=True))  # type: ignore[misc]
    parties: tuple[str, ...] = field(default=(), converter=_states)
    put_as: PutAs = field(default=PutAs.OVERRULE, converter=_one_of(PutAs))  # type: ignore[misc]
    paragraph: int = field(default=1, validator=_one_or_three)
    mass_atrocities: bool = False

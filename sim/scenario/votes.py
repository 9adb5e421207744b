"""A vote as a file may state it, key by key: how members voted, and a question put to the vote in the Council."""

import enum
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import field, frozen

from sim.law import Chapter, Kind, PutAs, Tally
from sim.scenario.chances import Odds
from sim.scenario.keys import Codes, Sources, key, required
from sim.source import Status


@frozen(kw_only=True)
class Group:
    """Members that acted alike. `rest` stands for all who are named nowhere else in the same vote."""

    members: Codes = key("codes of the members, or `the rest`", default=Codes(()))
    rest: bool = field(default=False, kw_only=True, metadata={"hidden": True})
    status: Status | None = key("how this is known, where it differs from the rest of the vote")
    source: Sources = key("the document that says so", default=Sources(()))
    note: str = key("a remark for the reader", default="")


class Voted(enum.Enum):
    """The keys of a vote that name members, as one member's vote."""

    IN_FAVOUR = "in_favour"
    AGAINST = "against"
    ABSTAINING = "abstaining"
    ABSENT = "absent"
    NOT_PARTICIPATING = "not_participating"
    NOT_VOTING = "not_voting"
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class Votes:
    """How members voted. Everybody must be accounted for: by code, as `the rest`, or in `counts`."""

    in_favour: Group | None = key("members voting in favour")
    against: Group | None = key("members voting against")
    abstaining: Group | None = key("members abstaining")
    absent: Group | None = key("members absent")
    not_participating: Group | None = key("members present that did not take part in the vote")
    not_voting: Group | None = key("members absent or not taking part, where the record does not say which")
    unknown: Group | None = key("members whose vote is not known; their standing positions are used, if any")
    counts: Tally | None = key("votes known by number: in favour-against-abstaining, such as 111-19-55")
    instead: Mapping[str, Voted] = key(
        "for a what-if: members that vote otherwise than said here, such as {CHN: abstaining}", factory=dict
    )
    odds: Odds = key(
        "chances in place of a vote, by member, members or `the rest`: {CHN: {no: 0.9, abstain: 0.1}}",
        factory=dict,
    )
    blocs: tuple[Codes, ...] = key(
        "members that cast one vote together: [FRA GBR USA]; who is unknown votes as the others of its bloc",
        default=(),
    )
    correlation: Fraction = key(
        "how far one shared cause moves all members with odds, from 0 (not at all) to below 1", default=Fraction(0)
    )


@frozen(kw_only=True)
class Referral:
    """What a draft would refer to the International Criminal Court under Rome Statute Art. 13(b)."""

    situation: str = required("the situation referred, as the draft words it")
    since: date | None = key("from which day on; not before 1 July 2002, when the Court began")
    exempts: str = key("whom the draft exempts from the Court's jurisdiction, as it words it", default="")
    costs: str = key("who is to bear the costs, as the draft has it", default="")


@frozen(kw_only=True)
class Deferral:
    """What a draft asks the Court not to begin or go on with, under Rome Statute Art. 16."""

    situation: str = required("the situation deferred")
    months: int = key("for how many months; the Statute says twelve, renewable", default=12)
    starting: date | None = key("from which day the months run; without it from the adoption")


@frozen(kw_only=True)
class PutToVote(Votes):
    """A question put to the vote in the Council."""

    question: str = required("the question, as it was put: begin with a verb, `adopt the provisional agenda`")
    kind: Kind | None = key("by what rule it is decided; where absent, by the words of the question")
    chapter: Chapter | None = key("the part of the Charter a draft acts under: VI, VII or 52.3")
    parties: Codes = key("parties to the dispute the question concerns", default=Codes(()))
    put_as: PutAs = key(
        "for a challenge to a ruling: whether yes is to overrule or to uphold", default=PutAs.OVERRULE
    )
    paragraph: int = key("for a review conference: paragraph 1 or 3 of Art. 109", default=1)
    draft: str = key(
        "the symbol of the draft that is voted on, such as S/2022/431, or of an amendment to one", default=""
    )
    asked_by: Codes = key("members that asked for the vote", default=Codes(()))
    without_vote: bool = key("true where it was adopted without a vote", default=False)
    special_session: str = key(
        "the emergency special session then meeting on the situation: no debate on a veto is due", default=""
    )
    refers: Referral | None = key("what the draft refers to the International Criminal Court, if it does")
    defers: Deferral | None = key("what the draft asks the International Criminal Court to defer, if it does")
    part: str = key("the part of the draft that is voted on separately (Rule 32(2))", default="")
    mass_atrocities: bool = key(
        "true for a draft against genocide, crimes against humanity or war crimes, which some reforms treat apart",
        default=False,
    )

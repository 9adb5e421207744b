"""What a file may say of votes by letter, elections to the Court and the admission of Members, key by key.

As in `model`, every class is one block in the file and every field one key.
"""

import enum
from collections.abc import Mapping
from datetime import date

from attrs import frozen

from sim.scenario.keys import Codes, Id, key, required
from sim.scenario.moments import Moment
from sim.scenario.votes import PutToVote


@frozen(kw_only=True)
class WrittenVote(PutToVote):
    """A draft put to the vote by letter (S/2020/253); its step has the time at which the result was announced."""

    begins: Moment | None = key("when the voting period of 24 hours began, where that is known")


class Electors(enum.Enum):
    """The organ that votes in an election to the Court."""

    COUNCIL = "council"
    ASSEMBLY = "assembly"


@frozen(kw_only=True)
class CourtCandidate:
    """A candidate in an election to the International Court of Justice."""

    of: Codes = required("the State whose national the candidate is")
    born: date | None = key("the day of birth: of two nationals of one State the elder is elected")


@frozen(kw_only=True)
class CourtBallot:
    """A ballot in one of the organs; or a withdrawal, or a request for a joint conference."""

    where: Electors | None = key("where the ballot is held: council or assembly", named="in")
    votes: Mapping[str, int] = key("how many votes each candidate had: {Julia Sebutinde: 9}", factory=dict)
    papers: int | None = key("how many valid papers there were; without it one for each elector")
    withdraws: str = key("in place of a ballot: the candidate that withdraws", default="")
    conference: Electors | None = key("in place of a ballot: the organ that asks for a joint conference (Art. 12)")


@frozen(kw_only=True)
class CourtElection:
    """An election to the International Court of Justice, by ballots in both organs (Rule 61)."""

    places: int = key("how many seats are to be filled", default=1)
    candidates: Mapping[str, CourtCandidate] = required("the candidates by name, each with `of: UGA`")
    members: int | None = key(
        "how many may vote in the Assembly, where our tables do not say (before 14 July 2011)"
    )
    meetings_before: int = key(
        "how many meetings of both organs were held before the ballots told here", default=0
    )
    ballots: tuple[CourtBallot, ...] = required("the ballots in the order in which they were held")


@frozen(kw_only=True)
class Application:
    """A State applies for membership (Rule 58). What becomes of it is told by `admission` steps."""

    of: str = required("the State that applies: its code, or its name where it has none here")
    document: str = key("the symbol of the application", default="")
    declaration: bool = key("false if it does not declare that it accepts the Charter's obligations", default=True)


class AdmissionStep(enum.Enum):
    """What becomes of an application next (Rules 59 and 60, Charter Art. 4)."""

    REFER = "refer"
    KEEP = "keep"
    REPORT = "report"
    RECOMMEND = "recommend"
    POSTPONE = "postpone"
    SPECIAL_REPORT = "special-report"
    SEND_BACK = "send-back"
    ADMIT = "admit"


@frozen(kw_only=True)
class Admission:
    """One step of an application on its way."""

    on: Id = required("the application, by the id of its step")
    does: AdmissionStep = required(
        "refer (to the Committee), keep (the Council decides otherwise), report (of the Committee), recommend, "
        "postpone, special-report, send-back (by the Assembly) or admit"
    )
    decided_in: Id | None = key(
        "the vote on it: of the Council for `recommend`, of the Assembly for `admit`; without one nobody objected"
    )
    favourable: bool | None = key("what the Committee concluded, where it did")
    session: date | None = key("the day on which the Assembly's session opens, from which the time limits run")
    special_session: bool = key("true if that is a special session", default=False)


OF_ELECTIONS = ("written_vote", "election", "application", "admission")
"""The actions of this module that a timeline may hold."""

"""The records of votes by letter, elections to the Court and the admission of Members. They decide nothing."""

from attrs import frozen

from sim.engine.event import Event
from sim.scenario.moments import Moment


@frozen(kw_only=True)
class VotePutByLetter(Event):
    """A draft was put to the vote by letter (S/2020/253); `begins` and `ends` where the file tells of it."""

    by: str
    question: str
    begins: Moment | None = None
    ends: Moment | None = None


@frozen(kw_only=True)
class BallotHeld(Event):
    """A ballot was held in one of the organs; `votes` are by candidate, and `why` says what came of it.

    `passed_over` are those whom it made both organs select and who are not elected, an elder national of the same
    State being so (ICJ Statute Art. 10(3)).
    """

    on: str
    organ: str
    meeting: int
    majority: int
    votes: tuple[tuple[str, int], ...]
    with_majority: tuple[str, ...]
    why: str
    passed_over: tuple[str, ...] = ()


@frozen(kw_only=True)
class CandidateWithdrew(Event):
    """A candidate withdrew."""

    on: str
    name: str


@frozen(kw_only=True)
class ConferenceFormed(Event):
    """A joint conference is formed at the request of one of the organs (ICJ Statute Art. 12)."""

    on: str
    by: str


@frozen(kw_only=True)
class ElectionStands(Event):
    """How an election stands after its last ballot: who is elected, and how many seats are vacant.

    `meetings` counts those that are over; `under_way` is the number of one that is not, 0 if there is none.
    """

    elected: tuple[str, ...]
    vacant: int
    meetings: int
    says: str
    under_way: int = 0


@frozen(kw_only=True)
class ApplicationReceived(Event):
    """A State applied for membership (Rule 58)."""

    state: str
    document: str = ""


@frozen(kw_only=True)
class ApplicationStands(Event):
    """Where an application stands now; `late` names what came after its time limit (Rules 59 and 60).

    `reported` says that it stands where it stood, the Council having sent its special report (Rule 60).
    """

    on: str
    state: str
    stage: str
    late: tuple[str, ...] = ()
    special_report_due: bool = False
    reported: bool = False


EVENTS_OF_ELECTIONS: tuple[type[Event], ...] = (
    VotePutByLetter,
    BallotHeld,
    CandidateWithdrew,
    ConferenceFormed,
    ElectionStands,
    ApplicationReceived,
    ApplicationStands,
)
"""Every kind of record of this module."""

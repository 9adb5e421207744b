"""Straw polls and elections by secret ballot: what is voted on, what is on a paper, what the papers come to.

A poll decides nothing in a meeting. Who marked what is kept only as long as the poll is open; afterwards there are
totals alone. An election is counted as ballots of the Council for judges of the International Court of Justice are
(Rule 61): an absolute majority of the Council elects, and where more have it than there are places, nobody is.
"""

import enum
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from attrs import evolve, frozen

from sim.classroom import limits
from sim.classroom.saying import Said, say
from sim.council import Council
from sim.errors import UnscError
from sim.law.wording import names as listed
from sim.procedure.court_ballots import cast as held
from sim.procedure.court_elections import Ballot, Candidate, Organ, begin


class PollKind(enum.Enum):
    """What is asked by secret ballot."""

    STRAW = "straw"
    """Each name is encouraged or discouraged, as in the straw polls on the Secretary-General."""
    ELECTION = "election"


class Mark(enum.Enum):
    """What a paper of a straw poll says of a name."""

    ENCOURAGE = "encourage"
    DISCOURAGE = "discourage"
    NO_OPINION = "no_opinion"


@frozen
class Paper:
    """What one delegation put in the box: marks in a straw poll, the names it votes for in an election."""

    marks: tuple[tuple[str, Mark], ...] = ()
    names: tuple[str, ...] = ()


@frozen
class Totals:
    """How often a name was encouraged, discouraged, and neither."""

    encourage: int = 0
    discourage: int = 0
    no_opinion: int = 0


@frozen
class Counted:
    """What a poll came to, in numbers that name nobody.

    `papers` were cast. Of a straw poll `totals` are by name and `permanent` those of permanent members alone,
    None where they are not told apart. Of an election `votes` are by name, `majority` is what it takes, `elected`
    who has it, and `void` says that more had it than there are places.
    """

    papers: int
    totals: tuple[tuple[str, Totals], ...] = ()
    permanent: tuple[tuple[str, Totals], ...] | None = None
    votes: tuple[tuple[str, int], ...] = ()
    majority: int = 0
    elected: tuple[str, ...] = ()
    void: bool = False
    why: str = ""


NO_PAPERS: Mapping[str, Paper] = MappingProxyType({})
_FEWEST_APART = 2
"""Of fewer papers totals would tell who marked what."""


@frozen
class Poll:
    """A straw poll or an election. `papers` are by seat while it is open; `counted` is there once it is closed.

    `line` and `at` say where the room stood when it was opened. `electors` are all members of the Council.
    """

    id: str
    kind: PollKind
    names: tuple[str, ...]
    electors: tuple[str, ...]
    permanent: frozenset[str]
    seats: int = 1
    coloured: bool = False
    line: str = ""
    at: int = 0
    papers: Mapping[str, Paper] = NO_PAPERS
    counted: Counted | None = None

    @property
    def number(self) -> int:
        """Which poll of the room it is, counted from 1."""
        return int(self.id.removeprefix("poll-"))


def opened(
    number: int,
    kind: PollKind,
    names: Iterable[str],
    council: Council,
    *,
    seats: int = 1,
    coloured: bool = False,
    line: str = "",
    at: int = 0,
) -> Poll:
    """Open a poll of a Council; `number` is which of the room it is, counted from 1.

    Raises `UnscError` for no name or too many, an empty one, one that stands twice, or too many or too few places.
    """
    given = tuple(" ".join(name.split()) for name in names)
    if not 1 <= len(given) <= limits.CANDIDATES:
        raise UnscError(f"{len(given)} names, expected from 1 to {limits.CANDIDATES}")
    for n, name in enumerate(given):
        if not name or len(name) > limits.NAME:
            raise UnscError(f"name {n + 1} has {len(name)} letters, expected from 1 to {limits.NAME}")
        if name in given[:n]:
            raise UnscError(f"{name} is named twice; expected each name once")
    most = len(given)
    if kind is PollKind.ELECTION and not 1 <= seats <= most:
        raise UnscError(f"{seats} places for {most} candidates, expected from 1 to {most}")
    return Poll(
        f"poll-{number}",
        kind,
        given,
        council.codes,
        council.permanent,
        seats if kind is PollKind.ELECTION else 1,
        coloured and kind is PollKind.STRAW,
        line,
        at,
    )


def kind_named(word: str) -> PollKind:
    """Return the kind of poll of a word. Raises `UnscError`."""
    try:
        return PollKind(word)
    except ValueError:
        raise UnscError(f"{word!r:.60} is no poll; expected one of {_words(PollKind)}") from None


def paper_of(marks: Mapping[str, str] | None, names: Iterable[str] | None) -> Paper:
    """Return the paper that some words make. Raises `UnscError` for a mark that is none, both, or neither."""
    if (marks is None) == (names is None):
        raise UnscError("expected either `marks` by name (straw poll) or `names` (election)")
    known = {mark.value: mark for mark in Mark}
    other = next((mark for mark in (marks or {}).values() if mark not in known), None)
    if other is not None:
        raise UnscError(f"{other!r:.60} is no mark; expected one of {_words(Mark)}")
    return Paper(tuple((name, known[mark]) for name, mark in (marks or {}).items()), tuple(names or ()))


def _words(words: type[enum.Enum]) -> str:
    return ", ".join(str(word.value) for word in words)


def cast(poll: Poll, seat: str, paper: Paper) -> Poll:
    """Return the poll with the paper of a seat, in place of an earlier one of the same seat.

    Raises `UnscError` where the poll is closed, the seat has no vote, or the paper names somebody who does not
    stand, or more than there are places.
    """
    if poll.counted is not None:
        raise UnscError("the poll is closed; expected an open one")
    if seat not in poll.electors:
        raise UnscError(f"{seat} has no vote in this poll; expected one of {listed(poll.electors)}")
    if poll.kind is PollKind.STRAW and paper.names:
        raise UnscError("a straw poll takes `marks`, one for each name; found `names`")
    if poll.kind is PollKind.ELECTION and paper.marks:
        raise UnscError("an election takes `names`, those voted for; found `marks`")
    marked = paper.names or tuple(name for name, _ in paper.marks)
    for n, name in enumerate(marked):
        if name not in poll.names:
            raise UnscError(f"{name:.60} does not stand; expected one of {listed(poll.names)}")
        if name in marked[:n]:
            raise UnscError(f"{name} stands twice on the paper; expected once")
    if poll.kind is PollKind.ELECTION and len(marked) > poll.seats:
        raise UnscError(
            f"{len(marked)} names on the paper, expected at most {poll.seats}, the places to be filled"
        )
    return evolve(poll, papers=MappingProxyType({**poll.papers, seat: paper}))


def closed(poll: Poll) -> Poll:
    """Count the papers and forget them: who marked what is nowhere any more. A closed poll stays as it is."""
    if poll.counted is not None:
        return poll
    counted = _straw(poll) if poll.kind is PollKind.STRAW else _election(poll)
    return evolve(poll, papers=NO_PAPERS, counted=counted)


def _straw(poll: Poll) -> Counted:
    everybody = tuple(poll.papers.values())
    apart = [paper for seat, paper in poll.papers.items() if seat in poll.permanent]
    others = len(everybody) - len(apart)
    told_apart = poll.coloured and len(apart) >= _FEWEST_APART and others >= _FEWEST_APART
    return Counted(
        len(everybody),
        _totals(poll.names, everybody),
        _totals(poll.names, apart) if told_apart else None,
    )


def _totals(names: tuple[str, ...], papers: Iterable[Paper]) -> tuple[tuple[str, Totals], ...]:
    marks = [dict(paper.marks) for paper in papers]
    return tuple(
        (name, Totals(*[sum(m.get(name, Mark.NO_OPINION) is mark for m in marks) for mark in Mark]))
        for name in names
    )


def _election(poll: Poll) -> Counted:
    candidates = [Candidate(name, name) for name in poll.names]
    # Only the Council votes here: that the Assembly elects too is left out, and no vote of it is counted.
    election = begin(poll.seats, candidates, _Electors(poll.electors, poll.permanent), len(poll.electors))
    ballot = Ballot.of([paper.names for paper in poll.papers.values()], poll.seats)
    (result,) = held(election, Organ.COUNCIL, ballot).ballots
    votes = dict(ballot.votes)
    return Counted(
        ballot.papers,
        votes=tuple((name, votes.get(name, 0)) for name in poll.names),
        majority=result.majority,
        elected=() if result.void else result.with_majority,
        void=result.void,
        why=result.why,
    )


@frozen
class _Electors:
    codes: tuple[str, ...]
    permanent: frozenset[str]

    @property
    def size(self) -> int:
        return len(self.codes)

    def member(self, code: str) -> str:
        return code


def poll_row(poll: Poll, *, seat: str | None, of: int, chair: bool) -> dict[str, Any]:
    """Return what somebody is shown of a poll: the paper of their own delegation; to the chair, who has voted.

    `seat` is the delegation of whoever looks, None for none; `of` is how many delegations could vote.
    """
    own = poll.papers.get(seat) if seat is not None else None
    return {
        "id": poll.id,
        "kind": poll.kind.value,
        "names": list(poll.names),
        "seats": poll.seats,
        "coloured": poll.coloured,
        "cast": poll.counted.papers if poll.counted is not None else len(poll.papers),
        "of": of,
        "voted": [code for code in poll.electors if code in poll.papers] if chair else None,
        "yours": None if own is None else _paper_row(poll, own),
        "result": None if poll.counted is None else _counted_row(poll, poll.counted),
    }


def _paper_row(poll: Poll, paper: Paper) -> dict[str, Any]:
    if poll.kind is PollKind.ELECTION:
        return {"names": list(paper.names)}
    return {"marks": {name: mark.value for name, mark in paper.marks}}


def _counted_row(poll: Poll, counted: Counted) -> dict[str, Any]:
    if poll.kind is PollKind.ELECTION:
        return {
            "papers": counted.papers,
            "votes": dict(counted.votes),
            "majority": counted.majority,
            "elected": list(counted.elected),
            "void": counted.void,
            "why": counted.why,
        }
    return {
        "papers": counted.papers,
        "totals": {name: _totals_row(totals) for name, totals in counted.totals},
        "permanent": None
        if counted.permanent is None
        else {name: _totals_row(totals) for name, totals in counted.permanent},
    }


def _totals_row(totals: Totals) -> dict[str, int]:
    return {mark.value: getattr(totals, mark.value) for mark in Mark}


def told(poll: Poll) -> tuple[Said, ...]:
    """Say of a poll, for the transcript, that it was opened and, once it is closed, what it came to in totals."""
    names = ", ".join(poll.names)
    if poll.kind is PollKind.STRAW:
        begun = say("poll.opened.straw", names=names, number=poll.number)
    else:
        begun = say("poll.opened.election", names=names, seats=poll.seats, number=poll.number)
    if poll.counted is None:
        return (begun,)
    return (begun, *_came_to(poll, poll.counted))


def _came_to(poll: Poll, counted: Counted) -> Iterable[Said]:
    if poll.kind is PollKind.STRAW:
        apart = dict(counted.permanent or ())
        for name, totals in counted.totals:
            row: dict[str, Any] = {"name": name, "number": poll.number, **_totals_row(totals)}
            if name in apart:
                row |= {f"permanent_{mark}": n for mark, n in _totals_row(apart[name]).items()}
            yield say("poll.told.straw_coloured" if name in apart else "poll.told.straw", **row)
        return
    told_of: dict[str, Any] = {
        "majority": counted.majority,
        "votes": ", ".join(f"{name} {votes}" for name, votes in counted.votes),
        "number": poll.number,
    }
    if counted.void:
        ahead = [name for name, votes in counted.votes if votes >= counted.majority]
        yield say("poll.told.void", names=listed(ahead), seats=poll.seats, **told_of)
    elif counted.elected:
        yield say("poll.told.elected", names=listed(counted.elected), **told_of)
    else:
        yield say("poll.told.nobody", **told_of)

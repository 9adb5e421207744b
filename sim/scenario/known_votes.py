"""What a scenario knows of a vote: each member's vote with its status and source, and numbers without names."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import evolve, frozen

from sim.council import held_by_nobody
from sim.law import BadRollCall, Body, Choice, How, RollCall, Tally, Vote
from sim.scenario.chances import Chances, in_words
from sim.scenario.model import Group, Position, Voted, Votes
from sim.source import Source, Status, weakest

GROUPS: tuple[tuple[str, Choice | None, How | None], ...] = (
    ("in_favour", Choice.YES, None),
    ("against", Choice.NO, None),
    ("abstaining", Choice.ABSTAIN, None),
    ("absent", Choice.NOT_VOTING, How.ABSENT),
    ("not_participating", Choice.NOT_VOTING, How.NOT_PARTICIPATING),
    ("not_voting", Choice.NOT_VOTING, None),
    ("unknown", None, None),
)
"""The keys of a vote, and the choice each stands for; None is a vote that is not known."""


NO_CORRELATION = Fraction(0)


@frozen
class KnownVote:
    """One member's vote as far as the scenario knows it; `choice` None says that it does not.

    `chances` is how likely it is to vote in each way, where the scenario says that instead; `choice` is then None.
    `sources` and `note` are the member's own: where they are empty, those of the whole vote hold.
    """

    member: str
    choice: Choice | None
    how: How | None
    status: Status
    sources: tuple[Source, ...]
    note: str = ""
    chances: Chances | None = None

    @property
    def known(self) -> bool:
        """Whether anything is said of this vote: the choice itself, or how likely each is."""
        return self.choice is not None or self.chances is not None


@frozen
class KnownVotes:
    """A vote as far as it is known: by member, in seating order, and by number where names are missing.

    `blocs` are members that cast their votes together, `correlation` is how far one shared cause moves all who
    have chances (the rho of a one-factor Gaussian copula).
    """

    members: tuple[KnownVote, ...]
    unnamed: Tally
    status: Status
    blocs: tuple[tuple[str, ...], ...] = ()
    correlation: Fraction = NO_CORRELATION

    def roll_call(self) -> RollCall:
        """Return the roll call the law decides on."""
        named = tuple([Vote(v.member, v.choice, v.how) for v in self.members if v.choice is not None])
        return RollCall(named, self.unnamed)


def status_of(status: Status | None, sources: Iterable[Source]) -> Status:
    """Return the status of a value: as stated; otherwise recorded if it cites a document, assumed if not."""
    if status is not None:
        return status
    return Status.RECORDED if tuple(sources) else Status.ASSUMED


def of_the_rest(status: Status) -> Status:
    """Return the status of members completed from the membership: derived at best."""
    return weakest(status, Status.DERIVED)


def groups(votes: Votes) -> list[tuple[str, Group, Choice | None, How | None]]:
    """List the groups a vote names, in the order of the record."""
    return [
        (name, group, choice, how) for name, choice, how in GROUPS if (group := getattr(votes, name)) is not None
    ]


def known_votes(
    votes: Votes,
    body: Body,
    status: Status,
    positions: Iterable[Position] = (),
) -> KnownVotes:
    """Work out what is known of each member's vote.

    What the vote itself says counts first; a member it leaves unknown votes by the first standing position
    that names it, and stays unknown otherwise. Members named that do not sit are passed over: they had a
    seat in the record that this body does not have. `status` is that of the vote, for groups that state none
    of their own. "The rest" is completed from the membership, and so derived. Raises
    `BadRollCall` where numbers and names contradict each other.
    """
    seated = set(body.codes)
    said: dict[str, KnownVote] = {}
    _add(said, votes, seated, body.codes, status)
    blocs, correlation = votes.blocs, votes.correlation
    for position in positions:
        blocs, correlation = blocs or position.blocs, correlation or position.correlation
        own = status_of(position.status, position.source)
        standing: dict[str, KnownVote] = {}
        # How likely somebody was to vote in some way stands in no record.
        _add(standing, position, seated, body.codes, own, position.status or Status.ASSUMED)
        for member, vote in standing.items():
            if vote.known and (member not in said or not said[member].known):
                said[member] = evolve(
                    vote, sources=vote.sources or position.source, note=vote.note or position.note
                )
    members = tuple([said.get(m) or KnownVote(m, None, None, status, ()) for m in body.codes])
    together: tuple[tuple[str, ...], ...] = ()
    if blocs:
        # A member whose vote a what-if changes no longer votes with its bloc.
        bound = [[code for code in bloc if code not in votes.instead] for bloc in blocs]
        members, together = _as_blocs(bound, members)
    unnamed = _unnamed(votes, members)
    if votes.instead:
        members = tuple([_instead(v, votes.instead, unnamed) for v in members])
    if unnamed.known and any(v.chances is not None for v in members):
        raise BadRollCall("votes are known by number, and others by their odds; expected one of the two, or names")
    known = [v.status for v in members if v.known]
    if unnamed.known:
        known.append(status)
    return KnownVotes(members, unnamed, weakest(*known) if known else status, together, correlation)


class NoBloc(BadRollCall):
    """Members are said to cast their votes together, and their votes are said to differ."""


def _as_blocs(
    blocs: Iterable[Iterable[str]], members: tuple[KnownVote, ...]
) -> tuple[tuple[KnownVote, ...], tuple[tuple[str, ...], ...]]:
    """Let members of a bloc vote as one: who is not known votes as the others of its bloc do.

    Returns the votes, and the blocs of those that sit. Raises `NoBloc` where two of a bloc are known to differ.
    """
    votes = {v.member: v for v in members}
    together = []
    for bloc in blocs:
        seated = tuple([code for code in bloc if code in votes])
        known = [votes[code] for code in seated if votes[code].known]
        for other in known[1:]:
            if (other.choice, other.chances) != (known[0].choice, known[0].chances):
                raise NoBloc(
                    f"{known[0].member} ({_said(known[0])}) and {other.member} ({_said(other)}) vote as a bloc; "
                    "expected the same of both, or one of them left unknown"
                )
        for code in seated if known else ():
            if not votes[code].known:
                first = known[0]
                votes[code] = KnownVote(code, first.choice, first.how, Status.ASSUMED, (), "", first.chances)
        if len(seated) > 1:
            together.append(seated)
    return tuple(votes.values()), tuple(together)


def _said(vote: KnownVote) -> str:
    return in_words(vote.chances) if vote.chances is not None else vote.choice.value if vote.choice else "unknown"


def _likely(member: str, chances: Chances, status: Status) -> KnownVote:
    """Return a vote of which only chances are known; one that is certain is a vote like any other."""
    certain = chances.certain
    return KnownVote(member, certain, None, status, (), "", None if certain else chances)


def _add(
    said: dict[str, KnownVote],
    votes: Votes,
    seated: set[str],
    codes: tuple[str, ...],
    status: Status,
    odds_status: Status = Status.ASSUMED,
) -> None:
    rest: tuple[Group, Choice | None, How | None] | None = None
    likely = {c: chances for c, chances in votes.odds.items() if c in seated}
    for code, chances in likely.items():
        said[code] = _likely(code, chances, odds_status)
    for _name, group, choice, how in groups(votes):
        if group.rest:
            rest = (group, choice, how)
            continue
        own = group.status or (status_of(None, group.source) if group.source else status)
        for member in group.members:
            if member in seated and member not in likely:
                said[member] = KnownVote(member, choice, how, own, group.source, group.note)
    # A seat that nobody holds yet is none of the rest: it votes only where it is named.
    others = votes.odds.get(THE_REST)
    if others is not None:
        for member in codes:
            if member not in said and not held_by_nobody(member):
                said[member] = _likely(member, others, odds_status)
    if rest is not None:
        group, choice, how = rest
        own = group.status or (status if choice is None else of_the_rest(status))
        for member in codes:
            if member not in said and not held_by_nobody(member):
                said[member] = KnownVote(member, choice, how, own, group.source, group.note)


THE_REST = "the rest"
_CHOICES = {name: (choice, how) for name, choice, how in GROUPS}


def _instead(vote: KnownVote, instead: Mapping[str, Voted], unnamed: Tally) -> KnownVote:
    """Let a member vote otherwise than said, for a what-if; that is an assumption whatever was known."""
    other = instead.get(vote.member)
    if other is None:
        return vote
    if vote.choice is None and unnamed.known:
        raise BadRollCall(
            f"{vote.member}'s vote is known only by number, so it cannot be changed by itself; name the votes"
        )
    choice, how = _CHOICES[other.value]
    return KnownVote(vote.member, choice, how, Status.ASSUMED, ())


def _unnamed(votes: Votes, members: tuple[KnownVote, ...]) -> Tally:
    """Take the members known by name out of the numbers; what is left was cast by members not named."""
    if votes.counts is None:
        return Tally()
    left: dict[str, int] = {}
    for choice in Choice:
        total = getattr(votes.counts, choice.value)
        named = sum(v.choice is choice for v in members)
        if named > total:
            who = "1 member is" if named == 1 else f"{named} members are"
            raise BadRollCall(f"{who} named as {_IN_WORDS[choice]}, but `counts` has {total}")
        left[choice.value] = total - named
    if votes.counts.known > len(members):
        raise BadRollCall(f"`counts` adds up to {votes.counts.known}, but {len(members)} members sat")
    return Tally(**left)


_IN_WORDS = {
    Choice.YES: "in favour",
    Choice.NO: "against",
    Choice.ABSTAIN: "abstaining",
    Choice.NOT_VOTING: "not voting",
}

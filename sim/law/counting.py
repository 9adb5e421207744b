"""Counting what is known of a roll call, and telling what the votes still unknown could do. No rule, no reason.

The members whose vote is unknown are of three sorts, those who hold a veto, the others, and those held to
abstain whatever their vote was; inside a sort they are interchangeable. So everything here is arithmetic on a
few small numbers, exact for every completion.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from attrs import evolve, frozen

from sim.law.kernel import NEVER, reachable
from sim.law.thresholds import Requirement
from sim.law.votes import NONE_UNNAMED, BadRollCall, Body, Choice, RollCall, Tally

NO_HOLDERS: frozenset[str] = frozenset()


@frozen
class Count:
    """A roll call counted against a body.

    `yes` and `no` include votes known by number only. `vetoes` are the veto holders named as voting no;
    `holders_unnamed`, `others_unnamed` and `held_unnamed` count the members not named, `yeses_unnamed`,
    `noes_unnamed` and `harmless_unnamed` the votes among them known by number (harmless: abstaining or not
    voting), and `free` the votes of which nothing is known.
    """

    tally: Tally
    yes: int
    no: int
    vetoes: tuple[str, ...]
    holders_unnamed: int
    others_unnamed: int
    yeses_unnamed: int
    noes_unnamed: int
    harmless_unnamed: int
    free: int
    held_unnamed: int = 0


def count(roll: RollCall, body: Body, holders: frozenset[str] = NO_HOLDERS) -> Count:
    """Count a roll call. Raises `BadRollCall` for a double vote, `NotAMember` for a stranger."""
    yes = no = abstain = not_voting = holders_named = 0
    vetoes: tuple[str, ...] = ()
    codes = body.codes
    seen = set()
    for vote in roll.votes:
        member = vote.member
        choice = vote.choice
        seen.add(member)
        if choice is Choice.YES:
            yes += 1
        elif choice is Choice.NO:
            no += 1
            if member in holders:
                vetoes += (member,)
        elif choice is Choice.ABSTAIN:
            abstain += 1
        elif choice is Choice.NOT_VOTING:
            not_voting += 1
        else:
            raise BadRollCall(f"{choice!r} is no choice; expected a member of Choice, such as Choice.YES")
        if member in holders:
            holders_named += 1
    named = len(roll.votes)
    if len(seen) != named:
        raise BadRollCall(f"{_named_twice(roll)} votes twice; one vote each")
    if not seen.issubset(codes):
        for member in seen:
            body.member(member)
    unnamed = roll.unnamed
    if unnamed is not NONE_UNNAMED and min(unnamed.yes, unnamed.no, unnamed.abstain, unnamed.not_voting) < 0:
        raise BadRollCall(f"a count cannot be negative: {unnamed}")
    left = len(codes) - named
    free = left - unnamed.known
    if free < 0:
        raise BadRollCall(f"{named + unnamed.known} votes are given, but {len(codes)} members may vote")
    holders_left = len(holders) - holders_named
    counted = Count(
        tally=Tally(
            yes + unnamed.yes,
            no + unnamed.no,
            abstain + unnamed.abstain,
            not_voting + unnamed.not_voting,
            free,
        ),
        yes=yes + unnamed.yes,
        no=no + unnamed.no,
        vetoes=vetoes,
        holders_unnamed=holders_left,
        others_unnamed=left - holders_left,
        yeses_unnamed=unnamed.yes,
        noes_unnamed=unnamed.no,
        harmless_unnamed=unnamed.abstain + unnamed.not_voting,
        free=free,
    )
    return _holding(counted, roll, holders) if roll.held_to_abstain else counted


def _named_twice(roll: RollCall) -> str:
    named = [v.member for v in roll.votes]
    return next(m for m in named if named.count(m) > 1)


def _holding(c: Count, roll: RollCall, holders: frozenset[str]) -> Count:
    """Set apart the members held to abstain, and keep in the tally what is certain whichever votes were theirs."""
    held = len(roll.held_to_abstain)
    held_holders = len(holders.intersection(roll.held_to_abstain))
    named = Tally(*[len(roll.who(choice)) for choice in Choice])
    yes = named.yes + max(0, roll.unnamed.yes - held)
    no = named.no + max(0, roll.unnamed.no - held)
    abstain = named.abstain + max(held, roll.unnamed.abstain)
    not_voting = named.not_voting + max(0, roll.unnamed.not_voting - held)
    unknown = c.tally.known + c.tally.unknown - yes - no - abstain - not_voting
    return evolve(
        c,
        tally=Tally(yes, no, abstain, not_voting, unknown),
        holders_unnamed=c.holders_unnamed - held_holders,
        others_unnamed=c.others_unnamed - (held - held_holders),
        held_unnamed=held,
    )


def _shares_of_the_held(c: Count) -> Iterator[Count]:
    """List the counts that remain when the votes of the members held to abstain are taken out of the numbers."""
    held = range(c.held_unnamed + 1)
    for yes, no, harmless in product(held, held, held):
        free = c.held_unnamed - yes - no - harmless
        if (
            yes <= c.yeses_unnamed
            and no <= c.noes_unnamed
            and harmless <= c.harmless_unnamed
            and 0 <= free <= c.free
        ):
            yield evolve(
                c,
                yes=c.yes - yes,
                no=c.no - no,
                yeses_unnamed=c.yeses_unnamed - yes,
                noes_unnamed=c.noes_unnamed - no,
                harmless_unnamed=c.harmless_unnamed - harmless,
                free=c.free - free,
                held_unnamed=0,
            )


@frozen
class Possible:
    """Which results some completion of the unknown votes reaches."""

    adopted: bool
    too_few: bool
    vetoed: bool


def possible(c: Count, requirement: Requirement, noes_to_block: int | None) -> Possible:
    """Tell which results are possible; `noes_to_block` None means that nothing can be vetoed."""
    if c.held_unnamed:
        each = [possible(share, requirement, noes_to_block) for share in _shares_of_the_held(c)]
        return Possible(any(p.adopted for p in each), any(p.too_few for p in each), any(p.vetoed for p in each))
    return Possible(
        *reachable(
            c.yes,
            c.no,
            len(c.vetoes),
            c.holders_unnamed,
            c.others_unnamed,
            c.noes_unnamed,
            c.free,
            carried=requirement.carried,
            noes_to_block=NEVER if noes_to_block is None else noes_to_block,
        )
    )


# How many members of a sort, not named, vote yes and no; and one such pair for each of the three sorts.
Votes = tuple[int, int]
Completion = tuple[Votes, Votes, Votes]


@lru_cache(maxsize=4096)
def who_matters(c: Count, requirement: Requirement, noes_to_block: int | None) -> tuple[bool, bool, bool]:
    """Tell of an open question which of the unknown can make the difference: veto holders, others, the held.

    A member can when two completions that differ only in its vote decide differently; or two that differ in
    an exchange of votes with one other member, where the numbers that are known let neither of the two change
    its vote alone. Every distinct completion is tried, unless the unknown members are all of one sort: then
    what one of them can do, all can.
    """
    sizes = (c.holders_unnamed, c.others_unnamed, c.held_unnamed)
    if sum(size > 0 for size in sizes) == 1:
        return sizes[0] > 0, sizes[1] > 0, sizes[2] > 0
    base_yes, base_no = c.yes - c.yeses_unnamed, c.no - c.noes_unnamed

    def adopted(completion: Completion | None) -> bool | None:
        """Decide a completion, or None if there is no such one or the known numbers forbid it."""
        if completion is None:
            return None
        (hy, hn), (oy, on), (py, pn) = completion
        yes, no = hy + oy + py, hn + on + pn
        if yes < c.yeses_unnamed or no < c.noes_unnamed or sum(sizes) - yes - no < c.harmless_unnamed:
            return None
        blocked = noes_to_block is not None and len(c.vetoes) + hn >= noes_to_block
        return not blocked and requirement.carried(base_yes + hy + oy, base_no + hn + on)

    matters = [False, False, False]
    for completion in product(_ways(sizes[0]), _ways(sizes[1]), _ways(sizes[2])):
        now = adopted(completion)
        if now is None:
            continue
        alone = {
            (sort, yes, no): adopted(_changed(completion, sizes, sort, yes, no))
            for sort, (yes, no) in product(range(3), _CHANGES)
        }
        for (sort, yes, no), then in alone.items():
            if then is not None:
                matters[sort] |= then != now
                continue
            for other in range(sort):
                if alone[other, -yes, -no] is None:
                    one = _changed(completion, sizes, sort, yes, no)
                    both = one and adopted(_changed(one, sizes, other, -yes, -no))
                    if both is not None and both != now:
                        matters[sort] = matters[other] = True
        if matters == [size > 0 for size in sizes]:
            break
    return matters[0], matters[1], matters[2]


# A vote changed: how many yes and no votes it adds. Every change is the difference of two choices.
_CHANGES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1))


def _ways(members: int) -> list[Votes]:
    """List how many of some members may vote yes and no."""
    return [(yes, no) for yes in range(members + 1) for no in range(members - yes + 1)]


def _changed(
    completion: Completion, sizes: tuple[int, int, int], sort: int, yes: int, no: int
) -> Completion | None:
    """Change one member's vote, or return None where no member of that sort has such a vote to change."""
    votes = (completion[sort][0] + yes, completion[sort][1] + no)
    if votes[0] < 0 or votes[1] < 0 or sum(votes) > sizes[sort]:
        return None
    holders, others, held = completion
    return ((votes, others, held), (holders, votes, held), (holders, others, votes))[sort]

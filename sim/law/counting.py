"""Counting what is known of a roll call, and telling what the votes still unknown could do. No rule, no reason.

The members whose vote is unknown are of two sorts, those who hold a veto and the others, and inside a sort
they are interchangeable; so everything here is arithmetic on a few small numbers, exact for every completion.
"""

from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from sim.law.thresholds import Requirement
from sim.law.votes import BadRollCall, Body, Choice, RollCall, Tally

NO_HOLDERS: frozenset[str] = frozenset()


@frozen
class Count:
    """A roll call counted against a body.

    `yes` and `no` include votes known by number only. `vetoes` are the veto holders named as voting no;
    `holders_unnamed` and `others_unnamed` count the members not named, `noes_unnamed` and `harmless_unnamed`
    the votes among them known by number (harmless: abstaining or not voting), and `free` the votes of which
    nothing is known.
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
        else:
            not_voting += 1
        if member in holders:
            holders_named += 1
    named = len(roll.votes)
    if len(seen) != named:
        raise BadRollCall("a member votes twice; one vote each")
    if not seen.issubset(codes):
        for member in seen:
            body.member(member)
    unnamed = roll.unnamed
    left = len(codes) - named
    free = left - unnamed.known
    if free < 0:
        raise BadRollCall(f"{named + unnamed.known} votes are given, but {len(codes)} members may vote")
    holders_left = len(holders) - holders_named
    return Count(
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


@frozen
class Possible:
    """Which results some completion of the unknown votes reaches."""

    adopted: bool
    too_few: bool
    vetoed: bool


def possible(c: Count, requirement: Requirement, noes_to_block: int | None) -> Possible:
    """Tell which results are possible; `noes_to_block` None means that nothing can be vetoed.

    Adoption is likeliest with every free vote in favour, a shortfall with every free vote against, and a
    veto with just as many free noes as the block takes and every other free vote in favour; so one look at
    each of these settles all completions at once.
    """
    yes, no, free = c.yes, c.no, c.free
    if noes_to_block is None:
        return Possible(requirement.carried(yes + free, no), not requirement.carried(yes, no + free), vetoed=False)
    vetoes = len(c.vetoes)
    fewest = vetoes + max(0, c.noes_unnamed - c.others_unnamed)
    blockers = max(0, noes_to_block - vetoes - c.noes_unnamed)
    return Possible(
        adopted=fewest < noes_to_block and requirement.carried(yes + free, no),
        too_few=not requirement.carried(yes, no + free),
        vetoed=noes_to_block - vetoes <= c.holders_unnamed
        and blockers <= free
        and requirement.carried(yes + free - blockers, no + blockers),
    )


@lru_cache(maxsize=4096)
def who_matters(c: Count, requirement: Requirement, noes_to_block: int | None) -> tuple[bool, bool]:
    """Tell whether a veto holder, and whether another member, among the unknown can still make the difference.

    A member can when two completions that differ only in its vote (or, for votes known by number only, in
    an exchange of its vote with one other member's) decide differently. Every distinct completion is tried,
    unless the unknown members are all of one sort: then what one of them can do, all can.
    """
    if not (c.holders_unnamed and c.others_unnamed):
        return bool(c.holders_unnamed), bool(c.others_unnamed)
    holders = range(c.holders_unnamed + 1)
    others = range(c.others_unnamed + 1)
    need = (c.yeses_unnamed, c.noes_unnamed, c.harmless_unnamed)
    base_yes, base_no = c.yes - c.yeses_unnamed, c.no - c.noes_unnamed

    def adopted(state: tuple[int, int, int, int]) -> bool | None:
        """Decide a completion (holders yes, no; others yes, no), or None if the known numbers forbid it."""
        hy, hn, oy, on = state
        harmless = c.holders_unnamed - hy - hn + c.others_unnamed - oy - on
        if hy + oy < need[0] or hn + on < need[1] or harmless < need[2]:
            return None
        blocked = noes_to_block is not None and len(c.vetoes) + hn >= noes_to_block
        return not blocked and requirement.carried(base_yes + hy + oy, base_no + hn + on)

    holder_matters = other_matters = False
    for hy in holders:
        for hn in range(c.holders_unnamed - hy + 1):
            for oy in others:
                for on in range(c.others_unnamed - oy + 1):
                    here = (hy, hn, oy, on)
                    if (now := adopted(here)) is None:
                        continue
                    for by_holder, by_other, state in _neighbours(here, c):
                        if (then := adopted(state)) is not None and then != now:
                            holder_matters |= by_holder
                            other_matters |= by_other
            if holder_matters and other_matters:
                return True, True
    return holder_matters, other_matters


# A vote changed: how many yes and no votes it adds. Every change is the difference of two choices.
_CHANGES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1))


def _neighbours(
    state: tuple[int, int, int, int], c: Count
) -> Iterator[tuple[bool, bool, tuple[int, int, int, int]]]:
    """List the completions one vote away, or one exchange of votes, and which sort of member made it."""
    hy, hn, oy, on = state
    for yes, no in _CHANGES:
        if _fits(hy + yes, hn + no, c.holders_unnamed):
            yield True, False, (hy + yes, hn + no, oy, on)
            if _fits(oy - yes, on - no, c.others_unnamed):
                yield True, True, (hy + yes, hn + no, oy - yes, on - no)
        if _fits(oy + yes, on + no, c.others_unnamed):
            yield False, True, (hy, hn, oy + yes, on + no)


def _fits(yes: int, no: int, members: int) -> bool:
    return yes >= 0 and no >= 0 and yes + no <= members

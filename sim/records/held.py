"""What a recorded vote holds, as roll calls for the law, and where it contradicts itself. It decides nothing.

A list of votes that is complete is the roll call. Of any other the file's totals are taken, and the names as far
as they go: who voted against may be what settles it. A list in part without totals is what it names, the others
unknown: nine who did not vote in favour settle that a draft failed, whatever the rest did.
"""

from collections.abc import Iterator

from sim.council import Council
from sim.law import Choice, RollCall, Tally, Vote
from sim.records.recorded import RecordedVote

_WORDS = {
    Choice.YES: "in favour",
    Choice.NO: "against",
    Choice.ABSTAIN: "abstaining",
    Choice.NOT_VOTING: "not voting",
}


def rolls_of(vote: RecordedVote, council: Council) -> tuple[RollCall, ...]:
    """Return the roll calls a vote may have been, none where too little is known or what is known cannot be.

    Where no total is stated the votes by name are all there is, and the others unknown. There are two where the
    votes in favour are known by number and those against are not: the members that remain
    may all have voted against, or none of them. What decides both alike decides all that lies between.
    """
    if vote.complete:
        return (vote.roll,)
    named = _named(vote)
    left: dict[Choice, int] = {}
    for choice in Choice:
        total = vote.totals.of(choice)
        if total is not None:
            left[choice] = total - sum(v.choice is choice for v in named)
    if not left:
        return (RollCall(named),) if named else ()
    rest = len(council.codes) - len(named) - sum(left.values())
    unstated = [choice for choice in Choice if choice not in left]
    if min(left.values()) < 0 or rest < 0 or (rest and not unstated):
        return ()
    if Choice.YES in unstated:
        return (RollCall(named, _tally(left)),)
    fillings = [choice for choice in (Choice.NO, unstated[-1] if unstated else Choice.NO) if choice in unstated]
    filled = [{**left, choice: rest} for choice in dict.fromkeys(fillings)] if rest else [left]
    return tuple([RollCall(named, _tally(numbers)) for numbers in filled])


def _named(vote: RecordedVote) -> tuple[Vote, ...]:
    """Return the votes known by name; whom the file has vetoing voted against."""
    known = {v.member for v in vote.votes}
    return (*vote.votes, *[Vote(member, Choice.NO) for member in vote.veto_by if member not in known])


def _tally(numbers: dict[Choice, int]) -> Tally:
    return Tally(**{choice.value: n for choice, n in numbers.items()})


def contradictions(vote: RecordedVote, council: Council) -> Iterator[str]:
    """Say where a file contradicts itself, or the Council of the day, on one vote."""
    yield from vote.conflicts
    known = _named(vote)
    seats, totals = len(council.codes), {choice: vote.totals.of(choice) for choice in Choice}
    for choice, total in totals.items():
        named = sum(v.choice is choice for v in known)
        if total is not None and (named != total if vote.complete else named > total):
            are = "member is" if named == 1 else "members are"
            with_those = ", with those of veto_by" if len(known) > len(vote.votes) and choice is Choice.NO else ""
            yield f"{named} {are} named as {_WORDS[choice]}{with_those}, but the total is {total}"
    stated = [total for total in totals.values() if total is not None]
    if sum(stated) > seats or (len(stated) == len(totals) and sum(stated) < seats):
        yield f"the totals add up to {sum(stated)}, but {seats} members sat on {vote.on}"
    elif not vote.complete:
        others = sum(totals[v.choice] is None for v in known)
        if sum(stated) + others > seats:
            yield (
                f"the totals and the other votes by name add up to {sum(stated) + others}, but {seats} members "
                f"sat on {vote.on}"
            )
    choices = vote.choices
    noes = [code for code in council.codes if code in council.permanent and choices.get(code) is Choice.NO]
    if vote.veto_by and set(noes) - set(vote.veto_by):
        yield f"veto_by names {', '.join(vote.veto_by)}, but the permanent members against are {', '.join(noes)}"
    for member in vote.veto_by:
        if member not in council.permanent:
            yield f"veto_by names {member}, which was no permanent member on {vote.on}"
        elif choices.get(member, Choice.NO) is not Choice.NO:
            yield f"veto_by names {member}, whose vote is {choices[member].value.replace('_', ' ')}"

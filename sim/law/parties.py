"""The proviso of Art. 27(3): under Chapter VI and Art. 52(3) a party to a dispute shall abstain from voting."""

from sim.law.question import Chapter, Kind, Question
from sim.law.votes import Choice, RollCall, Tally, Vote

_CHAPTERS = (Chapter.VI, Chapter.ART_52_3)
_KINDS = (Kind.SUBSTANTIVE,)


def bound_to_abstain(question: Question, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the members that the proviso, if it is enforced, holds to abstain on this question.

    It binds any member, permanent or not, and not under Chapter VII. Source: Charter Art. 27(3).
    """
    if not question.parties or question.chapter not in _CHAPTERS or question.kind not in _KINDS:
        return ()
    return tuple([m for m in codes if m in question.parties])


def abstaining(roll: RollCall, parties: tuple[str, ...], members: int) -> tuple[RollCall, ...]:
    """Count the votes of some parties as abstentions, whatever they did.

    Where votes are known only by number, one of them may be a party's: every way of taking the party's vote
    out of the numbers is returned, and what the proviso makes of the roll call is open between them. `members`
    is how many may vote.
    """
    rolls: tuple[RollCall, ...] = (roll,)
    for party in parties:
        rolls = tuple(dict.fromkeys(each for r in rolls for each in _one_abstaining(r, party, members)))
    return rolls


def _one_abstaining(roll: RollCall, party: str, members: int) -> list[RollCall]:
    there = roll.by_member().get(party)
    if there is not None:
        if there.choice is not Choice.YES and there.choice is not Choice.NO:
            return [roll]
        votes = tuple([Vote(party, Choice.ABSTAIN) if v.member == party else v for v in roll.votes])
        return [RollCall(votes, roll.unnamed)]
    votes = (*roll.votes, Vote(party, Choice.ABSTAIN))
    by_number = {c.value: getattr(roll.unnamed, c.value) for c in Choice}
    without = [
        RollCall(votes, Tally(**{**by_number, name: number - 1})) for name, number in by_number.items() if number
    ]
    if len(votes) + roll.unnamed.known <= members:
        without.append(RollCall(votes, roll.unnamed))
    return without

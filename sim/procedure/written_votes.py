"""The written votes of 2020 and 2021: substantive drafts, by letter, without a meeting (S/2020/253).

While the members could not meet in the building, a draft was put to the vote by a letter of the President, and
each member answered by letter within a day. The law is that of Art. 27(3), veto included; the Rules of a meeting
have no place in it: nothing procedural, no amendments, no votes on parts, no points of order.
"""

from datetime import date, datetime, timedelta

from attrs import evolve, frozen

from sim.council import Council
from sim.law import Choice, Decision, How, Kind, Law, Question, RollCall, Vote, decide
from sim.procedure.actions import Action, CastVotes, ExplainVote, PutToVote, StateResult
from sim.procedure.out_of_order import OutOfOrder
from sim.source import Source

WRITTEN = Source("S/2020/253", "https://undocs.org/S/2020/253")
FIRST_DAY = date(2020, 3, 27)
"""The day of the letter in which the President of March 2020 set the procedure out."""
# The letter binds itself to the restrictions on movement in New York and gives no last day; when it was given up
# no document we know of says. The members met in the building at times from 14 July 2020 on, and after a pause
# again from 25 May 2021 (Highlights of Security Council Practice 2021): the day before is taken as the last. The
# last resolution known to have been adopted by letter is S/RES/2575 of 11 May 2021 (S/2021/450).
LAST_DAY = date(2021, 5, 24)
VOTING_PERIOD = timedelta(hours=24)
RESULT_WITHIN = timedelta(hours=36)
"""From the beginning of the voting period to the announcement of the result."""

_OF_A_VOTE = (CastVotes, ExplainVote, PutToVote, StateResult)


@frozen
class WrittenVote:
    """A draft put to the vote by letter: by whose letter and when the voting period begins, and the answers."""

    question: Question
    council: Council
    law: Law
    begins: datetime
    replies: tuple[Vote, ...] = ()

    @property
    def ends(self) -> datetime:
        """The end of the voting period, which cannot be extended."""
        return self.begins + VOTING_PERIOD

    @property
    def result_by(self) -> datetime:
        """By when the President is to announce the result."""
        return self.begins + RESULT_WITHIN


def begin(question: Question, begins: datetime, council: Council, law: Law) -> WrittenVote:
    """Put a draft to the vote by letter of the President.

    Raises `OutOfOrder` for anything but a substantive draft, and outside the time in which the members could not
    meet: 27 March 2020 to 24 May 2021. Source: S/2020/253.
    """
    if question.kind is not Kind.SUBSTANTIVE:
        raise OutOfOrder(
            f"Only draft resolutions on substantive matters were put to the vote by letter, not a question of the "
            f"kind {question.kind.value}",
            instead="a meeting, or settling it without a vote",
            rule=WRITTEN,
        )
    on = begins.date()
    if not FIRST_DAY <= on <= LAST_DAY:
        why = "not yet agreed" if on < FIRST_DAY else "for the time in which the members could not meet"
        raise OutOfOrder(
            f"On {on} the written procedure was {why}; it is known from {FIRST_DAY} to {LAST_DAY}",
            instead="a vote at a meeting, by show of hands (Rule 40)",
            rule=WRITTEN,
        )
    return WrittenVote(question, council, law, begins)


def check_act(action: type[Action]) -> Source:
    """Return the source by which an act has a place in a written vote; raises `OutOfOrder` for one of a meeting.

    Only the question, the votes with their explanations, and the result have. Source: S/2020/253.
    """
    if action in _OF_A_VOTE:
        return WRITTEN
    raise OutOfOrder(
        f"{action.__name__} is an act of a meeting, and a written vote is none",
        instead="a draft settled among the members before the President's letter, or a meeting",
        rule=WRITTEN,
    )


def check_withdrawal(vote: WrittenVote, at: datetime) -> Source:
    """Return by what a draft may still be withdrawn; raises `OutOfOrder` once the voting period has begun."""
    if at >= vote.begins:
        raise OutOfOrder(
            f"A draft may not be withdrawn once the voting period has begun ({vote.begins:%Y-%m-%dT%H:%M})",
            instead="voting against it",
            rule=WRITTEN,
        )
    return WRITTEN


def reply(vote: WrittenVote, member: str, choice: Choice, at: datetime) -> WrittenVote:
    """Return the vote with the letter of one member.

    Raises `OutOfOrder` for a letter before the voting period or after it, a second one, or one without a vote in
    it; `NotAMember` for a stranger. Source: S/2020/253.
    """
    vote.council.member(member)
    if not vote.begins <= at <= vote.ends:
        when = "has not begun" if at < vote.begins else "is over, and cannot be extended"
        raise OutOfOrder(
            f"The voting period {when}; it is from {vote.begins:%Y-%m-%dT%H:%M} to {vote.ends:%Y-%m-%dT%H:%M}",
            instead="a letter within it: a member that sends none counts as absent",
            rule=WRITTEN,
        )
    if any(v.member == member for v in vote.replies):
        raise OutOfOrder(f"{member} has voted already", instead="the result", rule=WRITTEN)
    if choice is Choice.NOT_VOTING:
        raise OutOfOrder(
            "A letter says in favour, against or abstaining",
            instead="sending none: such a member counts as absent",
            rule=WRITTEN,
        )
    return evolve(vote, replies=(*vote.replies, Vote(member, choice)))


def result(vote: WrittenVote) -> Decision:
    """Decide what the letters amount to; a member that sent none is absent. Source: S/2020/253; Art. 27(3)."""
    return decide_in_writing(vote, roll_of(vote))


def roll_of(vote: WrittenVote) -> RollCall:
    """Return the roll call of the letters."""
    sent = {v.member for v in vote.replies}
    silent = [Vote(m, Choice.NOT_VOTING, How.ABSENT) for m in vote.council.codes if m not in sent]
    return RollCall((*vote.replies, *silent))


def decide_in_writing(vote: WrittenVote, roll: RollCall) -> Decision:
    """Decide a written vote of which the record tells the votes, or only their number, and not the letters."""
    decision = decide(vote.question, roll, vote.council, vote.law)
    return evolve(decision, sources=(*decision.sources, WRITTEN))

"""What another law would have made of drafts that failed, their votes staying as they were cast.

That is an assumption about the voters: under another law many would have voted, and drafted, otherwise.
"""

from datetime import date

from attrs import evolve, frozen

from sim.council import Council, council_on
from sim.law import Chapter, Decision, Kind, Law, Outcome, Question, Reason
from sim.law.reforms import reform
from sim.records.recorded import RecordedVote
from sim.records.summing.seen import Seen, decisions_on
from sim.scenario.bodies import law_and_body, law_change
from sim.scenario.model import LawChange


@frozen
class OtherLaw:
    """Another law by the name it was asked for: a reform, or the file of one."""

    name: str
    change: LawChange

    def on(self, on: date) -> tuple[Law, Council] | None:
        """Return the law and the Council of a day under it; None where it does not fit the Council of the day.

        Raises `UnscError` for a law by which nobody of that Council could use a veto that it gives.
        """
        return law_and_body(self.change, None, on) if _fits(self.change.like, on) else None


def _fits(like: str | None, on: date) -> bool:
    return like is None or reform(like).fits(council_on(on))


def law_called(text: str) -> OtherLaw:
    """Return the law that a reform's name or a file means. Raises `UnscError`, with the nearest name.

    >>> law_called("two-noes").name
    'two-noes'
    """
    return OtherLaw(text, law_change(text))


@frozen
class DraftUnder:
    """A draft that failed, under another law: what would have become of it, and why, in a word.

    `outcome` None says that the law does not fit the Council of the day, or that the record contradicts itself.
    """

    law: str
    id: str
    on: date
    recorded: str
    outcome: Outcome | None
    why: str


def under(law: OtherLaw, seen: Seen) -> DraftUnder:
    """Say what another law would have made of a draft that failed, with the votes as they were.

    Where the law asks what the record does not hold, the chapter a draft acts under or whether it is on mass
    atrocities, every answer is tried, and the outcome is open unless all agree.
    """
    vote = seen.vote
    said = DraftUnder(law.name, vote.id, vote.on, seen.fate.value, None, "does_not_fit_the_council")
    found = law.on(vote.on)
    if found is None:
        return said
    applied, council = found
    asked = [decisions_on(vote, question, applied, council) for question in _questions(vote, applied)]
    if not asked[0]:
        return evolve(said, why="record_contradicts_itself")
    by_question = [_settled(decisions) for decisions in asked]
    if len({outcome for outcome, _ in by_question}) > 1:
        return evolve(said, outcome=Outcome.OPEN, why="turns_on_what_is_not_recorded")
    outcome, why = by_question[0]
    return evolve(said, outcome=outcome, why=why)


def _settled(decisions: tuple[Decision, ...]) -> tuple[Outcome, str]:
    """Return what all ways in which the votes may have been come to, and why."""
    if len({decision.outcome for decision in decisions}) > 1:
        return Outcome.OPEN, Reason.UNKNOWN_VOTES.value
    return decisions[0].outcome, decisions[0].reason.value


def _questions(vote: RecordedVote, law: Law) -> list[Question]:
    """List the questions that a draft may have been, as far as this law tells them apart."""
    kind = vote.kind or Kind.SUBSTANTIVE
    by_chapter = law.veto is not None and law.veto.chapters is not None
    by_subject = law.pledge is not None or (law.veto is not None and law.veto.spares_mass_atrocities)
    return [
        Question(kind, chapter=chapter, mass_atrocities=on_atrocities)
        for chapter in ((None, *Chapter) if by_chapter else (None,))
        for on_atrocities in ((False, True) if by_subject else (False,))
    ]

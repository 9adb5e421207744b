"""What the members could bring to a meeting, taken from the scenario: drafts, amendments, guests, questions.

That somebody brought it on the record binds nobody in the class: it is there to be brought, by whoever may.
"""

from collections.abc import Iterator

from sim.council import state
from sim.engine.matters_in_words import recommends_secretary_general
from sim.engine.play import question_of
from sim.errors import UnscError
from sim.law import Kind, Question
from sim.law.matters import matter_of
from sim.procedure.entry import Papers
from sim.procedure.matters import Amendment, Appointment, Draft, Guest, InvitedUnder
from sim.scenario.model import PutToVote, Scenario, Step, all_steps
from sim.source import Status


def papers_of(scenario: Scenario) -> Papers:
    """Return the papers of a scenario, each once, in the order of the file."""
    steps = tuple(all_steps(scenario.timeline))
    return Papers(
        drafts=tuple({draft.symbol: draft for draft in _drafts(steps)}.values()),
        guests=tuple(dict.fromkeys(_guests(steps))),
        questions=tuple(dict.fromkeys(_questions(steps))),
        amendments=tuple(dict.fromkeys(_amendments(steps))),
        appointments=tuple(dict.fromkeys(_appointments(steps))),
    )


def states_named(scenario: Scenario) -> tuple[str, ...]:
    """Return the States that a scenario names as asking, submitting or invited, in the order of the file."""
    found: dict[str, None] = {}
    for step in all_steps(scenario.timeline):
        if step.letter is not None:
            found |= dict.fromkeys(step.letter.by)
        if step.draft is not None:
            found |= dict.fromkeys(step.draft.by)
        if step.invite is not None:
            found[step.invite.who] = None
        if step.put_to_vote is not None:
            found |= dict.fromkeys(step.put_to_vote.parties)
    return tuple([code for code in found if _is_state(code)])


def _is_state(code: str) -> bool:
    try:
        return state(code).code == code
    except UnscError:
        return False


def _drafts(steps: tuple[Step, ...]) -> Iterator[Draft]:
    """Yield the drafts as they were put to the vote, or as they were submitted where they were not put."""
    parts: dict[str, list[str]] = {}
    amendments = {step.amendment.symbol for step in steps if step.amendment is not None}
    for step in steps:
        put, asked = step.put_to_vote, step.separate_vote
        if asked is not None:
            parts.setdefault(asked.draft, []).append(asked.part)
        if put is not None and put.draft and put.part:
            parts.setdefault(put.draft, []).append(put.part)
    puts = {
        s.put_to_vote.draft: s.put_to_vote for s in steps if s.put_to_vote is not None and not s.put_to_vote.part
    }
    for step in steps:
        draft, put = step.draft, step.put_to_vote
        if draft is not None:
            as_put = puts.get(draft.symbol)
            kind = draft.kind or Kind.SUBSTANTIVE
            question = _question(as_put) if as_put is not None else Question(kind, f"adopt {draft.symbol}")
            yield _draft(draft.symbol, question, parts)
        elif put is not None and not put.part and put.draft not in amendments:
            question = _question(put)
            symbol = put.draft or (step.id or "" if question.kind is Kind.SUBSTANTIVE else "")
            if symbol:
                yield _draft(symbol, question, parts)


def _draft(symbol: str, question: Question, parts: dict[str, list[str]]) -> Draft:
    named = tuple(dict.fromkeys(part for part in parts.get(symbol, ()) if part))
    return Draft(symbol, question, recommends_secretary_general(question.text), named)


def _question(put: PutToVote) -> Question:
    question, _ = question_of(put, Status.RECORDED)
    return question


def _questions(steps: tuple[Step, ...]) -> Iterator[Question]:
    """Yield the questions that are neither a draft nor the adoption of an agenda."""
    for step in steps:
        put = step.put_to_vote
        if put is None or put.draft:
            continue
        question, matter = _question(put), matter_of(put.question)
        adoption = matter is not None and matter.name == "adoption of the agenda"
        if question.kind is not Kind.SUBSTANTIVE and not adoption:
            yield question


def _guests(steps: tuple[Step, ...]) -> Iterator[Guest]:
    for step in steps:
        if step.invite is not None:
            under = InvitedUnder.RULE_37 if step.invite.rule == 37 else InvitedUnder.RULE_39
            yield Guest(step.invite.who, under)


def _amendments(steps: tuple[Step, ...]) -> Iterator[Amendment]:
    for step in steps:
        made = step.amendment
        if made is not None:
            yield Amendment(made.symbol, made.to, made.does, made.distance)


def _appointments(steps: tuple[Step, ...]) -> Iterator[Appointment]:
    for step in steps:
        if step.appoint is not None:
            yield Appointment(step.appoint.what, step.appoint.question, step.appoint.speaks)

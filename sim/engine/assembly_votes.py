"""Votes of the General Assembly in a run: the majority they take, what has to come first, and a tie."""

from attrs import evolve

from sim.bodies.general_assembly import Majority, after_a_tie, equally_divided, majority_for
from sim.bodies.matters_of_the_assembly import done_by, matter_of
from sim.bodies.uniting_for_peace import Effect, bar_to_a_text
from sim.engine.events import Decided, Event, NotReached, Recommended
from sim.engine.events_around import SecondVoteDue, SessionOpened
from sim.engine.play import Play, cited
from sim.law import Body, Kind, Law, Outcome, Question, RollCall, decide, law_on
from sim.law.sources import article
from sim.procedure import OutOfOrder
from sim.scenario.model import AssemblyVote, Step
from sim.scenario.moments import Moment
from sim.scenario.resolving import body_of
from sim.source import Source, Status, weakest

ARTICLES_10_TO_12 = Source("Charter Art. 10-12", article("10").url)


def assembly_vote(play: Play, step: Step, vote: AssemblyVote, at: Moment) -> None:
    """The Assembly, or a committee of it, votes on a text; adopted in plenary, the text recommends and no more.

    It comes about only if what has to come first did: the committee's approval, the Council's recommendation, the
    session it is taken in, the tie it repeats. Source: Charter Art. 4-6, 10-12, 18 and 97; GA Rules 83-86 and 95.
    """
    missing = _missing(play, vote)
    if missing is not None:
        play.not_reached(step, at, *missing)
        return
    known = play.known(step)
    refusal = _refusal(play, step, vote)
    if refusal is not None:
        attempt = f"a text of the Assembly to {_effect_in_words(vote)}"
        play.refused(attempt, refusal, at, step.id or "", _recommendation(play, vote), known, step.note)
        return
    body, law = body_of(vote, play.scenario, at), law_on(at.day)
    majority = majority_of(vote, known[0])
    question = Question(majority.kind, vote.text)
    votes = play.votes_on(vote, body, step.id or "", question, known[0], at)
    roll = votes.roll_call()
    decision = decide(question, roll, body, law)
    kind_matters = majority.status is not Status.ASSUMED or not _same_either_way(vote.text, roll, body, law)
    decided = play.record(
        Decided,
        at,
        step.id or "",
        play.decided.get(vote.approved_by or vote.recommended_in or ""),
        id=play.name_of(step),
        body=f"General Assembly, {vote.body}",
        question=vote.text,
        decision=evolve(decision, sources=tuple(dict.fromkeys((*decision.sources, *majority.sources)))),
        # Of an Assembly only those whose vote is known are listed: the others are counted.
        votes=tuple(v for v in votes.members if v.choice is not None),
        status=weakest(known[0], votes.status, *([majority.status] if kind_matters else [])),
        sources=known[1],
        note=" ".join(filter(None, [step.note, "" if vote.kind else _told(majority, kind_matters)])),
        kind_status=Status.RECORDED if vote.kind else majority.status,
    )
    play.decided[decided.id] = decided
    _after_a_tie(play, vote, decided)
    if vote.recommends and _is_plenary(vote) and decision.outcome is Outcome.ADOPTED:
        play.record(
            Recommended,
            at,
            cause=decided,
            text=vote.text,
            what=vote.recommends,
            status=decided.status,
            sources=cited(*known[1], ARTICLES_10_TO_12),
        )


def _is_plenary(vote: AssemblyVote) -> bool:
    return vote.body.strip().lower() == "plenary"


# What has to come first


def _missing(play: Play, vote: AssemblyVote) -> tuple[str, Event | None] | None:
    """Return why a vote does not come about, and the event that says so; None where all that comes first did."""
    adopted = (
        (vote.approved_by, "so the text does not come to the plenary"),
        (vote.recommended_in, "so there is no recommendation of the Council for the Assembly to act on"),
    )
    for name, so in adopted:
        before = None if name is None else play.decided.get(name)
        if name is not None and (before is None or before.outcome is not Outcome.ADOPTED):
            why, event = play.stands(name)
            return f"{why}, {so}", event
    if vote.session is not None:
        session = play.happened.get(vote.session)
        if not isinstance(session, SessionOpened):
            return f"{vote.session} did not open, so there is no session to vote in", session
    if vote.repeats is not None and not any(
        isinstance(e, SecondVoteDue) and e.on == vote.repeats for e in play.log
    ):
        why = f"{vote.repeats} was not equally divided in plenary, so there is no tie to vote on again"
        return why, play.decided.get(vote.repeats) or play.happened.get(vote.repeats)
    return None


def _recommendation(play: Play, vote: AssemblyVote) -> Event | None:
    return play.decided.get(vote.recommended_in or "") or play.happened.get(vote.session or "")


def _refusal(play: Play, step: Step, vote: AssemblyVote) -> OutOfOrder | None:
    """Return why the Assembly cannot do what the text would do; None if it can."""
    effect = _effect(vote)
    if effect is None:
        return None
    session = next((s.emergency_session for s in play.scenario.timeline if s.id and s.id == vote.session), None)
    appears = None if session is None else session.appears
    # What repeats a vote after a tie has the recommendation that the first vote had; where an application rests on
    # the vote, its own step looks at whether the Council recommended it.
    on_application = step.id and any(
        s.admission is not None and s.admission.decided_in == step.id for s in play.scenario.timeline
    )
    recommended = bool(vote.recommended_in or vote.repeats or on_application)
    bar = bar_to_a_text(effect, appears, recommended=recommended)
    return None if bar is None else OutOfOrder(bar.why, instead=bar.instead, rule=bar.rule)


def _effect(vote: AssemblyVote) -> Effect | None:
    """Return what the text would do, by the file or by its words; a committee's text does nothing by its words."""
    if vote.effect is not None:
        matter = matter_of(vote.text, vote.effect)
        # From the Human Rights Council the Assembly suspends by itself.
        by_itself = vote.effect is Effect.SUSPEND and matter is not None and matter.on_recommendation is None
        return Effect.RECOMMEND if by_itself else vote.effect
    return done_by(vote.text) if _is_plenary(vote) and not vote.recommends else None


def _effect_in_words(vote: AssemblyVote) -> str:
    words = {
        Effect.RECOMMEND: "recommend",
        Effect.RECOMMEND_FORCE: "recommend the use of armed force",
        Effect.BIND: "bind States",
        Effect.ENFORCE: "take enforcement measures",
        Effect.ADMIT: "admit a State",
        Effect.SUSPEND: "suspend the rights and privileges of membership",
        Effect.EXPEL: "expel a Member",
        Effect.APPOINT: "appoint the Secretary-General",
        Effect.AMEND_CHARTER: "amend the Charter",
    }
    return words[_effect(vote) or Effect.RECOMMEND]


# The majority


def majority_of(vote: AssemblyVote, known: Status) -> Majority:
    """Return the majority a vote takes: the file's word, else what the words of the text and the body tell.

    `known` is how the file's word is known. Source: Charter Art. 18; GA Rules 83-85 and 125.
    """
    if vote.kind is not None:
        return Majority(vote.kind, "", known, (), "")
    in_session = vote.session is not None
    return majority_for(
        vote.text, committee=not _is_plenary(vote), emergency_session=in_session, effect=vote.effect
    )


def question_in_assembly(vote: AssemblyVote) -> Question:
    """Return the question a vote of the Assembly puts, of the kind that the majority it takes makes it."""
    return Question(majority_of(vote, Status.ASSUMED).kind, vote.text)


def _same_either_way(text: str, roll: RollCall, body: Body, law: Law) -> bool:
    """Tell whether a majority and two thirds of those voting come to the same."""
    kinds = (Kind.ASSEMBLY_MAJORITY, Kind.ASSEMBLY_TWO_THIRDS)
    return len({decide(Question(kind, text), roll, body, law).outcome for kind in kinds}) == 1


def _told(majority: Majority, kind_matters: bool) -> str:
    if majority.status is not Status.ASSUMED:
        asks = majority.on_recommendation
        first = f"; it takes the Council's recommendation first ({asks.cite})" if asks is not None else ""
        return f"The majority follows from the text and who votes: {majority.why}{first}."
    return f"{majority.why[0].upper()}{majority.why[1:]}" + (
        "; two thirds would come to something else." if kind_matters else "; two thirds would come to the same."
    )


def _after_a_tie(play: Play, vote: AssemblyVote, decided: Decided) -> None:
    """Note a tie: in plenary a second vote is to follow; a second tie, or one in a committee, rejects."""
    if not equally_divided(decided.kind, decided.tally):
        return
    last, rule = after_a_tie(decided.at.day, committee=not _is_plenary(vote))
    status = weakest(decided.status, Status.DERIVED)
    if last is None or vote.repeats is not None:
        again = "a second tie" if vote.repeats is not None else "a tie in a committee"
        play.record(
            NotReached,
            decided.at,
            cause=decided,
            what="a second vote",
            why=f"{again} rejects the text",
            status=status,
            sources=(rule,),
        )
        return
    play.record(
        SecondVoteDue,
        decided.at,
        cause=decided,
        on=decided.id,
        deadline=Moment(last, decided.at.hour),
        status=status,
        sources=(rule,),
    )

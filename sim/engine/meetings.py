"""A meeting of the Council as a process: called, opened, its agenda adopted, its business done, closed.

What is in order is asked of `sim.procedure`, act by act; an act that is out of order is refused with its rule, and
the run goes on. Nothing is decided here.
"""

from attrs import evolve

from sim.council import Council
from sim.engine.assembly import after_a_veto
from sim.engine.court import after_a_decision
from sim.engine.drafts import RULE_38, ahead, brought_forward, submit, too_soon
from sim.engine.events import (
    ChairCeded,
    Decided,
    DraftSubmitted,
    Event,
    Invited,
    ItemSeized,
    MeetingCalled,
    MeetingEnded,
    MeetingOpened,
    MeetingRequested,
    Objected,
    QuestionPut,
    Resumed,
    Spoke,
    Suspended,
    VoteAsked,
)
from sim.engine.play import Known, Play, Process, Turn, on_the_day, question_of
from sim.law import Decision, Kind, Outcome, Question
from sim.law.matters import matter_of
from sim.law.wording import names
from sim.procedure import (
    Basis,
    Ended,
    Guest,
    InvitedUnder,
    Motion,
    OutOfOrder,
    Phase,
    Request,
    apply,
    call,
    in_order,
    notice_given,
)
from sim.procedure import Draft as TabledDraft
from sim.procedure import Meeting as MeetingState
from sim.procedure.actions import (
    SECRETARY_GENERAL,
    Action,
    ApproveAgenda,
    AskForVote,
    CallSpeaker,
    CastVotes,
    CedeChair,
    CloseMeeting,
    CommunicateAgenda,
    DecideWithoutVote,
    ExplainVote,
    LeaveOpen,
    Move,
    Object,
    OpenMeeting,
    ProposeInvitation,
    PutQuestion,
    PutToVote,
    RequestFloor,
    ResumeMeeting,
    StateResult,
    Submit,
)
from sim.procedure.drafts import in_turn
from sim.procedure.meeting import changed
from sim.scenario.bodies import council_for, law_for
from sim.scenario.known_votes import KnownVotes, groups
from sim.scenario.model import Agenda, Codes, Draft, Id, Invite, Meeting, Statement, Step, Votes
from sim.scenario.model import PutToVote as Put
from sim.scenario.moments import Moment
from sim.source import Status, weakest

AGENDA = "adoption of the agenda"
_HOW_IT_ENDED = {
    Ended.CONCLUDED: "the business was concluded",
    Ended.ADJOURNED: "it was adjourned",
    Ended.AGENDA_NOT_ADOPTED: "the agenda was not adopted, so nothing else is in order",
}
_OPEN = "how the vote ended is not known, and nothing that may depend on it is guessed"


class Sitting:
    """One meeting in progress: the state the rules see, and what the log has said of it."""

    def __init__(
        self, play: Play, step: Step, at: Moment, state: MeetingState, cause: Event, symbols: frozenset[str]
    ) -> None:
        self.play = play
        self.step = step
        self.at = at
        self.state = state
        self.known = play.known(step)
        self.last = cause
        """The event that what happens next follows from."""
        self.symbols = symbols
        """The drafts that are to be voted on here: others wait for another meeting, and stand in no turn here."""
        self.end_told = False

    @property
    def council(self) -> Council:
        """The Council that meets."""
        return self.state.council

    def do(self, *acts: Action) -> None:
        """Do some acts; raises `OutOfOrder` at the first that is not in order."""
        for act in acts:
            self.state = apply(self.state, act)

    def record(self, cls: type[Event], step: str = "", known: Known | None = None, **fields: object) -> Event:
        """Log an event of this meeting."""
        status, sources = known or self.known
        self.last = self.play.record(
            cls, self.at, step, self.last, **{"status": status, "sources": sources, **fields}
        )
        return self.last

    def refuse(self, attempt: str, refusal: OutOfOrder, step: str, known: Known, note: str = "") -> None:
        """Log that something attempted is out of order."""
        self.last = self.play.refused(attempt, refusal, self.at, step, self.last, known, note)

    def tell_end(self, step: str = "", known: Known | None = None, note: str = "") -> None:
        """Log, once, how the meeting ended, if it did; that it did follows, unless a step of the file says so."""
        ended = self.state.ended
        if ended in _HOW_IT_ENDED and not self.end_told:
            self.end_told = True
            follows = weakest(self.known[0], Status.DERIVED), self.known[1]
            self.record(MeetingEnded, step, known or follows, how=_HOW_IT_ENDED[ended], note=note)


def meeting(play: Play, step: Step, plan: Meeting, at: Moment) -> Process:
    """Hold a meeting as the scenario plans it.

    The Council is the one in office on the day, whoever asked for the meeting: a request made under one
    presidency or to one Council may be met by the next. Source: Rules 1-3, 6-9, 18, 33.
    """
    sitting = _called(play, step, plan, at)
    if sitting is None:
        return
    if plan.format.formal or plan.agenda is not None:
        _adopt_agenda(sitting, plan.agenda)
    for n, inner in enumerate(plan.proceedings):
        when = sitting.at if inner.at is None else on_the_day(inner.at, sitting.at)
        if when > sitting.at:
            yield from play.until(when, Turn.GOES_ON)
            sitting.at = when
        vote_follows = any(later.put_to_vote is not None for later in plan.proceedings[n:])
        _proceed(sitting, inner, vote_follows=vote_follows)
    _close(sitting)


def single_vote(play: Play, step: Step, put: Put, at: Moment) -> None:
    """Hold a meeting for one question, where the scenario tells of nothing but the vote.

    If the question is the adoption of the agenda, that is what the meeting decides; otherwise the agenda is
    taken as adopted.
    """
    sitting = _called(play, step, Meeting(proceedings=(step,)), at, quietly=True)
    if sitting is None:
        return
    matter = matter_of(put.question)
    if matter is not None and matter.name == AGENDA:
        question, kind_status = question_of(put, sitting.known[0])
        step = evolve(step, id=Id(play.name_of(step)))
        _agenda_by(sitting, put, put.asked_by, Codes(()), put.without_vote, step, question, kind_status)
    else:
        sitting.do(DecideWithoutVote(sitting.state.chair))
        _put(sitting, step, put)


# Calling and opening (Rules 1-3, 7-8)


def _called(play: Play, step: Step, plan: Meeting, at: Moment, *, quietly: bool = False) -> Sitting | None:
    letters = [e for n in plan.requested_in if isinstance(e := play.happened.get(n), MeetingRequested)]
    standing = [e for e in letters if e.step not in play.dropped]
    if plan.requested_in and not standing:
        name = plan.requested_in[-1]
        given_up = play.dropped.get(name)
        why = f"the request {name} was not made" if given_up is None else f"the request {name} had been given up"
        play.not_reached(step, at, why, given_up or play.happened.get(name))
        return None
    council, law = council_for(play.scenario, at.day), law_for(play.scenario, at.day)
    item = plan.item or next((e.item for e in standing if e.item), "")
    documents = ", ".join(e.document for e in standing if e.document)
    by, basis, why = _asked(play, plan, standing, council)
    symbols = frozenset([s.put_to_vote.draft for s in plan.proceedings if s.put_to_vote is not None])
    drafts = tuple([tabled for symbol, tabled in play.tabled.items() if symbol in symbols])
    status, sources = play.known(step)
    cause = standing[-1] if standing else None
    try:
        state = call(
            Request(by, basis, item, documents),
            council,
            law,
            at.day,
            format=plan.format,
            seized=play.seized,
            drafts=drafts,
        )
    except OutOfOrder as refusal:
        known = (status, sources)
        play.refused("calling a meeting", refusal, at, step.id or "", cause, known, step.note)
        return None
    called = play.record(
        MeetingCalled,
        at,
        "" if quietly else step.id or "",
        cause,
        format=plan.format.value,
        item=item,
        president=council.president or "",
        why=why if why and plan.format.formal else state.called.why,
        record=plan.record,
        status=status,
        sources=(*sources, state.called.rule),
        note="" if quietly else step.note,
    )
    sitting = Sitting(play, step, at, state, called, symbols)
    if plan.format.formal:
        asked_on = min((e.at.day for e in standing), default=at.day)
        notice = notice_given((at.day - asked_on).days, urgent=(at.day - asked_on).days < 3)
        sitting.do(ApproveAgenda(state.chair), CommunicateAgenda(SECRETARY_GENERAL, notice))
    sitting.do(OpenMeeting(state.chair))
    if not quietly:
        sitting.record(MeetingOpened, chair=state.chair)
    return sitting


def _asked(
    play: Play, plan: Meeting, letters: list[MeetingRequested], council: Council
) -> tuple[tuple[str, ...], Basis, str]:
    """Say who asks for a meeting and on what ground, and why it is called where the rules alone do not say it.

    Those a file names in `called_by` sat when they asked, as the signers of a letter may have. Source: Rules 1-3.
    """
    asking = tuple(dict.fromkeys([m for e in letters for m in e.by] + list(plan.called_by)))
    members = tuple([m for m in asking if m in council.codes])
    if members:
        return members, Basis.MEMBER, ""
    presiding = (council.president,) if council.president is not None else ()
    sat = [m for e in letters for m in e.by if m in council_for(play.scenario, e.at.day).codes]
    sat += plan.called_by
    if sat:
        who = names(dict.fromkeys(sat))
        why = f"{who} asked for it when still on the Council; the President calls it, bound by that or not."
        return presiding, Basis.PRESIDENT, why
    return (asking, Basis.ARTICLE_35, "") if asking else (presiding, Basis.PRESIDENT, "")


# Adoption of the agenda (Rule 9)


def _adopt_agenda(sitting: Sitting, agenda: Agenda | None) -> None:
    before = sitting.state.seized
    if agenda is None:
        sitting.do(DecideWithoutVote(sitting.state.chair))
    else:
        step = Step(id=agenda.id, source=agenda.source, status=agenda.status, note=agenda.note)
        question = Question(agenda.kind, agenda.question)
        kind_status = Status.RECORDED if agenda.kind is Kind.PROCEDURAL else Status.ASSUMED
        _agenda_by(
            sitting,
            agenda,
            agenda.vote_asked_by,
            agenda.objecting,
            agenda.without_vote,
            step,
            question,
            kind_status,
        )
    new = [i for i in sitting.state.seized if i and i not in before]
    sitting.play.seized = (*before, *new)
    for text in new:
        sitting.record(ItemSeized, item=text)
    sitting.tell_end()


def _agenda_by(
    sitting: Sitting,
    votes: Votes,
    asking: Codes,
    objecting: Codes,
    without_vote: bool,
    step: Step,
    question: Question,
    kind_status: Status,
) -> None:
    """Adopt the agenda, without a vote or by one, as the file tells; somebody asked for a vote that was taken."""
    play, known = sitting.play, sitting.play.known(step, sitting.known)
    name = step.id or "agenda"
    try:
        # Who was named in the record and no longer sits neither objects nor asks.
        for by in _sitting(objecting, sitting.council):
            sitting.do(Object(by))
            sitting.record(Objected, known=known, by=by, to="the provisional agenda")
        # A step that puts the question to the vote says by itself that a vote was taken.
        voted = (
            isinstance(votes, Put)
            or asking
            or votes.counts is not None
            or groups(votes)
            or _positions_speak(play, name)
        )
        if without_vote or not voted:
            sitting.do(DecideWithoutVote(sitting.state.chair))
            decision = evolve(sitting.state.taken[-1].decision, kind=question.kind)
            _decided(sitting, name, question, decision, None, known, step.note, kind_status)
            return
        asked_by = _sitting(asking, sitting.council)
        for by in asked_by:
            sitting.do(AskForVote(by))
            sitting.record(VoteAsked, known=known, by=by, on="the provisional agenda")
        if not asked_by:
            # Somebody must have asked; the file does not say who, so nobody is named in the log.
            sitting.do(AskForVote(sitting.council.codes[0]))
            sitting.record(VoteAsked, known=known, by="", on="the provisional agenda")
        _put_as(sitting, question)
        _vote(sitting, votes, name, question, known, step.note, kind_status)
    except OutOfOrder as refusal:
        sitting.refuse(question.text, refusal, name, known, step.note)


def _sitting(codes: Codes, council: Council) -> list[str]:
    return [c for c in codes if c in council.codes]


def _put_as(sitting: Sitting, question: Question) -> None:
    """Put what is before the Council, in the words and as the kind of question the file says."""
    sitting.do(PutToVote(sitting.state.chair))
    before = sitting.state.before
    sitting.state = changed(sitting.state, before=(*before[:-1], evolve(before[-1], question=question)))


def _positions_speak(play: Play, name: str) -> bool:
    """Tell whether standing positions say that this question is voted on: only those given for it by id do."""
    return any(name in p.on for p in play.scenario.positions)


# Putting a question, voting, and the result


def _vote(
    sitting: Sitting,
    votes: Votes,
    name: str,
    question: Question,
    known: Known,
    note: str,
    kind_status: Status,
    put: Put | None = None,
) -> None:
    """Cast the votes on the question now put, state the result or leave it open, and log all of it."""
    state = sitting.state
    sitting.record(
        QuestionPut,
        known=known,
        by=state.chair,
        question=question.text,
        kind=question.kind,
        note=too_soon(sitting.play, put.draft, sitting.at) if put is not None else "",
    )
    known_votes = sitting.play.votes_on(votes, state.council, name, question, known[0])
    sitting.do(CastVotes(known_votes.roll_call()))
    pending = sitting.state.before[-1].decision
    assert pending is not None
    sitting.do(LeaveOpen() if pending.outcome is Outcome.OPEN else StateResult(sitting.state.chair))
    _decided(sitting, name, question, pending, known_votes, known, note, kind_status, put)


def _decided(
    sitting: Sitting,
    name: str,
    question: Question,
    decision: Decision,
    votes: KnownVotes | None,
    known: Known,
    note: str,
    kind_status: Status,
    put: Put | None = None,
) -> None:
    play, council = sitting.play, sitting.council
    decided = play.record(
        Decided,
        sitting.at,
        name,
        sitting.last,
        id=name,
        body="Security Council",
        question=question.text,
        decision=decision,
        votes=() if votes is None else votes.members,
        permanent=tuple([m for m in council.codes if m in council.permanent]),
        status=weakest(
            known[0],
            votes.status if votes is not None else known[0],
            kind_status,
            play.in_office(council, sitting.at.day),
        ),
        sources=known[1],
        note=note,
        kind_status=kind_status,
    )
    sitting.last = decided
    play.decided[name] = decided
    after_a_veto(play, decided)
    if put is not None:
        after_a_decision(play, decided, put)


def _put(sitting: Sitting, step: Step, put: Put) -> None:
    """Put a question in a meeting whose agenda is adopted; a draft is submitted first, if it was not yet."""
    play, known = sitting.play, sitting.play.known(step, sitting.known)
    name = play.name_of(step)
    question, kind_status = question_of(put, known[0])
    try:
        if put.without_vote:
            decision = _without_vote(sitting, put, name, question)
            _decided(sitting, name, question, decision, None, known, step.note, kind_status, put)
        else:
            for by in _sitting(put.asked_by, sitting.council):
                sitting.record(VoteAsked, known=known, by=by, on=question.text)
            _bring(sitting, put, name, question)
            _vote(sitting, put, name, question, known, step.note, kind_status, put)
    except OutOfOrder as refusal:
        sitting.refuse(question.text, refusal, name, known, step.note)
        return
    drafts = brought_forward(sitting.state.drafts, question, play.decided[name].outcome)
    sitting.state = changed(sitting.state, drafts=drafts)
    play.tabled.update({t.draft.symbol: t for t in drafts if t.outcome is not None})


_AS_DRAFT = (Kind.SUBSTANTIVE,)


def _bring(sitting: Sitting, put: Put, name: str, question: Question) -> None:
    """Bring a question before the Council and put it: as a draft in writing, or as what it is."""
    chair = sitting.state.chair
    if question.kind not in _AS_DRAFT and not put.draft:
        sitting.do(PutQuestion(chair, question))
        return
    symbol = put.draft or name
    _table(sitting, put, symbol, question)
    sitting.do(PutToVote(chair, symbol))


def _table(sitting: Sitting, put: Put, symbol: str, question: Question) -> None:
    """See that a draft is before the Council, with the question it is put as. Raises `OutOfOrder`.

    When one was submitted that no step tells of is not known; it is taken to come before those that wait.
    Source: Rules 31, 32(1) and 38.
    """
    state, play = sitting.state, sitting.play
    in_order(state, Submit(state.chair))
    tabled = state.tabled(symbol) or play.tabled.get(symbol)
    if tabled is None:
        sitting.do(Submit(state.chair, TabledDraft(symbol, question)))
        drafts = ahead(state.drafts, sitting.state.drafts[-1])
    else:
        if symbol in play.by_guests and not _sitting(put.asked_by, sitting.council):
            raise OutOfOrder(
                f"{tabled.by}, which submitted {symbol}, is not a member of the Council",
                instead="a vote asked for by a member (`asked_by`)",
                rule=RULE_38,
            )
        as_put = evolve(tabled, draft=evolve(tabled.draft, question=question))
        drafts = tuple([as_put if t.draft.symbol == symbol else t for t in state.drafts])
        if state.tabled(symbol) is None:
            drafts = (*drafts, as_put)
    sitting.state = changed(sitting.state, drafts=drafts)


def _without_vote(sitting: Sitting, put: Put, name: str, question: Question) -> Decision:
    """Adopt a question without a vote; a draft, too, in its turn."""
    symbol = put.draft or name
    if question.kind in _AS_DRAFT or put.draft:
        _table(sitting, put, symbol, question)
        in_turn(sitting.state, symbol)
    sitting.do(PutQuestion(sitting.state.chair, question, without_vote=True))
    decision = sitting.state.taken[-1].decision
    drafts = tuple(
        [evolve(t, outcome=decision.outcome) if t.draft.symbol == symbol else t for t in sitting.state.drafts]
    )
    sitting.state = changed(sitting.state, drafts=drafts)
    return decision


# The rest of the proceedings


def _proceed(sitting: Sitting, step: Step, *, vote_follows: bool) -> None:
    play = sitting.play
    unmet = play.unmet(step)
    if unmet is not None:
        play.not_reached(step, sitting.at, unmet[0], unmet[1] or sitting.last)
        return
    if sitting.state.phase.over:
        ended = sitting.state.ended
        why = f"the meeting had ended: {_HOW_IT_ENDED[ended]}" if ended in _HOW_IT_ENDED else _OPEN
        play.not_reached(step, sitting.at, why, sitting.last)
        return
    known = play.known(step, sitting.known)
    if step.put_to_vote is not None:
        _put(sitting, step, step.put_to_vote)
    elif step.draft is not None:
        _draft(sitting, step, step.draft, known)
    elif step.invite is not None:
        _invite(sitting, step, step.invite, known)
    elif step.statement is not None:
        _speak(sitting, step, step.statement, known)
    elif step.explanation is not None:
        _explain(sitting, step, step.explanation, known, vote_follows=vote_follows)
    else:
        _plain(sitting, step, known)


def _draft(sitting: Sitting, step: Step, draft: Draft, known: Known) -> None:
    try:
        in_order(sitting.state, Submit(sitting.state.chair))
    except OutOfOrder as refusal:
        sitting.refuse(f"submitting {draft.symbol}", refusal, step.id or "", known, step.note)
        return
    invited = tuple([g.name for g in sitting.state.invited if g.under is InvitedUnder.RULE_37])
    sitting.last = submit(sitting.play, step, draft, sitting.at, sitting.council, invited, sitting.last, known)
    if isinstance(sitting.last, DraftSubmitted) and draft.symbol in sitting.symbols:
        drafts = (*sitting.state.drafts, sitting.play.tabled[draft.symbol])
        sitting.state = changed(sitting.state, drafts=drafts)


def _invite(sitting: Sitting, step: Step, invite: Invite, known: Known) -> None:
    under = InvitedUnder.RULE_37 if invite.rule == 37 else InvitedUnder.RULE_39
    chair, name, vote = sitting.state.chair, step.id or "", invite.vote
    by = next(iter(_sitting(invite.proposed_by, sitting.council)), chair)
    try:
        sitting.do(ProposeInvitation(by, Guest(invite.who, under)))
        if vote is None or vote.without_vote:
            sitting.do(DecideWithoutVote(chair))
        if vote is None:
            sitting.record(Invited, name, known, who=invite.who, rule=invite.rule, note=step.note)
            return
        # An invitation is a procedural matter, whatever the words of the question, unless the file says else.
        question, kind_status = question_of(evolve(vote, kind=vote.kind or Kind.PROCEDURAL), known[0])
        name = sitting.play.name_of(step)
        if vote.without_vote:
            decision = evolve(sitting.state.taken[-1].decision, kind=question.kind)
            _decided(sitting, name, question, decision, None, known, step.note, kind_status)
        else:
            asked_by = _sitting(vote.asked_by, sitting.council)
            for member in asked_by or [chair]:
                sitting.do(AskForVote(member))
            for member in asked_by:
                sitting.record(VoteAsked, known=known, by=member, on=question.text)
            _put_as(sitting, question)
            _vote(sitting, vote, name, question, known, step.note, kind_status)
        if any(g.name == invite.who for g in sitting.state.invited):
            sitting.record(Invited, known=known, who=invite.who, rule=invite.rule)
    except OutOfOrder as refusal:
        sitting.refuse(f"inviting {invite.who}", refusal, name, known, step.note)


def _speak(sitting: Sitting, step: Step, statement: Statement, known: Known) -> None:
    by = statement.by
    try:
        sitting.do(RequestFloor(by), CallSpeaker(sitting.state.chair, by))
        sitting.record(Spoke, step.id or "", known, by=by, says=statement.says, note=step.note)
    except OutOfOrder as refusal:
        sitting.refuse("a statement", refusal, step.id or "", known, step.note)


def _explain(sitting: Sitting, step: Step, statement: Statement, known: Known, *, vote_follows: bool) -> None:
    """A member explains its vote: the last one taken, or before the first the one that follows."""
    by, state = statement.by, sitting.state
    first_to_come = vote_follows and state.phase is Phase.BUSINESS and all(t.roll is None for t in state.taken)
    try:
        if not first_to_come or by not in sitting.council.codes:
            sitting.do(ExplainVote(by))
        sitting.record(Spoke, step.id or "", known, by=by, says=statement.says, explains_vote=True, note=step.note)
    except OutOfOrder as refusal:
        sitting.refuse("an explanation of vote", refusal, step.id or "", known, step.note)


def _plain(sitting: Sitting, step: Step, known: Known) -> None:
    """Suspend, resume, adjourn, or cede the chair."""
    chair, name = sitting.state.chair, step.id or ""
    plain = step.suspend or step.resume or step.cede_chair or step.adjourn
    by = plain.by[0] if plain is not None and plain.by else chair
    try:
        if step.suspend is not None:
            sitting.do(Move(by, Motion.SUSPEND), DecideWithoutVote(chair))
            sitting.record(Suspended, name, known, by=by, note=step.note)
        elif step.resume is not None:
            sitting.do(ResumeMeeting(by))
            sitting.record(Resumed, name, known, by=by, note=step.note)
        elif step.cede_chair is not None:
            sitting.do(CedeChair(by))
            sitting.record(ChairCeded, name, known, by=by, to=sitting.state.chair, note=step.note)
        else:
            if by == chair:
                sitting.do(CloseMeeting(chair))
            else:
                sitting.do(Move(by, Motion.ADJOURN), DecideWithoutVote(chair))
            sitting.tell_end(name, known, step.note)
    except OutOfOrder as refusal:
        sitting.refuse(step.action.replace("_", " "), refusal, name, known, step.note)


def _close(sitting: Sitting) -> None:
    """Log how the meeting ended. One whose end the file does not tell is closed when its business is done."""
    if sitting.state.phase is Phase.BUSINESS:
        sitting.do(CloseMeeting(sitting.state.chair))
    sitting.tell_end()

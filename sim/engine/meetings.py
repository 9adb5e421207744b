"""A meeting of the Council as a process: called, opened, its agenda adopted, its business done, closed.

What is in order is asked of `sim.procedure`, act by act; an act that is out of order is refused with its rule, and
the run goes on. Nothing is decided here.
"""

from datetime import date

from attrs import evolve

from sim.council import Council
from sim.engine.assembly import after_a_veto
from sim.engine.court import after_a_decision
from sim.engine.events import (
    ChairCeded,
    Decided,
    DraftInBlue,
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
    Refused,
    Resumed,
    Spoke,
    Suspended,
    VoteAsked,
)
from sim.engine.play import Play, Process, question_of
from sim.law import Decision, Kind, Outcome, Question
from sim.law.matters import matter_of
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
from sim.procedure.meeting import changed
from sim.procedure.rules import ART_31
from sim.scenario.bodies import council_for, law_for
from sim.scenario.known_votes import KnownVotes, groups
from sim.scenario.model import Agenda, Codes, Draft, Invite, Meeting, Sources, Statement, Step, Votes
from sim.scenario.model import PutToVote as Put
from sim.scenario.moments import Moment
from sim.source import Status, weakest

Known = tuple[Status, Sources]

AGENDA = "adoption of the agenda"
_HOW_IT_ENDED = {
    Ended.CONCLUDED: "the business was concluded",
    Ended.ADJOURNED: "it was adjourned",
    Ended.AGENDA_NOT_ADOPTED: "the agenda was not adopted, so nothing else is in order",
    Ended.LEFT_OPEN: "how the vote ended is not known, and nothing that depends on it is guessed",
}


class Sitting:
    """One meeting in progress: the state the rules see, and what the log has said of it."""

    def __init__(self, play: Play, step: Step, at: Moment, state: MeetingState, cause: Event) -> None:
        self.play = play
        self.step = step
        self.at = at
        self.state = state
        self.known = play.known(step)
        self.last = cause
        """The event that what happens next follows from."""

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

    def refuse(self, attempt: str, refusal: OutOfOrder, step: str = "", known: Known | None = None) -> None:
        """Log that something attempted is out of order."""
        self.record(
            Refused, step, known, attempt=attempt, why=refusal.why, instead=refusal.instead, rule=refusal.rule
        )


def meeting(play: Play, step: Step, plan: Meeting, at: Moment) -> Process:
    """Hold a meeting as the scenario plans it.

    The Council is the one in office on the day, whoever asked for the meeting: a request made under one
    presidency or to one Council may be met by the next. Source: Rules 1-3, 6-9, 18, 33.
    """
    sitting = _called(play, step, plan, at)
    if sitting is None:
        return
    if plan.format.formal:
        _adopt_agenda(sitting, plan.agenda, plan.item)
    for n, inner in enumerate(plan.proceedings):
        when = _moment_of(inner, sitting.at)
        if when > sitting.at:
            yield play.until(when)
            sitting.at = when
        _proceed(sitting, inner, plan, last=n == len(plan.proceedings) - 1)
    _close(sitting)


def single_vote(play: Play, step: Step, put: Put, at: Moment) -> None:
    """Hold a meeting for one question, where the scenario tells of nothing but the vote.

    If the question is the adoption of the agenda, that is what the meeting decides; otherwise the agenda is
    taken as adopted.
    """
    plan = Meeting()
    sitting = _called(play, step, plan, at, quietly=True)
    if sitting is None:
        return
    matter = matter_of(put.question)
    if matter is not None and matter.name == AGENDA:
        question, kind_status = question_of(put, sitting.known[0])
        _agenda_by(sitting, put, put.asked_by, Codes(()), put.without_vote, step, question, kind_status)
    else:
        sitting.do(DecideWithoutVote(sitting.state.chair))
        _put(sitting, step, put)


def _moment_of(step: Step, now: Moment) -> Moment:
    if step.at is None:
        return now
    return Moment(now.day, step.at.hour) if step.at.day == date.min else step.at


# Calling and opening (Rules 1-3, 7-8)


def _called(play: Play, step: Step, plan: Meeting, at: Moment, *, quietly: bool = False) -> Sitting | None:
    for name in plan.requested_in:
        if name in play.dropped:
            play.not_reached(step, at, f"the request {name} had been given up", play.happened.get(name))
            return None
    letters = [e for n in plan.requested_in if isinstance(e := play.happened.get(n), MeetingRequested)]
    council, law = council_for(play.scenario, at.day), law_for(play.scenario, at.day)
    if plan.president:
        # A presidency on record is compared with Rule 18 by the replay; here it only says who sits there.
        council = council if council.president is not None else evolve(council, president=plan.president[0])
    asking = tuple(dict.fromkeys([m for e in letters for m in e.by] + list(plan.called_by)))
    item = plan.item or next((e.item for e in letters if e.item), "")
    documents = ", ".join(e.document for e in letters if e.document)
    members = tuple(m for m in asking if m in council.codes)
    # Signed by members then in office, a request binds the President even if none of them sits any more.
    by, basis = (members, Basis.MEMBER) if members else ((council.president or "",), Basis.PRESIDENT)
    if asking and not members and not letters:
        by, basis = asking, Basis.ARTICLE_35
    status, sources = play.known(step)
    cause = letters[-1] if letters else None
    try:
        state = call(
            Request(by, basis, item, documents), council, law, at.day, format=plan.format, seized=play.seized
        )
    except OutOfOrder as refusal:
        play.record(
            Refused,
            at,
            step.id or "",
            cause,
            attempt="calling a meeting",
            why=refusal.why,
            instead=refusal.instead,
            rule=refusal.rule,
            status=status,
            sources=sources,
        )
        return None
    why = state.called.why
    if letters and not members:
        why = "A request made by members then in office is met by the Council of the day."
    called = play.record(
        MeetingCalled,
        at,
        "" if quietly else step.id or "",
        cause,
        format=plan.format.value,
        item=item,
        president=council.president or "",
        why=why,
        record=plan.record,
        status=status,
        sources=(*sources, state.called.rule),
        note="" if quietly else step.note,
    )
    sitting = Sitting(play, step, at, state, called)
    if plan.format.formal:
        asked_on = min((e.at.day for e in letters), default=at.day)
        notice = notice_given((at.day - asked_on).days, urgent=(at.day - asked_on).days < 3)
        sitting.do(ApproveAgenda(state.chair), CommunicateAgenda(SECRETARY_GENERAL, notice))
    sitting.do(OpenMeeting(state.chair))
    if not quietly:
        sitting.record(MeetingOpened, chair=state.chair)
    return sitting


# Adoption of the agenda (Rule 9)


def _adopt_agenda(sitting: Sitting, agenda: Agenda | None, item: str) -> None:
    before = sitting.state.seized
    if agenda is None:
        sitting.do(DecideWithoutVote(sitting.state.chair))
    else:
        known = (
            sitting.play.known(Step(status=agenda.status, source=agenda.source), sitting.known)
            if agenda.status or agenda.source
            else sitting.known
        )
        step = Step(id=agenda.id, source=known[1], status=known[0], note=agenda.note)
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
    new = [i for i in sitting.state.seized if i not in before]
    sitting.play.seized = sitting.state.seized
    for text in new if item else ():
        sitting.record(ItemSeized, item=text)


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
    """Adopt the agenda, without a vote or by one, as the file tells; a vote nobody asked for by name is asked for."""
    play, known = sitting.play, sitting.play.known(step, sitting.known)
    name = step.id or "agenda"
    try:
        for by in objecting:
            sitting.do(Object(by))
            sitting.record(Objected, known=known, by=by, to="the provisional agenda")
        voted = asking or votes.counts is not None or groups(votes) or _positions_speak(play, name, question)
        if without_vote or not voted:
            sitting.do(DecideWithoutVote(sitting.state.chair))
            decision = sitting.state.taken[-1].decision
            _decided(sitting, name, question, decision, None, known, step.note, kind_status)
            return
        for by in asking:
            sitting.do(AskForVote(by))
            sitting.record(VoteAsked, known=known, by=by, on="the provisional agenda")
        if not asking:
            # Somebody must have asked; the file does not say who, so nobody is named in the log.
            sitting.do(AskForVote(sitting.council.codes[0]))
            sitting.record(VoteAsked, known=known, by="", on="the provisional agenda")
        sitting.do(PutToVote(sitting.state.chair))
        pending = sitting.state.before[-1]
        sitting.state = changed(
            sitting.state, before=(*sitting.state.before[:-1], evolve(pending, question=question))
        )
        _vote(sitting, votes, name, question, known, step.note, kind_status)
    except OutOfOrder as refusal:
        sitting.refuse(question.text, refusal, name, known)


def _positions_speak(play: Play, name: str, question: Question) -> bool:
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
    sitting.record(QuestionPut, known=known, by=state.chair, question=question.text, kind=question.kind)
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
        status=weakest(known[0] if votes is None else votes.status, kind_status),
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
    name = step.id or f"vote-{len(play.log) + 1}"
    question, kind_status = question_of(put, known[0])
    try:
        if put.without_vote:
            decision = _without_vote(sitting, question)
            _decided(sitting, name, question, decision, None, known, step.note, kind_status, put)
            return
        for by in put.asked_by:
            sitting.record(VoteAsked, known=known, by=by, on=question.text)
        _bring(sitting, put, name, question)
        _vote(sitting, put, name, question, known, step.note, kind_status, put)
    except OutOfOrder as refusal:
        sitting.refuse(question.text, refusal, name, known)


_AS_DRAFT = (Kind.SUBSTANTIVE,)


def _bring(sitting: Sitting, put: Put, name: str, question: Question) -> None:
    """Bring a question before the Council and put it: as a draft in writing, or as what it is."""
    chair = sitting.state.chair
    if question.kind not in _AS_DRAFT and not put.draft:
        sitting.do(PutQuestion(chair, question))
        return
    symbol = put.draft or name
    if sitting.state.tabled(symbol) is None:
        # Who submitted it is not told; the rules only need that a member did.
        sitting.do(Submit(chair, TabledDraft(symbol, question)))
    else:
        drafts = tuple(
            [
                evolve(t, draft=evolve(t.draft, question=question)) if t.draft.symbol == symbol else t
                for t in sitting.state.drafts
            ]
        )
        sitting.state = changed(sitting.state, drafts=drafts)
    sitting.do(PutToVote(chair, symbol))


def _without_vote(sitting: Sitting, question: Question) -> Decision:
    sitting.do(PutQuestion(sitting.state.chair, question, without_vote=True))
    return sitting.state.taken[-1].decision


# The rest of the proceedings


def _proceed(sitting: Sitting, step: Step, plan: Meeting, *, last: bool) -> None:
    play = sitting.play
    unmet = play.unmet(step)
    if unmet is not None:
        play.not_reached(step, sitting.at, unmet[0], unmet[1] or sitting.last)
        return
    if sitting.state.phase.over:
        ended = sitting.state.ended
        why = _HOW_IT_ENDED[ended] if ended is not None else "the meeting was over"
        play.not_reached(step, sitting.at, f"the meeting had ended: {why}", sitting.last)
        return
    known = play.known(step, sitting.known)
    if step.put_to_vote is not None:
        _put(sitting, step, step.put_to_vote)
    elif step.draft is not None:
        _draft(sitting, step, step.draft, known)
    elif step.invite is not None:
        _invite(sitting, step, step.invite, known)
    elif step.statement is not None:
        _speak(sitting, step, step.statement, known, explains=False)
    elif step.explanation is not None:
        _speak(sitting, step, step.explanation, known, explains=True)
    else:
        _plain(sitting, step, known)


def _draft(sitting: Sitting, step: Step, draft: Draft, known: Known) -> None:
    by = draft.by or draft.penholder
    try:
        if by and by[0] not in sitting.council.codes:
            why = f"{by[0]} is not a member of the Council, and its draft is voted on only at a member's request"
            raise OutOfOrder(why, instead="a draft submitted by a member (Rule 31)", rule=ART_31)
        question = Question(Kind.SUBSTANTIVE, f"adopt {draft.symbol}")
        sitting.do(Submit(by[0] if by else sitting.state.chair, TabledDraft(draft.symbol, question)))
        sitting.record(
            DraftSubmitted,
            step.id or "",
            known,
            by=tuple(by),
            symbol=draft.symbol,
            text=draft.text,
            penholder=tuple(draft.penholder),
        )
    except OutOfOrder as refusal:
        sitting.refuse(f"submitting {draft.symbol}", refusal, step.id or "", known)


def draft(play: Play, step: Step, draft: Draft, at: Moment) -> Process:
    """A draft is submitted before the meeting that votes on it, and its final text is put in blue.

    That it is voted on no sooner than a day after that is custom, and can be waived. Source: Rule 31; practice.
    """
    status, sources = play.known(step)
    submitted = play.record(
        DraftSubmitted,
        at,
        step.id or "",
        by=tuple(draft.by or draft.penholder),
        symbol=draft.symbol,
        text=draft.text,
        penholder=tuple(draft.penholder),
        status=status,
        sources=sources,
        note=step.note,
    )
    if draft.in_blue is not None:
        yield play.until(draft.in_blue)
        play.record(
            DraftInBlue,
            draft.in_blue,
            cause=submitted,
            symbol=draft.symbol,
            status=status,
            sources=sources,
        )


def _invite(sitting: Sitting, step: Step, invite: Invite, known: Known) -> None:
    under = InvitedUnder.RULE_37 if invite.rule == 37 else InvitedUnder.RULE_39
    by = invite.proposed_by[0] if invite.proposed_by else sitting.state.chair
    name = step.id or ""
    try:
        sitting.do(ProposeInvitation(by, Guest(invite.who, under)))
        if invite.vote is None:
            sitting.do(DecideWithoutVote(sitting.state.chair))
        else:
            sitting.do(AskForVote(invite.vote.asked_by[0] if invite.vote.asked_by else sitting.state.chair))
            sitting.do(PutToVote(sitting.state.chair))
            question, kind_status = question_of(invite.vote, known[0])
            question = evolve(sitting.state.question or question, text=question.text)
            _vote(
                sitting,
                invite.vote,
                name or f"vote-{len(sitting.play.log) + 1}",
                question,
                known,
                step.note,
                kind_status,
            )
        if any(g.name == invite.who for g in sitting.state.invited):
            sitting.record(Invited, name if invite.vote is None else "", known, who=invite.who, rule=invite.rule)
    except OutOfOrder as refusal:
        sitting.refuse(f"inviting {invite.who}", refusal, name, known)


def _speak(sitting: Sitting, step: Step, statement: Statement, known: Known, *, explains: bool) -> None:
    by = statement.by
    try:
        if explains:
            sitting.do(ExplainVote(by))
        else:
            sitting.do(RequestFloor(by), CallSpeaker(sitting.state.chair, by))
        sitting.record(
            Spoke, step.id or "", known, by=by, says=statement.says, explains_vote=explains, note=step.note
        )
    except OutOfOrder as refusal:
        sitting.refuse("an explanation of vote" if explains else "a statement", refusal, step.id or "", known)


def _plain(sitting: Sitting, step: Step, known: Known) -> None:
    """Suspend, resume, adjourn, or cede the chair."""
    chair, name = sitting.state.chair, step.id or ""
    by = next(iter((step.suspend or step.adjourn or step.resume or step.cede_chair or _NOBODY).by), chair)
    try:
        if step.suspend is not None:
            sitting.do(Move(by, Motion.SUSPEND), DecideWithoutVote(chair))
            sitting.record(Suspended, name, known, by=by)
        elif step.resume is not None:
            sitting.do(ResumeMeeting(chair))
            sitting.record(Resumed, name, known, by=chair)
        elif step.cede_chair is not None:
            sitting.do(CedeChair(chair))
            sitting.record(ChairCeded, name, known, by=chair, to=sitting.state.chair)
        elif sitting.state.phase is Phase.BUSINESS and by == chair and not sitting.state.speakers:
            sitting.do(CloseMeeting(chair))
        else:
            sitting.do(Move(by, Motion.ADJOURN), DecideWithoutVote(chair))
    except OutOfOrder as refusal:
        sitting.refuse(step.action.replace("_", " "), refusal, name, known)


class _Nobody:
    by: tuple[str, ...] = ()


_NOBODY = _Nobody()


def _close(sitting: Sitting) -> None:
    """Log how the meeting ended. One whose end the file does not tell is closed when its business is done."""
    if sitting.state.phase is Phase.BUSINESS and not sitting.state.speakers:
        sitting.do(CloseMeeting(sitting.state.chair))
    if sitting.state.ended is not None:
        sitting.record(MeetingEnded, how=_HOW_IT_ENDED[sitting.state.ended])

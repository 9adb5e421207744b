"""What is played at a meeting, saved as a scenario and run again, takes the same decisions and ends alike."""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.engine import Run, Standing, run
from sim.engine.events import Refused, Spoke
from sim.errors import UnscError
from sim.law import Chapter, Choice, How, Kind, Outcome, Question, RollCall, Tally, Vote
from sim.procedure import (
    Amendment,
    Basis,
    Draft,
    Guest,
    InvitedUnder,
    Meeting,
    Motion,
    OutOfOrder,
    Papers,
    Polarity,
    Request,
    Ruling,
    Taken,
    apply,
    call,
    legal_actions,
)
from sim.procedure import actions as acts
from sim.procedure.actions import SECRETARY_GENERAL, Action
from sim.procedure.matters import AppointedBody, Appointment, Change
from sim.procedure.order import TABLE
from sim.scenario import Scenario, load, loads
from sim.scenario.from_acts import Saved, scenario_from
from sim.scenario.writing import to_text
from tests.effort import LONG, examples

FOLDERS = (
    "abstention",
    "agenda",
    "amendments",
    "credentials",
    "double-veto",
    "invitations",
    "motions",
    "order-of-drafts",
)
NAMES = (
    "competing-drafts/2018-gaza",
    "competing-drafts/2023-gaza-october",
    "dprk/2014",
    "dprk/2022-sanctions",
    "what-if/2014-slips-past-new-year",
    "what-if/2014-slips-positions",
)
SHIPPED = Path(__file__).resolve().parents[2] / "scenarios"
REACHED: Counter[type[Action]] = Counter()
"""How often each act was played, and"""
TOLD: Counter[type[Action]] = Counter()
"""how often a file tells of it."""


@cache
def points() -> tuple[tuple[Run, Standing], ...]:
    """Every point of the scenarios above at which play can be taken over."""
    files = [SHIPPED / f"{name}.yaml" for name in NAMES]
    for folder in FOLDERS:
        files += sorted((SHIPPED / folder).glob("*.yaml"))
    done = [run(load(file)) for file in files]
    return tuple((each, at) for each in done for at in each.standing if not at.state.over)


def drafted(symbol: str, kind: Kind = Kind.SUBSTANTIVE, **more: object) -> Draft:
    question = Question(kind, f"adopt {symbol}", **more)
    return Draft(symbol, question, parts=("paragraph 1", "paragraph 2"))


def papers(meeting: Meeting, draw: random.Random) -> Papers:
    """What the members could bring to any meeting: drafts of every kind, guests, and some roll calls."""
    outsider = next(code for code in ("BRA", "IND", "CUB", "EGY") if code not in meeting.council.codes)
    to = meeting.drafts[-1].draft.symbol if meeting.drafts else "S/P1"
    return Papers(
        drafts=(
            drafted("S/P1"),
            drafted("S/P2", Kind.PROCEDURAL),
            drafted("S/P3", chapter=Chapter.VI, parties=meeting.council.codes[:2], mass_atrocities=True),
        ),
        guests=(Guest(outsider, InvitedUnder.RULE_37), Guest('A briefer: "x"', InvitedUnder.RULE_39)),
        rolls=tuple(roll_call(meeting, draw) for _ in range(3)),
        questions=(
            Question(Kind.PROCEDURAL, "hear: the briefer?"),
            Question(Kind.CONSENSUS, "issue a statement"),
            Question(Kind.PRELIMINARY, "regard it as procedural"),
            Question(Kind.SUBSTANTIVE, "adopt it by acclamation"),
            Question(Kind.REVIEW_CONFERENCE, "call a conference", paragraph=3),
        ),
        amendments=(
            Amendment("S/A1", to, Change.ADDS),
            Amendment("S/A2", to, Change.REVISES, 1),
            Amendment("S/A3", to, Change.REVISES),
        ),
        days=("tomorrow: noon",),
        referees=("a rapporteur",),
        appointments=(Appointment(AppointedBody.RAPPORTEUR, "the incident", meeting.council.codes[-1]),),
    )


def roll_call(meeting: Meeting, draw: random.Random) -> RollCall:
    """Votes of all kinds: mostly known, sometimes by number only, sometimes not known at all."""
    bias = draw.choice([Choice.YES, Choice.YES, Choice.NO, Choice.ABSTAIN])
    votes, left = [], 0
    for code in meeting.council.codes:
        choice = bias if draw.random() < 0.7 else draw.choice([*Choice, None])
        if choice is None:
            left += 1
        else:
            how = draw.choice([None, *How]) if choice is Choice.NOT_VOTING else None
            votes.append(Vote(code, choice, how))
    if draw.random() < 0.6:
        missing = [c for c in meeting.council.codes if c not in {v.member for v in votes}]
        return RollCall((*votes, *[Vote(code, bias) for code in missing]))
    return RollCall(tuple(votes), Tally(yes=left // 2) if draw.random() < 0.5 else Tally())


_ENDS = (acts.CloseMeeting, acts.LeaveOpen)
_COMMON = (acts.RequestFloor, acts.ExplainVote, acts.CedeChair, acts.Withdraw)
_BUSINESS = (
    acts.DecideWithoutVote,
    acts.PutToVote,
    acts.CastVotes,
    acts.StateResult,
    acts.LetRulingStand,
    acts.ProposeInvitation,
    acts.Submit,
    acts.SubmitAmendment,
    acts.RequestVote,
    acts.AskForSeparateVote,
    acts.ObjectToSeparateVotes,
    acts.ProposeOrder,
    acts.Second,
    acts.TakeOver,
    acts.ProposePublicMeeting,
    acts.ProposeSingleCopy,
    acts.IssueCommunique,
)
"""Acts that bring a meeting on; half the time one of these is done."""


def played(meeting: Meeting, length: int, seed: int) -> tuple[list[Action], Meeting]:
    """Play random acts that are in order: the act is chosen first, then who does it, and ends come up seldom."""
    draw, done = random.Random(seed), []
    for _ in range(length):
        by_act = defaultdict(list)
        for offer in legal_actions(meeting, papers(meeting, draw)):
            if not offer.needs:
                by_act[type(offer.action)].append(offer.action)
        if not by_act:
            break
        rare = _ENDS if draw.random() < 0.9 else ()
        rare += _COMMON if draw.random() < 0.6 else ()
        kinds = [act for act in by_act if act not in rare] or list(by_act)
        onward = [act for act in kinds if act in _BUSINESS]
        kinds = onward if onward and draw.random() < 0.5 else kinds
        action = draw.choice(by_act[draw.choice(kinds)])
        done.append(action)
        meeting = apply(meeting, action)
    return done, meeting


def decision(taken: Taken) -> tuple[object, ...]:
    made = taken.decision
    kind = made.kind if taken.roll is not None else None  # without a vote, only the log says of what kind it was
    return kind, made.outcome, made.reason, made.tally, frozenset(made.blocked_by)


def saved(done: Run, at: Standing, played: Sequence[Action], **more: str) -> Saved:
    words = {"title": "Played", "about": "", **more}
    return scenario_from(done.scenario, at.step, at.inner, at.state, played, **words)


def again(told: Saved) -> Run:
    """Write a scenario, read it, and run it."""
    back = loads(to_text(told.scenario), name="saved.yaml")
    assert back.fingerprint == told.scenario.fingerprint
    return run(back)


def agree(done: Run, at: Standing, actions: Sequence[Action]) -> Run:
    """Check that what was played, saved and run again takes the decisions that were told, and ends alike.

    Returns the run of what was saved.
    """
    told = saved(done, at, actions)
    assert [actions[n] for n in told.untold_at] == list(told.untold)
    wanted, meeting = [decision(t) for t in at.state.taken], at.state
    for n, action in enumerate(actions):
        before, meeting = meeting, apply(meeting, action)
        if n not in told.untold_at:
            TOLD[type(action)] += 1
            wanted += [decision(t) for t in meeting.taken[len(before.taken) :]]
        REACHED[type(action)] += 1
    rerun = again(told)
    end = rerun.standing[-1]
    assert end.step == at.step and len(rerun.scenario.timeline) == at.step + 1
    found = end.state
    assert [decision(t) for t in found.taken] == wanted
    before = [e for e in done.log[: at.log] if isinstance(e, Refused)]
    refused = [e for e in rerun.log if isinstance(e, Refused)]
    assert len(refused) <= len(before), refused
    missed = len(meeting.taken) - len(wanted)
    if not missed:
        assert outcomes(found) == outcomes(meeting)
        assert found.agenda == meeting.agenda and found.seized == meeting.seized
        assert set(found.invited) == set(meeting.invited)
        assert found.chair == meeting.chair and found.without_credentials == meeting.without_credentials
        if meeting.phase.over:
            assert found.ended is meeting.ended and found.adjourned_to == meeting.adjourned_to
    return rerun


def outcomes(meeting: Meeting) -> dict[str, Outcome]:
    # A question adopted without a vote stands among the drafts of a run under its own name.
    return {t.draft.symbol: t.outcome for t in meeting.drafts if t.outcome is not None and "/" in t.draft.symbol}


AGAIN = 'Played again, with a "colon": yes'


def point(name: str, inner: int = -1, step: int | None = None) -> tuple[Run, Standing]:
    """The opening of the one meeting of a scenario, or how it stands after so many of its proceedings."""
    done = run(load(SHIPPED / f"{name}.yaml"))
    (at,) = [s for s in done.standing if s.inner == inner and step in (None, s.step)]
    return done, at


def play_on(at: Standing, *actions: Action) -> Meeting:
    meeting = at.state
    for action in actions:
        meeting = apply(meeting, action)
    return meeting


def voted(meeting: Meeting, carried: bool, way: Polarity | None = Polarity.IN_FAVOUR) -> tuple[Action, ...]:
    """Put what is before the Council (or what is put already, for no way round), vote, state the result."""
    rest = Choice.YES if carried else Choice.NO
    put = () if way is None else (acts.PutToVote(meeting.chair, None, way),)
    return *put, acts.CastVotes(RollCall.of(meeting.council, rest=rest)), acts.StateResult(meeting.chair)


def all_told(name: str, inner: int, script: Sequence[Action]) -> Scenario:
    """Save what was played, check that nothing is untold and that it runs again, and return the scenario."""
    done, at = point(name, inner)
    agree(done, at, script)
    told = saved(done, at, script)
    assert told.untold == ()
    return told.scenario


def steps_of(scenario: Scenario, action: str) -> list[Any]:
    meeting = scenario.timeline[-1].meeting
    assert meeting is not None
    return [getattr(step, action) for step in meeting.proceedings if step.action == action]


A, M = "dprk/2014", "TCD"
"""A meeting that can be played from its opening, and who presides."""


def test_an_agenda_fight_is_told_with_what_came_before_the_agenda() -> None:
    done, at = point(A)
    split = RollCall.of(at.state.council, no="CHN RUS", abstain="NGA TCD", rest=Choice.YES)
    script = [
        acts.Object("CHN"),
        acts.RaisePointOfOrder("RUS", "this is not for the Council"),
        acts.GiveRuling(M, Ruling("it is")),
        acts.ChallengeRuling("RUS"),
        *voted(at.state, carried=False),
        acts.ClaimNotProcedural("CHN"),
        acts.GiveRuling(M, Ruling(kind=Kind.PROCEDURAL)),
        acts.LetRulingStand(M),
        acts.Move("RUS", Motion.SUSPEND),
        acts.DecideWithoutVote(M),
        acts.ResumeMeeting(M),
        acts.AskForVote("CHN"),
        acts.PutToVote(M),
        acts.ExplainVote("USA"),
        acts.CastVotes(split),
        acts.StateResult(M),
        acts.RequestFloor("USA"),
        acts.CallSpeaker(M, "USA"),
        acts.CloseMeeting(M),
    ]
    scenario = all_told(A, -1, script)
    meeting = scenario.timeline[-1].meeting
    assert meeting is not None and meeting.agenda is not None
    assert meeting.agenda.after == "resume" and meeting.agenda.objecting == ("CHN",)
    assert [step.id for step in meeting.proceedings[:4]] == [
        "point-of-order",
        "ruling",
        "claim-on-the-agenda",
        "ruling-2",
    ]
    rerun = again(saved(done, at, script))
    assert str(rerun.decisions["agenda"].tally) == "11-2-2"
    assert rerun.agrees is not False
    assert meeting.record == "S/PV.7353" and scenario.timeline[:-1] == done.scenario.timeline[:4]


def test_statements_on_the_adoption_of_the_agenda_stand_before_it_in_the_file() -> None:
    done, at = point(A)
    script = [
        acts.RequestFloor("RUS"),
        acts.RequestFloor("USA"),
        acts.CallSpeaker(M, "RUS"),
        acts.CallSpeaker(M, "USA"),
        acts.AskForVote("RUS"),
        *voted(at.state, carried=True),
        acts.RequestFloor("USA"),
        acts.CallSpeaker(M, "USA"),
        acts.CloseMeeting(M),
    ]
    meeting = all_told(A, -1, script).timeline[-1].meeting
    assert meeting is not None and meeting.agenda is not None
    assert meeting.before_agenda == 2
    assert [step.statement and step.statement.by for step in meeting.proceedings] == ["RUS", "USA", "USA", None]
    rerun = again(saved(done, at, script))
    spoken = [(event.by, event.on_agenda) for event in rerun.log if isinstance(event, Spoke)]
    assert spoken == [("RUS", True), ("USA", True), ("USA", False)]
    undecided = all_told(A, -1, script[:4]).timeline[-1].meeting
    assert undecided is not None and undecided.agenda is not None and undecided.agenda.undecided
    assert undecided.before_agenda == 2


def test_what_is_said_on_a_motion_before_the_agenda_is_not_told_as_said_on_the_agenda() -> None:
    done, at = point(A)
    spoken = [acts.RequestFloor("USA"), acts.CallSpeaker(M, "USA")]
    moved = [acts.Move("RUS", Motion.ADJOURN_TO, "Monday"), *spoken, acts.Withdraw("RUS")]
    told = saved(done, at, [*moved, acts.DecideWithoutVote(M)])
    assert list(told.untold) == spoken
    rerun = agree(done, at, [*moved, acts.DecideWithoutVote(M)])
    assert not any(isinstance(event, Spoke) for event in rerun.log)


def test_who_still_waited_to_speak_on_the_agenda_has_said_nothing() -> None:
    done, at = point(A)
    waited = acts.RequestFloor("USA")
    script = [waited, acts.DecideWithoutVote(M), acts.RequestFloor("USA"), acts.CallSpeaker(M, "USA")]
    assert saved(done, at, script).untold == (waited,)
    rerun = agree(done, at, script)
    assert [event.on_agenda for event in rerun.log if isinstance(event, Spoke)] == [False]


def test_an_agenda_can_fall_or_wait_for_another_day() -> None:
    _, at = point(A)
    fallen = [acts.AskForVote("CHN"), *voted(at.state, carried=False)]
    all_told(A, -1, fallen)
    adjourned = [acts.AskForVote("CHN"), acts.Move("RUS", Motion.ADJOURN_TO, "Monday"), acts.DecideWithoutVote(M)]
    meeting = all_told(A, -1, adjourned).timeline[-1].meeting
    assert meeting is not None and meeting.agenda is not None
    assert meeting.agenda.undecided and meeting.agenda.vote_asked_by == ("CHN",)
    untouched = all_told(A, -1, []).timeline[-1].meeting
    assert untouched is not None and untouched.agenda is not None and untouched.agenda.undecided


def test_a_question_put_the_other_way_round_is_told_as_it_was_put() -> None:
    _, at = point(A, 1)
    guest = Guest("UKR", InvitedUnder.RULE_37)
    script = [
        acts.ProposeInvitation("USA", guest),
        acts.Object("RUS"),
        *voted(at.state, carried=False, way=Polarity.AGAINST),
        acts.RaisePointOfOrder("RUS"),
        acts.GiveRuling(M, Ruling("it goes on")),
        acts.ChallengeRuling("RUS"),
        *voted(at.state, carried=False, way=Polarity.AGAINST),
        *voted(at.state, carried=False),
        *voted(at.state, carried=True),
    ]
    scenario = all_told(A, 1, script)
    first, second = steps_of(scenario, "invite")
    assert (first.put_as, second.put_as) == (Polarity.AGAINST, Polarity.IN_FAVOUR)
    assert [put.kind for put in steps_of(scenario, "put_to_vote")] == [Kind.RULING_CHALLENGE]


def test_what_is_done_with_drafts_is_told() -> None:
    _, at = point(A, 1)
    guest = Guest("UKR", InvitedUnder.RULE_37)
    yes = voted(at.state, carried=True, way=None)
    script = [
        acts.ProposeInvitation("USA", guest),
        acts.DecideWithoutVote(M),
        acts.Submit("UKR", drafted("S/G")),
        acts.Submit("USA", drafted("S/1")),
        acts.PutInBlue("USA", "S/1"),
        acts.Second("GBR", "S/1"),
        acts.Withdraw("USA", "S/1"),
        acts.TakeOver("GBR", "S/1"),
        acts.SubmitAmendment("RUS", Amendment("S/A1", "S/1", Change.ADDS)),
        acts.SubmitAmendment("RUS", Amendment("S/A2", "S/1", Change.DELETES)),
        acts.GiveRuling(M, Ruling(of="S/1", order=("S/A2", "S/A1"))),
        acts.ChallengeRuling("RUS"),
        *voted(at.state, carried=True),
        acts.GiveRuling(M, Ruling(of="S/1", order=("S/A1", "S/A2"))),
        acts.LetRulingStand(M),
        acts.Submit("CHN", drafted("S/2")),
        acts.ProposeOrder("CHN", "S/2"),
        acts.AskForVote("USA"),
        *voted(at.state, carried=True),
        acts.AskForSeparateVote("RUS", "S/2", "paragraph 1"),
        acts.PutToVote(M, "S/2", part="paragraph 1"),
        *yes,
        acts.ExplainVote("USA"),
        acts.PutToVote(M, "S/2"),
        acts.ExplainVote("FRA"),
        *yes,
        acts.RequestVote("CHN", "S/G"),
        acts.PutToVote(M, "S/G"),
        *voted(at.state, carried=False, way=None),
        acts.PutToVote(M, "S/A1"),
        *yes,
        acts.Withdraw("RUS", "S/A2"),
        acts.AskForSeparateVote("RUS", "S/1", "paragraph 1"),
        acts.AskForSeparateVote("CHN", "S/1", "paragraph 2"),
        acts.ObjectToSeparateVotes("GBR", "S/1"),
        acts.PutToVote(M, "S/1"),
        *yes,
    ]
    scenario = all_told(A, 1, script)
    first, second = steps_of(scenario, "separate_vote")[1:]
    assert not first.mover_objects and second.mover_objects


def test_motions_publicity_bodies_credentials_and_the_chair_are_told() -> None:
    _, at = point(A, 1)
    rapporteur = Appointment(AppointedBody.RAPPORTEUR, "the incident", "JOR")
    script = [
        acts.CedeChair(M),
        acts.Move("USA", Motion.REFER, to="a committee"),
        acts.Withdraw("USA"),
        acts.Move("USA", Motion.POSTPONE, "Monday"),
        acts.AskForVote("GBR"),
        *voted(play_on(at, acts.CedeChair(M)), carried=False),
        acts.ProposeAppointment("LUX", rapporteur),
        acts.DecideWithoutVote("CHL"),
        acts.ReportCredentials(SECRETARY_GENERAL, "JOR"),
        acts.DecideWithoutVote("CHL"),
        acts.ChallengeCredentials("RUS", "LTU"),
        *voted(play_on(at, acts.CedeChair(M)), carried=True),
        acts.ProposePrivateMeeting("LUX"),
        acts.DecideWithoutVote("CHL"),
        acts.ProposeSingleCopy("LUX"),
        acts.DecideWithoutVote("CHL"),
        acts.RequestFloor("RUS"),
        acts.RequestFloor("JOR"),
        acts.CallSpeaker("CHL", "JOR"),
        acts.CallSpeaker("CHL", "RUS"),
        acts.ProposePublicMeeting("LUX"),
        acts.DecideWithoutVote("CHL"),
        acts.PutQuestion("CHL", Question(Kind.CONSENSUS, "issue a statement"), without_vote=True),
        acts.Move("LUX", Motion.ADJOURN),
        acts.Object("FRA"),
        acts.PutToVote("CHL"),
        acts.CastVotes(RollCall.of(at.state.council, rest=Choice.YES)),
        acts.StateResult("CHL"),
        acts.IssueCommunique(SECRETARY_GENERAL),
    ]
    scenario = all_told(A, 1, script)
    assert [motion.withdrawn for motion in steps_of(scenario, "motion")] == [True, False, False]


@pytest.mark.parametrize("found", [Kind.PROCEDURAL, Kind.SUBSTANTIVE])
def test_claims_that_a_matter_is_not_procedural_are_told_of_drafts_the_agenda_and_motions(found: Kind) -> None:
    name = "agenda/1948-berlin"
    done, at = point(name)
    chair, member = at.state.chair, next(c for c in at.state.council.codes if c != at.state.chair)
    carried = found is Kind.PROCEDURAL
    script = [
        acts.ClaimNotProcedural(member),
        *voted(at.state, carried=carried),
        acts.AskForVote(member),
        *voted(at.state, carried=True),
        acts.Move(member, Motion.POSTPONE),
        acts.ClaimNotProcedural(member),
        *voted(at.state, carried=carried),
        acts.GiveRuling(chair, Ruling(kind=found)),
        acts.ChallengeRuling(member),
        *voted(at.state, carried=False),
        acts.AskForVote(member),
        *voted(at.state, carried=False),
        acts.Submit(member, drafted("S/1", Kind.PROCEDURAL)),
        acts.PutToVote(chair, "S/1"),
        *voted(at.state, carried=True, way=None),
        acts.ClaimNotProcedural(member, "S/1"),
        *voted(at.state, carried=carried),
    ]
    agree(done, at, script)
    assert saved(done, at, script).untold == ()


def test_a_draft_does_what_its_question_says_unless_that_only_adopts_it() -> None:
    done, at = point(A, 1)
    texts = {"S/1": "refer it to the Court", "S/2": "adopt the draft of China"}
    script = [acts.Submit("USA", Draft(s, Question(Kind.SUBSTANTIVE, text))) for s, text in texts.items()]
    told = saved(done, at, script).scenario
    assert [(d.symbol, d.text) for d in steps_of(told, "draft")] == [("S/1", "refer it to the Court"), ("S/2", "")]


def test_who_explained_a_vote_that_is_not_held_has_explained_nothing() -> None:
    file = """
        title: T
        timeline:
          - at: 2014-12-22
            meeting:
              item: x
              proceedings:
                - explanation: {by: USA}
                - {id: vote, put_to_vote: {question: adopt it, kind: procedural, in_favour: the rest}}
    """
    done = run(loads(file))
    (at,) = [each for each in done.standing if each.inner == 1]
    for script in ([acts.RequestFloor("CHN")], [acts.CloseMeeting(M)]):
        told = saved(done, at, script)
        assert [each for each in again(told).log if isinstance(each, Refused)] == []
        assert steps_of(told.scenario, "explanation") == []


def test_what_is_left_in_the_middle_is_untold() -> None:
    done, at = point(A, 1)
    left = [
        acts.RequestFloor("USA"),
        acts.ProposeInvitation("USA", Guest("UKR", InvitedUnder.RULE_37)),
        acts.Withdraw("USA"),
        acts.Move("RUS", Motion.POSTPONE),
        acts.AskForVote("CHN"),
        acts.PutToVote(M),
        acts.ExplainVote("RUS"),
        acts.CastVotes(RollCall.of(at.state.council, rest=Choice.YES)),
    ]
    told = saved(done, at, left)
    assert told.untold == tuple(left) and told.untold_at == tuple(range(len(left)))
    agree(done, at, left)
    agree(done, at, [*left, acts.StateResult(M)])


def test_a_challenge_to_credentials_that_is_not_voted_on_is_told_as_left_undecided() -> None:
    all_told(A, 1, [acts.ChallengeCredentials("RUS", "LTU")])
    withdrawn = all_told(A, 1, [acts.ChallengeCredentials("RUS", "LTU"), acts.Withdraw("RUS")])
    meeting = withdrawn.timeline[-1].meeting
    assert meeting is not None and meeting.proceedings[-1].note == "It was withdrawn."


def test_a_meeting_that_is_only_called_is_opened_by_the_run() -> None:
    _, at = point(A)
    called = load(SHIPPED / f"{A}.yaml")
    state = call(Request(("USA",), Basis.MEMBER, "x"), at.state.council, at.state.law, at.state.on)
    script = [
        acts.ApproveAgenda(M),
        acts.CommunicateAgenda(SECRETARY_GENERAL, acts.Notice.URGENT),
        acts.OpenMeeting(M),
        acts.DecideWithoutVote(M),
        acts.CloseMeeting(M),
    ]
    told = scenario_from(called, at.step, -1, state, script, title="T", about="")
    assert told.untold == ()
    assert again(told).standing[-1].state.ended is not None


def test_only_what_is_kept_is_expected_reported_and_cited() -> None:
    done, at = point(A, 1)
    told = saved(done, at, [acts.CloseMeeting(M)], title=AGAIN, about="Why: because.").scenario
    assert (told.title, told.about, told.file, told.base) == (AGAIN, "Why: because.", "", "")
    assert sorted(told.expect) == ["agenda", "committee", "cuban-amendment", "plenary"]
    assert told.sources == done.scenario.sources and told.lesson == done.scenario.lesson
    assert len(told.reported) == len(done.scenario.reported) - 1  # one is about the meeting as a whole
    opening = saved(*point(A), [acts.DecideWithoutVote(M)]).scenario
    assert "agenda" not in opening.expect and all(r.on != "agenda" for r in opening.reported)
    assert run(told).agrees


def test_a_standing_position_fills_no_vote_that_was_left_unknown() -> None:
    text = """
    title: Positions
    positions:
      - kind: procedural
        against: the rest
      - on: agenda
        in_favour: the rest
    timeline:
      - id: earlier
        at: 2014-12-21
        put_to_vote: {question: hear the briefer, kind: procedural, unknown: the rest}
      - id: meeting
        at: 2014-12-22
        meeting: {item: x}
    """
    text = text.replace("\n    ", "\n")
    text = text.replace("meeting: {item: x}", "meeting: {item: x, agenda: {unknown: the rest}}")
    done = run(loads(text))
    (at,) = [s for s in done.standing if s.inner == -1 and s.step == 1]
    some = RollCall.of(at.state.council, yes="USA GBR FRA")
    script = [acts.AskForVote("USA"), acts.PutToVote(at.state.chair), acts.CastVotes(some), acts.LeaveOpen()]
    agree(done, at, script)
    rerun = again(saved(done, at, script))
    assert rerun.decisions["agenda"].outcome is Outcome.OPEN
    assert rerun.decisions["earlier"].decision == done.decisions["earlier"].decision


@settings(max_examples=examples(50))
@given(st.text(max_size=60), st.text(min_size=1, max_size=60), st.text(max_size=60))
def test_no_text_that_is_typed_in_can_spoil_the_file(title: str, name: str, words: str) -> None:
    done, at = point(A, 1)
    script = [
        acts.ProposeInvitation("USA", Guest(name, InvitedUnder.RULE_39)),
        acts.DecideWithoutVote(M),
        acts.RequestFloor(name),
        acts.CallSpeaker(M, name),
        acts.RaisePointOfOrder("RUS", words),
        acts.GiveRuling(M, Ruling(words)),
        acts.LetRulingStand(M),
        acts.Move("RUS", Motion.POSTPONE, words),
        acts.AskForVote("RUS"),
        *voted(at.state, carried=False),
        acts.PutQuestion(M, Question(Kind.PROCEDURAL, words), without_vote=True),
        acts.Submit("RUS", Draft("S/1", Question(Kind.SUBSTANTIVE, words))),
        acts.PutToVote(M, "S/1"),
        *voted(at.state, carried=True, way=None),
    ]
    told = saved(done, at, script, title=title, about=words)
    assert told.untold == ()
    assert again(told).decisions["vote-on-s-1"].outcome is Outcome.ADOPTED


def test_ids_are_legible_and_no_two_are_the_same() -> None:
    _, at = point(A, 1)
    twice = [acts.Move("RUS", Motion.POSTPONE), acts.AskForVote("RUS"), *voted(at.state, carried=False)] * 2
    meeting = all_told(A, 1, twice).timeline[-1].meeting
    assert meeting is not None
    assert [step.id for step in meeting.proceedings[1:]] == ["motion-to-postpone", "motion-to-postpone-2"]


def test_a_point_that_is_none_and_an_act_out_of_order_are_refused() -> None:
    done, at = point(A, 1)
    more = {"title": "T", "about": ""}
    with pytest.raises(UnscError, match="found step 99, expected one of the 5 steps"):
        scenario_from(done.scenario, 99, 0, at.state, [], **more)
    with pytest.raises(UnscError, match=r"found step 0 \(assembly_vote\), expected a meeting"):
        scenario_from(done.scenario, 0, 0, at.state, [], **more)
    with pytest.raises(UnscError, match="found 99 proceedings, expected from -1 to 8"):
        scenario_from(done.scenario, at.step, 99, at.state, [], **more)
    with pytest.raises(OutOfOrder):
        saved(done, at, [acts.StateResult(M)])


@settings(
    max_examples=examples(150),
    deadline=None,
    derandomize=not LONG,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.integers(0, 2**32), st.integers(0, 2**32), st.integers(0, 40))
def test_what_is_played_from_any_point_is_saved_and_runs_again(which: int, seed: int, length: int) -> None:
    all_points = points()
    done, at = all_points[which % len(all_points)]
    actions, _ = played(at.state, length, seed)
    rerun = agree(done, at, actions)
    # What was saved can be taken over and played otherwise in its turn.
    open_points = [point for point in rerun.standing if not point.state.over]
    at = open_points[seed % len(open_points)]
    actions, _ = played(at.state, length // 2, seed + 1)
    agree(rerun, at, actions)


def test_every_act_of_the_table_is_played_by_these_tests() -> None:
    REACHED.clear()
    TOLD.clear()
    for seed in range(examples(60)):
        done, at = points()[seed * 7919 % len(points())]
        actions, _ = played(at.state, 40, seed)
        agree(done, at, actions)
    before_the_opening = {acts.ApproveAgenda, acts.CommunicateAgenda, acts.OpenMeeting}
    assert set(REACHED) == {entry.act for entry in TABLE} - before_the_opening
    conclusions = (acts.StateResult, acts.DecideWithoutVote, acts.LetRulingStand)
    told, reached = (sum(counted[act] for act in conclusions) for counted in (TOLD, REACHED))
    assert told > 0.97 * reached

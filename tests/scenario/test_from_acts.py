"""What is played at a meeting, saved as a scenario and run again, takes the same decisions and ends alike."""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.engine import Run, Standing, run
from sim.engine.events import Refused
from sim.law import Chapter, Choice, How, Kind, Outcome, Question, RollCall, Tally, Vote
from sim.procedure import (
    Amendment,
    Draft,
    Guest,
    InvitedUnder,
    Meeting,
    Motion,
    OutOfOrder,
    Papers,
    Phase,
    Polarity,
    Ruling,
    Taken,
    apply,
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

FOLDERS = ("agenda", "amendments", "credentials", "double-veto", "invitations", "motions", "order-of-drafts")
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
    question = Question(kind, f"adopt {symbol}", **more)  # type: ignore[arg-type]
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
        guests=(Guest(outsider, InvitedUnder.RULE_37), Guest("A briefer: \"x\"", InvitedUnder.RULE_39)),
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
_COMMON = (acts.RequestFloor, acts.ExplainVote, acts.CedeChair)


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
    assert back.fingerprint == told.scenario.fingerprint or told.scenario.sources != back.sources
    return run(back)


def agree(done: Run, at: Standing, actions: Sequence[Action]) -> None:
    """Check that what was played, saved and run again takes the decisions that were told, and ends alike."""
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


def outcomes(meeting: Meeting) -> dict[str, Outcome]:
    # A question adopted without a vote stands among the drafts of a run under its own name.
    return {t.draft.symbol: t.outcome for t in meeting.drafts if t.outcome is not None and "/" in t.draft.symbol}


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
    agree(done, at, actions)

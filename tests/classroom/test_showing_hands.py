"""What a show of hands settles, and who could still settle it, against every completion decided by the law."""

import re
from datetime import date
from itertools import product
from pathlib import Path
from types import MappingProxyType

from attrs import evolve
from hypothesis import event, given, settings
from hypothesis import strategies as st

from sim.classroom.lines import Hand, Hands, Origin, Stage
from sim.classroom.showing_hands import asked_for, hand_of, may_follow, roll_call, shown, so_far
from sim.council import Council, compose, council_on
from sim.law import Choice, Decision, Kind, Outcome, Question, Veto, decide, law_on
from sim.law.laws import Law, Pledge
from sim.law.question import Chapter
from sim.law.thresholds import AtLeast, ShareOfVoting
from sim.procedure import Basis, Meeting, Phase, Polarity, Request, call
from sim.procedure.credentials import votes_of_the_seated
from sim.procedure.matters import OtherQuestion
from sim.procedure.meeting import Pending, changed
from tests.classroom.classes import Class
from tests.effort import examples

DAY = date(2022, 2, 25)
FIVE = compose(["BRA", "CHN", "IND", "RUS", "USA"], permanent=["CHN", "RUS", "USA"], on=DAY, president="RUS")
BASE = law_on(DAY)
TWO = AtLeast(2, DAY, BASE.sources)
THREE = AtLeast(3, DAY, BASE.sources)
SMALL = evolve(BASE, procedural=THREE, substantive=THREE, review_conference=THREE)
LAWS = (
    SMALL,
    evolve(SMALL, veto=None),
    evolve(SMALL, veto=Veto(noes_to_block=2)),
    evolve(SMALL, enforce_proviso=True),
    evolve(SMALL, pledge=Pledge(frozenset({"CHN", "BRA"}))),
    evolve(SMALL, substantive=TWO, procedural=TWO),
    evolve(
        SMALL, substantive=ShareOfVoting((1, 2), True, DAY, ()), procedural=ShareOfVoting((2, 3), False, DAY, ())
    ),
)
QUESTIONS = (
    Question(Kind.PROCEDURAL),
    Question(Kind.SUBSTANTIVE),
    Question(Kind.SUBSTANTIVE, chapter=Chapter.VI, parties="RUS"),
    Question(Kind.SUBSTANTIVE, mass_atrocities=True),
    Question(Kind.PRELIMINARY),
    Question(Kind.RULING_CHALLENGE),
    Question(Kind.RULING_CHALLENGE, put_as="uphold"),
    Question(Kind.ICJ_ELECTION),
    Question(Kind.CONSENSUS),
)


def voting_on(question: Question, council: Council = FIVE, law: Law = SMALL, out: tuple[str, ...] = ()) -> Meeting:
    """Return a meeting at which a question is put."""
    meeting = call(Request((council.codes[0],), Basis.MEMBER, "an item"), council, law, DAY)
    pending = Pending(OtherQuestion(question), meeting.chair, put=(Polarity.IN_FAVOUR,), question=question)
    return changed(meeting, before=(pending,), phase=Phase.VOTING, without_credentials=out)


# Weighted so that questions stay open for a while: many votes in favour, the first stages more often.
HAND = st.builds(Hand, st.sampled_from([Choice.YES, Choice.YES, Choice.YES, *Choice]))


@st.composite
def a_show(draw: st.DrawFn, codes: tuple[str, ...] = FIVE.codes) -> Hands:
    """Draw hands at some stage: raised, not raised, of empty seats known and unknown."""
    stage = draw(st.sampled_from([Stage.YES, Stage.YES, Stage.NO, *Stage]))
    raised, filled, empty = {}, {}, []
    for code in codes:
        what = draw(st.sampled_from(["raised", "raised", "nothing", "filled", "unknown", "by the chair"]))
        if what in ("raised", "by the chair"):
            raised[code] = draw(HAND)
        if what == "filled":
            filled[code] = draw(HAND)
        if what in ("filled", "unknown", "by the chair"):
            empty.append(code)
    if stage is Stage.HANDS:
        filled, empty = {}, []
    return Hands(MappingProxyType(raised), stage, MappingProxyType(filled), tuple(empty))


def completions(meeting: Meeting, hands: Hands) -> dict[str, list[Choice]]:
    """Return in which ways each member not shown could still turn out to have voted, as it looks."""
    seen = shown(hands, meeting.council)
    left = {}
    for code in meeting.council.codes:
        if code not in seen:
            unknown = hands.stage is not Stage.HANDS and code in hands.empty and hand_of(hands, code) is None
            left[code] = [c for c in Choice if unknown or not asked_for(c, hands.stage)]
    return left


def decision(meeting: Meeting, votes: dict[str, Choice]) -> Decision:
    roll = roll_call({code: Hand(choice) for code, choice in votes.items()})
    assert meeting.question is not None
    return decide(meeting.question, votes_of_the_seated(roll, meeting), meeting.council, meeting.law)


def outcome(meeting: Meeting, votes: dict[str, Choice]) -> Outcome:
    return decision(meeting, votes).outcome


def brute(meeting: Meeting, hands: Hands) -> tuple[set[Outcome], set[str]]:
    """Decide every completion; return the outcomes, and who makes the difference in some."""
    known = {code: hand.choice for code, hand in shown(hands, meeting.council).items()}
    left = completions(meeting, hands)
    by_votes = {
        choices: outcome(meeting, known | dict(zip(left, choices, strict=True)))
        for choices in product(*left.values())
    }
    matters = set()
    for n, code in enumerate(left):
        for choices, came in by_votes.items():
            others = [(*choices[:n], other, *choices[n + 1 :]) for other in left[code]]
            if any(by_votes[other] is not came for other in others):
                matters.add(code)
                break
    return set(by_votes.values()), matters


# A party held to abstain, and members that have pledged not to vote against: their hands count for something else.
ALL_PAIRS = list(product(QUESTIONS, LAWS))
BOUND = [
    (q, law) for q, law in ALL_PAIRS if (q.parties and law.enforce_proviso) or (q.mass_atrocities and law.pledge)
]


@given(
    st.sampled_from(ALL_PAIRS) | st.sampled_from(BOUND), a_show(), st.sampled_from([(), ("CHN",), ("BRA", "USA")])
)
@settings(max_examples=examples(400))
def test_against_every_completion(case: tuple[Question, Law], hands: Hands, out: tuple[str, ...]) -> None:
    question, law = case
    meeting = voting_on(question, law=law, out=out)
    outcomes, matters = brute(meeting, hands)
    now = so_far(meeting, hands)
    assert (now.outcome is None) == (len(outcomes) > 1)
    if now.outcome is not None:
        assert outcomes == {now.outcome}
    assert set(now.could_settle) == matters
    assert list(now.could_settle) == [c for c in FIVE.codes if c in matters]


@given(
    st.sampled_from(ALL_PAIRS) | st.sampled_from(BOUND), a_show(), st.sampled_from([(), ("CHN",), ("BRA", "USA")])
)
@settings(max_examples=examples(400))
def test_what_is_said_to_be_certain_is(case: tuple[Question, Law], hands: Hands, out: tuple[str, ...]) -> None:
    question, law = case
    meeting = voting_on(question, law=law, out=out)
    now = so_far(meeting, hands)
    said = re.match(r"At (least|most) (\d+) affirmative votes?, (\d+) needed", now.why)
    if said is None:
        return
    event(f"at {said[1]}")
    known = {code: hand.choice for code, hand in shown(hands, meeting.council).items()}
    left = completions(meeting, hands)
    for choices in product(*left.values()):
        came = decision(meeting, known | dict(zip(left, choices, strict=True)))
        assert came.tally is not None and came.needed == int(said[3])
        assert came.tally.yes >= int(said[2]) if said[1] == "least" else came.tally.yes <= int(said[2])


def test_what_is_certain_is_said_before_all_is_shown() -> None:
    raised = {code: Hand(Choice.YES) for code in ("BRA", "CHN", "IND")} | {"RUS": Hand(Choice.ABSTAIN)}
    meeting = voting_on(Question(Kind.SUBSTANTIVE))
    hands = Hands(raised=MappingProxyType(raised), stage=Stage.NO)
    assert (
        so_far(meeting, hands).why == "At least 3 affirmative votes, 3 needed, and nobody who is left can block."
    )
    few = Hands(raised=MappingProxyType({"BRA": Hand(Choice.YES)}), stage=Stage.YES)
    assert so_far(meeting, few).why == "At most 1 affirmative vote, 3 needed."


def test_no_number_is_said_to_be_needed_that_still_can_change() -> None:
    """Two thirds of those voting: an empty seat of which nothing is known may vote, and then it takes one more."""
    meeting = voting_on(Question(Kind.PROCEDURAL), law=LAWS[-1])
    three = MappingProxyType({code: Hand(Choice.YES) for code in ("BRA", "CHN", "USA")})
    now = so_far(meeting, Hands(raised=three, stage=Stage.NO, empty=("IND",)))
    assert now.outcome is Outcome.ADOPTED
    assert now.why.startswith("At worst: Carried: 3 affirmative votes, 3 needed")


FIFTEEN = council_on(DAY).codes


@given(st.sampled_from(QUESTIONS), st.permutations(FIFTEEN), st.integers(10, 13), st.data())
@settings(max_examples=examples(20))
def test_in_the_council_of_fifteen(question: Question, order: list[str], known: int, data: st.DataObject) -> None:
    hands = data.draw(a_show(tuple(order[known:])))
    seen = {code: Hand(data.draw(st.sampled_from([Choice.YES, Choice.YES, Choice.NO]))) for code in order[:known]}
    hands = evolve(hands, raised=MappingProxyType({**hands.raised, **seen}), stage=max_stage(hands.stage))
    meeting = voting_on(question, council_on(DAY), BASE)
    outcomes, matters = brute(meeting, hands)
    now = so_far(meeting, hands)
    assert (now.outcome is None, set(now.could_settle)) == (len(outcomes) > 1, matters)


def max_stage(stage: Stage) -> Stage:
    """Return the stage, or that at which the noes are shown if it is later: then few are left."""
    return stage if stage in (Stage.NO, Stage.ABSTAIN, Stage.ALL) else Stage.NO


@given(a_show())
def test_what_is_shown_only_grows(hands: Hands) -> None:
    before: set[str] = set()
    for stage in Stage:
        seen = shown(evolve(hands, stage=stage), FIVE)
        assert before <= set(seen)
        assert all(asked_for(hand.choice, stage) for hand in seen.values())
        before = set(seen)
    assert before == {c for c in FIVE.codes if hand_of(hands, c) is not None or c not in hands.empty}


@given(st.sampled_from(QUESTIONS), st.sampled_from(LAWS), a_show())
def test_what_is_settled_stays_so(question: Question, law: Law, hands: Hands) -> None:
    meeting = voting_on(question, law=law)
    settled = None
    could = set(FIVE.codes)
    for stage in Stage:
        now = so_far(meeting, evolve(hands, stage=stage, empty=() if stage is Stage.HANDS else hands.empty))
        assert settled in (None, now.outcome)
        assert stage is Stage.HANDS or set(now.could_settle) <= could
        settled, could = now.outcome, set(now.could_settle) if stage is not Stage.HANDS else could
    if settled is not None:
        votes = {code: hand.choice for code, hand in shown(evolve(hands, stage=Stage.ALL), FIVE).items()}
        assert outcome(meeting, votes) is settled


def test_the_order_of_showing() -> None:
    steps = {stage: [which for which in Stage if may_follow(stage, which)] for stage in Stage}
    assert steps == {
        Stage.HANDS: [Stage.YES, Stage.NO, Stage.ABSTAIN, Stage.ALL],
        Stage.YES: [Stage.NO, Stage.ABSTAIN, Stage.ALL],
        Stage.NO: [Stage.ABSTAIN, Stage.ALL],
        Stage.ABSTAIN: [Stage.ALL],
        Stage.ALL: [],
    }


# In a room

SEATS = "CHN RUS USA GBR FRA ARG AUS TCD CHL JOR LTU LUX NGA KOR RWA"
VOTES = dict.fromkeys(SEATS.split(), "yes") | {"CHN": "no", "RUS": "no", "NGA": "abstain"}


def voting(folder: Path, seats: str = SEATS) -> Class:
    played = Class(folder, seats=seats)
    played.put_the_agenda()
    return played


def vote_of(played: Class) -> Hands:
    vote = played.room.state.here.vote
    assert vote is not None
    return vote


def test_the_agenda_of_2014_by_show_of_hands(tmp_path: Path) -> None:
    played = voting(tmp_path)
    for seat, choice in VOTES.items():
        if seat != "TCD":
            played.ok(played.by_seat[seat], "hand", choice=choice)
    assert shown(vote_of(played), council_on(date(2014, 12, 22))) == {}
    for which, seen in (("yes", 11), ("no", 13), ("abstain", 14)):
        played.ok(played.chair, "show", which=which)
        assert len(shown(vote_of(played), council_on(date(2014, 12, 22)))) == seen
    at = played.room.state.here.at
    assert played.ok(played.chair, "show", which="all").body["at"] == at + 1
    played.preside("StateResult")
    meeting = played.room.state.meeting
    assert meeting is not None
    taken = meeting.taken[-1]
    assert str(taken.decision.tally) == "11-2-1, 1 not voting" and taken.decision.outcome is Outcome.ADOPTED
    assert meeting.agenda_adopted and played.room.state.here.vote is None
    (cast,) = played.room.state.here.cast
    assert cast.act == at and dict(cast.origins) == dict.fromkeys(
        council_on(date(2014, 12, 22)).codes, Origin.HAND
    )


def test_a_hand_can_change_until_it_is_shown(tmp_path: Path) -> None:
    played = voting(tmp_path)
    china = played.by_seat["CHN"]
    played.ok(china, "hand", choice="yes")
    played.ok(china, "hand", choice="no")
    played.ok(played.by_seat["USA"], "hand", choice="yes")
    played.ok(played.chair, "show", which="yes")
    played.ok(china, "hand", choice="abstain")
    played.no(china, "hand", 409, "yes has been asked already", choice="yes")
    played.no(played.by_seat["USA"], "hand", 409, "has been shown", choice="no")
    played.no(played.by_seat["USA"], "hand", 409, "has been shown", choice=None)
    played.ok(china, "hand", choice=None)
    played.ok(played.by_seat["RUS"], "hand", choice="no")
    played.no(played.chair, "show", 409, "does not come after", which="yes")
    played.no(played.chair, "show", 409, "does not come after", which="hands")
    played.ok(played.chair, "show", which="all")
    assert played.room.state.meeting is not None
    roll = played.room.state.meeting.before[-1].roll
    assert roll is not None
    assert (roll.who(Choice.YES), roll.who(Choice.NO)) == (("USA",), ("RUS",))
    assert "CHN" in roll.who(Choice.NOT_VOTING)
    played.no(china, "hand", 409, "no question is put", choice="yes")


def test_nothing_comes_between_while_hands_are_shown(tmp_path: Path) -> None:
    played = voting(tmp_path)
    played.act("USA", "ExplainVote")
    played.ok(played.by_seat["USA"], "hand", choice="yes")
    played.act("GBR", "ExplainVote")
    assert set(vote_of(played).raised) == {"USA"}
    played.ok(played.chair, "show", which="yes")
    error = played.no(played.by_seat["FRA"], "act", 409, "being shown", act={"act": "ExplainVote", "by": "FRA"})
    assert error["rule"]["cite"]


def test_a_point_of_order_about_the_voting_takes_the_hands_down(tmp_path: Path) -> None:
    played = voting(tmp_path)
    played.ok(played.by_seat["USA"], "hand", choice="yes")
    played.act("RUS", "RaisePointOfOrder", text="the question is not clear")
    assert played.room.state.here.vote is None
    played.no(played.by_seat["USA"], "hand", 409, "no question is put", choice="yes")
    played.preside("GiveRuling", ruling={"text": "it is"})
    played.preside("LetRulingStand")
    assert played.room.state.here.vote == Hands()


def test_empty_seats_vote_as_the_chair_chooses(tmp_path: Path) -> None:
    played = voting(tmp_path, seats="CHN USA")
    played.ok(played.chair, "hand", seat="ARG", choice="no")
    played.no(played.chair, "hand", 403, "has a delegation", seat="CHN", choice="yes")
    played.no(played.chair, "hand", 422, "does not sit", seat="PRK", choice="yes")
    played.no(played.chair, "hand", 422, "seat is missing", choice="yes")
    played.ok(played.by_seat["USA"], "hand", choice="yes")
    played.ok(played.chair, "show", which="all")
    (cast,) = played.room.state.here.cast
    came_from = dict(cast.origins)
    assert (came_from["CHN"], came_from["ARG"], came_from["RUS"]) == (Origin.HAND, Origin.CHAIR, Origin.POSITION)
    assert played.room.state.meeting is not None
    roll = played.room.state.meeting.before[-1].roll
    assert roll is not None
    assert set(roll.who(Choice.NO)) == {"ARG", "RUS"} and roll.who(Choice.NOT_VOTING) == ("CHN",)


def test_what_is_unknown_stays_open(tmp_path: Path) -> None:
    played = voting(tmp_path, seats="CHN USA")
    played.ok(played.chair, "empty_seats", rule="unknown")
    played.ok(played.chair, "show", which="yes")
    meeting = played.room.state.meeting
    assert meeting is not None
    now = so_far(meeting, vote_of(played))
    assert now.outcome is None and set(now.could_settle) == set(meeting.council.codes) - {"CHN", "USA"}
    played.ok(played.chair, "show", which="all")
    error = played.no(played.chair, "act", 409, act={"act": "StateResult", "by": meeting.chair})
    assert error["rule"] is not None and error["instead"]
    played.ok(played.chair, "act", act={"act": "LeaveOpen", "by": "record"})


def test_who_sits_down_while_hands_are_shown_waits_for_the_next_vote(tmp_path: Path) -> None:
    played = voting(tmp_path, seats="CHN USA")
    played.ok(played.chair, "show", which="yes")
    late = played.join()
    played.ok(late, "sit", seat="NGA")
    played.no(late, "hand", 409, "was empty", choice="no")


def test_votes_are_cast_by_hands_alone(tmp_path: Path) -> None:
    played = voting(tmp_path)
    played.no(
        played.chair,
        "act",
        409,
        "by raising hands",
        act={"act": "CastVotes", "roll": {"votes": []}, "by": "Council"},
    )

"""After a vote: why, whose changed votes would have reversed it, and what really happened."""

from collections import Counter
from functools import cache

import pytest
from attrs import evolve

from sim.classroom.debrief import MOST_SETS, Told, decisions_in, record_row, told_row
from sim.classroom.lines import Line, Origin, afresh, with_act
from sim.engine.running import Run, run
from sim.law import Choice, RollCall, Vote, decide
from sim.procedure import actions as a
from sim.scenario import load


@cache
def played(name: str = "dprk/2014") -> Run:
    return run(load(name))


def voted(roll: dict[str, str], rest: str | None = "yes", **overrides: str) -> Line:
    """Return a line in which the agenda was voted on so; who is in neither is unknown."""
    line = afresh(run(load("dprk/2014", overrides)) if overrides else played(), "main")
    council = line.states[0].council
    votes = [Vote(m, Choice(roll.get(m, rest))) for m in council.codes if roll.get(m, rest) is not None]
    known = RollCall(tuple(votes))
    origins = tuple((m, Origin.HAND if m in roll else Origin.POSITION) for m in known.by_member())
    for act in (a.AskForVote("CHN"), a.PutToVote("TCD")):
        line = with_act(line, act)
    line = with_act(line, a.CastVotes(known), origins)
    pending = line.states[-1].before[-1].decision
    assert pending is not None
    return with_act(line, a.LeaveOpen() if pending.outcome.value == "open" else a.StateResult("TCD"))


def only(line: Line) -> Told:
    (told,) = decisions_in(line)
    return told


REAL = {"CHN": "no", "RUS": "no", "NGA": "abstain", "TCD": "abstain"}


def test_a_vote_is_told_with_its_reason_its_law_and_where_each_vote_is_from() -> None:
    row = told_row(only(voted(REAL)))
    assert (row["number"], row["outcome"], row["reason"], row["needed"]) == (1, "adopted", "enough_votes", 9)
    assert row["tally"] == {"yes": 11, "no": 2, "abstain": 2, "not_voting": 0, "unknown": 0}
    assert row["why"].startswith("Carried: 11 affirmative votes, 9 needed.")
    assert row["sources"][0] == "Charter Art. 27(2)"
    assert row["votes"]["CHN"] == "no" and len(row["votes"]) == 15
    assert Counter(row["from"].values()) == {"hand": 4, "position": 11}
    assert row["record"] is None


@pytest.mark.parametrize(
    ("roll", "rest"),
    [
        (REAL, "yes"),
        (dict.fromkeys(("CHN", "RUS", "USA"), "no"), "abstain"),
        (dict.fromkeys(("ARG", "AUS", "TCD", "CHL", "FRA", "JOR", "LTU", "LUX"), "yes"), "no"),
        (dict.fromkeys(("ARG", "AUS", "TCD", "CHL", "FRA", "JOR", "LTU", "LUX", "USA"), "yes"), "no"),
        ({"CHN": "no"}, "yes"),
    ],
)
@pytest.mark.parametrize("kind", ["procedural", "substantive"])
def test_each_set_reverses_it_and_no_smaller_one_does(roll: dict[str, str], rest: str, kind: str) -> None:
    line = voted(roll, rest)
    told = only(line)
    question = evolve(told.taken.question, kind=kind)
    council, law, cast = told.meeting.council, told.meeting.law, told.taken.roll
    assert cast is not None
    decision = decide(question, cast, council, law)
    told = evolve(told, taken=evolve(told.taken, question=question, decision=decision))
    flips = told_row(told)["flips"]
    assert flips["size"] is not None and 1 <= len(flips["sets"]) <= MOST_SETS
    assert flips["say"] in ("flips.one", "flips.some", "flips.any")

    def outcome(changes: list[dict[str, str]]) -> object:
        votes = cast.by_member() | {c["member"]: Vote(c["member"], Choice(c["to"])) for c in changes}
        return decide(question, RollCall(tuple(votes.values())), council, law).outcome

    for changes in flips["sets"]:
        assert len(changes) == flips["size"]
        assert all(cast.by_member()[c["member"]].choice.value == c["from"] != c["to"] for c in changes)
        assert outcome(changes) is not decision.outcome
        for n in range(len(changes)):
            assert outcome(changes[:n] + changes[n + 1 :]) is decision.outcome, "one change less does not do"


def test_any_of_those_who_voted_alike_is_said_in_one_sentence() -> None:
    flips = told_row(only(voted(REAL)))["flips"]
    assert (flips["size"], flips["say"]) == (3, "flips.any")
    assert flips["with"] == {"size": 3, "of": 11, "choice": "yes"}


def test_a_vote_of_one_is_enough_where_it_was_that_close() -> None:
    eight = dict.fromkeys(("ARG", "AUS", "TCD", "CHL", "FRA", "JOR", "LTU", "LUX"), "yes")
    flips = told_row(only(voted({**eight, "CHN": "abstain"}, "no")))["flips"]
    assert flips["size"] == 1 and {each[0]["to"] for each in flips["sets"]} == {"yes"}


def test_where_no_change_reverses_it_that_is_said() -> None:
    """Seven against and eight of whom nothing is known: seven changes to yes are two votes short of nine."""
    seven = dict.fromkeys(("ARG", "AUS", "TCD", "CHL", "FRA", "JOR", "LTU"), "no")
    row = told_row(only(voted(seven, None)))
    assert (row["outcome"], row["tally"]["unknown"]) == ("not_adopted", 8)
    flips = row["flips"]
    assert (flips["say"], flips["size"], flips["count"], flips["sets"]) == ("flips.none", None, 0, [])


def test_an_open_vote_says_whose_votes_decide() -> None:
    row = told_row(only(voted({"CHN": "no"}, None)))
    assert row["outcome"] == "open"
    assert row["flips"]["say"] == "flips.open" and "USA" in row["flips"]["with"]["who"]
    assert row["votes"]["USA"] == "unknown" and row["from"]["USA"] == "unknown"


def test_without_a_vote_there_is_nothing_to_change() -> None:
    line = with_act(afresh(played(), "main"), a.DecideWithoutVote("TCD"))
    row = told_row(only(line))
    assert (row["flips"]["say"], row["votes"], row["tally"]) == ("flips.without_vote", {}, None)


def test_what_really_happened_is_the_decision_of_the_record() -> None:
    line = voted({}, "yes")
    row = record_row(played(), line, only(line))
    recorded = played().decisions["agenda"]
    assert row is not None
    assert (row["outcome"], row["tally"]["yes"], row["why"]) == ("adopted", 11, recorded.why)
    assert row["votes"] == {v.member: v.choice.value for v in recorded.votes if v.choice is not None}
    assert "7353rd meeting" in row["source"]


def test_of_a_question_the_record_does_not_tell_of_nothing_is_said() -> None:
    from sim.procedure.matters import Motion

    line = afresh(played(), "main")
    for act in (a.Move("CHN", Motion.SUSPEND), a.DecideWithoutVote("TCD")):
        line = with_act(line, act)
    assert record_row(played(), line, only(line)) is None


def test_decisions_are_numbered_in_the_line_and_not_before_it() -> None:
    assert [told.number for told in decisions_in(voted(REAL))] == [1]
    assert decisions_in(afresh(played(), "main")) == ()

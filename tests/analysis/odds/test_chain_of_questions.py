"""The tree of a procedure against every roll call of every question, each run through the engine."""

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from itertools import product
from math import prod

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim.analysis.odds.between import Between
from sim.analysis.odds.chain import Asked, Node, chain, on_every_path, paths
from sim.analysis.odds.reading import ends, questions
from sim.engine import Run, Voting, run
from sim.errors import UnscError
from sim.law import Choice, Outcome, Reason, Tally
from sim.scenario.known_votes import KnownVotes
from sim.scenario.loading import loads
from sim.scenario.model import Scenario
from tests.effort import examples

RESULTS = {Reason.ENOUGH_VOTES: "adopted", Reason.TOO_FEW_VOTES: "too_few_votes", Reason.VETO: "vetoed"}
Steps = tuple[tuple[str, str], ...]
Policy = dict[tuple[str, Steps, str], Choice]

SCENARIO = """
title: A small Council and a whole procedure
council: {{members: CHN USA DZA JPN, permanent: CHN USA}}
law: {{procedural_votes: 3, substantive_votes: {needed}}}
timeline:
  - id: meeting
    at: 2024-06-12
    meeting:
      agenda: {{odds: {{CHN: {agenda}}}, in_favour: USA DZA, against: JPN}}
      proceedings:
        - id: adjournment
          put_to_vote:
            question: adjourn the debate
            kind: procedural
            in_favour: CHN
            against: the rest
            odds: {{DZA JPN: {adjourn}}}
        - id: amendment
          if: {{adjournment: not_adopted}}
          put_to_vote:
            question: delete the paragraph on the Court
            kind: substantive
            odds: {{USA DZA: {amend}, the rest: {{yes: 1}}}}
            {blocs}
        - id: draft
          if: {{adjournment: not_adopted}}
          put_to_vote:
            question: refer the situation to the Court
            chapter: VII
            refers: {{situation: a situation}}
            unknown: CHN
            in_favour: JPN
            odds: {{USA: {own}, DZA: {dza}}}
positions:
  - {{on: draft, if: {{amendment: adopted}}, abstaining: CHN}}
  - {{on: draft, odds: {{CHN: {standing}}}}}
"""

_KEYS = ("agenda", "adjourn", "amend", "own", "dza", "standing")


@st.composite
def odds(draw: st.DrawFn) -> str:
    no = draw(st.integers(0, 4))
    yes = draw(st.integers(0, 4 - no))
    return f"{{yes: {yes}/4, no: {no}/4, abstain: {4 - yes - no}/4}}"


@st.composite
def procedures(draw: st.DrawFn) -> Scenario:
    keys = {key: draw(odds()) for key in _KEYS}
    blocs = draw(st.sampled_from(["", "blocs: [USA DZA]"]))
    return loads(SCENARIO.format(needed=draw(st.integers(2, 3)), blocs=blocs, **keys))


class _NextVote(Exception):
    """Raised at the first question whose votes are not yet chosen."""


def all_runs(
    scenario: Scenario, resolve: Callable[[str, Steps, str], Choice] | None = None
) -> Iterator[tuple[Run, Fraction, Steps]]:
    """Run every roll call of every question; a member not known votes as `resolve` says."""
    waiting: list[tuple[tuple[KnownVotes, ...], Fraction]] = [((), Fraction(1))]
    while waiting:
        chosen, chance = waiting.pop()
        asked: list[Voting] = []
        cast = partial(_cast, chosen, asked)
        try:
            done = run(scenario, cast=cast)
        except _NextVote:
            steps = _steps_until(scenario, chosen)
            for votes, share in _ways(asked[len(chosen)], steps, resolve):
                waiting.append(((*chosen, votes), chance * share))
            continue
        yield done, chance, tuple((name, RESULTS[d.reason]) for name, d in done.decisions.items())


def _cast(chosen: tuple[KnownVotes, ...], asked: list[Voting], voting: Voting) -> KnownVotes:
    asked.append(voting)
    if len(asked) > len(chosen):
        raise _NextVote
    return chosen[len(asked) - 1]


def _steps_until(scenario: Scenario, chosen: tuple[KnownVotes, ...]) -> Steps:
    """Return the results of the questions whose votes are chosen, as the law decides them."""
    from sim.law import decide

    found: list[tuple[str, str]] = []

    def cast(voting: Voting) -> KnownVotes:
        if len(found) == len(chosen):
            raise _NextVote
        votes = chosen[len(found)]
        decision = decide(voting.question, votes.roll_call(), voting.body, voting.law)
        found.append((voting.id, RESULTS[decision.reason]))
        return votes

    with pytest.raises(_NextVote):
        run(scenario, cast=cast)
    return tuple(found)


def _ways(
    voting: Voting, steps: Steps, resolve: Callable[[str, Steps, str], Choice] | None
) -> Iterator[tuple[KnownVotes, Fraction]]:
    votes = voting.votes
    blocs = {code: bloc[0] for bloc in votes.blocs for code in bloc}
    free = [v.member for v in votes.members if v.chances is not None and blocs.get(v.member, v.member) == v.member]
    by_member = {v.member: v for v in votes.members}
    for way in product(Choice, repeat=len(free)):
        chosen = dict(zip(free, way, strict=True))
        share = Fraction(1)
        for member, choice in chosen.items():
            chances = by_member[member].chances
            assert chances is not None
            share *= chances.of(choice)
        if not share:
            continue
        members = []
        for vote in votes.members:
            choice = vote.choice or chosen.get(blocs.get(vote.member, vote.member))
            if choice is None:
                assert resolve is not None, f"{vote.member} is unknown"
                choice = resolve(voting.id, steps, vote.member)
            members.append(evolve(vote, choice=choice, chances=None))
        yield evolve(votes, members=tuple(members), unnamed=Tally(), blocs=(), correlation=Fraction(0)), share


@settings(max_examples=examples(12))
@given(procedures())
def test_the_tree_is_that_of_all_roll_calls(scenario: Scenario) -> None:
    by_path: dict[Steps, Fraction] = {}
    put: dict[str, Fraction] = {}
    came: dict[tuple[str, str], Fraction] = {}
    vetoing: dict[tuple[str, str], Fraction] = {}
    referred = Fraction(0)
    for done, chance, steps in all_runs(scenario):
        by_path[steps] = by_path.get(steps, Fraction(0)) + chance
        for name, result in steps:
            put[name] = put.get(name, Fraction(0)) + chance
            came[name, result] = came.get((name, result), Fraction(0)) + chance
            for code in done.decisions[name].blocked_by:
                vetoing[name, code] = vetoing.get((name, code), Fraction(0)) + chance
        referred += chance * any(type(e).__name__ == "SituationReferred" for e in done.log)
    tree = chain(scenario)
    assert {path.steps: path.chance.known for path in paths(tree)} == by_path
    assert sum(by_path.values()) == 1
    for question in questions(tree):
        assert question.put.known == put[question.id]
        for result, chance in question.by_result.items():
            assert chance.known == came.get((question.id, result), Fraction(0)) / put[question.id]
        assert {code: chance.known for code, chance in question.vetoed_by.items()} == {
            code: chance / put[question.id] for (name, code), chance in vetoing.items() if name == question.id
        }
    told = sum((c.known or Fraction(0) for text, c in ends(tree) if "referred to the Court" in text), Fraction(0))
    assert told == referred


UNKNOWN = """
title: Two questions, each with a member whose vote is not known
council: {{members: CHN USA DZA, permanent: CHN USA}}
law: {{procedural_votes: 2, substantive_votes: 2}}
timeline:
  - id: first
    at: 2024-06-12
    put_to_vote: {{question: adopt the draft, kind: substantive, unknown: CHN, odds: {{USA DZA: {both}}}}}
  - id: second
    {condition}
    put_to_vote: {{question: adopt the other, kind: {kind}, unknown: DZA, odds: {{CHN: {chn}}}, in_favour: USA}}
positions:
  - {{on: second, if: {{first: adopted}}, in_favour: DZA}}
"""


CONDITIONS = st.sampled_from(["", "if: {first: not_adopted}"])
KINDS = st.sampled_from(["procedural", "substantive"])


@settings(max_examples=examples(4))
@given(odds(), odds(), CONDITIONS, KINDS)
def test_bounds_are_the_best_and_worst_of_unknown_votes(both: str, chn: str, condition: str, kind: str) -> None:
    """Every way to settle the unknown votes, which may differ from path to path, is tried."""
    scenario = loads(UNKNOWN.format(both=both, chn=chn, condition=condition, kind=kind))
    tree = chain(scenario)
    places = [("first", (), "CHN"), *[("second", (("first", result),), "DZA") for result in RESULTS.values()]]
    seen: dict[object, list[Fraction]] = {}
    names = [q.id for q in questions(tree)]
    for way in product((Choice.YES, Choice.NO, Choice.ABSTAIN), repeat=len(places)):
        policy: Policy = dict(zip(places, way, strict=True))
        runs = list(all_runs(scenario, lambda *place, policy=policy: policy[place]))
        for path in paths(tree):
            chance = _sum(chance for _, chance, steps in runs if steps == path.steps)
            seen.setdefault(path.steps, []).append(chance)
        for name in names:
            put = _sum(chance for _, chance, steps in runs if name in dict(steps))
            seen.setdefault(("put", name), []).append(put)
            for result in RESULTS.values():
                came = _sum(chance for _, chance, steps in runs if (name, result) in steps)
                if put:
                    seen.setdefault((name, result), []).append(came / put)
    for path in paths(tree):
        assert path.chance == Between.of(seen[path.steps]), path.steps
    for question in questions(tree):
        assert question.put == Between.of(seen["put", question.id])
        for result, chance in question.by_result.items():
            assert chance == Between.of(seen[question.id, result]), (question.id, result)


def _sum(chances: Iterator[Fraction]) -> Fraction:
    return sum(chances, Fraction(0))


def test_the_shipped_chain_adds_up() -> None:
    tree = chain(sim.load("what-if/referral-2014-chain"))
    ways = list(paths(tree))
    assert sum(path.chance.known or 0 for path in ways) == 1
    amended = next(q for q in questions(tree) if q.id == "condemnation")
    assert "CHN" not in amended.vetoed_by  # it abstains once the paragraph is deleted
    assert [text for text, _ in ends(tree) if "referred" in text] == [
        "referral: adopted; the situation is referred to the Court"
    ]
    assert not any("concluded" in text for text, _ in ends(tree))


def test_a_veto_brings_a_debate_and_a_lost_agenda_ends_the_meeting() -> None:
    tree = chain(sim.load("dprk/2022-sanctions", ["timeline.vote.odds={CHN: {no: 1/2, abstain: 1/2}}"]))
    [text] = [text for text, _ in ends(tree)]
    assert "a debate on the veto is due by 2022-06-10" in text
    tree = chain(sim.load("dprk/2014", ["timeline.meeting.agenda.odds={ARG CHL JOR: {yes: 1/2, no: 1/2}}"]))
    assert {text.split(";")[0]: chance.known for text, chance in ends(tree)} == {
        "agenda: adopted": Fraction(7, 8),  # eight are sure, and one of three is enough
        "agenda: too few votes": Fraction(1, 8),
    }


def test_a_correlation_leaves_a_bound_on_the_error_of_a_path() -> None:
    tree = chain(sim.load("what-if/referral-2014-chain", ["timeline.referral.put_to_vote.correlation=0.4"]))
    assert all(0 < path.error < 1e-6 for path in paths(tree) if path.steps[-1][0] == "referral")
    assert sum(path.chance.low for path in paths(tree)) == 1


def test_nothing_voted_on_is_one_end() -> None:
    [path] = paths(chain(sim.load("dprk/2023")))
    assert path.steps == ()
    assert path.chance == Between.exactly(1)


def test_votes_of_the_assembly_may_be_open_too() -> None:
    tree = chain(sim.load("dprk/2014", ["timeline.committee.counts=60-59-10"]))
    committee = next(q for q in questions(tree) if q.id == "committee")
    assert committee.by_result["adopted"] == Between(Fraction(0), Fraction(1))
    plenary = next(q for q in questions(tree) if q.id == "plenary")
    assert plenary.put == Between(Fraction(0), Fraction(1))
    assert plenary.by_result["adopted"].known == 1


def test_too_many_ends_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sim.analysis.odds.chain.MOST_ENDS", 3)
    with pytest.raises(UnscError, match="more than 3 possible ends"):
        chain(sim.load("what-if/referral-2014-chain"))


NINE = "title: nine questions\ntimeline:\n" + "".join(
    f"  - {{id: q{n}, at: 2014-12-1{n}, put_to_vote: {{question: adopt draft {n}, kind: substantive, "
    "in_favour: ARG AUS CHL, odds: {the rest: {yes: 1/2, no: 1/2}}}}\n"
    for n in range(9)
)
SOMETHING_ELSE = "  - {at: 2014-12-20, letter: {by: USA}}\n"
ON_DRAFTS = re.sub(r"adopt draft (.)", r"adopt draft \1, draft: S/\1", NINE)


@pytest.mark.parametrize(
    ("text", "most"),
    [(NINE, 1), (NINE + SOMETHING_ELSE, 1), (re.sub("id: q., ", "", NINE), 1), (ON_DRAFTS, 4000)],
    ids=["apart", "beside another step", "without names", "on drafts"],
)
def test_too_many_ends_are_seen_long_before_they_are_followed(
    text: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nine questions of three results each, 19,683 ends: refused long before so many runs."""
    scenario = loads(text)
    runs = []

    def counted(*given: object, **more: object) -> Run:
        runs.append(1)
        return run(*given, **more)

    monkeypatch.setattr("sim.analysis.odds.chain.run", counted)
    with pytest.raises(UnscError, match="more than 10,000 possible ends"):
        chain(scenario)
    assert len(runs) <= most


@pytest.mark.parametrize("more", ["", SOMETHING_ELSE, "positions: [{on: q3, if: {q1: adopted}, against: CHN}]\n"])
def test_questions_put_on_every_path_multiply_the_ends(more: str) -> None:
    """What is foreseen from them is never more than there is: else a tree would be refused that can be grown."""
    text = NINE[: NINE.index("  - {id: q4")] + more
    scenario = loads(text)
    free = on_every_path(scenario)
    tree = chain(scenario)
    each = [len(question.branches) for question in firsts(tree) if free is None or question.id in free]
    assert prod(each) == (1 if "positions" in more else 81) <= len(list(paths(tree)))


def firsts(tree: Node) -> Iterator[Asked]:
    """List the questions on the first path."""
    while isinstance(tree, Asked):
        yield tree
        tree = tree.branches[0].to


@pytest.mark.parametrize("where", ["step", "position"])
def test_a_condition_that_something_is_open_is_refused(where: str) -> None:
    text = SCENARIO.format(needed=2, blocs="", **dict.fromkeys(_KEYS, "{yes: 1}"))
    old, new = {
        "step": ("if: {adjournment: not_adopted}", "if: {adjournment: open}"),
        "position": ("if: {amendment: adopted}", "if: {amendment: open}"),
    }[where]
    with pytest.raises(UnscError, match="every vote is cast and nothing stays open"):
        chain(loads(text.replace(old, new)))


def test_a_consensus_has_no_odds() -> None:
    text = "title: x\ndate: 2024-06-12\nquestion: a statement\nkind: consensus\nin_favour: the rest"
    with pytest.raises(UnscError, match="a consensus counts no votes"):
        chain(loads(text))


def test_outcomes_of_the_engine_are_those_of_the_path() -> None:
    for path in paths(chain(sim.load("what-if/referral-2014-chain"))):
        for name, result in path.steps:
            decided = path.end.run.decisions[name]
            assert RESULTS[decided.reason] == result
            assert decided.outcome is not Outcome.OPEN


RATIO = """
title: A likelier question is not the one that is likelier adopted once put
council: {members: CHN USA DZA, permanent: CHN USA}
law: {procedural_votes: 2}
timeline:
  - id: first
    at: 2024-06-12
    put_to_vote: {question: one, kind: procedural, in_favour: USA, against: DZA, unknown: CHN}
  - {id: second, put_to_vote: {question: two, kind: procedural, in_favour: USA, against: CHN, unknown: DZA}}
  - id: third
    if: {second: adopted}
    put_to_vote: {question: three, kind: procedural, in_favour: USA, against: CHN, unknown: DZA}
positions:
  - {on: second, if: {first: adopted}, odds: {DZA: {yes: 1/4, no: 3/4}}}
  - {on: second, in_favour: DZA}
  - {on: third, if: {first: adopted}, odds: {DZA: {yes: 9/10, no: 1/10}}}
  - {on: third, odds: {DZA: {yes: 1/2, no: 1/2}}}
"""


def test_a_chance_given_that_a_question_is_put_is_bounded_as_a_ratio() -> None:
    """China's vote decides between a quarter with nine tenths, and always with a half."""
    third = next(q for q in questions(chain(loads(RATIO))) if q.id == "third")
    assert third.put == Between(Fraction(1, 4), Fraction(1))
    assert third.by_result["adopted"] == Between(Fraction(1, 2), Fraction(9, 10))
    assert third.by_result["too_few_votes"] == Between(Fraction(1, 10), Fraction(1, 2))

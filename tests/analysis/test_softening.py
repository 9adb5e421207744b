"""Softening against the rules themselves: each sub-draft voted on member by member, in a reading written apart."""

from fractions import Fraction
from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.analysis.softening import Softening, soften
from sim.errors import UnscError
from sim.law import Chapter, Choice, Decision, Kind, Law, Outcome, Question, RollCall, decide, law_on
from sim.scenario.drafting import Attitude, load_draft, loads_draft
from sim.scenario.faults import ScenarioError
from tests.effort import examples
from tests.law.strategies import DAY, council_of, laws

NAMES = ("referral", "sanctions", "condemnation", "reporting")


@st.composite
def asked(draw: st.DrawFn, *, needs: bool = True, unknown: bool = True) -> tuple:
    """Draw a draft of a few elements before a small Council, under the law or another."""
    council = council_of(draw(st.integers(1, 3)), draw(st.integers(0, 3)))
    names = NAMES[: draw(st.integers(1, 4))]
    weights = {name: Fraction(draw(st.sampled_from(["1", "2", "3", "1/2"]))) for name in names}
    attitudes = {}
    for code in council.codes:
        if unknown and draw(st.integers(0, 7)) == 0:
            continue
        how: dict[str, list[str]] = {"against": [], "abstains_on": [], "unknown_on": [], "": []}
        for name in names:
            kinds = ["", "", "against", "abstains_on", *(["unknown_on"] if unknown else [])]
            how[draw(st.sampled_from(kinds))].append(name)
        wants = draw(st.lists(st.sampled_from(names), max_size=2, unique=True)) if needs else []
        attitudes[code] = Attitude(
            against=tuple(how["against"]),
            abstains_on=tuple(how["abstains_on"]),
            unknown_on=tuple(how["unknown_on"]),
            needs=tuple(wants),
        )
    question = Question(Kind.SUBSTANTIVE, chapter=draw(st.sampled_from([None, Chapter.VII])))
    law = draw(laws(council))
    low = evolve(law, substantive=evolve(law_on(DAY).substantive, votes=draw(st.integers(1, len(council.codes)))))
    return question, weights, attitudes, council, draw(st.sampled_from([law, low]))


def brute(question, weights, attitudes, council, law: Law) -> dict[frozenset[str], Decision]:
    """Decide every sub-draft; each member's vote is read off sentence by sentence."""
    decided = {}
    for size in range(1, len(weights) + 1):
        for some in combinations(weights, size):
            votes: dict[Choice, list[str]] = {choice: [] for choice in Choice}
            for code, attitude in attitudes.items():
                if any(name in attitude.against for name in some):
                    votes[Choice.NO].append(code)
                elif any(name in attitude.unknown_on for name in some):
                    continue
                elif any(name in attitude.abstains_on for name in some):
                    votes[Choice.ABSTAIN].append(code)
                elif all(name in some for name in attitude.needs):
                    votes[Choice.YES].append(code)
                else:
                    votes[Choice.ABSTAIN].append(code)
            roll = RollCall.of(council, yes=votes[Choice.YES], no=votes[Choice.NO], abstain=votes[Choice.ABSTAIN])
            decided[frozenset(some)] = decide(question, roll, council, law)
    return decided


def of(subs) -> set[frozenset[str]]:
    return {sub.elements for sub in subs}


def largest(sets: set[frozenset[str]]) -> set[frozenset[str]]:
    return {one for one in sets if not any(one < other for other in sets)}


@settings(max_examples=examples(150))
@given(asked())
def test_every_sub_draft_is_decided_as_the_rules_do(case: tuple) -> None:
    _, weights, attitudes, council, _ = case
    found = soften(*case)
    decided = brute(*case)
    passing = {one for one, d in decided.items() if d.outcome is Outcome.ADOPTED}
    undecided = {one for one, d in decided.items() if d.outcome is Outcome.OPEN}
    assert found.whole.decision.outcome is decided[frozenset(weights)].outcome
    assert found.whole.decision.blocked_by == decided[frozenset(weights)].blocked_by
    assert (of(found.passing), of(found.open)) == (passing, undecided)
    assert of(found.most_demanding) == largest(passing)
    assert of(found.at_best) == largest(passing | undecided)
    weight = {one: sum(weights[name] for name in one) for one in decided}
    listed = [sub.weight for sub in found.passing]
    assert listed == sorted(listed, reverse=True) == [weight[sub.elements] for sub in found.passing]
    whole = frozenset(weights)
    if not passing:
        assert found.concession is None
    else:
        cost = min(weight[whole] - weight[one] for one in passing)
        assert found.concession is not None
        assert found.concession.cost == cost
        assert set(found.concession.ways) == {
            whole - one for one in passing if weight[whole] - weight[one] == cost
        }
    assert [y.member for y in found.yielding] == [
        code for code in council.codes if code in attitudes and attitudes[code].against
    ]


@settings(max_examples=examples(60))
@given(asked())
def test_what_a_member_yields_for_is_the_cheapest_of_all(case: tuple) -> None:
    _, weights, attitudes, _, _ = case
    whole = frozenset(weights)
    for each in soften(*case).yielding:
        attitude = attitudes[each.member]
        ways: dict[frozenset[str], Fraction] = {}
        for size in range(len(whole)):
            for given_up in map(frozenset, combinations(weights, size)):
                left = whole - given_up
                if not left & {*attitude.against, *attitude.unknown_on}:
                    ways[given_up] = sum((weights[name] for name in given_up), Fraction(0))
        if each.concession is None:
            assert not ways
        else:
            least = min(ways.values())
            assert each.concession.cost == least
            assert set(each.concession.ways) == {way for way, cost in ways.items() if cost == least}
            for way, then in zip(each.concession.ways, each.then, strict=True):
                harmless = not (whole - way) & set(attitude.abstains_on) and whole - way >= set(attitude.needs)
                assert then is (Choice.YES if harmless else Choice.ABSTAIN)


@settings(max_examples=examples(60))
@given(asked(needs=False, unknown=False))
def test_without_needs_every_part_of_what_passes_passes(case: tuple) -> None:
    passing = of(soften(*case).passing)
    for one in passing:
        for name in one:
            assert len(one) == 1 or one - {name} in passing


def test_a_part_of_a_larger_one_that_passes_is_not_the_most_demanding_even_if_all_between_fail():
    council = council_of(0, 2)
    law = evolve(law_on(DAY), substantive=evolve(law_on(DAY).substantive, votes=1))
    one, other = council.codes
    attitudes = {one: Attitude(abstains_on=("b", "c")), other: Attitude(needs=("b", "c"))}
    found = soften(Question(Kind.SUBSTANTIVE), dict.fromkeys("abc", Fraction(1)), attitudes, council, law)
    assert of(found.passing) == {frozenset("a"), frozenset("bc"), frozenset("abc")}
    assert of(found.most_demanding) == {frozenset("abc")}


def test_sixteen_elements_are_decided_and_seventeen_are_not():
    council, law, question = council_of(5, 5), law_on(DAY), Question(Kind.SUBSTANTIVE)
    weights = {f"element-{n}": Fraction(1) for n in range(16)}
    attitudes = dict.fromkeys(council.codes, Attitude())
    attitudes["CHN"] = Attitude(against=("element-3", "element-5"))
    found = soften(question, weights, attitudes, council, law)
    assert len(found.passing) == 2**14 - 1
    assert of(found.most_demanding) == {frozenset(weights) - {"element-3", "element-5"}}
    with pytest.raises(UnscError, match="17 elements"):
        soften(question, {**weights, "one-more": Fraction(1)}, attitudes, council, law)


def shipped(**changes) -> Softening:
    draft = evolve(load_draft("softening/dprk-referral"), **changes)
    weights = {name: element.weight for name, element in draft.elements.items()}
    return soften(draft.question, weights, draft.attitudes(), draft.body, draft.its_law)


def test_the_draft_that_comes_with_the_package():
    found = shipped()
    assert found.whole.decision.blocked_by == ("CHN", "RUS")
    assert of(found.most_demanding) == {frozenset({"condemnation", "reporting"})}
    assert found.concession is not None
    assert (found.concession.cost, found.concession.ways) == (7, (frozenset({"referral", "sanctions"}),))
    china, russia = found.yielding
    assert china.concession == found.concession
    assert russia.concession is not None
    assert russia.concession.ways == (frozenset({"referral"}),)
    assert china.then == russia.then == (Choice.ABSTAIN,)


HEAD = "title: A test\ndate: 2014-12-22\nelements: {referral: refer, sanctions: {says: impose, weight: 1/2}}\n"


def test_a_file_is_read():
    text = HEAD + "positions: {CHN RUS: {against: referral}, the rest: {needs: sanctions, source: S/1}}"
    draft = loads_draft(text)
    assert draft.elements["sanctions"].weight == Fraction(1, 2)
    attitudes = draft.attitudes()
    assert attitudes["CHN"].vote(frozenset({"referral"})) is Choice.NO
    assert attitudes["FRA"].vote(frozenset({"referral"})) is Choice.ABSTAIN
    assert attitudes["FRA"].vote(frozenset({"referral", "sanctions"})) is Choice.YES
    assert (draft.status("CHN").value, draft.status("FRA").value) == ("assumed", "derived")


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (HEAD + "positions: {CHN: {against: referal}}", "4:28", "there is no element referal; expected referral"),
        (HEAD + "positions: {CHN: {aginst: referral}}", "4:19", "did you mean against?"),
        (HEAD + "positions: {KEN: {against: referral}}", "4:18", "KEN was not a member on 2014-12-22"),
        (HEAD + "positions: {NGR: {}}", "4:13", "did you mean NGA"),
        (HEAD + "positions: {CHN FRA: {}, CHN RUS: {}}", "4:26", "CHN has attitudes already, in another series"),
        (
            HEAD + "positions: {CHN: {against: referral, abstains_on: referral}}",
            "4:51",
            "stands under against already",
        ),
        (HEAD + "positions: CHN", "4:12", "expected members"),
        (HEAD, "1:1", "the key `positions` is missing"),
        ("title: A test\npositions: {}", "1:1", "says what its `elements` are"),
        ("- a list", "1:1", "says what its `elements` are"),
        (HEAD.replace("1/2", "0") + "positions: {}", "3:63", "expected a weight above 0"),
        (HEAD.replace("{referral", "{two words: refer, referral") + "positions: {}", "3:23", "expected a name"),
        ("title: A test\ndate: 2014-12-22\nelements: {}\npositions: {}", "3:11", "found 0 elements"),
        (HEAD.replace("2014", "1930") + "positions: {}", "2:7", "1930-12-22"),
        (HEAD + "positions: {}\nlaw: {substantive_votes: 16}", "5:26", "expected from 1 to 15"),
    ],
)
def test_a_fault_is_told_with_its_place(text: str, place: str, words: str) -> None:
    with pytest.raises(ScenarioError) as error:
        loads_draft(text, "draft.elements.yaml")
    told = str(error.value)
    assert told.startswith(f"draft.elements.yaml:{place}: "), told
    assert words in told
    assert "\n" not in told

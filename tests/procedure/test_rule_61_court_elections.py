"""Rule 61 and the Court's Statute: ballots in two organs, no veto, until both elect; then Art. 12."""

import itertools
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.council import compose, council_on
from sim.errors import UnscError
from sim.procedure import OutOfOrder
from sim.procedure.court_ballots import cast, check_election_day, on_ballot, withdraw
from sim.procedure.court_conference import answer, co_opt, give_up, propose, request_conference, with_votes
from sim.procedure.court_elections import Ballot, Candidate, Election, Organ, Stage, begin

COUNCIL, ASSEMBLY = Organ.COUNCIL, Organ.ASSEMBLY
DAY = date(2011, 11, 10)
A, B, C = (
    Candidate(name, state, date(1950, n, 1))
    for n, (name, state) in enumerate(zip("ABC", ("SLE", "UGA", "SVK"), strict=True), 1)
)


def election(places=1, candidates=(A, B, C), on=DAY, members=193) -> Election:
    return begin(places, candidates, council_on(on), members)


def votes(papers=15, **by):
    return Ballot(papers, tuple(by.items()))


def deadlocked(meetings=1, **more):
    """An election in which the Council wants A and the Assembly B, so many times."""
    state = election(**more)
    for _ in range(meetings):
        state = cast(cast(state, COUNCIL, votes(A=9, B=6)), ASSEMBLY, votes(193, A=88, B=105))
    return state


def refused(step, *args, **more):
    with pytest.raises(OutOfOrder) as info:
        step(*args, **more)
    return info.value


@pytest.mark.parametrize(
    ("on", "members", "council", "assembly"), [(DAY, 193, 8, 97), (date(1957, 10, 1), 82, 6, 42)]
)
def test_article_10_an_absolute_majority_is_of_all_electors(on, members, council, assembly):
    state = election(on=on, members=members)
    assert (state.majority(COUNCIL), state.majority(ASSEMBLY)) == (council, assembly)
    # Fewer papers lower nothing.
    few = cast(state, COUNCIL, votes(council - 1, A=council - 1))
    assert few.council == ()
    assert cast(state, COUNCIL, votes(council, A=council)).council == ("A",)


def test_article_10_who_has_it_in_both_organs_is_elected():
    # 13 December 2011: nine votes in the Council, and the majority in the Assembly, for the same candidate.
    half = cast(election(), COUNCIL, votes(B=9, A=6))
    assert (half.council, half.elected, half.stage) == (("B",), (), Stage.BALLOTING)
    done = cast(half, ASSEMBLY, votes(193, A=88, B=105))
    assert (done.elected, done.stage, done.vacant) == (("B",), Stage.COMPLETE, 0)
    assert refused(cast, done, COUNCIL, votes(A=8)).rule.cite == "ICJ Statute Art. 11"


def test_article_11_a_deadlock_is_followed_by_another_meeting():
    state = deadlocked()
    assert (state.elected, state.meeting, state.council, state.assembly) == ((), 2, (), ())
    # 10 November 1993 in the Council (S/PV.3310): 9 to 6 for one place.
    assert [h.with_majority for h in state.ballots] == [("A",), ("B",)]
    assert state.ballots[0].why == "A has the absolute majority of 8."


def test_rule_61_an_organ_goes_on_until_every_place_has_a_majority():
    state = cast(election(places=2), COUNCIL, votes(A=9, B=7, C=7))
    assert (state.council, on_ballot(state, COUNCIL)) == (("A",), ("B", "C"))
    state = cast(state, COUNCIL, votes(B=7, C=7))
    assert state.council == ("A",)
    state = cast(state, COUNCIL, votes(B=8, C=7))
    assert state.council == ("A", "B")
    error = refused(cast, state, COUNCIL, votes(C=15))
    assert (error.rule.cite, "waiting for the other organ" in error.instead) == ("ICJ Statute Art. 8", True)
    assert cast(state, ASSEMBLY, votes(193, A=100, B=100)).elected == ("A", "B")


def test_rule_61_more_majorities_than_places_select_nobody():
    state = cast(election(places=2), COUNCIL, votes(A=9, B=8, C=8))
    assert (state.council, state.ballots[-1].void) == ((), True)
    assert on_ballot(state, COUNCIL) == ("A", "B", "C")
    assert "more than there are places" in state.ballots[-1].why
    assert "AJIL" in state.ballots[-1].source.cite
    assert cast(state, COUNCIL, votes(A=9, B=8, C=7)).council == ("A", "B")


def test_article_10_3_of_two_nationals_the_elder():
    younger = Candidate("Y", "SLE", date(1970, 1, 1))
    state = election(places=2, candidates=(younger, A, B))
    state = cast(state, COUNCIL, votes(A=8, Y=9))
    done = cast(state, ASSEMBLY, votes(193, A=97, Y=100))
    assert (done.elected, done.stage, done.meeting) == (("A",), Stage.BALLOTING, 2)
    assert on_ballot(done, COUNCIL) == ("B",)
    unknown = election(places=2, candidates=(Candidate("Y", "SLE"), A))
    half = cast(unknown, COUNCIL, votes(A=8, Y=9))
    assert refused(cast, half, ASSEMBLY, votes(193, A=97, Y=100)).rule.cite == "ICJ Statute Art. 10(3)"


def test_article_10_2_no_veto_and_no_permanent_members():
    council = council_on(DAY)
    turned = compose(council.codes, permanent=council.codes[:5], on=DAY)
    state, other = election(), begin(1, (A, B, C), turned, 193)
    # Whoever casts them: eight papers elect against seven, five of which could be the permanent members'.
    ballot = Ballot.of([["A"]] * 8 + [["B"]] * 7, places=1)
    assert cast(state, COUNCIL, ballot) == cast(other, COUNCIL, ballot)
    assert cast(state, COUNCIL, ballot).council == ("A",)


@pytest.mark.parametrize(
    ("ballot", "message"),
    [
        (votes(16, A=8), "16 valid papers, expected from 0 to 15"),
        (votes(-1), "-1 valid papers"),
        (votes(15, Z=8), "Z cannot be voted for in this ballot; expected A, B and C"),
        (votes(10, A=11), "11 votes for A, expected from 0 to 10"),
        (votes(15, A=8, B=8), "16 votes on 15 papers, expected at most 15"),
        (Ballot(15, (("A", 1), ("A", 2))), "A is named twice"),
    ],
)
def test_a_ballot_that_could_not_have_been_held_is_refused(ballot, message):
    with pytest.raises(UnscError, match=message):
        cast(election(), COUNCIL, ballot)


def test_an_election_needs_places_and_each_candidate_once():
    with pytest.raises(UnscError, match="0 places"):
        election(places=0)
    with pytest.raises(UnscError, match="A is named twice"):
        election(candidates=(A, B, A))
    with pytest.raises(UnscError, match="Z is no candidate in this election; expected one of A, B and C"):
        withdraw(election(), "Z")


def test_practice_a_candidate_withdraws_and_the_other_is_elected():
    # 20 November 2017: one of the two last candidates withdrew, and both organs elected the other.
    state = withdraw(deadlocked(5), "A")
    assert on_ballot(state, COUNCIL) == ("B", "C")
    done = cast(cast(state, COUNCIL, votes(B=15)), ASSEMBLY, votes(190, B=183))
    assert (done.elected, done.stage) == (("B",), Stage.COMPLETE)
    assert refused(withdraw, done, "B").rule.cite == "Rule 61"
    assert refused(withdraw, state, "A").why == "A has withdrawn already"
    selected = withdraw(cast(deadlocked(), COUNCIL, votes(A=8)), "A")
    assert selected.council == ()


def test_article_14_the_council_fixes_the_day_three_months_after_the_invitations():
    # A seat fell vacant on 24 October 1995, and the Council fixed 28 February 1996 (A/50/865-S/1996/51).
    assert check_election_day(date(1995, 11, 24), date(1996, 2, 28)).cite == "ICJ Statute Art. 14"
    assert refused(check_election_day, date(1995, 12, 1), date(1996, 2, 28)).rule.cite == "ICJ Statute Art. 5"


# Art. 12


def test_article_12_a_conference_may_be_formed_after_three_meetings_and_need_not():
    for meetings in (0, 1, 2):
        error = refused(request_conference, deadlocked(meetings), ASSEMBLY)
        assert (error.rule.cite, f"{meetings} of 3 meetings" in error.why) == ("ICJ Statute Art. 12", True)
        assert error.instead == "a further meeting of both organs (Art. 11)"
    for by in Organ:
        assert request_conference(deadlocked(3), by).stage is Stage.CONFERENCE
    assert deadlocked(6).stage is Stage.BALLOTING
    conference = request_conference(deadlocked(3), COUNCIL)
    assert refused(cast, conference, COUNCIL, votes(A=8)).rule.cite == "ICJ Statute Art. 11"
    assert refused(request_conference, conference, COUNCIL).rule.cite == "ICJ Statute Art. 12"


@pytest.mark.parametrize(
    ("candidate", "votes_for_it", "chosen"),
    [
        (C, 3, False),
        (C, 4, True),
        (Candidate("N", "NPL"), 5, False),
        (Candidate("N", "NPL"), 6, True),
        (C, 7, False),
    ],
)
def test_article_12_four_of_six_choose_and_a_new_name_takes_all_six(candidate, votes_for_it, chosen):
    conference = request_conference(deadlocked(3), COUNCIL)
    if chosen:
        assert propose(conference, candidate, votes_for_it).proposed == (candidate.name,)
    else:
        assert refused(propose, conference, candidate, votes_for_it).rule.cite == "ICJ Statute Art. 12"


def test_article_12_both_organs_answer_the_conference():
    proposed = propose(request_conference(deadlocked(3), COUNCIL), Candidate("N", "NPL"), 6)
    assert refused(propose, proposed, C, 6).why.startswith("There is a name for each vacant seat")
    half = answer(proposed, COUNCIL, votes(N=8))
    assert refused(answer, half, COUNCIL, votes(N=8)).why == "The Security Council has answered"
    done = answer(half, ASSEMBLY, votes(193, N=97))
    assert (done.elected, done.stage) == (("N",), Stage.COMPLETE)
    again = answer(half, ASSEMBLY, votes(193, N=96))
    assert (again.elected, again.stage, again.proposed, again.answered) == ((), Stage.CONFERENCE, (), ())
    assert propose(again, C, 4).proposed == ("C",)
    assert "has nothing to answer" in refused(answer, again, COUNCIL, votes()).why
    assert refused(propose, election(), C, 4).instead == "a request of either organ after three meetings"


def test_article_12_at_last_the_judges_fill_the_seat_and_the_eldest_breaks_a_tie():
    co_option = give_up(request_conference(deadlocked(3), COUNCIL))
    assert (co_option.stage, with_votes(co_option)) == (Stage.CO_OPTION, ("A", "B"))
    judges = {"J1": "A", "J2": "A", "J3": "B"}
    assert co_opt(co_option, judges, eldest="J3").elected == ("A",)
    tied = {**judges, "J4": "B"}
    assert co_opt(co_option, tied, eldest="J1").elected == ("A",)
    assert co_opt(co_option, tied, eldest="J4").elected == ("B",)
    with pytest.raises(UnscError, match="J1 votes for C, who obtained no votes; expected one of A and B"):
        co_opt(co_option, {"J1": "C"}, eldest="J1")
    with pytest.raises(UnscError, match="J9 casts no vote"):
        co_opt(co_option, judges, eldest="J9")
    assert refused(co_opt, deadlocked(3), judges, eldest="J1").rule.cite == "ICJ Statute Art. 12"
    assert refused(give_up, deadlocked(3)).rule.cite == "ICJ Statute Art. 12"


def test_article_12_a_casting_vote_is_asked_for_where_the_eldest_voted_for_a_third():
    state = election(candidates=(A, B, C))
    for _ in range(3):
        state = cast(cast(state, COUNCIL, votes(A=9, B=5, C=1)), ASSEMBLY, votes(193, A=88, B=105))
    co_option = give_up(request_conference(state, ASSEMBLY))
    judges = {"J1": "A", "J2": "A", "J3": "B", "J4": "B", "J5": "C"}
    assert refused(co_opt, co_option, judges, eldest="J5").instead == "a casting vote of J5 for one of them"


# Oracles and laws


def counted(papers, places, names, seats):
    """What one ballot selects, straight from the words of the rule: by going through candidates and papers."""
    had = [n for n in names if sum(n in p for p in papers) * 2 > seats]
    return had if len(had) <= places else []


@pytest.mark.parametrize(("places", "seats"), [(1, 3), (2, 3), (1, 4), (2, 4)])
def test_every_ballot_of_a_few_electors_selects_what_the_rule_says(places, seats):
    names = ("A", "B", "C")
    every_paper = [p for n in range(places + 1) for p in itertools.combinations(names, n)]
    start = Election(places, (A, B, C), seats, seats)
    for papers in itertools.combinations_with_replacement(every_paper, seats):
        after = cast(start, COUNCIL, Ballot.of(papers, places))
        assert sorted(after.council) == counted(papers, places, names, seats)


def test_two_organs_elect_whom_both_select_in_every_case():
    start = Election(1, (A, B, C), 3, 3)
    ballots = [Ballot.of(p, 1) for p in itertools.product([(), ("A",), ("B",), ("C",)], repeat=3)]
    elected = Counter()
    for one, other in itertools.product(ballots, repeat=2):
        first = cast(cast(start, COUNCIL, one), ASSEMBLY, other)
        second = cast(cast(start, ASSEMBLY, other), COUNCIL, one)
        assert (first.elected, first.meeting, first.stage) == (second.elected, second.meeting, second.stage)
        both = {n for n, v in one.votes if v >= 2} & {n for n, v in other.votes if v >= 2}
        assert set(first.elected) == both
        elected[first.elected] += 1
    # Ten of the 64 ways to fill three papers give a candidate two votes or three.
    assert elected == {("A",): 100, ("B",): 100, ("C",): 100, (): 64**2 - 300}


numbers = st.tuples(*[st.integers(0, 15)] * 3)


@given(numbers, st.integers(1, 3), st.integers(0, 2))
def test_a_vote_gained_never_takes_a_majority_away(by_candidate, places, gains):
    more = list(by_candidate)
    more[gains] += 1
    try:
        before, after = (
            cast(election(places=places), COUNCIL, Ballot(15, tuple(zip("ABC", v, strict=True))))
            for v in (by_candidate, more)
        )
    except UnscError:
        return
    assert set(before.ballots[-1].with_majority) <= set(after.ballots[-1].with_majority)
    # A ballot is void only because too many have it.
    assert after.ballots[-1].void is (len(after.ballots[-1].with_majority) > places)


@given(st.lists(st.tuples(st.sampled_from(list(Organ)), numbers), max_size=25), st.integers(1, 3))
def test_seats_are_filled_once_and_by_nobody_twice(ballots, places):
    state = election(places=places)
    for organ, by_candidate in ballots:
        names = on_ballot(state, organ)
        scale = 12 if organ is ASSEMBLY else 1
        papers = 193 if organ is ASSEMBLY else 15
        ballot = Ballot(
            papers, tuple((n, v * scale) for n, v in zip("ABC", by_candidate, strict=True) if n in names)
        )
        try:
            after = cast(state, organ, ballot)
        except UnscError:
            continue
        assert after.elected[: len(state.elected)] == state.elected
        assert len(set(after.elected)) == len(after.elected) <= places
        assert (after.stage is Stage.COMPLETE) is (len(after.elected) == places)
        for o in Organ:
            assert len(after.selected(o)) <= after.vacant or after.stage is Stage.COMPLETE
        state = after

"""The reforms: their seats, vetoes and votes as proposed, and what each makes of votes that were taken."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.council import Council, compose, council_on
from sim.errors import UnscError
from sim.law import (
    Chapter,
    Choice,
    Decision,
    Kind,
    Law,
    Outcome,
    Pledge,
    Question,
    Reason,
    RollCall,
    decide,
    law_on,
    measure_of,
)
from sim.law.reforms import REFORMS, council_under, law_under, reform
from sim.source import Status
from tests.effort import examples

SANCTIONS = date(2022, 5, 26)  # S/2022/431, 13-2-0
PANEL = date(2024, 3, 28)  # S/2024/255, 13-1-1
NOT_SPARED = Question(Kind.SUBSTANTIVE, chapter=Chapter.VII)

# Seats, permanent members, veto holders and votes, from section 1 of the facts collected for this project:
# proposed by the documents that `unsc reforms NAME` cites, the votes assumed.
STRUCTURES = {
    "two-noes": (15, 5, 5, 9),
    "france-mexico": (15, 5, 5, 9),
    "act-code": (15, 5, 5, 9),
    "veto-chapter-vii": (15, 5, 5, 9),
    "g4": (25, 11, 5, 14),
    "g4-eleven-vetoes": (25, 11, 11, 14),
    "uniting-for-consensus": (25, 5, 5, 15),
    "ezulwini": (26, 11, 11, 15),
    "panel-a": (24, 11, 5, 14),
    "panel-b": (24, 5, 5, 14),
    "charter-1945": (15, 5, 5, 7),
    "simple-majority": (15, 5, 0, 8),
    "no-veto": (15, 5, 0, 9),
}


def by(name: str, question: Question, on: date, **votes: object) -> Decision:
    """Decide a roll call as it was cast, by a reform and the Council it makes of that of the day."""
    chosen, council = reform(name), council_on(on)
    roll = RollCall.of(council, **votes)
    larger = council_under(chosen, council)
    return decide(question, roll, larger, law_under(chosen, law_on(on), body_size=larger.size))


def sanctions(name: str, question: Question = NOT_SPARED) -> Decision:
    return by(name, question, SANCTIONS, no="CHN RUS", rest=Choice.YES)


def panel(name: str, question: Question = NOT_SPARED) -> Decision:
    return by(name, question, PANEL, no="RUS", abstain="CHN", rest=Choice.YES)


def test_every_reform_has_a_structure_here() -> None:
    assert set(STRUCTURES) == set(REFORMS)


@pytest.mark.parametrize("name", REFORMS)
@pytest.mark.parametrize("on", [date(1966, 1, 1), date(1980, 1, 3), PANEL])  # one seat was vacant in January 1980
def test_seats_vetoes_and_votes_are_as_proposed(name: str, on: date) -> None:
    council = council_under(reform(name), council_on(on))
    law = law_under(reform(name), law_on(on), body_size=council.size)
    measure = measure_of(NOT_SPARED, council, law)
    seats, permanent, holders, votes = STRUCTURES[name]
    assert (council.size, len(council.permanent), len(measure.holders)) == (seats, permanent, holders)
    assert measure.requirement.needed(0, 0) == law.procedural.needed(0, 0) == votes
    assert (reform(name).seats is None) == (seats == 15)
    assert reform(name).seats in (None, (permanent, seats - permanent))


@pytest.mark.parametrize("name", REFORMS)
def test_what_is_not_known_is_marked(name: str) -> None:
    one = reform(name)
    assert one.sources and all(source.cite for source in one.sources)
    assert all(fact.status is not Status.RECORDED or fact.sources for fact in one.facts)
    if one.enlarges:  # no source that was read gives the number of votes
        assert one.votes_status is Status.ASSUMED
        assert any(fact.status is Status.ASSUMED for fact in one.facts)
        sources = law_of(name, council_on(PANEL)).substantive.sources
        assert any("assumed" in source.cite for source in sources)


def law_of(name: str, council: Council) -> Law:
    larger = council_under(reform(name), council)
    return law_under(reform(name), law_on(PANEL), body_size=larger.size)


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("two-noes", Outcome.NOT_ADOPTED, Outcome.ADOPTED),
        ("france-mexico", Outcome.NOT_ADOPTED, Outcome.NOT_ADOPTED),
        ("act-code", Outcome.NOT_ADOPTED, Outcome.NOT_ADOPTED),
        ("veto-chapter-vii", Outcome.NOT_ADOPTED, Outcome.NOT_ADOPTED),
        ("charter-1945", Outcome.NOT_ADOPTED, Outcome.NOT_ADOPTED),
        ("simple-majority", Outcome.ADOPTED, Outcome.ADOPTED),
        ("no-veto", Outcome.ADOPTED, Outcome.ADOPTED),
    ],
)
def test_the_vetoed_drafts_on_north_korea(name: str, first: Outcome, second: Outcome) -> None:
    assert (sanctions(name).outcome, panel(name).outcome) == (first, second)


def test_two_noes_are_a_veto_still_and_one_is_none() -> None:
    assert (sanctions("two-noes").reason, sanctions("two-noes").blocked_by) == (Reason.VETO, ("CHN", "RUS"))
    assert "the negative votes of 2 veto holders block" in sanctions("two-noes").why
    assert "The negative vote of RUS does not block" in panel("two-noes").why


def test_a_draft_on_mass_atrocities_is_spared_and_no_other() -> None:
    spared = evolve(NOT_SPARED, mass_atrocities=True)
    assert sanctions("france-mexico", spared).outcome is Outcome.ADOPTED
    assert str(sanctions("france-mexico", spared).tally) == "13-2-0"
    assert sanctions("france-mexico").blocked_by == ("CHN", "RUS")


def test_a_pledge_changes_votes_and_says_so() -> None:
    decision = sanctions("act-code", evolve(NOT_SPARED, mass_atrocities=True))
    assert (decision.outcome, str(decision.tally)) == (Outcome.ADOPTED, "13-0-2")
    assert "The pledge of CHN and RUS not to vote against such a draft is taken as kept" in decision.why
    assert "as cast, the votes decide: not adopted 13-2-0 (veto by CHN and RUS)" in decision.why
    assert any("A/70/621-S/2015/978" in source.cite for source in decision.sources)
    assert str(sanctions("act-code").tally) == "13-2-0"


def test_who_has_not_pledged_still_blocks() -> None:
    council = council_on(SANCTIONS)
    law = law_under(reform("act-code"), law_on(SANCTIONS), body_size=15)
    law = evolve(law, pledge=Pledge(frozenset({"FRA", "GBR", "CHN"})))
    roll = RollCall.of(council, no="CHN RUS", rest=Choice.YES)
    decision = decide(evolve(NOT_SPARED, mass_atrocities=True), roll, council, law)
    assert (decision.blocked_by, str(decision.tally)) == (("RUS",), "13-1-1")


@pytest.mark.parametrize(
    ("chapter", "outcome"),
    [(Chapter.VII, Outcome.NOT_ADOPTED), (Chapter.VI, Outcome.ADOPTED), (None, Outcome.ADOPTED)],
)
def test_only_chapter_vii_can_be_vetoed(chapter: Chapter | None, outcome: Outcome) -> None:
    assert panel("veto-chapter-vii", Question(Kind.SUBSTANTIVE, chapter=chapter)).outcome is outcome


@pytest.mark.parametrize("name", ["no-veto", "veto-chapter-vii"])
def test_a_law_is_cited_where_an_open_question_would_have_been_vetoed(name: str) -> None:
    question = Question(Kind.SUBSTANTIVE)
    decision = by(name, question, PANEL, no="RUS", yes="USA GBR")
    assert decision.outcome is Outcome.OPEN
    assert "The negative vote of RUS does not block" in decision.why
    assert set(reform(name).sources) <= set(decision.sources)
    lost = by(name, question, PANEL, no="RUS", rest=Choice.ABSTAIN)  # for votes: the veto made no difference
    assert "does not block" not in lost.why


@pytest.mark.parametrize(("name", "of"), [("charter-1945", 15), ("simple-majority", 15), ("simple-majority", 11)])
def test_a_number_that_is_assumed_is_marked(name: str, of: int) -> None:
    law = law_under(reform(name), law_on(PANEL), body_size=of)
    for needed in (law.substantive, law.procedural):
        assert needed.status is Status.ASSUMED
        assert any(f"of {of} votes: assumed" in source.cite for source in needed.sources)


def test_seven_of_eleven_are_on_record() -> None:
    law = law_under(reform("charter-1945"), law_on(date(1950, 1, 1)), body_size=11)
    assert law.substantive.status is law.review_conference.status is Status.RECORDED
    assert law.substantive.sources == reform("charter-1945").sources


def test_new_seats_leave_it_open_how_a_draft_fails() -> None:
    decision = sanctions("g4")
    assert (decision.outcome, decision.reason) == (Outcome.NOT_ADOPTED, Reason.VETO_OR_TOO_FEW_VOTES)
    assert (decision.tally.yes, decision.tally.unknown, decision.needed) == (13, 10, 14)


@pytest.mark.parametrize(("name", "could_veto"), [("g4", False), ("g4-eleven-vetoes", True)])
def test_a_frozen_veto_is_none(name: str, could_veto: bool) -> None:
    council = council_under(reform(name), council_on(PANEL))
    roll = RollCall.of(council, no="XPA", rest=Choice.YES)
    decision = decide(NOT_SPARED, roll, council, law_under(reform(name), law_on(PANEL), body_size=25))
    assert decision.blocked_by == (("XPA",) if could_veto else ())


def test_the_codes_of_old_seats_keep_their_veto() -> None:
    council = council_under(reform("g4"), council_on(date(1970, 1, 1)))  # ROC and SUN sat
    law = law_under(reform("g4"), law_on(date(1970, 1, 1)), body_size=25)
    assert measure_of(NOT_SPARED, council, law).holders == {"ROC", "FRA", "GBR", "SUN", "USA"}


@settings(max_examples=examples(100))
@given(st.sampled_from(sorted(REFORMS)), st.integers(1, 26))
def test_the_votes_needed_are_a_parameter(name: str, votes: int) -> None:
    council = council_under(reform(name), council_on(PANEL))
    if votes > council.size:
        with pytest.raises(UnscError, match="expected from 1 to"):
            law_under(reform(name), law_on(PANEL), body_size=council.size, votes_needed=votes)
        return
    law = law_under(reform(name), law_on(PANEL), body_size=council.size, votes_needed=votes)
    assert law.procedural.needed(0, 0) == law.substantive.needed(0, 0) == votes
    assert law.veto == reform(name).veto
    assert not any("assumed" in source.cite for source in law.substantive.sources)


@pytest.mark.parametrize(("size", "votes"), [(15, 8), (11, 6), (26, 14)])
def test_a_simple_majority_is_more_than_half_of_all_seats(size: int, votes: int) -> None:
    law = law_under(reform("simple-majority"), law_on(PANEL), body_size=size)
    assert law.substantive.needed(0, 0) == votes


@pytest.mark.parametrize("name", [name for name in REFORMS if REFORMS[name].enlarges])
def test_seats_are_added_to_fifteen_only(name: str) -> None:
    with pytest.raises(UnscError, match=r"to a Council of 15; the one of 1950-01-01 has 11"):
        council_under(reform(name), council_on(date(1950, 1, 1)))
    with pytest.raises(UnscError, match="has 2"):
        council_under(reform(name), compose(["CHN", "USA"], on=PANEL))


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("two-nos", "did you mean two-noes"),
        ("G4", "did you mean g4"),
        ("qqq", "expected one of two-noes, "),
        ("", "expected one of"),
    ],
)
def test_an_unknown_reform_names_the_nearest(typed: str, told: str) -> None:
    with pytest.raises(UnscError, match=told):
        reform(typed)


def test_an_endless_name_is_cut_short() -> None:
    with pytest.raises(UnscError) as error:
        reform("g" * 10_000)
    assert len(str(error.value)) < 400

"""Votes of the record, each with what it shows; names from the verbatim records as compiled in the facts."""

from datetime import date, datetime

import pytest
from attrs import evolve

from sim.council import Council, council_on
from sim.law import (
    Chapter,
    Choice,
    Decision,
    Kind,
    Outcome,
    PutAs,
    Question,
    Reason,
    RollCall,
    Tally,
    Veto,
    assembly_on,
    decide,
    law_on,
    parse_counts,
)

ADOPTED, NOT_ADOPTED = Outcome.ADOPTED, Outcome.NOT_ADOPTED


def voted(
    on: date,
    question: Kind | Question,
    *,
    yes: str = "",
    no: str = "",
    abstain: str = "",
    not_voting: str = "",
    rest: Choice = Choice.YES,
) -> Decision:
    council = council_on(on)
    question = Question(question) if isinstance(question, Kind) else question
    roll = RollCall.of(council, yes=yes, no=no, abstain=abstain, not_voting=not_voting, rest=rest)
    return decide(question, roll, council, law_on(on))


def in_favour(council: Council, yes: int, no: tuple[str, ...] = ()) -> RollCall:
    """Let so many members vote in favour, elected ones first, and the others abstain."""
    elected_first = sorted(council.codes, key=lambda m: m in council.permanent)
    return RollCall.of(council, yes=[m for m in elected_first if m not in no][:yes], no=no, rest=Choice.ABSTAIN)


@pytest.mark.parametrize(
    ("on", "kind", "yes", "outcome"),
    [
        (date(1965, 12, 31), Kind.PROCEDURAL, 6, NOT_ADOPTED),
        (date(1965, 12, 31), Kind.PROCEDURAL, 7, ADOPTED),
        (date(1965, 12, 31), Kind.SUBSTANTIVE, 6, NOT_ADOPTED),
        (date(1965, 12, 31), Kind.SUBSTANTIVE, 7, ADOPTED),
        (date(1966, 1, 1), Kind.PROCEDURAL, 7, NOT_ADOPTED),
        (date(1966, 1, 1), Kind.PROCEDURAL, 8, NOT_ADOPTED),
        (date(1966, 1, 1), Kind.PROCEDURAL, 9, ADOPTED),
        (date(1966, 1, 1), Kind.SUBSTANTIVE, 8, NOT_ADOPTED),
        (date(1966, 1, 1), Kind.SUBSTANTIVE, 9, ADOPTED),
        (date(1966, 1, 1), Kind.SUBSTANTIVE, 10, ADOPTED),
        (date(2014, 12, 22), Kind.PROCEDURAL, 8, NOT_ADOPTED),
        (date(2014, 12, 22), Kind.PROCEDURAL, 9, ADOPTED),
        (date(2014, 12, 22), Kind.PROCEDURAL, 10, ADOPTED),
        (date(2014, 12, 22), Kind.PRELIMINARY, 8, NOT_ADOPTED),
        (date(2014, 12, 22), Kind.PRELIMINARY, 9, ADOPTED),
        (date(2014, 12, 22), Kind.RULING_CHALLENGE, 8, NOT_ADOPTED),
        (date(2014, 12, 22), Kind.RULING_CHALLENGE, 9, ADOPTED),
        (date(1950, 9, 1), Kind.ICJ_ELECTION, 5, NOT_ADOPTED),
        (date(1950, 9, 1), Kind.ICJ_ELECTION, 6, ADOPTED),
        (date(2014, 12, 22), Kind.ICJ_ELECTION, 7, NOT_ADOPTED),
        (date(2014, 12, 22), Kind.ICJ_ELECTION, 8, ADOPTED),
        (date(1965, 12, 31), Kind.REVIEW_CONFERENCE, 6, NOT_ADOPTED),
        (date(1965, 12, 31), Kind.REVIEW_CONFERENCE, 7, ADOPTED),
        (date(1968, 6, 11), Kind.REVIEW_CONFERENCE, 6, NOT_ADOPTED),
        (date(1968, 6, 11), Kind.REVIEW_CONFERENCE, 7, ADOPTED),
        (date(1968, 6, 11), Kind.REVIEW_CONFERENCE, 8, ADOPTED),
        (date(1968, 6, 12), Kind.REVIEW_CONFERENCE, 7, NOT_ADOPTED),
        (date(1968, 6, 12), Kind.REVIEW_CONFERENCE, 8, NOT_ADOPTED),
        (date(1968, 6, 12), Kind.REVIEW_CONFERENCE, 9, ADOPTED),
    ],
)
def test_just_so_many_votes(on: date, kind: Kind, yes: int, outcome: Outcome) -> None:
    council = council_on(on)
    assert decide(Question(kind), in_favour(council, yes), council, law_on(on)).outcome is outcome


@pytest.mark.parametrize("on", [date(1955, 12, 16), date(1968, 6, 11), date(1968, 6, 12), date(2024, 1, 1)])
@pytest.mark.parametrize(("yes", "outcome"), [(6, NOT_ADOPTED), (7, ADOPTED), (9, ADOPTED)])
def test_article_109_3_says_seven_in_any_year(on: date, yes: int, outcome: Outcome) -> None:
    council = council_on(on)
    question = Question(Kind.REVIEW_CONFERENCE, paragraph=3)
    assert decide(question, in_favour(council, yes), council, law_on(on)).outcome is outcome


@pytest.mark.parametrize(
    "kind",
    [Kind.PROCEDURAL, Kind.RULING_CHALLENGE, Kind.ICJ_ELECTION, Kind.REVIEW_CONFERENCE],
)
def test_five_permanent_members_against_stop_none_of_these(kind: Kind) -> None:
    decision = voted(date(2014, 12, 22), kind, no="CHN FRA GBR RUS USA")
    assert (decision.outcome, decision.blocked_by) == (ADOPTED, ())
    assert voted(date(2014, 12, 22), Kind.SUBSTANTIVE, no="CHN FRA GBR RUS USA").blocked_by == (
        "CHN",
        "FRA",
        "GBR",
        "RUS",
        "USA",
    )


def test_the_amendment_in_force_but_the_old_council_still_seated() -> None:
    # S/RES/218, 23 November 1965: seven votes, after 31 August 1965.
    decision = voted(date(1965, 11, 23), Kind.SUBSTANTIVE, abstain="FRA GBR NLD USA")
    assert (decision.outcome, decision.tally, decision.needed) == (ADOPTED, Tally(7, 0, 4), 7)


def test_a_moment_counts_as_its_day() -> None:
    assert law_on(datetime(1965, 12, 31, 23, 59)) == law_on(date(1965, 12, 31))
    assert law_on(datetime(1966, 1, 1, 0, 0)) == law_on(date(1966, 1, 1))
    assert law_on(datetime(1968, 6, 12, 9, 0)) == law_on(date(1968, 6, 12))


def test_adopted_without_a_permanent_affirmative_vote() -> None:
    # S/RES/344, 15 December 1973.
    decision = voted(date(1973, 12, 15), Kind.SUBSTANTIVE, abstain="FRA GBR SUN USA", not_voting="CHN")
    assert (decision.outcome, decision.tally) == (ADOPTED, Tally(10, 0, 4, 1))
    assert "ICJ, Namibia, Advisory Opinion, 1971, para. 22" in map(str, decision.sources)


def test_nobody_against_and_still_not_carried() -> None:
    # S/PV.9592, 28 March 2024.
    decision = voted(date(2024, 3, 28), Kind.PROCEDURAL, rest=Choice.ABSTAIN, yes="CHN DZA GUY MOZ RUS SLE")
    assert (decision.outcome, decision.reason) == (NOT_ADOPTED, Reason.TOO_FEW_VOTES)
    assert decision.tally == Tally(6, 0, 9)


def test_three_permanent_noes_on_a_draft_with_five_votes_are_no_vetoes() -> None:
    # 16 October 2023, Gaza, Russian draft.
    decision = voted(
        date(2023, 10, 16),
        Kind.SUBSTANTIVE,
        rest=Choice.ABSTAIN,
        yes="ARE CHN GAB MOZ RUS",
        no="FRA GBR JPN USA",
    )
    assert (decision.outcome, decision.reason) == (NOT_ADOPTED, Reason.TOO_FEW_VOTES)
    assert (decision.tally, decision.blocked_by) == (Tally(5, 4, 6), ())
    assert "The negative votes of FRA, GBR and USA are no vetoes: the draft fails without them." in decision.why


def test_one_split_and_two_outcomes() -> None:
    # S/2022/155 of 25 February 2022 and S/RES/2623 of 27 February 2022, both 11-1-3.
    draft = voted(date(2022, 2, 25), Kind.SUBSTANTIVE, no="RUS", abstain="ARE CHN IND")
    call = voted(date(2022, 2, 27), Kind.PROCEDURAL, no="RUS", abstain="ARE CHN IND")
    assert draft.tally == call.tally == Tally(11, 1, 3)
    assert (draft.outcome, draft.reason, draft.blocked_by) == (NOT_ADOPTED, Reason.VETO, ("RUS",))
    assert (call.outcome, call.reason, call.blocked_by) == (ADOPTED, Reason.ENOUGH_VOTES, ())
    assert "no vote of RUS is a veto" in call.why
    assert str(draft.sources[0]) == "Charter Art. 27(3)"
    assert str(call.sources[0]) == "Charter Art. 27(2)"


def test_an_elected_member_against_is_no_veto() -> None:
    # 22 March 2024, Gaza, United States draft: CHN, DZA and RUS against.
    decision = voted(date(2024, 3, 22), Kind.SUBSTANTIVE, no="CHN DZA RUS", abstain="GUY")
    assert decision.blocked_by == ("CHN", "RUS")


@pytest.mark.parametrize("enforce", [False, True])
def test_eichmann(enforce: bool) -> None:
    # S/RES/138, 23 June 1960: Argentina, party to the dispute, did not take part.
    on = date(1960, 6, 23)
    question = Question(Kind.SUBSTANTIVE, chapter=Chapter.VI, parties=("ARG", "ISR"))
    roll = RollCall.of(council_on(on), abstain="POL SUN", not_voting="ARG", rest=Choice.YES)
    decision = decide(question, roll, council_on(on), evolve(law_on(on), enforce_proviso=enforce))
    assert (decision.outcome, decision.tally) == (ADOPTED, Tally(8, 0, 2, 1))
    assert "party" not in decision.why


def test_the_review_conference_of_1955() -> None:
    # S/RES/110, 16 December 1955, over the negative vote of the Soviet Union.
    on = date(1955, 12, 16)
    decision = voted(on, Question(Kind.REVIEW_CONFERENCE, paragraph=3), no="SUN", abstain="FRA")
    assert (decision.outcome, decision.tally) == (ADOPTED, Tally(9, 1, 1))
    assert str(decision.sources[0]) == "Charter Art. 109(3)"


@pytest.mark.parametrize(
    ("on", "no", "abstain"),
    [
        (date(1950, 9, 29), "ROC CUB USA", "EGY"),  # S/RES/87, the People's Republic invited
        (date(1959, 9, 7), "SUN", ""),  # S/RES/132, the subcommittee on Laos
    ],
)
def test_procedural_votes_that_a_double_veto_was_claimed_on(on: date, no: str, abstain: str) -> None:
    assert voted(on, Kind.PROCEDURAL, no=no, abstain=abstain).outcome is ADOPTED
    assert voted(on, Kind.SUBSTANTIVE, no=no, abstain=abstain).reason is Reason.VETO


def test_the_preliminary_question_of_1948() -> None:
    # S/PV.303, 24 May 1948: eight said that it was procedural, the Soviet Union that it was not.
    decision = voted(date(1948, 5, 24), Kind.PRELIMINARY, no="SUN UKR", abstain="FRA")
    assert (decision.outcome, decision.reason) == (NOT_ADOPTED, Reason.VETO)
    assert (decision.tally, decision.blocked_by) == (Tally(8, 2, 1), ("SUN",))
    assert decision.why.startswith("The matter is not procedural: vetoed by SUN")
    assert "no longer raised" not in decision.why
    assert "Part II" in str(decision.sources[0])


def test_the_preliminary_question_today_and_below_nine() -> None:
    decision = voted(date(2014, 12, 22), Kind.PRELIMINARY, no="CHN RUS", rest=Choice.ABSTAIN)
    assert decision.reason is Reason.TOO_FEW_VOTES
    assert "the question fails without them" in decision.why
    assert "In practice since 1959 this question is no longer raised" in decision.why


def test_the_claim_of_1950_would_have_held_by_count() -> None:
    # S/PV.507: 9-1-1 that it was procedural, China against; the President then ruled against the claim.
    decision = voted(date(1950, 9, 29), Kind.PRELIMINARY, no="ROC", abstain="CUB")
    assert (decision.tally, decision.blocked_by) == (Tally(9, 1, 1), ("ROC",))


@pytest.mark.parametrize(("yes", "words"), [(8, "The ruling stands"), (9, "The ruling is overruled")])
def test_a_ruling_stands_unless_nine_overrule_it(yes: int, words: str) -> None:
    council = council_on(date(2014, 12, 22))
    roll = in_favour(council, yes, no=("CHN", "RUS"))
    decision = decide(Question(Kind.RULING_CHALLENGE), roll, council, law_on(date(2014, 12, 22)))
    assert decision.why.startswith(words)


def test_the_ruling_of_1950_was_put_the_other_way_round() -> None:
    # S/PV.494, 1 September 1950: to uphold, 9-1-1.
    question = Question(Kind.RULING_CHALLENGE, put_as=PutAs.UPHOLD)
    decision = voted(date(1950, 9, 1), question, no="SUN", abstain="GBR")
    assert (decision.outcome, decision.tally) == (ADOPTED, Tally(9, 1, 1))
    assert decision.why.startswith("The ruling is upheld")
    fewer = voted(date(1950, 9, 1), question, rest=Choice.NO, yes="CUB ECU EGY FRA IND NOR")
    assert fewer.outcome is NOT_ADOPTED
    assert "falls only if the Council overrules it" in fewer.why


@pytest.mark.parametrize(
    ("counts", "kind", "outcome"),
    [
        ("111-19-55", Kind.ASSEMBLY_MAJORITY, ADOPTED),  # Third Committee, 18 November 2014
        ("40-77-50", Kind.ASSEMBLY_MAJORITY, NOT_ADOPTED),  # the Cuban amendment the same day
        ("116-20-53-4", Kind.ASSEMBLY_MAJORITY, ADOPTED),  # A/RES/69/188, 18 December 2014
        ("116-20-53", Kind.ASSEMBLY_TWO_THIRDS, ADOPTED),
        ("96-96-1", Kind.ASSEMBLY_MAJORITY, NOT_ADOPTED),
        ("97-96-0", Kind.ASSEMBLY_MAJORITY, ADOPTED),
        ("1-0-192", Kind.ASSEMBLY_MAJORITY, ADOPTED),
        ("0-0-193", Kind.ASSEMBLY_MAJORITY, NOT_ADOPTED),
        ("0-0-193", Kind.ASSEMBLY_TWO_THIRDS, NOT_ADOPTED),
        ("127-64-2", Kind.ASSEMBLY_TWO_THIRDS, NOT_ADOPTED),
        ("128-64-1", Kind.ASSEMBLY_TWO_THIRDS, ADOPTED),
        ("128-65-0", Kind.ASSEMBLY_TWO_THIRDS, NOT_ADOPTED),
        ("90-80-0", Kind.ASSEMBLY_MAJORITY, Outcome.OPEN),  # 23 unknown
    ],
)
def test_the_assembly_by_number(counts: str, kind: Kind, outcome: Outcome) -> None:
    on = date(2014, 12, 18)
    roll = RollCall.of(assembly_on(on), counts=parse_counts(counts))
    assert decide(Question(kind), roll, assembly_on(on), law_on(on)).outcome is outcome


def test_the_assembly_on_the_dprk_by_name() -> None:
    on = date(2014, 12, 18)
    roll = RollCall.of(assembly_on(on), no="CHN RUS CUB", not_voting="AZE GNQ MNG SWZ", rest=Choice.YES)
    decision = decide(Question(Kind.ASSEMBLY_MAJORITY), roll, assembly_on(on), law_on(on))
    assert (decision.outcome, decision.tally, decision.needed) == (ADOPTED, Tally(186, 3, 0, 4), 95)


def test_one_objection_prevents_a_consensus() -> None:
    on = date(2024, 4, 30)
    one = voted(on, Kind.CONSENSUS, no="MLT")
    assert (one.outcome, one.reason, one.blocked_by) == (NOT_ADOPTED, Reason.OBJECTION, ("MLT",))
    assert "MLT objects" in one.why
    assert "CHN and RUS object" in voted(on, Kind.CONSENSUS, no="CHN RUS").why
    none = voted(on, Kind.CONSENSUS, abstain="CHN RUS", not_voting="MLT", rest=Choice.ABSTAIN)
    assert (none.outcome, none.reason) == (ADOPTED, Reason.CONSENSUS)


def test_a_vacant_seat_lowers_no_threshold() -> None:
    # 1 to 6 January 1980: fourteen members, until Mexico was elected on the 7th.
    on = date(1980, 1, 3)
    council, law = council_on(on), law_on(on)
    assert (len(council.codes), council.size, council.vacant) == (14, 15, 1)
    for kind, enough in ((Kind.PROCEDURAL, 9), (Kind.SUBSTANTIVE, 9), (Kind.ICJ_ELECTION, 8)):
        assert decide(Question(kind), in_favour(council, enough), council, law).outcome is ADOPTED
        assert decide(Question(kind), in_favour(council, enough - 1), council, law).outcome is NOT_ADOPTED
        # Eight are in, and nobody is left who could be the ninth.
        few = decide(Question(kind), in_favour(council, enough - 1), council, law)
        assert few.tally is not None
        assert (few.tally.known, few.tally.unknown) == (14, 0)


def test_two_vacant_seats_still_take_eight_of_fifteen_in_an_election() -> None:
    on = date(2014, 12, 22)
    thirteen = evolve(council_on(on), members=council_on(on).members[:13], vacant=2)
    assert (len(thirteen.codes), thirteen.size) == (13, 15)
    for yes, outcome in ((7, NOT_ADOPTED), (8, ADOPTED)):
        assert (
            decide(Question(Kind.ICJ_ELECTION), in_favour(thirteen, yes), thirteen, law_on(on)).outcome is outcome
        )


def test_an_absent_soviet_union_is_no_veto() -> None:
    # S/RES/82, 25 June 1950.
    decision = voted(date(1950, 6, 25), Kind.SUBSTANTIVE, abstain="YUG", not_voting="SUN")
    assert (decision.outcome, decision.tally) == (ADOPTED, Tally(9, 0, 1, 1))


@pytest.mark.parametrize(
    ("veto", "reason"),
    [
        (None, Reason.ENOUGH_VOTES),
        (Veto(noes_to_block=2), Reason.ENOUGH_VOTES),
        (Veto(chapters=frozenset({Chapter.VII})), Reason.ENOUGH_VOTES),
        (Veto(holders=frozenset({"USA"})), Reason.ENOUGH_VOTES),
        (Veto(holders=frozenset({"RUS"})), Reason.VETO),
        (Veto(), Reason.VETO),
    ],
)
def test_the_draft_on_ukraine_under_reforms(veto: Veto | None, reason: Reason) -> None:
    on = date(2022, 2, 25)
    council = council_on(on)
    roll = RollCall.of(council, no="RUS", abstain="ARE CHN IND", rest=Choice.YES)
    law = evolve(law_on(on), veto=veto)
    assert decide(Question(Kind.SUBSTANTIVE), roll, council, law).reason is reason


def test_a_veto_reaches_the_chapters_it_is_limited_to() -> None:
    on = date(2022, 5, 26)
    council = council_on(on)
    roll = RollCall.of(council, no="CHN RUS", rest=Choice.YES)
    law = evolve(law_on(on), veto=Veto(chapters=frozenset({Chapter.VII})))
    assert decide(Question(Kind.SUBSTANTIVE, chapter=Chapter.VII), roll, council, law).reason is Reason.VETO
    assert decide(Question(Kind.SUBSTANTIVE, chapter=Chapter.VI), roll, council, law).outcome is ADOPTED
    two = evolve(law, veto=Veto(noes_to_block=2))
    assert decide(Question(Kind.SUBSTANTIVE), roll, council, two).blocked_by == ("CHN", "RUS")


def test_the_claim_is_a_switch_of_its_time() -> None:
    assert law_on(date(1948, 5, 24)).claim_not_procedural
    assert law_on(date(1959, 12, 31)).claim_not_procedural
    assert not law_on(date(1960, 1, 1)).claim_not_procedural

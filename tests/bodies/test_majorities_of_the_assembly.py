"""Charter Art. 18, 108 and 109; GA Rules 83-85, 95, 125, 133: the majority a question of the Assembly takes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.bodies.general_assembly import after_a_tie, equally_divided, majority_for
from sim.bodies.matters_of_the_assembly import MATTERS, done_by, matter_of
from sim.bodies.uniting_for_peace import Effect
from sim.law import Kind, Question, Tally, assembly_on, decide, law_on
from sim.law.votes import RollCall
from sim.source import Status

MAJORITY, TWO_THIRDS = Kind.ASSEMBLY_MAJORITY, Kind.ASSEMBLY_TWO_THIRDS
OF_MEMBERS = Kind.ASSEMBLY_TWO_THIRDS_OF_MEMBERS


@pytest.mark.parametrize(
    ("text", "kind", "cites"),
    [
        ("election of five non-permanent members of the Security Council", TWO_THIRDS, "Charter Art. 18(2)"),
        ("election of eighteen members of the Economic and Social Council", TWO_THIRDS, "Charter Art. 18(2)"),
        ("admission of South Sudan to membership in the United Nations", TWO_THIRDS, "GA Rule 83"),
        ("suspension of the rights and privileges of membership of X", TWO_THIRDS, "GA Rule 83"),
        ("expulsion of X from the United Nations", TWO_THIRDS, "GA Rule 83"),
        ("trusteeship agreement for Y", TWO_THIRDS, "GA Rule 83"),
        ("programme budget for 2026", TWO_THIRDS, "GA Rule 83"),
        ("scale of assessments for the apportionment of the expenses", TWO_THIRDS, "GA Rule 83"),
        ("aggression against Ukraine", TWO_THIRDS, "GA Rule 83"),
        ("demand the withdrawal of all forces", TWO_THIRDS, "GA Rule 83"),
        ("amendment to the draft on the programme budget", TWO_THIRDS, "GA Rule 84"),
        ("paragraph 4 of the draft on aggression against Ukraine", TWO_THIRDS, "GA Rule 84"),
        ("amendments to the Charter of the United Nations", OF_MEMBERS, "Charter Art. 108"),
        ("call a general conference to review the Charter", OF_MEMBERS, "Charter Art. 109(1)"),
        ("admit Freedonia", TWO_THIRDS, "GA Rule 83"),
        ("the admission of Freedonia", TWO_THIRDS, "GA Rule 83"),
        ("adopt A/79/L.1: admission of the Republic of Freedonia", TWO_THIRDS, "GA Rule 83"),
        ("the expulsion of South Africa", TWO_THIRDS, "GA Rule 83"),
        ("expel Freedonia", TWO_THIRDS, "GA Rule 83"),
        ("suspend the rights of membership of X", TWO_THIRDS, "GA Rule 83"),
        ("suspend Freedonia from membership", TWO_THIRDS, "GA Rule 83"),
        ("suspend the rights of membership of X in the Human Rights Council", TWO_THIRDS, "A/RES/60/251, para. 8"),
        ("suspension of Libya from the Human Rights Council", TWO_THIRDS, "A/RES/60/251, para. 8"),
        ("amend the Charter", OF_MEMBERS, "Charter Art. 108"),
        ("amend Articles 23 and 27 of the Charter of the United Nations", OF_MEMBERS, "Charter Art. 108"),
        ("appoint Jane Doe Secretary-General", MAJORITY, "Charter Art. 97"),
        ("situation of human rights in the DPRK", MAJORITY, "Charter Art. 18(3)"),
        ("appointment of the Secretary-General of the United Nations", MAJORITY, "Charter Art. 18(3)"),
    ],
)
def test_important_questions_take_two_thirds(text, kind, cites):
    majority = majority_for(text)
    assert (majority.kind, majority.status) == (kind, Status.DERIVED)
    assert cites in [s.cite for s in majority.sources]
    assert majority.why


@pytest.mark.parametrize(
    "text",
    [
        "A/RES/69/188",
        "a draft",
        "thanks to the host country",
        "the Law of the Sea",
        "the admission of refugees",
        "the admission of Freedonia as an observer",
        "the expulsion of diplomats",
        "an end to the mass expulsion of Asians",
        "amendment of the Charter of Economic Rights and Duties of States",
        "appoint a panel and request the Secretary-General to report",
        "appointment of the Deputy Secretary-General",
        "suspend its membership of the Committee",
    ],
)
def test_where_the_words_do_not_tell_an_ordinary_majority_is_assumed(text):
    majority = majority_for(text)
    assert (majority.kind, majority.status, majority.matter) == (MAJORITY, Status.ASSUMED, "")


@given(st.sampled_from(["programme budget", "aggression against X", "admission of X to membership", "a text"]))
def test_a_committee_decides_everything_by_a_majority(text):
    majority = majority_for(text, committee=True)
    assert (majority.kind, [s.cite for s in majority.sources]) == (MAJORITY, ["GA Rule 125"])


def test_what_an_emergency_special_session_recommends_takes_two_thirds():
    majority = majority_for("A/RES/ES-11/1", emergency_session=True)
    assert (majority.kind, majority.status) == (TWO_THIRDS, Status.DERIVED)


@pytest.mark.parametrize(
    ("text", "article"),
    [("admission of X to membership", "Charter Art. 4"), ("expulsion of the member X", "Charter Art. 6"),
     ("suspension of the rights and privileges of membership", "Charter Art. 5"),
     ("appointment of the Secretary-General", "Charter Art. 97"), ("programme budget", None),
     ("suspend the rights of membership of X in the Human Rights Council", None)],
)  # fmt: skip
def test_some_need_the_councils_recommendation_first(text, article):
    asked = majority_for(text).on_recommendation
    assert (None if asked is None else asked.cite) == article


@pytest.mark.parametrize(
    ("effect", "kind", "article"),
    [
        (Effect.ADMIT, TWO_THIRDS, "Charter Art. 4"),
        (Effect.SUSPEND, TWO_THIRDS, "Charter Art. 5"),
        (Effect.EXPEL, TWO_THIRDS, "Charter Art. 6"),
        (Effect.APPOINT, MAJORITY, "Charter Art. 97"),
        (Effect.AMEND_CHARTER, OF_MEMBERS, None),
        (Effect.RECOMMEND_FORCE, TWO_THIRDS, None),
    ],
)
def test_what_the_text_would_do_tells_the_majority_whatever_its_words(effect, kind, article):
    for text in ("A/79/L.1", "a text on human rights"):
        majority = majority_for(text, effect=effect)
        assert (majority.kind, majority.status) == (kind, Status.DERIVED)
        asked = majority.on_recommendation
        assert (None if asked is None else asked.cite) == article


def test_a_suspension_from_the_human_rights_council_is_one_whatever_its_effect_is_called():
    text = "suspend the rights of membership of X in the Human Rights Council"
    assert majority_for(text, effect=Effect.SUSPEND).on_recommendation is None
    assert done_by(text) is None


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("admit Freedonia", Effect.ADMIT),
        ("admission of Freedonia to membership", Effect.ADMIT),
        ("decides to admit Freedonia to membership", Effect.ADMIT),
        ("expel Freedonia", Effect.EXPEL),
        ("suspend the rights and privileges of membership of X", Effect.SUSPEND),
        ("appoint Jane Doe Secretary-General", Effect.APPOINT),
        ("the reappointment of U Thant as Secretary-General of the United Nations", Effect.APPOINT),
        ("admission of new Members to the United Nations", None),
        ("ask the Council to reconsider the admission of Freedonia", None),
        ("recommend that the Council look again at the admission of Freedonia", None),
        ("amendment to the draft on the admission of Freedonia", None),
        ("terms of appointment of the Secretary-General", None),
        ("the programme budget", None),
        ("A/79/L.1", None),
    ],
)
def test_the_words_tell_what_a_text_would_do_itself(text, effect):
    assert done_by(text) is effect


def test_a_majority_of_all_members_says_so():
    assert "of all Members" in majority_for("amendments to the Charter").why
    assert "of all Members" not in majority_for("programme budget").why


def test_no_two_matters_share_a_name_and_each_has_words_that_find_it():
    assert len({m.name for m in MATTERS}) == len(MATTERS)
    assert matter_of("") is None


@pytest.mark.parametrize(
    ("tally", "tied"),
    [
        (Tally(60, 60, 10), True),
        (Tally(60, 59, 10), False),
        (Tally(0, 0, 193), False),
        (Tally(60, 60, 10, 0, 2), False),
    ],
)
def test_a_tie_is_as_many_for_as_against(tally, tied):
    assert equally_divided(MAJORITY, tally) is tied
    assert not equally_divided(TWO_THIRDS, tally)


def test_after_a_tie_the_plenary_votes_again_and_a_committee_has_rejected():
    assert after_a_tie(date(2014, 12, 18), committee=False)[0] == date(2014, 12, 20)
    last, rule = after_a_tie(date(2014, 12, 18), committee=True)
    assert (last, rule.cite) == (None, "GA Rule 133")


DAY = date(2014, 12, 18)


@given(st.integers(0, 193), st.integers(0, 193))
def test_an_amendment_of_the_charter_takes_two_thirds_of_all_members(yes, no):
    no = min(no, 193 - yes)
    assembly = assembly_on(DAY)
    roll = RollCall((), Tally(yes, no, 193 - yes - no))
    decision = decide(Question(OF_MEMBERS), roll, assembly, law_on(DAY))
    assert (decision.outcome.value == "adopted") == (3 * yes >= 2 * 193)
    assert decision.needed == 129
    assert decision.sources[0].cite == "Charter Art. 108"

"""A question before a class is found in the scenario: in all that ship, each is found as itself."""

from functools import cache

import pytest

from sim.classroom.on_record import decided_on_record, on_record, recorded_in
from sim.engine.running import Run, run
from sim.engine.standing import Standing
from sim.law import Kind, Question
from sim.procedure.matters import AgendaAdoption, DraftVote, Motion, OtherQuestion, ProceduralMotion
from sim.scenario import load
from sim.scenario.library import names
from tests.effort import LONG

SOME = names() if LONG else names()[::4]


@cache
def played(name: str) -> Run:
    return run(load(name))


@pytest.mark.parametrize("name", SOME)
def test_every_vote_of_a_meeting_is_found_as_itself(name: str) -> None:
    happened = played(name)
    begun: dict[int, Standing] = {}
    for standing in happened.standing:
        begun.setdefault(standing.step, standing)
        for taken in standing.state.taken:
            if taken.roll is None:
                continue
            found = on_record(happened, taken.matter, taken.question, begun[standing.step])
            assert found is not None, taken.question.text
            assert found.id in happened.decisions
            assert happened.decisions[found.id].question == taken.question.text


def test_the_ids_are_those_of_the_log() -> None:
    happened = played("dprk/2014")
    assert [(each.id, each.same) for each in recorded_in(happened)] == [("agenda", ("agenda",))]


def test_of_several_meetings_each_has_its_own_agenda() -> None:
    happened = played("agenda/1955-islands")
    adoption = Question(Kind.PROCEDURAL, "adopt the provisional agenda")
    for standing in happened.standing:
        found = on_record(happened, AgendaAdoption(), adoption, standing)
        assert found is None or found.step == standing.step


def test_two_questions_on_items_are_told_apart_by_their_words() -> None:
    happened = played("admission/1975-vietnam")
    asked = [each for each in recorded_in(happened) if each.question.startswith("include the application")]
    assert len({each.same for each in asked}) == len(asked) > 1
    for each in asked:
        question = Question(Kind.PROCEDURAL, each.question.upper())
        found = decided_on_record(happened, OtherQuestion(question), question, None)
        assert found is not None and found.id == each.id


def test_what_the_scenario_does_not_tell_of_is_not_found() -> None:
    happened = played("dprk/2014")
    standing = happened.standing[0]
    for matter in (DraftVote("S/2014/1"), ProceduralMotion(Motion.ADJOURN)):
        assert on_record(happened, matter, Question(Kind.PROCEDURAL, "x"), standing) is None
        assert decided_on_record(happened, matter, Question(Kind.PROCEDURAL, "x"), standing) is None

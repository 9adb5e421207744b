"""Words may stand for the law's enumerations; what is no such word is refused, never counted as something else."""

from datetime import date

import pytest

from sim.council import council_on
from sim.errors import UnscError
from sim.law import Choice, Kind, PutAs, Question, RollCall, Veto, Vote, assembly_on, decide, law_on

DAY = date(2014, 12, 22)
COUNCIL = council_on(DAY)


def test_words_for_values() -> None:
    assert RollCall.of(COUNCIL, rest="yes") == RollCall.of(COUNCIL, rest=Choice.YES)
    question = Question("ruling-challenge", put_as="uphold", parties="RUS UKR", chapter="VI")
    assert (question.kind, question.put_as) == (Kind.RULING_CHALLENGE, PutAs.UPHOLD)
    assert question.parties == ("RUS", "UKR")


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: RollCall.of(COUNCIL, rest="in favour"),
        lambda: decide(Question(Kind.PROCEDURAL), RollCall((Vote("USA", "yes"),)), COUNCIL, law_on(DAY)),
        lambda: Question("procedure"),
        lambda: Question(Kind.SUBSTANTIVE, chapter="5"),
        lambda: Question(Kind.SUBSTANTIVE, parties=("XXX",)),
        lambda: Question(Kind.REVIEW_CONFERENCE, paragraph=2),
        lambda: Veto(noes_to_block=0),
        lambda: decide(Question(Kind.SUBSTANTIVE), RollCall(()), assembly_on(DAY), law_on(DAY)),
        lambda: decide(Question(Kind.ASSEMBLY_MAJORITY), RollCall(()), COUNCIL, law_on(DAY)),
    ],
)
def test_what_is_no_such_word_is_refused(wrong) -> None:
    with pytest.raises(UnscError):
        wrong()

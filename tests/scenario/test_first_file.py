"""The mistakes of a first file, and what is said to them."""

import pytest

from sim.scenario import ScenarioError, loads

SHORT = "title: T\ndate: 2014-12-22\nquestion: adopt\nagainst: CHN\nin_favour: the rest\n"
KEYS = "titel: T\ndates: 2014-12-22\nqestion: adopt\nagaints: CHN\nabstain: RUS\nin favour: the rest\n"


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        (KEYS, ["title", "date", "question", "against", "abstaining", "in_favour"]),
        (SHORT.replace("title", "Title"), ["title"]),
        (SHORT.replace("against", "no"), ["against"]),
        (SHORT.replace("CHN", "chn, rus"), ["CHN", "RUS"]),
        (SHORT.replace("CHN", "UK"), ["GBR"]),
        (SHORT.replace("the rest", "all others"), ["the rest"]),
    ],
)
def test_each_mistake_is_told_with_what_was_meant(source: str, meant: list[str]) -> None:
    with pytest.raises(ScenarioError) as refused:
        loads(source)
    assert len(refused.value.faults) == len(meant)
    for fault, word in zip(refused.value.faults, meant, strict=True):
        assert f"did you mean {word}" in fault.message


def test_a_missing_question_and_a_year_before_the_council_are_one_fault_each() -> None:
    for source, said in (("question: adopt\n", "`question` is missing"), ("2014", "the year 1939")):
        with pytest.raises(ScenarioError, match=said) as refused:
            loads(SHORT.replace(source, "" if source != "2014" else "1939"))
        assert len(refused.value.faults) == 1


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("title Missing colon\ndate: 2014-12-22\n", (1, 1), "no colon on this line"),
        ("title: T\nquestion adopt it\ndate: 2014-12-22\n", (2, 1), "found no colon"),
        ("title:No space\ndate:2014-12-22\n", (1, 1), "put a space after the colon"),
    ],
)
def test_a_colon_that_is_missing_or_has_no_space_after_it(text: str, place: tuple[int, int], words: str) -> None:
    with pytest.raises(ScenarioError) as refused:
        loads(text, "t.yaml")
    (fault,) = refused.value.faults
    assert (fault.line, fault.column) == place and words in fault.message

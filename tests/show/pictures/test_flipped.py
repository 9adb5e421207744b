"""A vote and the changes that reverse it: both sides are as the law decides, who changed is marked."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sim
from sim.analysis.flips import flips
from sim.law import Body, Choice, Kind, Law, Outcome, Question, RollCall, Vote, assembly_on, decide
from sim.show.pictures.flipped import flipped
from sim.show.pictures.picture import Picture
from tests.effort import examples

DAY = date(2022, 5, 26)
COUNCIL, LAW = sim.council_on(DAY), sim.law_on(DAY)
Put = tuple[Question, RollCall, Body, Law]


def read(picture: Picture) -> ElementTree.Element:
    """Return a picture as a reader of XML sees it: whatever words are in it, they made no element."""
    root = ElementTree.fromstring(picture.svg)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "circle", "line", "path", "polygon", "g", "text"}
    return root


def words_of(root: ElementTree.Element) -> str:
    return " ".join(element.text or "" for element in root.iter() if element.tag.endswith("}text"))


def put(kind: Kind = Kind.SUBSTANTIVE, **votes: str) -> Put:
    return Question(kind), RollCall.of(COUNCIL, **votes, rest=Choice.YES), COUNCIL, LAW


def drawn(of: Put, under: str = "") -> Picture:
    return flipped(flips(*of), of, under=under)


def test_both_sides_are_drawn_and_the_changed_are_ringed():
    picture = drawn(put(no="CHN RUS"))
    assert picture.title == "2 changed votes would make it adopted"
    root = read(picture)
    rings = [e for e in root.iter("{http://www.w3.org/2000/svg}circle") if "stroke-dasharray" in e.attrib]
    assert len([e for e in rings if e.attrib.get("class") == "line"]) == 2
    said = words_of(root)
    for each in ("As it was", "As it would be", "13-2-0", "15-0-0", "One of 4 sets of that size", "NOT ADOPTED"):
        assert each in said


def test_the_twin_has_every_member_before_and_after():
    table = drawn(put(no="CHN RUS")).table
    assert [row[0] for row in table.rows] == list(COUNCIL.codes)
    changed = {row[0]: row[2:] for row in table.rows if row[4]}
    assert changed == dict.fromkeys(("CHN", "RUS"), ("against", "in favour", "changed"))


def test_the_changes_are_those_that_are_given():
    of = put(no="CHN RUS")
    found = flips(*of)
    last = list(found.sets())[-1]
    picture = flipped(found, of, changes=last)
    assert "CHN: against, then abstaining. RUS: against, then abstaining." in picture.description
    assert "13-0-2" in words_of(read(picture))


def test_where_nothing_reverses_it_the_vote_is_drawn_alone():
    """Thirteen votes are unknown, and may all be against."""
    of = (Question(Kind.SUBSTANTIVE), RollCall.of(COUNCIL, no="CHN RUS"), COUNCIL, LAW)
    assert flips(*of).size is None
    picture = drawn(of)
    assert picture.title == "No changes of the votes that are known would make it adopted"
    assert "0-2-0" in words_of(read(picture))


def test_the_question_is_named_whatever_is_in_it():
    picture = drawn(put(no="CHN RUS"), under="<b>&amp; agenda")
    assert "<b>&amp; agenda; one of 4 sets of that size" in words_of(read(picture))


def test_a_vote_of_the_assembly_is_refused():
    body = assembly_on(DAY)
    of = (Question(Kind.ASSEMBLY_MAJORITY), RollCall.of(body, rest=Choice.YES), body, LAW)
    with pytest.raises(sim.UnscError, match="not drawn round the table"):
        drawn(of)


@given(
    st.lists(st.sampled_from(list(Choice)), min_size=15, max_size=15),
    st.sampled_from([Kind.SUBSTANTIVE, Kind.PROCEDURAL]),
)
@settings(max_examples=examples(15), deadline=None)
def test_of_any_vote_the_other_side_is_the_other_outcome(choices: list[Choice], kind: Kind):
    roll = RollCall(tuple(Vote(code, choice) for code, choice in zip(COUNCIL.codes, choices, strict=True)))
    of = (Question(kind), roll, COUNCIL, LAW)
    was = decide(*of).outcome
    picture = drawn(of)
    read(picture)
    would = "adopted" if was is Outcome.NOT_ADOPTED else "not adopted"
    assert picture.title.endswith(f"would make it {would}")
    carried = ("As it would be: Adopted", "As it would be: Carried")
    assert any(said in picture.description for said in carried) is (was is Outcome.NOT_ADOPTED)

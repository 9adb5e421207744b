"""Letters and the meetings they ask for: who asked, by which rule the meeting is called, and when it is not."""

import pytest
from stage import all_of, of_step, played, the

import sim
from sim.engine.events import (
    Invited,
    ItemSeized,
    MeetingCalled,
    MeetingRequested,
    NotReached,
    Objected,
    RequestDropped,
    VoteAsked,
)
from sim.source import Status

LETTER = "- {id: letter, at: 2014-12-05, letter: {by: AUS, document: S/1, item: An item}}"


def calling(letters: str, meeting: str = "requested_in: letter", at: str = "2014-12-22"):
    return played(f"{letters}\n- {{id: meeting, at: {at}, meeting: {{{meeting}}}}}")


def rules(event: MeetingCalled) -> list[str]:
    return [s.cite for s in event.sources]


def test_one_members_letter_calls_a_meeting():
    called = the(calling(LETTER), MeetingCalled)
    assert called.cause == 2
    assert called.item == "An item"
    assert rules(called) == ["Rule 2"]
    assert called.why == "AUS requests it, and the request of any one member is enough."


def test_the_item_of_the_letter_is_the_one_the_council_is_seized_of():
    done = calling(LETTER)
    assert the(done, ItemSeized).item == "An item"


def test_a_meeting_without_an_item_seizes_the_council_of_nothing():
    done = played("""
        - {at: 2014-12-05, meeting: {}}
        - {at: 2014-12-06, meeting: {item: x}}
        - {at: 2014-12-07, meeting: {item: x}}
    """)
    assert [e.item for e in all_of(done, ItemSeized)] == ["x"]


def test_the_council_is_seized_of_nothing_anew_that_it_was_seized_of_before():
    assert all_of(played("- {at: 2014-12-05, meeting: {item: x}}", "seized: [x]"), ItemSeized) == []
    assert all_of(sim.run(sim.load("dprk/2015")), ItemSeized) == []


def test_nobody_asked():
    called = the(calling(LETTER, "item: x"), MeetingCalled)
    assert called.cause is None
    assert rules(called) == ["Rule 1", "Rule 2"]
    assert called.why.startswith("Who asked for it is not told here")
    assert called.status is Status.ASSUMED  # as the step, which cites nothing
    cited = played("- {id: meeting, at: 2014-12-22, source: S/PV.1, meeting: {item: x}}")
    assert the(cited, MeetingCalled).status is Status.DERIVED


def test_the_president_called_it():
    called = the(calling(LETTER, "called_by: TCD"), MeetingCalled)
    assert rules(called) == ["Rule 1"]
    assert called.why == "The President deems the meeting necessary."


def test_several_members_asked_without_a_letter_in_the_file():
    called = the(calling(LETTER, "called_by: USA GBR"), MeetingCalled)
    assert called.why == "USA requests it, and the request of any one member is enough."


def test_those_that_asked_have_left_the_council():
    done = calling(LETTER, at="2015-01-05")
    called = the(done, MeetingCalled)
    assert called.cause == 2
    assert rules(called) == ["Rule 1"]
    assert "AUS asked for it when still on the Council" in called.why
    assert called.president == "CHL"


def test_one_of_those_that_asked_is_still_there():
    done = calling(LETTER.replace("AUS", "AUS KOR JOR"), at="2015-01-05")
    assert the(done, MeetingCalled).why == "JOR requests it, and the request of any one member is enough."


def test_a_state_that_was_never_on_the_council_asks_under_article_35():
    called = the(calling(LETTER.replace("AUS", "UKR")), MeetingCalled)
    assert rules(called) == ["Rule 3"]
    assert "Art. 35" in called.why
    # Nor was New Zealand when it wrote; in January it was, and one member's request is enough.
    later = the(calling(LETTER.replace("AUS", "NZL"), at="2015-01-05"), MeetingCalled)
    assert rules(later) == ["Rule 2"]


def test_informal_meetings_are_called_by_no_rule():
    done = calling(LETTER.replace("AUS", "UKR"), "requested_in: letter, format: arria_formula")
    called = the(done, MeetingCalled)
    assert "no rule of procedure" in called.why


def test_two_letters_for_one_meeting():
    letters = LETTER + "\n- {id: second, at: 2014-12-06, letter: {by: UKR, item: Another, document: S/2}}"
    called = the(calling(letters, "requested_in: [letter, second]"), MeetingCalled)
    assert called.item == "An item"
    assert called.cause == 3  # the last letter
    assert rules(called) == ["Rule 2"]


def test_a_dropped_letter_calls_nothing():
    done = calling(LETTER + "\n- {id: dropped, drop: {request: letter, because: no ninth vote}}")
    dropped, event = the(done, RequestDropped), of_step(done, "meeting")
    assert isinstance(event, NotReached)
    assert event.cause == dropped.number
    assert event.why == "the request letter had been given up"
    assert dropped.cause == of_step(done, "letter").number
    assert all_of(done, MeetingCalled) == []


def test_one_letter_that_stands_is_enough():
    letters = (
        LETTER
        + """
- {id: second, at: 2014-12-06, letter: {by: USA, item: Another}}
- {id: dropped, drop: {request: letter}}"""
    )
    called = the(calling(letters, "requested_in: [letter, second]"), MeetingCalled)
    assert called.why.startswith("USA requests it")
    assert called.item == "Another"
    assert called.cause == 3


def test_a_letter_that_was_not_written_calls_nothing():
    vote = "- {id: vote, at: 2014-12-04, put_to_vote: {question: defer consideration, against: the rest}}"
    letter = LETTER.replace("at: 2014", "if: {vote: adopted}, at: 2014")
    done = calling(f"{vote}\n{letter}")
    assert isinstance(of_step(done, "letter"), NotReached)
    assert of_step(done, "meeting").why == "the request letter was not made"
    assert of_step(done, "meeting").cause == of_step(done, "letter").number


def test_a_letter_that_was_not_written_cannot_be_given_up():
    vote = "- {id: vote, at: 2014-12-04, put_to_vote: {question: defer consideration, against: the rest}}"
    letter = LETTER.replace("at: 2014", "if: {vote: adopted}, at: 2014")
    done = calling(f"{vote}\n{letter}\n- {{id: dropped, drop: {{request: letter}}}}")
    assert isinstance(of_step(done, "dropped"), NotReached)
    assert all_of(done, RequestDropped) == []


def test_a_letter_after_the_meeting_is_a_fault_of_the_file():
    with pytest.raises(sim.ScenarioError, match="letter comes no earlier"):
        played(f"- {{at: 2014-12-01, meeting: {{requested_in: letter}}}}\n{LETTER}")


@pytest.mark.parametrize(
    ("at", "president"),
    [("2014-12-31", "TCD"), ("2015-01-01", "CHL"), ("2015-02-02", "CHN"), ("2014-12-05", "TCD")],
)
def test_the_president_is_that_of_the_month_of_the_meeting(at, president):
    assert the(calling(LETTER, at=at), MeetingCalled).president == president


def test_whoever_was_named_and_has_left_neither_objects_nor_asks(tmp_path):
    base = tmp_path / "base.yaml"
    base.write_text("""
title: A base
timeline:
  - id: meeting
    at: 2014-12-22
    meeting:
      item: x
      agenda: {objecting: ARG, vote_asked_by: KOR, against: CHN, in_favour: the rest}
      proceedings:
        - {id: guest, invite: {who: a briefer, proposed_by: AUS}}
        - {id: vote, put_to_vote: {question: defer consideration, asked_by: LUX CHN, in_favour: the rest}}
""")
    changed = tmp_path / "changed.yaml"
    changed.write_text(
        f"base: {base}\ntitle: x\nchanges: {{timeline.meeting.at: 2015-01-05}}\n"
        "positions: [{kind: procedural, in_favour: the rest}]\n"
    )
    asked = [[e.by for e in all_of(sim.run(sim.load(f)), VoteAsked)] for f in (base, changed)]
    assert asked == [["KOR", "LUX", "CHN"], ["", "CHN"]]
    done = sim.run(sim.load(changed))
    assert all_of(done, Objected) == []
    assert list(done.decisions) == ["agenda", "vote"]
    assert isinstance(of_step(done, "guest"), Invited)


def test_the_letter_is_what_the_meeting_answers_and_what_the_log_says():
    done = calling(LETTER)
    letter = the(done, MeetingRequested)
    assert (letter.by, letter.document, letter.item) == (("AUS",), "S/1", "An item")

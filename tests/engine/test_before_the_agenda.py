"""What happens before the agenda is adopted, or instead; claims about it; and drafts a meeting has in turn."""

import pytest
from stage import all_of, met, names, of_step, played, refusal, sound

from sim.engine.events import Decided, ItemSeized, MeetingEnded, Objected, Spoke, VoteAsked
from sim.engine.events_in_meeting import Claimed, LeftUndecided, Ruled
from sim.law import Kind, Outcome
from sim.scenario import ScenarioError, loads

HEAD = "- id: meeting\n  at: 1948-05-24\n  meeting:\n    item: x\n"


def opened(agenda: str, proceedings: str) -> str:
    """A meeting of 1948 with this agenda, as a timeline."""
    steps = "".join(f"      - {step}\n" for step in proceedings.strip().splitlines())
    return f"{HEAD}    agenda: {agenda}\n    proceedings:\n{steps}"


def test_the_agenda_is_adopted_after_the_step_that_it_names() -> None:
    timeline = opened(
        "{after: ruling, objecting: SUN, vote_asked_by: SUN, against: SUN UKR, in_favour: the rest}",
        """
        point_of_order: {by: SUN, says: this is for others}
        {id: ruling, ruling: {says: it is not, challenged_by: SUN, vote: {question: x, against: the rest}}}
        statement: {by: SUN}
        """,
    )
    done = sound(played(timeline))
    order = [
        n for n in names(done) if n in ("PointRaised", "Ruled", "Objected", "VoteAsked", "ItemSeized", "Spoke")
    ]
    assert order == ["PointRaised", "Ruled", "Objected", "VoteAsked", "ItemSeized", "Spoke"]
    assert done.decisions["agenda"].outcome is Outcome.ADOPTED


def test_business_waits_for_the_agenda() -> None:
    timeline = opened("{after: early}", "{id: early, draft: {symbol: S/1}}\n{id: late, draft: {symbol: S/2}}")
    done = sound(played(timeline))
    assert refusal(done, "early")[0] == "Rule 9"
    assert type(of_step(done, "late")).__name__ == "DraftSubmitted"


def test_members_speak_on_the_agenda_before_it_is_decided_and_on_the_item_after() -> None:
    timeline = opened(
        "{after: second, objecting: SUN, vote_asked_by: SUN, against: SUN UKR, in_favour: the rest}",
        """
        {id: first, statement: {by: SUN, says: this is for others}}
        {id: second, statement: {by: USA, says: it is for us}}
        {id: third, statement: {by: USA, says: it is grave}}
        """,
    )
    done = sound(played(timeline))
    spoken = all_of(done, Spoke)
    assert [(s.by, s.on_agenda) for s in spoken] == [("SUN", True), ("USA", True), ("USA", False)]
    assert [s.number < all_of(done, Objected)[0].number for s in spoken] == [True, True, False]
    assert done.decisions["agenda"].outcome is Outcome.ADOPTED
    assert [type(of_step(done, name)) for name in ("first", "second", "third")] == [Spoke] * 3


@pytest.mark.parametrize("by", ["a briefer", "POL", "Secretary-General"])
def test_who_is_no_member_does_not_speak_before_the_agenda_is_adopted(by: str) -> None:
    early = f"{{id: early, statement: {{by: {by}}}}}"
    done = sound(played(opened("{after: early}", early)))
    assert refusal(done, "early")[0] == ("Rule 9" if by == "Secretary-General" else "Rule 37")
    assert not all_of(done, Spoke) and done.standing[-1].state.agenda_adopted


def test_a_meeting_can_be_adjourned_before_its_agenda_is_adopted() -> None:
    adjourned = "{id: adjourned, motion: {what: adjourn-to, until: Monday, by: SUN}}"
    for agenda in ("{after: adjourned, against: SUN, in_favour: the rest}", "{undecided: true, objecting: SUN}"):
        done = sound(played(opened(agenda, adjourned)))
        assert not done.decisions and not all_of(done, ItemSeized)
        assert len(all_of(done, MeetingEnded)) == 1
        assert not done.standing[-1].state.agenda_adopted


def test_an_agenda_that_is_left_undecided_is_told_as_that() -> None:
    done = sound(played(f"{HEAD}    agenda: {{undecided: true, objecting: SUN, vote_asked_by: UKR}}\n"))
    assert [e.by for e in all_of(done, Objected)] == ["SUN"]
    assert [e.by for e in all_of(done, VoteAsked)] == ["UKR"]
    (left,) = all_of(done, LeftUndecided)
    assert left.what == ("the provisional agenda",)


def test_a_claim_that_the_agenda_is_not_procedural_is_voted_on_or_ruled_on() -> None:
    claim = "{id: claim, claim: {by: SUN, vote: {question: x, against: SUN, in_favour: the rest}}}"
    agenda = "{after: claim, kind: substantive, against: SUN, in_favour: the rest}"
    done = sound(played(opened(agenda, claim)))
    assert done.decisions["claim"].kind is Kind.PRELIMINARY
    assert done.decisions["agenda"].blocked_by == ("SUN",)
    (claimed,) = all_of(done, Claimed)
    assert claimed.symbol == "the provisional agenda"
    ruled = opened("{after: ruling}", "claim: {by: SUN}\n{id: ruling, ruling: {kind: procedural}}")
    done = sound(played(ruled))
    (ruling,) = all_of(done, Ruled)
    assert ruling.ruling == "the matter is procedural"
    assert done.standing[-1].state.agenda_adopted


def test_a_claim_about_nothing_is_refused_with_its_rule() -> None:
    done = met("- {id: claim, claim: {by: CHN}}\n- ruling: {kind: procedural}")
    assert refusal(done, "claim")[0].startswith("San Francisco")


@pytest.mark.parametrize(
    ("agenda", "steps", "message"),
    [
        (
            "{after: nothing}",
            "{id: a, suspend: }",
            "no step of the proceedings is called nothing; expected one of a",
        ),
        ("{after: nothing}", "suspend: ", "expected the id of one, and none of them has an id"),
        ("{undecided: true, against: SUN}", "suspend: ", "found true, but `against` says that it was decided"),
        ("{undecided: true, counts: 9-1-1}", "suspend: ", "found true, but `counts` says that it was decided"),
        ("{undecided: true, without_vote: true}", "suspend: ", "`without_vote` says that it was decided"),
        ("{after: a, undecided: true}", "{id: a, suspend: }", "found true, but `after` says that it was decided"),
        ("{}", "ruling: {kind: procedural}", "found no draft, expected `draft:`"),
    ],
)
def test_what_contradicts_itself_is_refused(agenda: str, steps: str, message: str) -> None:
    with pytest.raises(ScenarioError, match=message.replace("`", ".")):
        loads(f"title: T\ntimeline:\n{opened(agenda, steps)}")


def test_a_meeting_has_just_the_drafts_in_turn_that_it_names() -> None:
    two = """
    - at: 1948-05-24
      draft: {symbol: S/1, by: USA}
    - at: 1948-05-24
      draft: {symbol: S/2, by: GBR}
    - at: 1948-05-24
      meeting:
        %s
        proceedings:
          - id: second
            put_to_vote: {question: adopt S/2, draft: S/2, in_favour: the rest}
    """
    done = sound(played(two % "item: x"))
    assert done.decisions["second"].outcome is Outcome.ADOPTED
    done = sound(played(two % "drafts: [S/1, S/2]"))
    assert refusal(done, "second") == ("Rule 32", "S/1 was submitted before S/2")
    assert [t.draft.symbol for t in done.standing[0].state.drafts] == ["S/1", "S/2"]
    assert not all_of(done, Decided)

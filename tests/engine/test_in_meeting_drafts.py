"""What is done with drafts before the vote, played from a file: amended, divided, reordered, withdrawn."""

import pytest
from stage import all_of, met, names, of_step, played, refusal, sound, the

import sim
from sim.engine.events import Decided, VetoDebateDue
from sim.engine.events_in_meeting import (
    AmendmentIntroduced,
    DraftSeconded,
    DraftTakenOver,
    DraftWithdrawn,
    Moved,
    Ruled,
    SeparateVoteAsked,
    TreatedAs,
)
from sim.law import Kind
from sim.source import Status

DRAFT = "- {id: d, draft: {symbol: S/1, by: USA, kind: substantive}}\n"
UNSAID = "- {id: d, draft: {symbol: S/1, by: USA}}\n"
OTHER = "- {draft: {symbol: S/2, by: RUS}}\n"
VOTE = "- {id: v, put_to_vote: {question: adopt S/1, draft: S/1, in_favour: the rest}}\n"
AMENDMENT = "- {id: a, amendment: {symbol: A1, to: S/1, by: GBR FRA, text: add a paragraph}}\n"
VETOED = "against: RUS, in_favour: the rest"


def put(symbol: str, id: str, more: str = "in_favour: the rest") -> str:
    return f"- {{id: {id}, put_to_vote: {{question: adopt {symbol}, draft: {symbol}, {more}}}}}\n"


# Amendments (Rule 36)


def test_rule_36_an_amendment_is_voted_on_before_its_draft():
    done = met(DRAFT + AMENDMENT + put("A1", "av") + VOTE)
    introduced = the(done, AmendmentIntroduced)
    assert (introduced.by, introduced.to, introduced.text) == (("GBR", "FRA"), "S/1", "add a paragraph")
    assert list(done.decisions)[-2:] == ["av", "v"]
    early = met(DRAFT + AMENDMENT + VOTE)
    assert refusal(early) == ("Rule 36", "A1 amends S/1 and is voted on first")


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        (AMENDMENT + DRAFT, "S/1 has not been submitted"),
        (DRAFT + VOTE + AMENDMENT, "S/1 no longer waits for its first vote"),
        (DRAFT + AMENDMENT + AMENDMENT.replace("id: a", "id: b"), "A1 has been submitted already"),
    ],
)
def test_rule_36_what_cannot_be_amended(steps, why):
    rule, told = refusal(met(steps))
    assert (rule, why in told) == ("Rule 36", True)


def test_rule_36_the_order_of_several_is_that_of_the_file_and_the_presidents_to_rule():
    two = AMENDMENT + AMENDMENT.replace("A1", "A2").replace("id: a", "id: b")
    done = met(DRAFT + two + put("A2", "second") + put("A1", "first") + VOTE)
    assert the(done, Ruled).ruling == "the amendments are voted on in the order A2, A1"
    assert list(done.decisions)[-3:] == ["second", "first", "v"]


@pytest.mark.parametrize(
    ("draft", "said", "status"),
    [
        (DRAFT, "", Status.DERIVED),  # the draft's kind is stated, and the amendment is of that kind
        (UNSAID, "", Status.ASSUMED),  # nothing in the file tells the kind of either
        (UNSAID, "kind: substantive, ", Status.RECORDED),
    ],
)
def test_rule_36_an_amendment_is_of_the_kind_of_its_draft_and_known_by_it(draft, said, status):
    done = met(draft + AMENDMENT + put("A1", "av", f"{said}{VETOED}") + VOTE)
    decided = done.decisions["av"]
    assert (decided.kind, decided.kind_status) == (Kind.SUBSTANTIVE, status)
    assert decided.note == "An amendment to S/1, and decided as a question of the same kind."
    assert "An amendment" not in done.decisions["v"].note


def test_an_amendment_to_a_draft_that_later_words_tell_of_is_of_that_kind():
    later = put("S/1", "v", "in_favour: the rest").replace("adopt S/1", "call an emergency special session")
    done = met(
        UNSAID.replace("by: USA", "by: USA, kind: procedural") + AMENDMENT + put("A1", "av", VETOED) + later
    )
    assert (done.decisions["av"].kind, done.decisions["av"].outcome.value) == (Kind.PROCEDURAL, "adopted")
    assert done.decisions["av"].kind_status is Status.DERIVED


# What counts as a veto for A/RES/76/262, which speaks of the casting of a veto and names no sort of text


def test_a_vetoed_amendment_brings_a_debate_about_and_so_does_a_vetoed_part():
    steps = DRAFT + AMENDMENT + put("A1", "av", VETOED) + VOTE
    (due,) = all_of(met(steps, at="2025-02-24"), VetoDebateDue)
    assert (due.on, due.vetoed_by) == ("av", ("RUS",))
    assert all_of(met(steps), VetoDebateDue) == []  # in 2014 nothing of the kind
    part = "- separate_vote: {draft: S/1, part: paragraph 3, by: CHN}\n"
    kept = put("S/1", "pv", f"part: paragraph 3, {VETOED}")
    (due,) = all_of(met(DRAFT + part + kept + VOTE, at="2025-02-24"), VetoDebateDue)
    assert due.on == "pv" and due.status is not Status.RECORDED


def test_a_vetoed_preliminary_question_does_not():
    claim = "{by: RUS, draft: S/1, vote: {question: is it procedural, against: RUS, in_favour: the rest}}"
    steps = f"- draft: {{symbol: S/1, by: USA, kind: procedural}}\n- {{id: p, claim: {claim}}}"
    done = met(steps, at="2025-02-24", top="law: {claim_not_procedural: true}")
    assert (done.decisions["p"].kind, done.decisions["p"].reason.value) == (Kind.PRELIMINARY, "veto")
    assert the(done, TreatedAs).kind == "substantive" and all_of(done, VetoDebateDue) == []


def test_the_amendments_of_24_february_2025_are_debated():
    done = sim.run(sim.load("amendments/2025-ukraine"))
    vetoed = [e.id for e in all_of(done, Decided) if e.reason.value == "veto"]
    assert vetoed and all("An amendment to" in done.decisions[v].note for v in vetoed)


# Separate votes (Rule 32(2))

ASKED = "- {id: s, separate_vote: {draft: S/1, part: paragraph 3, by: CHN}}\n"


def test_rule_32_a_part_is_voted_on_first_where_a_member_asks_and_the_mover_does_not_object():
    part = put("S/1", "pv", "part: paragraph 3, counts: 8-7-0")
    done = met(DRAFT + ASKED + part + VOTE)
    assert (the(done, SeparateVoteAsked).by, the(done, SeparateVoteAsked).refused_by) == ("CHN", "")
    assert done.decisions["pv"].note == "A part of S/1, and decided as a question of the same kind."
    assert done.decisions["pv"].kind_status is Status.DERIVED
    assert list(done.decisions)[-2:] == ["pv", "v"]
    assert refusal(met(DRAFT + ASKED + VOTE))[0] == "Rule 32"
    objects = met(DRAFT + ASKED.replace("by: CHN", "by: CHN, mover_objects: true") + part + VOTE)
    assert the(objects, SeparateVoteAsked).refused_by == "USA"
    assert refusal(objects, "pv")[0] == "Rule 32" and "pv" not in objects.decisions
    assert refusal(met(ASKED)) == ("Rule 32", "S/1 has not been submitted")


# The order of drafts (Rule 32(1))

FIRST = (
    "- {{id: o, order_of_drafts: {{first: {}, by: RUS, vote: {{question: S/2 first, kind: procedural, {}}}}}}}\n"
)


def test_rule_32_the_council_decides_to_vote_on_a_later_draft_first():
    carried = met(DRAFT + OTHER + FIRST.format("S/2", "in_favour: the rest") + put("S/2", "w") + VOTE)
    assert list(carried.decisions)[-3:] == ["o", "w", "v"]
    lost = met(DRAFT + OTHER + FIRST.format("S/2", "counts: 4-4-7") + put("S/2", "w") + VOTE)
    assert refusal(lost, "w") == ("Rule 32", "S/1 was submitted before S/2")
    unopposed = met(DRAFT + OTHER + "- {id: o, order_of_drafts: {first: S/2, by: RUS}}\n" + put("S/2", "w"))
    assert of_step(unopposed, "o") is the(unopposed, Moved) and "w" in unopposed.decisions


def test_rule_32_drafts_that_the_file_does_not_put_to_the_vote_stand_in_the_order_too():
    done = met(DRAFT + OTHER + FIRST.format("S/2", "in_favour: the rest"))
    assert done.decisions["o"].outcome.value == "adopted"
    assert refusal(met(DRAFT + OTHER + FIRST.format("S/1", "in_favour: the rest"))) == (
        "Rule 32",
        "S/1 comes first already",
    )
    before = "- {at: 2014-12-20, draft: {symbol: S/1, by: USA}}\n"
    first = FIRST.format("S/2", "in_favour: the rest")
    meeting = f"- at: 2014-12-22\n  meeting:\n    proceedings:\n    {OTHER}    {first}"
    assert sound(played(before + meeting)).decisions["o"].outcome.value == "adopted"


def test_where_nothing_is_said_of_the_order_a_draft_of_another_meeting_does_not_wait_in_it():
    done = met(OTHER + DRAFT + VOTE)
    assert "Refused" not in names(done)


def test_the_bombing_of_1950_both_drafts_stand_in_the_order_though_neither_is_put():
    done = sound(sim.run(sim.load("order-of-drafts/1950-bombing")))
    assert done.agrees and the(done, Moved).what == "vote on S/1759 before the other drafts"
    lost = {"timeline.invitation-first.order_of_drafts.first": "S/1752"}
    assert refusal(sim.run(sim.load("order-of-drafts/1950-bombing", lost)))[1] == "S/1752 comes first already"


# Seconding, withdrawal, taking over (Rules 34 and 35)

WITHDRAWN = "- {id: w, withdraw: {draft: S/1, by: USA}}\n"


def test_rules_34_and_35_a_withdrawn_draft_is_taken_over_by_its_seconder():
    seconded = "- {id: s, second: {draft: S/1, by: GBR}}\n"
    taken = "- {id: t, take_over: {draft: S/1, by: GBR}}\n"
    done = met(DRAFT + seconded + WITHDRAWN + taken + VOTE)
    assert [the(done, cls).by for cls in (DraftSeconded, DraftWithdrawn, DraftTakenOver)] == ["GBR", "USA", "GBR"]
    assert "v" in done.decisions
    assert refusal(met(DRAFT + taken))[0] == "Rule 35"
    assert refusal(met(DRAFT + seconded.replace("GBR", "USA")))[0] == "Rule 34"


def test_rule_35_who_did_not_move_a_draft_does_not_withdraw_it_and_a_withdrawn_one_is_not_put():
    other = met(DRAFT + WITHDRAWN.replace("by: USA", "by: CHN"))
    assert refusal(other)[0] == "Rule 35"
    assert refusal(met(DRAFT + WITHDRAWN + VOTE)) == ("Rule 35", "S/1 has been withdrawn")
    assert refusal(met(DRAFT + VOTE + WITHDRAWN))[0] == "Rule 35"


def test_rule_35_an_amendment_is_withdrawn_and_its_draft_voted_on():
    done = met(DRAFT + AMENDMENT + WITHDRAWN.replace("S/1", "A1").replace("USA", "GBR") + VOTE)
    assert the(done, DraftWithdrawn).symbol == "A1" and "v" in done.decisions

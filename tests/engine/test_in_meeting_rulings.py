"""Points of order, claims and rulings played from a file: the double veto end to end, and the way out of it."""

import pytest
from stage import all_of, met, names, of_step, played, refusal, sound, the

import sim
from sim.engine.events import Decided, MeetingEnded
from sim.engine.events_in_meeting import (
    Claimed,
    LeftUndecided,
    PointRaised,
    Ruled,
    RulingChallenged,
    StillBefore,
    TreatedAs,
)
from sim.law import Kind
from sim.show.json_rows import run_row
from sim.show.votes_csv import votes_csv
from sim.source import Status

DRAFT = "- draft: {symbol: S/1, kind: procedural, by: USA, text: appoint a subcommittee}\n"
VOTE = "- {{id: v, put_to_vote: {{question: adopt S/1, draft: S/1, kind: procedural, {}}}}}\n"
SOVIET_NO = "against: SUN UKR, in_favour: the rest"
CLAIM = (
    "- {id: claim, claim: {by: SUN, draft: S/1, vote: {question: is it procedural, against: SUN UKR, "
    "abstaining: FRA, in_favour: the rest}}}\n"
)
RULED_PROCEDURAL = "- {id: r, ruling: {draft: S/1, kind: procedural}}\n"


def in_1948(steps: str):
    return met(steps, at="1948-05-24")


def outcomes(done, of="v"):
    return [(e.kind.value, e.outcome.value, e.blocked_by) for e in all_of(done, Decided) if e.id == of]


# Points of order and rulings (Rule 30)


def test_rule_30_a_point_of_order_is_ruled_on_at_once_and_the_ruling_stands():
    done = met("- {id: p, point_of_order: {by: RUS, says: the list of speakers}}\n- {id: r, ruling: {says: no}}")
    assert of_step(done, "p") is the(done, PointRaised)
    assert (the(done, Ruled).by, the(done, Ruled).says) == ("TCD", "no")
    assert the(done, MeetingEnded)


@pytest.mark.parametrize(
    ("vote", "outcome"),
    [
        ("counts: 9-6-0", "adopted"),  # nine overrule it
        ("counts: 8-7-0", "not_adopted"),  # eight do not: it stands
        ("put_as: uphold, counts: 9-6-0", "adopted"),
    ],
)
def test_rule_30_a_ruling_that_is_challenged_goes_to_the_vote(vote, outcome):
    challenge = f"{{says: no, challenged_by: RUS, vote: {{question: the ruling, {vote}}}}}"
    done = met(f"- {{point_of_order: {{by: RUS}}}}\n- {{id: r, ruling: {challenge}}}")
    assert (done.decisions["r"].kind, done.decisions["r"].outcome.value) == (Kind.RULING_CHALLENGE, outcome)
    assert the(done, RulingChallenged).by == "RUS"
    assert all_of(done, LeftUndecided) == [] and the(done, MeetingEnded)


def test_rule_30_nine_against_upholding_overrule_nothing_and_the_council_is_asked_that_next():
    nine = "{says: no, challenged_by: RUS, vote: {question: uphold the ruling, put_as: uphold, counts: 6-9-0}}"
    steps = f"- {{point_of_order: {{by: RUS}}}}\n- {{id: r, ruling: {nine}}}\n"
    left = met(steps)
    assert the(left, StillBefore).what == "the challenged ruling of the President"
    assert the(left, LeftUndecided).what == ("the challenged ruling of the President",)
    asked = met(f"{steps}- {{id: next, put_to_vote: {{question: overrule the ruling, counts: 7-8-0}}}}")
    assert asked.decisions["next"].outcome.value == "not_adopted"
    assert "LeftUndecided" not in names(asked)


def test_rule_30_eight_against_upholding_could_not_have_overruled_and_the_ruling_stands():
    eight = "{says: no, challenged_by: RUS, vote: {question: uphold the ruling, put_as: uphold, counts: 7-8-0}}"
    done = met(f"- {{point_of_order: {{by: RUS}}}}\n- {{id: r, ruling: {eight}}}\n")
    assert done.decisions["r"].outcome.value == "not_adopted"
    assert "LeftUndecided" not in names(done)


def test_rule_30_a_challenge_without_a_vote_is_left_undecided():
    done = met("- {point_of_order: {by: RUS}}\n- {ruling: {challenged_by: CHN}}")
    assert the(done, LeftUndecided).what == ("the challenged ruling of the President",)


def test_rule_30_nothing_is_ruled_that_was_not_raised():
    assert refusal(met("- {id: r, ruling: {says: no}}")) == (
        "Rule 30",
        "Nothing has been raised that this ruling would settle",
    )
    done = met(DRAFT.replace("USA", "USA") + RULED_PROCEDURAL)
    assert "Nobody has claimed that S/1 is not procedural" in refusal(done)[1]


def test_a_ruling_on_the_order_of_amendments_names_those_that_wait():
    amendments = "".join(f"- amendment: {{symbol: A{n}, to: S/1, by: RUS}}\n" for n in (1, 2))
    rule = "- {{id: r, ruling: {{draft: S/1, order: [{}]}}}}"
    done = met(DRAFT + amendments + rule.format("A2, A1"))
    assert the(done, Ruled).ruling == "the amendments are voted on in the order A2, A1"
    assert refusal(met(DRAFT + amendments + rule.format("A2, A3")))[0] == "Rule 36"


# The double veto


def test_the_claim_the_preliminary_question_and_the_veto():
    done = in_1948(DRAFT + CLAIM + VOTE.format(SOVIET_NO).replace(", kind: procedural", ""))
    assert the(done, Claimed).by == "SUN"
    preliminary = done.decisions["claim"]
    assert (preliminary.kind, preliminary.reason.value, str(preliminary.tally)) == (
        Kind.PRELIMINARY,
        "veto",
        "8-2-1",
    )
    assert the(done, TreatedAs).kind == "substantive"
    assert outcomes(done) == [("substantive", "not_adopted", ("SUN",))]
    assert done.decisions["v"].kind_status is Status.DERIVED
    assert outcomes(in_1948(DRAFT + VOTE.format(SOVIET_NO))) == [("procedural", "adopted", ())]


def test_a_claim_that_nobody_permanent_votes_for_leaves_the_vote_as_it_was():
    procedural = CLAIM.replace("against: SUN UKR", "against: UKR").replace("by: SUN", "by: UKR")
    done = in_1948(DRAFT + VOTE.format(SOVIET_NO) + procedural)
    assert the(done, TreatedAs).kind == "procedural"
    assert outcomes(done) == [("procedural", "adopted", ())]


def test_claimed_after_the_vote_it_is_counted_again_and_a_ruling_counts_it_a_third_time():
    done = in_1948(DRAFT + VOTE.format(SOVIET_NO) + CLAIM + RULED_PROCEDURAL)
    assert outcomes(done) == [
        ("procedural", "adopted", ()),
        ("substantive", "not_adopted", ("SUN",)),
        ("procedural", "adopted", ()),
    ]
    first, *again = (e for e in all_of(done, Decided) if e.id == "v")
    assert all(e.votes == first.votes and e.kind_status is Status.DERIVED for e in again)
    rows = run_row(done.log, file="f", agrees=None)["decisions"]
    assert [row["outcome"] for row in rows if row["id"] == "v"] == ["adopted"]
    voting = [line for line in "".join(votes_csv([("f", done.log)])).splitlines() if ",v," in line]
    assert len(voting) == 11  # each member once


def test_claimed_at_the_next_meeting_the_votes_of_the_last_are_counted_again():
    head = "- id: {}\n  at: 1948-05-{}\n  source: S/PV.{}\n  meeting:\n    record: S/PV.{}\n    proceedings:\n"
    first = head.format("one", 24, 303, 303) + "".join(
        f"    {x}\n" for x in (DRAFT + VOTE.format(SOVIET_NO)).splitlines()
    )
    second = head.format("two", 25, 304, 304) + "".join(
        f"    {x}\n" for x in (CLAIM + RULED_PROCEDURAL).splitlines()
    )
    done = sound(played(first + second))
    assert [kind for kind, _, _ in outcomes(done)] == ["procedural", "substantive", "procedural"]
    last = done.decisions["v"]
    assert [s.cite for s in last.sources] == ["S/PV.303", "S/PV.304"]
    assert last.votes == next(e for e in all_of(done, Decided) if e.id == "v").votes
    undecided = played(first.replace(VOTE.format(SOVIET_NO).strip(), "") + second)
    assert [kind for kind, _, _ in outcomes(undecided)] == []


def test_the_votes_of_a_council_that_sat_before_are_counted_by_it():
    head = "- id: {}\n  at: {}\n  meeting:\n    proceedings:\n"
    first = head.format("one", "1948-12-30") + "".join(
        f"    {x}\n" for x in (DRAFT + VOTE.format(SOVIET_NO)).splitlines()
    )
    claimed = CLAIM.replace("against: SUN UKR", "against: SUN")
    second = head.format("two", "1949-01-03") + f"    {claimed}"
    done = sound(played(first + second))
    voted = [e for e in all_of(done, Decided) if e.id == "v"]
    assert [str(e.tally) for e in voted] == ["9-2-0", "9-2-0"]
    assert "SYR" in {v.member for v in voted[1].votes}  # on the Council to the end of 1948
    assert voted[1].blocked_by == ("SUN",)


@pytest.mark.parametrize(
    ("at", "steps", "why"),
    [
        ("1948-05-24", DRAFT.replace("procedural", "substantive") + CLAIM, "S/1 is not taken as procedural"),
        ("1948-05-24", DRAFT + CLAIM + CLAIM.replace("id: claim", "id: x"), "SUN has claimed that already"),
        ("1948-05-24", CLAIM, "S/1 has not been submitted"),
        (
            "2014-12-22",
            DRAFT + CLAIM.replace("SUN UKR", "RUS CHN").replace("SUN", "RUS"),
            "no longer put to the vote",
        ),
    ],
)
def test_what_cannot_be_claimed(at, steps, why):
    rule, told = refusal(met(steps, at=at))
    assert rule.startswith("San Francisco Statement")
    assert why in told


def test_a_preliminary_question_refused_is_left_undecided():
    claim = CLAIM.replace("SUN UKR", "RUS CHN").replace("SUN", "RUS")
    assert the(met(DRAFT + claim), LeftUndecided).what == ("the claim that S/1 is not procedural",)


# The record


def test_czechoslovakia_1948_from_its_file():
    done = sound(sim.run(sim.load("double-veto/1948-czechoslovakia")))
    assert done.agrees
    assert [type(e).__name__ for e in done.log if isinstance(e, Claimed | TreatedAs | Ruled)] == [
        "Claimed",
        "TreatedAs",
        "Ruled",
        "TreatedAs",
    ]
    assert done.decisions["subcommittee"].kind is Kind.SUBSTANTIVE


def test_formosa_1950_voted_at_one_meeting_claimed_at_the_next_and_ruled_procedural():
    done = sound(sim.run(sim.load("double-veto/1950-formosa")))
    assert done.agrees
    assert outcomes(done, "resolution-87") == [
        ("procedural", "adopted", ()),
        ("substantive", "not_adopted", ("ROC", "USA")),
        ("procedural", "adopted", ()),
    ]
    assert done.decisions["preliminary"].blocked_by == ("ROC",)
    unruled = sim.run(sim.load("double-veto/1950-formosa", {"timeline.ruling.ruling.kind": "substantive"}))
    assert outcomes(unruled, "resolution-87")[-1] == ("substantive", "not_adopted", ("ROC", "USA"))


def test_laos_1959_the_ruling_sets_the_preliminary_vote_aside_before_the_draft_is_put():
    done = sound(sim.run(sim.load("double-veto/1959-laos")))
    assert done.agrees
    assert done.decisions["preliminary"].blocked_by == ("SUN",)
    assert [e.kind for e in all_of(done, TreatedAs)] == ["substantive", "procedural"]
    (draft,) = [e for e in all_of(done, Decided) if e.id not in ("preliminary", "first-meeting-agenda")][-1:]
    assert (draft.kind, draft.outcome.value, str(draft.tally)) == (Kind.PROCEDURAL, "adopted", "10-1-0")

"""Law against record: over all recorded votes of the shared facts, and vote by vote where something is wrong."""

from collections import Counter
from datetime import date
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from effort import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.council import council_on
from sim.law import Choice, Kind, Tally
from sim.records.checking import Checked, Ground, Verdict, check
from sim.records.held import rolls_of
from sim.records.kinds import Kinds, read_kinds
from sim.records.kinds_in_scenarios import Episodes
from sim.records.reading import read_votes
from sim.records.recorded import BadRow, Basis, RecordedVote, Result
from sim.records.scenario_of import scenario_of
from tests.records.un_layout import Made, as_csv, made, without_vote

FILES = ("recorded_votes", "vetoes", "failed_drafts", "procedural_votes")
# The shared README names them as rows without a tally; of one more that it names, the nine affirmative votes are
# there as a total, and a procedural vote takes no more; of another, twelve members by name were not in favour.
NO_TALLY = {"1946-02-16:S/PV.23", "1946-06-26:S/PV.49", "1946-06-26:S/PV.49#3", "S/10416"}
UKRAINE = date(2022, 2, 27)


def read(path: Path) -> list[RecordedVote]:
    found = list(read_votes(path))
    assert not [row for row in found if isinstance(row, BadRow)]
    return [vote for vote in found if isinstance(vote, RecordedVote)]


@pytest.fixture(scope="module")
def recorded(shared: Path) -> dict[str, list[Checked]]:
    return {file: [check(vote) for vote in read(shared / "data" / f"{file}.csv")] for file in FILES}


def test_no_recorded_vote_differs_from_the_law(recorded: dict[str, list[Checked]]) -> None:
    every = [checked for each in recorded.values() for checked in each]
    assert len(every) == 2101
    assert [c.vote.id for c in every if c.verdict is Verdict.DIFFER] == []
    full = [c for c in every if c.vote.complete]
    assert len(full) == 1952
    assert {(c.verdict, c.basis) for c in full} == {(Verdict.AGREE, Basis.MEMBERS)}


def test_every_unchecked_row_has_its_reason(recorded: dict[str, list[Checked]]) -> None:
    unchecked = [c for each in recorded.values() for c in each if c.verdict is Verdict.UNCHECKED]
    assert all(c.reason for c in unchecked)
    assert Counter(c.ground for c in unchecked) == {Ground.WITHOUT_VOTE: 28, Ground.NO_NUMBERS: len(NO_TALLY)}
    assert {c.vote.id for c in unchecked if c.ground is Ground.NO_NUMBERS} == NO_TALLY


def test_each_permanent_no_on_an_adopted_resolution_is_explained_by_its_kind(
    recorded: dict[str, list[Checked]],
) -> None:
    over = [c for each in recorded.values() for c in each if c.over_a_no]
    assert len(over) == 22
    for checked in over:
        assert checked.verdict is Verdict.AGREE
        assert checked.kind is Kind.PROCEDURAL
        assert checked.decision is not None
        assert "The matter is procedural, so no vote of" in checked.decision.why
    assert {c.vote.file.rpartition("/")[2] for c in over} == {"procedural_votes.csv"}


def test_a_partial_vote_is_never_complete(recorded: dict[str, list[Checked]]) -> None:
    partial = [c for each in recorded.values() for c in each if c.vote.partial]
    assert len(partial) == 79
    assert not [c.vote.id for c in partial if c.vote.complete]
    assert [c.vote.id for c in partial if c.basis is Basis.MEMBERS] == ["S/2020/797"]


def test_a_list_in_part_settles_a_failure_that_the_rest_cannot_turn(
    recorded: dict[str, list[Checked]],
) -> None:
    (checked,) = [c for c in recorded["failed_drafts"] if c.vote.id == "S/2020/797"]
    assert checked.verdict is Verdict.AGREE
    assert checked.remark.startswith("no vote of RUS is in the file; there are no totals")
    assert "outcome: not_adopted" in scenario_of(checked.vote)


def test_every_full_roll_call_agrees_in_the_other_layout_too(shared: Path, tmp_path: Path) -> None:
    resolutions = [v for v in read(shared / "data" / "recorded_votes.csv") if v.complete]
    rows = [row for n, v in enumerate(resolutions, 1) for row in Made(n, v.on, v.choices).rows()]
    (tmp_path / "un.csv").write_text(as_csv(rows), "utf-8")
    again = read(tmp_path / "un.csv")
    assert [dict(v.choices) for v in again] == [dict(v.choices) for v in resolutions]
    assert {check(v).verdict for v in again} == {Verdict.AGREE}


def one(tmp_path: Path, vote: Made, **changed: str) -> RecordedVote:
    """Write one vote in the UN layout, with some cells changed in all its rows, and read it."""
    (tmp_path / "one.csv").write_text(as_csv([row | changed for row in vote.rows()]), "utf-8")
    (found,) = read(tmp_path / "one.csv")
    return found


def test_without_a_kind_a_no_that_did_not_block_is_consistent_only_as_procedural(tmp_path: Path) -> None:
    vote = one(tmp_path, made(2623, UKRAINE, no="RUS", abstain="ARE CHN IND"))
    checked = check(vote)
    assert (checked.verdict, checked.ground) == (Verdict.UNCHECKED, Ground.ONLY_PROCEDURAL)
    assert checked.reason.startswith("adopted with 11-1-3, RUS against: consistent only as procedural")
    assert [said.split(" (")[0] for said in checked.disagreeing] == ["adopted", "not_adopted, veto"]


def test_a_file_of_kinds_states_the_kind(tmp_path: Path) -> None:
    vote = one(tmp_path, made(2623, UKRAINE, no="RUS", abstain="ARE CHN IND"))
    for text, verdict in (
        ("id,kind,source\nS/RES/2623 (2022),procedural,S/PV.8980\n", Verdict.AGREE),
        ("id,kind,source\nS/2022/2623,procedural,its draft\n", Verdict.AGREE),
        ("id,kind,kind_basis\nS/RES/2623(2022),procedural,presumed\n", Verdict.UNCHECKED),
        ("kind,id\nsubstantive,S/RES/2623(2022)\n", Verdict.DIFFER),
    ):
        (tmp_path / "kinds.csv").write_text(text, "utf-8")
        kinds = Kinds([read_kinds(tmp_path / "kinds.csv")], Episodes(tmp_path))
        assert check(vote, kinds).verdict is verdict, text


SCENARIO = """
title: The session is called
sources: {record: S/PV.8980}
timeline:
  - id: called
    at: 2022-02-27
    source: record
    put_to_vote:
      question: adopt the draft (resolution 2623)
      kind: procedural
      against: RUS
      abstaining: ARE CHN IND
      in_favour: the rest
expect: {called: {outcome: adopted, tally: 11-1-3}}
"""


def test_a_scenario_of_record_states_the_kind(tmp_path: Path) -> None:
    vote = one(tmp_path, made(2623, UKRAINE, no="RUS", abstain="ARE CHN IND"))
    (tmp_path / "called.yaml").write_text(SCENARIO, "utf-8")
    checked = check(vote, Kinds(episodes=Episodes(tmp_path)))
    assert (checked.verdict, checked.kind) == (Verdict.AGREE, Kind.PROCEDURAL)
    assert checked.kind_source.endswith("called, step called")
    for wrong in ("2022-02-26", "resolution 262"):
        right = "2022-02-27" if wrong.startswith("2022") else "resolution 2623"
        (tmp_path / "called.yaml").write_text(SCENARIO.replace(right, wrong), "utf-8")
        assert check(vote, Kinds(episodes=Episodes(tmp_path))).verdict is Verdict.UNCHECKED


def test_the_id_of_a_step_names_the_vote_as_well(tmp_path: Path) -> None:
    vote = one(tmp_path, made(2623, UKRAINE, no="RUS", abstain="ARE CHN IND"))
    as_put = SCENARIO.replace(" (resolution 2623)", "")
    (tmp_path / "called.yaml").write_text(as_put, "utf-8")
    assert check(vote, Kinds(episodes=Episodes(tmp_path))).verdict is Verdict.UNCHECKED
    (tmp_path / "called.yaml").write_text(as_put.replace("called", "resolution-2623"), "utf-8")
    assert check(vote, Kinds(episodes=Episodes(tmp_path))).verdict is Verdict.AGREE


def test_a_scenario_of_other_votes_states_no_kind(tmp_path: Path) -> None:
    """Of the same resolution, but with other members against or more in favour than the scenario has it."""
    shipped = Kinds()
    assert check(one(tmp_path, made(2623, UKRAINE, no="RUS", abstain="ARE CHN IND")), shipped).kind is not None
    for votes in (
        {"no": "USA", "abstain": "ARE CHN IND"},
        {"no": "RUS USA", "abstain": "ARE CHN IND"},
        {"no": "RUS", "abstain": "CHN IND"},
    ):
        checked = check(one(tmp_path, made(2623, UKRAINE, **votes)), shipped)
        assert (checked.verdict, checked.ground) == (Verdict.UNCHECKED, Ground.ONLY_PROCEDURAL)
    # who took no part instead of abstaining is no other vote: records differ in telling it
    took_no_part = made(2623, UKRAINE, no="RUS", abstain="ARE IND", not_voting="CHN")
    assert check(one(tmp_path, took_no_part), shipped).verdict is Verdict.AGREE


def test_an_assumed_vote_states_no_kind(tmp_path: Path) -> None:
    vote = one(tmp_path, made(2623, UKRAINE, no="RUS", abstain="ARE CHN IND"))
    (tmp_path / "called.yaml").write_text(SCENARIO.replace("source: record", "status: assumed"), "utf-8")
    assert check(vote, Kinds(episodes=Episodes(tmp_path))).verdict is Verdict.UNCHECKED


def test_the_episodes_that_come_along_state_the_kind_of_every_such_resolution(
    shared: Path, tmp_path: Path
) -> None:
    over = [
        v
        for v in read(shared / "data" / "procedural_votes.csv")
        if v.id.startswith("S/RES/") and check(v).over_a_no
    ]
    numbered = [Made(int(v.id[6:].partition("(")[0]), v.on, v.choices) for v in over]
    (tmp_path / "un.csv").write_text(as_csv(row for each in numbered for row in each.rows()), "utf-8")
    kinds = Kinds()
    found = [check(v, kinds) for v in read(tmp_path / "un.csv")]
    assert len(found) == 6
    assert {c.verdict for c in found} == {Verdict.AGREE}, [c.reason for c in found]
    assert all(c.kind_source.startswith("scenario ") for c in found)


def test_adopted_without_a_vote_is_never_unanimity(tmp_path: Path) -> None:
    vote = one(tmp_path, without_vote(made(704, date(1991, 8, 9))))
    checked = check(vote)
    assert (checked.verdict, checked.ground) == (Verdict.UNCHECKED, Ground.WITHOUT_VOTE)
    assert vote.votes == () and vote.tally is None
    assert len(vote.named_members) == 15


@pytest.mark.parametrize("modality", ["Vote", "adopted by vote", "RECORDED VOTE", "With vote"])
def test_a_modality_with_a_vote(tmp_path: Path, modality: str) -> None:
    assert check(one(tmp_path, made(1, UKRAINE), modality=modality)).verdict is Verdict.AGREE


@pytest.mark.parametrize("modality", ["Non-recorded", "Unrecorded vote", "non-recorded vote", "Not recorded"])
def test_a_vote_of_which_only_the_numbers_are_recorded(tmp_path: Path, modality: str) -> None:
    vote = one(tmp_path, made(1, UKRAINE, abstain="IND"), modality=modality)
    assert (vote.votes, vote.result, vote.tally) == ((), Result.ADOPTED, Tally(14, 0, 1))
    assert (check(vote).verdict, check(vote).basis) == (Verdict.AGREE, Basis.TOTALS)


@pytest.mark.parametrize("modality", ["Without vote", "adopted without a vote", "Consensus", "BY ACCLAMATION"])
def test_a_modality_without_a_vote(tmp_path: Path, modality: str) -> None:
    assert check(one(tmp_path, made(1, UKRAINE), modality=modality)).ground is Ground.WITHOUT_VOTE


def test_all_in_favour_and_no_word_on_whether_there_was_a_vote(tmp_path: Path) -> None:
    assert check(one(tmp_path, made(1, UKRAINE), modality="")).ground is Ground.NO_RESULT
    assert check(one(tmp_path, made(1, UKRAINE, abstain="IND"), modality="")).verdict is Verdict.AGREE


def test_too_few_votes_for_what_was_adopted(tmp_path: Path) -> None:
    vote = one(tmp_path, made(1, UKRAINE, abstain="ARE CHN IND KEN GAB GHA MEX"))
    checked = check(vote)
    assert (checked.verdict, checked.ground) == (Verdict.DIFFER, Ground.OUTCOME)
    assert "8 affirmative votes, 9 needed" in checked.reason


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"total_yes": "12"}, "11 members are named as in favour, but the total is 12"),
        ({"total_no": "0"}, "1 member is named as against, but the total is 0"),
        ({"total_ms": "11"}, "total_ms is 11, but 15 members sat on 2022-02-27"),
        ({"total_yes": "many"}, "total_yes is 'many'; expected a number of votes"),
        ({"permanent_member": "False"}, "permanent_member is False for"),
    ],
)
def test_a_file_that_contradicts_itself_differs(tmp_path: Path, changed: dict[str, str], said: str) -> None:
    checked = check(one(tmp_path, made(1, UKRAINE, no="IND", abstain="ARE CHN RUS"), **changed))
    assert (checked.verdict, checked.ground) == (Verdict.DIFFER, Ground.CONTRADICTION)
    assert said in checked.reason


def row_of(tmp_path: Path, **cells: str) -> RecordedVote:
    """Write one vote in the layout of a row per vote, and read it."""
    known = {
        "id": "S/2099/1",
        "date": "2022-02-27",
        "kind": "substantive",
        "kind_basis": "recorded",
        "outcome": "vetoed",
        "votes_basis": "partial",
    }
    known |= dict.fromkeys(("yes", "no", "abstain", "not_voting", "votes", "veto_by"), "") | cells
    text = f"{','.join(known)}\n{','.join(known.values())}\n"
    (tmp_path / "row.csv").write_text(text, "utf-8")
    (vote,) = read(tmp_path / "row.csv")
    return vote


NINE = ("ALB", "BRA", "GAB", "GHA", "IND", "IRL", "KEN", "MEX", "NOR")
PARTLY_KNOWN = [
    # the veto holder's no is named, the rest is known by number
    ({"yes": "11", "no": "1", "abstain": "3", "votes": "RUS=N"}, Verdict.AGREE),
    # the name is in veto_by alone
    ({"yes": "11", "no": "1", "abstain": "3", "votes_basis": "none", "veto_by": "RUS"}, Verdict.AGREE),
    # one no, and nobody says whose
    ({"yes": "11", "no": "1", "abstain": "3", "votes_basis": "none"}, Verdict.UNCHECKED),
    # eleven noes among fifteen: at least one of them is a permanent member's, but then nine in favour are missing
    ({"yes": "4", "no": "11", "votes_basis": "none"}, Verdict.DIFFER),
    # who the yeses are leaves only permanent members to have cast the no
    (
        {"yes": "14", "no": "1", "votes": ";".join(f"{c}=Y" for c in (*NINE, "ARE"))},
        Verdict.AGREE,
    ),
    # four in favour are too few, whatever the others did
    ({"yes": "4", "outcome": "not_adopted_insufficient_votes"}, Verdict.AGREE),
    ({"yes": "4", "outcome": "not_carried", "kind": "procedural"}, Verdict.AGREE),
    # nine in favour carry a procedural motion and may still have met a veto on another
    ({"yes": "9", "outcome": "carried", "kind": "procedural"}, Verdict.AGREE),
    ({"yes": "9", "outcome": "adopted", "votes_basis": "none"}, Verdict.UNCHECKED),
    ({"yes": "9", "no": "0", "outcome": "adopted", "votes_basis": "none"}, Verdict.AGREE),
    # the noes alone tell nothing of the yeses
    ({"no": "2", "votes": "RUS=N"}, Verdict.UNCHECKED),
    # a list in part, and no totals: nine in favour and a permanent no are enough, eight and one are not
    ({"votes": "RUS=N;" + ";".join(f"{c}=Y" for c in NINE)}, Verdict.AGREE),
    ({"votes": "RUS=N;" + ";".join(f"{c}=Y" for c in NINE[1:])}, Verdict.UNCHECKED),
    # seven who were not in favour settle that it failed, six do not; who says adopted is wrong
    ({"votes": ";".join(f"{c}=A" for c in NINE[:7]), "outcome": "not_adopted_insufficient_votes"}, Verdict.AGREE),
    (
        {"votes": ";".join(f"{c}=A" for c in NINE[:6]), "outcome": "not_adopted_insufficient_votes"},
        Verdict.UNCHECKED,
    ),
    ({"votes": ";".join(f"{c}=A" for c in NINE[:7]), "outcome": "adopted"}, Verdict.DIFFER),
    # lost either way: as a veto, or for want of votes
    ({"no": "6", "votes": "RUS=N"}, Verdict.UNCHECKED),
    ({"no": "6", "votes": "RUS=N", "outcome": "not_carried"}, Verdict.AGREE),
    # totals that no Council of fifteen can have had
    ({"yes": "14", "no": "2", "abstain": "0", "veto_by": "RUS"}, Verdict.DIFFER),
    ({"yes": "11", "no": "1", "abstain": "2", "not_voting": "0", "veto_by": "RUS"}, Verdict.DIFFER),
    ({"yes": "11", "no": "1", "abstain": "3", "veto_by": "IND"}, Verdict.DIFFER),
    ({"yes": "11", "no": "1", "abstain": "3", "votes": "RUS=A", "veto_by": "RUS"}, Verdict.DIFFER),
    # who is said to have vetoed is none of those who voted against, or not all of them
    ({"yes": "13", "no": "2", "abstain": "0", "votes": "CHN=N;RUS=N", "veto_by": "USA"}, Verdict.DIFFER),
    ({"yes": "13", "no": "2", "abstain": "0", "votes": "CHN=N;RUS=N", "veto_by": "CHN;USA"}, Verdict.DIFFER),
    ({"yes": "13", "no": "2", "abstain": "0", "votes": "CHN=N;RUS=N", "veto_by": "CHN"}, Verdict.DIFFER),
    ({"yes": "13", "no": "2", "abstain": "0", "votes": "CHN=N;RUS=N", "veto_by": "CHN;RUS"}, Verdict.AGREE),
    # names and totals together are more than sat
    ({"yes": "13", "no": "2", "votes": "RUS=N;IND=A"}, Verdict.DIFFER),
]


@pytest.mark.parametrize(("cells", "verdict"), PARTLY_KNOWN)
def test_what_is_known_in_part_is_settled_or_not(tmp_path: Path, cells: dict[str, str], verdict: Verdict) -> None:
    checked = check(row_of(tmp_path, **cells))
    assert checked.verdict is verdict, checked.reason
    assert not checked.vote.complete
    counted = any(cells.get(total) for total in ("yes", "no", "abstain"))
    assert checked.basis is not (Basis.MEMBERS if counted else Basis.TOTALS)


def test_a_contradiction_of_totals_and_names_says_what_it_is(tmp_path: Path) -> None:
    cells = {"yes": "13", "no": "2", "abstain": "0", "votes": "CHN=N;RUS=N"}
    checked = check(row_of(tmp_path, **cells, veto_by="USA"))
    assert checked.ground is Ground.CONTRADICTION
    assert "3 members are named as against, with those of veto_by, but the total is 2" in checked.reason
    found = check(row_of(tmp_path, **cells, veto_by="CHN")).reason
    assert "veto_by names CHN, but the permanent members against are CHN, RUS" in found


@given(st.data())
@settings(max_examples=examples(60), deadline=None)
def test_a_list_in_part_agrees_where_every_completion_does(data: st.DataObject) -> None:
    """Independently: fill in who is missing in every way, and see whether the law always says what is recorded."""
    council = council_on(UKRAINE)
    letters = {Choice.YES: "Y", Choice.NO: "N", Choice.ABSTAIN: "A", Choice.NOT_VOTING: "X"}
    missing = set(data.draw(st.lists(st.sampled_from(council.codes), min_size=1, max_size=4, unique=True)))
    mostly = data.draw(st.sampled_from(list(Choice)))
    other = st.sampled_from([mostly, mostly, *Choice])
    known = {code: data.draw(other) for code in council.codes if code not in missing}
    outcome = data.draw(st.sampled_from(["adopted", "vetoed", "not_adopted_insufficient_votes", "not_adopted"]))
    with TemporaryDirectory() as folder:
        votes = ";".join(f"{code}={letters[choice]}" for code, choice in known.items())
        checked = check(row_of(Path(folder), outcome=outcome, votes=votes))
    came = set()
    for rest in product((Choice.YES, Choice.NO, Choice.ABSTAIN), repeat=len(missing)):
        full = known | dict(zip(sorted(missing), rest, strict=True))
        yes = sum(choice is Choice.YES for choice in full.values())
        blocked = any(full[code] is Choice.NO for code in council.permanent)
        came.add("not_adopted_insufficient_votes" if yes < 9 else "vetoed" if blocked else "adopted")
    failed = "adopted" not in came
    if came == {outcome} or (outcome == "not_adopted" and failed):
        assert checked.verdict is Verdict.AGREE, (known, came)
    elif outcome in came or (outcome == "not_adopted" and not failed and came != {"adopted"}):
        assert checked.verdict is Verdict.UNCHECKED, (known, came)
    else:
        assert checked.verdict is not Verdict.AGREE, (known, came)


def test_two_bounds_where_only_the_yeses_are_known(tmp_path: Path) -> None:
    vote = row_of(tmp_path, yes="10", votes_basis="none")
    rolls = rolls_of(vote, council_on(UKRAINE))
    assert [roll.unnamed for roll in rolls] == [Tally(10, 5), Tally(10, 0, 0, 5)]


def test_a_presumed_kind_is_no_proof(tmp_path: Path) -> None:
    choices = made(1, UKRAINE, no="RUS").choices
    letters = {Choice.YES: "Y", Choice.NO: "N"}
    votes = ";".join(f"{code}={letters[choice]}" for code, choice in choices.items())
    for basis, verdict in (("presumed", Verdict.UNCHECKED), ("recorded", Verdict.DIFFER)):
        vote = row_of(tmp_path, kind_basis=basis, outcome="adopted", votes=votes, votes_basis="recorded")
        assert check(vote).verdict is verdict


def test_a_kind_that_somebody_states_may_settle_what_is_known_in_part(tmp_path: Path) -> None:
    """Enough in favour, one against, and nobody says whose vote that was: enough if the question is procedural."""
    cells = {"id": "S/RES/2623(2022)", "kind": "", "outcome": "adopted", "yes": "11", "no": "1", "abstain": "3"}
    vote = row_of(tmp_path, **cells, votes_basis="none")
    assert (check(vote).verdict, check(vote).ground) == (Verdict.UNCHECKED, Ground.OPEN)
    (tmp_path / "called.yaml").write_text(SCENARIO, "utf-8")
    checked = check(vote, Kinds(episodes=Episodes(tmp_path)))
    assert (checked.verdict, checked.basis) == (Verdict.AGREE, Basis.TOTALS)


def test_not_adopted_for_a_reason_that_is_not_told(tmp_path: Path) -> None:
    """Enough votes and a permanent no: lost if it was open to veto; if it was procedural, the record is wrong."""
    cells = {"outcome": "not_adopted", "yes": "11", "no": "1", "abstain": "3", "votes": "RUS=N"}
    assert check(row_of(tmp_path, **cells)).verdict is Verdict.AGREE
    assert check(row_of(tmp_path, **cells, kind="")).ground is Ground.ONLY_NOT_PROCEDURAL
    assert check(row_of(tmp_path, **cells, kind="procedural")).ground is Ground.OUTCOME
    wrong_reason = cells | {"outcome": "not_adopted_insufficient_votes"}
    assert check(row_of(tmp_path, **wrong_reason)).ground is Ground.REASON


def test_kinds_that_the_votes_of_the_council_do_not_decide(tmp_path: Path) -> None:
    vote = row_of(tmp_path, kind="assembly-majority", outcome="adopted", yes="15", votes_basis="none")
    assert check(vote).ground is Ground.NO_RULE

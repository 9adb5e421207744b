"""Every vote of the files of recorded votes decides as it was recorded: by name, or as far as it is known."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from sim.council import council_on
from sim.law import Choice, Decision, Kind, Outcome, Question, Reason, RollCall, Tally, Vote, decide, law_on

LETTERS = {"Y": Choice.YES, "N": Choice.NO, "A": Choice.ABSTAIN, "X": Choice.NOT_VOTING}
RECORDED = {
    "adopted": (Outcome.ADOPTED, Reason.ENOUGH_VOTES),
    "amendment_adopted": (Outcome.ADOPTED, Reason.ENOUGH_VOTES),
    "carried": (Outcome.ADOPTED, Reason.ENOUGH_VOTES),
    "vetoed": (Outcome.NOT_ADOPTED, Reason.VETO),
    "not_adopted_insufficient_votes": (Outcome.NOT_ADOPTED, Reason.TOO_FEW_VOTES),
    "not_carried": (Outcome.NOT_ADOPTED, Reason.TOO_FEW_VOTES),
}
FILES = {"recorded_votes": 1_838, "vetoes": 54, "failed_drafts": 29, "procedural_votes": 31}

# A preliminary question under its own rule; the file counts the row as procedural, because the President
# ruled so over the negative vote of China, and so does this test.
RULED_PROCEDURAL = "1950-09-29:S/PV.507 preliminary question: the invitation of S/RES/87 is procedural"


def rows(shared: Path, file: str) -> list[dict[str, str]]:
    with (shared / "data" / f"{file}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def votes(row: dict[str, str]) -> tuple[Vote, ...]:
    pairs = (vote.split("=") for vote in row["votes"].split(";") if vote)
    return tuple(Vote(member, LETTERS[letter]) for member, letter in pairs)


def decided(row: dict[str, str], roll: RollCall) -> Decision:
    on = date.fromisoformat(row["date"])
    return decide(Question(Kind(row["kind"])), roll, council_on(on), law_on(on))


@pytest.mark.parametrize("file", FILES)
def test_votes_known_by_name_decide_as_recorded(shared: Path, file: str) -> None:
    number = 0
    for row in rows(shared, file):
        if row["votes_basis"] in ("partial", "none"):
            continue
        number += 1
        decision = decided(row, RollCall(votes(row)))
        assert (decision.outcome, decision.reason) == RECORDED[row["outcome"]], (row["id"], decision.why)
        assert decision.tally == Tally(*(int(row[c.value]) for c in Choice)), row["id"]
        if row["outcome"] == "vetoed":
            assert set(decision.blocked_by) == set(row["veto_by"].replace(";", " ").replace(",", " ").split())
    assert number >= FILES[file]


@pytest.mark.parametrize("file", FILES)
def test_votes_known_in_part_never_contradict_the_record(shared: Path, file: str) -> None:
    found: Counter[str] = Counter()
    for row in rows(shared, file):
        if row["votes_basis"] not in ("partial", "none") or row["outcome"] == "adopted_without_vote":
            continue
        roll = RollCall(votes(row))
        beyond = [max(0, int(row[c.value] or 0) - len(roll.who(c))) for c in Choice]
        decision = decided(row, RollCall(roll.votes, Tally(*beyond)))
        outcome, reason = RECORDED[row["outcome"]]
        if row["yes"] and row["no"]:
            assert (decision.outcome, decision.reason) == (outcome, reason), (row["id"], decision.why)
            found["by number"] += 1
        else:
            assert decision.outcome in (outcome, Outcome.OPEN), (row["id"], decision.why)
            found["in part"] += 1
    assert found["by number"] or file == "recorded_votes"

"""Every recorded procedural vote we know of is in a shipped scenario, with the same outcome, numbers and names."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

from sim.council import council_on
from sim.engine.collected import CollectedVote, collected
from sim.law import Choice, Kind, Outcome
from sim.scenario.library import names

LETTERS = {"Y": Choice.YES, "N": Choice.NO, "A": Choice.ABSTAIN, "X": Choice.NOT_VOTING}
RECORDED = {"carried": Outcome.ADOPTED, "not_carried": Outcome.NOT_ADOPTED}
ROWS = 39


@cache
def told() -> tuple[CollectedVote, ...]:
    """Every procedural vote that the shipped scenarios have on record."""
    return tuple(collected(names(), "procedural"))


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{4,}|\d+", text.lower()))


def unlike(vote: CollectedVote, row: dict[str, str]) -> str:
    """Say in what a vote of ours is not the recorded one; empty if it is."""
    decided = vote.decided
    ours = {v.member: v.choice for v in decided.votes}
    if vote.meeting and row["meeting"] and vote.meeting != row["meeting"]:
        return f"is of {vote.meeting}"
    if len(words(f"{decided.question} {vote.title} {vote.matter}") & words(row["title"])) < 2:
        return f"is on another question: {decided.question}"
    resolution = re.match(r"S/RES/(\d+)", row["id"])
    if resolution and f"resolution-{resolution[1]}" != decided.id:
        return f"is not the vote on {row['id']}"
    for choice in Choice:
        number = row[choice.value]
        if number and (decided.tally is None or getattr(decided.tally, choice.value) != int(number)):
            return f"has the tally {decided.tally}"
    for pair in row["votes"].split(";"):
        member, letter = pair.split("=")
        if ours.get(member) is not LETTERS[letter]:
            return f"has {member} as {ours.get(member)}"
    return "" if outcome(vote) is RECORDED[row["outcome"]] else f"came out {decided.outcome.value}"


def outcome(vote: CollectedVote) -> Outcome:
    """Return what the record says came of a vote.

    On a preliminary question the law of 1945 lets one permanent no decide; in the one such row (29 September
    1950) the President set that aside by a ruling, and the row has what came of the ruling.
    """
    decided = vote.decided
    if decided.kind is Kind.PRELIMINARY and decided.tally is not None and decided.needed is not None:
        return Outcome.ADOPTED if decided.tally.yes >= decided.needed else Outcome.NOT_ADOPTED
    return decided.outcome


def test_every_recorded_procedural_vote_is_told(shared: Path) -> None:
    with (shared / "data" / "procedural_votes.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    missing = []
    for row in rows:
        of_the_day = [v for v in told() if v.decided.at.day.isoformat() == row["date"]]
        why_not = {f"{v.scenario}#{v.decided.id}": unlike(v, row) for v in of_the_day}
        if list(why_not.values()).count("") != 1:
            missing.append((row["id"], why_not))
    assert missing == []
    assert len(rows) == ROWS


def test_no_vote_has_two_rows() -> None:
    """Whoever finds this failing has told of a vote otherwise than another file: make the two agree.

    Two votes alike in one file are two votes (the two Viet-Nams, 6 August 1975).
    """
    found: dict[tuple[object, ...], set[str]] = {}
    for v in told():
        if v.matter:
            names_and_choices = tuple((k.member, k.choice) for k in v.decided.votes)
            alike = v.decided.at.day, v.matter, v.decided.tally, names_and_choices
            found.setdefault(alike, set()).add(v.scenario)
    assert [(vote[:3], files) for vote, files in found.items() if len(files) > 1] == []


def test_each_has_a_name_a_source_and_a_result_that_was_expected() -> None:
    for vote in told():
        where = f"{vote.scenario}#{vote.decided.id}"
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", vote.decided.id), where
        assert vote.sources, where
        assert vote.decided.outcome is not Outcome.OPEN, where


def test_who_is_named_sat_and_whole_roll_calls_add_up() -> None:
    for vote in told():
        decided, tally = vote.decided, vote.decided.tally
        council = council_on(decided.at.day)
        assert {v.member for v in decided.votes} == set(council.codes)
        assert tally is not None
        assert tally.known + tally.unknown == council.size
        named = Counter(v.choice for v in decided.votes)
        for choice in Choice:
            assert named[choice] <= getattr(tally, choice.value)

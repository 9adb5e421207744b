"""The votes of the facts files, block by block, decide as their `result` says."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from sim.council import council_on
from sim.law import Decision, Kind, Outcome, Question, Reason, RollCall, Tally, decide, law_on

KINDS = {
    "procedural": Kind.PROCEDURAL,
    "substantive": Kind.SUBSTANTIVE,
    "preliminary question": Kind.PRELIMINARY,
}
SIDES = {"yes": "in_favour", "no": "against", "abstain": "abstaining", "not_voting": "not_voting"}

# Blocks in which nothing was put to the vote, or nobody recorded how it went.
NOT_VOTED_ON = {"AG-NIC18", "DV-ESP46", "DPRK-2018-DROPPED", "DPRK-2023-MEETING", "DPRK-CF-REFERRAL"}

# The first words of a result, or all of it, say what came of the vote; the longer words go first.
RESULTS = (
    ("not adopted: veto by", Outcome.NOT_ADOPTED, Reason.VETO),
    ("not adopted", Outcome.NOT_ADOPTED, Reason.TOO_FEW_VOTES),
    ("agenda NOT adopted", Outcome.NOT_ADOPTED, Reason.TOO_FEW_VOTES),
    ("not invited", Outcome.NOT_ADOPTED, Reason.TOO_FEW_VOTES),
    ("rejected", Outcome.NOT_ADOPTED, Reason.TOO_FEW_VOTES),
    ("treated as NOT procedural because of the permanent no", Outcome.NOT_ADOPTED, Reason.VETO),
    ("agenda adopted", Outcome.ADOPTED, Reason.ENOUGH_VOTES),
    ("adopted", Outcome.ADOPTED, Reason.ENOUGH_VOTES),
    ("invited", Outcome.ADOPTED, Reason.ENOUGH_VOTES),
)


def blocks(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    found = re.findall(r"^### (\S+) [^\n]*\n```yaml\n(.*?)^```", path.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    for name, text in found:
        yield name, yaml.safe_load(text)


def decided(block: dict[str, Any]) -> Decision:
    """Decide a block by its names, or by its numbers where the names are not all recorded."""
    on = date.fromisoformat(block["date"])
    council = council_on(on)
    tally = Tally(**{ours: block["tally"].get(theirs, 0) for ours, theirs in SIDES.items()})
    if "in_favour" in block:
        named = {ours: block[theirs] for ours, theirs in SIDES.items()}
        roll = RollCall.of(council, **named)
        assert len(roll.votes) == len(council.codes)
    else:
        roll = RollCall.of(council, counts=tally)
    decision = decide(Question(KINDS[block["kind"]]), roll, council, law_on(on))
    assert decision.tally == tally
    assert decision.needed == block["threshold"]
    return decision


def recorded(result: str) -> tuple[Outcome, Reason]:
    return next((outcome, reason) for words, outcome, reason in RESULTS if result.startswith(words))


def test_every_episode_decides_as_it_did(shared: Path) -> None:
    voted = set()
    for file in ("episodes.md", "dprk.md"):
        for name, block in blocks(shared / "facts" / file):
            if name in NOT_VOTED_ON:
                continue
            decision = decided(block)
            assert (decision.outcome, decision.reason) == recorded(block["result"]), (name, decision.why)
            if by := re.match(r"not adopted: veto by ([A-Z and]+)", block["result"]):
                assert set(decision.blocked_by) == set(re.findall("[A-Z]{3}", by[1])), name
            voted.add(name)
    assert len(voted) >= 45
    assert {"AB-344", "DV-CZE48", "AG-NATO24b", "PT-138", "DPRK-2014-AGENDA", "DPRK-2024-POE"} <= voted


def test_the_blocks_left_out_have_nothing_to_decide(shared: Path) -> None:
    found = dict(block for file in ("episodes.md", "dprk.md") for block in blocks(shared / "facts" / file))
    for name in NOT_VOTED_ON:
        assert (found[name].get("tally") or {"in_favour": None})["in_favour"] is None


def test_the_review_conference_block_by_its_own_article(shared: Path) -> None:
    block = dict(blocks(shared / "facts" / "episodes.md"))["PR-110"]
    council = council_on(date(1955, 12, 16))
    roll = RollCall.of(council, **{ours: block[theirs] for ours, theirs in SIDES.items()})
    question = Question(Kind.REVIEW_CONFERENCE, paragraph=3)
    decision = decide(question, roll, council, law_on(date(1955, 12, 16)))
    assert (decision.outcome, decision.needed) == (Outcome.ADOPTED, 7)

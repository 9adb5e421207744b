"""All recorded votes decided again: at once in numpy, against a frozen object for each, decided one by one."""

import random
from datetime import date, timedelta

from sim.council import council_on
from sim.law import Choice, Decision, Kind, Question, RollCall, Vote, decide, law_on
from sim.records.bulk import reached, recorded_in_columns
from sim.records.held import rolls_of
from sim.records.reading import read_votes
from sim.records.recorded import RecordedVote, Result, Totals
from tests.benchmarks.pairs import ROOT, say, steadily, timed, title, turns

FOLDER = ROOT.parent / "shared" / "data"
FILES = ("recorded_votes", "vetoes", "failed_drafts", "procedural_votes")


def recorded() -> tuple[str, list[RecordedVote]]:
    """Return the recorded votes beside the checkout; without them as many random ones, and which of the two."""
    if not FOLDER.is_dir():
        draw = random.Random(1)
        return "random", [_random(n, draw) for n in range(2000)]
    found = [vote for file in FILES for vote in read_votes(FOLDER / f"{file}.csv")]
    taken = [v for v in found if isinstance(v, RecordedVote) and v.result is not Result.WITHOUT_VOTE]
    return "recorded", taken


def _random(n: int, draw: random.Random) -> RecordedVote:
    on = date(1946, 2, 1) + timedelta(draw.randrange(29_000))
    choices = (Choice.YES, Choice.YES, *Choice)
    votes = tuple(Vote(code, draw.choice(choices)) for code in council_on(on).codes)
    return RecordedVote(str(n), on, "", "", "", n, None, "", None, votes, Totals(), complete=True)


def deciding(rounds: int) -> None:
    """Every vote's question, roll call and decision as objects; and the same votes in columns."""
    which, votes = recorded()

    def one_by_one() -> list[Decision]:
        decisions = []
        for vote in votes:
            council, law = council_on(vote.on), law_on(vote.on)
            question = Question(vote.kind or Kind.SUBSTANTIVE)
            for roll in rolls_of(vote, council):
                frozen = RollCall(tuple([Vote(v.member, v.choice) for v in roll.votes]), roll.unnamed)
                decisions.append(decide(question, frozen, council, law))
        return decisions

    def columns() -> object:
        return recorded_in_columns(votes)

    rolls, _ = recorded_in_columns(votes)
    decisions, found = one_by_one(), reached(rolls)
    if [(d.outcome, d.reason) for d in decisions] != [found.decision(n) for n in range(len(rolls))]:
        raise SystemExit("bulk and one by one differ")
    ratios = turns(timed(one_by_one), steadily(lambda: reached(rolls)), rounds)
    say(f"one by one to all at once, {len(rolls):,} {which} votes", ratios, at_least=100)
    say(
        "putting them into columns, which is done once, to one by one",
        turns(timed(columns), timed(one_by_one), rounds),
    )


def figures(*, quick: bool) -> None:
    """Print the figures about recorded votes."""
    title("Recorded votes (CPU seconds)")
    deciding(rounds=3 if quick else 11)

"""The tornado of a question: of its members' votes, or of the ranges of a sweep. `plots` has its looks."""

from pathlib import Path
from typing import TYPE_CHECKING

from sim import __version__
from sim.analysis.odds.between import Between
from sim.analysis.sensitivity.matters import Mattering, Sensitivity
from sim.errors import UnscError
from sim.law import Choice
from sim.scenario.model import Scenario
from sim.show.chances_words import RESULTS, in_per_cent
from sim.show.plots import Bar, Heading, tornado
from sim.show.sensitivity_text import NOUNS, position
from sim.show.words import day, sentence, short_name

if TYPE_CHECKING:
    from sim.analysis.sensitivity.ranges import RangeSensitivity
    from sim.scenario.sweep_file import SweepFile

MOST_BARS = 40


def members_plot(found: Sensitivity, outcome: str, scenario: Scenario, to: str) -> bytes:
    """Draw how an outcome's chance moves with each member's vote, who matters most first; in the format `to`.

    Members that make no difference are left out, and counted. Raises `UnscError` where nobody makes one, where
    votes are unknown, or where matplotlib is not installed.
    """
    voting = found.put.voting
    if found.chances is None:
        raise UnscError(
            f"the votes of {' '.join(found.unknown)} on {voting.id} are not known; there is nothing to draw"
        )
    rows = [row for row in found.ranked(outcome) if row.most(outcome)][:MOST_BARS]
    if not rows:
        raise UnscError(
            f"no single member makes a difference to the chance of {NOUNS[outcome]}; there is nothing to draw"
        )
    bars = [
        Bar(
            _name(row, found),
            float(row.surely(Choice.NO, outcome)),
            float(row.surely(Choice.YES, outcome)),
            float(row.surely(Choice.ABSTAIN, outcome)),
            position(row.position),
        )
        for row in rows
    ]
    base = getattr(found.chances, outcome)
    left_out = len(found.rows) - len(rows)
    others = f" Left out: {left_out} that make{'s' if left_out == 1 else ''} no difference." if left_out else ""
    after = ", ".join(f"{name} {RESULTS[result]}" for name, result in found.put.after)
    heading = Heading(
        sentence(voting.question.text).rstrip("."),
        f"{day(voting.at.day)}; chance of {NOUNS[outcome]} {in_per_cent(Between.exactly(base))}"
        + (f", after {after}" if after else ""),
        "Each bar runs from the chance if the member surely votes no to that if it votes yes, all others voting "
        f"by their odds, which stand on the right.{others} {scenario.title}; {_made_from(scenario.fingerprint)}",
    )
    key = ("if it votes no", "if it votes yes", "if it abstains")
    return tornado(bars, float(base), heading, to, axis=f"Chance of {NOUNS[outcome]}", key=key)


def _name(row: Mattering, found: Sensitivity) -> str:
    on = found.put.voting.at.day
    return " ".join(row.codes) if len(row.codes) > 1 else f"{short_name(row.codes[0], on)} ({row.codes[0]})"


def ranges_plot(found: "RangeSensitivity", outcome: str, sweep: "SweepFile", to: str) -> bytes:
    """Draw how an outcome's chance moves over each range of a sweep, the widest first; in the format `to`."""
    ends = sorted(
        zip(found.ranges, found.ends[outcome], strict=True), key=lambda pair: -abs(pair[1][1] - pair[1][0])
    )
    bars = [
        Bar(
            each.name,
            low,
            high,
            None,
            f"{' '.join(each.codes)} {each.choice.replace('_', ' ')} {each.low} to {each.high}",
        )
        for each, (low, high) in ends
    ]
    changes = ", ".join(f"{name} {value}" for name, value in found.combination)
    heading = Heading(
        sweep.sweep.title or sweep.scenario.title,
        f"{found.question}: chance of {NOUNS[outcome]}" + (f"; {changes}" if changes else ""),
        "Each bar runs from the chance at the least to that at the greatest value of a range, all others at their "
        f"middle. {Path(sweep.name).name}; {_made_from(sweep.scenario.fingerprint)}",
    )
    key = ("at the least value", "at the greatest value", "")
    return tornado(bars, found.middle[outcome], heading, to, axis=f"Chance of {NOUNS[outcome]}", key=key)


def _made_from(fingerprint: str) -> str:
    return f"fingerprint {fingerprint[:16]}, unsc-sim {__version__}"

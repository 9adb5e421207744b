"""Sensitivity as text: who matters most to a question, and what explains its variance. It works nothing out."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from sim.analysis.derivatives import MOVES
from sim.analysis.odds.between import Between
from sim.analysis.sensitivity.effects import Vary, varying
from sim.analysis.sensitivity.estimates import Estimate, Estimates
from sim.analysis.sensitivity.matters import Sensitivity
from sim.law import Choice
from sim.scenario.chances import Chances, in_words
from sim.show.chances_words import RESULTS, at_most, in_per_cent, per_cent
from sim.show.lines import WIDTH, Paragraph, laid_out
from sim.show.words import day, sentence

if TYPE_CHECKING:
    from sim.analysis.sensitivity.ranges import RangeSensitivity

NOUNS = {"adopted": "adoption", "too_few_votes": "too few votes", "vetoed": "a veto"}
"""What a chance is the chance of."""
VARIED = {
    Vary.CHANCES: "What varies are the chances of the members whose vote is not certain: for each of them, apart "
    "from all others, all mixtures of the votes its odds leave open are alike likely (abstaining and not voting "
    "are one).",
    Vary.VOTES: "What varies are the votes, cast by the scenario's odds; the outcome then comes or it does not.",
}


def sensitivity_text(
    found: Sensitivity, outcome: str, estimates: Estimates | None, width: int = WIDTH
) -> list[str]:
    """Return the lines on one question; `estimates` are those of SALib, in the order of what varies."""
    lines = heading(found, width)
    if found.chances is None:
        who = " ".join(found.unknown) or "all members"
        text = f"The votes of {who} are not known; nothing is said of who matters. Give them `odds`."
        return [*lines, "", *Paragraph(text, "  ").lines(width)]
    lines += ["", f"Who matters most to the chance of {NOUNS[outcome]}"]
    lines += Paragraph(what_is_told(found), "  ").lines(width)
    rows = [
        [
            " ".join(row.codes),
            *(_change(row.moving(start, to, outcome)) for start, to in MOVES),
            *(per_cent(row.surely(choice, outcome)) for choice in _ENDS),
            position(row.position),
        ]
        for row in found.ranked(outcome)
    ]
    head = [
        "",
        *(f"{_SHORT[a]}>{_SHORT[b]}" for a, b in MOVES),
        *(f"if {_SHORT[c]}" for c in _ENDS),
        "by its odds",
    ]
    lines += ["", *table([head, *rows], last_left=True)]
    return [*lines, *_effects(found, outcome, estimates, width)]


_ENDS = (Choice.NO, Choice.YES)
_SHORT = {Choice.YES: "yes", Choice.NO: "no", Choice.ABSTAIN: "abst."}


def heading(found: Sensitivity, width: int = WIDTH) -> list[str]:
    """Return the lines that say which question it is, on which path, and how likely each outcome is."""
    voting = found.put.voting
    rows = [("Question", f"{voting.id}, {day(voting.at.day)}")]
    if found.put.after:
        rows.append(("After", ", ".join(f"{name} {RESULTS[result]}" for name, result in found.put.after)))
    if found.chances is not None:
        told = [(name, Between.exactly(Fraction(getattr(found.chances, name)))) for name in RESULTS]
        rows.append(("Chances", ", ".join(f"{RESULTS[name]} {in_per_cent(chance)}" for name, chance in told)))
    return [
        *Paragraph(sentence(voting.question.text)).lines(width),
        *laid_out([Paragraph(text, f"  {name:<10}") for name, text in rows], width),
    ]


def what_is_told(found: Sensitivity) -> str:
    """Say what the derivatives of a question are."""
    if found.correlation:
        return (
            "How much more likely it is if the member surely votes the second way and not the first. As votes "
            f"share a cause (correlation {float(found.correlation):g}) these are differences of certain votes, "
            "others keeping theirs to chance, and no slope in between; each is off by "
            f"no more than {at_most(found.error)}."
        )
    return (
        "What each unit of chance that is moved from one vote to another adds, all others voting by their odds: "
        "the derivative, exact and the same however much is moved. Beside it the chance if the vote is certain."
    )


_ORDERS = "Shares of the variance, first-order (by itself) and total (with all it has a part in)"


def _effects(found: Sensitivity, outcome: str, estimates: Estimates | None, width: int) -> list[str]:
    lines = ["", f"What explains the variance of the chance of {NOUNS[outcome]}"]
    if found.correlation:
        text = (
            "Effects are told of independent votes only: `--set PATH.correlation=0` leaves the shared cause out."
        )
        return [*lines, *Paragraph(text, "  ").lines(width)]
    of = found.effects[outcome]
    if not of.effects:
        return [*lines, *Paragraph("Nothing: it is the same however the votes fall.", "  ").lines(width)]
    units = varying(found.units)
    by_codes = dict(zip([u.codes for u in units], (estimates or {}).get(outcome, ()), strict=False))
    rows = [
        [" ".join(e.codes), share(e.first), share(e.total), *_estimated(by_codes.get(e.codes))] for e in of.effects
    ]
    lines += Paragraph(f"{VARIED[found.vary]} {_ORDERS}, exact.", "  ").lines(width)
    return [*lines, "", *_shares(rows, bool(by_codes)), *_together(float(of.together), float(of.variance))]


def range_text(found: "RangeSensitivity", outcome: str, width: int = WIDTH) -> list[str]:
    """Return the lines on one question of a sweep."""
    rows = [("Question", found.question), *((name, value) for name, value in found.combination)]
    wide = max(len(name) for name, _ in rows) + 2
    lines = list(laid_out([Paragraph(text, f"{name:<{wide}}") for name, text in rows], width))
    lines += ["", f"What explains the variance of the chance of {NOUNS[outcome]}"]
    exact, estimated = found.exact.get(outcome), found.estimates[outcome]
    how = "by quadrature" if exact is not None else "as SALib estimates them"
    text = (
        f"Each range is taken as uniform and apart from the others. {_ORDERS}, {how}; before them the chance at "
        "the ends of each range, all others at their middle."
    )
    lines += Paragraph(text, "  ").lines(width)
    varies = exact.effects if exact is not None else estimated
    if not varies:
        return [*lines, "", "  Nothing: it is the same wherever the ranges are."]
    table_rows: list[tuple[float, list[str]]] = []
    for n, each in enumerate(found.ranges):
        low, high = found.ends[outcome][n]
        shares = [share(exact.effects[n].first), share(exact.effects[n].total)] if exact is not None else []
        ends = [per_cent(Fraction(low)), per_cent(Fraction(high))]
        table_rows.append(
            (abs(high - low), [each.name, *ends, *shares, *_estimated(estimated[n] if estimated else None)])
        )
    table_rows.sort(key=lambda row: -row[0])
    head = ["", "low end", "high end", *(["first-order", "total"] if exact is not None else [])]
    head += ["SALib: first", "total"] if estimated else []
    lines += ["", *table([head, *(row for _, row in table_rows)])]
    if exact is not None:
        lines += _together(1 - sum(e.first for e in exact.effects), exact.variance)
    return lines


def _together(together: float, variance: float) -> list[str]:
    return [
        f"  {share(together)} comes of several together; standard deviation {per_cent(Fraction(variance**0.5))}"
    ]


def _estimated(estimate: Estimate | None) -> list[str]:
    if estimate is None:
        return []
    return [
        f"{share(estimate.first)} +-{share(estimate.first_within)}",
        f"{share(estimate.total)} +-{share(estimate.total_within)}",
    ]


def _shares(rows: Sequence[Sequence[str]], estimated: bool) -> list[str]:
    head = ["", "first-order", "total", *(["SALib: first", "total"] if estimated else [])]
    return table([head, *rows])


def share(value: Fraction | float) -> str:
    """Write a share with three places; what is smaller, but not nought, is said to be.

    >>> share(Fraction(3, 7)), share(0.0), share(0.00004), share(-1e-18)
    ('0.429', '0', '<0.001', '0')
    """
    number = float(value)
    if abs(number) < 1e-12:
        return "0"
    return "<0.001" if 0 < number < 0.0005 else f"{number:.3f}"


def _change(value: Fraction) -> str:
    if not value:
        return "0"
    number = float(value)
    return f"{number:+.4f}" if abs(number) >= 0.00005 else f"{number:+.0e}"


def position(of: Mapping[Choice, Fraction]) -> str:
    """Write a member's position: its vote where it is certain, else its chances."""
    chances = Chances(**{choice.value: of[choice] for choice in Choice})
    return chances.certain.value.replace("_", " ") if chances.certain else in_words(chances)


def table(rows: Iterable[Sequence[str]], *, last_left: bool = False) -> list[str]:
    """Lay out a table: the first column to the left, all others to the right; the last to the left where said."""
    series = [list(row) for row in rows]
    wide = [max(map(len, column)) for column in zip(*series, strict=True)]
    lines = []
    for row in series:
        cells = [f"{row[0]:<{wide[0]}}", *(f"{cell:>{w}}" for cell, w in zip(row[1:], wide[1:], strict=True))]
        if last_left:
            cells[-1] = row[-1]
        lines.append("  " + "  ".join(cells).rstrip())
    return lines

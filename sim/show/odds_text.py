"""The odds of each question as text: how it comes out, and who would block it."""

from collections.abc import Iterator

from sim.analysis.odds.between import Between
from sim.analysis.odds.reading import OverAll
from sim.show.chances_words import RESULTS, at_most, fraction, in_per_cent
from sim.show.lines import WIDTH, Paragraph
from sim.show.words import cited

_LABEL, _CHANCE = 17, 20


def odds_text(found: tuple[OverAll, ...], width: int = WIDTH) -> Iterator[str]:
    """Return the lines that tell the odds of each question: given that it is put, where it may not be."""
    for question in found:
        certain = next((name for name, chance in question.by_result.items() if chance.low == 1), None)
        said = f": {RESULTS[certain]}, for certain" if certain and not question.vetoed_by else ""
        yield from Paragraph(f"{question.text}{said}", f"{question.id}  ").lines(width)
        if question.put.known != 1:
            yield _row("is put at all", question.put, question.put_error)
        if not said:
            yield from _results(question)
        off = max(question.error, question.put_error)
        if off:
            yield f"  by quadrature over the shared factor; none is off by more than {at_most(off)}"
        if question.law:
            yield from Paragraph(question.law, f"  {'law applied':<{_LABEL}}").lines(width)
            yield from Paragraph(cited(question.sources), f"  {'by':<{_LABEL}}").lines(width)


def _results(question: OverAll) -> Iterator[str]:
    for name, chance in question.by_result.items():
        if chance.high or name == "adopted":
            yield _row(RESULTS[name], chance, question.error)
    for code, chance in question.vetoed_by.items():
        yield _row(f"  by {code}", chance, question.error)


def _row(label: str, chance: Between, error: float) -> str:
    return f"  {label:<{_LABEL}}{in_per_cent(chance):<{_CHANCE}}{fraction(chance, error)}".rstrip()

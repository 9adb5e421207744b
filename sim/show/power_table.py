"""Voting power as tables to read and as rows ready for JSON. It computes no power."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sim.analysis.power import Power, Powers, ReformedPower, Seats, Sort, Structure, weights_of
from sim.law import Choice, Law, Question
from sim.law.thresholds import AtLeast
from sim.show.decision_row import cites
from sim.show.lines import Paragraph, laid_out
from sim.show.power_meanings import meanings
from sim.show.words import KINDS, cited, day
from sim.source import Source, Status

INDICES: dict[str, Callable[[Power], Fraction]] = {
    "shapley_shubik": lambda power: power.shapley_shubik,
    "banzhaf": lambda power: power.banzhaf,
    "banzhaf_absolute": lambda power: power.banzhaf_absolute,
    "prevent": lambda power: power.prevent,
    "initiate": lambda power: power.initiate,
}
"""The indices of one member, by the keys scripts know them by."""
_HEADS = (
    ("Shapley-", "Banzhaf", "Banzhaf", "power to", "power to"),
    ("Shubik", "share", "absolute", "prevent", "initiate"),
)
_SORTS = {
    Sort.VETO: "with a veto",
    Sort.OTHER: "without a veto",
    Sort.PLEDGED: "pledged not to oppose",
    Sort.HELD: "held to abstain",
}
_LABEL, _COLUMN = 28, 10
_LONGEST_FRACTION = 60
_LISTED_AT_MOST = 60


def power_row(found: Powers, question: Question, law: Law, sources: Iterable[Source]) -> dict[str, Any]:
    """Return what a script is told: every index by member, as fractions, and what was counted."""
    codes = tuple(found.sorts)
    return {
        **{key: {code: str(index(found.of(code))) for code in codes} for key, index in INDICES.items()},
        "passage": str(found.passage),
        "swings": {code: found.of(code).swings for code in codes},
        "pivots": {code: found.of(code).pivots for code in codes},
        "orders": found.of(codes[0]).orders,
        "winning": found.by_type.winning,
        "of": found.by_type.settings,
        "kind": question.kind.value,
        "law": law.name,
        "sources": cites(sources),
        "needed_status": found.structure.requirement.status.value,
        "ternary": found.ternary,
        "definitions": meanings(found.ternary),
    }


def power_table(
    found: Powers, question: Question, law: Law, sources: Iterable[Source], body: str, on: date
) -> Iterator[str]:
    """Return the lines that show the power in a body on a day; members of the same power share a row."""
    yield f"Power in {body} on {day(on)}"
    yield ""
    structure = found.structure
    yield from _facts(_what_is_asked(found, question, law, sources))
    yield ""
    groups = _alike(found)
    labels = [_label(codes, found) for codes in groups]
    for head in _HEADS:
        yield f"  {'One member of' if head is _HEADS[1] else '':<{_LABEL}}" + _columns(head)
    for codes, label in zip(groups, labels, strict=True):
        power = found.of(codes[0])
        yield f"  {label:<{_LABEL}}" + _columns(f"{float(index(power)):.6f}" for index in INDICES.values())
    for codes, label in zip(groups, labels, strict=True):
        yield ""
        who = f": {' '.join(codes)}" if len(codes) <= _LISTED_AT_MOST else ""
        yield from laid_out([Paragraph(f"{label}{who}", "  "), *_exactly(found.of(codes[0]), found)])
    yield ""
    if found.ternary:
        yield from laid_out([Paragraph(_as_weights(structure), "  As weights: ")])
        yield ""
    yield "What they mean"
    yield from laid_out(Paragraph(text, "  ") for text in meanings(found.ternary).values())


def _what_is_asked(
    found: Powers, question: Question, law: Law, sources: Iterable[Source]
) -> Iterator[tuple[str, str]]:
    structure, choices = found.structure, 3 if found.ternary else 2
    # What the words say of the veto is the Charter's, and it may be another law.
    yield "Question", KINDS[question.kind].partition(":")[0]
    requirement = structure.requirement
    if isinstance(requirement, AtLeast):
        needed = f"{requirement.votes} affirmative votes of {structure.size}"
    else:
        part, whole = requirement.share
        needed = (
            f"{'more than' if requirement.more_than else 'at least'} {part}/{whole} of the votes for and against"
        )
    block = structure.noes_to_block
    if block is not None:
        needed += "; the no of a veto holder blocks" if block == 1 else f"; {block} noes of veto holders block"
    yield "Needed", needed
    how = "yes, abstention or no" if found.ternary else "yes or no: a member not in favour counts as against"
    yield "Each votes", how
    ways = f"{_number(found.by_type.winning)} of {choices}^{structure.size} ways of voting adopt"
    yield "Passage", f"{float(found.passage):.6f}: {ways}"
    by = cited(sources)
    yield "Law", law.name if by == law.name else f"{law.name}: {by}"


def _facts(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, text in rows:
        yield from laid_out([Paragraph(text, f"  {label:<12} ")])


def _alike(found: Powers) -> list[list[str]]:
    """Group the members by their power, the most powerful first."""
    groups: dict[Power, list[str]] = {}
    for code in found.sorts:
        groups.setdefault(found.of(code), []).append(code)
    return [groups[power] for power in sorted(groups, key=lambda power: -power.shapley_shubik)]


def _label(codes: Sequence[str], found: Powers) -> str:
    sorts = list(dict.fromkeys(found.sorts[code] for code in codes))
    return f"{len(codes)} {_SORTS[sorts[0]] if len(sorts) == 1 else 'alike'}"


def _columns(texts: Iterable[str]) -> str:
    return "".join(f"{text:>{_COLUMN}}" for text in texts)


def _exactly(power: Power, found: Powers) -> Iterator[Paragraph]:
    others = f"{3 if found.ternary else 2}^{found.structure.size - 1}"
    pivots = f"pivot of {_number(power.pivots)} of {_number(power.orders)}"
    yield Paragraph(f"{_exact(power.shapley_shubik)}, {pivots}", "    Shapley-Shubik ")
    absolute = f"{_exact(power.banzhaf_absolute)} absolute, {_number(power.swings)} swings of {others}"
    yield Paragraph(f"share {_exact(power.banzhaf)}; {absolute}", "    Banzhaf ")
    yield Paragraph(f"to prevent {_exact(power.prevent)}, to initiate {_exact(power.initiate)}", "    Coleman ")


def _exact(fraction: Fraction) -> str:
    text = str(fraction)
    return text if len(text) <= _LONGEST_FRACTION else f"{float(fraction):.6g} (exactly in --json)"


def _number(number: int) -> str:
    text = f"{number:,}"
    return text if len(text) <= _LONGEST_FRACTION else f"{Decimal(number):.2e}"


def _as_weights(structure: Structure) -> str:
    """Say the voting rule as weights on votes, where that can be done."""
    weights = weights_of(structure)
    if weights is None:
        return "several noes have to meet to block, which is not written as weights."
    parts = []
    for sort, of in weights.by_sort.items():
        yes, no = of[Choice.YES], of[Choice.NO]
        parts.append(f"a member {_SORTS[sort]}: yes {yes}, abstention 0, no {no}")
    return f"{'; '.join(parts)}. A draft is carried at a sum of {weights.carried_at}, exactly as the law has it."


# Power by reform


def reforms_row(
    found: Sequence[ReformedPower], question: Question, ternary: bool, left_out: Sequence[str] = ()
) -> dict[str, Any]:
    """Return what a script is told of power by reform; the law as it is comes first, under no name.

    `left_out` names the reforms that this Council does not fit.
    """
    return {
        "reforms": [
            {
                "name": None if each.reform is None else each.reform.name,
                "size": each.size,
                "needed": each.needed,
                "needed_status": each.needed_status.value,
                "passage": str(each.powers.passage),
                "seats": [
                    {
                        "members": seats.members,
                        "permanent": seats.permanent,
                        "veto": seats.veto,
                        **{key: str(index(seats.power)) for key, index in INDICES.items()},
                    }
                    for seats in each.seats
                ],
            }
            for each in found
        ],
        "left_out": list(left_out),
        "kind": question.kind.value,
        "ternary": ternary,
    }


def reforms_table(
    found: Sequence[ReformedPower],
    question: Question,
    body: str,
    on: date,
    ternary: bool,
    left_out: Sequence[str] = (),
) -> Iterator[str]:
    """Return the lines that compare power by reform: a row for the members of each standing."""
    yield f"Power by reform, in {body} on {day(on)}"
    yield ""
    with_it = "with abstention" if ternary else "yes or no"
    of = f"{question.kind.value}, chapter {question.chapter.value if question.chapter else 'not given'}"
    atrocities = "" if question.mass_atrocities else "not "
    asked = f"{of}, {atrocities}on mass atrocities; votes: {with_it}."
    yield from laid_out([Paragraph(asked, "  Question: ")])
    yield ""
    yield f"  {'':<21} {'votes':<6} {'':>8}  {'':<20} {'Shapley-':>8} {'Banzhaf,':>8}"
    yield f"  {'':<21} {'needed':<6} {'passes':>8}  {'each of':<20} {'Shubik':>8} {'share':>8}"
    for each in found:
        name = "as it is" if each.reform is None else each.reform.name
        needed = f"{each.needed}/{each.size}{'*' if each.needed_status is Status.ASSUMED else ''}"
        left = f"  {name:<21} {needed:<6} {float(each.powers.passage):8.6f}"
        for seats in each.seats:
            power = seats.power
            indices = f"{float(power.shapley_shubik):8.6f} {float(power.banzhaf):8.6f}"
            yield f"{left}  {_standing(seats):<20} {indices}"
            left = " " * len(left)
    yield ""
    yield "  * no source that was read gives this number of votes: it is assumed"
    yield "  --chapter and --mass-atrocities ask of questions that some reforms treat apart"
    if left_out:
        said = f"Left out, as they add seats to a Council of fifteen only: {', '.join(left_out)}"
        yield from laid_out([Paragraph(said, "  ")])
    meaning = meanings(ternary)
    yield from laid_out(Paragraph(meaning[key], "  ") for key in ("shapley_shubik", "banzhaf", "passage"))


def _standing(seats: Seats) -> str:
    veto = ", veto" if seats.veto else ", no veto" if seats.permanent else ""
    return f"{seats.members} {'permanent' if seats.permanent else 'elected'}{veto}"

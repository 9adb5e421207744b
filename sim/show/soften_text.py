"""Which parts of a draft pass, as a row for scripts and as text. It works nothing out."""

from collections.abc import Collection
from typing import Any

from attrs import frozen

from sim.analysis.softening import Concession, Elements, Softening, SubDraft, Yielding
from sim.council import Council
from sim.law import Choice, Law
from sim.law.wording import names, plural
from sim.scenario.drafting import Draft
from sim.show.decision_row import decision_row
from sim.show.lines import WIDTH, Paragraph, laid_out
from sim.source import Status


@frozen
class Shown:
    """What became of a draft, how it is known, and how many sub-drafts of each sort are to be listed."""

    draft: Draft
    softening: Softening
    status: Status
    """That of the least sure attitude; assumed where one is not known at all."""
    most: int
    by: tuple[Law, Council]
    """The law it was decided by, and who voted."""


def soften_row(shown: Shown) -> dict[str, Any]:
    """Return what a script is told; weights and costs are fractions, elements in the order of the file."""
    draft, found = shown.draft, shown.softening
    order = list(draft.elements)
    concession = found.concession
    return {
        "title": draft.title,
        "on": draft.date.isoformat(),
        "status": shown.status.value,
        "elements": {n: {"says": e.says, "weight": str(e.weight)} for n, e in draft.elements.items()},
        "whole": {
            **decision_row(found.whole.decision, shown.by),
            "votes": {code: None if choice is None else choice.value for code, choice in found.votes.items()},
        },
        "sub_drafts": 2 ** len(order) - 1,
        "passing": _many_row(found.passing, order, shown.most),
        "open": _many_row(found.open, order, shown.most),
        "most_demanding": [_sub_row(sub, order) for sub in found.most_demanding],
        "weightiest": [_sub_row(sub, order) for sub in found.weightiest],
        "at_best": [_sub_row(sub, order) for sub in found.at_best],
        "concession": None if concession is None else _concession_row(concession, order),
        "against": [
            {
                "member": each.member,
                "blocks": each.blocks,
                "concession": None if each.concession is None else _concession_row(each.concession, order),
                "then": [choice.value for choice in each.then],
            }
            for each in found.yielding
        ],
    }


def _many_row(subs: Collection[SubDraft], order: list[str], most: int) -> dict[str, Any]:
    return {"count": len(subs), "sets": [_in_order(sub.elements, order) for sub in list(subs)[:most]]}


def _sub_row(sub: SubDraft, order: list[str]) -> dict[str, Any]:
    return {
        "elements": _in_order(sub.elements, order),
        "weight": str(sub.weight),
        "tally": str(sub.decision.tally),
        "outcome": sub.decision.outcome.value,
        "why": sub.decision.why,
    }


def _concession_row(concession: Concession, order: list[str]) -> dict[str, Any]:
    return {"cost": str(concession.cost), "gives_up": [_in_order(way, order) for way in concession.ways]}


def _in_order(elements: Elements, order: list[str]) -> list[str]:
    return [name for name in order if name in elements]


def soften_text(shown: Shown, width: int = WIDTH) -> list[str]:
    """Return the lines that tell it."""
    draft, found = shown.draft, shown.softening
    order = list(draft.elements)
    said = [f"{name} ({e.weight}): {e.says}" for name, e in draft.elements.items()]
    rows = [("Elements" if n == 0 else "", text) for n, text in enumerate(said)]
    of_all = 2 ** len(order) - 1
    passes = f"{len(found.passing)} of {plural(of_all, 'sub-draft')}"
    rows.append(("Pass", f"{passes}; open: {len(found.open)}" if found.open else passes))
    rows += _listed("Most demanding", found.most_demanding, order, shown.most)
    if found.open:
        rows += _listed("At best", found.at_best, order, shown.most)
    concession = found.concession
    if concession is None:
        rows.append(("Concession", "no part of the draft certainly passes"))
    elif concession.cost:
        rows += [("Concession" if n == 0 else "", text) for n, text in enumerate(_ways(concession, order, ()))]
    for each in found.yielding:
        rows += _yielding(each, order)
    rows += [("Attitudes", shown.status.value), ("Law", shown.by[0].name)]
    head = [draft.title, f"As a whole: {found.whole.decision.why}"]
    lines = [line for text in head for line in Paragraph(text).lines(width)]
    return [*lines, *laid_out([Paragraph(text, f"  {name:<15}") for name, text in rows], width)]


def _listed(name: str, subs: Collection[SubDraft], order: list[str], most: int) -> list[tuple[str, str]]:
    rows = [
        f"{names(_in_order(sub.elements, order))} ({sub.decision.tally}; weight {sub.weight})"
        for sub in list(subs)[:most]
    ]
    if len(subs) > most:
        rows.append(f"and {len(subs) - most:,} more")
    return [(name if n == 0 else "", row) for n, row in enumerate(rows or ["none"])]


def _ways(concession: Concession, order: list[str], then: tuple[Choice, ...]) -> list[str]:
    said = []
    for n, way in enumerate(concession.ways):
        votes = f"; then it {_VOTES[then[n]]}" if then else ""
        said.append(f"{'or' if n else 'give up'} {names(_in_order(way, order))} (cost {concession.cost}){votes}")
    return said


_VOTES = {Choice.YES: "votes in favour", Choice.ABSTAIN: "abstains"}


def _yielding(each: Yielding, order: list[str]) -> list[tuple[str, str]]:
    what = "veto" if each.blocks else "no"
    name = f"{each.member}'s {what}"
    if each.concession is None:
        return [(name, "not lifted by any concession short of the whole draft")]
    return [(name if n == 0 else "", t) for n, t in enumerate(_ways(each.concession, order, each.then))]

"""Flips as a row for scripts and as text: what it takes to reverse an outcome. It works nothing out."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import islice
from typing import Any

from attrs import frozen

from sim.analysis.flips import Change, Cheapest, Flips, Settling
from sim.law import Choice, Kind, Outcome, PutAs, Question
from sim.law.wording import plural
from sim.show.lines import WIDTH, Paragraph, laid_out
from sim.show.words import cited


@frozen
class Shown:
    """What was asked of the flips of one question, and how many sets of each sort are to be listed."""

    flips: Flips
    settling: Settling
    most: int
    size: int | None = None
    """The size of the sets that were asked for; None is the smallest."""
    cheapest: Cheapest | None = None
    question: str = ""
    """Which question of a scenario it is."""
    ordered: bool = False
    """Whether it was said who votes first; without it, as seated."""
    put: Question | None = None
    """What was put to the vote, and as what."""

    @property
    def listed(self) -> tuple[Sequence[Change], ...]:
        """The sets to be listed."""
        return tuple(islice(self.flips.sets(self.size), self.most))

    @property
    def count(self) -> int:
        """How many sets there are of that size."""
        return self.flips.count(self.size)


def flips_row(shown: Shown) -> dict[str, Any]:
    """Return what a script is told; `size` is that of the sets, `smallest` the least that reverses the outcome."""
    flips, settled = shown.flips, shown.settling
    row: dict[str, Any] = {
        "size": (shown.size or flips.size) if shown.count else None,
        "sets": [_set_row(each) for each in shown.listed],
        "count": shown.count,
        "smallest": flips.size,
        "outcome": flips.decision.outcome.value,
        "reason": flips.decision.reason.value,
        "why": flips.decision.why,
        "margins": dict(flips.margins),
        "no_sooner_than": {
            "vote": settled.no_sooner_than,
            "settled_after": settled.after,
            "settled_by": settled.by,
            "points": [
                {
                    "member": point.member,
                    "vote": None if point.choice is None else point.choice.value,
                    "outcome": point.outcome.value,
                    "could_settle": [
                        {"member": s.member, "vote": s.choice.value, "outcome": s.outcome.value}
                        for s in point.could_settle
                    ],
                }
                for point in settled.points
            ],
        },
    }
    if shown.cheapest is not None:
        row["cheapest"] = {
            "cost": None if shown.cheapest.cost is None else str(shown.cheapest.cost),
            "sets": [_set_row(each) for each in shown.cheapest.sets],
            "count": shown.cheapest.count,
        }
    return {"question": shown.question, **row} if shown.question else row


def _set_row(changes: Sequence[Change]) -> list[dict[str, str]]:
    return [{"member": c.member, "from": c.before.value, "to": c.after.value} for c in changes]


def flips_text(shown: Shown, width: int = WIDTH) -> list[str]:
    """Return the lines that tell it."""
    flips = shown.flips
    lines = Paragraph(flips.decision.why).lines(width)
    lines += Paragraph(_verdict(shown)).lines(width)
    rows = _sets("Sets", shown.listed, shown.count)
    if shown.cheapest is not None:
        cheapest = shown.cheapest
        cost = "cannot be had at these costs" if cheapest.cost is None else f"cost {_number(cheapest.cost)}"
        rows += [("Cheapest", cost), *_sets("", cheapest.sets, cheapest.count)]
    rows += _margins(flips)
    rows += [("Settled", _settled(shown.settling, shown.ordered)), ("Law", cited(flips.decision.sources))]
    return [*lines, *laid_out([Paragraph(text, f"  {name:<15}") for name, text in rows], width)]


def _verdict(shown: Shown) -> str:
    flips = shown.flips
    reverse = _reverse(shown)
    if flips.size is None:
        unknown = sum(flips.standing.unknown)
        certainly = ", whatever the unknown votes are" if unknown else ""
        return f"No changes of the votes that are known would {reverse}{certainly}."
    takes = f"It takes {plural(flips.size, 'changed vote')} to {reverse}"
    if shown.size is None or shown.size == flips.size:
        return f"{takes}; {_so_many(shown.count)} of that size."
    return f"{takes}; {_so_many(shown.count)} of {plural(shown.size, 'change')} that do."


def _reverse(shown: Shown) -> str:
    """Say what reversing the outcome is: of a ruling, which is never adopted, in the words of Rule 30."""
    carried = shown.flips.decision.outcome is Outcome.ADOPTED
    put = shown.put
    if put is None or put.kind is not Kind.RULING_CHALLENGE:
        return "make it not adopted" if carried else "make it adopted"
    if put.put_as is PutAs.UPHOLD:
        return "keep the ruling from being upheld" if carried else "uphold the ruling"
    return "let the ruling stand" if carried else "overrule the ruling"


def _so_many(count: int) -> str:
    return (
        f"there {'is' if count == 1 else 'are'} {f'{count:,}' if count else 'no'} set{'' if count == 1 else 's'}"
    )


def _sets(name: str, sets: Iterable[Sequence[Change]], count: int) -> list[tuple[str, str]]:
    rows = [", ".join(_said(change) for change in changes) for changes in sets]
    if count > len(rows):
        rows.append(f"{'and ' if rows else ''}{count - len(rows):,} more")
    return [(name if n == 0 else "", row) for n, row in enumerate(rows)]


def _said(change: Change) -> str:
    before = change.before.value.replace("_", " ")
    return f"{change.member} {before} to {change.after.value}"


def _margins(flips: Flips) -> list[tuple[str, str]]:
    """List the members by how near they were to making the difference, the nearest first."""
    by: dict[int | None, list[str]] = {}
    for member, margin in flips.margins.items():
        by.setdefault(margin, []).append(member)
    nearest = sorted(by, key=lambda margin: (margin is None, margin))
    return [
        ("Margins" if n == 0 else "", f"{'never' if margin is None else margin}: {' '.join(by[margin])}")
        for n, margin in enumerate(nearest)
    ]


def _settled(settled: Settling, ordered: bool) -> str:
    if settled.by is None:
        return "before any vote, whatever the members do"
    order = "in the order asked for" if ordered else "in the order of the seats"
    said = f"{order}, the vote of {settled.by}, {_nth(settled.after)}, settled it"
    if settled.no_sooner_than == settled.after:
        return f"{said}; no single vote could have settled it sooner"
    # Those whose one vote would have been enough the soonest.
    could = settled.points[settled.no_sooner_than - 1].could_settle
    members = list(dict.fromkeys(s.member for s in could))
    choices = {s.choice for s in could}
    vote = "vote" if len(choices) > 1 else _ONE_VOTE[choices.pop()]
    anybody = len(members) == len(settled.points) - settled.no_sooner_than
    who = "any member" if anybody else f"{', '.join(members[:-1])} or {members[-1]}" if members[1:] else members[0]
    soonest = _nth(settled.no_sooner_than)
    return f"{said}; as {soonest} to be cast, a {vote} of {who} could have settled it"


_ONE_VOTE = {
    Choice.YES: "yes",
    Choice.NO: "no",
    Choice.ABSTAIN: "abstention",
    Choice.NOT_VOTING: "non-participation",
}
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def _nth(number: int) -> str:
    """Say which vote of a roll call it is.

    >>> _nth(3), _nth(12)
    ('the third', 'number 12')
    """
    return f"the {_ORDINALS[number - 1]}" if number <= len(_ORDINALS) else f"number {number}"


def _number(cost: Fraction) -> str:
    """Write a cost as a decimal where it is one.

    >>> _number(Fraction(7, 2)), _number(Fraction(1, 3)), _number(Fraction(4))
    ('3.5', '1/3', '4')
    """
    left = cost.denominator
    for prime in (2, 5):
        while left % prime == 0:
            left //= prime
    return f"{float(cost):g}" if left == 1 and float(f"{float(cost):g}") == cost else str(cost)

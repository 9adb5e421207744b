"""A vote and the same vote with a few changes that reverse it, side by side round the table."""

from collections.abc import Sequence

from attrs import evolve

from sim.analysis.flips import Change, Flips
from sim.council import Council
from sim.errors import UnscError
from sim.law import Body, Choice, Decision, Law, Outcome, Question, RollCall, Vote, decide
from sim.law.wording import plural
from sim.show.pictures.before_after import WIDEST
from sim.show.pictures.horseshoe import horseshoe, in_the_middle
from sim.show.pictures.picture import Picture, Table, element, group
from sim.show.pictures.round_the_table import Seat, all_keys_of, round_the_table, seats
from sim.show.pictures.seating import HEIGHT, radius
from sim.show.pictures.tally import KEY, LETTERS, MARGIN, WIDTH, heading, keys, paragraphs

_COLUMN, _SCALE, _CODES = 430, 0.43, 36.0
"""Of each side: how wide it is and how much smaller than by itself; and the size of the codes before that."""
_RIGHT = WIDTH - MARGIN - _COLUMN
_TO = {
    Choice.YES: "in favour",
    Choice.NO: "against",
    Choice.ABSTAIN: "abstaining",
    Choice.NOT_VOTING: "not voting",
}


def flipped(
    found: Flips,
    put: tuple[Question, RollCall, Body, Law],
    *,
    changes: Sequence[Change] | None = None,
    under: str = "",
) -> Picture:
    """Draw a roll call, and beside it the same with `changes`; who would have voted otherwise has a dashed ring.

    `put` is what `found` are the flips of. `changes` are one of its sets: the first of the smallest unless said;
    `under` says which question it is. Where nothing reverses the outcome, only the roll call itself is drawn, and
    the title says so. Raises `UnscError` for a vote of the General Assembly.
    """
    question, roll, council, law = put
    if not isinstance(council, Council):
        raise UnscError("a vote of the General Assembly is not drawn round the table of the Security Council")
    to = "not adopted" if found.decision.outcome is Outcome.ADOPTED else "adopted"
    if changes is None:
        changes = next(found.sets(), None)
    if changes is None:
        title = f"No changes of the votes that are known would make it {to}"
        return horseshoe(council, roll, found.decision, title=title)
    after = _with(roll, changes)
    decisions = (found.decision, decide(question, after, council, law))
    title = f"{plural(len(changes), 'changed vote').capitalize()} would make it {to}"
    number = found.count(len(changes))
    size = f"one of {number:,} sets of that size" if number > 1 else "the only set of that size"
    under = f"{under}; {size}" if under else f"{size[0].upper()}{size[1:]}"
    body, top = heading(title, under)
    y = top + 44
    sides = [seats(council, votes, made) for votes, made in zip((roll, after), decisions, strict=True)]
    members = frozenset(change.member for change in changes)
    names, places = ("As it was", "As it would be"), (MARGIN, _RIGHT)
    for name, x, seated, decision in zip(names, places, sides, decisions, strict=True):
        body.append(element("text", name, x=x, y=y, font_size=LETTERS + 4, font_weight="bold", class_="accent"))
        body.append(_side(seated, decision, members if x == _RIGHT else frozenset(), x, y + 20))
    y += 20 + HEIGHT * _SCALE
    if entries := all_keys_of([*sides[0], *sides[1]], KEY):
        drawn, y = keys(entries, y + 46)
        body += drawn
    changed = [f"{change.member}: {_TO[change.before]}, then {_TO[change.after]}." for change in changes]
    said = [
        f"Changed, in dashed rings. {' '.join(changed)}",
        f"As it was: {decisions[0].why}",
        f"As it would be: {decisions[1].why}",
    ]
    told, y = paragraphs(said, y + 60)
    description = " ".join([f"{under}.", *said])
    return Picture(title, description, _table(sides, members), WIDTH, round(y + MARGIN), (*body, *told), WIDEST)


def _with(roll: RollCall, changes: Sequence[Change]) -> RollCall:
    """Return a roll call with some votes changed; how they were cast is then no longer known."""
    to = {change.member: change.after for change in changes}
    return evolve(roll, votes=tuple([Vote(v.member, to[v.member]) if v.member in to else v for v in roll.votes]))


def _side(seated: Sequence[Seat], decision: Decision, ringed: frozenset[str], x: float, y: float) -> str:
    reach = radius(len(seated)) + 2
    rings = [
        element(
            "circle",
            cx=seat.place.x,
            cy=seat.place.y,
            r=reach,
            class_="line",
            stroke_width=6,
            stroke_dasharray="11 6",
        )
        for seat in seated
        if seat.place.code in ringed
    ]
    inside = [*round_the_table(seated, _CODES, small=True), *rings, *in_the_middle(decision, decision.tally)]
    return group(inside, transform=f"translate({x:g} {y:g}) scale({_SCALE:g})")


def _table(sides: Sequence[Sequence[Seat]], members: frozenset[str]) -> Table:
    rows = [
        (one.place.code, one.name, one.said, other.said, "changed" if one.place.code in members else "")
        for one, other in zip(*sides, strict=True)
    ]
    return Table(("Code", "Member", "As it was", "As it would be", "Change"), tuple(rows))

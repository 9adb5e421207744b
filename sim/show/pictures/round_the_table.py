"""The seats round the horseshoe: what each shows of its member's vote, and how. It decides nothing."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from sim.council import Council
from sim.law import Choice, Decision, Effect, Kind, Outcome, Reason, RollCall
from sim.law.votes import How
from sim.show.effects_words import counted_as_abstaining
from sim.show.pictures.legend import Entry
from sim.show.pictures.on_the_table import PLATES, counted_as, fitting, plates, pointer, pointing
from sim.show.pictures.picture import Table, element, group
from sim.show.pictures.seating import Box, Place, places, radius, table
from sim.show.pictures.vote_marks import REACH, VoteMark, drawn, said
from sim.show.pictures.widths import width_of

COULD = "could settle it"
"""The effect of a vote that is not known, and on which the outcome depends."""
NO_VETO = "does not block"
"""The effect of a negative vote that could seem to be a veto, and is none."""


@frozen
class Seat:
    """One member at the table: its place, its name, and what is known of its vote.

    `effect` says what the vote did: it blocked, or does not though it could seem to, or it could
    still settle the question. `how_known` says how the
    vote came to be known, where anybody says so. `counted` is what the law counts the vote as, where that is not
    what was cast.
    """

    place: Place
    name: str
    mark: VoteMark
    how: How | None = None
    effect: str = ""
    how_known: str = ""
    note: str = ""
    counted: VoteMark | None = None

    @property
    def said(self) -> str:
        """The vote in words."""
        note = f": {self.note}" if self.note else ""
        otherwise = f", counted as {self.counted.value}" if self.counted else ""
        return said(self.mark, self.how) + note + otherwise


def seats(
    council: Council,
    roll: RollCall | None,
    decision: Decision | None,
    *,
    president: str | None = None,
    known: Mapping[str, tuple[str, str]] | None = None,
) -> tuple[Seat, ...]:
    """Return the seats of a Council with their votes, in its order.

    `known` says of a member how its vote came to be known, and what else there is to say of it. A vote that is
    known by number only stands on nobody's seat. Raises `NotAMember` where somebody else votes or presides.
    """
    votes = {} if roll is None else roll.by_member()
    for code in votes:
        council.member(code)
    otherwise = counted_as_abstaining(() if decision is None else decision.effects)
    found = []
    for place, member in zip(places(council, president), council.members, strict=True):
        vote = votes.get(member.code)
        how_known, note = (known or {}).get(member.code, ("", ""))
        mark = _mark(member.code, roll, decision)
        how = None if vote is None else vote.how
        counted = VoteMark.ABSTAIN if member.code in otherwise else None
        effect = _effect(member.code, decision)
        found.append(Seat(place, member.name, mark, how, effect, how_known, note, counted))
    return tuple(found)


def _mark(code: str, roll: RollCall | None, decision: Decision | None) -> VoteMark:
    if decision is not None and decision.reason is Reason.WITHOUT_VOTE:
        return VoteMark.NO_VOTE
    if decision is not None and decision.kind is Kind.CONSENSUS:
        if code in decision.blocked_by:
            return VoteMark.OBJECTS
        return VoteMark.UNKNOWN if code in decision.could_settle else VoteMark.NO_VOTE
    if roll is None:
        return VoteMark.NO_VOTE
    vote = roll.by_member().get(code)
    if vote is None and roll.unnamed.known:
        return VoteMark.NOT_NAMED
    return VoteMark.of(vote)


def _effect(code: str, decision: Decision | None) -> str:
    if decision is None:
        return ""
    if code in decision.blocked_by:
        return "objection" if decision.reason is Reason.OBJECTION else "veto"
    if decision.outcome is Outcome.OPEN and code in decision.could_settle:
        return COULD
    # That an abstention does not block need not be said of each seat; it is in the words of the decision.
    against = (e.member for e in decision.effects if e.effect is Effect.DOES_NOT_BLOCK and e.cast is Choice.NO)
    return NO_VETO if code in against else ""


def table_of(seated: Sequence[Seat]) -> Table:
    """Return the seats as a table, one row for each member."""
    columns = ["Code", "Member", "Seat", "Vote", "Effect"]
    rows = [[s.place.code, s.name, _sort(s.place), s.said, s.effect] for s in seated]
    if any(s.how_known for s in seated):
        columns.append("How known")
        rows = [[*row, s.how_known] for row, s in zip(rows, seated, strict=True)]
    return Table(tuple(columns), tuple(tuple(row) for row in rows))


def _sort(place: Place) -> str:
    sort = "permanent" if place.permanent else "elected"
    return f"{sort}, President" if place.president else sort


def round_the_table(
    seated: Sequence[Seat], letters: float = 28.0, *, empty: Sequence[Place] = (), small: bool = False
) -> list[str]:
    """Return the drawing of the table and its seats, in the box of `seating`; `letters` is the size of the codes.

    `empty` are places that nobody holds. Where all of it is drawn `small`, plates are too small to be read and are
    left out: who blocks is seen by the letter on the seat.

    Where many sit, the letters are smaller, so that the codes do not run into each other. What lies on the table
    before a seat is clear of all others, and of the middle of the table.
    """
    number = len(seated) + len(empty)
    reach = radius(number)
    inward = reach + 34
    letters = fitting(
        lambda size: [_code_box(seat.place, reach, size) for seat in seated],
        min(letters, reach / REACH * letters / 29),
    )
    found = [element("path", d=table(inward), class_="table-top", stroke_width=46, stroke_linecap="round")]
    found += [_seat(seat, reach, letters, number) for seat in seated]
    found += [_vacant(place, reach, letters) for place in empty]
    lying = [] if small else [(s.place, PLATES[s.effect]) for s in seated if s.effect in PLATES]
    return [*found, *plates(lying, number, [_code_box(seat.place, reach, letters) for seat in seated])]


def _vacant(place: Place, reach: float, letters: float) -> str:
    """Return an empty chair; its word lies on the table before it, where it has room."""
    size, before = reach / REACH, -1 if place.outward_x > 0 else 1
    look: dict[str, Any] = {"class_": "unknown", "stroke_width": max(1.5, size / 10)}
    x, y = place.x + before * reach, place.y + 0.3 * letters
    word: dict[str, Any] = {
        "text_anchor": "start" if before > 0 else "end",
        "font_size": 0.85 * letters,
        "class_": "soft",
    }
    return group(
        [
            element("circle", cx=place.x, cy=place.y, r=size, **look),
            element("text", "vacant", x=x, y=y, **word),
        ]
    )


def _code_box(place: Place, reach: float, letters: float) -> Box:
    """Return where a code stands, outside its seat."""
    wide = width_of(place.code, letters, bold=True)
    away = (
        reach
        + 6
        + abs(place.outward_x) * width_of(place.code, letters) / 2
        + abs(place.outward_y) * letters * 0.36
    )
    x, y = place.x + place.outward_x * away, place.y + place.outward_y * away
    return x - wide / 2, y - letters * 0.39, x + wide / 2, y + letters * 0.39


def _seat(seat: Seat, reach: float, letters: float, number: int) -> str:
    place = seat.place
    left, top, right, _ = _code_box(place, reach, letters)
    x, y = (left + right) / 2, top + letters * 0.75
    parts = [
        drawn(seat.mark, place.x, place.y, reach / REACH, ring=place.permanent, blocks=seat.effect in PLATES),
        element("text", place.code, x=x, y=y, text_anchor="middle", font_size=letters, font_weight="bold"),
    ]
    if place.president:
        look = {"text_anchor": "middle", "font_weight": "bold", "class_": "accent"}
        parts.append(element("text", "President", x=x, y=y - letters * 1.1, font_size=letters * 0.85, **look))
    if seat.counted is not None:
        parts.append(counted_as(seat.counted, place, number))
    if seat.effect == COULD:
        parts.append(pointer(place, number))
    return group(parts)


def all_keys_of(seated: Sequence[Seat], size: float) -> list[Entry]:
    """Return what each mark stands for, and then what lies on the table, as entries of a legend."""
    there = {seat.mark for seat in seated if not (seat.effect == "veto" and seat.mark is VoteMark.NO)}
    found = [(drawn(mark, 0, 0, size), mark.value) for mark in VoteMark if mark in there]
    if any(seat.place.permanent for seat in seated):
        found.append((drawn(VoteMark.NO_VOTE, 0, 0, size, ring=True), "ring: permanent member"))
    return [*found, *keys_of(seated, size)]


def keys_of(seated: Sequence[Seat], size: float) -> list[Entry]:
    """Return what lies on the table, with its words, as entries of a legend with marks of a size."""
    found: list[Entry] = []
    if any(seat.effect == "veto" for seat in seated):
        found.append((drawn(VoteMark.NO, 0, 0, size, blocks=True), "against, and a veto"))
    if any(seat.effect == COULD for seat in seated):
        found.append((pointing(0, 0, 0.8 * size), "could still settle it"))
    counted = dict.fromkeys(seat.counted for seat in seated if seat.counted is not None)
    found += [(drawn(mark, 0, 0, 0.7 * size), f"on the table: counted as {mark.value}") for mark in counted]
    return found

"""The seats round the horseshoe: what each shows of its member's vote, and how. It decides nothing."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from sim.council import Council
from sim.law import Decision, Kind, Outcome, Reason, RollCall
from sim.law.votes import How
from sim.show.pictures.picture import Table, element, group
from sim.show.pictures.seating import Place, places, radius, table
from sim.show.pictures.vote_marks import REACH, VoteMark, drawn, said
from sim.show.pictures.widths import width_of


@frozen
class Seat:
    """One member at the table: its place, its name, and what is known of its vote.

    `effect` says what the vote did: it blocked, or it could still settle the question. `how_known` says how the
    vote came to be known, where anybody says so.
    """

    place: Place
    name: str
    mark: VoteMark
    how: How | None = None
    effect: str = ""
    how_known: str = ""
    note: str = ""

    @property
    def said(self) -> str:
        """The vote in words."""
        return said(self.mark, self.how) + (f": {self.note}" if self.note else "")


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
    found = []
    for place, member in zip(places(council, president), council.members, strict=True):
        vote = votes.get(member.code)
        how_known, note = (known or {}).get(member.code, ("", ""))
        mark = _mark(member.code, roll, decision)
        how = None if vote is None else vote.how
        found.append(Seat(place, member.name, mark, how, _effect(member.code, decision), how_known, note))
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
    could = decision.outcome is Outcome.OPEN and code in decision.could_settle
    return "could settle it" if could else ""


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


def round_the_table(seated: Sequence[Seat], letters: float = 28.0) -> list[str]:
    """Return the drawing of the table and its seats, in the box of `seating`; `letters` is the size of the codes.

    Where many sit, the letters are smaller, so that the codes do not run into each other.
    """
    reach = radius(len(seated))
    size = reach / REACH
    inward = reach + 34
    found = [element("path", d=table(inward), class_="table-top", stroke_width=46, stroke_linecap="round")]
    for seat in seated:
        found.append(_seat(seat, size, reach, inward, min(letters, size * letters / 29)))
    return found


def _seat(seat: Seat, size: float, reach: float, inward: float, letters: float) -> str:
    place = seat.place
    away = reach + 6 + abs(place.outward_x) * width_of(place.code, letters) / 2
    away += abs(place.outward_y) * letters * 0.36
    x, y = place.x + place.outward_x * away, place.y + place.outward_y * away + letters * 0.36
    parts = [
        drawn(seat.mark, place.x, place.y, size, ring=place.permanent),
        element("text", place.code, x=x, y=y, text_anchor="middle", font_size=letters, font_weight="bold"),
    ]
    if place.president:
        look = {"text_anchor": "middle", "font_weight": "bold", "class_": "accent"}
        parts.append(element("text", "President", x=x, y=y - letters * 1.1, font_size=letters * 0.85, **look))
    if seat.effect in _PLATES:
        parts.append(_plate(_PLATES[seat.effect], place, size, inward))
    return group(parts)


_PLATES = {"veto": "VETO", "objection": "OBJECTS"}


def _plate(words: str, place: Place, size: float, inward: float) -> str:
    """Return a plate that lies on the table before a seat."""
    letters = min(24.0, size * 0.8)
    wide, high = width_of(words, letters, bold=True) + letters * 0.7, letters * 1.5
    inward += abs(place.outward_x) * (wide / 2 - 36)  # beside a seat a plate needs more room than below one
    x, y = place.x - place.outward_x * inward, place.y - place.outward_y * inward
    return group(
        [
            element("rect", x=x - wide / 2, y=y - high / 2, width=wide, height=high, rx=4, class_="no"),
            element(
                "text",
                words,
                x=x,
                y=y + letters * 0.36,
                text_anchor="middle",
                font_size=letters,
                font_weight="bold",
                class_="on-vote",
            ),
        ]
    )

"""A strip of many votes: a row for each member, a column for each vote in the order of time."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from attrs import frozen

from sim.council import UnknownState, state
from sim.council.states import Group
from sim.engine.events import Decided
from sim.engine.running import Run
from sim.errors import UnscError
from sim.law import Choice
from sim.show.pictures.columns import Column, columns_of
from sim.show.pictures.legend import Entry, legend
from sim.show.pictures.outcomes import MARKS, mark_of
from sim.show.pictures.picture import Picture, Table, element, group
from sim.show.pictures.vote_marks import VoteMark, drawn
from sim.show.pictures.widths import fitted, width_of
from sim.show.words import count, day, short_name

MOST_WIDE = 14
"""With more votes than that, columns are narrow, and what stands above them is written upward."""
_NAMES = 210
_MARGIN = 16
_PERMANENT = "Permanent members"
_ELSE = "Of no regional group"


@frozen
class _Size:
    """How large the parts are, in user units: a column, a row, a mark, and what stands above the columns."""

    column: int
    row: int
    mark: float
    head: int


_WIDE = _Size(80, 30, 11, 160)


def strip_of(runs: Iterable[Run | Decided], title: str) -> Picture:
    """Return the strip of all votes that the Security Council took in some runs, or of some decisions.

    Raises `UnscError` where there is no such vote.
    """
    return strip(tuple(columns_of(runs)), title)


def strip(columns: Sequence[Column], title: str) -> Picture:
    """Return the strip of some votes: members by votes, each vote by colour, shape and letter.

    The votes stand in the order of time; a member has a mark where it sat, and a blank where it did not. Permanent
    members come first, then the regional groups, in each first who sat first. Who blocked a vote has a frame.
    The table has a row for each vote. Raises `UnscError` where there is no vote.
    """
    if not columns:
        raise UnscError("there is no vote to draw; expected one vote of the Security Council at least")
    columns = sorted(columns, key=lambda column: column.date)
    size = _WIDE if len(columns) <= MOST_WIDE else _narrow(columns)
    wide = max(_MARGIN + _NAMES + size.column * len(columns) + _MARGIN, 620)
    heading = fitted(title, wide - 2 * _MARGIN, 20, 3, bold=True)
    body = [
        element("text", line, x=_MARGIN, y=36 + 26 * n, font_size=20, font_weight="bold")
        for n, line in enumerate(heading)
    ]
    y = 36 + 26 * (len(heading) - 1) + 20
    body.append(element("text", _span(columns), x=_MARGIN, y=y, font_size=13, class_="soft"))
    top = y + 14
    y = top + size.head
    for n, column in enumerate(columns):
        body += (_wide_head if size is _WIDE else _narrow_head)(column, _middle(n, size), top, size)
    rows, bottom = _rows(columns, y, size)
    body += [*_years(columns, top, bottom, size), *rows]
    keys: list[str] = []
    bottom += 4
    for entries in (_vote_keys(columns), _result_keys(columns)):
        drawn_keys, bottom = legend(entries, _MARGIN, bottom + 30, wide - 2 * _MARGIN, 12, soft=True)
        keys += drawn_keys
    return Picture(title, _description(columns), _table(columns), wide, int(bottom) + 25, (*body, *keys))


def _narrow(columns: Sequence[Column]) -> _Size:
    """Return the size of narrow columns, with as much room above them as the longest words there take."""
    return _Size(24, 24, 8.5, 100 + int(max(width_of(_told(column), 11) for column in columns)))


def _told(column: Column) -> str:
    return fitted(f"{column.date.isoformat()}  {column.label}", 226, 11)[0]


def _middle(n: int, size: _Size) -> float:
    return _MARGIN + _NAMES + size.column * (n + 0.5)


def _span(columns: Sequence[Column]) -> str:
    first, last = day(columns[0].date), day(columns[-1].date)
    return f"{count(len(columns), 'vote')}, {first if first == last else f'{first} to {last}'}"


def _wide_head(column: Column, x: float, top: float, size: _Size) -> Iterator[str]:
    """Yield what stands above a wide column, each on lines of its own."""
    short, year = day(column.date)[:-5], str(column.date.year)
    lines = [(f"{short.split()[0]} {short.split()[1][:3]}", 13, ""), (year, 12, "soft")]
    y = top + 4
    for words, letters, look in lines:
        y += 16
        yield element("text", words, x=x, y=y, font_size=letters, text_anchor="middle", class_=look or "ink")
    y += 4
    for line in fitted(column.label, size.column - 8, 10.5, 4):
        y += 13
        yield element("text", line, x=x, y=y, font_size=10.5, text_anchor="middle", class_="soft")
    if column.result:
        yield mark_of(column.result, x, top + 114, 12)
    yield element("text", _short(column), x=x, y=top + 145, font_size=13, text_anchor="middle", font_weight="bold")


def _narrow_head(column: Column, x: float, top: float, size: _Size) -> Iterator[str]:
    """Yield what stands above a narrow column, written upward."""
    foot = top + size.head
    yield _upward(_told(column), x + 4, foot - 90, 11)
    if column.result:
        yield mark_of(column.result, x, foot - 76, 8)
    yield _upward(_short(column), x + 4, foot - 12, 11, font_weight="bold")


def _short(column: Column) -> str:
    """Return the votes by number in a few letters: some are unknown where a question mark stands."""
    numbers, _, unknown = column.numbers.partition(",")
    return fitted(f"{numbers} ?" if unknown else numbers, 72, 11, bold=True)[0]


def _upward(words: str, x: float, y: float, letters: float, **look: object) -> str:
    turned = f"translate({x:g} {y:g}) rotate(-90)"
    return group([element("text", words, font_size=letters, **look)], transform=turned)


def _years(columns: Sequence[Column], top: float, bottom: float, size: _Size) -> Iterator[str]:
    """Yield a line where a year ends."""
    for n in range(1, len(columns)):
        if columns[n].date.year != columns[n - 1].date.year:
            x = _MARGIN + _NAMES + size.column * n
            yield element("path", d=f"M{x} {top + 6}V{bottom}", class_="faint")


def _rows(columns: Sequence[Column], y: float, size: _Size) -> tuple[list[str], float]:
    """Return the rows with the headings of their groups, and how far down they come."""
    found: list[str] = []
    right = _MARGIN + _NAMES + size.column * len(columns)
    for name, codes in _groups(columns):
        y += 26
        found.append(element("text", name, x=_MARGIN, y=y - 7, font_size=12, font_weight="bold", class_="soft"))
        found.append(element("path", d=f"M{_MARGIN} {y}H{right}", class_="faint"))
        for code in codes:
            y += size.row
            found += _row(code, columns, y - size.row / 2, size, bold=name == _PERMANENT)
    return found, y + 6


def _row(code: str, columns: Sequence[Column], y: float, size: _Size, *, bold: bool) -> Iterator[str]:
    weight = {"font_weight": "bold"} if bold else {}
    name = short_name(code, next(c.date for c in columns if code in c.votes))
    label = fitted(name, _NAMES - 54, 13, bold=bold)[0]
    yield element("text", label, x=_MARGIN, y=y + 4.5, font_size=13, **weight)
    if label != code:
        known = fitted(code, 46, 11)[0]
        yield element(
            "text", known, x=_MARGIN + _NAMES - 14, y=y + 4, font_size=11, text_anchor="end", class_="soft"
        )
    for n, column in enumerate(columns):
        if code not in column.votes:
            continue
        x = _middle(n, size)
        if code in column.blocked_by:
            half = 1.3 * size.mark
            box: dict[str, Any] = {"x": x - half, "y": y - half, "width": 2 * half, "height": 2 * half}
            yield element("rect", rx=3, class_="line", stroke_width=1.8, **box)
        yield drawn(_vote_mark(code, column), x, y, size.mark)


def _vote_mark(code: str, column: Column) -> VoteMark:
    choice = column.votes[code]
    return VoteMark.NOT_NAMED if choice is None and column.counted else VoteMark.of_choice(choice)


def _groups(columns: Sequence[Column]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield the members by groups: the permanent ones, then the regional groups, in each who sat first."""
    first: dict[str, int] = {}
    for n, column in enumerate(columns):
        for code in column.votes:
            first.setdefault(code, n)
    permanent = {code for column in columns for code in column.permanent}
    groups: dict[str, list[str]] = {_PERMANENT: []}
    groups |= {f"{each.value} Group": [] for each in Group} | {_ELSE: []}
    for code in sorted(first, key=lambda code: (first[code], code)):
        groups[_PERMANENT if code in permanent else _group_of(code)].append(code)
    for name, codes in groups.items():
        if codes:
            yield name, sorted(codes) if name == _PERMANENT else codes


def _group_of(code: str) -> str:
    try:
        known = state(code).group
    except UnknownState:
        known = None
    return _ELSE if known is None else f"{known.value} Group"


def _vote_keys(columns: Sequence[Column]) -> Iterator[Entry]:
    """Yield what the marks of votes that are there stand for."""
    seen = {_vote_mark(code, column) for column in columns for code in column.votes}
    for mark in VoteMark:
        if mark in seen:
            yield drawn(mark, 0, 0, 9), mark.value
    if any(code in column.votes for column in columns for code in column.blocked_by):
        frame = element("rect", x=-10, y=-10, width=20, height=20, rx=3, class_="line", stroke_width=1.8)
        yield frame, "blocked it"
    yield "", "blank: not on the Council"


def _result_keys(columns: Sequence[Column]) -> Iterator[Entry]:
    """Yield what the marks above the columns stand for."""
    results = {column.result for column in columns}
    for name, mark_ in MARKS.items():
        if name in results:
            yield mark_of(name, 0, 0, 9), mark_.words


def _description(columns: Sequence[Column]) -> str:
    results = [MARKS[c.result].words if c.result else "not known" for c in columns]
    told = ", ".join(f"{results.count(words)} {words}" for words in dict.fromkeys(results))
    members = {code for column in columns for code in column.votes}
    return (
        f"A strip of votes: {_span(columns)}, of {count(len(members), 'member')}. What became of them: {told}. "
        "The table has a row for each vote, with the members by their codes."
    )


_CHOICES = (
    ("In favour", Choice.YES),
    ("Against", Choice.NO),
    ("Abstaining", Choice.ABSTAIN),
    ("Not voting", Choice.NOT_VOTING),
    ("Not known by name", None),
)


def _table(columns: Sequence[Column]) -> Table:
    heads = ("Date", "Vote on", "Outcome", "Votes", "Needed", "Blocked by", *(name for name, _ in _CHOICES))
    rows = [
        (
            column.date.isoformat(),
            column.label,
            MARKS[column.result].words if column.result else "not known",
            column.numbers,
            "" if column.needed is None else str(column.needed),
            " ".join(column.blocked_by),
            *(" ".join(code for code, cast in column.votes.items() if cast is choice) for _, choice in _CHOICES),
        )
        for column in columns
    ]
    return Table(heads, tuple(rows))

"""Layout of one row per member and vote: rows gathered into votes. It counts nothing.

The United Nations publishes its "Security Council Voting Data" so. The set holds resolutions only, and of a
resolution adopted without a vote it says "Y" for every member: `modality` tells, and those letters are no votes.
"""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from sim.council import Council, state
from sim.errors import UnscError
from sim.law import Choice, Vote
from sim.records.cells import BadCell, council_of, flag, number, shown
from sim.records.codes import member_by
from sim.records.layouts import Header
from sim.records.recorded import BadRow, RecordedVote, Result, Totals
from sim.records.rows import Row

LETTERS = {
    "Y": Choice.YES,
    "N": Choice.NO,
    "A": Choice.ABSTAIN,
    "X": Choice.NOT_VOTING,
    "NV": Choice.NOT_VOTING,
    "": Choice.NOT_VOTING,
}
"""The cell of a member that did not vote is met empty, and as X, which is what the set's description says."""
REMEMBERED = 20_000
"""So many votes are remembered, to tell one that comes again; the United Nations' set has fewer than 3,000."""

_WITHOUT = re.compile(r"\b(?:without|no)\b.*\bvote|consensus|acclamation", re.IGNORECASE)
_BY_NUMBER = re.compile(r"\b(?:non-?|un|not )recorded\b", re.IGNORECASE)
"""A vote that was taken, and of which nobody's part is on record: the letters of the file are no votes, its totals
may be."""
_WITH = re.compile(r"\b(?:vote|voted|voting|(?:un)?recorded|roll[- ]call)\b", re.IGNORECASE)
_TOTALS = ("total_yes", "total_no", "total_abstentions", "total_non_voting", "total_ms")
_SHARED = ("date", "resolution", "draft", "modality", *_TOTALS)
"""What all rows of a vote say alike."""

Cells = tuple[str, ...]


def votes_by_member(rows: Iterable[Row], header: Header, file: str) -> Iterator[RecordedVote | BadRow]:
    """Gather the votes of a file with a row for each member, one at a time."""
    seen: OrderedDict[str, int] = OrderedDict()
    vote: _Gathered | None = None
    scattered = _Scattered(file)
    for row in rows:
        if row.fault:
            yield BadRow(file, row.line, row.fault)
            continue
        key = _key(header, row.cells)
        if key == scattered.key:
            scattered.rows += 1
            continue
        if vote is None or key != vote.key:
            if vote is not None:
                yield vote.whole(file)
            vote, scattered.key = None, ""
            if key in seen:
                scattered.add(key, _name(header, row.cells), row.line, seen[key])
                continue
            try:
                vote = _Gathered(key, header, row.line, row.cells, *council_of(header.cell(row.cells, "date")))
            except BadCell as error:
                yield BadRow(file, row.line, str(error))
                continue
            seen[key] = row.line
            if len(seen) > REMEMBERED:
                seen.popitem(last=False)
        try:
            vote.add(row.line, row.cells)
        except UnscError as error:
            yield BadRow(file, row.line, str(error))
    if vote is not None:
        yield vote.whole(file)
    yield from scattered.told()


def _key(header: Header, cells: Cells) -> str:
    """Return what the rows of one vote share and no other's have."""
    return header.cell(cells, "undl_id") or f"{_name(header, cells)} {header.cell(cells, 'date')}"


def _name(header: Header, cells: Cells) -> str:
    """Return what a vote is called: its resolution, else its draft, else its record in the library."""
    named = header.cell(cells, "resolution") or header.cell(cells, "draft")
    return named or f"record {header.cell(cells, 'undl_id')}"


class _Scattered:
    """The rows of votes that were read before, with other rows in between: told once, at the end of the file.

    `key` is that of the vote whose rows are being passed over, empty where none are; `rows` how many were.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.key = ""
        self.rows = self.places = self.line = 0
        self.first = ""

    def add(self, key: str, name: str, line: int, before: int) -> None:
        """Begin to pass over rows of a vote that stood at an earlier line."""
        if not self.rows:
            self.line = line
            self.first = f"rows of the vote on {name} stand here and at line {before}, with others in between"
        self.key = key
        self.rows += 1
        self.places += 1

    def told(self) -> Iterator[BadRow]:
        """Tell of all of them, if there were any."""
        if not self.rows:
            return
        which = "those here were skipped"
        if self.places > 1:
            which = f"so it is in {self.places:,} places; the {self.rows:,} rows that came late were skipped"
        wanted = "expected all rows of a vote next to each other (sort the file by undl_id)"
        yield BadRow(self.file, self.line, f"{self.first}; {wanted}; {which}", self.rows)


def _check_name(name: str, member: str, council: Council) -> None:
    """Refuse a row in which the name is that of another member of the day than the code."""
    named = name.strip().casefold()
    for each in council.members:
        if each.code != member and named in (each.name.casefold(), *_older_names(each.code)):
            own = council.member(member).name
            if named in (own.casefold(), *_older_names(member)):
                return
            raise BadCell(f"ms_code is {member}, but ms_name is {shown(name)}, which is {each.code}")


@lru_cache
def _older_names(code: str) -> frozenset[str]:
    known = state(code)
    return frozenset(name.casefold() for name in (known.label, *(each.text for each in known.names)))


class _Gathered:
    """The rows of one vote as they come in."""

    def __init__(self, key: str, header: Header, line: int, first: Cells, on: date, council: Council) -> None:
        self.key, self.header, self.line, self.first, self.on, self.council = key, header, line, first, on, council
        self.lines: dict[str, int] = {}
        self.choices: dict[str, Choice | None] = {}
        self.conflicts: dict[str, None] = {}

    def add(self, line: int, cells: Cells) -> None:
        """Take in a row. Raises `UnscError` for one that cannot be used."""
        cell = self.header.cell
        member = member_by(cell(cells, "ms_code"), self.council, cell(cells, "ms_name"))
        _check_name(cell(cells, "ms_name"), member, self.council)
        letter = cell(cells, "ms_vote").upper()
        if letter not in LETTERS:
            raise BadCell(f"ms_vote is {shown(letter)} for {member}; expected Y, N, A, X or nothing")
        choice = LETTERS[letter]
        if member in self.lines:
            raise BadCell(self._twice(member, choice))
        self.lines[member], self.choices[member] = line, choice
        for column in _SHARED:
            here, there = cell(cells, column), cell(self.first, column)
            if here != there:
                says = f"{column} is {shown(there)} at line {self.line} and {shown(here)} at line {line}"
                self.conflicts[says] = None
        permanent = flag(cell(cells, "permanent_member"))
        if permanent is not None and permanent != (member in self.council.permanent):
            says = f"permanent_member is {permanent} for {member} at line {line}"
            self.conflicts[f"{says}, {'no' if permanent else 'a'} permanent member on {self.on}"] = None

    def _twice(self, member: str, choice: Choice) -> str:
        name = _name(self.header, self.first)
        found = f"{member} stands a second time in the vote on {name}, first at line {self.lines[member]}"
        if self.choices[member] is choice:
            return f"{found}; this row was skipped"
        self.choices[member] = None
        return f"{found} and voting otherwise; its vote is taken as unknown"

    def whole(self, file: str) -> RecordedVote:
        """Return the vote."""

        def cell(column: str) -> str:
            return self.header.cell(self.first, column)

        totals, seats = self._totals()
        taken = _was_taken(cell("modality"), cell("vote_note"), self.choices.values())
        by_number = bool(_BY_NUMBER.search(f"{cell('modality')} {cell('vote_note')}"))
        known = tuple([Vote(member, choice) for member, choice in self.choices.items() if choice is not None])
        if by_number:
            known = ()
        result = None
        if cell("resolution") and taken is not None:
            result = Result.ADOPTED if taken else Result.WITHOUT_VOTE
        if taken is False:  # the letters of the file are nobody's vote, and its totals count them
            known, totals = (), Totals()
        elif seats not in (None, len(self.council.codes), self.council.size):
            sat = f"{len(self.council.codes)} members sat on {self.on}"
            self.conflicts[f"total_ms is {seats}, but {sat}"] = None
        return RecordedVote(
            id=_name(self.header, self.first),
            on=self.on,
            meeting=cell("meeting"),
            title=cell("description"),
            file=file,
            line=self.line,
            kind=None,
            kind_basis="",
            result=result,
            votes=known,
            totals=totals,
            complete=len(known) == len(self.council.codes),
            named_members=tuple(self.choices),
            sources=cell("undl_link"),
            undl_id=cell("undl_id"),
            draft=cell("draft") if cell("resolution") else "",
            note=cell("vote_note"),
            conflicts=() if taken is False else tuple(self.conflicts),
        )

    def _totals(self) -> tuple[Totals, int | None]:
        found: list[int | None] = []
        for column in _TOTALS:
            try:
                found.append(number(self.header.cell(self.first, column), column))
            except BadCell as error:
                self.conflicts[str(error)] = None
                found.append(None)
        return Totals(*found[:4]), found[4]


def _was_taken(modality: str, note: str, choices: Iterable[Choice | None]) -> bool | None:
    """Tell whether there was a vote at all; None where all are in favour and the file does not say.

    A vote against, or an abstention, is only cast in a vote.
    """
    if _WITHOUT.search(modality) or _WITHOUT.search(note):
        return False
    if _WITH.search(modality) or any(choice in (Choice.NO, Choice.ABSTAIN) for choice in choices):
        return True
    return None

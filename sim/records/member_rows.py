"""Layout of one row per member and vote: rows gathered into votes, as they stand next to each other. It counts nothing.

The United Nations publishes its "Security Council Voting Data" so. The set holds resolutions only, and of a
resolution adopted without a vote it says "Y" for every member: `modality` tells, and those letters are no votes.
"""

import re
from collections import OrderedDict
from collections.abc import Iterator
from datetime import date

from attrs import define, field

from sim.council import Council
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
"""The earlier issues leave the cell of a member empty that did not vote; the later ones write X."""
REMEMBERED = 20_000
"""So many votes are remembered, to tell one that comes again; the United Nations' set has less than three thousand."""

_WITHOUT = re.compile(r"\b(?:without|no)\b.*\bvote|consensus|acclamation|non-recorded", re.IGNORECASE)
_WITH = re.compile(r"\b(?:vote|voted|voting|recorded|roll[- ]call)\b", re.IGNORECASE)
_SAME_IN_ALL = ("date", "resolution", "draft", "modality")
_TOTALS = ("total_yes", "total_no", "total_abstentions", "total_non_voting", "total_ms")


def votes_by_member(rows: Iterator[Row], header: Header, file: str) -> Iterator[RecordedVote | BadRow]:
    """Gather the votes of a file with a row for each member, one at a time."""
    seen: OrderedDict[str, int] = OrderedDict()
    vote: _Gathered | None = None
    scattered = ""
    for row in rows:
        if row.fault or len(row.cells) != header.width:
            found = row.fault or f"it has {len(row.cells)} cells, where the header has {header.width}"
            yield BadRow(file, row.line, found)
            continue
        cells = {name: row.cells[place] for name, place in header.places.items()}
        key = _key(cells)
        if key == scattered:
            continue
        scattered = ""
        if vote is None or key != vote.key:
            if vote is not None:
                yield vote.whole()
                vote = None
            if key in seen:
                yield BadRow(file, row.line, _come_again(_name(cells), seen[key]))
                scattered = key
                continue
            try:
                on, council = council_of(cells["date"])
            except BadCell as error:
                yield BadRow(file, row.line, str(error))
                continue
            seen[key] = row.line
            if len(seen) > REMEMBERED:
                seen.popitem(last=False)
            vote = _Gathered(key, file, row.line, on, council, cells)
        try:
            vote.add(row.line, cells)
        except UnscError as error:
            yield BadRow(file, row.line, str(error))
    if vote is not None:
        yield vote.whole()


def _key(cells: dict[str, str]) -> str:
    return cells.get("undl_id", "").strip() or f"{_name(cells)} {cells['date']}"


def _name(cells: dict[str, str]) -> str:
    """Return what a vote is called: its resolution, else its draft, else its record."""
    known = (cells["resolution"].strip(), cells.get("draft", "").strip())
    return next(filter(None, known), f"record {cells.get('undl_id', '').strip()}")


def _come_again(name: str, line: int) -> str:
    return (
        f"rows of the vote on {name} stand here and at line {line}, with others between them; expected all rows of a "
        "vote next to each other (sort the file by undl_id). Those here were skipped"
    )


@define
class _Gathered:
    """The rows of one vote as they come in."""

    key: str
    file: str
    line: int
    on: date
    council: Council
    first: dict[str, str]
    lines: dict[str, int] = field(factory=dict)
    choices: dict[str, Choice | None] = field(factory=dict)
    conflicts: dict[str, None] = field(factory=dict)

    def add(self, line: int, cells: dict[str, str]) -> None:
        """Take in a row. Raises `UnscError` for one that cannot be used."""
        member = member_by(cells["ms_code"], self.council, cells.get("ms_name", ""))
        letter = cells["ms_vote"].strip().upper()
        if letter not in LETTERS:
            raise BadCell(f"ms_vote is {shown(cells['ms_vote'])} for {member}; expected Y, N, A, X or nothing")
        if member in self.lines:
            raise BadCell(self._twice(member, LETTERS[letter]))
        self.lines[member] = line
        self.choices[member] = LETTERS[letter]
        self._compare(line, member, cells)

    def _twice(self, member: str, choice: Choice) -> str:
        found = f"{member} stands a second time in the vote on {_name(self.first)}, first at line {self.lines[member]}"
        if self.choices[member] is choice:
            return f"{found}; this row was skipped"
        self.choices[member] = None
        return f"{found}, and votes otherwise there; its vote is taken as unknown"

    def _compare(self, line: int, member: str, cells: dict[str, str]) -> None:
        """Note where a row contradicts the first of its vote, or the Council of the day."""
        for column in (*_SAME_IN_ALL, *_TOTALS):
            if cells.get(column, "") != (first := self.first.get(column, "")):
                here = f"{column} is {shown(first)} at line {self.line}, {shown(cells[column])} at line {line}"
                self.conflicts.setdefault(here)
        permanent = flag(cells.get("permanent_member", ""))
        if permanent is not None and permanent != (member in self.council.permanent):
            here = f"permanent_member is {permanent} for {member}"
            self.conflicts.setdefault(f"{here}, which was {'no' if permanent else 'a'} permanent member on {self.on}")

    def whole(self) -> RecordedVote:
        """Return the vote."""
        cells = {name: text.strip() for name, text in self.first.items()}
        note, modality = cells.get("vote_note", ""), cells["modality"]
        totals = self._totals(cells)
        taken = _vote_taken(modality, note, self.choices)
        result = Result.ADOPTED if cells["resolution"] else None
        if result and not taken:
            result, known = Result.WITHOUT_VOTE, ()
        else:
            known = tuple(Vote(m, choice) for m, choice in self.choices.items() if choice is not None)
        if taken is None:
            result = None
        if modality and taken is None:
            note = "; ".join(filter(None, (note, f"modality: {modality}")))
        return RecordedVote(
            id=_name(self.first),
            on=self.on,
            meeting=cells.get("meeting", ""),
            title=cells.get("description", ""),
            file=self.file,
            line=self.line,
            kind=None,
            kind_basis="",
            result=result,
            votes=known,
            totals=totals,
            complete=len(known) == len(self.council.codes),
            named_members=tuple(self.choices),
            sources=cells.get("undl_link", ""),
            undl_id=cells.get("undl_id", ""),
            note=note,
            conflicts=tuple(self.conflicts),
        )

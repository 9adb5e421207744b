"""Layout of one row per vote: each row a vote, with who is known to have voted how. It counts nothing."""

import difflib
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from sim.council import Council
from sim.errors import UnscError
from sim.law import Choice, Kind, Vote
from sim.records.cells import BadCell, council_of, number, shown
from sim.records.codes import member_by
from sim.records.layouts import Header
from sim.records.member_rows import REMEMBERED
from sim.records.recorded import BadRow, RecordedVote, Result, Totals
from sim.records.rows import Row

OUTCOMES = {
    "adopted": Result.ADOPTED,
    "carried": Result.ADOPTED,
    "amendment_adopted": Result.ADOPTED,
    "adopted_without_vote": Result.WITHOUT_VOTE,
    "vetoed": Result.VETOED,
    "not_adopted_insufficient_votes": Result.TOO_FEW_VOTES,
    "not_carried": Result.NOT_ADOPTED,
    "not_adopted": Result.NOT_ADOPTED,
    "": None,
}
"""What the outcomes of this layout come to. That a motion was not carried does not say why."""
LETTERS = {"Y": Choice.YES, "N": Choice.NO, "A": Choice.ABSTAIN, "X": Choice.NOT_VOTING}
BASES = {"recorded": True, "recorded_corrected": True, "derived": True, "partial": False, "none": False, "": False}
"""What the layout says of a list of votes, and whether such a list may be a full roll call."""
KINDS = {**{kind.value: kind for kind in Kind}, "": None}
KIND_BASES = {"recorded": "recorded", "presumed": "presumed", "": ""}

T = TypeVar("T")


def votes_by_row(rows: Iterable[Row], header: Header, file: str) -> Iterator[RecordedVote | BadRow]:
    """Read the votes of a file with a row for each."""
    seen: OrderedDict[str, int] = OrderedDict()
    for row in rows:
        try:
            if row.fault:
                raise BadCell(row.fault)
            vote = _vote(row, header, file)
            if (key := f"{vote.id} {vote.on}") in seen:
                raise BadCell(f"the vote on {vote.id} stands here a second time, first at line {seen[key]}")
        except UnscError as error:
            yield BadRow(file, row.line, str(error))
            continue
        seen[key] = row.line
        if len(seen) > REMEMBERED:
            seen.popitem(last=False)
        yield vote


def _vote(row: Row, header: Header, file: str) -> RecordedVote:
    def cell(column: str) -> str:
        return header.cell(row.cells, column)

    if not cell("id"):
        raise BadCell("id is empty; expected the symbol of the resolution or draft")
    on, council = council_of(cell("date"))
    votes = _votes(cell("votes"), council)
    may_be_complete = _one_of(cell("votes_basis"), "votes_basis", BASES)
    vetoing = cell("veto_by").replace(";", " ").replace(",", " ").split()
    return RecordedVote(
        id=cell("id"),
        on=on,
        meeting=cell("meeting"),
        title=cell("title"),
        file=file,
        line=row.line,
        kind=_one_of(cell("kind"), "kind", KINDS),
        kind_basis=_one_of(cell("kind_basis"), "kind_basis", KIND_BASES),
        result=_one_of(cell("outcome"), "outcome", OUTCOMES),
        votes=votes,
        totals=Totals(*[number(cell(column), column) for column in ("yes", "no", "abstain", "not_voting")]),
        complete=may_be_complete and len(votes) == len(council.codes),
        votes_basis=cell("votes_basis").lower(),
        named_members=tuple([vote.member for vote in votes]),
        veto_by=tuple(dict.fromkeys([member_by(code, council) for code in vetoing])),
        sources=cell("source"),
        undl_id=cell("undl_id"),
        note=cell("note"),
        outcome=cell("outcome").lower(),
    )


def _votes(text: str, council: Council) -> tuple[Vote, ...]:
    found: dict[str, Vote] = {}
    for pair in filter(None, (part.strip() for part in text.split(";"))):
        code, equals, letter = pair.partition("=")
        choice = LETTERS.get(letter.strip().upper())
        if not equals or choice is None:
            raise BadCell(f"votes has {shown(pair)}; expected a code and one of Y, N, A, X, such as CHN=Y")
        member = member_by(code, council)
        if member in found:
            raise BadCell(f"votes names {member} twice; expected each member once")
        found[member] = Vote(member, choice)
    return tuple(found.values())


def _one_of(text: str, column: str, words: dict[str, T]) -> T:
    word = text.lower()
    if word not in words:
        near = difflib.get_close_matches(word[:60], words, n=1)
        hint = f"did you mean {near[0]}?" if near else f"expected one of {', '.join(filter(None, words))}"
        raise BadCell(f"{column} is {shown(text)}; {hint}")
    return words[word]

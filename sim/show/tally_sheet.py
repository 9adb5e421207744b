"""The blank tally sheet: who sits, how many affirmative votes carry each question, room to count. No result."""

from collections.abc import Iterator
from itertools import groupby

from sim.council import Council
from sim.law import Kind, Question, measure_of
from sim.scenario.bodies import law_for
from sim.show.before_council import Played, Put
from sim.show.sheets import Blank, Block, Heading, Listing, Sheet, Table, Words, listing
from sim.show.words import KINDS, day, sentence, short_name

_AT_ONCE = 5
"""So many questions stand side by side on one table."""
_SUMS = ("In favour", "Against", "Abstaining", "Not voting", "Negative votes that can block", "Carried?")


def tally_sheet(played: Played) -> Sheet:
    """Make the sheet: a column for each question before one Council, a line for each member."""
    blocks: list[Block] = [
        Words("Mark each vote: + in favour, - against, 0 abstaining, x not voting. * is a permanent member.")
    ]
    numbered = list(enumerate((put for put in played.puts if put.needed is not None), start=1))
    for _, same in groupby(numbered, key=lambda each: each[1].council.codes):
        questions = list(same)
        for begin in range(0, len(questions), _AT_ONCE):
            blocks += _table(questions[begin : begin + _AT_ONCE])
    if not numbered:
        blocks += _without_a_question(played)
    blocks.append(Blank("Remarks:", 3))
    return Sheet("tally", "Tally sheet", tuple(blocks))


def _table(questions: list[tuple[int, Put]]) -> Iterator[Block]:
    council, on = questions[0][1].council, questions[0][1].event.at.day
    yield Heading(f"The Council of {day(on)}")
    told = (Words(f"{sentence(put.event.question)} {_bar(put)}", f"Question {n}.") for n, put in questions)
    yield Listing(tuple(told))
    head = ("Member", *(f"Question {n}" for n, _ in questions))
    blank = ("",) * len(questions)
    needed = ("Affirmative votes needed", *(str(put.needed) for _, put in questions))
    rows = [*((name, *blank) for name in _members(council, questions[0][1])), *((sum_, *blank) for sum_ in _SUMS)]
    rows.insert(len(council.members), needed)
    yield Table(head, tuple(rows))


def _members(council: Council, put: Put) -> Iterator[str]:
    for member in council.members:
        name = short_name(member.code, put.event.at.day)
        yield f"{name}{f' ({member.code})' if name != member.code else ''}{'*' if member.permanent else ''}"


def _bar(put: Put) -> str:
    measure = put.measure
    assert measure is not None, "only questions that votes are counted on have a bar"
    kind = KINDS[put.event.kind].partition(":")[0]
    if put.settled_by is not None:
        return (
            f"({put.needed} in favour needed; whether a negative vote blocks, question {put.settled_by} settles)"
        )
    if put.disputed:
        return f"({put.needed} in favour needed; whether a negative vote blocks is in dispute)"
    if measure.noes_to_block is None:
        block = "no negative vote blocks"
    else:
        holders = ", ".join(code for code in put.council.codes if code in measure.holders)
        block = (
            f"{measure.noes_to_block} negative vote{'s' if measure.noes_to_block > 1 else ''} of {holders} blocks"
        )
    return f"({kind}; {put.needed} in favour needed; {block})"


def _without_a_question(played: Played) -> Iterator[Block]:
    on, council = played.councils[0]
    law = law_for(played.scenario, on)
    yield Words("No question was put to the vote here. Should your class put one:")
    bars = []
    for kind in (Kind.PROCEDURAL, Kind.SUBSTANTIVE):
        votes = measure_of(Question(kind), council, law).requirement.needed(0, 0)
        bars.append(Words(f"{votes} affirmative votes needed", f"{KINDS[kind]}:"))
    yield listing(bars)
    names = (f"{short_name(m.code, on)} ({m.code}){'*' if m.permanent else ''}" for m in council.members)
    rows = [(name, "") for name in names] + [(sum_, "") for sum_ in _SUMS]
    yield Table(("Member", "Vote"), tuple(rows))

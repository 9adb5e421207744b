"""What came of checking files of votes, added up as they pass: counts, groups, examples. It checks nothing."""

from attrs import Factory, define, frozen

from sim.records.checking import Checked, Ground, Verdict
from sim.records.recorded import BadRow, Basis

EXAMPLES = 3
"""So many votes of a group are kept, unless all are asked for: a file may be long, and wrong throughout."""


@frozen
class Difference:
    """One vote on which law and record differ, in the words of a script."""

    id: str
    date: str
    recorded: str
    computed: str
    reason: str


@define
class Group:
    """Votes that have something in common: how many, and some of them."""

    number: int = 0
    some: list[Checked] = Factory(list)

    def add(self, checked: Checked, keep: int | None) -> None:
        """Count a vote in, and keep it while there is room."""
        self.number += 1
        if keep is None or len(self.some) < keep:
            self.some.append(checked)


@define
class Report:
    """The sum of what was checked; `keep` says how many votes of a group are kept, None for all."""

    keep: int | None = EXAMPLES
    verdicts: dict[Verdict, int] = Factory(lambda: dict.fromkeys(Verdict, 0))
    by_basis: dict[Basis, int] = Factory(lambda: {Basis.MEMBERS: 0, Basis.TOTALS: 0})
    """Of the votes that agree: what settled them."""
    groups: dict[tuple[Verdict, Ground], Group] = Factory(dict)
    differences: list[Difference] = Factory(list)
    over_a_no: Group = Factory(Group)
    """Votes that agree, and were adopted over the negative vote of a permanent member."""
    remarks: Group = Factory(Group)
    bad: list[BadRow] = Factory(list)
    bad_rows: int = 0

    @property
    def rows(self) -> int:
        """How many votes were checked."""
        return sum(self.verdicts.values())

    @property
    def fine(self) -> bool:
        """Whether no vote differs and every row could be read."""
        return not self.verdicts[Verdict.DIFFER] and not self.bad_rows

    def add_bad(self, row: BadRow) -> None:
        """Count in a row that could not be used."""
        self.bad_rows += row.rows
        if self.keep is None or len(self.bad) < 10 * EXAMPLES:
            self.bad.append(row)

    def add(self, checked: Checked) -> None:
        """Count in a vote."""
        self.verdicts[checked.verdict] += 1
        if checked.ground is not None:
            self.groups.setdefault((checked.verdict, checked.ground), Group()).add(checked, self.keep)
        if checked.verdict is Verdict.DIFFER:
            self.differences.append(_difference(checked))
        if checked.verdict is Verdict.AGREE:
            self.by_basis[checked.basis] += 1
            if checked.over_a_no:
                self.over_a_no.add(checked, None if self.keep is None else 10 * self.keep)
        if checked.remark:
            self.remarks.add(checked, self.keep)


def _difference(checked: Checked) -> Difference:
    vote, decision = checked.vote, checked.decision
    recorded = "" if vote.result is None else vote.result.value
    stated = vote.tally
    computed = "" if decision is None else f"{decision.outcome.value} ({decision.reason.value})"
    if decision is not None and decision.tally is not None:
        computed += f" {decision.tally}"
    return Difference(
        vote.id, str(vote.on), f"{recorded} {stated}" if stated else recorded, computed, checked.reason
    )

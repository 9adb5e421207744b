"""What came of checking recorded votes, as text: counts first, then each group of votes with its reason."""

from collections.abc import Callable, Iterator

from sim.records.checking import Checked, Ground, Verdict
from sim.records.recorded import Basis
from sim.records.report import Group, Report
from sim.show.lines import WIDTH, Paragraph, laid_out

_HEADINGS = ((Verdict.DIFFER, "Law and record differ"), (Verdict.UNCHECKED, "Not checked"))


def report_text(report: Report, files: int, width: int = WIDTH) -> list[str]:
    """Return the lines that tell a report about some files."""
    return list(laid_out(_paragraphs(report, files), width))


def _paragraphs(report: Report, files: int) -> Iterator[Paragraph]:
    of = report.verdicts
    yield Paragraph(
        f"{_counted(report.rows, 'recorded vote')} in {_counted(files, 'file')}: {of[Verdict.AGREE]:,} agree with "
        f"the law, {of[Verdict.DIFFER]:,} differ, {of[Verdict.UNCHECKED]:,} could not be checked; "
        f"{_counted(report.bad_rows, 'row')} could not be used."
    )
    if not report.rows and not report.bad_rows:
        yield Paragraph("There is no row below the header; expected the rows of votes there.")
    if of[Verdict.AGREE]:
        members, totals = report.by_basis[Basis.MEMBERS], report.by_basis[Basis.TOTALS]
        yield Paragraph(f"Of those that agree, {members:,} are settled by members' votes, {totals:,} by totals.")
    for verdict, heading in _HEADINGS:
        groups = [(ground, group) for (each, ground), group in report.groups.items() if each is verdict]
        for ground, group in sorted(groups, key=lambda pair: -pair[1].number):
            yield from _group(f"{heading}: {ground.value}", group, _reason)
    yield from _group(
        "Adopted over the negative vote of a permanent member, and by its kind open to no veto",
        report.over_a_no,
        _no_veto,
    )
    yield from _group(
        "Agree, though a vote is missing from the file", report.remarks, lambda checked: checked.remark
    )
    if report.bad_rows:
        yield from _heading("Rows that could not be used, and were skipped", report.bad_rows)
        for row in report.bad:
            yield Paragraph(row.reason, f"  {row.file}:{row.line}: ")
        yield from _more(report.bad_rows - len(report.bad))


def _group(heading: str, group: Group, say: Callable[[Checked], str]) -> Iterator[Paragraph]:
    if not group.number:
        return
    yield from _heading(heading, group.number)
    for checked in group.some:
        vote, said = checked.vote, say(checked)
        day = "" if str(vote.on) in vote.id else f", {vote.on}"
        place = f"{vote.id}{day} ({vote.file}:{vote.line})"
        yield Paragraph(f"{place}: {said}" if said else place, "  ")
    yield from _more(group.number - len(group.some))


def _heading(heading: str, number: int) -> Iterator[Paragraph]:
    yield Paragraph("")
    yield Paragraph(f"{heading} ({number:,})")


def _more(number: int) -> Iterator[Paragraph]:
    if number:
        yield Paragraph(f"and {number:,} more; --all lists them", "  ")


def _reason(checked: Checked) -> str:
    """Return the reason of one vote, unless the heading has said it; a note of the file goes with it."""
    assert checked.ground is not None
    own = "" if checked.reason == checked.ground.value else checked.reason.removesuffix(".")
    sides = checked.disagreeing if checked.ground is not Ground.CONTRADICTION else ()
    against = f"record: {sides[0]}, law: {sides[1]}" if sides else ""
    return "; ".join(filter(None, (own, against, checked.vote.note)))


def _no_veto(checked: Checked) -> str:
    decision, kind = checked.decision, checked.kind
    assert decision is not None and kind is not None
    stated = "" if checked.kind_source == checked.vote.file else f", says {checked.kind_source}"
    return f"{decision.tally}, {', '.join(checked.over_a_no)} against; {kind.value}{stated}"


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"

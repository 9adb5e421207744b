"""What came of checking recorded votes, as a row ready for JSON: a contract for scripts, whose keys stay."""

from typing import Any

from attrs import asdict

from sim.records.checking import Verdict
from sim.records.report import Report


def report_row(report: Report) -> dict[str, Any]:
    """Return what a script is told; `by_basis` counts the votes that agree by what settled them."""
    return {
        "rows": report.rows,
        **{verdict.value: report.verdicts[verdict] for verdict in Verdict},
        "bad_rows": report.bad_rows,
        "by_basis": {basis.value: number for basis, number in report.by_basis.items()},
        "differences": [asdict(difference) for difference in report.differences],
    }

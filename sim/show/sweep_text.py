"""Sweeps as text: what one will cost, how one went, its first tables, and whether a rerun agrees."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import asdict

from sim.analysis.sweeps.estimating import Estimate
from sim.analysis.sweeps.rerunning import Comparison
from sim.analysis.sweeps.results import Level, Results
from sim.show.lines import WIDTH, Paragraph, laid_out

_WIDEST = 14


def estimate_text(estimate: Estimate, jobs: int = 1, width: int = WIDTH) -> list[str]:
    """Return the lines that say what a sweep would cost."""
    among = f" among {jobs} processes at best, {duration(estimate.seconds)} in one" if jobs > 1 else ""
    return _rows(
        [
            ("Cases", f"{estimate.cases:,}, in {_count(estimate.parts, 'part')} of {estimate.cases_in_a_part:,}"),
            ("Path", f"{estimate.path}: {estimate.because}"),
            ("Time", f"{_about(estimate.seconds / jobs)}{among}"),
            ("Size", f"about {size(estimate.bytes)}"),
            ("Measured on", f"{_count(estimate.sampled, 'case')}; nothing was written"),
        ],
        width,
    )


def swept_text(manifest: Mapping[str, Any], folder: str, width: int = WIDTH) -> list[str]:
    """Return the lines that say how a sweep went."""
    run, parts = manifest["run"], manifest["parts"]
    reused = f", {run['reused']:,} reused" if run["reused"] else ""
    speed = f", {run['done'] / run['seconds']:,.0f} cases a second" if run["done"] and run["seconds"] else ""
    wrong = f"; {_count(manifest['failed'], 'row')} with an error" if manifest["failed"] else ""
    total = size(sum(part["bytes"] for part in parts))
    rows = [
        ("Cases", f"{manifest['cases']:,}: {run['done']:,} computed{reused}"),
        ("Path", f"{manifest['path']}: {manifest['because']}"),
        ("Rows", f"{manifest['rows']:,}{wrong}"),
        ("Parts", f"{len(parts):,}, {total}, in {folder}"),
        ("Time", f"{duration(run['seconds'])}{speed}, {run['workers']}"),
        ("Fingerprint", manifest["fingerprint"][:16]),
    ]
    return [*_rows(rows, width), *Paragraph(f"Look at it with `unsc results {folder}`.").lines(width)]


def _about(seconds: float) -> str:
    return "less than 0.1 s" if seconds < 0.1 else f"about {duration(seconds)}"


def damaged_text(names: Sequence[str]) -> str:
    """Return the line that says which parts are computed again because they were damaged."""
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    what = "is no longer as it was written, and is" if len(names) == 1 else "are no longer as written, and are"
    return f"{', '.join(names[:5])}{more} {what} computed again"


def results_text(results: Results, width: int = WIDTH) -> list[str]:
    """Return the lines of the first tables of a folder of results, and how to open it."""
    manifest, folder = results.manifest, results.folder
    wide = max(map(len, results.types))
    lines = [f"{manifest['rows']:,} rows of {manifest['cases']:,} cases; all parts are as they were written.", ""]
    for column in manifest["columns"]:
        name = column["name"]
        star = "*" if column["varied"] else " "
        text = f"{column['meaning']} ({results.types.get(name, 'absent')})"
        lines += Paragraph(text, f"  {name:<{wide}}{star} ").lines(width)
    lines += ["", "  * varied by the sweep"]
    for name, shares in results.shares.items():
        lines += ["", f"{name}: share of the rows"]
        lines += _table(
            [(_asked(each.question, each.value or "(none)"), f"{100 * each.share:.2f}%") for each in shares]
        )
    if any(level.means for level in results.overall):
        blank = any(mean is None for level in results.overall for mean in level.means.values())
        lines += ["", "Means" + (" (blank where a row has no value)" if blank else "")]
        lines += _level_table("of", results.overall, width)
        for name, levels in results.by.items():
            if len(levels) > len(results.overall):
                lines += ["", f"Means by {name}", *_level_table(name, levels, width)]
    if results.errors:
        lines += ["", "Errors, the most frequent first"]
        lines += laid_out([Paragraph(why, f"  {n:>8,}  ") for why, n in results.errors.items()], width)
    lines += ["", "First rows", *_first(results.first, width), "", "Open it in"]
    lines += [
        f"  polars   pl.read_parquet({_quoted(f'{folder}/*.parquet')})",
        f"  pandas   pd.concat(map(pd.read_parquet, sorted(glob.glob({_quoted(f'{folder}/*.parquet')}))))",
        f"  DuckDB   SELECT * FROM {_quoted(f'{folder}/*.parquet')}",
    ]
    return lines


def results_row(results: Results) -> dict[str, Any]:
    """Return the first tables of a folder of results, ready for JSON."""
    manifest = results.manifest
    return {
        "folder": results.folder,
        "cases": manifest["cases"],
        "rows": manifest["rows"],
        "failed": manifest["failed"],
        "fingerprint": manifest["fingerprint"],
        "columns": [{**column, "type": results.types.get(column["name"])} for column in manifest["columns"]],
        "overall": [_level_row(level) for level in results.overall],
        "by": {name: [_level_row(level) for level in levels] for name, levels in results.by.items()},
        "shares": {name: [asdict(share) for share in shares] for name, shares in results.shares.items()},
        "errors": results.errors,
        "first": [{name: _finite(value) for name, value in row.items()} for row in results.first],
    }


def _level_row(level: Level) -> dict[str, Any]:
    means = {name: _finite(value) for name, value in level.means.items()}
    return {"question": level.question, "value": level.value, "rows": level.rows, "means": means}


def _finite(value: Any) -> Any:
    """Return a value as JSON can say it: no number is not a number there, and a date is a text."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, (int, str, bool)) or value is None else str(value)


def rerun_text(comparison: Comparison, folder: str, width: int = WIDTH) -> list[str]:
    """Return the lines that say whether a rerun gave the same."""
    parts = _count(comparison.parts, "part")
    if not comparison.different:
        text = f"The same: {parts}, each equal byte for byte. The rerun is in {folder}."
    else:
        names = ", ".join(comparison.different[:5]) + (" ..." if len(comparison.different) > 5 else "")
        values = {
            True: "the values in them are the same",
            False: "values in them differ",
            None: "the first parts are not there to compare values with",
        }[comparison.same_values]
        number = f"{len(comparison.different):,} of {parts}"
        text = f"Not the same: {number} differ ({names}); {values}. The rerun is in {folder}."
    return Paragraph(text).lines(width)


def _rows(rows: Iterable[tuple[str, str]], width: int) -> list[str]:
    return list(laid_out([Paragraph(text, f"  {name:<13}") for name, text in rows], width))


def _table(rows: Sequence[tuple[str, str]]) -> list[str]:
    wide = max((len(name) for name, _ in rows), default=0)
    return [f"  {name:<{wide}}  {value:>10}" for name, value in rows]


def _level_table(name: str, levels: Sequence[Level], width: int) -> list[str]:
    """Lay out the means at each level, with the question in front where there are several."""
    several = len({level.question for level in levels}) > 1
    answers = list(levels[0].means)
    rows = [[*(["question"] if several else []), name, "rows", *answers]]
    for each in levels:
        means = (_number(each.means[answer]) for answer in answers)
        rows.append([*([each.question or ""] if several else []), each.value, f"{each.rows:,}", *means])
    return _grid(rows, width)


def _asked(question: str | None, value: str) -> str:
    what = value or "(none)"
    return what if question is None else f"{question}: {what}"


def _first(rows: Sequence[Mapping[str, Any]], width: int) -> list[str]:
    if not rows:
        return ["  (none)"]
    return _grid([list(rows[0]), *([_cell(value) for value in row.values()] for row in rows)], width)


def _grid(rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """Lay out a table; the columns for which there is no room are left out, and counted."""
    cut = [[cell if len(cell) <= _WIDEST else f"{cell[: _WIDEST - 2]}.." for cell in row] for row in rows]
    wide = [max(map(len, column)) for column in zip(*cut, strict=True)]
    fits, used = 0, 0
    for each in wide:
        used += each + 2
        if used > width - 6:
            break
        fits += 1
    left = len(wide) - fits
    lines = ["  " + "  ".join(f"{cell:>{w}}" for cell, w in zip(row[:fits], wide, strict=False)) for row in cut]
    return [line + (" ..." if left else "") for line in lines]


def _cell(value: object) -> str:
    return _number(value) if isinstance(value, float) else "" if value is None else str(value)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def duration(seconds: float) -> str:
    """Return a time in the units one thinks of it in.

    >>> duration(0.25), duration(75), duration(7300), duration(400_000)
    ('0.25 s', '1 min 15 s', '2 h 1 min', '4 days 15 h')
    """
    if seconds < 60:
        return f"{seconds:.3g} s"
    units = [("day", 86400), ("h", 3600), ("min", 60), ("s", 1)]
    rest, found = round(seconds), list[str]()
    for name, long in units:
        number, rest = divmod(rest, long)
        if number or found:
            found.append(f"{number} {name}{'s' if name == 'day' and number != 1 else ''}")
    return " ".join(found[:2])


def size(number: int) -> str:
    """Return a number of bytes in the unit one thinks of it in.

    >>> size(999), size(12_345), size(3_400_000_000)
    ('999 bytes', '12.3 kB', '3.4 GB')
    """
    if number < 1000:
        return f"{number} bytes"
    power = min(3, (len(str(number)) - 1) // 3)
    return f"{number / 1000**power:.3g} {('kB', 'MB', 'GB')[power - 1]}"

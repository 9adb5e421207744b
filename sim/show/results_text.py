"""The first tables of a sweep as text and as rows ready for JSON. It works nothing out."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import asdict

from sim.analysis.sweeps.parts import PARTS
from sim.analysis.sweeps.results import HIGH, LOW, Level, Results
from sim.show.lines import WIDTH, Paragraph, laid_out

_WIDEST = 14
"""So many letters of a value among the first rows are shown."""
MOST_DRAWN = 3
"""Of so many columns that are drawn at random the meanings and the means are shown; JSON has them all."""


def results_text(results: Results, width: int = WIDTH) -> list[str]:
    """Return the lines of the first tables of a folder of results, and how to open it."""
    manifest, folder = results.manifest, results.folder
    lines = [f"{manifest['rows']:,} rows of {_cases(manifest)}; all parts are as they were written."]
    left_out = _left_out(results)
    lines += ["", *_columns(results, left_out, width), "", "  * varied by the sweep"]
    for name, shares in results.shares.items():
        lines += ["", f"{name}: share of the rows"]
        rows = [(_asked(each.question, each.value), f"{100 * each.share:.2f}%") for each in shares]
        wide = max((len(what) for what, _ in rows), default=0)
        lines += [f"  {what:<{wide}}  {share:>10}" for what, share in rows]
    lines += _means(results, left_out, width)
    if results.errors:
        lines += ["", "Errors, the most frequent first"]
        lines += laid_out([Paragraph(why, f"  {n:>8,}  ") for why, n in results.errors.items()], width)
        others = manifest["failed"] - sum(results.errors.values())
        lines += [f"  {others:>8,}  rows have other errors; the column `error` has each"] if others > 0 else []
    lines += ["", "First rows", *_first(results.first, width), "", "Open it in"]
    lines += [
        f"  polars   pl.read_parquet({_quoted(f'{folder}/{PARTS}')})",
        f"  pandas   pd.read_parquet({_quoted(f'{folder}/{PARTS}')})",
        f"  DuckDB   SELECT * FROM {_quoted(f'{folder}/{PARTS}/*.parquet')}",
    ]
    return lines


def _left_out(results: Results) -> list[str]:
    """Return the columns drawn at random for which there is no room beside the first few."""
    columns = results.manifest["columns"]
    return [c["name"] for c in columns if c["varied"] and c["meaning"].startswith("drawn")][MOST_DRAWN:]


def _columns(results: Results, left_out: Sequence[str], width: int) -> Iterator[str]:
    """Yield what each column is."""
    shown = [c for c in results.manifest["columns"] if c["name"] not in left_out]
    wide = max(len(column["name"]) for column in shown)
    for column in shown:
        name, star = column["name"], "*" if column["varied"] else " "
        text = f"{column['meaning']} ({results.types.get(name, 'absent')})"
        yield from Paragraph(text, f"  {name:<{wide}}{star} ").lines(width)
    if left_out:
        names = left_out[0] if len(left_out) == 1 else f"{left_out[0]} to {left_out[-1]}"
        text = f"{len(left_out)} more, drawn likewise: {names}; --json names them all"
        yield from Paragraph(text, f"  {'...':<{wide}}* ").lines(width)


def _means(results: Results, left_out: Sequence[str], width: int) -> Iterator[str]:
    """Yield the tables of means: of all rows, and by each column that varies, what is drawn at random last."""
    means = [level.means for level in results.overall]
    if not any(means):
        return
    bounded = any(name + LOW in each for each in means for name in each)
    blank = any(value is None and name + LOW not in each for each in means for name, value in each.items())
    said = [*(["from least to greatest where votes are not known"] if bounded else [])]
    said += ["blank where a row has no value"] if blank else []
    yield ""
    yield from Paragraph("Means" + (f" ({'; '.join(said)})" if said else "")).lines(width)
    if any("not_put" in each or "open" in each for each in means):
        text = (
            "Shares are of all runs. A question that is not put is not adopted; where it is open whether it is "
            "put, it may be adopted or not, and counts among `open`."
        )
        yield from Paragraph(text, "  ").lines(width)
    yield from _level_table("of", results.overall, width)
    drawn = {c["name"] for c in results.manifest["columns"] if c["meaning"].startswith("drawn")}
    for name, levels in sorted(results.by.items(), key=lambda pair: pair[0] in drawn):
        if name not in left_out and len(levels) > len(results.overall):
            yield from ("", f"Means by {name}", *_level_table(name, levels, width))
    if more := sum(name in left_out for name in results.by):
        yield ""
        yield from Paragraph(f"And {more} tables more, by what else is drawn at random; --json has them.").lines(
            width
        )


def _level_table(name: str, levels: Sequence[Level], width: int) -> list[str]:
    """Lay out the means at each level, with the question in front where there are several."""
    several = len({level.question for level in levels}) > 1
    names = list(levels[0].means)
    answers = [each for each in names if not _is_end(each, names)]
    rows = [[*(["question"] if several else []), name, "rows", *answers]]
    for each in levels:
        means = (_mean(each.means, answer) for answer in answers)
        rows.append([*([each.question or ""] if several else []), each.value, f"{each.rows:,}", *means])
    return _blocks(rows, 2 + several, width)


def _is_end(name: str, names: Sequence[str]) -> bool:
    """Tell whether a name is that of the least or the greatest of another."""
    return any(name.endswith(end) and name.removesuffix(end) in names for end in (LOW, HIGH))


def _mean(means: Mapping[str, float | None], name: str) -> str:
    """Write a mean, or the least and the greatest it can be."""
    low, high = means.get(name + LOW), means.get(name + HIGH)
    if means[name] is not None or low is None or high is None:
        return _number(means[name])
    return f"{low:.4g} to {high:.4g}"


def _blocks(rows: Sequence[Sequence[str]], keys: int, width: int) -> list[str]:
    """Lay out a table whole: columns for which there is no room stand below, after the first `keys` again."""
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    before = sum(each + 2 for each in wide[:keys])
    blocks: list[list[int]] = [[]]
    used = before
    for n in range(keys, len(wide)):
        if blocks[-1] and used + wide[n] + 2 > width:
            blocks.append([])
            used = before
        blocks[-1].append(n)
        used += wide[n] + 2
    lines: list[str] = []
    for block in blocks:
        places = [*range(keys), *block]
        lines += [""] if lines else []
        lines += [("  " + "  ".join(f"{row[n]:>{wide[n]}}" for n in places)).rstrip() for row in rows]
    return lines


def _asked(question: str | None, value: str | None) -> str:
    what = "(not decided)" if value is None else value or "(none)"
    return what if question is None else f"{question}: {what}"


def _first(rows: Sequence[Mapping[str, Any]], width: int) -> list[str]:
    """Lay out the first rows; the columns for which there is no room are left out, and counted."""
    if not rows:
        return ["  (none)"]
    table = [list(rows[0]), *([_cell(value) for value in row.values()] for row in rows)]
    cut = [[cell if len(cell) <= _WIDEST else f"{cell[: _WIDEST - 2]}.." for cell in row] for row in table]
    wide = [max(map(len, column)) for column in zip(*cut, strict=True)]
    fits, used = 0, 0
    for each in wide:
        used += each + 2
        if used > width:
            break
        fits += 1
    left = len(wide) - fits
    lines = [("  " + "  ".join(f"{c:>{w}}" for c, w in zip(r[:fits], wide, strict=False))).rstrip() for r in cut]
    return [*lines, *([f"  and {left} column{'s' if left > 1 else ''} more"] if left else [])]


def _cases(manifest: Mapping[str, Any]) -> str:
    """Say how many cases there are; played ones are counted by runs in the manifest."""
    repetitions = manifest.get("repetitions", 1)
    cases = f"{manifest['cases'] // repetitions:,} cases"
    return cases if repetitions == 1 else f"{cases}, each run {repetitions:,} times"


def results_row(results: Results) -> dict[str, Any]:
    """Return the first tables of a folder of results, ready for JSON."""
    manifest = results.manifest
    return {
        "folder": results.folder,
        "cases": manifest["cases"] // manifest.get("repetitions", 1),
        "repetitions": manifest.get("repetitions", 1),
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


def _cell(value: object) -> str:
    return _number(value) if isinstance(value, float) else "" if value is None else str(value)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.6g}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"

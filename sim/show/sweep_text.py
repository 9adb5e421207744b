"""Sweeps as text: what one will cost, how one went, and whether a rerun agrees."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sim.analysis.sweeps.estimating import Estimate
from sim.analysis.sweeps.rerunning import Comparison
from sim.show.lines import WIDTH, Paragraph, laid_out


def estimate_text(estimate: Estimate, jobs: int = 1, width: int = WIDTH) -> list[str]:
    """Return the lines that say what a sweep would cost."""
    parts = f"{_count(estimate.parts, 'part')} of {estimate.cases_in_a_part:,}"
    what = "case" if estimate.repetitions == 1 else "run"
    among = f" among {jobs} processes at best, {duration(estimate.seconds)} in one" if jobs > 1 else ""
    return _rows(
        [
            ("Cases", f"{_cases(estimate.cases, estimate.repetitions)}, in {parts}"),
            ("Path", f"{estimate.path}: {estimate.because}"),
            *(("Note", note) for note in estimate.notes),
            ("Time", f"{_about(estimate.seconds / jobs)}{among}"),
            ("Size", f"about {size(estimate.bytes)}"),
            ("Measured on", f"{_count(estimate.sampled, what)}; nothing was written"),
        ],
        width,
    )


def swept_text(
    manifest: Mapping[str, Any], folder: str, width: int = WIDTH, notes: Sequence[str] = ()
) -> list[str]:
    """Return the lines that say how a sweep went; `notes` are those of its plan."""
    run, parts = manifest["run"], manifest["parts"]
    reused = f", {run['reused']:,} reused" if run["reused"] else ""
    repetitions = manifest.get("repetitions", 1)
    what = "cases" if repetitions == 1 else "runs"
    speed = f", {run['done'] / run['seconds']:,.0f} {what} a second" if run["done"] and run["seconds"] else ""
    wrong = f"; {_count(manifest['failed'], 'row')} with an error" if manifest["failed"] else ""
    total = size(sum(part["bytes"] for part in parts))
    rows = [
        ("Cases", f"{_cases(manifest['cases'], repetitions)}: {run['done']:,} computed{reused}"),
        ("Path", f"{manifest['path']}: {manifest['because']}"),
        *(("Note", note) for note in notes),
        ("Rows", f"{manifest['rows']:,}{wrong}"),
        ("Parts", f"{len(parts):,}, {total}, in {folder}"),
        ("Time", f"{duration(run['seconds'])}{speed}, {run['workers']}"),
        ("Fingerprint", manifest["fingerprint"][:16]),
    ]
    return [*_rows(rows, width), *Paragraph(f"Look at it with `unsc results {folder}`.").lines(width)]


def _cases(computed: int, repetitions: int) -> str:
    """Say how many cases there are, and how many runs of them if each is repeated.

    >>> _cases(36, 1), _cases(36, 4)
    ('36', '9, each run 4 times, makes 36 runs')
    """
    if repetitions == 1:
        return f"{computed:,}"
    return f"{computed // repetitions:,}, each run {_count(repetitions, 'time')}, makes {_count(computed, 'run')}"


def _about(seconds: float) -> str:
    return "less than 0.1 s" if seconds < 0.1 else f"about {duration(seconds)}"


def damaged_text(names: Sequence[str]) -> str:
    """Return the line that says which parts are computed again because they were damaged."""
    more = f" and {len(names) - 5} more" if len(names) > 5 else ""
    what = "is no longer as it was written, and is" if len(names) == 1 else "are no longer as written, and are"
    return f"{', '.join(names[:5])}{more} {what} computed again"


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

"""A file of a million rows takes the memory of a short one: votes are read one at a time, and none is kept."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.effort import LONG
from tests.records.un_layout import COLUMNS, as_csv, made

ROOT = Path(__file__).resolve().parents[2]
ROWS = 1_000_000 if LONG else 100_000

# In a process of its own, so that nothing else counts; the highest memory it ever had, in kilobytes. (What
# getrusage says begins with the memory of the process that started it.)
STATUS = Path("/proc/self/status")
CHECK = f"""
import sys
from pathlib import Path
from sim.cli import main
main(sys.argv[1:], standalone_mode=False)
lines = Path("{STATUS}").read_text().splitlines()
print(next(line for line in lines if line.startswith("VmHWM")).split()[1], file=sys.stderr)
"""


def made_file(path: Path, rows: int) -> int:
    """Write a file of so many rows and a few more, votes of one day each; return how many votes."""
    # The rows of a year's days, written again and again under other numbers: writing them takes no time.
    texts = []
    for n in range(50):
        vote = made(n, date(2014, 1, 1) + timedelta(7 * n), abstain="CHN")
        text = as_csv(row | {"undl_id": "@", "resolution": "S/RES/@(2014)"} for row in vote.rows())
        texts.append(text.partition("\n")[2])
    votes = -(-rows // 15)
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(COLUMNS) + "\n")
        file.writelines(texts[n % 50].replace("@", str(n + 1)) for n in range(votes))
    return votes


def checked(path: Path, *words: str) -> tuple[str, int]:
    command = [sys.executable, "-c", CHECK, "records", "check", str(path), "--json", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return done.stdout, int(done.stderr.split()[-1])


@pytest.mark.skipif(not STATUS.exists(), reason="needs Linux to tell what memory a process had at most")
def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    few, many = tmp_path / "few.csv", tmp_path / "many.csv"
    made_file(few, 1_500)
    votes = made_file(many, ROWS)
    said, most = checked(many, "--out", str(tmp_path / "out.csv"))
    assert f'"rows": {votes}, "agree": {votes}, "differ": 0, "unchecked": 0, "bad_rows": 0' in said
    _, little = checked(few, "--out", str(tmp_path / "little.csv"))
    size = many.stat().st_size / 1e6
    print(f"{votes * 15:,} rows, {size:.0f} MB: at most {most / 1e3:.1f} MB; 1,500 rows: {little / 1e3:.1f} MB")
    # What is remembered of votes gone by is bounded (REMEMBERED): some 4 MB. The file has a hundred times as much.
    assert most - little < 12_000
    assert sum(1 for _ in (tmp_path / "out.csv").open(encoding="utf-8")) == votes + 1

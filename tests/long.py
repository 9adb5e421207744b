"""All tests with ten times the random examples, and unseeded: `python -m tests.long [--write] [pytest's options]`.

`--write` puts what came of it into docs/long-tests.md.
"""

import os
import platform
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "long-tests.md"
SLOWEST = 15


def main() -> int:
    """Run pytest at full effort and return its exit code."""
    options = sys.argv[1:]
    write = "--write" in options
    options = [option for option in options if option != "--write"]
    environment = {**os.environ, "UNSC_LONG_TESTS": "1"}
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.xml"
        command = [sys.executable, "-m", "pytest", f"--junit-xml={results}", *options]
        code = subprocess.run(command, env=environment, check=False).returncode
        if write and results.exists():
            PAGE.write_text(report(results, options), "utf-8")
            print(f"wrote {PAGE.relative_to(ROOT)}")
    return code


def report(results: Path, options: list[str]) -> str:
    """Return the page that tells of a run, from pytest's own account of it."""
    suite = next(ElementTree.parse(results).getroot().iter("testsuite"))
    cases = list(suite.iter("testcase"))
    by_room = Counter(".".join(case.get("classname", "").split(".")[:2]) for case in cases)
    seconds = float(suite.get("time", "0"))
    slowest = sorted(cases, key=lambda case: -float(case.get("time", "0")))[:SLOWEST]
    failed = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    skipped = [case for case in cases if case.find("skipped") is not None]
    told = " ".join(["python -m tests.long --write", *options])
    lines = [
        "# Long tests",
        "",
        f"The last whole run, as pytest told it: `{told}`.",
        "By default the tests run a seeded tenth of their random examples; here they ran all of them, unseeded.",
        "This page is made by the run; do not edit it.",
        "",
        f"- {datetime.now(UTC):%Y-%m-%d}, {platform.system()} on {platform.machine()}, {os.cpu_count()} cores,"
        f" Python {platform.python_version()}, commit {_commit()}",
        f"- {len(cases) - len(failed) - len(skipped):,} passed, {len(failed)} failed, {len(skipped)} skipped,"
        f" in {seconds / 60:.0f} minutes",
        "",
        "| tests | cases |",
        "|---|---:|",
        *[f"| `{room.replace('.', '/')}` | {number:,} |" for room, number in sorted(by_room.items())],
        "",
        f"The {SLOWEST} slowest:",
        "",
        "| test | seconds |",
        "|---|---:|",
        *[f"| {_name(case)} | {float(case.get('time', '0')):.0f} |" for case in slowest],
    ]
    if failed:
        lines += ["", "What failed:", "", *[f"- {_name(case)}" for case in failed]]
    return "\n".join(lines) + "\n"


def _name(case: ElementTree.Element) -> str:
    name = case.get("name", "").split("[")[0].replace("_", " ")
    return f"{name} (`{case.get('classname', '').split('.')[-1]}`)"


def _commit() -> str:
    command = ["git", "rev-parse", "--short", "HEAD"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


if __name__ == "__main__":
    raise SystemExit(main())
